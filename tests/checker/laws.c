/* SPDX-License-Identifier: MIT
**
** Claims about laws of any size: what is false or undefined somewhere is not verified, whatever the proof says.
*/
#include "tests/checker/checker.h"

TestSuite(checker_laws, .init = session_open, .fini = session_close);

#define BOX(node) "{\"logs\": [], \"tree\": " node "}"
#define FOR_TWO "for P, Q laws on X\\n"
#define ZERO BOX("[\"zero\"]")

/* k = KL, c = chi2: the line through the point of contact. */
static const char linear[] = "{\"values\": [[\"k\", \"KL(P(x)||Q(x))\"], [\"c\", \"chi2(P(x)||Q(x))\"]], \"times\": "
    "[\"%s\", \"%s\"], \"laws\": [[\"P\", \"%s\", \"1\"], [\"Q\", \"%s\", \"-1\"]], "
    "\"entries\": \"plain\", \"sides\": " ZERO ", \"letter\": "
        BOX("[\"factor\", \"1\", [[\"t\", 1]], \"%s\", [\"valley\", \"t\", \"1\", [\"zero\"], [\"factor\", \"1\", "
        "[[\"t\", -1]]]]]") "}";

static const char *by_line(const char *k, const char *c, const char *t, const char *one, const char *rest)
{
    return arena_printf(session_arena(), linear, k, c, t, one, rest);
}

/* The same claim, with a slope that makes the tree of one node. */
static const char *flat(const char *values, const char *times, const char *laws, const char *sides, const char *letter)
{
    return arena_printf(session_arena(), "{\"values\": [%s], \"times\": [%s], \"laws\": [%s], \"entries\": "
        "\"plain\", \"sides\": %s, \"letter\": %s}", values, times, laws, sides, letter);
}

#define K "[\"k\", \"KL(P(x)||Q(x))\"]"
#define V "[\"v\", \"TV(P(x)||Q(x))\"]"
#define LAWS(p, a, q, b) "[\"P\", \"" p "\", \"" a "\"], [\"Q\", \"" q "\", \"" b "\"]"

/* What is said of values alone needs no letters: what a claim is made of is then seen plainly. */
static const char *alone(const char *values, const char *times, const char *sides) { return flat(values, times,
    LAWS("t", "0", "1", "0"), sides, ZERO); }

/* log 0 is -inf: beside an infinite value nothing is said. */
Test(checker_laws, an_infinite_value_beside_a_logarithm_of_0)
{
    const char *values = "[\"c\", \"chi2(P(x)||Q(x))\"], " V, *proof = flat(values, "\"0\", \"0\"",
        LAWS("t", "0", "1", "0"), BOX("[\"factor\", \"1\", [[\"c\", 1]]]"), ZERO);
    assert_rejected(FOR_TWO "claim log(TV(P(x)||Q(x))) <= chi2(P(x)||Q(x)) + log(TV(P(x)||Q(x)))", "letterwise", proof,
                    "tend");
    assert_verified("for P, Q laws on X > 0\\nclaim log(TV(P(x)||Q(x))) <= chi2(P(x)||Q(x)) + log(TV(P(x)||Q(x)))",
                    "letterwise", proof);
}

/* Where one entry is measured by another, the greatest probability says nothing of it: false where P = Q. */
Test(checker_laws, the_greatest_beside_an_entry_of_one)
{
    assert_rejected(FOR_TWO "claim -log(max x: Q(x)) <= KL(P(x)||Q(x))", "letterwise",
        flat("[\"m\", \"max x: Q(x)\"], " K, "\"0\", \"1\"", LAWS("1", "log(m)", "q", "0"), ZERO,
            BOX("[\"below\", \"q\", \"m\", \"u\", [\"factor\", \"1\", [[\"-log(u)\", 1]]]]")), "below");
}

