/* SPDX-License-Identifier: MIT
**
** One test for each condition of the checker on boxes, entropies and letters: what it refuses, and would accept, or
** take for something else, without it.
*/
#include "tests/checker/checker.h"

TestSuite(checker_guards, .init = session_open, .fini = session_close);

Test(checker_guards, nodes_of_boxes)
{
    static const judged_t list[] = {
        { "for x in (0,1]\\nclaim 0 <= x", TREE("[\"invert\", \"x\", \"x\", [\"zero\"]]"), "no new name" },
        { "for x in (0,1]\\nclaim 0 <= x", TREE("[\"invert\", \"x\", \"\", [\"zero\"]]"), "small letters" },
        { "for x in (0,1]\\nclaim 0 <= x", TREE("[\"invert\", \"x\", \"U\", [\"zero\"]]"), "small letters" },
        { "for x in [-1,1]\\nclaim 0 <= x", TREE("[\"invert\", \"x\", \"u\", [\"zero\"]]"),
          "not shown to be positive" },
        { "for x in [0,1] ; y in [0,1]\\nclaim x y <= 1/2", TREE("[\"sturm\"]"), "not rational in one variable" },
        { "for x in (0,1]\\nclaim log x <= 1", TREE("[\"sturm\"]"), "not rational in one variable" },
        { "for x in [0,1]\\nclaim 1 <= 0", TREE("[\"sturm\"]"), "sturm: negative" },
        { "for x in [0,1]\\nclaim x^2 + 1 <= 0", TREE("[\"sturm\"]"), "sturm: not positive" },
        { "for x in [0,1]\\nclaim x^2 <= 1/4", TREE("[\"sturm\"]"), "a zero inside" },
        { "for x in [0,1]\\nclaim x^61 <= 2", TREE("[\"sturm\"]"), "a degree beyond" },
        { "for x in [0,1]\\nclaim 0 <= x",
          TREE("[\"factor\", \"1\", [[\"sqrt(x^2+2*x+1)-(x+1)\", -2], [\"sqrt(x^2+2*x+1)-(x+1)\", 2], [\"x\", 1]]]"),
          "other than 0" },
        { "for x in [0,2] ; y in [-1,1]\\nclaim 2 x y^2 <= x^2 + y^4",
          TREE("[\"bowl\", \"x\", \"y^2\", [\"zero\"], [\"direct\", \"2\"]]"), "lie inside" },
        { "for x in [0,inf)\\nclaim x <= 1",
          TREE("[\"mono\", \"x\", \"down\", [\"direct\", \"1\"], [\"direct\", \"1\"]]"), "a face at infinity" },
        { "for x in [0,1]\\nclaim 0 <= x", TREE("[\"mono\", \"x\", \"sideways\", [\"direct\", \"1\"], [\"zero\"]]"),
          "up or down" },
        { "for x in [0,1]\\nclaim 0 <= x", TREE("[\"mono\", \"z\", \"up\", [\"direct\", \"1\"], [\"zero\"]]"),
          "no variable of the box" },
        { "for x in [0,1]\\nclaim 0 <= x", TREE("[\"root\", \"-x\", \"0\", \"x-2\", [\"zero\"]]"), "root" },
        { "for x in (0,1]\\nclaim 0 <= x", TREE("[\"taylor\", \"x\", \"0\", \"x\", \"1\", \"0\"]"), "not inside" },
        { "for x in [0,1]\\nclaim 0 <= x", TREE("[\"magic\"]"), "!no rule is called" },
        { "for x in [0,1]\\nclaim 0 <= x", TREE("[\"direct\"]"), "!with 1 parts" },
        { "for x in [0,1]\\nclaim 0 <= x", TREE("[\"zero\", \"x\"]"), "!with 2 parts" },
        { "for x in [0,1]\\nclaim 0 <= x", TREE("[\"factor\", \"1\", [], \"x\"]"), "!with 4 parts" },
        { "for x in [-1,1]\\nclaim 0 <= abs(x)", TREE("[[\"empty\", 1], [\"direct\", \"-x\"]]"),
          "no case of an absolute value" },
        { "for x in [0,1]\\nclaim abs(x)+abs(2*x)+abs(3*x)+abs(4*x)+abs(5*x) >= 0", TREE("[\"zero\"]"),
          "more than 4 absolute" },
    };
    ALL_JUDGED("box", list);
}

