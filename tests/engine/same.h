/* SPDX-License-Identifier: MIT
**
** Records that are the same in all that they hold.
*/
#ifndef LEMMATA_TESTS_SAME_H
#define LEMMATA_TESTS_SAME_H

#include "tests/engine/toy.h"

#include <criterion/criterion.h>
#include <string.h>

static inline bool same_place(place_t a, place_t b)
{
    return a.set == b.set && a.family == b.family && a.index == b.index;
}
static inline bool same_span(span_t a, span_t b) { return a.lo == b.lo && a.hi == b.hi; }

static inline void assert_same(const record_t *a, const record_t *b)
{
    cr_assert(a->candidates == b->candidates && memcmp(a->routes, b->routes, sizeof a->routes) == 0, "%s: other routes",
              a->lemma->id);
    for (size_t k = 0; k < lemma_links(a->lemma); k++) {
        const link_record_t *l = &a->link[k], *m = &b->link[k];
        cr_assert(memcmp(l->count, m->count, sizeof l->count) == 0, "%s: other counts", a->lemma->id);
        cr_assert(same_place(l->tightest, m->tightest) && same_place(l->violation, m->violation) &&
                      same_place(l->attained, m->attained) && same_place(l->held, m->held),
                  "%s: other places", a->lemma->id);
        for (size_t i = 0; i < REASONS; i++) {
            const reason_t *x = &l->reason[i], *y = &m->reason[i];
            cr_assert(same_place(x->at, y->at) && (!x->at.set || strcmp(x->why, y->why) == 0), "%s: other reasons",
                      a->lemma->id);
        }
        cr_assert(l->cells == m->cells && mpz_cmp(l->weight, m->weight) == 0);
        cr_assert(mpz_cmp(l->sum_lo, m->sum_lo) == 0 && mpz_cmp(l->sum_hi, m->sum_hi) == 0, "%s: other sums",
                  a->lemma->id);
        cr_assert(same_span(l->slack, m->slack) && same_span(l->ledger, m->ledger) && l->has_ratio == m->has_ratio &&
                  same_span(l->ratio, m->ratio));
    }
}

#endif
