/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define L game_lemma("truthful-reports")

Test(game_truthful_reports, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "Owner, two-stage", FOUND_REFUTED },
                                     { "Public, two-stage", FOUND_REFUTED },
                                     { "Owner, owner-only", FOUND_HOLDS },
                                     { "Public, owner-only", FOUND_HOLDS },
                                     { "Owner, two-stage, favourites meet", FOUND_HOLDS },
                                     { "Public, two-stage, favourites meet", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 80);
    assert_found(&r, found);
    record_clear(&r);
}

Test(game_truthful_reports, limits_rest_on_certificates)
{
    static const char *const terms[] = {
        "sum x: two_limit(wO, K, wP, M, p0, x) log(wO)", "sum x: two_limit(lO, K, wP, M, p0, x) log(wO)",
            "sum x: two_limit(wO, K, wP, M, p0, x) log(wP)", "sum x: two_limit(wO, K, lP, M, p0, x) log(wP)",
            "sum x: owner_limit(wO, K, p0, x) log(wO)", "sum x: owner_limit(lO, K, p0, x) log(wO)",
        NULL
    };
    assert_certified(L, 25, terms);
    size_t each = (size_t)atol(share_number("game_truthful_reports: candidates confirmed of each family", "4", "16"));
    cr_expect(brute_confirm_all(L, each) > 6 * each);
}

/* sum of p0 log w over what C keeps, over its mass, in long doubles. */
static long double utility(const brute_game_t *g, const certificate_t *C, mpq_srcptr w)
{
    long double sum = 0, mass = 0;
    for (size_t x = 0; x < g->n; x++) {
        if (C->kind != CERTIFICATE_UNCHANGED && !C->kept[x]) continue;
        mass += (long double)mpq_get_d(g->p + x);
        sum += (long double)mpq_get_d(g->p + x) * logl((long double)mpq_get_d(w + x));
    }
    return sum / mass;
}

static const certificate_t *certificate_of(const chain_row_t *row, const char *name)
{
    for (unsigned k = 0; k < row->certificates; k++)
        if (strcmp(row->certificate[k]->of, name) == 0) return row->certificate[k];
    return NULL;
}

static bool is_about(const real_t *term, long double want)
{
    double lo, hi;
    return real_approx(term, true, &lo, &hi) && fabsl((long double)lo - want) < 1e-12L * (1 + fabsl(want));
}

Test(game_truthful_reports, utilities_by_hand)
{
    static const char *const term[4][3] = {
        { "sum x: two_limit(wO, K, wP, M, p0, x) log(wO)", "two-stage", "wO" },
            { "sum x: two_limit(lO, K, wP, M, p0, x) log(wO)", "two-stage, wO = lO", "wO" },
        { "sum x: two_limit(wO, K, wP, M, p0, x) log(wP)", "two-stage", "wP" },
            { "sum x: two_limit(wO, K, lP, M, p0, x) log(wP)", "two-stage, wP = lP", "wP" }
    };
    arena_t *A = arena_new();
    size_t seen = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, 40); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 5, i);
            brute_game_t g = brute_game(c, "p0");
            for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next)
                for (size_t k = 0; k < 4; k++) {
                    const real_t *U = term_called(L, row, term[k][0]);
                    const certificate_t *C = U ? certificate_of(row, term[k][1]) : NULL;
                    if (!U) continue;
                    if (!C) C = certificate_of(row, "two-stage"); /* the truth is told */
                    cr_assert(C, "%s", term[k][1]);
                    cr_expect(is_about(U, utility(&g, C, candidate_value(c, term[k][2])->at)),
                              "family %zu, candidate %zu, %s", f, i, term[k][0]);
                    seen++;
                }
        }
    cr_expect(seen > 400, "%zu", seen);
    arena_free(A);
}

