/* SPDX-License-Identifier: MIT
**
** Claims solved for a part of a side, and slacks that are sums: what does not follow, by trees that would show it.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_solve, .init = session_open, .fini = session_close);

#define SOLVE(way, node) "{\"logs\": [], \"solve\": [" way "], \"tree\": " node "}"

/* x - log(1+x) */
static const char below_tangent[] = "[\"valley\", \"x\", \"0\", [\"zero\"], [\"factor\", \"1\", [[\"1+x\", -1]]]]";
/* x - x^2 */
static const char within_unit[] = "[\"factor\", \"1\", [[\"x\", 1], [\"1-x\", 1]]]";

#define WITH(way, tree) arena_printf(session_arena(), SOLVE(way, "%s"), tree)

Test(checker_attack_solve, roots)
{
    assert_verified("for x in [0,1]\\nclaim x <= sqrt(x)", "box", WITH("\"larger\", 0", within_unit));
    assert_rejected("for x in [0,2]\\nclaim x <= sqrt(x)", "box", WITH("\"larger\", 0", within_unit), "factor");
    assert_rejected("for x in [-1,1]\\nclaim x <= sqrt(x)", "box", WITH("\"larger\", 0", within_unit), "factor");
    assert_rejected("for x in [0,1]\\nclaim sqrt(x) <= x", "box", WITH("\"smaller\", 0", within_unit),
                    "another product");
    /* x <= (x+1)^2, and sqrt x is not below what is negative */
    assert_verified("for x in [1,2]\\nclaim sqrt(x) <= x + 1", "box",
                    SOLVE("\"smaller\", 0", "[\"direct\", \"x^2 + x + 1\"]"));
    assert_rejected("for x in [1,2]\\nclaim sqrt(x) <= -x - 1", "box",
        SOLVE("\"smaller\", 0", "[\"direct\", \"x^2 + x + 1\"]"), "not shown to be >= 0");
    assert_rejected("for x in [-1,1]\\nclaim sqrt(x) <= 2", "box", SOLVE("\"smaller\", 0", "[\"direct\", \"4 - x\"]"),
                    "continuous");
    assert_rejected("for x in [-1,1]\\nclaim -3 <= 2 sqrt(x)", "box",
                    SOLVE("\"larger\", 1, 0", "[\"direct\", \"4 - x\"]"), "another function");
    /* >= 0 by the claim alone, where the root is taken off first */
    assert_verified("for x in [-1,1]\\nclaim x^2 <= sqrt(x^4)", "box", SOLVE("\"larger\", 0", "[\"zero\"]"));
    assert_rejected("for x in [-1,1]\\nclaim x^2 <= sqrt(x^4)", "box", TREE("[\"zero\"]"), "analytic");
    assert_rejected("for x in (0,1]\\nclaim 0 <= sqrt(x - 1/4)", "box", SOLVE("\"larger\", 0", "[\"direct\", \"x\"]"),
                    "another function");
    assert_rejected("for x in [0,1]\\nclaim 0 <= sqrt(1/x)", "box", SOLVE("\"larger\", 0", "[\"direct\", \"1/x\"]"),
                    "continuous");
}

Test(checker_attack_solve, exponentials_and_logarithms)
{
    assert_verified("for x in (-1,inf)\\nclaim 1 + x <= exp(x)", "box", WITH("\"larger\", 0", below_tangent));
    assert_rejected("for x in R\\nclaim 1 + x <= exp(x)", "box", WITH("\"larger\", 0", below_tangent), "analytic");
    assert_rejected("for x in (-1,inf)\\nclaim exp(x) <= 1 + x", "box", WITH("\"smaller\", 0", below_tangent),
                    "another product");
    assert_rejected("for x in (-1,inf)\\nclaim 1.000000000001 + x <= exp(x)", "box",
                    WITH("\"larger\", 0", below_tangent), "zero");
    assert_verified("for x in (0,inf)\\nclaim log(x) <= x - 1", "box",
        SOLVE("\"smaller\", 0", "[\"bowl\", \"x\", \"1\", [\"zero\"], [\"factor\", \"1\", [[\"exp(x-1)\", 1]]]]"));
    assert_rejected(
        "for x in [0,inf)\\nclaim log(x) <= x - 1", "box",
        SOLVE("\"smaller\", 0", "[\"bowl\", \"x\", \"1\", [\"zero\"], [\"factor\", \"1\", [[\"exp(x-1)\", 1]]]]"),
        "continuous");
    assert_rejected("for x in [-2,-1]\\nclaim log(x) <= 1", "box",
                    SOLVE("\"smaller\", 0", "[\"direct\", \"exp(1) - x\"]"), "continuous");
}

