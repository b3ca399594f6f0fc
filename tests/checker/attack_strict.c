/* SPDX-License-Identifier: MIT
**
** Strict claims: margins that vanish where nothing is excepted, sides that may both be infinite, exceptions that are
** not defined.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_strict, .init = session_open, .fini = session_close);

#define MARGIN(m, reason, proof) "{\"margin\": \"" m "\", \"reason\": \"" reason "\", \"proof\": " proof "}"
#define BOX(m, node) MARGIN(m, "box", TREE(node))
#define BELOW "[\"valley\", \"x\", \"1\", [\"zero\"], [\"factor\", \"1\", [[\"x\", -1]]]]"   /* log x <= x - 1 */
#define NOT_APART "not shown to be > 0"

Test(checker_attack_strict, everywhere)
{
    assert_verified("for x in (0,inf)\\nclaim log(x) < x", "strict", BOX("1", BELOW));
    assert_verified("for x in (0,inf)\\nclaim x > log(x)", "strict", BOX("1", BELOW));
    assert_rejected("for x in (0,inf)\\nclaim x < log(x)", "strict", BOX("1", BELOW), "zero");
    assert_rejected("for x in (0,inf)\\nclaim log(x) < x", "strict", BOX("1.000000000001", BELOW), "zero");
    assert_rejected("for x in (0,inf)\\nclaim log(x) < x - 1", "strict", BOX("0", BELOW), NOT_APART);
    assert_rejected("for x in (0,inf)\\nclaim log(x) < x - 2", "strict", BOX("-1", BELOW), NOT_APART);
    assert_rejected("for x in (0,inf)\\nclaim log(x) < x - 1", "strict", BOX("x - x", BELOW), NOT_APART);
    assert_rejected("for x in [0,inf)\\nclaim log(x) < x", "strict", BOX("1", BELOW), "finite");
    /* at an end that is attained */
    assert_verified("for x in (0,1)\\nclaim 0 < x", "strict", BOX("x", "[\"zero\"]"));
    assert_rejected("for x in [0,1)\\nclaim 0 < x", "strict", BOX("x", "[\"zero\"]"), NOT_APART);
    assert_rejected("for x in [0,1]\\nclaim 0 < 1", "strict", BOX("1/x", "[\"zero\"]"), NOT_APART);
    assert_rejected("for x in R\\nclaim 0 < x^2", "strict", BOX("x^2", "[\"zero\"]"), NOT_APART);
    assert_rejected("for x in R\\nclaim 0 < x^0 - 1", "strict", BOX("x^0 - 1", "[\"zero\"]"), NOT_APART);
}

Test(checker_attack_strict, unless)
{
    assert_verified("for x in (0,inf)\\nclaim log(x) < log(x) + (x-1)^2 unless x = 1", "strict",
                    BOX("(x-1)^2", "[\"zero\"]"));
    assert_rejected("for x in (0,inf)\\nclaim log(x) < log(x) + (x-1)^2 unless x = 1.000000000001",
        "strict", BOX("(x-1)^2", "[\"zero\"]"), NOT_APART);
    assert_rejected("for x in (0,inf)\\nclaim log(x) < log(x) + (x-1)^2 unless 2 x = 1", "strict",
                    BOX("(x-1)^2", "[\"zero\"]"), NOT_APART);
    assert_rejected("for x in (0,inf)\\nclaim log(x) < log(x) + (x-1)^2", "strict", BOX("(x-1)^2", "[\"zero\"]"),
                    NOT_APART);
    /* factors of what is 0 there, not summands; nor what it is a factor of */
    assert_verified("for x in R\\nclaim 0 < x^2 unless x (x-1) = 0", "strict", BOX("x^2", "[\"zero\"]"));
    assert_rejected("for x in R\\nclaim 0 < x^2 unless x + (x-1) = 0", "strict", BOX("x^2", "[\"zero\"]"), NOT_APART);
    assert_rejected("for x in R\\nclaim 0 < (x (x-1))^2 unless x = 0", "strict", BOX("(x (x-1))^2", "[\"zero\"]"),
                    NOT_APART);
    assert_rejected("for x in R\\nclaim 0 < x^2 unless x (x-1) = 1", "strict", BOX("x^2", "[\"zero\"]"), NOT_APART);
    assert_rejected("for x in R\\nclaim 0 < x^2 (x-1)^2 unless x = 0", "strict", BOX("x^2 (x-1)^2", "[\"zero\"]"),
                    NOT_APART);
    assert_rejected("for x in R\\nclaim 0 < x^2 - 1 unless x = 0", "strict", BOX("x^2 - 1", "[\"zero\"]"), NOT_APART);
    /* odd powers */
    assert_verified("for x in [0,1]\\nclaim 0 < x^3 unless x = 0", "strict", BOX("x^3", "[\"zero\"]"));
    assert_rejected("for x in [-1,1]\\nclaim 0 < x^3 unless x = 0", "strict", BOX("x^3", "[\"zero\"]"), NOT_APART);
    assert_rejected("for x in [-1,1]\\nclaim 0 < x unless x = 0", "strict", BOX("x", "[\"zero\"]"), NOT_APART);
    /* what is claimed where the exception is not defined */
    assert_verified("for x in [0,1]\\nclaim 0 < x^2 unless x log(x) = 0", "strict", BOX("x^2", "[\"zero\"]"));
    assert_rejected("for x in [-1,1]\\nclaim 0 < x^2 unless x (1/x) = 0", "strict", BOX("x^2", "[\"zero\"]"),
                    "not shown to be defined");
    assert_rejected("for x in [-1,1]\\nclaim 0 < x^2 unless x log(x) = 0", "strict", BOX("x^2", "[\"zero\"]"),
                    "not shown to be defined");
    assert_rejected("for x in [0,1]\\nclaim 0 < log(x)^2 unless x log(x) = 0", "strict", BOX("log(x)^2", "[\"zero\"]"),
                    NOT_APART);
}

