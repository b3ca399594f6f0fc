/* SPDX-License-Identifier: MIT
**
** Papers: macros, several lemmas, the environment lemmata, what is commented out, what is too large.
*/
#include "proofs/claims/print/print.h"
#include "proofs/claims/tex/read.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(claims_tex_read, .init = session_open, .fini = session_close);

/* The author's own macros; several lemmas; reasons and expectations behind the display. */
Test(claims_tex_read, a_paper)
{
    static const char text[] =
        "\\documentclass{article}\n\\newcommand\\KL[2]{\\mathrm{KL}(#1\\,\\Vert\\,#2)}\n\\DeclareMathOperator{\\TV}{TV}"
        "\n\\begin{document}\n"
        "%: lemma gibbs \"Gibbs\"\n%: for P, Q laws on X\n\\begin{equation}\\label{eq:gibbs} 0 \\le \\KL{P}{Q} "
        "\\end{equation}\n%: expect holds ; end\n"
        "%: lemma wrong\n%: for P, Q laws on X\n%: ours\n\\[ \\TV(P,Q) \\le 1 - e^{-\\KL{P}{Q}} \\]\n%: "
        "end\n\\end{document}\n";
    const char *file = file_put("paper.tex", text);
    outcome_t o = LEMMATA("check", file, "-q");
    assert_status(&o, 1);
    assert_says(&o, "holds     paper/gibbs");
    assert_says(&o, "ours refuted: ");
    outcome_t show = LEMMATA("show", file);
    assert_says(&show, "0 <= KL(P||Q)  [gibbs]");
}

static void assert_fault(const char *text, const char *says)
{
    outcome_t o = LEMMATA("check", file_put("paper.tex", text));
    assert_status(&o, 2);
    cr_assert(strstr(o.err, says), "%s in:\n%s", says, o.err);
}

/* One name of two links is one badge. */
Test(claims_tex_read, labels_that_give_two_links_one_name)
{
    assert_fault("%: lemma a\n%: for p in [0,1]\n\\[ p^2 \\le p \\label{eq:a} \\]\n\\[ p \\le 1 \\label{thm:a} "
                 "\\]\n%: end\n", ":4:12: the link of the label thm:a is called a, as that of eq:a in line 3");
    assert_fault("%: lemma a\n%: for p in [0,1]\n\\begin{align} p^2 &\\le p \\label{a} \\\\ &\\le 1 "
                 "\\label{a} \\end{align}\n%: end\n", "the link of the label a is called a, as");
    outcome_t o = LEMMATA("check", file_put("paper.tex", "%: lemma a\n%: for p in [0,1]\n\\[ p \\le 1 \\label{eq:a} "
        "\\]\n%: end\n%: lemma b\n%: for p in [0,1]\n\\[ p \\le 1 \\label{eq:a} \\]\n%: end\n"));
    assert_status(&o, 0);
}

/* Text is not read: a structure in it is declared, or the claim is another than the paper's. */
Test(claims_tex_read, a_structure_in_the_text)
{
    static const char head[] = "%%: lemma a\n%%: for X, Y, Z variables\n%s\\[ I(X;Z) \\le I(X;Y)%s \\]\n%s\n%%: end\n";
    static const char *const fault[][3] = { { "For $X \\to Y\\to Z$, $n\\to 1$,\n", "", "" },
                                            { "", "", "where $x$ and \\(X \\to Y\\to Z\\)." },
                                            { "", "", "where $X$$X \\perp Z$." } };
    static const char *const good[][3] = { { "For $X \\to Y\\to Z$,\n%: given X -> Y -> Z\n", "", "" },
                                           { "", "", "as $X \\perp Z$.\n%: given X.Z" },
                                           { "", "\\text{ if } X \\to Y \\to Z", "for $X \\to Y \\to Z$" },
                                           { "", "\\text{ if } X \\perp Z", "and $f: X \\to Y$, $n \\to 1$." } };
    for (size_t k = 0; k < sizeof fault / sizeof *fault; k++)
        assert_fault(arena_printf(session_arena(), head, fault[k][0], fault[k][1], fault[k][2]),
                     "the text between displays is not read, and a Markov chain or independence stands here");
    for (size_t k = 0; k < sizeof good / sizeof *good; k++) {
        const char *text = arena_printf(session_arena(), head, good[k][0], good[k][1], good[k][2]);
        outcome_t o = LEMMATA("check", "--print", file_put("paper.tex", text));
        cr_assert(o.status == 0, "%s%s", text, o.err);
    }
    assert_fault("%: lemma a\n%: for p in [0,1]\n\\[ p \\le 1 \\]\n\\end{document}\n\\[ p \\le 1/2 \\]\n%: end\n",
                 "before the end of the paper");
    assert_fault("%: lemma a\n%: for p in [0,1]\n\\[ p \\le 1 \\]\n\\endinput\n\\[ p \\le 1/2 \\]\n%: end\n",
                 "before the end of the paper");
}

