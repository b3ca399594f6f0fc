/* SPDX-License-Identifier: MIT */
#include "numerics/info/info.h"
#include "tests/broken/bottleneck/variants.h"

/* log E_P e^f without the divergence. */
static const real_t *without_divergence(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row;
    const real_t *kl = info_kl(candidate_law(c, "Q(theta)"), candidate_law(c, "P(theta)"));
    return real_is_inf(kl) ? x : real_sub(x, kl);
}

const broken_t broken_change_of_measure[] = {
    { "change of measure", "the divergence dropped", "KL(Q||P) + log E_P e^f", without_divergence },
    { "change of measure", "the bound a thousandth less", "KL(Q||P) + log E_P e^f", a_thousandth_less },
    { NULL, NULL, NULL, NULL }
};
