/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("jeffreys")

Test(limits_jeffreys, holds_and_is_attained) { assert_holds_and_attained(OWN, 150); }

static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    assert_term(v, v->t->first, "G(tilt)", hand_gain(&h, h.pi));
    assert_term(v, v->t->first, "beta J(tilt||pi0)", h.beta * (hand_kl(h.n, h.pi, h.p) + hand_kl(h.n, h.p, h.pi)));
}

Test(limits_jeffreys, by_hand) { cr_expect(hand_visit(OWN, 3, 300, visit) >= 420); }

/* pi0 = (1,1)/2, w = (3,1), beta = 1: the tilt is (3,1)/4, G = log 3/4. */
Test(limits_jeffreys, a_coin)
{
    arena_t *A = arena_new();
    candidate_t *c = candidate_new(A, OWN->params);
    mpq_ptr q = arena_mpq(A, 1), w = candidate_table(c, "w", 1, (size_t[]){ 2 });
    mpq_set_ui(w, 3, 1);
    mpq_set_ui(w + 1, 1, 1);
    candidate_set_law(c, "pi0", pmf_uniform(A, 2));
    candidate_set_ratio(c, "beta", 1, 1);
    mpq_set_ui(q, 1, 4);
    effort_t effort = EFFORT_DEFAULT;
    const real_t *gain = real_scale(real_log_ui(A, 3), q);
    for (size_t k = 0; k < 2; k++)
        cr_expect(real_cmp(lemma_chain(A, OWN, c)->first->term[k], gain, &effort) == SIGN_ZERO);
    arena_free(A);
}
