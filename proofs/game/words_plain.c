/* SPDX-License-Identifier: MIT
**
** The words in doubles, for hunting: no verdict rests on them. NaN where they are not defined, or nothing is known.
**
** 1/(w + S) = Int_0^oo e^(-(w+S)t) dt, so with phi(t) = sum_y p(y) e^(-w(y) t)
**     H(x) = E[K w(x)/(w(x) + w(Y_1) + .. + w(Y_{K-1}))] = K w(x) Int_0^oo e^(-w(x) t) phi(t)^(K-1) dt,
** and on the event that from a to b of the others stand in S the integrand has the factor P(a <= N <= b), N binomial of
** K - 1 and phi_S(t)/phi(t). With t = e^u the integrand is analytic for |Im u| < pi/2 and falls at both ends: the
** trapezoidal rule of step h errs by about e^(-2 pi d/h), d = 1.3, below 10^-14 for h = 1/4; the ends that are left out
** weigh less than 10^-14, too.
*/
#include "proofs/game/words_plain.h"

#include <math.h>
#include <stdint.h>

enum { POINTS_MAX = PLAIN_POINTS_MAX, ROUNDS_MAX = 600 };
#define STEP 0.25
#define REACH 33 /* e^-33 < 10^-14 */
#define GONE 1e-9

bool plain_stage_good(plain_stage_t s, size_t n)
{
    bool good = s.n == n && n > 0 && n <= POINTS_MAX && s.K >= 2 && s.K <= POOL_MAX;
    for (size_t x = 0; good && x < n; x++) good = s.w[x] > 0 && isfinite(s.w[x]);
    return good;
}

/* --- weights ------------------------------------------------------------------------------------------------------ */

/* How many of the others stand in S: from a to b. S NULL: however many. */
typedef struct {
    const double *S;
    long a, b;
} event_t;

/* P(a <= N <= b), N binomial of n and q. */
static double binomial_between(long n, double q, long a, long b)
{
    double sum = 0;
    a = a < 0 ? 0 : a;
    b = b > n ? n : b;
    if (q <= 0 || q >= 1) return q <= 0 ? a == 0 && b >= 0 : b == n && a <= n;
    for (long k = a; k <= b; k++)
        sum += exp(lgamma((double)n + 1) - lgamma((double)k + 1) - lgamma((double)(n - k) + 1) + (double)k * log(q) +
                   (double)(n - k) * log1p(-q));
    return sum;
}

/* H at each point, on the event. */
static bool weights(double *H, plain_stage_t s, const double *p, event_t event)
{
    double least = s.w[0], most = s.w[0], e[POINTS_MAX];
    for (size_t x = 0; x < s.n; x++) {
        least = fmin(least, s.w[x]);
        most = fmax(most, s.w[x]);
        H[x] = 0;
    }
    double from = -REACH - log(most * (double)s.K), to = log(REACH / least);
    if (!(to - from < 400)) return false;
    for (double u = from; u <= to; u += STEP) {
        double t = exp(u), phi = 0, in = 0;
        for (size_t y = 0; y < s.n; y++) {
            e[y] = exp(-s.w[y] * t);
            phi += p[y] * e[y];
            if (event.S) in += event.S[y] * p[y] * e[y];
        }
        if (!(phi > 0)) break;
        double others = t * exp((double)(s.K - 1) * log(phi));
        if (event.S) others *= binomial_between(s.K - 1, in / phi, event.a, event.b);
        for (size_t x = 0; x < s.n; x++) H[x] += e[x] * others;
    }
    for (size_t x = 0; x < s.n; x++) H[x] *= STEP * (double)s.K * s.w[x];
    return true;
}

/* p becomes p H. */
static bool curate(double *p, plain_stage_t s)
{
    double H[POINTS_MAX];
    if (!weights(H, s, p, (event_t){ NULL, 0, 0 })) return false;
    for (size_t x = 0; x < s.n; x++) p[x] *= H[x];
    return true;
}

plain_stage_t plain_stage_of(const word_arg_t *w, const word_arg_t *K)
{
    return (plain_stage_t){ w->cells, w->cell, K->integer };
}

/* The law after the stages w, K, .. of a, from the law behind them. */
static bool curated_law(double *p, const word_arg_t *a, size_t stages)
{
    const word_arg_t *law = &a[2 * stages];
    bool good = law->cells <= POINTS_MAX;
    for (size_t x = 0; good && x < law->cells; x++) p[x] = law->cell[x];
    for (size_t k = 0; good && k < stages; k++) {
        plain_stage_t s = plain_stage_of(&a[2 * k], &a[2 * k + 1]);
        good = plain_stage_good(s, law->cells) && curate(p, s);
    }
    return good;
}

static bool is_letter(const word_arg_t *x, size_t n) { return x->dim[0] == n && (size_t)x->integer < n; }

static double mass(const double *p, const word_arg_t *S)
{
    double m = 0;
    for (size_t x = 0; x < S->cells; x++) m += S->cell[x] * p[x];
    return m;
}

/* --- words of a round --------------------------------------------------------------------------------------------- */

double plain_share(const word_arg_t *a)
{
    double H[POINTS_MAX];
    plain_stage_t s = plain_stage_of(&a[0], &a[3]);
    if (!plain_stage_good(s, a[1].cells) || a[2].cells != s.n || !is_letter(&a[6], s.n)) return NAN;
    return weights(H, s, a[1].cell, (event_t){ a[2].cell, a[4].integer, a[5].integer }) ? H[a[6].integer] : NAN;
}

