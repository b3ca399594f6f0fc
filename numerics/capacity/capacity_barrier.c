/* SPDX-License-Identifier: MIT
**
** The barrier method of capacity_double.c in MPFR, for the channels that doubles cannot tell from others: rows that
** nearly agree, entries beyond their range, inputs that are nearly of use. The same steps, followed down to mu of about
** 2^-bits; no support is guessed, so nothing can be guessed wrong.
*/
#include "numerics/capacity/capacity_parts.h"

#include <stdlib.h>

enum { STEPS_MAX = 600, STEPS_PER_MU = 40, HALVINGS_MAX = 40 };

typedef struct {
    size_t nx, ny;
    mpfr_prec_t prec;
    mpfr_t *w, *h, *p, *slack, *q, *logq, *d;
    mpfr_t *M, *b, *one, *dp, *from;
    mpfr_t *scalar, *all; /* all: every number, for clearing */
    size_t count;
} barrier_t;

enum { LAMBDA, MEAN, MU, STEP, BEFORE, VALUE, S, T, SUM, SCALARS };

static mpfr_t *take(mpfr_t **next, size_t n)
{
    mpfr_t *v = *next;
    *next += n;
    return v;
}

static void barrier_open(barrier_t *B, const chan_t *W, mpfr_prec_t prec)
{
    size_t nx = W->nx, ny = W->ny;
    *B = (barrier_t){ .nx = nx, .ny = ny, .prec = prec, .count = nx * (ny + nx + 8) + 2 * ny + SCALARS };
    mpfr_t *next = B->all = alloc_bytes(B->count * sizeof *B->all);
    for (size_t i = 0; i < B->count; i++) { mpfr_init2(next[i], prec); mpfr_set_zero(next[i], 1); }
    B->w = take(&next, nx * ny);
    B->M = take(&next, nx * nx);
    mpfr_t **rows[] = { &B->h, &B->p, &B->slack, &B->d, &B->b, &B->one, &B->dp, &B->from };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) *rows[i] = take(&next, nx);
    B->q = take(&next, ny);
    B->logq = take(&next, ny);
    B->scalar = take(&next, SCALARS);
    for (size_t i = 0; i < nx * ny; i++) {
        if (mpz_sgn(W->num + i) == 0) continue;
        mpfr_set_z(B->w[i], W->num + i, MPFR_RNDN);
        mpfr_div_z(B->w[i], B->w[i], W->den, MPFR_RNDN);
        mpfr_log(B->scalar[T], B->w[i], MPFR_RNDN);
        mpfr_fma(B->h[i / ny], B->w[i], B->scalar[T], B->h[i / ny], MPFR_RNDN);
    }
}

static void barrier_close(barrier_t *B)
{
    for (size_t i = 0; i < B->count; i++) mpfr_clear(B->all[i]);
    alloc_free(B->all);
}

/* sum := sum + sign a b. */
static void add_product(mpfr_ptr sum, mpfr_srcptr a, mpfr_srcptr b, bool minus, mpfr_ptr room)
{
    mpfr_mul(room, a, b, MPFR_RNDN);
    if (minus) mpfr_sub(sum, sum, room, MPFR_RNDN);
    else mpfr_add(sum, sum, room, MPFR_RNDN);
}

/* q, d and I(p;W). */
static void barrier_eval(barrier_t *B)
{
    mpfr_ptr t = B->scalar[T], mean = B->scalar[MEAN];
    for (size_t y = 0; y < B->ny; y++) mpfr_set_zero(B->q[y], 1);
    for (size_t i = 0; i < B->nx * B->ny; i++)
        if (!mpfr_zero_p(B->w[i])) add_product(B->q[i % B->ny], B->p[i / B->ny], B->w[i], false, t);
    for (size_t y = 0; y < B->ny; y++) mpfr_log(B->logq[y], B->q[y], MPFR_RNDN);
    mpfr_set_zero(mean, 1);
    for (size_t x = 0; x < B->nx; x++) {
        mpfr_set(B->d[x], B->h[x], MPFR_RNDN);
        for (size_t y = 0; y < B->ny; y++)
            if (!mpfr_zero_p(B->w[x * B->ny + y]))
                add_product(B->d[x], B->w[x * B->ny + y], B->logq[y], true, t);
        add_product(mean, B->p[x], B->d[x], false, t);
    }
}

