/* SPDX-License-Identifier: MIT
**
** What a certificate states of a link is the link: where candidates made from its declarations refute a link,
** each statement by which some reason would prove it, written as a claim anew, is refuted by such, too. A statement
** that says less than its link would make a true certificate of a false link.
*/
#include "tests/support/process.h"

#include "tests/checker/meaning_claim.h"
#include "tests/support/beside.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(checker_says, .init = session_open, .fini = session_close, .timeout = 36000);

typedef struct { share_t share; size_t refuted, statements, others, none; } stated_t;

static void try_variant(stated_t *S, arena_t *A, const compiled_t *C, const mutant_t *m)
{
    const char *statement, *before[20], *why;
    size_t n = 0;
    lemma_tree_t plain = *C->core->tree; /* without the candidates that its author thought of */
    plain.tries.n = 0;
    plain.only = false;
    if (mutant_refuted(A, C->core->file, &plain, C->core->words, m, 40) != 1) return;
    const compiled_t *B = compiled_alone(A, C->core->file, mutant_lemma(A, &plain, m), C->core->words);
    S->refuted += B != NULL;
    for (size_t k = 0; B && certificate_statement(&statement, A, k, B, 0); k++) {
        bool again = !statement;
        for (size_t i = 0; i < n && !again; i++) again = strcmp(before[i], statement) == 0;
        if (again) continue;
        before[n++] = statement;
        S->statements++;
        const char *claim = claim_of_statement(&why, A, statement);
        /* that what is drawn twice has the same entropies is a hypothesis there, which few candidates meet */
        const char *drawn = strstr(statement, "given H("), *alike = drawn ? strstr(drawn, ") = H(") : NULL;
        if (!claim || (alike && alike < drawn + strcspn(drawn, "\n"))) { S->none++; continue; }
        outcome_t o = LEMMATA("check", "--candidates", "400", "-t", "30", file_put("m.lem", claim));
        bool unknown = o.status == 2 && strstr(o.err, "no alphabet"); /* it speaks of what it does not declare */
        if (o.status == 2 && !unknown) S->none++;
        else if (o.status != 1) {
            S->others++;
            cr_expect(false, "%s, %s: refuted, and what is stated of it is not:\n%s\n%s%s", C->lemma.id, m->what,
                      statement, claim, o.out);
        }
    }
}

Test(checker_says, refuted_variants)
{
    stated_t S = { .share = { .in = 150 } };
    arena_t *A = arena_new();
    for (size_t i = 0; papers_at(i); i++)
        for (size_t k = 0; papers_at(i)->lemmas[k]; k++, arena_reset(A)) {
            const compiled_t *C = compiled_of(papers_at(i)->lemmas[k]);
            for (size_t link = 0; C && link < C->links; link++) {
                if (C->of[link].says != SAYS_ITSELF) continue;
                mutant_t m[MUTANTS_MAX];
                const claim_chain_t *c = &C->core->tree->claims.at[C->of[link].claim].chain;
                unsigned at = C->of[link].link, n = 1;
                m[0] = (mutant_t){ C->of[link].claim, at, "itself", c->op[at], c->term[at], c->term[at + 1] };
                if (share_takes(&S.share)) try_variant(&S, A, C, &m[0]);
                n = mutants_of(m, A, C->core->tree, C->of[link].claim, at);
                for (unsigned v = 0; v < n; v++)
                    if (share_takes(&S.share)) try_variant(&S, A, C, &m[v]);
            }
        }
    arena_free(A);
    share_say(&S.share, "checker_says: links and their variants");
    printf("    %zu refuted; of %zu statements of them %zu not refuted, %zu no claims\n", S.refuted, S.statements,
           S.others, S.none);
    fflush(stdout);
    cr_assert(S.statements > S.share.tried / 4 && S.none < S.statements / 4, "%zu statements, %zu no claims",
              S.statements, S.none);
}
