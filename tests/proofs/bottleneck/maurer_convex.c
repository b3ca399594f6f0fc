/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

/* The moment over all sequences of losses. */
static long double moment(const candidate_t *c, unsigned m)
{
    size_t n = candidate_dim(c, 'z'), sequences = 1;
    long double R = 0, sum = 0;
    for (size_t k = 0; k < n; k++) R += entry(c, "P", k) * entry(c, "l", k);
    for (unsigned k = 0; k < m; k++) sequences *= n;
    for (size_t i = 0; i < sequences; i++) {
        long double p = 1, mean = 0;
        for (size_t k = 0, code = i; k < m; k++, code /= n) {
            p *= entry(c, "P", code % n);
            mean += entry(c, "l", code % n) / m;
        }
        if (p > 0) sum += p * expl(m * kl_coins(fminl(mean, 1), R));
    }
    return sum;
}

Test(bottleneck_maurer_convex, over_sequences)
{
    const lemma_t *L = claimed("bottleneck/maurer-convex");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t done = 0;
    for (size_t i = 0; i < 40; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "three"), 1, i);
        if (mpq_cmp_ui(candidate_number(c, "m"), 6, 1) > 0) continue; /* too many sequences */
        done++;
        long double want = moment(c, (unsigned)mpq_get_d(candidate_number(c, "m"))),
            found = side_near(L, lemma_chain_with(A, L, c, &effort), "convexity", false);
        cr_expect(fabsl(found / want - 1) < 1e-7L, "candidate %zu: %Lg against %Lg", i, found, want);
    }
    cr_expect(done >= 20, "%zu candidates", done);
    arena_free(A);
}
