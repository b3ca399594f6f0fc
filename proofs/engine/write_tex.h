/* SPDX-License-Identifier: MIT
**
** The make of tables and of text in LaTeX.
*/
#ifndef LEMMATA_WRITE_TEX_H
#define LEMMATA_WRITE_TEX_H

#include "proofs/engine/write.h"

/* Text with what TeX would take for itself escaped. */
void tex_escaped(FILE *f, const char *s);
/* The name of a link: text, and what of it is mathematics set as such. */
void tex_name(FILE *f, const char *name);
/* Sentences, likewise, from a capital on; their straight quotes as TeX has them. */
void tex_prose(FILE *f, const char *text);
/* \begin{tabular} with `text` left columns and then number columns of these formats. */
void tex_begin_tabular(FILE *f, const char *text, size_t numbers, const char *const *format);
void tex_end_tabular(FILE *f);
/* What a column takes: digits before the point and behind it, of an exponent, room for a minus. Of zeros: none yet. */
typedef struct { int whole, places, exponent; bool minus; } tex_format_t;
enum { TEX_FORMAT_MAX = 48 };
/* The column takes this decimal, too; what is no plain decimal, or NULL, asks for no room. */
void tex_format_take(tex_format_t *t, const char *decimal);
/* The format of siunitx, into text. */
const char *tex_format(char text[TEX_FORMAT_MAX], const tex_format_t *t);
/* A number cell; "--" where there is none or it is not finite. Frees the decimal. */
void tex_number_cell(FILE *f, char *decimal);

#endif
