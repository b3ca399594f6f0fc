/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/latent.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>

Test(capacity_kl, what_holds_and_what_does_not)
{
    const lemma_t *L = &bottleneck_capacity_kl;
    record_t r = checked(L, 200);
    for (size_t k = 0; L->links[k].name; k++) {
        bool bare = k == link_called(L, "bare form of the abstract");
        cr_expect(record_link(&r, k) == (bare ? FOUND_REFUTED : FOUND_HOLDS), "%s", L->links[k].name);
        cr_expect(record_tried(&r.link[k]) >= 100, "%s: %lu", L->links[k].name, record_tried(&r.link[k]));
        assert_attained(&r, L->links[k].name);
    }
    record_clear(&r);
}

Test(capacity_kl, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_capacity_kl, broken_capacity_kl); }

/* The counterexample that matters, by hand: a useless fair label, theta a copy of it, P uniform. Every Q_d is a point mass, so each
** divergence from P = (1/n, .., 1/n) is log n; no letter of Y depends on U, so C_art = 0 = Cbar. */
Test(capacity_kl, remembered_noise)
{
    const lemma_t *L = &bottleneck_capacity_kl;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "noise"), 1, 0);
    size_t n = candidate_dim(c, 'y');
    for (size_t i = 0; i < n * n; i++) cr_expect(mpq_cmp_ui(candidate_value(c, "Q(theta|d)")->at + i, i / n == i % n, 1) == 0);
    const chain_row_t *row = lemma_chain(A, L, c)->first;
    cr_expect(real_cmp(term_called(L, row, "E KL(Q_D||P)"), real_log_ui(A, n), &effort) == SIGN_ZERO);
    cr_expect(real_sgn(term_called(L, row, "m Cbar"), &effort) == SIGN_ZERO);
    cr_expect(real_cmp(term_called(L, row, "rho"), real_log_ui(A, n), &effort) == SIGN_ZERO);
    arena_free(A);
}

/* E KL(Q_D||P) over all sequences of (j,s,y), from the tables of the candidate. */
static long double spent(const candidate_t *c, unsigned m)
{
    size_t nS = candidate_dim(c, 's'), M = candidate_dim(c, 'j'), nU = candidate_dim(c, 'u'), nH = candidate_dim(c, 'h'), nY = candidate_dim(c, 'y');
    size_t thetas = candidate_dim(c, 't'), letters = nS * nY, sequences = 1;
    long double one[64] = { 0 }, sum = 0;
    for (size_t s = 0; s < nS; s++)
        for (size_t j = 0; j < M; j++)
            for (size_t h = 0; h < nH; h++)
                for (size_t y = 0; y < nY; y++)
                    one[s * nY + y] += entry(c, "p(s)", s) * entry(c, "p(j)", j)
                                     * entry(c, "p(h|u,s)", (s * nU + candidate_index(c, "u_j(s)", s * M + j)) * nH + h)
                                     * entry(c, "p(y|h,s)", (s * nH + h) * nY + y);
    for (unsigned k = 0; k < m; k++) sequences *= letters;
    for (size_t d = 0; d < sequences; d++) {
        long double p = 1, kl = 0;
        for (size_t k = 0, code = d; k < m; k++, code /= letters) p *= one[code % letters];
        for (size_t t = 0; t < thetas; t++) {
            long double q = entry(c, "Q(theta|d)", d * thetas + t);
            if (q > 0) kl += q * logl(q / entry(c, "P(theta)", t));
        }
        if (p > 0) sum += p * kl;
    }
    return sum;
}

Test(capacity_kl, the_mean_divergence_over_sequences)
{
    const lemma_t *L = &bottleneck_capacity_kl;
    arena_t *A = arena_new();
    for (size_t i = 0; i < 80; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "stages"), 6, i);
        const real_t *term = term_called(L, lemma_chain(A, L, c)->first, "E KL(Q_D||P)");
        double lo, hi;
        long double by_hand = spent(c, (unsigned)mpq_get_d(candidate_number(c, "m")));
        if (real_is_inf(term)) { cr_expect(isinf(by_hand)); continue; }
        cr_assert(real_approx(term, true, &lo, &hi));
        cr_expect(fabsl(by_hand - (long double)lo) < 1e-9L, "candidate %zu: %Lg against %g", i, by_hand, lo);
    }
    arena_free(A);
}
