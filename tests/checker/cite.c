/* SPDX-License-Identifier: MIT
**
** Citations: an instance is one only where the declarations and hypotheses of what is cited are shown, and what is
** cited is verified first.
*/
#include "tests/checker/checker.h"

TestSuite(checker_cite, .init = session_open, .fini = session_close);

#define TILTED                                                                                                         \
    "for P law on X > 0 ; Q law on X ; table w on X > 0 ; table r on X ; table v on Y > 0 ; b in (0,inf) ; c in "      \
    "[0,1]\\n"
#define STEP(of, put, given) "{\"of\": " of ", \"put\": [" put "], \"given\": [" given "]}"
#define PUT(name, term) "[\"" name "\", \"" term "\"]"

/* Relations with a certificate each. */
#define CERTIFICATE(statement, reason, proof)                                                                          \
    "{\"certificate\": 1, \"id\": \"own/y\", \"link\": \"cited\", \"statement\": \"" statement                         \
    "\", \"reason\": \"" reason "\", \"proof\": " proof "}"
static const char gibbs[] = CERTIFICATE("for P, Q laws on X\\nclaim 0 <= KL(P(x)||Q(x))", "gibbs",
    "{\"divergences\": [[\"1\", \"P(x)\", \"Q(x)\"]], \"given\": []}");
static const char any_table[] = CERTIFICATE("for P, Q laws on X ; table t on X\\nclaim 0 <= KL(P(x)||Q(x))", "gibbs",
    "{\"divergences\": [[\"1\", \"P(x)\", \"Q(x)\"]], \"given\": []}");
static const char square[] = CERTIFICATE("for p, q in [0,1]\\nclaim 2*p*q <= p^2 + q^2", "box",
    "{\"logs\": [], \"tree\": [\"factor\", \"1\", [[\"p - q\", 2]]]}");
static const char inverse[] = CERTIFICATE("for p in (0,inf)\\nclaim 2 <= p + 1/p", "box",
    "{\"logs\": [], \"tree\": [\"factor\", \"1\", [[\"p - 1\", 2], [\"p\", -1]]]}");
static const char false_square[] = CERTIFICATE("for p, q in [0,1]\\nclaim 3*p*q <= p^2 + q^2", "box",
    "{\"logs\": [], \"tree\": [\"factor\", \"1\", [[\"p - q\", 2]]]}");
static const char ordered[] = CERTIFICATE("for p, q in [0,1]\\ngiven p <= q\\nclaim 0 <= q - p", "box",
    "{\"logs\": [], \"tree\": [\"below\", \"p\", \"q\", \"u\", [\"factor\", \"1\", [[\"q\", 1], [\"1 - u\", 1]]]]}");

static const char *cites(const char *cited, const char *steps, const char *parts)
{
    return arena_printf(session_arena(), "{\"cited\": [%s], \"steps\": [%s], \"parts\": [%s]}", cited, steps, parts);
}

