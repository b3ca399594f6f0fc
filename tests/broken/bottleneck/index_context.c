/* SPDX-License-Identifier: MIT */
#include "tests/broken/bottleneck/variants.h"

const broken_t broken_index_context[] = {
    { "independent index", "I(J;Y|S) a millionth more", "I(J;Y|S)", a_little_more },
    { "codebook", "I(U;Y|S) a millionth less", "I(U;Y|S), U = u_J(S)", a_little_less },
    { "encoder", "I(U;Y|S) a millionth less", "I(U;Y|S)", a_little_less },
    { "chain rule", "a thousandth less", "I(J;S) + I(J;Y|S)", a_thousandth_less },
    { NULL, NULL, NULL, NULL }
};
