/* SPDX-License-Identifier: MIT */
#include "tests/broken/bottleneck/variants.h"

const broken_t broken_pinsker[] = {
    { "Pinsker", "2.000002 (p-q)^2", "2 (p-q)^2", a_little_more },
    { "Jensen", "the logarithm a millionth less", "log(1 + (p-q)^2/(q(1-q)))", a_little_less },
    { "chi-square", "half of the chi-square", "(p-q)^2/(q(1-q))", half },
    { NULL, NULL, NULL, NULL }
};
