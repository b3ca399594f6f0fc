/* SPDX-License-Identifier: MIT
**
** The make of a tape; for tape.c, tape_make.c and tape_run.c alone.
*/
#ifndef LEMMATA_CLAIMS_TAPE_PARTS_H
#define LEMMATA_CLAIMS_TAPE_PARTS_H

#include "proofs/claims/doubles/plain_parts.h"
#include "proofs/claims/doubles/tape.h"

typedef enum {
    /* of a and b, or of a */
    TAPE_NEG,
    TAPE_ADD,
    TAPE_SUB,
    TAPE_MUL,
    TAPE_DIV,
    TAPE_POW,
    TAPE_LE,
    TAPE_GE,
    TAPE_EQ,
    TAPE_LT,
    TAPE_GT,
    TAPE_NE,
    TAPE_AND,
    TAPE_OR,
    TAPE_NOT,
    TAPE_ONE,
    TAPE_TWO,
    /* of a list */
    TAPE_IF,
    TAPE_SUM,
    TAPE_PRODUCT,
    TAPE_MAX,
    TAPE_MIN,
    TAPE_ENTROPY /* of masses, their sum a */,
    TAPE_DIVERGENCE /* of pairs, its order a */,
    TAPE_WALK /* a term without slots, by the tree */
} tape_op_t;

typedef struct {
    tape_op_t op;
    unsigned n;
    double *out;
    const double *a, *b, *const *list;
    const void *of;      /* the term, the name of the divergence */
    plain_one_t one;
    plain_two_t two;
} step_t;

/* A term with its slots, asked for so often; its value once it is written, worked out when `end` steps are made. */
typedef struct { const core_t *x; uint64_t slots; unsigned asked, end; bool refused; const double *value; } taped_t;

/* Where the cells of a marginal stand. */
typedef struct { int law; unsigned set; const double **cell; } taped_margin_t;

/* A parameter that the tape holds for so much: how many terms a sum has rests on it. */
typedef struct { const double *at; double value; } held_t;

enum { HELD_MAX = 16, TAPE_MADE_MAX = 4 };
enum {
    TAPE_STEPS_MAX = 1 << 15,
    TAPE_VISITS_MAX = 1 << 17,
    TAPE_TERMS_MAX = 64,
    TAPE_PLACES = 2 * TAPE_TERMS_MAX,
    TAPE_OFTEN = 4
};

struct tape {
    plain_t *p;
    step_t *step;
    size_t room;
    unsigned n, ran;         /* steps; those made since the parameters were changed */
    unsigned visits, terms;
    size_t places;
    unsigned *place;         /* of steps, by hash: 0, or one more than the step */
    taped_t term[TAPE_PLACES];
    const double **law[LAWS_MAX]; /* the cells of laws */
    unsigned margins;
    taped_margin_t margin[MARGINS_MAX];
    unsigned helds, made;    /* made: how often the tape was begun again, one of `held` having changed */
    held_t held[HELD_MAX];
};

/* Takes off the steps from n on, and what rests on them. */
void tape_cut(tape_t *T, unsigned n);
/* Writes x, the slots of the plain_t being as they are; NULL, and the tape as it was, where it cannot be. */
const double *tape_write(tape_t *T, const core_t *x);
/* Makes the steps before `end`. */
void tape_run(tape_t *T, unsigned end);

#endif
