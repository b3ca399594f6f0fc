/* SPDX-License-Identifier: MIT */
#include "tests/broken/bottleneck/variants.h"

const broken_t broken_markov_slack[] = {
    { "Markov, >", "half of eta", "eta", half },
    { "Markov, >=", "half of eta", "eta", half },
    { "Markov, >=, positive and finite mean", "eta a millionth less", "eta", a_little_less },
    { NULL, NULL, NULL, NULL }
};
