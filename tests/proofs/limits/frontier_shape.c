/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("frontier-shape")

Test(limits_frontier_shape, holds_and_is_attained) { assert_holds_and_attained(OWN, 120); }

/* Equal only where the reward is constant. */
static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double b1 = h.beta / hand_number(v->c, "k1"), b2 = h.beta / hand_number(v->c, "k2"), one[8], two[8];
    hand_tilt(one, h.n, h.p, h.r, b1);
    hand_tilt(two, h.n, h.p, h.r, b2);
    long double K1 = hand_kl(h.n, one, h.p), K2 = hand_kl(h.n, two, h.p);
    if (b1 >= b2) {
        for (size_t k = 0; OWN->links[k].name; k++) cr_expect(hand_verdict(v, OWN->links[k].name) == VERDICT_OUTSIDE);
        return;
    }
    assert_term(v, v->t->first, "KL(one||pi0)", K1);
    assert_term(v, v->t->first, "KL(two||pi0)", K2);
    assert_term(v, v->t->first, "b1 * (KL(one||pi0) - KL(two||pi0))", b1 * (K1 - K2));
    assert_term(v, v->t->first, "b2 * (KL(one||pi0) - KL(two||pi0))", b2 * (K1 - K2));
    assert_term(v, v->t->first, "G(one) - G(two)", hand_mean(h.n, one, h.r) - hand_mean(h.n, two, h.r));
    for (size_t k = 0; k < 3; k++)
        cr_expect((hand_verdict(v, OWN->links[k].name) == VERDICT_EQUAL) == hand_constant(v->c, "w"),
            "family %zu, candidate %zu", v->family, v->index);
}

Test(limits_frontier_shape, by_hand_and_where_equality_is) { cr_expect(hand_visit(OWN, 3, 200, visit) >= 400); }
