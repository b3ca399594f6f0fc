/* SPDX-License-Identifier: MIT
**
** A link that a candidate violates is not searched for long, and no other is taken for one.
*/
#include "cli/cli.h"
#include "proofs/prove/refuted.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_refuted, .init = session_open, .fini = session_close);

/* Refuted, and beside it what holds: on its range, where its hypothesis is met, with its constant, up to equality. */
Test(prove_refuted, what_a_candidate_violates_alone)
{
    static const struct { const char *claim, *given; bool refuted; } of[] = {
        { "p^2 >= p", "p in [0,1]", true },
        { "p^2 <= p", "p in [0,1]", false },
        { "p^2 <= p", "p in [0,2]", true },
        { "3 p >= 1", "p in [0,1] ; 3 p >= 1", false },
        { "p < 1", "p in [0,1]", true },
        { "p < 1", "p in [0,1)", false },
        { "H(X|Y) >= H(X)", NULL, true },
        { "H(X|Y) <= H(X)", NULL, false },
        { "H(X|Y) >= H(X)", "X . Y", false },
        { "3 TV(P,Q)^2 <= KL(P||Q)", "P, Q laws on X", true },
        { "2 TV(P,Q)^2 <= KL(P||Q)", "P, Q laws on X", false },
    };
    for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
        outcome_t o = of[k].given ? LEMMATA("prove", "-e", of[k].claim, "--given", of[k].given)
                                  : LEMMATA("prove", "-e", of[k].claim);
        cr_expect(!strstr(o.out, "; refuted by a candidate\n") == !of[k].refuted, "%s, %s: %s", of[k].claim,
                  of[k].given ? of[k].given : "", o.out);
        cr_expect(!of[k].refuted || o.status == 4);
    }
}

/* Of the facts, nearly all that are recorded as refuted, 57; none that has a certificate. */
Test(prove_refuted, links_of_facts)
{
    size_t refuted = 0, proved = 0;
    for (size_t p = 0; papers_at(p); p++)
        for (size_t i = 0; strcmp(papers_name(p), "facts") == 0 && papers_at(p)->lemmas[i]; i++) {
            const lemma_t *L = papers_at(p)->lemmas[i];
            const compiled_t *C = compiled_of(L);
            bool is[LINKS_MAX];
            proofs_take(L);
            refuted_soon(is, C, deadline_in(PROVE_SECONDS));
            for (size_t k = 0; k < C->links; k++) {
                bool has = L->proof && L->proof[k];
                cr_expect(!has || !is[k], "%s, %s", L->id, L->links[k].name);
                refuted += is[k];
                proved += has;
            }
        }
    cr_assert(refuted > 50 && proved > 50, "%zu refuted, %zu proved", refuted, proved);
}