double plain_chance(const word_arg_t *a)
{
    if (!plain_stage_good(plain_stage_of(&a[0], &a[3]), a[1].cells) || a[2].cells != a[1].cells) return NAN;
    return binomial_between(a[3].integer - 1, mass(a[1].cell, &a[2]), a[4].integer, a[5].integer);
}

double plain_weight(const word_arg_t *a)
{
    double H[POINTS_MAX];
    plain_stage_t s = plain_stage_of(&a[0], &a[2]);
    if (!plain_stage_good(s, a[1].cells) || !is_letter(&a[3], s.n)) return NAN;
    return weights(H, s, a[1].cell, (event_t){ NULL, 0, 0 }) ? H[a[3].integer] : NAN;
}

double plain_curated(const word_arg_t *a)
{
    double H = plain_weight(a);
    return isnan(H) ? H : H * a[1].cell[a[3].integer];
}

double plain_round(const word_arg_t *a)
{
    double p[POINTS_MAX];
    return is_letter(&a[5], a[4].cells) && curated_law(p, a, 2) ? p[a[5].integer] : NAN;
}

static double set_mass(const word_arg_t *a, size_t stages)
{
    double p[POINTS_MAX];
    const word_arg_t *S = &a[2 * stages + 1];
    return S->cells == a[2 * stages].cells && curated_law(p, a, stages) ? mass(p, S) : NAN;
}

double plain_curated_mass(const word_arg_t *a) { return set_mass(a, 1); }
double plain_round_mass(const word_arg_t *a) { return set_mass(a, 2); }

/* --- loops -------------------------------------------------------------------------------------------------------- */

/* The law to which the loop tends, of one stage: the first law on its greatest weights. Of two: rounds until what is
** left, by the rate of the last two, is below 10^-12, or nothing moves: a fixed point, stable or not. */
bool plain_limit_law(double *p, const word_arg_t *a, size_t stages)
{
    const word_arg_t *law = &a[2 * stages];
    size_t n = law->cells;
    double most = 0, total = 0, step = INFINITY;
    for (size_t k = 0; k < stages; k++)
        if (!plain_stage_good(plain_stage_of(&a[2 * k], &a[2 * k + 1]), n)) return false;
    for (size_t x = 0; x < n; x++) {
        if (!(law->cell[x] > 0)) return false;
        p[x] = law->cell[x];
        most = fmax(most, a[0].cell[x]);
    }
    for (size_t x = 0; stages == 1 && x < n; x++) total += p[x] *= a[0].cell[x] == most;
    for (size_t x = 0; stages == 1 && x < n; x++) p[x] /= total;
    for (unsigned round = 0; stages == 2 && round < ROUNDS_MAX; round++) {
        double before[POINTS_MAX], moved = 0;
        for (size_t x = 0; x < n; x++) before[x] = p[x];
        for (size_t k = 0; k < 2; k++)
            if (!curate(p, plain_stage_of(&a[2 * k], &a[2 * k + 1]))) return false;
        total = 0;
        for (size_t x = 0; x < n; x++) total += p[x];
        for (size_t x = 0; x < n; x++) moved = fmax(moved, fabs((p[x] /= total) - before[x]));
        double rate = moved / step;
        if (moved < 1e-14 || (round > 0 && rate < 1 && moved * rate / (1 - rate) < 1e-12)) return true;
        step = moved;
    }
    return stages == 1;
}

static double limit(const word_arg_t *a, size_t stages)
{
    double p[POINTS_MAX];
    const word_arg_t *x = &a[2 * stages + 1];
    return is_letter(x, a[2 * stages].cells) && plain_limit_law(p, a, stages) ? p[x->integer] : NAN;
}

/* limsup p_t(x)^(1/t) is what the stages multiply p(x) by at the limit: the greatest over S. */
double plain_decay(const word_arg_t *a, size_t stages, const double *S)
{
    double p[POINTS_MAX], H[POINTS_MAX], factor[POINTS_MAX], most = 0;
    if (!plain_limit_law(p, a, stages)) return NAN;
    for (size_t x = 0; x < a[0].cells; x++) factor[x] = 1;
    for (size_t k = 0; k < stages; k++) {
        if (!weights(H, plain_stage_of(&a[2 * k], &a[2 * k + 1]), p, (event_t){ NULL, 0, 0 })) return NAN;
        for (size_t x = 0; x < a[0].cells; x++) {
            p[x] *= H[x];
            factor[x] *= H[x];
        }
    }
    for (size_t x = 0; x < a[0].cells; x++)
        if (S[x] > 0) most = fmax(most, p[x] > GONE ? 1 : factor[x]);
    return most;
}

double plain_owner_limit(const word_arg_t *a) { return limit(a, 1); }
double plain_two_limit(const word_arg_t *a) { return limit(a, 2); }
double plain_owner_decay(const word_arg_t *a) { return a[3].cells == a[2].cells ? plain_decay(a, 1, a[3].cell) : NAN; }
double plain_two_decay(const word_arg_t *a) { return a[5].cells == a[4].cells ? plain_decay(a, 2, a[5].cell) : NAN; }

double plain_two_fall(const word_arg_t *a)
{
    double S[POINTS_MAX] = { 0 };
    size_t n = a[4].cells, x = (size_t)a[5].integer;
    if (n > POINTS_MAX || a[0].cells != n || a[2].cells != n || !is_letter(&a[5], n)) return NAN;
    bool dominated = false;
    for (size_t y = 0; y < n; y++) {
        double o = a[0].cell[y] - a[0].cell[x], p = a[2].cell[y] - a[2].cell[x];
        dominated |= o >= 0 && p >= 0 && (o > 0 || p > 0);
    }
    S[x] = 1;
    return dominated ? plain_decay(a, 2, S) : NAN;
}
