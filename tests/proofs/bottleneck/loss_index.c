/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>
#include <string.h>

Test(loss_index, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_loss_index, 200);
    assert_holds(&r, 200);
    assert_attained(&r, "separation");
    record_clear(&r);
}

Test(loss_index, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_loss_index, broken_loss_index); }

/* A loss that misses separability by one entry is outside, and the entry is named. */
Test(loss_index, a_missed_entry_is_named)
{
    const lemma_t *L = &bottleneck_loss_index;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 40; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "missing"), 1, i);
        decision_t d = decide_link(L, 0, lemma_chain(A, L, c), &effort);
        cr_assert(d.verdict == VERDICT_OUTSIDE, "candidate %zu: %s", i, verdict_name(d.verdict));
        const value_t *l = candidate_value(c, "l(j,a,s)");
        size_t one, two, a, s;
        const char *at = strstr(d.why, "both j=");
        cr_assert(at && sscanf(at, "both j=%zu and j=%zu at a=%zu, s=%zu", &one, &two, &a, &s) == 4, "%s", d.why);
        mpq_srcptr first = l->at + (s * l->dim[1] + one) * l->dim[2] + a, second = l->at + (s * l->dim[1] + two) * l->dim[2] + a;
        cr_expect(mpq_cmp(first, candidate_number(c, "Delta")) < 0 && mpq_cmp(second, candidate_number(c, "Delta")) < 0, "%s", d.why);
    }
    arena_free(A);
}

/* A loss above 1 and a separation of 0 are outside, with the place. */
Test(loss_index, what_is_out_of_range_is_named)
{
    const lemma_t *L = &bottleneck_loss_index;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "zero-one"), 1, 1);
    const value_t *l = candidate_value(c, "l(j,a,s)");
    mpq_set_ui(l->at + l->dim[2], 3, 2); /* s=0, j=1, a=0 */
    decision_t d = decide_link(L, 0, lemma_chain(A, L, c), &effort);
    cr_expect(d.verdict == VERDICT_OUTSIDE && strcmp(d.why, "l(j,a,s) at s=0, j=1, a=0 is not in [0,1]") == 0, "%s", d.why);
    mpq_set_ui(candidate_value(c, "Delta")->at, 0, 1);
    d = decide_link(L, 0, lemma_chain(A, L, c), &effort);
    cr_expect(d.verdict == VERDICT_OUTSIDE && strcmp(d.why, "Delta is not in (0,1]") == 0, "%s", d.why);
    arena_free(A);
}
