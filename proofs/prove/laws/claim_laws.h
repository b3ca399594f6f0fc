/* SPDX-License-Identifier: MIT
**
** claim_laws -- a link about laws on an alphabet of any size, by the values of sums over its letters
** (docs/certificates.md, section 6).
**
** The class: laws on one alphabet, and numbers in ranges whose ends are constants; divergences of laws and of mixtures
** of them with rational weights, entropies and other sums over one letter, with min, max and abs there, the greatest
** and the least probability, the alphabet's size; terms in these by + - * / and whole powers, log, exp, sqrt;
** definitions are expanded. Hypotheses are that laws are positive, and bounds of numbers or strict ones of values.
** Relations <=, >=, =.
*/
#ifndef LEMMATA_CLAIM_LAWS_H
#define LEMMATA_CLAIM_LAWS_H

#include "proofs/claims/compile.h"
#include "proofs/prove/box/rules.h"

#include <jansson.h>

/* Letterwise, or by two laws on two letters: the member `proof`; NULL: none found. *statement is set where the link is
** of the class; *reason too. */
json_t *laws_prove(const char **statement, const char **reason, arena_t *A, const compiled_t *C, size_t link,
                   deadline_t until);
/* The statement of the link; NULL outside the class. */
const char *laws_statement(arena_t *A, const compiled_t *C, size_t link);

/* Are both sides something where divergences are infinite? (laws_defined.c) */
bool laws_defined(arena_t *A, const compiled_t *C, size_t link, bool tested);

/* --- the parts: claim_laws.c, laws_sum.c, letterwise.c, binary.c -------------------------------------------------- */

enum { VALUES_MAX = 6, LAWS_READ_MAX = 4, SIGNS_MAX = 3 };

/* A multiple of a TV that is a value, and is none itself: how it is written, the factor, the value. */
typedef struct { const char *text, *factor; unsigned value; } law_variation_t;

typedef enum {
    VALUE_KL,
    VALUE_CHI2,
    VALUE_TV,
    VALUE_HSQ,
    VALUE_LC,
    VALUE_SUM,
    VALUE_MOST,
    VALUE_LEAST,
    VALUE_COUNT
} value_kind_t;

/* A sum over the letters: of a and b, or of a and the middle of b and c; sum x: g of a alone. image: behind a
** channel. */
typedef struct { value_kind_t kind; const core_t *a, *b, *c; bool image; const char *text; unsigned name; } law_value_t;

/* What an entry is at a letter, with its root where it is known. */
typedef struct { const form_t *at[LAWS_READ_MAX], *root[LAWS_READ_MAX]; } law_entries_t;

typedef struct {
    arena_t *A;
    algebra_t *R;
    const core_lemma_t *L;
    const char *statement;
    unsigned laws, law[LAWS_READ_MAX];   /* of the setting, in the order of the statement */
    unsigned values;
    law_value_t value[VALUES_MAX];
    int number[PARAMS_MAX];              /* their names; -1 */
    domain_t B;                          /* of numbers and values */
    bool equality, down;                 /* down: the left side is the larger */
    bool squared;                        /* L <= c sqrt u: the sides are L^2 and c^2 u */
    const core_t *side[2];
    const form_t *slack;                 /* NULL: not understood */
    unsigned minus, absolutes;           /* |u| met so far; which of them are taken for -u */
    const form_t *inside[SIGNS_MAX + 1];
    const form_t *const *put;            /* in place of the values; NULL: none */
    const law_entries_t *entries;        /* where a summand is read */
    unsigned variations;
    law_variation_t variation[VALUES_MAX];
    bool norms;                          /* a sum of |u| is read as a TV */
    law_entries_t letter;                /* names of the entries at a letter; NULL: not yet made */
    bool tested;                         /* sums of a test are read, too (laws_tested.c) */
    const char *test;                    /* how it is written; NULL: none is met yet */
    mpq_srcptr least, most;              /* it lies there */
    unsigned mean[2];                    /* the names of its means */
    const form_t *const *mean_put;       /* in place of these; NULL: none */
    const form_t *hat;                   /* what it is where a summand is read */
    int slot;                            /* the letter that is bound there */
} laws_t;

