/* SPDX-License-Identifier: MIT
**
** Rules of boxes about two numbers in order, chords, ratios, exponentials, parts of absolute values: each beside what
** it does not say.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_order, .init = session_open, .fini = session_close);

#define REAL2 "for x in R ; y in R\\nclaim "
#define UNIT2 "for p, q in [0,1]\\nclaim "
#define HALF "for x in (0,inf)\\nclaim "

/* Below w there is all of v's range, or this is not the rule. */
Test(checker_attack_order, without_a_lower_end)
{
    static const char under[] = TREE("[\"below\", \"x\", \"y\", \"u\", [\"direct\", \"u\"]]");
    assert_verified("for x in R ; y in R\\ngiven x <= y\\nclaim x <= y", "box", under);
    assert_verified("for x in R ; y in [0,inf)\\ngiven x <= y\\nclaim x <= y", "box", under);
    assert_rejected("for x in R ; y in R\\ngiven y <= x\\nclaim x <= y", "box", under, "below");
    assert_rejected("for x in R ; y in R\\nclaim x <= y", "box", under, "below");
    assert_rejected("for x in (-inf,0] ; y in R\\ngiven x <= y\\nclaim x <= y", "box", under, "ends");
    assert_rejected("for x in R ; y in R\\ngiven x <= y\\nclaim x <= y - 1", "box",
        TREE("[\"below\", \"x\", \"y\", \"u\", [\"direct\", \"u - 1\"]]"), "direct");
    /* u is any positive number, not one below 1 */
    assert_rejected("for x in R ; y in R\\ngiven x <= y\\nclaim y - x <= 1", "box",
        TREE("[\"below\", \"x\", \"y\", \"u\", [\"direct\", \"1 - u\"]]"), "direct");
}

/* In the case |p - q| = p - q only q <= p is looked at; in the other only p <= q. */
Test(checker_attack_order, cases)
{
#define DOWN "[\"below\", \"q\", \"p\", \"u\", [\"factor\", \"1\", [[\"p\", 1], [\"u\", 1]]]]"
#define UP "[\"below\", \"p\", \"q\", \"t\", [\"factor\", \"1\", [[\"q\", 1], [\"t\", 1]]]]"
    assert_verified(UNIT2 "abs(p-q) <= max(p,q)", "box",
                    TREE("[[\"below\", \"q\", \"p\", \"u\", [\"factor\", \"1\", [[\"p\", 1], [\"u\", 1]]]], "
                         "[\"below\", \"p\", \"q\", \"t\", [\"factor\", \"1\", [[\"q\", 1], [\"t\", 1]]]]]"));
    assert_rejected(UNIT2 "abs(p-q) <= max(p,q)", "box", TREE("[" UP ", " DOWN "]"), "below");
    assert_unreadable(UNIT2 "abs(q-p) <= max(p,q)", "box", TREE("[" DOWN ", " UP "]"), "list of 2");
    /* nothing is said of p and q by the sign of another absolute value */
    assert_rejected(UNIT2 "abs(2 p - q) <= p", "box",
        TREE("[[\"below\", \"p\", \"q\", \"u\", [\"direct\", \"q (1-u)\"]], [\"direct\", \"3 p - q\"]]"), "below");
    assert_rejected(UNIT2 "abs(p+q) <= p", "box",
                    TREE("[[\"below\", \"p\", \"q\", \"u\", [\"direct\", \"-q\"]], [\"direct\", \"1\"]]"), "below");
}

