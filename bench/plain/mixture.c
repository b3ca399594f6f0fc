/* SPDX-License-Identifier: MIT
**
** Lemmas about the codebook mixture: bottleneck/loss-index, floor, required-capacity, data-size.
*/
#include "bench/plain/loop.h"

/* --- hypotheses and risks ------------------------------------------------------------------------------------------ */

/* l(j,a,s) and Delta: [s][j][a]. */
typedef struct { size_t nS, M, nA; const double *l; double Delta; } losses_t;

static losses_t losses_of(const table_t *loss, const table_t *delta)
{
    return (losses_t){ loss->dim[0], loss->dim[1], loss->dim[2], loss->at, delta->at[0] };
}

static bool hypotheses(const table_t *loss, const table_t *delta)
{
    return loss->dim[1] >= 2 && in_positive_unit(delta) && in_unit(loss) && separable(loss, delta->at[0]);
}

typedef struct { double risk, error; } outcome_t;

/* R and P(Jhat != J) for the actions p(a|j,s). */
static outcome_t outcome(const losses_t *x, const double *p, const double *actions)
{
    double risk = 0, right = 0;
    for (size_t s = 0; s < x->nS; s++) {
        const double *l = x->l + s * x->M * x->nA, *q = actions + s * x->M * x->nA;
        for (size_t a = 0; a < x->nA; a++) {
            size_t guess = 0;
            double mean = 0;
            for (size_t j = 0; j < x->M; j++) {
                if (l[j * x->nA + a] < l[guess * x->nA + a]) guess = j;
                mean += q[j * x->nA + a] * l[j * x->nA + a];
            }
            risk += p[s] * mean;
            right += p[s] * q[guess * x->nA + a];
        }
    }
    return (outcome_t){ risk / (double)x->M, 1 - right / (double)x->M };
}

/* p(a|j,s) = sum_y p(y|j,s) p(a|s,y). */
static double *actions_of(out_t *o, const loop_t *l, const losses_t *x, const double *labels, const double *rule)
{
    double *q = work(o, x->nS * x->M * x->nA);
    for (size_t s = 0; s < x->nS; s++)
        compose(q + s * x->M * x->nA, labels + s * x->M * l->nY, rule + s * l->nY * x->nA, x->M, l->nY, x->nA);
    return q;
}

static double bayes_risk(const losses_t *x, const loop_t *l, const double *labels)
{
    double risk = 0;
    for (size_t s = 0; s < x->nS; s++)
        for (size_t y = 0; y < l->nY; y++) {
            double best = INFINITY;
            for (size_t a = 0; a < x->nA; a++) {
                double mean = 0;
                for (size_t j = 0; j < x->M; j++) mean += labels[(s * x->M + j) * l->nY + y] * x->l[(s * x->M + j) * x->nA + a];
                best = fmin(best, mean);
            }
            risk += l->p[s] * best;
        }
    return risk / (double)x->M;
}

/* I(J;Y,S) = I(J;Y|S) for a uniform J independent of S; as it stands, from the joint law of J and (Y,S). */
static double information(out_t *o, const loop_t *l, const double *labels, size_t M)
{
    double *P = work(o, M * l->nS * l->nY);
    for (size_t j = 0; j < M; j++)
        for (size_t s = 0; s < l->nS; s++)
            for (size_t y = 0; y < l->nY; y++) P[(j * l->nS + s) * l->nY + y] = l->p[s] * labels[(s * M + j) * l->nY + y] / (double)M;
    return mutual(o, P, M, l->nS * l->nY);
}

/* --- bottleneck/loss-index, floor, required-capacity ------------------------------------------------------------------- */

static void loss_index(out_t *o, const plain_t *c)
{
    losses_t x = losses_of(&c->value[2], &c->value[3]);
    if (!hypotheses(&c->value[2], &c->value[3])) return;
    outcome_t r = outcome(&x, c->value[0].at, c->value[1].at);
    decide_le(o, 0, x.Delta * r.error, r.risk);
}

static void floor_(out_t *o, const plain_t *c)
{
    const table_t *v = c->value;
    losses_t x = losses_of(&v[5], &v[6]);
    if (!hypotheses(&v[5], &v[6])) return;
    loop_t l = loop_of(&v[0], &v[2], &v[3]);
    double *labels = loop_labels(o, &l, &v[1]), logM = log((double)x.M);
    outcome_t r = outcome(&x, l.p, actions_of(o, &l, &x, labels, v[4].at));
    double by_information = x.Delta * (logM - information(o, &l, labels, x.M) - log(2));
    double by_capacity = x.Delta * (logM - loop_mean_capacity(o, &l, NULL, NULL) - log(2)), best = bayes_risk(&x, &l, labels) * logM;
    decide_le(o, 0, x.Delta * r.error * logM, r.risk * logM);
    decide_le(o, 1, by_information, x.Delta * r.error * logM);
    decide_le(o, 2, by_capacity, by_information);
    decide_le(o, 3, by_capacity, best);
    decide_le(o, 4, best, r.risk * logM);
}

static void required_capacity(out_t *o, const plain_t *c)
{
    const table_t *v = c->value;
    losses_t x = losses_of(&v[5], &v[6]);
    if (!hypotheses(&v[5], &v[6])) return;
    loop_t l = loop_of(&v[0], &v[2], &v[3]);
    double *labels = loop_labels(o, &l, &v[1]), logM = log((double)x.M), Cbar = loop_mean_capacity(o, &l, NULL, NULL);
    outcome_t r = outcome(&x, l.p, actions_of(o, &l, &x, labels, v[4].at));
    decide_le(o, 0, (1 - r.risk / x.Delta) * logM - log(2), Cbar);
    decide_le(o, 1, (1 - bayes_risk(&x, &l, labels) / x.Delta) * logM - log(2), Cbar);
}

