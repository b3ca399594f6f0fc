/* SPDX-License-Identifier: MIT
**
** Pools of K and of more, pools of one, absolute values and divergences at letters: what each rule says, and what is a
** little more.
*/
#include "tests/checker/points.h"

TestSuite(checker_points_more, .init = session_open, .fini = session_close, .timeout = 120);

#define LETTERS "for table w on X > 0 ; p, q laws on X ; K in 1..inf ; M in 2..9 ; r, s in R ; "
#define FROM                                                                                                           \
    LETTERS "HK weights of x: w(x), p(x), K ; HN weights of x: w(x), p(x), K + 1 ; HM weights of x: w(x), p(x), M"     \
            " ; HQ weights of x: w(x), q(x), K + 1 ; HW weights of x: w(x)^2, p(x), K + 1\\n"
#define XY "claim for each x, y, given w(x) <= w(y): "
#define MORE(g, h, by, order) "[\"more\", \"" g "\", \"" h "\", \"x\", \"y\", [" by "], [" order "]]"
#define OF_MORE(g, h) g "(x)*" h "(y) <= " g "(y)*" h "(x)"

/* The larger pools prefer the heavier point by more; of the same draws and weights alone. */
Test(checker_points_more, larger_pools)
{
    static const tried_t tried[] = {
        { XY OF_MORE("HN", "HK"), BLOCK(MORE("HN", "HK", "", "[\"1\", 0]"), "[[\"1\", 1]]"), NULL },
        { XY OF_MORE("HK", "HK"), BLOCK(MORE("HK", "HK", "", "[\"1\", 0]"), "[[\"1\", 1]]"), NULL },
        { XY OF_MORE("HK", "HN"), BLOCK(MORE("HN", "HK", "", "[\"1\", 0]"), "[[\"1\", 1]]"),
          "not shown to be the sum" },
        { XY OF_MORE("HK", "HN"), BLOCK(MORE("HK", "HN", "", "[\"1\", 0]"), "[[\"1\", 1]]"), "the order of two sizes" },
        { XY OF_MORE("HM", "HK"), BLOCK(MORE("HM", "HK", "", "[\"1\", 0]"), "[[\"1\", 1]]"), "the order of two sizes" },
        { "given K < M\\n" XY OF_MORE("HM", "HN"), BLOCK(MORE("HM", "HN", "[\"1\", 0]", "[\"1\", 1]"), "[[\"1\", 2]]"),
          "the order of two sizes" },
        { "given K + 1 <= M\\n" XY OF_MORE("HM", "HN"),
          BLOCK(MORE("HM", "HN", "[\"1\", 0]", "[\"1\", 1]"), "[[\"1\", 2]]"), NULL },
        { "given K <= M\\n" XY OF_MORE("HM", "HN"),
          BLOCK(MORE("HM", "HN", "[\"1\", 0]", "[\"1\", 1]"), "[[\"1\", 2]]"), "the order of two sizes" },
        { XY OF_MORE("HN", "HK"), BLOCK(MORE("HN", "HK", "", ""), "[[\"1\", 1]]"), "the order of two weights" },
        { "claim for each x, y, given w(y) <= w(x): " OF_MORE("HN", "HK"),
          BLOCK(MORE("HN", "HK", "", "[\"1\", 0]"), "[[\"1\", 1]]"), "the order of two weights" },
        { XY OF_MORE("HQ", "HK"), BLOCK(MORE("HQ", "HK", "", "[\"1\", 0]"), "[[\"1\", 1]]"), "another law" },
        { XY OF_MORE("HW", "HK"), BLOCK(MORE("HW", "HK", "", "[\"1\", 0]"), "[[\"1\", 1]]"), "other weights" },
        { XY "HN(x)*HK(y) < HN(y)*HK(x)", BLOCK(MORE("HN", "HK", "", "[\"1\", 0]"), "[[\"1\", 1]]"),
          "not shown to be the sum" },
        { XY "HN(x) <= HK(x)", BLOCK(MORE("HN", "HK", "", "[\"1\", 0]"), "[[\"1\", 1]]"), "not shown to be the sum" },
    };
    ALL(FROM, tried);
}

