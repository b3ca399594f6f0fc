/* SPDX-License-Identifier: MIT
**
** tables -- a term that depends on one letter stands for a table on its alphabet.
**
** A sum over other letters of entries of tables of several letters, `(sum i: a(i,y))/|I|`, is a real number at each y
** and nothing else depends on how it is made: what is shown of every table in its place is shown of it. The same term
** is the same table, however its bound letters are called. A word that is a power of a positive number is written as
** one, of real exponents.
*/
#ifndef LEMMATA_TABLES_H
#define LEMMATA_TABLES_H

#include "proofs/claims/compile.h"

/* The lemma with tables of one letter in the link's sides, named m, m', ..; C itself where nothing is to be put, or
** past a limit. */
const compiled_t *link_of_tables(arena_t *A, const compiled_t *C, size_t link);

/* The lemma with a table >= 0 of d for KL(p(t|d)||Q), where no letter has Q(t) = 0, and a law by name for p(d), of a
** variable that nothing stands before; a hypothesis min(Q) > 0 is used so, and is none any more. C itself where nothing
** is to be put (divergences.c). */
const compiled_t *link_of_divergences(arena_t *A, const compiled_t *C, size_t link);

/* The lemma with a law P for the row p(t|y,s) at letters y, s of the claim, and a channel W for what draws c from t, by
** factors in which the letters that are given draw nothing: D(p(c|y,s)||sum t, w: Q(t) p(w) V(c|t,w)) is behind W, of
** P and Q. C itself where nothing is to be put (rows.c). */
const compiled_t *link_of_rows(arena_t *A, const compiled_t *C, size_t link);

/* Is y the term x with the slot b in the place of a, those that are bound within as they come? */
bool same_at_slots(const core_t *x, unsigned a, const core_t *y, unsigned b);

#endif
