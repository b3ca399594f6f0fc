/* SPDX-License-Identifier: MIT
**
** A section of a write-up from the tree: everything that the lemma declares and claims is said once.
*/
#include "tests/claims/claims.h"

TestSuite(claims_statement, .init = session_open, .fini = session_close);

static const char *section(const char *text)
{
    char *out = NULL;
    size_t n;
    FILE *f = open_memstream(&out, &n);
    print_statement_tex(f, "a/b", tree_of(session_arena(), text)->lemmas.at[0]);
    fclose(f);
    const char *own = arena_printf(session_arena(), "%s", out);
    free(out);
    return own;
}

static void says(const char *text, const char *what) { cr_assert(strstr(text, what), "no %s in\n%s", what, text); }

Test(claims_statement, all_is_said)
{
    const char *s = section("lemma b \"100% sure_ly\" source \"Me & you\"\n  for P, Q laws on X ; table w on X in [0,1) ; n in 2..5 ; t in R ; e in {0, 1/2}\n"
                            "  given Q > 0\n  let m = E(P; w)\n  claim 0 <= KL(P||Q) [Gibbs]\n  claim given m <= 1/2: m <= 1 [guarded]\n"
                            "  claim for each x: P(x) <= 1 [each]\n  equality [Gibbs] iff P = Q\n  break KL(P||Q) <= 0\n  ours claim KL(P||Q) <= TV(P,Q) [mine]\nend\n");
    says(s, "\\subsection{100\\% sure\\_ly}\\label{a/b}");
    says(s, "laws $P$ and $Q$ on $\\mathcal{X}$, a table $w$ on $\\mathcal{X}$ in $[0,1)$, $n$ in $\\{2,\\dots,5\\}$, $t$ in $\\mathbb R$ and $e$ in");
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
    const char *s = section("lemma b\n  for law p(x) ; eps, Delta in [0,1] ; Rhat in [0,1]\n  given \"eps is at most 1 - Delta\": eps <= 1 - Delta\n  claim eps <= 1 [eps is one]\n  claim Rhat <= 1 [two]\nend\n");
    says(s, "\\text{[$\\varepsilon$ is one]}");
    says(s, "\\hat{R}&\\le 1");
    says(s, "For a law $p(x)$");
    says(s, "\\epsilon$ and $\\Delta$ in $[0,1]$");
    says(s, "with $\\varepsilon$ is at most $1 - \\Delta$: $");
}
