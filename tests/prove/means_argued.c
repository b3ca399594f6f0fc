/* SPDX-License-Identifier: MIT
**
** Reasons that argue about a factorised law: what they prove, and what they must not; what is wrong with one is said
** with its place. Each false claim, and each argument that is none, differs from a proved one in one place.
*/
#include "cli/cli.h"
#include "proofs/prove/certify.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <glob.h>
#include <string.h>

TestSuite(prove_argued, .init = session_open, .fini = session_close, .timeout = 300);

#define RULE                                                                                                           \
    "law uniform(j) p(y|j) p(a|y) ; table l on J,A in [0,1] ; map phi on A into J ; e in [0,1]\n  given for each j, "  \
    "a: [phi(a) != j] e <= l(j,a)"
#define PEEK                                                                                                           \
    "law uniform(j) p(y|j) p(a|y,j) ; table l on J,A in [0,1] ; map phi on A into J ; e in [0,1]\n  given for each "   \
    "j, a: [phi(a) != j] e <= l(j,a)"
#define POINTS                                                                                                         \
    "table x on P in R ; map at on I into P ; map near on P into I ; r in (0,inf)\n  given \"apart\": for each i, k "  \
    "of I: [i != k] r^2 <= (x(at(i)) - x(at(k)))^2 ; \"near\": for each p: (x(at(near(p))) - x(p))^2 = (min i: "       \
    "(x(at(i)) - x(p))^2)"
#define NEAREST                                                                                                        \
    "given(h1, i, near(p)) ; given(h2, p) ; bound((min i: (x(at(i)) - x(p))^2), i) ; "                                 \
    "square(x(at(i)) + x(at(near(p))) - 2 x(p))"
#define FLOOR "e max(0, log |J| - I(J;Y) - log 2) <= E[l(J,A)] log |J|"
#define GREATEST "greatest(max(0, log |J| - I(J;Y) - log 2) <= Pr(phi(A) != J) log |J|) {} "
#define DRAWS "law P(x1) W(y1|x1) P(x2) W(y2|x2) ; P law on X ; W channel X -> Y"
#define POSTERIOR "law p(s) p(u|s) p(y|u,s) p(a|y,s) ; table l on U,A in [0,1]"
#define SEEN "sum u: p(u,y,s) l(u,a) <= p(y,s) g(y,s,a)"
#define BAYES "(sum y: min a: sum j: Pr(J=j,Y=y) l(j,a))"

#define ROWS "table a on I,Y in R"
#define AVERAGE "(sum i: a(i,y))/|I|"
#define GREATEST_ROW                                                                                                   \
    "attained((max y: " AVERAGE "), k) ; each(i, I, a(i,k) <= (max y: a(i,y))) { bound((max y: a(i,y)), k) }"

static const char *lemma_of(const char *law, const char *claim, const char *by)
{
    return arena_printf(session_arena(),
                        "lemma own \"own\"\n  for    %s\n  claim  %s [it]\n  by     [it]: means { %s }\nend\n", law,
                        claim, by);
}

