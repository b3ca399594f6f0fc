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

/* The judgment never reaches the third h, whose articulation is all but that of the second: a mixture of the other two, so that the cascade has the
** capacity of its second stage exactly; or a little beyond the second, so that it has less. */
Test(cascade_capacity, a_mixture_that_is_never_reached)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const lemma_t *L = &bottleneck_cascade_capacity;
    for (int side = -1; side <= 1; side += 2) {
        candidate_t *c = candidate_new(A, L->params);
        mpq_ptr p = arena_mpq(A, 6);
        mpq_set_str(p, "1", 10);
        mpq_set_str(p + 2, "1/3", 10);
        mpq_set_str(p + 4, side < 0 ? "333333333333333333/1000000000000000000" : "333333333333333334/1000000000000000000", 10);
        for (size_t x = 0; x < 3; x++) { mpq_canonicalize(p + 2 * x); mpq_set_ui(p + 2 * x + 1, 1, 1); mpq_sub(p + 2 * x + 1, p + 2 * x + 1, p + 2 * x); }
        candidate_set_law(c, "p(s)", pmf_uniform(A, 1));
        mpq_ptr u = candidate_table(c, "p(u|s)", 2, (size_t[]){ 1, 2 });
        mpq_set_ui(u, 1, 2);
        mpq_set_ui(u + 1, 1, 2);
        const chan_t *W = chan_map(A, 2, 3, (size_t[]){ 0, 1 }), *V = chan_make(A, 3, 2, p, NULL);
        candidate_set_channels(c, "p(h|u,s)", 1, &W);
        candidate_set_channels(c, "p(y|h,s)", 1, &V);
        verdict_t v = decide_link(L, link_called(L, "capacity of the cascade"), lemma_chain(A, L, c), &effort).verdict;
        cr_expect(v == (side < 0 ? VERDICT_HOLDS : VERDICT_EQUAL), "side %d: %s", side, verdict_name(v));
    }
    arena_free(A);
}
