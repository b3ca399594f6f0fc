/* SPDX-License-Identifier: MIT
**
** Lemmas on learning with the latent values beside the data: bottleneck/capacity-kl, interval.
*/
#include "bench/plain/latent.h"

#include <string.h>

/* --- bottleneck/capacity-kl -------------------------------------------------------------------------------------------- */

static void capacity_kl(out_t *o, const plain_t *c)
{
    latent_t L;
    if (!latent_read(&L, o, c, false)) return;
    joint_t U = joint_of(o, &L, L.pU, L.nU);
    marginals(&L, o, &U);
    double *r = of_theta(o, &L, &U), m = (double)L.m, rho = residual(o, &L, &U, r), theta_U = mutual(o, r, U.latent, L.nT);
    double mCbar = m * loop_mean_capacity(o, &L.loop, NULL, NULL), of_context = context(o, &L), moved = kl(L.mean, L.prior, L.nT);
    double D_U = mutual(o, U.w, U.latent, L.data), single = m * mutual(o, L.pU, L.nU, L.nZ), spent = information_against(&L, L.prior);
    double split = m * (of_context + label_given_context(o, &L));
    decide_eq(o, 0, information_against(&L, L.mean), theta_U + rho);
    decide_le(o, 1, theta_U, D_U);
    decide_eq(o, 2, D_U, single);
    decide_eq(o, 3, single, split);
    decide_le(o, 4, split, m * of_context + mCbar);
    decide_le(o, 5, spent, mCbar + m * of_context + rho + moved);
    decide_le(o, 7, rho, m * label_entropy(&L));
    decide_le(o, 8, spent, mCbar);
    if (!uniform_index(&L)) return;
    joint_t J = joint_of(o, &L, L.pJ, L.M);
    decide_le(o, 6, spent, mCbar + residual(o, &L, &J, of_theta(o, &L, &J)) + moved);
}

/* --- the ceiling -------------------------------------------------------------------------------------------------------- */

typedef struct { double m, B, delta, eta, mean_risk, gap, above; } ceiling_t;

/* How often each z occurs in data set d: `t` is the type of d, stepped along, or filled from the sequence. */
static void occurrences(size_t *t, const latent_t *L, size_t d)
{
    if (L->types) {
        if (d == 0) type_first(t, L->nZ, L->m);
        else type_next(t, L->nZ);
        return;
    }
    memset(t, 0, L->nZ * sizeof *t);
    for (size_t k = 0; k < L->m; k++, d /= L->nZ) t[d % L->nZ]++;
}

/* E R, E (R - Rhat), and the probability of E_Q R > E_Q Rhat + sqrt((B/eta + log(2 sqrt(m)/delta))/(2m)), for a loss on (theta,z). */
static void ceiling_fill(ceiling_t *x, out_t *o, const latent_t *L, const double *loss)
{
    size_t t[TYPE_LETTERS];
    double *risk = work_zeroed(o, L->nT), root = sqrt((x->B / x->eta + log(2 * sqrt(x->m) / x->delta)) / (2 * x->m));
    for (size_t i = 0; i < L->M * L->nZ; i++)
        for (size_t k = 0; k < L->nT; k++) risk[k] += L->pJ[i] * loss[k * L->nZ + i % L->nZ];
    for (size_t d = 0; d < L->data; d++) {
        double mean = 0, empirical = 0;
        occurrences(t, L, d);
        for (size_t k = 0; k < L->nT; k++) {
            double sum = 0;
            for (size_t z = 0; z < L->nZ; z++) sum += (double)t[z] * loss[k * L->nZ + z];
            mean += L->Q[d * L->nT + k] * risk[k];
            empirical += L->Q[d * L->nT + k] * sum / x->m;
        }
        x->mean_risk += L->p[d] * mean;
        x->gap += L->p[d] * (mean - empirical);
        if (mean - empirical > root) x->above += L->p[d];
    }
}

/* --- bottleneck/interval -------------------------------------------------------------------------------------------------- */

enum { LOSS = SHARED, DELTA_SEPARATION, RULES, DELTA, ETA };

/* E[l(J,a_theta(s,y),s) | Y=y, S=s]; 0 where p(y,s) = 0. */
static double *canonical(out_t *o, const latent_t *L)
{
    const table_t *l = &L->c->value[LOSS], *rules = &L->c->value[RULES];
    size_t nY = L->loop.nY, nA = l->dim[2];
    double *loss = work_zeroed(o, L->nT * L->nZ);
    for (size_t i = 0; i < L->nT * L->nZ; i++) {
        size_t s = i % L->nZ / nY, a = (size_t)rules->at[i];
        double mass = 0;
        for (size_t j = 0; j < L->M; j++) {
            double p = L->one[(s * L->M + j) * nY + i % nY];
            mass += p;
            loss[i] += p * l->at[(s * L->M + j) * nA + a];
        }
        if (mass > 0) loss[i] /= mass;
    }
    return loss;
}

static void interval(out_t *o, const plain_t *c)
{
    const table_t *v = c->value;
    latent_t L;
    double Delta = v[DELTA_SEPARATION].at[0];
    if (v[INDEX].cells < 2 || !in_positive_unit(&v[DELTA_SEPARATION]) || !in_unit(&v[LOSS]) || !separable(&v[LOSS], Delta)) return;
    if (!in_positive_unit(&v[DELTA]) || !in_positive_unit(&v[ETA]) || !latent_read(&L, o, c, true) || !uniform_index(&L)) return;
    joint_t J = joint_of(o, &L, L.pJ, L.M);
    marginals(&L, o, &J);
    ceiling_t x = { .m = (double)L.m, .delta = v[DELTA].at[0], .eta = v[ETA].at[0] };
    double Cbar = loop_mean_capacity(o, &L.loop, NULL, NULL), logM = log((double)L.M);
    x.B = x.m * Cbar + residual(o, &L, &J, of_theta(o, &L, &J)) + kl(L.mean, L.prior, L.nT);
    ceiling_fill(&x, o, &L, canonical(o, &L));
    decide_le(o, 0, Delta * (logM - Cbar - log(2)), x.mean_risk * logM);
    decide_le(o, 1, x.above, x.delta + x.eta);
}

#define SHARED_PARAMS "p(s)", "p(j)", "u_j(s)", "p(h|u,s)", "p(y|h,s)", "P(theta)", "Q(theta|d)", "m"
static const char *const kl_params[] = { SHARED_PARAMS, NULL };
static const char *const interval_params[] = { SHARED_PARAMS, "l(j,a,s)", "Delta", "a_theta(s,y)", "delta", "eta", NULL };

const plain_lemma_t plain_latent[] = {
    { "bottleneck/capacity-kl", kl_params, capacity_kl },
    { "bottleneck/interval", interval_params, interval },
    { NULL, NULL, NULL }
};
