/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_partial_alignment[] = {
    { "exponential, two-stage", "by a hundredth a round", "1", a_hundredth },
    { "exponential, owner-only", "by a hundredth a round", "1", a_hundredth },
    { "limit, two-stage", "p0 itself", "p0(x)/p0(AO n AP) on AO n AP, else 0", the_start },
    { "limit, owner-only", "p0 itself", "p0(x)/p0(AO n AP) on AO n AP, else 0", the_start },
    { "exponential, owner-only, AO within AP", "by a hundredth a round", "1", a_hundredth },
    { "limit on AO, owner-only", "p0 itself", "p0(x)/p0(AO) on AO, else 0", the_start },
    { NULL, NULL, NULL, NULL }
};
