/* SPDX-License-Identifier: MIT
**
** Hypotheses: a candidate that misses one is outside, and gives no term.
*/
#include "tests/support/tilts.h"

typedef struct { const char *slug, *name; size_t cell; long a, b; } change_t;

/* The first random candidate of at least two responses, one number of it changed. */
static const chain_t *changed(arena_t *A, const change_t *x)
{
    const lemma_t *L = limits_lemma(x->slug);
    candidate_t *c = NULL;
    for (size_t i = 0; !c || candidate_dim(c, 'y') < 2; i++) c = lemma_candidate(A, L, lemma_family(L, "random"), 1, i);
    mpq_ptr entry = candidate_value(c, x->name)->at + x->cell;
    mpq_set_si(entry, x->a, (unsigned long)x->b);
    mpq_canonicalize(entry);
    return lemma_chain(A, L, c);
}

static bool gives_a_term(const chain_t *t)
{
    for (const chain_row_t *row = t->first; row; row = row->next)
        for (size_t k = 0; k < TERMS_MAX; k++)
            if (row->term[k]) return true;
    return false;
}

/* Is it the answer on some link? (e) of hacking-grows aside, which is about the ranges. */
static bool says(const lemma_t *L, const chain_t *t, verdict_t v)
{
    effort_t effort = EFFORT_DEFAULT;
    for (size_t k = 0; L->links[k].name; k++) {
        bool by_range = strcmp(L->id, "limits/hacking-grows") == 0 && strncmp(L->links[k].name, "(e)", 3) == 0;
        if (!by_range && decide_link(L, k, t, &effort).verdict == v) return true;
    }
    return false;
}

Test(limits_setting, one_number_off_is_outside)
{
    arena_t *A = arena_new();
    for (size_t i = 0; limits_paper()->lemmas[i]; i++) {
        const lemma_t *L = limits_paper()->lemmas[i];
        for (size_t p = 0; L->params[p].name; p++) {
            static const char *const positive[] = { "w", "v", "beta", "N", "k1", "k2" };
            for (size_t k = 0; k < sizeof positive / sizeof *positive; k++)
                for (long a = 0; a >= -3; a -= 3) {
                    if (strcmp(L->params[p].name, positive[k]) != 0) continue;
                    arena_reset(A);
                    const chain_t *t = changed(A, &(change_t){ lemma_slug(L), positive[k], 0, a, 1 });
                    cr_expect(says(L, t, VERDICT_OUTSIDE), "%s: %s = %ld", L->id, positive[k], a);
                    cr_expect(!gives_a_term(t) || strcmp(L->id, "limits/hacking-grows") == 0, "%s: %s = %ld", L->id,
                              positive[k], a);
                }
        }
    }
    arena_free(A);
}

static void assert_reasons(const change_t *changes, size_t n, bool beyond)
{
    arena_t *A = arena_new();
    for (size_t k = 0; k < n; k++) {
        arena_reset(A);
        const change_t *x = changes + k;
        const chain_t *t = changed(A, x);
        const lemma_t *L = limits_lemma(x->slug);
        cr_expect((beyond || says(L, t, VERDICT_OUTSIDE)) && says(L, t, VERDICT_BEYOND) == beyond, "%s: %s = %ld/%ld",
                  x->slug, x->name, x->a, x->b);
        cr_expect(!gives_a_term(t) || beyond, "%s: %s = %ld/%ld", x->slug, x->name, x->a, x->b);
    }
    arena_free(A);
}

Test(limits_setting, numbers_that_must_be_whole_or_in_range)
{
    static const change_t off[] = {
        { "best-of-n-kl", "N", 0, 5, 2 },
        { "best-of-n-frontier", "N", 0, 5, 2 }, { "ensemble", "z", 0, 0, 1 },
        { "ensemble", "z", 0, -1, 2 }, { "estimator", "n", 0, 0, 1 }, { "estimator", "n", 0, 3, 2 }
    };
    assert_reasons(off, sizeof off / sizeof *off, false);
}

/* What the statements allow and the program does not try. */
Test(limits_setting, numbers_past_the_limits)
{
    static const change_t past[] = { { "best-of-n-kl", "N", 0, 4097, 1 },
                                     { "best-of-n-frontier", "r", 0, 1, 2 },
                                     { "best-of-n-frontier", "r", 0, 1000, 1 },
                                     { "best-of-n-frontier", "r", 0, -1000, 1 },
                                     { "ensemble", "a", 0, 1, 2 },
                                     { "ensemble", "a", 0, 101, 1 },
                                     { "ensemble", "a", 0, -101, 1 },
                                     { "estimator", "n", 0, 62, 1 } };
    assert_reasons(past, sizeof past / sizeof *past, true);
}

/* s > t and b1 < b2 not met at once: each link names its own. */
Test(limits_setting, each_link_names_its_own_hypothesis)
{
    static const struct { const char *link, *why;
    } said[] = { { "(a) scaling the error", "s <= t: not so" },
                 { "(b) lowering the penalty", "b1 < b2: not so" },
                 { "(c) the bound", "b1 < b2: not so" } };
    const lemma_t *L = limits_lemma("hacking-grows");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 1, 0);
    candidate_set_ratio(c, "s", 9, 1);
    candidate_set_ratio(c, "t", 2, 1);
    candidate_set_ratio(c, "k1", 2, 1);
    candidate_set_ratio(c, "k2", 2, 1);
    const chain_t *t = lemma_chain(A, L, c);
    for (size_t k = 0; k < sizeof said / sizeof *said; k++) {
        decision_t d = decide_link(L, link_called(L, said[k].link), t, &effort);
        cr_expect(d.verdict == VERDICT_OUTSIDE && strcmp(d.why, said[k].why) == 0, "%s: %s", said[k].link, d.why);
    }
    arena_free(A);
}

/* A base law with a response of probability 0. */
Test(limits_setting, full_support)
{
    arena_t *A = arena_new();
    for (size_t i = 0; limits_paper()->lemmas[i]; i++) {
        const lemma_t *L = limits_paper()->lemmas[i];
        if (strcmp(lemma_slug(L), "best-of-n-kl") == 0) continue;
        arena_reset(A);
        candidate_t *c = NULL;
        for (size_t k = 0; !c || candidate_dim(c, 'y') < 2; k++)
            c = lemma_candidate(A, L, lemma_family(L, "random"), 1, k);
        candidate_set_law(c, "pi0", pmf_point(A, candidate_dim(c, 'y'), 1));
        const chain_t *t = lemma_chain(A, L, c);
        cr_expect(t->outside && !gives_a_term(t), "%s", L->id);
    }
    arena_free(A);
}

/* The best of N needs no full support: a response that is never drawn is never best. */
Test(limits_setting, best_of_n_without_full_support)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const lemma_t *L = limits_lemma("best-of-n-kl");
    candidate_t *c = candidate_new(A, L->params);
    mpq_ptr r = candidate_table(c, "r", 1, (size_t[]){ 3 });
    for (unsigned long y = 0; y < 3; y++) mpq_set_ui(r + y, y, 1);
    candidate_set_law(c, "pi0", pmf_point(A, 3, 1));
    candidate_set_ratio(c, "N", 5, 1);
    const chain_t *t = lemma_chain(A, L, c);
    cr_expect(real_sgn(t->first->term[0], &effort) == SIGN_ZERO &&
              decide_link(L, 0, t, &effort).verdict == VERDICT_HOLDS);
    arena_free(A);
}
