/* SPDX-License-Identifier: MIT
**
** Lemmas about the loop without a codebook: bottleneck/index-context.
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

/* --- bottleneck/index-context ---------------------------------------------------------------------------------------- */

static bool independent(out_t *o, const double *P, size_t nx, size_t ny)
{
    double *px = work_zeroed(o, nx + ny), *py = px + nx;
    for (size_t i = 0; i < nx * ny; i++) {
        px[i / ny] += P[i];
        py[i % ny] += P[i];
    }
    for (size_t i = 0; i < nx * ny; i++)
        if (fabs(P[i] - px[i / ny] * py[i % ny]) > TOLERANCE) return false;
    return true;
}

static bool is_codebook(const table_t *encoder)
{
    for (size_t i = 0; i < encoder->cells; i++)
        if (encoder->at[i] != 0 && encoder->at[i] != 1) return false;
    return true;
}

static void index_context(out_t *o, const plain_t *c)
{
    const table_t *v = c->value, *p = &v[0], *encoder = &v[1];
    size_t nS = p->dim[0], M = p->dim[1];
    loop_t l = { nS, encoder->dim[2], v[2].dim[2], v[3].dim[2], NULL, v[2].at, v[3].at };
    double *WV = loop_cascade(o, &l), *JsY = work_zeroed(o, M * nS * l.nY), *sJY = work_zeroed(o, M * l.nY), *sUY = work_zeroed(o, l.nU * l.nY);
    double given_S = 0, UY = 0;
    for (size_t s = 0; s < nS; s++) {
        memset(sJY, 0, M * l.nY * sizeof *sJY);
        memset(sUY, 0, l.nU * l.nY * sizeof *sUY);
        for (size_t j = 0; j < M; j++)
            for (size_t u = 0; u < l.nU; u++) {
                double q = p->at[s * M + j] * encoder->at[(s * M + j) * l.nU + u];
                for (size_t y = 0; y < l.nY && q > 0; y++) {
                    double r = q * WV[(s * l.nU + u) * l.nY + y];
                    sJY[j * l.nY + y] += r;
                    sUY[u * l.nY + y] += r;
                }
            }
        for (size_t j = 0; j < M; j++) memcpy(JsY + (j * nS + s) * l.nY, sJY + j * l.nY, l.nY * sizeof *JsY);
        given_S += mutual(o, sJY, M, l.nY);
        UY += mutual(o, sUY, l.nU, l.nY);
    }
    double J_YS = mutual(o, JsY, M, nS * l.nY);
    decide_eq(o, 3, J_YS, mutual(o, p->at, nS, M) + given_S);
    if (!independent(o, p->at, nS, M)) return;
    decide_eq(o, 0, J_YS, given_S);
    decide_le(o, 2, given_S, UY);
    if (is_codebook(encoder)) decide_eq(o, 1, given_S, UY);
}

/* --- the list ------------------------------------------------------------------------------------------------------ */

static const char *const index_params[] = { "p(s,j)", "p(u|j,s)", "p(h|u,s)", "p(y|h,s)", NULL };

const plain_lemma_t plain_loop[] = {
    { "bottleneck/index-context", index_params, index_context },
    { NULL, NULL, NULL }
};
