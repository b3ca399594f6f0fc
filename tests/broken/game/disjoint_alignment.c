/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_disjoint_alignment[] = {
    { "(i), two-stage", "by a hundredth a round", "1", a_hundredth },
    { "(i), owner-only", "by a hundredth a round", "1", a_hundredth },
    { "m' <= M rho m, K >= K0", "a hundredth of rho", "M rho m", a_hundredth },
    { "m' <= M rho m, K >= K0'", "a hundredth of rho", "M rho m", a_hundredth },
    { "m' <= M rho m, owner-only, K >= K0", "a hundredth of rho", "M rho m", a_hundredth },
    { "m' <= M rho m, owner-only, K >= K0'", "a hundredth of rho", "M rho m", a_hundredth },
    { "M rho < 1, K >= K0", "twice rho", "M rho", twice },
    { "(ii), two-stage", "by a hundredth a round", "1", a_hundredth },
    { "(ii), owner-only", "by a hundredth a round", "1", a_hundredth },
    { "(iii), two-stage", "p0 itself", "p0(x)/p0(AP|O) on AP|O, else 0", the_start },
    { "(iii), owner-only", "p0 itself", "p0(x)/p0(AP|O) on AP|O, else 0", the_start },
    { "(i), two-stage, odds fall under every law", "by a hundredth a round", "1", a_hundredth },
    { "(i), two-stage, K >= K0' and M rho < 1", "by a hundredth a round", "1", a_hundredth },
    { "two points, l_a(b) >= 1: the Owner wins", "the Public wins", "1", nothing },
    { "two points, l_b(a) >= 1: the Public wins", "the Owner wins", "0", plus_one },
    { "two points, not both", "l_a(b) l_b(a) <= 1/2", "1", half },
    { "argmax f is a trap", "l < 1/2", "1", half },
    { NULL, NULL, NULL, NULL }
};
