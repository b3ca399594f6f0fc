/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_mode_collapse[] = {
    { "exponential, two-stage", "by a hundredth a round", "1", a_hundredth },
    { "exponential, owner-only", "by a hundredth a round", "1", a_hundredth },
    { "point mass, two-stage", "p0 itself", "1{x = x*}", the_start },
    { "point mass, owner-only", "p0 itself", "1{x = x*}", the_start },
    { NULL, NULL, NULL, NULL }
};
