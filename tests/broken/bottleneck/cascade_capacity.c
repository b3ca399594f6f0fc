/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

/* The minimum of the averages taken for the average of the minima. */
static const real_t *mean_of_cog(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)x;
    (void)row;
    return loop_mean_cog(c);
}

/* p(s) left out of the average: the first context alone. */
static const real_t *first_context(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)x;
    (void)row;
    return real_min(loop_cog(c, 0), loop_art(c, 0));
}

const broken_t broken_cascade_capacity[] = {
    { "data processing", "the sum a millionth less", "sum_s p(s) min{I(U;H|s), I(H;Y|s)}", a_little_less },
    { "capacity of each stage", "Cbar a millionth less", "Cbar", a_little_less },
    { "capacity of each stage", "the first context for the average", "Cbar", first_context },
    { "minimum of averages", "E C_cog(S) in place of Cbar", "Cbar", mean_of_cog },
    { "capacity of the cascade", "C_tot(s) a millionth less", "C_tot(s)", a_little_less },
    { NULL, NULL, NULL, NULL }
};
