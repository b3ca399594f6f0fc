/* SPDX-License-Identifier: MIT */
#include "proofs/game/paper.h"
#include "tests/broken/game/variants.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>

static const lemma_t *const L = &game_mode_collapse;

Test(game_mode_collapse, holds_and_is_attained)
{
    static const found_t found[] = {
        { "exponential, two-stage", FOUND_HOLDS }, { "exponential, owner-only", FOUND_HOLDS }, { "point mass, two-stage", FOUND_HOLDS },
        { "point mass, owner-only", FOUND_HOLDS }, { NULL, FOUND_NONE }
    };
    record_t r = checked(L, 100);
    assert_found(&r, found);
    assert_attained(&r, "point mass, two-stage");
    record_clear(&r);
}

Test(game_mode_collapse, broken_variants_are_refuted) { assert_all_refuted(L, broken_game_mode_collapse); }

Test(game_mode_collapse, limits_rest_on_certificates)
{
    static const char *const terms[] = { "limsup (1-p_t(x*))^(1/t), two-stage", "limsup (1-p_t(x*))^(1/t), owner-only", "lim p_t(x), two-stage", "lim p_t(x), owner-only", NULL };
    assert_certified(L, 40, terms);
    cr_expect(brute_confirm_all(L, 30) > 40);
}

/* By hand: weights (2,1), K = 2: the odds of b against a are multiplied by (1/2 p + ..)/..: H(b) = 2/3 p + q, H(a) = p + 4/3 q, so the factor
** (2p + 3q)/(3p + 4q) is between 2/3 and 3/4 whatever the law, and 1 - p_t falls below (3/4)^t times its odds. */
Test(game_mode_collapse, by_hand)
{
    arena_t *A = arena_new();
    mpq_srcptr least = brute_ratio(A, 2, 3), most = brute_ratio(A, 3, 4);
    for (long a = 1; a < 60; a++) {
        brute_game_t g = brute_game_of(A, 2, (const long[]){ 2, 1 }, (const long[]){ 1, 1 }, (const long[]){ a, 60 - a }, 2, 2);
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
    cr_expect(brute_limits(L, 60, "lim p_t(x), two-stage", "two-stage") > 50);
    cr_expect(brute_limits(L, 60, "lim p_t(x), owner-only", "owner-only") > 50);
}
