/* SPDX-License-Identifier: MIT */
#include "tests/support/sequences.h"

static long double above_root(const candidate_t *c, const sequence_t *s, long double price)
{
    long double radicand = (s->spent + price) / (2 * draws_of(c));
    return isinf(radicand) ? -1 : s->risk - s->seen - sqrtl(radicand);
}

Test(bottleneck_pac_bayes, over_sequences)
{
    const char *id = "bottleneck/pac-bayes";
    size_t some = assert_probabilities(id, "worst", 60, "PAC-Bayes", false, above_root, price_of_one)
                + assert_probabilities(id, "letters", 60, "PAC-Bayes", false, above_root, price_of_one);
    cr_expect(some > 20, "%zu of positive probability", some);
    assert_probabilities(id, "worst", 40, "2 sqrt(m) is xi and more", false, above_root, price_of_root);
    assert_probabilities(id, "worst", 40, "2 sqrt(m) is xi and more", true, above_root, price_of_xi);
}

/* The witness by hand, m = 1: with log(1/delta) = log(1 + 1/99) < 1/99 < 1/72 the prior exceeds its root on Z = 0, 2
** (1/12)^2 = 1/72; and on Z = 1 the
** point mass its own, 2 (3/4)^2 = 9/8 > log 3 + 1/99, as 3 e^(1/99) < 3 (1 + 1/98) < e^(9/8). */
Test(bottleneck_pac_bayes, falls_at_one_draw)
{
    const lemma_t *L = claimed("bottleneck/pac-bayes");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "m = 1"), 1, 0);
    const chain_t *t = lemma_chain_with(A, L, c, &effort);
    mpq_ptr q = arena_mpq(A, 1);
    cr_assert(real_is_rat(side_of(L, t, "PAC-Bayes", false), q) && mpq_cmp_ui(q, 1, 1) == 0);
    cr_assert(mpq_cmp_ui(candidate_number(c, "delta"), 99, 100) == 0);
    cr_expect(decide_link(L, link_called(L, "PAC-Bayes"), t, &effort).verdict == VERDICT_VIOLATED);
    cr_expect(3 * (1 + 1 / 98.0L) < expl(9 / 8.0L) && 99 > 72);
    arena_free(A);
}

/* Refuted as printed at m = 1, 2 and 3; nothing of ours is. */
Test(bottleneck_pac_bayes, what_is_found)
{
    const lemma_t *L = claimed("bottleneck/pac-bayes");
    record_t r = checked(L, 40);
    for (size_t k = 0; L->links[k].name; k++)
        cr_expect(record_link(&r, k) == (k ? FOUND_HOLDS : FOUND_REFUTED), "%s: %s", L->links[k].name,
                  finding_name(record_link(&r, k)));
    record_clear(&r);
    static const char *const family[] = { "m = 1", "m = 2", "m = 3", "three letters" };
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t f = 0; f < 4; f++) {
        bool violated = false;
        for (size_t i = 0; i < candidates_of(L, lemma_family(L, family[f]), 16); i++)
            violated |= decide_link(L, 0, lemma_chain_with(A, L, lemma_candidate(A, L, lemma_family(L, family[f]), 1,
                i), &effort), &effort).verdict == VERDICT_VIOLATED;
        cr_expect(violated, "%s", family[f]);
    }
    arena_free(A);
}
