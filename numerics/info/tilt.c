/* SPDX-License-Identifier: MIT */
#include "numerics/base/rat.h"
#include "numerics/info/tilt.h"

const pmf_t *tilt(const pmf_t *p, mpq_srcptr w)
{
    arena_t *A = p->home;
    mpz_ptr z = arena_mpz(A, p->cells + 1);
    rat_common(z, z + p->cells, w, p->cells);
    for (size_t y = 0; y < p->cells; y++) mpz_mul(z + y, z + y, p->num + y);
    return pmf_weights(A, p->cells, z);
}

mpq_ptr tilt_power(arena_t *A, size_t n, mpq_srcptr w, long k)
{
    mpq_ptr v = arena_mpq(A, n);
    unsigned long e = k < 0 ? -(unsigned long)k : (unsigned long)k;
    for (size_t y = 0; y < n; y++) {
        mpz_pow_ui(mpq_numref(v + y), mpq_numref(w + y), e);
        mpz_pow_ui(mpq_denref(v + y), mpq_denref(w + y), e);
        if (k < 0) mpq_inv(v + y, v + y);
    }
    return v;
}

const real_t *tilt_mean_log(const pmf_t *p, mpq_srcptr w)
{
    loglin_sum_t sum;
    loglin_sum_start(&sum, p->home, p->den, 2 * p->cells);
    mpz_ptr minus = arena_mpz(p->home, 1);
    for (size_t y = 0; y < p->cells; y++) {
        mpz_neg(minus, p->num + y);
        loglin_sum_push(&sum, p->num + y, mpq_numref(w + y));
        loglin_sum_push(&sum, minus, mpq_denref(w + y));
    }
    return real_form(loglin_sum_done(&sum));
}

const real_t *tilt_log_normaliser(const pmf_t *p, mpq_srcptr w)
{
    mpq_ptr Z = arena_mpq(p->home, 1);
    pmf_mean(Z, p, w);
    return real_log_rat(p->home, Z);
}

/* --- best of N ---------------------------------------------------------------------------------------------------- */

/* The cells in the order of the rewards, ties in their own. */
static size_t *ranked(arena_t *A, size_t n, mpq_srcptr r)
{
    size_t *order = ARENA_ARRAY(A, size_t, n);
    for (size_t y = 0; y < n; y++) {
        size_t k = y;
        for (; k > 0 && mpq_cmp(r + order[k - 1], r + y) > 0; k--) order[k] = order[k - 1];
        order[k] = y;
    }
    return order;
}

const pmf_t *tilt_best_of(const pmf_t *p, mpq_srcptr r, unsigned long N)
{
    arena_t *A = p->home;
    size_t *order = ranked(A, p->cells, r);
    mpz_ptr F = arena_mpz(A, 3), power = F + 1, before = F + 2, z = arena_mpz(A, p->cells);
    for (size_t k = 0; k < p->cells; k++) {
        mpz_add(F, F, p->num + order[k]);
        mpz_pow_ui(power, F, N);
        mpz_sub(z + order[k], power, before);
        mpz_swap(before, power);
    }
    return pmf_weights(A, p->cells, z);
}
