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

/* Over the sequences of m = 8 labels that are 0, 1 or erased: the gap of constant guesses under Q, whose canonical loss is 0 or 1 on a
** label and 1/2 on an erasure. The probability that it exceeds the root. */
static long double by_sequences(const candidate_t *c, long double root, long double *close)
{
    enum { LABELS = 8, SEQUENCES = 6561 };
    long double above = 0;
    for (unsigned code = 0; code < SEQUENCES; code++) {
        unsigned count[3] = { 0 };
        long double p = 1, gap = 0;
        for (unsigned k = 0, rest = code; k < LABELS; k++, rest /= 3) {
            count[rest % 3]++;
            p *= (entry(c, "p(y|h,s)", rest % 3) + entry(c, "p(y|h,s)", 3 + rest % 3)) / 2;
        }
        size_t d = type_place(count, 3, LABELS);
        for (size_t theta = 0; theta < 2; theta++)
            gap += entry(c, "Q(theta|d)", d * 2 + theta) * (0.5L - (count[1 - theta] + count[2] / 2.0L) / LABELS);
        *close = fminl(*close, fabsl(gap - root));
        if (gap > root) above += p;
    }
    return above;
}

/* The ceiling's event can happen: it has a positive probability on some candidate, the same by types and by sequences. */
Test(interval, the_event_by_sequences)
{
    const lemma_t *L = &bottleneck_interval;
    arena_t *A = arena_new();
    for (size_t i = 0; i < 36; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "types"), 1, i);
        latent_t latent;
        chain_t ignored = { .home = A };
        cr_assert(latent_open(&latent, &ignored, c, true) && latent.count);
        if (latent.m != 8 || candidate_dim(c, 'y') != 3) continue;
        const real_t *B = real_add(latent_times_m(&latent, loop_capacity(c)), real_add(latent_residual(latent.with_J), latent_displacement(&latent)));
        double lo, hi;
        cr_assert(real_approx(B, true, &lo, &hi));
        long double delta = (long double)mpq_get_d(candidate_number(c, "delta")), eta = (long double)mpq_get_d(candidate_number(c, "eta")), close = 1;
        long double above = by_sequences(c, sqrtl(((long double)lo / eta + logl(2 * sqrtl(8) / delta)) / 16), &close);
        if (close < 1e-9L) continue;
        cr_assert(real_approx(term_called(L, lemma_chain(A, L, c)->first, "P(E_Q R > ceiling)"), true, &lo, &hi));
        cr_expect(fabsl(above - (long double)lo) < 1e-15L, "candidate %zu: %Lg against %g", i, above, lo);
    }
    arena_free(A);
}

Test(interval, the_event_is_not_empty_everywhere)
{
    record_t r = checked(&bottleneck_interval, 40);
    size_t k = link_called(&bottleneck_interval, "ceiling");
    cr_expect(r.link[k].has_ratio && r.link[k].ratio.lo > 0, "P(E_Q R > ceiling) = 0 on every candidate");
    record_clear(&r);
}