static const struct {
    const char *law, *claim, *by;
    bool proved;
} tried[] = {
    { RULE, FLOOR, GREATEST "{ fano(phi(A) != J) } ; outcome(h1, J, A)", true },
    { RULE, FLOOR, GREATEST "{ fano(phi(A) != J) }", false },                     /* no hypothesis used */
    { RULE, FLOOR, GREATEST "{ } ; outcome(h1, J, A)", false },                   /* not Fano's */
    { PEEK, FLOOR, GREATEST "{ fano(phi(A) != J) } ; outcome(h1, J, A)", false }, /* the rule sees J */
    { RULE, "e max(0, log |J| - I(J;Y)) <= E[l(J,A)] log |J|",
      "greatest(max(0, log |J| - I(J;Y)) <= Pr(phi(A) != J) log |J|) {} { fano(phi(A) != J) } ; outcome(h1, J, A)",
      false },
    { RULE, "e max(0, log |J| - I(J;Y) - log 2) <= " BAYES " log |J|",
      "best(" BAYES ", B) ; greatest(max(0, log |J| - I(J;Y) - log 2) <= Pr(phi(A) != J) log |J|) {} "
      "{ fano(phi(A) != J) } ; outcome(h1, J, A)",
      false }, /* A is not the best rule's */
    { RULE, BAYES " <= E[l(J,A)]", "rule(" BAYES ", A)", true },
    { ROWS, "(max y: " AVERAGE ") <= (sum i: (max y: a(i,y)))/|I|", GREATEST_ROW, true },
    { ROWS, "(max y: " AVERAGE ") <= (sum i: (min y: a(i,y)))/|I|", GREATEST_ROW, false },
    { ROWS, "(max y: " AVERAGE ") <= 1/2 (sum i: (max y: a(i,y)))/|I|", GREATEST_ROW, false },
    { ROWS, "(sum i: (max y: a(i,y)))/|I| <= (max y: " AVERAGE ")", GREATEST_ROW, false },
    { ROWS, "(max y: " AVERAGE ") <= (sum i: (max y: a(i,y)))/|Y|", GREATEST_ROW, false }, /* another size */
    { ROWS, "(max y: " AVERAGE ") <= sum i: (max y: a(i,y))", GREATEST_ROW, false },       /* false of negative ones */
    { POSTERIOR " ; z in (0,inf)", "log(z)^2 >= 0", "square(log(z))", true },
    { POSTERIOR " ; z in [0,1]", "log(z)^2 >= 0", "square(log(z))", false },
    { PEEK, BAYES " <= E[l(J,A)]", "rule(" BAYES ", A)", false },
    { RULE, "E[l(J,A)] <= " BAYES, "best(" BAYES ", B)", false },
    { POINTS, "for each i, p: [near(p) != i] r^2/4 <= (x(at(i)) - x(p))^2", NEAREST, true },
    { POINTS, "for each i, p: [near(p) != i] r^2 (26/100) <= (x(at(i)) - x(p))^2", NEAREST, false },
    { POINTS, "for each i, p: r^2/4 <= (x(at(i)) - x(p))^2", NEAREST, false },
    { DRAWS, "I(X1,X2;Y1,Y2) <= 2 I(X1;Y1)", "alike(X2 = X1, Y2 = Y1)", true },
    { DRAWS, "I(X1,X2;Y1,Y2) <= 2 I(X1;Y1)", "alike(Y2 = Y1)", false },
    { DRAWS, "I(X1,X2;Y1,Y2) <= (19/10) I(X1;Y1)", "alike(X2 = X1, Y2 = Y1)", false },
    { DRAWS, "I(X1,X2;Y1,Y2) <= (sum x: P(x) H(Y1|X1=x)) + 2 I(X1;Y1)",
      "each(x, X1, 0 <= H(Y1|X1=x)) ; alike(X2 = X1, Y2 = Y1)", true },
    { DRAWS, "I(X1,X2;Y1,Y2) <= (sum x: P(x) H(Y1|X1=x)) + I(X1;Y1)",
      "each(x, X1, 0 <= H(Y1|X1=x)) ; alike(X2 = X1, Y2 = Y1)", false },
    { POSTERIOR " ; table g on Y,S,A in [0,1]\n  given for each y, s, a: " SEEN, "E[l(U,A)] <= E[g(Y,S,A)]",
      "posterior(E[l(U,A)], U, Y, S) ; outcome(h1, Y, S, A)", true },
    { POSTERIOR " ; table g on Y,S,A in [0,1]\n  given for each y, s, a: " SEEN, "E[g(Y,S,A)] <= E[l(U,A)]",
      "posterior(E[l(U,A)], U, Y, S) ; outcome(h1, Y, S, A)", false },
    { POSTERIOR " ; table g on Y,S,A in [0,1]\n  given for each y, s, a: " SEEN, "E[l(U,A)] <= E[g(Y,S,A)]",
      "posterior(E[l(U,A)], U, Y) ; outcome(h1, Y, S, A)", false }, /* U and A are not apart by Y */
};

