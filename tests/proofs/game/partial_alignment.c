/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>

#define L game_lemma("partial-alignment")

Test(game_partial_alignment, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "exponential, two-stage", FOUND_HOLDS },
                                     { "exponential, owner-only", FOUND_REFUTED },
                                     { "limit, two-stage", FOUND_HOLDS },
                                     { "limit, owner-only", FOUND_REFUTED },
                                     { "exponential, owner-only, AO within AP", FOUND_HOLDS },
                                     { "limit on AO, owner-only", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 150);
    assert_found(&r, found);
    record_clear(&r);
}

Test(game_partial_alignment, limits_rest_on_certificates)
{
    static const char *const terms[] = { "two_decay(wO, K, wP, M, p0, 1 - both)", "owner_decay(wO, K, p0, 1 - both)",
        "two_limit(wO, K, wP, M, p0, x)",
                                         "owner_limit(wO, K, p0, x)", NULL };
    assert_certified(L, 40, terms);
    cr_expect(brute_confirm_all(L, 40) > 60);
}

/* The counterexamples under owner-only: AO and AP meet and differ, AO is not all of X and not within AP, and one round
** by ordered pools multiplies all points of AO alike: a point of AO - AP keeps its share of AO for ever. */
Test(game_partial_alignment, owner_only_keeps_all_of_AO)
{
    static const char *const links[] = { "exponential, owner-only", "limit, owner-only" };
    record_t r = checked(L, 150);
    arena_t *A = arena_new();
    for (size_t k = 0; k < 2; k++) {
        size_t link = link_called(L, links[k]), both = 0, only = 0, off = 0;
        brute_game_t g = brute_game(witness_at(A, &r, link, r.link[link].violation).candidate, "p0");
        const bool *AO = brute_best(A, g.n, g.owner, NULL), *AP = brute_best(A, g.n, g.public, NULL);
        mpq_srcptr q = brute_stage(A, g.n, g.owner, g.p, g.K), before = NULL;
        for (size_t x = 0; x < g.n; x++) {
            both += AO[x] && AP[x];
            only += AO[x] && !AP[x];
            off += !AO[x];
            if (!AO[x]) continue;
            cr_expect(!before || mpq_equal(brute_over(A, q + x, g.p + x), before));
            before = brute_over(A, q + x, g.p + x);
        }
        cr_expect(both > 0 && only > 0, "%s", links[k]);
        cr_expect(off > 0 || mpq_cmp_ui(before, 1, 1) == 0, "%s", links[k]);
    }
    arena_free(A);
    record_clear(&r);
}

/* By hand, with AO a part of X: weights (2,2,1), (2,1,1), K = 2, uniform: H = (1+1+4/3)/3 = 10/9 twice, (2/3+2/3+1)/3
** = 7/9; p_t(0) = p_t(1) for ever, the
** odds of point 2 fall at least by 3/4 a round, so the limit is (1/2,1/2,0), not (1,0,0). And the lemma says so. */
Test(game_partial_alignment, by_hand)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    brute_game_t g =
        brute_game_of(A, 3, (const long[]){ 2, 2, 1 }, (const long[]){ 2, 1, 1 }, (const long[]){ 1, 1, 1 }, 2, 2);
    mpq_srcptr q = brute_stage(A, 3, g.owner, g.p, 2);
    cr_expect(mpq_equal(q, brute_ratio(A, 10, 27)) && mpq_equal(q, q + 1) && mpq_equal(q + 2, brute_ratio(A, 7, 27)));
    candidate_t *c = brute_candidate(A, L->params, &g);
    const chain_t *t = lemma_chain(A, L, c);
    cr_expect(decide_link(L, link_called(L, "limit, owner-only"), t, &effort).verdict == VERDICT_VIOLATED);
    cr_expect(decide_link(L, link_called(L, "exponential, owner-only"), t, &effort).verdict == VERDICT_VIOLATED);
    cr_expect(decide_link(L, link_called(L, "limit, two-stage"), t, &effort).verdict == VERDICT_EQUAL);
    arena_free(A);
}

/* The limits against long runs. */
Test(game_partial_alignment, limits_by_running)
{
    cr_expect(brute_limits(L, 60, "two_limit(wO, K, wP, M, p0, x)", "two-stage") > 25);
    cr_expect(brute_limits(L, 60, "owner_limit(wO, K, p0, x)", "owner-only") > 50);
}
