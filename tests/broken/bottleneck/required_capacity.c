/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

/* log 2 dropped. */
static const real_t *without_log2(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row;
    return real_add(x, real_log_ui(c->home, 2));
}

const broken_t broken_required_capacity[] = {
    { "required capacity", "log 2 dropped", "(1 - r/Delta) log M - log 2", without_log2 },
    { "required by the best rule", "log 2 dropped", "(1 - R_Bayes/Delta) log M - log 2", without_log2 },
    { "required by the best rule", "the sign of Cbar flipped", "Cbar", negated },
    { NULL, NULL, NULL, NULL }
};
