/* SPDX-License-Identifier: MIT */
#include "proofs/limits/paper.h"
#include "tests/broken/limits/variants.h"
#include "tests/support/tilts.h"

static const lemma_t *const L = &limits_hacking_reward;

Test(limits_hacking_reward, holds_and_is_attained) { assert_holds_and_attained(L, 120); }
Test(limits_hacking_reward, broken_variants_are_refuted) { assert_all_refuted(L, broken_limits_hacking_reward); }

/* With two responses the mean moves by all of range times total variation. */
static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double e[8];
    hand_reward(e, v->c, "exp(e/beta)");
    hand_proxy(&h, e);
    long double range = hand_range(h.n, h.r), tv = hand_distance(h.n, h.pi, h.proxy);
    assert_term(v, v->t->first, "|E_pi_beta r - E_pihat r|", fabsl(hand_lost(&h)));
    assert_term(v, v->t->first, "range(r) TV(pi_beta,pihat)", range * tv);
    assert_term(v, v->t->first, "range(r) sqrt(KL(pihat||pi_beta)/2)", range * sqrtl(hand_kl(h.n, h.proxy, h.pi) / 2));
    assert_term(v, v->t->first, "range(r) range(e)/(4 beta)", range * hand_range(h.n, e) / (4 * h.beta));
    assert_term(v, v->t->first, "TV(pi_beta,pihat)", tv);
    assert_term(v, v->t->first, "tanh(range(e)/(4 beta))", tanhl(hand_range(h.n, e) / (4 * h.beta)));
    if (h.n <= 2) cr_expect(hand_verdict(v, "range and total variation") == VERDICT_EQUAL, "family %zu, candidate %zu", v->family, v->index);
}

Test(limits_hacking_reward, by_hand) { cr_expect(hand_visit(L, 3, 250, visit) == 500); }

/* pi_beta = (1,s)/(1+s), v = (s^2,1): pihat = (s,1)/(1+s), the total variation is (s-1)/(s+1) = tanh(log(s^2)/4). */
Test(limits_hacking_reward, tanh_is_attained)
{
    arena_t *A = arena_new();
    for (unsigned long s = 1; s < 12; s++) {
        arena_reset(A);
        candidate_t *c = candidate_new(A, L->params);
        mpq_ptr w = candidate_table(c, "exp(r/beta)", 1, (size_t[]){ 2 }), v = candidate_table(c, "exp(e/beta)", 1, (size_t[]){ 2 });
        mpz_ptr p = arena_mpz(A, 2);
        for (size_t y = 0; y < 2; y++) { mpq_set_ui(w + y, 1, 1); mpq_set_ui(v + y, y ? 1 : s * s, 1); mpz_set_ui(p + y, y ? s : 1); }
        candidate_set_law(c, "pi0", pmf_weights(A, 2, p));
        candidate_set_ratio(c, "beta", 3, 1);
        effort_t effort = EFFORT_DEFAULT;
        const chain_t *t = lemma_chain(A, L, c);
        cr_expect(decide_link(L, link_called(L, "tanh"), t, &effort).verdict == VERDICT_EQUAL, "s = %lu", s);
        cr_expect(real_cmp(term_called(L, t->first, "TV(pi_beta,pihat)"), real_ratio(A, (long)s - 1, (long)s + 1), &effort) == SIGN_ZERO);
    }
    arena_free(A);
}
