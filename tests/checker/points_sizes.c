/* SPDX-License-Identifier: MIT
**
** log below its tangents, and absolute values, at letters: the rules as they are, and what is a little more, or rests
** on a little less.
*/
#include "tests/checker/points.h"

TestSuite(checker_points_sizes, .init = session_open, .fini = session_close, .timeout = 120);

#define SHOWN(k) "[[\"1\", " k "]]"
#define FROM "for table w on X > 0 ; table f on X ; p law on X ; a, b in (0,inf) ; r, u in R\\n"

Test(checker_points_sizes, tangents)
{
#define TANGENT(a, b) "[\"tangent\", \"" a "\", \"" b "\"]"
#define BENDS(a, b, k) "[\"bends\", \"" a "\", \"" b "\", " k "]"
#define OTHER "given (b - a)^2 > 0\\n"
    static const tried_t tried[] = {
        { "claim a*(log(b) - log(a)) <= b - a", BLOCK(TANGENT("a", "b"), SHOWN("0")), NULL },
        { "claim for each x, y: w(x)*log(w(y)) <= w(x)*log(w(x)) + w(y) - w(x)",
          BLOCK(TANGENT("w(x)", "w(y)"), SHOWN("0")), NULL },
        { "claim log(b) <= b - 1", BLOCK(TANGENT("1", "b"), SHOWN("0")), NULL },
        { OTHER "claim a*(log(b) - log(a)) < b - a", BLOCK(BENDS("a", "b", SHOWN("0")), SHOWN("1")), NULL },
        { "claim a*(log(b) - log(a)) < b - a", BLOCK(TANGENT("a", "b"), SHOWN("0")), "not shown to be the sum" },
        { "claim a*(log(b) - log(a)) < b - a", BLOCK(BENDS("a", "b", "[]"), SHOWN("0")), "the square of a difference" },
        { "given (b - a)^2 >= 0\\nclaim a*(log(b) - log(a)) < b - a", BLOCK(BENDS("a", "b", SHOWN("0")), SHOWN("1")),
          "the square of a difference" },
        { "claim for each x: w(x)*(log(w(x)) - log(w(x))) < 0", BLOCK(BENDS("w(x)", "w(x)", "[]"), SHOWN("0")),
          "the square of a difference" },
        { "claim b*(log(b) - log(a)) <= b - a", BLOCK(TANGENT("a", "b"), SHOWN("0")), "not shown to be" },
        { "claim b - a <= a*(log(b) - log(a))", BLOCK(TANGENT("a", "b"), SHOWN("0")), "not shown to be" },
        { "claim log(b) <= b - 2", BLOCK(TANGENT("1", "b"), SHOWN("0")), "not shown to be" },
        { "claim a*(log(r) - log(a)) <= r - a", BLOCK(TANGENT("a", "r"), SHOWN("0")), "not shown positive" },
        { "claim 0 <= a", BLOCK(TANGENT("r", "a"), "[[\"a\"]]"), "not shown positive" },
        { "claim for each x: 0 <= p(x)", BLOCK(TANGENT("a", "p(x)"), "[[\"p(x)\"]]"), "not shown positive" },
        { "claim for each x: 0 <= w(x)", BLOCK(TANGENT("f(x)", "w(x)"), "[[\"w(x)\"]]"), "not shown positive" },
    };
    ALL(FROM, tried);
}

Test(checker_points_sizes, absolute_values)
{
#define SIZE(u) "[\"size\", \"" u "\"]"
    static const tried_t tried[] = {
        { "claim r <= abs(r)", BLOCK(SIZE("r"), SHOWN("0")), NULL },
        { "claim -r <= abs(r)", BLOCK(SIZE("-r"), SHOWN("0")), NULL },
        { "claim 0 <= abs(r - u)*abs(u)", BLOCK("", "[[\"abs(r - u)*abs(u)\"]]"), NULL },
        { "given u <= 0\\nclaim min(r, u) <= 0", BLOCK(SIZE("r - u"), "[[\"1/2\", 1], [\"1\", 0]]"), NULL },
        { "given r <= 0\\nclaim min(r, u) <= 0", BLOCK(SIZE("-(r - u)"), "[[\"1/2\", 1], [\"1\", 0]]"), NULL },
        { "given u >= 0\\nclaim 0 <= max(r, u)", BLOCK(SIZE("-(r - u)"), "[[\"1/2\", 1], [\"1\", 0]]"), NULL },
        { "claim abs((sum x: f(x)) - r) >= r - (sum x: f(x))", BLOCK(SIZE("-((sum x: f(x)) - r)"), SHOWN("0")), NULL },
        { "claim abs(r) <= r", BLOCK(SIZE("r"), SHOWN("0")), "not shown to be" },
        { "claim r < abs(r)", BLOCK(SIZE("r"), SHOWN("0")), "not shown to be the sum" },
        { "claim 0 < abs(r)", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim r + 1/1000000000000 <= abs(r)", BLOCK(SIZE("r"), SHOWN("0")), "not shown to be" },
        { "claim u <= abs(r)", BLOCK(SIZE("r"), SHOWN("0")), "not shown to be" },
        { "given u <= 0\\nclaim max(r, u) <= 0", BLOCK(SIZE("r - u"), "[[\"1/2\", 1], [\"1\", 0]]"),
          "not shown to be" },
        { "claim abs(1/r) >= 0", BLOCK("", "[[\"abs(1/r)\"]]"), "" },
        { "claim abs(log(r)) >= 0", BLOCK("", "[[\"abs(log(r))\"]]"), "" },
        { "claim for each x: 0 <= (sum y: abs(f(y)))", BLOCK("", "[[\"(sum y: abs(f(y)))\"]]"), "at each letter" },
        { "claim (sum x: f(x)) <= (sum x: abs(f(x)))", BLOCK(SIZE("f(x)"), SHOWN("0")), "!no letter" },
    };
    ALL(FROM, tried);
}
