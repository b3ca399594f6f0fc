/* SPDX-License-Identifier: MIT
**
** claim_entropy -- a link of a claim as a linear relation between entropies, with its hypotheses, and its statement in
** words.
**
** The class: a joint law of random variables, of any alphabets or of M letters, or by a factorisation; hypotheses that
** are Markov chains, independence, functions, or linear relations; a link that is itself, <= or >= or =, linear with
** rational coefficients in joint entropies and in other real numbers (log M, a parameter, a term of such), of which
** their ranges and the hypotheses alone are known. Definitions of numbers are expanded.
**
** |u|, min and max of two are read in the link: the slack is shown in each case of their signs, one of which is so.
**
** `for each s:` of a link whose terms are all given S=s: the law given S=s is again one of the declared kind, S a
** constant in it, when S is closed under what its factors are given and each structural hypothesis is given S too. So
** the link for all laws, given S, is the link for each s.
**
** Divergences of a variable from a law stand in the link too, and `for each t: p(t) = Q(t)` as a case of equality.
**
** Outside it, silence. The statement is the plain notation that the certificate carries: what is proved is what it
** says.
*/
#ifndef LEMMATA_CLAIM_ENTROPY_H
#define LEMMATA_CLAIM_ENTROPY_H

#include "proofs/claims/compile.h"
#include "proofs/prove/entropy/shannon.h"

enum {
    FACTS_MAX = 64,
    EVENTS_MAX = 2,
    ENTROPY_ABSOLUTES_MAX = 3,
    ENTROPY_CASES_MAX = 1 << ENTROPY_ABSOLUTES_MAX,
    COPIES_MAX = 4,
    COPY_OVER_MAX = 6,
    AGAINST_MAX = 8
};

/* Variables that a proof makes: whether a and b, a < b, differ (event.h); one that is to others as `of` is (copy.h). */
typedef struct { unsigned a, b; } event_t;
typedef struct { unsigned of; varset_t over; } copy_t;

/* The divergence of an axis from a law, or its mean given others (against.c): a term of the claim, and KL(T||Q) in
** words. */
typedef struct { const core_t *term; unsigned axis; varset_t behind; const char *law, *text; } against_t;

typedef struct {
    unsigned variables;
    const char *const *name;      /* of each variable */
    bool equality;
    unsigned cases;               /* of the signs of absolute values: |u| = u, or -u where its bit is set */
    const entropy_form_t *slack[ENTROPY_CASES_MAX];  /* of each: >= 0, or = 0 */
    unsigned signs;
    const entropy_form_t *sign[ENTROPY_CASES_MAX][ENTROPY_ABSOLUTES_MAX]; /* of each: what is >= 0 in it, u or -u */
    size_t facts;                 /* elementary relations, in the order of docs/certificates.md */
    entropy_fact_t fact[FACTS_MAX];
    const char *statement;
    const char *times;            /* a number > 0 by which both sides are multiplied in the slack; NULL: none */
    unsigned events, copies;      /* the last of the variables, which are not the statement's: events, then copies */
    event_t event[EVENTS_MAX];
    copy_t copy[COPIES_MAX];
    unsigned divergences;
    against_t against[AGAINST_MAX];
    long strict;                  /* > unless KL(T||Q) = 0: the fact KL(T||Q) >= 0; -1: no strict claim */
    unsigned atoms;               /* real numbers that are no entropies, by their text */
    const char *atom[ENTROPY_ATOMS_MAX];
} entropy_claim_t;

/* The atom of this text, in the place of its number; a new one where there is none. False when there are too many. */
bool atom_of(varset_t *atom, entropy_claim_t *E, const char *text);

/* The parts, how many; the part's form, >= 0; the facts and what is known of the signs in its case, FACTS_MAX +
** ENTROPY_ABSOLUTES_MAX at most (claim_parts.c). */
unsigned entropy_parts(const entropy_claim_t *E);
const entropy_form_t *entropy_part(arena_t *A, const entropy_claim_t *E, unsigned part);
size_t entropy_facts(entropy_fact_t *fact, const entropy_claim_t *E, unsigned part);

/* False when the link is outside the class. */
bool claim_entropy(entropy_claim_t *E, arena_t *A, const compiled_t *C, size_t link);

#endif
