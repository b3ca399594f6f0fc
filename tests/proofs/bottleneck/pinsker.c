/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/paper.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>

Test(pinsker, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_pinsker, 200);
    assert_holds(&r, 200);
    for (size_t k = 0; k < 3; k++) assert_attained(&r, bottleneck_pinsker.links[k].name);
    record_clear(&r);
}

Test(pinsker, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_pinsker, broken_pinsker); }

/* Equality in all three links on the diagonal and nowhere else; in the second also at p = 0 and p = 1. */
Test(pinsker, where_equality_is)
{
    const lemma_t *L = &bottleneck_pinsker;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < 100 && (!L->families[f]->size || i < L->families[f]->size); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 3, i);
            mpq_srcptr p = candidate_number(c, "p");
            bool diagonal = mpq_equal(p, candidate_number(c, "q")), corner = mpq_sgn(p) == 0 || mpq_cmp_ui(p, 1, 1) == 0;
            const chain_t *t = lemma_chain(A, L, c);
            for (size_t k = 0; k < 3; k++) {
                bool equal = decide_link(L, k, t, &effort).verdict == VERDICT_EQUAL;
                cr_expect(equal == (diagonal || (k == 1 && corner)), "family %s, candidate %zu, link %zu", L->families[f]->name, i, k);
            }
        }
    arena_free(A);
}
