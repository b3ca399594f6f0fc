/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/paper.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>

Test(maurer_convex, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_maurer_convex, 200);
    assert_holds(&r, 100);
    assert_attained(&r, "convexity");
    record_clear(&r);
}

Test(maurer_convex, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_maurer_convex, broken_maurer_convex); }

/* The moment over all sequences of losses. */
static long double moment(const candidate_t *c, unsigned m)
{
    size_t n = candidate_dim(c, 'v'), sequences = 1;
    long double R = 0, sum = 0;
    for (size_t k = 0; k < n; k++) R += entry(c, "p(v)", k) * entry(c, "v", k);
    for (unsigned k = 0; k < m; k++) sequences *= n;
    for (size_t i = 0; i < sequences; i++) {
        long double p = 1, mean = 0;
        for (size_t k = 0, code = i; k < m; k++, code /= n) { p *= entry(c, "p(v)", code % n); mean += entry(c, "v", code % n) / m; }
        if (p > 0) sum += p * expl(m * kl_coins(fminl(mean, 1), R));
    }
    return sum;
}

Test(maurer_convex, the_moment_over_sequences)
{
    const lemma_t *L = &bottleneck_maurer_convex;
    arena_t *A = arena_new();
    for (size_t i = 0; i < 60; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "three"), 1, i);
        long double by_hand = moment(c, (unsigned)mpq_get_d(candidate_number(c, "m")));
        double lo, hi;
        cr_assert(real_approx(term_called(L, lemma_chain(A, L, c)->first, "E exp(m kl(mean||R))"), true, &lo, &hi));
        cr_expect(fabsl(by_hand / (long double)lo - 1) < 1e-7L, "candidate %zu: %Lg against %g", i, by_hand, lo);
    }
    arena_free(A);
}
