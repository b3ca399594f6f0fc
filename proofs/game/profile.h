/* SPDX-License-Identifier: MIT
**
** A profile of game/fairness-impossibility: a pair of rewards under a mechanism, and which of the three properties are shown to fail on it.
*/
#ifndef LEMMATA_GAME_PROFILE_H
#define LEMMATA_GAME_PROFILE_H

#include "proofs/game/setting.h"

/* Which properties are shown to fail? Parity, Pareto optimality, uniqueness. */
typedef struct { const game_t *game; settled_t first, other_order, other_start; bool fails[3]; } profile_t;

/* A profile under two stages, then under one: the Owner alone, the other order being the Public alone. From p0 and from `start`; `name` is the profile's, as its
** certificates call it. */
typedef enum { READ_TWO, READ_OWNER, READINGS } mechanism_t;
profile_t profile_look(chain_t *t, const game_t *g, mechanism_t reading, const char *name, const pmf_t *start);
long profile_not_failing(const profile_t *p);
/* Where the limit is positive. */
const bool *settled_support(settled_t s);
/* The points to which both agents prefer some other, one of them strictly. */
const bool *game_dominated(const game_t *g);

/* Why no start decides, in words: not two points, no trap at one of them, no start near one; NULL when two traps have a start near each. */
const char *starts_undecided(const game_t *g, const pmf_t *start);
/* Two points of one reward for one of the agents, in words; NULL when there are none. */
const char *game_tie(const game_t *g);

#endif
