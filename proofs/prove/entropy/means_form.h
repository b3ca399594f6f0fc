/* SPDX-License-Identifier: MIT
**
** means_form -- terms of a factorised law as polynomials, with rational coefficients, in the real numbers that they
** are of (docs/certificates.md, section 3.1): so that multipliers of relations are the solution of a linear system.
*/
#ifndef LEMMATA_PROVE_MEANS_FORM_H
#define LEMMATA_PROVE_MEANS_FORM_H

#include "proofs/prove/entropy/means_search.h"

enum { FORM_POWERS = 12 };

typedef struct {
    mpq_ptr c;
    unsigned n, number[FORM_POWERS];
} monomial_t;
/* Each monomial once, in one order, its coefficient not 0. */
typedef struct {
    size_t n, room;
    monomial_t *at;
} mform_t;

/* The real numbers that have stood in forms; each is called by its text, in which bound letters are z0'', z1'', ..
*/
typedef struct {
    search_t *Q;
    arena_t *A;
    unsigned n, deep;
    size_t room;
    struct {
        const tterm_t *term;
        const char *text;
    } * at;
    bool past; /* a product of more factors than there is room for: nothing is to be concluded */
} numbers_t;

mform_t mform_of(numbers_t *N, const tterm_t *x);
mform_t mform_plus(numbers_t *N, const mform_t *f, const mform_t *g, long c); /* f + c g */
mform_t mform_times(numbers_t *N, const mform_t *f, const mform_t *g);
int monomial_order(const void *x, const void *y);
/* *rest = x/y; false: y does not divide x. */
bool monomial_over(monomial_t *rest, const monomial_t *x, const monomial_t *y);
bool is_bound_name(const char *name);
/* As a term of certificates, without its coefficient. */
const char *monomial_words(numbers_t *N, const monomial_t *m);

#endif
