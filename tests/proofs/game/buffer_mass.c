/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>

#define L game_lemma("buffer-mass")

Test(game_buffer_mass, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "(10)", FOUND_HOLDS },
                                     { "(10), not negative", FOUND_HOLDS },
                                     { "Hsup positive", FOUND_HOLDS },
                                     { "Hsup <= Hinf", FOUND_HOLDS },
                                     { "(12), owner-only", FOUND_HOLDS },
                                     { "(13)", FOUND_HOLDS },
                                     { "monotone, owner-only", FOUND_HOLDS },
                                     { "(12), two-stage, AO = AP, B = AO", FOUND_HOLDS },
                                     { "monotone, two-stage, AO = AP, B = AO", FOUND_HOLDS },
                                     { "(12), two-stage, AO = AP, B wider than AO", FOUND_REFUTED },
                                     { "monotone, two-stage, AO = AP, B wider than AO", FOUND_REFUTED },
                                     { "(12), two-stage", FOUND_REFUTED },
                                     { "monotone, two-stage", FOUND_REFUTED },
                                     { "(12), two-stage, Public no less fond of B", FOUND_HOLDS },
                                     { "monotone, two-stage, Public no less fond of B", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 150);
    assert_found(&r, found);
    assert_attained(&r, "(10)");
    assert_attained(&r, "(12), owner-only");
    record_clear(&r);
}

/* What one round does to v = p0(B), by ordered pools. */
typedef struct { brute_game_t g; const bool *B; bool aligned, is_AO; mpq_ptr v, inf, sup, f, owner, two; } round_t;

static round_t look(const candidate_t *c)
{
    round_t r = { .g = brute_game(c, "p0"), .B = brute_buffer(c) };
    arena_t *A = c->home;
    size_t n = r.g.n;
    const bool *AO = brute_best(A, n, r.g.owner, NULL), *AP = brute_best(A, n, r.g.public, NULL);
    r.aligned = r.is_AO = true;
    for (size_t x = 0; x < n; x++) {
        r.aligned &= AO[x] == AP[x];
        r.is_AO &= AO[x] == r.B[x];
        mpq_ptr H = arena_mpq(A, 1);
        brute_weight(H, n, r.g.owner, r.g.p, r.g.K, x);
        if (r.B[x] && (!r.inf || mpq_cmp(H, r.inf) < 0)) r.inf = H;
        if (!r.B[x] && (!r.sup || mpq_cmp(H, r.sup) > 0)) r.sup = H;
    }
    const bool *off = brute_rest(A, n, r.B);
    mpq_ptr q = brute_stage(A, n, r.g.owner, r.g.p, r.g.K);
    r.v = brute_mass(A, n, r.g.p, r.B);
    r.owner = brute_mass(A, n, q, r.B);
    r.two = brute_mass(A, n, brute_stage(A, n, r.g.public, q, r.g.M), r.B);
    mpq_ptr in = brute_times(A, r.inf, r.v), out = brute_times(A, r.sup, brute_mass(A, n, r.g.p, off));
    r.f = brute_over(A, in, brute_plus(A, in, out));
    return r;
}

/* The four counterexamples, recomputed. Those with AO = AP need a B that is wider. */
Test(game_buffer_mass, counterexamples_by_ordered_pools)
{
    static const char *const links[] = { "(12), two-stage, AO = AP, B wider than AO",
        "monotone, two-stage, AO = AP, B wider than AO", "(12), two-stage", "monotone, two-stage" };
    record_t r = checked(L, 150);
    arena_t *A = arena_new();
    for (size_t k = 0; k < 4; k++) {
        witness_t w = witness_at(A, &r, link_called(L, links[k]), r.link[link_called(L, links[k])].violation);
        round_t seen = look(w.candidate);
        cr_expect(k >= 2 || (seen.aligned && !seen.is_AO), "%s", links[k]);
        cr_expect(mpq_cmp(seen.two, k % 2 ? seen.v : seen.f) < 0, "%s", links[k]);
    }
    arena_free(A);
    record_clear(&r);
}

/* Owner-only the buffer gains; with B = AO = AP so it does after both stages, on every candidate of the families. */
Test(game_buffer_mass, no_counterexample_where_B_is_AO_and_AO_is_AP)
{
    arena_t *A = arena_new();
    size_t seen_all = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; f != lemma_family(L, "a hypothesis missed") && i < candidates_of(L, f, 60); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 2, i);
            if (mpq_cmp_ui(candidate_number(c, "K"), 6, 1) > 0 || mpq_cmp_ui(candidate_number(c, "M"), 6, 1) > 0)
                continue;
            round_t seen = look(c);
            const chain_t *t = lemma_chain(A, L, c);
            const chain_row_t *row = t->first;
            cr_expect(mpq_cmp(seen.owner, seen.f) >= 0 && mpq_cmp(seen.f, seen.v) > 0);
            if (seen.aligned && seen.is_AO)
                cr_expect(mpq_cmp(seen.two, seen.f) >= 0, "family %zu, candidate %zu", f, i);
            cr_expect(brute_is(term_called(L, row, "v"), seen.v) && brute_is(term_called(L, row, "vO"), seen.owner));
            cr_expect(brute_is(term_called(L, row, "v2"), seen.two) && brute_is(term_called(L, row, "f"), seen.f));
            cr_expect(brute_is(term_called(L, row, "Hinf"), seen.inf) &&
                      brute_is(term_called(L, row, "Hsup"), seen.sup));
            cr_expect(!t->aside[link_called(L, "monotone, two-stage, AO = AP, B = AO")] ==
                      (seen.aligned && seen.is_AO));
            cr_expect(!t->aside[link_called(L, "monotone, two-stage, AO = AP, B wider than AO")] ==
                      (seen.aligned && !seen.is_AO));
            seen_all++;
        }
    cr_expect(seen_all > 50, "%zu", seen_all);
    arena_free(A);
}

/* delta <= 0, delta >= D/2, a gap that is none, B all of X: nothing is claimed. */
Test(game_buffer_mass, what_misses_a_hypothesis_is_outside)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t f = lemma_family(L, "a hypothesis missed"), n = candidates_of(L, f, 60);
    for (size_t i = 0; i < n; i++) {
        arena_reset(A);
        const chain_t *t = lemma_chain(A, L, lemma_candidate(A, L, f, 2, i));
        for (size_t k = 0; L->links[k].name; k++)
            cr_expect(decide_link(L, k, t, &effort).verdict == VERDICT_OUTSIDE, "%zu: %s", i, L->links[k].name);
    }
    cr_expect(n == 12, "%zu", n);
    arena_free(A);
}

/* By hand, exactly: two points, K = M = 2, uniform start, weights (2,1) and (1,8). H_O = (7/6, 5/6), so q = (7/12,
** 5/12); H_P(0) = 7/12 + 2/9 5/12 = 73/108,
** v' = 7/12 73/108 = 511/1296 < 1/2. With delta -> 0 and D = log 2 the hypotheses are met, B = AO = {0}. */
Test(game_buffer_mass, by_hand)
{
    arena_t *A = arena_new();
    brute_game_t g = brute_game_of(A, 2, (const long[]){ 2, 1 }, (const long[]){ 1, 8 }, (const long[]){ 1, 1 }, 2, 2);
    cr_expect(mpq_equal(brute_round(&g, g.p), brute_ratio(A, 511, 1296)));
    arena_free(A);
}
