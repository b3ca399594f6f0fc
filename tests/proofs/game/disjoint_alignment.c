/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>
#include <math.h>

#define L game_lemma("disjoint-alignment")

Test(game_disjoint_alignment, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "(i), two-stage", FOUND_REFUTED },
                                     { "(i), owner-only", FOUND_HOLDS },
                                     { "m' <= M rho m, K >= K0", FOUND_REFUTED },
                                     { "m' <= M rho m, owner-only, K >= K0", FOUND_REFUTED },
                                     { "m' <= M rho m, K >= K0'", FOUND_HOLDS },
                                     { "m' <= M rho m, owner-only, K >= K0'", FOUND_HOLDS },
                                     { "M rho < 1, K >= K0", FOUND_REFUTED },
                                     { "(ii), two-stage", FOUND_HOLDS },
                                     { "(ii), owner-only", FOUND_REFUTED },
                                     { "(iii), two-stage", FOUND_REFUTED },
                                     { "(iii), owner-only", FOUND_REFUTED },
                                     { "(i), two-stage, odds fall under every law", FOUND_HOLDS },
                                     { "(i), two-stage, K >= K0' and M rho < 1", FOUND_HOLDS },
                                     { "(iii), two-stage, odds fall under every law", FOUND_HOLDS },
                                     { "limit on AO, owner-only", FOUND_HOLDS },
                                     { "two points, l_a(b) >= 1: the Owner wins", FOUND_HOLDS },
                                     { "two points, l_b(a) >= 1: the Public wins", FOUND_HOLDS },
                                     { "two points, not both", FOUND_HOLDS },
                                     { "argmax f is a trap", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 130);
    assert_found(&r, found);
    record_clear(&r);
}

Test(game_disjoint_alignment, limits_rest_on_certificates)
{
    static const char *const terms[] = { "two_decay(wO, K, wP, M, p0, 1 - AO)",
                                         "owner_decay(wO, K, p0, 1 - AO)",
                                         "two_odds_decay(wO, K, wP, M, p0, rest, APO)",
                                         "owner_decay(wO, K, p0, rest)",
                                         "two_limit(wO, K, wP, M, p0, x)",
                                         "owner_limit(wO, K, p0, x)",
                                         "sum x: AO(x) two_limit(wO, K, wP, M, p0, x)",
                                         NULL };
    assert_certified(L, 20, terms);
    cr_expect(brute_confirm_all(L, 25) > 100);
}

/* --- counterexamples ---------------------------------------------------------------------------------------------- */

static bool meets(const brute_game_t *g)
{
    const bool *AO = brute_best(g->home, g->n, g->owner, NULL), *AP = brute_best(g->home, g->n, g->public, NULL);
    for (size_t x = 0; x < g->n; x++)
        if (AO[x] && AP[x]) return true;
    return false;
}

/* (i), (iii) two-stage; (ii), (iii) owner-only: the favourites do not meet; the certificate is confirmed by ordered
** pools; it keeps what the claim says
** vanishes. */
Test(game_disjoint_alignment, counterexamples_by_pools)
{
    static const char *const links[] = { "(i), two-stage", "(iii), two-stage", "(ii), owner-only",
                                         "(iii), owner-only" };
    record_t r = checked(L, 60);
    arena_t *A = arena_new();
    draw_t d = draw_start(1, "counterexamples", 0);
    for (size_t k = 0; k < 4; k++) {
        size_t link = link_called(L, links[k]);
        witness_t w = witness_at(A, &r, link, r.link[link].violation);
        brute_game_t g = brute_game(w.candidate, "p0");
        cr_assert(!meets(&g) && w.decision.row->certificates == 1);
        const certificate_t *C = w.decision.row->certificate[0];
        brute_loop_t l = brute_loop(w.candidate, k < 2 ? "two-stage" : "owner-only");
        brute_confirm(&l, C, &d, 40);
        const bool *AO = brute_best(A, g.n, g.owner, NULL), *best = brute_best(A, g.n, g.public, AO);
        bool kept_wrongly = false;
        for (size_t x = 0; x < g.n; x++)
            kept_wrongly |= (C->kept[x] || C->kind == CERTIFICATE_UNCHANGED) && !(k == 0 ? AO[x] : best[x]);
        cr_expect(kept_wrongly, "%s", links[k]);
    }
    arena_free(A);
    record_clear(&r);
}

