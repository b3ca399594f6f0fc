/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>
#include <string.h>

Test(index_context, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_index_context, 200);
    assert_holds(&r, 200);
    for (size_t k = 0; k < 4; k++) assert_attained(&r, bottleneck_index_context.links[k].name);
    record_clear(&r);
}

Test(index_context, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_index_context, broken_index_context); }

/* A dependent index is outside the first three links and says so; the chain rule still covers it. */
Test(index_context, dependence_is_outside)
{
    const lemma_t *L = &bottleneck_index_context;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t outside = 0;
    for (size_t i = 0; i < 60; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "dependent"), 2, i);
        const chain_t *t = lemma_chain(A, L, c);
        decision_t d = decide_link(L, 0, t, &effort);
        outside += d.verdict == VERDICT_OUTSIDE;
        cr_expect(d.verdict != VERDICT_OUTSIDE || strstr(d.why, "depends on the context"));
        cr_expect(decide_link(L, 3, t, &effort).verdict == VERDICT_EQUAL, "candidate %zu", i);
    }
    cr_expect(outside > 20, "only %zu", outside);
    arena_free(A);
}
