/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("root-kl")

Test(limits_root_kl, holds_and_is_attained) { assert_holds_and_attained(OWN, 100); }

/* Equal only where the reward is constant, or no law has moved. */
static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double pi[8], range = hand_range(h.n, h.r);
    hand_read(pi, v->c, "pi");
    assert_term(v, v->t->first, "beta J(tilt||pi0)", h.beta * (hand_kl(h.n, h.pi, h.p) + hand_kl(h.n, h.p, h.pi)));
    assert_term(v, v->t->first, "root", range * sqrtl(hand_kl(h.n, h.pi, h.p) / 2));
    assert_term(v, v->t->first, "G(pi)", hand_gain(&h, pi));
    assert_term(v, v->t->first, "range sqrt(KL(pi||pi0)/2)", range * sqrtl(hand_kl(h.n, pi, h.p) / 2));
    bool flat = hand_constant(v->c, "w"), still = hand_distance(h.n, pi, h.p) == 0;
    cr_expect((hand_verdict(v, "the tilt") == VERDICT_EQUAL) == flat, "family %zu, candidate %zu", v->family, v->index);
    cr_expect((hand_verdict(v, "every law") == VERDICT_EQUAL) == (flat || still), "family %zu, candidate %zu",
              v->family, v->index);
}

Test(limits_root_kl, by_hand_and_where_equality_is) { cr_expect(hand_visit(OWN, 3, 240, visit) > 450); }

/* The sweep's rows: rewards y log 2, y = 0 .. 3, pi0 = (8,4,2,1)/15, beta = 1/k. */
Test(limits_root_kl, over_beta_by_hand)
{
    for (size_t i = 0; i < OWN->sweeps[0]->rows; i++) {
        arena_t *A = arena_new();
        const real_t *cell[COLUMNS_MAX] = { NULL };
        hand_t h = { .n = 4, .beta = 1.0L / (i + 1) };
        for (size_t y = 0; y < 4; y++) { h.p[y] = (8 >> y) / 15.0L; h.r[y] = y * logl(2); }
        hand_tilt(h.pi, 4, h.p, h.r, h.beta);
        const sweep_t *rows = OWN->sweeps[0];
        sweep_row(cell, A, rows, i);
        long double G = hand_gain(&h, h.pi), root = 3 * logl(2) * sqrtl(hand_kl(4, h.pi, h.p) / 2),
            want[5] = { 1 / h.beta, hand_kl(4, h.pi, h.p), G, root, G / root };
        for (size_t k = 0; k < 5; k++) assert_value_near(cell[k], want[k], "row %zu, cell %zu", i, k);
        arena_free(A);
    }
}
