/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_ratio_preservation[] = {
    { "two-stage", "the ratio a millionth more", "p'(x)/p'(y), two-stage", a_little_more },
    { "owner-only", "the ratio a millionth less", "p'(x)/p'(y), owner-only", a_little_less },
    { NULL, NULL, NULL, NULL }
};
