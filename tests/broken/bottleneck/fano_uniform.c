/* SPDX-License-Identifier: MIT */
#include "tests/broken/bottleneck/variants.h"

const broken_t broken_fano_uniform[] = {
    { "sharp form", "Pe log M a millionth less", "Pe log M", a_little_less },
    { "sharp form", "the sharp floor a thousandth more", "log M - I(J;Y,S) - h(Pe) + Pe (log M - log(M-1))", a_thousandth_more },
    { "form in use", "half of the sharp floor", "log M - I(J;Y,S) - h(Pe) + Pe (log M - log(M-1))", half },
    { NULL, NULL, NULL, NULL }
};
