/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

TIMES(barely_less, 999, 1000)

const broken_t broken_limits_hacking_objective[] = {
    { "identity", "a millionth more divergence", "beta KL(pihat_beta||pi_beta)", a_little_more },
    { "bound", "0.999/8", "range(e)^2/(8 beta)", barely_less },
    { NULL, NULL, NULL, NULL }
};
