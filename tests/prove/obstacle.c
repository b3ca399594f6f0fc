/* SPDX-License-Identifier: MIT
**
** What stands in the way of a proof, in the link's own term; every link of the papers that is not proved says
** something.
*/
#include "cli/cli.h"
#include "proofs/prove/obstacle.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

TestSuite(prove_obstacle, .init = session_open, .fini = session_close);

static void says(const char *claim, const char *given, const char *why)
{
    outcome_t o = given ? LEMMATA("prove", "--seconds", "0.3", "-e", claim, "--given", given)
                        : LEMMATA("prove", "--seconds", "0.3", "-e", claim);
    assert_status(&o, 4);
    cr_expect(strstr(o.out, why), "%s: %s", claim, o.out);
}

Test(prove_obstacle, outside_all_classes)
{
    says("sqrt(H(X)) <= H(X,Y)", NULL, ": H(X) under a square root");
    says("H(X) H(Y) <= H(X,Y)^2", NULL, ": a product of entropies: H(X) H(Y)");
    says("H(X)/H(X,Y) <= 1", NULL, ": a division by an entropy: H(X)/H(X,Y)");
    says("H(X|Y) <= H(X) + 0 max(H(X), H(Y))^2", NULL, ": a power of an entropy: max(H(X), H(Y))^2");
    says("sum k in 0..n: k p <= n^2", "n in 0..inf ; p in [0,1]",
         ": the integer n has no upper bound and ends the range of sum k in 0..n: k p");
    says("sum k in 0..n: sqrt(k) <= n^2", "n in 0..inf", ": neither by induction, nor at every point of its ranges");
    says("sum k in 0..n: k <= n^2 - 1", "n in 0..inf", ": neither by induction, nor at every point of its ranges");
    says("sum k in 0..9: k p <= 45", "p in [0,1]", ": a sum over an index: sum k in 0..9: k p");
    says("floor(p) <= p", "p in [0,9]", ": a function that no prover has: floor(p)");
    says("[p >= 1/2] <= 2 p", "p in [0,1]", ": a condition counted as 1 or 0: [p >= 1/2]");
    says("H(X) < H(X,Y) + 1", NULL, ": the relation <: of what stands here provers show <=, >= and =");
    says("p < p^2", "p in [0,1]", ": no margin is known by which the relation is strict");
    says("p <= q^2", "p, q in [0,1] ; p^2 <= q^4",
         ": a given that is no bound of a number and no order of two: p^2 <= q^4");
    says("E(Q; r) - E(P; r) <= sqrt(KL(Q||P)/2)", "P, Q laws on Y ; table r on Y", ": KL(Q||P) under a square root");
    says("E(Q; r) - E(P; r) <= sqrt(E(P; r^2) chi2(Q||P))", "P, Q laws on Y ; table r on Y",
        ": E(P; r^2) under a square root");
    says("max y: r(y)^2 <= 1", "table r on Y in [0,1]", ": a maximum over letters: max y: r(y)^2");
    says("capacity(p(y|x,z)) <= log(|Y|)", "law p(z) p(x|z) p(w|x,z) p(y|w,x)",
         ": the capacity of a channel: capacity(p(y|x,z))");
}

/* Where the author could give a reason at letters, that is said; not of entropies, of numbers, nor where there is a
** reason. */
Test(prove_obstacle, a_reason_at_letters)
{
    static const char here[] = "; a reason `points { .. }` could argue at its letters\n",
                      of[] = "P law on X ; table f on X > 0 ; c in (0,inf)";
    says("c (sum x: [f(x) >= c]) <= sum x: f(x)", of, here);
    outcome_t o = LEMMATA("prove", "--seconds", "0.3", "-e", "[c >= 1/2] <= 2 c", "--given", "c in [0,1]");
    cr_expect(!strstr(o.out, "points"), "%s", o.out);
    o = LEMMATA("prove", "--seconds", "0.3", "-e", "E(Q; r) - E(P; r) <= sqrt(KL(Q||P)/2)", "--given",
        "P, Q laws on Y ; table r on Y");
    cr_expect(!strstr(o.out, "points"), "%s", o.out);
}

Test(prove_obstacle, a_search_that_ended)
{
    says("H(X|Y) >= H(X)", NULL,
         ": no proof from Shannon's inequalities and the hypotheses; in doubles, a polymatroid violates it");
    says("p^2 >= p", "p in [0,1]", ": no tree of rules was found in the time; in doubles it fails near p = ");
}

/* The point that is named: inside the range, and the claim fails there. */
Test(prove_obstacle, the_point_is_one)
{
    outcome_t o =
        LEMMATA("prove", "--seconds", "0.3", "-e", "3 (p-q)^2 <= kl(p||q)", "--given", "p in [0,1] ; q in (0,1)");
    double p = -1, q = -1;
    const char *at = strstr(o.out, "fails near ");
    cr_assert(at && sscanf(at, "fails near p = %lf, q = %lf", &p, &q) == 2, "%s", o.out);
    cr_assert(p >= 0 && p <= 1 && q > 0 && q < 1);
    o = LEMMATA("check", "-e", "3 (p-q)^2 <= kl(p||q)", "--given",
                arena_printf(session_arena(), "p in {%.17g} ; q in {%.17g}", p, q));
    assert_status(&o, 1);
}