Test(checker_attack_solve, sums_signs_and_products)
{
    assert_verified("for x in (-1,inf)\\nclaim -exp(x) <= -1 - x", "box", WITH("\"smaller\", 0, 0", below_tangent));
    assert_rejected("for x in (-1,inf)\\nclaim -1 - x <= -exp(x)", "box", WITH("\"larger\", 0, 0", below_tangent),
                    "another product");
    assert_verified("for x in (-1,inf)\\nclaim 0 <= exp(x) - x - 1", "box", WITH("\"larger\", 0, 0, 0", below_tangent));
    assert_verified("for x in (-1,inf)\\nclaim 3 + 3 x <= 3 exp(x)", "box", WITH("\"larger\", 1, 0", below_tangent));
    assert_verified("for x in (-1,inf)\\nclaim (1 + x)/3 <= exp(x)/3", "box", WITH("\"larger\", 0, 0", below_tangent));
    assert_rejected("for x in (-1,inf)\\nclaim 3 + 3 x <= 2 exp(x)", "box", WITH("\"larger\", 1, 0", below_tangent),
                    "zero");
    /* by what is negative, or 0 somewhere */
    assert_rejected("for x in [1,2]\\nclaim 1 <= (-1) x", "box", SOLVE("\"larger\", 1", "[\"direct\", \"x + 1\"]"),
                    "not shown to be > 0");
    assert_rejected("for x in [-1,1]\\nclaim x <= x 2", "box", SOLVE("\"larger\", 1", "[\"direct\", \"1\"]"),
                    "not shown to be > 0");
    assert_rejected("for x in [1,2]\\nclaim 1 <= x/(-1)", "box", SOLVE("\"larger\", 0", "[\"direct\", \"x + 1\"]"),
                    "not shown to be > 0");
}

Test(checker_attack_solve, ways_that_are_none)
{
    assert_rejected("for x in (-1,inf)\\nclaim 1 + x <= exp(x)", "box", WITH("\"larger\", 1", below_tangent),
                    "operand");
    assert_rejected("for x in (-1,inf)\\nclaim 1 + x <= exp(x)", "box", WITH("\"larger\", 0, 0", below_tangent),
                    "no operation");
    assert_rejected("for x in (-1,inf)\\nclaim 1 + x <= exp(x)", "box", WITH("\"right\", 0", below_tangent),
                    "larger or smaller");
    assert_rejected("for x in (-1,inf)\\nclaim 1 <= 2/(2+x)", "box", SOLVE("\"larger\", 1", "[\"zero\"]"), "operand");
    assert_rejected("for x in [0,1]\\nclaim x^2 <= x", "box", WITH("\"smaller\", 0", within_unit), "no operation");
    assert_rejected("for x in [-1,1]\\nclaim abs(x) <= 1", "box", SOLVE("\"smaller\", 0", "[\"direct\", \"1 - x\"]"),
                    "no operation");
    assert_rejected("for x in [0,1]\\nclaim exp(x) = exp(x)", "box", SOLVE("\"larger\", 0", "[\"zero\"]"), "equality");
    assert_unreadable("for x in [0,1]\\nclaim x <= exp(x)", "box", SOLVE("\"larger\"", "[\"zero\"]"), "a side");
    assert_rejected("for x in [0,1]\\nclaim x <= exp(x)", "box", SOLVE("\"larger\", 2", "[\"zero\"]"), "operand");
}

/* f = g + (f - g). */
Test(checker_attack_solve, sums)
{
    assert_verified("for x, y in R\\nclaim 2 x y <= x^2 + y^2 + x^4", "box",
        TREE("[\"sum\", \"x^4\", [\"factor\", \"1\", [[\"x\", 4]]], [\"factor\", \"1\", [[\"x-y\", 2]]]]"));
    assert_rejected("for x, y in R\\nclaim 2 x y <= x^2 + y^2 - x^4", "box",
                    TREE("[\"sum\", \"x^4\", [\"factor\", \"1\", [[\"x\", 4]]], [\"factor\", \"1\", [[\"x-y\", 2]]]]"),
                    "another product");
    assert_rejected("for x, y in R\\nclaim 2 x y <= x^2 + y^2 - x^4", "box",
                    TREE("[\"sum\", \"-x^4\", [\"factor\", \"1\", [[\"x\", 4]]], [\"factor\", \"1\", [[\"x-y\", 2]]]]"),
                    "another product");
    assert_rejected("for x in (-1,1)\\nclaim 0 <= x^2", "box",
        TREE("[\"sum\", \"1/x\", [\"direct\", \"1/x\"], [\"direct\", \"x^2 - 1/x\"]]"), "defined");
    assert_rejected("for x in [-1,1]\\nclaim 0 <= abs(x)", "box",
        TREE("[[\"sum\", \"abs(x)\", [\"zero\"], [\"zero\"]], [\"sum\", \"abs(x)\", [\"zero\"], [\"zero\"]]]"), "abs");
}
