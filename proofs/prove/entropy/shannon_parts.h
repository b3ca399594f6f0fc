/* SPDX-License-Identifier: MIT
**
** Parts of the search for a Shannon-type proof: the family of sets, the linear program over it, exact multipliers.
*/
#ifndef LEMMATA_SHANNON_PARTS_H
#define LEMMATA_SHANNON_PARTS_H

#include "proofs/prove/entropy/shannon.h"

/* --- shannon_family.c ------------------------------------------------------------------------------------ */

/* Sets and atoms, each with a column 1 .. n. */
typedef struct {
    unsigned variables;
    size_t n;
    varset_t *at;    /* at[i] has the column i + 1 */
    unsigned *column;/* of each set of variables; 0: not in the family */
    unsigned atom[ENTROPY_ATOMS_MAX];
} family_sets_t;

void family_start(family_sets_t *F, unsigned variables);
void family_end(family_sets_t *F);
/* True when it is new. */
bool family_take(family_sets_t *F, varset_t S);
unsigned family_column(const family_sets_t *F, varset_t S);
/* The sets of the form. */
void family_take_form(family_sets_t *F, const entropy_form_t *f);
/* Unions and meets of all pairs, once over, up to SHANNON_FAMILY_MAX sets. True when it grew. */
bool family_grow(family_sets_t *F);

/* --- shannon_lp.c ------------------------------------------------------------------------------------------ */

/* A basic inequality between sets of the family: H(S|T) where `mono`, else I(S;T|S n T). */
typedef struct { varset_t S, T; bool mono; } basic_t;
/* Its coefficients: at most four sets. */
size_t basic_parts(const basic_t *b, varset_t set[4], int c[4]);

/* What the optimum rests on: each with its multiplier in doubles. */
typedef struct { shannon_kind_t kind; basic_t basic; size_t given; double y; } active_t;
typedef struct { size_t n, room; active_t *at; } actives_t;

/* min f over the polymatroids of the family that meet the hypotheses, all entropies at most 1. True when it is 0 up to
** doubles; then *out has the constraints with multipliers. False, too, past the deadline. */
bool shannon_optimum(actives_t *out, const family_sets_t *F, const entropy_form_t *f, const entropy_fact_t *given,
                     size_t n, deadline_t until);

/* --- shared_bit.c -------------------------------------------------------------------------------------------- */

/* Is f < 0 on a polymatroid that meets the hypotheses, found among shared bits? Exact; then no proof of this kind
** exists. */
bool shared_bit_denies(unsigned variables, const entropy_form_t *f, const entropy_fact_t *given, size_t n);

/* --- shannon_padic.c --------------------------------------------------------------------------------------- */

/* The linear system: sum over k of y_k (constraint k) = f, set by set. */
typedef struct padic padic_t;
padic_t *padic_start(const family_sets_t *F, const actives_t *use, const entropy_form_t *f,
                     const entropy_fact_t *given);
void padic_end(padic_t *S);
/* Lifts the solution to `digits` digits in all and reads it as rationals: y[k], 0 where the system leaves it free.
** False when some digit string is no small rational; then more digits may do. A proposal: the rows that were not needed
** are not looked at. */
bool padic_solve(padic_t *S, mpq_ptr y, unsigned digits);

/* --- shannon_exact.c --------------------------------------------------------------------------------------- */

/* Exact multipliers for these constraints; false when there are none with the right signs. */
bool shannon_exact(shannon_proof_t *proof, arena_t *A, const family_sets_t *F, const actives_t *use,
                   const entropy_form_t *f, const entropy_fact_t *given, size_t n);

#endif