/* Products and quotients: each part is to be > 0 where nothing is excepted, and what divides everywhere. */
Test(checker_attack_strict, parts)
{
    static const char two[] = "for x, y in [0,1]\\nclaim 0 < %s";
    static const struct { const char *margin, *unless; bool good;
    } tried[] = {
        { "x*y", "x*y = 0", true },       { "x", "x*y = 0", true },        { "x^2*y^3", "y*x = 0", true },
        { "x*exp(y)", "x = 0", true },    { "x/(1+y)", "x = 0", true },    { "x*y", "x = 0", false },
        { "x*y", "x + y = 0", false },    { "y*x", "x = 0", false },       { "x/(y-2)", "x = 0", false },
        { "x/x", "x = 0", false },        { "x*(y-1)^2", "x = 0", false }, { "x + y", "x*y = 0", false },
        { "x*log(1/x)", "x = 0", false }, { "log(2-x)", "x = 0", false },  { "(x*y)^0 - 1", "x*y = 0", false },
        { "x^(-2)", "x = 0", false },     { "x/y", "x/y = 0", false },     { "abs(x-y)", "x = 0", false }
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *claim = arena_printf(
            session_arena(), arena_printf(session_arena(), "%s unless %s", two, tried[k].unless), tried[k].margin);
        const char *proof = arena_printf(session_arena(), BOX("%s", "[\"zero\"]"), tried[k].margin);
        if (tried[k].good) assert_verified(claim, "strict", proof);
        else
            assert_rejected(claim, "strict", proof,
                            strchr(tried[k].unless, '/') ? "not shown to be defined" : NOT_APART);
    }
}

/* The exception holds where an equation is put in; its number lies in its range. */
Test(checker_attack_strict, equations)
{
    assert_verified("for x in [0,2] ; y in (0,inf)\\ngiven y = x - 1\\nclaim 0 < y", "strict", BOX("y", "[\"zero\"]"));
    assert_rejected("for x in [0,2] ; y in [0,inf)\\ngiven y = x - 1\\nclaim 0 < y", "strict", BOX("y", "[\"zero\"]"),
                    NOT_APART);
    assert_verified("for x in [0,2] ; y in [0,inf)\\ngiven y = x - 1\\nclaim 0 < y unless y = 0", "strict",
                    BOX("y", "[\"zero\"]"));
    assert_rejected("for x in [0,2] ; y in [0,inf)\\ngiven y = x - 1\\nclaim 0 < y unless x = 0", "strict",
                    BOX("y", "[\"zero\"]"), NOT_APART);
}

