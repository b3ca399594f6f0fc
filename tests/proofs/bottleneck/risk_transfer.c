/* SPDX-License-Identifier: MIT */
#include "tests/support/joint.h"

enum { IN_S, IN_U, IN_H, IN_Y, IN_A };

static long double weight(const candidate_t *c, const size_t *v)
{
    return AT(c, "p(s)", v[IN_S]) * AT(c, "p(u|s)", v[IN_S], v[IN_U]) * AT(c, "p(h|u,s)", v[IN_U], v[IN_S],
        v[IN_H]) * AT(c, "p(y|h,s)", v[IN_H], v[IN_S], v[IN_Y])
         * AT(c, "p(a|y,s)", v[IN_Y], v[IN_S], v[IN_A]);
}

/* Both risks by one sum over all of s, u, h, y, a. */
Test(bottleneck_risk_transfer, both_sides_by_one_sum)
{
    const lemma_t *L = claimed("bottleneck/risk-transfer");
    arena_t *A = arena_new();
    EACH_CANDIDATE(A, L, "the least slope", 40, c, t) {
        size_t dim[] = { DIM(c, "p(u|s)", 0), DIM(c, "p(u|s)", 1), DIM(c, "p(h|u,s)", 2), DIM(c, "p(y|h,s)", 2),
            DIM(c, "p(a|y,s)", 2) }, v[JOINT_VARIABLES];
        joint_t J = joint_of(A, 5, dim, weight, c);
        long double risk = 0, seen = 0;
        for (size_t k = 0; k < J.cells; k++) {
            joint_place(&J, k, v);
            risk += J.p[k] * AT(c, "l", v[IN_U], v[IN_A]);
            seen += J.p[k] * AT(c, "lobs", v[IN_Y], v[IN_S], v[IN_A]);
        }
        assert_side(L, t, "transfer", false, risk, i);
        assert_side(L, t, "transfer", true, entry(c, "alpha", 0) * seen + entry(c, "beta", 0), i);
    }
    arena_free(A);
}
