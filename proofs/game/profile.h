/* SPDX-License-Identifier: MIT
**
** A profile of game/fairness-impossibility: a pair of rewards under a mechanism, and which of the three properties are shown to fail on it.
*/
#ifndef LEMMATA_GAME_PROFILE_H
#define LEMMATA_GAME_PROFILE_H

#include "proofs/game/setting.h"

/* Which properties are shown to fail? Parity, Pareto optimality, uniqueness. */
typedef struct { settled_t first, other_order, other_start; bool fails[3]; } profile_t;

/* The i-th profile, from p0 and from `start`. */
profile_t profile_look(chain_t *t, const game_t *g, size_t i, const pmf_t *start);
long profile_not_failing(const profile_t *p);
/* Where the limit is positive. */
const bool *settled_support(settled_t s);

/* Do p and q give the points of S other ratios? */
bool ratios_differ(size_t n, const bool *S, const pmf_t *p, const pmf_t *q);
/* Two points, two traps, a start near each? */
bool starts_decide(const game_t *g, const pmf_t *start);
/* Do two points have one reward, for one of the agents? */
bool game_has_ties(const game_t *g);

#endif