/* Whatever K, M = 2: weights (3,2) and (1,3). By the bounds at the ends, the Owner's stage multiplies the odds of b
** against a at least by 2K/(3K-1) and the
** Public's by 3/2: together by 3K/(3K-1) > 1, under every law, from every start. */
Test(game_disjoint_alignment, the_Public_wins_for_every_K)
{
    arena_t *A = arena_new();
    static const long share[] = { 1, 2, 10, 50, 90, 98, 99 };
    for (unsigned long K = 2; K <= 24; K += K < 8 ? 1 : 8) {
        arena_reset(A);
        mpq_srcptr least = brute_ratio(A, 3 * (long)K, 3 * (long)K - 1);
        for (size_t i = 0; i < 7; i++) {
            brute_game_t g = brute_game_of(A, 2, (const long[]){ 3, 2 }, (const long[]){ 1, 3 },
                                           (const long[]){ share[i], 100 - share[i] }, K, 2);
            brute_loop_t l = { .home = A, .n = 2, .stages = 2, .w = { g.owner, g.public }, .p = g.p, .pool = { K, 2 } };
            cr_expect(mpq_cmp(brute_odds_factor(&l, g.p, 1, 0), least) > 0, "K = %lu, p(a) = %ld/100", K, share[i]);
        }
        brute_game_t g =
            brute_game_of(A, 2, (const long[]){ 3, 2 }, (const long[]){ 1, 3 }, (const long[]){ 9, 1 }, K, 2);
        candidate_t *c = brute_candidate(A, L->params, &g);
        candidate_set_ratio(c, "s", 41, 40);
        effort_t effort = EFFORT_DEFAULT;
        cr_expect(decide_link(L, link_called(L, "(i), two-stage"), lemma_chain(A, L, c), &effort).verdict ==
                      VERDICT_VIOLATED,
                  "K = %lu", K);
    }
    arena_free(A);
}

/* Laws that one round leaves exactly unchanged, both favourites with mass 1/2 for ever. (5,1), (1,7), K = M = 2:
** H_O(0) = 1/2 + 5/6 = 4/3, q = (2/3,1/3),
** H_P(0) = 2/3 + 1/12 = 3/4, p1 = (1/2,1/2). */
Test(game_disjoint_alignment, unchanged_laws)
{
    static const long owner[2][2] = { { 5, 1 }, { 3, 1 } }, public[2][2] = { { 1, 7 }, { 7, 23 } };
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t k = 0; k < 2; k++) {
        brute_game_t g = brute_game_of(A, 2, owner[k], public[k], (const long[]){ 1, 1 }, 2, 2);
        mpq_srcptr p = brute_round(&g, g.p);
        cr_expect(mpq_equal(p, brute_ratio(A, 1, 2)) && mpq_equal(p + 1, brute_ratio(A, 1, 2)));
        candidate_t *c = brute_candidate(A, L->params, &g);
        candidate_set_ratio(c, "s", 41, 40);
        const chain_t *t = lemma_chain(A, L, c);
        decision_t one = decide_link(L, link_called(L, "(i), two-stage"), t, &effort),
            three = decide_link(L, link_called(L, "(iii), two-stage"), t, &effort);
        cr_expect(one.verdict == VERDICT_VIOLATED && one.row->certificate[0]->kind == CERTIFICATE_UNCHANGED);
        cr_expect(three.verdict == VERDICT_VIOLATED &&
                  brute_is(term_called(L, three.row, "two_limit(wO, K, wP, M, p0, x)"), brute_ratio(A, 1, 2)));
    }
    arena_free(A);
}

/* Three points, the middle one a compromise: weights (4,3,1) and (1,3,4), K = M = 10. Near it l_0(1) = l_2(1) = 40/31
** 10/28 = 100/217 < 1; it wins from
** the uniform law, though no agent likes it best. */
Test(game_disjoint_alignment, the_compromise_wins)
{
    arena_t *A = arena_new();
    draw_t d = draw_start(1, "compromise", 0);
    brute_game_t g =
        brute_game_of(A, 3, (const long[]){ 4, 3, 1 }, (const long[]){ 1, 3, 4 }, (const long[]){ 1, 1, 1 }, 10, 10);
    mpq_srcptr limit = brute_times(A, brute_ratio(A, 40, 31), brute_ratio(A, 10, 28));
    cr_expect(mpq_equal(limit, brute_ratio(A, 100, 217)));
    brute_game_t near = brute_game_of(A, 3, (const long[]){ 4, 3, 1 }, (const long[]){ 1, 3, 4 },
                                      (const long[]){ 1, 100000, 1 }, 10, 10);
    brute_loop_t l = { .home = A, .n = 3, .stages = 2, .w = { g.owner, g.public }, .p = g.p, .pool = { 10, 10 } };
    for (size_t x = 0; x < 3; x += 2)
        cr_expect(fabs(mpq_get_d(brute_odds_factor(&l, near.p, x, 1)) - 100.0 / 217) < 1e-3);
    candidate_t *c = brute_candidate(A, L->params, &g);
    candidate_set_ratio(c, "s", 41, 40);
    chain_t *t = lemma_chain(A, L, c);
    effort_t effort = EFFORT_DEFAULT;
    decision_t three = decide_link(L, link_called(L, "(iii), two-stage"), t, &effort);
    cr_assert(three.verdict == VERDICT_VIOLATED, "%s", verdict_name(three.verdict));
    const certificate_t *C = three.row->certificate[0];
    cr_expect(!C->kept[0] && C->kept[1] && !C->kept[2]);
    brute_confirm(&l, C, &d, 24);
    arena_free(A);
}

