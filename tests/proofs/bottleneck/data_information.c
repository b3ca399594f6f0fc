/* SPDX-License-Identifier: MIT */
#include "tests/support/joint.h"

enum { U1 = 1, S1 = 2, Y1 = 4, U2 = 8, S2 = 16, Y2 = 32, T = 64 };
static const char NAME[] = "p(u1,s1,y1,u2,s2,y2,t)";

static long double cell(const candidate_t *c, const size_t *v) { return at_letters(c, NAME, 7, v); }

Test(bottleneck_data_information, by_plain_sums)
{
    const lemma_t *L = claimed("bottleneck/data-information");
    arena_t *A = arena_new();
    EACH_CANDIDATE(A, L, "random", 60, c, t) {
        joint_t J = joint_of(A, 7, candidate_value(c, NAME)->dim, cell, c);
        assert_side(L, t, "dependent sources", false, joint_information(&J, U1 | U2, S1 | S2, 0), i);
        assert_side(L, t, "dependent sources", true, joint_information(&J, U1, S1, 0) + joint_information(&J, U2, S2, 0), i);
        assert_side(L, t, "dependence and memory", false, joint_information(&J, U1 | U2, Y1 | Y2, S1 | S2), i);
        assert_side(L, t, "dependence and memory", true, joint_information(&J, U1, Y1, S1) + joint_information(&J, U2, Y2, S2), i);
    }
    EACH_CANDIDATE(A, L, "memory", 1, c, t) {
        assert_side(L, t, "i.i.d. sources, memory", false, logl(2), i);
        assert_side(L, t, "i.i.d. sources, memory", true, 0, i);
    }
    arena_free(A);
}

/* (U1,S1) and (U2,S2) are fair bits that agree where their letters do, and are not alike: |U1| = 2 and |S2| = 2. */
Test(bottleneck_data_information, sources_of_other_letters_are_not_alike)
{
    const lemma_t *L = claimed("bottleneck/data-information");
    arena_t *A = arena_new();
    size_t k = 0, seen = 0;
    while (strcmp(L->links[k].name, "i.i.d. sources, memory") != 0) k++;
    EACH_CANDIDATE(A, L, "a source beside a context", 1, c, t) {
        effort_t effort = EFFORT_DEFAULT;
        cr_expect(decide_link(L, k, t, &effort).verdict == VERDICT_OUTSIDE);
        seen++;
    }
    cr_expect(seen == 1);
    arena_free(A);
}
