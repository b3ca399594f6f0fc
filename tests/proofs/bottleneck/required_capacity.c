/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>

Test(required_capacity, holds)
{
    record_t r = checked(&bottleneck_required_capacity, 200);
    assert_holds(&r, 200);
    record_clear(&r);
}

Test(required_capacity, broken_variants_are_refuted)
{
    assert_all_refuted(&bottleneck_required_capacity, broken_required_capacity);
}

/* It is the floor solved for Cbar: Delta times its slack is the slack of the floor against the risk. */
Test(required_capacity, is_the_floor_solved)
{
    const lemma_t *F = &bottleneck_floor, *L = &bottleneck_required_capacity;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 40; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 4, i);
        const chain_row_t *row = lemma_chain(A, L, c)->first, *of_floor = lemma_chain(A, F, c)->first;
        if (!row) continue;
        const real_t *slack = real_sub(term_called(L, row, "Cbar"), term_called(L, row, "(1 - r/Delta) log M - log 2"));
        const real_t *gap = real_sub(term_called(F, of_floor, "R log M"), term_called(F, of_floor, "Delta (log M - Cbar - log 2)"));
        cr_expect(real_cmp(real_scale(slack, candidate_number(c, "Delta")), gap, &effort) == SIGN_ZERO, "candidate %zu", i);
    }
    arena_free(A);
}
