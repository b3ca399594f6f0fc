/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/learning.h"
#include "tests/broken/bottleneck/variants.h"

/* P(E_Q R > E_Q Rhat): c = 0. */
static sign_t any_gap(const learning_t *L, size_t d, const void *self)
{
    (void)self;
    return mpq_cmp(learning_risk(L, d), learning_empirical(L, d)) > 0 ? SIGN_POS : SIGN_NEG;
}

static const real_t *no_price(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    learning_t L;
    (void)x;
    (void)row;
    learning_fill(&L, c);
    return learning_probability(&L, any_gap, NULL);
}

const broken_t broken_mcallester[] = {
    { "ceiling", "c = 0", "P(E_Q R > klinv(E_Q Rhat, c))", no_price },
    { "square root", "half of the root", "E_Q Rhat + sqrt(c/2)", half },
    { NULL, NULL, NULL, NULL }
};