/* Each schema, as it is; and nothing a thousandth stronger. */
Test(checker_cite, schemas)
{
    static const struct { const char *name, *put, *given, *claim, *less;
    } tried[] = {
        { "mean", PUT("P", "P(x)") ", " PUT("Q", "Q(x)") ", " PUT("w", "w(x)"), "",
          "(sum x: Q(x)*log(w(x))) - (sum x: P(x)*log(w(x))) <= %slog((max x: w(x))/(min x: w(x)))*TV(Q(x)||P(x))",
          "999/1000*" },
        { "hoeffding", PUT("P", "Q(x)") ", " PUT("w", "w(x)") ", " PUT("k", "2"), "",
          "log(sum x: Q(x)*w(x)^2) - 2*(sum x: Q(x)*log(w(x))) <= %slog((max x: w(x))/(min x: w(x)))^2/2",
          "999/1000*" },
        { "greatest", PUT("P", "Q(x)") ", " PUT("w", "w(x)"), "", "(sum x: Q(x)*log(w(x))) <= %slog(max x: w(x))",
          "999/1000*" },
        { "least", PUT("P", "Q(x)") ", " PUT("w", "w(x)"), "", "%slog(min x: w(x)) <= (sum x: Q(x)*log(w(x)))",
          "1001/1000*" },
        { "tilted", PUT("P", "Q(x)") ", " PUT("w", "w(x)"), "",
          "TV(Q(x)*w(x)/(sum x: Q(x)*w(x))||Q(x)) <= %s(sqrt((max x: w(x))/(min x: w(x))) - 1)/(sqrt((max x: w(x))/"
          "(min x: w(x))) + 1)",
          "999/1000*" },
        { "spread", PUT("P", "P(x)") ", " PUT("Q", "Q(x)") ", " PUT("w", "w(x)"), "",
          "(min x: w(x))*(sum x: (P(x) - Q(x))^2/w(x)) <= %s2*TV(P(x)||Q(x))^2", "999/1000*" },
        { "range", PUT("w", "w(x)"), "", "0 <= log((max x: w(x))/(min x: w(x)))%s", " - 1/1000" },
        { "ordered", PUT("P", "Q(x)") ", " PUT("w", "w(x)") ", " PUT("k", "b"), "[]",
          "(sum x: Q(x)*exp(b*log(w(x))))*(sum x: Q(x)*log(w(x))) <= %s(sum x: Q(x)*exp(b*log(w(x)))*log(w(x)))",
          "999/1000*" },
        { "root", PUT("u", "b") ", " PUT("a", "b + 1"), "[], [], []", "%ssqrt(b) <= b + 1", "1001/1000*" },
        { "square", PUT("u", "b^2") ", " PUT("a", "b"), "[]", "b <= %ssqrt(b^2)", "999/1000*" }
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *cited = arena_printf(session_arena(), "\"%s\"", tried[k].name);
        const char *proof = cites(
            cited, arena_printf(session_arena(), STEP("0", "%s", "%s"), tried[k].put, tried[k].given), "[[\"1\", 0]]");
        const char *claim = arena_printf(session_arena(), TILTED "claim %s", tried[k].claim);
        assert_verified(arena_printf(session_arena(), claim, ""), "cite", proof);
        assert_rejected(arena_printf(session_arena(), claim, tried[k].less), "cite", proof, "not shown to be the sum");
    }
}

/* chi2 as a sum, where what it divides by is positive. */
Test(checker_cite, chi_square)
{
    assert_verified(TILTED "claim chi2(Q(x)||P(x)) = (sum x: Q(x)^2/P(x)) - 1", "identity", "{}");
    assert_rejected(TILTED "claim chi2(Q(x)||P(x)) = (sum x: Q(x)^2/P(x)) - 2", "identity", "{}", "identical");
    assert_rejected(TILTED "claim chi2(P(x)||Q(x)) + 1 = chi2(P(x)||Q(x)) + 1", "identity", "{}", "not of this reason");
}

