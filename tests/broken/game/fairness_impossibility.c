/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_fairness_impossibility[] = {
    { "not all three for every pair of rewards", "no two of them", "3", less_one },
    { "supports of the two orders are disjoint", "a thousandth more", "mass of the one order's limit on the other's support, disjoint", a_thousandth_more },
    { "outside AO and AP nothing is Pareto optimal", "one point more", "Pareto optimal points outside AO and AP", plus_one },
    { "not all three, without ties", "no two of them", "3", less_one },
    { "the limit is Pareto optimal", "by a hundredth a round", "1", a_hundredth },
    { "not all three for every pair of rewards, owner-only", "no two of them", "3", less_one },
    { "supports of the two orders are disjoint, owner-only", "a thousandth more", "mass of the Owner's limit on the Public's support, disjoint, owner-only", a_thousandth_more },
    { "not all three, without ties, owner-only", "no two of them", "3", less_one },
    { "the limit is Pareto optimal, owner-only", "a thousandth more", "lim p_t of the dominated points, owner-only", a_thousandth_more },
    { NULL, NULL, NULL, NULL }
};