/* 0 times what is infinite at a number is not what it tends to: t (1/t) tends to 1, and is not 1 at 0. */
Test(checker_laws, zero_times_what_numbers_make_infinite)
{
    static const char *const claims[] = { "claim 1 - KL(P(x)||Q(x)) <= c*(1/c)",
        "claim 1 - KL(P(x)||Q(x)) <= (1/c)*c", "claim 1 - KL(P(x)||Q(x)) <= c*(KL(P(x)||Q(x))/(c*KL(P(x)||Q(x))))" };
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++)
        assert_rejected(arena_printf(session_arena(), "for P, Q laws on X ; c in [0,1]\\n%s", claims[k]),
            "letterwise", alone(K, "\"0\"", BOX("[\"factor\", \"1\", [[\"k\", 1]]]")), "tend");
    assert_verified("for P, Q laws on X ; c in (0,1]\\nclaim 1 - KL(P(x)||Q(x)) <= c*(1/c)", "letterwise",
        alone(K, "\"0\"", BOX("[\"factor\", \"1\", [[\"k\", 1]]]")));
    assert_verified("for P, Q laws on X ; c in [0,1]\\nclaim 0 <= c*KL(P(x)||Q(x))", "letterwise",
        alone(K, "\"0\"", BOX("[\"factor\", \"1\", [[\"c\", 1], [\"k\", 1]]]")));
}

/* The claim that the divergence is at most c, by its range alone. */
static const char *at_most(const char *divergence, const char *c)
{
    return flat(arena_printf(session_arena(), "[\"v\", \"%s(P(x)||Q(x))\"]", divergence), "\"0\"",
        LAWS("t", "0", "1", "0"), arena_printf(session_arena(), BOX("[\"factor\", \"1\", [[\"%s - v\", 1]]]"), c),
        ZERO);
}

/* The range of each divergence: it reaches to its bound, and no bound holds that is less. */
Test(checker_laws, ranges)
{
    static const struct { const char *of, *most, *less; } ranges[] = { { "TV", "1", "9/10" }, { "Hsq", "1", "9/10" },
        { "LC", "2", "19/10" }, { "KL", NULL, "1000" }, { "chi2", NULL, "1000" } };
    for (size_t k = 0; k < sizeof ranges / sizeof *ranges; k++) {
        const char *claim = FOR_TWO "claim %s(P(x)||Q(x)) <= %s", *of = ranges[k].of, *most = ranges[k].most,
                   *less = ranges[k].less;
        if (most) assert_verified(arena_printf(session_arena(), claim, of, most), "letterwise", at_most(of, most));
        assert_rejected(arena_printf(session_arena(), claim, of, less), "letterwise", at_most(of, less),
                        "not shown to be >= 0");
    }
}

Test(checker_laws, values_alone)
{
    assert_verified(FOR_TWO "claim 0 <= KL(P(x)||Q(x))^2", "letterwise",
                    alone(K, "\"0\"", BOX("[\"factor\", \"1\", [[\"k\", 2]]]")));
    assert_verified(FOR_TWO "claim TV(P(x)||Q(x)) <= 1", "letterwise",
                    alone(V, "\"0\"", BOX("[\"factor\", \"1\", [[\"1 - v\", 1]]]")));
    assert_rejected(FOR_TWO "claim TV(P(x)||Q(x)) <= 99/100", "letterwise",
        alone(V, "\"0\"", BOX("[\"factor\", \"1\", [[\"99/100 - v\", 1]]]")), "not shown to be >= 0");
    assert_rejected(FOR_TWO "claim KL(P(x)||Q(x)) <= 1", "letterwise",
        alone(K, "\"0\"", BOX("[\"factor\", \"1\", [[\"1 - k\", 1]]]")), "not shown to be >= 0");
    assert_rejected(FOR_TWO "claim TV(P(x)||Q(x)) < 1", "letterwise",
        alone(V, "\"0\"", BOX("[\"factor\", \"1\", [[\"1 - v\", 1]]]")), "one relation <=, >= or =");
    assert_rejected(FOR_TWO "claim KL(P(x)||Q(x)) = 0", "letterwise", alone(K, "\"0\"", ZERO), "identical");
}

