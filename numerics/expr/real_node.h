/* SPDX-License-Identifier: MIT
**
** The make of an expression; for the files of real.h alone. The invariant stands in real.h.
*/
#ifndef LEMMATA_REAL_NODE_H
#define LEMMATA_REAL_NODE_H

#include "numerics/expr/real.h"

typedef enum {
    REAL_SUM, REAL_INF, REAL_MINUS_INF, REAL_UNDEFINED,                                          /* expressions */
    REAL_MUL, REAL_DIV, REAL_SQRT, REAL_EXP, REAL_LOG, REAL_MIN, REAL_MAX, REAL_BRACKET, REAL_LATER /* atoms */
} real_kind_t;

typedef struct { mpq_ptr coef; const real_t *atom; } real_part_t;

/* What was found out of an expression and is kept: what it was when first asked about (real_asked); the last enclosure
** computed (prec = 0: none); the precision at which it was shown to be defined (0: not yet); its ball in doubles. */
typedef struct {
    const real_t *asked;
    mpfr_prec_t prec;
    mpfi_ptr at;
    long defined;
    enum { BALL_NOT_ASKED, BALL_KNOWN, BALL_UNKNOWN } ball;
    double mid, rad;
} real_memo_t;

/* The ends of a bracket, and for how many bits they serve; -1: none yet. */
typedef struct { long bits; const loglin_t *lo, *hi; } real_ends_t;

struct real {
    arena_t *home;
    real_kind_t kind;
    unsigned depth; /* the most atoms within each other: whoever reads an expression recurses so deep */
    size_t weight; /* how many atoms it is written with, were none shared; at most REAL_WEIGHT_MAX */
    bool late;     /* some of it is not known until it is asked for: real_asked */
    bool infinite; /* and may then be infinite: it does not cancel */
    bool partial;  /* a quotient, a root or a logarithm is in it, or what is not known: it may be undefined */
    /* REAL_SUM: form + sum of coef * atom */
    const loglin_t *form;
    unsigned parts;
    real_part_t *part;
    /* operations: their operands; an infinity: x, what was added to it and may be undefined */
    const real_t *x, *y;
    /* REAL_BRACKET, REAL_LATER */
    const bracket_kind_t *bracket;
    real_ends_t *kept;
    const later_kind_t *later;
    const void *source;
    real_memo_t *memo;
};

/* A node of that kind in A, with room for so many parts. */
real_t *real_blank(arena_t *A, real_kind_t kind, unsigned room);
/* The ends of a bracket for so many bits. */
const real_ends_t *real_ends(const real_t *atom, long bits);
/* The sum with the one part 1 * atom. */
const real_t *real_of_atom(const real_t *atom);
const real_t *real_undefined(arena_t *A);
/* The infinity, to which `added` is added: it keeps what that may be undefined by. */
const real_t *real_beside(const real_t *inf, const real_t *added);
/* x y and x/y, not reduced; the operands are known. */
const real_t *real_product(const real_t *x, const real_t *y);
const real_t *real_quotient(const real_t *x, const real_t *y);
/* Is the atom 0 y: 0 where y is defined? */
bool real_is_owed(const real_t *atom);
/* The sum x without its i-th part. */
const real_t *real_without(const real_t *x, unsigned i);

#endif
