/* SPDX-License-Identifier: MIT
**
** A definition takes no letter of its argument from where it is used: what is written there is the outer one; what
** stands bare is bound within.
*/
#include "tests/claims/claims.h"

TestSuite(claims_scope, .init = session_open, .fini = session_close);

/* above(x): is some weight above that of x? Its own y is another letter than the y at which it is taken. */
#define ABOVE                                                                                                          \
    "lemma a\n  for table w on X > 0 ; P law on X\n  let above(x) = max y of X: [w(y) > w(x)]\n      more(a) = max y " \
    "of X: [w(y) > a]\n      again(x) = above(x)\n"                                                                    \
    "      mean(f) = sum x: P(x) f\n      n = |X| - (sum x: [w(x) = max(w)])\n"

Test(claims_scope, letters_of_an_argument_are_not_captured)
{
    static const char *const claims[] = {
        "(sum x: above(x)) = n", "(sum y of X: above(y)) = n", "(sum y of X: again(y)) = n",
            "(sum y of X: more(w(y))) = n", "(sum y of X: more(1 w(y))) = n",
        "for each y of X: above(y) = [w(y) < max(w)]", "for each x, y of X: more(w(y)) = above(y)"
    };
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++) {
        outcome_t o =
            LEMMATA("check", file_put("a.lem", arena_printf(session_arena(), ABOVE "  claim %s\nend\n", claims[k])));
        cr_expect(o.status == 0, "%s: exit %d\n%s%s", claims[k], o.status, o.out, o.err);
    }
}

Test(claims_scope, what_stands_bare_is_bound_within)
{
    static const char *const claims[] = { "mean(w) = E(P; w)", "for each x: mean(w) = E(P; w)",
        "for each y of X: mean(w - w(y)) = E(P; w) - w(y)", "for each x: mean(w - w(x)) = E(P; w) - w(x)" };
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++) {
        outcome_t o =
            LEMMATA("check", file_put("a.lem", arena_printf(session_arena(), ABOVE "  claim %s\nend\n", claims[k])));
        cr_expect(o.status == 0, "%s: exit %d\n%s%s", claims[k], o.status, o.out, o.err);
    }
}

/* A factorisation ends where the next clause begins, though that begins with a bracket. */
Test(claims_scope, a_clause_is_no_factor)
{
    static const char *const lemma[] = {
        "lemma a\n  for law p(x) p(y|x)\n  claim (I(X;Y)) <= H(X)\nend\n",
            "lemma a\n  for law p(x) p(y|x)\n  given (H(X)) >= 0\n  claim I(X;Y) <= H(X)\nend\n",
        "lemma a\n  for law p(x)\n      p(y|x)\n  claim I(X;Y) <= H(Y)\nend\n"
    };
    for (size_t k = 0; k < sizeof lemma / sizeof *lemma; k++) {
        outcome_t o = LEMMATA("check", file_put("a.lem", lemma[k]));
        cr_expect(o.status == 0, "%s: exit %d\n%s%s", lemma[k], o.status, o.out, o.err);
    }
}
