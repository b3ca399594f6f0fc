/* SPDX-License-Identifier: MIT
**
** Figures of game/disjoint-alignment: who wins two opposed points, as gaps and pool sizes vary; mass against rounds.
*/
#ifndef LEMMATA_GAME_PORTRAIT_H
#define LEMMATA_GAME_PORTRAIT_H

#include "proofs/engine/lemma.h"

extern const sweep_t game_portrait, game_regimes;

#endif