Test(checker_attack_order, parts)
{
#define PART(i, c) "[\"part\", " #i ", \"" c "\", [\"zero\"]]"
    assert_verified("for x in R\\nclaim x <= abs(x)", "box", TREE("[[\"zero\"], " PART(0, "2") "]"));
    assert_verified("for x in R\\nclaim x <= 3 abs(x)", "box", TREE("[" PART(0, "2") ", " PART(0, "4") "]"));
    assert_rejected("for x in R\\nclaim x <= abs(x)/2", "box", TREE("[" PART(0, "-1/2") ", " PART(0, "3/2") "]"),
                    "part");
    assert_rejected("for x in R\\nclaim x <= abs(x)", "box", TREE("[[\"zero\"], " PART(0, "1") "]"), "zero");
    assert_rejected("for x in R\\nclaim x <= abs(x)", "box", TREE("[[\"zero\"], " PART(1, "2") "]"), "part");
    assert_rejected("for x in R\\nclaim x <= 0", "box", TREE(PART(0, "1")), "part");
    /* not of a derivative */
    assert_rejected("for x in [0,1]\\nclaim 0 <= abs(x) - x^2", "box",
        TREE("[[\"mono\", \"x\", \"up\", " PART(0, "1") ", [\"zero\"]], [\"empty\", 0]]"), "part");
    /* c of either sign */
    assert_rejected("for x in R ; y in R\\nclaim y abs(x) <= 2 y abs(x)", "box",
                    TREE("[" PART(0, "y") ", " PART(0, "y") "]"), "part");
}

/* In the case |x| = x of |x| + 1 there is a pole at -1: no function is monotone across it. Above 0 there is none. */
Test(checker_attack_order, poles_of_a_case)
{
#define RISES(g, at) "[\"mono\", \"x\", \"up\", [\"factor\", \"1\", [[\"" g "\", -2]]], [\"direct\", \"" at "\"]]"
#define FALLS(g, at) "[\"mono\", \"x\", \"down\", [\"factor\", \"1\", [[\"" g "\", -2]]], [\"direct\", \"" at "\"]]"
#define HALVES(below, above) "[\"split\", \"x\", \"0\", " below ", " above "]"
    assert_rejected("for x in [-3,3]\\nclaim 0 <= -1/(abs(x)+1)", "box",
                    TREE("[" RISES("x+1", "1/2") ", " FALLS("1-x", "1/2") "]"), "analytic");
    assert_verified(
        "for x in [-3,3]\\nclaim 1/(abs(x)+1) <= 1", "box",
        TREE("[" HALVES("[\"empty\", 0]", RISES("x+1", "0")) ", " HALVES(FALLS("1-x", "0"), "[\"empty\", 0]") "]"));
    /* neither in a strict claim, nor on a part of the box, nor behind another rule */
    assert_rejected("for x in [-3,3]\\nclaim 0 < -1/(abs(x)+1)", "strict",
                    "{\"margin\": \"1/100\", \"reason\": \"box\", \"proof\": " TREE(
                        "[" RISES("x+1", "1/2-1/100") ", " FALLS("1-x", "1/2-1/100") "]") "}",
                    "analytic");
    assert_rejected("for x in [-3,3]\\nclaim 0 <= -1/(abs(x)+1)", "box",
                    TREE("[[\"valley\", \"x\", \"-3\", [\"direct\", \"1/2\"], "
                         "[\"factor\", \"1\", [[\"x+1\", -2], [\"x+3\", -1]]]], " FALLS("1-x", "1/2") "]"),
                    "analytic");
    assert_rejected("for x in [-3,3]\\nclaim 0 <= -1/(abs(x)+1)", "box",
        TREE("[[\"split\", \"x\", \"-2\", " RISES("x+1", "1/2") ", " RISES("x+1", "1") "], "
        "[\"split\", \"x\", \"2\", " FALLS("1-x", "1") ", " FALLS("1-x", "1/2") "]]"), "analytic");
    assert_rejected("for x in [-3,3]\\nclaim 0 <= -1/(abs(x)+1)", "box",
                    TREE("[[\"sum\", \"0\", [\"zero\"], " RISES("x+1", "1/2") "], "
                                                                              "[\"sum\", \"0\", [\"zero\"], " FALLS(
                                                                                  "1-x", "1/2") "]]"),
                    "analytic");
    assert_rejected("for x in [-3,3] ; y, z in [-3,3]\\ngiven y <= z\\nclaim 0 <= -1/(abs(x)+1)", "box",
        TREE("[[\"below\", \"y\", \"z\", \"u\", " RISES("x+1", "1/2") "], "
        "[\"below\", \"y\", \"z\", \"v\", " FALLS("1-x", "1/2") "]]"), "analytic");
    assert_rejected("for x in R ; y in [1,2]\\nclaim (x-3) log(4) <= log(abs(x) y + 1)", "box",
        TREE("[[\"concave\", \"x\", [\"zero\"], [\"zero\"], [\"zero\"]], [\"zero\"]]"), "analytic");
}

