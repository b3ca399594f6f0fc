/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>

#define L game_lemma("ratio-preservation")

Test(game_ratio_preservation, holds_and_is_attained) { assert_holds_and_attained(L, 120); }

/* Which pairs are compared, and that ordered pools keep their ratios: every point for itself. */
Test(game_ratio_preservation, every_pool)
{
    arena_t *A = arena_new();
    size_t pairs = 0;
    for (size_t i = 0; i < 80; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "twins"), 6, i);
        brute_loop_t l = brute_loop(c, "two-stage");
        if (brute_loop_pools(&l) > 60) continue;
        brute_game_t g = brute_game(c, "p0");
        const bool *twins = brute_best(A, g.n, g.public, brute_best(A, g.n, g.owner, NULL));
        mpq_srcptr q = brute_stage(A, g.n, g.owner, g.p, g.K), p1 = brute_stage(A, g.n, g.public, q, g.M);
        for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next) {
            size_t x = (size_t)(row->label[2] - '0'), y = (size_t)(row->label[7] - '0');
            const real_t *both = term_called(L, row, "p1(x)/p1(y)"), *owner = term_called(L, row, "q(x)/q(y)");
            cr_expect(twins[x] && twins[y] && x != y && (both != NULL) != (owner != NULL));
            for (unsigned k = 0; L->links[k].name; k++)
                cr_expect(!row->term[L->links[k].rhs] ||
                              brute_is(row->term[L->links[k].rhs], brute_over(A, g.p + x, g.p + y)),
                          "candidate %zu", i);
            if (both) cr_expect(brute_is(both, brute_over(A, p1 + x, p1 + y)), "candidate %zu", i);
            if (owner) cr_expect(brute_is(owner, brute_over(A, q + x, q + y)), "candidate %zu", i);
            cr_expect(mpq_equal(brute_over(A, p1 + x, p1 + y), brute_over(A, g.p + x, g.p + y)), "candidate %zu", i);
            pairs++;
        }
    }
    cr_expect(pairs > 40, "%zu", pairs);
    arena_free(A);
}
