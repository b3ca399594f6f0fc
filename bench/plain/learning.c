/* SPDX-License-Identifier: MIT
**
** Lemmas on learning from i.i.d. data, data sets by type: bottleneck/pac-bayes-kl, mcallester.
*/
#include "bench/plain/info.h"

enum { DATA_MAX = 4096, M_MAX = 1000000 };

/* Means under Q_d by data set: the risk, the empirical risk, KL(Q_d||P). moment, when asked for: E_P exp(m kl(Rhat||R)). */
typedef struct {
    size_t data;
    double m, delta, *p, *risk, *empirical, *spent, *moment;
} learned_t;

/* The parameters are p(z), l(theta,z), P(theta), Q(theta|d), m, delta. False when a hypothesis is not met. */
static bool open(learned_t *L, out_t *o, const plain_t *c, bool moment)
{
    const table_t *v = c->value;
    double m = v[4].at[0];
    if (!in_positive_unit(&v[5]) || m < 1 || m > M_MAX || m != floor(m) || !in_unit(&v[1])) return false;
    double types = type_count(v[0].cells, (size_t)m);
    if (types > DATA_MAX || types != (double)v[3].dim[0]) return false;
    *L = (learned_t){ .data = (size_t)types, .m = m, .delta = v[5].at[0] };
    L->p = work(o, 5 * L->data);
    L->risk = L->p + L->data;
    L->empirical = L->risk + L->data;
    L->spent = L->empirical + L->data;
    L->moment = moment ? L->spent + L->data : NULL;
    return true;
}

/* One data set: t its type, risk[theta] the risks. */
static void fill_one(learned_t *L, const plain_t *c, const size_t *t, size_t d, const double *risk, double *empirical)
{
    const table_t *v = c->value;
    size_t nZ = v[0].cells, nT = v[2].cells;
    const double *l = v[1].at, *P = v[2].at, *Q = v[3].at + d * nT;
    L->risk[d] = L->empirical[d] = 0;
    for (size_t k = 0; k < nT; k++) {
        double sum = 0;
        for (size_t z = 0; z < nZ; z++) sum += (double)t[z] * l[k * nZ + z];
        empirical[k] = fmin(sum / L->m, 1);
        L->risk[d] += Q[k] * risk[k];
        L->empirical[d] += Q[k] * empirical[k];
    }
    L->spent[d] = kl(Q, P, nT);
    if (!L->moment) return;
    L->moment[d] = 0;
    for (size_t k = 0; k < nT; k++)
        if (P[k] > 0) L->moment[d] += P[k] * exp(L->m * binary_kl(empirical[k], fmin(risk[k], 1)));
}

static bool learn(learned_t *L, out_t *o, const plain_t *c, bool moment)
{
    const table_t *v = c->value;
    size_t nZ = v[0].cells, nT = v[2].cells, t[TYPE_LETTERS], d = 0;
    if (!open(L, o, c, moment)) return false;
    double *log_p = work(o, nZ), *risk = work_zeroed(o, nT), *empirical = work(o, nT);
    for (size_t z = 0; z < nZ; z++) log_p[z] = log(v[0].at[z]);
    for (size_t k = 0; k < nT; k++)
        for (size_t z = 0; z < nZ; z++) risk[k] += v[0].at[z] * v[1].at[k * nZ + z];
    type_first(t, nZ, (size_t)L->m);
    do {
        L->p[d] = type_probability(t, log_p, nZ, (size_t)L->m);
        fill_one(L, c, t, d, risk, empirical);
        d++;
    } while (type_next(t, nZ));
    return true;
}

/* --- bottleneck/pac-bayes-kl ----------------------------------------------------------------------------------------- */

static double probability_B(const learned_t *L, double threshold)
{
    double sum = 0;
    for (size_t d = 0; d < L->data; d++)
        if (L->m * binary_kl(fmin(L->empirical[d], 1), fmin(L->risk[d], 1)) > L->spent[d] + log(threshold)) sum += L->p[d];
    return sum;
}

static double probability_moment(const learned_t *L, double threshold)
{
    double sum = 0;
    for (size_t d = 0; d < L->data; d++)
        if (L->moment[d] > threshold) sum += L->p[d];
    return sum;
}

static void pac_bayes_kl(out_t *o, const plain_t *c)
{
    learned_t L;
    if (!learn(&L, o, c, true)) return;
    double xi = xi_of(L.m) / L.delta, root = 2 * sqrt(L.m) / L.delta;
    double moment = probability_moment(&L, xi), moment_root = probability_moment(&L, root);
    decide_le(o, 0, probability_B(&L, xi), moment);
    decide_le(o, 1, moment, L.delta);
    decide_le(o, 2, probability_B(&L, root), moment_root);
    decide_le(o, 3, moment_root, L.delta);
}

/* --- bottleneck/mcallester ------------------------------------------------------------------------------------------- */

static void mcallester(out_t *o, const plain_t *c)
{
    learned_t L;
    double above = 0;
    if (!learn(&L, o, c, false)) return;
    for (size_t d = 0; d < L.data; d++) {
        double rate = (L.spent[d] + log(2 * sqrt(L.m) / L.delta)) / L.m, ceiling = klinv(L.empirical[d], rate);
        if (L.risk[d] > ceiling) above += L.p[d];
        decide_le(o, 1, ceiling, L.empirical[d] + sqrt(rate / 2));
    }
    decide_le(o, 0, above, L.delta);
}

static const char *const params[] = { "p(z)", "l(theta,z)", "P(theta)", "Q(theta|d)", "m", "delta", NULL };

const plain_lemma_t plain_learning[] = {
    { "bottleneck/pac-bayes-kl", params, pac_bayes_kl },
    { "bottleneck/mcallester", params, mcallester },
    { NULL, NULL, NULL }
};