/* The step m' <= M rho m with K0 as printed, whatever delta: weights (1000,1), (1,2), p0 = (1/2,1/2), K = 4 >= K0 =
** 3.3.., M = 2: q(b) = 1/2 H_O(b) > 1/16 and the
** Public likes b, so m' > 1/16, while M rho m = 2 (8 + 1)/(1/2) 1/1000 1/2 = 18/1000 (20/1000 with e^(delta/2) =
** 41/40). */
Test(game_disjoint_alignment, the_step_by_hand)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    brute_game_t g =
        brute_game_of(A, 2, (const long[]){ 1000, 1 }, (const long[]){ 1, 2 }, (const long[]){ 1, 1 }, 4, 2);
    mpq_srcptr next = brute_round(&g, g.p) + 1;
    cr_expect(1 + 16 / log(1000) < 4 && mpq_cmp(next, brute_ratio(A, 1, 16)) > 0);
    candidate_t *c = brute_candidate(A, L->params, &g);
    candidate_set_ratio(c, "s", 41, 40);
    const chain_t *t = lemma_chain(A, L, c);
    decision_t found = decide_link(L, link_called(L, "m' <= M rho m, K >= K0"), t, &effort);
    cr_assert(found.verdict == VERDICT_VIOLATED);
    cr_expect(brute_is(term_called(L, found.row, "round_mass(wO, K, wP, M, p0, 1 - AO, M rho m)"), next));
    cr_expect(decide_link(L, link_called(L, "m' <= M rho m, owner-only, K >= K0"), t, &effort).verdict ==
              VERDICT_VIOLATED);
    cr_expect(decide_link(L, link_called(L, "m' <= M rho m, K >= K0'"), t, &effort).verdict == VERDICT_OUTSIDE);
    arena_free(A);
}

/* M rho < 1: the record's counterexample; with delta = 0 it is none the less M rho > M (4/v)/v e^-DeltaO >= 1. */
Test(game_disjoint_alignment, M_rho_by_hand)
{
    record_t r = checked(L, 60);
    arena_t *A = arena_new();
    size_t link = link_called(L, "M rho < 1, K >= K0");
    witness_t w = witness_at(A, &r, link, r.link[link].violation);
    brute_game_t g = brute_game(w.candidate, "p0");
    cr_assert(!meets(&g) && g.n == 2 && mpq_cmp(g.owner, g.owner + 1) > 0);
    mpq_srcptr v = g.p, s = candidate_number(w.candidate, "s"), gap = brute_over(A, g.owner, g.owner + 1),
               M = brute_ratio(A, (long)g.M, 1);
    mpq_ptr square = brute_times(A, s, s),
            least = brute_over(A, brute_times(A, M, brute_ratio(A, 4, 1)), brute_times(A, brute_times(A, v, v), gap));
    mpq_ptr rho = brute_over(A, brute_times(A, brute_plus(A, brute_over(A, brute_ratio(A, 4, 1), v), s),
        brute_times(A, square, square)), brute_times(A, gap, v));
    cr_expect((double)g.K >= 1 + 8 / ((log(mpq_get_d(gap)) - 2 * log(mpq_get_d(s))) * mpq_get_d(v)));
    cr_expect(mpq_cmp_ui(least, 1, 1) >= 0 &&
              brute_is(term_called(L, w.decision.row, "M rho"), brute_times(A, M, rho)));
    arena_free(A);
    record_clear(&r);
}

/* --- invasions ---------------------------------------------------------------------------------------------------- */

static mpq_ptr stage_factor(arena_t *A, mpq_srcptr x, mpq_srcptr y, unsigned long K)
{
    mpq_srcptr k = brute_ratio(A, (long)K, 1), rest = brute_times(A, brute_ratio(A, (long)K - 1, 1), y);
    return brute_over(A, brute_times(A, k, x), brute_plus(A, x, rest));
}

static mpq_ptr invasion(arena_t *A, const brute_game_t *g, size_t x, size_t y)
{
    return brute_times(A, stage_factor(A, g->owner + x, g->owner + y, g->K),
                       stage_factor(A, g->public + x, g->public + y, g->M));
}

