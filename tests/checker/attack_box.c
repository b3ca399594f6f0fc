/* SPDX-License-Identifier: MIT
**
** Rules of boxes stretched: false inequalities, signs and continuity that are not there, hypotheses that were not made.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_box, .init = session_open, .fini = session_close);

/* f(c) + f_v(c) t + f_vv t^2/2. */
Test(checker_attack_box, taylor)
{
    assert_verified("for x in [1,3]\\nclaim x (4-x) >= 3", "box",
                    TREE("[\"taylor\", \"x\", \"2\", \"x (4-x) - 3\", \"4 - 2 x\", \"-2\"]"));
    assert_rejected("for x in [1,3]\\nclaim x (4-x) >= 31/10", "box",
        TREE("[\"taylor\", \"x\", \"2\", \"x (4-x) - 31/10\", \"4 - 2 x\", \"-2\"]"), "series");
    assert_rejected("for x in [1,3]\\nclaim x (4-x) >= 3", "box",
        TREE("[\"taylor\", \"x\", \"5/2\", \"x (4-x) - 3\", \"4 - 2 x\", \"-2\"]"), "series");
    assert_rejected("for x in [1,3]\\nclaim x (4-x) >= 3", "box",
                    TREE("[\"taylor\", \"x\", \"3\", \"x (4-x) - 3\", \"4 - 2 x\", \"-2\"]"), "inside");
    assert_rejected("for x in [1,3]\\nclaim x (4-x) >= 3", "box",
        TREE("[\"taylor\", \"x\", \"2\", \"x (4-x) - 2\", \"4 - 2 x\", \"-2\"]"), "another function");
    assert_rejected("for x in [1,3]\\nclaim x (4-x) >= 3", "box",
        TREE("[\"taylor\", \"x\", \"2\", \"x (4-x) - 3\", \"4 - x\", \"-2\"]"), "another function");
    assert_rejected("for x in [1,3]\\nclaim x (4-x) >= 3", "box",
        TREE("[\"taylor\", \"x\", \"2\", \"x (4-x) - 3\", \"4 - 2 x\", \"2\"]"), "another function");
    assert_rejected("for x in [1,inf)\\nclaim x (4-x) >= 3", "box",
        TREE("[\"taylor\", \"x\", \"2\", \"x (4-x) - 3\", \"4 - 2 x\", \"-2\"]"), "finite range");
    assert_rejected("for x in [0,1] ; y in [0,1]\\nclaim y <= x", "box",
                    TREE("[\"taylor\", \"x\", \"1/2\", \"x - y\", \"1\", \"0\"]"), "series");
    assert_rejected("for x in [-1,1]\\nclaim x^2 >= -1", "box",
                    TREE("[\"taylor\", \"x\", \"0\", \"x^2 + 1\", \"2 x^2/x\", \"2\"]"), "defined");
}

