/* SPDX-License-Identifier: MIT
**
** points_parts -- what the rules of points are written with: the parts of a step, and assertions.
*/
#ifndef LEMMATA_COQ_POINTS_PARTS_H
#define LEMMATA_COQ_POINTS_PARTS_H

#include "proofs/prove/coq/points_proof.h"

static inline const json_t *at_sub(const json_t *s, size_t k) { return json_array_get(s, k); }
const char *at_word(at_proof_t *P, const json_t *s, size_t k);
const at_term_t *at_part(at_proof_t *P, const json_t *s, size_t k);
const at_term_t *at_minus(at_proof_t *P, const at_term_t *a, const at_term_t *b);
const at_term_t *at_times(at_proof_t *P, const at_term_t *a, const at_term_t *b);
void at_letter_new(at_proof_t *P, const char *name, const char *alphabet);

/* One more relation, which the proof shows; by a lemma with one hypothesis, which a sum shows. */
void at_said(at_proof_t *P, const at_term_t *slack, at_sign_t sign, const char *proof);
void at_by_lemma(at_proof_t *P, const at_term_t *slack, at_sign_t sign, const char *lemma, const at_term_t *f,
                 at_sign_t need, const json_t *sum);

/* The step, if it is a rule of weights of pools. */
bool at_pool_step(at_proof_t *P, const json_t *step);

#endif
