/* SPDX-License-Identifier: MIT */
#include "proofs/game/paper.h"
#include "tests/support/lemma.h"

#include <criterion/criterion.h>
#include <string.h>

/* A reason that names one hypothesis, or one limit, and no catch-all. */
static bool names_one(const char *why)
{
    static const char *const vague[] = { ", or ", " or the ", "a condition of", "is not given", "is not about", "of the kind", "does not hold" };
    bool good = why && why[0];
    for (size_t k = 0; good && k < sizeof vague / sizeof *vague; k++) good = !strstr(why, vague[k]);
    return good;
}

/* Wherever a link has no verdict, one hypothesis is named. */
Test(game_setting, every_reason_names_one_hypothesis)
{
    arena_t *A = arena_new();
    size_t reasons = 0;
    for (size_t l = 0; game.lemmas[l]; l++) {
        const lemma_t *L = game.lemmas[l];
        if (L == &game_synthetic) continue; /* tried everywhere */
        for (size_t f = 0; L->families[f]; f++)
            for (size_t i = 0; i < candidates_of(L, f, 20); i++) {
                arena_reset(A);
                effort_t effort = EFFORT_DEFAULT;
                const chain_t *t = lemma_chain(A, L, lemma_candidate(A, L, f, 1, i));
                for (size_t k = 0; k < lemma_links(L); k++) {
                    decision_t d = decide_link(L, k, t, &effort);
                    if (!verdict_has_reason(d.verdict)) continue;
                    cr_expect(names_one(d.why), "%s, %s, %s %zu: %s", L->id, L->links[k].name, L->families[f]->name, i, d.why ? d.why : "nothing said");
                    reasons++;
                }
            }
    }
    cr_expect(reasons > 1000, "%zu", reasons);
    arena_free(A);
}
