/* SPDX-License-Identifier: MIT
**
** Lemmas on learning with the latent values beside the data: bottleneck/capacity-kl, capacity-ceiling, interval.
**
** Data sets are sequences, the first letter in front, or types where the kernel is one on types; the joint law of latent values and data is
** built as such.
*/
#include "bench/plain/loop.h"

#include <string.h>

enum { CELLS_MAX = 1 << 17, TYPES_MAX = 20000, M_MAX = 1000000 };

/* The parameters that the three lemmas share. */
enum { CONTEXTS, INDEX, CODEBOOK, JUDGMENT, ARTICULATION, PRIOR, POSTERIOR, SIZE_M, SHARED };

typedef struct {
    const plain_t *c;
    loop_t loop;
    size_t m, M, nU, nZ, nT, data;
    bool types;
    const double *prior, *Q;
    double *one;          /* p(s,j,y) */
    double *pU, *pJ;      /* p(u,z), p(j,z) */
    double *p, *mean;     /* p(d), Qbar */
    double *log_Q;        /* log Q(theta|d), 0 where Q is 0 */
} latent_t;

/* --- the data sets --------------------------------------------------------------------------------------------------- */

static size_t power(size_t n, size_t m)
{
    size_t p = 1;
    for (size_t k = 0; k < m; k++)
        if ((p *= n) > CELLS_MAX) return 0;
    return p;
}

/* How the kernel's data sets are meant: false when it is about neither sequences nor types, or there are too many. */
static bool data_sets(latent_t *L, bool types)
{
    size_t most = L->M > L->nU ? L->M : L->nU, nD = L->c->value[POSTERIOR].dim[0], latent = L->m <= 20 ? power(most, L->m) : 0;
    size_t sequences = L->m <= 20 ? power(L->nZ, L->m) : 0;
    L->data = nD;
    if (sequences == nD && latent && nD <= CELLS_MAX / latent / L->nT) return true;
    L->types = true;
    return types && type_count(most * L->nZ, L->m) <= TYPES_MAX && type_count(L->nZ, L->m) == (double)nD;
}

static bool latent_open(latent_t *L, out_t *o, const plain_t *c, bool types)
{
    const table_t *v = c->value;
    double m = v[SIZE_M].at[0];
    if (m < 1 || m > M_MAX || m != floor(m)) return false;
    *L = (latent_t){ .c = c, .loop = loop_of(&v[CONTEXTS], &v[JUDGMENT], &v[ARTICULATION]), .m = (size_t)m, .M = v[INDEX].cells,
                     .nT = v[PRIOR].cells, .prior = v[PRIOR].at, .Q = v[POSTERIOR].at };
    L->nU = L->loop.nU;
    L->nZ = L->loop.nS * L->loop.nY;
    if (!data_sets(L, types)) return false;
    size_t nY = L->loop.nY;
    double *labels = loop_labels(o, &L->loop, &v[CODEBOOK]);
    L->one = work(o, L->loop.nS * L->M * nY);
    L->pU = work_zeroed(o, (L->nU + L->M) * L->nZ);
    L->pJ = L->pU + L->nU * L->nZ;
    for (size_t i = 0; i < L->loop.nS * L->M * nY; i++) {
        size_t s = i / (L->M * nY), j = i / nY % L->M, z = s * nY + i % nY;
        double p = L->loop.p[s] * v[INDEX].at[j] * labels[i];
        L->one[i] = p;
        L->pU[(size_t)v[CODEBOOK].at[s * L->M + j] * L->nZ + z] += p;
        L->pJ[j * L->nZ + z] += p;
    }
    return true;
}

/* --- the joint law of latent values and data ---------------------------------------------------------------------------- */

typedef struct { size_t latent; double *w; } joint_t; /* w[latent][data] */

/* The m-fold product of p(x,z), by sequence. */
static joint_t joint_sequences(out_t *o, const latent_t *L, const double *p, size_t nX)
{
    size_t nx = nX, nz = L->nZ;
    double *w = work(o, nx * nz);
    memcpy(w, p, nx * nz * sizeof *w);
    for (size_t k = 1; k < L->m; k++, nx *= nX, nz *= L->nZ) {
        double *next = work(o, nx * nX * nz * L->nZ), *at = next;
        for (size_t x = 0; x < nx; x++)
            for (size_t a = 0; a < nX; a++)
                for (size_t z = 0; z < nz; z++)
                    for (size_t b = 0; b < L->nZ; b++) *at++ = w[x * nz + z] * p[a * L->nZ + b];
        w = next;
    }
    return (joint_t){ nx, w };
}

