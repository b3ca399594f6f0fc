/* SPDX-License-Identifier: MIT
**
** Capacity in doubles: the linear systems, and a barrier method that comes near the optimum. Nothing here is
** certified; the notation stands in capacity_parts.h.
**
** The conditions of optimality (Kuhn and Tucker): d_x + s_x = lambda, p_x s_x = 0, p_x >= 0, s_x >= 0, sum p_x = 1. The
** barrier method replaces p_x s_x = 0 by p_x s_x = mu and lets mu fall. Since the derivative of d is minus
** H = W diag(1/q) W', Newton's step for p solves
**     (H + diag(s/p)) dp + dl 1 = d - lambda + mu/p,   sum dp = 0,
** a direction in which I(p;W) + mu sum log p_x, a concave function, grows; so halving the step ends.
*/
#include "numerics/capacity/capacity_parts.h"

#include <math.h>

enum { BARRIER_STEPS_MAX = 200, HALVINGS_MAX = 40 };

static const double RANGE_MIN = 1e-280; /* entries below it, not 0, are left to MPFR */
static const double RANK_TOLERANCE = 1e-12, MU_MIN = 1e-12;

bool floats_open(floats_t *F, arena_t *A, const chan_t *W)
{
    size_t n = W->nx, m = n > W->ny ? n : W->ny;
    *F = (floats_t){ .nx = n, .ny = W->ny };
    double **vector[] = { &F->h, &F->p, &F->slack, &F->q, &F->logq, &F->d, &F->scale };
    for (size_t i = 0; i < sizeof vector / sizeof *vector; i++) *vector[i] = ARENA_ARRAY(A, double, m);
    F->room = ARENA_ARRAY(A, double, 4 * m);
    F->w = ARENA_ARRAY(A, double, n * W->ny);
    F->B = ARENA_ARRAY(A, double, n * W->ny);
    F->M = ARENA_ARRAY(A, double, n * n);
    F->L = ARENA_ARRAY(A, double, n * n);
    F->at = ARENA_ARRAY(A, size_t, n);
    F->order = ARENA_ARRAY(A, size_t, n);
    long e, den_e;
    double den = mpz_get_d_2exp(&den_e, W->den);
    for (size_t i = 0; i < n * F->ny; i++) {
        if (mpz_sgn(W->num + i) == 0) continue;
        double w = mpz_get_d_2exp(&e, W->num + i) / den;
        if (den_e - e > 1000 || (w = ldexp(w, (int)(e - den_e))) < RANGE_MIN) return false;
        F->w[i] = w;
        F->h[i / F->ny] += w * log(w);
    }
    return true;
}

void floats_eval(floats_t *F)
{
    for (size_t y = 0; y < F->ny; y++) F->q[y] = 0;
    for (size_t x = 0; x < F->nx; x++)
        if (F->p[x] > 0)
            for (size_t y = 0; y < F->ny; y++) F->q[y] += F->p[x] * F->w[x * F->ny + y];
    for (size_t y = 0; y < F->ny; y++) F->logq[y] = log(F->q[y]);
    F->mean = 0;
    for (size_t x = 0; x < F->nx; x++) {
        double d = F->h[x];
        for (size_t y = 0; y < F->ny; y++) d -= F->w[x * F->ny + y] * F->logq[y];
        F->d[x] = d;
        F->mean += F->p[x] * d;
    }
}

void floats_uniform(floats_t *F)
{
    for (size_t x = 0; x < F->nx; x++) F->p[x] = 1 / (double)F->nx;
    floats_eval(F);
}

/* --- the linear system --------------------------------------------------------------------------------- */

static double dot(const double *a, const double *b, size_t n)
{
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        s0 += a[i] * b[i];
        s1 += a[i + 1] * b[i + 1];
        s2 += a[i + 2] * b[i + 2];
        s3 += a[i + 3] * b[i + 3];
    }
    for (; i < n; i++) s0 += a[i] * b[i];
    return (s0 + s1) + (s2 + s3);
}

static void fill_matrix(floats_t *F, const double *extra)
{
    size_t n = F->n, ny = F->ny;
    for (size_t y = 0; y < ny; y++) F->room[y] = 1 / sqrt(F->q[y]);
    for (size_t i = 0; i < n; i++)
        for (size_t y = 0; y < ny; y++) F->B[i * ny + y] = F->w[F->at[i] * ny + y] * F->room[y];
    for (size_t i = 0; i < n; i++) {
        double m = dot(F->B + i * ny, F->B + i * ny, ny) + (extra ? extra[F->at[i]] : 0);
        F->scale[i] = 1 / sqrt(m);
        F->M[i * n + i] = 1;
        for (size_t j = 0; j < i; j++)
            F->M[i * n + j] = F->M[j * n + i] = dot(F->B + i * ny, F->B + j * ny, ny) * F->scale[i] * F->scale[j];
    }
}

/* Cholesky with diagonal pivoting: M = L L' on the first `rank` rows of the order; the rest depend on them. */
void floats_factor(floats_t *F, const double *extra)
{
    size_t n = F->n;
    double *left = F->room;
    fill_matrix(F, extra);
    for (size_t i = 0; i < n; i++) { F->order[i] = i; left[i] = 1; }
    for (F->rank = 0; F->rank < n; F->rank++) {
        size_t k = F->rank, best = k;
        for (size_t i = k + 1; i < n; i++)
            if (left[F->order[i]] > left[F->order[best]]) best = i;
        size_t pivot = F->order[best];
        F->order[best] = F->order[k];
        F->order[k] = pivot;
        if (!(left[pivot] > RANK_TOLERANCE)) return;
        double root = F->L[pivot * n + k] = sqrt(left[pivot]);
        for (size_t i = k + 1; i < n; i++) {
            size_t row = F->order[i];
            double l = (F->M[row * n + pivot] - dot(F->L + row * n, F->L + pivot * n, k)) / root;
            F->L[row * n + k] = l;
            left[row] -= l * l;
        }
    }
}

