/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>

#define L game_lemma("public-refinement")

Test(game_public_refinement, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "on AO", FOUND_HOLDS },
                                     { "on AO, owner-only", FOUND_REFUTED },
                                     { "near AO", FOUND_REFUTED },
                                     { "near AO, owner-only", FOUND_REFUTED },
                                     { "on AO, with z", FOUND_HOLDS },
                                     { "on AO, z < 1", FOUND_HOLDS },
                                     { "on AO, the same z in every round", FOUND_HOLDS },
                                     { "near AO, with z", FOUND_HOLDS },
                                     { "near AO, e < (R-1) u", FOUND_HOLDS },
                                     { "near AO, e <= e0 chosen before the law", FOUND_REFUTED },
                                     { "on AO, owner-only: it stays", FOUND_HOLDS },
                                     { "near AO, owner-only: it grows", FOUND_HOLDS },
                                     { "one z for all laws on AO", FOUND_REFUTED },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 150);
    assert_found(&r, found);
    record_clear(&r);
}

/* p(AO - AP|O) before and after a round, by pools. */
typedef struct { brute_game_t g; mpq_ptr s, u, e, next, owner; } round_t;

static round_t look(const candidate_t *c)
{
    arena_t *A = c->home;
    round_t r = { .g = brute_game(c, "p") };
    const bool *AO = brute_best(A, r.g.n, r.g.owner, NULL), *best = brute_best(A, r.g.n, r.g.public, AO);
    bool *rest = ARENA_ARRAY(A, bool, r.g.n);
    for (size_t x = 0; x < r.g.n; x++) rest[x] = AO[x] && !best[x];
    r.s = brute_mass(A, r.g.n, r.g.p, rest);
    r.u = brute_mass(A, r.g.n, r.g.p, best);
    r.e = brute_mass(A, r.g.n, r.g.p, brute_rest(A, r.g.n, AO));
    r.next = brute_mass(A, r.g.n, brute_round(&r.g, r.g.p), rest);
    r.owner = brute_mass(A, r.g.n, brute_stage(A, r.g.n, r.g.owner, r.g.p, r.g.K), rest);
    return r;
}

Test(game_public_refinement, every_pool)
{
    arena_t *A = arena_new();
    size_t on = 0, near = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, 100); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 4, i);
            if (mpq_cmp_ui(candidate_number(c, "K"), 10, 1) > 0 || candidate_dim(c, 'x') > 4) continue;
            round_t seen = look(c);
            const chain_row_t *row = lemma_chain(A, L, c)->first;
            if (!row) continue; /* AP|O or the rest of AO has no mass */
            const real_t *next = term_called(L, row, "next");
            bool is_on = mpq_sgn(seen.e) == 0;
            if (!next) continue;
            cr_expect(brute_is(next, seen.next), "candidate %zu", i);
            cr_expect((term_called(L, row, "zeta") != NULL) == is_on, "candidate %zu", i);
            cr_expect(brute_is(term_called(L, row, "owner"), seen.owner) && brute_is(term_called(L, row, "s"), seen.s),
                      "candidate %zu", i);
            if (is_on) cr_expect(mpq_cmp(seen.next, seen.s) < 0, "candidate %zu", i);
            on += is_on;
            near += !is_on;
        }
    cr_expect(on > 30 && near > 15, "%zu, %zu", on, near);
    arena_free(A);
}

/* Two points of AO, the Public's weights (2,1), M = 2, p = (u, 1-u): H_P(1) = 2/3 u + 1-u, so s falls by the factor 1 -
** u/3, which no z < 1 bounds as u -> 0; R = 4/3 is the least of H(0)/H(1) = (u + 4/3 (1-u))/(1 - u/3), and z = 1/(1 +
** u/3). */
Test(game_public_refinement, by_hand)
{
    arena_t *A = arena_new();
    record_t r = checked(L, 150);
    size_t link = link_called(L, "one z for all laws on AO");
    const candidate_t *found = witness_at(A, &r, link, r.link[link].violation).candidate;
    round_t seen = look(found);
    cr_expect(mpq_sgn(seen.e) == 0 && mpq_sgn(seen.u) > 0 && mpq_cmp_ui(candidate_number(found, "z"), 1, 1) < 0);
    cr_expect(mpq_cmp(seen.next, brute_times(A, candidate_number(found, "z"), seen.s)) > 0);
    for (long u = 1; u < 1000; u *= 3) {
        brute_game_t g =
            brute_game_of(A, 2, (const long[]){ 1, 1 }, (const long[]){ 2, 1 }, (const long[]){ u, 1000 - u }, 7, 2);
        candidate_t *c = candidate_new(A, L->params);
        brute_set_weights(c, "wO", 2, (const long[]){ 1, 1 });
        brute_set_weights(c, "wP", 2, (const long[]){ 2, 1 });
        brute_set_law(c, "p", 2, (const long[]){ u, 1000 - u });
        candidate_set_ratio(c, "K", 7, 1);
        candidate_set_ratio(c, "M", 2, 1);
        candidate_set_ratio(c, "z", 9, 10);
        candidate_set_ratio(c, "e0", 1, 10);
        mpq_srcptr next = brute_round(&g, g.p);
        cr_expect(mpq_equal(brute_over(A, next + 1, g.p + 1), brute_ratio(A, 3000 - u, 3000)), "u = %ld/1000", u);
        const chain_row_t *row = lemma_chain(A, L, c)->first;
        cr_expect(brute_is(term_called(L, row, "next"), next + 1));
        cr_expect(brute_is(term_called(L, row, "zeta"), brute_ratio(A, 3000, 3000 + u)));
    }
    arena_free(A);
    record_clear(&r);
}