/* x log x - x + 1 falls towards 1 and rises behind it: log x/(x - 1) >= 0. */
Test(checker_attack_order, chords)
{
#define VALLEY(chord) TREE("[\"valley\", \"x\", \"1\", [\"zero\"], " chord "]")
    static const char claim[] = "for x in (0,inf)\\nclaim x - 1 <= x log(x)",
                      other[] = "for x in (0,inf)\\nclaim x log(x) <= x - 1";
    assert_verified(claim, "box", VALLEY("[\"chord\", \"x\", \"1\", \"log(x)\", [\"factor\", \"1\", [[\"x\", -1]]]]"));
    assert_rejected(claim, "box", VALLEY("[\"chord\", \"x\", \"2\", \"log(x)\", [\"factor\", \"1\", [[\"x\", -1]]]]"),
                    "another function");
    assert_rejected(claim, "box",
                    VALLEY("[\"chord\", \"x\", \"1\", \"log(x) + 1\", [\"factor\", \"1\", [[\"x\", -1]]]]"),
                    "another function");
    assert_rejected(claim, "box", VALLEY("[\"chord\", \"x\", \"2\", \"(x-2)/(x-1) log(x)\", [\"direct\", \"1\"]]"),
                    "defined");
    assert_rejected(claim, "box", VALLEY("[\"chord\", \"x\", \"0\", \"(x log(x))/(x-1)\", [\"direct\", \"1\"]]"),
                    "defined");
    assert_rejected(other, "box", VALLEY("[\"chord\", \"x\", \"1\", \"-log(x)\", [\"factor\", \"1\", [[\"x\", -1]]]]"),
                    "factor");
    /* 1/x = 1/(x - 0) is no chord of 1 */
    assert_rejected("for x in (-1,1)\\nclaim x^2 <= 1 + x", "box",
        TREE("[\"chord\", \"x\", \"0\", \"x + x^2 - x^3\", [\"direct\", \"1\"]]"), "direct");
    assert_rejected("for x in (0,1)\\nclaim 0 <= x - 1", "box",
        TREE("[\"chord\", \"x\", \"0\", \"x (x-1) + 1\", [\"direct\", \"1\"]]"), "another function");
    assert_rejected("for x in (-1,1)\\nclaim 0 <= x + 1/2", "box",
        TREE("[\"chord\", \"x\", \"1/2\", \"x^2 - 1/4\", [\"factor\", \"2\", [[\"x\", 1]]]]"), "factor");
    assert_rejected("for x in (0,1)\\nclaim 0 <= x + 1", "box",
                    TREE("[\"chord\", \"x\", \"-1\", \"(x+1)^2\", [\"direct\", \"2 (x+1)\"]]"), "inside");
}

