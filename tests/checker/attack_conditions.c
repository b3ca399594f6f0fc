/* SPDX-License-Identifier: MIT
**
** What one condition alone refuses, of each reason: false statements that were accepted without it.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_conditions, .init = session_open, .fini = session_close);

/* x^65536 is not 1, as 65536 mod 2^16 is 0; u log(u)^2 is not u log u; (x - 1/2)/x is not >= 0, as x - 1/2 rises. */
Test(checker_attack_conditions, boxes)
{
    static const judged_t tried[] = {
        { "for x in [0,1]\\nclaim 1 <= ((x^64)^64)^16", TREE("[\"zero\"]"), "a power beyond 1000" },
        { "for x in [1/5,3/10] ; y in [1/2,3/5]\\nclaim x*y*log(x*y)^2 <= 0",
          TREE("[\"direct\", \"-(x*y*log(x*y)^2)\"]"), "direct" },
        { "for x in (0,1]\\nclaim 1/(2*x) <= 1",
          TREE("[\"chord\", \"x\", \"0\", \"x - 1/2\", [\"direct\", \"1\"]]"), "chord: not 0" },
        { "for x in (0,1]\\nclaim 0 <= x/x", TREE("[\"chord\", \"x\", \"0\", \"x\", [\"direct\", \"1\"]]"), NULL },
    };
    ALL_JUDGED("box", tried);
}

#define STEP(value, tree) \
    "{\"to\": 1, \"values\": [[\"a\", \"" value "\"]], \"times\": \"1\", \"step\": " TREE(tree) "}"

/* What the bits do not decide; a hypothesis that is not decided; terms of a sum that change with n. */
Test(checker_attack_conditions, integers)
{
    static const judged_t tried[] = {
        { "for n in 1..2\\nclaim n >= n + exp(-1000)", "{}", "not shown at the point" },
        { "for n in 0..3\\ngiven n <= exp(1)\\nclaim n <= 0", "{}", "between rational numbers" },
        { "for n in 1..inf\\nclaim (sum i in 1..n: (n + i)) >= 0",
          STEP("sum i in 1..n: (n + i)", "[\"factor\", \"1\", [[\"2*n+1\", 1]]]"), "without n" },
        { "for n in 1..inf\\nclaim (sum i in 1..n: (i - n)) >= 0",
          STEP("sum i in 1..n: (i - n)", "[\"direct\", \"1\"]"), "without n" },
        { "for n in 1..inf\\nclaim binomial(3*n, 3 - n) >= 3", STEP("binomial(3*n, 3 - n)", "[\"zero\"]"),
          "outside 0 <= k <= n" },
    };
    ALL_JUDGED("integers", tried);
}

/* A bound that is no rational number bounds nothing here. */
Test(checker_attack_conditions, moments)
{
    static const judged_t tried[] = { { "for P law on X ; table f on X in [0,1] ; c in [-1,5]\\ngiven c <= exp(1)\\n"
        "claim c*(sum x: P(x)*f(x)) <= 0",
        "{\"values\": [[\"m\", \"sum x: P(x)*f(x)\"]], \"way\": {\"times\": [\"0\"], \"mean\": \"0\", "
        "\"sides\": " TREE("[\"factor\", \"1\", [[\"m\", 1], [\"-c\", 1]]]") ", \"letters\": [{\"by\": [], \"letter\": "
        TREE("[\"zero\"]") "}]}}", "by a rational number" } };
    ALL_JUDGED("moments", tried);
}

/* One relation, of KL or chi2; what does not vanish at 0, where the first interval begins. */
Test(checker_attack_conditions, intervals)
{
#define INTERVALS(t, claim) "for P law on Y ; L intervals of P by t: " t "\\nclaim " claim
#define OF_SQUARE "{\"primitive\": \"t^2*(log(2) - 1/2) + t^2*log(t)\"}"
#define OF_CHI "{\"primitive\": \"4/3*t^3 - 2*t^2 + t\"}"
    static const judged_t tried[] = {
        { INTERVALS("t^2", "KL(L(y)||P(y)) <= log(2) - 1/2"), OF_SQUARE, NULL },
        { INTERVALS("t^2", "KL(L(y)||P(y)) <= log(2) - 1/2 <= 0"), OF_SQUARE, "one relation" },
        { INTERVALS("t^2", "chi2(L(y)||P(y)) <= 1/3"), OF_CHI, NULL },
        { INTERVALS("t^2", "LC(L(y)||P(y)) <= 1/3"), OF_CHI, "KL or chi2" },
        { INTERVALS("t + sqrt(1 + t)", "chi2(L(y)||P(y)) <= log(2)/4"), "{\"primitive\": \"log(1 + t)/4\"}",
          "vanish at t = 0" },
        { INTERVALS("1 + t", "chi2(L(y)||P(y)) <= 0"), "{\"primitive\": \"0\"}", "vanish at t = 0" },
    };
    ALL_JUDGED("intervals", tried);
}