#define LAWS "for P law on X ; Q law on X ; R law on X\\n"
#define TWO "for P law on X ; Q law on X\\n"
#define SAME " unless for each x: P(x) = Q(x)"
#define BY_TV(m, value)                                                                                                \
    MARGIN(m, "letterwise",                                                                                            \
           "{\"values\": [[\"v\", \"" value "\"]], \"times\": [\"0\"], \"laws\": [[\"P\", \"p\", \"0\"], "             \
           "[\"Q\", \"q\", \"0\"]], \"entries\": \"plain\", \"sides\": " TREE("[\"zero\"]") ", \"letter\": " TREE(     \
               "[\"zero\"]") "}")

Test(checker_attack_strict, laws)
{
    assert_verified(TWO "claim 0 < TV(P(x)||Q(x))" SAME, "strict", BY_TV("TV(P(x)||Q(x))", "TV(P(x)||Q(x))"));
    assert_verified(TWO "claim 0 < TV(Q(x)||P(x))"
                        " unless for each x: Q(x) = P(x)",
                    "strict", BY_TV("TV(Q(x)||P(x))", "TV(Q(x)||P(x))"));
    assert_verified(TWO "claim 0 < KL(P(x)||Q(x))" SAME, "strict", BY_TV("KL(P(x)||Q(x))", "KL(P(x)||Q(x))"));
    assert_rejected(TWO "claim 0 < TV(P(x)||Q(x))", "strict", BY_TV("TV(P(x)||Q(x))", "TV(P(x)||Q(x))"), NOT_APART);
    assert_rejected(LAWS "claim 0 < TV(P(x)||Q(x)) unless for each x: P(x) = R(x)", "strict",
                    BY_TV("TV(P(x)||Q(x))", "TV(P(x)||Q(x))"), NOT_APART);
    assert_rejected(TWO "claim 0 < TV(P(x)||(P(x)+Q(x))/2)" SAME, "strict",
                    BY_TV("TV(P(x)||(P(x)+Q(x))/2)", "TV(P(x)||(P(x)+Q(x))/2)"), NOT_APART);
    assert_rejected(TWO "claim 0 < TV(P(x)||Q(x)) unless for each x: P(x) = 1", "strict",
                    BY_TV("TV(P(x)||Q(x))", "TV(P(x)||Q(x))"), NOT_APART);
    assert_rejected("for P law on X > 0 ; Q law on X\\nclaim 0 < TV(P(x)||Q(x))", "strict",
                    BY_TV("P(x)", "TV(P(x)||Q(x))"), NOT_APART);
    /* inf < inf: false of laws that are not absolutely continuous */
    assert_rejected(TWO "claim KL(P(x)||Q(x)) < 2 KL(P(x)||Q(x))" SAME, "strict",
                    BY_TV("KL(P(x)||Q(x))", "KL(P(x)||Q(x))"), "finite");
    assert_rejected(TWO "claim KL(P(x)||Q(x)) < KL(P(x)||Q(x)) + 1", "strict", BY_TV("1", "KL(P(x)||Q(x))"), "finite");
    assert_rejected(TWO "claim chi2(P(x)||Q(x)) < chi2(P(x)||Q(x)) + 1", "strict", BY_TV("1", "chi2(P(x)||Q(x))"),
                    "finite");
    assert_rejected(TWO "claim Renyi[1/2](P(x)||Q(x)) < Renyi[1/2](P(x)||Q(x)) + 1", "strict",
                    BY_TV("1", "Hsq(P(x)||Q(x))"), "finite");
    assert_rejected(TWO "claim 1/(1 - Hsq(P(x)||Q(x))) < 1/(1 - Hsq(P(x)||Q(x))) + 1", "strict",
                    BY_TV("1", "Hsq(P(x)||Q(x))"), "finite");
    assert_verified(TWO "claim Hsq(P(x)||Q(x)) < Hsq(P(x)||Q(x)) + 1", "strict", BY_TV("1", "Hsq(P(x)||Q(x))"));
}

