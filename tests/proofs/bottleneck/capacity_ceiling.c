/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/latent.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>

Test(capacity_ceiling, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_capacity_ceiling, 200);
    assert_holds(&r, 100);
    assert_attained(&r, "information");
    assert_attained(&r, "capacity");
    record_clear(&r);
}

Test(capacity_ceiling, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_capacity_ceiling, broken_capacity_ceiling); }

/* P(z) of one draw, from the law of the loop. */
static long double draw(const candidate_t *c, size_t z)
{
    size_t nY = candidate_dim(c, 'y'), s = z / nY, M = candidate_dim(c, 'j'), nU = candidate_dim(c, 'u'), nH = candidate_dim(c, 'h');
    long double p = 0;
    for (size_t j = 0; j < M; j++)
        for (size_t h = 0; h < nH; h++)
            p += entry(c, "p(j)", j) * entry(c, "p(h|u,s)", (s * nU + candidate_index(c, "u_j(s)", s * M + j)) * nH + h)
               * entry(c, "p(y|h,s)", (s * nH + h) * nY + z % nY);
    return p * entry(c, "p(s)", s);
}

/* E(R - Rhat) and the probability of a gap above `root`, over all sequences. */
static long double gaps(const candidate_t *c, unsigned m, long double root, long double *above, long double *close)
{
    size_t letters = candidate_dim(c, 's') * candidate_dim(c, 'y'), thetas = candidate_dim(c, 't'), sequences = 1;
    long double mean = 0;
    for (unsigned k = 0; k < m; k++) sequences *= letters;
    for (size_t d = 0; d < sequences; d++) {
        long double p = 1, gap = 0;
        for (size_t k = 0, code = d; k < m; k++, code /= letters) p *= draw(c, code % letters);
        for (size_t t = 0; t < thetas; t++) {
            long double risk = 0, q = entry(c, "Q(theta|d)", d * thetas + t);
            for (size_t z = 0; z < letters; z++) risk += draw(c, z) * entry(c, "l(theta;s,y)", t * letters + z);
            for (size_t k = 0, code = d; k < m; k++, code /= letters) risk -= entry(c, "l(theta;s,y)", t * letters + code % letters) / m;
            gap += q * risk;
        }
        mean += p * gap;
        *close = fminl(*close, fabsl(gap - root));
        if (gap > root) *above += p;
    }
    return mean;
}

Test(capacity_ceiling, gaps_over_sequences)
{
    const lemma_t *L = &bottleneck_capacity_ceiling;
    arena_t *A = arena_new();
    size_t compared = 0;
    for (size_t i = 0; i < 60; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "stages"), 8, i);
        unsigned m = (unsigned)mpq_get_d(candidate_number(c, "m"));
        const chain_row_t *row = lemma_chain(A, L, c)->first;
        latent_t latent;
        chain_t ignored = { .home = A };
        cr_assert(latent_open(&latent, &ignored, c, true));
        const real_t *B = real_add(latent_times_m(&latent, real_add(loop_capacity(c), latent_context(&latent))),
                                   real_add(latent_residual(latent.with_U), latent_displacement(&latent)));
        double lo, hi;
        if (!real_approx(B, true, &lo, &hi) || isinf(lo)) continue;
        long double delta = (long double)mpq_get_d(candidate_number(c, "delta")), eta = (long double)mpq_get_d(candidate_number(c, "eta"));
        long double root = sqrtl(((long double)lo / eta + logl(2 * sqrtl(m) / delta)) / (2 * m)), above = 0, close = 1;
        long double mean = gaps(c, m, root, &above, &close);
        cr_assert(real_approx(term_called(L, row, "E (R - Rhat)"), true, &lo, &hi));
        cr_expect(fabsl(mean - (long double)lo) < 1e-12L, "candidate %zu: mean gap", i);
        if (close < 1e-9L) continue;
        cr_assert(real_approx(row->term[0], true, &lo, &hi));
        cr_expect(fabsl(above - (long double)lo) < 1e-12L, "candidate %zu: probability", i);
        compared++;
    }
    cr_expect(compared > 30, "%zu", compared);
    arena_free(A);
}
