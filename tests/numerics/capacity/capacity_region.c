/* SPDX-License-Identifier: MIT
**
** The capacity over a region: no channel of the region is outside the ends, the ends are attained where that is known,
** and the true capacity lies within them as often as is claimed.
**
** Coverage. With probability at least p in each of n independent sets, fewer than `least` hits have probability
** P(Bin(n,p) < least) at most. Of 200 sets at
** p = 0.9, fewer than 165: below 10^-3.
*/
#include "numerics/capacity/capacity_region.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

enum { NX_MAX = 12, NY_MAX = 5 };

/* Rows of counts as shares and totals. */
static rows_t counted(arena_t *A, mpz_ptr total, size_t nx, size_t ny, const unsigned long *count)
{
    mpq_ptr p = arena_mpq(A, nx * ny);
    for (size_t x = 0; x < nx; x++) {
        mpz_set_ui(total + x, 0);
        for (size_t y = 0; y < ny; y++) mpz_add_ui(total + x, total + x, count[x * ny + y]);
        for (size_t y = 0; y < ny; y++) {
            mpq_set_ui(p + x * ny + y, count[x * ny + y], 1);
            mpz_set(mpq_denref(p + x * ny + y), total + x);
            mpq_canonicalize(p + x * ny + y);
        }
    }
    return (rows_t){ nx, ny, p };
}

static double capacity_of(size_t nx, size_t ny, const double *w)
{
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, nx * ny + 1), sum = p + nx * ny;
    for (size_t x = 0; x < nx; x++) {
        mpq_set_ui(sum, 0, 1);
        for (size_t y = 0; y < ny; y++) mpq_set_d(p + x * ny + y, w[x * ny + y]), mpq_add(sum, sum, p + x * ny + y);
        for (size_t y = 0; y < ny; y++) mpq_div(p + x * ny + y, p + x * ny + y, sum);
    }
    capacity_t C;
    encl_t e;
    mpfi_init2(e, 100);
    capacity_of_rows(&C, A, &(rows_t){ nx, ny, p }, 40);
    loglin_encl(e, C.lo);
    double lo = mpfi_get_d(e);
    mpfi_clear(e);
    arena_free(A);
    return lo;
}

/* A law between lo and hi, most often at their ends: entries are pushed to an end in random order. */
static void within(double *row, dice_t *d, mpq_srcptr lo, mpq_srcptr hi, size_t ny)
{
    double left = 1;
    size_t first = dice_below(d, ny);
    for (size_t y = 0; y < ny; y++) left -= row[y] = mpq_get_d(lo + y);
    for (size_t k = 0; k < ny; k++) {
        size_t y = (first + k) % ny;
        double more = fmin(left, mpq_get_d(hi + y) - row[y]);
        if (dice_one_in(d, 3)) more *= (double)dice_below(d, 100) / 100;
        row[y] += more;
        left -= more;
    }
    for (size_t y = 0; y < ny; y++) {
        double more = fmin(left, mpq_get_d(hi + y) - row[y]);
        row[y] += more;
        left -= more;
    }
}

Test(capacity_region, holds_every_channel_in_it)
{
    dice_t d = { 93 };
    arena_t *A = arena_new();
    for (int i = 0; i < 40; i++) {
        size_t nx = 2 + dice_below(&d, i % 4 ? 3 : NX_MAX - 1), ny = 2 + dice_below(&d, NY_MAX - 1);
        unsigned long count[NX_MAX * NY_MAX];
        double w[NX_MAX * NY_MAX];
        for (size_t k = 0; k < nx * ny; k++) count[k] = dice_one_in(&d, 5) ? 0 : dice_below(&d, i % 2 ? 30 : 2000);
        for (size_t x = 0; x < nx; x++) count[x * ny + x % ny]++;
        mpz_ptr total = arena_mpz(A, nx);
        mpq_ptr q = arena_mpq(A, 3);
        rows_t R = counted(A, total, nx, ny, count);
        region_t S;
        mpq_set_ui(q, 1, 20);
        region_of_counts(&S, A, &R, total, q);
        capacity_over_region(q + 1, q + 2, &S);
        double lo = mpq_get_d(q + 1), hi = mpq_get_d(q + 2);
        cr_assert(S.intervals == (ny == 2 ? nx : nx * ny) && 0 <= lo && lo <= hi);
        for (int k = 0; k < 40; k++) {
            for (size_t x = 0; x < nx; x++) within(w + x * ny, &d, S.lo + x * ny, S.hi + x * ny, ny);
            double C = capacity_of(nx, ny, w);
            cr_assert(lo <= C + 1e-9 && C - 1e-9 <= hi, "case %d: %g outside [%g, %g]", i, C, lo, hi);
        }
        arena_reset(A);
    }
    arena_free(A);
}