/* Exceptions that are no two laws by name; what the numbers beside a divergence make 0; sums over letters that may be
** infinite. */
Test(checker_attack_strict, letters)
{
    static const char tv[] = "TV(P(x)||Q(x))", behind[] = "TV((sum x: P(x)*W(y|x))||(sum x: Q(x)*W(y|x)))",
                      logs[] = "sum x: log(P(x))";
    static const struct { const char *declared, *margin, *value, *unless, *why;
    } tried[] = { { "P, Q laws on X ; k in (0,1]", "k*TV(P(x)||Q(x))", tv, SAME, NULL },
                  { "P, Q laws on X", "TV(P(x)||Q(x))^3", tv, SAME, NULL },
                  { "P, Q laws on X ; k in [0,1]", "k*TV(P(x)||Q(x))", tv, SAME, NOT_APART },
                  { "P, Q laws on X ; k in [0,1]", "k*TV(P(x)||Q(x))", tv, " unless k = 0", NOT_APART },
                  { "P, Q laws on X", "TV(P(x)||Q(x))^0 - 1", tv, SAME, NOT_APART },
                  { "P, Q laws on X", "TV(P(x)||Q(x))^(-1)", tv, SAME, NOT_APART },
                  { "P, Q laws on X", tv, tv, " unless for each x: P(x) = P(x)", NOT_APART },
                  { "P, Q laws on X", tv, tv, " unless for each x: P(x) = (P(x)+Q(x))/2", NOT_APART },
                  { "P, Q laws on X", tv, tv, " unless TV(P(x)||Q(x)) = 0", "not shown to be defined" },
                  { "P law on X ; table Q on X > 0", tv, tv, SAME, NOT_APART },
                  { "P, Q laws on X ; W channel X -> Y", behind, behind, SAME, NOT_APART },
                  { "P, Q laws on X", "min x: P(x)", "min x: P(x)", SAME, NOT_APART },
                  { "P, Q laws on X", "P(x)", tv, " unless for each x: P(x) = 0", NOT_APART },
                  { "P, Q laws on X", tv, tv, " unless P(x) = Q(x)", "!no letter" },
                  { "P law on X ; Q law on Y", tv, tv, SAME, "!another alphabet" } };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *larger = strcmp(tried[k].margin, "P(x)") == 0 ? tv : tried[k].margin;
        const char *claim =
            arena_printf(session_arena(), "for %s\\nclaim 0 < (%s)%s", tried[k].declared, larger, tried[k].unless);
        const char *proof = arena_printf(session_arena(), BY_TV("%s", "%s"), tried[k].margin, tried[k].value);
        if (!tried[k].why) assert_verified(claim, "strict", proof);
        else if (*tried[k].why == '!') assert_unreadable(claim, "strict", proof, tried[k].why + 1);
        else assert_rejected(claim, "strict", proof, tried[k].why);
    }
    const char *sums = arena_printf(session_arena(), BY_TV("1", "%s"), logs),
               *claim = "for P, Q laws on X%s\\nclaim (%s) < (%s) + 1";
    assert_verified(arena_printf(session_arena(), claim, " > 0", logs, logs), "strict", sums);
    assert_rejected(arena_printf(session_arena(), claim, "", logs, logs), "strict", sums, "smaller side");
    /* each part of the smaller side */
    static const char *const infinite[] = { "KL(P(x)||Q(x)) + 1", "1 + KL(P(x)||Q(x))", "2*KL(P(x)||Q(x))",
        "KL(P(x)||Q(x))*2", "KL(P(x)||Q(x))^2", "TV(P(x)||Q(x))^(-1)",
        "TV(P(x)||Q(x))^0", "-KL(P(x)||Q(x))", "log(TV(P(x)||Q(x)))", "1/TV(P(x)||Q(x))", "sqrt(KL(P(x)||Q(x)))" };
    for (size_t k = 0; k < sizeof infinite / sizeof *infinite; k++) {
        const char *proof =
            arena_printf(session_arena(), BY_TV("1", "%s"), strstr(infinite[k], "TV") ? tv : "KL(P(x)||Q(x))");
        assert_rejected(arena_printf(session_arena(), claim, "", infinite[k], infinite[k]), "strict", proof,
                        "smaller side");
    }
}

