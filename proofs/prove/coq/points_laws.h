/* SPDX-License-Identifier: MIT
**
** points_laws -- certificates by identity and gibbs.
*/
#ifndef LEMMATA_COQ_POINTS_LAWS_H
#define LEMMATA_COQ_POINTS_LAWS_H

#include "proofs/prove/coq/points_proof.h"

/* All hypotheses are equations v = TERM, P(x) = TERM, TERM without it: put in one after the other, in own, too. */
void at_put_equations(at_proof_t *P, at_fact_t *own);
/* One more relation: 0 <= KL(A||B), A and B laws by their form; < where own's exception says that they differ. */
void at_by_gibbs(at_proof_t *P, const at_fact_t *own, const at_term_t *kl);
/* The claim by divergences and hypotheses; by none of an identity. */
void at_laws_proof(at_proof_t *P, const at_fact_t *own, const json_t *proof);

#endif
