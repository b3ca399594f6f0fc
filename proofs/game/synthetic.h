/* SPDX-License-Identifier: MIT
**
** The game in the plane, its loop as a dynamics; tables and figures of game/synthetic.
*/
#ifndef LEMMATA_GAME_SYNTHETIC_H
#define LEMMATA_GAME_SYNTHETIC_H

#include "numerics/pools/flow.h"
#include "proofs/game/setting.h"

/* The game on the classes. */
const game_t *plane_game(const plane_t *P);
/* What the paper says the limit lives on: AO n AP, which is AO when they are the same; AP|O when they do not meet. */
const bool *plane_claimed(const game_t *g);
/* The rounds of the flow as a dynamics that the engine certifies. */
const dynamics_t *flow_dynamics(const char *name, const plane_t *P, reading_t loop);

/* Ends with NULL. */
extern const sweep_t *const synthetic_sweeps[];

/* The first round with p_t(S) >= 99/100, infinite when none of them is one. NULL, and *why, when the enclosure of p_t does not tell. */
const real_t *flow_rounds(const flow_t *F, const bool *S, const char **why);

#endif
