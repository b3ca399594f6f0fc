/* SPDX-License-Identifier: MIT
**
** Means under one law: what is false or undefined at a letter, at a tie or at an end is not verified, whatever the
** proof says.
*/
#include "tests/checker/checker.h"

TestSuite(checker_moments, .init = session_open, .fini = session_close);

#define BOX(node) "{\"logs\": [], \"tree\": " node "}"
#define ZERO BOX("[\"zero\"]")
#define FACTOR(x, k) BOX("[\"factor\", \"1\", [[\"" x "\", " k "]]]")

static const char *way(const char *times, const char *mean, const char *sides, const char *letters)
{
    return arena_printf(session_arena(), "{\"times\": [%s], \"mean\": \"%s\", \"sides\": %s, \"letters\": [%s]}", times,
                        mean, sides, letters);
}
static const char *proof(const char *values, const char *way) { return arena_printf(session_arena(),
    "{\"values\": [%s], \"way\": %s}", values, way); }
static const char *at(const char *by, const char *letter)
{
    return arena_printf(session_arena(), "{\"by\": [%s], \"letter\": %s}", by, letter);
}

#define FOR "for P law on X ; table f on X in [0,inf) ; t in (0,inf)\\n"
#define M "[\"m\", \"sum x: P(x)*f(x)\"]"
#define Q(c) "[\"q\", \"sum x: P(x)*[" c "]\"]"

/* Markov's, of this condition, with this multiplier where it is so. */
static const char *markov(const char *condition, const char *by)
{
    const char *values = arena_printf(session_arena(), M ", [\"q\", \"sum x: P(x)*[%s]\"]", condition);
    const char *letters = arena_printf(session_arena(), "%s, %s", at("\"0\"", FACTOR("f(x)", "1")), at(by, ZERO));
    return proof(values, way("\"1\", \"-t\"", "0", ZERO, letters));
}
static const char *claim(const char *by, const char *condition)
{
    return arena_printf(session_arena(), FOR "claim %st*(sum x: P(x)*[%s]) <= sum x: P(x)*f(x)", by, condition);
}

/* A tie is on either side; the same proof does for both. What is not so at ties, or below them, is not shown. */
Test(checker_moments, conditions)
{
    assert_verified(claim("", "f(x) >= t"), "moments", markov("f(x) >= t", "\"1\""));
    assert_verified(claim("", "f(x) > t"), "moments", markov("f(x) > t", "\"1\""));
    assert_verified(claim("", "t <= f(x)"), "moments", markov("f(x) >= t", "\"1\""));
    assert_rejected(claim("", "f(x) > t"), "moments", markov("f(x) >= t", "\"1\""), "no value");
    assert_rejected(claim("", "f(x) < t"), "moments", markov("f(x) < t", "\"1\""), "zero: not shown");
    assert_rejected(claim("", "f(x) <= t"), "moments", markov("f(x) <= t", "\"-1\""), "not shown to be >= 0");
    assert_rejected(claim("", "f(x) >= t"), "moments", markov("f(x) >= t", "\"-1\""), "not shown to be >= 0");
    assert_rejected(claim("", "f(x) >= t"), "moments", markov("f(x) >= t", "\"t - f(x)\""), "not shown to be >= 0");
    assert_unreadable(claim("", "f(x) >= t"), "moments", markov("f(x) >= t", "\"1\", \"0\""),
                      "a multiplier for each condition");
    assert_rejected(claim("1.000000000001*", "f(x) >= t"), "moments", markov("f(x) >= t", "\"1\""), "zero: not shown");
    assert_rejected(claim("", "f(x) >= 0.999999999999*t"), "moments", markov("f(x) >= 0.999999999999*t", "\"1\""),
                    "zero: not shown");
    assert_rejected("for P law on X ; table f on X ; t in (0,inf)\\nclaim t*(sum x: P(x)*[f(x) >= t]) <= sum x: "
        "P(x)*f(x)", "moments", markov("f(x) >= t", "\"1\""), "not shown to be >= 0");
    assert_rejected("for P law on X ; table f on X in [-1,inf) ; t in (0,inf)\\nclaim t*(sum x: P(x)*[f(x) >= t]) <= "
        "sum x: P(x)*f(x)", "moments", markov("f(x) >= t", "\"1\""), "not shown to be >= 0");
}

