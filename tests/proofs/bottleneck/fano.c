/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/fano_families.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>

Test(fano, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_fano, 200);
    assert_holds(&r, 200);
    assert_attained(&r, "Fano");
    record_clear(&r);
}

Test(fano, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_fano, broken_fano); }

/* Fano is attained if and only if every posterior is (1-Pe, Pe/(M-1), ..) around its guess: the whole family of that form. */
Test(fano, the_equality_form_is_equal)
{
    const lemma_t *L = &bottleneck_fano;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 100; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "equality"), 3, i);
        decision_t d = decide_link(L, link_called(L, "Fano"), lemma_chain(A, L, c), &effort);
        cr_expect(d.verdict == VERDICT_EQUAL, "candidate %zu: %s", i, verdict_name(d.verdict));
    }
    arena_free(A);
}

/* Pe by another sum: 1 - sum p(s,j,y) p(jhat = j|s,y), cell by cell from the candidate's tables. */
Test(fano, the_error_by_hand)
{
    const lemma_t *L = &bottleneck_fano;
    arena_t *A = arena_new();
    for (size_t i = 0; i < 60; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 3, i);
        const value_t *p = candidate_value(c, "p(s,j,y)"), *g = candidate_value(c, "p(jhat|s,y)");
        mpq_ptr sum = arena_mpq(A, 2), term = sum + 1;
        mpq_set_ui(sum, 1, 1);
        for (size_t s = 0; s < p->dim[0]; s++)
            for (size_t j = 0; j < p->dim[1]; j++)
                for (size_t y = 0; y < p->dim[2]; y++) {
                    mpq_mul(term, p->at + (s * p->dim[1] + j) * p->dim[2] + y, g->at + (s * g->dim[1] + y) * g->dim[2] + j);
                    mpq_sub(sum, sum, term);
                }
        cr_expect(mpq_equal(sum, decoder_error(c, candidate_law(c, "p(s,j,y)"))), "candidate %zu", i);
    }
    arena_free(A);
}
