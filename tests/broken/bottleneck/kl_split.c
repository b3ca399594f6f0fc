/* SPDX-License-Identifier: MIT */
#include "numerics/info/info.h"
#include "tests/broken/bottleneck/variants.h"

/* I(theta;D) alone. */
static const real_t *no_displacement(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row;
    const pmf_t *joint = pmf_extend(candidate_law(c, "p(d)"), 1, candidate_channel(c, "Q(theta|d)"));
    const real_t *moved = info_kl(pmf_marginal(joint, 2), candidate_law(c, "P(theta)"));
    return real_is_inf(moved) ? x : real_sub(x, moved);
}

const broken_t broken_kl_split[] = {
    { "split", "the displacement dropped", "I(theta;D) + KL(Qbar||P)", no_displacement },
    { "split", "a millionth more", "I(theta;D) + KL(Qbar||P)", a_little_more },
    { NULL, NULL, NULL, NULL }
};
