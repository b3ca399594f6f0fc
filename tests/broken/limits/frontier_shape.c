/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

TIMES(nine_tenths, 9, 10)
TIMES(sixteen_seventeenths, 16, 17)

const broken_t broken_limits_frontier_shape[] = {
    { "divergence", "more by a thousandth", "KL(pi_b1||pi0)", a_thousandth_less },
    { "divergence", "half of the larger", "KL(pi_b1||pi0)", half },
    { "slope at least b1", "nine tenths of the difference of the gains", "G(pi_b1) - G(pi_b2)", nine_tenths },
    { "slope at most b2", "16/17 of b2", "b2 (K1 - K2)", sixteen_seventeenths },
    { NULL, NULL, NULL, NULL }
};