Test(checker_attack_order, ratios)
{
    static const char claim[] = "for x in R\\nclaim exp(x) <= exp(x^2 + 1)";
    assert_verified(claim, "box", TREE("[\"ratio\", \"exp(x^2 + 1)\", \"exp(x)\", [\"sturm\"]]"));
    assert_rejected(claim, "box", TREE("[\"ratio\", \"exp(x^2)\", \"exp(x)\", [\"sturm\"]]"), "another function");
    assert_rejected("for x in R\\nclaim exp(x) <= exp(x^2 + 1/5)", "box",
                    TREE("[\"ratio\", \"exp(x^2 + 1/5)\", \"exp(x)\", [\"sturm\"]]"), "sturm");
    /* what is negative has no logarithm */
    assert_rejected("for x in [0,1]\\nclaim exp(2 x) <= exp(x)", "box",
        TREE("[\"ratio\", \"-exp(2 x)\", \"-exp(x)\", [\"direct\", \"x\"]]"), "ratio");
    assert_rejected("for x in [0,1]\\nclaim x <= x^2", "box", TREE("[\"ratio\", \"x^2\", \"x\", [\"direct\", \"1\"]]"),
                    "direct");
    assert_rejected("for x in [-1,1]\\nclaim x <= 2 x", "box",
                    TREE("[\"ratio\", \"2 x\", \"x\", [\"direct\", \"log(2)\"]]"), "ratio");
}

Test(checker_attack_order, exponentials)
{
    assert_verified("for x in R\\nclaim x <= log(exp(x) + 1)", "box",
                    TREE("[\"exp\", \"exp(x) + 1\", \"x\", [\"direct\", \"1\"]]"));
    assert_rejected("for x in R\\nclaim x <= log(exp(x) + 1)", "box",
        TREE("[\"exp\", \"exp(x) + 2\", \"x\", [\"direct\", \"1\"]]"), "another function");
    assert_rejected("for x in [1,2]\\nclaim x <= log(exp(x) - 1)", "box",
                    TREE("[\"exp\", \"exp(x) - 1\", \"x\", [\"direct\", \"-1\"]]"), "direct");
    assert_rejected("for x in [-1,1]\\nclaim x <= log(exp(x) + 1) + log(x) - log(x)", "box",
        TREE("[\"exp\", \"exp(x) + 1\", \"x\", [\"direct\", \"1\"]]"), "continuous");
}

/* exp(x) is the square of exp(x/2), and of no other. */
Test(checker_attack_order, powers_of_an_exponential)
{
    assert_verified("for x in R\\nclaim 2 exp(x/2) <= exp(x) + 1", "box",
                    TREE("[\"factor\", \"1\", [[\"exp(x/2) - 1\", 2]]]"));
    assert_verified("for x in R\\nclaim 2 exp(-x/2) <= exp(-x) + 1", "box",
                    TREE("[\"factor\", \"1\", [[\"exp(-x/2) - 1\", 2]]]"));
    assert_verified("for x in R\\nclaim 2 exp(x/3) <= exp(2 x/3) + 1", "box",
                    TREE("[\"factor\", \"1\", [[\"exp(x/3) - 1\", 2]]]"));
    assert_rejected("for x in R\\nclaim 2 exp(x/3) <= exp(x) + 1", "box",
                    TREE("[\"factor\", \"1\", [[\"exp(x/3) - 1\", 2]]]"), "another product");
    assert_rejected("for x in R\\nclaim 2 exp(-x/2) <= exp(x) + 1", "box",
                    TREE("[\"factor\", \"1\", [[\"exp(x/2) - 1\", 2]]]"), "another product");
    assert_rejected("for x in R\\nclaim 2 exp(x^2/2) <= exp(x) + 1", "box",
                    TREE("[\"factor\", \"1\", [[\"exp(x/2) - 1\", 2]]]"), "another product");
    assert_rejected("for x in R ; y in R\\nclaim 2 exp(x/2) <= exp(y) + 1", "box",
        TREE("[\"factor\", \"1\", [[\"exp(x/2) - 1\", 2]]]"), "another product");
}

