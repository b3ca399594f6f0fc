/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define L game_lemma("support-shrinks")

Test(game_support_shrinks, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "inside AO n AP, two-stage", FOUND_HOLDS },
                                     { "inside AO n AP, owner-only", FOUND_REFUTED },
                                     { "inside AP|O, two-stage", FOUND_REFUTED },
                                     { "inside AP|O, owner-only", FOUND_REFUTED },
                                     { "inside AO, owner-only", FOUND_HOLDS },
                                     { "inside the Pareto set, two-stage", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 80);
    assert_found(&r, found);
    record_clear(&r);
}

Test(game_support_shrinks, limits_rest_on_certificates)
{
    static const char *const terms[] = {
        "sum x: (1 - both(x)) two_limit(wO, K, wP, M, p0, x)", "sum x: (1 - both(x)) owner_limit(wO, K, p0, x)",
            "sum x: (1 - APO(x)) two_limit(wO, K, wP, M, p0, x)", "sum x: (1 - APO(x)) owner_limit(wO, K, p0, x)",
        "sum x: (1 - AO(x)) owner_limit(wO, K, p0, x)", "two_fall(wO, K, wP, M, p0, x)", NULL
    };
    assert_certified(L, 25, terms);
    cr_expect(brute_confirm_all(L, 25) > 150);
}

/* p_inf(S) of a certificate of a limit: p0 on what is kept, renormalised. */
static mpq_ptr limit_of(const brute_game_t *g, const certificate_t *C, const bool *S)
{
    arena_t *A = g->home;
    bool *on = ARENA_ARRAY(A, bool, g->n), *both = ARENA_ARRAY(A, bool, g->n);
    for (size_t x = 0; x < g->n; x++) {
        on[x] = C->kind == CERTIFICATE_UNCHANGED || C->kept[x];
        both[x] = on[x] && S[x];
    }
    return brute_over(A, brute_mass(A, g->n, g->p, both), brute_mass(A, g->n, g->p, on));
}

Test(game_support_shrinks, counterexamples_by_pools)
{
    static const char *const links[] = { "inside AO n AP, owner-only", "inside AP|O, two-stage",
                                         "inside AP|O, owner-only" };
    record_t r = checked(L, 80);
    arena_t *A = arena_new();
    draw_t d = draw_start(1, "support", 0);
    for (size_t k = 0; k < 3; k++) {
        size_t link = link_called(L, links[k]), meet = 0;
        witness_t w = witness_at(A, &r, link, r.link[link].violation);
        brute_game_t g = brute_game(w.candidate, "p0");
        const bool *AO = brute_best(A, g.n, g.owner, NULL), *AP = brute_best(A, g.n, g.public, NULL),
                   *best = brute_best(A, g.n, g.public, AO);
        bool *claimed = ARENA_ARRAY(A, bool, g.n);
        for (size_t x = 0; x < g.n; x++) {
            meet += AO[x] && AP[x];
            claimed[x] = k == 0 ? AO[x] && AP[x] : best[x];
        }
        cr_expect((meet > 0) == (k == 0), "%s", links[k]);
        const certificate_t *C = w.decision.row->certificate[0];
        brute_loop_t l = brute_loop(w.candidate, k == 1 ? "two-stage" : "owner-only");
        brute_confirm(&l, C, &d, 30);
        cr_expect(mpq_sgn(limit_of(&g, C, brute_rest(A, g.n, claimed))) > 0, "%s", links[k]);
    }
    arena_free(A);
    record_clear(&r);
}

/* The rows of dominated points: the dominator is one, every dominated point has a row, and at many laws, near all
** vertices, the odds fall by the factor
** at least. */
Test(game_support_shrinks, dominated_points_by_pools)
{
    arena_t *A = arena_new();
    draw_t d = draw_start(1, "dominated", 0);
    size_t rows = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, 40); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 2, i);
            brute_game_t g = brute_game(c, "p0");
            size_t dominated = 0, given = 0, best = 0, liked = 0;
            for (size_t x = 0; x < g.n; x++) {
                best += brute_best(A, g.n, g.owner, NULL)[x];
                liked += brute_best(A, g.n, g.public, NULL)[x];
            }
            if (best == g.n || liked == g.n) continue; /* no gap */
            for (size_t x = 0; x < g.n; x++) {
                bool is = false;
                for (size_t y = 0; y < g.n; y++)
                    is |= mpq_cmp(g.owner + y, g.owner + x) >= 0 && mpq_cmp(g.public + y, g.public + x) >= 0
                       && !(mpq_equal(g.owner + y, g.owner + x) && mpq_equal(g.public + y, g.public + x));
                dominated += is;
            }
            for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next) {
                size_t x, y;
                if (!term_called(L, row, "two_fall(wO, K, wP, M, p0, x)")) continue;
                given++;
                const certificate_t *C = row->certificate[0];
                cr_assert(sscanf(strstr(C->of, "x="), "x=%zu against %zu", &x, &y) == 2);
                cr_expect(C->vanishing[x] && C->kept[y] && mpq_cmp(g.owner + y, g.owner + x) >= 0 &&
                          mpq_cmp(g.public + y, g.public + x) >= 0);
                brute_loop_t l = brute_loop(c, "two-stage");
                if (brute_loop_pools(&l) > 24) continue;
                brute_confirm(&l, C, &d, 3 * g.n);
                rows++;
            }
            cr_expect(given == dominated, "family %zu, candidate %zu", f, i);
        }
    cr_expect(rows > 60, "%zu", rows);
    arena_free(A);
}
