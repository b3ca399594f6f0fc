/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("hacking-objective")

Test(limits_hacking_objective, holds_and_is_attained) { assert_holds_and_attained(OWN, 150); }

/* The bound is attained only by a constant error. */
static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double e[8];
    hand_reward(e, v->c, "v");
    hand_proxy(&h, e);
    long double best = hand_mean(h.n, h.pi, h.r) - h.beta * hand_kl(h.n, h.pi, h.p), proxy = hand_mean(h.n, h.proxy,
        h.r) - h.beta * hand_kl(h.n, h.proxy, h.p);
    assert_term(v, v->t->first, "F(tilt) - F(proxy)", best - proxy);
    assert_term(v, v->t->first, "beta KL(proxy||tilt)", hand_gap(&h));
    assert_term(v, v->t->first, "range^2/(8 beta)", powl(hand_range(h.n, e), 2) / (8 * h.beta));
    cr_expect((hand_verdict(v, "bound") == VERDICT_EQUAL) == hand_constant(v->c, "v"), "family %zu, candidate %zu",
              v->family, v->index);
}

Test(limits_hacking_objective, by_hand_and_where_equality_is) { cr_expect(hand_visit(OWN, 3, 250, visit) >= 500); }

/* The sweep's rows: rewards 0, log 2, log 4, uniform base law; an error of log 3/2 or log 4 on the second, beta =
** 1/k. */
Test(limits_hacking_objective, over_beta_by_hand)
{
    for (size_t i = 0; i < OWN->sweeps[0]->rows; i++) {
        arena_t *A = arena_new();
        const real_t *cell[COLUMNS_MAX] = { NULL };
        const sweep_t *rows = OWN->sweeps[0];
        sweep_row(cell, A, rows, i);
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
