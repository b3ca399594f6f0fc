/* SPDX-License-Identifier: MIT
**
** Parts of the reading of a claim about entropies: its terms and hypotheses, its declarations.
*/
#ifndef LEMMATA_CLAIM_ENTROPY_PARTS_H
#define LEMMATA_CLAIM_ENTROPY_PARTS_H

#include "proofs/claims/print/print.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/entropy/made.h"
#include "proofs/prove/mass.h"

/* What is read of a claim: the variables that a value is given of, with the slot of each. */
typedef struct {
    arena_t *A;
    const core_lemma_t *L;
    const core_claim_t *claim;
    entropy_claim_t *E;
    bool any;            /* an entropy was met */
    unsigned fixed;
    int slot[PMF_AXES_MAX];
    bool signs;          /* absolute values of entropies are read; of those met, which are taken with a minus sign */
    unsigned minus, absolutes;
    const core_t *inside[ENTROPY_ABSOLUTES_MAX][2];
    unsigned sized;            /* the alphabets whose sizes stand in the link */
    unsigned named;            /* of the divergences, how many have the name of their law */
    long least[ALPHABETS_MAX]; /* that a hypothesis |X| >= n says */
} entropies_t;

/* --- linear.c ----------------------------------------------------------------------------------------------- */

/* y - x; NULL where it is not linear in entropies. */
const entropy_form_t *entropy_difference(entropies_t *R, const core_t *y, const core_t *x);

/* What divides an entropy in x, a number by its form; NULL: nothing does. */
const core_t *entropy_divisor(arena_t *A, const core_t *x);
/* d x, summand by summand, and what is over d without it. */
const core_t *entropy_multiplied(arena_t *A, const core_t *x, const core_t *d);

/* --- claim_entropy.c ---------------------------------------------------------------------------------------- */

/* False when f is NULL, or a limit is passed. */
bool add_fact(entropy_claim_t *E, const entropy_form_t *f, bool equality);
/* Can the hypothesis be read as a linear relation? Else it is left out. */
bool relation_is_read(entropies_t *R, const core_fact_t *F);
/* Does the hypothesis say that one variable is uniform? */
bool is_uniform(entropies_t *R, const core_fact_t *F, unsigned *axis);

/* --- against.c: divergences from laws -------------------------------------------------------------------------- */

/* Those of the two sides, in their order; false: too many. */
bool against_collect(entropies_t *R, const core_t *lhs, const core_t *rhs);
/* KL(p(t)||Q), or its mean given others: axis, behind and term are set. */
bool against_recognised(const core_lemma_t *L, const core_t *x, against_t *a);
/* The next of them, as a certificate writes it, from the term as the claim does; NULL: it is of another kind. */
const node_t *against_named(entropies_t *R, const node_t *x);
/* The one that the term is; NULL. */
const against_t *against_of(const entropy_claim_t *E, const core_t *x);
/* Is nothing wrong where one is infinite? `none` is 0. */
bool against_fits(const entropy_claim_t *E, relop_t op, bool strict, const against_t *none, const core_t *lhs,
                  const core_t *rhs);
/* Of a fact p(t) = Q(t) at each t, that divergence; NULL. */
const against_t *against_equal(entropies_t *R, const core_fact_t *F);
bool against_declared(entropy_claim_t *E, entropies_t *R);
/* KL(T||Q) >= 0 of each, `first` before the others where it is not NULL; the fact `excepted` becomes E->strict. */
bool against_facts(entropy_claim_t *E, entropies_t *R, const against_t *first, const against_t *excepted);

/* --- draws.c: what factors by maps, and by one law or channel more than once, say; hypotheses more ------------ */

bool add_maps(entropy_claim_t *E, entropies_t *R, const law_t *P);
bool add_draws(entropy_claim_t *E, entropies_t *R, const law_t *P, varset_t used);

/* --- claim_declared.c ------------------------------------------------------------------------------------ */

/* E->statement becomes `for DECLARATIONS` and the hypotheses, of what the link and they speak of. */
bool entropy_declarations(entropy_claim_t *E, entropies_t *R, const core_t *lhs, const core_t *rhs, const char *givens);
/* How many letters the variable is declared on, a number or the name of a size; NULL: nothing is said. */
const char *letters_of(entropies_t *R, const law_t *P, unsigned axis);
/* The least size of an alphabet, by its declaration and the hypotheses. */
long least_of(const entropies_t *R, unsigned alphabet);

#endif
