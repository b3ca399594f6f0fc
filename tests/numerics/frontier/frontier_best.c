/* SPDX-License-Identifier: MIT
**
** Best of N against the mean over subsets in exact rationals; what a KL buys against the KLs of its two rates.
*/
#include "numerics/frontier/frontier_parts.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <mpfr.h>

static int better(const void *a, const void *b) { return mpq_cmp((mpq_srcptr)b, (mpq_srcptr)a); }

/* sum over i of C(i-1, N-1)/C(n, N) r_(i), r_(1) the least, less the mean. */
static void exact_best(mpq_ptr gain, mpq_srcptr r, size_t n, unsigned long N)
{
    mpq_t *sorted = malloc(n * sizeof *sorted), t;
    mpz_t all;
    mpq_init(t);
    mpz_init(all);
    for (size_t i = 0; i < n; i++) { mpq_init(sorted[i]); mpq_set(sorted[i], r + i); }
    qsort(sorted, n, sizeof *sorted, better);
    mpz_bin_uiui(all, n, N);
    mpq_set_ui(gain, 0, 1);
    for (size_t i = 1; i <= n; i++) {
        mpz_bin_uiui(mpq_numref(t), i - 1, N - 1);
        mpz_set(mpq_denref(t), all);
        mpz_mul_ui(mpq_numref(t), mpq_numref(t), n);
        mpz_sub(mpq_numref(t), mpq_numref(t), all);
        mpz_mul_ui(mpq_denref(t), mpq_denref(t), n);
        mpq_canonicalize(t);
        mpq_mul(t, t, sorted[n - i]);
        mpq_add(gain, gain, t);
    }
    for (size_t i = 0; i < n; i++) mpq_clear(sorted[i]);
    free(sorted);
    mpq_clear(t);
    mpz_clear(all);
}

static void expect_in(ball_t b, mpfr_srcptr x, const char *what, size_t n, unsigned long N)
{
    mpfr_t off;
    mpfr_init2(off, 300);
    mpfr_sub_d(off, x, b.mid, MPFR_RNDN);
    mpfr_abs(off, off, MPFR_RNDN);
    cr_assert(mpfr_cmp_d(off, b.rad) <= 0 && b.rad <= 1e-9 * b.mid + 1e-300, "%s: n = %zu, N = %lu: %a +- %g", what, n,
              N, b.mid, b.rad);
    mpfr_clear(off);
}

Test(frontier_best, is_the_mean_of_the_maximum_over_subsets)
{
    enum { MOST = 60 };
    dice_t d = { 61 };
    arena_t *A = arena_new();
    mpfr_t g;
    mpfr_init2(g, 300);
    for (int i = 0; i < 600; i++) {
        size_t n = i % 10 ? 1 + dice_below(&d, MOST) : 1 + dice_below(&d, 3);
        mpq_ptr r = arena_mpq(A, n), gain = arena_mpq(A, 1);
        for (size_t j = 0; j < n; j++) mpq_set_si(r + j, dice_within(&d, i % 3 ? 1000 : 2), 7), mpq_canonicalize(r + j);
        frontier_t *F = frontier_make(A, 1, (const size_t[]){ 0, n }, r);
        unsigned long N = i % 4 ? 1 + dice_below(&d, n) : n;
        exact_best(gain, r, n, N);
        mpfr_set_q(g, gain, MPFR_RNDN);
        mpfr_div_2si(g, g, F->unit, MPFR_RNDN);
        if (mpq_sgn(gain) == 0) cr_assert(ball_zero(frontier_best(F, N)));
        else expect_in(frontier_best(F, N), g, "gain", n, N);
        arena_reset(A);
    }
    mpfr_clear(g);
    arena_free(A);
}

/* By counting: all 2-subsets and 3-subsets of six rewards with ties. */
Test(frontier_best, by_counting_subsets)
{
    static const long r[] = { 3, 1, 3, -2, 0, 7 };
    arena_t *A = arena_new();
    mpq_ptr q = arena_mpq(A, 6);
    for (size_t i = 0; i < 6; i++) mpq_set_si(q + i, r[i], 1);
    frontier_t *F = frontier_make(A, 1, (const size_t[]){ 0, 6 }, q);
    double two = 0, three = 0;
    for (int i = 0; i < 6; i++)
        for (int j = 0; j < i; j++) {
            double m = (double)(r[i] > r[j] ? r[i] : r[j]);
            two += m / 15;
            for (int k = 0; k < j; k++) three += (r[k] > m ? (double)r[k] : m) / 20;
        }
    cr_expect_float_eq(ldexp(frontier_best(F, 2).mid, (int)F->unit), two - 2, 1e-13);
    cr_expect_float_eq(ldexp(frontier_best(F, 3).mid, (int)F->unit), three - 2, 1e-13);
    cr_expect_float_eq(ldexp(frontier_best(F, 6).mid, (int)F->unit), 5, 1e-13);
    cr_expect(F->least == 6 && ball_zero(frontier_best(F, 1)));
    arena_free(A);
}

/* --- what a KL buys ----------------------------------------------------------------------------------------------- */

static frontier_t *normal_like(arena_t *A, dice_t *d, size_t prompts, size_t each, size_t *first)
{
    mpq_ptr r = arena_mpq(A, prompts * each);
    for (size_t p = 0; p <= prompts; p++) first[p] = p * each;
    for (size_t i = 0; i < prompts * each; i++) {
        long sum = 0;
        for (int k = 0; k < 12; k++) sum += dice_within(d, 500);
        mpq_set_si(r + i, sum * (1 + (long)(i / each)), 1000);
        mpq_canonicalize(r + i);
    }
    return frontier_make(A, prompts, first, r);
}

/* KL at `less` is at most K, at `more` at least K, and the gain between theirs is narrow; from K = 10^-200 to all but
** the greatest. */
Test(frontier_best, buys)
{
    dice_t d = { 63 };
    arena_t *A = arena_new();
    size_t first[5];
    frontier_t *F = normal_like(A, &d, 4, 100, first);
    double most = frontier_most(F).kl.mid;
    const double at[] = { 1e-200, 1e-30, 1e-6, 0.01, 0.5, 1, 2, 0.9 * most, 0.99999 * most };
    double was = 0;
    for (size_t k = 0; k < sizeof at / sizeof *at; k++) {
        frontier_bought_t b = frontier_buy(F, ball_rel(at[k], 0x1p-52));
        cr_assert(b.how == MEETS, "K = %g", at[k]);
        frontier_point_t less = frontier_tilt(F, b.less), more = frontier_tilt(F, b.more);
        cr_expect(less.kl.mid + less.kl.rad <= at[k] && at[k] <= more.kl.mid - more.kl.rad,
            "K = %g between %g and %g", at[k], less.kl.mid, more.kl.mid);
        cr_expect(b.gain.mid - b.gain.rad <= less.gain.mid && more.gain.mid <= b.gain.mid + b.gain.rad);
        cr_expect(b.gain.rad <= 1e-9 * b.gain.mid && b.gain.mid > was, "K = %g: gain %g +- %g", at[k], b.gain.mid,
                  b.gain.rad);
        was = b.gain.mid;
    }
    cr_expect(frontier_buy(F, ball_rel(1.0001 * most, 0x1p-52)).how == BEYOND);
    frontier_bought_t b = frontier_buy(F, frontier_most(F).kl);
    cr_expect(b.how != MEETS && b.gain.mid + b.gain.rad >= frontier_most(F).gain.mid);
    arena_free(A);
}