/* Both sides of a condition are real numbers, and no condition stands in one; the same condition twice is one. */
Test(checker_moments, sides_of_conditions)
{
    static const struct {
        const char *condition, *why;
    } list[] = { { "[f(x) > t]", NULL },
                 { "[f(x) > t]*[f(x) > t]", NULL },
                 { "[f(x) > log(t)]", "not shown to be finite" },
                 { "[f(x) < log(t)]", "not shown to be finite" },
                 { "[f(x) > [t > 0]]", "not shown to be finite" } };
    for (unsigned k = 0; k < sizeof list / sizeof *list; k++) {
        const char *text = arena_printf(session_arena(),
            "for P law on X ; table f on X in [0,inf) ; t in [0,1]\\nclaim (sum x: P(x)*%s) <= 1", list[k].condition);
        const char *letters =
            arena_printf(session_arena(), "%s, %s", at("\"0\"", BOX("[\"direct\", \"1\"]")), at("\"0\"", ZERO));
        const char *p = proof(arena_printf(session_arena(), "[\"q\", \"sum x: P(x)*%s\"]", list[k].condition),
                              way("\"-1\"", "1", ZERO, letters));
        if (list[k].why) assert_rejected(text, "moments", p, list[k].why);
        else assert_verified(text, "moments", p);
    }
}

/* A number is no name: neither the name that is declared first, nor an entry of it at its end. */
Test(checker_moments, ends_of_names_alone)
{
    static const char *const name[] = { "1", "f(x)", "P(x)", "t" };
    for (unsigned k = 0; k < 4; k++) {
        const char *w = way("", "0", FACTOR("t", "1"), at("", ZERO));
        const char *p =
            proof("", arena_printf(session_arena(), "{\"end\": [\"%s\", \"0\"], \"at\": %s, \"inside\": %s}", name[k],
                                   way("", "0", ZERO, at("", ZERO)), w));
        const char *text = "for table f on X in [0,1] ; P law on X ; t in [0,1]\\nclaim 0 <= t";
        if (k < 3) assert_rejected(text, "moments", p, "an end of a value or a number expected");
        else assert_verified(text, "moments", p);
    }
}

/* Else what lies beyond would be forgotten. */
Test(checker_moments, ends_of_ranges_alone)
{
    static const struct {
        const char *range, *end, *why;
    } list[] = { { "[-1,0]", "0", NULL },
                 { "[-1,inf)", "0", "no end of its range" },
                 { "[-1,1]", "0", "no end of its range" },
                 { "(-inf,0]", "0", NULL },
                 { "(-inf,1]", "0", "no end of its range" } };
    for (unsigned k = 0; k < sizeof list / sizeof *list; k++) {
        const char *text = arena_printf(session_arena(), "for P law on X ; t in %s\\nclaim t <= 0", list[k].range);
        const char *p = proof(
            "", arena_printf(session_arena(), "{\"end\": [\"t\", \"%s\"], \"at\": %s, \"inside\": %s}", list[k].end,
                             way("", "0", ZERO, at("", ZERO)), way("", "0", FACTOR("-t", "1"), at("", ZERO))));
        if (list[k].why) assert_rejected(text, "moments", p, list[k].why);
        else assert_verified(text, "moments", p);
    }
}

/* 0 <= 1 bounds nothing: not the name that is declared first. */
Test(checker_moments, hypotheses_of_numbers_alone)
{
    const char *p = proof("", way("", "0", FACTOR("t", "1"), at("", ZERO)));
    assert_verified("for t in R ; P law on X\\ngiven 0 <= t\\nclaim 0 <= t", "moments", p);
    assert_rejected("for t in R ; P law on X\\ngiven 0 <= 1\\nclaim 0 <= t", "moments", p, "by a rational number");
    assert_rejected("for t in [0,1] ; P law on X\\nclaim 0 <= t <= 1/2", "moments", p, "one relation");
}

