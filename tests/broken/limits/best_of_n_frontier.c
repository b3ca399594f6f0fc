/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

const broken_t broken_limits_best_of_n_frontier[] = {
    { "best of N <= frontier", "the frontier a millionth lower", "G(pi_b), KL(pi_b||pi0) = KL(pi_N||pi0)", a_little_less },
    { NULL, NULL, NULL, NULL }
};