/* M := W diag(1/q) W' + diag(slack/p), the lower half. */
static void fill_matrix(barrier_t *B)
{
    size_t nx = B->nx, ny = B->ny;
    mpfr_ptr t = B->scalar[T], s = B->scalar[S];
    for (size_t i = 0; i < nx; i++) {
        for (size_t j = 0; j <= i; j++) mpfr_set_zero(B->M[i * nx + j], 1);
        for (size_t y = 0; y < ny; y++) {
            if (mpfr_zero_p(B->w[i * ny + y])) continue;
            mpfr_div(s, B->w[i * ny + y], B->q[y], MPFR_RNDN);
            for (size_t j = 0; j <= i; j++)
                if (!mpfr_zero_p(B->w[j * ny + y])) add_product(B->M[i * nx + j], s, B->w[j * ny + y], false, t);
        }
        mpfr_div(t, B->slack[i], B->p[i], MPFR_RNDN);
        mpfr_add(B->M[i * nx + i], B->M[i * nx + i], t, MPFR_RNDN);
    }
}

/* Cholesky in place; false when a pivot is not positive. */
static bool factor(barrier_t *B)
{
    size_t n = B->nx;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            mpfr_ptr m = B->M[i * n + j];
            for (size_t k = 0; k < j; k++) add_product(m, B->M[i * n + k], B->M[j * n + k], true, B->scalar[T]);
            if (j < i) mpfr_div(m, m, B->M[j * n + j], MPFR_RNDN);
            else if (!(mpfr_sgn(m) > 0)) return false;
            else mpfr_sqrt(m, m, MPFR_RNDN);
        }
    return true;
}

/* b := M^-1 b. */
static void solve(barrier_t *B, mpfr_t *b)
{
    size_t n = B->nx;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++) add_product(b[i], B->M[i * n + k], b[k], true, B->scalar[T]);
        mpfr_div(b[i], b[i], B->M[i * n + i], MPFR_RNDN);
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t k = i + 1; k < n; k++) add_product(b[i], B->M[k * n + i], b[k], true, B->scalar[T]);
        mpfr_div(b[i], b[i], B->M[i * n + i], MPFR_RNDN);
    }
}

/* step := the greatest number at most 1 that keeps v + step dv at or above v/100. */
static void step_inside(mpfr_ptr step, mpfr_t *v, mpfr_t *dv, barrier_t *B)
{
    mpfr_ptr t = B->scalar[T];
    mpfr_set_ui(step, 1, MPFR_RNDN);
    for (size_t x = 0; x < B->nx; x++) {
        if (mpfr_sgn(dv[x]) >= 0) continue;
        mpfr_div(t, v[x], dv[x], MPFR_RNDN);
        mpfr_mul_d(t, t, -0.99, MPFR_RNDN);
        mpfr_min(step, step, t, MPFR_RNDN);
    }
}

/* I(p;W) + mu sum log p, into v. */
static void barrier_value(mpfr_ptr v, barrier_t *B)
{
    mpfr_ptr sum = B->scalar[SUM], t = B->scalar[T];
    mpfr_set_zero(sum, 1);
    for (size_t x = 0; x < B->nx; x++) {
        mpfr_log(t, B->p[x], MPFR_RNDN);
        mpfr_add(sum, sum, t, MPFR_RNDN);
    }
    mpfr_fma(v, sum, B->scalar[MU], B->scalar[MEAN], MPFR_RNDN);
}

