/* SPDX-License-Identifier: MIT
**
** Best of N against its law in exact rationals; what a KL buys against the KLs of its two rates; the bootstrap on draws that are the
** sample itself.
*/
#include "numerics/frontier/frontier_parts.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <mpfr.h>

static int better(const void *a, const void *b) { return mpq_cmp((mpq_srcptr)b, (mpq_srcptr)a); }

/* sum q_j r_(j) - mean r and sum q_j log(n q_j), q_j = ((n-j+1)^N - (n-j)^N)/n^N. */
static void exact_best(mpq_ptr gain, mpfr_ptr kl, mpq_srcptr r, size_t n, unsigned long N)
{
    mpq_t *sorted = malloc(n * sizeof *sorted), q, t;
    mpz_t low;
    mpfr_t l;
    mpq_inits(q, t, NULL);
    mpz_init(low);
    mpfr_init2(l, mpfr_get_prec(kl));
    for (size_t i = 0; i < n; i++) { mpq_init(sorted[i]); mpq_set(sorted[i], r + i); }
    qsort(sorted, n, sizeof *sorted, better);
    mpq_set_ui(gain, 0, 1);
    mpfr_set_zero(kl, 1);
    for (size_t j = 1; j <= n; j++) {
        mpz_ui_pow_ui(mpq_numref(q), n - j + 1, N);
        mpz_ui_pow_ui(low, n - j, N);
        mpz_sub(mpq_numref(q), mpq_numref(q), low);
        mpz_ui_pow_ui(mpq_denref(q), n, N);
        mpq_canonicalize(q);
        mpq_set_ui(t, n, 1);
        mpq_mul(t, t, q);
        mpfr_set_q(l, t, MPFR_RNDN);
        mpfr_log(l, l, MPFR_RNDN);
        mpfr_mul_q(l, l, q, MPFR_RNDN);
        mpfr_add(kl, kl, l, MPFR_RNDN);
        mpq_set_ui(t, 1, n);
        mpq_sub(q, q, t);
        mpq_mul(q, q, sorted[j - 1]);
        mpq_add(gain, gain, q);
    }
    for (size_t i = 0; i < n; i++) mpq_clear(sorted[i]);
    free(sorted);
    mpq_clears(q, t, NULL);
    mpz_clear(low);
    mpfr_clear(l);
}

static void expect_in(ball_t b, mpfr_srcptr x, const char *what, size_t n, unsigned long N)
{
    mpfr_t off;
    mpfr_init2(off, 300);
    mpfr_sub_d(off, x, b.mid, MPFR_RNDN);
    mpfr_abs(off, off, MPFR_RNDN);
    cr_assert(mpfr_cmp_d(off, b.rad) <= 0 && b.rad <= 1e-9 * b.mid + 1e-300, "%s: n = %zu, N = %lu: %a +- %g", what, n, N, b.mid, b.rad);
    mpfr_clear(off);
}

Test(frontier_best, is_the_exact_law)
{
    enum { MOST = 60 };
    dice_t d = { 61 };
    arena_t *A = arena_new();
    mpfr_t kl, g;
    mpfr_inits2(300, kl, g, (mpfr_ptr)NULL);
    static const unsigned long of[] = { 1, 2, 3, 4, 7, 16, 64, 1000, 1024 };
    for (int i = 0; i < 300; i++) {
        size_t n = i % 10 ? 1 + dice_below(&d, MOST) : 1 + dice_below(&d, 3);
        mpq_ptr r = arena_mpq(A, n), gain = arena_mpq(A, 1);
        for (size_t j = 0; j < n; j++) mpq_set_si(r + j, dice_within(&d, i % 3 ? 1000 : 2), 7), mpq_canonicalize(r + j);
        frontier_t *F = frontier_make(A, 1, (const size_t[]){ 0, n }, r);
        unsigned long N = of[dice_below(&d, 9)];
        exact_best(gain, kl, r, n, N);
        frontier_point_t p = frontier_best(F, N);
        mpfr_set_q(g, gain, MPFR_RNDN);
        mpfr_div_2si(g, g, F->unit, MPFR_RNDN);
        if (mpq_sgn(gain) == 0) cr_assert(F->constant ? ball_zero(p.gain) : p.gain.mid <= p.gain.rad);
        else expect_in(p.gain, g, "gain", n, N);
        if (n == 1 || N == 1) cr_assert(ball_zero(p.kl));
        else expect_in(p.kl, kl, "KL", n, N);
        cr_assert(n == 1 || N == 1 || ball_at_most(p.kl, frontier_best_bound(N)) || p.kl.mid - frontier_best_bound(N).mid < 1e-12);
        arena_reset(A);
    }
    mpfr_clears(kl, g, (mpfr_ptr)NULL);
    arena_free(A);
}

