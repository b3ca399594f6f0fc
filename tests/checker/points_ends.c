/* SPDX-License-Identifier: MIT
**
** The greatest weight that is drawn, and a set of which a pool may have no point: each rule as it is, and what is a
** little more, or rests on a little less.
*/
#include "tests/checker/points.h"

TestSuite(checker_points_ends, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM                                                                                                           \
    "for table w on X > 0 ; p law on X ; table z on Y > 0 ; K, M in 2..inf ; b, c in (0,inf) ; v in (0,1] ; r in R"    \
    " ; HK weights of x: w(x), p(x), K ; HM weights of x: w(x), p(x)*HK(x), M ; C chance of x: [w(x) >= b], HK, 1"     \
    " ; D chance of x: [w(x) >= b], HK, 2 ; G share of x: [w(x) >= b], HK, 1\\n"
#define SHOWN(k) "[[\"1\", " k "]]"

#define XY "claim for each x, y, given w(x) <= w(y): "
#define MOST "max j: w(j)"
#define TOP(m, block) "[\"greatest\", \"HK\", \"" m "\", \"j\", " block "]"
#define BELOW "[[[\"bound\", \"" MOST "\", \"j\"]], [[\"p(j)\", 1]]]"
#define EXCESS(h, m, a, b) "[\"excess\", \"" h "\", \"" m "\", \"" a "\", \"" b "\", [[\"1\", 0]]]"
#define OWN(m) TOP(MOST, BELOW) ", " EXCESS("HK", m, "x", "y")
#define IS(h, n, m) h "(y)*w(x)*(w(y) + " n "*(" m ")) <= " h "(x)*w(y)*(w(x) + " n "*(" m "))"

/* w(y)/w(x) bounds how far H(y) is above H(x); the greatest weight that is drawn says how much closer. */
Test(checker_points_ends, excess)
{
    static const tried_t tried[] = {
        { XY IS("HK", "(K-1)", MOST), BLOCK(OWN(MOST), SHOWN("1")), NULL },
        { XY IS("HK", "K", MOST), BLOCK(OWN(MOST), SHOWN("1")), "not shown to be the sum" },
        { XY IS("HK", "(K-2)", MOST), BLOCK(OWN(MOST), SHOWN("1")), "not shown to be the sum" },
        { XY IS("HM", "(M-1)", MOST), BLOCK(OWN(MOST), SHOWN("1")), "not shown to be the sum" },
        { XY "HK(y)*w(x)*(w(y) + (K-1)*(" MOST ")) < HK(x)*w(y)*(w(x) + (K-1)*(" MOST "))",
          BLOCK(OWN(MOST), SHOWN("1")), "not shown to be the sum" },
        { XY "HK(x)*w(y)*(w(x) + (K-1)*(" MOST ")) <= HK(y)*w(x)*(w(y) + (K-1)*(" MOST "))",
          BLOCK(OWN(MOST), SHOWN("1")), "not shown to be the sum" },
        { XY IS("HK", "(K-1)", "min j: w(j)"),
          BLOCK(TOP("min j: w(j)", "[[[\"bound\", \"min j: w(j)\", \"j\"]], [[\"p(j)\", 1]]]") ", "
                EXCESS("HK", "min j: w(j)", "x", "y"), SHOWN("1")), "not shown to be the sum" },
        { XY IS("HK", "(K-1)", "c"), BLOCK(TOP("c", "[[], [[\"p(j)*c\"]]]") ", " EXCESS("HK", "c", "x", "y"), "[]"),
          "not shown to be the sum" },
        /* of these weights, this end, this pool, and no other */
        { XY "0 <= 1", BLOCK(EXCESS("HK", MOST, "x", "y"), "[]"), "above the weights" },
        { XY "0 <= 1", BLOCK(OWN("c"), "[]"), "above the weights" },
        { XY "0 <= 1", BLOCK(TOP(MOST, BELOW) ", " EXCESS("HM", MOST, "x", "y"), "[]"), "above the weights" },
        { XY "0 <= 1", BLOCK(TOP(MOST, BELOW) ", [\"ratio\", \"HK\", \"" MOST "\", \"x\", \"y\", [[\"1\", 0]]]", "[]"),
          "below the weights" },
        { XY "0 <= 1", BLOCK("[\"least\", \"HK\", \"0\", \"j\", [[], [[\"p(j)*w(j)\"]]]], " EXCESS("HK", "0", "x", "y"),
                             "[]"), "above the weights" },
        { "claim for each x, y, given w(y) <= w(x): 0 <= 1", BLOCK(OWN(MOST), "[]"), "the order of two weights" },
        { XY "0 <= 1", BLOCK(TOP(MOST, BELOW) ", " EXCESS("HK", MOST, "y", "x"), "[]"), "the order of two weights" },
    };
    ALL(FROM, tried);
}

#define HEAVY(p)                                                                                                       \
    "[[], \"split\", \"[w(j) >= b]\", [[], [[\"" p "*[w(j) >= b]\", 2]]], [[], [[\"" p "*(w(j) - b)\", 1]]]]"
#define RARE(c, b, v, block) "[\"rare\", \"" c "\", \"" b "\", \"" v "\", \"x\", \"j\", " block ", [[\"1\", 0]]]"
#define SOME RARE("C", "b", "v", HEAVY("p(j)"))
#define MASS "given v <= (sum x: p(x)*[w(x) >= b])\\n"
#define FOR MASS "claim for each x: "

Test(checker_points_ends, rare)
{
    static const tried_t tried[] = {
        { FOR "b*v*HK(x) <= 2*w(x) + b*v*K*C", BLOCK(SOME, SHOWN("1")), NULL },
        { FOR "b*v*HK(x) <= w(x) + b*v*K*C", BLOCK(SOME, SHOWN("1")), "not shown to be the sum" },
        { FOR "b*v*HK(x) <= 2*w(x) + b*v*C", BLOCK(SOME, SHOWN("1")), "not shown to be the sum" },
        { FOR "b*v*HK(x) <= 2*w(x) + b*K*C*v^2", BLOCK(SOME, SHOWN("1")), "not shown to be the sum" },
        { FOR "b*v*HK(x) < 2*w(x) + b*v*K*C", BLOCK(SOME, SHOWN("1")), "not shown to be the sum" },
        { FOR "b*v*HM(x) <= 2*w(x) + b*v*M*C", BLOCK(SOME, SHOWN("1")), "not shown to be the sum" },
        { FOR "2*b*v*HK(x) <= 2*w(x) + 2*b*v*K*C", BLOCK(RARE("C", "2*b", "v", HEAVY("p(j)")), SHOWN("1")),
          "not shown to be the sum" },
        { FOR "0 <= 1", BLOCK(RARE("D", "b", "v", HEAVY("p(j)")), "[]"), "none is in the set" },
        { FOR "0 <= 1", BLOCK(RARE("G", "b", "v", HEAVY("p(j)")), "[]"), "no such count" },
        { FOR "0 <= 1", BLOCK(RARE("C", "r", "v", HEAVY("p(j)")), "[]"), "shown positive" },
        { FOR "0 <= 1", BLOCK(RARE("C", "b", "r", HEAVY("p(j)")), "[]"), "shown positive" },
        { FOR "0 <= 1", BLOCK(RARE("C", "b", "2*v", HEAVY("p(j)")), "[]"), "the mass of a set" },
        { FOR "0 <= 1", BLOCK(RARE("C", "b", "v", HEAVY("p(j)*HK(j)")), "[]"), "not shown to be the sum" },
        { FOR "0 <= 1", BLOCK(RARE("C", "w(j)", "v", HEAVY("p(j)")), "[]"), "!" },
        { "given v <= (sum x: p(x)*[w(x) > b])\\nclaim for each x: 0 <= 1", BLOCK(SOME, "[]"), "the mass of a set" },
    };
    ALL(FROM, tried);
}