/* Moves p along dp, halving the step until the barrier function has not fallen beyond rounding. */
static bool move(barrier_t *B)
{
    mpfr_ptr step = B->scalar[STEP], before = B->scalar[BEFORE], value = B->scalar[VALUE], sum = B->scalar[SUM];
    barrier_value(before, B);
    mpfr_set_ui_2exp(value, 1, 16 - B->prec, MPFR_RNDN);
    mpfr_sub(before, before, value, MPFR_RNDN);
    for (size_t x = 0; x < B->nx; x++) mpfr_set(B->from[x], B->p[x], MPFR_RNDN);
    for (int halving = 0; halving < HALVINGS_MAX; halving++, mpfr_div_2ui(step, step, 1, MPFR_RNDN)) {
        mpfr_set_zero(sum, 1);
        for (size_t x = 0; x < B->nx; x++) {
            mpfr_fma(B->p[x], step, B->dp[x], B->from[x], MPFR_RNDN);
            mpfr_add(sum, sum, B->p[x], MPFR_RNDN);
        }
        for (size_t x = 0; x < B->nx; x++) mpfr_div(B->p[x], B->p[x], sum, MPFR_RNDN);
        barrier_eval(B);
        barrier_value(value, B);
        if (mpfr_cmp(value, before) >= 0) return true;
    }
    return false;
}

/* dp from M dp + dl 1 = d - lambda + mu/p, sum dp = 0; dl into SUM. */
static bool direction(barrier_t *B)
{
    mpfr_ptr dl = B->scalar[SUM], s = B->scalar[S], t = B->scalar[T];
    fill_matrix(B);
    if (!factor(B)) return false;
    for (size_t x = 0; x < B->nx; x++) {
        mpfr_div(t, B->scalar[MU], B->p[x], MPFR_RNDN);
        mpfr_sub(s, B->d[x], B->scalar[LAMBDA], MPFR_RNDN);
        mpfr_add(B->dp[x], s, t, MPFR_RNDN);
        mpfr_set_ui(B->one[x], 1, MPFR_RNDN);
    }
    solve(B, B->dp);
    solve(B, B->one);
    mpfr_set_zero(s, 1);
    mpfr_set_zero(dl, 1);
    for (size_t x = 0; x < B->nx; x++) {
        mpfr_add(dl, dl, B->dp[x], MPFR_RNDN);
        mpfr_add(s, s, B->one[x], MPFR_RNDN);
    }
    mpfr_div(dl, dl, s, MPFR_RNDN);
    for (size_t x = 0; x < B->nx; x++) add_product(B->dp[x], dl, B->one[x], true, t);
    return true;
}

/* The slacks and lambda after this step, p ds = mu - p s - s dp; STEP becomes what p may take of dp. */
static void move_slacks(barrier_t *B)
{
    mpfr_ptr s = B->scalar[S], step = B->scalar[STEP];
    for (size_t x = 0; x < B->nx; x++) {
        mpfr_mul(s, B->slack[x], B->dp[x], MPFR_RNDN);
        mpfr_sub(s, B->scalar[MU], s, MPFR_RNDN);
        mpfr_div(s, s, B->p[x], MPFR_RNDN);
        mpfr_sub(B->b[x], s, B->slack[x], MPFR_RNDN);
    }
    step_inside(step, B->slack, B->b, B);
    for (size_t x = 0; x < B->nx; x++) mpfr_fma(B->slack[x], step, B->b[x], B->slack[x], MPFR_RNDN);
    mpfr_fma(B->scalar[LAMBDA], step, B->scalar[SUM], B->scalar[LAMBDA], MPFR_RNDN);
    step_inside(step, B->p, B->dp, B);
}

