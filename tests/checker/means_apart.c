/* SPDX-License-Identifier: MIT
**
** What means knows of hypotheses about variables, of conditions a >= b, of what is so at each outcome and in each case:
** each rule, and what is false beside it; and the soft links that stand on them.
*/
#include "tests/checker/means.h"

TestSuite(checker_means_apart, .init = session_open, .fini = session_close, .timeout = 120);

#define LAW                                                                                                            \
    "for law p(s) uniform(j) p(y|j,s) p(a|y) ; table l on J,A,S in [0,1] ; table m on A in R ; d in [0,1] ; r in R\\n"
#define MEAN "E[(sum s of S: Pr(S = s)*l(J,A,s))]"
#define APART "given S . J,A\\nclaim "
#define INDEPENDENT(x, v) "[\"independent\", \"" x "\", \"" v "\"]"

/* The mean over S alone: S is independent of all else that stands there, by a hypothesis. */
Test(checker_means_apart, independent)
{
    static const judged_t tried[] = {
        { LAW APART MEAN " = E[l(J,A,S)]", BLOCK(INDEPENDENT("E[l(J,A,S)]", "S"), "[[\"1\", 0]]"), NULL },
        { LAW "given J,A . S\\nclaim " MEAN " = E[l(J,A,S)]", BLOCK(INDEPENDENT("E[l(J,A,S)]", "S"), "[[\"1\", 0]]"),
          NULL },
        { LAW "claim " MEAN " = E[l(J,A,S)]", BLOCK(INDEPENDENT("E[l(J,A,S)]", "S"), "[[\"1\", 0]]"),
          "neither a hypothesis" },
        { LAW "claim E[(sum s of S: Pr(S = s)*l(J,0,s))] = E[l(J,0,S)]",
          BLOCK(INDEPENDENT("E[l(J,0,S)]", "S"), "[[\"1\", 0]]"), NULL }, /* the factors say it of S and J */
        { LAW "given S . J\\nclaim 0 <= 1", BLOCK(INDEPENDENT("E[l(J,A,S)]", "S"), "[[\"1\"]]"),
          "neither a hypothesis" },
        { LAW "given S . A ; S . J\\nclaim 0 <= 1", BLOCK(INDEPENDENT("E[l(J,A,S)]", "S"), "[[\"1\"]]"),
          "neither a hypothesis" }, /* pairwise is less */
        { LAW "given J . A,S\\nclaim 0 <= 1", BLOCK(INDEPENDENT("E[l(J,A,S)]", "S"), "[[\"1\"]]"),
          "neither a hypothesis" },
        { LAW "given S : J,A\\nclaim 0 <= 1", BLOCK(INDEPENDENT("E[l(J,A,S)]", "S"), "[[\"1\"]]"),
          "neither a hypothesis" }, /* a function is no independence */
        { LAW APART "0 <= 1", BLOCK(INDEPENDENT("E[l(J,A,S)*m(A)*[Y = Y]]", "S"), "[[\"1\"]]"),
          "neither a hypothesis" },
        { LAW APART "0 <= 1", BLOCK(INDEPENDENT("E[l(J,A,S)|J=0]", "S"), "[[\"1\"]]"), "given nothing" },
        { LAW APART "0 <= 1", BLOCK(INDEPENDENT("E[l(J,A,S)]", "A"), "[[\"1\"]]"), "nothing behind its bar" },
        { LAW APART "0 <= 1", BLOCK(INDEPENDENT("d", "S"), "[[\"1\"]]"), "no mean of outcomes" },
        { LAW APART "E[l(J,A,S)] <= " MEAN " - d", BLOCK(INDEPENDENT("E[l(J,A,S)]", "S"), "[[\"1\", 0]]"),
          "does not come to" },
        { LAW "given S . J,S\\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"), "!on both sides" },
        { LAW "given S . J . A\\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"), "!the end of the line" },
        { LAW "given S . J | A\\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"), "!the end of the line" },
        { LAW "given S . Z\\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"), "!random variable" },
        { LAW "given S : \\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"), "!random variable" },
    };
    ALL(tried);
}

