/* SPDX-License-Identifier: MIT
**
** candidate -- an instance of a lemma: named tables of rationals, all exact.
**
** Invariant of a checked candidate (candidate_check): every parameter the lemma declares is there; laws are
** non-negative and sum to exactly 1 along their last axis; joint laws as a whole; indices are integers of
** their alphabet; and an axis letter has one length wherever it stands. So a lemma reads its candidate without
** asking, and says `outside` only of hypotheses of the claim.
*/
#ifndef LEMMATA_CANDIDATE_H
#define LEMMATA_CANDIDATE_H

#include "numerics/laws/chan.h"

#include "proofs/engine/json.h"

enum { PARAMS_MAX = 24, VALUE_AXES_MAX = 12, CANDIDATE_CELLS_MAX = 1 << 18 };

typedef enum {
    PARAM_NUMBER, /* a rational */
    PARAM_LAW,    /* the last axis holds a law, for each setting of the axes before it */
    PARAM_JOINT,  /* one law on all axes together */
    PARAM_TABLE,  /* rationals */
    PARAM_INDEX   /* integers 0 .. n-1, n the length of axis `below` */
} param_kind_t;

typedef struct {
    const char *name;  /* as the paper writes it: "p(h|u,s)" */
    param_kind_t kind;
    const char *axes;  /* a letter an axis, in the order of the nesting: "suh" */
    char below;        /* PARAM_INDEX: the axis whose letters the entries are */
    const char *what;  /* in words */
} param_t;

typedef struct {
    unsigned rank;
    size_t dim[VALUE_AXES_MAX];
    size_t cells;
    mpq_ptr at; /* row-major */
} value_t;

typedef struct {
    arena_t *home;
    const param_t *params; /* ends with a NULL name */
    value_t *value; /* one for each of them */
    const void *self; /* while a family makes it: its lemma's `self`, and which family */
    size_t family;
    const char *unmade; /* what was asked of it cannot be: it is outside, and this is why */
} candidate_t;

/* An error in words, one line. */
typedef struct { char text[400]; } fault_t;
bool fault_set(fault_t *f, const char *format, ...) __attribute__((format(printf, 2, 3)));

candidate_t *candidate_new(arena_t *A, const param_t *params);
size_t candidate_params(const candidate_t *c);

/* The length of an axis, by its letter. */
size_t candidate_dim(const candidate_t *c, char axis);
/* The part of a value at index i of its first axis. */
value_t value_part(const value_t *v, size_t i);
/* A zeroed table of this shape, for the caller to fill in row-major order. */
mpq_ptr candidate_table(candidate_t *c, const char *name, unsigned rank, const size_t *dim);
/* Have both, of one lemma, the same numbers in the same shapes, and could both be made? */
bool candidate_same(const candidate_t *a, const candidate_t *b);

/* --- checking, weighing, JSON ---------------------------------------------------------------------------- */

/* Is the invariant met? If not, says what is wrong and sets `where` to the indices it concerns
** ("candidate", name, i, j, ... as a JSON array). */
bool candidate_check(const candidate_t *c, fault_t *fault, json_t **where);
/* Cells, then the sum of all |numerators| and denominators: the order of "smallest". */
size_t candidate_cells(const candidate_t *c);
void candidate_weight(mpz_ptr w, const candidate_t *c);

json_t *candidate_to_json(const candidate_t *c);
/* Reads and checks; NULL on a fault. */
candidate_t *candidate_from_json(arena_t *A, const param_t *params, json_t *object, fault_t *fault, json_t **where);

#endif
