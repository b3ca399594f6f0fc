/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

/* Both sides by plain sums. */
Test(bottleneck_change_of_measure, by_plain_sums)
{
    const lemma_t *L = claimed("bottleneck/change-of-measure");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 60; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 9, i);
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        long double mean = 0, kl = 0, moment = 0;
        for (size_t k = 0; k < candidate_dim(c, 't'); k++) {
            long double p = entry(c, "P", k), q = entry(c, "Q", k), w = entry(c, "w", k);
            mean += p * logl(w);
            if (p > 0) kl += q > 0 ? p * logl(p / q) : INFINITY;
            moment += q * w;
        }
        cr_expect(fabsl(side_near(L, t, "change of measure", false) - mean) < 1e-12L, "candidate %zu", i);
        if (isinf(kl)) continue;
        cr_expect(fabsl(side_near(L, t, "change of measure", true) - (kl + logl(moment))) < 1e-12L, "candidate %zu", i);
    }
    arena_free(A);
}