/* 1 - (1 - v)^N at 2^-46, v down to 2^-20, N up to 2^20. */
Test(frontier_best, some_of)
{
    dice_t d = { 62 };
    mpfr_t x;
    mpfr_init2(x, 300);
    for (int i = 0; i < 5000; i++) {
        double v = (double)(1 + dice_below(&d, 1 << 20)) / (i % 2 ? 0x1p20 : 0x1p21);
        unsigned long N = 1 + dice_below(&d, i % 3 ? 1 << 20 : 40);
        mpfr_set_d(x, -v, MPFR_RNDN);
        mpfr_log1p(x, x, MPFR_RNDN);
        mpfr_mul_ui(x, x, N, MPFR_RNDN);
        mpfr_expm1(x, x, MPFR_RNDN);
        mpfr_neg(x, x, MPFR_RNDN);
        double want = mpfr_get_d(x, MPFR_RNDN);
        if (v == 1) continue;
        mpfr_d_sub(x, frontier_some_of(v, N), x, MPFR_RNDN);
        cr_assert(fabs(mpfr_get_d(x, MPFR_RNDN)) <= 0x1p-46 * want, "v = %a, N = %lu", v, N);
    }
    mpfr_clear(x);
}

/* --- what a KL buys ------------------------------------------------------------------------------------------------- */

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

/* KL at `less` is at most K, at `more` at least K, and the gain between theirs is narrow; from K = 10^-200 to all but the greatest. */
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
        cr_expect(less.kl.mid + less.kl.rad <= at[k] && at[k] <= more.kl.mid - more.kl.rad, "K = %g between %g and %g", at[k], less.kl.mid, more.kl.mid);
        cr_expect(b.gain.mid - b.gain.rad <= less.gain.mid && more.gain.mid <= b.gain.mid + b.gain.rad);
        cr_expect(b.gain.rad <= 1e-9 * b.gain.mid && b.gain.mid > was, "K = %g: gain %g +- %g", at[k], b.gain.mid, b.gain.rad);
        was = b.gain.mid;
    }
    cr_expect(frontier_buy(F, ball_rel(1.0001 * most, 0x1p-52)).how == BEYOND);
    frontier_bought_t b = frontier_buy(F, frontier_most(F).kl);
    cr_expect(b.how != MEETS && b.gain.mid + b.gain.rad >= frontier_most(F).gain.mid);
    arena_free(A);
}

/* --- bootstrap ------------------------------------------------------------------------------------------------------- */

/* Rolls that draw sample 0, 1, .., n-1 of each prompt in turn. */
typedef struct { uint64_t i, n; } turn_t;

static uint64_t next_of(void *state)
{
    turn_t *t = state;
    uint64_t at = t->i++ % t->n;
    return (((at << 32) + t->n - 1) / t->n) << 32;
}

