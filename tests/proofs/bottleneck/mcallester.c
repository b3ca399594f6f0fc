/* SPDX-License-Identifier: MIT */
#include "numerics/klinv/klinv.h"
#include "proofs/bottleneck/learning.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>

Test(mcallester, holds)
{
    record_t r = checked(&bottleneck_mcallester, 100);
    assert_holds(&r, 100);
    record_clear(&r);
}

Test(mcallester, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_mcallester, broken_mcallester); }

/* sup{q >= p : kl(p||q) <= c} by bisection. */
static long double inverse(long double p, long double c)
{
    long double lo = p, hi = 1;
    for (int i = 0; i < 200; i++) {
        long double mid = (lo + hi) / 2;
        if (kl_coins(p, mid) <= c) lo = mid;
        else hi = mid;
    }
    return lo;
}

/* One sequence: its probability, and E_Q R less the inverse. */
static long double above(const candidate_t *c, size_t code, unsigned m, long double *excess)
{
    size_t n = candidate_dim(c, 'z'), thetas = candidate_dim(c, 't');
    unsigned count[8] = { 0 };
    long double p = 1, R = 0, Rhat = 0, kl = 0;
    for (unsigned k = 0; k < m; k++, code /= n) { p *= entry(c, "p(z)", code % n); count[code % n]++; }
    size_t d = type_place(count, n, m);
    for (size_t t = 0; t < thetas; t++) {
        long double q = entry(c, "Q(theta|d)", d * thetas + t);
        for (size_t z = 0; z < n; z++) {
            R += q * entry(c, "p(z)", z) * entry(c, "l(theta,z)", t * n + z);
            Rhat += q * count[z] / m * entry(c, "l(theta,z)", t * n + z);
        }
        if (q > 0) kl += q * logl(q / entry(c, "P(theta)", t));
    }
    long double rate = (kl + logl(2 * sqrtl(m) / (long double)mpq_get_d(candidate_number(c, "delta")))) / m;
    *excess = isinf(kl) ? -1 : R - inverse(whole(Rhat), rate);
    return p;
}

Test(mcallester, by_sequences)
{
    const lemma_t *L = &bottleneck_mcallester;
    arena_t *A = arena_new();
    size_t compared = 0;
    for (size_t i = 0; i < 60; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "worst"), 2, i);
        unsigned m = (unsigned)mpq_get_d(candidate_number(c, "m"));
        size_t n = candidate_dim(c, 'z'), sequences = 1;
        for (unsigned k = 0; k < m; k++) sequences *= n;
        if (sequences > 3000) continue;
        long double P = 0, close = 1;
        for (size_t code = 0; code < sequences; code++) {
            long double excess, p = above(c, code, m, &excess);
            if (p <= 0) continue;
            close = fminl(close, fabsl(excess));
            if (excess > 0) P += p;
        }
        if (close < 1e-12L) continue;
        double lo, hi;
        cr_assert(real_approx(lemma_chain(A, L, c)->first->term[0], true, &lo, &hi));
        cr_expect(fabsl(P - (long double)lo) < 1e-12L, "candidate %zu", i);
        compared++;
    }
    cr_expect(compared > 15, "%zu", compared);
    arena_free(A);
}