/* Pools of K + 1 have K others; a point alone has the share 1. */
Test(checker_points_more, how_many)
{
#define STRICT(h) BLOCK("[\"order\", \"" h "\", \"x\", \"<\", \"y\", [[\"1\", 0]]]", "[[\"1\", 1]]")
#define LESS "claim for each x, y, given w(x) < w(y): "
#define LEAST(h) "[\"least\", \"" h "\", \"min x: w(x)\", \"z\", " WEIGHS "]"
#define WEIGHS "[[[\"bound\", \"min x: w(x)\", \"z\"]], [[\"p(z)\", 1]]]"
#define RATIO(h) BLOCK(LEAST(h) ", [\"ratio\", \"" h "\", \"min x: w(x)\", \"x\", \"y\", [[\"1\", 0]]]", "[[\"1\", 1]]")
#define OTHERS(h, n) h "(x)*w(y)*(w(x) + " n "*(min x: w(x))) <= " h "(y)*w(x)*(w(y) + " n "*(min x: w(x)))"
    static const tried_t tried[] = {
        { LESS "HK(x) < HK(y)", STRICT("HK"), "the share 1" },
        { LESS "HN(x) < HN(y)", STRICT("HN"), NULL },
        { LESS "HM(x) < HM(y)", STRICT("HM"), NULL },
        { "claim for each x: HN(x) <= K + 1", BLOCK("[\"most\", \"HN\", \"x\"]", "[[\"1\", 0]]"), NULL },
        { "claim for each x: HN(x) <= K", BLOCK("[\"most\", \"HN\", \"x\"]", "[[\"1\", 0]]"),
          "not shown to be the sum" },
        { XY OTHERS("HN", "K"), RATIO("HN"), NULL },
        { XY OTHERS("HN", "(K + 1)"), RATIO("HN"), "not shown to be the sum" },
        { XY OTHERS("HK", "(K - 1)"), RATIO("HK"), NULL },
        { XY OTHERS("HK", "K"), RATIO("HK"), "not shown to be the sum" },
        { "claim for each x: HN(x) = HK(x)", BLOCK("[\"scaled\", \"HN\", \"HK\", \"1\", \"x\"]", "[[\"1\", 0]]"),
          "not multiples" },
    };
    ALL(FROM, tried);
    static const tried_t sizes[] = {
        { "H1 weights of x: w(x), p(x), K + 2\\nclaim 0 <= 1", BLOCK("", "[]"), "!1 expected" },
        { "H1 weights of x: w(x), p(x), K - 1\\nclaim 0 <= 1", BLOCK("", "[]"), "!" },
        { "H1 weights of x: w(x), p(x), K + 1/2\\nclaim 0 <= 1", BLOCK("", "[]"), "!" },
        { "H1 weights of x: w(x), p(x), r + 1\\nclaim 0 <= 1", BLOCK("", "[]"), "!whole number" },
        { "N in 0..4 ; H1 weights of x: w(x), p(x), N + 1\\nclaim 0 <= 1", BLOCK("", "[]"), "!whole number" },
    };
    ALL(LETTERS, sizes);
}

/* |u| is v where v^2 = u^2 and v is shown >= 0; at a letter its sign is not one. */
Test(checker_points_more, absolute_values)
{
#define SIZE(of, is, by) "[\"abs\", \"" of "\", \"" is "\", [" by "]]"
    static const tried_t tried[] = {
        { "claim abs(r) >= 0", BLOCK("", "[[\"abs(r)\"]]"), NULL },
        { "claim abs(r) > 0", BLOCK("", "[[\"abs(r)\"]]"), "not shown to be the sum" },
        { "claim abs(r) >= r", BLOCK("", "[]"), "not shown to be the sum" },
        { "given r <= s ; s <= 0\\nclaim abs(s) <= abs(r)",
          BLOCK(SIZE("abs(s)", "-s", "[\"1\", 1]") ", " SIZE("abs(r)", "-r", "[\"1\", 0], [\"1\", 1]"),
                "[[\"1\", 0], [\"1\", 2], [\"-1\", 3]]"),
          NULL },
        { "given r <= s\\nclaim abs(s) <= abs(r)", BLOCK(SIZE("abs(s)", "-s", "[\"1\", 0]"), "[[\"1\", 0]]"),
          "what an absolute value is" },
        { "given r <= 0\\nclaim abs(r) = r", BLOCK(SIZE("abs(r)", "r", "[\"1\", 0]"), "[[\"1\", 1]]"),
          "what an absolute value is" },
        { "given r <= 0\\nclaim abs(r) = -2*r", BLOCK(SIZE("abs(r)", "-2*r", "[\"2\", 0]"), "[[\"1\", 1]]"),
          "the squares are not one" },
        { "given r <= 0\\nclaim abs(r) = s", BLOCK(SIZE("r", "-r", "[\"1\", 0]"), "[[\"1\", 1]]"),
          "!an absolute value" },
        { "claim sum x: p(x)*abs(w(x) - 1) >= 0", BLOCK("", "[]"), "at each letter" },
        { "claim for each x: abs(w(x) - 1) >= 0", BLOCK("", "[[\"abs(w(x) - 1)\"]]"), NULL },
        { "claim for each x: abs(log(r)) >= 0", BLOCK("", "[]"), "positive" },
    };
    ALL(FROM, tried);
}

/* KL of what is positive at each letter is its sum, whether they are laws or not; nothing else is. */
Test(checker_points_more, divergences)
{
    static const tried_t tried[] = {
        { "claim KL(P(x)||w(x)) = sum x: P(x)*log(P(x)/w(x))", BLOCK("", "[]"), NULL },
        { "claim for each y: KL(P(x)||w(x)*w(y)) = (sum x: P(x)*log(P(x)/w(x))) - log(w(y))", BLOCK("", "[]"), NULL },
        { "claim KL(P(x)||w(x)) >= 0", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim KL(P(x)||Q(x)) >= 0", BLOCK("", "[]"), "not of this reason" },
        { "claim KL(Q(x)||P(x)) >= 0", BLOCK("", "[]"), "not of this reason" },
        { "claim KL(P(x)||t(x)) >= 0", BLOCK("", "[]"), "not of this reason" },
        { "claim TV(P(x)||w(x)) >= 0", BLOCK("", "[]"), "not of this reason" },
        { "claim chi2(P(x)||w(x)) >= 0", BLOCK("", "[]"), "not of this reason" },
        { "claim KL(P(x)||v(y)) >= 0", BLOCK("", "[]"), "!" },
    };
    ALL("for P law on X > 0 ; Q law on X ; table w on X > 0 ; table t on X ; table v on Y > 0\\n", tried);
}
