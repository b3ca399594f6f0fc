/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_support_shrinks[] = {
    { "inside AO n AP, two-stage", "outside it", "0", plus_one },
    { "inside AO n AP, owner-only", "outside it", "0", plus_one },
    { "inside AP|O, two-stage", "outside it", "0", plus_one },
    { "inside AP|O, owner-only", "outside it", "0", plus_one },
    { "inside AO, owner-only", "outside it", "0", plus_one },
    { "inside the Pareto set, two-stage", "by a hundredth a round", "1", a_hundredth },
    { NULL, NULL, NULL, NULL }
};
