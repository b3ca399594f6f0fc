/* SPDX-License-Identifier: MIT
**
** utf8 -- text of others: what is a character, what acts where it is shown, how wide it stands.
**
** The one rule for what is read: text that is not UTF-8 (RFC 3629) is refused with its line and column, and columns
** count characters.
*/
#ifndef LEMMATA_UTF8_H
#define LEMMATA_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of the character at p, n > 0 bytes left, and its number in *c; 0 when there is none. */
size_t utf8_character(unsigned long *c, const char *p, size_t n);
/* Does it begin a character, or stand alone? Bytes for which this is false are no columns of their own. */
static inline bool utf8_begins(char byte) { return ((unsigned char)byte & 0xc0) != 0x80; }
/* The place of the first byte of text[0..n) that is no UTF-8; n where there is none. */
size_t utf8_fault(const char *text, size_t n);
/* A control of C0 (the tab and the line's end, too), DEL, a control of C1, what ends a line (U+2028, U+2029), what
** turns its direction (U+061C, U+200E, U+200F, U+202A .. U+202E, U+2066 .. U+2069), the mark U+FEFF. */
bool utf8_acts(unsigned long c);
/* The place of the first character of UTF-8 text[0..n) that acts and is no tab and no line's end, LF or CRLF; n where
** there is none. */
size_t utf8_acting(const char *text, size_t n);
/* Text[0..n) as a terminal, a log or a comment may hold it: one line, what acts and what is no UTF-8 made '?'; cut to
** fit `room` > 0 bytes with the zero byte after it. Returns its length. */
size_t utf8_shown(char *to, size_t room, const char *text, size_t n);
/* Columns of a terminal that the character takes: 0 of marks upon others, 2 of East Asian letters and of pictures, else
** 1 (Unicode, annex 11). */
unsigned utf8_width(unsigned long c);

#endif