/* Where a divergence is infinite the sides have to be something, too. */
Test(checker_laws, infinite_values)
{
    static const char *const none[] = { "KL(P(x)||Q(x)) - KL(P(x)||Q(x)) <= 0", "0 <= 1/KL(P(x)||Q(x))",
        "0 <= KL(P(x)||Q(x))/(1 + KL(P(x)||Q(x)))", "0 <= (1 - TV(P(x)||Q(x)))*KL(P(x)||Q(x))",
        "0 <= exp(KL(P(x)||Q(x)))*exp(-KL(P(x)||Q(x)))" };
    static const char *const some[] = { "0 <= exp(-KL(P(x)||Q(x)))", "0 <= 1 - 1/(1 + KL(P(x)||Q(x)))",
        "0 <= log(1 + KL(P(x)||Q(x)))", "0 <= KL(P(x)||Q(x))*exp(KL(P(x)||Q(x)))" };
    const char *values = K ", " V, *direct = "{\"logs\": [], \"tree\": [\"zero\"]}";
    for (size_t k = 0; k < sizeof none / sizeof *none; k++)
        assert_rejected(arena_printf(session_arena(), FOR_TWO "claim %s", none[k]), "letterwise",
            alone(values, "\"0\", \"0\"", direct), "tend to what it is");
    for (size_t k = 0; k < sizeof some / sizeof *some; k++) /* defined; the tree is of another function */
        assert_rejected(arena_printf(session_arena(), FOR_TWO "claim %s", some[k]), "letterwise",
            alone(values, "\"0\", \"0\"", direct), "zero: not shown");
    /* all laws positive: nothing is infinite */
    assert_rejected("for P law on X > 0 ; Q law on X > 0\\nclaim KL(P(x)||Q(x)) - KL(P(x)||Q(x)) <= 1", "letterwise",
        alone(values, "\"0\", \"0\"", direct), "zero: not shown");
    assert_verified("for P law on X > 0 ; Q law on X > 0\\nclaim KL(P(x)||Q(x)) - KL(P(x)||Q(x)) <= 0", "letterwise",
        alone(values, "\"0\", \"0\"", direct));
    assert_rejected("for P law on X > 0 ; Q law on X\\nclaim KL(P(x)||Q(x)) - KL(P(x)||Q(x)) <= 0", "letterwise",
        alone(values, "\"0\", \"0\"", direct), "tend to what it is");
    assert_rejected("for P law on X > 0 ; Q law on X > 0\\nclaim 0 <= 1/KL(P(x)||Q(x))", "letterwise",
        alone(values, "\"0\", \"0\"", direct), "tend to what it is");
}

/* 0 times anything is 0: of a factor that numbers make so. */
Test(checker_laws, a_factor_that_is_0)
{
    static const char statement[] = "for P, Q laws on X ; t in [0,1]\\nclaim 0 <= %s";
    static const struct { const char *claim, *why; } tried[] = { { "t*KL(P(x)||Q(x))", NULL },
        { "(1 - t)*KL(P(x)||Q(x))*t", NULL }, { "KL(P(x)||Q(x))/(1/t)", "tend to" },
        { "TV(P(x)||Q(x))*KL(P(x)||Q(x))", "tend to" },
        { "(t - t*TV(P(x)||Q(x)))*KL(P(x)||Q(x))", "tend to" }, { "(t - 1/2)*KL(P(x)||Q(x))", "tend to" },
            { "t*KL(P(x)||Q(x)) - t*KL(P(x)||Q(x))", "tend to" } };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        assert_rejected(arena_printf(session_arena(), statement, tried[k].claim), "letterwise",
            alone(K ", " V, "\"0\", \"0\"", ZERO), tried[k].why ? tried[k].why : "zero: not shown");
}

