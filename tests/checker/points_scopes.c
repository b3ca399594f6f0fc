/* SPDX-License-Identifier: MIT
**
** Relations at letters: what is forgotten at the end of a block, how far blocks go, and that the notation is read of
** this reason alone.
*/
#include "tests/checker/points.h"

TestSuite(checker_points_scopes, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM                                                                                                           \
    "for table w on X > 0 ; p law on X ; table t on X ; table v on Y > 0 ; K, M in 2..inf ; c in (0,inf) ; r in R ; "  \
    "HK weights of x: w(x), p(x), K"                                                                                   \
    " ; HM weights of x: w(x)^2, p(x)*HK(x), M ; HC weights of x: c*w(x), p(x), K\\n"

/* What is shown in a block, what has a name there, and the ranges that it gives, are gone behind it. */
Test(checker_points_scopes, scopes)
{
#define NAMED "[\"show\", \"c\", \">\", [[[\"positive\", \"n\", \"r\", [[\"1\", 0]]]], []]]"
    static const tried_t tried[] = {
        { "given r > 0\\nclaim 1/r > 0", BLOCK("[\"positive\", \"n\", \"r\", [[\"1\", 0]]]", "[]"), NULL },
        { "given r > 0\\nclaim 1/(r + r^2) > 0",
          BLOCK("[\"positive\", \"n\", \"r + r^2\", [[\"1\", 0], [\"1\", 0, 0]]]", "[]"), NULL },
        { "given r >= 0\\nclaim 1/r > 0", BLOCK("[\"positive\", \"n\", \"r\", [[\"1\", 0]]]", "[]"), "what is named" },
        { "given r > 0\\nclaim 1/r > 0", BLOCK("", "[]"), "denominator" },
        { "given r > 0\\nclaim 1/r > 0", BLOCK(NAMED, "[]"), "denominator" },
        { "given r > 0\\nclaim (max x: r*w(x)) > 0", BLOCK("[\"positive\", \"n\", \"r\", [[\"1\", 0]]]", "[]"), NULL },
        { "given r > 0\\nclaim (max x: r*w(x)) > 0",
          BLOCK("[\"show\", \"c\", \">\", [[[\"positive\", \"n\", \"r\", "
                "[[\"1\", 0]]], [\"bound\", \"max x: r*w(x)\", \"x\"]], []]]",
                "[]"),
          "no letter here" },
        { "claim for each x: (max x': r*w(x'))*[r > 0] >= 0",
          BLOCK("", "\"split\", \"[r > 0]\", [[[\"positive\", \"n\", \"r\", [[\"1\", 1]]]], [[\"(max x': "
                    "r*w(x'))*[r > 0]\"]]], [[], [[\"(max x': r*w(x'))\", 0]]]"),
          NULL },
        { "claim for each x: (max x': r*w(x')) > 0",
          BLOCK("", "\"split\", \"[r > 0]\", [[[\"positive\", \"n\", \"r\", [[\"1\", 1]]]], []], [[], []]"),
          "not shown to be the sum" },
        { "claim r <= c", BLOCK("", "\"split\", \"[r <= c]\", [[], [[\"1\", 1]]], [[], [[\"1\", 1]]]"),
          "not shown to be the sum" },
        { "claim r <= c",
          BLOCK("[\"show\", \"0\", \"=\", [[], \"split\", \"[r <= c]\", [[], []], [[], []]]]", "[[\"1\", 2]]"),
          "a relation" },
        { "claim (sum x: t(x)) >= 0",
          BLOCK("[\"each\", \"x\", \"w(x)\", \">\", [[[\"show\", \"t(x)^2\", \">=\", "
                "[[], [[\"t(x)^2\"]]]]], []]]",
                "[[\"1\", 1]]"),
          "a relation" },
        { "claim w(x) <= 1", BLOCK("", "[]"), "!no letter" },
        { "claim r >= 0", BLOCK("", "[[\"w(x)\"]]"), "!no letter" },
        { "claim 0 <= 1",
          BLOCK("[\"each\", \"x\", \"w(x)\", \">=\", [[[\"positive\", \"n\", \"w(x) + 1\", "
                "[]]], []]]",
                "[]"),
          "depends on a letter" },
        { "claim 0 <= 1", BLOCK("[\"positive\", \"c\", \"c + 1\", []]", "[]"), "a name already" },
        { "claim 0 <= 1", BLOCK("[\"positive\", \"N\", \"c + 1\", []]", "[]"), "small letters" },
        { "claim log(c) <= log(2*c)", BLOCK("[\"log\", \"2*c\", \"c\", [[\"c\"]]]", "[[\"1\", 0]]"), NULL },
        { "claim log(c) <= log(c/2)", BLOCK("[\"log\", \"c/2\", \"c\", [[\"c\"]]]", "[[\"1\", 0]]"),
          "order of two arguments" },
        { "claim log(r) <= log(2*c)", BLOCK("[\"log\", \"2*c\", \"r\", [[\"c\"]]]", "[[\"1\", 0]]"),
          "not shown positive" },
        { "claim KL(p(x)||p(x)) >= 0", BLOCK("", "[]"), "not of this reason" },
        { "claim 0 <= 1", BLOCK("[\"most\", \"w\", \"x\"]", "[]"), "no weights of pools" },
        { "claim 0 <= 1", BLOCK("[\"most\", \"HK\"]", "[]"), "!parts" },
        { "claim 0 <= 1", BLOCK("[\"mean\", \"HK\"]", "[]"), "!no rule" },
        { "claim 0 <= 1", "{\"block\": [[], []], \"logs\": []}", "!" },
        { "claim 0 <= 1", BLOCK("", "\"so\", []"), "!a block ends" },
        { "claim 0 <= 1 unless c = 1", BLOCK("", "[]"), "!" },
    };
    ALL(FROM, tried);
}

/* Elsewhere the notation is none: so no other reason, and no citation, takes a statement of points for one of its
** own. */
Test(checker_points_scopes, alone)
{
    static const char *const claims[] = { "for c in (0,inf)\\nclaim [c = 1] <= 1",
                                          "for table w on X > 0\\nclaim for each x: w(x) > 0",
                                          "for table w on X > 0 ; p law on X ; K in 2..inf ; HK weights of x: w(x), "
                                          "p(x), K\\nclaim (sum x: p(x)*HK(x)) = 1",
                                          "for table w on X > 0\\ngiven for each x, y: w(x) <= w(y)\\nclaim 0 <= 1" };
    static const struct { const char *reason, *proof; } by[] = { { "box", TREE("[\"zero\"]") }, { "identity", "{}" },
        { "gibbs", "{\"divergences\": [], \"given\": []}" },
        { "cite", "{\"cited\": [], \"steps\": [], \"parts\": [[]]}" }, { "shannon", "{\"parts\": [[]]}" },
        { "strict", "{\"margin\": \"1\", \"reason\": \"box\", \"proof\": " TREE("[\"zero\"]") "}" } };
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++)
        for (size_t i = 0; i < sizeof by / sizeof *by; i++) assert_unreadable(claims[k], by[i].reason, by[i].proof, "");
    const char *own = certificate_text("for c in (0,inf)\\nclaim [c = 1] >= 0", "points", BLOCK("", "[[\"[c = 1]\"]]"));
    assert_unreadable(
        "for c in (0,inf)\\nclaim 0 <= 1", "cite",
        arena_printf(
            session_arena(),
            "{\"cited\": [%s], \"steps\": [{\"of\": 0, \"put\": [[\"c\", \"c\"]], \"given\": [[]]}], \"parts\": [[]]}",
            own),
        "");
}

/* Blocks within blocks, each of 64 steps: what they know has a limit, too. */
Test(checker_points_scopes, limits_of_blocks)
{
    static const struct {
        const char *step, *why;
    } list[] = { { "[\"most\", \"HK\", \"x\"]", "more than 256 relations" },
                 { "[\"least\", \"HK\", \"0\", \"z\", [[], [[\"p(z)*w(z)\"]]]]", "more than 256 least weights" } };
    for (unsigned i = 0; i < 2; i++) {
        const char *steps = list[i].step, *block = "[[], []]";
        for (unsigned k = 1; k < 64; k++) steps = arena_printf(session_arena(), "%s, %s", steps, list[i].step);
        for (unsigned k = 0; k < 5; k++)
            block = arena_printf(session_arena(), "[[%s], \"split\", \"[r > 0]\", %s, [[], []]]", steps, block);
        assert_rejected(FROM "claim for each x: 0 <= 1", "points",
                        arena_printf(session_arena(), "{\"block\": %s}", block), list[i].why);
    }
}
