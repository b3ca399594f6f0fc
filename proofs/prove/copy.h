/* SPDX-License-Identifier: MIT
**
** copy -- beyond Shannon's inequalities: proofs that make a variable first (Zhang and Yeung, On characterization of entropy function via information
** inequalities, 1998; Dougherty, Freiling and Zeger, Non-Shannon information inequalities in four random variables, 2011).
**
** A copy of X over S is drawn given S alone, as X is: for T within S, H(V,T) = H(X,T), and I(V; all others|S) = 0. It exists whatever the law, so what follows
** from these relations too, of the old variables, is true.
*/
#ifndef LEMMATA_PROVE_COPY_H
#define LEMMATA_PROVE_COPY_H

#include "proofs/prove/claim_entropy.h"

/* E with one more variable, a copy of the variable `of` over the variables `over`, not `of` itself: its relations follow E's facts, in the order of
** docs/certificates.md. False when a limit is passed. E's lists are its own afterwards, in A. */
bool copy_make(entropy_claim_t *E, arena_t *A, unsigned of, varset_t over, const char *name);

/* Calls `proves` with E and each one copy, then, until `seconds` have gone, with two, the second over the first's law; from four variables on
** (of fewer, Shannon's inequalities are all there are). True, and *E is what proved, when it says so. */
bool copy_search(entropy_claim_t *E, arena_t *A, double seconds, bool (*proves)(void *self, arena_t *A, const entropy_claim_t *E), void *self);

#endif
