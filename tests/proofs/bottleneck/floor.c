/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>

Test(floor, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_floor, 200);
    assert_holds(&r, 200);
    assert_attained(&r, "separation");
    assert_attained(&r, "capacity");
    assert_attained(&r, "Bayes risk and risk");
    record_clear(&r);
}

Test(floor, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_floor, broken_floor); }

/* E l over deterministic rules, all nA^(nS nY) of them, by plain rational sums: the least is the Bayes risk. */
static void least_risk(mpq_ptr least, const candidate_t *c)
{
    size_t nS = candidate_dim(c, 's'), nY = candidate_dim(c, 'y'), nA = candidate_dim(c, 'a'), M = mixture_size(c), rules = 1;
    const pmf_t *P = mixture_law(c);
    const value_t *l = candidate_value(c, "l(j,a,s)");
    mpq_ptr risk = arena_mpq(c->home, 2), q = risk + 1;
    for (size_t k = 0; k < nS * nY; k++) rules *= nA;
    for (size_t rule = 0; rule < rules; rule++) {
        mpq_set_ui(risk, 0, 1);
        for (size_t i = 0; i < P->cells; i++) {
            size_t s = i / (M * nY), j = i / nY % M, y = i % nY, code = rule;
            for (size_t k = 0; k < s * nY + y; k++) code /= nA;
            pmf_prob(q, P, i);
            mpq_mul(q, q, l->at + (s * M + j) * nA + code % nA);
            mpq_add(risk, risk, q);
        }
        if (rule == 0 || mpq_cmp(risk, least) < 0) mpq_set(least, risk);
    }
}

Test(floor, bayes_risk_is_the_least_over_all_rules)
{
    const lemma_t *L = &bottleneck_floor;
    arena_t *A = arena_new();
    size_t tried = 0;
    for (size_t i = 0; i < 150 && tried < 25; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 11, i);
        if (candidate_dim(c, 's') * candidate_dim(c, 'y') > 4 || candidate_dim(c, 'a') > 5) continue;
        mpq_ptr least = arena_mpq(A, 2), risk = least + 1;
        least_risk(least, c);
        cr_assert(real_is_rat(mixture_bayes_risk(c, mixture_law(c)), risk));
        cr_expect(mpq_equal(least, risk), "candidate %zu", i);
        tried++;
    }
    cr_expect(tried >= 20, "only %zu", tried);
    arena_free(A);
}
