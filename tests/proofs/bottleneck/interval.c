/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/latent.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>

Test(interval, holds)
{
    record_t r = checked(&bottleneck_interval, 200);
    assert_holds(&r, 100);
    record_clear(&r);
}

Test(interval, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_interval, broken_interval); }

/* R(theta) = E l(J, a_theta(S,Y), S), without the canonical loss. */
static long double risk_of(const candidate_t *c, size_t theta)
{
    size_t nS = candidate_dim(c, 's'), M = candidate_dim(c, 'j'), nU = candidate_dim(c, 'u'), nH = candidate_dim(c, 'h'), nY = candidate_dim(c, 'y');
    size_t nA = candidate_dim(c, 'a');
    long double risk = 0;
    for (size_t k = 0; k < nS * M * nH * nY; k++) {
        size_t y = k % nY, h = k / nY % nH, j = k / (nY * nH) % M, s = k / (nY * nH * M);
        size_t a = candidate_index(c, "a_theta(s,y)", (theta * nS + s) * nY + y);
        risk += entry(c, "p(s)", s) / M * entry(c, "p(h|u,s)", (s * nU + candidate_index(c, "u_j(s)", s * M + j)) * nH + h)
              * entry(c, "p(y|h,s)", (s * nH + h) * nY + y) * entry(c, "l(j,a,s)", (s * M + j) * nA + a);
    }
    return risk;
}

/* E_D E_Q R with Qbar from the enumeration, R without the canonical loss. */
Test(interval, the_mean_risk_by_another_route)
{
    const lemma_t *L = &bottleneck_interval;
    arena_t *A = arena_new();
    for (size_t i = 0; i < 60; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "stages"), 5, i);
        latent_t latent;
        chain_t ignored = { .home = A };
        cr_assert(latent_open(&latent, &ignored, c, true));
        const pmf_t *Qbar = pmf_marginal(latent.with_J, THETA);
        long double mean = 0;
        for (size_t t = 0; t < Qbar->cells; t++) mean += risk_of(c, t) * (long double)(mpz_get_d(Qbar->num + t) / mpz_get_d(Qbar->den));
        double lo, hi;
        cr_assert(real_approx(term_called(L, lemma_chain(A, L, c)->first, "E_D E_Q R log M"), true, &lo, &hi));
        cr_expect(fabsl(mean * logl(mixture_size(c)) - (long double)lo) < 1e-12L, "candidate %zu", i);
    }
    arena_free(A);
}

/* The types of the data against its sequences: the binary label at m = 10, all 1024 of them, canonical losses by hand. */
Test(interval, the_event_by_sequences)
{
    const lemma_t *L = &bottleneck_interval;
    arena_t *A = arena_new();
    for (size_t i = 0; i < 24; i += 4) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "types"), 1, i);
        latent_t latent;
        chain_t ignored = { .home = A };
        cr_assert(latent_open(&latent, &ignored, c, true) && latent.count && latent.m == 10);
        const real_t *B = real_add(latent_times_m(&latent, loop_capacity(c)), real_add(latent_residual(latent.with_J), latent_displacement(&latent)));
        double lo, hi;
        cr_assert(real_approx(B, true, &lo, &hi));
        long double delta = (long double)mpq_get_d(candidate_number(c, "delta")), eta = (long double)mpq_get_d(candidate_number(c, "eta"));
        long double root = sqrtl(((long double)lo / eta + logl(2 * sqrtl(10) / delta)) / 20), above = 0, e = entry(c, "p(y|h,s)", 1), close = 1;
        for (unsigned code = 0; code < 1024; code++) {
            unsigned ones = (unsigned)__builtin_popcount(code);
            long double gap = 0;
            for (size_t t = 0; t < 2; t++)
                for (size_t y = 0; y < 2; y++) { /* y is fair; the loss of a is P(J != a|y) */
                    bool same = candidate_index(c, "a_theta(s,y)", t * 2 + y) == y;
                    long double share = (y ? ones : 10 - ones) / 10.0L;
                    gap += entry(c, "Q(theta|d)", ones * 2 + t) * (0.5L - share) * (same ? e : 1 - e);
                }
            close = fminl(close, fabsl(gap - root));
            if (gap > root) above += 1 / 1024.0L;
        }
        cr_assert(close > 1e-9L);
        cr_assert(real_approx(term_called(L, lemma_chain(A, L, c)->first, "P(E_Q R > ceiling)"), true, &lo, &hi));
        cr_expect(fabsl(above - (long double)lo) < 1e-12L, "candidate %zu: %Lg against %g", i, above, lo);
    }
    arena_free(A);
}
