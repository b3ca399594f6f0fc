/* SPDX-License-Identifier: MIT
**
** Forged certificates of points: what a divergence at letters of `for each` is a sum over; whose greatest weight, and
** whose set, a rule is about.
*/
#include "tests/checker/points.h"

TestSuite(checker_attack_points, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM "for table w, v on X > 0 ; p law on X > 0 ; r in (0,inf)\\n"

/* KL(w(x)||v(x)) at the letter x of `for each` is no number of letters times a log(a/b) at x. */
Test(checker_attack_points, divergence_over_no_letter)
{
#define NONE "!over no letter of its own"
    static const tried_t tried[] = {
        { "claim for each x: KL(w(x)||v(x)) = (sum y: 1)*w(x)*log(w(x)/v(x))", BLOCK("", "[]"), NONE },
        { "claim for each x: KL(w(x)/w(x)||1) = 0", BLOCK("", "[]"), NONE },
        { "given for each x: KL(w(x)||v(x)) = 0\\nclaim for each y: (sum x: 1)*w(y)*log(w(y)/v(y)) = 0",
          BLOCK("[\"given\", 0, \"y\"]", "[[\"1\", 1]]"), NONE },
        { "claim KL(2||1) = (sum x: 1)*2*log(2)", BLOCK("", "[]"), NONE },
        { "claim 0 <= r", BLOCK("[\"attained\", \"max x: w(x)\", \"a\"]", "[[\"r\"], [\"KL(w(a)||v(a))\", 0]]"), NONE },
        { "claim for each x: (sum x: w(x)*KL(w(x)||v(x))) >= 0", BLOCK("", "[]"), "!bound" },
        { "claim for each x: KL(w(y)||v(y)) = (sum y: w(y)*log(w(y)/v(y)))", BLOCK("", "[]"), NULL },
        { "claim for each x: KL(w(y)||v(x)) = (sum y: w(y)*log(w(y)/v(x)))", BLOCK("", "[]"), NULL },
    };
    ALL(FROM, tried);
}

#undef FROM
#define FROM                                                                                                           \
    "for table w on X > 0 ; p law on X > 0 ; q law on X ; K in 1..inf ; b, c in (0,inf) ; v in (0,1]"                  \
    " ; HK weights of x: w(x), p(x), K ; HQ weights of x: w(x), q(x), K ; HL weights of x: w(x), p(x), K + 1"          \
    " ; C chance of x: [w(x) >= b], HK, 1 ; D chance of x: [w(x) >= b], HK, 3/2 ; E chance of x: [p(x) >= b], HK, 1"   \
    " ; F chance of x: [w(x) >= b], HQ, 1\\n"
#define XY "claim for each x, y, given w(x) <= w(y): "
#define SLACK(h) h "(x)*w(y)*(w(x) + (K-1)*c) - " h "(y)*w(x)*(w(y) + (K-1)*c)"
#define TOP(weight) "[\"greatest\", \"HK\", \"c\", \"j\", [[[\"given\", 0, \"j\"]], [[\"" weight "\", 2]]]]"
#define EXCESS(h) "[\"excess\", \"" h "\", \"c\", \"x\", \"y\", [[\"1\", 1]]]"
#define ALWAYS(steps) "[\"always\", \"p\", \"" SLACK("HK") "\", \">=\", [[" steps "], [[\"1\", 2]]]]"

/* What one law draws is no end of what another draws, nor of any law; and it is forgotten with its block. */
Test(checker_attack_points, greatest_of_one_law)
{
#define DRAWN "given for each t: p(t)*w(t) <= p(t)*c\\n" XY SLACK("HK") " >= 0"
#define EACH "given for each t: w(t) <= c\\n" XY
    static const tried_t tried[] = {
        { DRAWN, BLOCK(TOP("1") ", " EXCESS("HK"), "[[\"1\", 2]]"), NULL },
        { EACH SLACK("HK") " >= 0", BLOCK(ALWAYS(TOP("p(j)") ", " EXCESS("HK")), "[[\"1\", 2]]"), NULL },
        { DRAWN, BLOCK(TOP("1") ", " ALWAYS(EXCESS("HK")), "[[\"1\", 2]]"), "above the weights" },
        { DRAWN, BLOCK(ALWAYS(TOP("1") ", " EXCESS("HK")), "[[\"1\", 2]]"), "one law alone" },
        { DRAWN, BLOCK("[\"show\", \"0\", \">=\", [[" TOP("1") "], []]], " EXCESS("HK"), "[[\"1\", 2]]"),
          "above the weights" },
        { EACH SLACK("HQ") " >= 0", BLOCK(TOP("p(j)") ", " EXCESS("HQ"), "[[\"1\", 2]]"), "above the weights" },
        { EACH SLACK("HL") " >= 0", BLOCK(TOP("p(j)") ", " EXCESS("HL"), "[[\"1\", 2]]"), "above the weights" },
        { XY "0 <= 1", BLOCK("[\"greatest\", \"HK\", \"w(j)\", \"j\", [[], []]]", "[]"), "!" },
        { XY "0 <= 1", BLOCK("[\"greatest\", \"HK\", \"w(y)\", \"j\", [[], [[\"1\", 0]]]]", "[]"),
          "not shown to be the sum" },
    };
    ALL(FROM, tried);
}

#define HEAVY(p)                                                                                                       \
    "[[], \"split\", \"[w(j) >= b]\", [[], [[\"" p "*[w(j) >= b]\", 2]]], [[], [[\"" p "*(w(j) - b)\", 1]]]]"
#define RARE(c) "[\"rare\", \"" c "\", \"b\", \"v\", \"x\", \"j\", " HEAVY("p(j)") ", [[\"1\", 0]]]"
#define IS(h, c) "claim for each x: b*v*" h "(x) <= 2*w(x) + b*v*K*" c

/* The mass and the weights of a set are those of the law that is drawn from, and of the set that is counted. */
Test(checker_attack_points, rare_of_another)
{
#define MASS "given v <= (sum x: p(x)*[w(x) >= b])\\n"
    static const tried_t tried[] = {
        { MASS IS("HK", "C"), BLOCK(RARE("C"), "[[\"1\", 1]]"), NULL },
        { MASS IS("HK", "D"), BLOCK(RARE("D"), "[[\"1\", 1]]"), "none is in the set" },
        { MASS IS("HK", "E"), BLOCK(RARE("E"), "[[\"1\", 1]]"), "not shown to be the sum" },
        { MASS IS("HQ", "F"), BLOCK(RARE("F"), "[[\"1\", 1]]"), "not shown to be the sum" },
        { MASS IS("HK", "C"),
          BLOCK("[\"always\", \"p\", \"2*w(x) + b*v*K*C - b*v*HK(x)\", \">=\", [[" RARE("C") "], [[\"1\", 1]]]]",
                "[[\"1\", 1]]"),
          "one law alone" },
        { MASS "claim (sum x: p(x)*(2*w(x) + b*v*K*C - b*v*HK(x))) >= 0",
          BLOCK("[\"each\", \"i\", \"p(i)*(2*w(i) + b*v*K*C - b*v*HK(i))\", \">=\", [[[\"rare\", \"C\", \"b\", \"v\", "
                "\"i\", \"j\", " HEAVY("p(j)") ", [[\"1\", 0]]]], [[\"p(i)\", 1]]]]",
                "[[\"1\", 1]]"),
          "any letter" },
    };
    ALL(FROM, tried);
}
