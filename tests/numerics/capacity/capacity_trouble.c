/* SPDX-License-Identifier: MIT
**
** Certified capacity of channels that lean toward trouble, of larger ones, and to many bits.
*/
#include "tests/numerics/capacity/capacity.h"

Test(capacity, troubled_channels)
{
    arena_t *A = arena_new();
    dice_t dice = { 7 };
    for (int turn = 0; turn < 250; turn++) {
        arena_reset(A);
        const chan_t *W = trouble_channel(A, &dice, 1 + dice_below(&dice, 6), 1 + dice_below(&dice, 6));
        certified(W, (long[]){ 1, 24, 40, 100, 200 }[dice_below(&dice, 5)]);
    }
    arena_free(A);
}

/* Rows of small weights, where ties and dependent rows abound. */
Test(capacity, channels_of_small_weights)
{
    arena_t *A = arena_new();
    dice_t dice = { 9 };
    for (int turn = 0; turn < 400; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 6), ny = 2 + dice_below(&dice, 4);
        unsigned long table[64], most = 2 + dice_below(&dice, 4);
        for (size_t i = 0; i < nx * ny; i++) table[i] = dice_below(&dice, most);
        for (size_t x = 0; x < nx; x++) table[x * ny + dice_below(&dice, ny)] += 1;
        certified(of_table(A, nx, ny, table), turn % 2 ? 40 : 110);
    }
    arena_free(A);
}

/* w + move/10^30 in one cell, taken from another: channels within 10^-30 of a small one. */
static const chan_t *nudged(arena_t *A, dice_t *dice, size_t nx, size_t ny, unsigned long most, bool twins)
{
    mpz_ptr w = arena_mpz(A, nx * ny), unit = arena_mpz(A, 1);
    mpz_ui_pow_ui(unit, 10, 30);
    for (size_t x = 0; x < nx; x++) {
        for (size_t y = 0; y < ny; y++) {
            mpz_ptr cell = w + x * ny + y;
            if (twins && x % 2) mpz_set(cell, cell - ny);
            else mpz_mul_ui(cell, unit, dice_below(dice, most));
        }
        mpz_ptr cell = w + x * ny + dice_below(dice, ny);
        mpz_add_ui(cell, cell, 1 + dice_below(dice, 3));
    }
    return of_weights(A, nx, ny, w);
}

/* Nearly equal rows, entries of 10^-30, and slacks of that size. */
Test(capacity, nearly_equal_rows_and_tiny_entries)
{
    arena_t *A = arena_new();
    dice_t dice = { 13 };
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        const chan_t *W = nudged(A, &dice, 2 + dice_below(&dice, 4), 2 + dice_below(&dice, 4), 3, turn % 2);
        certified(W, (long[]){ 24, 40, 100, 150 }[dice_below(&dice, 4)]);
    }
    arena_free(A);
}

/* The rows (1/2, 1/2, 0, 0) and (0, 0, 1/2, 1/2) make the law (1/4, ..., 1/4) and log 2; (1/2, 0, 1/2, 0) beside them
** is of slack 0 exactly. Moved by 10^-30 to either side it is of no use, or nearly of none. */
Test(capacity, inputs_on_the_boundary_of_use)
{
    arena_t *A = arena_new();
    mpz_ptr w = arena_mpz(A, 12), unit = arena_mpz(A, 1);
    mpz_ui_pow_ui(unit, 10, 30);
    for (int side = -1; side <= 1; side++) {
        unsigned long base[12] = { 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0 };
        for (size_t i = 0; i < 12; i++) mpz_mul_ui(w + i, unit, base[i]);
        if (side < 0) mpz_add_ui(w + 9, w + 9, 1);
        if (side > 0) mpz_add_ui(w + 8, w + 8, 1);
        certified(of_weights(A, 3, 4, w), 40);
        certified(of_weights(A, 3, 4, w), 150);
        if (side > 0) mpz_add_ui(w + 1, w + 1, 1);
        certified(of_weights(A, 3, 4, w), 150);
    }
    /* beside the noiseless bit: a row whose divergence from (1/2, 1/2, 0) is infinite, and which is hardly used */
    for (unsigned long n = 10; n < 100000000; n *= 10)
        certified(of_table(A, 3, 3, (unsigned long[]){ 1, 0, 0, 0, 1, 0, n / 2, n / 2, 1 }), 100);
    arena_free(A);
}

/* Rows of wildly different scale, entries below the range of doubles. */
Test(capacity, wild_scales)
{
    arena_t *A = arena_new();
    dice_t dice = { 17 };
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 4), ny = 2 + dice_below(&dice, 4);
        mpz_ptr w = arena_mpz(A, nx * ny);
        unsigned long range = (unsigned long[]){ 30, 100, 700, 2000 }[dice_below(&dice, 4)];
        for (size_t i = 0; i < nx * ny; i++) mpz_setbit(w + i, dice_below(&dice, range));
        certified(of_weights(A, nx, ny, w), turn % 2 ? 40 : 100);
    }
    arena_free(A);
}

/* --- size -------------------------------------------------------------------------------------------------- */

static const chan_t *random_chan(arena_t *A, dice_t *dice, size_t nx, size_t ny)
{
    mpz_ptr w = arena_mpz(A, nx * ny), sum = arena_mpz(A, 1);
    mpq_ptr p = arena_mpq(A, nx * ny);
    for (size_t x = 0; x < nx; x++) {
        mpz_set_ui(sum, 0);
        for (size_t y = 0; y < ny; y++) {
            mpz_set_ui(w + x * ny + y, dice_below(dice, 1000000 / ny));
            mpz_add(sum, sum, w + x * ny + y);
        }
        mpz_ui_sub(sum, 1000000, sum);
        mpz_add(w + x * ny + x % ny, w + x * ny + x % ny, sum);
        for (size_t y = 0; y < ny; y++) {
            mpq_set_num(p + x * ny + y, w + x * ny + y);
            mpz_set_ui(mpq_denref(p + x * ny + y), 1000000);
            mpq_canonicalize(p + x * ny + y);
        }
    }
    const chan_t *W = chan_make(A, nx, ny, p, NULL);
    cr_assert_not_null(W);
    return W;
}

Test(capacity, larger_channels)
{
    arena_t *A = arena_new();
    dice_t dice = { 23 };
    size_t shape[][2] = { { 16, 16 }, { 3, 40 }, { 40, 3 }, { 64, 64 }, { 20, 10 }, { 300, 2 } };
    for (size_t i = 0; i < sizeof shape / sizeof *shape; i++) {
        arena_reset(A);
        certified(random_chan(A, &dice, shape[i][0], shape[i][1]), 100);
    }
    capacity_t c;
    capacity_certified(&c, A, chan_noiseless(A, 256), 100);
    cr_assert(c.exact && loglin_same(c.lo, times_log(A, 1, 1, 256)));
    arena_free(A);
}

/* Many bits: the ends nest, whatever the order in which they are asked for. */
Test(capacity, many_bits)
{
    arena_t *A = arena_new();
    dice_t dice = { 29 };
    const chan_t *W = random_chan(A, &dice, 5, 6);
    capacity_t coarse = certified(W, 30), fine = certified(W, 2000);
    cr_assert(loglin_sgn(loglin_sub(fine.hi, coarse.lo), true, NULL) >= 0);
    cr_assert(loglin_sgn(loglin_sub(coarse.hi, fine.lo), true, NULL) >= 0);
    arena_free(A);
}