/* A function of what is seen is independent of the rest, as what is d-separated is. */
Test(checker_means_apart, functions)
{
#define TOLD "for law p(s) p(u|s) p(y|u) p(a|y,u) ; table l on U,A in [0,1]\\n"
#define GIVEN_S "E[(sum u of U: Pr(U = u|S = S)*l(u,A))]"
#define BY(list) "[\"posterior\", \"E[l(U,A)]\", \"U\", \"" list "\"]"
    static const judged_t tried[] = {
        { TOLD "given U : S\\nclaim " GIVEN_S " = E[l(U,A)]", BLOCK(BY("S"), "[[\"1\", 0]]"), NULL },
        { TOLD "claim " GIVEN_S " = E[l(U,A)]", BLOCK(BY("S"), "[[\"1\", 0]]"), "not shown to be independent" },
        { TOLD "given U : S,Y\\nclaim " GIVEN_S " = E[l(U,A)]", BLOCK(BY("S"), "[[\"1\", 0]]"),
          "not shown to be independent" },
        { TOLD "given S : U\\nclaim " GIVEN_S " = E[l(U,A)]", BLOCK(BY("S"), "[[\"1\", 0]]"),
          "not shown to be independent" },
        { TOLD "given U . S\\nclaim " GIVEN_S " = E[l(U,A)]", BLOCK(BY("S"), "[[\"1\", 0]]"),
          "not shown to be independent" },
        { TOLD "given U : S\\nclaim 0 <= 1", BLOCK(BY("S,Y"), "[[\"1\"]]"), NULL },
    };
    ALL(tried);
}

/* [a >= b] (a - b) >= 0, and no more; the bracket lies in [0,1]. */
Test(checker_means_apart, conditions)
{
#define CUT(x) "[\"cut\", \"" x "\"]"
#define BIT(x) "[\"bit\", \"" x "\"]"
    static const judged_t tried[] = {
        { LAW "claim 0 <= [r >= d]*(r - d)", BLOCK(CUT("[r >= d]"), "[[\"1\", 0]]"), NULL },
        { LAW "claim 0 <= [r >= d]*(d - r)", BLOCK(CUT("[r >= d]"), "[[\"1\", 0]]"), "does not come to" },
        { LAW "claim 0 <= [d >= r]*(r - d)", BLOCK(CUT("[d >= r]"), "[[\"1\", 0]]"), "does not come to" },
        { LAW "claim 0 <= [r >= d]*(r - d) - 1/1000000", BLOCK(CUT("[r >= d]"), "[[\"1\", 0]]"), "does not show" },
        { LAW "claim 0 <= r - d", BLOCK(CUT("[r >= d]"), "[[\"1\", 0]]"), "does not come to" },
        { LAW "claim 0 <= (1 - [r >= d])*(r - d)", BLOCK(CUT("[r >= d]"), "[[\"1\", 0]]"), "does not come to" },
        { LAW "claim 0 < [r >= d]*(r - d)", BLOCK(CUT("[r >= d]"), "[[\"1\", 0]]"), "does not show" },
        { LAW "claim 0 <= 1", BLOCK(CUT("[r = d]"), "[[\"1\"]]"), "no condition a >= b" },
        { LAW "claim 0 <= 1", BLOCK(CUT("r"), "[[\"1\"]]"), "no condition a >= b" },
        { LAW "claim [r >= d]*[r >= d] <= [r >= d]", BLOCK(BIT("[r >= d]"), "[[\"-1\", 0]]"), NULL },
        { LAW "claim [r = d] <= [r = d]*[r = d]", BLOCK(BIT("[r = d]"), "[[\"1\", 0]]"), NULL },
        { LAW "claim [r = d] <= 999999/1000000*[r = d]*[r = d]", BLOCK(BIT("[r = d]"), "[[\"1\", 0]]"),
          "does not come to" },
        { LAW "claim [r >= d] <= [r >= d]*[d >= r]", BLOCK(BIT("[r >= d]"), "[[\"1\", 0]]"), "does not come to" },
        { LAW "claim r <= r*r", BLOCK(BIT("r"), "[[\"1\", 0]]"), "no condition" },
        { LAW "claim d*d <= d", BLOCK(BIT("d"), "[[\"-1\", 0]]"), "no condition" },
        { LAW "claim 0 <= 1", BLOCK(BIT("1 - [r >= d]"), "[[\"1\"]]"), "no condition" },
        { LAW "claim 0 <= 1", BLOCK(BIT("E[[J = J]]"), "[[\"1\"]]"), "no condition" },
        { LAW "claim [r >= r] = 1", BLOCK("", "[]"), NULL },
        { LAW "claim [r >= d] = 1", BLOCK("", "[]"), "does not come to" },
        { LAW "claim [r >= d] <= 1", BLOCK("[\"range\", \"[r >= d]\", \"most\"]", "[[\"1\", 0]]"), NULL },
        { LAW "claim [r >= d] <= 1/2", BLOCK("[\"range\", \"[r >= d]\", \"most\"]", "[[\"1\", 0]]"), "does not show" },
        { LAW "claim [r >= d] + [d >= r] <= 1",
          BLOCK("[\"range\", \"[r >= d]\", \"most\"], [\"range\", \"[d >= r]\", \"most\"]", "[[\"1\", 0], [\"1\", 1]]"),
          "does not show" },
        { LAW "claim [d >= r] = [r >= d]", BLOCK("", "[]"), "does not come to" },
        { LAW "claim 0 <= [r > d]", BLOCK("", "[]"), "!= expected" },
        { "for law p(t) ; Q law on T ; d in [0,1]\\nclaim 0 <= [KL(T||Q) >= d]",
          BLOCK("[\"range\", \"[KL(T||Q) >= d]\", \"least\"]", "[[\"1\", 0]]"), "sums and positive multiples" },
        { "for law p(t) ; Q law on T ; d in [0,1]\\ngiven [KL(T||Q) >= d] = 1\\nclaim d <= 1",
          BLOCK("[\"range\", \"d\", \"most\"]", "[[\"1\", 0]]"), "that it is 0" },
        { LAW "claim for each j of J: 0 <= [j >= j]", BLOCK("", "[]"), "!= expected" },
    };
    ALL(tried);
}