Test(frontier_best, bootstrap_on_the_sample_itself)
{
    dice_t d = { 64 };
    arena_t *A = arena_new();
    size_t first[4];
    frontier_t *F = normal_like(A, &d, 3, 77, first);
    frontier_rate_t rate = { 0.5, 2 - F->unit, false }, steep = { 0.5, 12 - F->unit, false };
    const frontier_ask_t ask[] = { { ASK_RATE, rate, 0, 0 }, { ASK_RATE, steep, 0, 0 }, { ASK_KL, rate, 1, 0 }, { ASK_BEST, rate, 0, 5 }, { ASK_KL, rate, 100, 0 } };
    frontier_answer_t got[10];
    frontier_bootstrap(got, F, ask, 5, 2, next_of, &(turn_t){ 0, 77 });
    frontier_point_t p = frontier_tilt(F, rate), s = frontier_tilt(F, steep), best = frontier_best(F, 5), most = frontier_most(F);
    frontier_bought_t b = frontier_buy(F, ball_exact(1));
    for (int k = 0; k < 10; k += 5) {
        cr_expect_float_eq(got[k].gain, p.gain.mid, 1e-12 * p.gain.mid);
        cr_expect_float_eq(got[k].kl, p.kl.mid, 1e-12 * p.kl.mid);
        cr_expect_float_eq(got[k + 1].gain, s.gain.mid, 1e-12 * s.gain.mid);
        cr_expect_float_eq(got[k + 1].kl, s.kl.mid, 1e-12 * s.kl.mid);
        cr_expect_float_eq(got[k + 2].gain, b.gain.mid, 1e-5 * b.gain.mid);
        cr_expect_float_eq(exp2(got[k + 2].log2_rate), ldexp(b.less.mantissa, (int)b.less.exponent), 1e-5 * ldexp(b.less.mantissa, (int)b.less.exponent));
        cr_expect_float_eq(got[k + 3].gain, best.gain.mid, 1e-12 * best.gain.mid);
        cr_expect_float_eq(got[k + 4].gain, most.gain.mid, 1e-12 * most.gain.mid);
    }
    arena_free(A);
}

/* Each of the better half twice: the same as a sample of those alone. */
static uint64_t upper_half(void *state)
{
    turn_t *t = state;
    uint64_t at = t->i++ % t->n / 2;
    return (((at << 32) + t->n - 1) / t->n) << 32;
}

Test(frontier_best, bootstrap_on_the_better_half)
{
    enum { N = 80 };
    arena_t *A = arena_new();
    mpq_ptr r = arena_mpq(A, N);
    for (long i = 0; i < N; i++) mpq_set_si(r + i, -i * i, 100), mpq_canonicalize(r + i);
    frontier_t *F = frontier_make(A, 1, (const size_t[]){ 0, N }, r), *half = frontier_make(A, 1, (const size_t[]){ 0, N / 2 }, r);
    for (int k = 0; k < 3; k++) {
        frontier_rate_t rate = { 0.5, (const long[]){ -8, 0, 6 }[k], false };
        frontier_answer_t got[3];
        frontier_bootstrap(got, F, (const frontier_ask_t[]){ { ASK_RATE, rate, 0, 0 }, { ASK_KL, rate, 0.75, 0 }, { ASK_BEST, rate, 0, 7 } }, 3, 1, upper_half, &(turn_t){ 0, N });
        frontier_point_t p = frontier_tilt(half, rate);
        double gain = ldexp(p.gain.mid, (int)half->unit), bought = ldexp(frontier_buy(half, ball_exact(0.75)).gain.mid, (int)half->unit);
        cr_expect_float_eq(ldexp(got[0].gain, (int)F->unit), gain, 1e-9 * gain);
        cr_expect_float_eq(got[0].kl, p.kl.mid, 1e-9 * p.kl.mid);
        cr_expect_float_eq(ldexp(got[1].gain, (int)F->unit), bought, 1e-5 * bought);
        cr_expect(got[2].gain > 0 && got[2].gain < ldexp(frontier_most(half).gain.mid, (int)(half->unit - F->unit)));
    }
    arena_free(A);
}
