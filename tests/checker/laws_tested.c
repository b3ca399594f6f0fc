/* SPDX-License-Identifier: MIT
**
** Tests, variations and channels of section 6: certificates that argue past what these rules say are rejected.
*/
#include "tests/checker/checker.h"

TestSuite(checker_laws_tested, .init = session_open, .fini = session_close);

#define BOX(node) "{\"logs\": [], \"tree\": " node "}"
#define ZERO BOX("[\"zero\"]")
#define V "[\"v\", \"TV(P(x)||Q(x))\"]"
#define K "[\"k\", \"KL(P(x)||Q(x))\"]"
#define TEST(g) "\"test\": [\"" g "\", \"hat\", \"m\", \"n\"]"
#define UP BOX("[\"factor\", \"1\", []]")
/* (q - p) (1 - u), of q <= p = .. */
#define LESS(v, w) BOX("[\"below\", \"" v "\", \"" w "\", \"u\", [\"factor\", \"2\", [[\"" w \
    "\", 1], [\"1 - u\", 1]]]]")
#define TABLE "for P, Q laws on X ; table f on X in [0,1]\\n"
#define MOVES "claim (sum x: P(x)*f(x)) - (sum x: Q(x)*f(x)) <= TV(P(x)||Q(x))"

static const char *tested(const char *values, const char *grows, const char *first, const char *second,
    const char *test)
{
    return arena_printf(session_arena(),
        "{\"values\": [%s], \"names\": [\"p\", \"q\"], \"entries\": \"plain\", \"grows\": [%s], \"least\": [], "
        "\"sides\": [], \"binary\": [%s, %s], %s}", values, grows, first, second, test);
}

static const char *moved(const char *test) { return tested(V, UP, ZERO, LESS("p", "q"), test); }

/* The mean of f moves by TV at most; the test is what stands in the sums, in [0,1]. */
Test(checker_laws_tested, a_mean)
{
    const char *good = moved(TEST("f(x)"));
    assert_verified(TABLE MOVES, "binary", good);
    assert_verified(TABLE "claim 1 - TV(P(x)||Q(x)) <= (sum x: P(x)*(1 - f(x))) + sum x: Q(x)*f(x)", "binary", good);
    assert_verified(TABLE "claim (sum x: (P(x) - Q(x))*f(x)) <= TV(P(x)||Q(x))", "binary", good);
    assert_verified("for P, Q laws on X ; table f on X ; c in R\\nclaim (sum x: P(x)*[f(x) > c]) - (sum x: Q(x)*[f(x) "
                    "> c]) <= TV(P(x)||Q(x))",
                    "binary", moved(TEST("[f(x) > c]")));
    assert_rejected(TABLE "claim (sum x: P(x)*f(x)) - (sum x: Q(x)*f(x)) <= 99/100*TV(P(x)||Q(x))", "binary",
        tested(V, BOX("[\"factor\", \"99/100\", []]"), ZERO, LESS("p", "q"), TEST("f(x)")), "zero: not shown");
    assert_rejected("for P, Q laws on X ; table f on X in [-1,1]\\n" MOVES, "binary", good, "zero: not shown");
    assert_rejected("for P, Q laws on X ; table f on X in [0,inf)\\n" MOVES, "binary", good, "between two numbers");
    assert_rejected("for P, Q laws on X ; table f on X\\n" MOVES, "binary", good, "between two numbers");
    assert_unreadable("for P, Q laws on X ; table f on Y in [0,1]\\n" MOVES, "binary", good, "another alphabet");
    assert_rejected(TABLE MOVES, "letterwise", "{\"values\": [" V
        "], \"times\": [\"1\"], \"laws\": [[\"P\", \"t\", \"0\"], [\"Q\", \"1\", \"0\"]], "
        "\"entries\": \"plain\", \"sides\": " ZERO ", \"letter\": " ZERO ", " TEST("f(x)") "}", "letterwise: a test");
}

