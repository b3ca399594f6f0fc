/* SPDX-License-Identifier: MIT
**
** Loops at letters: what holds of any law is told from what holds of one; decays, falls, limits, and what is a little
** stronger or less founded.
*/
#include "tests/checker/points.h"

TestSuite(checker_points_loops, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM                                                                                                           \
    "for table w on X > 0 ; table t on X ; table v on Y > 0 ; p, q laws on X > 0 ; K in 2..inf ; c in (0,inf) ; HK "   \
    "weights of x: w(x), p(x), K"
#define DEAD FROM " ; D decay of x: 0*t(x), p(x), p(x)*HK(x)\\n"
#define GROWN FROM " ; D decay of x: w(x), p(x), p(x)*HK(x)\\n"
#define ANY FROM " ; D decay of x: t(x), p(x), p(x)*HK(x)\\n"
#define FALL FROM " ; F fall of x: p(x), p(x)*HK(x)\\n"
#define STAYS FROM " ; L limit of x: p(x), p(x)\\n"
#define TOTAL "[\"always\", \"p\", \"(sum x: p(x)*HK(x)) - 1\", \"=\", [[[\"total\", \"HK\"]], [[\"-1\", 0]]]]"
#define DIES(z, a) "[\"dies\", \"D\", \"" z "\", \"k\", \"" a "\", [[\"" z "\"]], [], [], []]"

/* What dies does so at the rate that is shown, of every law, by what is free of it. */
Test(checker_points_loops, decays)
{
    static const tried_t dead[] = {
        { "claim D <= 0", BLOCK(DIES("0", "1"), "[[\"1\", 0]]"), NULL },
        { "claim D < 1", BLOCK(DIES("0", "1"), "[[\"1\", 0]]"), NULL },
        { "claim D < 0", BLOCK(DIES("0", "1"), "[[\"1\", 0]]"), "not shown to be the sum" },
        { "claim D <= 0", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim D <= -1", BLOCK(DIES("-1", "1"), "[[\"1\", 0]]"), "the weight -1" },
        { "claim D <= 0", BLOCK(DIES("0", "t(k)"), "[[\"1\", 0]]"), "the mass that odds are against" },
        { "claim D <= 0", BLOCK(DIES("0", "v(k)"), "[[\"1\", 0]]"), "!on another alphabet" },
        { "claim D <= 0", BLOCK(DIES("0", "p(k)"), "[[\"1\", 0]]"), "depends on the law" },
        { "claim D <= 0", BLOCK(DIES("0", "HK(k)"), "[[\"1\", 0]]"), "depends on the law" },
        { "claim D <= 0", BLOCK(DIES("0", "[w(k) > (sum y: p(y)*w(y))]"), "[[\"1\", 0]]"), "depends on the law" },
        { "claim D <= c", BLOCK(DIES("c*(sum y: p(y))", "1"), "[[\"1\", 0]]"), "depends on the law" },
        { "claim D <= c", BLOCK(DIES("c", "1"), "[[\"1\", 0]]"), NULL },
        { "claim for each k: D <= 0*w(k)", BLOCK(DIES("0", "1"), "[[\"1\", 0]]"), "a letter already" },
        { "claim D <= 0", BLOCK("[\"show\", \"0\", \">=\", [[" DIES("0", "1") "], []]]", "[]"),
          "a step of the whole block" },
        { "claim D <= 0", BLOCK("", "\"split\", \"[c > 1]\", [[" DIES("0", "1") "], [[\"1\", 2]]], [[], []]"),
          "a step of the whole block" },
        { "claim D <= 0", BLOCK("[\"dies\", \"HK\", \"0\", \"k\", \"1\", [], [], [], []]", "[]"),
          "no such number of a loop" },
        { "claim D <= 0", BLOCK("[\"tends\", \"D\", \"0\", \"k\", \"1\", [], [], [], [], [[], []]]", "[]"),
          "no such number of a loop" },
    };
    ALL(DEAD, dead);
    static const tried_t grown[] = { { "claim D <= 1/2", BLOCK(DIES("1/2", "1"), "[[\"1\", 0]]"),
        "how far the odds fall" }, { "claim D <= 0", BLOCK(DIES("0", "1"), "[[\"1\", 0]]"), "how far" } };
    ALL(GROWN, grown);
    static const tried_t any[] = { { "claim D <= 0", BLOCK(DIES("0", "1"), "[[\"1\", 0]]"),
                                     "what dies is not shown" } };
    ALL(ANY, any);
    static const tried_t none[] = {   /* no root of what may be negative, or is not defined */
        { "t(x), p(x), p(x)*HK(x)\\nclaim D >= 0", BLOCK("", "[[\"D\"]]"), "D is not shown to exist" },
        { "-1, p(x), p(x)*HK(x)\\nclaim D >= 0", BLOCK("", "[[\"D\"]]"), "D is not shown to exist" },
        { "-1, p(x), p(x)*HK(x)\\nclaim 0 <= 1", BLOCK("", "[]"), "D is not shown to exist" },
        { "1/t(x)^2, p(x), p(x)*HK(x)\\nclaim D >= 0", BLOCK("", "[[\"D\"]]"), "a denominator is not shown" },
        { "t(x)^2, p(x), p(x)*HK(x)\\nclaim D >= 0", BLOCK("", "[[\"D\"]]"), NULL },
        { "[t(x) > 0], p(x), p(x)*HK(x)\\nclaim D >= 0", BLOCK("", "[[\"D\"]]"), NULL },
    };
    ALL(FROM " ; D decay of x: ", none);
    static const tried_t fall[] = {
        { "claim for each a: F(a) <= c",
          BLOCK("[\"falls\", \"F\", \"a\", \"c\", \"k\", \"1\", [[\"c\"]], [], []]", "[[\"1\", 0]]"), "how far" },
        { "claim for each a: F(a) <= K",
          BLOCK(TOTAL ", [\"always\", \"p\", \"p(a)*(K - HK(a))\", \">=\", "
                      "[[[\"most\", \"HK\", \"a\"]], [[\"p(a)\", 1]]]], [\"falls\", \"F\", \"a\", \"K\", \"k\", \"1\", "
                      "[[\"K\"]], [], [[\"1\", 1], [\"K*p(a)\", 0]]]",
                "[[\"1\", 2]]"),
          NULL },
        { "claim for each a, b: F(b) <= K",
          BLOCK(TOTAL ", [\"always\", \"p\", \"p(a)*(K - HK(a))\", \">=\", "
                      "[[[\"most\", \"HK\", \"a\"]], [[\"p(a)\", 1]]]], [\"falls\", \"F\", \"b\", \"K\", \"k\", \"1\", "
                      "[[\"K\"]], [], [[\"1\", 1], [\"K*p(a)\", 0]]]",
                "[[\"1\", 2]]"),
          "how far" },
        { "claim for each a: F(a) <= HK(a)",
          BLOCK(TOTAL ", [\"falls\", \"F\", \"a\", \"HK(a)\", \"k\", \"1\", "
                      "[[\"HK(a)\"]], [], [[\"HK(a)*p(a)\", 0]]]",
                "[[\"1\", 1]]"),
          "depends on the law" },
    };
    ALL(FALL, fall);
}

/* Where any law is meant, nothing serves that is known of one. */
Test(checker_points_loops, any_law)
{
#define ALWAYS(g, rel, block) "[\"always\", \"p\", \"" g "\", \"" rel "\", " block "]"
#define W "(sum x: p(x)*w(x))"
    static const tried_t tried[] = {
        { "given c > 1\\nclaim c > 1", BLOCK(ALWAYS("c - 1", ">", "[[], [[\"1\", 0]]]"), "[[\"1\", 1]]"), NULL },
        { "given " W " > 1\\nclaim " W " > 1", BLOCK(ALWAYS(W " - 1", ">", "[[], [[\"1\", 0]]]"), "[[\"1\", 1]]"),
          "about one law alone" },
        { "given [" W " > 1] = 1\\nclaim " W " > 1",
          BLOCK(ALWAYS(W " - 1", ">", "[[[\"says\", \"[" W " > 1]\", [[\"-1\", 0]]]], [[\"1\", 1]]]"), "[[\"1\", 1]]"),
          "about one law alone" },
        { "given for each x: p(x) < c\\nclaim for each a: p(a) < c",
          BLOCK(ALWAYS("c - p(a)", ">", "[[[\"given\", 0, \"a\"]], [[\"1\", 1]]]"), "[[\"1\", 1]]"),
          "given: a hypothesis about one law alone" },
        { "given for each x: HK(x) < c\\nclaim for each a: HK(a) < c",
          BLOCK(ALWAYS("c - HK(a)", ">", "[[[\"given\", 0, \"a\"]], [[\"1\", 1]]]"), "[[\"1\", 1]]"),
          "given: a hypothesis about one law alone" },
        { "given for each x: q(x) < c\\nclaim for each a: q(a) < c",
          BLOCK(ALWAYS("c - q(a)", ">", "[[[\"given\", 0, \"a\"]], [[\"1\", 1]]]"), "[[\"1\", 1]]"), NULL },
        { "claim for each a, given p(a) > 1/2: p(a) > 1/2",
          BLOCK(ALWAYS("p(a) - 1/2", ">", "[[], [[\"1\", 0]]]"), "[[\"1\", 1]]"), "about one law alone" },
        { "claim for each a, given w(a) > 1/2: w(a) > 1/2",
          BLOCK(ALWAYS("w(a) - 1/2", ">", "[[], [[\"1\", 0]]]"), "[[\"1\", 1]]"), NULL },
        { "given " W " > 1\\nclaim " W " > 1",
          BLOCK("[\"show\", \"" W " - 1\", \">\", [[], [[\"1\", 0]]]], " ALWAYS(W " - 1", ">", "[[], [[\"1\", 1]]]"),
                "[[\"1\", 2]]"),
          "a relation of one law alone" },
        { "given c > 1\\nclaim c > 1",
          BLOCK("[\"show\", \"c - 1\", \">\", [[], [[\"1\", 0]]]], " ALWAYS("c - 1", ">", "[[], [[\"1\", 1]]]"),
                "[[\"1\", 2]]"),
          NULL },
        { "claim " W " > 0",
          BLOCK(ALWAYS(W, ">", "[[], []]") ", " ALWAYS(W, ">", "[[], [[\"1\", 0]]]"), "[[\"1\", 1]]"), NULL },
        { "claim (sum x: q(x)*w(x)) > 0",
          BLOCK("[\"always\", \"q\", \"(sum x: q(x)*w(x))\", \">\", [[], []]], " ALWAYS("(sum x: q(x)*w(x))", ">",
                                                                                        "[[], [[\"1\", 0]]]"),
                "[[\"1\", 1]]"),
          "a relation of one law alone" },
        { "claim 0 <= 1", BLOCK("[\"positive\", \"n\", \"" W "\", []], " ALWAYS("c", ">", "[[], []]"), "[]"),
          "a term that has a name depends on the law" },
        { "claim 0 <= 1", BLOCK("[\"positive\", \"n\", \"c + 1\", []], " ALWAYS("c + 1", ">", "[[], []]"), "[]"),
          NULL },
        { "claim 0 <= 1",
          BLOCK("[\"positive\", \"n\", \"" W
                "\", []], [\"show\", \"0\", \">=\", [[" ALWAYS("n", ">", "[[], []]") "], []]]",
                "[]"),
          "a term that has a name depends on the law" },
        { "claim 0 <= 1", BLOCK(ALWAYS("c", ">", "[[" ALWAYS("c", ">", "[[], []]") "], []]"), "[]"), "any already" },
        { "claim 0 <= 1", BLOCK("[\"each\", \"x\", \"w(x)\", \">=\", [[" ALWAYS("c", ">", "[[], []]") "], []]]", "[]"),
          "any already" },
        { "claim 0 <= 1", BLOCK("[\"always\", \"w\", \"c\", \">\", [[], []]]", "[]"), "no law > 0" },
        { "claim 0 <= 1", BLOCK("[\"always\", \"HK\", \"c\", \">\", [[], []]]", "[]"), "no law > 0" },
        { "claim for each a, b, given w(a) <= w(b): 0 <= 1",
          BLOCK("[\"least\", \"HK\", \"min z: w(z)\", \"z\", [[[\"bound\", \"min z: w(z)\", \"z\"]], "
                "[[\"p(z)\", 1]]]], " ALWAYS(
                    "c", ">", "[[[\"ratio\", \"HK\", \"min z: w(z)\", \"a\", \"b\", [[\"1\", 0]]]], []]"),
                "[]"),
          "not shown to be below" },
        { "claim 0 <= 1",
          BLOCK("[\"attained\", \"max x: p(x)\", \"a\"], " ALWAYS("p(a) - (max x: p(x))", "=", "[[], [[\"-1\", 0]]]"),
                "[]"),
          "a relation of one law alone" },
        { "claim 0 <= 1",
          BLOCK("[\"attained\", \"max x: w(x)\", \"a\"], " ALWAYS("w(a) - (max x: w(x))", "=", "[[], [[\"-1\", 0]]]"),
                "[]"),
          NULL },
    };
    ALL(FROM "\\n", tried);
    static const tried_t weak[] = { { "claim 0 <= 1", BLOCK("[\"always\", \"p\", \"1\", \">\", [[], []]]", "[]"),
                                      "no law > 0" } };
    ALL("for table w on X > 0 ; p law on X\\n", weak);
}

/* Limits have to exist, on a set, which what is off it tends away from. */
Test(checker_points_loops, limits)
{
#define OFF                                                                                                            \
    "[\"always\", \"p\", \"1 - (sum x: p(x)*[w(x) > 0])\", \"=\", [[[\"each\", \"k\", \"p(k)*(1 - [w(k) > 0])\", "     \
    "\"=\", [[[\"holds\", \"[w(k) > 0]\", []]], [[\"p(k)\", 0]]]]], [[\"-1\", 0]]]], "                                 \
    "[\"always\", \"p\", \"(sum x: p(x)*[w(x) > 0])\", \">\", [[], [[\"-1\", 0]]]]"
#define TENDS(z, a)                                                                                                    \
    "[\"tends\", \"L\", \"" z "\", \"k\", \"" a "\", [[\"" z "\"]], [], [[\"1\", 1]], [[\"(" z                         \
    " - 1)*(sum x: p(x)*[w(x) > 0])\", 0]], [[], []]]"
    static const tried_t tried[] = {
        { "claim for each a: L(a)*(sum x: p(x)*[w(x) > 0]) = [w(a) > 0]*p(a)",
          BLOCK(OFF ", " TENDS("1/2", "[w(k) > 0]") ", [\"limit\", \"L\", \"a\"]", "[[\"1\", 2]]"), NULL },
        { "claim for each a: L(a) = w(a)",
          BLOCK(OFF ", " TENDS("1/2", "[w(k) > 0]") ", [\"limit\", \"L\", \"a\"]", "[[\"1\", 2]]"),
          "not shown to be the sum" },
        { "claim for each a: L(a) = L(a)", BLOCK("", "[]"), "not shown to exist" },
        { "claim 0 <= 1", BLOCK("", "[]"), "not shown to exist" },
        { "claim for each a: L(a) <= 1", BLOCK("[\"limit\", \"L\", \"a\"]", "[[\"1 - L(a)\"]]"),
          "not shown to exist before" },
        { "claim for each a: L(a) <= 1", BLOCK(OFF ", " TENDS("1/2", "[w(k) > 0]"), "[[\"1 - L(a)\"]]"), NULL },
        { "claim 0 <= 1", BLOCK(OFF ", " TENDS("1", "[w(k) > 0]"), "[]"), "1 minus the factor" },
        { "claim 0 <= 1", BLOCK(OFF ", " TENDS("2", "[w(k) > 0]"), "[]"), "1 minus the factor" },
        { "claim 0 <= 1", BLOCK(OFF ", " TENDS("1/2", "[w(k) > 1]"), "[]"), "the mass that odds are against" },
        { "claim 0 <= 1", BLOCK(OFF ", " TENDS("1/2", "w(k)"), "[]"), "not 0 or 1 by its form" },
        { "claim 0 <= 1", BLOCK(OFF ", " TENDS("1/2", "2*[w(k) > 0]"), "[]"), "not 0 or 1 by its form" },
        { "claim 0 <= 1", BLOCK(OFF ", " TENDS("1/2", "[p(k) > 0]"), "[]"), "depends on the law" },
        { "claim 0 <= 1", BLOCK(OFF ", [\"always\", \"p\", \"L(k)\", \">=\", [[], []]]", "[]"), "!no letter" },
        { "claim 0 <= 1",
          BLOCK(OFF ", " TENDS(
                    "1/2", "[w(k) > 0]") ", [\"always\", \"p\", \"0\", \">=\", "
                                         "[[[\"attained\", \"max x: w(x)\", \"a\"], [\"limit\", \"L\", \"a\"]], []]]",
                "[]"),
          "not shown to exist before, of this law" },
        { "claim 0 <= 1", BLOCK(OFF ", [\"show\", \"0\", \">=\", [[" TENDS("1/2", "[w(k) > 0]") "], []]]", "[]"),
          "a step of the whole block" },
    };
    ALL(STAYS, tried);
    static const tried_t moves[] = {
        { "claim 0 <= 1", BLOCK(OFF ", " TENDS("1/2", "[w(k) > 0]"), "[]"), "not shown to be the sum" },
    };
    ALL(FROM " ; L limit of x: p(x), p(x)*HK(x)\\n", moves);
}

/* What a loop is: laws > 0, pools from them, in turn, of weights that stay. */
Test(checker_points_loops, declarations)
{
    static const tried_t tried[] = {
        { " ; HP weights of x: w(x) + p(x), p(x), K ; D decay of x: 0, p(x), p(x)*HP(x)\\nclaim 0 <= 1",
          BLOCK("", "[]"), "not the points of pools" },
        { " ; HH weights of x: HK(x), p(x), K ; D decay of x: 0, p(x), p(x)*HH(x)\\nclaim 0 <= 1", BLOCK("", "[]"),
          "not the points of pools" },
        { " ; D decay of x: 0, p(x), p(x)*w(x)\\nclaim 0 <= 1", BLOCK("", "[]"), "not the points of pools" },
        { " ; D decay of x: 0, q(x), q(x)*HK(x)\\nclaim 0 <= 1", BLOCK("", "[]"), "not the points of pools" },
        { " ; D decay of x: 0, p(x), q(x)\\nclaim 0 <= 1", BLOCK("", "[]"), "not the points of pools" },
        { " ; D decay of x: 0, p(x), p(x)*HK(x)*HK(x)\\nclaim 0 <= 1", BLOCK("", "[]"), "not the points of pools" },
        { " ; HM weights of x: w(x), p(x)*HK(x), K ; D decay of x: 0, p(x), p(x)*HK(x)*HM(x)\\nclaim 0 <= 1",
          BLOCK("", "[]"), NULL },
        { " ; HM weights of x: w(x), p(x)*HK(x), K ; D decay of x: 0, p(x), p(x)*HM(x)\\nclaim 0 <= 1", BLOCK("", "[]"),
          "not the points of pools" },
        { " ; D decay of x: p(x), p(x), p(x)*HK(x)\\nclaim 0 <= 1", BLOCK("", "[]"), "what is added up depends" },
        { " ; D decay of x: HK(x), p(x), p(x)*HK(x)\\nclaim 0 <= 1", BLOCK("", "[]"), "what is added up depends" },
        { " ; r law on X ; D decay of x: 0, r(x), r(x)\\nclaim 0 <= 1", BLOCK("", "[]"),
          "!a loop from a declared law > 0" },
        { " ; D decay of x: 0, w(x), w(x)\\nclaim 0 <= 1", BLOCK("", "[]"), "!a loop from a declared law > 0" },
        { " ; D decay of x: v(x), p(x), p(x)\\nclaim 0 <= 1", BLOCK("", "[]"), "!another alphabet" },
        { " ; K decay of x: 0, p(x), p(x)\\nclaim 0 <= 1", BLOCK("", "[]"), "!declared twice" },
        { " ; D decay of w: 0, p(w), p(w)\\nclaim 0 <= 1", BLOCK("", "[]"), "!declared" },
    };
    ALL(FROM, tried);
    assert_unreadable("for p law on X > 0 ; L limit of x: p(x), p(x)\\nclaim 0 <= 1", "identity", "{}", "in expected");
}

/* Weights of weights of ..: what stands in them is gone through within a stated amount of work. */
Test(checker_points_loops, work)
{
    const char *text = "for p, q laws on X > 0 ; table w on X > 0 ; K in 2..inf ; Ga weights of x: w(x), q(x), K";
    for (char k = 'a'; k < 'f'; k++) {
        const char *four = arena_printf(session_arena(), "G%c(x)+G%c(x)+G%c(x)+G%c(x)", k, k, k, k);
        const char *twenty = arena_printf(session_arena(), "%s+%s+%s+%s+%s", four, four, four, four, four);
        text = arena_printf(session_arena(), "%s ; G%c weights of x: %s+%s+%s+%s+%s, q(x), K", text, k + 1, twenty,
                            twenty, twenty, twenty, twenty);
    }
    text = arena_printf(session_arena(),
                        "%s ; HK weights of x: Gf(x), p(x), K ; F fall of x: p(x), p(x)*HK(x)\\nclaim 0 <= 1", text);
    assert_rejected(text, "points", BLOCK("", "[]"), "more work than the limit");
}

/* A set of one letter. */
Test(checker_points_loops, sole)
{
#define SOLE(b, f, at) "[\"sole\", \"k\", \"" b "\", \"" f "\", \"" at "\", [[\"1\", 0]], [[\"1\", 1]]]"
#define ONE "given (sum x: [w(x) > c]) <= 1 ; for each x: t(x) <= c\\nclaim for each a, b, given [w(a) > c] > 0: "
    static const tried_t tried[] = {
        { ONE "(sum x: [w(x) > c]*t(x)) = t(a)",
          BLOCK("[\"sole\", \"k\", \"[w(k) > c]\", \"t(k)\", \"a\", [[\"1\", "
                "0]], [[\"1\", 2]]]",
                "[[\"1\", 3]]"),
          NULL },
        { ONE "(sum x: [w(x) > c]*t(x)) = t(b)",
          BLOCK("[\"sole\", \"k\", \"[w(k) > c]\", \"t(k)\", \"a\", [[\"1\", "
                "0]], [[\"1\", 2]]]",
                "[[\"1\", 3]]"),
          "not shown to be the sum" },
        { ONE "(sum x: [w(x) > c]*t(x)) = t(b)",
          BLOCK("[\"sole\", \"k\", \"[w(k) > c]\", \"t(k)\", \"b\", [[\"1\", "
                "0]], [[\"1\", 2]]]",
                "[[\"1\", 3]]"),
          "one letter is not shown" },
        { ONE "(sum x: [w(x) > c]*t(x)) = t(a)",
          BLOCK("[\"sole\", \"k\", \"[w(k) > c]\", \"t(k)\", \"a\", [], "
                "[[\"1\", 2]]]",
                "[[\"1\", 3]]"),
          "at most one letter" },
        { ONE "(sum x: [w(x) >= c]*t(x)) = t(a)",
          BLOCK("[\"sole\", \"k\", \"[w(k) >= c]\", \"t(k)\", \"a\", "
                "[[\"1\", 0]], [[\"1\", 2]]]",
                "[[\"1\", 3]]"),
          "at most one letter" },
        { ONE "(sum x: w(x)*t(x)) = t(a)",
          BLOCK("[\"sole\", \"k\", \"w(k)\", \"t(k)\", \"a\", [[\"1\", 0]], "
                "[[\"1\", 2]]]",
                "[[\"1\", 3]]"),
          "not 0 or 1 by its form" },
        { ONE "0 <= 1", BLOCK("[\"sole\", \"a\", \"[w(a) > c]\", \"t(a)\", \"a\", [[\"1\", 0]], [[\"1\", 2]]]", "[]"),
          "a letter already" },
        { ONE "0 <= 1", BLOCK("[\"sole\", \"k\", \"[w(k) > c]\", \"v(k)\", \"a\", [[\"1\", 0]], [[\"1\", 2]]]", "[]"),
          "!another alphabet" },
        { ONE "0 <= 1", BLOCK("[\"sole\", \"k\", \"[c > 1]\", \"t(k)\", \"a\", [[\"1\", 0]], [[\"1\", 2]]]", "[]"),
          "depends on none" },
    };
    ALL(FROM "\\n", tried);
}