/* A claim of one mean g under P, by its range, which the enclosure of g gives. */
static const char *one(const char *g, const char *sides, const char *letters)
{
    return proof(arena_printf(session_arena(), "[\"v\", \"sum x: %s\"]", g), way("\"0\"", "0", sides, letters));
}

Test(checker_moments, ranges_of_means)
{
    const char *half = "for P law on X ; table f on X in [0,1]\\nclaim (sum x: P(x)*f(x)) <= %s",
               *letters = at("", ZERO);
    assert_verified(arena_printf(session_arena(), half, "1"), "moments",
                    one("P(x)*f(x)", FACTOR("1 - v", "1"), letters));
    assert_rejected(arena_printf(session_arena(), half, "0.999999"), "moments",
        one("P(x)*f(x)", FACTOR("0.999999 - v", "1"), letters), "not shown to be >= 0");
    assert_rejected("for P law on X ; table f on X in [0,1]\\nclaim 1 <= (sum x: P(x)*3)", "moments",
        one("P(x)*3", FACTOR("v - 1", "1"), letters), "no interior");
    assert_rejected("for P law on X ; table f on X in [0,1]\\nclaim 2 <= 1 + 0*(sum x: P(x)*(f(x) - f(x))^2)",
        "moments", one("P(x)*(f(x) - f(x))^2", ZERO, letters), "zero: not shown");
    assert_rejected("for P law on X ; table f on X in (0,1]\\nclaim 0 <= log(sum x: P(x)*f(x)) + 9", "moments",
        one("P(x)*f(x)", ZERO, letters), "zero: not shown");
    assert_rejected("for P law on X ; table f on X in [0,1]\\nclaim 0 <= log(sum x: P(x)*f(x)) + 9", "moments",
        one("P(x)*f(x)", ZERO, letters), "finite and continuous");
}

/* What a mean is of: a term times P(x), finite and continuous wherever tables are, the conditions what they are. */
Test(checker_moments, means)
{
    static const struct { const char *g, *why; } wrong[] = {
        { "P(x)^2*f(x)", "a product with the law" }, { "P(x)*P(x)*f(x)", "a product with the law" },
            { "f(x)", "a product with the law" }, { "(P(x)*f(x) + P(x))", "a product with the law" },
        { "f(x)/P(x)", "a product with the law" }, { "P(x)/(1 + P(x))", "a product with the law" },
            { "P(x)*[P(x) >= t]", "a product with the law" }, { "log(P(x))*P(x)", "a product with the law" },
        { "P(x)*log(f(x))", "finite and continuous" }, { "P(x)/f(x)", "finite and continuous" },
            { "P(x)*(t/[f(x) >= t])", "finite and continuous" }, { "P(x)*[1/f(x) >= t]", "finite and continuous" },
        { "P(x)*[[f(x) >= t] >= t]", "a condition on what is not shown" },
            { "P(x)*[f(x) >= 1]*[f(x) >= 2]*[f(x) >= 3]*[f(x) >= 4]", "more than 3 conditions" },
        { "P(x)*KL(P(x)||P(x))", "under the law alone" }, { "P(x)*(max x: f(x))", "under the law alone" },
            { "P(x)*binomial(2, 1)", "under the law alone" }, { "P(x)*(sum i in 0..3: i)", "under the law alone" },
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++)
        assert_rejected(arena_printf(session_arena(), FOR "claim 0 <= sum x: %s", wrong[k].g), "moments",
            one(wrong[k].g, FACTOR("v", "1"), at("", ZERO)), wrong[k].why);
    assert_unreadable(FOR "claim 0 <= sum x: P(x)*[f(x) = t]", "moments", one("P(x)*[f(x) = t]", ZERO, at("", ZERO)),
                      "an order in a condition");
    assert_unreadable(FOR "claim 0 <= sum x: P(x)*[f(x)]", "moments", one("P(x)*[f(x)]", ZERO, at("", ZERO)),
                      "an order in a condition");
    assert_unreadable(FOR "claim 0 <= sum x: P(x)*(sum y: P(y)*f(x))", "moments", one("P(x)*(sum y: P(y)*f(x))", ZERO,
        at("", ZERO)), "no letter that is bound");
}

