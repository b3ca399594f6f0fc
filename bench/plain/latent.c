/* SPDX-License-Identifier: MIT */
#include "bench/plain/latent.h"

#include <string.h>

enum { CELLS_MAX = 1 << 17, TYPES_MAX = 20000, M_MAX = 1000000 };

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

bool latent_read(latent_t *L, out_t *o, const plain_t *c, bool types)
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

joint_t joint_of(out_t *o, const latent_t *L, const double *p, size_t nX)
{
    return L->types ? joint_types(o, L, p, nX) : joint_sequences(o, L, p, nX);
}

/* p(d), Qbar and log Q, which the information measures below share. */
void marginals(latent_t *L, out_t *o, const joint_t *J)
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
double *of_theta(out_t *o, const latent_t *L, const joint_t *J)
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
double residual(out_t *o, const latent_t *L, const joint_t *J, const double *r)
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
double information_against(const latent_t *L, const double *against)
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
double context(out_t *o, const latent_t *L)
{
    double *US = work_zeroed(o, L->nU * L->loop.nS);
    for (size_t i = 0; i < L->nU * L->nZ; i++) US[i / L->loop.nY] += L->pU[i];
    return mutual(o, US, L->nU, L->loop.nS);
}

/* I(U;Y|S) of one draw. */
double label_given_context(out_t *o, const latent_t *L)
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
double label_entropy(const latent_t *L)
{
    double sum = 0;
    for (size_t u = 0; u < L->nU; u++) {
        double p = 0;
        for (size_t z = 0; z < L->nZ; z++) p += L->pU[u * L->nZ + z];
        sum += xlogx(p) - sum_xlogx(L->pU + u * L->nZ, L->nZ);
    }
    return sum;
}

bool uniform_index(const latent_t *L)
{
    for (size_t j = 0; j < L->M; j++)
        if (fabs(L->c->value[INDEX].at[j] * (double)L->M - 1) > TOLERANCE) return false;
    return true;
}