/* What is put for a name is of its kind. !: unreadable. */
Test(checker_cite, instances)
{
    static const struct { const char *cited, *put, *given, *why;
    } tried[] = {
        { "\"mean\"", PUT("P", "P(x)") ", " PUT("Q", "Q(x)"), "", "!put" },
        { "\"mean\"", PUT("Q", "P(x)") ", " PUT("P", "Q(x)") ", " PUT("w", "w(x)"), "", "in their order" },
        { "\"mean\"", PUT("P", "P(x)") ", " PUT("Q", "2*Q(x)") ", " PUT("w", "w(x)"), "", "not shown to be a law" },
        { "\"mean\"", PUT("P", "P(x)") ", " PUT("Q", "2*Q(x) - P(x)") ", " PUT("w", "w(x)"), "",
          "not shown to be a law" },
        { "\"mean\"", PUT("P", "P(x)") ", " PUT("Q", "b") ", " PUT("w", "w(x)"), "", "has entries" },
        { "\"mean\"", PUT("P", "P(x)") ", " PUT("Q", "Q(x)") ", " PUT("w", "r(x)"), "", "not shown to be positive" },
        { "\"mean\"", PUT("P", "P(x)") ", " PUT("Q", "Q(x)") ", " PUT("w", "Q(x)"), "", "not shown to be positive" },
        { "\"mean\"", PUT("P", "P(x)") ", " PUT("Q", "Q(x)") ", " PUT("w", "v(y)"), "", "of one alphabet" },
        { "\"mean\"", PUT("P", "P(x)") ", " PUT("Q", "Q(x)") ", " PUT("w", "w(x)*v(y)"), "",
          "!no letter that is bound" },
        { "\"mean\"", PUT("P", "P(x)") ", " PUT("Q", "Q(x)") ", " PUT("w", "w(x)"), "[]", "for each hypothesis" },
        { "\"hoeffding\"", PUT("P", "P(x)") ", " PUT("w", "w(x)") ", " PUT("k", "w(x)"), "", "depends on a letter" },
        { "\"ordered\"", PUT("P", "P(x)") ", " PUT("w", "w(x)") ", " PUT("k", "-b"), "[]", "hypothesis" },
        { "\"ordered\"", PUT("P", "P(x)") ", " PUT("w", "w(x)") ", " PUT("k", "b"), "", "for each hypothesis" },
        { "\"square\"", PUT("u", "b") ", " PUT("a", "b"), "[]", "hypothesis" },
        { "\"root\"", PUT("u", "b^2") ", " PUT("a", "-b"), "[], [], []", "hypothesis" },
        { "\"root\"", PUT("u", "1 - b") ", " PUT("a", "b + 1"), "[], [], []", "hypothesis" },
        { "\"greatest\"", PUT("P", "2*P(x)") ", " PUT("w", "w(x)"), "", "2*P(x) is not shown to be a law" },
        { any_table, PUT("P", "Q(x)") ", " PUT("Q", "P(x)") ", " PUT("t", "w(x)"), "", "not > 0 is not cited" },
        { inverse, PUT("p", "b"), "", "for each hypothesis" },
        { "\"mode\"", PUT("P", "P(x)"), "", "!no schema" },
        { square, PUT("p", "c") ", " PUT("q", "b"), "[], [], [], []", "end of a range" },
        { square, PUT("p", "c") ", " PUT("q", "1/b"), "[], [], [], []", "end of a range" },
        { inverse, PUT("p", "c"), "[]", "end of a range" },
        { inverse, PUT("p", "b - 1/1000"), "[]", "end of a range" },
        { inverse, PUT("p", "b"), "[], []", "for each hypothesis" },
        { ordered, PUT("p", "1/2") ", " PUT("q", "1/3"), "[], [], [], [], []", "hypothesis" },
        { gibbs, PUT("P", "P(x)") ", " PUT("Q", "Q(x)"), "", "stand beside" },
        { false_square, PUT("p", "1/2") ", " PUT("q", "1/2"), "[], [], [], []", "" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *proof = cites(
            tried[k].cited, arena_printf(session_arena(), STEP("0", "%s", "%s"), tried[k].put, tried[k].given), "[]");
        if (*tried[k].why == '!') assert_unreadable(TILTED "claim 0 <= 1", "cite", proof, tried[k].why + 1);
        else assert_rejected(TILTED "claim 0 <= 1", "cite", proof, tried[k].why);
    }
    assert_verified(TILTED "claim 2 <= b + 1/b", "cite",
                    cites(inverse, STEP("0", PUT("p", "b"), "[]"), "[[\"1\", 0]]"));
}

/* Weights are not negative, of no letter; indices count what is there before; a sum comes to the slack. */
Test(checker_cite, sums)
{
    const char *two = STEP("0", PUT("P", "Q(x)") ", " PUT("Q", "P(x)"), "") ", " STEP("0",
        PUT("P", "P(x)") ", " PUT("Q", "P(x)*w(x)/(sum x: P(x)*w(x))"), "");
    static const char claim[] = TILTED
        "given b > 1 ; c*b <= 1/2\\nclaim 0 <= b*KL(Q(x)||P(x)) + c*(b - 1)*KL(P(x)||P(x)*w(x)/(sum x: P(x)*w(x)))";
    static const struct { const char *parts, *why;
    } tried[] = { { "[[\"b\", 2], [\"c\", 0, 2]]", "not shown to be the sum" },
                  { "[[\"b\", 2], [\"b\", 0, 3]]", "not shown to be the sum" },
                  { "[[\"-b\", 2]]", "not shown to be >= 0" },
                  { "[[\"b - 1\", 2]]", "not shown to be >= 0" },
                  { "[[\"1 - c\", 2], [\"-c\", 2]]", "not shown to be >= 0" },
                  { "[[\"P(x)\", 2]]", "depends on a letter" },
                  { "[[\"w(x)/w(x)\", 2]]", "depends on a letter" },
                  { "[[\"b\", 4]]", "a relation" },
                  { "[[\"b\", -1]]", "a relation" },
                  { "[[\"b\"]]", "!one relation or two" },
                  { "[[\"b\", 0, 0, 2]]", "!one relation or two" },
                  { "[], []", "parts" },
                  { "[]", "not shown to be the sum" },
                  { "[[\"log(c)\", 2]]", "logarithm" },
                  { "[[\"1/c\", 2]]", "denominator" } };
    assert_verified(claim, "cite", cites(gibbs, two, "[[\"b\", 2], [\"c\", 0, 3]]"));
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        if (*tried[k].why == '!') assert_unreadable(claim, "cite", cites(gibbs, two, tried[k].parts), tried[k].why + 1);
        else assert_rejected(claim, "cite", cites(gibbs, two, tried[k].parts), tried[k].why);
    }
}