/* The divergence is of both laws that are excepted, in either order. */
Test(checker_attack_conditions, exceptions)
{
#define POSITIVE(a, b, why) \
    { "for P, Q, R laws on X > 0\\nclaim 0 < KL(" a "(x)||" b "(x)) unless for each x: P(x) = Q(x)", \
        "{\"divergences\": [[\"1\", \"" a "(x)\", \"" b "(x)\"]], \"given\": []}", why }
#define OTHER "of what is excepted"
    static const judged_t tried[] = { POSITIVE("P", "Q", NULL), POSITIVE("Q", "P", NULL), POSITIVE("Q", "R", OTHER),
        POSITIVE("P", "R", OTHER), POSITIVE("R", "P", OTHER), POSITIVE("R", "Q", OTHER) };
    ALL_JUDGED("gibbs", tried);
}

/* A claim of three terms is two; a hypothesis about one law, on either side; another law's pool; a set by its form. */
Test(checker_attack_conditions, points)
{
#define BLOCK(steps, end) "{\"block\": [[" steps "], " end "]}"
#define ALWAYS(term) BLOCK("[\"always\", \"p\", \"" term "\", \">=\", [[], [[\"1\", 0]]]]", "[[\"1\", 1]]")
#define MEAN "(sum x: p(x)*w(x))"
    static const judged_t tried[] = {
        { "for p law on X ; table w on X > 0\\nclaim for each x: 0 <= w(x) <= 0", BLOCK("", "[[\"w(x)\"]]"),
          "one relation" },
        { "for p law on X > 0 ; c in R ; table w on X > 0\\ngiven c <= " MEAN "\\nclaim c <= " MEAN,
          ALWAYS(MEAN " - c"), "about one law alone" },
        { "for p law on X > 0 ; c in R ; table w on X > 0\\ngiven " MEAN " <= c\\nclaim " MEAN " <= c",
          ALWAYS("c - " MEAN), "about one law alone" },
        { "for p law on X > 0 ; q law on X > 0 ; table w on X > 0 ; K in 2..inf ; G weights of x: w(x), q(x), K ; "
          "L limit of x: p(x), q(x)*G(x)\\nclaim 0 <= 0", BLOCK("", "[]"), "the points of pools from it" },
        { "for p law on X ; table w on X in [0,1]\\nclaim for each c: 0 <= 0",
          BLOCK("[\"sole\", \"x\", \"1 - w(x)\", \"p(x)\", \"c\", [], []]", "[]"), "not 0 or 1 by its form" },
    };
    ALL_JUDGED("points", tried);
}

/* At inf, x - x is no number. */
Test(checker_attack_conditions, ranges)
{
    static const judged_t tried[] = {
        { "for x in [0,inf]\\nclaim x - x = 0", TREE("[\"zero\"]"), "!ends where it cannot" },
        { "for x in [-inf,0]\\nclaim x - x = 0", TREE("[\"zero\"]"), "!ends where it cannot" },
        { "for x in (-inf,0]\\nclaim x - x = 0", TREE("[\"zero\"]"), NULL },
        { "for x in [0,inf)\\nclaim x - x = 0", TREE("[\"zero\"]"), NULL },
        { "for n in 0..inf\\nclaim n - n = 0", TREE("[\"zero\"]"), NULL },
    };
    ALL_JUDGED("box", tried);
}