/* A logarithm that is infinite on a face, a denominator that vanishes there; an end of a range that none of a box
** has. */
Test(checker_guards, faces)
{
    static const judged_t list[] = {
        { "for x in (0,1]\\nclaim 0 <= log x + 2",
          TREE("[\"mono\", \"x\", \"up\", [\"factor\", \"1\", [[\"x\", -1]]], [\"direct\", \"2\"]]"),
          "infinite on a face" },
        { "for x in (0,1]\\nclaim exp(x log x) <= 1", TREE("[\"mono\", \"x\", \"up\", [\"zero\"], [\"zero\"]]"),
          "inside another function" },
        { "for x in (0,1]\\nclaim 2 <= 1/x", TREE("[\"mono\", \"x\", \"up\", [\"zero\"], [\"zero\"]]"),
          "denominator is 0" },
        { "for x in (0,1] ; y in [0,1]\\nclaim x/(x+(y-1/2)^2) <= 1",
          TREE("[\"mono\", \"x\", \"up\", [\"zero\"], [\"zero\"]]"), "zero nowhere" },
        { "for x in (0,1] ; y in [0,1]\\nclaim x*log(x+(y-1/2)^2) <= 1",
          TREE("[\"mono\", \"x\", \"up\", [\"zero\"], [\"zero\"]]"), "zero nowhere" },
        { "for u in [1/5,3/10]\\nclaim u log(u)^2 <= 0", TREE("[\"direct\", \"-(u*log(u)^2)\"]"), "direct" },
        { "for x in [0,1]\\nclaim 1/2 <= x",
          "{\"logs\": [[\"x^2-2*x+1\", [[\"x-1\", 2]]]], \"tree\": [\"direct\", \"x - 1/2\"]}", "direct" },
    };
    ALL_JUDGED("box", list);
}

Test(checker_guards, factored_logarithms)
{
#define LOGS(of) "{\"logs\": [" of "], \"tree\": [\"zero\"]}"
    static const judged_t list[] = {
        { "for x in [1,2]\\nclaim log x <= 0", LOGS("[\"x\", [[\"-x\", 1], [\"-1\", 1]]]"), "zero: not shown" },
        { "for x in [1,2]\\nclaim log x <= 0", LOGS("[\"x\", [[\"x\", 1], [\"1\", 1]]]"), "zero: not shown" },
        { "for x in [1,2] ; y in [1,2]\\nclaim log x <= log x",
          LOGS("[\"x\", [[\"x*y\", 1], [\"1/y\", 1]]], [\"x*y\", [[\"x\", 1], [\"y\", 1]]]"), "in circles" },
        { "for x in [1,2]\\nclaim log x <= log x", LOGS("[\"x\", [[\"x*sqrt(x-5)/sqrt(x-5)\", 1]]]"),
          "a factor of a logarithm is not shown to be defined" },
        { "for x in [1,2]\\nclaim log x <= 0", LOGS("[\"x\", [[\"1\", 1]]]"), "another product" },
        { "for x in [1,2]\\nclaim log x <= log x", LOGS("[\"abs(x)\", [[\"x\", 1]]]"), "abs: in the claim alone" },
    };
    ALL_JUDGED("box", list);
}

