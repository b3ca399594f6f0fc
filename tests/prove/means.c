/* SPDX-License-Identifier: MIT
**
** What means proves, and what it must not: each false claim differs from a proved one in one place. A proof counts when
** the checker accepts it.
*/
#include "tests/checker/checker.h"

TestSuite(prove_means, .init = session_open, .fini = session_close, .timeout = 120);

typedef struct { const char *law, *claim; bool proved; } tried_t;

#define RELAY "law p(s) p(u|s) uniform(k) p(h|u,s,k) p(y|h,s)"
#define PAST "law p(s) p(u|s) uniform(k) p(h|u,s,k) p(y|h,s,u)"
#define KEYED "law p(s) p(u|s) p(k|s) p(h|u,s,k) p(y|h,s)"
#define RULE                                                                                                           \
    "law uniform(j) p(y|j) p(a|y) ; table l on J,A in [0,1] ; map phi on A into J ; e in [0,1]\n  given for each j, "  \
    "a: [phi(a) != j] e <= l(j,a)"
#define PEEK                                                                                                           \
    "law uniform(j) p(y|j) p(a|y,j) ; table l on J,A in [0,1] ; map phi on A into J ; e in [0,1]\n  given for each "   \
    "j, a: [phi(a) != j] e <= l(j,a)"
#define BIASED                                                                                                         \
    "law p(j) p(y|j) p(a|y) ; table l on J,A in [0,1] ; map phi on A into J ; e in [0,1]\n  given for each j, a: "     \
    "[phi(a) != j] e <= l(j,a)"
#define SIGNED                                                                                                         \
    "law uniform(j) p(y|j) p(a|y) ; table l on J,A in [0,1] ; map phi on A into J ; e in [-1,1]\n  given for each j, " \
    "a: [phi(a) != j] e <= l(j,a)"
#define TWO "law PS(s1) PS(s2) uniform(j) p(y|j,s1) p(a|y) ; PS law on S ; table l on J,A in [0,1]"
#define SEES(mass) "(sum s, y: min a: sum j: Pr(" mass ",J=j,Y=y) l(j,a))"
#define BAYES "(sum y: min a: sum j: Pr(J=j,Y=y) l(j,a))"

Test(prove_means, and_no_more)
{
    static const tried_t tried[] = {
        { RELAY, "I(U;Y|S,K=0) <= sum s: p(s) (max k: I(U;H|S=s,K=k))", true },
        { RELAY, "I(U;Y|S,K=0) <= sum s: p(s) (min k: I(U;H|S=s,K=k))", false },
        { RELAY, "I(U;Y|S,K=0) <= (99/100) (sum s: p(s) (max k: I(U;H|S=s,K=k)))", false },
        { RELAY, "I(U;Y|K=0) <= sum s: p(s) (max k: I(U;H|S=s,K=k))", false },
        { PAST, "I(U;Y|S,K=0) <= sum s: p(s) (max k: I(U;H|S=s,K=k))", false },
        { KEYED, "I(U;Y|S,K=0) <= sum s: p(s) (max k: I(U;H|S=s,K=k))", false },
        { RELAY, "for each s, k: I(U;Y|S=s,K=k) <= min(I(U;H|S=s,K=k), I(H;Y|S=s,K=k))", true },
        { RELAY, "for each s, k: I(U;Y|S=s,K=k) <= min(I(U;H|S=s,K=0), I(H;Y|S=s,K=k))", false },
        { RELAY, "for each s: max k: I(U;H|S=s,K=k) <= I(U;H|S=s,K=0)", false },
        { RELAY,
          "(sum s: p(s) min(I(U;H|S=s,K=0), I(H;Y|S=s,K=0))) <= min(sum s: p(s) I(U;H|S=s,K=0), sum s: p(s) "
          "I(H;Y|S=s,K=0))",
          true },
        { RELAY,
          "(sum s: p(s) max(I(U;H|S=s,K=0), I(H;Y|S=s,K=0))) <= max(sum s: p(s) I(U;H|S=s,K=0), sum s: p(s) "
          "I(H;Y|S=s,K=0))",
          false },
        { RELAY, "(sum s: p(s) (max k: I(U;H|S=s,K=k))) <= max k: sum s: p(s) I(U;H|S=s,K=k)", false },
        { RELAY, "(max k: sum s: p(s) I(U;H|S=s,K=k)) <= sum s: p(s) (max k: I(U;H|S=s,K=k))", true },
        { RELAY, "(sum s: p(s) I(H;Y|S=s,K=0)) <= sum s: p(s) capacity(p(y|h,s))", true },
        { RELAY, "(sum s: p(s) (max k: I(U;H|S=s,K=k))) <= sum s: p(s) (max k: capacity(p(h|u,s,k)))", true },
        { RELAY, "(sum s: p(s) (max k: I(U;H|S=s,K=k))) <= sum s: p(s) (min k: capacity(p(h|u,s,k)))", false },
        { RELAY, "(sum s: p(s) (max k: I(U;H|S=s,K=k))) <= max k: sum s: p(s) capacity(p(h|u,s,k))", false },
        { RELAY, "(sum s: p(s) capacity(p(y|h,s))) <= sum s: p(s) I(H;Y|S=s,K=0)", false },
        { RULE, "e Pr(phi(A) != J) <= E[l(J,A)]", true },
        { RULE, "e Pr(phi(A) = J) <= E[l(J,A)]", false },
        { RULE, "E[1 - [phi(A) = J]] <= Pr(phi(A) != J)", true },
        { RULE, "E[3 - [phi(A) = J]] <= Pr(phi(A) != J)", false },
        { RULE, "E[1 + 5 [phi(A) = J]] <= Pr(phi(A) != J)", false },
        { RULE, "(e + 1/100) Pr(phi(A) != J) <= E[l(J,A)]", false },
        { RULE, "e max(0, log |J| - I(J;Y) - log 2) <= E[l(J,A)] log |J|", true },
        { RULE, "e max(0, log |J| - I(J;Y) - log 2) <= " BAYES " log |J|", true },
        { RULE, BAYES " <= E[l(J,A)]", true },
        { RULE, "E[l(J,A)] <= " BAYES, false },
        { RULE, "e max(0, log |J| - I(J;Y)) <= E[l(J,A)] log |J|", false },
        { RULE, "e max(0, log |J| - I(J;Y) - log 2) <= E[l(J,A)]", false },
        { PEEK, "e max(0, log |J| - I(J;Y) - log 2) <= E[l(J,A)] log |J|", false },
        { TWO, SEES("S1=s") " <= " SEES("S1=s"), true },
        { TWO, SEES("S2=s") " <= " SEES("S1=s,S2=s"), false }, /* one letter is of two variables */
        { PEEK, BAYES " <= E[l(J,A)]", false },
        { BIASED, "e max(0, log |J| - I(J;Y) - log 2) <= E[l(J,A)] log |J|", false },
        { SIGNED, "e max(0, log |J| - I(J;Y) - log 2) <= (e + 1) log |J| Pr(phi(A) != J)", false },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *text = arena_printf(session_arena(), "lemma own \"own\"\n  for    %s\n  claim  %s [it]\nend\n",
                                        tried[k].law, tried[k].claim);
        outcome_t o = LEMMATA("prove", file_put("own.lem", text));
        bool proved = strstr(o.out, "proved        own/own, it: by ") != NULL,
             read = !*o.err && strstr(o.out, "own/own, it");
        cr_expect(read && proved == tried[k].proved, "%s\n%s%s", text, o.out, o.err);
    }
}