/* The record's counterexamples: both limits confirmed by ordered pools at many laws, and the utilities. */
Test(game_truthful_reports, counterexamples_by_pools)
{
    record_t r = checked(L, 80);
    arena_t *A = arena_new();
    draw_t d = draw_start(1, "lies", 0);
    for (size_t k = 0; k < 2; k++) {
        size_t link = link_called(L, k ? "Public, two-stage" : "Owner, two-stage");
        witness_t w = witness_at(A, &r, link, r.link[link].violation);
        brute_game_t g = brute_game(w.candidate, "p0");
        const char *lie = k ? "two-stage, wP = lP" : "two-stage, wO = lO";
        const certificate_t *C = certificate_of(w.decision.row, "two-stage"), *D = certificate_of(w.decision.row, lie);
        brute_loop_t truth = brute_loop(w.candidate, "two-stage"), other = brute_loop(w.candidate, lie);
        brute_confirm(&truth, C, &d, 40);
        brute_confirm(&other, D, &d, 40);
        mpq_srcptr own = k ? g.public : g.owner;
        cr_expect(utility(&g, D, own) > utility(&g, C, own) + 0.01L);
    }
    arena_free(A);
    record_clear(&r);
}

/* K = 3, M = 2, weights (3,2) and (1,3). Told the truth, l_b(a) = 6/8 3/2 = 9/8: the Public wins from every start.
** Told (5,1) for the Owner, l_a(b) = 15/7 1/2 =
** 15/14: the Owner wins from every start. At every law the odds of b against a grow by more than 9/8, or fall by more
** than 14/15. */
Test(game_truthful_reports, an_exaggeration_wins_a_lost_game)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (long k = 1; k < 1000; k += k < 10 || k > 980 ? 1 : 50) {
        arena_reset(A);
        brute_game_t g =
            brute_game_of(A, 2, (const long[]){ 3, 2 }, (const long[]){ 1, 3 }, (const long[]){ k, 1000 - k }, 3, 2);
        brute_game_t h =
            brute_game_of(A, 2, (const long[]){ 5, 1 }, (const long[]){ 1, 3 }, (const long[]){ k, 1000 - k }, 3, 2);
        brute_loop_t truth = { .home = A, .n = 2, .stages = 2, .w = { g.owner, g.public }, .p = g.p, .pool = { 3, 2 } },
                     lie = truth;
        lie.w[0] = h.owner;
        cr_expect(mpq_cmp(brute_odds_factor(&truth, g.p, 1, 0), brute_ratio(A, 9, 8)) > 0, "p(a) = %ld/1000", k);
        cr_expect(mpq_cmp(brute_odds_factor(&lie, g.p, 1, 0), brute_ratio(A, 14, 15)) < 0, "p(a) = %ld/1000", k);
        if (k % 9 != 1) continue;
        candidate_t *c = brute_candidate(A, L->params, &g);
        brute_set_weights(c, "lO", 2, (const long[]){ 5, 1 });
        brute_set_weights(c, "lP", 2, (const long[]){ 1, 3 });
        const chain_t *t = lemma_chain(A, L, c);
        decision_t found = decide_link(L, link_called(L, "Owner, two-stage"), t, &effort);
        cr_assert(found.verdict == VERDICT_VIOLATED, "p(a) = %ld/1000", k);
        cr_expect(is_about(term_called(L, found.row, "sum x: two_limit(wO, K, wP, M, p0, x) log(wO)"), logl(2)));
        cr_expect(is_about(term_called(L, found.row, "sum x: two_limit(lO, K, wP, M, p0, x) log(wO)"), logl(3)));
        cr_expect(decide_link(L, link_called(L, "Public, two-stage"), t, &effort).verdict == VERDICT_EQUAL,
                  "the Public said the truth");
    }
    arena_free(A);
}

/* Scaled misreports: log lie = (a/b) log truth on all points, for factors on both sides of 1. */
Test(game_truthful_reports, scaled_by_the_same_factor)
{
    arena_t *A = arena_new();
    size_t muted = 0, exaggerated = 0, f = lemma_family(L, "scaled");
    for (size_t i = 0; i < L->families[f]->size; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, f, 1, i);
        const value_t *w = candidate_value(c, "wO"), *lie = candidate_value(c, "lO");
        long double factor = 0;
        for (size_t x = 0; x < w->cells; x++) {
            if (mpq_cmp_ui(w->at + x, 1, 1) == 0) { cr_expect(mpq_equal(lie->at + x, w->at + x)); continue; }
            long double here = logl((long double)mpq_get_d(lie->at + x)) / logl((long double)mpq_get_d(w->at + x));
            cr_expect(factor == 0 || fabsl(here - factor) < 1e-15L, "candidate %zu", i);
            factor = here;
        }
        muted += factor > 0 && factor < 1;
        exaggerated += factor > 1;
    }
    cr_expect(muted > 40 && exaggerated > 40, "%zu, %zu", muted, exaggerated);
    arena_free(A);
}
