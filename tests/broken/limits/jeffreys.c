/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

const broken_t broken_limits_jeffreys[] = {
    { "closed form", "a millionth less", "beta J(pi_beta, pi0)", a_little_less },
    { "closed form", "the gain turned round", "G(pi_beta)", negated },
    { NULL, NULL, NULL, NULL }
};
