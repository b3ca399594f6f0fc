/* SPDX-License-Identifier: MIT */
#include "tests/broken/limits/variants.h"

TIMES(seven_tenths, 7, 10)
TIMES(barely_less, 99, 100)
TIMES(nine_tenths, 9, 10)

const broken_t broken_limits_ensemble[] = {
    { "(a) range", "a millionth less", "mean of range(e_i)", a_little_less },
    { "(a) bound", "seven tenths", "mean of range(e_i)^2/(8 beta)", seven_tenths },
    { "(b) objective", "half of the mean", "mean of g(e_i)", half },
    { "(c) objective, one more", "0.99 of what fewer cost", "E g(mean of k)", barely_less },
    { "(d) reward, signed", "a thousandth less", "mean reward gap of e_i", a_thousandth_less },
    { "(d) reward, absolute", "half of the mean", "mean |reward gap| of e_i", half },
    { "(d) reward, signed, one more", "a thousandth less", "E reward gap, mean of k", a_thousandth_less },
    { "(d) reward, absolute, one more", "0.99 of what fewer cost", "E |reward gap|, mean of k", barely_less },
    { "(e) KL(pi_beta||pihat)", "seven tenths", "mean KL(pi_beta||pihat) of e_i", seven_tenths },
    { "(e) KL(pi_beta||pihat), one more", "0.99 of what fewer cost", "E KL(pi_beta||pihat), mean of k", barely_less },
    { "g of a mean, mean of bounds", "seven tenths", "mean of range(e_i)^2/(8 beta)", seven_tenths },
    { "moved by a mean, mean of bounds", "seven tenths", "range(r) mean of range(e_i)/(4 beta)", seven_tenths },
    { "(b) where range(e_i) <= beta", "nine tenths of the mean", "mean of g(e_i)", nine_tenths },
    { "(c) where range(e_i) <= beta", "0.99 of what fewer cost", "E g(mean of k)", barely_less },
    { NULL, NULL, NULL, NULL }
};