/* A bound of one number is no order of two, whatever stands first among the numbers. */
Test(checker_guards, hypotheses_of_boxes)
{
#define BELOW(v, w) TREE("[\"below\", \"" v "\", \"" w "\", \"u\", [\"direct\", \"" w " (1-u)\"]]")
    static const judged_t list[] = {
        { "for x in [0,1/2] ; y in [0,1]\\ngiven y <= 1/2\\nclaim y <= x", BELOW("y", "x"), "below" },
        { "for x in [0,1/2] ; y in [0,1]\\ngiven 1/2 >= y\\nclaim y <= x", BELOW("y", "x"), "below" },
        { "for x in [0,1] ; y in [0,1]\\ngiven 0 <= y\\nclaim x <= y", BELOW("x", "y"), "below" },
        { "for p in (-inf,1] ; q in [0,1]\\ngiven p <= q\\nclaim 0 <= p",
          TREE("[\"below\", \"p\", \"q\", \"u\", [\"direct\", \"q u\"]]"), "another function" },
        { "for p in (-inf,1] ; q in [0,1]\\ngiven p <= q\\nclaim 0 <= p",
          TREE("[\"below\", \"p\", \"q\", \"u\", [\"direct\", \"q - u\"]]"), "direct" },
        { "for p in [0,1] ; q in (-inf,1]\\ngiven p <= q\\nclaim p <= q", BELOW("p", "q"), "below" },
        { "for p in [0,1] ; q in [0,inf)\\ngiven p <= q\\nclaim p <= q", BELOW("p", "q"), "below" },
        { "for p, q in [0,1]\\ngiven 2*p = 1\\nclaim p <= q", BELOW("p", "q"), "a hypothesis is a bound" },
        { "for p, q in [0,1]\\ngiven p <= q <= 1\\nclaim p <= q", BELOW("p", "q"), "a hypothesis is a bound" },
        { "for p, q in [0,1]\\ngiven 2*p <= 1\\nclaim p <= q", BELOW("p", "q"), "a hypothesis is a bound" },
        { "for c in [0,1]\\ngiven 1/4 <= 1/2\\nclaim 1/4 <= c", TREE("[\"direct\", \"c - 1/4\"]"),
          "a hypothesis is a bound" },
        { "for p in [0,1]\\nclaim 0 <= p <= 1/2", TREE("[\"direct\", \"p\"]"), "one relation" },
        { "for X, Y, Z variables\\nclaim X -> Y -> Z", TREE("[\"zero\"]"), "one relation" },
        { "for a, b, c, d, e in [0,1]\\nclaim 0 <= a + b + c + d + e", TREE("[\"direct\", \"a + b + c + d + e\"]"),
          "parameters" },
        { "for P law on X ; c in [0,1]\\nclaim 0 <= c", TREE("[\"direct\", \"c\"]"), "laws and tables" },
    };
    ALL_JUDGED("box", list);
}

