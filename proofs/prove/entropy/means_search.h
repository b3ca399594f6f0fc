/* SPDX-License-Identifier: MIT
**
** The search for a block: steps are put one after the other; what is found is a sum of relations (docs/certificates.md,
** section 3.1), a JSON list that the caller owns, NULL where none is. What a failed attempt has put is taken back.
*/
#ifndef LEMMATA_PROVE_MEANS_SEARCH_H
#define LEMMATA_PROVE_MEANS_SEARCH_H

#include "proofs/engine/json.h"
#include "proofs/prove/entropy/means_parts.h"

typedef struct { mpq_ptr c; unsigned n; const tterm_t *factor[12]; } product_t;
typedef struct { unsigned n; product_t at[40]; } products_t;

typedef struct {
    tclaim_t *T;
    arena_t *A;
    json_t *steps;                 /* of the block that is being made */
    unsigned known, depth, names, blocks, tries;
    unsigned seen;                 /* letters that may stand where any does */
    const char *letter[64];
    unsigned alphabet[64];
    const char *made;              /* the best rule's action, NULL: none is made */
    unsigned made_sees, made_from; /* the alphabet of actions; what the rule sees */
    bool in_fano;
} search_t;

/* --- means_sums.c, means.c ---------------------------------------------------------------------------------------- */

unsigned step_put(search_t *Q, json_t *step);                  /* the relation's number; takes the step over */
unsigned step_once(search_t *Q, json_t *step);                 /* the same step again is the same relation */
unsigned stepf(search_t *Q, const char *rule, const char *a, const char *b);   /* b may be NULL */
json_t *sum_of(const char *weight, int r);                     /* r < 0: the weight alone */
/* products of each with each; takes both over; NULL where one is */
json_t *sum_cross(json_t *a, json_t *b);
void sum_add(json_t *to, json_t *from);                        /* takes over */
/* x >= 0. */
json_t *not_negative(search_t *Q, const tterm_t *x);
/* y - x >= 0. */
json_t *below(search_t *Q, const tterm_t *x, const tterm_t *y);
/* The sum of the products >= 0. */
json_t *products_not_negative(search_t *Q, const products_t *p);
void products_of(search_t *Q, products_t *p, const tterm_t *x, int sign);
const tterm_t *product_term(search_t *Q, const product_t *p);

/* --- means_law.c -------------------------------------------------------------------------------------------------- */

/* Are a and b d-separated by these in the graph of the factors? */
bool apart_in_graph(const search_t *Q, unsigned a, unsigned b, unsigned by);
/* I <= I' given the same event: data processing. */
json_t *processed(search_t *Q, const tterm_t *x, const tterm_t *y);
/* I(..|S,E) as a mean over S. */
json_t *averaged(search_t *Q, const tterm_t *x, const tterm_t *y);
/* Means of outcomes by hypotheses about each. */
json_t *by_outcomes(search_t *Q, const tterm_t *x, const tterm_t *y);
/* Relations of the law given the event, their numbers: I(a;b|given) as a basic quantity; that it is 0, by
** d-separation. */
int basic(search_t *Q, unsigned a, unsigned b, unsigned given, const values_t *e);
int apart(search_t *Q, unsigned a, unsigned b, unsigned given, const values_t *e);
bool add_without(search_t *Q, json_t *sum, const char *weight, unsigned set, const values_t *more,
                 const values_t *less);
int variable_called(const search_t *Q, const char *name, size_t n);   /* -1: none */
const char *outcome_of(const search_t *Q, unsigned alphabet, const values_t *e);
const tterm_t *outcomes_mean(search_t *Q, const tterm_t *x, const values_t *e);
const tterm_t *best_made(search_t *Q, const tterm_t *x, int *r);
/* U for code(J,S), where the map makes U; values for variables that have one. */
const char *map_made(search_t *Q, const char *text, const values_t *e);

/* --- means_fano.c ------------------------------------------------------------------------------------------------- */

/* Fano's inequality, for the indices that hypotheses compare. */
json_t *by_fano(search_t *Q, const products_t *p);
json_t *floor_below(search_t *Q, const product_t *x, const tterm_t *y);

#endif
