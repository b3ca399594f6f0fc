/* SPDX-License-Identifier: MIT
**
** What a divergence buys, F; and the best of N draws from a law > 0, of which no more is said than that it is a law
** > 0, Q, on the same letters: each has a chance, that of N draws of which it is one and none is better.
*/
#include "proofs/prove/points/words_parts.h"

#include <string.h>

static bool is_positive(const points_words_t *P, const core_t *x)
{
    const setting_t *S = &P->L->setting;
    return x->kind == CORE_MASS && !x->given && S->law[x->at].axes == 1 && S->law[x->at].param >= 0 &&
           S->entry[S->law[x->at].param].positive;
}

/* The same text, or the first; else there is a second, which is none of the notation. */
static bool once(const char **kept, const char *text)
{
    if (!*kept) *kept = text;
    return text && strcmp(*kept, text) == 0;
}

/* (p, r, N, y): Q(y) */
const char *bought_best(points_words_t *P, words_t *r, const core_t *x, const char *letter)
{
    const char *p = points_argument(P, r, x, 0), *w = points_argument(P, r, x, 1), *N = words_of(r, x->part[2], SUM);
    if (!letter || !p || !w || !N || !is_positive(P, x->part[0])) return NULL;
    if (!once(&P->best_of, arena_printf(P->A, "%s, %s, %s", p, w, N))) return NULL;
    P->best = points_free_name(P, "Q");
    P->best_on = (unsigned)P->L->setting.law[x->part[0]->at].alphabet[0];
    return arena_printf(P->A, "%s(%s)", P->best, letter);
}

/* (p, r, q): F */
const char *bought_edge(points_words_t *P, words_t *r, const core_t *x)
{
    const char *p = points_argument(P, r, x, 0), *w = points_argument(P, r, x, 1), *q = points_argument(P, r, x, 2);
    if (!p || !w || !q || !once(&P->edge_of, arena_printf(P->A, "frontier of x': %s, %s, %s", p, w, q))) return NULL;
    return P->edge = points_free_name(P, "F");
}
