/* SPDX-License-Identifier: MIT
**
** The loop on the plane as a dynamics that the engine certifies.
*/
#ifndef LEMMATA_GAME_PLANE_DYNAMICS_H
#define LEMMATA_GAME_PLANE_DYNAMICS_H

#include "numerics/pools/flow.h"
#include "proofs/game/setting.h"

/* The rounds of the flow, of this name. Exact rounds are those of the loop on the classes; a box is enclosed by
** flow_round. */
const dynamics_t *plane_dynamics(const char *name, const plane_t *P, reading_t loop);

#endif