Test(checker_moments, statements)
{
    const char *own = one("P(x)*f(x)", FACTOR("v", "1"), at("", ZERO));
    static const struct { const char *statement, *why;
    } wrong[] = {
        { "for P, R laws on X ; table f on X in [0,inf)\\nclaim 0 <= sum x: P(x)*f(x)", "one law" },
        { "for table f on X in [0,inf)\\nclaim 0 <= sum x: f(x)", "no law" },
        { "for P law on X ; table f on X in [0,inf) ; table w on Y\\nclaim 0 <= sum x: P(x)*f(x)", "one alphabet" },
        { "for P law on X ; W channel X -> Y ; table f on X in [0,inf)\\nclaim 0 <= sum x: P(x)*f(x)", "channels" },
        { "for P law on X ; table f on X in [0,inf) ; Z variable\\nclaim 0 <= sum x: P(x)*f(x)", "random variables" },
        { "for P law on X ; table f on X in [0,inf)\\nclaim 0 < sum x: P(x)*f(x)", "one relation" },
        { "for P law on X ; table f on X in [0,inf)\\nclaim 0 = sum x: P(x)*f(x)", "one relation" },
        { "for P law on X ; table f on X in [0,inf)\\nclaim 0 <= abs(sum x: P(x)*f(x))", "summands alone" },
        { "for P law on X ; table f on X in [0,inf) ; t in [0,1]\\nclaim [t >= 1] <= 1 + sum x: P(x)*f(x)",
          "summands alone" },
        { "for P law on X ; table f on X in [0,inf)\\nclaim 0 <= sum x: f(x)*P(x)", "no value" },
        { "for P law on X ; table f on X in [0,inf)\\ngiven (sum x: P(x)*f(x)) = 1\\nclaim 0 <= sum x: P(x)*f(x)",
          "a bound" },
        { "for P law on X ; table f on X in [0,inf)\\ngiven (sum x: P(x)*f(x)) <= 0\\nclaim 0 <= sum x: P(x)*f(x)",
          "without an interior" },
    };
    assert_verified("for P law on X ; table f on X in [0,inf)\\nclaim 0 <= sum x: P(x)*f(x)", "moments", own);
    assert_verified("for P law on X > 0 ; table f on X in [0,inf)\\ngiven (sum x: P(x)*f(x)) >= 1\\nclaim 1 <= sum "
        "x: P(x)*f(x)", "moments", one("P(x)*f(x)", FACTOR("v - 1", "1"), at("", ZERO)));
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++)
        assert_rejected(wrong[k].statement, "moments", own, wrong[k].why);
}

/* Multipliers depend on no entry; the sides and the letters are what is said. */
Test(checker_moments, multipliers)
{
    const char *letters = at("\"0\"", FACTOR("f(x)", "1"));
    letters = arena_printf(session_arena(), "%s, %s", letters, at("\"1\"", ZERO));
    const char *values = M ", " Q("f(x) >= t"), *own = claim("", "f(x) >= t");
    static const struct { const char *times, *mean, *why;
    } wrong[] = {
        { "\"f(x)\", \"-t\"", "0", "may not depend" },
        { "\"1\", \"-t\"", "f(x)", "may not depend" },
        { "\"P(x)\", \"-t\"", "0", "may not depend" },
        { "\"1\", \"-2*t\"", "0", "zero: not shown" },
        { "\"2\", \"-t\"", "0", "zero: not shown" },
        { "\"1\", \"-t\"", "1", "zero: not shown" },
        { "\"1\", \"-t\"", "-1", "zero: not shown" },
        { "\"m/m\", \"-t\"", "0", "finite and continuous" },
        { "\"sum x: P(x)*f(x)\", \"-t\"", "0", "may not depend" },
        { "\"1\", \"-t\"", "[t >= 1]", "finite and continuous" },
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++)
        assert_rejected(own, "moments", proof(values, way(wrong[k].times, wrong[k].mean, ZERO, letters)), wrong[k].why);
    assert_unreadable(own, "moments", proof(values, way("\"1\"", "0", ZERO, letters)), "multipliers");
    assert_unreadable(own, "moments", proof(values, way("\"1\", \"-t\"", "0", ZERO, at("\"0\"", FACTOR("f(x)", "1")))),
                      "cases");
    assert_rejected(own, "moments", proof(M, way("\"1\"", "0", ZERO, at("", ZERO))), "no value");
}

