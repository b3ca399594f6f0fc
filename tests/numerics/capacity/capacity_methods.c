/* SPDX-License-Identifier: MIT
**
** Certified capacity by several methods: Blahut and Arimoto's, the barrier alone, doubles and Newton; the gap in fixed
** point.
*/
#include "tests/numerics/capacity/capacity.h"

/* --- an independent method ----------------------------------------------------------------------------------- */

/* Blahut and Arimoto, from the uniform law: at each turn log sum p exp d <= C <= max d, in MPFR at 100 bits (so
** rounding, below 2^-80, is covered by the margin of 2^-60); until the two are within 2^-14 or 3000 turns are over. */
static void blahut_arimoto(double *low, double *high, const chan_t *W)
{
    size_t nx = W->nx, ny = W->ny;
    mpfr_t *v = malloc((nx * ny + 3 * nx + ny + 3) * sizeof *v), *w = v, *p = w + nx * ny, *d = p + nx, *h = d + nx,
           *q = h + nx;
    for (size_t i = 0; i < nx * ny + 3 * nx + ny + 3; i++) { mpfr_init2(v[i], 100); mpfr_set_zero(v[i], 1); }
    mpfr_ptr sum = q[ny], top = q[ny + 1], t = q[ny + 2];
    for (size_t i = 0; i < nx * ny; i++) {
        mpfr_set_z(w[i], W->num + i, MPFR_RNDN);
        mpfr_div_z(w[i], w[i], W->den, MPFR_RNDN);
        if (mpfr_zero_p(w[i])) continue;
        mpfr_log(t, w[i], MPFR_RNDN);
        mpfr_fma(h[i / ny], w[i], t, h[i / ny], MPFR_RNDN);
    }
    for (size_t x = 0; x < nx; x++) { mpfr_set_ui(p[x], 1, MPFR_RNDN); mpfr_div_ui(p[x], p[x], nx, MPFR_RNDN); }
    for (int turn = 0; turn < 3000; turn++) {
        for (size_t y = 0; y < ny; y++) mpfr_set_zero(q[y], 1);
        for (size_t i = 0; i < nx * ny; i++) mpfr_fma(q[i % ny], w[i], p[i / ny], q[i % ny], MPFR_RNDN);
        for (size_t y = 0; y < ny; y++) if (!mpfr_zero_p(q[y])) mpfr_log(q[y], q[y], MPFR_RNDN);
        mpfr_set_zero(sum, 1);
        mpfr_set_inf(top, -1);
        for (size_t x = 0; x < nx; x++) {
            mpfr_set(d[x], h[x], MPFR_RNDN);
            for (size_t y = 0; y < ny; y++) {
                mpfr_mul(t, w[x * ny + y], q[y], MPFR_RNDN);
                mpfr_sub(d[x], d[x], t, MPFR_RNDN);
            }
            mpfr_max(top, top, d[x], MPFR_RNDN);
            mpfr_exp(t, d[x], MPFR_RNDN);
            mpfr_mul(p[x], p[x], t, MPFR_RNDN);
            mpfr_add(sum, sum, p[x], MPFR_RNDN);
        }
        for (size_t x = 0; x < nx; x++) mpfr_div(p[x], p[x], sum, MPFR_RNDN);
        mpfr_log(t, sum, MPFR_RNDN);
        *low = mpfr_get_d(t, MPFR_RNDD) - 0x1p-60;
        *high = mpfr_get_d(top, MPFR_RNDU) + 0x1p-60;
        if (*high - *low < 0x1p-14) break;
    }
    for (size_t i = 0; i < nx * ny + 3 * nx + ny + 3; i++) mpfr_clear(v[i]);
    free(v);
}

Test(capacity, agrees_with_blahut_and_arimoto)
{
    arena_t *A = arena_new();
    dice_t dice = { 11 };
    mpfi_t end;
    mpfi_init2(end, 200);
    for (int turn = 0; turn < 80; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 5), ny = 2 + dice_below(&dice, 5);
        const chan_t *W = trouble_channel(A, &dice, nx, ny);
        double low, high;
        blahut_arimoto(&low, &high, W);
        capacity_t c = certified(W, 100);
        loglin_encl(end, c.lo);
        assert_that(mpfr_cmp_d(&end->left, high) <= 0, "lo beyond %.17g: %s", high, chan_text(W));
        loglin_encl(end, c.hi);
        assert_that(mpfr_cmp_d(&end->right, low) >= 0, "hi below %.17g: %s", low, chan_text(W));
    }
    mpfi_clear(end);
    arena_free(A);
}

