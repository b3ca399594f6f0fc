/* SPDX-License-Identifier: MIT
**
** Section 8: what a divergence buys. F is the mean of r under the tilt of p by r that diverges from p as q does: under
** p where that is 0, and the greatest r past all tilts.
*/
#include "checker/points/points.h"

#include <string.h>

static const edge_t *frontier_in(const json_t *j)
{
    const char *name = json_text(j, "a frontier");
    for (unsigned k = 0; k < P->edges; k++)
        if (strcmp(P->number[P->edge[k].number].name, name) == 0) return &P->edge[k];
    reject("%.64s is no frontier", name);
}

static const term_t *over(const term_t *x) { return term_new(SUM, x, NULL); }

/* KL(q||p) */
static const term_t *divergence(const term_t *q, const term_t *p)
{
    return over(term_times(q, term_new(LOG, term_new(DIV, q, p), NULL)));
}

/* Laws that are positive, and a table. */
void frontiers_open(void)
{
    for (unsigned k = 0; k < P->edges; k++) {
        const edge_t *e = &P->edge[k];
        form_t p = form_at(e->p), q = form_at(e->q);
        if (drawn_term(e->p) | drawn_term(e->q) | drawn_term(e->r)) reject("a frontier of what is drawn");
        if (!sums_law(p) || !sums_positive(p) || !sums_law(q) || !sums_positive(q))
            reject("a frontier of what are not shown to be laws > 0");
        form_at(e->r);
    }
}

/* KL(q||p) = 0: F is the mean of r under p. */
void base(const json_t *s)
{
    const edge_t *e = frontier_in(s->at[1]);
    shown(form_at(divergence(e->q, e->p)), ZERO, s->at[2], "a divergence");
    know_relation(term_name(e->number), EQ, over(term_times(e->p, e->r)));
}

/* KL(q||p) > 0, F is not the greatest r: F is the mean of r under t = p e^(r/b)/sum, b > 0, and KL(t||p) = KL(q||p). */
void edge(const json_t *s)
{
    const edge_t *e = frontier_in(s->at[1]);
    const term_t *F = term_name(e->number), *off = term_minus(term_new(MOST, e->r, NULL), F);
    range_t r;
    if (generic) reject("edge: at each letter it is not of this reason");
    shown(form_at(divergence(e->q, e->p)), POSITIVE, s->at[3], "a divergence");
    shown(form_power(form_at(off), 2), POSITIVE, s->at[4], "the square of a difference");
    range_init(&r);
    end_set(&r.lo, rational(0, 1), true);
    const term_t *b = term_name(number_named(s->at[2], &r)),
                 *w = term_times(e->p, term_new(EXP, term_new(DIV, e->r, b), NULL)),
                 *t = term_new(DIV, w, over(w));
    know_relation(F, EQ, over(term_times(t, e->r)));
    know_relation(divergence(t, e->p), EQ, divergence(e->q, e->p));
}
