/* SPDX-License-Identifier: MIT
**
** game/fairness-impossibility: its candidates, and its table of which property fails.
*/
#ifndef LEMMATA_GAME_FAIRNESS_H
#define LEMMATA_GAME_FAIRNESS_H

#include "proofs/game/profile.h"

/* The i-th profile of a candidate under the mechanism (K, M), from its p0. */
const game_t *profile_game(chain_t *t, const candidate_t *c, size_t i, unsigned long K, unsigned long M);

/* They end with NULL. */
extern const family_t *const fairness_families[];
extern const sweep_t *const fairness_sweeps[];

#endif
