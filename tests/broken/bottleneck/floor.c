/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

/* log 2 dropped from a floor: Delta (log M - . - log 2) + Delta log 2. */
static const real_t *without_log2(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row;
    return real_add(x, real_scale(real_log_ui(c->home, 2), candidate_number(c, "Delta")));
}

/* The best of the stages in place of the binding one: max{C_cog, C_art} for min in the first context. */
static const real_t *the_better_stage(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)x;
    (void)row;
    return floor_times_log(c, real_scale(loop_cog(c, 0), loop_weight(c, 0)));
}

const broken_t broken_floor[] = {
    { "separation", "Delta Pe a millionth more", "Delta Pe log M", a_little_more },
    { "Fano", "log 2 dropped", "Delta (log M - I(J;Y,S) - log 2)", without_log2 },
    { "capacity", "only the first context counted", "Delta (log M - Cbar - log 2)", the_better_stage },
    { "capacity", "the floor a thousandth more", "Delta (log M - Cbar - log 2)", a_thousandth_more },
    { "floor and Bayes risk", "the sign of the Bayes risk flipped", "R_Bayes log M", negated },
    { "Bayes risk and risk", "the risk a millionth less", "R log M", a_little_less },
    { NULL, NULL, NULL, NULL }
};