Test(prove_argued, and_no_more)
{
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *text = lemma_of(tried[k].law, tried[k].claim, tried[k].by);
        outcome_t o = LEMMATA("prove", file_put("own.lem", text));
        bool proved = strstr(o.out, "proved        own/own, it: by means") != NULL;
        cr_expect(proved == tried[k].proved && !*o.err && (o.status == 0 || o.status == 4), "%s\n%d %s%s", text,
                  o.status, o.out, o.err);
    }
}

/* Products of more than two relations are the author's to name. */
Test(prove_argued, products_that_are_named)
{
    static const char law[] = "table x on P in [0,1] ; map at on P into P ; r in (0,inf)",
                      claim[] = "for each p: r^3 x(at(p)) >= 0";
    outcome_t o =
        LEMMATA("prove",
                file_put("own.lem", lemma_of(law, claim, "a = range(r >= 0) ; b = range(x(at(p)) >= 0) ; so a a a b")));
    cr_expect(strstr(o.out, "proved  "), "%s%s", o.out, o.err);
    o = LEMMATA("prove",
                file_put("own.lem", lemma_of(law, claim, "a = range(r >= 0) ; b = range(x(at(p)) >= 0) ; so a a b")));
    cr_expect(strstr(o.out, "no multipliers were found"), "%s%s", o.out, o.err);
}

Test(prove_argued, names_of_nothing)
{
    static const struct {
        const char *by, *says;
    } wrong[] = {
        { "fan(phi(A) != J)", "fan is no rule of means; did you mean fano?" },
        { "fano(phi(A) != K)", "K is no random variable of the law" },
        { "fano(phi(B) != J)", "B is no letter and no variable here" },
        { "fano(psi(A) != J)", "psi(A): no map of so many letters" },
        { "fano(phi(A) = J)", "fano: GUESS != VARIABLE expected" },
        { "fano(phi(A) != J, Y)", "fano: VARIABLE = letter expected" },
        { "fano(phi(A) != J, Y = k)", "k is no letter here" },
        { "outcome(h2, J, A)", "h2 is no hypothesis of the link: it has 1" },
        { "outcome(h1, J)", "outcome: another argument expected" },
        { "given(h1, J, A)", "J is no letter here" },
        { "given(it, j, a)", "it is no hypothesis" },
        { "square(q)", "q" },
        { "square(e >= 0)", "square: one term expected, without a relation" },
        { "square(e) {}", "square: no block expected" },
        { "show(e)", "show: two terms and a relation expected" },
        { "sq = square(e) ; so sqr", "sqr is no step before it; did you mean sq?" },
        { "a = square(e) ; so 1: a", "expected the label of a step" },
        { "square(e) square(e)", "expected ; behind a step, found square" },
        { "bound(e, j)", "bound: a greatest or least over letters expected" },
        { "greatest(e <= 1)", "greatest: max .. <= TERM expected" },
        { "best(e, B)", "best: the least mean under any rule expected" },
        { "best(" BAYES ", A)", "A is declared, expected a new name" },
        { "size(Q)", "Q is no alphabet" },
        { "as [that]", "as [that]: no reason of means" },
        { "as [it]", "as [it]: no reason of means, or one that stands for itself" },
        { "h1 = square(e)", "h1 is a hypothesis, expected another label" },
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++)
        for (unsigned way = 0; way < 2; way++) {
            const char *file = file_put("own.lem", lemma_of(RULE, FLOOR, wrong[k].by));
            outcome_t o = way ? LEMMATA("prove", file) : LEMMATA("check", file);
            bool said = strstr(o.err, "own.lem:5:") && strstr(o.err, wrong[k].says) && strstr(o.err, "^\n");
            cr_expect(o.status == 2 && said && !o.out_n, "%s: exit %d, %s%s", wrong[k].by, o.status, o.out, o.err);
        }
}