/* Two inputs, two outputs, well apart: the least capacity is where the rows are nearest, the greatest where they are
** farthest. */
Test(capacity_region, is_attained_by_two_coins)
{
    dice_t d = { 94 };
    arena_t *A = arena_new();
    for (int i = 0; i < 40; i++) {
        unsigned long n = 200 + dice_below(&d, 2000), count[4];
        for (size_t k = 0; k < 4; k++) count[k] = dice_below(&d, n / 4);
        count[0] = n - count[0];
        count[3] = n - count[3];
        mpz_ptr total = arena_mpz(A, 2);
        mpq_ptr q = arena_mpq(A, 3);
        rows_t R = counted(A, total, 2, 2, count);
        region_t S;
        mpq_set_ui(q, 1, 10);
        region_of_counts(&S, A, &R, total, q);
        capacity_over_region(q + 1, q + 2, &S);
        double near[4] = { mpq_get_d(S.lo), mpq_get_d(S.hi + 1), mpq_get_d(S.hi + 2), mpq_get_d(S.lo + 3) };
        double far[4] = { mpq_get_d(S.hi), mpq_get_d(S.lo + 1), mpq_get_d(S.lo + 2), mpq_get_d(S.hi + 3) };
        double least = capacity_of(2, 2, near), most = capacity_of(2, 2, far);
        cr_expect(mpq_get_d(q + 1) <= least + 1e-9 && mpq_get_d(q + 1) >= least - 1e-4, "case %d: lo %.9g, least %.9g",
                  i, mpq_get_d(q + 1), least);
        cr_expect(mpq_get_d(q + 2) >= most - 1e-9 && mpq_get_d(q + 2) <= most + 1e-4, "case %d: hi %.9g, greatest %.9g",
                  i, mpq_get_d(q + 2), most);
        arena_reset(A);
    }
    arena_free(A);
}

Test(capacity_region, covers_the_true_capacity)
{
    enum { SETS = 200, LEAST = 165, EACH = 60 };
    static const double truth[][9] = { { 0.8, 0.2, 0.3, 0.7 }, { 0.6, 0.3, 0.1, 0.2, 0.6, 0.2, 0.1, 0.1, 0.8 } };
    dice_t d = { 95 };
    arena_t *A = arena_new();
    for (size_t k = 0; k < 2; k++) {
        size_t n = k + 2;
        int hits = 0;
        double C = capacity_of(n, n, truth[k]);
        for (int i = 0; i < SETS; i++) {
            unsigned long count[9] = { 0 };
            for (size_t x = 0; x < n; x++)
                for (int draw = 0; draw < EACH; draw++) {
                    double u = (double)(dice_roll(&d) >> 11) * 0x1p-53;
                    size_t y = 0;
                    while (y + 1 < n && u >= truth[k][x * n + y]) u -= truth[k][x * n + y++];
                    count[x * n + y]++;
                }
            mpz_ptr total = arena_mpz(A, n);
            mpq_ptr q = arena_mpq(A, 3);
            rows_t R = counted(A, total, n, n, count);
            region_t S;
            mpq_set_ui(q, 1, 10);
            region_of_counts(&S, A, &R, total, q);
            capacity_over_region(q + 1, q + 2, &S);
            hits += mpq_get_d(q + 1) <= C && C <= mpq_get_d(q + 2);
            cr_assert(mpq_get_d(q + 2) - mpq_get_d(q + 1) < 0.6, "an interval that says nothing");
            arena_reset(A);
        }
        cr_expect(hits >= LEAST, "%zu inputs: %d of %d", n, hits, SETS);
    }
    arena_free(A);
}