Test(checker_attack_strict, what_is_none)
{
    assert_rejected("for x in (0,1)\\nclaim 0 <= x", "strict", BOX("x", "[\"zero\"]"), "one relation < or >");
    assert_rejected("for x in (0,1)\\nclaim 0 < x < 1", "strict", BOX("x", "[\"zero\"]"), "one relation < or >");
    assert_rejected("for x in (0,1)\\nclaim 0 < x", "strict", MARGIN("x", "strict", BOX("x", "[\"zero\"]")),
                    "by box, letterwise or binary");
    assert_rejected("for x in (0,1)\\nclaim 0 < x",
        "strict", MARGIN("x", "gibbs", "{\"divergences\": [], \"given\": []}"), "by box, letterwise or binary");
    assert_rejected("for X variables\\nclaim H(X) < 2", "strict", MARGIN("1", "shannon", "{\"parts\": []}"),
                    "by box, letterwise or binary");
    assert_rejected("for x in (0,1)\\nclaim 0 < x unless x = 0", "box", TREE("[\"zero\"]"), "a strict relation");
    assert_unreadable("for x in (0,1)\\nclaim 0 <= x unless x = 0", "strict", BOX("x", "[\"zero\"]"), "before unless");
    assert_unreadable("for x in (0,1)\\nclaim 0 = x unless x = 0", "strict", BOX("x", "[\"zero\"]"), "before unless");
    assert_unreadable("for x in (0,1)\\nclaim 0 < x unless x < 0", "strict", BOX("x", "[\"zero\"]"),
                      "an equation behind unless");
    assert_unreadable("for x in (0,1)\\nclaim 0 < x unless x = 0 = x", "strict", BOX("x", "[\"zero\"]"),
                      "an equation behind unless");
    assert_unreadable("for x in (0,1)\\nclaim 0 < x unless x = 0 unless x = 1", "strict", BOX("x", "[\"zero\"]"),
                      "the end of the line");
    assert_unreadable("for x in (0,1)\\ngiven x < 1 unless x = 0\\nclaim 0 < x", "strict", BOX("x", "[\"zero\"]"),
                      "the end of the line");
    assert_unreadable("for x in (0,1)\\nclaim 0 < x unless x = 0 ; 0 < 1", "strict", BOX("x", "[\"zero\"]"),
                      "one claim");
    assert_unreadable("for x in (0,1)\\nclaim 0 < (x unless x) = 0", "strict", BOX("x", "[\"zero\"]"), ")");
    assert_unreadable("for unless in (0,1)\\nclaim 0 < unless", "strict", BOX("1", "[\"zero\"]"), "cannot be a name");
    assert_unreadable("for x in (0,1)\\nclaim 0 < x", "strict",
                      "{\"reason\": \"box\", \"proof\": " TREE("[\"zero\"]") "}", "margin");
}

/* No exception is used: the claim is shown everywhere. */
Test(checker_attack_strict, entropies)
{
    assert_verified("for X variable\\nclaim H(X) < H(X) + 1 unless H(X) = 0", "shannon", "{\"parts\": [[]]}");
    assert_rejected("for X variable\\nclaim 0 < H(X) unless H(X) = 0", "shannon",
        "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X)\"}]]}", "the claim is strict");
    assert_verified("for x in [0,1]\\nclaim 0 < 1 + x unless x = 0", "cite",
                    "{\"cited\": [], \"steps\": [], \"parts\": [[]]}");
    assert_rejected("for x in [0,1]\\nclaim 0 < x unless x = 0", "cite",
        "{\"cited\": [], \"steps\": [], \"parts\": [[]]}", "not shown to be the sum");
}

/* What holds but in a case is no relation to be cited; what holds everywhere is. */
Test(checker_attack_strict, cited)
{
    static const char proof[] = "{\"cited\": [%s], \"steps\": [{\"of\": 0, \"put\": [[\"x\", \"y\"]], \"given\": "
        "[[], []]}], \"parts\": [[[\"1\", 0]]]}";
    const char *but = certificate_text("for x in [0,1]\\nclaim 0 < x unless x = 0", "strict", BOX("x", "[\"zero\"]"));
    const char *everywhere =
        certificate_text("for x in [0,1]\\nclaim 0 < 1 + x", "strict", BOX("1", "[\"direct\", \"x\"]"));
    assert_verified("for y in [0,1]\\nclaim 0 < 1 + y", "cite", arena_printf(session_arena(), proof, everywhere));
    assert_rejected("for y in [0,1]\\nclaim 0 < y", "cite", arena_printf(session_arena(), proof, but),
                    "with an exception is not cited");
    assert_rejected("for y in [0,1]\\nclaim 0 <= y", "cite", arena_printf(session_arena(), proof, but),
                    "with an exception is not cited");
}

