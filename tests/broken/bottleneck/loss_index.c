/* SPDX-License-Identifier: MIT */
#include "tests/broken/bottleneck/variants.h"

const broken_t broken_loss_index[] = {
    { "separation", "Delta a millionth more", "Delta P(Jhat != J)", a_little_more },
    { "separation", "half the risk", "R", half },
    { NULL, NULL, NULL, NULL }
};