/* The slope over a weight: which is positive, and over which the slope still tells where f falls and rises. */
Test(checker_attack_box, weights)
{
#define CONCAVE(node, w) TREE("[\"concave\", \"x\", " node ", [\"zero\"], [\"zero\"], \"" w "\"]")
#define BOWL(phi, node, w) TREE("[\"bowl\", \"x\", \"" phi "\", [\"zero\"], " node ", \"" w "\"]")
    const char *cube = "for x in [0,1]\\nclaim x^3 <= x^2", *turned = "for x in [0,1]\\nclaim x^2 <= x^3",
               *log = "for x in (0,inf)\\nclaim log x <= x - 1", *square = "for x in [0,1]\\nclaim 0 <= -x^2";
    assert_verified(cube, "box", CONCAVE("[\"direct\", \"3\"]", "x"));
    assert_rejected(cube, "box", CONCAVE("[\"direct\", \"3\"]", "1"), "another function");
    assert_rejected(turned, "box", CONCAVE("[\"direct\", \"3\"]", "-x"), "> 0");
    assert_rejected(turned, "box", CONCAVE("[\"direct\", \"3\"]", "x"), "another function");
    assert_rejected(cube, "box", CONCAVE("[\"direct\", \"3\"]", "x - 1/2"), "> 0");
    assert_rejected(cube, "box", CONCAVE("[\"direct\", \"3\"]", "1/(x - 1/2)^2"), "> 0");
    assert_rejected("for x in [0,1]\\nclaim x^3 + 1/9 <= x^2", "box", CONCAVE("[\"direct\", \"3\"]", "x"),
                    "identically 0");
    assert_verified(log, "box", BOWL("1", "[\"direct\", \"1\"]", "1/x"));
    assert_rejected(log, "box", BOWL("1", "[\"direct\", \"1\"]", "-1/x"), "> 0");
    assert_rejected("for x in (0,inf)\\nclaim x - 1 <= log x", "box", BOWL("1", "[\"direct\", \"1\"]", "-1/x"), "> 0");
    assert_rejected("for x in (0,inf)\\nclaim log x <= x - 1", "box", BOWL("2", "[\"direct\", \"1\"]", "1/x"),
                    "identically 0");
    /* on a face the slope is 0, and over the weight it is not */
    assert_rejected(square, "box", BOWL("0", "[\"zero\"]", "x"), "slope");
    assert_rejected(square, "box", BOWL("0", "[\"factor\", \"4\", [[\"x\", -3]]]", "x^3"), "denominator is 0");
    assert_unreadable(cube, "box", TREE("[\"valley\", \"x\", \"0\", [\"zero\"], [\"zero\"], \"x\"]"), "6 parts");
#undef CONCAVE
#undef BOWL
}

/* 0^v is 0 where v > 0, and there alone: both sides are the same term, so that only its continuity is asked. */
Test(checker_attack_box, powers_of_zero)
{
    static const struct { const char *ranges, *term; bool continuous; } all[] = {
        { "x in [0,1] ; n in [1,inf)", "exp(n log x)", true },
        { "x in [0,1] ; n in (0,1]", "exp(-2 n log(1-x)/(-3))", true },
        { "x in [0,1] ; n in (0,1]", "exp((1/n) log x)", true },
        { "x in [0,1] ; n in [1,2] ; m in [1,2]", "exp(n log x log(2 m))", true },
        { "x in [0,1] ; n in [0,1]", "exp(n log x)", false },
        { "x in [0,1] ; n in (0,1]", "exp(-n log x)", false },
        { "x in [0,1] ; n in (0,1]", "exp(n/log x)", false },
        { "x in [0,1] ; n in [1,2] ; m in [1/2,2]", "exp(n log x log(2 m))", false },
        { "x in [-1,1] ; n in [1,2]", "exp(n log x)", false },
        { "x in [-1,1] ; n in [1,2]", "exp(n log(x^2))", false },
        { "x in [0,1] ; y in [0,1]", "exp(log x log y)", false },
        { "x in [0,1] ; n in [1,2]", "exp(n log(x/(1-x)))", false },
        { "x in [0,1] ; n in [1,2]", "log(exp(n log x))", false }
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        const char *x = all[k].term,
                   *statement = arena_printf(session_arena(), "for %s\\nclaim %s <= %s", all[k].ranges, x, x);
        if (all[k].continuous) assert_verified(statement, "box", TREE("[\"zero\"]"));
        else assert_rejected(statement, "box", TREE("[\"zero\"]"), "continuous where it is claimed");
    }
}

