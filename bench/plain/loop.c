/* SPDX-License-Identifier: MIT
**
** Lemmas about the loop without a codebook: bottleneck/cascade-dpi, cascade-capacity, index-context, observable-loss.
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

/* --- one context ------------------------------------------------------------------------------------------------- */

typedef struct { double UY, UH, HY; } informations_t;

/* I(U;Y), I(U;H), I(H;Y) for the target law pU and two stages. */
static informations_t informations(out_t *o, const double *pU, const double *W, const double *V, const double *WV, const loop_t *l)
{
    double *pH = work_zeroed(o, l->nH);
    for (size_t u = 0; u < l->nU; u++)
        for (size_t h = 0; h < l->nH; h++) pH[h] += pU[u] * W[u * l->nH + h];
    return (informations_t){ transmitted(o, pU, WV, l->nU, l->nY), transmitted(o, pU, W, l->nU, l->nH),
                             transmitted(o, pH, V, l->nH, l->nY) };
}

/* --- bottleneck/cascade-dpi ---------------------------------------------------------------------------------------- */

static void cascade_dpi(out_t *o, const plain_t *c)
{
    const table_t *v = c->value;
    loop_t l = loop_of(&v[0], &v[2], &v[3]);
    double *WV = loop_cascade(o, &l), UY = 0, UH = 0, HY = 0;
    for (size_t s = 0; s < l.nS; s++) {
        if (l.p[s] == 0) continue;
        informations_t I = informations(o, v[1].at + s * l.nU, judgment(&l, s), articulation(&l, s), WV + s * l.nU * l.nY, &l);
        decide_le(o, 0, I.UY, I.UH);
        decide_le(o, 1, I.UY, I.HY);
        UY += l.p[s] * I.UY;
        UH += l.p[s] * I.UH;
        HY += l.p[s] * I.HY;
    }
    decide_le(o, 2, UY, UH);
    decide_le(o, 3, UY, HY);
}

/* --- bottleneck/cascade-capacity ------------------------------------------------------------------------------------ */

static void cascade_capacity(out_t *o, const plain_t *c)
{
    const table_t *v = c->value;
    loop_t l = loop_of(&v[0], &v[2], &v[3]);
    double *WV = loop_cascade(o, &l), *cog = work(o, 2 * l.nS), *art = cog + l.nS, Cbar = loop_mean_capacity(o, &l, cog, art);
    double UY = 0, stages = 0, mean_cog = 0, mean_art = 0;
    for (size_t s = 0; s < l.nS; s++) {
        if (l.p[s] == 0) continue;
        const double *cascade = WV + s * l.nU * l.nY;
        informations_t I = informations(o, v[1].at + s * l.nU, judgment(&l, s), articulation(&l, s), cascade, &l);
        decide_le(o, 3, capacity(o, cascade, l.nU, l.nY), fmin(cog[s], art[s]));
        UY += l.p[s] * I.UY;
        stages += l.p[s] * fmin(I.UH, I.HY);
        mean_cog += l.p[s] * cog[s];
        mean_art += l.p[s] * art[s];
    }
    decide_le(o, 0, UY, stages);
    decide_le(o, 1, stages, Cbar);
    decide_le(o, 2, Cbar, fmin(mean_cog, mean_art));
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

/* --- bottleneck/observable-loss --------------------------------------------------------------------------------------- */

/* lobs(y,a,s) times p(s,y), and p(s,y). */
static void canonical(double *lobs, double *mass, const loop_t *l, const double *pU, const double *WV, const double *loss, size_t nA)
{
    for (size_t s = 0; s < l->nS; s++)
        for (size_t u = 0; u < l->nU; u++)
            for (size_t y = 0; y < l->nY; y++) {
                double q = l->p[s] * pU[s * l->nU + u] * WV[(s * l->nU + u) * l->nY + y];
                mass[s * l->nY + y] += q;
                for (size_t a = 0; a < nA; a++) lobs[(s * l->nY + y) * nA + a] += q * loss[(s * l->nU + u) * nA + a];
            }
}

/* E l(U,a(S,Y),S), without the canonical loss. */
static double risk_of(const loop_t *l, const double *pU, const double *WV, const double *rule, const double *loss, size_t nA)
{
    double risk = 0;
    for (size_t s = 0; s < l->nS; s++)
        for (size_t u = 0; u < l->nU; u++)
            for (size_t y = 0; y < l->nY; y++) {
                double mean = 0;
                for (size_t a = 0; a < nA; a++) mean += rule[(s * l->nY + y) * nA + a] * loss[(s * l->nU + u) * nA + a];
                risk += l->p[s] * pU[s * l->nU + u] * WV[(s * l->nU + u) * l->nY + y] * mean;
            }
    return risk;
}

static void observable_loss(out_t *o, const plain_t *c)
{
    const table_t *v = c->value;
    loop_t l = loop_of(&v[0], &v[2], &v[3]);
    size_t nA = v[4].dim[2], nSY = l.nS * l.nY;
    const double *rule = v[4].at, *loss = v[5].at, *g = v[6].at;
    double *WV = loop_cascade(o, &l), *lobs = work_zeroed(o, nSY * nA), *mass = work_zeroed(o, nSY);
    double mean_lobs = 0, mean_g = 0, mean_off = 0, most = 0;
    canonical(lobs, mass, &l, v[1].at, WV, loss, nA);
    for (size_t i = 0; i < nSY * nA; i++) {
        double p = mass[i / nA], value = p > 0 ? lobs[i] / p : 0, off = fabs(g[i] - value);
        if (p == 0) continue;
        most = fmax(most, off);
        mean_lobs += p * rule[i] * value;
        mean_g += p * rule[i] * g[i];
        mean_off += p * rule[i] * off;
    }
    double risk = risk_of(&l, v[1].at, WV, rule, loss, nA);
    decide_eq(o, 0, mean_lobs, risk);
    decide_le(o, 1, fabs(mean_g - risk), mean_off);
    decide_le(o, 2, mean_off, most);
}

/* --- the list ------------------------------------------------------------------------------------------------------ */

static const char *const loop_params[] = { "p(s)", "p(u|s)", "p(h|u,s)", "p(y|h,s)", NULL };
static const char *const index_params[] = { "p(s,j)", "p(u|j,s)", "p(h|u,s)", "p(y|h,s)", NULL };
static const char *const observable_params[] = { "p(s)", "p(u|s)", "p(h|u,s)", "p(y|h,s)", "p(a|s,y)", "l(u,a,s)", "g(y,a,s)", NULL };

const plain_lemma_t plain_loop[] = {
    { "bottleneck/cascade-dpi", loop_params, cascade_dpi },
    { "bottleneck/cascade-capacity", loop_params, cascade_capacity },
    { "bottleneck/index-context", index_params, index_context },
    { "bottleneck/observable-loss", observable_params, observable_loss },
    { NULL, NULL, NULL }
};