/* Reasons that stand for others that stand for others, many times over: the work is bounded. */
Test(prove_argued, many_that_stand_for_others)
{
    arena_t *A = session_arena();
    const char *text = "lemma own\n  for law p(x) p(y|x)\n  claim I(X;Y) <= H(X) [l0]\n",
               *by = "  by [l0]: means { square(1) }\n";
    for (unsigned k = 1; k < 9; k++) {
        text = arena_printf(A, "%s  claim %u I(X;Y) <= %u H(X) [l%u]\n", text, k + 1, k + 1, k);
        by = arena_printf(A, "%s     ; [l%u]: means { ", by, k);
        for (unsigned i = 0; i < 40; i++) by = arena_printf(A, "%sas [l%u] ; ", by, k - 1);
        by = arena_printf(A, "%s}\n", by);
    }
    outcome_t o = LEMMATA("prove", file_put("own.lem", arena_printf(A, "%s%send\n", text, by)));
    cr_assert(o.status == 4 && strstr(o.out, "own/own, l8: too many steps"), "%d %s%s", o.status, o.out, o.err);
}

/* The printer gives the argument as it is written, and what it prints is read as the same. */
Test(prove_argued, printed)
{
    static const char by[] = "[it]: means { " GREATEST "{ fano(phi(A) != J) } ; outcome(h1, J, A) }";
    const char *text = lemma_of(RULE, FLOOR, GREATEST "{ fano(phi(A) != J) } ; outcome(h1, J, A)");
    outcome_t o = LEMMATA("check", file_put("own.lem", text), "--print");
    cr_assert(o.status == 0 && strstr(o.out, by), "%s%s", o.out, o.err);
    const char *again = arena_printf(session_arena(), "%s", o.out);
    o = LEMMATA("check", file_put("own.lem", again), "--print");
    cr_assert_str_eq(o.out, again);
}

/* Each certificate of this reason that is stored is found again from its claim file, and it is the same statement. */
Test(prove_argued, what_is_stored_is_found_again)
{
    glob_t g;
    size_t n = 0;
    cr_assert(glob("proofs/*/proved/*.json", 0, NULL, &g) == 0);
    for (size_t k = 0; k < g.gl_pathc; k++) {
        json_t *c = json_load_file(g.gl_pathv[k], 0, NULL), *found = NULL;
        const char *link = json_string_value(json_object_get(c, "link"));
        if (strcmp(json_string_value(json_object_get(c, "reason")), "means") == 0) {
            const lemma_t *L = papers_lemma(json_string_value(json_object_get(c, "id")), NULL);
            size_t i = 0;
            while (i < lemma_links(L) && strcmp(compiled_of(L)->lemma.links[i].name, link) != 0) i++;
            cr_assert(i < lemma_links(L), "%s: no link", g.gl_pathv[k]);
            prove_t answer = prove_link(&found, compiled_of(L), i, PROVE_SECONDS);
            cr_expect(answer == PROVE_PROVED, "%s: %d", g.gl_pathv[k], answer);
            cr_expect(json_equal(json_object_get(found, "statement"), json_object_get(c, "statement")), "%s",
                      g.gl_pathv[k]);
            json_dump_file(found, path_of(arena_printf(session_arena(), "%zu.json", n)), 0);
            n++;
        }
        json_decref(c);
        json_decref(found);
    }
    globfree(&g);
    cr_assert(n >= 47, "%zu", n);
    const char *argv[200] = { arena_printf(session_arena(), "%s-verify", lemmata_path()), "--quiet" };
    for (size_t k = 0; k < n; k++) argv[k + 2] = path_of(arena_printf(session_arena(), "%zu.json", k));
    outcome_t o = process_run("", 0, argv);
    assert_status(&o, 0);
}
