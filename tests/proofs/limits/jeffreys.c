/* SPDX-License-Identifier: MIT */
#include "proofs/limits/paper.h"
#include "tests/broken/limits/variants.h"
#include "tests/support/tilts.h"

static const lemma_t *const L = &limits_jeffreys;

Test(limits_jeffreys, holds_and_is_attained) { assert_holds_and_attained(L, 150); }
Test(limits_jeffreys, broken_variants_are_refuted) { assert_all_refuted(L, broken_limits_jeffreys); }

static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    assert_term(v, v->t->first, "G(pi_beta)", hand_gain(&h, h.pi));
    assert_term(v, v->t->first, "beta J(pi_beta, pi0)", h.beta * (hand_kl(h.n, h.pi, h.p) + hand_kl(h.n, h.p, h.pi)));
}

Test(limits_jeffreys, by_hand) { cr_expect(hand_visit(L, 3, 300, visit) == 420); }

/* pi0 = (1,1)/2, w = (3,1), beta = 1: the tilt is (3,1)/4, G = log 3/4. */
Test(limits_jeffreys, a_coin)
{
    arena_t *A = arena_new();
    candidate_t *c = candidate_new(A, L->params);
    mpq_ptr q = arena_mpq(A, 1), w = candidate_table(c, "exp(r/beta)", 1, (size_t[]){ 2 });
    mpq_set_ui(w, 3, 1);
    mpq_set_ui(w + 1, 1, 1);
    candidate_set_law(c, "pi0", pmf_uniform(A, 2));
    candidate_set_ratio(c, "beta", 1, 1);
    mpq_set_ui(q, 1, 4);
    effort_t effort = EFFORT_DEFAULT;
    const real_t *gain = real_scale(real_log_ui(A, 3), q);
    for (size_t k = 0; k < 2; k++) cr_expect(real_cmp(lemma_chain(A, L, c)->first->term[k], gain, &effort) == SIGN_ZERO);
    arena_free(A);
}