Test(checker_attack_box, false_claims_by_rules_stretched)
{
    /* a square of a root of what is negative */
    assert_rejected("for x in (0,1)\\nclaim 0 <= x - 1", "box", TREE("[\"factor\", \"1\", [[\"sqrt(x-1)\", 2]]]"),
                    "defined everywhere");
    /* monotone across a pole of the last factor */
    assert_rejected("for x in (-1,1)\\nclaim 0 <= x", "box",
        TREE("[\"factor\", \"1\", [[\"x\", 2]], \"1/x\", [\"mono\", \"x\", \"down\", [\"factor\", \"1\", [[\"x\", "
            "-2]]], [\"direct\", \"1\"]]]"), "defined everywhere");
    /* a valley whose slope is not 0 where it touches */
    assert_rejected("for x in (-1,1)\\nclaim 0 <= x", "box",
        TREE("[\"valley\", \"x\", \"0\", [\"zero\"], [\"mono\", \"x\", \"down\", [\"factor\", \"1\", [[\"x\", -2]]], "
            "[\"direct\", \"1\"]]]"), "slope");
    assert_rejected("for x in (-1,1)\\nclaim 0 <= x", "box", TREE("[\"bowl\", \"x\", \"0\", [\"zero\"], [\"zero\"]]"),
                    "slope");
    /* the contact set outside */
    assert_rejected("for x in [1,2]\\nclaim x <= x^2 - 1/2", "box",
        TREE("[\"bowl\", \"x\", \"1/2\", [\"zero\"], [\"direct\", \"2\"]]"), "lie inside");
    assert_rejected("for x in [0,1]\\nclaim x^2 <= x/2", "box", TREE("[\"sturm\"]"), "sturm");
    assert_rejected("for x in [0,1]\\nclaim x <= x^2", "box",
        TREE("[\"concave\", \"x\", [\"direct\", \"2\"], [\"zero\"], [\"zero\"]]"), "another function");
    assert_rejected("for x in [0,1]\\nclaim x <= x^2", "box", TREE("[\"factor\", \"-1\", [[\"x\", 1], [\"1-x\", 1]]]"),
                    "constant");
    assert_rejected("for x in [-1,1]\\nclaim 0 <= x^3 + 1/2", "box",
                    TREE("[\"split\", \"x\", \"1\", [\"sturm\"], [\"sturm\"]]"), "not inside");
    assert_rejected("for x in [0,1]\\nclaim x = x^2", "box", TREE("[\"zero\"]"), "identical");
    assert_rejected("for x in [0,1]\\nclaim x < x + 1", "box", TREE("[\"direct\", \"1\"]"), "strict");
}

/* Ends of a product far apart in size: the greatest is the end, whatever a comparison of sizes returns. */
Test(checker_attack_box, ends_of_a_product_of_an_infinite_range)
{
    assert_rejected("for x in (0,4)\\nclaim (exp(x) - 1)/x <= 1", "box", TREE("[\"direct\", \"1 - (exp(x) - 1)/x\"]"),
                    "direct");
    assert_rejected("for x in (0,4)\\nclaim 0 <= 1 - x 2^40", "box", TREE("[\"direct\", \"1 - x 2^40\"]"), "direct");
}

/* u log(u/w) is u log u - u log w where w > 0, and nothing where it may be 0. */
Test(checker_attack_box, logarithms_of_a_quotient)
{
    assert_verified("for p in [0,1] ; q in (0,1]\\nclaim p log(p/q) <= p log(p/q)", "box", TREE("[\"zero\"]"));
    assert_rejected("for p in [0,1] ; q in [0,1]\\nclaim p log(p/q) <= p log(p/q)", "box", TREE("[\"zero\"]"),
                    "continuous");
    assert_rejected("for p in [0,1] ; q in (0,1]\\nclaim q log(p/q) <= q log(p/q)", "box", TREE("[\"zero\"]"),
                    "continuous");
    assert_rejected("for p in [0,1] ; q in (0,1]\\nclaim p log(q/p) <= p log(q/p)", "box", TREE("[\"zero\"]"),
                    "continuous");
}

/* log(p/q) is log p - log q where q > 0 as it is written, if not by its polynomial. */
Test(checker_attack_box, quotients_as_they_are_written)
{
#define BOTH(range, q) "for x in " range " ; y in (0,1/2)\\nclaim log((2-x)/(" q ")) = log(2-x) - log(" q ")"
    assert_verified(BOTH("(0,1/2)", "x (1-y) + y (1-x)"), "box", TREE("[\"zero\"]"));
    assert_rejected(BOTH("(0,1/2)", "x + y - 2 x y"), "box", TREE("[\"zero\"]"), "continuous");
    assert_rejected(BOTH("(0,2)", "x (1-y) + y (1-x)"), "box", TREE("[\"zero\"]"), "continuous");
    assert_rejected("for x in (1,2) ; y in (0,1)\\nclaim log((1-x)/(y-x)) = log(1-x) - log(y-x)", "box",
                    TREE("[\"zero\"]"), "");
#undef BOTH
}

