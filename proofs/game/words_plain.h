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

#endif
