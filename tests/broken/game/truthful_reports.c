/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_truthful_reports[] = {
    { "Owner, two-stage", "the truth brings a thousandth more", "U_O(truth), two-stage", a_thousandth_less },
    { "Public, two-stage", "the truth brings a thousandth more", "U_P(truth), two-stage", a_thousandth_less },
    { "Owner, owner-only", "the truth brings a thousandth more", "U_O(truth), owner-only", a_thousandth_less },
    { "Public, owner-only", "the truth brings a thousandth more", "U_P(truth), owner-only", a_thousandth_less },
    { "Owner, two-stage, favourites meet", "a thousandth less than the most", "U_O(truth), two-stage, favourites meet", a_thousandth_more },
    { "Public, two-stage, favourites meet", "a thousandth less than the most", "U_P(truth), two-stage, favourites meet", a_thousandth_more },
    { NULL, NULL, NULL, NULL }
};
