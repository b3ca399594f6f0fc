/* SPDX-License-Identifier: MIT
**
** formula -- a definition of a lemma as a formula of numbers. Where some of its names are numbers that are known, what
** it defines is a number, too: arithmetic, log, exp, sqrt, min, max and klinv of them, and the definitions that they
** stand in. No law, no letter, no candidate.
*/
#ifndef LEMMATA_CLAIMS_FORMULA_H
#define LEMMATA_CLAIMS_FORMULA_H

#include "numerics/expr/real.h"
#include "proofs/claims/tree/tree.h"

/* A name that is known; of one that has arguments, whatever they are. */
typedef struct { const char *name; const real_t *value; } known_t;

/* What `name` is defined as, at its first n arguments, where these names are known; known names come before
** definitions. NULL where something that is asked for is no formula of them. */
const real_t *formula_value(arena_t *A, const lemma_tree_t *L, const char *name, const real_t *const *arg, unsigned n,
                            const known_t *known, size_t knowns);

/* What mends this link of the lemma, in words; NULL where nothing is said. */
const char *formula_mend(const lemma_tree_t *L, const char *link);

#endif
