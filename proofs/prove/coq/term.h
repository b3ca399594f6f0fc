/* SPDX-License-Identifier: MIT
**
** coq_term -- terms of certificates (docs/certificates.md, section 2) of real numbers: read, as functions on a box, and
** as terms of Coq.
**
** Coq's functions are total: ln u is 0 where u <= 0, u/0 is some number. So u ln u is what 0 log 0 = 0 says, and
** whatever else is said of a quotient or a logarithm is proved where it stands.
*/
#ifndef LEMMATA_EXPORT_COQ_H
#define LEMMATA_EXPORT_COQ_H

#include "proofs/prove/box/term.h"

typedef enum { COQ_NUMBER, COQ_NAME, COQ_NEG, COQ_ADD, COQ_SUB, COQ_MUL, COQ_DIV, COQ_POWER, COQ_CALL } coq_kind_t;

typedef struct coq_term {
    coq_kind_t kind;
    mpq_srcptr q;
    unsigned name;           /* of the algebra */
    int power;
    const char *function;    /* log exp sqrt abs min max h kl tanh cosh sinh */
    const struct coq_term *a, *b;
} coq_term_t;

/* What is read and written: names, and for each what stands in its place (NULL: itself). */
typedef struct {
    arena_t *A;
    algebra_t *R;
    const char *as[BOX_NAMES_MAX];
    unsigned absolutes, minus;    /* |u| met so far, and which are -u, as in a certificate's cases */
    const char *absolute[4];
    const coq_term_t *inside[4];
} coq_terms_t;

/* NULL: not of this notation. */
const coq_term_t *coq_read(coq_terms_t *T, const char *text);
/* As a function on B; NULL where it is none of the algebra. */
const form_t *coq_form(coq_terms_t *T, const coq_term_t *x, const domain_t *B);
/* In Coq's notation; `tidy`: the arguments of log and sqrt written as those of forms are. */
const char *coq_text(coq_terms_t *T, const coq_term_t *x, const domain_t *tidy);
const char *coq_of_form(coq_terms_t *T, const form_t *f);
const char *coq_of_below(coq_terms_t *T, const form_t *f); /* its denominator, as it stands in f */
/* As the argument of a function: in brackets unless it is one word. */
const char *coq_argument(arena_t *A, const char *text);
/* A name that Coq and what is exported leave free. */
const char *coq_name(arena_t *A, const char *name);

#endif