/* Sums that come to nothing: a logarithm that is not 0, an event that is none, a division by 0. */
Test(checker_guards, entropies)
{
    static const judged_t list[] = {
        { "for X variable\\nclaim log 2 <= 0", "{\"parts\": [[]]}", "does not come to" },
        { "for X variable\\nclaim 1/0 <= 1", "{\"parts\": [[]]}", "a division by 0" },
        { "for X variable\\nclaim 0^-1 <= 1", "{\"parts\": [[]]}", "real number" },
        { "for X variable\\nclaim H(X)*H(X) <= 1", "{\"parts\": [[]]}", "not linear" },
        { "for J, K variables ; t in [0,1]\\nclaim h(t) <= 0",
          "{\"events\": [{\"name\": \"E\", \"of\": \"t\"}], \"parts\": [[{\"times\": \"-1\", \"given\": 0}, "
          "{\"times\": \"-1\", \"given\": 1}]]}",
          "is no event" },
        { "for A, B, C, D, E, F, G, X variables\\nclaim 0 <= H(A)",
          "{\"copies\": [{\"name\": \"Y\", \"of\": \"H(X|A,B,C,D,E,F,G)\"}], \"parts\": [[{\"times\": \"1\", \"of\": "
          "\"H(A)\"}]]}",
          "names no variable over others" },
        { "for X variable\\nclaim 0 < H(X)", "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X)\"}]]}",
          "the claim is strict" },
        { "for X variable\\nclaim 0 <= H(X) - 1", "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X)\"}]]}",
          "exceeds the claim" },
        { "for X, Y variables\\nclaim 0 <= H(X)",
          "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X)\"}, {\"times\": \"-1\", \"of\": \"H(Y)\"}, {\"times\": "
          "\"1\", \"of\": \"H(Y)\"}]]}",
          "a negative multiple" },
        { "for X, Y, Z variables\\nclaim 0 <= I(X;Y;Z)", "{\"parts\": [[{\"times\": \"1\", \"of\": \"I(X;Y;Z)\"}]]}",
          "no basic quantity" },
        { "for X variable ; t in [0,1]\\nclaim 0 <= t", "{\"parts\": [[{\"times\": \"1\", \"of\": \"t\"}]]}",
          "no basic quantity" },
        { "for X variable\\ngiven H(X) >= 1\\nclaim H(X) <= 1", "{\"parts\": [[{\"times\": \"-1\", \"given\": 0}]]}",
          "a negative multiple" },
        { "for X variable\\nclaim H(X) = 0", "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X)\"}]]}",
          "1 parts, and the claim has 2" },
        { "for law p(u) p(s|u) p(y|s)\\nclaim for each s: I(U;Y|S=s) <= 0",
          "{\"parts\": [[{\"times\": \"-1\", \"given\": 1}]]}", "a factor of the law is no factor" },
        { "for X, Y, Z, S variables\\ngiven X -> Y -> Z\\nclaim for each s: I(X;Z|Y,S=s) <= 0", "{\"parts\": [[]]}",
          "a hypothesis is not one" },
        { "for X, Y, S variables\\ngiven X . Y\\nclaim for each s: I(X;Y|S=s) <= 0", "{\"parts\": [[]]}",
          "a hypothesis is not one" },
        { "for X, Y, S variables\\ngiven H(X) <= 1\\nclaim for each s: H(X|S=s) <= 1",
          "{\"parts\": [[{\"times\": \"1\", \"given\": 0}]]}", "says nothing" },
        { "for t in (0,1] ; X variable\\ngiven log t <= 0\\nclaim exp t <= 0",
          "{\"parts\": [[{\"times\": \"1\", \"given\": 0}]]}", "does not come to" },
        { "for X, Y variables\\nclaim abs(H(X) - 1) <= abs(H(X|Y) - 1)", "{\"parts\": [[], []]}",
          "2 parts, and the claim has 4" },
        { "for X, Y, Z variables\\nclaim abs(I(X;Y) - 1) <= abs(I(X;Y;Z) - 1)", "{\"parts\": [[], []]}",
          "2 parts, and the claim has 4" },
        { "for X, Y, Z variables\\nclaim abs(I(X;Y) - 1) <= abs(I(X;Z) - 1)", "{\"parts\": [[], []]}",
          "2 parts, and the claim has 4" },
        { "for X, Y variables\\nclaim 0 <= I(X)", "{\"parts\": [[]]}", "!another group" },
        { "for X, Y variables\\nclaim 0 <= Pr(X != Z)", "{\"parts\": [[]]}", "!two random variables" },
        { "for X, Y variables\\nclaim 0 <= Pr(Z != X)", "{\"parts\": [[]]}", "!two random variables" },
        { "for x in [0,1]\\nclaim 0 <= x^x", "{\"parts\": [[]]}", "!a whole exponent" },
        { "for x in [0,1]\\nclaim 0 <= x^100", "{\"parts\": [[]]}", "!a whole exponent" },
        { "for x in [0,1]\\nclaim 0 <= x^(2+1)", "{\"parts\": [[]]}", "!a whole exponent" },
        { "for x in [0,1]\\nclaim 0 <= x^2^2", "{\"parts\": [[]]}", "!a whole exponent" },
        { "for x in [0,1]\\nclaim 0 <= x^65", "{\"parts\": [[]]}", "!an exponent beyond" },
        { "for X, S variables\\nclaim for each s: 0 <= H(X|S=t)", "{\"parts\": [[]]}", "!no letter of for each" },
        { "for X, S variables\\nclaim for each s, t: 0 <= H(X|S=s) + H(X|S=t)", "{\"parts\": [[]]}", "!two values" },
    };
    ALL_JUDGED("shannon", list);
}

