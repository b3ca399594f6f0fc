/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/fano_families.h"
#include "tests/broken/bottleneck/variants.h"

/* Pe log(M-1) without h(Pe). */
static const real_t *without_entropy(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row;
    return real_sub(x, info_binary_entropy(c->home, decoder_error(c, candidate_law(c, "p(s,j,y)"))));
}

/* log M in place of log 2 + Pe log M. */
static const real_t *log_M(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row;
    return real_scale(real_sub(x, real_log_ui(c->home, 2)), decoder_error(c, candidate_law(c, "p(s,j,y)")));
}

const broken_t broken_fano[] = {
    { "Fano", "h(Pe) dropped", "h(Pe) + Pe log(M-1)", without_entropy },
    { "Fano", "the bound a millionth less", "h(Pe) + Pe log(M-1)", a_little_less },
    { "Fano as used", "log 2 dropped, Pe squared", "log 2 + Pe log M", log_M },
    { NULL, NULL, NULL, NULL }
};