/* Where a value is at its end is a case of its own: neither is left out, and an end is one. */
Test(checker_moments, ends)
{
    const char *statement = "for P law on X ; table f on X in [0,inf)\\nclaim %s <= sum x: P(x)*f(x)^2",
        *values = M ", [\"q\", \"sum x: P(x)*f(x)^2\"]";
    const char *square = arena_printf(session_arena(), statement, "(sum x: P(x)*f(x))^2"),
        *inside = way("\"-2*m\", \"m/m\"", "m^2", ZERO, at("", FACTOR("f(x) - m", "2")));
    const char *there = way("\"0\", \"1\"", "0", ZERO, at("", FACTOR("f(x)", "2"))),
        *both = "{\"end\": [\"%s\", \"%s\"], \"at\": %s, \"inside\": %s}";
    assert_rejected(square, "moments", proof(values, inside), "finite and continuous");
    assert_verified(square, "moments", proof(values, arena_printf(session_arena(), both, "m", "0", there, inside)));
    assert_rejected(square, "moments", proof(values, arena_printf(session_arena(), both, "m", "1", there, inside)),
                    "no end");
    assert_rejected(square, "moments", proof(values, arena_printf(session_arena(), both, "q", "0", there, inside)),
                    "zero: not shown");
    assert_rejected(square, "moments", proof(values, arena_printf(session_arena(), both, "f(x)", "0", there, inside)),
        "an end of a value or a number");
    assert_rejected(square, "moments", proof(values, arena_printf(session_arena(), both, "m", "0", inside, inside)),
                    "finite and continuous");
    assert_rejected(square, "moments", proof(values, arena_printf(session_arena(), both, "m", "0", there, there)), "");
    assert_unreadable(square, "moments",
                      proof(values, arena_printf(session_arena(), "{\"end\": [\"m\", \"0\"], \"inside\": %s}", inside)),
                      "no at");
    /* false at the end alone: where the mean is 0 the other side is 0, too */
    assert_rejected(
        arena_printf(session_arena(), statement, "(sum x: P(x)*f(x))^2 + 1 - (sum x: P(x)*f(x))/(sum x: P(x)*f(x))"),
        "moments", proof(values, arena_printf(session_arena(), both, "m", "0", there, inside)),
        "finite and continuous");
}

/* f + g >= 2 t, or whatever, and f >= t, g >= t: the case 1, 0, 0 by these multipliers. */
static const char *union_of(const char *sum, const char *f, const char *g, const char *empty, const char *box)
{
    const char *zero = at("\"0\", \"0\", \"0\"", ZERO), *one = at("\"0\", \"0\", \"0\"",
        BOX("[\"factor\", \"1\", []]"));
    const char *two = at("\"0\", \"0\", \"0\"", BOX("[\"factor\", \"2\", []]"));
    const char *none = arena_printf(session_arena(), "{\"empty\": [%s], \"letter\": %s}", empty, box);
    const char *letters = arena_printf(session_arena(), "%s, %s, %s, %s, %s, %s, %s, %s", zero, none, one, zero, one,
        zero, two, one);
    const char *values = arena_printf(session_arena(),
        "[\"u\", \"sum x: P(x)*[%s]\"], [\"v\", \"sum x: P(x)*[%s]\"], [\"w\", \"sum x: P(x)*[%s]\"]", sum, f, g);
    return proof(values, way("\"-1\", \"1\", \"1\"", "0", ZERO, letters));
}

static const char *union_claim(const char *sum, const char *f, const char *g)
{
    return arena_printf(session_arena(),
                        "for P law on X ; table f on X ; table g on X ; t in R\\nclaim (sum x: P(x)*[%s]) <= (sum x: "
                        "P(x)*[%s]) + (sum x: P(x)*[%s])",
                        sum, f, g);
}

