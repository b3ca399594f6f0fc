/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/paper.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>

Test(observable_loss, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_observable_loss, 200);
    assert_holds(&r, 200);
    for (size_t k = 0; k < 3; k++) assert_attained(&r, bottleneck_observable_loss.links[k].name);
    record_clear(&r);
}

Test(observable_loss, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_observable_loss, broken_observable_loss); }

/* R by one sum over all of s, u, h, y, a. */
Test(observable_loss, the_risk_by_one_sum)
{
    const lemma_t *L = &bottleneck_observable_loss;
    arena_t *A = arena_new();
    for (size_t i = 0; i < 60; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 5, i);
        size_t nS = candidate_dim(c, 's'), nU = candidate_dim(c, 'u'), nH = candidate_dim(c, 'h'), nY = candidate_dim(c, 'y'), nA = candidate_dim(c, 'a');
        long double risk = 0;
        for (size_t k = 0; k < nS * nU * nH * nY * nA; k++) {
            size_t a = k % nA, y = k / nA % nY, h = k / (nA * nY) % nH, u = k / (nA * nY * nH) % nU, s = k / (nA * nY * nH * nU);
            risk += entry(c, "p(s)", s) * entry(c, "p(u|s)", s * nU + u) * entry(c, "p(h|u,s)", (s * nU + u) * nH + h)
                  * entry(c, "p(y|h,s)", (s * nH + h) * nY + y) * entry(c, "p(a|s,y)", (s * nY + y) * nA + a)
                  * entry(c, "l(u,a,s)", (s * nU + u) * nA + a);
        }
        double lo, hi;
        cr_assert(real_approx(term_called(L, lemma_chain(A, L, c)->first, "E lobs(Y,a,S)"), true, &lo, &hi));
        cr_expect(fabsl(risk - (long double)lo) < 1e-12L, "candidate %zu", i);
    }
    arena_free(A);
}
