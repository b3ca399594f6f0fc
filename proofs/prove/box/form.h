/* SPDX-License-Identifier: MIT
**
** box_form -- functions of real numbers on an open box: fractions of polynomials in atoms, over the rationals (FLINT).
**
** An atom is a number, or log, exp, sqrt of a fraction. Numerator and denominator have no common factor, the
** denominator's leading coefficient is 1: two equal fractions are the same. Logarithms are split into those of
** irreducible factors where these are shown positive, of rationals into those of primes; exp of a sum is a product; the
** square of a root is written out.
**
** Every function here takes NULL for an operand, and then gives NULL: what is beyond a limit or undefined is nothing,
** not a value. All forms live until algebra_end.
*/
#ifndef LEMMATA_BOX_FORM_H
#define LEMMATA_BOX_FORM_H

#include "numerics/base/arena.h"
#include "proofs/prove/box/flint.h"

#include <stdbool.h>

/* Generators past the atoms stand for distances to the ends of ranges, two a name. */
enum {
    BOX_ATOMS_MAX = 36,
    BOX_GENERATORS = BOX_ATOMS_MAX + 8,
    BOX_NAMES_MAX = 40,
    BOX_TERMS_MAX = 1500,
    BOX_HINTS_MAX = 60,
    BOX_FACTORS_MAX = 32,
    BOX_POWER_MAX = 60,
    BOX_FACTORED = 256
};

typedef struct form { fmpq_mpoly_t n, d; struct form *next; } form_t;
typedef fmpq_mpoly_struct poly_t;

typedef enum { ATOM_NAME, ATOM_LOG, ATOM_EXP, ATOM_SQRT } atom_kind_t;
typedef struct { atom_kind_t kind; unsigned name; const form_t *arg; } atom_t;

/* Open ranges of the names that are on; NULL: an infinite end. */
typedef struct { bool on[BOX_NAMES_MAX]; mpq_srcptr lo[BOX_NAMES_MAX], hi[BOX_NAMES_MAX]; } domain_t;

/* c times irreducible factors, with their powers. */
typedef struct { unsigned n; const form_t *base[BOX_FACTORS_MAX]; int power[BOX_FACTORS_MAX]; mpq_ptr c; } product_t;

/* log u is split as this product is. */
typedef struct { const form_t *of; product_t into; } hint_t;

typedef struct {
    arena_t *home;
    fmpq_mpoly_ctx_t ctx;
    unsigned names;
    const char *name[BOX_NAMES_MAX];
    unsigned atoms;
    atom_t atom[BOX_ATOMS_MAX];
    unsigned hints;
    hint_t hint[BOX_HINTS_MAX];
    form_t *made;
    unsigned log_depth;
    bool turned; /* of two names that stand as often a polynomial is written in the other first */
    struct factored *factored[BOX_FACTORED]; /* polynomials whose factors are known, by a hash */
} algebra_t;

/* False without FLINT, which is said once: then there is no algebra, and nothing to end. */
bool algebra_start(algebra_t *R, arena_t *A);
void algebra_end(algebra_t *R);
/* A new name; its place, -1 past the limit. */
int algebra_name(algebra_t *R, const char *name);

const form_t *form_rational(algebra_t *R, mpq_srcptr q);
const form_t *form_integer(algebra_t *R, long k);
const form_t *form_atom(algebra_t *R, unsigned j);
const form_t *form_name(algebra_t *R, unsigned name);
/* p/1, a copy. */
const form_t *form_whole(algebra_t *R, const poly_t *p);
/* n/d of copies. */
const form_t *form_fraction(algebra_t *R, const poly_t *n, const poly_t *d);
const form_t *form_above(algebra_t *R, const form_t *f); /* its numerator; its denominator */
const form_t *form_below(algebra_t *R, const form_t *f);
const form_t *form_add(algebra_t *R, const form_t *a, const form_t *b);
const form_t *form_sub(algebra_t *R, const form_t *a, const form_t *b);
const form_t *form_mul(algebra_t *R, const form_t *a, const form_t *b);
const form_t *form_div(algebra_t *R, const form_t *a, const form_t *b);
const form_t *form_neg(algebra_t *R, const form_t *a);
const form_t *form_power(algebra_t *R, const form_t *a, int k);
/* The argument positive on B, by its meaning. */
const form_t *form_log(algebra_t *R, const form_t *u, const domain_t *B);
const form_t *form_exp(algebra_t *R, const form_t *u);
const form_t *form_sqrt(algebra_t *R, const form_t *u, const domain_t *B);
const form_t *form_derivative(algebra_t *R, const form_t *f, unsigned name);
/* f with v = x inside the box (face false), or its limit for v -> x; W is B without v. NULL when the checker's rules
** for faces give none. */
const form_t *form_put(algebra_t *R, const form_t *f, unsigned v, const form_t *x, const domain_t *W, bool face);

bool form_is_zero(const algebra_t *R, const form_t *f);
bool form_equal(const algebra_t *R, const form_t *f, const form_t *g);
/* Does the name stand in f, in its atoms too? Any name? */
bool form_has(const algebra_t *R, const form_t *f, unsigned name);
bool form_rational_in(const algebra_t *R, const form_t *f); /* no atoms but names */
bool poly_has_atom(const algebra_t *R, const poly_t *p, unsigned atom);
/* Numerator and denominator factored. False past a limit. */
bool form_factor(product_t *P, algebra_t *R, const form_t *f);
size_t form_size(const algebra_t *R, const form_t *f);

/* --- range.c: what is shown by enclosures ------------------------------------------------------------- */

/* 1, -1: the polynomial has this sign on the whole open box, by the means of docs/certificates.md for polynomials; 0:
** not shown. */
int poly_sign(algebra_t *R, const poly_t *p, const domain_t *B);
static inline int form_sign(algebra_t *R, const form_t *f, const domain_t *B)
{
    return poly_sign(R, f->n, B) * poly_sign(R, f->d, B);
}

#endif
