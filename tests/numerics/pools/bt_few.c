/* SPDX-License-Identifier: MIT
**
** Weights of a few levels in doubles: against the exact sum over the pools (bt_weights), as narrow as is promised;
** masses near 0 and weights 2^300 apart;
** boxes around many laws; what is refused.
*/
#include "numerics/pools/bt_few.h"
#include "tests/support/ordered.h"

#include <math.h>

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 31 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(bt_few, .init = open_arena, .fini = close_arena);

static double ended(mpq_srcptr q, mpfr_rnd_t rnd)
{
    mpfr_t x;
    mpfr_init2(x, 53);
    mpfr_set_q(x, q, rnd);
    double d = mpfr_get_d(x, rnd);
    mpfr_clear(x);
    return d;
}

/* The box of one law, whose H is known; `narrow`: as good as promised, when the masses are doubles' equals. */
static void assert_weights(const bt_levels_t *L, const pmf_t *mass, unsigned long K, bool narrow)
{
    double lo[BT_FEW_LEVELS_MAX], hi[BT_FEW_LEVELS_MAX],
        width = ((4 + (double)L->levels) * (double)K + (double)L->levels + 14) * 0x1p-51;
    mpq_ptr H = arena_mpq(A, L->levels), q = arena_mpq(A, 1);
    cr_assert(bt_few_affordable(L, K));
    for (size_t l = 0; l < L->levels; l++) {
        law_cell(q, mass, l);
        lo[l] = ended(q, MPFR_RNDD);
        hi[l] = ended(q, MPFR_RNDU);
    }
    cr_assert(bt_few(lo, hi, L, K, lo, hi), "%s", law_text(mass));
    cr_assert(
        bt_weights(H, &(bt_levels_t){ A, L->levels, L->levels, (size_t[]){ 0, 1, 2, 3, 4, 5, 6, 7 }, L->w }, mass, K));
    for (size_t l = 0; l < L->levels; l++) {
        mpq_set_d(q, lo[l]);
        cr_assert(mpq_cmp(q, H + l) <= 0, "level %zu, K = %lu: %a is above, for %s", l, K, lo[l], law_text(mass));
        mpq_set_d(q, hi[l]);
        cr_assert(mpq_cmp(q, H + l) >= 0, "level %zu, K = %lu: %a is below, for %s", l, K, hi[l], law_text(mass));
        cr_assert(!narrow || hi[l] - lo[l] <= 4 * width * hi[l], "level %zu, K = %lu: %a .. %a, for %s", l, K, lo[l],
                  hi[l], law_text(mass));
    }
}

Test(bt_few, against_the_sum_over_the_pools)
{
    for (int turn = 0; turn < 600; turn++) {
        arena_reset(A);
        size_t n = 1 + dice_below(&dice, 5);
        const pmf_t *p = trouble_law(A, &dice, n);
        const bt_levels_t *L = bt_levels(A, n, trouble_rewards(A, &dice, n, turn % 4 == 0));
        if (!bt_few_affordable(L, 2)) continue;
        assert_weights(L, bt_masses(L, p), 2 + dice_below(&dice, n < 3 ? 60 : n < 5 ? 12 : 5), true);
    }
}

/* Weights 1 and 2^299, masses down to 2^-900, and up to 499 competitors: coefficients and quotients that are lost,
** bounds that hold. */
Test(bt_few, far_apart)
{
    for (int turn = 0; turn < 200; turn++) {
        arena_reset(A);
        size_t n = 2 + dice_below(&dice, 2);
        mpz_ptr w = arena_mpz(A, n), m = arena_mpz(A, n);
        for (size_t l = 0; l < n; l++) {
            mpz_set_ui(w + l, l + 1);
            if (l) mpz_mul_2exp(w + l, w + l, l + 1 == n ? 297 : dice_below(&dice, 290));
            mpz_set_ui(m + l, 1);
            mpz_mul_2exp(m + l, m + l, dice_one_in(&dice, 2) ? 900 : dice_below(&dice, 900));
        }
        const bt_levels_t L = { .home = A, .points = n, .levels = n, .w = w };
        assert_weights(&L, pmf_weights(A, n, m), n == 2 ? 2 + dice_below(&dice, 100) : 2 + dice_below(&dice, 12),
                       false);
    }
    mpz_ptr w = arena_mpz(A, 2), m = arena_mpz(A, 2);
    mpz_set_ui(w, 1);
    mpz_set_ui(w + 1, 3);
    mpz_set_ui(m, 1);
    mpz_ui_pow_ui(m + 1, 2, 200);
    const bt_levels_t L = { .home = A, .points = 2, .levels = 2, .w = w };
    assert_weights(&L, pmf_weights(A, 2, m), BT_FEW_POOL_MAX, true);
    mpz_set_ui(m + 1, 1);
    assert_weights(&L, pmf_weights(A, 2, m), BT_FEW_POOL_MAX, true);
}

