/* SPDX-License-Identifier: MIT
**
** shannon -- linear inequalities between entropies that follow from the elemental ones.
**
** Every law of n variables has H(S|T) >= 0 and I(S;T|U) >= 0 (basic inequalities). A claim `f >= 0` follows from them
** and from hypotheses g_j >= 0, h_j = 0 when f = sum a_i (basic)_i + sum b_j g_j + sum c_j h_j + d with a, b, d >= 0:
** such rational multipliers are the proof (Yeung, A framework for linear information inequalities, 1997).
**
** Method. Not all 2^n - 1 entropies are unknowns, but a family of sets that grows from those of the claim and its
** hypotheses to the distributive lattice that they generate: a monotone submodular function on the lattice extends to
** all sets by f^(S) = min { f(T): T in it, T >= S }, so nothing is lost there, and a proof on a smaller family is a
** proof already. Rows are made when the present optimum violates them. Doubles (GLPK) find which inequalities are
** needed; the multipliers are then exact, or there is no proof.
*/
#ifndef LEMMATA_SHANNON_H
#define LEMMATA_SHANNON_H

#include "proofs/prove/deadline.h"
#include "proofs/prove/entropy/entropy.h"

typedef struct { const entropy_form_t *form; bool equality; /* form = 0, else form >= 0 */ } entropy_fact_t;

typedef enum {
    STEP_ENTROPY /* H(S|T), T within S */,
    STEP_INFORMATION /* I(S;T|their meet) */,
    STEP_GIVEN
} shannon_kind_t;

/* One summand of the proof: times * what is known to be >= 0, or = 0. */
typedef struct {
    shannon_kind_t kind;
    varset_t S, T; /* STEP_ENTROPY: H(S - T|T); STEP_INFORMATION: I(S - T;T - S|S n T), neither within the other */
    size_t given;  /* STEP_GIVEN: the hypothesis */
    mpq_ptr times; /* not 0; > 0 but for an equality */
} shannon_step_t;

typedef struct { size_t n; shannon_step_t *step; } shannon_proof_t;

typedef enum {
    SHANNON_PROVED,
    /* a polymatroid, in doubles, meets the hypotheses and violates the claim: no proof of this kind; no verdict rests
    ** on it */
    SHANNON_NOT,
    /* in doubles it follows, and no exact multipliers were found: it may hold, or fail by less than they tell */
    SHANNON_CLOSE,
    SHANNON_UNABLE    /* past the limit on the family, or past the deadline */
} shannon_answer_t;

enum { SHANNON_FAMILY_MAX = 4096 };

/* Does f >= 0 follow? On SHANNON_PROVED *proof is set, in A, and has been added up exactly. `variables` is their
** number, at most ENTROPY_VARIABLES_MAX. */
shannon_answer_t shannon_prove(shannon_proof_t *proof, arena_t *A, unsigned variables, const entropy_form_t *f,
                               const entropy_fact_t *given, size_t n, deadline_t until);

/* Do the multipliers have their signs and add up to f with a remainder >= 0? Exact. */
bool shannon_check(const shannon_proof_t *proof, arena_t *A, const entropy_form_t *f, const entropy_fact_t *given,
                   size_t n);

#endif
