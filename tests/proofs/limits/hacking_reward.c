/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("hacking-reward")

Test(limits_hacking_reward, holds_and_is_attained) { assert_holds_and_attained(OWN, 120); }

/* With two responses the mean moves by all of range times total variation. */
static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double e[8];
    hand_reward(e, v->c, "v");
    hand_proxy(&h, e);
    long double range = hand_range(h.n, h.r), tv = hand_distance(h.n, h.pi, h.proxy);
    assert_term(v, v->t->first, "moved", fabsl(hand_lost(&h)));
    assert_term(v, v->t->first, "range TV(tilt||proxy)", range * tv);
    assert_term(v, v->t->first, "range sqrt(KL(proxy||tilt)/2)", range * sqrtl(hand_kl(h.n, h.proxy, h.pi) / 2));
    assert_term(v, v->t->first, "range log(max(v)/min(v))/4", range * hand_range(h.n, e) / (4 * h.beta));
    assert_term(v, v->t->first, "TV(tilt||proxy)", tv);
    assert_term(v, v->t->first, "(s - 1)/(s + 1)", tanhl(hand_range(h.n, e) / (4 * h.beta)));
    if (h.n <= 2)
        cr_expect(hand_verdict(v, "range and total variation") == VERDICT_EQUAL, "family %zu, candidate %zu", v->family,
                  v->index);
}

Test(limits_hacking_reward, by_hand) { cr_expect(hand_visit(OWN, 3, 250, visit) >= 500); }

/* pi_beta = (1,s)/(1+s), v = (s^2,1): pihat = (s,1)/(1+s), the total variation is (s-1)/(s+1) = tanh(log(s^2)/4). */
Test(limits_hacking_reward, tanh_is_attained)
{
    arena_t *A = arena_new();
    for (unsigned long s = 1; s < 12; s++) {
        arena_reset(A);
        candidate_t *c = candidate_new(A, OWN->params);
        mpq_ptr w = candidate_table(c, "w", 1, (size_t[]){ 2 }), v = candidate_table(c, "v", 1, (size_t[]){ 2 });
        mpz_ptr p = arena_mpz(A, 2);
        for (size_t y = 0; y < 2; y++) {
            mpq_set_ui(w + y, 1, 1);
            mpq_set_ui(v + y, y ? 1 : s * s, 1);
            mpz_set_ui(p + y, y ? s : 1);
        }
        candidate_set_law(c, "pi0", pmf_weights(A, 2, p));
        candidate_set_ratio(c, "beta", 3, 1);
        effort_t effort = EFFORT_DEFAULT;
        const chain_t *t = lemma_chain(A, OWN, c);
        cr_expect(decide_link(OWN, link_called(OWN, "tanh"), t, &effort).verdict == VERDICT_EQUAL, "s = %lu", s);
        cr_expect(real_cmp(term_called(OWN, t->first, "TV(tilt||proxy)"), real_ratio(A, (long)s - 1, (long)s + 1),
                           &effort) == SIGN_ZERO);
    }
    arena_free(A);
}