/* tested: of the class with a test, and no other. */
bool laws_read(laws_t *r, arena_t *A, algebra_t *R, const compiled_t *C, size_t link, bool tested);
/* The rational number that the term is; NULL: none. */
mpq_srcptr laws_constant(laws_t *r, const core_t *x);
/* L <= c sqrt u is read as L^2 <= c^2 u (laws_squares.c). */
void laws_take_squares(laws_t *r);
/* The value of a divergence, made where it is not yet there; NULL past a limit. */
const form_t *laws_value(laws_t *r, law_value_t v);
const char *laws_words(const laws_t *r, const core_t *x, int slot, const char *letter);
/* |u| of the case r->minus, the same ones once; NULL past a limit. */
const form_t *laws_absolute(laws_t *r, const form_t *u);
/* A new name that is none of the claim's, its range (lo, hi), NULL: infinite. -1 past a limit. */
int laws_name(laws_t *r, domain_t *B, const char *base, mpq_srcptr lo, mpq_srcptr hi);
const form_t *laws_term(laws_t *r, const core_t *x);
/* The slack with these in place of the values, on B. */
const form_t *laws_slack(laws_t *r, const form_t *const *by, const domain_t *B);
/* The summand of the value at these entries; |u| by its case. */
const form_t *laws_summand(laws_t *r, const law_value_t *v, const law_entries_t *e);
json_t *laws_values(const laws_t *r);
/* {logs, tree} of f >= 0 on B; of the cases of absolute values where `cases` makes f. */
typedef const form_t *(*slack_of_t)(laws_t *r, const void *what);
json_t *laws_box(laws_t *r, const domain_t *B, slack_of_t slack, const void *what, deadline_t until);
/* v < w, v = w u: the order is a hypothesis of the box. */
json_t *laws_box_below(laws_t *r, const domain_t *B, const form_t *f, unsigned v, unsigned w, deadline_t until);
/* The same of n such pairs v, w at once, no name in two of them; v in (0,..). */
json_t *laws_box_ordered(laws_t *r, const domain_t *B, const form_t *f, unsigned (*pair)[2], unsigned n,
    deadline_t until);
json_t *laws_box_of(laws_t *r, const domain_t *B, const form_t *f, deadline_t until);

json_t *letterwise_prove(arena_t *A, const compiled_t *C, size_t link, deadline_t until);
json_t *binary_prove(arena_t *A, const compiled_t *C, size_t link, bool tested, deadline_t until);

/* Declares, in r->statement and r->B, what both sides and the hypotheses ask for (laws_declare.c); false: outside the
** class. */
bool laws_declare(laws_t *r, const core_claim_t *claim, const core_t *lhs, const core_t *rhs);

/* --- laws_tested.c ---------------------------------------- */

/* ; table f on X in [0,1]. */
bool laws_declare_table(laws_t *r, unsigned k);
/* Is it a bound of a table that stands with its declaration? */
bool laws_bounds_table(const laws_t *r, const core_fact_t *F);
/* An entry or a condition where a summand is read: the test. NULL: it is another. */
const form_t *laws_test(laws_t *r, const core_t *x);
/* sum x: F, by the means of the test. */
const form_t *laws_tested_sum(laws_t *r, const core_t *x);

/* --- laws_variation.c ---------------------------------------- */

/* Those that others are multiples of, as values. */
void laws_variations_first(laws_t *r);
/* The sum, a TV or a sum of |u|, that is called so, as a multiple of a TV that is a value; NULL: it is none. */
const form_t *laws_variation(laws_t *r, const core_t *x, const char *text);
void laws_add_members(const laws_t *r, json_t *proof);

#endif
