/* SPDX-License-Identifier: MIT
**
** Displayed chains as papers write them: each is the tree of the plain notation beside it, or is refused in words.
*/
#include "tests/claims/tex/chains.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/print/print.h"
#include "proofs/claims/tex/read.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(claims_tex_chains, .init = session_open, .fini = session_close);

/* Displays that are more than one claim. */
static const tex_chain_t several[] = {
    { "for a, b in [0,1]", "\\begin{gather} a \\le 1 \\label{a} \\\\ b \\le 1 \\label{b} \\end{gather}",
      "claim a <= 1 [a]\nclaim b <= 1 [b]" },
    { "for a, b in [0,1]",
      "\\begin{align} a &\\le 1 & b &\\le 1 \\label{b} \\\\ a b &\\le a & a b &\\le b \\end{align}",
      "claim a <= 1\nclaim b <= 1 [b]\nclaim a b <= a\nclaim a b <= b" },
    { "for a, b in [0,1]", "\\[ a \\le 1 \\qquad\\text{and}\\qquad b \\le 1 \\]", "claim a <= 1\nclaim b <= 1" },
    { "for a, b in [0,1]", "\\[ 0 \\le a \\le 1, \\quad 0 \\le b \\le 1. \\]", "claim 0 <= a <= 1\nclaim 0 <= b <= 1" },
    { "for a, b in [0,1]", "\\begin{align} &a \\le 1 \\\\ &b \\le 1 \\end{align}", "claim a <= 1\nclaim b <= 1" },
    { "for a, b in [0,1]", "\\begin{align} a &\\le 1 \\\\ b \\\\ &\\le 1 \\end{align}", "claim a <= 1\nclaim b <= 1" },
    { "for law p(s) p(y|s)",
      "\\begin{align} H(Y|S=s) &\\le \\log |\\mathcal Y| \\quad \\forall s, \\\\ H(Y|S) &\\le \\log |Y| \\end{align}",
      "claim for each s: H(Y|S=s) <= log |Y|\nclaim H(Y|S) <= log |Y|" },
    { "for a, b in [0,1]",
      "\\newcommand{\\be}{\\begin{equation}}\\newcommand\\ee{\\end{equation}} \\be a \\le 1 \\ee \\be b \\le 1 \\ee",
      "claim a <= 1\nclaim b <= 1" },
    /* a role is of all claims of its display, and of no other's */
    { "for a, b in [0,1]",
      "\n%: ours\n\\begin{align} a &\\le 1 \\\\ &\\le 2 \\\\ b &\\le 1 \\end{align} and \\[ a b \\le 1 \\]",
      "ours claim a <= 1 <= 2\nours claim b <= 1\nclaim a b <= 1" },
    { "for a, b in [0,1]", "\n%: step\n\\[ a \\le 1, \\qquad b \\le 1 \\]", "step claim a <= 1\nstep claim b <= 1" },
};
static const char *paper(const char *declared, const char *display)
{
    return arena_printf(session_arena(),
                        "\\documentclass{article}\n\\begin{document}\nSome $x$ prose, and \\[ a_0 = b \\] a display of "
                        "no claim.\n%%: lemma l\n%%: %s\n%s\n%%: end\n\\end{document}\n",
                        declared, display);
}

static tree_t *read_tex(const char *text, claim_fault_t *fault)
{
    *fault = (claim_fault_t){ .set = false };
    tree_t *T = claims_parse_tex(session_arena(), "paper.tex", text, strlen(text), NULL, fault);
    return T && claims_compile(session_arena(), T, NULL, fault) ? T : NULL;
}

/* The tree of the TeX is that of the plain notation. */
static void assert_same(tree_t *T, const char *display, const char *plain)
{
    claim_fault_t other = { .set = false };
    tree_t *U = claims_parse(session_arena(), "plain", plain, strlen(plain), NULL, &other);
    cr_assert(U, "%s: %s", plain, other.text);
    cr_expect_str_eq(lemma_text(session_arena(), T->lemmas.at[0]), lemma_text(session_arena(), U->lemmas.at[0]), "%s",
                     display);
}

/* The name of a lemma is none of a term. */
Test(claims_tex_chains, a_lemma_may_be_called_as_a_function_is)
{
    static const char text[] =
        "%: lemma binom-sum\n%: for n in 1..9\n\\[ \\sum_{k=0}^n \\binom{n}{k} = 2^n \\]\n%: end\n";
    claim_fault_t fault;
    tree_t *T = read_tex(text, &fault);
    cr_assert(T, "%s", fault.text);
    cr_expect_str_eq(T->lemmas.at[0]->slug, "binom-sum");
}

void tex_assert_chains(const tex_chain_t *chains, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        const tex_chain_t *c = &chains[k];
        claim_fault_t fault;
        tree_t *T = read_tex(paper(c->declared, c->display), &fault);
        if (*c->plain == '!') {
            cr_expect(!T && strstr(fault.text, c->plain + 1), "%s: %s", c->display, T ? "was read" : fault.text);
            cr_expect(fault.at.line == 6, "%s: line %u", c->display, fault.at.line);
            continue;
        }
        cr_expect(T, "%s: %u:%u %s", c->display, fault.at.line, fault.at.column, fault.text);
        if (T)
            assert_same(T, c->display,
                        arena_printf(session_arena(), "lemma l\n%s\nclaim %s\nend\n", c->declared, c->plain));
        const char *printed = T ? lemma_text(session_arena(), T->lemmas.at[0]) : NULL;
        if (T)
            cr_expect(claims_parse(session_arena(), "printed", printed, strlen(printed), NULL, &fault), "%s: %s",
                      printed, fault.text);
    }
}

Test(claims_tex_chains, of_several_claims)
{
    for (size_t k = 0; k < sizeof several / sizeof *several; k++) {
        const tex_chain_t *c = &several[k];
        claim_fault_t fault;
        tree_t *T = read_tex(paper(c->declared, c->display), &fault);
        cr_expect(T, "%s: %u:%u %s", c->display, fault.at.line, fault.at.column, fault.text);
        if (T)
            assert_same(T, c->display, arena_printf(session_arena(), "lemma l\n%s\n%s\nend\n", c->declared, c->plain));
    }
}

/* Whole papers of five fields, as they are written: everything is read, and what they claim holds. */
Test(claims_tex_chains, papers_of_five_fields)
{
    static const char *const paper_of[] = { "information", "learning", "alignment", "testing", "selection" };
    for (size_t k = 0; k < sizeof paper_of / sizeof *paper_of; k++) {
        const char *file = arena_printf(session_arena(), "tests/claims/tex/papers/%s.tex", paper_of[k]);
        outcome_t o = LEMMATA("check", file, "--candidates", "20");
        cr_expect(o.status == 0 && !strstr(o.out, "untried "), "%s: exit %d\n%s%s", file, o.status, o.err, o.out);
    }
}
