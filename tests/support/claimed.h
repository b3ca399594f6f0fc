/* SPDX-License-Identifier: MIT
**
** Lemmas that are claim files, by their ids; the terms of a candidate in doubles.
*/
#ifndef LEMMATA_TESTS_CLAIMED_H
#define LEMMATA_TESTS_CLAIMED_H

#include "cli/cli.h"
#include "proofs/engine/decide.h"
#include "tests/support/brute.h"
#include "tests/support/lemma.h"

static inline const lemma_t *claimed(const char *id)
{
    for (size_t p = 0; papers_at(p); p++)
        for (size_t k = 0; papers_at(p)->lemmas[k]; k++)
            if (strcmp(papers_at(p)->lemmas[k]->id, id) == 0) return papers_at(p)->lemmas[k];
    cr_assert_fail("no lemma %s", id);
    return NULL;
}

/* Both sides of a link in the first row. */
static inline const real_t *side_of(const lemma_t *L, const chain_t *t, const char *link, bool right)
{
    const link_t *l = &L->links[link_called(L, link)];
    return t->first->term[right ? l->rhs : l->lhs];
}

static inline long double side_near(const lemma_t *L, const chain_t *t, const char *link, bool right)
{
    double lo, hi;
    cr_assert(real_approx(side_of(L, t, link, right), true, &lo, &hi), "%s, %s", L->id, link);
    return ((long double)lo + (long double)hi) / 2;
}

#endif