/* A root that is not alone on its side: what is left behind is continuous, and what is under the root is shown to be >=
** 0. */
Test(checker_attack_order, roots_that_are_solved_for)
{
#define SOLVED(way, node) "{\"logs\": [], \"tree\": " node ", \"solve\": " way "}"
    assert_verified("for x in [0,1]\\nclaim x <= x/2 + sqrt(x)/2", "box", SOLVED("[\"larger\", 1, 0, 0]",
        "[\"factor\", \"1\", [[\"x\", 1], [\"1-x\", 1]]]"));
    assert_verified("for x in [0,1]\\nclaim x <= x/2 + sqrt(x^2)/2", "box",
                    SOLVED("[\"larger\", 1, 0, 0]", "[\"zero\"]"));
    /* the root of what is negative; of a smaller side; behind what is not continuous */
    assert_rejected("for x in [0,1]\\nclaim -1 <= sqrt(-x)", "box",
                    SOLVED("[\"larger\", 0]", "[\"direct\", \"-x - 1\"]"), "direct");
    assert_rejected("for x in [0,1]\\nclaim 1/(1+x) + sqrt(x-1) <= 3", "box",
                    SOLVED("[\"smaller\", 1, 0]", "[\"direct\", \"1\"]"), "continuous");
    assert_rejected("for x in [0,1]\\nclaim x <= 1/x + sqrt(x)", "box",
                    SOLVED("[\"larger\", 1, 0]", "[\"direct\", \"1\"]"), "continuous");
    assert_rejected("for x in [0,1]\\nclaim 0 <= sqrt(1+x)/x", "box",
                    SOLVED("[\"larger\", 0, 0]", "[\"direct\", \"1+x\"]"), "continuous");
    /* the root is not taken off: it is a side's own */
    assert_rejected("for x in [0,1]\\nclaim 0 <= 2 + sqrt(x-1)", "box",
                    SOLVED("[\"larger\", 1]", "[\"direct\", \"1\"]"), "continuous");
}

Test(checker_attack_order, u_log_u_of_a_product)
{
    assert_verified("for p, q in [0,1]\\nclaim p q log(p q) <= p q log(p q)", "box", TREE("[\"zero\"]"));
    assert_verified("for p, q in [0,1]\\nclaim q p^2 log(p q) <= q p^2 log(p q)", "box", TREE("[\"zero\"]"));
    assert_rejected("for p, q in [0,1]\\nclaim p log(p q) <= p log(p q)", "box", TREE("[\"zero\"]"), "continuous");
    assert_rejected("for p, q in [0,1]\\nclaim p q log(p^2 q) <= p q log(p^2 q)", "box", TREE("[\"zero\"]"),
                    "continuous");
    assert_rejected("for p, q in [0,1]\\nclaim p q log(p q) log(q p) <= p q log(p q) log(q p)", "box",
                    TREE("[\"zero\"]"), "continuous");
    assert_rejected("for p in [-1,1] ; q in [0,1]\\nclaim p q log(p q) <= p q log(p q)", "box", TREE("[\"zero\"]"),
                    "continuous");
}

