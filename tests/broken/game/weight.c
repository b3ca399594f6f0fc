/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_weight[] = {
    { "total", "the sum a millionth more", "sum_x p(x) H(x)", a_little_more },
    { "positive", "the sign of H(x) flipped", "H(x)", negated },
    { "at most K", "K - 1, the number of competitors, in place of K", "K", less_one },
    { "of the reward alone", "one of two equal points a millionth more", "H(y), r(y) = r(x)", a_little_more },
    { "increasing", "by a factor of 2 at least", "H(y), r(y) < r(x)", twice },
    { "shift", "a shift adds a millionth", "H(x) for r + c", a_little_more },
    { NULL, NULL, NULL, NULL }
};
