/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>

Test(cascade_dpi, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_cascade_dpi, 200);
    assert_holds(&r, 200);
    for (size_t k = 0; k < 4; k++) assert_attained(&r, bottleneck_cascade_dpi.links[k].name);
    record_clear(&r);
}

Test(cascade_dpi, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_cascade_dpi, broken_cascade_dpi); }

/* I(U;Y|S) is the mean of I(U;Y|S=s): the rows of the chain against its averaged row. */
Test(cascade_dpi, the_average_is_the_mean_of_the_contexts)
{
    const lemma_t *L = &bottleneck_cascade_dpi;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 60; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 7, i);
        const chain_t *t = lemma_chain(A, L, c);
        const real_t *mean = real_si(A, 0), *averaged = NULL;
        for (const chain_row_t *row = t->first; row; row = row->next) {
            const real_t *one = term_called(L, row, "I(U;Y|S=s)");
            if (!one) averaged = term_called(L, row, "I(U;Y|S)");
            else mean = real_add(mean, real_scale(one, loop_weight(c, (size_t)(row->label[2] - '0'))));
        }
        cr_expect(real_cmp(mean, averaged, &effort) == SIGN_ZERO, "candidate %zu", i);
    }
    arena_free(A);
}
