/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>
#include <math.h>

#define L game_lemma("outside-mass")

Test(game_outside_mass, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "(25)", FOUND_HOLDS },
                                     { "(27)", FOUND_HOLDS },
                                     { "m' <= rho m, owner-only", FOUND_REFUTED },
                                     { "m' <= rho m, two-stage, AO = AP, B = AO", FOUND_REFUTED },
                                     { "m' <= rho m, two-stage, AO = AP, B wider than AO", FOUND_REFUTED },
                                     { "m' <= rho m, two-stage", FOUND_REFUTED },
                                     { "m' <= rho m, owner-only, K >= K0'", FOUND_HOLDS },
                                     { "m' <= rho m, two-stage, AO = AP, B = AO, K >= K0'", FOUND_HOLDS },
                                     { "m' <= rho m, two-stage, AO = AP, B wider than AO, K >= K0'", FOUND_REFUTED },
                                     { "m' <= rho m, two-stage, K >= K0'", FOUND_REFUTED },
                                     { "m' <= rho m, two-stage, Public no less fond of B, K >= K0'", FOUND_HOLDS },
                                     { "m' <= M rho m, two-stage, K >= K0'", FOUND_HOLDS },
                                     { "odds fall by R, owner-only, every K", FOUND_HOLDS },
                                     { "odds fall by R, two-stage, Public no less fond of B, every K", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 60);
    assert_found(&r, found);
    record_clear(&r);
}

/* --- by pools ----------------------------------------------------------------------------------------------------- */

typedef struct {
    brute_game_t g;
    const bool *B;
    bool aligned;
    mpq_srcptr v;
    mpq_ptr m, owner, two, rho;
    long double K0, ours;
} round_t;

static round_t look(const candidate_t *c)
{
    arena_t *A = c->home;
    round_t r = { .g = brute_game(c, "p0"), .B = brute_buffer(c), .v = candidate_number(c, "v"), .aligned = true };
    const bool *AO = brute_best(A, r.g.n, r.g.owner, NULL), *AP = brute_best(A, r.g.n, r.g.public, NULL),
               *off = brute_rest(A, r.g.n, r.B);
    for (size_t x = 0; x < r.g.n; x++) r.aligned &= AO[x] == AP[x];
    cr_assert(mpq_sgn(r.v) > 0 && mpq_cmp(r.v, brute_mass(A, r.g.n, r.g.p, r.B)) <= 0);
    mpq_ptr q = brute_stage(A, r.g.n, r.g.owner, r.g.p, r.g.K);
    r.m = brute_mass(A, r.g.n, r.g.p, off);
    r.owner = brute_mass(A, r.g.n, q, off);
    r.two = brute_mass(A, r.g.n, brute_stage(A, r.g.n, r.g.public, q, r.g.M), off);
    mpq_srcptr s = candidate_number(c, "s"), gap = candidate_number(c, "g");
    mpq_ptr square = brute_times(A, s, s), C_O = brute_plus(A, brute_over(A, brute_ratio(A, 4, 1), r.v), s);
    r.rho = brute_over(A, brute_times(A, C_O, brute_times(A, square, square)), brute_times(A, gap, r.v));
    long double width = logl((long double)mpq_get_d(gap)) - 2 * logl((long double)mpq_get_d(s)),
                v = (long double)mpq_get_d(r.v);
    r.K0 = fmaxl(2, ceill(1 + 8 / (width * v)));
    r.ours = fmaxl(2, 1 + ceill(8 * width / v));
    return r;
}

Test(game_outside_mass, counterexamples_by_pools)
{
    static const struct { const char *link; bool owner, ours, aligned;
    } claim[] = { { "m' <= rho m, owner-only", true, false, false },
                  { "m' <= rho m, two-stage, AO = AP, B = AO", false, false, true },
                  { "m' <= rho m, two-stage, AO = AP, B wider than AO", false, false, true },
                  { "m' <= rho m, two-stage", false, false, false },
                  { "m' <= rho m, two-stage, AO = AP, B wider than AO, K >= K0'", false, true, true },
                  { "m' <= rho m, two-stage, K >= K0'", false, true, false } };
    record_t r = checked(L, 60);
    arena_t *A = arena_new();
    for (size_t k = 0; k < sizeof claim / sizeof *claim; k++) {
        size_t link = link_called(L, claim[k].link);
        cr_assert(r.link[link].violation.set, "%s", claim[k].link);
        round_t seen = look(witness_at(A, &r, link, r.link[link].violation).candidate);
        cr_expect((long double)seen.g.K >= (claim[k].ours ? seen.ours : seen.K0), "%s", claim[k].link);
        cr_expect(!claim[k].aligned || seen.aligned, "%s", claim[k].link);
        cr_expect(mpq_cmp(claim[k].owner ? seen.owner : seen.two, brute_times(A, seen.rho, seen.m)) > 0, "%s",
                  claim[k].link);
    }
    arena_free(A);
    record_clear(&r);
}

