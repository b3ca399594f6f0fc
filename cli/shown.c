/* SPDX-License-Identifier: MIT
**
** Text of others made fit for a terminal: one line, and nothing that acts.
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
