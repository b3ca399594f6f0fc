/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_CLAIMS_CHAIN_H
#define LEMMATA_CLAIMS_CHAIN_H

#include "proofs/claims/compile.h"
#include "proofs/claims/exact/eval.h"

/* The chain function of a compiled lemma. */
void claims_chain(chain_t *t, const candidate_t *c);
/* Is the number in the range that the parameter is declared with? Also where it has none, and is no number and no
** table. */
bool in_range(eval_t *e, const entry_t *p, mpq_srcptr q);
/* Are the ranges and the hypotheses of the lemma met? If not, the first that fails is said on t. */
bool hypotheses(chain_t *t, eval_t *e);

#endif