static candidate_t *near_AO(arena_t *A, const long *p, long e0)
{
    candidate_t *c = candidate_new(A, L->params);
    brute_set_weights(c, "wO", 3, (const long[]){ 2, 2, 1 });
    brute_set_weights(c, "wP", 3, (const long[]){ 2, 1, 1 });
    brute_set_law(c, "p", 3, p);
    candidate_set_ratio(c, "K", 2, 1);
    candidate_set_ratio(c, "M", 2, 1);
    candidate_set_ratio(c, "z", 9, 10);
    candidate_set_ratio(c, "e0", 1, e0);
    return c;
}

/* Near AO the rest of AO may grow: p = (1,89,10)/100, weights (2,2,1) and (2,1,1), K = M = 2. q = (31, 2759,
** 210)/3000, p'(1) = 24745471/27000000 > 89/100. And for
** every bound of e a law under which it does: p = (1, 10^k - 1 - 10^j, 10^j)/10^k with j < k. */
Test(game_public_refinement, near_AO_it_may_grow)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    candidate_t *c = near_AO(A, (const long[]){ 1, 89, 10 }, 10);
    round_t seen = look(c);
    cr_expect(mpq_equal(seen.next, brute_ratio(A, 24745471, 27000000)) &&
              mpq_equal(seen.owner, brute_ratio(A, 2759, 3000)));
    cr_expect(mpq_cmp(seen.next, seen.s) > 0);
    const chain_t *t = lemma_chain(A, L, c);
    cr_expect(brute_is(term_called(L, t->first, "next"), seen.next));
    cr_expect(decide_link(L, link_called(L, "near AO"), t, &effort).verdict == VERDICT_VIOLATED);
    cr_expect(decide_link(L, link_called(L, "near AO, e <= e0 chosen before the law"), t, &effort).verdict ==
              VERDICT_VIOLATED);
    cr_expect(decide_link(L, link_called(L, "near AO, e < (R-1) u"), t, &effort).verdict == VERDICT_OUTSIDE);
    for (long e0 = 10; e0 < 100000000; e0 *= 10) {
        t = lemma_chain(A, L, near_AO(A, (const long[]){ 1, 1000 * e0 - 1001, 1000 }, e0));
        cr_expect(decide_link(L, link_called(L, "near AO, e <= e0 chosen before the law"), t, &effort).verdict ==
                      VERDICT_VIOLATED,
                  "e0 = 1/%ld", e0);
    }
    t = lemma_chain(A, L, near_AO(A, (const long[]){ 1, 1, 2 }, 4));
    cr_expect_str_eq(decide_link(L, link_called(L, "near AO, e <= e0 chosen before the law"), t, &effort).why,
                     "e <= e0: not so");
    arena_free(A);
}

/* It is among the candidates. */
Test(game_public_refinement, the_candidates_hold_it)
{
    arena_t *A = arena_new();
    size_t f = lemma_family(L, "near"), found = 0;
    for (size_t i = 0; i < L->families[f]->size; i++) {
        const candidate_t *c = lemma_candidate(A, L, f, 1, i);
        mpq_srcptr p = candidate_value(c, "p")->at, w = candidate_value(c, "wP")->at;
        found += mpq_equal(p, brute_ratio(A, 1, 100)) && mpq_equal(p + 1, brute_ratio(A, 89, 100)) && mpq_equal(w,
            brute_ratio(A, 2, 1)) && mpq_equal(w + 2, brute_ratio(A, 1, 1))
              && mpq_cmp_ui(candidate_number(c, "K"), 2, 1) == 0 && mpq_cmp_ui(candidate_number(c, "M"), 2, 1) == 0;
    }
    cr_expect(found == 1, "%zu", found);
    arena_free(A);
}
