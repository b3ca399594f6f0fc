/* SPDX-License-Identifier: MIT
**
** made -- random variables that a proof makes, with the relations that hold of them, in the order of
** docs/certificates.md.
**
** An event E of two variables says whether they differ. H(E|A,B) = 0, H(E) = h(P) with P = Pr(A != B); of A, given B
** and E, at most P log(M-1) is left when both are of one alphabet of M letters: Fano's inequality, and what is like it,
** follows by Shannon's.
**
** A copy of X over S is drawn given S alone, as X is: for T within S, H(V,T) = H(X,T), and I(V; all others|S) = 0. It
** exists whatever the law, so what follows from these relations too, of the old variables, is true: beyond Shannon's
** inequalities (Zhang and Yeung, On characterization of entropy function via information inequalities, 1998; Dougherty,
** Freiling and Zeger, Non-Shannon information inequalities in four random variables, 2011).
*/
#ifndef LEMMATA_PROVE_MADE_H
#define LEMMATA_PROVE_MADE_H

#include "proofs/prove/entropy/claim_entropy.h"

/* NAME, or the first of NAME1, NAME2, .. that the statement does not use. */
const char *made_name(arena_t *A, const entropy_claim_t *E, const char *stem);

/* E with one more variable, by which its facts grow; its list of names is its own afterwards, in A. False when a limit
** is passed. letters: how many both have, a name or a number of at least 2; NULL: nothing is said. */
bool event_make(entropy_claim_t *E, arena_t *A, event_t e, const char *letters, const char *name);
bool copy_make(entropy_claim_t *E, arena_t *A, copy_t c, const char *name);

/* --- copy.c ---------------------------------------------------------------------------------------------- */

/* Until then, calls `proves` with E and each one copy, then with two; from four variables on (of fewer, Shannon's
** inequalities are all there are). True, and *E is what proved, when it says so. */
bool copy_search(entropy_claim_t *E, arena_t *A, deadline_t until,
                 bool (*proves)(void *self, arena_t *A, const entropy_claim_t *E), void *self);

#endif