Test(checker_laws, lines)
{
    static const char claim[] = FOR_TWO "claim KL(P(x)||Q(x)) <= chi2(P(x)||Q(x))", rest[] = "t - 1 - log t";
    const char *good = by_line("-1", "1", "t", "1", rest);
    assert_verified(claim, "letterwise", good);
    assert_rejected(claim, "letterwise", by_line("-1", "1", "t", "1", "t - 2 - log t"), "another product");
    /* another multiplier */
    assert_rejected(claim, "letterwise", by_line("-1", "2", "t", "1", rest), "zero: not shown");
    assert_rejected(claim, "letterwise", by_line("-2", "2", "t", "1", rest), "zero: not shown");
    assert_rejected(claim, "letterwise", by_line("-1", "1", "t", "t", rest), "no new name");
    assert_rejected(claim, "letterwise", by_line("-1", "1", "1", "1", rest), "one entry may be 1");
    /* the name of a value */
    assert_rejected(claim, "letterwise", by_line("-1", "1", "k", "1", rest), "no new name");
    /* a multiplier that is an entry */
    assert_rejected(claim, "letterwise", by_line("-P(x)", "1", "t", "1", rest), "not shown to be analytic");
    assert_rejected(claim, "letterwise", by_line("-KL(P(x)||Q(x))", "1", "t", "1", rest), "not shown to be analytic");
    assert_rejected(FOR_TWO "claim chi2(P(x)||Q(x)) <= KL(P(x)||Q(x))", "letterwise", good, "zero: not shown");
    assert_rejected(FOR_TWO "claim KL(P(x)||Q(x)) <= chi2(Q(x)||P(x))", "letterwise", good, "no value in the proof");
    assert_rejected("for P law on X ; Q law on Y\\nclaim 0 <= KL(P(x)||P(x))", "letterwise", good, "two alphabets");
    assert_rejected("for P, Q laws on X ; table w on X\\nclaim KL(P(x)||Q(x)) <= chi2(P(x)||Q(x))", "letterwise", good,
                    "tables");
    assert_rejected("for X variable ; P, Q laws on X\\nclaim KL(P(x)||Q(x)) <= chi2(P(x)||Q(x))", "letterwise", good,
                    "random variables");
    assert_rejected("for a in [0,1]\\nclaim 0 <= a", "letterwise", good, "no law");
}

/* Of laws and mixtures with weights >= 0 that add up to 1 alone; not of one law from itself. */
Test(checker_laws, arguments)
{
    static const struct { const char *sum, *why; } wrong[] = {
        { "KL(P(x)||2*Q(x))", "not a law" }, { "KL(P(x)||2*Q(x) - P(x))", "not a law" },
            { "KL(P(x)*P(x)||Q(x))", "not a law" }, { "KL(P(x)||1)", "not a law" }, { "KL(P(x)||P(x))", "from itself" },
        { "KL(P(x)||(P(x) + P(x))/2)", "from itself" }, { "KL(P(x)||(P(x) + Q(x))/3)", "not a law" },
            { "TV(P(x)||Q(x)/0)", "not a law" }, { "sum x: P(x)*KL(P(x)||Q(x))", "finite and continuous" },
        { "KL(P(x)||a*P(x) + b*Q(x))", "not a law" }, { "KL(P(x)||(a - 1/2)*P(x) + (3/2 - a)*Q(x))", "not a law" },
            { "KL(P(x)||a*P(x) + (1 - a)*P(x))", "from itself" },
        { "KL(P(x)||exp(a)*P(x) + (1 - exp(a))*Q(x))", "not a law" }, { "sum x: P(x)/Q(x)", "finite and continuous" },
            { "sum x: log P(x)", "finite and continuous" }, { "max x: P(x)*Q(x)", "of a law alone" },
            { "max x: 1", "of a law alone" },
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        const char *v = arena_printf(session_arena(), "[\"k\", \"%s\"]", wrong[k].sum);
        assert_rejected(arena_printf(session_arena(), "for P, Q laws on X ; a, b in [0,1]\\nclaim 0 <= %s",
            wrong[k].sum), "letterwise", alone(v, "\"0\"", BOX("[\"factor\", \"1\", [[\"k\", 1]]]")), wrong[k].why);
    }
    /* a letter of probability 0 changes the number of letters, and the least entry: one letter is a case of its own */
    assert_verified(FOR_TWO "claim 0 <= KL(P(x)||Q(x)) + sum x: 1", "letterwise", alone(K ", [\"n\", \"sum x: 1\"]",
        "\"0\", \"0\"", BOX("[\"factor\", \"1\", [[\"k + n\", 1]]]")));
    assert_verified(FOR_TWO "claim 0 <= KL(P(x)||Q(x)) + min x: P(x)", "letterwise",
        alone(K ", [\"n\", \"min x: P(x)\"]", "\"0\", \"0\"", BOX("[\"factor\", \"1\", [[\"k + n\", 1]]]")));
    /* true on two letters or more alone */
    assert_rejected(FOR_TWO "claim 2 <= KL(P(x)||Q(x)) + sum x: 1", "letterwise", alone(K ", [\"n\", \"sum x: 1\"]",
        "\"0\", \"0\"", BOX("[\"factor\", \"1\", [[\"k + n\", 1]]]")), "on one letter");
    assert_rejected(FOR_TWO "claim (min x: P(x)) <= KL(P(x)||Q(x)) + 1/2", "letterwise",
        alone(K ", [\"n\", \"min x: P(x)\"]", "\"0\", \"0\"", BOX("[\"factor\", \"1\", [[\"k\", 1]]]")),
        "on one letter");
    assert_rejected(FOR_TWO "claim KL(P(x)||Q(x)) = KL(P(x)||Q(x)) + (sum x: exp(P(x))) - 3", "letterwise",
        alone(K ", [\"n\", \"sum x: exp(P(x))\"]", "\"0\", \"0\"", ZERO), "on one letter");
    assert_rejected(FOR_TWO "claim 0 <= KL(P(x)||Q(x)) + 1/(1 - (min x: P(x)))", "letterwise",
        alone(K ", [\"n\", \"min x: P(x)\"]", "\"0\", \"0\"", BOX("[\"factor\", \"1\", [[\"k\", 1]]]")),
        "continuous on one letter");
    assert_rejected("for P, Q laws on X ; W channel X -> Y\\n"
                    "claim 0 <= KL(sum x: P(x)*W(y|x)||sum x: Q(x)*W(y|x)) + min x: P(x)", "letterwise",
        alone("[\"k\", \"KL(sum x: P(x)*W(y|x)||sum x: Q(x)*W(y|x))\"], [\"n\", \"min x: P(x)\"]", "\"0\", \"0\"",
              BOX("[\"factor\", \"1\", [[\"k + n\", 1]]]")), "and a channel");
    assert_verified(FOR_TWO "claim 0 <= KL(P(x)||Q(x)) + max x: P(x)", "letterwise",
        alone(K ", [\"n\", \"max x: P(x)\"]", "\"0\", \"0\"", BOX("[\"factor\", \"1\", [[\"k + n\", 1]]]")));
    assert_rejected(FOR_TWO "claim 0 <= max x: P(x)", "letterwise",
                    alone("[\"n\", \"max x: P(x)\"]", "\"1\"", BOX("[\"zero\"]")), "multiplier 0");
    assert_rejected(FOR_TWO "claim 0 <= abs(KL(P(x)||Q(x)) - chi2(P(x)||Q(x)))", "letterwise", alone(K
        ", [\"c\", \"chi2(P(x)||Q(x))\"]", "\"0\", \"0\"", ZERO), "tend");
}

