/* SPDX-License-Identifier: MIT */
#include "tests/support/joint.h"

Test(bottleneck_kl_split, by_plain_sums)
{
    const lemma_t *L = claimed("bottleneck/kl-split");
    arena_t *A = arena_new();
    EACH_CANDIDATE(A, L, "random", 60, c, t) {
        size_t nD = DIM(c, "p(t|d)", 0), nT = DIM(c, "p(t|d)", 1);
        long double spent = 0;
        for (size_t d = 0; d < nD; d++)
            for (size_t k = 0; k < nT; k++)
                if (AT(c, "p(d)", d) > 0 && AT(c, "p(t|d)", d, k) > 0) spent += AT(c, "p(d)", d) * AT(c, "p(t|d)", d,
                    k) * logl(AT(c, "p(t|d)", d, k) / AT(c, "Q", k));
        assert_side(L, t, "split", false, spent, i);
        assert_side(L, t, "split", true, spent, i);
    }
    arena_free(A);
}