/* --- bottleneck/data-size: the data ------------------------------------------------------------------------------------ */

/* |P(d,x) - P(d) P(x)| <= tolerance in every cell, P given as [x][d]. */
static bool data_independent(out_t *o, const double *P, size_t nx, size_t nD)
{
    double *pd = work_zeroed(o, nD);
    for (size_t i = 0; i < nx * nD; i++) pd[i % nD] += P[i];
    for (size_t x = 0; x < nx; x++) {
        double px = 0;
        for (size_t d = 0; d < nD; d++) px += P[x * nD + d];
        for (size_t d = 0; d < nD; d++)
            if (fabs(P[x * nD + d] - px * pd[d]) > TOLERANCE) return false;
    }
    return true;
}

/* I(J;D|Y,S): the sum over (s,y) of the information in the part [j][d]. */
static double data_given(out_t *o, const double *P, size_t M, size_t nSY, size_t nD)
{
    double *part = work(o, M * nD), sum = 0;
    for (size_t i = 0; i < nSY; i++) {
        for (size_t j = 0; j < M; j++)
            for (size_t d = 0; d < nD; d++) part[j * nD + d] = P[(j * nSY + i) * nD + d];
        sum += mutual(o, part, M, nD);
    }
    return sum;
}

static void data_links(out_t *o, const plain_t *c, const loop_t *l, const double *labels, size_t M)
{
    size_t nD = c->value[4].dim[3], nSY = l->nS * l->nY;
    double *P = work(o, M * nSY * nD), *JD = work_zeroed(o, M * nD); /* [j][s][y][d] */
    for (size_t j = 0; j < M; j++)
        for (size_t i = 0; i < nSY; i++) {
            size_t s = i / l->nY, y = i % l->nY, from = (s * M + j) * l->nY + y;
            for (size_t d = 0; d < nD; d++) {
                double p = l->p[s] * labels[from] / (double)M * c->value[4].at[from * nD + d];
                P[(j * nSY + i) * nD + d] = p;
                JD[j * nD + d] += p;
            }
        }
    double with_data = mutual(o, P, M, nSY * nD), without = information(o, l, labels, M);
    decide_eq(o, 2, with_data, without + data_given(o, P, M, nSY, nD));
    if (data_independent(o, JD, M, nD)) decide_eq(o, 1, with_data, without);
    if (data_independent(o, P, M * nSY, nD)) decide_eq(o, 0, with_data, without);
}

/* --- bottleneck/data-size: m labels ------------------------------------------------------------------------------------- */

enum { LABEL_TYPES_MAX = 20000 };

/* I(J;type) and the least error of guessing J, from the types of m pairs (s,y). */
typedef struct { double information, error; } told_t;
static told_t of_types(out_t *o, const loop_t *l, const double *labels, size_t M, size_t m)
{
    size_t nZ = l->nS * l->nY, t[TYPE_LETTERS];
    double *log_p = work(o, M * nZ), *p = work(o, M), information = 0, right = 0;
    for (size_t j = 0; j < M; j++)
        for (size_t z = 0; z < nZ; z++) log_p[j * nZ + z] = log(l->p[z / l->nY] * labels[(z / l->nY * M + j) * l->nY + z % l->nY]);
    type_first(t, nZ, m);
    do {
        double total = 0, most = 0;
        for (size_t j = 0; j < M; j++) {
            p[j] = type_probability(t, log_p + j * nZ, nZ, m) / (double)M;
            total += p[j];
            most = fmax(most, p[j]);
        }
        for (size_t j = 0; j < M; j++) information += xlogxy(p[j], total / (double)M);
        right += most;
    } while (type_next(t, nZ));
    return (told_t){ information, 1 - right };
}

static void data_size(out_t *o, const plain_t *c)
{
    const table_t *v = c->value;
    size_t M = v[1].dim[1];
    double m = v[5].at[0];
    if (M < 2) return;
    loop_t l = loop_of(&v[0], &v[2], &v[3]);
    double *labels = loop_labels(o, &l, &v[1]), logM = log((double)M);
    data_links(o, c, &l, labels, M);
    if (m < 1 || m != floor(m) || type_count(l.nS * l.nY, (size_t)m) > LABEL_TYPES_MAX) return;
    told_t r = of_types(o, &l, labels, M, (size_t)m);
    double mCbar = m * loop_mean_capacity(o, &l, NULL, NULL);
    decide_le(o, 3, r.information, mCbar);
    decide_le(o, 4, r.information, fmin(mCbar, logM));
    decide_le(o, 5, logM - mCbar - log(2), r.error * logM);
}

static const char *const loss_params[] = { "p(s)", "p(a|j,s)", "l(j,a,s)", "Delta", NULL };
static const char *const floor_params[] = { "p(s)", "u_j(s)", "p(h|u,s)", "p(y|h,s)", "p(a|s,y)", "l(j,a,s)", "Delta", NULL };
static const char *const data_params[] = { "p(s)", "u_j(s)", "p(h|u,s)", "p(y|h,s)", "p(d|s,j,y)", "m", NULL };

const plain_lemma_t plain_mixture[] = {
    { "bottleneck/loss-index", loss_params, loss_index },
    { "bottleneck/floor", floor_params, floor_ },
    { "bottleneck/required-capacity", floor_params, required_capacity },
    { "bottleneck/data-size", data_params, data_size },
    { NULL, NULL, NULL }
};
