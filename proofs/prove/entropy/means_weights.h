/* SPDX-License-Identifier: MIT
**
** means_weights -- multipliers of relations: f = sum of weight * (slacks of relations) + d, d >= 0, as polynomials in
** real numbers. They are the solution of a linear system, found in doubles (GLPK) and then exactly.
*/
#ifndef LEMMATA_PROVE_MEANS_WEIGHTS_H
#define LEMMATA_PROVE_MEANS_WEIGHTS_H

#include "proofs/prove/entropy/means_form.h"

enum { SOURCES_MAX = 6000, HINTS_MAX = 16, FACTORS_MAX = 5 };

/* slack >= 0, or = 0: a relation that has a number; one whose step is put when it is used; one that a sum of relations
** shows. */
typedef struct {
    mform_t slack;
    bool equal;
    bool factor;        /* may stand in a product */
    const char *label;  /* NULL: none */
    int number;         /* -1: it has none */
    json_t *step, *sum; /* not owned */
} source_t;

/* Relations that are multiplied by each other. */
typedef struct {
    unsigned n;
    unsigned of[FACTORS_MAX];
} hint_t;

typedef struct {
    numbers_t N;
    search_t *Q;
    arena_t *A;
    deadline_t until;
    json_t *kept; /* owns what sources have */
    unsigned sources;
    source_t *source; /* SOURCES_MAX of them */
    unsigned hints;
    hint_t hint[HINTS_MAX];
} known_t;

/* Another relation; the step and sum are taken over. Its place; 0, and past is set, where there is no room. */
unsigned source_put(known_t *K, source_t s);
/* means_pool.c: what the law and the ranges say of the numbers of f and of the relations that are there. */
void pool_put(known_t *K, const mform_t *f);
/* A sum that shows f >= 0, or f = 0; NULL: none was found. Steps that it needs are put; it is the caller's. */
json_t *weights_find(known_t *K, const mform_t *f, bool equal);

#endif
