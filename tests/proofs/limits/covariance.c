/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("covariance")

Test(limits_covariance, holds_and_is_attained) { assert_holds_and_attained(OWN, 150); }

static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double Z = 0, rw = 0, covariance = 0, r = hand_mean(h.n, h.p, h.r);
    for (size_t y = 0; y < h.n; y++) {
        Z += h.p[y] * expl(h.r[y] / h.beta);
        rw += h.p[y] * h.r[y] * expl(h.r[y] / h.beta);
    }
    for (size_t y = 0; y < h.n; y++) covariance += h.p[y] * (h.r[y] - r) * (expl(h.r[y] / h.beta) - Z);
    assert_term(v, v->t->first, "G(tilt)", hand_gain(&h, h.pi));
    assert_term(v, v->t->first, "(E(pi0; r w) - E(pi0; r) E(pi0; w))/Z", covariance / Z);
    assert_term(v, v->t->first, "KL(tilt||pi0)", hand_kl(h.n, h.pi, h.p));
    assert_term(v, v->t->first, "E(pi0; r w)/(beta Z) - log(Z)", rw / Z / h.beta - logl(Z));
}

Test(limits_covariance, by_hand) { cr_expect(hand_visit(OWN, 3, 300, visit) >= 420); }