/* An entry is 1 only of what is homogeneous. */
Test(checker_laws, homogeneous)
{
    /* sum of P^2 <= 1: true; the entry of the one law cannot be 1 */
    const char *claim = "for P law on X\\nclaim (sum x: P(x)^2) <= 1", *value = "[\"s\", \"sum x: P(x)^2\"]";
    assert_rejected(claim, "letterwise", flat(value, "\"-1\"", "[\"P\", \"1\", \"1\"]", ZERO, ZERO), "homogeneous");
    assert_rejected(claim, "letterwise", flat(value, "\"-1\"", "[\"P\", \"t\", \"1\"]", ZERO,
        BOX("[\"factor\", \"1\", [[\"t\", 1], [\"1 - t\", 1]]]")), "not shown to be >= 0"); /* for t > 1 it is not so */
    assert_rejected("for P law on X\\nclaim 3/2 <= sum x: P(x)", "letterwise", flat("[\"s\", \"sum x: P(x)\"]",
        "\"1\"", "[\"P\", \"t\", \"-1\"]", ZERO, ZERO), "zero: not shown");
    assert_verified("for P law on X\\nclaim (sum x: P(x)) = 1", "letterwise", flat("[\"s\", \"sum x: P(x)\"]",
        "\"-1\"", "[\"P\", \"1\", \"1\"]", ZERO, ZERO));
}

