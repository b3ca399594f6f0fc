/* SPDX-License-Identifier: MIT
**
** The words in doubles, each of the arguments of its exact word.
*/
#ifndef LEMMATA_GAME_WORDS_PLAIN_H
#define LEMMATA_GAME_WORDS_PLAIN_H

#include "proofs/game/words.h"

double plain_weight(const word_arg_t *a);
double plain_curated(const word_arg_t *a);
double plain_round(const word_arg_t *a);
double plain_curated_mass(const word_arg_t *a);
double plain_round_mass(const word_arg_t *a);
double plain_chance(const word_arg_t *a);
double plain_share(const word_arg_t *a);
double plain_owner_limit(const word_arg_t *a);
double plain_two_limit(const word_arg_t *a);
double plain_owner_decay(const word_arg_t *a);
double plain_two_decay(const word_arg_t *a);
double plain_two_fall(const word_arg_t *a);
double plain_two_odds_decay(const word_arg_t *a);
double plain_two_held(const word_arg_t *a);

enum { PLAIN_POINTS_MAX = 64 };

/* A stage of weights on n points, in pools of K. */
typedef struct {
    size_t n;
    const double *w;
    long K;
} plain_stage_t;

/* Of the arguments w, K. */
plain_stage_t plain_stage_of(const word_arg_t *w, const word_arg_t *K);
/* Weights of these n points that are positive and finite, in a pool that is allowed. */
bool plain_stage_good(plain_stage_t s, size_t n);
/* The law, on PLAIN_POINTS_MAX points at most, to which the loop of the stages w, K, .. of a tends from the law behind
** them; false where none is found. */
bool plain_limit_law(double *p, const word_arg_t *a, size_t stages);
/* limsup p_t(S)^(1/t) of that loop; NaN where its limit is not found. */
double plain_decay(const word_arg_t *a, size_t stages, const double *S);

#endif
