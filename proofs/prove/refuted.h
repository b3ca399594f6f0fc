/* SPDX-License-Identifier: MIT
**
** refuted -- candidates are asked before a search: a link that one violates has no proof.
*/
#ifndef LEMMATA_REFUTED_H
#define LEMMATA_REFUTED_H

#include "proofs/prove/certify.h"
#include "proofs/prove/deadline.h"

/* Sets refuted[k] for each link of the lemma, C->links of them: it is violated, exactly, by one of the first candidates
** of the lemma's families, those that are tried before the deadline. False of a link that is not searched for: of no
** prover's class, or with its author's reason. */
void refuted_soon(bool *refuted, const compiled_t *C, deadline_t until);
/* The same within a share of the seconds that a search has. */
void refuted_within(bool *refuted, const compiled_t *C, double seconds);
/* The seconds of a search: of what is refuted no more than it takes to say how it ends. */
double refuted_seconds(bool refuted, double seconds);

#endif
