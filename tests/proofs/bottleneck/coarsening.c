/* SPDX-License-Identifier: MIT */
#include "tests/support/joint.h"

enum { S = 1, C = 2, U = 4, H = 8, Y = 16 };

/* p(s,s',u,h,y) */
static long double loop(const candidate_t *c, const size_t *v)
{
    size_t M = DIM(c, "code", 0);
    long double p = 0;
    if (candidate_index(c, "coarse", v[0]) != v[1]) return 0;
    for (size_t j = 0; j < M; j++) p += AT(c, "code", j, v[0], v[2]) / M;
    return AT(c, "p(s)", v[0]) * p * AT(c, "p(h|u,s)", v[2], v[0], v[3]) * AT(c, "p(y|h,s)", v[3], v[0], v[4]);
}

static joint_t joint(arena_t *A, const candidate_t *c)
{
    size_t dim[] = { DIM(c, "p(s)", 0), DIM(c, "pi", 1), DIM(c, "code", 2), DIM(c, "p(h|u,s)", 2),
                     DIM(c, "p(y|h,s)", 2) };
    return joint_of(A, 5, dim, loop, c);
}

Test(bottleneck_coarsening, by_plain_sums)
{
    const lemma_t *L = claimed("bottleneck/coarsening");
    arena_t *A = arena_new();
    EACH_CANDIDATE(A, L, "random", 40, c, t) {
        joint_t J = joint(A, c);
        assert_side(L, t, "the context", false, joint_information(&J, U, C, 0), i);
        assert_side(L, t, "the context", true, joint_information(&J, U, S, 0), i);
        assert_side(L, t, "(7), the joint law", false, joint_information(&J, U, Y, C), i);
    }
    arena_free(A);
}

/* The pad: Y = U, and H tells nothing of U. */
Test(bottleneck_coarsening, a_pad)
{
    const lemma_t *L = claimed("bottleneck/coarsening");
    arena_t *A = arena_new();
    EACH_CANDIDATE(A, L, "a pad", 1, c, t) {
        joint_t J = joint(A, c);
        cr_expect(fabsl(joint_information(&J, U, H, C)) < 1e-15L &&
                  fabsl(joint_information(&J, U, Y, C) - logl(2)) < 1e-15L);
        assert_side(L, t, "(7), the joint law", false, logl(2), i);
        assert_side(L, t, "(7), averaged kernels", true, 0, i);
        assert_side(L, t, "(20), the joint law", false, logl(2), i);
        assert_side(L, t, "(20), the joint law", true, 0, i);
    }
    EACH_CANDIDATE(A, L, "a pad of three", 1, c, t) {
        assert_side(L, t, "(14), the joint law", false, logl(3) - logl(2), i);
        assert_side(L, t, "(14), the joint law", true, 0, i);
    }
    arena_free(A);
}
