/* SPDX-License-Identifier: MIT
**
** The words that Theoretical Limits of Language Model Alignment adds to the language of claims: pi0 is the base law, r
** a reward, w = exp(r/beta) its weights.
*/
#ifndef LEMMATA_LIMITS_WORDS_H
#define LEMMATA_LIMITS_WORDS_H

#include "proofs/claims/words.h"

/* Ends with NULL. */
extern const word_t *const limits_words[];

/* --- words_best.c: best of N draws, and the frontier at its divergence --- */
extern const word_t word_best, word_frontier_mean;

/* --- words_ensemble.c: expectations over the mean of k errors --- */
extern const word_t word_drawn_gap, word_drawn_lost, word_drawn_moved, word_drawn_dual, word_drawn_square,
    word_unit_power;

/* --- words_samples.c: shares of n samples --- */
extern const word_t word_share;

/* The same numbers? */
bool entries_same(mpq_srcptr a, mpq_srcptr b, size_t n);
bool laws_same(const pmf_t *a, const pmf_t *b);
/* The law with one axis; the words see no more of it. */
const pmf_t *law_flat(const pmf_t *p);

#endif
