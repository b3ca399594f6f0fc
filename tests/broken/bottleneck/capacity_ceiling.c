/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/latent.h"
#include "tests/broken/bottleneck/variants.h"

/* The probability that the gap is positive at all: the root dropped. */
static const real_t *no_root(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    latent_t L;
    risks_t r;
    chain_t ignored = { .home = c->home };
    (void)row;
    if (!latent_open(&L, &ignored, c, true)) return x;
    risks_fill(&r, &L, candidate_value(c, "l(theta;s,y)")->at);
    const pmf_t *p = pmf_marginal(L.with_U, DATA);
    mpq_ptr total = arena_mpq(c->home, 2), q = total + 1;
    for (size_t d = 0; d < p->cells; d++) {
        if (mpq_sgn(risks_gap_of(&r, d)) <= 0) continue;
        pmf_prob(q, p, d);
        mpq_add(total, total, q);
    }
    return real_rat(c->home, total);
}

const broken_t broken_capacity_ceiling[] = {
    { "ceiling", "the root dropped", "P(E_Q R > E_Q Rhat + sqrt((B/eta + log(2 sqrt(m)/delta))/(2m)))", no_root },
    { "information", "half of the root", "sqrt(I(theta;D)/(2m))", half },
    { "capacity", "half of the root", "sqrt((Cbar + I(U;S))/2 + rho/(2m))", half },
    { NULL, NULL, NULL, NULL }
};
