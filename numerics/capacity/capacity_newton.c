/* SPDX-License-Identifier: MIT
**
** Newton on integer weights. The residuals d_x - lambda are read off the certificate, at its precision; the matrix is
** that of the doubles, whose error only slows the convergence: each turn gains about as many bits as doubles have, less
** those of its condition. Notation in capacity_parts.h.
**
** How fine the weights must be: rounding every p_x by a factor within 1 -+ e changes every log q_y, and so every
** KL(W_x||q), by at most about e, whatever the channel. So weights of bits + 6 significant bits suffice.
*/
#include "numerics/capacity/capacity_parts.h"

#include <math.h>
#include <string.h>

enum { SPARE_BITS = 6, SCALED_BITS = 60, STALLS_MAX = 3 };

/* round down p 2^bits. */
static void set_scaled(mpz_ptr z, double p, long bits)
{
    int e;
    double m = frexp(p, &e);
    mpz_set_d(z, ldexp(m, 53));
    if (e + bits >= 53) mpz_mul_2exp(z, z, (mp_bitcnt_t)(e + bits - 53));
    else mpz_tdiv_q_2exp(z, z, (mp_bitcnt_t)(53 - e - bits));
}

/* fine_x := p_x 2^k on the support, with bits + SPARE_BITS significant bits in the least of them. */
static void first_weights(mpz_ptr fine, const floats_t *F, long bits)
{
    double least = 1;
    for (size_t i = 0; i < F->n; i++) least = fmin(least, F->p[F->at[i]]);
    long k = bits + SPARE_BITS - (least > 0 ? ilogb(least) : 0);
    for (size_t i = 0; i < F->n; i++) set_scaled(fine + F->at[i], F->p[F->at[i]], k);
}

/* t_x less its mean, for the rows of the support, as r_i 2^e with |r_i| < 1. */
static long residuals(double *r, mpz_ptr mean, const cert_t *c, const floats_t *F)
{
    long e = 0, part;
    mpz_ptr left = arena_mpz(c->A, F->n);
    mpz_set_ui(mean, 0);
    for (size_t x = 0; x < F->nx; x++) mpz_addmul(mean, c->weight + x, c->t + x);
    mpz_tdiv_q(mean, mean, c->total);
    for (size_t i = 0; i < F->n; i++) {
        mpz_sub(left + i, c->t + F->at[i], mean);
        long bits = (long)mpz_sizeinbase(left + i, 2);
        if (bits > e) e = bits;
    }
    for (size_t i = 0; i < F->n; i++) {
        double m = mpz_get_d_2exp(&part, left + i);
        r[i] = part - e < -1000 ? 0 : ldexp(m, (int)(part - e));
    }
    return e;
}

/* The law, the matrix and its factor at these weights. */
static bool refresh(floats_t *F, mpz_srcptr fine, mpz_srcptr sum)
{
    long e, sum_e;
    double all = mpz_get_d_2exp(&sum_e, sum);
    for (size_t x = 0; x < F->nx; x++) {
        double p = mpz_get_d_2exp(&e, fine + x) / all;
        F->p[x] = e - sum_e < -1000 ? 0 : ldexp(p, (int)(e - sum_e));
    }
    floats_eval(F);
    if (!isfinite(F->mean)) return false;
    floats_factor(F, NULL);
    return F->rank == F->n;
}

/* Does row `top` stand out from the support, of spread 2^e about the mean? */
static bool stands_out(const cert_t *c, const floats_t *F, mpz_srcptr mean, long e)
{
    for (size_t i = 0; i < F->n; i++)
        if (F->at[i] == c->top) return false;
    mpz_ptr above = arena_mpz(c->A, 1);
    mpz_sub(above, c->t + c->top, mean);
    return (long)mpz_sizeinbase(above, 2) > e + 3;
}

/* fine += dp 2^e sum / (w 2^frac); a weight that would become negative leaves the support, or shrinks when an
** output needs it. True when the support changed. */
static bool advance(mpz_ptr fine, mpz_srcptr sum, floats_t *F, const double *dp, long e, const cert_t *c)
{
    bool changed = false;
    mpz_ptr z = arena_mpz(c->A, 2), unit = z + 1;
    mpz_mul_2exp(unit, c->W->den, (mp_bitcnt_t)(c->frac + SCALED_BITS));
    for (size_t i = F->n; i-- > 0;) {
        mpz_ptr P = fine + F->at[i];
        mpz_set_d(z, ldexp(dp[i], SCALED_BITS));
        mpz_mul(z, z, sum);
        mpz_mul_2exp(z, z, (mp_bitcnt_t)e);
        mpz_tdiv_q(z, z, unit);
        mpz_add(z, z, P);
        if (mpz_sgn(z) > 0) mpz_set(P, z);
        else if (floats_covered(F, i)) {
            mpz_set_ui(P, 0);
            F->at[i] = F->at[--F->n];
            changed = true;
        } else mpz_cdiv_q_2exp(P, P, 6);
    }
    return changed;
}

/* Each turn gains three bits, or counts as a stall, or changes the support (at most 2 nx + 8 times). */
bool capacity_newton(cert_t *c, floats_t *F, long bits)
{
    size_t m = F->nx > F->ny ? F->nx : F->ny, changes = 0, stalls = 0;
    double *dp = F->room + 2 * m, *r = F->room + 3 * m;
    mpz_ptr fine = arena_mpz(c->A, F->nx), sum = arena_mpz(c->A, 2), mean = sum + 1;
    first_weights(fine, F, bits);
    for (long last = c->frac + 4096; stalls <= STALLS_MAX && changes <= 2 * F->nx + 8;) {
        mpz_set_ui(sum, 0);
        for (size_t x = 0; x < F->nx; x++) {
            mpz_set(c->weight + x, fine + x);
            mpz_add(sum, sum, fine + x);
        }
        if (!cert_eval(c)) return false;
        if (cert_reached(c, bits)) return true;
        long e = residuals(r, mean, c, F);
        if (stands_out(c, F, mean, e)) {
            F->at[F->n++] = c->top;
            if (!refresh(F, fine, sum)) return false;
            e = residuals(r, mean, c, F);
            changes++;
        } else if (e > last - 3) stalls++;
        else last = e;
        floats_solve(F, r, dp);
        for (size_t i = 0; i < F->n; i++) if (!isfinite(dp[i])) return false;
        if (advance(fine, sum, F, dp, e, c)) {
            changes++;
            last += 64;
            if (!refresh(F, fine, sum)) return false;
        }
    }
    return false;
}
