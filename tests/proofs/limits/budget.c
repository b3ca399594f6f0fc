/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("budget")

Test(limits_budget, holds_and_is_attained) { assert_holds_and_attained(OWN, 200); }

static size_t beyond, met;

/* Beyond the budget if and only if KL(pi||pi0) is greater; equal only at the tilt itself. */
static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double pi[8];
    hand_read(pi, v->c, "pi");
    long double spare = hand_kl(h.n, h.pi, h.p) - hand_kl(h.n, pi, h.p);
    if (v->t->outside) {
        beyond++;
        cr_expect(spare < 1e-15L, "family %zu, candidate %zu: %Lg to spare", v->family, v->index, spare);
        return;
    }
    cr_expect(spare > -1e-15L, "family %zu, candidate %zu: %Lg to spare", v->family, v->index, spare);
    met += fabsl(spare) < 1e-15L;
    assert_term(v, v->t->first, OWN->terms[0].name, hand_gain(&h, pi));
    assert_term(v, v->t->first, "G(tilt)", hand_gain(&h, h.pi));
    bool tilt = hand_distance(h.n, pi, h.pi) < 1e-15L;
    cr_expect((hand_verdict(v, "frontier") == VERDICT_EQUAL) == tilt, "family %zu, candidate %zu", v->family, v->index);
}

Test(limits_budget, by_hand)
{
    cr_expect(hand_visit(OWN, 3, 300, visit) > 300);
    cr_expect(beyond > 50 && met > 100, "%zu beyond, %zu on it", beyond, met);
}

static int order(const void *x, const void *y) { return mpq_cmp(*(mpq_t *)x, *(mpq_t *)y); }

/* On a uniform base law the policy of the family is the tilt in another order: inside, its divergence equal to the
** budget, not within rounding of it. */
Test(limits_budget, permutations_meet_the_budget_exactly)
{
    arena_t *A = arena_new();
    size_t family = lemma_family(OWN, "exact"), moved = 0;
    for (size_t i = 0; i < OWN->families[family]->size; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, OWN, family, 1, i);
        const value_t *w = candidate_value(c, "w"), *pi = candidate_value(c, "pi");
        mpq_ptr q = arena_mpq(A, 2 * w->cells), Z = arena_mpq(A, 1);
        for (size_t y = 0; y < w->cells; y++) mpq_add(Z, Z, w->at + y);
        for (size_t y = 0; y < w->cells; y++) { mpq_div(q + y, w->at + y, Z); mpq_set(q + w->cells + y, pi->at + y);
            moved += !mpq_equal(q + y, pi->at + y); }
        qsort(q, w->cells, sizeof(mpq_t), order);
        qsort(q + w->cells, w->cells, sizeof(mpq_t), order);
        for (size_t y = 0; y < w->cells; y++) cr_expect(mpq_equal(q + y, q + w->cells + y), "candidate %zu", i);
        cr_expect(!lemma_chain(A, OWN, c)->outside, "candidate %zu", i);
    }
    cr_expect(moved > 40, "%zu", moved);
    arena_free(A);
}
