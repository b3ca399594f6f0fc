/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/fano_families.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>
#include <string.h>

Test(fano_uniform, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_fano_uniform, 200);
    assert_holds(&r, 200);
    assert_attained(&r, "sharp form");
    record_clear(&r);
}

Test(fano_uniform, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_fano_uniform, broken_fano_uniform); }

/* For a uniform index the slack of the sharp form is that of Fano's inequality itself. */
Test(fano_uniform, the_slack_is_that_of_fano)
{
    const lemma_t *F = &bottleneck_fano, *L = &bottleneck_fano_uniform;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t tried = 0;
    for (size_t i = 0; i < 80; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 5, i);
        decision_t sharp = decide_link(L, 0, lemma_chain(A, L, c), &effort), fano = decide_link(F, 0, lemma_chain(A, F, c), &effort);
        if (sharp.verdict == VERDICT_OUTSIDE) { cr_expect(strstr(sharp.why, "not uniform")); continue; }
        tried++;
        cr_expect(real_cmp(sharp.slack, fano.slack, &effort) == SIGN_ZERO, "candidate %zu", i);
    }
    cr_expect(tried > 20);
    arena_free(A);
}
