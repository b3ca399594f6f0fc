/* SPDX-License-Identifier: MIT
**
** Tables and figures of game/synthetic.
*/
#ifndef LEMMATA_GAME_SYNTHETIC_H
#define LEMMATA_GAME_SYNTHETIC_H

#include "proofs/game/flow.h"

/* Ends with NULL. */
extern const sweep_t *const synthetic_sweeps[];

/* The first round with p_t(S) >= 99/100, infinite when none of them is one. NULL, and *why, when the enclosure of p_t does not tell. */
const real_t *flow_rounds(const flow_t *F, const bool *S, const char **why);

#endif
