/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

TIMES(tenth, 1, 10)
TIMES(barely_less, 999, 1000)

const broken_t broken_limits_hacking_reward[] = {
    { "reward moved", "a tenth of the bound", "range(r) range(e)/(4 beta)", tenth },
    { "range and total variation", "a millionth less", "range(r) TV(pi_beta,pihat)", a_little_less },
    { "Pinsker", "0.999 of the root", "range(r) sqrt(KL(pihat||pi_beta)/2)", barely_less },
    { "ranges", "0.999/4", "range(r) range(e)/(4 beta)", barely_less },
    { "tanh", "0.999 of the tanh", "tanh(range(e)/(4 beta))", barely_less },
    { NULL, NULL, NULL, NULL }
};
