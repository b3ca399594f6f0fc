/* SPDX-License-Identifier: MIT */
#include "tests/broken/bottleneck/variants.h"

const broken_t broken_observable_loss[] = {
    { "canonical loss", "a millionth more", "E lobs(Y,a,S)", a_little_more },
    { "mean deviation", "a millionth less", "E |g - lobs|", a_little_less },
    { "greatest deviation", "a millionth less", "max |g - lobs|", a_little_less },
    { NULL, NULL, NULL, NULL }
};