/* A hypothesis about a value is strict; it narrows. */
Test(checker_laws, hypotheses)
{
    const char *proof = alone(V, "\"0\"", BOX("[\"factor\", \"1\", [[\"1/2 - v\", 1]]]"));
    assert_verified(FOR_TWO "given TV(P(x)||Q(x)) < 1/2\\nclaim TV(P(x)||Q(x)) <= 1/2", "letterwise", proof);
    assert_rejected(FOR_TWO "given TV(P(x)||Q(x)) <= 1/2\\nclaim TV(P(x)||Q(x)) <= 1/2", "letterwise", proof,
                    "not strict");
    assert_rejected(FOR_TWO "given TV(P(x)||Q(x)) = 1/2\\nclaim TV(P(x)||Q(x)) <= 1/2", "letterwise", proof, "a bound");
    assert_rejected(FOR_TWO "given TV(P(x)||Q(x)) < TV(Q(x)||P(x))\\nclaim TV(P(x)||Q(x)) <= 1/2", "letterwise", proof,
                    "no value");
    assert_rejected(FOR_TWO "given TV(P(x)||Q(x)) < 3/5\\nclaim TV(P(x)||Q(x)) <= 1/2", "letterwise", proof,
                    "not shown to be >= 0");
    assert_rejected(FOR_TWO "given TV(P(x)||Q(x)) < 0\\nclaim TV(P(x)||Q(x)) <= 1/2", "letterwise", proof,
                    "without an interior");
}

static const char *two(const char *values, const char *grows, const char *least, const char *sides, const char *entries,
                       const char *binary)
{
    return arena_printf(session_arena(), "{\"values\": [%s], \"names\": [\"p\", \"q\"], \"entries\": \"%s\", "
        "\"grows\": [%s], \"least\": [%s], \"sides\": [%s], \"binary\": [%s]}", values, entries, grows, least, sides,
        binary);
}

#define ONE BOX("[\"factor\", \"1\", []]")
#define BOWL                                                                                                           \
    BOX("[\"bowl\", \"p\", \"q\", [\"zero\"], [\"factor\", \"1\", [[\"2*p - 1\", 2], [\"p\", -1], [\"1 - p\", -1]]]]")

Test(checker_laws, two_letters)
{
    static const char pinsker[] = FOR_TWO "claim 2*TV(P(x)||Q(x))^2 <= KL(P(x)||Q(x))";
    const char *values = V ", " K, *bound = "[\"2*v^2\", " BOX("[\"factor\", \"2\", [[\"v\", 2]]]") "]";
    assert_verified(pinsker, "binary", two(values, ONE, "", "", "plain", BOWL));
    assert_verified(pinsker, "binary", two(values, ONE, bound, ZERO, "plain", BOWL));
    assert_rejected(pinsker, "binary", two(values, "", "", "", "plain", BOWL), "a proof for each value");
    assert_rejected(pinsker, "binary", two(values, ONE ", " ONE, "", "", "plain", BOWL), "a proof for each value");
    assert_rejected(pinsker, "binary", two(values, ZERO, "", "", "plain", BOWL), "zero: not shown");
    assert_rejected(pinsker, "binary", two(values, ONE, "", "", "other", BOWL), "expected");
    assert_rejected(pinsker, "binary", two(values, ONE, "[\"v^2\", " BOX("[\"factor\", \"1\", [[\"v\", 2]]]") "]",
        ZERO, "plain", BOWL), "another product");
    assert_rejected(pinsker, "binary", two(values, ONE, "[\"3*v^2\", " BOX("[\"factor\", \"3\", [[\"v\", 2]]]") "]",
        BOX("[\"factor\", \"1\", [[\"v\", 2]]]"), "plain", BOWL), "another product");
    assert_rejected(pinsker, "binary", two(values, ONE, "[\"v - 1\", " ZERO "]", ZERO, "plain", BOWL),
                    "zero: not shown");
    /* the slack falls with KL, and on two letters both sides agree in sign: nothing follows for more */
    assert_rejected(FOR_TWO "claim KL(P(x)||Q(x)) <= 2*TV(P(x)||Q(x))^2 + KL(P(x)||Q(x))^2", "binary",
        two(values, ONE, "", "", "plain", BOWL), "another product");
    assert_rejected("for P, Q, R laws on X\\nclaim 2*TV(P(x)||Q(x))^2 <= KL(P(x)||Q(x))", "binary",
        two(values, ONE, "", "", "plain", BOWL), "two laws");
    assert_rejected(FOR_TWO "claim (sum x: P(x)^2) <= 1", "binary",
                    two("[\"s\", \"sum x: P(x)^2\"]", ONE, "", "", "plain", BOWL), "no divergence");
    assert_rejected(FOR_TWO "given KL(P(x)||Q(x)) < 1\\nclaim 2*TV(P(x)||Q(x))^2 <= KL(P(x)||Q(x))", "binary",
        two(values, ONE, "", "", "plain", BOWL), "about a value that is no TV");
    assert_rejected(FOR_TWO "claim TV(Q(x)||P(x)) <= 0", "binary", two("[\"v\", \"TV(Q(x)||P(x))\"]", "", "", "",
        "plain", BOX("[\"below\", \"q\", \"p\", \"u\", [\"factor\", \"1\", [[\"p\", 1], [\"1-u\", 1]]]]")),
        "another product");
    assert_rejected(FOR_TWO "claim TV(P(x)||Q(x)) = TV(P(x)||Q(x))", "binary", two(V, "", "", "", "plain", ZERO),
                    "inequality");
}

