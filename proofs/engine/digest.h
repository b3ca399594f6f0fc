/* SPDX-License-Identifier: MIT
**
** digest -- 64 bits of candidates: equal candidates have equal digests, on every machine; unequal ones differ but for
** chance (2^-64). It tells builds apart that make different candidates; it is no seal against forgery.
*/
#ifndef LEMMATA_DIGEST_H
#define LEMMATA_DIGEST_H

#include "proofs/engine/record.h"

/* Of the shapes and the numbers, in the order of the parameters. */
uint64_t digest_candidate(const candidate_t *c);
/* Of a row of candidates, by one more at its end; of no candidates: 0. */
uint64_t digest_append(uint64_t row, uint64_t candidate);
/* Of the planned candidates of L in their order, each made here. */
uint64_t digest_planned(const lemma_t *L, const check_options_t *o);

#endif
