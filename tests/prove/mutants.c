/* SPDX-License-Identifier: MIT
**
** Broken variants of every link that is proved are not proved, unless they are true: one that is proved is refuted by
** no candidate.
*/
#include "tests/support/beside.h"
#include "tests/support/process.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_mutants, .init = session_open, .fini = session_close);

static const size_t CANDIDATES = 300;

/* The variants of one link: how many, and how many are proved. */
static unsigned try_link(arena_t *A, const compiled_t *C, size_t link, unsigned *proved)
{
    mutant_t m[MUTANTS_MAX];
    const claim_chain_t *c = &C->core->tree->claims.at[C->of[link].claim].chain;
    unsigned at = C->of[link].link;
    const mutant_t itself = { C->of[link].claim, at, "itself", c->op[at], c->term[at], c->term[at + 1] };
    double seconds = seconds_beside(A, C, &itself, 0.2);
    unsigned n = mutants_of(m, A, C->core->tree, C->of[link].claim, C->of[link].link);
    for (unsigned k = 0; k < n; k++) {
        json_t *certificate = NULL;
        const compiled_t *B = compiled_alone(A, C->core->file, mutant_lemma(A, C->core->tree, &m[k]), C->core->words);
        if (!B || prove_link(&certificate, B, 0, seconds) != PROVE_PROVED) continue;
        bool accepted = certificate_accepted(certificate) == 1;
        json_decref(certificate);
        if (!accepted) continue;
        ++*proved;
        cr_expect(mutant_refuted(A, C->core->file, C->core->tree, C->core->words, &m[k], CANDIDATES) != 1,
            "%s, %s: proved and refuted: %s", C->lemma.id, C->lemma.links[link].name, m[k].what);
    }
    return n;
}

static unsigned try_paper(const char *id, unsigned *proved)
{
    unsigned n = 0;
    share_of_kinds_t share = { .in = 6 }; /* by the rule that proves a link */
    arena_t *A = arena_new();
    for (size_t i = 0; papers_at(i); i++)
        for (size_t k = 0; strcmp(papers_name(i), id) == 0 && papers_at(i)->lemmas[k]; k++) {
            proofs_take(papers_at(i)->lemmas[k]);
            const compiled_t *C = compiled_of(papers_at(i)->lemmas[k]);
            for (size_t link = 0; C && link < C->links; link++)
                if (C->lemma.proof && C->lemma.proof[link] && C->of[link].says == SAYS_ITSELF &&
                    share_takes_kind(&share, C->lemma.proof[link]))
                    n += try_link(A, C, link, proved);
            arena_reset(A);
        }
    arena_free(A);
    share_say_kinds(&share, arena_printf(session_arena(), "prove_mutants: %s, links", id));
    return n;
}

Test(prove_mutants, facts)
{
    unsigned proved = 0, n = try_paper("facts", &proved);
    cr_assert(n > 40, "%u variants", n);
    cr_assert(proved < n / 10, "%u of %u are proved", proved, n);
}

Test(prove_mutants, limits)
{
    unsigned proved = 0, n = try_paper("limits", &proved);
    cr_assert(n > 10, "%u variants", n);
    cr_assert(proved <= n / 5, "%u of %u are proved", proved, n);
}

Test(prove_mutants, bottleneck)
{
    unsigned proved = 0, n = try_paper("bottleneck", &proved);
    cr_log_info("bottleneck: %u variants, %u of them proved, and refuted by no candidate", n, proved);
    cr_assert(n > 20, "%u variants", n);
    cr_assert(proved < n / 10, "%u of %u are proved", proved, n);
}
