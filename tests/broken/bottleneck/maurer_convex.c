/* SPDX-License-Identifier: MIT */
#include "tests/broken/bottleneck/variants.h"

const broken_t broken_maurer_convex[] = {
    { "convexity", "xi(m) a millionth less", "xi(m)", a_little_less },
    { NULL, NULL, NULL, NULL }
};