/* Of all links: how many say nothing more than that no class has them. */
Test(prove_obstacle, every_link_of_the_papers)
{
    arena_t *A = arena_new();
    unsigned n = 0, plain = 0;
    for (size_t i = 0; papers_at(i); i++)
        for (size_t k = 0; papers_at(i)->lemmas[k]; k++) {
            const lemma_t *L = papers_at(i)->lemmas[k];
            const compiled_t *C = compiled_of(L);
            proofs_take(L);
            for (size_t link = 0; C && link < C->links; link++) {
                const char *why = proofs_obstacle(A, L, link);
                bool proved = L->proof && L->proof[link], itself = C->of[link].says == SAYS_ITSELF;
                cr_expect(!why == (proved || !itself), "%s, %s", L->id, L->links[link].name);
                n += why != NULL;
                plain += why && strncmp(why, "of no class", 11) == 0;
                cr_expect(!why || (*why && !strchr(why, '\n') && strlen(why) < 300), "%s", why);
            }
        }
    cr_assert(n > 200 && plain <= n / 50, "%u of %u", plain, n);
    arena_free(A);
}

Test(prove_obstacle, where_readers_look)
{
    outcome_t o = LEMMATA("show", "bottleneck/pac-bayes-kl");
    assert_status(&o, 0);
    cr_assert(strstr(o.out, "not proved: ") && !strstr(o.out, "proved, by"), "%s", o.out);
    o = LEMMATA("show", "facts/han");
    cr_assert(strstr(o.out, "      proved, by shannon\n") &&
                  strstr(o.out, "not proved: no proof from Shannon's inequalities is known"),
              "%s", o.out);
    o = LEMMATA("site", "facts/han", "--format", "json", "--candidates", "3");
    json_t *j = json_loads(o.out, 0, NULL),
           *links = json_object_get(json_array_get(json_object_get(j, "pages"), 0), "links"), *link;
    size_t k;
    unsigned proved = 0, not = 0;
    json_array_foreach(links, k, link) {
        proved += json_object_get(link, "certificate") != NULL;
        not += json_object_get(link, "obstacle") != NULL;
        cr_assert(!json_object_get(link, "certificate") || !json_object_get(link, "obstacle"));
    }
    cr_assert(proved == 2 && not == 1, "%u, %u", proved, not);
    json_decref(j);
}

/* --- an author's own file: what no prover was asked about has nothing in its way ---------------------------------- */

static const char own[] = "lemma own\nfor P law on X ; table f on X > 0 ; c in (0,inf) ; p in [0,1]\n"
                          "claim (sum x: P(x) [f(x) >= c]) <= 1 [by its author]\n"
                          "by [by its author]: points { m = total(P) ; so 1: m }\n"
                          "claim p^2 <= p [a box]\nclaim floor(p) <= 1 [of no class]\nend\n";

static void asked_nobody(const char *text, unsigned times, const char *what)
{
    static const char no_search[] = "no proof";
    unsigned found = 0;
    cr_expect(!strstr(text, no_search), "%s", text);
    for (const char *at = text; (at = strstr(at, what)); at++) found++;
    cr_expect(found == times, "%u of %u: %s", found, times, text);
}

Test(prove_obstacle, what_was_not_asked)
{
    const char *dpi = "lemma dpi\ngiven X -> Y -> Z\nclaim I(X;Z) <= I(X;Y) [processing] <= H(X) [entropy]\nend\n",
               *file = file_put("dpi.lem", dpi), not_asked[] = "not asked; `lemmata prove FILE` looks for a proof";
    outcome_t o = LEMMATA("table", file, "-o", path_of("t"), "--candidates", "9");
    assert_status(&o, 0);
    asked_nobody(file_get(path_of("t/dpi/dpi-proofs.tex"), NULL), 1,
                 "%\n\\lemmataunasked{[\\emph{processing}], [\\emph{entropy}]: "
                 "\\texttt{lemmata prove FILE} looks for a proof.}");
    o = LEMMATA("site", file, "--format", "json", "--candidates", "9");
    asked_nobody(o.out, 2, not_asked);
    o = LEMMATA("show", file);
    assert_status(&o, 0);
    asked_nobody(o.out, 2, not_asked);
}

/* What no prover has is in the way all the same, as it is of whoever asks; a reason of the author's is there to ask. */
Test(prove_obstacle, what_is_in_the_way_of_an_author)
{
    outcome_t o = LEMMATA("site", file_put("own.lem", own), "--format", "json", "--candidates", "3");
    asked_nobody(o.out, 2, "\"not asked; ");
    asked_nobody(o.out, 1, "\"a function that no prover has: floor(p)\"");
}
