/* SPDX-License-Identifier: MIT */
#include "tests/support/joint.h"

enum { S1 = 1, U1 = 2, Y1 = 4, S2 = 8, U2 = 16, Y2 = 32, T = 64, DATA = S1 | Y1 | S2 | Y2 };

/* p(s,u,y): index and judgment summed over. */
static long double one(const candidate_t *c, const size_t *v)
{
    long double source = 0, label = 0;
    for (size_t j = 0; j < DIM(c, "PJ", 0); j++) source += AT(c, "PJ", j) * AT(c, "code", j, v[0], v[1]);
    for (size_t h = 0; h < DIM(c, "G", 0); h++) label += AT(c, "F", v[1], v[0], h) * AT(c, "G", h, v[0], v[2]);
    return AT(c, "PS", v[0]) * source * label;
}

static long double two(const candidate_t *c, const size_t *v)
{
    return one(c, v) * one(c, v + 3) * AT(c, "post", v[2], v[0], v[5], v[3], v[6]);
}

Test(bottleneck_capacity_kl, by_plain_sums)
{
    const lemma_t *L = claimed("bottleneck/capacity-kl");
    arena_t *A = arena_new();
    EACH_CANDIDATE(A, L, "random", 40, c, t) {
        size_t nS = DIM(c, "PS", 0), nU = DIM(c, "code", 2), nY = DIM(c, "G", 2), nT = DIM(c, "Q", 0),
            dim[] = { nS, nU, nY, nS, nU, nY, nT }, v[JOINT_VARIABLES];
        joint_t J = joint_of(A, 7, dim, two, c);
        long double spent = 0;
        for (size_t k = 0; k < J.cells; k++) {
            joint_place(&J, k, v);
            if (J.p[k] > 0) spent += J.p[k] * logl(AT(c, "post", v[2], v[0], v[5], v[3], v[6]) / AT(c, "Q", v[6]));
        }
        assert_side(L, t, "(20)", false, spent, i);
        assert_side(L, t, "(19)", false, joint_information(&J, U1 | U2, T, 0), i);
        assert_side(L, t, "size of the residual", false, joint_information(&J, DATA, T, U1 | U2), i);
        assert_side(L, t, "data processing", true, joint_information(&J, U1 | U2, DATA, 0), i);
    }
    arena_free(A);
}

/* U = H = Y = J and theta = (Y_1,Y_2): nothing is lost on the way. */
Test(bottleneck_capacity_kl, attained_without_noise)
{
    static const char *const tight[] = { "(20)", "(19)", "data processing", "capacity", "the index as latent value" };
    const lemma_t *L = claimed("bottleneck/capacity-kl");
    effort_t effort = EFFORT_DEFAULT;
    arena_t *A = arena_new();
    for (size_t i = 0; i < 8; i++, arena_reset(A)) {
        const chain_t *t =
            lemma_chain_with(A, L, lemma_candidate(A, L, lemma_family(L, "a noiseless loop"), 1, i), &effort);
        for (size_t k = 0; k < sizeof tight / sizeof *tight; k++)
            cr_expect(decide_link(L, link_called(L, tight[k]), t, &effort).verdict == VERDICT_EQUAL,
                      "candidate %zu, %s", i, tight[k]);
    }
    arena_free(A);
}
