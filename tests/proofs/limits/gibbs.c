/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("gibbs")

Test(limits_gibbs, holds_and_is_attained) { assert_holds_and_attained(OWN, 150); }

/* pi(y) pi0(z) w(z) = pi(z) pi0(y) w(y) for all y, z. */
static bool is_the_tilt(const candidate_t *c)
{
    mpq_srcptr p = candidate_value(c, "pi0")->at, w = candidate_value(c, "w")->at, pi = candidate_value(c, "pi")->at;
    mpq_ptr x = arena_mpq(c->home, 2);
    bool is = true;
    for (size_t y = 0; y < candidate_dim(c, 'y'); y++)
        for (size_t z = 0; z < y; z++) {
            mpq_mul(x, pi + y, p + z);
            mpq_mul(x, x, w + z);
            mpq_mul(x + 1, pi + z, p + y);
            mpq_mul(x + 1, x + 1, w + y);
            is = is && mpq_equal(x, x + 1);
        }
    return is;
}

static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double pi[8], Z = 0;
    hand_read(pi, v->c, "pi");
    for (size_t y = 0; y < h.n; y++) Z += h.p[y] * expl(h.r[y] / h.beta);
    assert_term(v, v->t->first, "beta log(Z) - (E(pi; r) - beta KL(pi||pi0))", h.beta * logl(Z) - hand_mean(h.n, pi,
        h.r) + h.beta * hand_kl(h.n, pi, h.p));
    assert_term(v, v->t->first, "beta KL(pi||tilt)", h.beta * hand_kl(h.n, pi, h.pi));
    cr_expect((hand_verdict(v, "not negative") == VERDICT_EQUAL) == is_the_tilt(v->c), "family %zu, candidate %zu",
              v->family, v->index);
}

Test(limits_gibbs, by_hand_and_zero_at_the_tilt_alone) { cr_expect(hand_visit(OWN, 3, 300, visit) >= 600); }
