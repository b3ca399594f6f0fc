/* SPDX-License-Identifier: MIT
**
** Pools of which some competitors stand in a set: the rule as it is, and what is a little more, or rests on a little
** less.
*/
#include "tests/checker/points.h"

TestSuite(checker_points_crowd, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM                                                                                                           \
    "for table w on X > 0 ; p law on X ; table z on Y > 0 ; K, M in 2..inf ; b, y in (0,inf) ; v in (0,1] ; r in R"    \
    " ; HK weights of x: w(x), p(x), K ; HM weights of x: w(x), p(x)*HK(x), M\\n"
#define MASS "given v <= (sum x: p(x)*[w(x) >= b])\\n"
#define DRAWN "given 2*log(y) <= (K-1)*v\\n"
#define HEAVY(p)                                                                                                       \
    "[[], \"split\", \"[w(j) >= b]\", [[], [[\"" p "*[w(j) >= b]\", 3]]], [[], [[\"" p "*(w(j) - b)\", 2]]]]"
#define CROWD(pool, b, v, y, a, x, S, block)                                                                           \
    "[\"crowd\", \"" pool "\", \"" b "\", \"" v "\", \"" y "\", \"" a "\", \"" x "\", \"" S "\", " block               \
    ", [[\"1\", 0]], [[\"1\", 1]]]"
#define OWN CROWD("HK", "b", "v", "y", "x", "j", "[w(j) >= b]", HEAVY("p(j)"))
#define OWN_OF(pool, b, v, y, S) CROWD(pool, b, v, y, "x", "j", S, HEAVY("p(j)"))
#define SHOWN "[[\"1\", 2]]"

Test(checker_points_crowd, as_it_is)
{
    static const tried_t tried[] = {
        { MASS DRAWN "claim for each x: b*v*y*HK(x) <= 2*y*w(x) + 2*b", BLOCK(OWN, SHOWN), NULL },
        { MASS DRAWN "claim for each x: HK(x) <= 2*w(x)/(b*v) + 2/(v*y)", BLOCK(OWN, "[[\"1/(b*v*y)\", 2]]"), NULL },
        { MASS DRAWN "claim for each x: b*v*y*HK(x) < 2*y*w(x) + 2*b", BLOCK(OWN, SHOWN), "not shown to be the sum" },
        { MASS DRAWN "claim for each x: b*v*y*HK(x) <= y*w(x) + 2*b", BLOCK(OWN, SHOWN), "not shown to be the sum" },
        { MASS DRAWN "claim for each x: b*v*y*HK(x) <= 2*y*w(x) + b", BLOCK(OWN, SHOWN), "not shown to be the sum" },
        { MASS DRAWN "claim for each x: b*y*HK(x) <= 2*y*w(x) + 2*b", BLOCK(OWN, SHOWN), "not shown to be the sum" },
        { MASS DRAWN "claim for each x: b*v*y*HM(x) <= 2*y*w(x) + 2*b", BLOCK(OWN, SHOWN), "not shown to be the sum" },
        { MASS DRAWN "claim for each x, k: b*v*y*HK(k) <= 2*y*w(x) + 2*b", BLOCK(OWN, SHOWN),
          "not shown to be the sum" },
    };
    ALL(FROM, tried);
}

/* The mass is that of the pool's own law; so many are drawn; the sets, and those that are heavy, are of its
** alphabet. */
Test(checker_points_crowd, what_it_rests_on)
{
#define SAYS "claim for each x: b*v*y*HK(x) <= 2*y*w(x) + 2*b"
    static const tried_t tried[] = {
        { "given v <= 2*(sum x: p(x)*[w(x) >= b])\\n" DRAWN SAYS, BLOCK(OWN, SHOWN), "the mass of a set" },
        { "given v <= (sum x: p(x)*[w(x) > 2*b])\\n" DRAWN SAYS, BLOCK(OWN, SHOWN), "the mass of a set" },
        { MASS DRAWN "claim for each x: b*v*y*HM(x) <= 2*y*w(x) + 2*b",
          BLOCK(CROWD("HM", "b", "v", "y", "x", "j", "[w(j) >= b]", HEAVY("p(j)*HK(j)")), SHOWN), "the mass of a set" },
        { MASS "given log(y) <= (K-1)*v\\n" SAYS, BLOCK(OWN, SHOWN), "how many are drawn" },
        { MASS "given 2*log(y) <= K*v\\n" SAYS, BLOCK(OWN, SHOWN), "how many are drawn" },
        { MASS "given 2*log(y) <= (M-1)*v\\n" SAYS, BLOCK(OWN, SHOWN), "how many are drawn" },
        { MASS DRAWN SAYS,
          BLOCK(CROWD("HK", "b", "v", "y", "x", "j", "[w(j) >= b]", "[[], [[\"p(j)*[w(j) >= b]*w(j)\"]]]"), SHOWN),
          "not shown to be the sum" },
        { MASS DRAWN SAYS, BLOCK(OWN_OF("HK", "b", "v", "y", "[w(j) <= b]"), SHOWN), "not shown to be the sum" },
        { MASS DRAWN SAYS, BLOCK(OWN_OF("HK", "2*b", "v", "y", "[w(j) >= b]"), SHOWN), "not shown to be the sum" },
        { MASS DRAWN SAYS, BLOCK(OWN_OF("HK", "b", "v", "y", "2*[w(j) >= b]"), SHOWN), "not 0 or 1 by its form" },
        { MASS DRAWN SAYS, BLOCK(OWN_OF("HK", "b", "v", "y", "p(j)"), SHOWN), "not 0 or 1 by its form" },
        { MASS DRAWN SAYS, BLOCK(OWN_OF("HK", "b", "v", "y", "[z(j) >= b]"), SHOWN), "!another alphabet" },
        { MASS DRAWN SAYS, BLOCK(OWN_OF("HK", "r", "v", "y", "[w(j) >= b]"), SHOWN), "shown positive" },
        { MASS DRAWN SAYS, BLOCK(OWN_OF("HK", "b", "r", "y", "[w(j) >= b]"), SHOWN), "shown positive" },
        { MASS DRAWN SAYS, BLOCK(OWN_OF("HK", "b", "v", "r", "[w(j) >= b]"), SHOWN), "shown positive" },
        { MASS DRAWN SAYS, BLOCK(OWN_OF("HK", "w(j)", "v", "y", "[w(j) >= b]"), SHOWN), "!" },
        { MASS DRAWN SAYS, BLOCK(CROWD("HK", "b", "v", "y", "x", "x", "[w(x) >= b]", HEAVY("p(x)")), SHOWN), "" },
        { MASS DRAWN "claim for each x: (sum k: p(k)*(HK(k) - HK(k))) >= 0",
          BLOCK("[\"each\", \"k\", \"p(k)*(HK(k) - HK(k))\", \">=\", [[" CROWD("HK", "b", "v", "y", "k", "j",
                                                                               "[w(j) >= b]", HEAVY("p(j)")) "], []]]",
                "[[\"1\", 2]]"),
          "one letter at a time" },
    };
    ALL(FROM, tried);
}

/* Of every law: the mass of this one is no reason. */
Test(checker_points_crowd, one_law_alone)
{
    static const char from[] = "for table w on X > 0 ; p law on X > 0 ; K in 2..inf ; b, y in (0,inf) ; v in (0,1]"
                               " ; HK weights of x: w(x), p(x), K\\n";
#define EVERY(block) "[\"always\", \"p\", \"2*y*w(x) + 2*b - b*v*y*HK(x)\", \">=\", [[" block "], " SHOWN "]]"
    static const tried_t tried[] = {
        { MASS DRAWN SAYS, BLOCK(EVERY(OWN), SHOWN), "about one law alone" },
        { "given v <= 1/2\\n" DRAWN SAYS, BLOCK(EVERY(OWN_OF("HK", "b", "v", "y", "[w(j) >= b]")), SHOWN),
          "the mass of a set" },
    };
    ALL(from, tried);
}

/* Most of the law is in the set: what is a little less than the rule says, or of another law. */
Test(checker_points_crowd, mostly)
{
#define MOSTLY(pool, b, S, block) "[\"mostly\", \"" pool "\", \"" b "\", \"x\", \"j\", \"" S "\", " block "]"
#define IN(p) "(sum k: " p "*[w(k) >= b])"
#define BELOW(H, K, sign, times, p)                                                                                    \
    MASS DRAWN "claim for each x: " H "(x)*(w(x) + (" K "-1)*b) " sign " " K "*w(x) + " times "*(1 - " IN(p) \
        ")*(w(x) + (" K "-1)*b)"
#define RULE MOSTLY("HK", "b", "[w(j) >= b]", HEAVY("p(j)"))
    static const tried_t tried[] = {
        { BELOW("HK", "K", "<=", "K*(K-1)", "p(k)"), BLOCK(RULE, SHOWN), NULL },
        { BELOW("HK", "K", "<", "K*(K-1)", "p(k)"), BLOCK(RULE, SHOWN), "not shown to be the sum" },
        { BELOW("HK", "K", "<=", "K", "p(k)"), BLOCK(RULE, SHOWN), "not shown to be the sum" },
        { BELOW("HK", "K", "<=", "(K-1)", "p(k)"), BLOCK(RULE, SHOWN), "not shown to be the sum" },
        { BELOW("HK", "K", "<=", "(K*(K-1) - 1/1000000)", "p(k)"), BLOCK(RULE, SHOWN), "not shown to be the sum" },
        { BELOW("HM", "M", "<=", "M*(M-1)", "p(k)*HK(k)"),
          BLOCK(MOSTLY("HM", "b", "[w(j) >= b]", HEAVY("p(j)*HK(j)")), SHOWN), NULL },
        { BELOW("HM", "M", "<=", "M*(M-1)", "p(k)"),
          BLOCK(MOSTLY("HM", "b", "[w(j) >= b]", HEAVY("p(j)*HK(j)")), SHOWN), "not shown to be the sum" },
        { BELOW("HM", "M", "<=", "M*(M-1)", "p(k)*HK(k)"),
          BLOCK(MOSTLY("HM", "b", "[w(j) >= b]", HEAVY("p(j)")), SHOWN),
          "not shown to be the sum" },
        { BELOW("HK", "K", "<=", "K*(K-1)", "p(k)"), BLOCK(MOSTLY("HK", "2*b", "[w(j) >= b]", HEAVY("p(j)")), SHOWN),
          "not shown to be the sum" },
        { BELOW("HK", "K", "<=", "K*(K-1)", "p(k)"), BLOCK(MOSTLY("HK", "r", "[w(j) >= b]", HEAVY("p(j)")), SHOWN),
          "shown positive" },
        { BELOW("HK", "K", "<=", "K*(K-1)", "p(k)"), BLOCK(MOSTLY("HK", "b", "2*[w(j) >= b]", HEAVY("p(j)")), SHOWN),
          "not 0 or 1 by its form" },
        { BELOW("HK", "K", "<=", "K*(K-1)", "p(k)"), BLOCK(MOSTLY("HK", "b", "[w(j) <= b]", HEAVY("p(j)")), SHOWN),
          "not shown to be the sum" },
        { BELOW("HK", "K", "<=", "K*(K-1)", "p(k)"), BLOCK(MOSTLY("HK", "b", "[z(j) >= b]", HEAVY("p(j)")), SHOWN),
          "!another alphabet" },
    };
    ALL(FROM, tried);
}
