/* SPDX-License-Identifier: MIT
**
** The words that The Alignment Game adds to the language of claims: w = e^r are the weights of an agent, p a law on the same points, K how many a pool has.
*/
#ifndef LEMMATA_GAME_WORDS_H
#define LEMMATA_GAME_WORDS_H

#include "proofs/claims/words.h"
#include "proofs/game/setting.h"

/* Ends with NULL. */
extern const word_t *const game_words[];

/* --- words_round.c: one round of curation, exactly --- */
extern const word_t word_weight, word_weight_apart, word_curated, word_curated_apart, word_round, word_round_apart;

/* --- words_pools.c: pools by how many of a set stand in them --- */
extern const word_t word_pool_chance, word_pool_share;

/* --- what words share --- */

/* Stages of curation and the law that they start from, as a call gives them. */
typedef struct { size_t n, stages; stage_t stage[2]; const pmf_t *p; } game_call_t;
/* The stage of the weights w in pools of K; the law. False, and said on the call, when there are none: a weight that is not positive, a pool of fewer than
** two or of more than POOL_MAX, tables on other points than the law. */
bool call_stage(word_call_t *call, game_call_t *g, const word_arg_t *w, const word_arg_t *K);
bool call_law(word_call_t *call, game_call_t *g, const word_arg_t *p);
bool call_letter(word_call_t *call, const game_call_t *g, const word_arg_t *x);
bool call_same(const game_call_t *a, const game_call_t *b);

#endif