/* By divergences: one of the two laws that are excepted, with a positive weight, and no other. */
Test(checker_attack_strict, by_divergences)
{
#define SUM(d) "{\"divergences\": [" d "], \"given\": []}"
    static const struct { const char *statement, *proof, *why;
    } tried[] = {
        { "for P, Q laws on X\\nclaim 0 < KL(P(x)||Q(x)) unless for each x: P(x) = Q(x)",
          SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), NULL },
        { "for P, Q laws on X\\nclaim 0 < KL(P(x)||Q(x)) unless for each x: Q(x) = P(x)",
          SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), NULL },
        { "for P, Q laws on X\\nclaim 0 < KL(P(x)||Q(x))", SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), "gibbs: one relation" },
        { "for P, Q, G laws on X\\nclaim 0 < KL(P(x)||Q(x)) unless for each x: P(x) = G(x)",
          SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), "of what is excepted" },
        { "for P, Q laws on X\\nclaim 0 < KL(P(x)||Q(x)) unless for each x: P(x) = (P(x) + Q(x))/2",
          SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), "of what is excepted" },
        { "for P, Q laws on X\\nclaim 0 < KL(P(x)||Q(x)) unless for each x: P(x) = 2*Q(x)",
          SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), "of what is excepted" },
        { "for P, Q laws on X > 0\\nclaim 0 < KL(P(x)||P(x)) unless for each x: P(x) = Q(x)",
          SUM("[\"0\", \"P(x)\", \"Q(x)\"]"), "of what is excepted" },
        { "for P, Q laws on X\\nclaim 0 < KL(P(x)||P(x)) unless for each x: P(x) = Q(x)",
          SUM("[\"1\", \"P(x)\", \"P(x)\"]"), "of what is excepted" },
        { "for P, Q laws on X\\nclaim 0 < 0 unless for each x: P(x) = Q(x)", SUM(""), "of what is excepted" },
        { "for P, Q laws on X > 0 ; b in [0,1]\\nclaim 0 < b*KL(P(x)||Q(x)) unless for each x: P(x) = Q(x)",
          SUM("[\"b\", \"P(x)\", \"Q(x)\"]"), "not shown to be >= 0" },
        { "for P, Q laws on X ; b in (0,1]\\nclaim 0 < b*KL(P(x)||Q(x)) unless for each x: P(x) = Q(x)",
          SUM("[\"b\", \"P(x)\", \"Q(x)\"]"), NULL },
        { "for P, Q laws on X ; b in (0,1]\\nclaim 0 < b*KL(P(x)||Q(x)) unless b = 1",
          SUM("[\"b\", \"P(x)\", \"Q(x)\"]"), "of what is excepted" },
        { "for P, Q laws on X ; b in (0,1]\\nclaim 0 < KL(P(x)||Q(x)) - b*0 unless for each x: P(x) = Q(x)*b/b",
          SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), NULL },
        { "for P, Q laws on X\\nclaim KL(P(x)||Q(x)) > 0 unless for each x: P(x) = Q(x)",
          SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), NULL },
        { "for P, Q laws on X\\nclaim KL(P(x)||Q(x)) < 0 unless for each x: P(x) = Q(x)",
          SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), "" },
        { "for P law on X\\nclaim 0 < log(sum x: 1) + sum x: P(x)*log(P(x)) unless for each x: P(x) = 1/(sum x: 1)",
          SUM("[\"1\", \"P(x)\", \"1/(sum x: 1)\"]"), NULL },
        /* where KL(P||G) is infinite both sides are; on laws > 0 none is */
        { "for P, Q, G laws on X\\nclaim KL(P(x)||G(x)) < KL(P(x)||G(x)) + KL(P(x)||Q(x)) unless for each x: "
          "P(x) = Q(x)",
          SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), "it does not stand beside" },
        { "for P, Q, G laws on X > 0\\nclaim KL(P(x)||G(x)) < KL(P(x)||G(x)) + KL(P(x)||Q(x)) unless for each x: "
          "P(x) = Q(x)",
          SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), NULL },
        { "for P, Q laws on X\\nclaim KL(P(x)||P(x)) = 0", SUM("[\"1\", \"P(x)\", \"Q(x)\"]"), "gibbs: one relation" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        if (tried[k].why) assert_rejected(tried[k].statement, "gibbs", tried[k].proof, tried[k].why);
        else assert_verified(tried[k].statement, "gibbs", tried[k].proof);
    }
    assert_rejected("for P, Q laws on X\\nclaim 0 < KL(P(x)||Q(x)) unless for each x: P(x) = Q(x)", "identity", "{}",
                    "identity: one equation");
}