/* Two methods, one number: the barrier in MPFR alone reaches what is asked for, on channels that doubles solve. */
Test(capacity, barrier_alone_reaches)
{
    arena_t *A = arena_new();
    dice_t dice = { 31 };
    for (int turn = 0; turn < 100; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 5), ny = 2 + dice_below(&dice, 5);
        unsigned long table[36];
        for (size_t i = 0; i < nx * ny; i++) table[i] = dice_below(&dice, 4);
        for (size_t x = 0; x < nx; x++) table[x * ny + dice_below(&dice, ny)] += 1;
        const chan_t *W = chan_reduced(of_table(A, nx, ny, table), NULL);
        if (W->nx == 1) continue;
        cert_t c;
        cert_open(&c, A, W, 150);
        capacity_barrier(c.weight, W, 110);
        assert_that(cert_eval(&c) && cert_reached(&c, 100), "the barrier fails: %s", chan_text(W));
        capacity_t fast = certified(W, 100);
        assert_that(loglin_sgn(loglin_sub(cert_lo(&c, A), fast.hi), true, NULL) <= 0 &&
                        loglin_sgn(loglin_sub(fast.lo, cert_kl(&c, A, cert_top(&c))), true, NULL) <= 0,
                    "%s", chan_text(W));
    }
    arena_free(A);
}

/* On channels without trouble the fast way does it alone: doubles, then Newton. */
Test(capacity, doubles_and_newton_suffice)
{
    arena_t *A = arena_new();
    dice_t dice = { 41 };
    for (int turn = 0; turn < 100; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 7), ny = 2 + dice_below(&dice, 7);
        unsigned long table[64];
        for (size_t i = 0; i < nx * ny; i++) table[i] = 1 + dice_below(&dice, 1000);
        const chan_t *W = chan_reduced(of_table(A, nx, ny, table), NULL);
        cert_t c;
        floats_t F;
        cert_open(&c, A, W, 316);
        cr_assert(floats_open(&F, A, W));
        assert_that(floats_barrier(&F) && floats_active(&F) && capacity_newton(&c, &F, 300), "%s", chan_text(W));
        cr_assert(cert_reached(&c, 300));
    }
    arena_free(A);
}

/* The fixed-point gap against the log forms: P w 2^frac (hi - lo) within 2 P w of it, for weights far from the
** optimum. */
Test(capacity, certificate_in_fixed_point)
{
    arena_t *A = arena_new();
    dice_t dice = { 37 };
    for (int turn = 0; turn < 200; turn++) {
        arena_reset(A);
        const chan_t *W =
            chan_reduced(trouble_channel(A, &dice, 2 + dice_below(&dice, 4), 2 + dice_below(&dice, 4)), NULL);
        if (W->nx == 1) continue;
        cert_t c;
        cert_open(&c, A, W, 5 + (long)dice_below(&dice, 200));
        for (size_t x = 0; x < W->nx; x++) trouble_int(c.weight + x, &dice);
        cr_assert(cert_eval(&c));
        const loglin_t *gap = loglin_sub(cert_kl(&c, A, cert_top(&c)), cert_lo(&c, A));
        mpq_ptr low = arena_mpq(A, 2), high = low + 1;
        mpz_mul(mpq_denref(low), c.total, W->den);
        mpz_set(mpq_numref(high), c.gap);
        mpz_set(mpq_denref(high), mpq_denref(low));
        mpz_submul_ui(c.gap, mpq_denref(low), 2);
        mpz_set(mpq_numref(low), c.gap);
        mpz_addmul_ui(mpq_numref(high), mpq_denref(high), 2);
        for (size_t i = 0; i < 2; i++) {
            mpq_canonicalize(low + i);
            mpq_div_2exp(low + i, low + i, (mp_bitcnt_t)c.frac);
        }
        assert_that(loglin_sgn(loglin_sub(gap, loglin_rat(A, low)), true, NULL) > 0, "below: %s", chan_text(W));
        assert_that(loglin_sgn(loglin_sub(gap, loglin_rat(A, high)), true, NULL) < 0, "above: %s", chan_text(W));
    }
    arena_free(A);
}
