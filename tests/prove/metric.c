/* SPDX-License-Identifier: MIT
**
** A word that is a metric is any table that is one: what follows for each, and what does not.
*/
#include "cli/cli.h"
#include "proofs/bottleneck/words.h"
#include "tests/support/line.h"

#include <string.h>

TestSuite(prove_metric, .init = session_open, .fini = session_close);

static bool proved(const char *claim, const char *reason)
{
    claim_fault_t fault = { .set = false };
    const char *text = arena_printf(session_arena(),
        "lemma m \"m\"\n  for n in 2..4 ; k in 1..4 ; map phi on O into O ; table c on O in [0,1]\n"
        "  given |O| = rankings(n)\n  claim %s [m]\n  by [m]: means { %s }\nend\n", claim, reason);
    tree_t *T = claims_parse(session_arena(), "m.lem", text, strlen(text), NULL, &fault);
    const compiled_file_t *F = T ? claims_compile(session_arena(), T, bottleneck_words, &fault) : NULL;
    json_t *certificate = NULL;
    cr_assert(F, "%s: %s", text, fault.text);
    bool good = prove_link(&certificate, F->lemma[0], 0, 0.5) == PROVE_PROVED;
    if (good) cr_assert(certificate_proves(certificate, F->lemma[0], 0), "%s", claim);
    good = good && certificate_accepted(certificate) == 1;
    json_decref(certificate);
    return good;
}

Test(prove_metric, of_every_table)
{
    static const struct { const char *claim, *reason; bool is;
    } tried[] = {
        { "for each o: inversions(n, o, o) <= 0", "given(h1, o, o)", true },
        { "for each o, o' of O: [o != o'] <= inversions(n, o, o')", "given(h2, o, o')", true },
        { "for each o: inversions(n, o, o)/binomial(n,2) <= 0", "inverse(binomial(n,2)) ; given(h1, o, o)", true },
        { "for each o, o' of O: inversions(n, phi(o), o') <= inversions(n, phi(o), o) + inversions(n, o, o')",
          "given(h3, phi(o), o, o')", true },
        { "for each o, o' of O: [c(o) = 1] [c(o) = 1] [o != o'] <= inversions(n, o, o')",
          "given(h2, o, o') ; bit([c(o) = 1]) ; a = range([c(o) = 1] <= 1) ; b = range([o = o'] <= 1) ; so a b", true },
        { "for each o, o' of O: [o != o'] (1 + 1/1000000) <= inversions(n, o, o')", "given(h2, o, o')", false },
        { "for each o, o' of O: inversions(n, o, o') <= 1 - [o = o']", "given(h2, o, o')", false },
        { "for each o, o' of O: inversions(n, phi(o), o') <= inversions(n, o, o')", "given(h3, phi(o), o, o')", false },
        { "for each o, o' of O: inversions(n, o, o') <= inversions(k, o, o')", "given(h2, o, o')", false },
        { "for each o: inversions(n, o, o)/binomial(n,3) <= 0", "inverse(binomial(n,3)) ; given(h1, o, o)", false },
        { "for each o: inversions(n, o, o)/binomial(k,2) <= 0", "inverse(binomial(k,2)) ; given(h1, o, o)", false },
        { "for each o, o' of O: [c(o) = 1] (1 + 1/1000000) <= [c(o) = 1] [c(o) = 1] + inversions(n, o, o')",
          "bit([c(o) = 1]) ; given(h2, o, o')", false },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        cr_expect(proved(tried[k].claim, tried[k].reason) == tried[k].is, "%s", tried[k].claim);
}