/* Behind a channel a divergence is at most what it is in front, of the same laws, by the same channel, and no more is
** known. */
Test(checker_laws, behind_a_channel)
{
    static const char images[] = "KL((sum x: P(x)*W(y|x))||(sum x: Q(x)*W(y|x)))";
    const char *below = BOX("[\"below\", \"%s\", \"%s\", \"u\", [\"factor\", \"1\", [[\"%s\", 1], [\"1 - u\", 1]]]]");
    const char *values = arena_printf(session_arena(), "[\"k\", \"%s\"], [\"l\", \"KL(P(x)||Q(x))\"]", images),
        *up = alone(values, "\"0\", \"0\"", arena_printf(session_arena(), below, "k", "l", "l"));
    const char *down = alone(values, "\"0\", \"0\"", arena_printf(session_arena(), below, "l", "k", "k"));
    assert_verified(
        arena_printf(session_arena(), "for P, Q laws on X ; W channel X -> Y\\nclaim %s <= KL(P(x)||Q(x))", images),
        "letterwise", up);
    static const struct { const char *declared, *claim, *why;
    } wrong[] = {
        { "P, Q laws on X ; W channel X -> Y", "KL(P(x)||Q(x)) <= KL((sum x: P(x)*W(y|x))||(sum x: Q(x)*W(y|x)))",
          "hypothesis l <= k" },
        { "P, Q laws on X ; W, V channel X -> Y", "KL((sum x: P(x)*W(y|x))||(sum x: Q(x)*V(y|x))) <= KL(P(x)||Q(x))",
          "two channels" },
        { "P, Q laws on X ; W channel X -> X", "KL((sum x: P(x)*W(y|x))||Q(y)) <= KL(P(x)||Q(x))", "one and none" },
        { "P, Q laws on X ; W channel X -> Y", "KL((sum x: P(x)*W(y|x))||(sum x: P(x)*W(y|x))) <= KL(P(x)||Q(x))",
          "from itself" },
        { "P, Q laws on X ; W channel X -> Y", "KL((sum x: 2*P(x)*W(y|x))||(sum x: Q(x)*W(y|x))) <= KL(P(x)||Q(x))",
          "not a law" },
        { "P, Q laws on X ; W channel Y -> X", "KL((sum x: P(x)*W(y|x))||(sum x: Q(x)*W(y|x))) <= KL(P(x)||Q(x))",
          "!another alphabet" },
        { "P, Q laws on X ; W channel X -> Y", "(sum x: P(x)*W(y|x)) <= KL(P(x)||Q(x))", "!no letter that is bound" },
        { "P, Q laws on X ; W channel X -> Y", "KL((sum x: P(x)*W(x|y))||(sum x: Q(x)*W(x|y))) <= KL(P(x)||Q(x))",
          "!no letter that is bound" },
        { "P, Q laws on X ; W channel X -> X", "KL((sum x: P(x)*W(x|x))||(sum x: Q(x)*W(x|x))) <= KL(P(x)||Q(x))",
          "!two letters of one name" },
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        const char *statement = arena_printf(session_arena(), "for %s\\nclaim %s", wrong[k].declared, wrong[k].claim),
            *own = k ? strstr(wrong[k].claim, " <=") : NULL;
        const char *first =
            own ? arena_printf(session_arena(), "%.*s", (int)(own - wrong[k].claim), wrong[k].claim) : images;
        const char *proof = k == 0 ? down : alone(arena_printf(session_arena(),
            "[\"k\", \"%s\"], [\"l\", \"KL(P(x)||Q(x))\"]", first), "\"0\", \"0\"", arena_printf(session_arena(),
            below, "k", "l", "l"));
        if (*wrong[k].why == '!') assert_unreadable(statement, "letterwise", proof, wrong[k].why + 1);
        else assert_rejected(statement, "letterwise", proof, wrong[k].why);
    }
    /* of another divergence nothing is known; and a multiplier has no summand */
    assert_rejected("for P, Q laws on X ; W channel X -> Y\\nclaim TV((sum x: P(x)*W(y|x))||(sum x: Q(x)*W(y|x))) <= "
                    "KL(P(x)||Q(x))",
                    "letterwise",
                    alone("[\"k\", \"TV((sum x: P(x)*W(y|x))||(sum x: Q(x)*W(y|x)))\"], [\"l\", \"KL(P(x)||Q(x))\"]",
                          "\"0\", \"0\"", arena_printf(session_arena(), below, "k", "l", "l")),
                    "hypothesis k <= l");
    assert_rejected(arena_printf(session_arena(), "for P, Q laws on X ; W channel X -> Y\\nclaim 0 <= %s", images),
        "letterwise", alone(values, "\"1\", \"0\"", ZERO), "multiplier 0");
    assert_rejected("for W channel X -> Y ; P law on X\\nclaim (sum x: P(x)) = 1", "identity", "{}", "channels");
}