/* What is so at any letters is so at each outcome. */
Test(checker_means_apart, surely)
{
#define SURELY(x, letters, steps, sum) "[\"surely\", \"" x "\", \"" letters "\", [[" steps "], [" sum "]]]"
#define LEAST(x) "[\"range\", \"" x "\", \"least\"]"
    static const judged_t tried[] = {
        { LAW "claim 0 <= E[l(J,A,S)*m(A)^2]",
          BLOCK(SURELY("E[l(J,A,S)*m(A)^2]", "s,j,a", LEAST("l(j,a,s)") ", [\"square\", \"m(a)\"]", "[\"1\", 0, 1]"),
                "[[\"1\", 0]]"),
          NULL },
        { LAW "claim 0 <= E[l(J,A,S)*m(A)]",
          BLOCK(SURELY("E[l(J,A,S)*m(A)]", "s,j,a", LEAST("l(j,a,s)"), "[\"m(a)\", 0]"), "[[\"1\", 0]]"),
          "no number >= 0" },
        { LAW "claim 0 <= E[l(J,A,S) - d]",
          BLOCK(SURELY("E[l(J,A,S) - d]", "s,j,a", LEAST("l(j,a,s)"), "[\"1\", 0]"), "[[\"1\", 0]]"),
          "does not come to" },
        { LAW "claim 0 <= E[l(J,A,S)]",
          BLOCK(SURELY("E[l(J,A,S)]", "s,j,a", LEAST("l(a,j,s)"), "[\"1\", 0]"), "[[\"1\", 0]]"), "!other alphabets" },
        { LAW "claim 0 <= E[l(J,A,S)]",
          BLOCK(SURELY("E[l(J,A,S)]", "s,j", LEAST("l(j,j,s)"), "[\"1\", 0]"), "[[\"1\", 0]]"), "!, expected" },
        { LAW "claim 0 <= E[l(J,A,S)]",
          BLOCK(SURELY("E[l(J,A,S)]", "s,j,a,y", LEAST("l(j,a,s)"), "[\"1\", 0]"), "[[\"1\", 0]]"),
          "!end of the letters" },
        { LAW "claim 0 <= E[l(J,A,S)]",
          BLOCK(SURELY("E[l(J,A,S)]", "s,s,a", LEAST("l(s,a,s)"), "[\"1\", 0]"), "[[\"1\", 0]]"), "!letter already" },
        { LAW "claim for each j of J: 0 <= E[l(J,A,S)]",
          BLOCK(SURELY("E[l(J,A,S)]", "s,j,a", LEAST("l(j,a,s)"), "[\"1\", 0]"), "[[\"1\", 0]]"), "!letter already" },
        { LAW "claim for each i of J: 0 <= E[l(J,A,S) - l(i,A,S)]",
          BLOCK(SURELY("E[l(J,A,S) - l(i,A,S)]", "s,j,a", LEAST("l(j,a,s)"), "[\"1\", 0]"), "[[\"1\", 0]]"),
          "does not come to" },
        { LAW "claim for each j of J, a of A, s of S: 0 <= l(j,a,s) - 1/2",
          BLOCK(SURELY("E[l(J,A,S)]", "t,i,b", LEAST("l(i,b,t)"), "[\"1\", 0]"), "[[\"1\", 0]]"), "does not come to" },
        { LAW "claim 0 < E[l(J,A,S)]",
          BLOCK(SURELY("E[l(J,A,S)]", "s,j,a", LEAST("l(j,a,s)"), "[\"1\", 0]"), "[[\"1\", 0]]"), "does not show" },
        { LAW "given for each s of S with Pr(S = s) > 0: H(J|S=s) <= 0 - 1\\nclaim E[l(J,A,S)] <= 0 - 1",
          BLOCK(SURELY("E[0 - 1 - l(J,A,S)]", "s,j,a", "[\"given\", 0, \"s\"]", "[\"1\", 0]"), "[[\"1\", 0]]"),
          "says nothing of a letter" },
        { LAW "claim 0 <= 1", BLOCK(SURELY("d", "s", "", ""), "[[\"1\"]]"), "no mean of outcomes" },
    };
    ALL(tried);
}