/* By hand, whatever delta. Two points, p0 = (1/2,1/2), weights (1000,1) for both agents, K = 4 >= K0 = 3.3..:
** m' = 1/2 H(b) > 1/2 1/8 and rho m = (8 + 1)/(1/2) 1/1000 1/2 = 9/1000. */
Test(game_outside_mass, by_hand)
{
    arena_t *A = arena_new();
    brute_game_t g =
        brute_game_of(A, 2, (const long[]){ 1000, 1 }, (const long[]){ 1000, 1 }, (const long[]){ 1, 1 }, 4, 2);
    cr_expect(mpq_cmp(brute_stage(A, 2, g.owner, g.p, 4) + 1, brute_ratio(A, 1, 16)) > 0);
    arena_free(A);
}

/* With K >= K0' the Owner's stage does m' <= rho m; a Public that likes b may undo it. Weights (1000,1) and (1,1000),
** p0 = (9/10,1/10), K = 64 >= K0' = 62,
** M = 20: rho m = (40/9 + 1)/(9/10) 1/1000 1/10 = 0.0006.. with delta = 0, 0.0007 with e^(delta/2) = 41/40; m' =
** 0.0022. */
Test(game_outside_mass, two_stages_undo_a_large_pool)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    brute_game_t g =
        brute_game_of(A, 2, (const long[]){ 1000, 1 }, (const long[]){ 1, 1000 }, (const long[]){ 9, 1 }, 64, 20);
    candidate_t *c = brute_candidate(A, L->params, &g);
    candidate_set_ratio(c, "s", 41, 40);
    candidate_set_ratio(c, "g", 1000, 1);
    candidate_set_ratio(c, "v", 9, 10);
    const chain_t *t = lemma_chain(A, L, c);
    cr_expect(decide_link(L, link_called(L, "m' <= rho m, two-stage, K >= K0'"), t, &effort).verdict ==
              VERDICT_VIOLATED);
    cr_expect(decide_link(L, link_called(L, "m' <= rho m, owner-only, K >= K0'"), t, &effort).verdict == VERDICT_HOLDS);
    round_t seen = look(c);
    cr_expect(seen.ours <= 64 && mpq_cmp(seen.two, brute_ratio(A, 22, 10000)) > 0
        && mpq_cmp(brute_times(A, seen.rho, seen.m), brute_ratio(A, 7, 10000)) < 0);
    cr_expect(brute_is(term_called(L, t->first, "m2(rho m)"), seen.two));
    arena_free(A);
}

/* So it may with AO = AP when B is wider: B = {0,1} by e^(delta/2) = 100/97, most of p0 on the point 1, which the
** Public does not like. Weights (100,97,50) and
** (1000,1,999), p0 = (1/1000,899/1000,1/10), v = 9/10, e^D = 2 (100/97)^2, K = 8 = K0', M = 12. */
Test(game_outside_mass, two_stages_undo_a_large_pool_with_one_favourite)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    brute_game_t g = brute_game_of(A, 3, (const long[]){ 100, 97, 50 }, (const long[]){ 1000, 1, 999 },
                                   (const long[]){ 1, 899, 100 }, 8, 12);
    candidate_t *c = brute_candidate(A, L->params, &g);
    candidate_set_ratio(c, "s", 100, 97);
    candidate_set_ratio(c, "g", 20000, 9409);
    candidate_set_ratio(c, "v", 9, 10);
    round_t seen = look(c);
    cr_expect(seen.aligned && seen.B[0] && seen.B[1] && !seen.B[2] && seen.ours == 8);
    cr_expect(mpq_cmp(seen.two, brute_ratio(A, 4, 10)) > 0 &&
              mpq_cmp(brute_times(A, seen.rho, seen.m), brute_ratio(A, 1, 3)) < 0);
    cr_expect(mpq_cmp(seen.owner, brute_times(A, seen.rho, seen.m)) < 0);
    cr_expect(decide_link(L, link_called(L, "m' <= rho m, two-stage, AO = AP, B wider than AO, K >= K0'"),
        lemma_chain(A, L, c), &effort).verdict == VERDICT_VIOLATED);
    arena_free(A);
}

