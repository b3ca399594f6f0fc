/* SPDX-License-Identifier: MIT
**
** The loop of The Alignment Bottleneck in doubles: contexts, two stages, the average total capacity; and the codebook's labels.
*/
#ifndef LEMMATA_BENCH_LOOP_H
#define LEMMATA_BENCH_LOOP_H

#include "bench/plain/info.h"

/* Views of p(s), p(h|u,s), p(y|h,s). */
typedef struct { size_t nS, nU, nH, nY; const double *p, *judgment, *articulation; } loop_t;

loop_t loop_of(const table_t *contexts, const table_t *judgment, const table_t *articulation);
static inline const double *judgment(const loop_t *l, size_t s) { return l->judgment + s * l->nU * l->nH; }
static inline const double *articulation(const loop_t *l, size_t s) { return l->articulation + s * l->nH * l->nY; }

/* The two stages of every context composed: [s][u][y]. */
double *loop_cascade(out_t *o, const loop_t *l);
/* Cbar; when not NULL, also C_cog and C_art of every context of positive probability. */
double loop_mean_capacity(out_t *o, const loop_t *l, double *cog, double *art);
/* p(y|j,s) of the codebook u_j(s): [s][j][y]. */
double *loop_labels(out_t *o, const loop_t *l, const table_t *codebook);

/* At most one j with l(j,a,s) < Delta, for every a and s; the loss as [s][j][a]. */
bool separable(const table_t *loss, double Delta);

#endif