/* x := M^-1 b on the first `rank` rows of the order, 0 elsewhere; x may be b. */
static void solve(const floats_t *F, double *x, const double *b)
{
    size_t n = F->n;
    double *z = F->room;
    for (size_t k = 0; k < F->rank; k++) {
        size_t row = F->order[k];
        z[k] = (b[row] * F->scale[row] - dot(F->L + row * n, z, k)) / F->L[row * n + k];
    }
    for (size_t i = 0; i < n; i++) x[i] = 0;
    for (size_t k = F->rank; k-- > 0;) {
        size_t row = F->order[k];
        double v = z[k];
        for (size_t i = k + 1; i < F->rank; i++) v -= F->L[F->order[i] * n + k] * x[F->order[i]];
        x[row] = v / F->L[row * n + k];
    }
    for (size_t i = 0; i < n; i++) x[i] *= F->scale[i];
}

double floats_solve(floats_t *F, const double *r, double *dp)
{
    size_t m = F->nx > F->ny ? F->nx : F->ny;
    double *one = F->room + m, sum = 0, ones = 0;
    for (size_t k = 0; k < F->n; k++) one[k] = 1;
    solve(F, one, one);
    solve(F, dp, r);
    for (size_t i = 0; i < F->n; i++) { sum += dp[i]; ones += one[i]; }
    double multiplier = sum / ones;
    for (size_t i = 0; i < F->n; i++) dp[i] -= multiplier * one[i];
    return multiplier;
}

/* --- the barrier --------------------------------------------------------------------------------------- */

static double barrier_value(const floats_t *F, double mu)
{
    double v = F->mean;
    for (size_t x = 0; x < F->nx; x++) v += mu * log(F->p[x]);
    return v;
}

/* The greatest step at most 1 that keeps every v + step dv at or above v/200. */
static double step_inside(const double *v, const double *dv, size_t n)
{
    double step = 1;
    for (size_t i = 0; i < n; i++)
        if (step * -dv[i] > 0.995 * v[i]) step = 0.995 * v[i] / -dv[i];
    return step;
}

/* Moves p along dp by at most `step`, halving until the barrier function has not fallen beyond rounding. */
static bool move(floats_t *F, const double *dp, double step, double mu)
{
    size_t n = F->nx, m = n > F->ny ? n : F->ny;
    double *from = F->room + 3 * m, before = barrier_value(F, mu);
    for (size_t x = 0; x < n; x++) from[x] = F->p[x];
    for (int halving = 0; halving < HALVINGS_MAX; halving++, step /= 2) {
        double sum = 0;
        for (size_t x = 0; x < n; x++) sum += F->p[x] = from[x] + step * dp[x];
        for (size_t x = 0; x < n; x++) F->p[x] /= sum;
        floats_eval(F);
        if (barrier_value(F, mu) >= before - 1e-13 * (1 + fabs(before))) return true;
    }
    return false;
}

/* One Newton step for this mu; false when it fails. */
static bool barrier_step(floats_t *F, double mu)
{
    size_t n = F->nx, m = n > F->ny ? n : F->ny;
    double *dp = F->room + 2 * m, *rhs = F->room + 3 * m, *ds = rhs;
    for (size_t x = 0; x < n; x++) rhs[x] = F->slack[x] / F->p[x];
    floats_factor(F, rhs);
    if (F->rank < n) return false;
    for (size_t x = 0; x < n; x++) rhs[x] = F->d[x] - F->lambda + mu / F->p[x];
    double multiplier = floats_solve(F, rhs, dp);
    /* s dp + p ds = mu - p s */
    for (size_t x = 0; x < n; x++) ds[x] = (mu - F->slack[x] * dp[x]) / F->p[x] - F->slack[x];
    double step = step_inside(F->slack, ds, n);
    for (size_t x = 0; x < n; x++) F->slack[x] += step * ds[x];
    F->lambda += step * multiplier;
    return move(F, dp, step_inside(F->p, dp, n), mu);
}

/* How far from the central path: sum p |d + s - lambda| + sum |p s - mu|. */
static double off_path(const floats_t *F, double mu)
{
    double off = 0;
    for (size_t x = 0; x < F->nx; x++)
        off += F->p[x] * fabs(F->d[x] + F->slack[x] - F->lambda) + fabs(F->p[x] * F->slack[x] - mu);
    return off;
}

/* From the uniform law down to MU_MIN, or as far as it comes. */
bool floats_barrier(floats_t *F)
{
    double n = (double)F->nx, top = 0, mu;
    floats_uniform(F);
    for (size_t x = 0; x < F->nx; x++) if (F->d[x] > top) top = F->d[x];
    mu = fmax(MU_MIN, 0.1 * (top - F->mean) / n);
    F->lambda = top;
    F->n = F->nx;
    for (size_t x = 0; x < F->nx; x++) {
        F->at[x] = x;
        F->slack[x] = fmax(top - F->d[x], mu * n);
    }
    for (int step = 0; step < BARRIER_STEPS_MAX; step++) {
        if (!barrier_step(F, mu)) break;
        if (off_path(F, mu) >= n * mu) continue;
        if (mu <= MU_MIN) break;
        mu = fmax(MU_MIN, fmin(0.1 * mu, pow(mu, 1.5)));
    }
    return isfinite(F->mean) && mu < 1e-5;
}
