/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

/* I(J;Y|S) from the joint law of (S,J,Y), in long doubles. */
static long double told(const candidate_t *c)
{
    const value_t *h = candidate_value(c, "p(h|u,s)"), *y = candidate_value(c, "p(y|h,s)");
    size_t M = candidate_value(c, "code")->dim[0], nS = h->dim[1], nH = h->dim[2], nY = y->dim[2];
    long double sum = 0;
    for (size_t s = 0; s < nS; s++)
        for (size_t b = 0; b < nY; b++) {
            long double p[64], all = 0;
            for (size_t j = 0; j < M; j++) {
                size_t u = candidate_index(c, "code", j * nS + s);
                p[j] = 0;
                for (size_t k = 0; k < nH; k++)
                    p[j] += entry(c, "p(h|u,s)", (u * nS + s) * nH + k) * entry(c, "p(y|h,s)", (k * nS + s) * nY + b);
                all += p[j] / (long double)M;
            }
            for (size_t j = 0; j < M; j++)
                sum += entry(c, "p(s)", s) / (long double)M * (all > 0 ? xlogx_over(p[j], all) : 0);
        }
    return sum;
}

Test(bottleneck_information_reduction, cell_by_cell)
{
    const lemma_t *L = claimed("bottleneck/information-reduction");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 60; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 1, i);
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        cr_expect(fabsl(side_near(L, t, "(12)", false) - told(c)) < 1e-12L, "candidate %zu", i);
        cr_expect(decide_link(L, link_called(L, "equal in every context"), t, &effort).verdict == VERDICT_EQUAL,
                  "candidate %zu", i);
    }
    arena_free(A);
}
