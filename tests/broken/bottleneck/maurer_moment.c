/* SPDX-License-Identifier: MIT */
#include "tests/broken/bottleneck/variants.h"

/* The index k/m = 1 left out of the sum: xi(m) - 1. */
static const real_t *a_term_dropped(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row;
    return real_sub(x, real_si(c->home, 1));
}

const broken_t broken_maurer_moment[] = {
    { "lower bound", "half of the square", "xi(m)^2", half },
    { "upper bound", "4 m a millionth less: attained at m = 1", "4 m", a_little_less },
    { "upper bound", "2 m in place of 4 m", "4 m", half },
    { "Bernoulli moment", "a term dropped", "xi(m)", a_term_dropped },
    { NULL, NULL, NULL, NULL }
};
