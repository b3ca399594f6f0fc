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
    assert_rejected("for x in [0,1]\\nclaim x < x", "strict", arena_printf(session_arena(), box, "0/2", ZERO),
                    "the margin 0/2");
    assert_verified("for x in [0,1]\\nclaim x < x + 1", "strict",
                    arena_printf(session_arena(), box, "1/2", TREE("[\"direct\", \"1/2\"]")));
    static const char *const pairs[] = { "R(x)||Q(x)", "R(x)||P(x)", "P(x)||R(x)",
                                         "Q(x)||R(x)", "P(x)||Q(x)", "Q(x)||P(x)" };
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        const char *D = arena_printf(session_arena(), "KL(%s)", pairs[k]);
        const char *claim =
            arena_printf(session_arena(), "for P, Q, R laws on X\\nclaim 0 < %s unless for each x: P(x) = Q(x)", D);
        const char *proof = arena_printf(session_arena(),
            "{\"margin\": \"%s\", \"reason\": \"letterwise\", \"proof\": {\"values\": [[\"k\", \"%s\"]], \"times\": "
            "[\"0\"], "
            "\"laws\": [[\"P\", \"p\", \"0\"], [\"Q\", \"q\", \"0\"], [\"R\", \"r\", \"0\"]], \"entries\": "
                "\"plain\", \"sides\": " ZERO ", \"letter\": " ZERO "}}", D, D);
        if (k < 4) assert_rejected(claim, "strict", proof, "the margin");
        else assert_verified(claim, "strict", proof);
    }
}

/* An equation is a sum of equations, whichever of them stands last. */
Test(checker_attack_guards, an_inequality_among_equations)
{
    static const char proof[] = "{\"cited\": [], \"steps\": [], \"parts\": [[[\"1\", 0], [\"1\", 1]]]}";
    static const struct { const char *given; bool good; } tried[] = { { "a <= b ; c = d", false },
        { "c = d ; a <= b", false }, { "c = d ; a = b", true } };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *claim =
            arena_printf(session_arena(), "for a, b, c, d in R\\ngiven %s\\nclaim a + c = b + d", tried[k].given);
        if (tried[k].good) assert_verified(claim, "cite", proof);
        else assert_rejected(claim, "cite", proof, "not shown to be the sum");
    }
}

/* A step: this certificate, with these terms for its names. */
static const char *citing(const char *statement, const char *parts, const char *put)
{
    return arena_printf(
        session_arena(),
        "{\"cited\": [%s], \"steps\": [{\"of\": 0, \"put\": [%s], \"given\": [[]]}], \"parts\": [[[\"1\", 0]]]}",
        certificate_text(statement, "shannon", arena_printf(session_arena(), "{\"parts\": [[%s]]}", parts)), put);
}

/* Nothing shows that what is put for a table keeps to another range than > 0; a hypothesis of three terms is two. */
Test(checker_attack_guards, what_is_not_cited)
{
    static const char given[] = "for table w on X %s ; c in R\\ngiven for each x: w(x) = c\\nclaim c %s",
                      own[] = "for table v on X > 0\\nclaim %s";
    static const struct { const char *range, *claim, *parts, *put, *false_;
    } tried[] = {
        { "in (0,1]", "<= 1", "{\"times\": \"1\", \"given\": 0}, {\"times\": \"1\", \"given\": 2}", "2", "2 <= 1" },
        { "in (1,inf)", ">= 1", "{\"times\": \"-1\", \"given\": 0}, {\"times\": \"1\", \"given\": 1}", "1/2",
          "1/2 >= 1" },
        { "> 0", ">= 0", "{\"times\": \"-1\", \"given\": 0}, {\"times\": \"1\", \"given\": 1}", "1/2", "1/2 >= 0" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *proof = citing(arena_printf(session_arena(), given, tried[k].range, tried[k].claim), tried[k].parts,
            arena_printf(session_arena(), "[\"w\", \"v(x)/v(x)*%s\"], [\"c\", \"%s\"]", tried[k].put, tried[k].put));
        if (k < 2)
            assert_rejected(arena_printf(session_arena(), own, tried[k].false_), "cite", proof,
                            "a table that is not > 0");
        else assert_verified(arena_printf(session_arena(), own, tried[k].false_), "cite", proof);
    }
    const char *chain = citing("for a, b, c in R\\ngiven a <= b <= c\\nclaim a <= c",
        "{\"times\": \"1\", \"given\": 0}, {\"times\": \"1\", \"given\": 1}",
        "[\"a\", \"1\"], [\"b\", \"2\"], [\"c\", \"0\"]");
    assert_rejected("for x in R\\nclaim 1 <= 0", "cite", chain, "no relation of two terms");
}

/* inf - inf: that the larger side is infinite is said of one divergence, and of none that is taken from it. */
Test(checker_attack_guards, infinities_that_cancel)
{
    static const char proof[] = "{\"divergences\": [], \"given\": []}";
    assert_rejected("for P, Q laws on X\\nclaim 0 <= KL(P(x)||Q(x)) - KL(P(x)||Q(x))", "gibbs", proof, "beside");
    assert_rejected("for P, Q laws on X\\nclaim KL(P(x)||Q(x)) <= KL(P(x)||Q(x)) + 0*TV(P(x)||Q(x))", "gibbs", proof,
                    "beside");
    assert_verified("for P law on X ; Q law on X > 0\\nclaim 0 <= KL(P(x)||Q(x)) - KL(P(x)||Q(x))", "gibbs", proof);
}

#define LETTERWISE(values, times, laws, sides)                                                                         \
    "{\"values\": [" values "], \"times\": [" times "], \"laws\": [" laws                                              \
    "], \"entries\": \"plain\", \"sides\": " sides ", \"letter\": " ZERO "}"
#define PQ "[\"P\", \"t\", \"0\"], [\"Q\", \"1\", \"0\"]"
#define D "KL(P(x)||Q(x))"

/* Where D is infinite, or a number makes what stands beside 0 infinite: each is true of laws > 0. */
Test(checker_attack_guards, limits)
{
    static const char one[] = LETTERWISE("[\"k\", \"" D "\"]", "\"0\"", PQ, ZERO),
        k[] = LETTERWISE("[\"k\", \"" D "\"]", "\"0\"", PQ, TREE("[\"direct\", \"k\"]"));
    static const struct { const char *claim, *proof; } tried[] = { { "1 <= " D "^0", one },
        { "0 <= " D " + (-" D ")^3 + " D "^3", k }, { "0 <= " D " - " D "^2 + " D "*" D, k } };
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        assert_rejected(arena_printf(session_arena(), "for P, Q laws on X\\nclaim %s", tried[i].claim), "letterwise",
                        tried[i].proof, "tend");
        assert_verified(arena_printf(session_arena(), "for P, Q laws on X > 0\\nclaim %s", tried[i].claim),
                        "letterwise", tried[i].proof);
    }
    /* 1 - D <= 0 at c = 0 */
    assert_rejected("for P, Q laws on X ; c in [0,1]\\nclaim 1 - " D " <= c*exp(-log(c))", "letterwise", k, "tend");
    assert_verified("for P, Q laws on X ; c in (0,1]\\nclaim 1 - " D " <= c*exp(-log(c))", "letterwise", k);
}

