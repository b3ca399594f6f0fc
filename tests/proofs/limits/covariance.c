/* SPDX-License-Identifier: MIT */
#include "proofs/limits/paper.h"
#include "tests/broken/limits/variants.h"
#include "tests/support/tilts.h"

static const lemma_t *const L = &limits_covariance;

Test(limits_covariance, holds_and_is_attained) { assert_holds_and_attained(L, 150); }
Test(limits_covariance, broken_variants_are_refuted) { assert_all_refuted(L, broken_limits_covariance); }

static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double Z = 0, rw = 0, covariance = 0, r = hand_mean(h.n, h.p, h.r);
    for (size_t y = 0; y < h.n; y++) {
        Z += h.p[y] * expl(h.r[y] / h.beta);
        rw += h.p[y] * h.r[y] * expl(h.r[y] / h.beta);
    }
    for (size_t y = 0; y < h.n; y++) covariance += h.p[y] * (h.r[y] - r) * (expl(h.r[y] / h.beta) - Z);
    assert_term(v, v->t->first, "G(pi_beta)", hand_gain(&h, h.pi));
    assert_term(v, v->t->first, "Cov_pi0(r, exp(r/beta))/E_pi0 exp(r/beta)", covariance / Z);
    assert_term(v, v->t->first, "KL(pi_beta||pi0)", hand_kl(h.n, h.pi, h.p));
    assert_term(v, v->t->first, "E_pi0[r exp(r/beta)]/(beta Z) - log Z", rw / Z / h.beta - logl(Z));
}

Test(limits_covariance, by_hand) { cr_expect(hand_visit(L, 3, 300, visit) == 420); }
