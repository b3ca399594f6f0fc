/* SPDX-License-Identifier: MIT
**
** The Alignment Game: its results, in the paper's order.
*/
#include "proofs/game/paper.h"

static const lemma_t *const lemmas[] = {
    &game_synthetic,
    NULL
};

const paper_t game = {
    .name = "game",
    .title = "The Alignment Game",
    .source = "A. Falahati, M. Mohammadi Amiri, K. Larson, L. Golab, arXiv:2511.12804, extended version",
    .fidelity = "paper",
    .lemmas = lemmas
};
