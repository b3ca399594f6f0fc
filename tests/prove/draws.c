/* SPDX-License-Identifier: MIT
**
** What is drawn again by the same factors has the same entropies, and what is not has not; a factor that a map makes is
** a function.
*/
#include "proofs/claims/parse/parse.h"
#include "proofs/prove/certify.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_draws, .init = session_open, .fini = session_close);

static bool proved(const char *declared, const char *claim)
{
    claim_fault_t fault = { .set = false };
    arena_t *A = session_arena();
    const char *text = arena_printf(A, "lemma line\n for %s\n claim %s\nend\n", declared, claim);
    tree_t *T = claims_parse(A, "line", text, strlen(text), NULL, &fault);
    const compiled_file_t *F = T ? claims_compile(A, T, NULL, &fault) : NULL;
    json_t *certificate = NULL;
    cr_assert(F, "%s", fault.text);
    prove_t found = prove_link(&certificate, F->lemma[0], 0, 0.02);
    cr_assert(!certificate || certificate_proves(certificate, F->lemma[0], 0), "%s", text);
    json_decref(certificate);
    return found == PROVE_PROVED;
}

#define TWICE "law P(x1) W(y1|x1) P(x2) W(y2|x2) ; P law on X ; W channel X -> Y"
#define SHARED "law p(s) W(x1|s) V(y1|x1) W(x2|s) V(y2|x2) ; W channel S -> X ; V channel X -> Y"

Test(prove_draws, the_same_factors)
{
    static const struct { const char *declared, *claim; bool is;
    } tried[] = { { TWICE, "H(Y1) = H(Y2)", true },
                  { TWICE, "I(X1;Y1) = I(X2;Y2)", true },
                  { TWICE, "I(X1,X2;Y1,Y2) = 2 I(X1;Y1)", true },
                  { TWICE, "H(X1,Y2) = H(X2,Y1)", true },
                  { TWICE, "H(Y1|X2) = H(Y2|X2)", false },
                  { TWICE, "H(X1) = H(Y1)", false },
                  { TWICE, "I(X1;X2) = H(X1)", false },
                  { TWICE, "H(Y1) <= 999/1000 H(Y2)", false },
                  { SHARED, "H(Y1) = H(Y2)", true },
                  { SHARED, "I(S;Y1) = I(S;Y2)", true },
                  { SHARED, "H(X2|Y2) = H(X1|Y1)", true },
                  { SHARED, "H(X1|Y2) = H(X1|Y1)", false },
                  { "law P(x1) P(x2) W(y1|x2) W(y2|x2) ; P law on X ; W channel X -> Y", "H(X2,Y2) = H(X1,Y1)", false },
                  { "law P(x1) Q(x2) ; P, Q laws on X", "H(X1) = H(X2)", false },
                  { "law p(x1) p(x2) ", "H(X1) = H(X2)", false },
                  { "law P(x1) P(x2) W(y1|x1) V(y2|x2) ; P law on X ; W, V channel X -> Y", "H(Y1) = H(Y2)", false },
                  { "law P(a1) P(b1) P(a2) P(b2) W(y1|a1,b1) W(y2|b2,a2) ; P law on X ; W channel X,X -> Y",
                    "H(Y1) = H(Y2)", false } };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        cr_expect(proved(tried[k].declared, tried[k].claim) == tried[k].is, "%s: %s", tried[k].declared,
                  tried[k].claim);
}

Test(prove_draws, maps)
{
    static const char by_map[] = "law p(s) p(j) code(u|j,s) p(y|u) ; map code on J,S into U",
        by_channel[] = "law p(s) p(j) code(u|j,s) p(y|u) ; code channel J,S -> U";
    static const char *const claim[] = { "H(U|J,S) = 0", "I(J,S;Y) = I(U;Y)", "H(U) <= H(J) + H(S)" };
    for (size_t k = 0; k < 3; k++) {
        cr_expect(proved(by_map, claim[k]), "%s", claim[k]);
        cr_expect(k == 1 || !proved(by_channel, claim[k]), "%s", claim[k]);
    }
    cr_expect(!proved(by_map, "H(J|U,S) = 0") && !proved(by_map, "H(U|J) = 0") && !proved(by_map, "H(U) = H(J,S)"));
}

/* A hypothesis that no prover reads is left out, and says nothing. */
Test(prove_draws, hypotheses_left_out)
{
    cr_expect(proved("law p(x) p(y|x) ; r in [0,1]\n given H(X)^2 <= r", "I(X;Y) <= H(X)"));
    cr_expect(!proved("law p(x) p(y|x) ; r in [0,1]\n given H(X)^2 <= r", "H(X) <= r"));
}
