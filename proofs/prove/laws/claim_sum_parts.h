/* SPDX-License-Identifier: MIT
**
** What the reading of a claim about sums over letters (claim_sum.c) and the search for divergences in its slack
** (gibbs.c) share.
*/
#ifndef LEMMATA_CLAIM_SUM_PARTS_H
#define LEMMATA_CLAIM_SUM_PARTS_H

#include "proofs/claims/compile.h"
#include "proofs/prove/deadline.h"
#include "proofs/prove/laws/sum_form.h"

#include <jansson.h>

enum { LAWS_TRIED_MAX = 24, GIVENS_MAX = 8 };

/* A law by its form, of one letter; which alphabet, and how it is written. */
typedef struct { const form_t *f; unsigned alphabet; const char *text; } tried_t;

typedef struct {
    arena_t *A;
    algebra_t *R;
    sums_t S;
    const core_lemma_t *L;
    int law[LAWS_MAX], entry[PARAMS_MAX]; /* their names; -1 */
    int slot;
    unsigned alphabet;
    unsigned laws;                        /* those that stand in a divergence of the claim or a hypothesis */
    tried_t tried[LAWS_TRIED_MAX];
    unsigned givens;
    const form_t *given[GIVENS_MAX];
    const char *statement;
    bool equality;
    const form_t *slack;
    bool strict;                         /* L < R unless two laws are one: `tried` are these two, and no more */
    /* extremes, TV, roots and strict relations are written, too: what cites has them */
    bool wide;
    deadline_t end;                      /* of the search */
} reader_t;

/* One more law to be tried, where it is none of those noted. */
void note_law(reader_t *r, const form_t *f, unsigned alphabet);
/* The slack as a sum of divergences and of a hypothesis, with weights: {divergences, given}; NULL: none found. */
json_t *gibbs_prove(reader_t *r, deadline_t until);

#endif
