/* SPDX-License-Identifier: MIT
**
** points_term -- terms at letters (docs/certificates.md, section 8): read, written in Coq's notation, and their sums
** over letters taken apart, monomial by monomial.
**
** Two factors are the same where Coq's text of them is.
*/
#ifndef LEMMATA_COQ_POINTS_TERM_H
#define LEMMATA_COQ_POINTS_TERM_H

#include "numerics/base/arena.h"

#include <gmp.h>
#include <stdbool.h>

typedef enum {
    AT_NUMBER, AT_NAME, AT_ENTRY, AT_NEG, AT_ADD, AT_SUB, AT_MUL, AT_DIV, AT_POWER, AT_CALL, AT_SUM, AT_MOST, AT_LEAST,
    AT_BRACKET
} at_kind_t;

/* name: of a number, a table, a function, the alphabet of a sum; letter: of an entry, or that is bound; sign: of a
** bracket, or "KL" of the sum that is a divergence from what may be 0. */
typedef struct at_term {
    at_kind_t kind;
    mpq_srcptr q;
    const char *name, *letter, *sign;
    int power;
    const struct at_term *a, *b;
} at_term_t;

enum { AT_NAMES_MAX = 64, AT_LETTERS_MAX = 64 };

/* What is declared: numbers, integers (of Coq's nat), and on which alphabet what is a table, law or weights. Letters
** that are not bound, and the alphabet of each (NULL: not yet known). */
typedef struct {
    arena_t *A;
    unsigned names, letters;
    struct { const char *name, *alphabet, *lo, *hi; bool whole, law, above, lo_open, hi_open; } name[AT_NAMES_MAX];
    struct { const char *name, *alphabet; } letter[AT_LETTERS_MAX];
    const char *why;   /* the first thing that is not exported; NULL */
} at_names_t;

/* NULL: not of this notation, and N->why. Letters that are not bound have to be known. */
const at_term_t *at_read(at_names_t *N, const char *text);
const char *at_text(at_names_t *N, const at_term_t *x);
const at_term_t *at_node(at_names_t *N, at_kind_t kind, const at_term_t *a, const at_term_t *b);
const at_term_t *at_integer(at_names_t *N, long k);
/* With the letter `to` in the place of `from` where this is not bound. */
const at_term_t *at_moved(at_names_t *N, const at_term_t *x, const char *from, const char *to);
bool at_depends(const at_term_t *x, const char *letter);
/* Does the name of a number or table stand in x? */
bool at_mentions(const at_term_t *x, const char *name);
/* The alphabet of the letter in x; NULL: it does not stand there. */
const char *at_alphabet(const at_names_t *N, const at_term_t *x, const char *letter);
/* sum, max, min over the letter; it is called as the alphabet is, so that what is the same is written so. */
const at_term_t *at_over(at_names_t *N, at_kind_t kind, const char *letter, const at_term_t *x);
/* Positive by its form, given the declarations. */
bool at_positive(const at_names_t *N, const at_term_t *x);
/* KL(A||B) over the letter: sum A log(A/B). */
const at_term_t *at_divergence(at_names_t *N, const char *letter, const at_term_t *a, const at_term_t *b);
/* The alphabet that it goes through. */
const char *at_sum_alphabet(const at_names_t *N, const at_term_t *sum);
int at_declared(const at_names_t *N, const char *name);

/* --- polynomials in factors --------------------------------------------------------------------------------------- */

typedef struct { const char *text; const at_term_t *x; int power; } at_factor_t;
typedef struct { mpq_ptr c; unsigned n; at_factor_t *at; } at_monomial_t;
typedef struct { unsigned n, room; at_monomial_t *at; } at_poly_t;

/* x multiplied out; sums over letters are taken apart at the outermost level. NULL: too long. */
const at_poly_t *at_poly(at_names_t *N, const at_term_t *x);
/* Is it 0, once it is multiplied by the sums that divide in it? */
bool at_is_zero(at_names_t *N, const at_poly_t *p);
const at_term_t *at_monomial_term(at_names_t *N, const at_monomial_t *m);
const at_term_t *at_poly_term(at_names_t *N, const at_poly_t *p);

/* A sum over x, by what its monomials have of the letter: the sum of c_i times the sum of m_i. */
typedef struct { unsigned n; const at_term_t **c, **sum; } at_parts_t;
const at_parts_t *at_parts(at_names_t *N, const at_term_t *sum);

#endif
