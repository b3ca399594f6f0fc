/* SPDX-License-Identifier: MIT */
#include "tests/broken/bottleneck/variants.h"
#include "proofs/bottleneck/setting.h"

/* log 2 dropped from the floor. */
static const real_t *without_log2(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row;
    return real_add(x, real_scale(real_log_ui(c->home, 2), candidate_number(c, "Delta")));
}

/* The probability that the ceiling is not above. */
static const real_t *complement(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row;
    return real_sub(real_si(c->home, 1), x);
}

const broken_t broken_interval[] = {
    { "floor", "log 2 dropped", "Delta (log M - Cbar - log 2)", without_log2 },
    { "ceiling", "the event turned about", "P(E_Q R > ceiling)", complement },
    { NULL, NULL, NULL, NULL }
};