/* Every type of m pairs has the types of its two parts. */
static joint_t joint_types(out_t *o, const latent_t *L, const double *p, size_t nX)
{
    size_t n = nX * L->nZ, t[TYPE_LETTERS], part[TYPE_LETTERS];
    joint_t J = { (size_t)type_count(nX, L->m), NULL };
    double *log_p = work(o, n);
    J.w = work_zeroed(o, J.latent * L->data);
    for (size_t i = 0; i < n; i++) log_p[i] = log(p[i]);
    type_first(t, n, L->m);
    do {
        memset(part, 0, (nX + L->nZ) * sizeof *part);
        for (size_t i = 0; i < n; i++) {
            part[i / L->nZ] += t[i];
            part[nX + i % L->nZ] += t[i];
        }
        J.w[type_place(part, nX) * L->data + type_place(part + nX, L->nZ)] += type_probability(t, log_p, n, L->m);
    } while (type_next(t, n));
    return J;
}

static joint_t joint_of(out_t *o, const latent_t *L, const double *p, size_t nX)
{
    return L->types ? joint_types(o, L, p, nX) : joint_sequences(o, L, p, nX);
}

/* p(d), Qbar and log Q, which the information measures below share. */
static void marginals(latent_t *L, out_t *o, const joint_t *J)
{
    L->p = work_zeroed(o, L->data);
    L->mean = work_zeroed(o, L->nT);
    L->log_Q = work(o, L->data * L->nT);
    for (size_t i = 0; i < J->latent * L->data; i++) L->p[i % L->data] += J->w[i];
    for (size_t i = 0; i < L->data * L->nT; i++) {
        L->mean[i % L->nT] += L->p[i / L->nT] * L->Q[i];
        L->log_Q[i] = L->Q[i] > 0 ? log(L->Q[i]) : 0;
    }
}

/* --- informations ------------------------------------------------------------------------------------------------------ */

/* p(x) times p(theta|x): [latent][theta]. */
static double *of_theta(out_t *o, const latent_t *L, const joint_t *J)
{
    double *r = work_zeroed(o, J->latent * L->nT);
    for (size_t x = 0; x < J->latent; x++)
        for (size_t d = 0; d < L->data; d++) {
            double w = J->w[x * L->data + d];
            for (size_t k = 0; k < L->nT && w > 0; k++) r[x * L->nT + k] += w * L->Q[d * L->nT + k];
        }
    return r;
}

/* I(theta;D|X): sum over x, d, theta of p(x,d) Q(theta|d) log(Q(theta|d)/p(theta|x)). */
static double residual(out_t *o, const latent_t *L, const joint_t *J, const double *r)
{
    double *log_r = work(o, L->nT), sum = 0;
    for (size_t x = 0; x < J->latent; x++) {
        double mass = 0;
        for (size_t k = 0; k < L->nT; k++) mass += r[x * L->nT + k];
        for (size_t k = 0; k < L->nT; k++) log_r[k] = r[x * L->nT + k] > 0 ? log(r[x * L->nT + k] / mass) : 0;
        for (size_t d = 0; d < L->data; d++) {
            double w = J->w[x * L->data + d], part = 0;
            for (size_t k = 0; k < L->nT && w > 0; k++) part += L->Q[d * L->nT + k] * (L->log_Q[d * L->nT + k] - log_r[k]);
            sum += w * part;
        }
    }
    return sum;
}

/* I(theta;D) and E KL(Q_D||P). */
static double information(const latent_t *L, const double *against)
{
    double sum = 0;
    for (size_t d = 0; d < L->data; d++)
        for (size_t k = 0; k < L->nT && L->p[d] > 0; k++) {
            double q = L->p[d] * L->Q[d * L->nT + k];
            if (q > 0) sum += q * (L->log_Q[d * L->nT + k] - log(against[k]));
        }
    return sum;
}

/* I(U;S), from p(u,z). */
static double context(out_t *o, const latent_t *L)
{
    double *US = work_zeroed(o, L->nU * L->loop.nS);
    for (size_t i = 0; i < L->nU * L->nZ; i++) US[i / L->loop.nY] += L->pU[i];
    return mutual(o, US, L->nU, L->loop.nS);
}

