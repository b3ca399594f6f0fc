/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_perfect_alignment[] = {
    { "rho < 1, K >= K0", "twice rho", "rho", twice },
    { "rho < 1, K >= K0'", "twice rho", "rho", twice },
    { "exponential, two-stage", "by a hundredth a round", "1", a_hundredth },
    { "exponential, owner-only", "by a hundredth a round", "1", a_hundredth },
    { "(40), two-stage", "the ratio a millionth more", "p1(x)/p1(y), two-stage", a_little_more },
    { "(40), owner-only", "the ratio a millionth less", "p1(x)/p1(y), owner-only", a_little_less },
    { "limit, two-stage", "p0 itself", "p0(x)/p0(A) on A, 0 off A", the_start },
    { "limit, owner-only", "p0 itself", "p0(x)/p0(A) on A, 0 off A", the_start },
    { "odds fall by z, two-stage, every K", "a tenth of z", "z p0(X-A)/p0(A)", a_tenth },
    { "odds fall by z, owner-only, every K", "half of z", "z p0(X-A)/p0(A)", half },
    { NULL, NULL, NULL, NULL }
};
