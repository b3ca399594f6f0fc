/* SPDX-License-Identifier: MIT */
#include "proofs/limits/paper.h"
#include "tests/broken/limits/variants.h"

TIMES(three_quarters, 3, 4)
TIMES(nine_tenths, 9, 10)

/* The divergences alone. */
static const real_t *without_gap(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)c;
    return real_sub(x, term_called(&limits_hacking_grows, row, "g(e)"));
}

const broken_t broken_limits_hacking_grows[] = {
    { "(a) scaling the error", "a millionth less", "g(t e)", a_little_less },
    { "(b) lowering the penalty", "half of g at b1", "g at b1 < b2", half },
    { "(c) the bound", "three quarters", "range(e)^2/(8 b1)", three_quarters },
    { "(d) reward is lost", "a thousandth less", "E_pi_beta r - E_pihat r", a_thousandth_less },
    { "(e) a larger range", "half of g(e')", "g(e'), range(e') > range(e)", half },
    { "(e) equal ranges", "half of g(e')", "g(e'), range(e') = range(e)", half },
    { "g at most range and bound", "nine tenths", "min(range(e), range(e)^2/(8 b1))", nine_tenths },
    { "g at most its ceiling", "nine tenths", "beta log(1/pi_beta(argmax e))", nine_tenths },
    { "(d) what is lost", "g(e) left out", "g(e) + beta (KL(pi_beta||pi0) - KL(pihat||pi0))", without_gap },
    { "(d) what is lost", "a millionth more", "g(e) + beta (KL(pi_beta||pi0) - KL(pihat||pi0))", a_little_more },
    { "the error's gain", "a millionth more", "beta J(pihat, pi_beta)", a_little_more },
    { "the error is gained", "a thousandth less", "E_pihat e - E_pi_beta e", a_thousandth_less },
    { "the error is gained", "lost instead", "E_pihat e - E_pi_beta e", negated },
    { NULL, NULL, NULL, NULL }
};