/* Either t >= 0 or -t >= 0: of what is shown in both. */
Test(checker_means_apart, cases)
{
#define CASES(f, t, one, other) "[\"cases\", \"" f "\", \"" t "\", [[], [" one "]], [[], [" other "]]]"
    static const judged_t tried[] = {
        { LAW "claim 0 <= r^2", BLOCK(CASES("r*r", "r", "[\"1\", 0, 0]", "[\"1\", 0, 0]"), "[[\"1\", 0]]"), NULL },
        { LAW "claim 0 <= r", BLOCK(CASES("r", "r", "[\"1\", 0]", "[\"1\", 0]"), "[[\"1\", 0]]"), "does not come to" },
        { LAW "claim 0 <= r", BLOCK(CASES("r", "r", "[\"1\", 0]", ""), "[[\"1\", 0]]"), "does not come to" },
        { LAW "claim 0 <= 0 - r", BLOCK(CASES("0 - r", "r", "[\"1\", 0]", "[\"1\", 0]"), "[[\"1\", 0]]"),
          "does not come to" },
        { LAW "claim 0 <= r*r - 1/1000000", BLOCK(CASES("r*r", "r", "[\"1\", 0, 0]", "[\"1\", 0, 0]"), "[[\"1\", 0]]"),
          "does not show" },
        { LAW "claim 0 < r*r", BLOCK(CASES("r*r", "r", "[\"1\", 0, 0]", "[\"1\", 0, 0]"), "[[\"1\", 0]]"),
          "does not show" },
        { LAW "claim 0 <= r", BLOCK(CASES("r*r", "r", "[\"1\", 0, 0]", "[\"1\", 0, 0]"), "[[\"1\", 1]]"),
          "a relation: 1" }, /* the case is forgotten */
    };
    ALL(tried);
}

