/* SPDX-License-Identifier: MIT
**
** Broken variants of every link of a paper's claim files, made from their trees, are refuted by their own families;
** what survives is true, and named.
*/
#ifndef LEMMATA_TESTS_MUTANTS_H
#define LEMMATA_TESTS_MUTANTS_H

#include "cli/cli.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/variants/mutants.h"

#include <criterion/criterion.h>
#include <string.h>

/* One variant of a link that is true: which link, and what was done to it. */
typedef struct { const char *slug, *link, *what; } true_variant_t;

static inline bool is_known_true(const true_variant_t *known, const char *slug, const char *link, const char *what)
{
    for (; known->slug; known++)
        if (strcmp(known->slug, slug) == 0 && strcmp(known->link, link) == 0 && strcmp(known->what, what) == 0)
            return true;
    return false;
}

static inline void assert_link_breaks(const core_lemma_t *core, unsigned claim, unsigned link,
                                      const true_variant_t *known, size_t candidates)
{
    arena_t *A = arena_new();
    mutant_t m[MUTANTS_MAX];
    const lemma_tree_t *T = core->tree;
    const char *name = T->claims.at[claim].chain.name[link];
    unsigned n = mutants_of(m, A, T, claim, link), refuted = 0;
    for (unsigned k = 0; k < n; k++) {
        if (is_known_true(known, T->slug, name, m[k].what)) continue;
        int is = mutant_refuted(A, core->file, T, core->words, &m[k], candidates);
        refuted += is == 1;
        cr_expect(is == 1, "%s, %s: %s survives", T->slug, name, m[k].what);
    }
    cr_expect(refuted > 0, "%s, %s: none of %u refuted", T->slug, name, n);
    arena_free(A);
}

/* Every link of every claim file of the paper, on so many candidates of each family; `slug`: of this one alone. */
static inline void assert_links_break(const char *paper, const char *slug, const true_variant_t *known,
                                      size_t candidates)
{
    unsigned lemmas = 0;
    for (size_t p = 0; papers_at(p); p++)
        for (size_t k = 0; strcmp(papers_name(p), paper) == 0 && papers_at(p)->lemmas[k]; k++) {
            const compiled_t *C = compiled_of(papers_at(p)->lemmas[k]);
            if (!C || (slug && strcmp(C->core->tree->slug, slug) != 0)) continue;
            const lemma_tree_t *T = C->core->tree;
            lemmas++;
            for (unsigned c = 0; c < T->claims.n; c++)
                for (unsigned l = 0; l < T->claims.at[c].chain.n; l++)
                    assert_link_breaks(C->core, c, l, known, candidates);
        }
    cr_expect(lemmas > 0, "%s has no claim files", paper);
}

#endif
