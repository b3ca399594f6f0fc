/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

/* The three distances of two coins, in long doubles. */
Test(bottleneck_pinsker, by_plain_sums)
{
    const lemma_t *L = claimed("bottleneck/pinsker");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 100; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 3, i);
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        long double p = entry(c, "p", 0), q = entry(c, "q", 0), square = (p - q) * (p - q),
                    chi = square / (q * (1 - q));
        if (q < 1e-6L || q > 1 - 1e-6L) continue;
        cr_expect(fabsl(side_near(L, t, "Pinsker", false) - 2 * square) < 1e-12L, "candidate %zu", i);
        cr_expect(fabsl(side_near(L, t, "Pinsker", true) - kl_coins(p, q)) < 1e-12L * (1 + chi), "candidate %zu", i);
        cr_expect(fabsl(side_near(L, t, "chi-square", true) - chi) < 1e-12L * (1 + chi), "candidate %zu", i);
    }
    arena_free(A);
}