/* What occurs has positive probability: at its own values alone. */
Test(checker_means_apart, what_occurs)
{
#define OCCURS "[Pr(Y = Y, A = A) > 0]"
#define SIDES "for law p(s) p(y|s) p(a|y) uniform(k) ; table m on A in [0,1] ; d in [0,1]\\n"
    static const judged_t tried[] = {
        { SIDES "claim E[m(A)] = E[" OCCURS "*m(A)]", BLOCK("", "[]"), NULL },
        { SIDES "claim E[m(A)] = E[[Pr(A = A) > 0]*m(A)]", BLOCK("", "[]"), NULL },
        { SIDES "claim E[m(A)] = E[[Pr(Y = Y) > 0]*[Pr(S = S, A = A) > 0]*m(A)]", BLOCK("", "[]"), NULL },
        { SIDES "claim for each a of A: E[m(A)] = E[[Pr(Y = Y, A = a) > 0]*m(A)]", BLOCK("", "[]"),
          "does not come to" },
        { SIDES "claim for each a of A: [Pr(A = a) > 0] = 1", BLOCK("", "[]"), "does not come to" },
        { SIDES "claim for each a of A, y of Y: [Pr(A = a, Y = y) > 0] <= 1",
          BLOCK("[\"range\", \"[Pr(Y = y, A = a) > 0]\", \"most\"]", "[[\"1\", 0]]"), NULL },
        { SIDES "claim for each a of A, y of Y: [Pr(A = a) > 0] <= [Pr(A = a, Y = y) > 0]", BLOCK("", "[]"),
          "does not come to" },
        { SIDES "claim E[m(A)] = E[[Pr(Y = A) > 0]*m(A)]", BLOCK("", "[]"), "!another variable" },
        { SIDES "claim E[m(A)] = E[[Pr(A = A, A = A) > 0]*m(A)]", BLOCK("", "[]"), "!another variable" },
        { SIDES "claim E[m(A)] = E[[Pr(A = A) > 1/2]*m(A)]", BLOCK("", "[]"), "!0 expected" },
        { SIDES "claim (max a of A: m(a)) <= (max a of A: [Pr(A = a) > 0]*m(a))", BLOCK("", "[]"), "does not come to" },
    };
    static const means_change_t changes[] = {
        { "risk-transfer-the-worst-that-is-played", "A = a) > 0", "A = A) > 0" },
        { "risk-transfer-the-worst-that-is-played", "p(a|y,s)", "p(a|y,s,u)" },
        { "risk-transfer-the-worst-that-is-played", "(max a of A", "(min a of A" },
        { "posterior-loss-greatest-deviation", "(max y of Y", "(min y of Y" },
        { "posterior-loss-greatest-deviation", "(max a of A", "(min a of A" },
        { "posterior-loss-mean-deviation", "p(a|y,s)", "p(a|y,s,h)" },
        { "posterior-loss-mean-deviation", "E[max(g", "E[min(g" },
        { "posterior-loss-mean-deviation", "(-1)*(g(Y,S,A)", "(-1/2)*(g(Y,S,A)" },
    };
    ALL(tried);
    ALL_REFUSED(changes);
}

