/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>

#define L game_lemma("mode-collapse")

Test(game_mode_collapse, holds_and_is_attained)
{
    static const found_t found[] = { { "exponential, two-stage", FOUND_HOLDS },
                                     { "exponential, owner-only", FOUND_HOLDS },
                                     { "point mass, two-stage", FOUND_HOLDS },
                                     { "point mass, owner-only", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 100);
    assert_found(&r, found);
    assert_attained(&r, "point mass, two-stage");
    record_clear(&r);
}

Test(game_mode_collapse, limits_rest_on_certificates)
{
    static const char *const terms[] = { "two_decay(wO, K, wP, M, p0, 1 - AO)", "owner_decay(wO, K, p0, 1 - AO)",
        "two_limit(wO, K, wP, M, p0, x)", "owner_limit(wO, K, p0, x)", NULL };
    assert_certified(L, 40, terms);
    cr_expect(brute_confirm_all(L, 30) > 40);
}

/* By hand: weights (2,1), K = 2: the odds of b against a are multiplied by (1/2 p + ..)/..: H(b) = 2/3 p + q, H(a) = p
** + 4/3 q, so the factor (2p + 3q)/(3p + 4q) is between 2/3 and 3/4 whatever the law, and 1 - p_t falls below (3/4)^t
** times its odds. */
Test(game_mode_collapse, by_hand)
{
    arena_t *A = arena_new();
    mpq_srcptr least = brute_ratio(A, 2, 3), most = brute_ratio(A, 3, 4);
    for (long a = 1; a < 60; a++) {
        brute_game_t g =
            brute_game_of(A, 2, (const long[]){ 2, 1 }, (const long[]){ 1, 1 }, (const long[]){ a, 60 - a }, 2, 2);
        brute_loop_t l = { .home = A, .n = 2, .stages = 1, .w = { g.owner }, .p = g.p, .pool = { 2 } };
        mpq_srcptr f = brute_odds_factor(&l, g.p, 1, 0);
        cr_expect(mpq_equal(f, brute_ratio(A, 2 * a + 3 * (60 - a), 3 * a + 4 * (60 - a))));
        cr_expect(mpq_cmp(f, least) > 0 && mpq_cmp(f, most) < 0);
    }
    arena_free(A);
}

/* The limits against long runs. */
Test(game_mode_collapse, limits_by_running)
{
    cr_expect(brute_limits(L, 60, "two_limit(wO, K, wP, M, p0, x)", "two-stage") > 50);
    cr_expect(brute_limits(L, 60, "owner_limit(wO, K, p0, x)", "owner-only") > 50);
}