/* A sum of what is not positive is not; what is summed over the inputs of a channel is a product with it. */
Test(checker_attack_guards, values)
{
    static const struct { const char *sum; bool good; } sums[] = { { "(0-1)", false }, { "1", true },
        { "(P(x)^2-P(x))", false }, { "(P(x)^2+P(x))", true } };
    for (size_t k = 0; k < sizeof sums / sizeof *sums; k++) {
        const char *claim = arena_printf(session_arena(), "for P law on X\\nclaim 0 <= (sum x: %s)", sums[k].sum);
        const char *proof = arena_printf(session_arena(), LETTERWISE("[\"s\", \"sum x: %s\"]", "\"0\"",
            "[\"P\", \"p\", \"0\"]", TREE("[\"direct\", \"s\"]")), sums[k].sum);
        if (sums[k].good) assert_verified(claim, "letterwise", proof);
        else assert_rejected(claim, "letterwise", proof, "enclosure");
    }
    static const char *const behind[] = { "%c(x)*W(y|x)", "(%c(x)/W(y|x))", "(%c(x)+W(y|x))", "(%c(x)-W(y|x))",
                                          "%c(x)*R(x)" };
    for (size_t k = 0; k < sizeof behind / sizeof *behind; k++) {
        char image[100], form[100];
        snprintf(form, sizeof form, "KL((sum x: %s)||(sum x: %s))", behind[k], behind[k]);
        snprintf(image, sizeof image, form, 'P', 'Q');
        const char *claim = arena_printf(session_arena(), "for P, Q%s laws on X ; W channel X -> Y\\nclaim %s <= " D,
                                         k == 4 ? ", R" : "", image);
        const char *proof = arena_printf(
            session_arena(),
            LETTERWISE("[\"i\", \"%s\"], [\"k\", \"" D "\"]", "\"0\", \"0\"", "%s",
                       TREE("[\"below\", \"i\", \"k\", \"u\", [\"factor\", \"1\", [[\"k\", 1], [\"1-u\", 1]]]]")),
            image, k == 4 ? PQ ", [\"R\", \"r\", \"0\"]" : PQ);
        if (!k) assert_verified(claim, "letterwise", proof);
        else if (k == 4) assert_unreadable(claim, "letterwise", proof, "over no letter of its own");
        else assert_rejected(claim, "letterwise", proof, "not a law");
    }
}

