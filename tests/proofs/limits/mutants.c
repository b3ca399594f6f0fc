/* SPDX-License-Identifier: MIT
**
** Broken variants of every link of a claim file, made from its tree, are refuted by its own families; what survives is true, and named.
*/
#include "proofs/claims/mutants.h"
#include "tests/support/tilts.h"

enum { LEAST_REFUTED = 1 };

/* One variant of a link that is true: which link, and what was done to it. */
typedef struct { const char *slug, *link, *what; } true_variant_t;

/* J and TV are symmetric; Pinsker's inequality and the bound by ranges hold either way round; 0 is below any part of what is not negative. */
static const true_variant_t known[] = {
    { "gibbs", "not negative", "constant nudged: 9/10 of the right side" },
    { "gibbs", "not negative", "weights exchanged: KL(pi||tilt)" },
    { "jeffreys", "closed form", "weights exchanged: J(tilt||pi0)" },
    { "root-kl", "the tilt", "weights exchanged: J(tilt||pi0)" },
    { "root-kl", "every law", "weights exchanged: KL(pi||pi0)" },
    { "hacking-objective", "bound", "weights exchanged: KL(proxy||tilt)" },
    { "hacking-grows", "the error's gain", "weights exchanged: J(proxy||tilt)" },
    { "hacking-grows", "the error is gained", "constant nudged: 9/10 of the right side" },
    { "hacking-reward", "range and total variation", "weights exchanged: TV(tilt||proxy)" },
    { "hacking-reward", "Pinsker", "weights exchanged: TV(tilt||proxy)" },
    { "hacking-reward", "Pinsker", "weights exchanged: KL(proxy||tilt)" },
    { "hacking-reward", "ranges", "weights exchanged: KL(proxy||tilt)" },
    { "hacking-reward", "tanh", "weights exchanged: TV(tilt||proxy)" },
    { NULL, NULL, NULL }
};

static bool is_known(const char *slug, const char *link, const char *what)
{
    for (const true_variant_t *t = known; t->slug; t++)
        if (strcmp(t->slug, slug) == 0 && strcmp(t->link, link) == 0 && strcmp(t->what, what) == 0) return true;
    return false;
}

static void visit_link(arena_t *A, const core_lemma_t *core, unsigned claim, unsigned link)
{
    mutant_t m[MUTANTS_MAX];
    const lemma_tree_t *T = core->tree;
    const char *name = T->claims.at[claim].chain.name[link];
    unsigned n = mutants_of(m, A, T, claim, link), refuted = 0;
    for (unsigned k = 0; k < n; k++) {
        if (is_known(T->slug, name, m[k].what)) continue;
        int is = mutant_refuted(A, core->file, T, NULL, &m[k], 250);
        refuted += is == 1;
        cr_expect(is == 1, "%s, %s: %s survives", T->slug, name, m[k].what);
    }
    cr_expect(refuted >= LEAST_REFUTED, "%s, %s: only %u of %u refuted", T->slug, name, refuted, n);
}

Test(limits_mutants, every_link_can_be_broken)
{
    arena_t *A = arena_new();
    unsigned lemmas = 0;
    for (size_t k = 0; limits_paper()->lemmas[k]; k++) {
        const compiled_t *C = compiled_of(limits_paper()->lemmas[k]);
        if (!C) continue;
        const lemma_tree_t *T = C->core->tree;
        lemmas++;
        for (unsigned c = 0; c < T->claims.n; c++)
            for (unsigned l = 0; l < T->claims.at[c].chain.n; l++) visit_link(A, C->core, c, l);
    }
    cr_expect(lemmas > 0);
    arena_free(A);
}
