/* SPDX-License-Identifier: MIT */
#include "proofs/limits/paper.h"
#include "tests/broken/limits/variants.h"
#include "tests/support/tilts.h"

static const lemma_t *const L = &limits_frontier_shape;

Test(limits_frontier_shape, holds_and_is_attained) { assert_holds_and_attained(L, 120); }
Test(limits_frontier_shape, broken_variants_are_refuted) { assert_all_refuted(L, broken_limits_frontier_shape); }

/* Equal only where the reward is constant. */
static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double b1 = h.beta / hand_number(v->c, "k1"), b2 = h.beta / hand_number(v->c, "k2"), one[8], two[8];
    hand_tilt(one, h.n, h.p, h.r, b1);
    hand_tilt(two, h.n, h.p, h.r, b2);
    long double K1 = hand_kl(h.n, one, h.p), K2 = hand_kl(h.n, two, h.p);
    cr_assert(b1 < b2);
    assert_term(v, v->t->first, "KL(pi_b1||pi0)", K1);
    assert_term(v, v->t->first, "KL(pi_b2||pi0)", K2);
    assert_term(v, v->t->first, "b1 (K1 - K2)", b1 * (K1 - K2));
    assert_term(v, v->t->first, "b2 (K1 - K2)", b2 * (K1 - K2));
    assert_term(v, v->t->first, "G(pi_b1) - G(pi_b2)", hand_mean(h.n, one, h.r) - hand_mean(h.n, two, h.r));
    for (size_t k = 0; k < 3; k++)
        cr_expect((hand_verdict(v, L->links[k].name) == VERDICT_EQUAL) == hand_constant(v->c, "exp(r/beta)"), "family %zu, candidate %zu", v->family, v->index);
}

Test(limits_frontier_shape, by_hand_and_where_equality_is) { cr_expect(hand_visit(L, 3, 200, visit) == 400); }