/* What a channel makes of a law is not the law times what it makes of ones: W(y|x) = 1 at one y, P = (1/2, 1/4, 1/4),
** Q = (1/4, 1/4, 1/2). */
Test(checker_attack_conditions, images)
{
#define IMAGE "KL(P(y)*(sum x: 1*W(y|x))||Q(y)*(sum x: 1*W(y|x)))"
#define OWN "KL(P(x)*1||Q(x)*1)"
    assert_rejected("for P, Q laws on X ; W channel X -> X\\nclaim " IMAGE " <= " OWN, "letterwise",
        "{\"values\": [[\"i\", \"" IMAGE "\"], [\"k\", \"" OWN "\"]], \"times\": [\"0\", \"0\"], "
        "\"laws\": [[\"P\", \"p\", \"0\"], [\"Q\", \"q\", \"0\"]], \"entries\": \"plain\", "
        "\"sides\": " TREE("[\"below\", \"i\", \"k\", \"u\", [\"factor\", \"1\", [[\"k\", 1], [\"1-u\", 1]]]]")
        ", \"letter\": " TREE("[\"zero\"]") "}", "not a law of the statement");
}

/* A hypothesis for each y says nothing of a y that has probability 0: there g(y) = 1 and h(y) = 0 may be. */
Test(checker_attack_conditions, hypotheses_of_what_is_impossible)
{
#define POSTERIOR "(sum u of U: Pr(U = u|Y = y)*l(u))"
    outcome_t o = verified("for law p(y) p(u|y) ; table l on U in [0,1] ; table g, h on Y in [-1,2]\\n"
        "given for each y of Y: g(y) <= " POSTERIOR " ; for each y of Y: " POSTERIOR " <= h(y)\\n"
        "claim for each y of Y: g(y) <= h(y)", "means",
        BLOCK("[\"given\", 0, \"y\"], [\"given\", 1, \"y\"]", "[[\"1\", 0], [\"1\", 1]]"));
    cr_assert(o.status != 0, "%s", o.out);
}

/* Of s and an outcome's y together: s is one that may not be with this y. */
Test(checker_attack_conditions, hypotheses_of_what_is_impossible_together)
{
#define BOTH(s) "(sum u of U: Pr(U = u|Y = Y, S = " s ")*l(u))"
#define TOGETHER(mean, s, why) \
    { "for law uniform(s) p(y|s) p(u|y) ; table l on U in [0,1] ; table g, h on S in [-1,2]\\n" \
        "given for each s of S with Pr(S = s) > 0: g(s) <= E[" BOTH(s) mean "] ; " \
        "for each s of S with Pr(S = s) > 0: E[" BOTH(s) mean "] <= h(s)\\n" \
        "claim for each s of S: g(s) <= h(s)", \
        BLOCK("[\"given\", 0, \"s\"], [\"given\", 1, \"s\"]", "[[\"1\", 0], [\"1\", 1]]"), why }
    static const judged_t tried[] = { TOGETHER("", "s", "of these values"), TOGETHER("|S=0", "s", "of these values"),
        TOGETHER("|S=s", "s", NULL), TOGETHER("", "S", NULL), TOGETHER("|S=s", "S", NULL) };
    ALL_JUDGED("means", tried);
}

/* f P + (1-f) Q is no law, of a table f. */
Test(checker_attack_conditions, weights_of_mixtures)
{
#define MIXTURES(f, g) "TV(" f "*P(x) + (1 - " f ")*Q(x)||" g "*P(x) + (1 - " g ")*Q(x))"
#define MIXED(f, g, why) { "for P, Q laws on X ; table f on X in (0,1)\\nclaim 0 <= " MIXTURES(f, g), \
        "{\"values\": [[\"k\", \"" MIXTURES(f, g) "\"]], " \
        "\"test\": [\"f(x)\", \"t\", \"p\", \"q\"], \"names\": [\"x\", \"y\"], \"entries\": \"plain\", " \
        "\"grows\": [" TREE("[\"direct\", \"1\"]") "], \"least\": [], \"sides\": [], \"binary\": [" \
        TREE("[\"below\", \"y\", \"x\", \"u\", [\"factor\", \"1/2\", [[\"x\", 1], [\"1-u\", 1]]]]") ", " \
        TREE("[\"below\", \"x\", \"y\", \"u\", [\"factor\", \"1/2\", [[\"y\", 1], [\"1-u\", 1]]]]") "]}", why }
    static const judged_t tried[] = { MIXED("1/4", "3/4", NULL),
        MIXED("(f(x)/2)", "(f(x)/2 + 1/2)", "not a law of the statement") };
    ALL_JUDGED("binary", tried);
}