Test(checker_attack_box, hypotheses)
{
    static const char under[] = TREE("[\"below\", \"p\", \"q\", \"u\", [\"direct\", \"q (1-u)\"]]");
    assert_verified("for p, q in [0,1]\\ngiven p <= q\\nclaim p <= q", "box", under);
    assert_verified("for p, q in [0,1]\\ngiven q > p\\nclaim p <= q", "box", under);
    assert_rejected("for p, q in [0,1]\\nclaim p <= q", "box", under, "below");
    assert_rejected("for p, q in [0,1]\\ngiven q <= p\\nclaim p <= q", "box", under, "below");
    /* p reaches further down than the new name can, or q further up than p */
    assert_rejected("for p in [0,1] ; q in [-1,1]\\ngiven p <= q\\nclaim p <= q", "box", under, "below");
    assert_rejected("for p in [0,1] ; q in [0,2]\\ngiven p <= q\\nclaim p <= q", "box", under, "below");
    /* under a derivative, where the hypothesis says nothing */
    assert_rejected("for p, q in [0,1]\\ngiven p <= q\\nclaim p <= q", "box",
        TREE("[\"mono\", \"q\", \"up\", [\"below\", \"p\", \"q\", \"u\", [\"direct\", \"1\"]], [\"zero\"]]"), "below");
    assert_rejected("for p, q in [0,1]\\ngiven p <= 2 q\\nclaim p <= q", "box", under, "rational number");
    assert_rejected("for p in [0,1]\\ngiven p <= 0\\nclaim p <= 0", "box", TREE("[\"zero\"]"), "interior");
    assert_verified("for x in [0,inf)\\ngiven x <= 1\\nclaim x^2 <= x", "box",
                    TREE("[\"factor\", \"1\", [[\"x\", 1], [\"1-x\", 1]]]"));
    assert_rejected("for x in [0,inf)\\ngiven x <= 2\\nclaim x^2 <= x", "box",
                    TREE("[\"factor\", \"1\", [[\"x\", 1], [\"1-x\", 1]]]"), "factor");
    assert_rejected("for x in [0,inf)\\ngiven x >= 1\\nclaim x^2 <= x", "box",
                    TREE("[\"factor\", \"1\", [[\"x\", 1], [\"1-x\", 1]]]"), "factor");
}

Test(checker_attack_box, absolute_values)
{
    assert_verified("for x in [-1,1]\\nclaim abs(x) <= 1", "box",
                    TREE("[[\"direct\", \"1-x\"], [\"direct\", \"1+x\"]]"));
    assert_rejected("for x in [-1,2]\\nclaim abs(x) <= 1", "box",
                    TREE("[[\"direct\", \"1-x\"], [\"direct\", \"1+x\"]]"), "direct");
    assert_rejected("for x in [-2,1]\\nclaim abs(x) <= 1", "box",
                    TREE("[[\"direct\", \"1-x\"], [\"direct\", \"1+x\"]]"), "direct");
    assert_rejected("for x in [-1,1]\\nclaim 0 <= abs(x) - 1", "box",
                    TREE("[[\"direct\", \"abs(x)\"], [\"direct\", \"1+x\"]]"), "abs");
    assert_verified("for x in [-1,1]\\nclaim x <= abs(x)", "box",
        TREE("[[\"zero\"], [\"split\", \"x\", \"0\", [\"direct\", \"-2 x\"], [\"empty\", 0]]]"));
    assert_verified("for x in [-1,1]\\nclaim min(x, 0) <= x", "box",
        TREE("[[\"split\", \"x\", \"0\", [\"empty\", 0], [\"direct\", \"x\"]], [\"zero\"]]"));
    assert_rejected("for x in [-1,1]\\nclaim x <= -abs(x)", "box",
        TREE("[[\"split\", \"x\", \"0\", [\"empty\", 0], [\"empty\", 0]], [\"zero\"]]"), "empty");
    assert_rejected("for x in [-1,1]\\nclaim x <= -abs(x)", "box", TREE("[[\"empty\", 0], [\"zero\"]]"), "empty");
    assert_rejected("for x in [0,1]\\nclaim x <= -abs(x)", "box", TREE("[[\"empty\", 1], [\"zero\"]]"), "empty");
    assert_rejected("for x in [1,2]\\nclaim abs(x) <= 1", "box",
        TREE("[[\"mono\", \"x\", \"down\", [\"empty\", 0], [\"direct\", \"0\"]], [\"direct\", \"1+x\"]]"), "empty");
    assert_rejected("for x in [0,1]\\nclaim x <= 0", "box", TREE("[\"empty\", 0]"), "empty");
    assert_rejected("for x in [-1,1]\\nclaim abs(x) + 1 = x + 1", "box", TREE("[[\"zero\"], [\"zero\"]]"), "identical");
}

