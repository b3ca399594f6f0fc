/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_GAME_PAPER_H
#define LEMMATA_GAME_PAPER_H

#include "proofs/engine/lemma.h"

extern const lemma_t
    game_synthetic;

extern const paper_t game;

#endif
