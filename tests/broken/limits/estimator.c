/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

TIMES(nine_tenths, 9, 10)
TIMES(barely_less, 999, 1000)

const broken_t broken_limits_estimator[] = {
    { "biased downward", "nine tenths of the gain", "G(pi_beta)", nine_tenths },
    { "bias does not increase", "0.999 of the bias", "|E Ghat_n - G|", barely_less },
    { "the mean does not fall", "0.999 of the next mean", "E Ghat_(n+1)", barely_less },
    { NULL, NULL, NULL, NULL }
};
