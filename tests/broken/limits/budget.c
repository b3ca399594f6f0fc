/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

const broken_t broken_limits_budget[] = {
    { "frontier", "the tilt's gain a millionth less", "G(pi_beta)", a_little_less },
    { NULL, NULL, NULL, NULL }
};
