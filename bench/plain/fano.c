/* SPDX-License-Identifier: MIT
**
** bottleneck/fano and bottleneck/fano-uniform.
*/
#include "bench/plain/info.h"

/* What both need of p(s,j,y) and a decoder: Pe, H(J|Y,S) and the law of J. */
typedef struct { size_t M; double error, equivocation, *index; } decoded_t;

static decoded_t decoded(out_t *o, const plain_t *c)
{
    const table_t *P = &c->value[0], *decoder = &c->value[1];
    size_t nS = P->dim[0], M = P->dim[1], nY = P->dim[2];
    double *SY = work_zeroed(o, nS * nY), right = 0, joint = 0;
    decoded_t d = { .M = M, .index = work_zeroed(o, M) };
    for (size_t s = 0, i = 0; s < nS; s++)
        for (size_t j = 0; j < M; j++)
            for (size_t y = 0; y < nY; y++, i++) {
                double p = P->at[i];
                SY[s * nY + y] += p;
                d.index[j] += p;
                right += p * decoder->at[(s * nY + y) * M + j];
                joint += xlogx(p);
            }
    d.error = 1 - right;
    d.equivocation = sum_xlogx(SY, nS * nY) - joint;
    return d;
}

static void fano(out_t *o, const plain_t *c)
{
    if (c->value[0].dim[1] < 2) return;
    decoded_t d = decoded(o, c);
    double bound = binary_entropy(d.error) + d.error * log((double)(d.M - 1));
    decide_le(o, 0, d.equivocation, bound);
    decide_le(o, 1, bound, log(2) + d.error * log((double)d.M));
}

static void fano_uniform(out_t *o, const plain_t *c)
{
    size_t M = c->value[0].dim[1];
    if (M < 2) return;
    decoded_t d = decoded(o, c);
    for (size_t j = 0; j < M; j++)
        if (fabs(d.index[j] * (double)M - 1) > TOLERANCE) return;
    double logM = log((double)M), left = logM - (-sum_xlogx(d.index, M) - d.equivocation);
    double sharp = left - binary_entropy(d.error) + d.error * (logM - log((double)(M - 1)));
    decide_le(o, 0, sharp, d.error * logM);
    decide_le(o, 1, left - log(2), sharp);
}

static const char *const params[] = { "p(s,j,y)", "p(jhat|s,y)", NULL };

const plain_lemma_t plain_fano[] = {
    { "bottleneck/fano", params, fano },
    { "bottleneck/fano-uniform", params, fano_uniform },
    { NULL, NULL, NULL }
};
