/* SPDX-License-Identifier: MIT
**
** Why a candidate has no verdict is said of each link by name: one hypothesis, limit or doubt. And every lemma has a
** statement.
*/
#include "cli/cli.h"
#include "proofs/engine/decide.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <string.h>

/* What says no hypothesis, or leaves open which. */
static bool is_vague(const char *why)
{
    static const char *const words[] = { "is not given here", "this link", ", or " };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (strstr(why, words[k])) return true;
    return false;
}

static size_t vague(const lemma_t *L, const char *family, size_t i, const chain_t *t)
{
    size_t n = 0;
    effort_t effort = EFFORT_DEFAULT;
    for (size_t k = 0; L->links[k].name; k++) {
        decision_t d = decide_link(L, k, t, &effort);
        if (!verdict_has_reason(d.verdict)) continue;
        bool bad = is_vague(d.why);
        cr_expect(!bad, "%s, %s, %s %zu: %s: %s", L->id, L->links[k].name, family, i, verdict_name(d.verdict), d.why);
        n += bad;
    }
    return n;
}

/* The first candidates of every family; of a link that fails, one is enough. */
static void assert_reasons(const lemma_t *L, size_t first)
{
    arena_t *A = arena_new();
    for (size_t f = 0, n = 0; L->families[f] && n == 0; f++) {
        size_t size = L->families[f]->size;
        for (size_t i = 0; i < first && (!size || i < size) && n == 0; i++) {
            arena_reset(A);
            n += vague(L, L->families[f]->name, i, lemma_chain(A, L, lemma_candidate(A, L, f, 1, i)));
        }
    }
    arena_free(A);
}

Test(reasons, named)
{
    size_t first = (size_t)atol(share_number("reasons: candidates of each family", "4", "12"));
    for (size_t p = 0; papers_at(p); p++)
        for (size_t i = 0; papers_at(p)->lemmas[i]; i++) assert_reasons(papers_at(p)->lemmas[i], first);
}

Test(reasons, every_lemma_has_a_statement)
{
    for (size_t p = 0; papers_at(p); p++)
        for (size_t i = 0; papers_at(p)->lemmas[i]; i++) {
            const lemma_t *L = papers_at(p)->lemmas[i];
            size_t statements = 0;
            for (size_t k = 0; L->links[k].name; k++) statements += L->links[k].role == STATEMENT;
            cr_expect(statements > 0, "%s: no link is of its statement", L->id);
        }
}