/* What is no test, and sums that are none of its means. */
Test(checker_laws_tested, what_is_tested)
{
    static const struct { const char *test, *claim, *why; } wrong[] = {
        { "P(x)", MOVES, "in tables and numbers" }, { "f(x)*(sum x: P(x)*f(x))", MOVES, "in tables and numbers" },
        { "1/f(x)", MOVES, "finite and continuous" }, { "[f(x) > 1/f(x)]", MOVES, "finite and continuous" },
        { "1/2", MOVES, "between two numbers" }, { "f(x)^2", MOVES, "more than the laws and the test" },
        { "f(x)", "claim (sum x: P(x)*f(x)^2) - (sum x: Q(x)*f(x)^2) <= TV(P(x)||Q(x))", "not of degree 1" },
        { "f(x)", "claim (sum x: P(x)^2*f(x)) - (sum x: Q(x)*f(x)) <= TV(P(x)||Q(x))", "not linear" },
        { "f(x)", "claim (sum x: P(x)*Q(x)*f(x)) <= TV(P(x)||Q(x))", "not linear" },
        { "f(x)", "claim (sum x: f(x)) <= TV(P(x)||Q(x))", "not linear" }, { "f(x)",
            "claim (sum x: 1) <= TV(P(x)||Q(x))", "not linear" },
        { "f(x)", "claim (sum x: P(x)/f(x)) <= TV(P(x)||Q(x))", "finite and continuous" },
        { "f(x)", "claim (max x: P(x)) <= TV(P(x)||Q(x))", "no value" },
        { "f(x)", "given (sum x: P(x)*f(x)) < 1/2\\n" MOVES, "hypothesis" },
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        const char *test = arena_printf(session_arena(), "\"test\": [\"%s\", \"hat\", \"m\", \"n\"]", wrong[k].test);
        assert_rejected(arena_printf(session_arena(), TABLE "%s", wrong[k].claim), "binary", moved(test), wrong[k].why);
    }
    assert_rejected("for P, Q, R laws on X ; table f on X in [0,1]\\n" MOVES, "binary", moved(TEST("f(x)")),
        "two laws");
    assert_rejected(TABLE "given TV(P(x)||Q(x)) > 1/2\\nclaim (sum x: P(x)*f(x)) <= 1/2 + TV(P(x)||Q(x))", "binary",
        moved(TEST("f(x)")), "no TV");
    assert_rejected("for P, Q laws on X ; table f on X in [0,1] ; W channel X -> Y\\n" MOVES, "binary",
        moved(TEST("f(x)")), "a test, and a channel");
    assert_rejected(TABLE MOVES, "binary", tested(V, UP, ZERO, LESS("p", "q"),
        "\"test\": [\"f(x)\", \"hat\", \"f\", \"n\"]"), "no new name");
}

/* TV is no equation here, and is to grow; both orders are shown. */
Test(checker_laws_tested, growth_and_orders)
{
    const char *below = TABLE "claim TV(P(x)||Q(x)) <= abs((sum x: P(x)*f(x)) - (sum x: Q(x)*f(x)))";
    assert_rejected(below, "binary", tested(V, "", BOX("[[\"zero\"], [\"zero\"]]"), BOX("[[\"zero\"], [\"zero\"]]"),
        TEST("f(x)")), "grows");
    assert_rejected(below, "binary", tested(V, BOX("[[\"factor\", \"1\", []], [\"factor\", \"1\", []]]"),
        BOX("[[\"zero\"], [\"zero\"]]"),
        BOX("[[\"zero\"], [\"zero\"]]"), TEST("f(x)")), "another product");
    assert_rejected(TABLE MOVES, "binary", tested(V, UP, ZERO, ZERO, TEST("f(x)")), "zero: not shown");
    assert_rejected(TABLE MOVES, "binary", tested(V, UP, LESS("p", "q"), LESS("p", "q"), TEST("f(x)")), "below");
    assert_unreadable(TABLE MOVES, "binary", "{\"values\": [" V
        "], \"names\": [\"p\", \"q\"], \"entries\": \"plain\", \"grows\": [" UP "], \"least\": [], "
        "\"sides\": [], \"binary\": [" ZERO "], " TEST("f(x)") "}", "a list of 1");
    assert_rejected(TABLE MOVES, "binary", "{\"values\": [" V
        "], \"names\": [\"p\", \"q\"], \"entries\": \"plain\", \"grows\": [" UP "], "
        "\"least\": [[\"v\", " UP "]], \"sides\": [" ZERO "], \"binary\": [" ZERO ", " ZERO "], " TEST("f(x)") "}",
            "bounds, of a test");
}

/* A mean may be 0 where a divergence is infinite: their product tends to nothing that is known. */
Test(checker_laws_tested, a_mean_is_no_number_in_limits)
{
    static const char claim[] = TABLE "claim 0 <= (sum x: P(x)*f(x))*%s";
    const char *by = tested(K, BOX("[\"factor\", \"1\", [[\"m\", 1]]]"), BOX("[\"zero\"]"), BOX("[\"zero\"]"),
        TEST("f(x)"));
    assert_rejected(arena_printf(session_arena(), claim, "KL(P(x)||Q(x))"), "binary", by, "tend to what it is");
    assert_rejected(
        "for P, Q laws on X ; table f on X in [0,1] ; c in [0,1]\\nclaim 0 <= c*KL(P(x)||Q(x)) + (sum x: P(x)*f(x))",
        "binary", tested(K, BOX("[\"factor\", \"1\", [[\"m\", 1]]]"), ZERO, ZERO, TEST("f(x)")), "another product");
}

