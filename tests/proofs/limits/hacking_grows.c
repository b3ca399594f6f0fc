/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("hacking-grows")

Test(limits_hacking_grows, what_holds)
{
    static const found_t found[] = { { "(a) scaling the error", FOUND_HOLDS },
                                     { "(b) lowering the penalty", FOUND_REFUTED },
                                     { "(c) the bound", FOUND_HOLDS },
                                     { "(d) reward is lost", FOUND_REFUTED },
                                     { "(e) a larger range", FOUND_REFUTED },
                                     { "(e) equal ranges", FOUND_REFUTED },
                                     { "g at most range and bound", FOUND_HOLDS },
                                     { "g at most its ceiling", FOUND_HOLDS },
                                     { "(b) where both ranges <= b1", FOUND_HOLDS },
                                     { "(d) no further from the base law", FOUND_HOLDS },
                                     { "(e) every difference wider", FOUND_HOLDS },
                                     { "(d) what is lost", FOUND_HOLDS },
                                     { "the error's gain", FOUND_HOLDS },
                                     { "the error is gained", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(OWN, 120);
    assert_found(&r, found);
    assert_attained(&r, "(a) scaling the error");
    assert_attained(&r, "the error's gain");
    assert_attained(&r, "the error is gained");
    record_clear(&r);
}

/* g at beta/k for the error `scale` e. */
static long double gap(const candidate_t *c, const char *error, long double k, long double scale)
{
    hand_t h = hand_base(c);
    long double e[8];
    hand_reward(e, c, error);
    for (size_t y = 0; y < h.n; y++) e[y] *= scale;
    h.beta /= k;
    hand_tilt(h.pi, h.n, h.p, h.r, h.beta);
    hand_proxy(&h, e);
    return hand_gap(&h);
}

/* The terms of this name that the candidate has: a claim whose own hypothesis it misses has none. */
static void assert_given(const visited_t *v, const chain_row_t *row, const char *name, long double want)
{
    size_t found = 0;
    for (size_t k = 0; OWN->terms[k].name; k++) {
        if (strcmp(OWN->terms[k].name, name) != 0) continue;
        found++;
        if (row->term[k])
            assert_value_near(row->term[k], want, "%s, family %zu, candidate %zu", name, v->family, v->index);
    }
    cr_assert(found, "no term %s", name);
}

/* (a), (c) and the rest. */
static void visit(const visited_t *v)
{
    const candidate_t *c = v->c;
    const chain_row_t *row = v->t->first;
    hand_t h = hand_base(c);
    long double e[8], f[8], k1 = hand_number(c, "k1"), k2 = hand_number(c, "k2");
    hand_reward(e, c, "v");
    hand_reward(f, c, "u");
    hand_proxy(&h, e);
    long double range = hand_range(h.n, e), bound = range * range / (8 * h.beta);
    assert_given(v, row, "g(v^s)", gap(c, "v", 1, hand_number(c, "s")));
    assert_given(v, row, "g(v^t)", gap(c, "v", 1, hand_number(c, "t")));
    assert_given(v, row, "gat(k1)", gap(c, "v", k1, 1));
    assert_given(v, row, "gat(k2)", gap(c, "v", k2, 1));
    assert_given(v, row, "bound(k1)", bound * k1);
    assert_given(v, row, "bound(k2)", bound * k2);
    assert_given(v, row, "min(range, bound(k1))", fminl(range, bound * k1));
    assert_given(v, row, "lost", hand_lost(&h));
    assert_given(v, row, "E(proxy; e) - E(tilt; e)", hand_mean(h.n, h.proxy, e) - hand_mean(h.n, h.pi, e));
    assert_given(v, row, "beta J(proxy||tilt)", h.beta * (hand_kl(h.n, h.proxy, h.pi) + hand_kl(h.n, h.pi, h.proxy)));
    assert_given(v, row, "g(v)", gap(c, "v", 1, 1));
    assert_given(v, row, "g(v) + beta * (KL(tilt||pi0) - KL(proxy||pi0))",
        hand_gap(&h) + h.beta * (hand_kl(h.n, h.pi, h.p) - hand_kl(h.n, h.proxy, h.p)));
    long double mass = 0, most = e[0], other = hand_range(h.n, f);
    for (size_t y = 1; y < h.n; y++) most = fmaxl(most, e[y]);
    for (size_t y = 0; y < h.n; y++) mass += e[y] > most - 1e-15L ? h.pi[y] : 0;
    assert_given(v, row, "beta log(1/(sum y: tilt(y) * [v(y) = max(v)]))", -h.beta * logl(mass));
    bool wider = other > range + 1e-15L, equal = fabsl(other - range) <= 1e-15L;
    verdict_t larger = hand_verdict(v, "(e) a larger range"), as_large = hand_verdict(v, "(e) equal ranges");
    cr_expect((larger != VERDICT_OUTSIDE) == wider && (as_large != VERDICT_OUTSIDE) == equal,
              "family %zu, candidate %zu", v->family, v->index);
    if (wider) assert_given(v, row, "g(u)", gap(c, "u", 1, 1));
    if (equal) assert_given(v, row, "g(u)", gap(c, "u", 1, 1));
}

Test(limits_hacking_grows, by_hand) { cr_expect(hand_visit(OWN, 3, 200, visit) > 448); }

/* The counterexamples of the record. */
Test(limits_hacking_grows, counterexamples_by_hand)
{
    record_t r = checked(OWN, 100);
    arena_t *A = arena_new();
    long double e[8], f[8];
    size_t b = link_called(OWN, "(b) lowering the penalty"), d = link_called(OWN, "(d) reward is lost"),
        larger = link_called(OWN, "(e) a larger range"), equal = link_called(OWN, "(e) equal ranges");
    const candidate_t *c = witness_at(A, &r, b, r.link[b].violation).candidate;
    long double at1 = gap(c, "v", hand_number(c, "k1"), 1), at2 = gap(c, "v", hand_number(c, "k2"), 1);
    cr_expect(hand_number(c, "k1") > hand_number(c, "k2") && at2 > at1 + 1e-6L,
              "%Lg at the higher penalty, %Lg at the lower", at2, at1);
    c = witness_at(A, &r, d, r.link[d].violation).candidate;
    hand_t h = hand_base(c);
    hand_reward(e, c, "v");
    hand_proxy(&h, e);
    cr_expect(hand_lost(&h) < -1e-6L, "%Lg", hand_lost(&h));
    c = witness_at(A, &r, larger, r.link[larger].violation).candidate;
    h = hand_base(c);
    hand_reward(e, c, "v");
    hand_reward(f, c, "u");
    cr_expect(hand_range(h.n, f) > hand_range(h.n, e) + 1e-6L && gap(c, "v", 1, 1) > gap(c, "u", 1, 1) + 1e-6L);
    c = witness_at(A, &r, equal, r.link[equal].violation).candidate;
    cr_expect(gap(c, "v", 1, 1) > gap(c, "u", 1, 1) + 1e-6L);
    arena_free(A);
    record_clear(&r);
}

/* An error along the reward raises it: e = r, whatever the base law, unless the reward is constant. */
Test(limits_hacking_grows, an_error_along_the_reward)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 100; i++) {
        arena_reset(A);
        candidate_t *c = lemma_candidate(A, OWN, lemma_family(OWN, "random"), 5, i);
        const value_t *w = candidate_value(c, "w");
        mpq_ptr v = candidate_table(c, "v", 1, &w->cells);
        for (size_t y = 0; y < w->cells; y++) mpq_set(v + y, w->at + y);
        verdict_t d = decide_link(OWN, link_called(OWN, "(d) reward is lost"), lemma_chain(A, OWN, c), &effort).verdict;
        cr_expect(d == (hand_constant(c, "w") ? VERDICT_EQUAL : VERDICT_VIOLATED), "candidate %zu: %s", i,
                  verdict_name(d));
    }
    arena_free(A);
}

