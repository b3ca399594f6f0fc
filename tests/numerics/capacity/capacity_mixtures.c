/* SPDX-License-Identifier: MIT
**
** Inputs that are mixtures: planted ones are taken off and leave the capacity as it was, to equality; what is no
** mixture stays, however near.
*/
#include "numerics/capacity/capacity_parts.h"
#include "tests/support/channel.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

/* n random rows of positive entries on ny outputs as integers over `den`, the last entry making up the sum. */
static void random_rows(mpq_ptr p, dice_t *dice, size_t n, size_t ny)
{
    for (size_t x = 0; x < n; x++) {
        unsigned long w[8], sum = 0;
        for (size_t y = 0; y < ny; y++) sum += w[y] = 1 + dice_below(dice, 9);
        for (size_t y = 0; y < ny; y++) { mpq_set_ui(p + x * ny + y, w[y], sum); mpq_canonicalize(p + x * ny + y); }
    }
}

/* Row x becomes (1 - e) row i + e row j. */
static void mix(mpq_ptr p, size_t ny, size_t x, size_t i, size_t j, mpq_srcptr e)
{
    mpq_t part;
    mpq_init(part);
    for (size_t y = 0; y < ny; y++) {
        mpq_sub(part, p + j * ny + y, p + i * ny + y);
        mpq_mul(part, part, e);
        mpq_add(p + x * ny + y, p + i * ny + y, part);
    }
    mpq_clear(part);
}

static const char *const shares[] = { "1/2", "1/7", "1/1000000000", "1/1000000000000000000",
                                      "1/1000000000000000000000000000000" };
enum { SHARES = sizeof shares / sizeof *shares };

static const chan_t *planted(arena_t *A, dice_t *dice, size_t n, size_t extra, size_t ny, bool outward)
{
    mpq_ptr p = arena_mpq(A, (n + extra) * ny), e = arena_mpq(A, 1);
    random_rows(p, dice, n, ny);
    for (size_t k = 0; k < extra; k++) {
        size_t i = dice_below(dice, n), j = (i + 1 + dice_below(dice, n - 1)) % n;
        mpq_set_str(e, shares[dice_below(dice, SHARES)], 10);
        if (outward) { mpq_neg(e, e); if (k == 0) mpq_set_str(e, "-1/1000000000000000000", 10); }
        mix(p, ny, n + k, i, j, e);
    }
    return chan_make(A, n + extra, ny, p, NULL);
}

Test(capacity_mixtures, planted_ones_leave_an_equal_capacity)
{
    arena_t *A = arena_new();
    dice_t dice = { 3 };
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        size_t n = 2 + dice_below(&dice, 3), ny = n + dice_below(&dice, 3);
        const chan_t *W = planted(A, &dice, n, 1 + dice_below(&dice, 3), ny, false);
        const chan_t *R = capacity_without_mixtures(chan_reduced(W, NULL)),
                     *S = capacity_without_mixtures(chan_reduced(chan_rows(W, 0, n), NULL));
        assert_that(chan_equal(R, S), "turn %d: %zu rows are left, %zu expected", turn, R->nx, S->nx);
        effort_t effort = EFFORT_DEFAULT;
        assert_sign(real_cmp(capacity_real(A, W), capacity_real(A, chan_rows(W, 0, n)), &effort), SIGN_ZERO,
                    "with and without mixtures");
    }
    arena_free(A);
}

/* A row just beyond a corner, on the line through another: no mixture; the corner itself then is one. */
Test(capacity_mixtures, rows_beyond_a_corner_stay)
{
    arena_t *A = arena_new();
    dice_t dice = { 5 };
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        size_t ny = 2 + dice_below(&dice, 4);
        const chan_t *W = planted(A, &dice, 2, 1, ny, true);
        if (!W || chan_reduced(chan_rows(W, 0, 2), NULL)->nx < 2) continue;
        const chan_t *R = capacity_without_mixtures(chan_reduced(W, NULL));
        cr_assert_eq(R->nx, 2);
        assert_that(!chan_equal(R, chan_reduced(chan_rows(W, 0, 2), NULL)), "turn %d: the farther row was taken off",
                    turn);
        effort_t effort = EFFORT_DEFAULT;
        assert_sign(real_cmp(capacity_real(A, W), capacity_real(A, chan_rows(W, 0, 2)), &effort), SIGN_POS,
                    "a farther row tells more");
    }
    arena_free(A);
}