/* u = g identically: g serves for u where u is a polynomial as it is written, and nowhere else. */
Test(checker_attack_box, other_writings)
{
    assert_verified("for a, e in [0,1]\\nclaim log(2 - a - e + a e) <= log(2)", "box",
        "{\"logs\": [[\"2 - a - e + a e\", [[\"1 + (1-a) (1-e)\", 1]]]], \"tree\": [\"mono\", \"a\", \"up\", "
            "[\"factor\", \"1\", [[\"1-e\", 1], [\"1 + (1-a) (1-e)\", -1]]], "
        "[\"mono\", \"e\", \"up\", [\"factor\", \"1\", [[\"2-e\", -1]]], [\"zero\"]]]}");
    assert_rejected("for a, e in [0,1]\\nclaim log(2 - a - e + a e) <= log(2)", "box",
        "{\"logs\": [[\"2 - a - e + a e\", [[\"2 + (1-a) (1-e)\", 1]]]], \"tree\": [\"zero\"]}", "another product");
    assert_rejected("for a in [0,1]\\nclaim log(a^2/a) <= 0", "box",
                    "{\"logs\": [[\"a^2/a\", [[\"a\", 1]]]], \"tree\": [\"zero\"]}", "continuous");
}

Test(checker_attack_box, a_zero_denominator_in_disguise)
{
    assert_rejected("for x in (0,1)\\nclaim 0 <= x - 2", "box",
        TREE("[\"factor\", \"1\", [[\"x-2\", 1], [\"(sqrt(2) sqrt(3) - sqrt(6))^2\", -1], [\"(sqrt(2) sqrt(3) - "
        "sqrt(6))^2\", 1]]]"), "factor");
    assert_rejected("for x in (0,1)\\nclaim 1 <= (x-x)/(x-x)", "box", TREE("[\"zero\"]"), "continuous");
}

/* The closed face: the interior's inequality says nothing where a side jumps or is not defined. */
Test(checker_attack_box, faces_where_a_side_is_not_continuous)
{
    assert_rejected("for p in [0,1] ; q in [0,1]\\nclaim 0 <= kl(p||q)", "box", TREE("[\"zero\"]"), "continuous");
    assert_rejected("for x in [0,1]\\nclaim 0 <= 1/x", "box", TREE("[\"factor\", \"1\", [[\"x\", -1]]]"), "continuous");
    assert_rejected("for x in [0,1]\\nclaim log x <= 0", "box",
        TREE("[\"mono\", \"x\", \"down\", [\"factor\", \"1\", [[\"x\", -1]]], [\"zero\"]]"), "continuous");
    assert_verified("for x in (0,1]\\nclaim log x <= 0", "box",
                    TREE("[\"mono\", \"x\", \"down\", [\"factor\", \"1\", [[\"x\", -1]]], [\"zero\"]]"));
    assert_verified("for x in [0,1]\\nclaim x log x <= 0", "box",
                    TREE("[\"factor\", \"1\", [[\"x\", 1]], \"-log(x)\", [\"mono\", \"x\", \"down\", [\"factor\", "
                         "\"1\", [[\"x\", -1]]], [\"zero\"]]]"));
    assert_rejected("for x in [-1,1]\\nclaim 0 <= sqrt(x)", "box", TREE("[\"zero\"]"), "continuous");
}

static const char *by_root(const char *rule, const char *a, const char *c, const char *one, const char *other)
{
    return arena_printf(session_arena(), TREE("[\"%s\", \"%s\", \"%s\", \"x\", [\"factor\", \"1\", [[\"%s\", 1], "
        "[\"%s\", 1]]]]"), rule, a, c, one, other);
}

