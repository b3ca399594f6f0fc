/* SPDX-License-Identifier: MIT */
#include "tests/support/joint.h"

/* p(s,u,h,y) with the first kernels in use. */
static long double loop(const candidate_t *c, const size_t *v)
{
    return AT(c, "p(s)", v[0]) * AT(c, "p(u|s)", v[0], v[1]) * AT(c, "p(h|u,s,k)", v[1], v[0], 0, v[2]) *
           AT(c, "p(y|h,s,l)", v[2], v[0], 0, v[3]);
}

Test(bottleneck_cascade, by_plain_sums)
{
    enum { S = 1, U = 2, Y = 8 };
    const lemma_t *L = claimed("bottleneck/cascade");
    arena_t *A = arena_new();
    EACH_CANDIDATE(A, L, "random", 40, c, t) {
        size_t dim[] = { DIM(c, "p(u|s)", 0), DIM(c, "p(u|s)", 1), DIM(c, "p(h|u,s,k)", 3), DIM(c, "p(y|h,s,l)", 3) };
        joint_t J = joint_of(A, 4, dim, loop, c);
        assert_side(L, t, "averaged, in use", false, joint_information(&J, U, Y, S), i);
    }
    arena_free(A);
}

/* By hand: I(U;Y) is h(1/4) - h(1/2)/2 with the second kernel in use, where H = 2 is reached with probability 1/4. */
Test(bottleneck_cascade, the_best_kernel_does_not_suit)
{
    const lemma_t *L = claimed("bottleneck/cascade");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const chain_t *t =
        lemma_chain_with(A, L, lemma_candidate(A, L, lemma_family(L, "the best kernel does not suit"), 1, 0), &effort);
    cr_expect(decide_link(L, link_called(L, "averaged, at the maximiser"), t, &effort).verdict == VERDICT_VIOLATED);
    const link_t *l = &L->links[link_called(L, "averaged, at the maximiser")];
    const chain_row_t *row = t->first;
    double lo, hi;
    for (; row->next; row = row->next) if (row->term[l->lhs]) break;
    while (row->next && row->next->term[l->lhs]) row = row->next;
    cr_assert(real_approx(row->term[l->lhs], true, &lo, &hi));
    cr_expect(fabs(lo - (-0.25 * log(0.25) - 0.75 * log(0.75) - 0.5 * log(2))) < 1e-12);
    cr_expect(real_sgn(row->term[l->rhs], &effort) == SIGN_ZERO);
    arena_free(A);
}