/* At every law the odds of b against a are multiplied by something between l_b(a) and 1/l_a(b); and log l_x(y) <= f(x)
** - f(y). */
Test(game_disjoint_alignment, two_points_by_pools)
{
    arena_t *A = arena_new();
    size_t laws = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, 40); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 6, i);
            brute_game_t g = brute_game(c, "p0");
            if (meets(&g)) continue;
            for (size_t x = 0; x < g.n; x++)
                for (size_t y = 0; y < g.n; y++) {
                    long double f_gap =
                        (1 - 1.0L / g.K) *
                            logl((long double)mpq_get_d(g.owner + x) / (long double)mpq_get_d(g.owner + y)) +
                        (1 - 1.0L / g.M) *
                            logl((long double)mpq_get_d(g.public + x) / (long double)mpq_get_d(g.public + y));
                    cr_expect(logl((long double)mpq_get_d(invasion(A, &g, x, y))) <= f_gap + 1e-12L);
                }
            if (g.n != 2 || g.K > 10 || g.M > 10) continue;
            size_t a = mpq_cmp(g.owner, g.owner + 1) > 0 ? 0 : 1, b = 1 - a;
            brute_loop_t l = brute_loop(c, "two-stage");
            for (long k = 1; k < 100; k += 24) {
                brute_game_t law = brute_game_of(A, 2, (const long[]){ 1, 1 }, (const long[]){ 1, 1 },
                                                 (const long[]){ k, 100 - k }, 2, 2);
                mpq_srcptr factor = brute_odds_factor(&l, law.p, b, a);
                cr_expect(mpq_cmp(factor, invasion(A, &g, b, a)) > 0
                    && mpq_cmp(brute_times(A, factor, invasion(A, &g, a, b)), brute_ratio(A, 1, 1)) < 0,
                    "candidate %zu", i);
                laws++;
            }
            mpq_srcptr both = NULL;
            for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next)
                if (term_called(L, row, "lab lba")) {
                    both = brute_times(A, invasion(A, &g, a, b), invasion(A, &g, b, a));
                    cr_expect(brute_is(term_called(L, row, "lab lba"), both), "candidate %zu", i);
                }
            cr_expect(both);
        }
    cr_expect(laws > 300, "%zu", laws);
    arena_free(A);
}

/* m', by pools. */
Test(game_disjoint_alignment, one_round_by_pools)
{
    arena_t *A = arena_new();
    size_t seen = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, 60); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 8, i);
            brute_game_t g = brute_game(c, "p0");
            if (g.n > 2 || g.K > 60) continue;
            for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next) {
                if (!term_called(L, row, "round_mass(wO, K, wP, M, p0, 1 - AO, M rho m)")) continue;
                const bool *off = brute_rest(A, 2, brute_best(A, 2, g.owner, NULL));
                cr_expect(brute_is(term_called(L, row, "round_mass(wO, K, wP, M, p0, 1 - AO, M rho m)"),
                    brute_mass(A, 2, brute_round(&g, g.p), off)), "candidate %zu", i);
                cr_expect(brute_is(term_called(L, row, "curated_mass(wO, K, p0, 1 - AO, M rho m)"),
                    brute_mass(A, 2, brute_stage(A, 2, g.owner, g.p, g.K), off)), "candidate %zu", i);
                seen++;
            }
        }
    cr_expect(seen > 10, "%zu", seen);
    arena_free(A);
}

/* The limits against long runs. */
Test(game_disjoint_alignment, limits_by_running)
{
    cr_expect(brute_limits(L, 30, "two_limit(wO, K, wP, M, p0, x)", "two-stage") > 100);
    cr_expect(brute_limits(L, 30, "owner_limit(wO, K, p0, x)", "owner-only") > 100);
}

/* Weights (3,2) and (1,3), M = 2, K from 2 to 300, the even start: among the candidates, and the Public wins each. */
Test(game_disjoint_alignment, the_Public_wins_whatever_K)
{
    static const unsigned long pool[6] = { 2, 3, 10, 50, 100, 300 };
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t k = 0; k < 6; k++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "corners"), 1, k);
        brute_game_t g = brute_game(c, "p0");
        cr_assert(mpq_equal(brute_over(A, g.owner, g.owner + 1), brute_ratio(A, 3, 2))
            && mpq_equal(brute_over(A, g.public, g.public + 1), brute_ratio(A, 1, 3)));
        cr_assert(g.K == pool[k] && g.M == 2 && mpq_equal(g.p, brute_ratio(A, 1, 2)));
        const chain_t *t = lemma_chain(A, L, c);
        cr_expect(decide_link(L, link_called(L, "(i), two-stage"), t, &effort).verdict == VERDICT_VIOLATED, "K = %lu",
                  g.K);
        cr_expect(decide_link(L, link_called(L, "two points, l_b(a) >= 1: the Public wins"), t, &effort).verdict ==
                      VERDICT_EQUAL,
                  "K = %lu", g.K);
    }
    arena_free(A);
}