/* Constants a little too great, by ever less. */
Test(checker_laws, near_misses)
{
    static const struct { const char *file, *was, *now; } near[] = { { "binary-pinsker", "claim 2*TV",
        "claim 2.%0*d1*TV" }, { "letterwise-cases", "claim Hsq", "claim 1.%0*d1*Hsq" },
        { "letterwise-uniform", "<= log((sum", "<= (1 - 0.%0*d1)*log((sum" },
        { "letterwise-triangle", "claim TV", "claim 1.%0*d1*TV" }, { "binary-bretagnolle", "claim TV",
            "claim 1.%0*d1*TV" }, { "letterwise-jensen", "claim KL", "claim 1.%0*d1*KL" } };
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        for (int places = 2; places <= 14; places += 4) {
            const char *text = file_get(arena_printf(session_arena(), CERTIFICATES "/%s.json", near[i].file), NULL),
                       *at = strstr(text, near[i].was);
            cr_assert(at, "%s: %s", near[i].file, text);
            const char *by = arena_printf(session_arena(), near[i].now, places, 0);
            outcome_t o = VERIFY(file_put("n.json", arena_printf(session_arena(), "%.*s%s%s", (int)(at - text), text,
                                                                 by, at + strlen(near[i].was))));
            cr_assert(o.status == 1, "%s, %s: exit %d\n%s%s", near[i].file, by, o.status, o.out, o.err);
        }
}

/* A mixture is a polynomial as it is written: what is 0/0 at an end is no weight. */
Test(checker_laws, weights_that_are_quotients)
{
    static const char *const law[] = { "P(x)*c/c", "P(x)*((1-c)/(1-c))", "P(x)*c^2/(c*c)" };
    for (size_t k = 0; k < sizeof law / sizeof *law; k++) {
        const char *values = arena_printf(session_arena(), "[\"k\", \"KL(%s||Q(x))\"]", law[k]);
        assert_rejected(
            arena_printf(session_arena(), "for P, Q laws on X ; c in [0,1]\\nclaim 0 <= KL(%s||Q(x))", law[k]),
            "letterwise", alone(values, "\"0\"", BOX("[\"direct\", \"k\"]")), "mixture");
    }
    assert_verified("for P, Q laws on X ; c in [0,1]\\nclaim 0 <= KL((c*P(x)+(1-c)*Q(x))/1||Q(x))", "letterwise",
        alone("[\"k\", \"KL((c*P(x)+(1-c)*Q(x))/1||Q(x))\"]", "\"0\"", BOX("[\"direct\", \"k\"]")));
}
