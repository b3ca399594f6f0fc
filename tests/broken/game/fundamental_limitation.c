/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_fundamental_limitation[] = {
    { "not all three, rewards exchanged, two-stage", "no two of them", "3", less_one },
    { "not all three, order exchanged, two-stage", "no two of them", "3", less_one },
    { "not all three, rewards exchanged, owner-only", "none of them", "3", a_third },
    { "not all three, order exchanged, owner-only", "none of them", "3", a_third },
    { "partial: the limit depends on p0, two-stage", "more than two points are kept", "1", twice },
    { "partial: the limit depends on p0, owner-only", "more than two points are kept", "1", twice },
    { "disjoint: full coverage fails, owner-only", "coverage a thousandth more", "min of lim p_t(AO-AP), lim p_t(AP-AO), disjoint, owner-only", a_thousandth_more },
    { "disjoint: full coverage fails, two-stage", "coverage a thousandth more", "min of lim p_t(AO-AP), lim p_t(AP-AO), disjoint", a_thousandth_more },
    { "partial: it depends on p0 when |AO n AP| >= 2", "more than two points are kept", "1", twice },
    { "not both coverage and independence, two-stage", "neither of them", "2", less_one },
    { NULL, NULL, NULL, NULL }
};
