/* SPDX-License-Identifier: MIT
**
** Tables that are drawn: means are linear and no more, of which draws one is the mean, and that a value stands nowhere
** but where each is meant. What a divergence buys. Claims but where two numbers are one.
*/
#include "tests/checker/points.h"

TestSuite(checker_points_drawn, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM                                                                                                           \
    "for p law on Y > 0 ; r in (0,inf) ; n in 1..inf ; b drawn on Y ; e drawn on Y ; c mean of n of b"                 \
    " ; d mean of n + 1 of b\\n"
#define S(t) "(sum y: p(y)*" t "(y))"
#define M "(sum y: p(y)*(mean b: b(y)))"
#define ONE "[[\"1\", 0]]"
#define NOWHERE "none of its values is meant"
#define SUMS "not shown to be the sum"

Test(checker_points_drawn, means)
{
#define JENSEN(f, w) BLOCK("[\"drawn\", \"b\", \"" f "\", [[], [[\"" w "\"]]]]", ONE)
    static const tried_t tried[] = {
        { "claim (mean b: " S("b") ") = " M, BLOCK("", "[]"), NULL },
        { "claim (mean c: " S("c") ") = " M, BLOCK("", "[]"), NULL },
        { "claim (mean d: 2*" S("d") "/r) = 2*" M "/r", BLOCK("", "[]"), NULL },
        { "claim (mean e: " S("e") ") = " M, BLOCK("", "[]"), SUMS },
        { "claim (mean b: " S("b") "^2) = " M "^2", BLOCK("", "[]"), SUMS },
        { "claim (mean c: " S("c") "^2) = (mean b: " S("b") "^2)", BLOCK("", "[]"), SUMS },
        { "claim (mean b: exp(" S("b") ")) = exp(" M ")", BLOCK("", "[]"), SUMS },
        { "claim (mean b: (sum y: p(y)*b(y)^2)) = (sum y: p(y)*(mean b: b(y))^2)", BLOCK("", "[]"), SUMS },
        { "claim (mean b: " S("b") "*" S("e") ") = 0", BLOCK("", "[]"), NOWHERE },
        { "claim (mean b: (mean e: " S("b") "*" S("e") ")) = " M "*(mean e: " S("e") ")", BLOCK("", "[]"), NULL },
        { "claim for each x: (mean b: b(x)^2) >= (mean b: b(x))^2",
          JENSEN("(b(x) - (mean b: b(x)))^2", "(b(x) - (mean b: b(x)))^2"), NULL },
        { "claim for each x: (mean b: b(x)^2) >= 1001/1000*(mean b: b(x))^2",
          JENSEN("(b(x) - (mean b: b(x)))^2", "(b(x) - (mean b: b(x)))^2"), SUMS },
        { "claim for each x: (mean b: b(x)^2) <= (mean b: b(x))^2",
          JENSEN("(b(x) - (mean b: b(x)))^2", "(b(x) - (mean b: b(x)))^2"), SUMS },
        { "claim for each x, z: (mean b: b(x)^2) >= (mean b: b(z))^2",
          JENSEN("(b(x) - (mean b: b(x)))^2", "(b(x) - (mean b: b(x)))^2"), SUMS },
        { "claim 0 <= (mean b: log(" S("b") "))", BLOCK("", "[]"), "not shown positive" },
        { "claim (mean b: " S("b") ") >= 0", BLOCK("[\"drawn\", \"b\", \"" S("b") "\", [[], []]]", ONE), SUMS },
        { "claim r >= 0 * (mean x: b(x))", BLOCK("", "[]"), "!no table that is drawn" },
        { "claim 0 <= " S("b"), BLOCK("", "[]"), NOWHERE },
    };
    ALL(FROM, tried);
}

/* A hypothesis about what is drawn is about each table that it is drawn from, and about means of them by averaging. */
Test(checker_points_drawn, values)
{
#define MOST "given for each x: b(x) <= r\\n"
#define GIVEN "[\"given\", 0, \"x\"]"
#define AVERAGED(l, by) "[\"averaged\", \"c\", \"b\", \"r - c(x)\", \"" l "\", [[" by "], [[\"1\", 1]]]]"
    static const tried_t tried[] = {
        { MOST "claim for each x: (mean b: b(x)) <= r",
          BLOCK("[\"drawn\", \"b\", \"r - b(x)\", [[" GIVEN "], [[\"1\", 1]]]]", "[[\"1\", 1]]"), NULL },
        { MOST "claim for each x: (mean b: b(x)) <= r", BLOCK(GIVEN, "[[\"1\", 1]]"), NOWHERE },
        { MOST "claim for each x: (mean b: b(x)) <= 999/1000*r",
          BLOCK("[\"drawn\", \"b\", \"r - b(x)\", [[" GIVEN "], [[\"1\", 1]]]]", "[[\"1\", 1]]"), SUMS },
        { MOST "claim for each x: (mean e: e(x)) <= r",
          BLOCK("[\"drawn\", \"e\", \"r - e(x)\", [[" GIVEN "], [[\"1\", 1]]]]", "[[\"1\", 1]]"), NOWHERE },
        { MOST "claim for each x: (mean c: (r - c(x))^2) >= 0",
          BLOCK("[\"drawn\", \"c\", \"(r - c(x))^2\", [[" AVERAGED("-b(x)", GIVEN) "], [[\"1\", 1, 1]]]]",
                "[[\"1\", 1]]"), NULL },
        { MOST "claim for each x: (mean c: (r - c(x))) >= 0",
          BLOCK("[\"drawn\", \"c\", \"r - c(x)\", [[" AVERAGED("0", GIVEN) "], [[\"1\", 1]]]]", "[[\"1\", 1]]"),
          "not written as linear" },
        { MOST "claim for each x: (mean c: (r - c(x))) >= 0",
          BLOCK("[\"drawn\", \"c\", \"r - c(x)\", [[" AVERAGED("-b(x)^2", GIVEN) "], [[\"1\", 1]]]]", "[[\"1\", 1]]"),
          "not written as linear" },
        { MOST "claim for each x: (mean c: (r - c(x))) >= 0",
          BLOCK("[\"drawn\", \"c\", \"r - c(x)\", [[" AVERAGED("-2*b(x)", GIVEN) "], [[\"1\", 1]]]]", "[[\"1\", 1]]"),
          SUMS },
        { MOST "claim for each x: (mean e: (r - e(x))) >= 0",
          BLOCK("[\"drawn\", \"e\", \"r - e(x)\", [[[\"averaged\", \"e\", \"b\", \"r - e(x)\", \"-b(x)\", [[" GIVEN
                "], [[\"1\", 1]]]]], [[\"1\", 1]]]]", "[[\"1\", 1]]"), "of which the other is a mean" },
        { MOST "claim 0 <= 1", BLOCK("[\"averaged\", \"c\", \"b\", \"r\", \"-b(x)\", [[], []]]", "[]"),
          "no value is meant" },
        { "given for each x: b(x) <= e(x)\\nclaim for each x: (mean b: b(x)) <= 1",
          BLOCK("[\"drawn\", \"b\", \"1 - b(x)\", [[[\"drawn\", \"e\", \"e(x) - b(x)\", [[" GIVEN "], [[\"1\", 1]]]]],"
                " []]]", "[]"), "two tables" },
        { "claim 0 <= 1", BLOCK("[\"positive\", \"t\", \"r\", []], [\"drawn\", \"b\", \"r\", [[[\"positive\", \"v\", "
                                "\"exp(" S("b") ")\", []]], []]]", "[]"), "what is drawn is not named" },
    };
    ALL(FROM, tried);
}

/* What is the finer one, of the same draws, and what the balance may be. */
Test(checker_points_drawn, more_draws)
{
#define LESS(c, d) "(" S(c) " - " S(d) ")^2"
#define FINER(d, c, l) "[\"finer\", \"" d "\", \"" c "\", \"" S(c) "^2\", \"" S(d) "^2\", \"" l "\", "                 \
    "[[], [[\"" LESS(c, d) "\"]]]]"
#define CLAIM(d, c) "claim (mean " d ": " S(d) "^2) <= (mean " c ": " S(c) "^2)"
#define L(c, d) "-2*" S(d) "*" S(c)
    static const tried_t tried[] = {
        { CLAIM("d", "c"), BLOCK(FINER("d", "c", L("c", "d")), ONE), NULL },
        { CLAIM("c", "b"), BLOCK(FINER("c", "b", L("b", "c")), ONE), NULL },
        { CLAIM("d", "b"), BLOCK(FINER("d", "b", L("b", "d")), ONE), NULL },
        { CLAIM("c", "d"), BLOCK(FINER("c", "d", L("d", "c")), ONE), "of which the other is a mean" },
        { CLAIM("b", "c"), BLOCK(FINER("b", "c", L("c", "b")), ONE), "of which the other is a mean" },
        { CLAIM("d", "e"), BLOCK(FINER("d", "e", L("e", "d")), ONE), "of which the other is a mean" },
        { CLAIM("d", "d"), BLOCK(FINER("d", "d", L("d", "d")), ONE), "of which the other is a mean" },
        { "claim 1001/1000*(mean d: " S("d") "^2) <= (mean c: " S("c") "^2)", BLOCK(FINER("d", "c", L("c", "d")), ONE),
          SUMS },
        { "claim (mean d: " S("d") "^2) < (mean c: " S("c") "^2)", BLOCK(FINER("d", "c", L("c", "d")), ONE), SUMS },
        { CLAIM("d", "c"), BLOCK(FINER("d", "c", "-2*" S("c") "*" S("c")), ONE), "not written as linear" },
        { CLAIM("d", "c"), BLOCK(FINER("d", "c", "-2*" S("d") "*" S("d")), ONE), "not written as linear" },
        { CLAIM("d", "c"), BLOCK(FINER("d", "c", "-" S("d") "*" S("c")), ONE), SUMS },
        { "claim 0 <= 1", BLOCK("[\"drawn\", \"e\", \"1\", [[" FINER("d", "c", L("c", "d")) "], []]]", "[]"), NULL },
        { "claim 0 <= 1", BLOCK("[\"drawn\", \"d\", \"1\", [[" FINER("d", "c", L("c", "d")) "], []]]", "[]"),
          "meant already" },
        { "claim 0 <= 1", BLOCK("[\"drawn\", \"c\", \"1\", [[" FINER("d", "c", L("c", "d")) "], []]]", "[]"),
          "meant already" },
    };
    ALL(FROM, tried);
    assert_rejected("for p law on Y > 0 ; n, k in 1..inf ; b drawn on Y ; d mean of n + 1 of b ; g mean of k of b\\n"
                    CLAIM("d", "g"),
                    "points", BLOCK(FINER("d", "g", L("g", "d")), ONE), "of which the other is a mean");
}

Test(checker_points_drawn, declarations)
{
#define OF(d) "for p law on Y > 0 ; table t on Y ; n in 1..inf ; k in 0..inf ; b drawn on Y ; " d "\\nclaim 0 <= 1"
    static const tried_t tried[] = {
        { OF("c mean of n of b"), BLOCK("", "[]"), NULL },
        { OF("c mean of k of b"), BLOCK("", "[]"), "!whole number, at least 1" },
        { OF("c mean of n of t"), BLOCK("", "[]"), "!no table that is drawn" },
        { OF("c mean of n of b ; d mean of n of c"), BLOCK("", "[]"), "!the mean of means" },
        { OF("b drawn on Y"), BLOCK("", "[]"), "!declared twice" },
        { OF("HK weights of y: exp(t(y)), p(y), n"), BLOCK("", "[]"), "beside pools" },
        { OF("F frontier of y: p(y), t(y), p(y)"), BLOCK("", "[]"), NULL },
        { OF("F frontier of y: p(y), b(y), p(y)"), BLOCK("", "[]"), "what is drawn" },
        { OF("F frontier of y: 2*p(y), t(y), p(y)"), BLOCK("", "[]"), "not shown to be laws" },
        { OF("l law on Y ; F frontier of y: p(y), t(y), l(y)"), BLOCK("", "[]"), "not shown to be laws" },
    };
    ALL("", tried);
}

#undef FROM
#define FROM "for p, q laws on Y > 0 ; table f on Y ; u, v in R ; F frontier of y: p(y), f(y), q(y)"         \
    " ; G frontier of y: p(y), f(y), p(y)\\n"
#define D "(sum y: q(y)*log(q(y)/p(y)))"

/* A frontier is the mean of a tilt where it is shown to be; claims are strict but where two numbers are one. */
Test(checker_points_drawn, frontier_and_exceptions)
{
#define FLAT "given " D " = 0\\n"
#define AWAY "given " D " > 0\\ngiven ((max y: f(y)) - F)^2 > 0\\n"
#define EDGE(k, m) "[\"edge\", \"F\", \"b\", [[\"1\", " k "]], [[\"1\", " m "]]]"
#define ONE_MEAN "given G = 1\\nclaim 0 <= 1"
#define ANY_LAW(m, by)                                                                                                 \
    BLOCK("[\"always\", \"p\", \"(sum y: p(y)*f(y)) - " m "\", \"=\", [[[\"base\", \"G\", []]], [[" by "]]]]", "[]")
#define T(g) "(sum y: p(y)*exp(f(y)/b)*" g ")/(sum y: p(y)*exp(f(y)/b))"
    static const tried_t tried[] = {
        { FLAT "claim F = (sum y: p(y)*f(y))", BLOCK("[\"base\", \"F\", [[\"-1\", 0]]]", "[[\"1\", 1]]"), NULL },
        { FLAT "claim F = (sum y: q(y)*f(y))", BLOCK("[\"base\", \"F\", [[\"-1\", 0]]]", "[[\"-1\", 1]]"), SUMS },
        { "claim F = (sum y: p(y)*f(y))", BLOCK("[\"base\", \"F\", []]", "[[\"-1\", 0]]"), "a divergence" },
        { AWAY "claim 0 <= 1", BLOCK(EDGE("0", "1"), "[]"), NULL },
        { AWAY "claim 0 <= 1", BLOCK(EDGE("1", "1"), "[]"), "a divergence" },
        { AWAY "claim 0 <= 1", BLOCK(EDGE("0", "0"), "[]"), "the square" },
        { AWAY "claim 0 <= 1", BLOCK("[\"edge\", \"F\", \"u\", [[\"1\", 0]], [[\"1\", 1]]]", "[]"), "a name already" },
        { AWAY "claim F = 0", BLOCK(EDGE("0", "1"), "[[\"1\", 2], [\"" T("f(y)") "\", 3]]"), SUMS },
        { AWAY "claim 0 <= 1", BLOCK(EDGE("0", "1"), "[[\"b\", 2]]"), "not shown to be the sum" },
        { "claim 0 <= 1", BLOCK("[\"base\", \"u\", []]", "[]"), "is no frontier" },
        { ONE_MEAN, ANY_LAW("G", "\"1\", 1"), NULL },
        { ONE_MEAN, ANY_LAW("1", "\"-1\", 0], [\"1\", 1"), "about one law alone" },
        { "claim 0 < (u - v)^2 unless u = v", BLOCK("", ONE), NULL },
        { "claim 0 < (u - v)^2 unless u = 2*v", BLOCK("", ONE), SUMS },
        { "claim 0 < (u - v)^2", BLOCK("", "[[\"(u - v)^2\"]]"), SUMS },
        { "claim 0 < u - v unless u = v", BLOCK("", ONE), SUMS },
        { "claim 0 < (u - v)^2 unless for each y: p(y) = q(y)", BLOCK("", "[]"), "an exception of numbers" },
        { "claim 0 <= (u - v)^2 unless u = v", BLOCK("", ONE), "!< or >" },
    };
    ALL(FROM, tried);
}