/* Laws inside a box, its corners among them (all that is left to the first levels, or to the last). */
Test(bt_few, boxes)
{
    for (int turn = 0; turn < 300; turn++) {
        arena_reset(A);
        size_t n = 2 + dice_below(&dice, 3);
        unsigned long K = 2 + dice_below(&dice, 9);
        const bt_levels_t *L = bt_levels(A, n, trouble_rewards(A, &dice, n, false));
        n = L->levels;
        double p_lo[BT_FEW_LEVELS_MAX], p_hi[BT_FEW_LEVELS_MAX], lo[BT_FEW_LEVELS_MAX], hi[BT_FEW_LEVELS_MAX];
        mpz_ptr least = arena_mpz(A, n), p = arena_mpz(A, n);
        unsigned long left = 64, room[BT_FEW_LEVELS_MAX];
        for (size_t l = 0; l < n; l++) {
            unsigned long a = dice_below(&dice, left / n + 1);
            mpz_set_ui(least + l, a);
            room[l] = l + 1 == n ? 64 - a : dice_below(&dice, 64 - a + 1);
            p_lo[l] = (double)a / 64;
            p_hi[l] = (double)(a + room[l]) / 64;
        }
        cr_assert(bt_few(lo, hi, L, K, p_lo, p_hi));
        for (int law = 0; law < 12; law++) {
            unsigned long rest = 64;
            for (size_t l = 0; l < n; l++) { mpz_set(p + l, least + l); rest -= mpz_get_ui(p + l); }
            for (size_t k = 0; k < 2 * n; k++) {
                size_t l = law == 0 ? k % n : law == 1 ? n - 1 - k % n : k < n ? dice_below(&dice, n) : k - n;
                unsigned long has = mpz_get_ui(p + l) - mpz_get_ui(least + l),
                              most = room[l] - has < rest ? room[l] - has : rest;
                unsigned long more = law < 2 || k >= n ? most : dice_below(&dice, most + 1);
                mpz_add_ui(p + l, p + l, more);
                rest -= more;
            }
            cr_assert_eq(rest, 0);
            mpq_ptr H = arena_mpq(A, n), q = arena_mpq(A, 1);
            cr_assert(
                bt_weights(H, &(bt_levels_t){ A, n, n, (size_t[]){ 0, 1, 2, 3 }, L->w }, pmf_weights(A, n, p), K));
            for (size_t l = 0; l < n; l++) {
                mpq_set_d(q, lo[l]);
                cr_assert(mpq_cmp(q, H + l) <= 0, "level %zu, law %d, turn %d", l, law, turn);
                mpq_set_d(q, hi[l]);
                cr_assert(mpq_cmp(q, H + l) >= 0, "level %zu, law %d, turn %d", l, law, turn);
            }
        }
    }
}

Test(bt_few, refuses)
{
    mpq_ptr w = arena_mpq(A, 9);
    for (unsigned long l = 0; l < 9; l++) mpq_set_ui(w + l, l + 1, 1);
    const bt_levels_t *two = bt_levels(A, 2, w), *four = bt_levels(A, 4, w);
    cr_assert_not(bt_few_affordable(bt_levels(A, 9, w), 2), "nine levels");
    cr_assert_not(bt_few_affordable(two, BT_FEW_POOL_MAX + 1));
    cr_assert(bt_few_affordable(four, 40) && !bt_few_affordable(four, 60), "pools");
    mpq_mul_2exp(w, w, 400);
    cr_assert_not(bt_few_affordable(bt_levels(A, 2, w), 2), "400 bits");
    double ends[2], low[2] = { 0, 0 }, less[2] = { 0.25, 0.5 }, more[2] = { 0.5, 0.75 }, one[2] = { 1, 1 };
    cr_assert_not(bt_few(ends, ends, two, 5, low, less), "no law so small");
    cr_assert_not(bt_few(ends, ends, two, 5, more, one), "no law so large");
    cr_assert(bt_few(ends, ends, two, 5, low, one));
}