static const char *two_letters(const char *values, const char *grows, const char *least, const char *sides,
                               const char *binary)
{
    return arena_printf(session_arena(),
                        "{\"values\": [%s], \"names\": [\"p\", \"q\"], \"entries\": \"plain\", \"grows\": [%s], "
                        "\"least\": [%s], \"sides\": [%s], \"binary\": [%s]}",
                        values, grows, least, sides, binary);
}

/* Two laws on two letters: one TV, a bound for each other value, no bound that is 0 where the slack has no value. */
Test(checker_guards, two_letters)
{
#define FOR_TWO "for P, Q laws on X\\n"
#define V "[\"v\", \"TV(P(x)||Q(x))\"]"
#define K "[\"k\", \"KL(P(x)||Q(x))\"]"
#define ZERO TREE("[\"zero\"]")
#define UP TREE("[\"factor\", \"1\", []]")
    static const char claim[] = FOR_TWO "claim 0 <= KL(P(x)||Q(x))",
                      own[] = FOR_TWO "claim KL(P(x)||Q(x))*log(KL(P(x)||Q(x))) <= KL(P(x)||Q(x))*log(KL(P(x)||Q(x)))";
    const char *bowl =
                   TREE("[\"bowl\", \"p\", \"q\", [\"zero\"], [\"factor\", \"1\", [[\"p\", -1], [\"1 - p\", -1]]]]"),
               *bound = "[\"0\", " ZERO "]";
    assert_verified(claim, "binary", two_letters(V ", " K, UP, bound, ZERO, bowl));
    assert_rejected(claim, "binary", two_letters(K, UP, bound, ZERO, bowl), "one TV expected");
    assert_rejected(claim, "binary", two_letters(V ", [\"w\", \"TV(Q(x)||P(x))\"], " K, UP, bound, ZERO, bowl),
                    "one TV expected");
    assert_rejected(claim, "binary",
                    two_letters(V ", " K ", [\"c\", \"chi2(P(x)||Q(x))\"]", UP ", " ZERO, bound, ZERO, bowl),
                    "a bound for each value");
    assert_rejected(claim, "binary",
                    two_letters(V ", " K, UP, arena_printf(session_arena(), "%s, %s", bound, bound), ZERO,
                                arena_printf(session_arena(), "%s, %s", bowl, bowl)),
                    "a bound for each value");
    assert_rejected("for P, Q laws on X ; a in (0,1)\\nclaim 0 <= TV(a*P(x)+(1-a)*Q(x)||Q(x))", "binary",
        two_letters("[\"v\", \"TV(a*P(x)+(1-a)*Q(x)||Q(x))\"]", "", "", "", ZERO), "weights are no numbers");
    assert_rejected("for P, Q laws on X ; W channel X -> Y\\nclaim 0 <= TV((sum x: P(x)*W(y|x))||(sum x: Q(x)*W(y|x)))",
                    "binary",
                    two_letters("[\"v\", \"TV((sum x: P(x)*W(y|x))||(sum x: Q(x)*W(y|x)))\"]", "", "", "", ZERO),
                    "zero: not shown");
    assert_rejected(FOR_TWO "claim 0 <= sum x: P(x)^2", "binary",
                    two_letters("[\"v\", \"sum x: P(x)^2\"]", "", "", "", ZERO), "no divergence of the laws");
    /* a bound that is 0 and does not look it: k log k has no value in the form at it */
#define NOTHING "sqrt(2)*sqrt(3) - sqrt(6)"
    const char *root = "[\"" NOTHING "\", " TREE("[\"root\", \"sqrt(6)\", \"sqrt(2)\", \"3\", [\"zero\"]]") "]";
    const char *above = TREE("[\"bowl\", \"p\", \"q\", [\"under\", \"sqrt(6)\", \"sqrt(2)\", \"3\", [\"zero\"]], "
                             "[\"factor\", \"1\", [[\"p\", -1], [\"1 - p\", -1]]]]");
    assert_rejected(own, "binary", two_letters(V ", " K, ZERO, root, ZERO, above), "not shown to be analytic");
    assert_verified(own, "binary",
                    two_letters(V ", " K, ZERO, "[\"2*v^2\", " TREE("[\"factor\", \"2\", [[\"v\", 2]]]") "]", ZERO,
                                TREE("[\"bowl\", \"p\", \"q\", [\"zero\"], [\"factor\", \"1\", [[\"2*p - 1\", 2], "
                                     "[\"p\", -1], [\"1 - p\", -1]]]]")));
}

