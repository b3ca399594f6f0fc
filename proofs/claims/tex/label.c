/* SPDX-License-Identifier: MIT
**
** A label names the last link of its row by what stands behind its last colon, and no other link of its lemma.
*/
#include "proofs/claims/tex/parts.h"
#include "proofs/engine/lemma.h"

#include <string.h>

/* fano of eq:fano; nothing that a link's name may not hold. */
static const char *label_name(tex_reader_t *r, const char *label)
{
    const char *colon = strrchr(label, ':');
    char *name = arena_printf(r->A, "%.90s", colon && colon[1] ? colon + 1 : label);
    for (char *c = name; *c; c++)
        if (strchr("=<>[]!\"$#", *c)) *c = '-';
    return name;
}

/* A link's name behind what the row has made. */
bool tex_name_link(tex_reader_t *r, const char *label, spot_t at)
{
    const char *name = label_name(r, label);
    if (r->labels.n + 1 >= LINKS_MAX)
        return claim_fault(r->fault, at, "more than %d links in one lemma", LINKS_MAX - 1);
    for (size_t k = 0; k < r->labels.n; k++)
        if (strcmp(r->labels.at[k].name, name) == 0)
            return claim_fault(r->fault, at,
                               "the link of the label %s is called %s, as that of %s in line %u is: a badge would not know "
                               "which one, expected another label",
                               label, name, r->labels.at[k].label, r->labels.at[k].line);
    r->labels.at = arena_grown(r->A, r->labels.at, r->labels.n, &r->labels.room, sizeof *r->labels.at);
    r->labels.at[r->labels.n].label = label;
    r->labels.at[r->labels.n].name = name;
    r->labels.at[r->labels.n++].line = at.line;
    r->spaced = true;
    tex_emit(r, TOKEN_SIGN, "[", at, false);
    tex_emit(r, TOKEN_NAME, name, at, false);
    tex_emit(r, TOKEN_SIGN, "]", at, false);
    return true;
}
