/* SPDX-License-Identifier: MIT */
#include "tests/support/joint.h"

enum { S = 1, U = 2, Y = 4, C = 8 };

/* The compressed law of the parameter under weights w(t): sum over t and the seed. */
static long double compressed(const candidate_t *c, size_t y, size_t s, bool prior, size_t k)
{
    long double sum = 0;
    for (size_t t = 0; t < DIM(c, "Q", 0); t++)
        for (size_t w = 0; w < DIM(c, "p(w)", 0); w++) sum += (prior ? AT(c, "Q", t) : AT(c, "post", y, s, t)) * AT(c,
            "p(w)", w) * AT(c, "comp", t, w, k);
    return sum;
}

static long double cell(const candidate_t *c, const size_t *v)
{
    long double label = 0;
    for (size_t h = 0; h < DIM(c, "G", 0); h++)
        label += AT(c, "p(h|u,s)", v[1], v[0], h) * AT(c, "G", h, v[0], v[2]);
    return AT(c, "p(s)", v[0]) * AT(c, "p(u|s)", v[0], v[1]) * label * compressed(c, v[2], v[0], false, v[3]);
}

Test(bottleneck_compression, by_plain_sums)
{
    const lemma_t *L = claimed("bottleneck/compression");
    arena_t *A = arena_new();
    EACH_CANDIDATE(A, L, "random", 60, c, t) {
        size_t dim[] = { DIM(c, "p(s)", 0), DIM(c, "p(u|s)", 1), DIM(c, "G", 2), DIM(c, "comp", 2) },
               v[JOINT_VARIABLES];
        joint_t J = joint_of(A, 4, dim, cell, c);
        long double spent = 0;
        for (size_t k = 0; k < J.cells; k++) {
            joint_place(&J, k, v);
            if (J.p[k] > 0)
                spent += J.p[k] * logl(compressed(c, v[2], v[0], false, v[3]) / compressed(c, 0, 0, true, v[3]));
        }
        assert_side(L, t, "entropy", false, joint_information(&J, Y | S, C, U), i);
        assert_side(L, t, "K values", false, joint_entropy(&J, C), i);
        assert_side(L, t, "(20), compressed", false, spent, i);
    }
    arena_free(A);
}
