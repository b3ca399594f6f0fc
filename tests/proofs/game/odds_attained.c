/* SPDX-License-Identifier: MIT
**
** The bound of the odds in a region of laws, D->odds, against the values where it is attained; and the loop that it is
** of, round by round.
*/
#include "tests/support/regions.h"

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 17 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(game_odds_attained, .init = open_arena, .fini = close_arena);

/* --- where it is attained ----------------------------------------------------------------------------------------- */

/* Equal but for the rounding of the bound. */
static void assert_equals_bound(const region_t *r, mpq_srcptr value, const char *what)
{
    mpq_ptr d = arena_mpq(A, 1);
    mpq_sub(d, r->z, value);
    cr_assert(mpq_sgn(d) >= 0, "%s: the bound is below the value %.17g: %s", what, mpq_get_d(value),
              region_text(r, NULL));
    mpq_div(d, d, value);
    mpq_mul_2exp(d, d, 100);
    cr_assert(mpq_cmp_ui(d, 1, 1) < 0, "%s: the bound is not %.17g: %s", what, mpq_get_d(value), region_text(r, NULL));
}

/* All of X - C alike: the law with p(X - C) = e attains the bound, through both stages, unless every law is better
** still. */
Test(game_odds_attained, attained_when_the_rest_has_one_weight)
{
    unsigned regions = 0;
    region_t r;
    for (int turn = 0; turn < 600; turn++) {
        arena_reset(A);
        if (!some_region(&r, A, &dice, POOL_LARGE) || mpq_cmp_ui(r.e, 1, 1) == 0) continue;
        size_t c = 0, y = 0;
        while (!r.C[c]) c++;
        while (r.C[y]) y++;
        for (size_t s = 0; s < 2; s++)
            for (size_t x = y; x < r.n; x++)
                if (!r.C[x]) r.w[s][x] = r.w[s][y];
        if (same_weights(&r, c, y)) continue;
        make_loop(&r);
        unsigned long share[POINTS_MAX] = { 0 };
        share[y] = 1;
        mpq_srcptr value = worst(&r, law_off(&r, r.e, share));
        if (!value) continue;
        assert_equals_bound(&r, value, "one weight");
        regions++;
    }
    cr_assert_geq(regions, 150, "%u regions", regions);
}

/* At the mass 0 a round multiplies as near the point mass at c: K b/(b + (K-1) a), stage by stage. */
Test(game_odds_attained, at_mass_0_the_invasion_of_c)
{
    region_t r;
    for (int turn = 0; turn < 300; turn++) {
        arena_reset(A);
        if (!some_region(&r, A, &dice, POOL_LARGE)) continue;
        size_t c = 0;
        while (!r.C[c]) c++;
        mpq_set_ui(r.e, 0, 1);
        make_loop(&r);
        mpq_ptr most = arena_mpq(A, 3), all = most + 1, part = most + 2;
        for (size_t x = 0; x < r.n; x++) {
            if (r.C[x]) continue;
            mpq_set_ui(all, 1, 1);
            for (size_t s = 0; s < r.stages; s++) {
                mpq_set_ui(part, r.K[s] * r.w[s][x], r.w[s][x] + (r.K[s] - 1) * r.w[s][c]);
                mpq_canonicalize(part);
                mpq_mul(all, all, part);
            }
            if (mpq_cmp(all, most) > 0) mpq_set(most, all);
        }
        assert_equals_bound(&r, most, "mass 0");
    }
}

/* One stage, every law: attained by all the mass on one point. */
Test(game_odds_attained, under_every_law_attained_at_a_point)
{
    region_t r;
    for (int turn = 0; turn < 300; turn++) {
        arena_reset(A);
        if (!some_region(&r, A, &dice, POOL_LARGE)) continue;
        r.stages = 1;
        mpq_set_ui(r.e, 1, 1);
        for (size_t x = 0; x < r.n; x++) { /* C anew: the weights of the second stage no longer count */
            size_t c = 0;
            while (!r.C[c]) c++;
            r.C[x] = r.w[0][x] == r.w[0][c];
            r.V[x] = !r.C[x];
        }
        size_t rest = 0;
        for (size_t x = 0; x < r.n; x++) rest += r.V[x];
        if (!rest) continue;
        make_loop(&r);
        mpq_ptr most = arena_mpq(A, 1);
        for (size_t y = 0; y < r.n; y++) {
            mpq_ptr p = arena_mpq(A, r.n);
            mpq_set_ui(p + y, 1, 1);
            mpq_srcptr value = worst(&r, p);
            if (mpq_cmp(value, most) > 0) mpq_set(most, value);
        }
        assert_equals_bound(&r, most, "every law");
    }
}

/* A larger region has no smaller bound. */
Test(game_odds_attained, rises_with_the_region)
{
    region_t r;
    for (int turn = 0; turn < 150; turn++) {
        arena_reset(A);
        if (!some_region(&r, A, &dice, POOL_LARGE)) continue;
        mpq_ptr before = arena_mpq(A, 2), slack = before + 1;
        for (unsigned long k = 0; k <= 8; k++) {
            mpq_set_ui(r.e, k, 8);
            mpq_canonicalize(r.e);
            make_loop(&r);
            mpq_div_2exp(slack, before, 100);
            mpq_sub(before, before, slack);
            cr_assert(mpq_cmp(r.z, before) >= 0, "%s", region_text(&r, NULL));
            mpq_set(before, r.z);
        }
    }
}

/* --- rounds and boxes --------------------------------------------------------------------------------------------- */

Test(game_odds_attained, the_loop_is_one_stage_after_the_other)
{
    region_t r;
    for (int turn = 0; turn < 200; turn++) {
        arena_reset(A);
        if (!some_region(&r, A, &dice, 5) || !few_tuples(&r)) continue;
        const pmf_t *p = trouble_law(A, &dice, r.n);
        mpq_ptr F = arena_mpq(A, r.n), before = law_probs(p);
        bt_box_t b;
        bt_box_init(&b, r.n, 128);
        bt_box_set(&b, p);
        cr_assert(factors(F, &r, before));
        const pmf_t *q = r.D->round(r.D, p);
        r.D->enclose(r.D, &b);
        cr_assert_not_null(q);
        mpq_srcptr after = law_probs(q);
        for (size_t x = 0; x < r.n; x++) {
            mpq_mul(F + x, F + x, before + x);
            assert_equal_rats(F + x, after + x, region_text(&r, before));
            cr_assert(mpfr_cmp_q(&b.p[x]->left, after + x) <= 0 && mpfr_cmp_q(&b.p[x]->right, after + x) >= 0, "%s",
                      region_text(&r, before));
        }
        for (size_t x = 0; x < r.n; x++)
            for (size_t y = 0; y < r.n; y++) cr_assert_eq(r.D->alike(r.D, x, y), same_weights(&r, x, y));
        bt_box_clear(&b);
    }
}