/* A mean is at most as many times t as A has letters, where it is at most t with any of them. */
Test(checker_means_apart, any)
{
#define ANY(x, t, sure, each) "[\"any\", \"" x "\", \"A\", \"b\", \"" t "\", \"s,j,a\", " sure ", " each "]"
#define NOT_BELOW "[[[\"range\", \"l(j,a,s)\", \"least\"]], [[\"1\", 0]]]"
#define EACH_ONE "[[[\"outcome\", 0, \"\", \"J\", \"b\", \"S\"]], [[\"1\", 0]]]"
#define SMALL "given for each j of J, a of A, s of S: l(j,a,s) <= d\\nclaim "
    static const judged_t tried[] = {
        { LAW SMALL "E[l(J,A,S)] <= |A|*d", BLOCK(ANY("E[l(J,A,S)]", "d", NOT_BELOW, EACH_ONE), "[[\"1\", 0]]"), NULL },
        { LAW SMALL "E[l(J,A,S)] <= |J|*d", BLOCK(ANY("E[l(J,A,S)]", "d", NOT_BELOW, EACH_ONE), "[[\"1\", 0]]"),
          "does not come to" },
        { LAW SMALL "E[l(J,A,S)] <= |A|*d - 1/1000000",
          BLOCK(ANY("E[l(J,A,S)]", "d", NOT_BELOW, EACH_ONE), "[[\"1\", 0]]"), "does not show" },
        { LAW SMALL "E[l(J,A,S)] <= |A|*d/2", BLOCK(ANY("E[l(J,A,S)]", "d/2", NOT_BELOW, EACH_ONE), "[[\"1\", 0]]"),
          "does not come to" },
        { LAW SMALL "E[l(J,A,S)] <= |A|*d", BLOCK(ANY("E[l(J,A,S)]", "d", "[[], []]", EACH_ONE), "[[\"1\", 0]]"),
          "does not come to" },
        { LAW SMALL "E[m(A)] <= |A|*r",
          BLOCK("[\"any\", \"E[m(A)]\", \"A\", \"b\", \"r\", \"a\", [[], []], [[], []]]", "[[\"1\", 0]]"),
          "does not come to" }, /* m may be negative */
        { LAW SMALL "0 <= 1", BLOCK(ANY("E[l(J,A,S)]", "l(0,b,0)", NOT_BELOW, EACH_ONE), "[[\"1\"]]"), "!no letter" },
        { LAW SMALL "E[l(J,A,S)|J=0] <= |J|*d",
          BLOCK("[\"any\", \"E[l(J,A,S)|J=0]\", \"J\", \"b\", \"d\", \"s,j,a\", " NOT_BELOW ", [[], []]]",
                "[[\"1\", 0]]"),
          "or has a value" },
        { LAW SMALL "0 <= 1",
          BLOCK("[\"any\", \"E[l(J,A,S)]\", \"Z\", \"b\", \"d\", \"s,j,a\", " NOT_BELOW ", " EACH_ONE "]", "[[\"1\"]]"),
          "no variable" },
    };
    static const means_change_t changes[] = {
        { "soft-link-every-action-s-share", "|A|*zeta", "|J|*zeta" },
        { "soft-link-every-action-s-share", "|A|*zeta", "zeta" },
        { "soft-link-every-action-s-share", "given U : S,J\\n", "" },
        { "soft-link-every-action-s-share", "uniform(j)", "p(j|s)" },
        { "soft-link-every-action-s-share", "for each j of J, a of A: (1 - zeta)",
          "for each j of J, a of A: (1 - zeta)/2" },
    };
    ALL(tried);
    ALL_REFUSED(changes);
}

/* A mean given values in a hypothesis: of values that can be. */
Test(checker_means_apart, values_that_can_be)
{
#define SEEN "for law p(s) uniform(j) p(u|j,s) p(y|u) ; table l on U in [0,1] ; d in [0,1]\\ngiven for each j of J: "
    static const judged_t tried[] = {
        { SEEN "(sum s of S: Pr(S = s)*(sum u of U: Pr(U = u|S = s, J = j)*l(u))) <= d\\nclaim 0 <= 1",
          BLOCK("", "[[\"1\"]]"), NULL },
        { SEEN "(max s of S: (sum u of U: Pr(U = u|S = s, J = j)*l(u))) <= d\\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"),
          "said with Pr(..) > 0" },
        { "for law p(s) p(j) p(u|j,s) ; table l on U in [0,1] ; d in [0,1]\\ngiven for each j of J: (sum s of S: Pr(S "
          "= s)"
          "*(sum u of U: Pr(U = u|S = s, J = j)*l(u))) <= d\\nclaim 0 <= 1",
          BLOCK("", "[[\"1\"]]"), "said with Pr(..) > 0" },
        { SEEN "(sum s of S: Pr(S = s)*(sum u of U: Pr(U = u|S = s, J = j, Y = 0)*l(u))) <= d\\nclaim 0 <= 1",
          BLOCK("", "[[\"1\"]]"), "!" },
        { "for law p(s) p(j|s) p(u|j,s) ; table l on U in [0,1] ; d in [0,1]\\ngiven for each j of J: (sum s of S: "
          "Pr(S = s)*(sum u of U: Pr(U = u|S = s, J = j)*l(u))) <= d\\nclaim 0 <= 1",
          BLOCK("", "[[\"1\"]]"), "said with Pr(..) > 0" },
        { SEEN "0 <= 1\\nclaim (sum s of S: Pr(S = s)*(sum u of U: Pr(U = u|S = s)*l(u))) <= 1/2",
          BLOCK("[\"range\", \"E[l(U)]\", \"most\"]", "[[\"1\", 0]]"), "does not come to" },
        { SEEN "0 <= 1\\nclaim for each s of S: (sum u of U: Pr(U = u|S = s)*l(u)) <= 1",
          BLOCK("[\"range\", \"(sum u of U: Pr(U = u|S = s)*l(u))\", \"most\"]", "[[\"1\", 0]]"), NULL },
        { SEEN "0 <= 1\\nclaim for each s of S: (sum u of U: Pr(U = u|S = s)*(2*l(u))) <= 1",
          BLOCK("[\"range\", \"(sum u of U: Pr(U = u|S = s)*(2*l(u)))\", \"most\"]", "[[\"1\", 0]]"),
          "condition expected" },
    };
    ALL(tried);
}