/* Strict: from what is positive, or a strict hypothesis times what is positive. */
Test(checker_cite, strict_relations)
{
    static const char from[] = "for a, b in (0,inf) ; c in [0,1]\\ngiven a > 1 ; b >= 1\\n";
    static const struct { const char *claim, *part; bool good;
    } tried[] = { { "0 < b*(a - 1)", "[[\"b\", 0]]", true },
                  { "0 < c*(a - 1)", "[[\"c\", 0]]", false },
                  { "0 <= c*(a - 1)", "[[\"c\", 0]]", true },
                  { "0 < a*(b - 1)", "[[\"a\", 1]]", false },
                  { "0 <= a*(b - 1)", "[[\"a\", 1]]", true },
                  { "0 < a*(b - 1) + b", "[[\"a\", 1]]", true },
                  { "0 < (a - 1)*(b - 1)", "[[\"1\", 0, 1]]", false },
                  { "0 < (a - 1)^2", "[[\"1\", 0, 0]]", true },
                  { "1 = a", "[[\"1\", 0]]", false },
                  { "0 = b - b", "[]", true },
                  { "1 = b", "[]", false },
                  { "0 < 0", "[]", false },
                  { "0 < c", "[]", false } };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *claim = arena_printf(session_arena(), "%sclaim %s", from, tried[k].claim),
                   *proof = cites("", "", tried[k].part);
        if (tried[k].good) assert_verified(claim, "cite", proof);
        else assert_rejected(claim, "cite", proof, "not shown to be the sum");
    }
}

/* What may be infinite or undefined is not added up. */
Test(checker_cite, undefined)
{
    static const struct { const char *claim, *why;
    } tried[] = { { "sqrt(KL(P(x)||Q(x))) <= sqrt(KL(P(x)||Q(x)))", "stand beside" },
                  { "sqrt(r1) <= sqrt(r1)", "under a root" },
                  { "sqrt(c - 1) <= sqrt(c - 1)", "under a root" },
                  { "sqrt(-KL(Q(x)||P(x))) <= 1", "under a root" },
                  { "sqrt(0*KL(Q(x)||P(x))) <= 1", "under a root" },
                  { "log(c) <= log(c)", "logarithm" },
                  { "(max x: r(x)) <= (max x: r(x))", "not shown positive at each letter" },
                  { "(max x: Q(x)) <= (max x: Q(x))", "not shown positive at each letter" },
                  { "TV(P(x)||r(x)) <= TV(P(x)||r(x))", "law" },
                  { "TV(P(x)||2*Q(x)) <= TV(P(x)||2*Q(x))", "law" },
                  { "chi2(P(x)||Q(x)) <= chi2(P(x)||Q(x))", "not of this reason" },
                  { "1/c <= 1/c", "denominator" },
                  { "(sum x: P(x)*sqrt(2 + log(Q(x)) - log(Q(x)))) <= 2", "no factor beside it" },
                  { "(max x: w(x)*exp(log(Q(x)) - log(Q(x)))) <= (max x: w(x))", "no factor beside it" } };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        assert_rejected(arena_printf(session_arena(), "for r1 in R ; " "%s" "claim %s", TILTED + 4, tried[k].claim),
            "cite", cites("", "", "[]"), tried[k].why);
    assert_verified(TILTED "claim sqrt(KL(Q(x)||P(x))) <= sqrt(KL(Q(x)||P(x))) + b", "cite", cites("", "", "[]"));
    assert_verified(TILTED "claim (max x: w(x)) <= (max x: w(x))", "cite", cites("", "", "[]"));
    assert_rejected(TILTED "claim (max x: w(x)) <= (min x: w(x))", "cite", cites("", "", "[]"), "the sum");
}