static const char *varied(const char *values, const char *variations)
{
    return arena_printf(session_arena(),
        "{\"values\": [%s], \"times\": [\"0\"], \"laws\": [[\"P\", \"z\", \"0\"], [\"Q\", \"1\", \"0\"]], "
        "\"entries\": \"plain\", \"sides\": " ZERO ", \"letter\": " ZERO ", \"variations\": [%s]}", values, variations);
}

/* A multiple of a TV, its factor >= 0, identically. */
Test(checker_laws_tested, variations)
{
    static const char mix[] = "TV(t*P(x) + (1 - t)*Q(x)||Q(x))", norm[] = "sum x: abs(P(x) - Q(x))";
    static const struct { const char *range, *sum, *is, *factor, *why; } tried[] = {
        { "[0,1]", mix, "t*TV(P(x)||Q(x))", "t", NULL }, { "[0,1]", norm, "2*TV(P(x)||Q(x))", "1", NULL },
        { "[0,1]", "TV(Q(x)||t*P(x) + (1 - t)*Q(x))", "t*TV(P(x)||Q(x))", "t", "not the multiple" },
            /* up to its sign */
        { "[0,1]", "sum x: abs(t*Q(x) - t*P(x))", "2*t*TV(P(x)||Q(x))", "-t", "shown to be >= 0" },
        { "[-1,1]", "sum x: abs(t*P(x) - t*Q(x))", "2*t*TV(P(x)||Q(x))", "t", "shown to be >= 0" },
        { "[0,1]", mix, "t^2*TV(P(x)||Q(x))", "t^2", "not the multiple" }, { "[0,1]", mix, "TV(P(x)||Q(x))", "1",
            "not the multiple" },
        { "[0,1]", norm, "TV(P(x)||Q(x))", "1", "identical" }, { "[0,1]", norm, "TV(P(x)||Q(x))", "1/2",
            "not the multiple" },
        { "[0,2]", mix, "t*TV(P(x)||Q(x))", "t", "not a law" }, { "[0,1]", "sum x: abs(P(x) - P(x)*Q(x))",
            "2*TV(P(x)||Q(x))", "1", "not the multiple" },
        { "[0,1]", norm, "2*TV(P(x)||Q(x))", "P(x)/P(x)", "in numbers" }, { "[0,1]", norm, "2*TV(P(x)||Q(x))", "v/v",
            "in numbers" },
        { "[0,1]", norm, "2*TV(P(x)||Q(x))", "t/t", "shown to be >= 0" }, { "[0,1]", "sum x: abs(P(x)/t - Q(x)/t)",
            "2/t*TV(P(x)||Q(x))", "1/t", "no polynomial" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *claim = arena_printf(session_arena(), "for P, Q laws on X ; t in %s\\nclaim (%s) = %s",
            tried[k].range, tried[k].sum, tried[k].is);
        const char *proof = varied(V, arena_printf(session_arena(), "[\"%s\", \"%s\", \"v\"]", tried[k].sum,
            tried[k].factor));
        if (tried[k].why) assert_rejected(claim, "letterwise", proof, tried[k].why);
        else assert_verified(claim, "letterwise", proof);
    }
    assert_rejected("for P, Q laws on X\\nclaim (sum x: abs(P(x) - Q(x))) = 2*Hsq(P(x)||Q(x))", "letterwise",
        varied("[\"v\", \"Hsq(P(x)||Q(x))\"]", "[\"sum x: abs(P(x) - Q(x))\", \"1\", \"v\"]"), "a multiple of a TV");
    assert_rejected("for P, Q laws on X\\nclaim (sum x: abs(P(x) - Q(x))^2) = 2*TV(P(x)||Q(x))", "letterwise",
        varied(V, "[\"sum x: abs(P(x) - Q(x))\", \"1\", \"v\"]"), "no value");
}

#define BEHIND(D, w) D "((sum x: P(x)*" w "(y|x))||(sum x: Q(x)*" w "(y|x)))"
#define CHANNEL "for P, Q laws on X ; W channel X -> Y\\n"

static const char *behind(const char *values, const char *grows, const char *box)
{
    return arena_printf(session_arena(),
        "{\"values\": [%s], \"names\": [\"p\", \"q\"], \"entries\": \"plain\", \"grows\": [%s], \"least\": [], "
        "\"sides\": [], \"binary\": [%s]}", values, grows, box);
}

/* Behind a channel TV is known; in front it is another value, at least as great. */
Test(checker_laws_tested, channels)
{
    const char *image = "[\"v\", \"" BEHIND("TV", "W") "\"]", *kl = "[\"k\", \"" BEHIND("KL", "W") "\"]";
    const char *pinsker = BOX(
        "[\"bowl\", \"p\", \"q\", [\"zero\"], [\"factor\", \"1\", [[\"2*p - 1\", 2], [\"p\", -1], [\"1 - p\", -1]]]]");
    const char *both = arena_printf(session_arena(), "%s, [\"w\", \"TV(P(x)||Q(x))\"]", image);
    assert_verified(CHANNEL "claim 2*" BEHIND("TV", "W") "^2 <= KL(P(x)||Q(x))", "binary",
        behind(arena_printf(session_arena(), "%s, " K, image), UP, pinsker));
    assert_verified(CHANNEL "claim 2*" BEHIND("TV", "W") "^2 <= " BEHIND("KL", "W"), "binary",
        behind(arena_printf(session_arena(), "%s, %s", image, kl), UP, pinsker));
    assert_verified(CHANNEL "claim " BEHIND("TV", "W") " <= TV(P(x)||Q(x))", "binary", behind(both, UP, ZERO));
    assert_rejected(CHANNEL "claim TV(P(x)||Q(x)) <= " BEHIND("TV", "W"), "binary", behind(both, BOX("[\"zero\"]"),
        ZERO), "zero: not shown");
    assert_rejected(CHANNEL "claim TV(P(x)||Q(x)) <= " BEHIND("TV", "W"), "binary", behind(both, "", ZERO), "grows");
    assert_rejected(CHANNEL "claim 2*TV(P(x)||Q(x))^2 <= " BEHIND("KL", "W"), "binary",
        behind(arena_printf(session_arena(), "[\"v\", \"TV(P(x)||Q(x))\"], %s", kl), UP ", " UP, pinsker),
            "another product");
    assert_rejected("for P, Q laws on X ; W channel X -> Y ; U channel X -> Y\\nclaim " BEHIND("TV", "W")
        " <= " BEHIND("TV", "U"), "binary",
        behind(arena_printf(session_arena(), "%s, [\"w\", \"" BEHIND("TV", "U") "\"]", image), "", ZERO),
            "two channels");
}

#define MIX "((sum x: P(x)*W(y|x)) + (sum x: Q(x)*W(y|x)))/2"
#define JS_OF(p) "KL((sum x: " p "(x)*W(y|x))||" MIX ")"

static const char *two_orders(const char *first, const char *second)
{
    return arena_printf(
        session_arena(),
        "{\"values\": [[\"a\", \"" JS_OF("P") "\"], [\"b\", \"" JS_OF(
            "Q") "\"], "
                 "[\"c\", \"KL(P(x)||(P(x) + Q(x))/2)\"], [\"d\", \"KL(Q(x)||(P(x) + Q(x))/2)\"]], \"times\": [\"0\", "
                 "\"0\", \"0\", \"0\"], "
                 "\"laws\": [[\"P\", \"t\", \"0\"], [\"Q\", \"1\", \"0\"]], \"entries\": \"plain\", \"sides\": " BOX(
                     "[\"below\", \"a\", \"%s\", \"u\", [\"below\", \"b\", \"%s\", \"v\", [\"direct\", \"(c*(1 - u) + "
                     "d*(1 - v))/2\"]]]") ", \"letter\": " ZERO "}",
        first, second);
}

/* One order within another, each a hypothesis. */
Test(checker_laws_tested, orders_within_orders)
{
    static const char js[] = "JS((sum x: P(x)*W(y|x))||(sum x: Q(x)*W(y|x)))";
    const char *claim = arena_printf(session_arena(), CHANNEL "claim %s <= JS(P(x)||Q(x))", js);
    assert_verified(claim, "letterwise", two_orders("c", "d"));
    assert_rejected(claim, "letterwise", two_orders("d", "c"), "below");
    assert_rejected(claim, "letterwise", two_orders("c", "c"), "below");
    assert_rejected(arena_printf(session_arena(), CHANNEL "claim 101/100*%s <= JS(P(x)||Q(x))", js), "letterwise",
        two_orders("c", "d"), "another function");
}
