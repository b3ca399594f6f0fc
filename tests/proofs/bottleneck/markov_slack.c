/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/paper.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>

Test(markov_slack, what_holds_and_what_does_not)
{
    record_t r = checked(&bottleneck_markov_slack, 200);
    const lemma_t *L = &bottleneck_markov_slack;
    cr_expect(record_link(&r, link_called(L, "Markov, >")) == FOUND_HOLDS);
    cr_expect(record_link(&r, link_called(L, "Markov, >=")) == FOUND_REFUTED);
    cr_expect(record_link(&r, link_called(L, "Markov, >=, positive and finite mean")) == FOUND_HOLDS);
    assert_attained(&r, "Markov, >=, positive and finite mean");
    for (size_t k = 0; k < 3; k++) cr_expect(record_tried(&r.link[k]) >= 100);
    record_clear(&r);
}

Test(markov_slack, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_markov_slack, broken_markov_slack); }

/* The counterexample to >= by hand: Q_d = P for every d, so every divergence and their mean are 0, and 0 >= 0 always, while
** eta < 1. And every violation has a mean that is 0 or infinite. */
Test(markov_slack, only_where_the_mean_is_zero_or_infinite)
{
    const lemma_t *L = &bottleneck_markov_slack;
    record_t r = checked(L, 100);
    arena_t *A = arena_new();
    witness_t w = witness_at(A, &r, link_called(L, "Markov, >="), r.link[link_called(L, "Markov, >=")].violation);
    const value_t *Q = candidate_value(w.candidate, "Q(theta|d)"), *P = candidate_value(w.candidate, "P(theta)");
    for (size_t i = 0; i < Q->cells; i++) cr_expect(mpq_equal(Q->at + i, P->at + i % P->cells));
    cr_expect(mpq_cmp_ui(candidate_number(w.candidate, "eta"), 1, 1) < 0);
    effort_t effort = EFFORT_DEFAULT;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < 24; i++) {
            arena_reset(A);
            const chain_t *t = lemma_chain(A, L, lemma_candidate(A, L, f, 1, i));
            bool broken = decide_link(L, 1, t, &effort).verdict == VERDICT_VIOLATED;
            cr_expect(!broken || decide_link(L, 2, t, &effort).verdict == VERDICT_OUTSIDE, "family %zu, candidate %zu", f, i);
        }
    arena_free(A);
    record_clear(&r);
}

/* Both probabilities from the tables, in long doubles. */
Test(markov_slack, by_hand)
{
    const lemma_t *L = &bottleneck_markov_slack;
    arena_t *A = arena_new();
    size_t compared = 0;
    for (size_t i = 0; i < 150; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 4, i);
        size_t n = candidate_dim(c, 'd'), thetas = candidate_dim(c, 't');
        long double kl[16] = { 0 }, mean = 0, above = 0, close = 1;
        for (size_t d = 0; d < n; d++) {
            for (size_t t = 0; t < thetas; t++)
                if (entry(c, "Q(theta|d)", d * thetas + t) > 0) {
                    long double p = entry(c, "P(theta)", t), q = entry(c, "Q(theta|d)", d * thetas + t);
                    kl[d] += p > 0 ? q * logl(q / p) : INFINITY;
                }
            if (entry(c, "p(d)", d) > 0) mean += entry(c, "p(d)", d) * kl[d];
        }
        long double threshold = mean / (long double)mpq_get_d(candidate_number(c, "eta"));
        if (isinf(mean)) continue;
        for (size_t d = 0; d < n; d++) {
            close = fminl(close, fabsl(kl[d] - threshold));
            if (kl[d] > threshold) above += entry(c, "p(d)", d);
        }
        if (close < 1e-12L) continue;
        double lo, hi;
        cr_assert(real_approx(lemma_chain(A, L, c)->first->term[0], true, &lo, &hi));
        cr_expect(fabsl(above - (long double)lo) < 1e-12L, "candidate %zu: %Lg against %g", i, above, lo);
        compared++;
    }
    cr_expect(compared > 25, "%zu", compared);
    arena_free(A);
}
