/* SPDX-License-Identifier: MIT */
#include "tests/broken/bottleneck/variants.h"

const broken_t broken_cascade_dpi[] = {
    { "judgment", "I(U;H|S=s) a millionth less", "I(U;H|S=s)", a_little_less },
    { "articulation", "I(H;Y|S=s) a millionth less", "I(H;Y|S=s)", a_little_less },
    { "judgment, averaged", "I(U;H|S) a millionth less", "I(U;H|S)", a_little_less },
    { "articulation, averaged", "the sign of I(H;Y|S) flipped", "I(H;Y|S)", negated },
    { NULL, NULL, NULL, NULL }
};
