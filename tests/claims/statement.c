/* SPDX-License-Identifier: MIT
**
** A section of a write-up from the tree: everything that the lemma declares and claims is said once.
*/
#include "tests/claims/claims.h"

TestSuite(claims_statement, .init = session_open, .fini = session_close);

static const real_t *nothing(word_call_t *w, const word_arg_t *a) { (void)a; return real_si(w->A, 0); }

static const word_t depth = {
    "depth", "how deep x lies under P: depth(P, x)", 2, { WORD_LAW, WORD_LETTER }, .exact = nothing
};
static const word_t width = { "width", "the same of its width", 2, { WORD_LAW, WORD_LETTER }, .exact = nothing };
static const word_t unused = { "unused", "what nobody asks for: unused(x)", 1, { WORD_LETTER }, .exact = nothing };

static const char *section(const char *text)
{
    static const word_t *const words[] = { &unused, &depth, &width, NULL };
    char *out = NULL;
    size_t n;
    FILE *f = open_memstream(&out, &n);
    print_statement_tex(f, "a/b", tree_of(session_arena(), text)->lemmas.at[0], words);
    fclose(f);
    const char *own = arena_printf(session_arena(), "%s", out);
    free(out);
    return own;
}

static void says(const char *text, const char *what) { cr_assert(strstr(text, what), "no %s in\n%s", what, text); }

Test(claims_statement, all_is_said)
{
    const char *s = section(
        "lemma b \"100% sure_ly\" source \"Me & you\"\n  for P, Q laws on X ; table w on X in "
        "[0,1) ; n in 2..5 ; t in R ; e in {0, 1/2}\n"
        "  given Q > 0\n  let m = E(P; w)\n  claim 0 <= KL(P||Q) [Gibbs]\n  claim given m <= 1/2: m <= 1 [guarded]\n"
        "  claim for each x: P(x) <= 1 [each]\n  equality [Gibbs] iff P = Q\n"
        "  break KL(P||Q) <= 0\n  ours claim KL(P||Q) <= TV(P,Q) [mine]\nend\n");
    says(s, "\\subsection{100\\% sure\\_ly}\\label{a/b}");
    says(s, "laws $P$ and $Q$ on $\\mathcal{X}$, a table $w$ on $\\mathcal{X}$ in $[0,1)$, $n$ in "
        "$\\{2,\\dots,5\\}$, $t$ in $\\mathbb R$ and $e$ in");
    says(s, "with $Q > 0$, and where $m=");
    says(s, "Where $m \\le ");
    says(s, "For each $x$:");
    says(s, "Equality in [Gibbs] if and only if $P = Q$.");
    says(s, "\\lemmataours\n\\begin{lemmatadisplay}\n\\mathrm{KL}");
    says(s, "Me \\& you");
    cr_assert(!strstr(strstr(s, "\\lemmataours"), "\\le 0"), "a variant to be refuted is printed: %s", s);
}

/* What stands in front of a hypothesis is text with its mathematics set as such. */
Test(claims_statement, words_of_a_hypothesis)
{
    const char *s = section("lemma b\n  for law p(x) ; eps, Delta in [0,1] ; Rhat in [0,1]\n"
        "  given \"eps is at most 1 - Delta\": eps <= 1 - Delta\n  claim eps <= 1 [eps is one]\n"
        "  claim Rhat <= 1 [two]\nend\n");
    says(s, "\\text{[$\\epsilon$ is one]}");
    says(s, "\\hat{R}&\\le 1");
    says(s, "For a law $p(x)$");
    says(s, "\\epsilon$ and $\\Delta$ in $[0,1]$");
    says(s, "with $\\epsilon$ is at most $1 - \\Delta$: $");
}

static void is_silent(const char *text, const char *what) { cr_assert(!strstr(text, what), "%s in\n%s", what, text); }

/* A let stands by the TeX that its author gives it; one that is met nowhere, or behind a term with TeX of its own and
** has none, is not said. */
Test(claims_statement, lets_by_their_own_names)
{
    const char *s = section("lemma b\n  for P, Q laws on X ; t in [0,1]\n"
                            "  let mean = t + 1      $\\mathbb E_PR$\n    far(x) = P(x) - mean     $\\delta(x)$\n"
                                "    helper(x) = far(x)^2 mean\n    loose = 3 t\n    table = t^9\n"
                                "    same = t + mean     $t+\\mathbb E_PR$\n"
                            "  claim 2 mean - t <= 3 [bare]\n  claim sum x: helper(x)     $\\sum\\delta^2$\n"
                                "   <= t (same) [dressed]\n  claim sum x: far(x) (sum mean: P(mean)) <= 9 [bound]\n"
                            "  ours claim loose <= 3 [ours]\nend\n");
    says(s, "where $\\mathbb E_PR=t+1$ and $\\delta(x)=P\\left(x\\right)-\\mathbb E_PR$:");
    says(s, "2\\,\\mathbb E_PR-t&\\le 3");
    says(s, "\\sum\\delta^2&\\le t\\left(t+\\mathbb E_PR\\right)");
    says(s, "\\sum_{\\mathrm{mean}} P\\left(\\mathrm{mean}\\right)");
    says(s, "\\lemmataours\nHere $\\mathrm{loose}=3\\,t$.\n");
    is_silent(s, "helper");
    is_silent(s, "table");
    is_silent(s, "same");
}

/* More than four definitions, and one by cases, stand one a line; the last bears the end of the sentence. */
Test(claims_statement, many_definitions_stand_one_a_line)
{
    const char *s = section("lemma b\n  for t in [0,1]\n  let a = t + 1\n    b = t + 2\n    c = t + 3\n    d = t + 4\n"
                            "  claim a b c d <= 120 [four]\nend\n");
    says(s, "where $a=t+1$, $b=t+2$, $c=t+3$ and $d=t+4$:\n");
    is_silent(s, "lemmatalet");
    s = section("lemma b\n  for t in [0,1]\n  let a = t + 1\n    b = t + 2\n    c = t + 3\n    d = t + 4\n    e = t + 5\n"
                "  claim a b c d e <= 720 [five]\nend\n");
    says(s, "where \n\\begin{lemmatalets}\n\\lemmatalet{$a=t+1$,}\n");
    says(s, "\\lemmatalet{$e=t+5$:}\n\\end{lemmatalets}\n\\begin{lemmatadisplay}");
    s = section("lemma b\n  for t in [0,1]\n  let a = if t > 0 then t else 1\n  claim given t <= 1/2: a <= 1 [cases]\nend\n");
    says(s, "\\lemmatalet*{$a=\\begin{cases}");
    says(s, "\\end{cases}$.}\n\\end{lemmatalets}\nWhere");
}

/* What the paper's own functions are is said of those that are met, each once, where it is met first. */
Test(claims_statement, words_by_what_they_are)
{
    const char *s = section("lemma b\n  for P law on X\n  claim for each x: depth(P, x) <= 1 + depth(P, x) [depth]\n"
        "  ours claim for each x: depth(P, x) <= width(P, x) [width]\nend\n");
    const char *ours = strstr(s, "\\lemmataours");
    says(s, "\\lemmatawords{Here depth(P, x) is how deep x lies under P.}\n\\end{lemmatastatement}");
    says(ours, "\\lemmatawords{Here depth(P, x) is how deep x lies under P; width is the same of its width.}\n");
    is_silent(s, "nobody");
}
