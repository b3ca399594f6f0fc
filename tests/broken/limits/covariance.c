/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

const broken_t broken_limits_covariance[] = {
    { "gain", "a millionth more", "Cov_pi0(r, exp(r/beta))/E_pi0 exp(r/beta)", a_little_more },
    { "divergence", "a millionth less", "E_pi0[r exp(r/beta)]/(beta Z) - log Z", a_little_less },
    { NULL, NULL, NULL, NULL }
};
