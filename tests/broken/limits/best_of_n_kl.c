/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

TIMES(barely_less, 9999, 10000)

const broken_t broken_limits_best_of_n_kl[] = {
    { "best of N", "0.9999 of the bound", "log N - (N-1)/N", barely_less },
    { "best of N", "a thousandth less", "log N - (N-1)/N", a_thousandth_less },
    { NULL, NULL, NULL, NULL }
};