/* Soft links: with less than their hypotheses, or more than they say. */
Test(checker_means_apart, soft_links)
{
#define SOFT "soft-link-additive-contexts-apart"
#define TIMES "soft-link-multiplicative-contexts-apart"
#define MISSED "soft-link-p-g-c-e-contexts-apart"
    static const means_change_t changes[] = {
        { SOFT, "given S . J,A\\n", "" },
        { SOFT, "given S . J,A", "given S . J" },
        { SOFT, "given S . J,A", "given S . A" },
        { SOFT, "given S . J,A", "given J . S,A" },
        { SOFT, "given U : S,J\\n", "" },
        { SOFT, "given U : S,J", "given U : S,J,H" },
        { SOFT, "given U : S,J", "given U : S,J,A" },
        { SOFT, "given U : S,J", "given U . S,J" },
        { SOFT, "given U : S,J", "given J : S,U" },
        { SOFT, "zeta in [0,1)", "zeta in [0,1]" },
        { SOFT, "table l on U,A in [0,1]", "table l on U,A in [0,2]" },
        { SOFT, "p(s) uniform(j)", "p(s) p(j)" },
        { SOFT, "p(s) uniform(j)", "p(z) p(s|z) uniform(j)" },
        { SOFT, "(1 - zeta)*(sum s", "(1 - 2*zeta)*(sum s" },
        { SOFT, "Pr(phi(A,S) != J) - zeta <=", "Pr(phi(A,S) != J) - zeta/2 <=" },
        { SOFT, "for each j of J, a of A: (1 - zeta)", "for each j of J, a of A: (1 - zeta)/2" },
        { TIMES, "given S . J,A\\n", "" },
        { TIMES, "given S . J,A", "given S . J,Y" },
        { TIMES, "given U : S,J\\n", "" },
        { TIMES, "table l on U,A in [0,1]", "table l on U,A in R" },
        { TIMES, "Delta in [0,inf)", "Delta in R" },
        { TIMES, ">= eps + Delta", ">= eps" },
        { TIMES, "Pr(S = s)*(1 - [phi(a,s) = j])*[", "Pr(S = s)*[" },
        { MISSED, "given S . J,A\\n", "" },
        { MISSED, "given S . J,A", "given S : J,A" },
        { MISSED, "<= zeta*Pr", "<= zeta*zeta*Pr" },
        { MISSED, "uniform(j)", "p(j)" },
        { "soft-link-theorem-1-contexts-apart", " - log(2)", "" },
        { "soft-link-theorem-1-contexts-apart", "given S . J,A\\n", "" },
        { "soft-link-theorem-1-contexts-apart", "p(h|u,s)", "p(h|u,s,j)" },
        { "soft-link-theorem-1-contexts-apart-joint", "max(I(H;Y|", "min(I(H;Y|" },
        { "soft-link-theorem-1-contexts-apart-joint", "given U : S,J\\n", "" },
        { "soft-link-theorem-1-contexts-apart-judgment-in-use", "I(H;Y|", "I(H1;Y1|" },
    };
    ALL_REFUSED(changes);
}