/* I(U;Y|S) of one draw. */
static double label_given_context(out_t *o, const latent_t *L)
{
    size_t nY = L->loop.nY;
    double *part = work(o, L->nU * nY), sum = 0;
    for (size_t s = 0; s < L->loop.nS; s++) {
        for (size_t u = 0; u < L->nU; u++) memcpy(part + u * nY, L->pU + u * L->nZ + s * nY, nY * sizeof *part);
        sum += mutual(o, part, L->nU, nY);
    }
    return sum;
}

/* H(Z|U) of one draw. */
static double label_entropy(const latent_t *L)
{
    double sum = 0;
    for (size_t u = 0; u < L->nU; u++) {
        double p = 0;
        for (size_t z = 0; z < L->nZ; z++) p += L->pU[u * L->nZ + z];
        sum += xlogx(p) - sum_xlogx(L->pU + u * L->nZ, L->nZ);
    }
    return sum;
}

static bool uniform_index(const latent_t *L)
{
    for (size_t j = 0; j < L->M; j++)
        if (fabs(L->c->value[INDEX].at[j] * (double)L->M - 1) > TOLERANCE) return false;
    return true;
}

/* --- bottleneck/capacity-kl -------------------------------------------------------------------------------------------- */

static void capacity_kl(out_t *o, const plain_t *c)
{
    latent_t L;
    if (!latent_open(&L, o, c, false)) return;
    joint_t U = joint_of(o, &L, L.pU, L.nU);
    marginals(&L, o, &U);
    double *r = of_theta(o, &L, &U), m = (double)L.m, rho = residual(o, &L, &U, r), theta_U = mutual(o, r, U.latent, L.nT);
    double mCbar = m * loop_mean_capacity(o, &L.loop, NULL, NULL), of_context = context(o, &L), moved = kl(L.mean, L.prior, L.nT);
    double D_U = mutual(o, U.w, U.latent, L.data), single = m * mutual(o, L.pU, L.nU, L.nZ), spent = information(&L, L.prior);
    double split = m * (of_context + label_given_context(o, &L));
    decide_eq(o, 0, information(&L, L.mean), theta_U + rho);
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

/* --- bottleneck/capacity-ceiling ---------------------------------------------------------------------------------------- */

static void capacity_ceiling(out_t *o, const plain_t *c)
{
    enum { LOSS = SHARED, DELTA, ETA };
    const table_t *v = c->value;
    latent_t L;
    if (!in_positive_unit(&v[DELTA]) || !in_positive_unit(&v[ETA]) || !in_unit(&v[LOSS]) || !latent_open(&L, o, c, true)) return;
    joint_t U = joint_of(o, &L, L.pU, L.nU);
    marginals(&L, o, &U);
    ceiling_t x = { .m = (double)L.m, .delta = v[DELTA].at[0], .eta = v[ETA].at[0] };
    double rho = residual(o, &L, &U, of_theta(o, &L, &U)), per_draw = loop_mean_capacity(o, &L.loop, NULL, NULL) + context(o, &L);
    x.B = x.m * per_draw + rho + kl(L.mean, L.prior, L.nT);
    ceiling_fill(&x, o, &L, v[LOSS].at);
    double by_information = sqrt(fmax(information(&L, L.mean), 0) / (2 * x.m));
    decide_le(o, 0, x.above, x.delta + x.eta);
    decide_le(o, 1, x.gap, by_information);
    decide_le(o, 2, by_information, sqrt(fmax(per_draw / 2 + rho / (2 * x.m), 0)));
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
    if (!in_positive_unit(&v[DELTA]) || !in_positive_unit(&v[ETA]) || !latent_open(&L, o, c, true) || !uniform_index(&L)) return;
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
static const char *const ceiling_params[] = { SHARED_PARAMS, "l(theta;s,y)", "delta", "eta", NULL };
static const char *const interval_params[] = { SHARED_PARAMS, "l(j,a,s)", "Delta", "a_theta(s,y)", "delta", "eta", NULL };

const plain_lemma_t plain_latent[] = {
    { "bottleneck/capacity-kl", kl_params, capacity_kl },
    { "bottleneck/capacity-ceiling", ceiling_params, capacity_ceiling },
    { "bottleneck/interval", interval_params, interval },
    { NULL, NULL, NULL }
};
