/* SPDX-License-Identifier: MIT
**
** Capacity in doubles, from near the optimum: which inputs are used, and Newton on their law.
**
** On a support A of independent rows the conditions d_x = lambda (x in A), sum p_x = 1 determine p; a row outside with
** d_x > lambda enters, a row whose p_x would fall below 0 leaves, and rows that depend on others are taken out by
** moving p along the dependence, which changes neither q nor, at the optimum, I(p;W).
*/
#include "numerics/capacity/capacity_parts.h"

#include <math.h>

static size_t longer(const floats_t *F) { return F->nx > F->ny ? F->nx : F->ny; }

bool floats_covered(const floats_t *F, size_t i)
{
    for (size_t y = 0; y < F->ny; y++) {
        bool reached = false;
        for (size_t k = 0; k < F->n && !reached; k++) reached = k != i && F->w[F->at[k] * F->ny + y] > 0;
        if (!reached) return false;
    }
    return true;
}

/* Takes out at[i]. */
static void leave(floats_t *F, size_t i)
{
    F->p[F->at[i]] = 0;
    F->at[i] = F->at[--F->n];
}

/* The rows with p_x > s_x, and for each output left unreached the one that gives it most. */
static void first_support(floats_t *F)
{
    F->n = 0;
    for (size_t x = 0; x < F->nx; x++)
        if (F->p[x] > F->slack[x]) F->at[F->n++] = x;
    for (size_t y = 0; y < F->ny; y++) {
        size_t best = 0;
        bool reached = false;
        for (size_t k = 0; k < F->n && !reached; k++) reached = F->w[F->at[k] * F->ny + y] > 0;
        if (reached) continue;
        for (size_t x = 1; x < F->nx; x++)
            if (F->p[x] * F->w[x * F->ny + y] > F->p[best] * F->w[best * F->ny + y]) best = x;
        F->at[F->n++] = best;
    }
    double sum = 0;
    for (size_t x = 0; x < F->nx; x++) F->slack[x] = F->p[x];
    for (size_t x = 0; x < F->nx; x++) F->p[x] = 0;
    for (size_t k = 0; k < F->n; k++) sum += F->p[F->at[k]] = F->slack[F->at[k]];
    for (size_t x = 0; x < F->nx; x++) F->p[x] /= sum;
}

/* Row j = order[k], k >= rank, depends on the pivots: W_j = sum c_i W_i. Moves p along the dependence, p_j falling,
** until a weight is 0, and takes that row out. True when it was j itself. */
static bool slide(floats_t *F, size_t k)
{
    size_t n = F->n, j = F->order[k], first = j;
    double *c = F->room, t = F->p[F->at[j]];
    for (size_t a = F->rank; a-- > 0;) {
        size_t row = F->order[a];
        double v = F->L[j * n + a];
        for (size_t b = a + 1; b < F->rank; b++) v -= F->L[F->order[b] * n + a] * c[F->order[b]];
        c[row] = v / F->L[row * n + a];
    }
    for (size_t a = 0; a < F->rank; a++) {
        size_t i = F->order[a];
        c[i] *= F->scale[i] / F->scale[j];
        if (F->p[F->at[i]] + t * c[i] < 0) { t = F->p[F->at[i]] / -c[i]; first = i; }
    }
    for (size_t a = 0; a < F->rank; a++) F->p[F->at[F->order[a]]] += t * c[F->order[a]];
    F->p[F->at[j]] -= t;
    F->p[F->at[first]] = 0;
    return first == j;
}

/* Takes out every row of weight 0 that no output needs. */
static void drop_zeros(floats_t *F)
{
    for (size_t i = F->n; i-- > 0;)
        if (F->p[F->at[i]] <= 0 && F->n > 1) leave(F, i);
}

/* Factors; leaves a support of full rank. Each turn takes a row out. */
static void independent(floats_t *F)
{
    for (floats_factor(F, NULL); F->rank < F->n; floats_factor(F, NULL)) {
        size_t k = F->rank;
        while (k < F->n && slide(F, k)) k++;
        drop_zeros(F);
    }
}

/* p + dp, the step cut where a weight reaches 0: that row leaves when every output stays reached, else the weight
** falls to a hundredth. True when the support changed. */
static bool advance(floats_t *F, const double *dp)
{
    double step = 1, sum = 0;
    size_t hit = F->n;
    for (size_t i = 0; i < F->n; i++)
        if (F->p[F->at[i]] + step * dp[i] < 0) { step = F->p[F->at[i]] / -dp[i]; hit = i; }
    bool leaves = hit < F->n && floats_covered(F, hit);
    if (hit < F->n && !leaves) step *= 0.99;
    for (size_t i = 0; i < F->n; i++) F->p[F->at[i]] += step * dp[i];
    if (leaves) leave(F, hit);
    for (size_t i = 0; i < F->n; i++) sum += F->p[F->at[i]];
    for (size_t i = 0; i < F->n; i++) F->p[F->at[i]] /= sum;
    return leaves;
}

/* d - I(p;W) on the support into r; the greatest of them in size. */
static double residual(const floats_t *F, double *r)
{
    double worst = 0;
    for (size_t i = 0; i < F->n; i++) {
        r[i] = F->d[F->at[i]] - F->mean;
        worst = fmax(worst, fabs(r[i]));
    }
    return worst;
}

/* Lets the row enter that exceeds the mean by most, if by more than `tolerance`. */
static bool enter(floats_t *F, double tolerance)
{
    size_t best = F->nx;
    double most = F->mean + tolerance;
    for (size_t x = 0; x < F->nx; x++)
        if (F->p[x] <= 0 && F->d[x] > most) { best = x; most = F->d[x]; }
    for (size_t i = 0; i < F->n; i++)
        if (F->at[i] == best) return false;
    if (best < F->nx) F->at[F->n++] = best;
    return best < F->nx;
}

/* At most 60 + 4 nx turns. */
bool floats_active(floats_t *F)
{
    double *dp = F->room + 2 * longer(F), *r = F->room + 3 * longer(F), best = INFINITY;
    first_support(F);
    floats_eval(F);
    independent(F);
    for (size_t turn = 0, stalls = 0; turn < 60 + 4 * F->nx; turn++) {
        floats_eval(F);
        double worst = residual(F, r);
        if (!isfinite(F->mean) || !isfinite(worst)) return false;
        stalls = worst < 0.5 * best ? 0 : stalls + 1;
        best = fmin(best, worst);
        if (worst < 4e-16 || (stalls > 1 && worst < 1e-11)) {
            if (!enter(F, 16 * worst + 1e-13)) return true;
            best = INFINITY;
            size_t n = F->n;
            floats_factor(F, NULL);
            if (F->rank < n) { F->n--; floats_factor(F, NULL); return true; }
            residual(F, r);
        } else {
            independent(F);
            residual(F, r);
        }
        floats_solve(F, r, dp);
        if (advance(F, dp)) best = INFINITY;
    }
    return false;
}
