/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

const broken_t broken_limits_gibbs[] = {
    { "identity", "a millionth more divergence", "beta KL(pi||pi_beta)", a_little_more },
    { "identity", "a millionth less missed", "beta log Z - (E_pi r - beta KL(pi||pi0))", a_little_less },
    { "not negative", "at least a thousandth", "beta KL(pi||pi_beta)", a_thousandth_less },
    { NULL, NULL, NULL, NULL }
};
