/* SPDX-License-Identifier: MIT
**
** Lemmas on divergences alone: bottleneck/change-of-measure, maurer-moment, maurer-convex, pinsker, kl-split, markov-slack.
*/
#include "bench/plain/info.h"

/* --- bottleneck/change-of-measure ------------------------------------------------------------------------------------ */

static void change_of_measure(out_t *o, const plain_t *c)
{
    size_t n = c->value[0].cells;
    const double *P = c->value[0].at, *Q = c->value[1].at, *w = c->value[2].at;
    double mean = 0, moment = 0;
    for (size_t k = 0; k < n; k++) {
        if (w[k] <= 0) return;
        mean += Q[k] * log(w[k]);
        moment += P[k] * w[k];
    }
    decide_le(o, 0, mean, kl(Q, P, n) + log(moment));
}

/* --- bottleneck/maurer-moment ---------------------------------------------------------------------------------------- */

enum { MOMENT_M_MAX = 120 };

/* sum_k C(m,k) R^k (1-R)^(m-k) exp(m kl(k/m||R)), the binomial weights by their recurrence. */
static double moment(double m, double R)
{
    double sum = 0, weight = pow(1 - R, m);
    for (double k = 0; k <= m; k++) {
        sum += weight * exp(m * binary_kl(k / m, R));
        weight *= (m - k) / (k + 1) * R / (1 - R);
    }
    return sum;
}

static void maurer_moment(out_t *o, const plain_t *c)
{
    double m = c->value[0].at[0], further = c->value[1].at[0], R = c->value[2].at[0];
    if (m < 1 || m > 1e12 || m != floor(m) || further < 0 || further > 100 || further != floor(further)) return;
    for (double k = m; k <= m + further; k++) {
        double xi = xi_of(k);
        decide_le(o, 0, k, xi * xi);
        decide_le(o, 1, xi * xi, 4 * k);
        if (R > 0 && R < 1 && m <= MOMENT_M_MAX) decide_eq(o, 2, moment(k, R), xi);
    }
}

/* --- bottleneck/maurer-convex ---------------------------------------------------------------------------------------- */

enum { SAMPLE_TYPES_MAX = 4096 };

static void maurer_convex(out_t *o, const plain_t *c)
{
    size_t n = c->value[0].cells, t[TYPE_LETTERS];
    const double *p = c->value[0].at, *v = c->value[1].at;
    double m = c->value[2].at[0], R = 0, sum = 0, *log_p = work(o, n);
    if (!in_unit(&c->value[1]) || m < 1 || m != floor(m) || type_count(n, (size_t)m) > SAMPLE_TYPES_MAX) return;
    for (size_t k = 0; k < n; k++) {
        log_p[k] = log(p[k]);
        R += p[k] * v[k];
    }
    type_first(t, n, (size_t)m);
    do {
        double q = type_probability(t, log_p, n, (size_t)m), mean = 0;
        if (q == 0) continue;
        for (size_t k = 0; k < n; k++) mean += (double)t[k] * v[k];
        sum += q * exp(m * binary_kl(fmin(mean / m, 1), R));
    } while (type_next(t, n));
    decide_le(o, 0, sum, xi_of(m));
}

/* --- bottleneck/pinsker ---------------------------------------------------------------------------------------------- */

static void pinsker(out_t *o, const plain_t *c)
{
    double p = c->value[0].at[0], q = c->value[1].at[0];
    if (p < 0 || p > 1 || q <= 0 || q >= 1) return;
    double square = (p - q) * (p - q), chi = square / (q * (1 - q)), divergence = binary_kl(p, q), log_chi = log1p(chi);
    decide_le(o, 0, 2 * square, divergence);
    decide_le(o, 1, divergence, log_chi);
    decide_le(o, 2, log_chi, chi);
}

/* --- bottleneck/kl-split --------------------------------------------------------------------------------------------- */

static void kl_split(out_t *o, const plain_t *c)
{
    size_t nD = c->value[0].cells, nT = c->value[2].cells;
    const double *p = c->value[0].at, *Q = c->value[1].at, *P = c->value[2].at;
    double *mean = work_zeroed(o, nT);
    for (size_t d = 0; d < nD; d++)
        for (size_t k = 0; k < nT; k++) mean[k] += p[d] * Q[d * nT + k];
    decide_eq(o, 0, mean_kl(p, Q, P, nD, nT), transmitted(o, p, Q, nD, nT) + kl(mean, P, nT));
}

/* --- bottleneck/markov-slack ----------------------------------------------------------------------------------------- */

static void markov_slack(out_t *o, const plain_t *c)
{
    size_t nD = c->value[0].cells, nT = c->value[2].cells;
    const double *p = c->value[0].at, *Q = c->value[1].at, *P = c->value[2].at;
    double eta = c->value[3].at[0], mean = 0, above = 0, reached = 0, *spent = work(o, nD);
    if (!in_positive_unit(&c->value[3])) return;
    for (size_t d = 0; d < nD; d++) {
        spent[d] = kl(Q + d * nT, P, nT);
        if (p[d] > 0) mean += p[d] * spent[d];
    }
    for (size_t d = 0; d < nD; d++) {
        answer_t a = order(mean, eta * spent[d]);
        if (a == ANSWER_HOLDS) above += p[d];
        if (a != ANSWER_VIOLATED) reached += p[d];
    }
    decide_le(o, 0, above, eta);
    decide_le(o, 1, reached, eta);
    if (!isinf(mean) && mean > TOLERANCE) decide_le(o, 2, reached, eta);
}

static const char *const measure_params[] = { "P(theta)", "Q(theta)", "e^f(theta)", NULL };
static const char *const moment_params[] = { "m", "further", "R", NULL };
static const char *const convex_params[] = { "p(v)", "v", "m", NULL };
static const char *const pinsker_params[] = { "p", "q", NULL };
static const char *const split_params[] = { "p(d)", "Q(theta|d)", "P(theta)", NULL };
static const char *const slack_params[] = { "p(d)", "Q(theta|d)", "P(theta)", "eta", NULL };

const plain_lemma_t plain_divergence[] = {
    { "bottleneck/change-of-measure", measure_params, change_of_measure },
    { "bottleneck/maurer-moment", moment_params, maurer_moment },
    { "bottleneck/maurer-convex", convex_params, maurer_convex },
    { "bottleneck/pinsker", pinsker_params, pinsker },
    { "bottleneck/kl-split", split_params, kl_split },
    { "bottleneck/markov-slack", slack_params, markov_slack },
    { NULL, NULL, NULL }
};
