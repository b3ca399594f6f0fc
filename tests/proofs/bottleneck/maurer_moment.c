/* SPDX-License-Identifier: MIT */
#include "numerics/info/maurer.h"
#include "tests/support/claimed.h"

/* The moment by doubles, and xi(1) = 2, xi(2) = 5/2, xi(3) = 26/9 by hand. */
Test(bottleneck_maurer_moment, by_plain_sums)
{
    const lemma_t *L = claimed("bottleneck/maurer-moment");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 24; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "means"), 3, i);
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        long double m = entry(c, "m", 0), R = entry(c, "R", 0), sum = 0;
        for (long double k = 0; k <= m; k++)
            sum += expl(lgammal(m + 1) - lgammal(k + 1) - lgammal(m - k + 1) + k * logl(R) + (m - k) * logl(1 - R) +
                        m * kl_coins(k / m, R));
        cr_expect(fabsl(side_near(L, t, "Bernoulli moment", false) / sum - 1) < 1e-12L, "candidate %zu", i);
        cr_expect(fabsl(side_near(L, t, "Bernoulli moment", true) / xi_sum((unsigned)m) - 1) < 1e-12L, "candidate %zu",
                  i);
    }
    arena_free(A);
}

Test(bottleneck_maurer_moment, small_cases_by_hand)
{
    static const unsigned long want[][2] = { { 2, 1 }, { 5, 2 }, { 26, 9 } };
    mpq_t xi;
    mpq_init(xi);
    for (unsigned long m = 1; m <= 3; m++) {
        maurer_xi_binomial(xi, m);
        cr_expect(mpq_cmp_ui(xi, want[m - 1][0], want[m - 1][1]) == 0, "m = %lu", m);
    }
    mpq_clear(xi);
}
