/* SPDX-License-Identifier: MIT */
#include "proofs/limits/paper.h"
#include "tests/broken/limits/variants.h"
#include "tests/support/tilts.h"

static const lemma_t *const L = &limits_hacking_objective;

Test(limits_hacking_objective, holds_and_is_attained) { assert_holds_and_attained(L, 150); }
Test(limits_hacking_objective, broken_variants_are_refuted) { assert_all_refuted(L, broken_limits_hacking_objective); }

/* The bound is attained only by a constant error. */
static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double e[8];
    hand_reward(e, v->c, "exp(e/beta)");
    hand_proxy(&h, e);
    long double best = hand_mean(h.n, h.pi, h.r) - h.beta * hand_kl(h.n, h.pi, h.p), proxy = hand_mean(h.n, h.proxy, h.r) - h.beta * hand_kl(h.n, h.proxy, h.p);
    assert_term(v, v->t->first, "F(pi_beta) - F(pihat_beta)", best - proxy);
    assert_term(v, v->t->first, "beta KL(pihat_beta||pi_beta)", hand_gap(&h));
    assert_term(v, v->t->first, "range(e)^2/(8 beta)", powl(hand_range(h.n, e), 2) / (8 * h.beta));
    cr_expect((hand_verdict(v, "bound") == VERDICT_EQUAL) == hand_constant(v->c, "exp(e/beta)"), "family %zu, candidate %zu", v->family, v->index);
}

Test(limits_hacking_objective, by_hand_and_where_equality_is) { cr_expect(hand_visit(L, 3, 250, visit) == 500); }

/* The sweep's rows: rewards 0, log 2, log 4, uniform base law; an error of log 3/2 or log 4 on the second, beta = 1/k. */
Test(limits_hacking_objective, over_beta_by_hand)
{
    for (size_t i = 0; i < L->sweeps[0]->rows; i++) {
        arena_t *A = arena_new();
        const real_t *cell[COLUMNS_MAX] = { NULL };
        L->sweeps[0]->row(cell, A, i);
        for (size_t s = 0; s < 2; s++) {
            hand_t h = { .n = 3, .beta = 1.0L / (i + 1) };
            long double e[3] = { 0, s ? logl(4) : logl(1.5L), 0 };
            for (size_t y = 0; y < 3; y++) { h.p[y] = 1 / 3.0L; h.r[y] = y * logl(2); }
            hand_tilt(h.pi, 3, h.p, h.r, h.beta);
            hand_proxy(&h, e);
            assert_value_near(cell[1 + s], hand_gap(&h), "row %zu, %zu", i, s);
            assert_value_near(cell[3 + s], e[1] * e[1] / (8 * h.beta), "row %zu, %zu", i, s);
        }
        arena_free(A);
    }
}
