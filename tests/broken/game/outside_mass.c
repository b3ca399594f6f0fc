/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_outside_mass[] = {
    { "(25)", "twice exp(-delta/2)", "exp(-delta/2)", twice },
    { "(27)", "half of Z", "Z = sum_x p(x) H(x)", half },
    { "m' <= rho m, owner-only", "half of rho", "rho m", half },
    { "m' <= rho m, two-stage, AO = AP, B = AO", "half of rho", "rho m", half },
    { "m' <= rho m, two-stage, AO = AP, B wider than AO", "half of rho", "rho m", half },
    { "m' <= rho m, two-stage", "half of rho", "rho m", half },
    { "m' <= rho m, owner-only, K >= K0'", "a hundredth of rho", "rho m", a_hundredth },
    { "m' <= rho m, two-stage, AO = AP, B = AO, K >= K0'", "a hundredth of rho", "rho m", a_hundredth },
    { "m' <= rho m, two-stage, AO = AP, B wider than AO, K >= K0'", "a hundredth of rho", "rho m", a_hundredth },
    { "m' <= rho m, two-stage, K >= K0'", "a hundredth of rho", "rho m", a_hundredth },
    { "m' <= rho m, two-stage, Public no less fond of B, K >= K0'", "a hundredth of rho", "rho m", a_hundredth },
    { "m' <= M rho m, two-stage, K >= K0'", "a hundredth of rho", "M rho m", a_hundredth },
    { "odds fall by R, owner-only, every K", "half of the bound", "m/(m + R(1-m))", half },
    { "odds fall by R, two-stage, Public no less fond of B, every K", "half of the bound", "m/(m + R(1-m))", half },
    { NULL, NULL, NULL, NULL }
};
