/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

TIMES(barely_less, 99999, 100000)

const broken_t broken_limits_root_kl[] = {
    { "the tilt", "0.99999 of the bound", "range(r) sqrt(KL(pi_beta||pi0)/2)", barely_less },
    { "every law", "0.99999 of the bound", "range(r) sqrt(KL(pi||pi0)/2)", barely_less },
    { NULL, NULL, NULL, NULL }
};
