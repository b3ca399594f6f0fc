/* SPDX-License-Identifier: MIT
**
** What one condition of the checker alone refuses: each certificate here was accepted with that condition taken out.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_guards, .init = session_open, .fini = session_close);

#define ZERO TREE("[\"zero\"]")

/* A margin that is a quotient of 0; one that says nothing of the laws that are excepted. */
Test(checker_attack_guards, margins)
{
    static const char box[] = "{\"margin\": \"%s\", \"reason\": \"box\", \"proof\": %s}";
    assert_rejected("for x in [0,1]\\nclaim x < x", "strict", arena_printf(session_arena(), box, "0/2", ZERO), "the margin 0/2");
    assert_verified("for x in [0,1]\\nclaim x < x + 1", "strict", arena_printf(session_arena(), box, "1/2", TREE("[\"direct\", \"1/2\"]")));
    static const char *const pairs[] = { "R(x)||Q(x)", "R(x)||P(x)", "P(x)||R(x)", "Q(x)||R(x)", "P(x)||Q(x)", "Q(x)||P(x)" };
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        const char *D = arena_printf(session_arena(), "KL(%s)", pairs[k]);
        const char *claim = arena_printf(session_arena(), "for P, Q, R laws on X\\nclaim 0 < %s unless for each x: P(x) = Q(x)", D);
        const char *proof = arena_printf(session_arena(), "{\"margin\": \"%s\", \"reason\": \"letterwise\", \"proof\": {\"values\": [[\"k\", \"%s\"]], \"times\": [\"0\"], "
            "\"laws\": [[\"P\", \"p\", \"0\"], [\"Q\", \"q\", \"0\"], [\"R\", \"r\", \"0\"]], \"entries\": \"plain\", \"sides\": " ZERO ", \"letter\": " ZERO "}}", D, D);
        if (k < 4) assert_rejected(claim, "strict", proof, "the margin");
        else assert_verified(claim, "strict", proof);
    }
}

/* An equation is a sum of equations, whichever of them stands last. */
Test(checker_attack_guards, an_inequality_among_equations)
{
    static const char proof[] = "{\"cited\": [], \"steps\": [], \"parts\": [[[\"1\", 0], [\"1\", 1]]]}";
    static const struct { const char *given; bool good; } tried[] = { { "a >= b ; c = d", false }, { "c = d ; a >= b", false }, { "c = d ; a = b", true } };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *claim = arena_printf(session_arena(), "for a, b, c, d in R\\ngiven %s\\nclaim a + c = b + d", tried[k].given);
        if (tried[k].good) assert_verified(claim, "cite", proof);
        else assert_rejected(claim, "cite", proof, "not shown to be the sum");
    }
}

/* A step: this certificate, with these terms for its names. */
static const char *citing(const char *statement, const char *parts, const char *put)
{
    return arena_printf(session_arena(), "{\"cited\": [%s], \"steps\": [{\"of\": 0, \"put\": [%s], \"given\": [[]]}], \"parts\": [[[\"1\", 0]]]}",
        certificate_text(statement, "shannon", arena_printf(session_arena(), "{\"parts\": [[%s]]}", parts)), put);
}

/* Nothing shows that what is put for a table keeps to another range than > 0; a hypothesis of three terms is two. */
Test(checker_attack_guards, what_is_not_cited)
{
    static const char given[] = "for table w on X %s ; c in R\\ngiven for each x: w(x) = c\\nclaim c %s", own[] = "for table v on X > 0\\nclaim %s";
    static const struct { const char *range, *claim, *parts, *put, *false_; } tried[] = {
        { "in (0,1]", "<= 1", "{\"times\": \"1\", \"given\": 0}, {\"times\": \"1\", \"given\": 2}", "2", "2 <= 1" },
        { "in (1,inf)", ">= 1", "{\"times\": \"-1\", \"given\": 0}, {\"times\": \"1\", \"given\": 1}", "1/2", "1/2 >= 1" },
        { "> 0", ">= 0", "{\"times\": \"-1\", \"given\": 0}, {\"times\": \"1\", \"given\": 1}", "1/2", "1/2 >= 0" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *proof = citing(arena_printf(session_arena(), given, tried[k].range, tried[k].claim), tried[k].parts,
            arena_printf(session_arena(), "[\"w\", \"v(x)/v(x)*%s\"], [\"c\", \"%s\"]", tried[k].put, tried[k].put));
        if (k < 2) assert_rejected(arena_printf(session_arena(), own, tried[k].false_), "cite", proof, "a table that is not > 0");
        else assert_verified(arena_printf(session_arena(), own, tried[k].false_), "cite", proof);
    }
    const char *chain = citing("for a, b, c in R\\ngiven a <= b <= c\\nclaim a <= c", "{\"times\": \"1\", \"given\": 0}, {\"times\": \"1\", \"given\": 1}",
        "[\"a\", \"1\"], [\"b\", \"2\"], [\"c\", \"0\"]");
    assert_rejected("for x in R\\nclaim 1 <= 0", "cite", chain, "no relation of two terms");
}

/* inf - inf: that the larger side is infinite is said of one divergence, and of none that is taken from it. */
Test(checker_attack_guards, infinities_that_cancel)
{
    static const char proof[] = "{\"divergences\": [], \"given\": []}";
    assert_rejected("for P, Q laws on X\\nclaim 0 <= KL(P(x)||Q(x)) - KL(P(x)||Q(x))", "gibbs", proof, "beside");
    assert_rejected("for P, Q laws on X\\nclaim KL(P(x)||Q(x)) <= KL(P(x)||Q(x)) + 0*TV(P(x)||Q(x))", "gibbs", proof, "beside");
    assert_verified("for P law on X ; Q law on X > 0\\nclaim 0 <= KL(P(x)||Q(x)) - KL(P(x)||Q(x))", "gibbs", proof);
}