/* One sign is taken for an absolute value, and so none stands at a letter; of sums it does. */
Test(checker_cite, absolute_values)
{
    static const char *const at_letters[] = { "(sum x: abs(P(x)-Q(x))) <= 0", "(max x: abs(w(x))) <= 1",
        "KL(abs(P(x))||P(x)) <= 1", "sqrt(sum x: abs(P(x)-Q(x))) <= 1" };
    for (size_t k = 0; k < sizeof at_letters / sizeof *at_letters; k++)
        assert_rejected(arena_printf(session_arena(), TILTED "claim %s", at_letters[k]), "cite",
            cites("", "", "[], []"), "an absolute value at a letter");
    assert_verified(TILTED "claim abs(b - 1) <= b + 1", "cite", cites("", "", "[], []"));
}

/* A cited certificate is judged as any other, however deep it stands; a limit of nesting is unreadable. */
Test(checker_cite, certificates_in_one_another)
{
    const char *inner = CERTIFICATE("for p in (0,inf)\\nclaim 4 <= 2*p + 2/p", "cite", "%s"),
        *own = cites(inverse, STEP("0", PUT("p", "p"), "[]"), "[[\"2\", 0]]");
    const char *outer =
        cites(arena_printf(session_arena(), inner, own), STEP("0", PUT("p", "b^2"), "[]"), "[[\"1\", 0]]");
    assert_verified("for b in (0,inf)\\nclaim 4 <= 2*b^2 + 2/b^2", "cite", outer);
    const char *wrong = cites(inverse, STEP("0", PUT("p", "p"), "[]"), "[[\"3\", 0]]");
    outer = cites(arena_printf(session_arena(), inner, wrong), STEP("0", PUT("p", "b^2"), "[]"), "[[\"1\", 0]]");
    assert_rejected("for b in (0,inf)\\nclaim 4 <= 2*b^2 + 2/b^2", "cite", outer, "the sum");
    const char *deep = own;
    for (unsigned k = 0; k < 40; k++) deep = cites(arena_printf(session_arena(), inner, deep), "", "[]");
    assert_unreadable("for b in (0,inf)\\nclaim 0 <= 1", "cite", deep, "deep");
    static const char none[] = CERTIFICATE("for X variable\\ngiven H(X) = 1 ; H(X) = 2\\nclaim H(X) <= 0", "shannon",
        "{\"contradiction\": [{\"times\": \"-1\", \"given\": 0}, {\"times\": \"1\", \"given\": 1}]}");
    assert_rejected("for b in (0,inf)\\nclaim 0 <= 1", "cite", cites(none, "", "[]"), "contradictory hypotheses");
    static const char variables[] = CERTIFICATE("for X variable\\nclaim 0 <= H(X)", "shannon",
        "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X)\"}]]}");
    assert_rejected("for b in (0,inf)\\nclaim 0 <= 1", "cite", cites(variables, STEP("0", "", ""), "[]"),
                    "random variables is not cited");
    static const char channel[] =
        CERTIFICATE("for W channel X -> Y ; P law on X\\nclaim 0 <= 0", "letterwise",
                    "{\"values\": [], \"times\": [], \"laws\": [[\"P\", \"t\", \"0\"]], \"entries\": \"plain\", "
                    "\"sides\": {\"logs\": [], \"tree\": [\"zero\"]}, "
                    "\"letter\": {\"logs\": [], \"tree\": [\"zero\"]}}");
    assert_rejected("for P law on X ; table w on X > 0\\nclaim 0 <= 1", "cite",
        cites(channel, STEP("0", PUT("W", "w(x)") ", " PUT("P", "P(x)"), ""), "[]"), "channels are not cited");
}
