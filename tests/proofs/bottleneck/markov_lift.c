/* SPDX-License-Identifier: MIT */
#include "tests/support/joint.h"

static long double divergence(const candidate_t *c, size_t d)
{
    long double kl = 0;
    for (size_t k = 0; k < DIM(c, "p(t|d)", 1); k++)
        if (AT(c, "p(t|d)", d, k) > 0) kl += AT(c, "p(t|d)", d, k) * logl(AT(c, "p(t|d)", d, k) / AT(c, "Q", k));
    return kl;
}

/* The probability from the tables; where a comparison is closer than 1e-12 the candidate is passed over. */
Test(bottleneck_markov_lift, by_plain_sums)
{
    const lemma_t *L = claimed("bottleneck/markov-lift");
    arena_t *A = arena_new();
    size_t compared = 0;
    EACH_CANDIDATE(A, L, "random", 200, c, t) {
        long double mean = 0, above = 0, close = 1, eta = entry(c, "eta", 0);
        size_t n = DIM(c, "p(t|d)", 0);
        for (size_t d = 0; d < n; d++) if (AT(c, "p(d)", d) > 0) mean += AT(c, "p(d)", d) * divergence(c, d);
        for (size_t d = 0; d < n; d++) {
            close = fminl(close, fabsl(divergence(c, d) - mean / eta));
            if (divergence(c, d) > mean / eta) above += AT(c, "p(d)", d);
        }
        if (isinf(mean) || close < 1e-12L || t->first == NULL || eta <= 0 || eta >= 1) continue;
        assert_side(L, t, "Markov", false, above, i);
        compared++;
    }
    cr_expect(compared > 20, "%zu", compared);
    arena_free(A);
}