Test(checker_guards, letters)
{
    static const judged_t list[] = {
        { FOR_TWO "claim 0 <= KL[2](P(x)||Q(x))", "{}", "!KL is not declared" },
        { FOR_TWO "claim 0 <= Renyi[3](P(x)||Q(x))", "{}", "!the order 1/2 or 2" },
        { FOR_TWO "claim 0 <= KL(P(x)||Q(x))",
          "{\"values\": [" K "], \"times\": [\"0\"], \"laws\": [[\"Q\", \"q\", \"0\"], [\"P\", \"p\", \"0\"]], "
                             "\"entries\": \"plain\", \"sides\": " TREE("[\"direct\", \"k\"]") ", \"letter\": " ZERO
                                                                                               "}",
          "in their order" },
        { FOR_TWO "claim 0 <= KL(P(x)||Q(x))",
          "{\"values\": [" K "], \"times\": [\"0\"], \"laws\": [[\"P\", \"p\", \"0\"], [\"Q\", \"q\", \"0\"]], "
                             "\"entries\": \"cubes\", \"sides\": " TREE("[\"direct\", \"k\"]") ", \"letter\": " ZERO
                                                                                               "}",
          "plain, squares or unit" },
        { FOR_TWO "claim 0 <= KL(P(x)||Q(x))",
          "{\"values\": [" K "], \"times\": [\"0\"], \"laws\": [[\"P\", \"k\", \"0\"], [\"Q\", \"q\", \"0\"]], "
                             "\"entries\": \"plain\", \"sides\": " TREE("[\"direct\", \"k\"]") ", \"letter\": " ZERO
                                                                                               "}",
          "no new name" },
        { FOR_TWO "claim 0 <= KL(P(x)||Q(y))", "{}", "!no letter that is bound" },
        { "for c in [0,1] ; P, Q laws on X\\ngiven 1/4 <= 1/2\\nclaim 1/4 <= c + KL(P(x)||Q(x))",
          "{\"values\": [" K
          "], \"times\": [\"0\"], \"laws\": [[\"P\", \"p\", \"0\"], [\"Q\", \"q\", \"0\"]], \"entries\": \"plain\", "
          "\"sides\": " TREE("[\"direct\", \"c - 1/4 + k\"]") ", \"letter\": " ZERO "}",
          "a hypothesis is a bound" },
        { "for c in [0,1] ; P, Q laws on X\\ngiven c <= 1/2 <= 1\\nclaim c <= 1/2 + KL(P(x)||Q(x))",
          "{\"values\": [" K
          "], \"times\": [\"0\"], \"laws\": [[\"P\", \"p\", \"0\"], [\"Q\", \"q\", \"0\"]], \"entries\": \"plain\", "
          "\"sides\": " TREE("[\"direct\", \"1/2 - c + k\"]") ", \"letter\": " ZERO "}",
          "a hypothesis is a bound" },
        { "for c in [0,1] ; P, Q laws on X\\nclaim 0 <= max x: c",
          "{\"values\": [[\"k\", \"max x: c\"]], \"times\": [\"0\"], \"laws\": [[\"P\", \"p\", \"0\"], [\"Q\", \"q\", "
          "\"0\"]], \"entries\": \"plain\", \"sides\": " TREE("[\"direct\", \"k\"]") ", \"letter\": " ZERO "}",
          "of a law alone" },
        { "for P, Q, R, S, T laws on X\\nclaim 0 <= KL(P(x)||Q(x))",
          "{\"values\": [" K "], \"times\": [\"0\"], \"laws\": [[\"P\", \"p\", \"0\"], [\"Q\", \"q\", \"0\"]], "
                             "\"entries\": \"plain\", \"sides\": " TREE("[\"direct\", \"k\"]") ", \"letter\": " ZERO
                                                                                               "}",
          "more than 4 laws" },
        { FOR_TWO "claim 0 <= KL(P(x)||Q(x)) <= 1",
          "{\"values\": [" K "], \"times\": [\"0\"], \"laws\": [[\"P\", \"p\", \"0\"], [\"Q\", \"q\", \"0\"]], "
                             "\"entries\": \"plain\", \"sides\": " TREE("[\"direct\", \"k\"]") ", \"letter\": " ZERO
                                                                                               "}",
          "one relation" },
        { FOR_TWO "claim 0 <= KL(P(x)||Q(x))",
          "{\"values\": [[\"k\", \"1\"]], \"times\": [\"0\"], \"laws\": [[\"P\", \"p\", \"0\"], [\"Q\", \"q\", "
          "\"0\"]], \"entries\": \"plain\", \"sides\": " TREE("[\"direct\", \"k\"]") ", \"letter\": " ZERO "}",
          "no sum over letters" },
        { "for P law on X ; Q law on Y\\nclaim 0 <= KL(P(x)||Q(x))", "{}", "!another alphabet" },
        { FOR_TWO "claim 0 <= P(x)", "{}", "!no letter that is bound" },
    };
    ALL_JUDGED("letterwise", list);
    /* data processing is of the same two laws */
    static const char *const other[] = { "KL(R(x)||Q(x))", "KL(P(x)||R(x))", "KL(Q(x)||P(x))", "chi2(P(x)||Q(x))",
                                         "(sum x: P(x)^2)" };
    for (size_t k = 0; k < sizeof other / sizeof *other; k++) {
        const char *image = "KL((sum x: P(x)*W(y|x))||(sum x: Q(x)*W(y|x)))";
        assert_rejected(
            arena_printf(session_arena(), "for P, Q, R laws on X ; W channel X -> Y\\nclaim %s <= %s", image, other[k]),
            "letterwise",
            arena_printf(session_arena(),
                         "{\"values\": [[\"k\", \"%s\"], [\"l\", \"%s\"]], \"times\": [\"0\", \"0\"], \"laws\": "
                         "[[\"P\", \"p\", \"0\"], [\"Q\", \"q\", \"0\"], [\"R\", \"r\", \"0\"]], "
                         "\"entries\": \"plain\", \"sides\": " TREE(
                             "[\"below\", \"k\", \"l\", \"u\", [\"direct\", \"l (1-u)\"]]") ", \"letter\": " ZERO "}",
                         image, other[k]),
            "hypothesis k <= l");
    }
}

