/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

/* The error of the decoder and H(J|Y,S), cell by cell. */
typedef struct { long double error, left; } decoded_t;

static decoded_t decoded(const candidate_t *c)
{
    const value_t *y = candidate_value(c, "p(y|j,s)");
    size_t M = y->dim[0], nS = y->dim[1], nY = y->dim[2];
    decoded_t d = { 1, 0 };
    for (size_t a = 0; a < nS; a++)
        for (size_t b = 0; b < nY; b++) {
            long double p[64], all = 0;
            for (size_t k = 0; k < M; k++) all += p[k] = entry(c, "p(s)", a) * entry(c, "p(j|s)",
                a * M + k) * entry(c, "p(y|j,s)", (k * nS + a) * nY + b);
            for (size_t k = 0; k < M; k++) {
                d.error -= p[k] * entry(c, "guess", (b * nS + a) * M + k);
                if (p[k] > 0) d.left -= p[k] * logl(p[k] / all);
            }
        }
    return d;
}

Test(bottleneck_fano, cell_by_cell)
{
    const lemma_t *L = claimed("bottleneck/fano");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 60; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 3, i);
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        if (t->outside) continue;
        decoded_t d = decoded(c);
        size_t M = candidate_value(c, "p(j|s)")->dim[1];
        cr_expect(fabsl(side_near(L, t, "Fano", false) - d.left) < 1e-12L, "H(J|Y,S), candidate %zu", i);
        cr_expect(fabsl(side_near(L, t, "Fano as used", true) - (logl(2) + d.error * logl(M))) < 1e-12L,
                  "Pe, candidate %zu", i);
    }
    arena_free(A);
}

/* Fano is attained where every posterior is (1-Pe, Pe/(M-1), ..) around its guess, and so is the sharp form. */
Test(bottleneck_fano, the_equality_form_is_equal)
{
    const lemma_t *L = claimed("bottleneck/fano");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t f = lemma_family(L, "equality");
    for (size_t i = 0; i < L->families[f]->size; i++, arena_reset(A)) {
        const chain_t *t = lemma_chain_with(A, L, lemma_candidate(A, L, f, 1, i), &effort);
        cr_expect(decide_link(L, link_called(L, "Fano"), t, &effort).verdict == VERDICT_EQUAL, "candidate %zu", i);
        cr_expect(decide_link(L, link_called(L, "sharp form"), t, &effort).verdict == VERDICT_EQUAL, "candidate %zu",
                  i);
    }
    arena_free(A);
}