/* pi0 = (1,1)/2, w = (4,1), v = (1,2): pi ~ (4^k,1), pihat ~ (4^k,2^k). The error keeps the best response: g(beta/k)
** falls from some k on, below
** 2^-k/k (1 + k log 2). */
Test(limits_hacking_grows, the_gap_dies_out)
{
    long double before = INFINITY;
    for (unsigned k = 3; k < 30; k++) {
        long double p = 1 / (1 + powl(4, -(long double)k)), q = 1 / (1 + powl(2, -(long double)k));
        long double g = (q * logl(q / p) + (1 - q) * logl((1 - q) / (1 - p))) / k;
        cr_expect(g < before && g < powl(2, -(long double)k) / k * (1 + k * logl(2)), "k = %u", k);
        before = g;
        if (k > 12) continue;
        arena_t *A = arena_new();
        candidate_t *c = lemma_candidate(A, OWN, lemma_family(OWN, "two"), 1, 0);
        mpq_ptr w = candidate_table(c, "w", 1, (size_t[]){ 2 }), v = candidate_table(c, "v", 1, (size_t[]){ 2 });
        for (size_t y = 0; y < 2; y++) { mpq_set_ui(w + y, y ? 1 : 4, 1); mpq_set_ui(v + y, y ? 2 : 1, 1); }
        candidate_set_law(c, "pi0", pmf_uniform(A, 2));
        candidate_set_ratio(c, "k1", k + 1, 1);
        candidate_set_ratio(c, "k2", k, 1);
        const chain_t *t = lemma_chain(A, OWN, c);
        effort_t effort = EFFORT_DEFAULT;
        assert_value_near(term_called(OWN, t->first, "gat(k2)"), g, "k = %u", k);
        cr_expect(decide_link(OWN, link_called(OWN, "(b) lowering the penalty"), t, &effort).verdict ==
                      VERDICT_VIOLATED,
                  "k = %u", k);
        arena_free(A);
    }
}
