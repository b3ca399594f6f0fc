/* SPDX-License-Identifier: MIT
**
** Relations at letters: each rule as it is and nothing beyond it; conditions, ties, letters that may be the same,
** extremes and the letters where they are attained.
*/
#include "tests/checker/points.h"

TestSuite(checker_points, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM                                                                                                           \
    "for table w on X > 0 ; p law on X ; table t on X ; table v on Y > 0 ; K, M in 2..inf ; c in (0,inf) ; r in R ; "  \
    "HK weights of x: w(x), p(x), K"                                                                                   \
    " ; HM weights of x: w(x)^2, p(x)*HK(x), M ; HC weights of x: c*w(x), p(x), K\\n"

#define ORDER(rel, by) "[\"order\", \"HK\", \"x\", \"" rel "\", \"y\", [" by "]]"
#define XY(given) "claim for each x, y, given " given ": "

/* The weights of pools: each rule, and what is a little stronger. */
Test(checker_points, weights_of_pools)
{
    static const tried_t tried[] = {
        { "claim (sum x: p(x)*HK(x)) = 1", BLOCK("[\"total\", \"HK\"]", "[[\"1\", 0]]"), NULL },
        { "claim (sum x: p(x)*HK(x)) = 1", BLOCK("[\"total\", \"HM\"]", "[[\"1\", 0]]"), "not shown to be the sum" },
        { "claim (sum x: p(x)*HK(x)*HM(x)) = 1", BLOCK("[\"total\", \"HM\"]", "[[\"1\", 0]]"), NULL },
        { "claim (sum x: p(x)*HM(x)) = 1", BLOCK("[\"total\", \"HM\"]", "[[\"1\", 0]]"), "not shown to be the sum" },
        { "claim for each x: 0 < HK(x)", BLOCK("", "[]"), NULL },
        { "claim for each x: HK(x) <= K", BLOCK("[\"most\", \"HK\", \"x\"]", "[[\"1\", 0]]"), NULL },
        { "claim for each x: HK(x) < K", BLOCK("[\"most\", \"HK\", \"x\"]", "[[\"1\", 0]]"),
          "not shown to be the sum" },
        { "claim for each x: HK(x) <= M", BLOCK("[\"most\", \"HK\", \"x\"]", "[[\"1\", 0]]"),
          "not shown to be the sum" },
        { XY("w(x) <= w(y)") "HK(x) <= HK(y)", BLOCK(ORDER("<=", "[\"1\", 0]"), "[[\"1\", 1]]"), NULL },
        { XY("w(x) <= w(y)") "HK(x) < HK(y)", BLOCK(ORDER("<", "[\"1\", 0]"), "[[\"1\", 1]]"),
          "the order of two weights" },
        { XY("w(x) < w(y)") "HK(x) < HK(y)", BLOCK(ORDER("<", "[\"1\", 0]"), "[[\"1\", 1]]"), NULL },
        { XY("w(x) = w(y)") "HK(x) = HK(y)", BLOCK(ORDER("=", "[\"1\", 0]"), "[[\"1\", 1]]"), NULL },
        { XY("w(x) <= w(y)") "HK(x) = HK(y)", BLOCK(ORDER("=", "[\"1\", 0]"), "[[\"1\", 1]]"),
          "the order of two weights" },
        { XY("w(y) <= w(x)") "HK(x) <= HK(y)", BLOCK(ORDER("<=", "[\"1\", 0]"), "[[\"1\", 1]]"),
          "the order of two weights" },
        { XY("p(x) <= p(y)") "HK(x) <= HK(y)", BLOCK(ORDER("<=", "[\"1\", 0]"), "[[\"1\", 1]]"),
          "the order of two weights" },
        { XY("w(x) <= w(y)") "HK(x) <= HK(y)",
          BLOCK("[\"order\", \"HM\", \"x\", \"<=\", \"y\", [[\"1\", 0]]]", "[[\"1\", 1]]"),
          "the order of two weights" },
        { XY("w(x) <= w(y)") "w(x)*HK(y) <= w(y)*HK(x)",
          BLOCK("[\"slow\", \"HK\", \"x\", \"y\", [[\"1\", 0]]]", "[[\"1\", 1]]"), NULL },
        { XY("w(y) <= w(x)") "w(x)*HK(y) <= w(y)*HK(x)",
          BLOCK("[\"slow\", \"HK\", \"x\", \"y\", [[\"1\", 0]]]", "[[\"1\", 1]]"), "the order of two weights" },
        { "claim for each x: HC(x) = HK(x)", BLOCK("[\"scaled\", \"HC\", \"HK\", \"c\", \"x\"]", "[[\"1\", 0]]"),
          NULL },
        { "claim for each x: HC(x) = HK(x)", BLOCK("[\"scaled\", \"HC\", \"HK\", \"2*c\", \"x\"]", "[[\"1\", 0]]"),
          "not multiples" },
        { "claim for each x: HC(x) = HK(x)", BLOCK("[\"scaled\", \"HC\", \"HK\", \"r\", \"x\"]", "[[\"1\", 0]]"),
          "shown positive" },
        { "claim for each x: HM(x) = HK(x)", BLOCK("[\"scaled\", \"HM\", \"HK\", \"w(x)\", \"x\"]", "[[\"1\", 0]]"),
          "not multiples" },
        { "claim for each x, y: HC(x) = HK(y)", BLOCK("[\"scaled\", \"HC\", \"HK\", \"c\", \"x\"]", "[[\"1\", 0]]"),
          "not shown to be the sum" },
        { "claim for each x, y, given v(y) = 1: HK(x) <= 1", BLOCK("[\"most\", \"HK\", \"y\"]", "[[\"1\", 0]]"),
          "another alphabet" },
    };
    ALL(FROM, tried);
}

/* Shares are the same where the others are drawn alike, as many of them, and the weights are multiples by one
** number. */
Test(checker_points, weights_that_are_no_multiples)
{
    static const char from[] =
        "for table w on X > 0 ; p, q laws on X ; K, M in 2..inf ; c in (0,inf) ; HK weights of x: w(x), p(x), K"
        " ; HQ weights of x: c*w(x), q(x), K ; HM weights of x: c*w(x), p(x), M ; HW weights of x: w(x)^2, p(x), K\\n";
    static const tried_t tried[] = {
        { "claim for each x: HQ(x) = HK(x)", BLOCK("[\"scaled\", \"HQ\", \"HK\", \"c\", \"x\"]", "[[\"1\", 0]]"),
          "not multiples" },
        { "claim for each x: HM(x) = HK(x)", BLOCK("[\"scaled\", \"HM\", \"HK\", \"c\", \"x\"]", "[[\"1\", 0]]"),
          "not multiples" },
        { "claim (sum z: p(z)^2*(HW(z) - HK(z))) = 0",
          BLOCK("[\"each\", \"z\", \"p(z)^2*(HW(z) - HK(z))\", \"=\","
                " [[[\"scaled\", \"HW\", \"HK\", \"w(z)\", \"z\"]], [[\"p(z)^2\", 0]]]]",
                "[[\"1\", 0]]"),
          "no number that is shown positive" },
    };
    ALL(from, tried);
}

/* The least weight is one of those that are drawn. */
Test(checker_points, ratio)
{
#define RATIO(m, block)                                                                                                \
    "[\"least\", \"HK\", \"" m "\", \"z\", " block "], [\"ratio\", \"HK\", \"" m "\", \"x\", \"y\", [[\"1\", 0]]]"
#define LEAST "[[[\"bound\", \"min z: w(z)\", \"z\"]], [[\"p(z)\", 1]]]"
    static const tried_t tried[] = {
        { XY("w(x) <= w(y)") "HK(x)*w(y)*(w(x) + (K-1)*(min z: w(z))) <= HK(y)*w(x)*(w(y) + (K-1)*(min z: w(z)))",
          BLOCK(RATIO("min z: w(z)", LEAST), "[[\"1\", 1]]"), NULL },
        { XY("w(x) <= w(y)") "HK(x)*w(y)*w(x) <= HK(y)*w(x)*w(y)",
          BLOCK(RATIO("0", "[[], [[\"p(z)*w(z)\"]]]"), "[[\"1\", 1]]"), NULL },
        { XY("w(x) <= w(y)") "HK(x)*w(y)*(w(x) + (K-1)*c) <= HK(y)*w(x)*(w(y) + (K-1)*c)",
          BLOCK(RATIO("c", "[[], [[\"p(z)\"]]]"), "[[\"1\", 1]]"), "not shown to be the sum" },
        { XY("w(x) <= w(y)") "HK(x)*w(y)*(w(x) + (K-1)*(max z: w(z))) <= HK(y)*w(x)*(w(y) + (K-1)*(max z: w(z)))",
          BLOCK(RATIO("max z: w(z)", "[[[\"bound\", \"max z: w(z)\", \"z\"]], [[\"p(z)\", 1]]]"), "[[\"1\", 1]]"),
          "not shown to be the sum" },
        { XY("w(x) <= w(y)") "0 <= 1", BLOCK("[\"ratio\", \"HK\", \"c\", \"x\", \"y\", [[\"1\", 0]]]", "[]"),
          "not shown to be below" },
        { XY("w(x) <= w(y)") "0 <= 1",
          BLOCK("[\"least\", \"HK\", \"0\", \"z\", [[], [[\"p(z)*w(z)\"]]]], "
                "[\"ratio\", \"HM\", \"0\", \"x\", \"y\", [[\"1\", 0]]]",
                "[]"),
          "not shown to be below" },
        { XY("w(x) <= w(y)") "0 <= 1",
          BLOCK("[\"least\", \"HK\", \"0\", \"z\", [[], [[\"p(z)*w(z)\"]]]], "
                "[\"ratio\", \"HK\", \"c\", \"x\", \"y\", [[\"1\", 0]]]",
                "[]"),
          "not shown to be below" },
        { XY("w(y) <= w(x)") "0 <= 1", BLOCK(RATIO("min z: w(z)", LEAST), "[[\"1\", 1]]"), "the order of two weights" },
    };
    ALL(FROM, tried);
}

/* What pools are of: a law, weights that are positive, whole numbers from 1. */
Test(checker_points, declarations)
{
    static const tried_t tried[] = {
        { "for table w on X > 0 ; p law on X ; K in [2,inf) ; H1 weights of x: w(x), p(x), K\\nclaim 0 <= 1",
          BLOCK("", "[]"), "!whole number, at least 1" },
        { "for table w on X > 0 ; p law on X ; K in 0..inf ; H1 weights of x: w(x), p(x), K\\nclaim 0 <= 1",
          BLOCK("", "[]"), "!whole number, at least 1" },
        { "for table w on X > 0 ; p law on X ; K in -inf..5 ; H1 weights of x: w(x), p(x), K\\nclaim 0 <= 1",
          BLOCK("", "[]"), "!whole number, at least 1" },
        { "for table w on X > 0 ; p law on X ; H1 weights of x: w(x), p(x), K\\nclaim 0 <= 1", BLOCK("", "[]"),
          "!whole number, at least 1" },
        { "for table w on X ; p law on X ; K in 2..inf ; H1 weights of x: w(x), p(x), K\\nclaim 0 <= 1",
          BLOCK("", "[]"), "not shown to be positive" },
        { "for table w, p on X > 0 ; K in 2..inf ; H1 weights of x: w(x), p(x), K\\nclaim 0 <= 1", BLOCK("", "[]"),
          "drawn from a law" },
        { "for table w on X > 0 ; p law on X ; K in 2..inf ; H1 weights of x: w(x), 2*p(x), K\\nclaim 0 <= 1",
          BLOCK("", "[]"), "drawn from a law" },
        { "for table w on X > 0 ; p, q laws on X ; K in 2..inf ; H1 weights of x: w(x), p(x), K ; H2 weights of x: "
          "w(x), q(x)*H1(x), K\\nclaim 0 <= 1",
          BLOCK("", "[]"), "drawn from a law" },
        { "for table w on X > 0 ; p law on X ; K in 2..inf ; H1 weights of x: w(x), p(x)*w(x), K\\nclaim 0 <= 1",
          BLOCK("", "[]"), "drawn from a law" },
        { "for table w on X > 0 ; p law on Y ; K in 2..inf ; H1 weights of x: w(x), p(x), K\\nclaim 0 <= 1",
          BLOCK("", "[]"), "!on another alphabet" },
        { "for table w on X > 0 ; p law on X ; K in 2..inf ; H1 weights of x: H1(x), p(x), K\\nclaim 0 <= 1",
          BLOCK("", "[]"), "!H1 is not declared" },
        { "for table w on X > 0 ; p law on X ; K in 2..inf ; w weights of x: w(x), p(x), K\\nclaim 0 <= 1",
          BLOCK("", "[]"), "!declared twice" },
        { "for p law on X\\nclaim for each x, x: p(x) <= 1", BLOCK("", "[]"), "!stands twice" },
        { "for p law on X\\nclaim for each x: p(y) <= 1", BLOCK("", "[]"), "!no letter" },
        { "for X variable\\nclaim for each x: H(X|X=x) <= 0", BLOCK("", "[]"),
          "random variables are not of this reason" },
    };
    ALL("", tried);
}

/* A letter is the innermost that is called so, and like nothing that is declared. */
Test(checker_points, letters_of_one_name)
{
    static const tried_t tried[] = {
        { "claim for each x: (sum x: p(x)*(max y: w(x)*w(y))) = (max y: w(x)*w(y))", BLOCK("", "[]"),
          "!x is bound, and another letter within" },
        { "claim for each x: (max x: (sum y: p(y)*t(x))) = (max z: t(x))", BLOCK("", "[]"),
          "!x is bound, and another letter within" },
        { "claim for each x: (sum x: (sum y: (sum z: p(z)*p(y)*p(x)*w(x)))) = 1", BLOCK("", "[]"), "!bound" },
        { "given for each x: (sum x: p(x)*(max y: w(x)*w(y))) <= 1\\nclaim 0 <= 1", BLOCK("", "[]"),
          "!x is bound, and another letter within" },
        { "claim for each x: (sum y: p(y)*(max z: w(x)*w(z))) = (max y: w(y)*w(y))", BLOCK("", "[]"),
          "not shown to be the sum" },
        { "claim for each x: (sum y: p(y)*(max z: w(x)*w(z))) = (max z: w(x)*w(z))", BLOCK("", "[]"), NULL },
        { "claim for each x: (sum x: p(x)*w(x)) = (sum x: (max y: w(y))*0 + p(x)*w(x))", BLOCK("", "[]"),
          "not shown to be the sum" },
        { "claim for each x: t(x)*((max x: w(x)) + 1) = t(x)*(max x: w(x)) + t(x)", BLOCK("", "[]"), NULL },
        { "given for each r: t(r) >= r\\nclaim for each a: t(a) >= r", BLOCK("[\"given\", 0, \"a\"]", "[[\"1\", 1]]"),
          "!r is declared" },
        { "claim for each r: t(r) >= r", BLOCK("", "[]"), "!r is declared" },
    };
    ALL(FROM, tried);
    assert_unreadable("for r in R ; table w on X > 0 ; p law on X ; K in 2..inf ; HK weights of r: w(r) + r^2, p(r), "
        "K\\nclaim 0 <= 1", "points", BLOCK("", "[]"),
        "r is declared");
}

/* Brackets are 1 or 0 by what they compare, and nothing is known of them that is not shown. */
Test(checker_points, brackets)
{
#define SPLIT(b, yes, no) "\"split\", \"" b "\", [[], [" yes "]], [[], [" no "]]"
    static const tried_t tried[] = {
        { "claim r*[r >= 0] >= 0", BLOCK("", SPLIT("[r >= 0]", "[\"1\", 1], [\"r\", 0]", "[\"r\", 0]")), NULL },
        { "claim r*[r >= 0] >= 0", BLOCK("", SPLIT("[r <= 0]", "[\"1\", 1], [\"r\", 0]", "[\"r\", 0]")),
          "not shown to be the sum" },
        { "claim r*[r >= 0] > 0", BLOCK("", SPLIT("[r >= 0]", "[\"1\", 1], [\"r\", 0]", "[\"r\", 0]")),
          "not shown to be the sum" },
        { "claim r*[r > 0] >= 0", BLOCK("", SPLIT("[r > 0]", "[\"1\", 1], [\"r\", 0]", "[\"r\", 0]")), NULL },
        { "claim [r >= 0]*[r < 0] = 0", BLOCK("", SPLIT("[r >= 0]", "[\"[r < 0]\", 0]", "[\"[r < 0]\", 0]")),
          "not shown to be the sum" },
        { "claim [r >= 0] <= 1", BLOCK("", "[[\"1 - [r >= 0]\"]]"), NULL },
        { "claim [r >= 0] < 1", BLOCK("", "[[\"1 - [r >= 0]\"]]"), "not shown to be the sum" },
        { "claim [r >= 0] = [r >= 0]", BLOCK("", "[]"), NULL },
        { "claim [r >= 0] = [0 <= r]", BLOCK("", "[]"), NULL },
        { "claim [r >= 0] = [-r <= 0]", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim [r >= 0] = [0 >= r]", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim [r >= 0] = [0 < r]", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim [1/r >= 0] <= 1", BLOCK("", "[[\"1 - [1/r >= 0]\"]]"), "denominator" },
        { "claim [log(r) >= 0] <= 1", BLOCK("", "[[\"1 - [log(r) >= 0]\"]]"), "logarithm" },
        { "claim 0 <= 1", BLOCK("", SPLIT("[1/r >= 0]", "", "")), "denominator" },
        { "claim (r - 1)^2 >= 0", BLOCK("", SPLIT("[r = 1]", "[\"r - 1\", 1], [\"r - 1\", 0]", "[\"1\", 1]")),
          "not shown to be the sum" },
        { "claim (r - 1)^2 >= 0", BLOCK("", SPLIT("[r = 1]", "[\"1 - r\", 1]", "[\"1\", 1]")), NULL },
        { "given r > 0\\nclaim [r > 0] = 1", BLOCK("[\"holds\", \"[r > 0]\", [[\"1\", 0]]]", "[[\"1\", 1]]"), NULL },
        { "given r >= 0\\nclaim [r > 0] = 1", BLOCK("[\"holds\", \"[r > 0]\", [[\"1\", 0]]]", "[[\"1\", 1]]"),
          "a relation in a bracket" },
        { "given [r > 0] = 1\\nclaim r > 0", BLOCK("[\"says\", \"[r > 0]\", [[\"-1\", 0]]]", "[[\"1\", 1]]"), NULL },
        { "given [r > 0] = 0\\nclaim r > 0", BLOCK("[\"says\", \"[r > 0]\", [[\"-1\", 0]]]", "[[\"1\", 1]]"),
          "a bracket is not shown" },
        { "given [r > 0] = 0\\nclaim r <= 0", BLOCK("[\"denies\", \"[r > 0]\", [[\"1\", 0]]]", "[[\"1\", 1]]"), NULL },
        { "given [r > 0] = 1\\nclaim r <= 0", BLOCK("[\"denies\", \"[r > 0]\", [[\"1\", 0]]]", "[[\"1\", 1]]"),
          "1 minus a bracket" },
        { "given r >= 0 ; r^2 > 0\\nclaim r > 0",
          BLOCK("[\"apart\", \"r\", [[\"1\", 0]], [[\"1\", 1]]]", "[[\"1\", 2]]"), NULL },
        { "given r^2 > 0\\nclaim r > 0", BLOCK("[\"apart\", \"r\", [[\"1\", 0]], [[\"1\", 0]]]", "[[\"1\", 1]]"),
          "a term is not shown" },
        { "claim r <= 5", BLOCK("", "\"absurd\", []"), "a contradiction" },
        { "given r > 1 ; r < 0\\nclaim r <= 5", BLOCK("", "\"absurd\", [[\"1\", 0], [\"1\", 1]]"),
          "contradict each other" },
        { "given r > 1\\nclaim [r <= 0] = 0",
          BLOCK("", "\"split\", \"[r <= 0]\", [[], \"absurd\", [[\"1\", 0], [\"1\", 2]]], [[], [[\"-1\", 1]]]"), NULL },
        { "given r >= 0\\nclaim [r <= 0] = 0",
          BLOCK("", "\"split\", \"[r <= 0]\", [[], \"absurd\", [[\"1\", 0], [\"1\", 2]]], [[], [[\"-1\", 1]]]"),
          "a contradiction" },
    };
    ALL(FROM, tried);
}

/* Sums, extremes and the letters where they are attained. */
Test(checker_points, letters)
{
#define EACH(g, rel, block) "[\"each\", \"x\", \"" g "\", \"" rel "\", " block "]"
#define MEAN "p(x)*((max y: t(y)) - t(x))"
#define BOUND_AT_X "[[[\"bound\", \"max y: t(y)\", \"x\"]], [[\"p(x)\", 0]]]"
    static const tried_t tried[] = {
        { "claim (sum x: p(x)*t(x)) <= (max x: t(x))", BLOCK(EACH(MEAN, ">=", BOUND_AT_X), "[[\"1\", 0]]"), NULL },
        { "claim (sum x: p(x)*t(x)) < (max x: t(x))", BLOCK(EACH(MEAN, ">", BOUND_AT_X), "[[\"1\", 0]]"),
          "not shown to be the sum" },
        { "claim (sum x: t(x)) <= (max x: t(x))",
          BLOCK(EACH("(max y: t(y)) - t(x)", ">=", "[[[\"bound\", \"max y: t(y)\", \"x\"]], [[\"1\", 0]]]"),
                "[[\"1\", 0]]"),
          "two alphabets" },
        { "claim (max x: t(x)) <= (sum x: p(x)*t(x))", BLOCK(EACH(MEAN, ">=", BOUND_AT_X), "[[\"1\", 0]]"),
          "not shown to be the sum" },
        { "claim (min x: t(x)) <= (max x: t(x))",
          BLOCK("[\"attained\", \"min x: t(x)\", \"a\"], [\"bound\", \"max "
                "x: t(x)\", \"a\"]",
                "[[\"-1\", 0], [\"1\", 1]]"),
          NULL },
        { "claim (max x: t(x)) <= (min x: t(x))",
          BLOCK("[\"attained\", \"max x: t(x)\", \"a\"], [\"attained\", "
                "\"min x: t(x)\", \"a\"]",
                "[]"),
          "a letter already" },
        { "claim (max x: t(x)) <= (min x: t(x))",
          BLOCK("[\"attained\", \"max x: t(x)\", \"a\"], [\"attained\", "
                "\"min x: t(x)\", \"b\"]",
                "[[\"1\", 0], [\"-1\", 1]]"),
          "not shown to be the sum" },
        { "claim for each x: t(x) <= (max x: t(x))", BLOCK("[\"bound\", \"max x: t(x)\", \"x\"]", "[[\"1\", 0]]"),
          NULL },
        { "claim for each x: t(x) >= (max x: t(x))", BLOCK("[\"bound\", \"max x: t(x)\", \"x\"]", "[[\"1\", 0]]"),
          "not shown to be the sum" },
        { "claim for each x: t(x) >= (sum x: t(x))", BLOCK("[\"bound\", \"sum x: t(x)\", \"x\"]", "[[\"1\", 0]]"),
          "!an extreme expected" },
        { "claim (max x: t(x)) >= (sum x: t(x))", BLOCK("[\"attained\", \"sum x: t(x)\", \"a\"]", "[]"),
          "!an extreme expected" },
        { "claim (max x: w(x)) > 0", BLOCK("[\"found\", \"max x: w(x)\", \"a\", []]", "[]"), "!a sum expected" },
        { "claim (sum x: w(x)) <= 0", BLOCK(EACH("w(x)", "<=", "[[], []]"), "[[\"1\", 0]]"), "!no relation here" },
        { XY("w(x) < w(y)") "HK(x) > HK(y)", BLOCK(ORDER(">", "[\"1\", 0]"), "[[\"1\", 1]]"), "!no relation here" },
        { "given 0 <= r <= 1\\nclaim 0 <= r", BLOCK("", "[[\"1\", 0]]"), "no relation of two terms" },
        { "claim (min x: t(x)) <= (max x: t(x))", BLOCK("[\"attained\", \"min x: t(x)\", \"A\"]", "[]"),
          "a name of small letters" },
        { "claim (min x: t(x)) <= (max x: t(x))", BLOCK("[\"attained\", \"min x: t(x)\", \"\"]", "[]"),
          "a new letter expected" },
        { "claim (min x: t(x)) <= (max x: t(x))",
          BLOCK(EACH("w(x)", ">=", "[[[\"attained\", \"min y: t(y)\", \"x\"]], []]"), "[]"), "a new letter expected" },
        { "claim (min x: t(x)) <= (max x: t(x))",
          BLOCK("[\"attained\", \"min x: t(x)\", "
                "\"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm\"]",
                "[]"),
          "a new letter expected" },
        { "claim log(c) <= log(r)", BLOCK("[\"log\", \"r\", \"c\", []]", "[]"), "log: what is not shown positive" },
        { "claim for each x: c <= (max x: c)", BLOCK("[\"bound\", \"max x: c\", \"x\"]", "[[\"1\", 0]]"),
          "depends on none" },
        { "claim for each x: t(x) = (max x: t(x))", BLOCK("[\"attained\", \"max x: t(x)\", \"x\"]", "[[\"1\", 0]]"),
          "a letter already" },
        { "claim 0 < (max x: c*t(x))", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim 0 < (max x: c*w(x))", BLOCK("", "[]"), NULL },
        { "given (sum x: t(x)) > 0\\nclaim (max x: t(x)) > 0",
          BLOCK("[\"found\", \"sum x: t(x)\", \"a\", [[\"1\", 0]]], [\"bound\", \"max x: t(x)\", \"a\"]",
                "[[\"1\", 1], [\"1\", 2]]"),
          NULL },
        { "given (sum x: t(x)) >= 0\\nclaim (max x: t(x)) >= 0",
          BLOCK("[\"found\", \"sum x: t(x)\", \"a\", [[\"1\", 0]]], [\"bound\", \"max x: t(x)\", \"a\"]",
                "[[\"1\", 1], [\"1\", 2]]"),
          "a sum is not shown" },
        { "claim for each a: w(a)^2 <= (sum x: w(x)^2)",
          BLOCK("[\"part\", \"x\", \"w(x)^2\", \"a\", [[], [[\"w(x)^2\"]]]]", "[[\"1\", 0]]"), NULL },
        { "claim for each a: t(a) <= (sum x: t(x))",
          BLOCK("[\"part\", \"x\", \"t(x)\", \"a\", [[], [[\"t(x)\"]]]]", "[[\"1\", 0]]"), "the weight" },
        { "claim for each a, b: w(a) + w(b) <= (sum x: w(x))",
          BLOCK("[\"part\", \"x\", \"w(x)\", \"a\", [[], [[\"w(x)\"]]]]", "[[\"1\", 0], [\"1\", 0]]"),
          "not shown to be the sum" },
        { "claim for each a: w(a) <= (sum x: v(x))",
          BLOCK("[\"part\", \"x\", \"v(x)\", \"a\", [[], [[\"v(x)\"]]]]", "[[\"1\", 0]]"), "another alphabet" },
        { "given for each x, y: t(x) <= c*t(y)\\nclaim for each a, b: t(a) <= c*t(b)",
          BLOCK("[\"given\", 0, \"a\", \"b\"]", "[[\"1\", 1]]"), NULL },
        { "given for each x, y: t(x) <= c*t(y)\\nclaim for each a, b: t(a) <= c*t(b)",
          BLOCK("[\"given\", 0, \"b\", \"a\"]", "[[\"1\", 1]]"), "not shown to be the sum" },
        { "given for each x, y: t(x) <= c*t(y)\\nclaim for each a, b: t(a) <= c*t(b)", BLOCK("", "[[\"1\", 0]]"),
          "letters of its own" },
        { "given for each x: t(x) <= c\\nclaim for each a, b: t(a) <= c",
          BLOCK("[\"given\", 0, \"a\", \"b\"]", "[[\"1\", 1]]"), "a letter for each of its own" },
        { "given for each x: v(x) <= c\\nclaim for each a: w(a) <= c", BLOCK("[\"given\", 0, \"a\"]", "[[\"1\", 1]]"),
          "another alphabet" },
        { "given r <= 1\\nclaim for each a: w(a) <= c", BLOCK("[\"given\", 0, \"a\"]", "[[\"1\", 1]]"),
          "about each letter" },
        { "claim (sum x: p(x)*t(x)) <= c", BLOCK(EACH("c - c", ">=", "[[], []]"), "[]"), "depends on none" },
        { "claim 0 <= 1", BLOCK(EACH("w(x)", ">=", "[[" EACH("w(y)", ">=", "[[], []]") "], []]"), "[]"),
          "one letter at a time" },
        { "claim 0 <= 1",
          BLOCK("[\"each\", \"x\", \"w(x)\", \">=\", [[[\"each\", \"y\", \"w(y)\", \">=\", [[], "
                "[]]]], []]]",
                "[]"),
          "one letter at a time" },
        { "claim 0 <= 1",
          BLOCK("[\"each\", \"x\", \"w(x)\", \">=\", [[[\"part\", \"y\", \"w(y)\", \"x\", [[], "
                "[]]]], []]]",
                "[]"),
          "one letter at a time" },
        { "claim 0 <= 1",
          BLOCK("[\"each\", \"x\", \"w(x)\", \">=\", [[[\"least\", \"HK\", \"0\", \"y\", [[], "
                "[]]]], []]]",
                "[]"),
          "one letter at a time" },
        { "claim for each x: w(x) <= 1", BLOCK(EACH("w(x)", ">=", "[[], []]"), "[]"), "a letter already" },
    };
    ALL(FROM, tried);
}
