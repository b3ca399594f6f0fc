/* SPDX-License-Identifier: MIT
**
** coq_lemma -- lemmas of Coq about functions on an open box: what they state, what their proofs need of signs and of
** logarithms.
**
** A proof's text is a string; what it calls (sgn, same, cont, ..) is in calculus.v.
*/
#ifndef LEMMATA_COQ_LEMMA_H
#define LEMMATA_COQ_LEMMA_H

#include "proofs/prove/coq/term.h"

#include <stdio.h>

typedef struct {
    coq_terms_t T;
    algebra_t *R;
    arena_t *A;
    FILE *out;
    const char *name;     /* of the theorem: its lemmas are NAME_1, .. */
    unsigned lemmas, equations;
    const char *why;      /* what stands in the way; NULL */
} coq_t;

/* Equations that write functions at a place as forms: proofs of e_1, e_2, .., and the rewriting with them, last
** first. */
typedef struct { const char *proofs, *rewrites; } coq_equations_t;

/* One more lemma on B: its number. `more`: one more hypothesis, named so, or "". */
unsigned coq_lemma(coq_t *X, const domain_t *B, const char *more, const char *states, const char *proof);
/* The lemma 0 <= f. */
unsigned coq_state(coq_t *X, const form_t *f, const domain_t *B, const char *more, const char *proof);
/* 0, and the first reason. */
unsigned coq_fail(coq_t *X, const char *why);
/* A term of a certificate as a function on B; NULL: X->why. */
const form_t *coq_function(coq_t *X, const char *text, const domain_t *B, const coq_term_t **x);
/* lo < v < hi of each name, as hypotheses. */
const char *coq_box(coq_t *X, const domain_t *B);
/* NAME_k p q, with as[] in their places. */
const char *coq_call(coq_t *X, unsigned k, const domain_t *B);

/* Signs on B of what stands under a logarithm, a root or a fraction in f. */
const char *coq_signs(coq_t *X, const form_t *const *f, unsigned n, const domain_t *B);
/* One function at a place: its argument's text there, the argument and the value as forms on B. */
void coq_equation(coq_equations_t *E, coq_t *X, atom_kind_t kind, const char *argument, const form_t *u,
                  const form_t *value, const domain_t *B);
/* Of the functions in x, as it is written. */
void coq_equations_written(coq_equations_t *E, coq_t *X, const coq_term_t *x, const domain_t *B);
/* Of all of f's atoms, at v = phi (proofs/prove/box/form.h, form_put). False: X->why. */
bool coq_equations_put(coq_equations_t *E, coq_t *X, const form_t *f, unsigned v, const form_t *phi, const domain_t *W,
                       bool face);
/* Signs at v = phi of what stands under a logarithm, a root or a fraction in f, as it is written there. */
const char *coq_signs_put(coq_t *X, const coq_equations_t *E, const form_t *f, unsigned v, const form_t *phi,
                          const domain_t *W);

#endif