/* What is divided by is zero nowhere, also where it divides a divisor: 1/(1/u) is not u. */
Test(checker_guards, divisors_of_divisors)
{
    static const judged_t list[] = {
        { "for x in [0,1]\\nclaim 1/(1/x) <= 1", TREE("[\"factor\", \"1\", [[\"1-x\", 1]]]"), "finite and continuous" },
        { "for x in [0,1]\\nclaim 1/x^-1 <= 1", TREE("[\"factor\", \"1\", [[\"1-x\", 1]]]"), "finite and continuous" },
        { "for x in [0,1]\\nclaim 1 - x <= 1/(1/(1-x))", TREE("[\"zero\"]"), "finite and continuous" },
        { "for x in [0,1]\\nclaim x/(2*(1/x)) <= 1", TREE("[\"factor\", \"1\", [[\"1-x^2/2\", 1]]]"),
          "finite and continuous" },
        { "for x in [0,1]\\nclaim x/(-(3/x)) <= 1", TREE("[\"factor\", \"1\", [[\"1+x^2/3\", 1]]]"),
          "finite and continuous" },
    };
    ALL_JUDGED("box", list);
    assert_verified("for x in (0,1]\\nclaim 1/(1/x) <= 1", "box", TREE("[\"factor\", \"1\", [[\"1-x\", 1]]]"));
    assert_verified("for x in (0,1]\\nclaim 1/x^-1 <= 1", "box", TREE("[\"factor\", \"1\", [[\"1-x\", 1]]]"));
    assert_rejected("for n in 0..2\\nclaim n/(1/(n - n)) <= 1", "integers", "{}", "not shown");
}