/* c sqrt(u) >= a by squares asks for c >= 0; a >= c sqrt(u) asks for a >= 0, too. */
Test(checker_attack_box, roots)
{
    assert_verified("for x in [1,4]\\nclaim x <= 3 sqrt(x)", "box", by_root("root", "x", "3", "x", "9 - x"));
    assert_verified("for x in [1,4]\\nclaim sqrt(x) <= 2 x", "box", by_root("under", "2 x", "1", "x", "4 x - 1"));
    assert_rejected("for x in [1,4]\\nclaim x <= -3 sqrt(x)", "box", by_root("root", "x", "-3", "x", "9 - x"), "root");
    assert_rejected("for x in [1,4]\\nclaim sqrt(x) <= -2 x", "box", by_root("under", "-2 x", "1", "x", "4 x - 1"),
                    "root");
    assert_rejected("for x in [1,4]\\nclaim x <= 2 sqrt(x)", "box", by_root("root", "x", "3", "x", "9 - x"),
                    "another function");
    assert_rejected("for x in [1,5]\\nclaim x <= 2 sqrt(x)", "box", by_root("root", "x", "2", "x", "4 - x"), "factor");
}

/* 1/u where u grows beyond what is kept: its lower end is 0, whatever the end of u was before. */
Test(checker_attack_box, the_inverse_of_an_end_beyond_what_is_kept)
{
    const char *most = arena_printf(session_arena(), "1%0300d", 0);
    assert_rejected(arena_printf(session_arena(), "for x in [1,%s]\\nclaim 1 <= 1/x^21", most), "box",
        TREE("[\"direct\", \"1/x^21 - 1\"]"), "direct");
    assert_rejected(arena_printf(session_arena(), "for x in [-%s,-1]\\nclaim 1/x^21 <= -1", most), "box",
        TREE("[\"direct\", \"-1 - 1/x^21\"]"), "direct");
    assert_verified(arena_printf(session_arena(), "for x in [1,%s]\\nclaim 1/x^21 <= 1", most), "box",
                    TREE("[\"direct\", \"1 - 1/x^21\"]"));
}

/* v log v log log v: log v stands beside v as a logarithm, and is then no factor that another stands beside. */
Test(checker_attack_box, a_logarithm_is_taken_once)
{
    assert_rejected("for v in [1.44,1.45]\\nclaim 0 <= v * log v * log(log v) + 0.4", "box",
        TREE("[\"direct\", \"v * log v * log(log v) + 0.4\"]"), "direct");
    assert_verified("for v in [1.44,1.45]\\nclaim 0 <= v * log v * log(log v) + 0.6", "box",
                    TREE("[\"direct\", \"v * log v * log(log v) + 0.6\"]"));
}

/* s = sqrt((x+1)^2) is x+1: what has s - (x+1) below is no function, and has any factors. */
Test(checker_attack_box, a_logarithm_of_what_is_defined_nowhere)
{
    static const char tree[] = "{\"logs\": [[\"x*(sqrt(x^2+2*x+1)-(x+1))/(sqrt(x^2+2*x+1)-(x+1))\", "
        "[[\"2*(2*x+1+sqrt(x^2+2*x+1))\", 1], [\"1/2\", 1]]]], \"tree\": [\"zero\"]}";
    assert_rejected("for x in [1,2]\\nclaim log(2*x+1+sqrt(x^2+2*x+1)) <= log(x)", "box", tree,
                    "argument is not shown to be defined");
}

/* Terms that stand twice in a term, again and again: named before anything walks through them. */
Test(checker_attack_box, terms_that_double)
{
    const char *x = "x";
    for (unsigned k = 0; k < 30; k++) x = arena_printf(session_arena(), "h(%s)", x);
    assert_unreadable(arena_printf(session_arena(), "for x in [0,1]\\nclaim %s <= 1", x), "box", TREE("[\"zero\"]"),
                      "parts");
    assert_unreadable(arena_printf(session_arena(), "for x in [0,1] ; X variable\\nclaim %s <= H(X)", x), "shannon",
                      "{\"parts\": [[]]}", "parts");
}
