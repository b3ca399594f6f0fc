/* SPDX-License-Identifier: MIT
**
** points_proof -- relations of a proof at letters, and sums of them, in Coq: what export_points is made of.
*/
#ifndef LEMMATA_COQ_POINTS_PROOF_H
#define LEMMATA_COQ_POINTS_PROOF_H

#include "proofs/prove/coq/points_term.h"

#include <jansson.h>
#include <stdio.h>

typedef enum { AT_ZERO, AT_FROM, AT_ABOVE } at_sign_t;   /* t = 0, 0 <= t, 0 < t */

enum {
    AT_FACTS_MAX = 32, AT_POOLS_MAX = 8, AT_LOOPS_MAX = 8, AT_KNOWN_MAX = 400, AT_FLOORS_MAX = 64, AT_EVERY_MAX = 128
};

/* A hypothesis A REL B of the statement, its letters its own; the claim, with what it is claimed unless: that at each
** letter the two are equal. */
typedef struct {
    unsigned letters;
    const char *letter[8], *sign, *except;
    const at_term_t *a, *b, *equal[2];
} at_fact_t;
/* H weights of x: w(x), p(x), K; in Coq what it is, `let H := .. in`, and what is shown of it first. */
typedef struct {
    const char *name, *letter, *alphabet, *size, *is, *let, *first;
    const at_term_t *w, *p;
} at_pool_t;
typedef enum { AT_LIMIT, AT_DECAY, AT_FALL } at_loop_kind_t;
/* Of x: S(x) of a decay, p(x), and what a round makes of it; of a limit that is shown, a at the letter `at`: it is
** a p / sum a p. */
typedef struct {
    at_loop_kind_t kind;
    const char *name, *letter, *alphabet, *law, *at;
    const at_term_t *S, *next, *a;
} at_loop_t;
typedef struct { const at_term_t *slack; at_sign_t sign; const char *name; } at_known_t;
/* Shown of every law > 0 in the place of this one: by any_NAME. */
typedef struct { const char *law, *name; const at_term_t *slack; at_sign_t sign; } at_every_t;

typedef struct {
    at_names_t N;
    FILE *out;
    unsigned facts, pools, loops, knowns, floors, everys, made;
    unsigned limits;     /* that are claimed to exist, and not yet shown to */
    const char *late;    /* what the proof goes on with when they are */
    at_fact_t fact[AT_FACTS_MAX];
    at_pool_t pool[AT_POOLS_MAX];
    at_loop_t loop[AT_LOOPS_MAX];
    at_known_t known[AT_KNOWN_MAX];
    at_every_t every[AT_EVERY_MAX];
    struct { const at_pool_t *pool; const char *least, *name; bool above; } floor[AT_FLOORS_MAX];
} at_proof_t;

/* What the relation says of its slack, and the slack: the larger side minus the smaller, right minus left. */
at_sign_t at_sign(const char *relation);
const at_term_t *at_slack(at_proof_t *P, const at_term_t *a, const char *relation, const at_term_t *b);
/* 0 <= t, t = 0, 0 < t */
const char *at_says(at_proof_t *P, const at_term_t *t, at_sign_t sign);
const char *at_fresh(at_proof_t *P, const char *prefix);
void at_know(at_proof_t *P, const at_term_t *slack, at_sign_t sign, const char *name);
void at_fail(at_proof_t *P, const char *why);

/* Tactics for the goal that f has this sign, from a sum of relations. */
void at_by_sum(at_proof_t *P, const at_term_t *f, at_sign_t sign, const json_t *sum);
/* For the goal that x has this sign: it is 0, or is a sum of what is positive. */
void at_left(at_proof_t *P, const at_term_t *x, at_sign_t sign);
/* x with each closed sum over letters by its monomials, as at_left rewrites it. */
const at_term_t *at_normal(at_proof_t *P, const at_term_t *x);
/* What is known to be positive: of a sum c S, S is too, where c is. */
void at_above(at_proof_t *P, const at_term_t *x, const char *name);
/* For the goal that a block is to show. */
void at_block(at_proof_t *P, const at_term_t *f, at_sign_t sign, const json_t *block);
/* What letters.v calls a condition of this sign. */
const char *at_bracket(const at_term_t *bracket);
void at_step(at_proof_t *P, const json_t *step);

#endif