/* t <= c sqrt u by t^2 <= c^2 u. */
Test(checker_attack_order, squares_of_sides)
{
#define LAWS2 "for P law on X ; Q law on X\\nclaim "
#define PINSKER(c, power)                                                                                              \
    "{\"values\": [[\"k\", \"KL(P(x)||Q(x))\"], [\"v\", \"TV(P(x)||Q(x))\"]], \"names\": [\"p\", \"q\"], "             \
    "\"entries\": \"plain\", "                                                                                         \
    "\"grows\": [{\"logs\": [], \"tree\": [\"factor\", \"" c                                                           \
    "\", []]}], \"least\": [], \"sides\": [], \"binary\": [{\"logs\": [], \"tree\": "                                  \
    "[\"bowl\", \"p\", \"q\", [\"zero\"], [\"factor\", \"" c                                                           \
    "\", [[\"2*p - 1\", 2], [\"p\", -1], [\"1 - p\", -1]]]]}]" power "}"
    assert_verified(LAWS2 "TV(P(x)||Q(x)) <= sqrt(KL(P(x)||Q(x))/2)", "binary", PINSKER("1/2", ", \"power\": 2"));
    assert_verified(LAWS2 "TV(P(x)||Q(x)) <= sqrt(KL(P(x)||Q(x)))/sqrt(2)", "binary", PINSKER("1/2", ", \"power\": 2"));
    assert_verified(LAWS2 "2 sqrt(KL(P(x)||Q(x))/8) >= TV(P(x)||Q(x))", "binary", PINSKER("1/2", ", \"power\": 2"));
    assert_rejected(LAWS2 "TV(P(x)||Q(x)) <= sqrt(KL(P(x)||Q(x))/2)", "binary", PINSKER("1/2", ""), "another product");
    assert_rejected(LAWS2 "TV(P(x)||Q(x)) <= sqrt(KL(P(x)||Q(x))/3)", "binary", PINSKER("1/2", ", \"power\": 2"), "");
    assert_rejected(LAWS2 "TV(P(x)||Q(x)) <= -1/sqrt(2) sqrt(KL(P(x)||Q(x)))", "binary",
                    PINSKER("1/2", ", \"power\": 2"), "power");
    assert_rejected(LAWS2 "TV(P(x)||Q(x)) <= (-1) sqrt(KL(P(x)||Q(x))/2)", "binary", PINSKER("1/2", ", \"power\": 2"),
                    "positive");
    assert_rejected(LAWS2 "TV(P(x)||Q(x)) <= KL(P(x)||Q(x))/2", "binary", PINSKER("1/2", ", \"power\": 2"),
                    "multiple of a root");
    assert_rejected(LAWS2 "TV(P(x)||Q(x)) <= sqrt(KL(P(x)||Q(x))) sqrt(KL(P(x)||Q(x)))/2", "binary",
                    PINSKER("1/2", ", \"power\": 2"), "one root");
    assert_rejected(LAWS2 "sqrt(KL(P(x)||Q(x))/2) <= TV(P(x)||Q(x))", "binary", PINSKER("1/2", ", \"power\": 2"),
                    "multiple of a root");
}

/* Entries below 1, as they are of positive laws on two letters and more. */
Test(checker_attack_order, entries_below_one)
{
#define ROOTS(power, name, times, mean, entries, sides, letter)                                                        \
    "{\"values\": [[\"v\", \"sum x: " power "\"]], \"times\": [\"" times "\"], \"laws\": [[\"P\", \"" name             \
    "\", \"" mean "\"]], "                                                                                             \
    "\"entries\": \"" entries                                                                                          \
    "\", \"sides\": {\"logs\": [], \"tree\": [\"zero\"]}, \"letter\": {\"logs\": [], \"tree\": " letter "}}"
#define UNDER "[\"root\", \"t\", \"1\", \"t\", [\"factor\", \"1\", [[\"t\", 1], [\"1-t\", 1]]]]"
    static const char claim[] = "for P law on X\\nclaim 1 <= sum x: sqrt(P(x))";
    assert_verified(claim, "letterwise", ROOTS("sqrt(P(x))", "t", "1", "-1", "unit", "", UNDER));
    assert_rejected(claim, "letterwise", ROOTS("sqrt(P(x))", "t", "1", "-1", "plain", "", UNDER), "factor");
    assert_rejected(claim, "letterwise", ROOTS("sqrt(P(x))", "t", "1", "-1", "squares", "", UNDER), "");
    assert_rejected(claim, "letterwise", ROOTS("sqrt(P(x))", "1", "1", "-1", "unit", "", "[\"zero\"]"), "one entry");
    assert_rejected(
        "for P law on X\\nclaim 11/10 <= sum x: sqrt(P(x))", "letterwise",
        ROOTS("sqrt(P(x))", "t", "1", "-11/10", "unit", "",
              "[\"root\", \"11/10 t\", \"1\", \"t\", [\"factor\", \"1\", [[\"t\", 1], [\"1 - 121/100 t\", 1]]]]"),
        "factor");
    assert_rejected("for P law on X\\nclaim 1 <= sum x: P(x)^2", "letterwise", ROOTS("P(x)^2", "t", "1", "-1", "unit",
        "", "[\"factor\", \"1\", [[\"t\", 1], [\"1-t\", 1]]]"), "another product");
}
