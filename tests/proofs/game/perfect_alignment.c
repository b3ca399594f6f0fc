/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>
#include <math.h>

#define L game_lemma("perfect-alignment")

Test(game_perfect_alignment, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "rho < 1, K >= K0", FOUND_REFUTED },
                                     { "rho < 1, K >= K0'", FOUND_REFUTED },
                                     { "exponential, two-stage", FOUND_HOLDS },
                                     { "exponential, owner-only", FOUND_HOLDS },
                                     { "(40), two-stage", FOUND_HOLDS },
                                     { "(40), owner-only", FOUND_HOLDS },
                                     { "limit, two-stage", FOUND_HOLDS },
                                     { "limit, owner-only", FOUND_HOLDS },
                                     { "odds fall by z, two-stage, every K", FOUND_HOLDS },
                                     { "odds fall by z, owner-only, every K", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 150);
    assert_found(&r, found);
    record_clear(&r);
}

Test(game_perfect_alignment, limits_rest_on_certificates)
{
    static const char *const terms[] = { "two_decay(wO, K, wP, M, p0, 1 - AO)", "owner_decay(wO, K, p0, 1 - AO)",
        "two_limit(wO, K, wP, M, p0, x)", "owner_limit(wO, K, p0, x)", NULL };
    assert_certified(L, 40, terms);
    cr_expect(brute_confirm_all(L, 40) > 80);
}

/* The constant of the proof: the record's counterexamples, and that no smaller delta would do: rho > (4/v)/v e^-D >= 1
** there whatever delta. */
Test(game_perfect_alignment, rho_by_hand)
{
    static const char *const links[] = { "rho < 1, K >= K0", "rho < 1, K >= K0'" };
    record_t r = checked(L, 150);
    arena_t *A = arena_new();
    for (size_t k = 0; k < 2; k++) {
        size_t link = link_called(L, links[k]);
        witness_t w = witness_at(A, &r, link, r.link[link].violation);
        brute_game_t g = brute_game(w.candidate, "p0");
        cr_assert(g.n == 2 && mpq_cmp(g.owner, g.owner + 1) > 0 && mpq_cmp(g.public, g.public + 1) > 0);
        mpq_srcptr v = g.p, s = candidate_number(w.candidate, "s"), gap = brute_over(A, g.owner, g.owner + 1);
        mpq_ptr square = brute_times(A, s, s),
                least = brute_over(A, brute_ratio(A, 4, 1), brute_times(A, brute_times(A, v, v), gap));
        mpq_ptr rho = brute_over(A, brute_times(A, brute_plus(A, brute_over(A, brute_ratio(A, 4, 1), v), s),
            brute_times(A, square, square)), brute_times(A, gap, v));
        long double width = logl((long double)mpq_get_d(gap)) - 2 * logl((long double)mpq_get_d(s)),
                    mass = (long double)mpq_get_d(v);
        cr_expect((long double)g.K >= (k ? 1 + ceill(8 * width / mass) : ceill(1 + 8 / (width * mass))) && g.K >= 2,
                  "%s", links[k]);
        cr_expect(mpq_cmp_ui(s, 1, 1) > 0 && mpq_cmp(brute_times(A, square, square), gap) < 0, "0 < delta < DeltaO/2");
        cr_expect(mpq_cmp_ui(rho, 1, 1) >= 0 && mpq_cmp_ui(least, 1, 1) >= 0, "%s", links[k]);
        cr_expect(brute_is(term_called(L, w.decision.row, "rho"), rho), "%s", links[k]);
    }
    arena_free(A);
    record_clear(&r);
}

/* (40), and the factor of the odds after one round, by pools. */
Test(game_perfect_alignment, one_round_by_pools)
{
    arena_t *A = arena_new();
    size_t rounds = 0, ratios = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, 60); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 4, i);
            brute_loop_t l = brute_loop(c, "two-stage");
            if (brute_loop_pools(&l) > 60) continue;
            brute_game_t g = brute_game(c, "p0");
            const bool *on = brute_best(A, g.n, g.owner, NULL), *off = brute_rest(A, g.n, on);
            mpq_srcptr q = brute_stage(A, g.n, g.owner, g.p, g.K), p1 = brute_round(&g, g.p);
            for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next) {
                if (term_called(L, row, "(1 - pA)/pA")) {
                    cr_expect(brute_is(term_called(L, row, "(1 - pA)/pA"),
                                       brute_over(A, brute_mass(A, g.n, p1, off), brute_mass(A, g.n, p1, on))));
                    cr_expect(brute_is(term_called(L, row, "(1 - qA)/qA"),
                                       brute_over(A, brute_mass(A, g.n, q, off), brute_mass(A, g.n, q, on))));
                    rounds++;
                }
                if (!term_called(L, row, "p1(x)/p1(y)")) continue;
                size_t x = (size_t)(row->label[2] - '0'), y = (size_t)(row->label[7] - '0');
                cr_expect(on[x] && on[y] && mpq_equal(brute_over(A, p1 + x, p1 + y), brute_over(A, g.p + x, g.p + y)),
                          "candidate %zu", i);
                cr_expect(brute_is(term_called(L, row, "p1(x)/p1(y)"), brute_over(A, p1 + x, p1 + y)), "candidate %zu",
                          i);
                ratios++;
            }
        }
    cr_expect(rounds > 30 && ratios > 20, "%zu, %zu", rounds, ratios);
    arena_free(A);
}

/* The limits against long runs. */
Test(game_perfect_alignment, limits_by_running)
{
    cr_expect(brute_limits(L, 30, "two_limit(wO, K, wP, M, p0, x)", "two-stage") > 60);
    cr_expect(brute_limits(L, 30, "owner_limit(wO, K, p0, x)", "owner-only") > 60);
}
