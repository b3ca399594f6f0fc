/* SPDX-License-Identifier: MIT
**
** What rises in a number: ends in their order, a term that is defined and differentiable all the way between them, a
** derivative that is >= 0, and no more than that.
*/
#include "tests/checker/points.h"

TestSuite(checker_points_slopes, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM                                                                                                           \
    "for table w on X > 0 ; table f on X ; q law on X ; p law on X > 0 ; r in R ; c in (0,inf) ; b in [1,inf)\\n"
#define RISES(t, lo, hi, g, sum, block)                                                                                \
    "[\"rises\", \"" t "\", \"" lo "\", \"" hi "\", \"" g "\", [" sum "], " block "]"
#define ONE "[[\"1\", 0]]"
/* exp t - t, as exp s rises from 0 to t */
#define EXP(k) "[[" RISES("s", "0", "t", k, "[\"1\", 0]", "[[], [[\"exp(s)\"]]]") "], [[\"1\", 2]]]"

Test(checker_points_slopes, ends_and_signs)
{
    static const tried_t tried[] = {
        { "claim 1 + c <= exp(c)", BLOCK(RISES("t", "0", "c", "exp(t) - t", "[\"c\"]", EXP("exp(s)")), ONE), NULL },
        { "claim for each x: 1 + w(x) <= exp(w(x))",
          BLOCK(RISES("t", "0", "w(x)", "exp(t) - t", "[\"w(x)\"]", EXP("exp(s)")), ONE), NULL },
        { "claim 1 + r <= exp(r)", BLOCK(RISES("t", "0", "r", "exp(t) - t", "[\"r\"]", EXP("exp(s)")), ONE),
          "is not shown to be >= 0" },
        { "claim 1 + c <= exp(c)", BLOCK(RISES("t", "0", "c", "exp(t) - t", "", EXP("exp(s)")), ONE), NULL },
        { "claim 1 + r <= exp(r)", BLOCK(RISES("t", "0", "r", "exp(t) - t", "", EXP("exp(s)")), ONE),
          "the order of two ends" },
        { "claim 1 + c < exp(c)", BLOCK(RISES("t", "0", "c", "exp(t) - t", "[\"c\"]", EXP("exp(s)")), ONE),
          "not shown to be the sum" },
        { "claim 1000001/1000000 + c <= exp(c)",
          BLOCK(RISES("t", "0", "c", "exp(t) - t", "[\"c\"]", EXP("exp(s)")), ONE), "not shown to be the sum" },
        { "claim 1 + 1000001/1000000*c <= exp(c)",
          BLOCK(RISES("t", "0", "c", "exp(t) - 1000001/1000000*t", "[\"c\"]", EXP("exp(s)")), ONE),
          "not shown to be the sum" },
        { "claim 1 + c >= exp(c)", BLOCK(RISES("t", "0", "c", "exp(t) - t", "[\"c\"]", EXP("exp(s)")), ONE),
          "not shown to be the sum" },
        { "claim 1 + c >= exp(c)", BLOCK(RISES("t", "0", "c", "t - exp(t)", "[\"c\"]", EXP("exp(s)")), ONE),
          "not shown to be the sum" },
        { "claim exp(c) >= 1", BLOCK(RISES("t", "0", "c", "exp(t)", "[\"c\"]", "[[], [[\"exp(t)\"]]]"), ONE), NULL },
        { "claim exp(c) >= exp(-c)",
          BLOCK(RISES("t", "-c", "c", "exp(t)", "[\"2*c\"]", "[[], [[\"exp(t)\"]]]"), ONE), NULL },
        { "claim exp(c) <= exp(-c)",
          BLOCK(RISES("t", "c", "-c", "exp(t)", "[\"2*c\"]", "[[], [[\"exp(t)\"]]]"), ONE), "the order of two ends" },
        { "claim c^2 >= 0", BLOCK(RISES("t", "0", "c", "t^2", "[\"c\"]", "[[], [[\"2\", 0]]]"), ONE), NULL },
        { "claim c^2 >= c^2/4", BLOCK(RISES("t", "-c/2", "c", "t^2", "[\"3/2*c\"]", "[[], [[\"2\", 0]]]"), ONE),
          "not shown to be the sum" },
        { "claim c - c^2/2 <= c/2",
          BLOCK(RISES("t", "0", "c", "t^2/2 - t/2", "[\"c\"]", "[[], [[\"1\", 0]]]"), ONE), "not shown to be the sum" },
    };
    ALL(FROM, tried);
}

/* Nothing is differentiated through a pole, a jump or a bend, or where 0 log 0 is. */
Test(checker_points_slopes, differentiable_all_the_way)
{
    static const tried_t tried[] = {
        { "claim 0 <= log(b)", BLOCK(RISES("t", "1", "b", "log(t)", "[\"b - 1\"]", "[[], [[\"1/t\"]]]"), ONE), NULL },
        { "claim 1/b <= 1", BLOCK(RISES("t", "1", "b", "-1/t", "[\"b - 1\"]", "[[], [[\"1/t^2\"]]]"), ONE), NULL },
        { "claim 1/c <= -1/c", BLOCK(RISES("t", "-c", "c", "-1/t", "[\"2*c\"]", "[[], [[\"1/t^2\"]]]"), ONE),
          "other than 0" },
        { "claim 1/c^2 <= 0", BLOCK(RISES("t", "0", "c", "-t^-2", "[\"c\"]", "[[], [[\"2/t^3\"]]]"), ONE),
          "other than 0" },
        { "claim log(c) >= 0", BLOCK(RISES("t", "0", "c", "log(t)", "[\"c\"]", "[[], [[\"1/t\"]]]"), ONE),
          "not shown positive" },
        { "claim 1 <= 0", BLOCK(RISES("t", "-c", "c", "-[t >= 0]", "[\"2*c\"]", "[[], []]"), ONE),
          "what is not differentiated" },
        { "claim c <= 0", BLOCK(RISES("t", "-c", "0", "|t|", "[\"c\"]", "[[], []]"), ONE), "!" },
        { "claim c <= 0", BLOCK(RISES("t", "-c", "0", "abs(t)", "[\"c\"]", "[[], []]"), ONE),
          "what is not differentiated" },
        { "claim 0 <= 1", BLOCK(RISES("t", "1", "b", "sqrt(t)", "[\"b - 1\"]", "[[], []]"), "[]"),
          "what is not differentiated" },
        { "claim 0 <= 1", BLOCK(RISES("t", "0", "c", "max x: t*f(x)", "[\"c\"]", "[[], []]"), "[]"),
          "what is not differentiated" },
        { "claim 0 <= 1", BLOCK(RISES("t", "0", "c", "KL(w(x)*exp(t)||w(x))", "[\"c\"]", "[[], []]"), "[]"),
          "what is not differentiated" },
        { "claim 0 <= 1", BLOCK(RISES("t", "0", "c", "sum x: q(x)*log(q(x)*exp(t))", "[\"c\"]", "[[], []]"), "[]"),
          "other than 0" },
        { "claim (sum x: q(x)*log(q(x)))*exp(c) + exp(2*c) >= sum x: q(x)*log(q(x)) + 1",
          BLOCK(RISES("t", "0", "c", "exp(2*t) + (sum x: q(x)*log(q(x))*exp(t))", "[\"c\"]",
                      "[[], [[\"2*exp(2*t)\"]]]"), ONE), "not shown to be the sum" },
    };
    ALL(FROM, tried);
}

/* The number is one of its block, of no name that there is; ends and terms are of no letter that is bound. */
Test(checker_points_slopes, names)
{
#define UP(t, lo, hi, g) RISES(t, lo, hi, g, "[\"c\"]", "[[], []]")
    static const tried_t tried[] = {
        { "claim 0 <= 1", BLOCK(UP("c", "0", "c", "c"), "[]"), "a name already" },
        { "claim 0 <= 1", BLOCK(UP("w", "0", "c", "w"), "[]"), "a name already" },
        { "claim for each x: 0 <= w(x)", BLOCK(UP("x", "0", "c", "x"), "[]"), "is a letter" },
        { "claim 0 <= 1", BLOCK(UP("T", "0", "c", "T"), "[]"), "small letters" },
        { "claim 0 <= 1", BLOCK(UP("", "0", "c", "c"), "[]"), "a new name" },
        { "claim 0 <= 1", BLOCK(UP("t", "0", "c", "c"), "[]"), "does not stand" },
        { "claim 0 <= 1", BLOCK(UP("t", "0", "t", "t"), "[]"), "!t is not declared" },
        { "claim 0 <= 1", BLOCK(UP("t", "0", "c", "t*w(x)"), "[]"), "!" },
        { "claim 0 <= c", BLOCK(UP("t", "0", "c", "t"), "[[\"t\", 0]]"), "!t is not declared" },
        { "claim 0 <= c", BLOCK(UP("t", "0", "c", "t"), "[[\"1\", 1]]"), "a relation: 1" },
        { "claim 0 <= c", BLOCK(UP("t", "0", "c", "t") ", " UP("t", "0", "2*c", "t"), "[[\"1\", 0]]"), NULL },
        { "claim 0 <= c", BLOCK(RISES("t", "0", "c", "t^2", "[\"c\"]", "[[" UP("t", "0", "c", "t") "], []]"), "[]"),
          "a name already" },
        { "claim (sum x: w(x)*c) >= 0",
          BLOCK("[\"each\", \"x\", \"w(x)*c\", \">=\", [[" UP("t", "0", "c", "t") "], [[\"w(x)*c\"]]]]", ONE),
          "at each letter" },
    };
    ALL(FROM, tried);
}

/* A sum over letters is differentiated summand by summand: log E e^(tf) lies above its tangent at 0. */
Test(checker_points_slopes, sums_over_letters)
{
#define S(t, g) "(sum x: p(x)*exp(" t "*f(x))" g ")"
#define SQUARE "p(x)*exp(s*f(x))*(f(x)*" S("s", "") " - " S("s", "*f(x)") ")^2"
#define MEAN RISES("s", "0", "t", S("s", "*f(x)") "/" S("s", ""), "[\"1\", 0]",                                        \
        "[[[\"each\", \"x\", \"" SQUARE "\", \">=\", [[], [[\"" SQUARE "\"]]]]], [[\"1/" S("s", "") "^3\", 4]]]")
#define LOG(k) RISES("t", "0", "c", "log" S("t", "") " - " k "*t*(sum x: p(x)*f(x))", "[\"c\"]", "[[" MEAN "], [[\"1\", 2]]]")
    static const tried_t tried[] = {
        { "claim log(sum x: p(x)*exp(c*f(x))) >= c*(sum x: p(x)*f(x))", BLOCK(LOG("1"), ONE), NULL },
        { "claim log(sum x: p(x)*exp(c*f(x))) >= 1001/1000*c*(sum x: p(x)*f(x))", BLOCK(LOG("1"), ONE),
          "not shown to be the sum" },
        { "claim log(sum x: p(x)*exp(c*f(x))) >= 1001/1000*c*(sum x: p(x)*f(x))", BLOCK(LOG("1001/1000"), ONE),
          "not shown to be the sum" },
        { "claim log(sum x: p(x)*exp(c*f(x))) <= c*(sum x: p(x)*f(x))", BLOCK(LOG("1"), ONE),
          "not shown to be the sum" },
    };
    ALL(FROM, tried);
}
