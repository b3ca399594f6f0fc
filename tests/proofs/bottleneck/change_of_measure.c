/* SPDX-License-Identifier: MIT */
#include "numerics/info/info.h"
#include "tests/broken/bottleneck/variants.h"
#include "proofs/bottleneck/paper.h"

#include <criterion/criterion.h>

Test(change_of_measure, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_change_of_measure, 200);
    assert_holds(&r, 100);
    assert_attained(&r, "change of measure");
    record_clear(&r);
}

Test(change_of_measure, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_change_of_measure, broken_change_of_measure); }

/* The slack is KL(Q||G), G ~ P e^f. */
Test(change_of_measure, the_slack_is_a_divergence)
{
    const lemma_t *L = &bottleneck_change_of_measure;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 100; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 9, i);
        const value_t *w = candidate_value(c, "e^f(theta)"), *p = candidate_value(c, "P(theta)");
        mpq_ptr g = arena_mpq(A, w->cells + 1), sum = g + w->cells;
        for (size_t k = 0; k < w->cells; k++) { mpq_mul(g + k, p->at + k, w->at + k); mpq_add(sum, sum, g + k); }
        for (size_t k = 0; k < w->cells; k++) mpq_div(g + k, g + k, sum);
        const chain_row_t *row = lemma_chain(A, L, c)->first;
        const real_t *slack = real_sub(term_called(L, row, "KL(Q||P) + log E_P e^f"), term_called(L, row, "E_Q f"));
        cr_expect(real_cmp(slack, info_kl(candidate_law(c, "Q(theta)"), pmf_make(A, w->cells, g)), &effort) == SIGN_ZERO, "candidate %zu", i);
    }
    arena_free(A);
}