Test(game_outside_mass, every_pool)
{
    arena_t *A = arena_new();
    size_t all = 0, both = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; f != lemma_family(L, "a hypothesis missed") && i < candidates_of(L, f, 150); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 3, i);
            if (mpq_cmp_ui(candidate_number(c, "K"), candidate_dim(c, 'x') > 2 ? 10 : 40, 1) > 0) continue;
            round_t seen = look(c);
            const chain_t *t = lemma_chain(A, L, c);
            const chain_row_t *row = t->first;
            const real_t *two = term_called(L, row, "m2(rho m)"), *rho_m = term_called(L, row, "rho m");
            cr_expect(brute_is(term_called(L, row, "mO(m/(m + R * (1 - m)))"), seen.owner), "family %zu, candidate %zu",
                      f, i);
            cr_expect(!two || brute_is(two, seen.two), "family %zu, candidate %zu", f, i);
            cr_expect(!rho_m || brute_is(rho_m, brute_times(A, seen.rho, seen.m)), "family %zu, candidate %zu", f, i);
            if ((long double)seen.g.K < seen.K0) continue;
            both += two != NULL;
            const bool *AO = brute_best(A, seen.g.n, seen.g.owner, NULL);
            bool is_AO = true;
            for (size_t x = 0; x < seen.g.n; x++) is_AO &= AO[x] == seen.B[x];
            cr_expect(!t->aside[link_called(L, "m' <= rho m, two-stage, AO = AP, B = AO")] == (seen.aligned && is_AO),
                "family %zu, candidate %zu", f, i);
            cr_expect(!t->aside[link_called(L, "m' <= rho m, two-stage, AO = AP, B wider than AO")] == (seen.aligned
                && !is_AO), "family %zu, candidate %zu", f, i);
            all++;
        }
    cr_expect(all > 60 && both > 60, "%zu, %zu", all, both);
    arena_free(A);
}

/* Small numbers, K = K0'. Weights (3,1), (1,1000), p0 = (19,1)/20, K = 10, M = 6; and AO = AP = {0}, B = {0,1}:
** weights (100,99,1), (101,1,100), p0 = (1,98,1)/100,
** K = 39, M = 6. By ordered counts: m' > rho m. */
Test(game_outside_mass, small_numbers_undo_a_large_pool)
{
    static const char *const link[2] = { "m' <= rho m, two-stage, K >= K0'",
                                         "m' <= rho m, two-stage, AO = AP, B wider than AO, K >= K0'" };
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t k = 0; k < 2; k++) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, k ? "small-wide" : "small"), 1, 3);
        round_t seen = look(c);
        cr_expect(seen.g.M == 6 && seen.g.K == (k ? 39 : 10) && seen.ours == (long double)seen.g.K &&
                  seen.aligned == (k == 1));
        cr_expect(mpq_cmp(seen.two, brute_times(A, seen.rho, seen.m)) > 0 &&
                  mpq_cmp(seen.owner, brute_times(A, seen.rho, seen.m)) < 0);
        cr_expect(decide_link(L, link_called(L, link[k]), lemma_chain(A, L, c), &effort).verdict == VERDICT_VIOLATED);
    }
    arena_free(A);
}

/* delta nearly D/2, and v below p(B), are among the candidates: 1 < e^D/e^(2 delta) < 21/20. */
Test(game_outside_mass, delta_near_half_and_v_below_the_mass)
{
    static const char *const family[2] = { "near-half", "near-half-AO" };
    arena_t *A = arena_new();
    size_t near = 0, below = 0, all = 0;
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0, f = lemma_family(L, family[k]); i < L->families[f]->size; i++, all++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 1, i);
            const bool *B = brute_buffer(c);
            mpq_srcptr s = candidate_number(c, "s"), p = candidate_value(c, "p0")->at;
            mpq_ptr square = brute_times(A, s, s),
                    q = brute_over(A, candidate_number(c, "g"), brute_times(A, square, square));
            near += mpq_cmp_ui(q, 1, 1) > 0 && mpq_cmp(q, brute_ratio(A, 21, 20)) < 0;
            below += mpq_cmp(candidate_number(c, "v"), brute_mass(A, candidate_dim(c, 'x'), p, B)) < 0;
        }
    cr_expect(all > 0 && near == all && below == 2 * all / 3, "%zu, %zu of %zu", near, below, all);
    arena_free(A);
}