/* A hypothesis at the end of a line of text would be none. */
Test(claims_tex_read, declarations_behind_something_else)
{
    assert_fault("%: lemma a\n%: for p in [0,1]\n\\[ p \\le 1 \\] %: given p <= 1/2\n%: end\n",
                 ":3:15: this declares nothing, expected %: at the head of a line");
    assert_fault("%: lemma a\n%: for p in [0,1]\n\\[ p \\le 1 \\]%:end\n", "declares nothing");
    outcome_t o = LEMMATA("check", file_put("paper.tex", "%: lemma a\n  %: for p in [0,1]\n\\[ p \\le 1 \\] %: so it is\n"
        "%: end\n"));
    assert_status(&o, 0);
}

static void assert_understood(const char *text, const char *const *says)
{
    const char *file = file_put("paper.tex", text);
    outcome_t show = LEMMATA("show", file);
    assert_status(&show, 0);
    for (; *says; says++) assert_says(&show, *says);
}

/* \\begin{lemmata} .. \\end{lemmata} in place of lines %: */
Test(claims_tex_read, an_environment_of_declarations)
{
    assert_understood("\\begin{lemmata}\n  def sq(x) = x x\n  lemma a \"A\"\n  for p in [0,1]   # a number\n"
        "\\end{lemmata}\n\\[ p^2 \\le p \\label{eq:a} \\]\n"
                      "\\begin{lemmata}\n  expect holds\n  end\n  lemma b\n  for p in [0,1]\n  claim sq(p)\n"
                          "     <= p [b]\nend\\end{lemmata}\n\\[ a_0 \\odot b \\]\n",
                      (const char *const[]){ "p^2 <= p  [a]", "sq(p) <= p  [b]", NULL });
}

/* What LaTeX does not typeset as mathematics is not read; of definitions only what a claim uses counts. */
Test(claims_tex_read, what_is_no_claim_is_passed_over)
{
    assert_understood("\\makeatletter\\def\\x@y#1;{}\\let\\\\=\\cr\\makeatother\\edef\\now{x}\\newcommand\\foo[x]{}"
                      "\\foo\\def\\loop{\\loop}\\loop\n"
                      "\\begin{verbatim}\n%: lemma no\n\\[ x \\]\n\\end{verbatim}\n\\iffalse\n%: lemma no\n\\[ y "
                      "\\\\le\n\\fi\n\\verb|\\[|\n"
                      "%: lemma yes\n%: for p in [0,1]\n\\begin{lstlisting}\n\\[ p \\begin{align}\n"
                      "\\end{lstlisting}\\begin{comment}\n\\[ q \\]\n\\end{comment}\n"
                      "\\iffalse \\[ q \\le 1 \\] \\else \\[ p \\le 1 \\] \\fi $p > 2$\n%: end\n",
                      (const char *const[]){ "lemma yes", "claim  p <= 1", NULL });
}

/* Names end with their lemma. */
Test(claims_tex_read, names_of_one_lemma)
{
    assert_understood("%: lemma a\n%: for e in [0,1]\n\\[ e^2 \\le e \\]\n%: end\n%: lemma b\n%: for x in [0,1]\n\\[ "
                      "e^{x} \\ge 1 \\]\n%: end\n",
                      (const char *const[]){ "e^2 <= e", "exp(x) >= 1", NULL });
}

/* --print: what was understood, and nothing decided. */
Test(claims_tex_read, printed)
{
    const char *file = file_put("p.tex", "%: lemma a \"A\"\n%: for p in [0,1]\n"
        "\\begin{align} p &\\le p^2 \\label{x}\\\\ &\\le 1 \\end{align}\n%: end\n");
    outcome_t o = LEMMATA("check", file, "--print"), line = LEMMATA("check", "--print", "-e", "1/2 x<=x", "--given",
        "x in [0,1]"), none = LEMMATA("check", "--print", "facts/fano");
    assert_status(&o, 0);
    cr_assert_str_eq(o.out, "\nlemma a \"A\"\n  for  p in [0, 1]\n  claim  p <= p^2  [x]\n      <= 1\nend\n");
    assert_status(&line, 0);
    assert_says(&line, "claim  1/2 * x <= x");
    assert_refused(&none, "--print|expected a file");
}

