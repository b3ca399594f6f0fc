/* SPDX-License-Identifier: MIT
**
** The words that The Alignment Bottleneck adds to the language of claims.
*/
#ifndef LEMMATA_BOTTLENECK_WORDS_H
#define LEMMATA_BOTTLENECK_WORDS_H

#include "proofs/claims/words.h"

/* Ends with NULL. */
extern const word_t *const bottleneck_words[];

/* --- words_data.c --- */
extern const word_t word_types, word_count, word_chance, word_stands;
/* Are these integers, laws and tables the same, n of each? A word may keep what it made of arguments that are. */
bool args_same(const word_arg_t *a, const word_arg_t *b, unsigned n);

/* --- words_learning.c --- */
extern const word_t word_xi, word_worst, word_worst_kl, word_worst_above;

/* --- words_packing.c --- */
extern const word_t word_rankings, word_inversions;

/* --- words_latent.c --- */
extern const word_t word_carried;

/* --- words_order.c --- */
extern const word_t word_carried_in_order;

#endif
