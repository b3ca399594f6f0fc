/* SPDX-License-Identifier: MIT */
#include "proofs/game/paper.h"
#include "tests/broken/game/variants.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>

static const lemma_t *const L = &game_ratio_preservation;

Test(game_ratio_preservation, holds_and_is_attained) { assert_holds_and_attained(L, 120); }
Test(game_ratio_preservation, broken_variants_are_refuted) { assert_all_refuted(L, broken_game_ratio_preservation); }

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
            cr_expect(twins[x] && twins[y] && x != y);
            cr_expect(brute_is(term_called(L, row, "p(x)/p(y), x, y in AP|O"), brute_over(A, g.p + x, g.p + y)), "candidate %zu", i);
            cr_expect(brute_is(term_called(L, row, "p'(x)/p'(y), two-stage"), brute_over(A, p1 + x, p1 + y)), "candidate %zu", i);
            cr_expect(brute_is(term_called(L, row, "p'(x)/p'(y), owner-only"), brute_over(A, q + x, q + y)), "candidate %zu", i);
            cr_expect(mpq_equal(brute_over(A, p1 + x, p1 + y), brute_over(A, g.p + x, g.p + y)), "candidate %zu", i);
            pairs++;
        }
    }
    cr_expect(pairs > 40, "%zu", pairs);
    arena_free(A);
}
