/* SPDX-License-Identifier: MIT
**
** Capacity row by row: the certificate on every row by exact comparison, the ends against those of the whole channel,
** and rows whose common denominator would be too long to hold.
*/
#include "numerics/capacity/capacity_parts.h"
#include "numerics/capacity/capacity_rows.h"
#include "numerics/info/info.h"
#include "tests/support/assert.h"
#include "tests/support/share.h"
#include "tests/support/trouble.h"

/* Rows of counts; many zeros, equal rows, sometimes an output that one row alone reaches, an entry below all
** doubles. */
static rows_t rows_of(arena_t *A, dice_t *d, size_t nx, size_t ny, unsigned long most, bool trouble)
{
    mpq_ptr p = arena_mpq(A, nx * ny), sum = arena_mpq(A, 1);
    for (size_t x = 0; x < nx; x++) {
        mpq_ptr row = p + x * ny;
        mpq_set_ui(sum, 0, 1);
        if (trouble && x && dice_one_in(d, 6)) {
            for (size_t y = 0; y < ny; y++) mpq_set(row + y, p + dice_below(d, x) * ny + y);
        } else
            for (size_t y = 0; y < ny; y++)
                mpq_set_ui(row + y, trouble && dice_one_in(d, 3) ? 0 : dice_below(d, most), 1);
        if (trouble && dice_one_in(d, 40)) mpq_set_ui(row, 1, 1), mpq_div_2exp(row, row, 3000);
        if (trouble) mpq_set_ui(row + ny - 1, x == nx - 2, 1);
        for (size_t y = 0; y < ny; y++) mpq_add(sum, sum, row + y);
        if (mpq_sgn(sum) == 0) mpq_set_ui(row, 1, 1), mpq_set_ui(sum, 1, 1);
        for (size_t y = 0; y < ny; y++) mpq_div(row + y, row + y, sum);
    }
    return (rows_t){ nx, ny, p };
}

Test(capacity_rows, are_the_channel)
{
    dice_t d = { 81 };
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    int n = atoi(share_number("capacity_rows: channels", "20", "60"));
    for (int i = 0; i < n; i++) {
        size_t ny = 2 + dice_below(&d, 4), nx = 5 + dice_below(&d, i % 3 ? 60 : 200);
        rows_t R = rows_of(A, &d, nx, ny, i % 5 ? 30 : 3, i % 2);
        capacity_t c, whole;
        capacity_of_rows(&c, A, &R, 100);
        const chan_t *W = chan_make(A, nx, ny, R.p, NULL);
        capacity_at_once(&whole, A, W, 100);
        cr_assert(c.reached && loglin_sgn(loglin_sub(c.lo, whole.hi), true, NULL) <= 0
            && loglin_sgn(loglin_sub(whole.lo, c.hi), true, NULL) <= 0, "case %d", i);
        cr_assert(c.input->cells == nx && real_cmp(info_transmitted(c.input, W), real_form(c.lo),
            &effort) == SIGN_ZERO, "case %d: I(p;W) is not lo", i);
        for (size_t x = 0; x < nx; x++) {
            sign_t s = real_cmp(info_kl(chan_row(W, x), c.output), real_form(c.hi), &effort);
            cr_assert(s == SIGN_NEG || s == SIGN_ZERO, "case %d: row %zu is above", i, x);
        }
        arena_reset(A);
    }
    arena_free(A);
}

/* A grid of coins: all but the two outermost are mixtures of these. Denominators that are all different primes or
** nearly so. */
Test(capacity_rows, thousands_of_inputs)
{
    enum { N = 20000 };
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, 2 * N), few = arena_mpq(A, 4);
    for (unsigned long x = 0; x < N; x++) {
        unsigned long n = 1000003 + 14 * x;
        mpq_set_ui(p + 2 * x, 1000 + 40 * x, n);
        mpq_set_ui(p + 2 * x + 1, n - 1000 - 40 * x, n);
        mpq_canonicalize(p + 2 * x);
        mpq_canonicalize(p + 2 * x + 1);
    }
    for (size_t k = 0; k < 4; k++) mpq_set(few + k, p + (k < 2 ? k : 2 * N - 4 + k));
    rows_t R = { N, 2, p }, ends = { 2, 2, few };
    capacity_t c, outer;
    capacity_of_rows(&c, A, &R, 100);
    capacity_of_rows(&outer, A, &ends, 100);
    cr_expect(c.reached && loglin_same(c.lo, outer.lo) && loglin_same(c.hi, outer.hi));
    arena_free(A);
}