/* A case that no letter is in: only by what is strict, with a multiplier that is positive, and as the sum is not. */
Test(checker_moments, cases_of_no_letter)
{
    static const char all[] = "\"1\", \"1\", \"1\"";
    static const struct { const char *sum, *f, *g, *empty, *why; } tried[] = {
        { "f(x) + g(x) >= 2*t", "f(x) >= t", "g(x) >= t", all, NULL },
        { "f(x) + g(x) > 2*t", "f(x) > t", "g(x) > t", all, NULL },
        { "f(x) + g(x) >= 2*t", "f(x) > t", "g(x) >= t", all, NULL },
        { "f(x) + g(x) >= 2*t", "f(x) > t", "g(x) > t", all, "of what is > 0" },       /* false where f = g = t */
        { "f(x) + g(x) >= t", "f(x) >= t", "g(x) >= t", all, "zero" },                 /* false where f = g = t/2 */
        { "f(x) + g(x) >= 2*t", "f(x) >= t", "g(x) >= t", "\"1\", \"0\", \"0\"", "of what is > 0" },
        { "f(x) + g(x) >= 2*t", "f(x) >= t", "g(x) >= t", "\"0\", \"0\", \"0\"", "of what is > 0" },
        { "f(x) + g(x) >= 2*t", "f(x) >= t", "g(x) >= t", "\"1\", \"1\", \"0\"", "zero" },
        { "f(x) + g(x) >= 2*t", "f(x) >= t", "g(x) >= t", "\"-1\", \"-1\", \"-1\"", "not shown to be >= 0" },
        { "f(x) + g(x) >= 2*t", "f(x) > t", "g(x) >= t", "\"f(x)^2\", \"f(x)^2\", \"f(x)^2\"", "of what is > 0" },
            /* 0 where f is */
        { "f(x) + g(x) >= 2*t", "f(x) >= t", "g(x) >= t", "\"P(x)\", \"P(x)\", \"P(x)\"", "may not depend" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *made = union_of(tried[k].sum, tried[k].f, tried[k].g, tried[k].empty, ZERO);
        const char *of = union_claim(tried[k].sum, tried[k].f, tried[k].g);
        if (tried[k].why) assert_rejected(of, "moments", made, tried[k].why);
        else assert_verified(of, "moments", made);
    }
}

/* |t| on the smaller side is t or -t: a way for each. */
Test(checker_moments, size_of_a_mean)
{
#define SIZE(in) "for P law on X ; table f on X in " in "\\n"
#define MEAN "sum x: P(x)*f(x)"
    const char *up = way("\"-1\"", "1", ZERO, at("", FACTOR("1 - f(x)", "1"))),
               *down = way("\"1\"", "1", ZERO, at("", FACTOR("1 + f(x)", "1")));
    const char *both = proof(M, arena_printf(session_arena(), "[%s, %s]", up, down)),
               *claim = "claim abs(" MEAN ") <= 1";
    assert_verified(arena_printf(session_arena(), SIZE("[-1,1]") "%s", claim), "moments", both);
    assert_rejected(arena_printf(session_arena(), SIZE("[-2,1]") "%s", claim), "moments", both, "not shown to be >= 0");
    assert_rejected(arena_printf(session_arena(), SIZE("[-1,2]") "%s", claim), "moments", both, "not shown to be >= 0");
    assert_rejected(SIZE("[-1,1]") "claim abs(" MEAN ") <= 999/1000", "moments", both, "zero: not shown");
    assert_rejected(SIZE("[-1,1]") "claim abs(" MEAN ") <= 1", "moments",
                    proof(M, arena_printf(session_arena(), "[%s, %s]", up, up)), "zero: not shown");
    assert_rejected(SIZE("[-1,1]") "claim 1 <= abs(" MEAN ")", "moments", both, "in summands alone");
    assert_rejected(SIZE("[-1,1]") "claim abs(abs(" MEAN ")) <= 1", "moments", both, "in summands alone");
    assert_unreadable(SIZE("[-1,1]") "claim abs(" MEAN ") <= 1", "moments", proof(M, up), "two ways");
    assert_unreadable(SIZE("[-1,1]") "claim abs(" MEAN ") <= 1", "moments",
                      proof(M, arena_printf(session_arena(), "[%s]", up)), "two ways");
    assert_unreadable(SIZE("[-1,1]") "claim (" MEAN ") <= 1", "moments", both, "");
}
