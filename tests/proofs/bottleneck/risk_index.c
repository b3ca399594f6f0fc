/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

/* The risk and the error, cell by cell. */
typedef struct { long double risk, error; } outcome_of_t;

static outcome_of_t counted(const candidate_t *c)
{
    const value_t *y = candidate_value(c, "p(y|u,s)"), *a = candidate_value(c, "p(a|y,s)");
    size_t M = candidate_value(c, "code")->dim[0], nS = y->dim[1], nY = y->dim[2], nA = a->dim[2];
    outcome_of_t r = { 0, 0 };
    for (size_t i = 0; i < M * nS * nY * nA; i++) {
        size_t act = i % nA, label = i / nA % nY, s = i / nA / nY % nS, j = i / nA / nY / nS,
               u = candidate_index(c, "code", j * nS + s);
        long double p = entry(c, "p(s)", s) / (long double)M * entry(c, "p(y|u,s)",
            (u * nS + s) * nY + label) * entry(c, "p(a|y,s)", (label * nS + s) * nA + act);
        r.risk += p * entry(c, "l", u * nA + act);
        r.error += candidate_index(c, "phi", act * nS + s) == j ? 0 : p;
    }
    return r;
}

Test(bottleneck_risk_index, cell_by_cell)
{
    const lemma_t *L = claimed("bottleneck/risk-index");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t f = lemma_family(L, "graded"), tried = 0;
    for (size_t i = 0; i < 60; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, f, 1, i);
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        if (t->outside) continue;
        outcome_of_t r = counted(c);
        cr_expect(fabsl(side_near(L, t, "(11) by (10) alone", true) - r.risk) < 1e-14L, "risk, candidate %zu", i);
        cr_expect(fabsl(side_near(L, t, "(11) by (10) alone", false) - (entry(c, "eps", 0) + entry(c, "Delta", 0))
            * r.error) < 1e-14L, "error, candidate %zu", i);
        tried++;
    }
    cr_expect(tried > 30, "%zu", tried);
    arena_free(A);
}

/* A codebook that misses (10) by a thousandth in one entry is outside, and the entry is named. */
Test(bottleneck_risk_index, one_entry_off_is_outside)
{
    const lemma_t *L = claimed("bottleneck/risk-index");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 4; i++) {
        const chain_t *t =
            lemma_chain_with(A, L, lemma_candidate(A, L, lemma_family(L, "one entry off"), 1, i), &effort);
        cr_expect(t->outside && strstr(t->outside, "(10): not so at j=0, s=0, a=1"), "%s",
                  t->outside ? t->outside : "inside");
    }
    arena_free(A);
}