/* sum p |d + s - lambda| + sum |p s - mu| <= nx mu? */
static bool on_path(barrier_t *B)
{
    mpfr_ptr off = B->scalar[SUM], s = B->scalar[S], t = B->scalar[T];
    mpfr_set_zero(off, 1);
    for (size_t x = 0; x < B->nx; x++) {
        mpfr_add(s, B->d[x], B->slack[x], MPFR_RNDN);
        mpfr_sub(s, s, B->scalar[LAMBDA], MPFR_RNDN);
        mpfr_abs(s, s, MPFR_RNDN);
        add_product(off, B->p[x], s, false, t);
        mpfr_mul(s, B->p[x], B->slack[x], MPFR_RNDN);
        mpfr_sub(s, s, B->scalar[MU], MPFR_RNDN);
        mpfr_abs(s, s, MPFR_RNDN);
        mpfr_add(off, off, s, MPFR_RNDN);
    }
    mpfr_mul_ui(t, B->scalar[MU], B->nx, MPFR_RNDN);
    return mpfr_cmp(off, t) <= 0;
}

/* From the uniform law, mu a tenth of the mean gap there and falling, whenever p is near the central path, to its
** 3/2-th power or a tenth, down to 2^-bits; at most STEPS_PER_MU steps are spent on one mu and STEPS_MAX in all. On the
** path the gap is about nx mu. */
static void follow_path(barrier_t *B, long bits)
{
    mpfr_ptr mu = B->scalar[MU], lambda = B->scalar[LAMBDA], s = B->scalar[S];
    for (size_t x = 0; x < B->nx; x++) {
        mpfr_set_ui(B->p[x], 1, MPFR_RNDN);
        mpfr_div_ui(B->p[x], B->p[x], B->nx, MPFR_RNDN);
    }
    barrier_eval(B);
    mpfr_set(lambda, B->d[0], MPFR_RNDN);
    for (size_t x = 1; x < B->nx; x++) mpfr_max(lambda, lambda, B->d[x], MPFR_RNDN);
    mpfr_sub(mu, lambda, B->scalar[MEAN], MPFR_RNDN);
    mpfr_div_ui(mu, mu, 10 * B->nx, MPFR_RNDN);
    for (size_t x = 0; x < B->nx; x++) {
        mpfr_mul_ui(s, mu, B->nx, MPFR_RNDN);
        mpfr_sub(B->slack[x], lambda, B->d[x], MPFR_RNDN);
        mpfr_max(B->slack[x], B->slack[x], s, MPFR_RNDN);
    }
    for (int step = 0, spent = 0; step < STEPS_MAX; step++) {
        if (!direction(B)) return;
        move_slacks(B);
        if (!move(B)) return;
        if (!on_path(B) && ++spent < STEPS_PER_MU) continue;
        if (mpfr_cmp_ui_2exp(mu, 1, -bits) <= 0) return;
        spent = 0;
        mpfr_sqrt(s, mu, MPFR_RNDN);
        if (mpfr_cmp_d(s, 0.1) > 0) mpfr_set_d(s, 0.1, MPFR_RNDN);
        mpfr_mul(mu, mu, s, MPFR_RNDN);
        if (mpfr_cmp_ui_2exp(mu, 1, -bits) < 0) mpfr_set_ui_2exp(mu, 1, -bits, MPFR_RNDN);
    }
}

/* The least p_x gets bits + 8 significant bits, unless it is so small that the cap holds; none becomes 0. */
static void round_weights(mpz_ptr weight, barrier_t *B, long bits)
{
    long shift = 0;
    for (size_t x = 0; x < B->nx; x++)
        if (-mpfr_get_exp(B->p[x]) > shift) shift = -mpfr_get_exp(B->p[x]);
    if (shift > 8 * bits + 4096) shift = 8 * bits + 4096;
    for (size_t x = 0; x < B->nx; x++) {
        mpfr_mul_2si(B->p[x], B->p[x], shift + bits + 8, MPFR_RNDN);
        mpfr_get_z(weight + x, B->p[x], MPFR_RNDN);
        if (mpz_sgn(weight + x) <= 0) mpz_set_ui(weight + x, 1);
    }
}

void capacity_barrier(mpz_ptr weight, const chan_t *W, long bits)
{
    barrier_t B;
    barrier_open(&B, W, 3 * bits + 192);
    long spare = 4;
    while (W->nx >> spare) spare++;
    follow_path(&B, bits + spare);
    round_weights(weight, &B, bits);
    barrier_close(&B);
}
