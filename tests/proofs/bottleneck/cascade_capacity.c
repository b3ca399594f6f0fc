/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>

Test(cascade_capacity, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_cascade_capacity, 200);
    assert_holds(&r, 200);
    for (size_t k = 0; k < 4; k++) assert_attained(&r, bottleneck_cascade_capacity.links[k].name);
    record_clear(&r);
}

Test(cascade_capacity, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_cascade_capacity, broken_cascade_capacity); }

/* The coin: both stages carry log 2 and the cascade nothing. Incompatible stages: log 2, log 3, nothing. */
Test(cascade_capacity, the_coin_and_incompatible_stages)
{
    const lemma_t *L = &bottleneck_cascade_capacity;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 2; i++) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "contexts"), 1, i);
        const chan_t *W = loop_judgment(c, 0), *V = loop_articulation(c, 0);
        cr_expect(real_cmp(loop_cog(c, 0), real_log_ui(A, 2), &effort) == SIGN_ZERO);
        cr_expect(real_cmp(loop_art(c, 0), real_log_ui(A, i ? 3 : 2), &effort) == SIGN_ZERO);
        cr_expect(real_sgn(capacity_real(A, chan_compose(W, V)), &effort) == SIGN_ZERO);
    }
    arena_free(A);
}

/* Two binary symmetric stages of noise e: the cascade is one of noise 2e(1-e), by hand. */
Test(cascade_capacity, two_symmetric_stages_by_hand)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t k = 0; k < NOISES; k++) {
        mpq_srcptr e = stock_noise(A, k);
        mpq_ptr f = arena_mpq(A, 1);
        mpq_set_ui(f, 1, 1);
        mpq_sub(f, f, e);
        mpq_mul(f, f, e);
        mpq_add(f, f, f);
        const chan_t *W = chan_symmetric(A, 2, e);
        const real_t *by_hand = real_sub(real_log_ui(A, 2), info_binary_entropy(A, f));
        cr_expect(real_cmp(capacity_real(A, chan_compose(W, W)), by_hand, &effort) == SIGN_ZERO, "noise %zu", k);
    }
    arena_free(A);
}
