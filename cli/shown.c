/* SPDX-License-Identifier: MIT
**
** Text of others made fit for a terminal, a TeX comment and a CSV cell: one line, and nothing that acts.
**
** What acts: the controls C0 (U+0000 .. U+001F), DEL, C1 (U+0080 .. U+009F), what ends a line (U+2028, U+2029), what turns its
** direction (U+061C, U+200E, U+200F, U+202A .. U+202E, U+2066 .. U+2069), the mark U+FEFF, and what is not UTF-8.
*/
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

/* The bytes of the UTF-8 character at p, n > 0 bytes left, and its number in *c; 0 when there is none (RFC 3629). */
static size_t character(unsigned long *c, const unsigned char *p, size_t n)
{
    static const unsigned long least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    size_t k = p[0] < 0x80 ? 1 : p[0] >> 5 == 6 ? 2 : p[0] >> 4 == 14 ? 3 : p[0] >> 3 == 30 ? 4 : 0;
    if (k == 0 || k > n) return 0;
    *c = k == 1 ? p[0] : p[0] & (0x7fu >> k);
    for (size_t i = 1; i < k; i++) {
        if (p[i] >> 6 != 2) return 0;
        *c = *c << 6 | (p[i] & 0x3fu);
    }
    return *c < least[k] || *c > 0x10ffff || (*c >= 0xd800 && *c <= 0xdfff) ? 0 : k;
}

static bool acts(unsigned long c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

size_t shown(char *to, size_t room, const char *text, size_t n)
{
    size_t have = 0, k;
    for (size_t i = 0; i < n; i += k ? k : 1) {
        unsigned long c = 0;
        k = character(&c, (const unsigned char *)text + i, n - i);
        bool as_it_is = k && !acts(c);
        if (have + (as_it_is ? k : 1) + 1 > room) break;
        if (as_it_is) memcpy(to + have, text + i, k);
        else to[have] = '?';
        have += as_it_is ? k : 1;
    }
    to[have] = 0;
    return have;
}

const char *shown_name(arena_t *A, const char *text, size_t n)
{
    char s[NAME_SHOWN + 1];
    size_t have = shown(s, sizeof s, text, n);
    return arena_printf(A, "\"%s%s\"", s, have < n && have + 4 > NAME_SHOWN ? ".." : "");
}

/* A cell that starts like a formula gets an apostrophe before it, as spreadsheets take it for text; quotes are doubled (RFC 4180). */
void shown_cell(FILE *f, const char *text)
{
    size_t n = strlen(text);
    char *s = alloc_bytes(n + 1);
    shown(s, n + 1, text, n);
    fputs(s[0] && strchr("=+-@", s[0]) ? "\"'" : "\"", f);
    for (const char *p = s; *p; p++) {
        if (*p == '"') fputc('"', f);
        fputc(*p, f);
    }
    fputc('"', f);
    free(s);
}