/* Signs, faces, forms. */
Test(checker_attack_guards, boxes)
{
    static const struct { const char *statement, *proof, *why;
    } tried[] = {
        { "for x in [-1/2,-1/4]\\nclaim x^3 + 2*x^2 <= 0", TREE("[\"sturm\"]"), "not positive" },
        { "for x in R\\nclaim x^2 <= 1", TREE("[\"sturm\"]"), "a zero inside" },
        { "for x in (-inf,0]\\nclaim x^2 <= 1", TREE("[\"sturm\"]"), "a zero inside" },
        { "for x in (0,1]\\nclaim 1/4 <= 1/(2-log(x))",
          TREE("[\"mono\", \"x\", \"up\", [\"factor\", \"1\", [[\"x\", -1], [\"2-log(x)\", -2]]], [\"direct\", "
               "\"1/4\"]]"),
          "in a denominator" },
        { "for x in (0,1]\\nclaim 1 <= log(x)",
          TREE("[\"mono\", \"x\", \"up\", [\"factor\", \"1\", [[\"x\", -1]]], "
               "[\"zero\"]]"),
          "infinite on a face" },
        { "for x in [0,1]\\nclaim x <= x^2", TREE("[\"bowl\", \"x\", \"0\", [\"zero\"], [\"direct\", \"2\"]]"),
          "slope" },
        { "for x, y, z in [0,1]\\ngiven x <= z\\nclaim x <= y",
          TREE("[\"below\", \"x\", \"y\", \"u\", [\"factor\", \"1\", [[\"y\", 1], [\"1-u\", 1]]]]"),
          "a hypothesis x <= y" },
        { "for x, y, z in [0,1]\\ngiven z <= y\\nclaim x <= y",
          TREE("[\"below\", \"x\", \"y\", \"u\", [\"factor\", \"1\", [[\"y\", 1], [\"1-u\", 1]]]]"),
          "a hypothesis x <= y" },
        { "for x in [2,3]\\nclaim exp(log(x)/2) = x", ZERO, "identical" },
        { "for x in [-2,-1]\\nclaim sqrt(x^2) = x", ZERO, "identical" },
        { "for x in [0,1]\\nclaim sqrt(4/3) + x = 2 + x", ZERO, "identical" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        assert_rejected(tried[k].statement, "box", tried[k].proof, tried[k].why);
    assert_verified("for x in [-1/2,-1/4]\\nclaim x^3 + 2*x^2 >= 0", "box", TREE("[\"sturm\"]"));
    assert_verified("for x, y, z in [0,1]\\ngiven x <= y\\nclaim x <= y", "box", tried[6].proof);
    static const struct {
        const char *range;
        bool good;
    } denominators[] = { { "[1,2)", false }, { "(1,2]", false }, { "(1,2)", true } };
    for (size_t k = 0; k < 3; k++) {
        const char *claim =
            arena_printf(session_arena(), "for c in %s\\nclaim 1/(2-3*c+c^2) = 1/(2-3*c+c^2)", denominators[k].range);
        if (denominators[k].good) assert_verified(claim, "identity", "{}");
        else assert_rejected(claim, "identity", "{}", "denominator");
    }
}

/* What is no polynomial is no number before it is shown to be; a relation of the law says nothing of the law given a
** value. */
Test(checker_attack_guards, entropies)
{
    static const char *const terms[] = { "log(x)^2",     "(log(x)/2)^2", "(log(x)+1)^2", "(1+log(x))^2",
                                         "(x*log(x))^2", "(-log(x))^2",  "sqrt(x)^2" };
    for (size_t k = 0; k < sizeof terms / sizeof *terms; k++)
        assert_rejected(
            arena_printf(session_arena(), "for X variable ; x in R\\nclaim H(X) + %s >= %s", terms[k], terms[k]),
            "shannon", "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X)\"}]]}", "real number");
    static const char *const relations[] = { "I(X;Z) <= 1", "2*H(X) <= 1", "Pr(X != Z) <= 1/2", "1 >= 2*H(X)",
        "1 <= 2 + I(X;Z)", "H(Z) + 1 <= 2", "1 - Pr(X != Z) >= 1/2" };
    for (size_t k = 0; k < sizeof relations / sizeof *relations; k++)
        assert_rejected(arena_printf(session_arena(),
            "for X, Y, Z variables\\ngiven %s\\nclaim for each y: 0 <= I(X;Z|Y=y)", relations[k]), "shannon",
            "{\"parts\": [[{\"times\": \"1\", \"of\": \"I(X;Z|Y)\"}]]}", "relation");
}

/* A root of what is negative is no number: a quotient's numerator, a divergence of what is no law. */
Test(checker_attack_guards, roots)
{
    static const struct { const char *of; bool good;
    } roots[] = { { "a/2", false },
                  { "b/2", true },
                  { "KL(P(x)||2*P(x))", false },
                  { "KL(P(x)||2*Q(x))", false },
                  { "KL(2*P(x)||Q(x))", false },
                  { "KL(P(x)||Q(x))", true },
                  { "KL(P(x)||Q(x))/(-1)", false },
                  { "(-1)*KL(P(x)||Q(x))", false } };
    for (size_t k = 0; k < sizeof roots / sizeof *roots; k++) {
        const char *claim = arena_printf(session_arena(),
            "for P, Q laws on X > 0 ; a in R ; b in (0,1]\\nclaim sqrt(%s) = sqrt(%s)", roots[k].of, roots[k].of);
        if (roots[k].good) assert_verified(claim, "identity", "{}");
        else assert_rejected(claim, "identity", "{}", "under a root");
    }
}
