/* SPDX-License-Identifier: MIT
**
** What is known beyond the core: functions of numbers, their ranges on boxes, signs of polynomials.
*/
#ifndef LEMMATA_CHECKER_FUNCTIONS_H
#define LEMMATA_CHECKER_FUNCTIONS_H

#include "checker/core/core.h"

enum { NODES_MAX = 20000, ATOMS_MAX = 64, TERMS_MAX = 20000, PARAMETERS_MAX = 4, BITS_MAX = 1000 };

/* Hypotheses v = TERM, v not in it, are put in, and are none any longer (equation.c). */
void equations_put(statement_t *s);

/* --- ranges (number.c), enclosures of terms (enclose.c) ----------------------------------------------------------- */

/* Where numbers lie; on[k]: the number k of the statement has a range. */
typedef struct { bool on[NAMES_MAX]; range_t in[NAMES_MAX]; } box_t;

/* A side of the box: the inside of the range. */
void box_add(box_t *B, unsigned number, const range_t *in);
/* The ranges of the first n numbers, or the inside of them. */
box_t box_of(const statement_t *s, unsigned n, bool inside);
bool same_end(const end_t *a, const end_t *b);   /* finite, the same number */
/* Does a reach further, down (-1) or up (1)? An attained end does, beside one that is not. */
bool end_before(const end_t *a, const end_t *b, int dir);
void range_add(range_t *r, const range_t *x, const range_t *y);
void range_mul(range_t *r, const range_t *x, const range_t *y);
bool range_power(range_t *r, const range_t *x, int k);
bool range_function(range_t *r, kind_t f, const range_t *x, bool closed);
void range_round(range_t *x);
void range_negate(range_t *r, const range_t *x);
bool range_u_log_u(range_t *r, const range_t *u, bool closed);   /* u log u, u >= 0 */
bool range_positive(const range_t *x);   /* each number in it > 0 */
bool range_nonnegative(const range_t *x);
bool range_nonzero(const range_t *x);
void precision(unsigned bits);
/* u, and a product of powers of terms that is identically u: where the enclosure of u fails, that of the product
** serves. */
void rewrite_add(const term_t *u, const term_t *by);
void rewrites_open(void);
/* Encloses the term; false: not defined everywhere, or not shown to be. closed: by section 4.2, else on an open box, by
** 4.1. */
bool enclose(range_t *r, const term_t *x, const box_t *B, bool closed);

/* --- polynomials and fractions in atoms (poly.c, form.c, face.c) -------------------------------------------------- */

typedef struct { mpq_t c; short e[ATOMS_MAX]; } monomial_t;
typedef struct { unsigned n; monomial_t *at; } poly_t;
typedef struct { poly_t n, d; } form_t;
typedef struct { kind_t kind; unsigned name; form_t arg; } atom_t;   /* kind NAME, LOG, EXP, SQRT */

extern atom_t atom[ATOMS_MAX];
extern unsigned atoms;

void forms_open(void);      /* none of the atoms before */
poly_t poly_rational(const mpq_t c);
poly_t poly_atom(unsigned j);
poly_t poly_sum(poly_t a, poly_t b, int sign);
poly_t poly_times(poly_t a, poly_t b);
poly_t poly_gather(monomial_t *t, unsigned n);
monomial_t *monomials_new(size_t n);
void monomial_set(monomial_t *t, const mpq_t c, const short *e);
poly_t poly_integer(long k);
poly_t poly_scaled(poly_t p, const mpq_t c);
poly_t poly_negative(poly_t p);
/* the largest monomial that divides p, and q if it is not NULL; false: it is 1 */
bool poly_common(short *e, poly_t p, const poly_t *q);
bool poly_constant(poly_t p);
bool poly_has(poly_t p, unsigned atom);       /* the atom stands in it */
poly_t poly_divided(poly_t p, const short *e); /* by a monomial */
form_t form_poly(poly_t p);
form_t form_integer(long k);
form_t form_name(unsigned name);
unsigned atom_of(unsigned name);               /* the place of the number among the atoms; `atoms`: nowhere */
form_t form_fraction(poly_t n, poly_t d);
form_t form_sum(form_t a, form_t b, int sign);
form_t form_times(form_t a, form_t b);
form_t form_inverse(form_t a);
form_t form_power(form_t a, int k);
bool form_zero(form_t a);
bool form_equal(form_t a, form_t b);
form_t form_log(form_t u, const box_t *B);    /* u > 0 on B */
form_t form_exp(form_t u);
form_t form_sqrt(form_t u, const box_t *B);   /* u > 0 on B */
form_t form_of(const term_t *x, const box_t *B);
/* The sign that form_of takes for |u|, by the place of |u| among `absolute`; -1 in `absolutes`: none is read. */
extern const term_t *absolute[4];
extern int absolutes;
extern unsigned absolute_signs;
form_t form_absolute(const term_t *x, form_t u);
form_t form_derivative(form_t f, unsigned name);
form_t form_quotient(form_t f, unsigned v, form_t phi);   /* f / (v - phi), phi without v */
void hint_add(form_t u, unsigned n, const form_t *factor, const int *power);
/* 1, -1: shown to have this sign on all of B; 0: not shown. */
int poly_sign(poly_t p, const box_t *B);
bool poly_somewhere_nonzero(poly_t p, const box_t *B);
/* Is the fraction shown to be real analytic on B: its atoms inside their domains, its denominator zero nowhere? */
bool form_analytic(form_t f, const box_t *B);
/* f with v = x: inside the box (on_face false), or the limit at the face. W: B without v. */
form_t form_put(form_t f, unsigned v, form_t x, const box_t *W, bool on_face);

/* --- polynomials in one number (sturm.c) -------------------------------------------------------------------------- */

int poly_number(poly_t p);   /* which; -1: none; -2: more than one, or an atom */
int poly_sign_at(poly_t p, unsigned atom, const end_t *x);
unsigned poly_zeros(poly_t p, unsigned atom, const range_t *in);   /* how many in an open range, by Sturm */
/* p = (v - phi) q, phi without v; false: it is not */
bool poly_quotient(poly_t *q, poly_t p, unsigned atom, poly_t phi);

#endif
