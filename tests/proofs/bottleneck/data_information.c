/* SPDX-License-Identifier: MIT */
#include "tests/support/joint.h"

enum { U1 = 1, S1 = 2, Y1 = 4, U2 = 8, S2 = 16, Y2 = 32, U3 = 64, S3 = 128, Y3 = 256 };
enum { ALL_U = U1 | U2 | U3, ALL_S = S1 | S2 | S3, ALL_Y = Y1 | Y2 | Y3 };
static const char NAME[] = "p(u1,s1,y1,u2,s2,y2,u3,s3,y3,t)";

static long double cell(const candidate_t *c, const size_t *v) { return at_letters(c, NAME, 10, v); }

static joint_t joint(arena_t *A, const candidate_t *c)
{
    return joint_of(A, 10, candidate_value(c, NAME)->dim, cell, c);
}

static verdict_t verdict_on(const lemma_t *L, const char *link, const chain_t *t)
{
    effort_t effort = EFFORT_DEFAULT;
    return decide_link(L, link_called(L, link), t, &effort).verdict;
}

Test(bottleneck_data_information, by_plain_sums)
{
    const lemma_t *L = claimed("bottleneck/data-information");
    arena_t *A = arena_new();
    EACH_CANDIDATE(A, L, "random", 60, c, t) {
        joint_t J = joint(A, c);
        assert_side(L, t, "dependent sources", false, joint_information(&J, ALL_U, ALL_S, 0), i);
        assert_side(
            L, t, "dependent sources", true,
            joint_information(&J, U1, S1, 0) + joint_information(&J, U2, S2, 0) + joint_information(&J, U3, S3, 0), i);
        assert_side(L, t, "dependence and memory", false, joint_information(&J, ALL_U, ALL_Y, ALL_S), i);
        assert_side(L, t, "dependence and memory", true,
                    joint_information(&J, U1, Y1, S1) + joint_information(&J, U2, Y2, S2) +
                        joint_information(&J, U3, Y3, S3),
                    i);
    }
    arena_free(A);
}

/* By hand: a copy of another draw's fair bit is log 2 of nothing, whatever other draws there are; a ring of three
** copies 3 log 2; a sum of two fair bits log 2, of the contexts and then of the labels. */
Test(bottleneck_data_information, witnesses_by_hand)
{
    static const struct { const char *family; size_t candidate; const char *link; long double left;
    } by_hand[] = {
        { "one bit, source and other context", 0, "dependent sources", 1 },
        { "memory", 0, "i.i.d. sources, memory", -1 },
        { "memory", 1, "i.i.d. sources, memory", 1 },
        { "memory", 0, "dependence and memory", 1 },
        { "a ring", 0, "dependent sources", 0 },
        { "a ring", 0, "dependence and memory", 3 },
        { "a ring", 1, "dependent sources", 3 },
        { "a sum", 0, "dependence and memory", 1 },
        { "a sum", 1, "dependent sources", 1 },
    };
    const lemma_t *L = claimed("bottleneck/data-information");
    arena_t *A = arena_new();
    for (size_t k = 0; k < sizeof by_hand / sizeof *by_hand; k++, arena_reset(A)) {
        const chain_t *t =
            chain_on(A, L, lemma_candidate(A, L, lemma_family(L, by_hand[k].family), 1, by_hand[k].candidate));
        verdict_t want = by_hand[k].left < 0 ? VERDICT_OUTSIDE : by_hand[k].left > 0 ? VERDICT_VIOLATED : VERDICT_EQUAL;
        cr_expect(verdict_on(L, by_hand[k].link, t) == want, "%s %zu, %s", by_hand[k].family, by_hand[k].candidate,
                  by_hand[k].link);
        if (by_hand[k].left < 0) continue;
        assert_side(L, t, by_hand[k].link, false, by_hand[k].left * logl(2), by_hand[k].candidate);
        assert_side(L, t, by_hand[k].link, true, 0, by_hand[k].candidate);
    }
    arena_free(A);
}

/* (U1,S1) and (U2,S2) are fair bits that agree where their letters do, and are not alike: |U1| = 2 and |S2| = 2. */
Test(bottleneck_data_information, sources_of_other_letters_are_not_alike)
{
    const lemma_t *L = claimed("bottleneck/data-information");
    arena_t *A = arena_new();
    size_t seen = 0;
    EACH_CANDIDATE(A, L, "a source beside a context", 1, c, t) {
        cr_expect(verdict_on(L, "i.i.d. sources, memory", t) == VERDICT_OUTSIDE);
        seen++;
    }
    cr_expect(seen == 1);
    arena_free(A);
}

/* p(u_i,y_i) of the first draw, its context summed out. */
static const joint_t *one_draw;
static long double pairs(const candidate_t *c, const size_t *v)
{
    (void)c;
    long double p = 1;
    for (size_t k = 0; k < 3; k++) p *= one_draw->p[v[2 * k] * one_draw->dim[1] + v[2 * k + 1]];
    return p;
}

static joint_t first_draw(arena_t *A, const joint_t *J)
{
    joint_t P = { .n = 2, .dim = { J->dim[0], J->dim[2] }, .cells = J->dim[0] * J->dim[2] };
    size_t v[JOINT_VARIABLES];
    P.p = ARENA_ARRAY(A, long double, P.cells);
    for (size_t k = 0; k < J->cells; k++) { joint_place(J, k, v); P.p[v[0] * P.dim[1] + v[2]] += J->p[k]; }
    return P;
}

/* Three draws alike: I(U^3;Y^3) of the law of their sequences. */
Test(bottleneck_data_information, draws_alike_sequence_by_sequence)
{
    const lemma_t *L = claimed("bottleneck/data-information");
    arena_t *A = arena_new();
    size_t seen = 0;
    EACH_CANDIDATE(A, L, "in order", candidates_of(L, lemma_family(L, "in order"), 100), c, t) {
        if (mpq_cmp_si(candidate_value(c, "m")->at, 3, 1) != 0) continue;
        joint_t J = joint(A, c), P = first_draw(A, &J);
        one_draw = &P;
        joint_t D = joint_of(A, 6, (size_t[]){ P.dim[0], P.dim[1], P.dim[0], P.dim[1], P.dim[0], P.dim[1] }, pairs, c);
        assert_side(L, t, "draws alike, labels in order", false, joint_information(&D, 1 | 4 | 16, 2 | 8 | 32, 0), i);
        cr_expect(verdict_on(L, "draws alike, labels in order", t) == VERDICT_EQUAL);
        seen++;
    }
    cr_expect(seen >= 4, "%zu", seen);
    arena_free(A);
}
