/* SPDX-License-Identifier: MIT
**
** Text of others made fit for a terminal, a TeX comment and a CSV cell: one line, and nothing that acts.
** (What acts: utf8_acts, and what is not UTF-8.)
*/
#include "cli/cli.h"
#include "numerics/base/utf8.h"

#include <stdlib.h>
#include <string.h>

const char *shown_name(arena_t *A, const char *text, size_t n)
{
    char s[NAME_SHOWN + 1];
    size_t have = utf8_shown(s, sizeof s, text, n);
    return arena_printf(A, "\"%s%s\"", s, have < n && have + 4 > NAME_SHOWN ? ".." : "");
}

/* A cell that starts like a formula gets an apostrophe before it, as spreadsheets take it for text; quotes are doubled
** (RFC 4180). */
void shown_cell(FILE *f, const char *text)
{
    size_t n = strlen(text);
    char *s = alloc_bytes(n + 1);
    utf8_shown(s, n + 1, text, n);
    fputs(s[0] && strchr("=+-@", s[0]) ? "\"'" : "\"", f);
    for (const char *p = s; *p; p++) {
        if (*p == '"') fputc('"', f);
        fputc(*p, f);
    }
    fputc('"', f);
    free(s);
}
