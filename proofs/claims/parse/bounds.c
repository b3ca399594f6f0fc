/* SPDX-License-Identifier: MIT
**
** What sums and other binders run over: letters of alphabets, ranges.
*/
#include "proofs/claims/parse/parts.h"

/* Names, those from `from` on, and the alphabet of them all where one is named. */
static unsigned bounds_of_one(parser_t *p, bound_t *bound, unsigned from)
{
    unsigned n = from;
    do {
        if (n == PARTS_MAX) { claim_fault(p->fault, now(p)->at, "more than %d letters", PARTS_MAX); return 0; }
        spot_t at = now(p)->at;
        const char *name = need_name(p, "a letter");
        if (!name) return 0;
        bound[n++] = (bound_t){ name, NULL, at };
    } while (!is_word(ahead(p, 1), "given") && eat_sign(p, ","));
    if (is_word(now(p), "of") ||
        (is_word(now(p), "in") && ahead(p, 1)->kind == TOKEN_NAME && !is_sign(ahead(p, 2), ".."))) {
        p->i++;
        const char *of = need_name(p, "an alphabet");
        if (!of) return 0;
        for (unsigned k = from; k < n; k++) bound[k].of = of;
    }
    return n;
}

unsigned parse_bounds(parser_t *p, bound_t *bound)
{
    unsigned n = bounds_of_one(p, bound, 0);
    while (n && bound[n - 1].of && !is_word(ahead(p, 1), "given") && eat_sign(p, ",")) n = bounds_of_one(p, bound, n);
    return n;
}

bool parse_range(parser_t *p, const node_t **lo, const node_t **hi)
{
    if (!(*lo = parse_expr(p))) return false;
    if (!need_sign(p, "..", "and the other end of the range (of real numbers [0,1] or R)")) return false;
    if (eat_word(p, "inf")) { *hi = NULL; return true; }
    return (*hi = parse_expr(p)) != NULL;
}