/* A fault within a macro stands where the macro is used. */
Test(claims_tex_read, faults_have_places)
{
    const char *file = file_put("p.tex", "\\newcommand\\bad{\\int}\n\\newcommand\\good{p}\n%: lemma a\n"
        "%: for p in [0,1]\n\\[ \\good \\le\n  \\bad \\]\n%: end\n");
    outcome_t o = LEMMATA("check", file);
    assert_status(&o, 2);
    cr_assert(strstr(o.err, "p.tex:6:3: \\int is not read here"), "%s", o.err);
}

static void refuses_large(const char *head, const char *piece, size_t times, const char *foot, const char *words)
{
    size_t n = strlen(head) + strlen(piece) * times + strlen(foot), at = strlen(head);
    char *text = arena_alloc(session_arena(), n + 1);
    memcpy(text, head, at);
    for (size_t k = 0; k < times; k++, at += strlen(piece)) memcpy(text + at, piece, strlen(piece));
    memcpy(text + at, foot, strlen(foot) + 1);
    claim_fault_t fault = { .set = false };
    cr_assert(!claims_parse_tex(session_arena(), "large.tex", text, n, NULL, &fault) && strstr(fault.text, words),
              "%s: %s", words, fault.text);
}

/* Labels without end are refused at the first that no lemma has a link for, not compared one with the other. */
Test(claims_tex_read, more_labels_than_links)
{
    static const struct { unsigned labels; const char *says; } shown[] = { { 31, NULL }, { 20000, "more than 47 links" } };
    for (size_t k = 0; k < sizeof shown / sizeof *shown; k++) {
        char *text;
        size_t n;
        FILE *f = open_memstream(&text, &n);
        fputs("%: lemma a\n%: for p in [0,1]\n", f);
        for (unsigned i = 0; i < shown[k].labels; i++) fprintf(f, "\\[ p^2 \\le p \\label{eq:%u} \\]\n", i);
        fputs("%: end\n", f);
        fclose(f);
        if (shown[k].says) assert_fault(text, shown[k].says);
        else { outcome_t o = LEMMATA("check", file_put("paper.tex", text), "-q", "--candidates", "1"); assert_status(&o, 0); }
        free(text);
    }
}

/* Brackets without end, ten thousand links, towers: refused in words. */
Test(claims_tex_read, what_is_too_large)
{
    const char *head = "%: lemma a\n%: for p in [0,1]\n\\begin{align} p ", *foot = " \\end{align}\n%: end\n";
    refuses_large("", "(", 1000000, "", "more than");
    refuses_large("", "(", 1100000, "", "expected at most");
    refuses_large(head, "(", 400000, foot, "nested deeper than");
    refuses_large(head, "{", 400000, foot, "nested deeper than");
    refuses_large(head, "\\bigl|", 100000, foot, "nested deeper than");
    refuses_large(head, "^{", 100000, foot, "expected");
    refuses_large(head, "\\sqrt{", 60000, foot, "nested deeper than");
    refuses_large(head, "\\\\ &\\le p ", 10000, foot, "a chain of more than");
    refuses_large(head, "+ p ", 100000, foot, "");
    refuses_large(head, "\\hat", 100000, foot, "nested deeper than");
    refuses_large(head, "'", 400000, foot, "expected <=");
    refuses_large("%: lemma a\n%: for p in [0,1]\n\\[ p_{", "1", 400000, "} \\le 1 \\]\n%: end\n", "a text of more than");
}

/* Bytes of trouble: no crash, no hang. */
Test(claims_tex_read, cut_and_spoiled)
{
    const char *whole = arena_printf(session_arena(), "%%: lemma l\n%%: for J, Y, S variables\n%s\n%%: end\n",
        "\\begin{align} \\frac{1}{2}H(J\\mid Y,S) &\\le \\sum_{k=0}^{3} \\sqrt{k} \\label{eq:x}\\\\ &\\overset{a}{=} "
        "\\mathbb{E}_{x\\sim P}[x] \\end{align}");
    size_t n = strlen(whole);
    for (size_t cut = 0; cut <= n; cut++) {
        claim_fault_t fault = { .set = false };
        char *text = arena_printf(session_arena(), "%.*s", (int)cut, whole);
        claims_parse_tex(session_arena(), "cut.tex", text, cut, NULL, &fault);
        for (int way = 0; way < 3 && cut < n; way++) {
            char *bad = arena_printf(session_arena(), "%s", whole);
            bad[cut] = "{}\\"[way];
            fault = (claim_fault_t){ .set = false };
            claims_parse_tex(session_arena(), "bad.tex", bad, n, NULL, &fault);
        }
    }
}
