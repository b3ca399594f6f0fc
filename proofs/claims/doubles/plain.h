/* SPDX-License-Identifier: MIT
**
** plain -- core terms in doubles: for hunting, and for comparison without guarantee. No verdict rests on it.
**
** The parameters are arrays of doubles, row-major, by their place in the setting; the caller may change them between
** evaluations, and then calls plain_fresh.
*/
#ifndef LEMMATA_CLAIMS_PLAIN_H
#define LEMMATA_CLAIMS_PLAIN_H

#include "proofs/claims/core/core.h"

/* A marginal of a law, on the axes `set`; made: since the parameters were changed. */
enum { MARGINS_MAX = 24 };
typedef struct { int law; unsigned set; bool made; size_t cells; double *cell; } margin_t;

typedef struct {
    arena_t *A;
    const core_lemma_t *L;
    size_t dim[ALPHABETS_MAX];
    double *value[PARAMS_MAX];
    size_t cells[PARAMS_MAX];
    double *law[LAWS_MAX];      /* the cells of each law */
    size_t law_cells[LAWS_MAX];
    bool made[LAWS_MAX];
    size_t *digit[LAWS_MAX];    /* the letters of each cell, axis by axis */
    double *mass;               /* room for a marginal of the joint law */
    unsigned margins;
    margin_t margin[MARGINS_MAX];
    long slot[SLOTS_MAX];
    double memo[MEMOS_MAX];
    bool kept[MEMOS_MAX];
    bool walked;                /* something is kept, or a law made */
    struct tape *tape;
} plain_t;

/* From a candidate; everything belongs to A. */
plain_t *plain_start(arena_t *A, const core_lemma_t *L, const candidate_t *c);
/* After the parameters were changed: what was kept is forgotten. */
void plain_fresh(plain_t *p);
/* NaN where the term is undefined, or a condition has probability 0. Capacities and words without a plain form are
** NaN. */
double plain(plain_t *p, const core_t *x);
/* 1 or 0; comparisons are of doubles. */
bool plain_condition(plain_t *p, const core_t *x);

#endif
