/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/learning.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>

Test(pac_bayes_kl, holds)
{
    record_t r = checked(&bottleneck_pac_bayes_kl, 100);
    assert_holds(&r, 100);
    record_clear(&r);
}

Test(pac_bayes_kl, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_pac_bayes_kl, broken_pac_bayes_kl); }

/* What one sequence of observations contributes: its probability, and on which side of both thresholds it is. */
typedef struct { long double p, in_B, in_moment, in_B_root; } sequence_t;

static sequence_t of_sequence(const candidate_t *c, size_t code, unsigned m, long double threshold)
{
    size_t n = candidate_dim(c, 'z'), thetas = candidate_dim(c, 't');
    unsigned count[8] = { 0 };
    sequence_t s = { .p = 1 };
    for (unsigned k = 0; k < m; k++, code /= n) { s.p *= entry(c, "p(z)", code % n); count[code % n]++; }
    size_t d = type_place(count, n, m);
    long double R = 0, Rhat = 0, kl = 0, moment = 0;
    for (size_t t = 0; t < thetas; t++) {
        long double r = 0, hat = 0, q = entry(c, "Q(theta|d)", d * thetas + t), prior = entry(c, "P(theta)", t);
        for (size_t z = 0; z < n; z++) {
            r += entry(c, "p(z)", z) * entry(c, "l(theta,z)", t * n + z);
            hat += (long double)count[z] / m * entry(c, "l(theta,z)", t * n + z);
        }
        R += q * r;
        Rhat += q * hat;
        if (q > 0) kl += prior > 0 ? q * logl(q / prior) : INFINITY;
        if (prior > 0 && s.p > 0) moment += prior * expl(m * kl_coins(fminl(hat, 1), r));
    }
    s.in_B = m * kl_coins(fminl(Rhat, 1), fminl(R, 1)) - kl - threshold;
    s.in_B_root = s.in_B + logl(xi_sum(m)) - logl(2 * sqrtl(m));
    s.in_moment = logl(moment) - threshold;
    return s;
}

/* Every sequence enumerated, types nowhere: P(B) and the probability of the moment's event. */
Test(pac_bayes_kl, by_sequences)
{
    const lemma_t *L = &bottleneck_pac_bayes_kl;
    arena_t *A = arena_new();
    size_t compared = 0, some = 0;
    for (size_t i = 0; i < 200; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, i % 2 ? "worst" : "letters"), 2, i / 2 % 60);
        unsigned m = (unsigned)mpq_get_d(candidate_number(c, "m"));
        size_t n = candidate_dim(c, 'z'), sequences = 1;
        for (unsigned k = 0; k < m; k++) sequences *= n;
        if (sequences > 20000) continue;
        long double P_B = 0, P_moment = 0, P_root = 0, close = 1, threshold = logl(xi_sum(m)) - logl((long double)mpq_get_d(candidate_number(c, "delta")));
        for (size_t code = 0; code < sequences; code++) {
            sequence_t s = of_sequence(c, code, m, threshold);
            if (s.p <= 0) continue;
            close = fminl(close, fminl(fabsl(s.in_B), fminl(fabsl(s.in_moment), fabsl(s.in_B_root))));
            if (s.in_B_root > 0) P_root += s.p;
            if (s.in_B > 0) P_B += s.p;
            if (s.in_moment > 0) P_moment += s.p;
        }
        if (close < 1e-12L) continue;
        const chain_row_t *row = lemma_chain(A, L, c)->first;
        mpq_ptr q = arena_mpq(A, 1);
        cr_assert(real_is_rat(row->term[0], q));
        cr_expect(fabsl(P_B - (long double)mpq_get_d(q)) < 1e-12L, "candidate %zu: P(B)", i);
        double lo, hi;
        cr_assert(real_approx(row->term[1], true, &lo, &hi));
        cr_expect(fabsl(P_moment - (long double)lo) < 1e-12L, "candidate %zu: the moment's event", i);
        cr_assert(real_approx(row->term[3], true, &lo, &hi));
        cr_expect(fabsl(P_root - (long double)lo) < 1e-12L, "candidate %zu: P(B) with 2 sqrt(m)", i);
        compared++;
        some += P_B > 0;
    }
    cr_expect(compared > 60 && some > 3, "%zu compared, %zu of them with P(B) > 0", compared, some);
    arena_free(A);
}
