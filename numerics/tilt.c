/* SPDX-License-Identifier: MIT */
#include "numerics/tilt.h"
#include "numerics/info.h"

#include <stdlib.h>

const pmf_t *tilt(const pmf_t *p, mpq_srcptr w)
{
    arena_t *A = p->home;
    mpz_ptr den = arena_mpz(A, 2), part = den + 1, z = arena_mpz(A, p->cells);
    mpz_set_ui(den, 1);
    for (size_t y = 0; y < p->cells; y++) mpz_lcm(den, den, mpq_denref(w + y));
    for (size_t y = 0; y < p->cells; y++) {
        mpz_divexact(part, den, mpq_denref(w + y));
        mpz_mul(part, part, mpq_numref(w + y));
        mpz_mul(z + y, part, p->num + y);
    }
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
    const real_t *sum = real_si(p->home, 0);
    mpq_ptr q = arena_mpq(p->home, 1);
    for (size_t y = 0; y < p->cells; y++) {
        pmf_prob(q, p, y);
        sum = real_add(sum, real_scale(real_log_rat(p->home, w + y), q));
    }
    return sum;
}

const real_t *tilt_range_log(arena_t *A, size_t n, mpq_srcptr w)
{
    mpq_srcptr lo = w, hi = w;
    for (size_t y = 1; y < n; y++) {
        if (mpq_cmp(w + y, lo) < 0) lo = w + y;
        if (mpq_cmp(w + y, hi) > 0) hi = w + y;
    }
    mpq_ptr q = arena_mpq(A, 1);
    mpq_div(q, hi, lo);
    return real_log_rat(A, q);
}

const real_t *tilt_log_normaliser(const pmf_t *p, mpq_srcptr w)
{
    mpq_ptr Z = arena_mpq(p->home, 1);
    pmf_mean(Z, p, w);
    return real_log_rat(p->home, Z);
}

/* --- best of N ------------------------------------------------------------------------------------------------------ */

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

/* --- the tilt of a given divergence ----------------------------------------------------------------------------------- */

typedef struct { const pmf_t *p; const long *r; const real_t *divergence; long least; } target_t;

static bool same(const void *a, const void *b)
{
    const target_t *x = a, *y = b;
    return x->p == y->p && x->r == y->r && x->divergence == y->divergence;
}

/* p(y) x^(r(y) - least). */
static const pmf_t *tilted_by(arena_t *A, const target_t *t, mpq_srcptr x)
{
    mpq_ptr w = arena_mpq(A, t->p->cells);
    for (size_t y = 0; y < t->p->cells; y++) {
        unsigned long k = (unsigned long)(t->r[y] - t->least);
        mpz_pow_ui(mpq_numref(w + y), mpq_numref(x), k);
        mpz_pow_ui(mpq_denref(w + y), mpq_denref(x), k);
    }
    pmf_t here = *t->p;
    here.home = A;
    return tilt(&here, w);
}

static void mean_reward(mpq_ptr m, const pmf_t *q, const long *r)
{
    mpz_ptr sum = arena_mpz(q->home, 2), part = sum + 1;
    for (size_t y = 0; y < q->cells; y++) {
        mpz_mul_si(part, q->num + y, r[y]);
        mpz_add(sum, sum, part);
    }
    mpz_set(mpq_numref(m), sum);
    mpz_set(mpq_denref(m), q->den);
    mpq_canonicalize(m);
}

/* The sign of KL(tilt by x || p) - divergence, exactly. */
static int against(arena_t *A, const target_t *t, mpq_srcptr x)
{
    pmf_t here = *t->p;
    here.home = A;
    const real_t *kl = info_kl(tilted_by(A, t, x), &here);
    return loglin_sgn(loglin_sub(real_loglin(kl), real_loglin(t->divergence)), true, NULL);
}

/* lo <= x <= hi by doubling, then halving until the means are within 2^-bits; an x that meets the divergence ends it. */
static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    const target_t *t = source;
    arena_t *work = arena_new();
    mpq_t x[2], mid, gap, mean[2];
    mpq_inits(x[0], x[1], mid, gap, mean[0], mean[1], NULL);
    mpq_set_ui(x[0], 1, 1);
    mpq_set_ui(x[1], 2, 1);
    int sign;
    while ((sign = against(work, t, x[1])) < 0) { mpq_set(x[0], x[1]); mpq_mul_2exp(x[1], x[1], 1); arena_reset(work); }
    if (sign == 0) mpq_set(x[0], x[1]);
    for (;;) {
        arena_reset(work);
        for (size_t k = 0; k < 2; k++) mean_reward(mean[k], tilted_by(work, t, x[k]), t->r);
        mpq_sub(gap, mean[1], mean[0]);
        mpq_mul_2exp(gap, gap, (unsigned long)bits);
        if (mpq_cmp_ui(gap, 1, 1) <= 0) break;
        mpq_add(mid, x[0], x[1]);
        mpq_div_2exp(mid, mid, 1);
        sign = against(work, t, mid);
        if (sign <= 0) mpq_set(x[0], mid);
        if (sign >= 0) mpq_set(x[1], mid);
    }
    *lo = loglin_rat(A, mean[0]);
    *hi = loglin_rat(A, mean[1]);
    mpq_clears(x[0], x[1], mid, gap, mean[0], mean[1], NULL);
    arena_free(work);
}

static const bracket_kind_t at_divergence = { "mean reward at a divergence", same, ends };

const real_t *tilt_mean_at_divergence(const pmf_t *p, const long *r, const real_t *divergence)
{
    target_t *t = ARENA_NEW(p->home, target_t);
    *t = (target_t){ p, r, divergence, r[0] };
    for (size_t y = 1; y < p->cells; y++)
        if (r[y] < t->least) t->least = r[y];
    return real_bracket(p->home, &at_divergence, t);
}