/* Corners of a square, which depend on each other: none is a mixture. The middle is, and the middle of a side; moved
** off its side by 10^-18 outward, that is none. */
Test(capacity_mixtures, dependent_rows_that_are_no_mixtures)
{
    arena_t *A = arena_new();
    static const long at[6][2] = { { 1, 1 }, { 9, 1 }, { 1, 9 }, { 9, 9 }, { 5, 5 }, { 5, 1 } };
    mpq_ptr p = arena_mpq(A, 18), tiny = arena_mpq(A, 1);
    for (size_t x = 0; x < 6; x++)
        for (size_t y = 0; y < 3; y++) mpq_set_si(p + 3 * x + y, y < 2 ? at[x][y] : 20 - at[x][0] - at[x][1], 20);
    for (size_t i = 0; i < 18; i++) mpq_canonicalize(p + i);
    const chan_t *square = chan_reduced(chan_make(A, 4, 3, p, NULL), NULL);
    cr_assert(capacity_without_mixtures(square) == square);
    cr_assert(chan_equal(capacity_without_mixtures(chan_reduced(chan_make(A, 6, 3, p, NULL), NULL)), square));
    mpq_set_str(tiny, "1/1000000000000000000", 10);
    mpq_sub(p + 16, p + 16, tiny);
    mpq_add(p + 17, p + 17, tiny);
    cr_assert_eq(capacity_without_mixtures(chan_reduced(chan_make(A, 6, 3, p, NULL), NULL))->nx, 5);
    arena_free(A);
}

/* Random points of small weights: what is taken off is a mixture of what is left, so the capacity is between the same
** ends; nothing is taken off twice. */
Test(capacity_mixtures, small_weights)
{
    arena_t *A = arena_new();
    dice_t dice = { 7 };
    for (int turn = 0; turn < 300; turn++) {
        arena_reset(A);
        const chan_t *W =
            chan_reduced(trouble_channel(A, &dice, 2 + dice_below(&dice, 6), 2 + dice_below(&dice, 3)), NULL);
        const chan_t *R = capacity_without_mixtures(W);
        cr_assert(capacity_without_mixtures(R) == R);
        if (W->nx < 2 || R == W) continue;
        capacity_t c, d;
        capacity_certified(&c, A, W, 60);
        capacity_certified(&d, A, R, 60);
        cr_assert(loglin_sgn(loglin_sub(c.hi, d.lo), true, NULL) >= 0 &&
                  loglin_sgn(loglin_sub(d.hi, c.lo), true, NULL) >= 0);
    }
    arena_free(A);
}

/* An input of use 0 by a margin of about 10^-9, no mixture: (3/4, 1/4, 0) beside (1/4, 1/2, 1/4) and (1, 0, 0), and
** inputs near them. */
Test(capacity_mixtures, inputs_hardly_unused)
{
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, 12), e = arena_mpq(A, 1);
    static const long w[9] = { 1, 2, 1, 4, 0, 0, 3, 1, 0 };
    for (size_t i = 0; i < 9; i++) { mpq_set_si(p + i, w[i], 4); mpq_canonicalize(p + i); }
    for (size_t k = 0; k < SHARES; k++) {
        mpq_set_str(e, shares[k], 10);
        mix(p, 3, 3, 0, 2, e);
        effort_t effort = EFFORT_DEFAULT;
        const real_t *with = capacity_real(A, chan_make(A, 4, 3, p, NULL)),
                     *without = capacity_real(A, chan_make(A, 2, 3, p, NULL));
        assert_sign(real_cmp(with, without, &effort), SIGN_ZERO, shares[k]);
    }
    arena_free(A);
}
