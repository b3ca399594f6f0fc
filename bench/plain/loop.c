/* SPDX-License-Identifier: MIT
**
** The loop, its capacities and its labels.
*/
#include "bench/plain/loop.h"

#include <string.h>

loop_t loop_of(const table_t *contexts, const table_t *judgment, const table_t *articulation)
{
    return (loop_t){ .nS = contexts->cells, .nU = judgment->dim[1], .nH = judgment->dim[2], .nY = articulation->dim[2],
                     .p = contexts->at, .judgment = judgment->at, .articulation = articulation->at };
}

double *loop_cascade(out_t *o, const loop_t *l)
{
    double *WV = work(o, l->nS * l->nU * l->nY);
    for (size_t s = 0; s < l->nS; s++) compose(WV + s * l->nU * l->nY, judgment(l, s), articulation(l, s), l->nU, l->nH, l->nY);
    return WV;
}

double loop_mean_capacity(out_t *o, const loop_t *l, double *cog, double *art)
{
    double sum = 0;
    for (size_t s = 0; s < l->nS; s++) {
        if (l->p[s] == 0) continue;
        double C = capacity(o, judgment(l, s), l->nU, l->nH), A = capacity(o, articulation(l, s), l->nH, l->nY);
        if (cog) cog[s] = C;
        if (art) art[s] = A;
        sum += l->p[s] * fmin(C, A);
    }
    return sum;
}

double *loop_labels(out_t *o, const loop_t *l, const table_t *codebook)
{
    size_t M = codebook->dim[1];
    double *cascade = loop_cascade(o, l), *labels = work(o, l->nS * M * l->nY);
    for (size_t i = 0; i < l->nS * M; i++)
        memcpy(labels + i * l->nY, cascade + (i / M * l->nU + (size_t)codebook->at[i]) * l->nY, l->nY * sizeof *labels);
    return labels;
}

bool separable(const table_t *loss, double Delta)
{
    size_t M = loss->dim[1], nA = loss->dim[2];
    for (size_t s = 0; s < loss->dim[0]; s++)
        for (size_t a = 0; a < nA; a++) {
            size_t below = 0;
            for (size_t j = 0; j < M; j++) below += loss->at[(s * M + j) * nA + a] < Delta;
            if (below > 1) return false;
        }
    return true;
}
