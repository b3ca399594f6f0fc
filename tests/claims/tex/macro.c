/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex/macro.h"

#include <criterion/criterion.h>
#include <string.h>

/* The expansion's tokens within a lemma, a blank before each; a ! for what cannot be expanded. */
static const char *expanded(arena_t *A, const char *text)
{
    tex_tokens_t in, T;
    claim_fault_t fault = { 0 };
    text = arena_printf(A, "%%: lemma a\n%s", text);
    cr_assert(tex_lex(&in, A, (spot_t){ "t.tex", 1, 1 }, text, strlen(text), &fault));
    cr_assert(tex_expand(&T, A, in, &(tex_files_t){ .main = "t.tex", .fault = &fault }));
    const char *s = "";
    for (size_t k = 1; k + 1 < T.n; k++)
        s = arena_printf(A, "%s %s", s, T.token[k].kind == TEX_UNREAD ? "!" : T.token[k].text);
    return s;
}

static void expect_expansion(const char *text, const char *expected)
{
    arena_t *A = arena_new();
    const char *got = expanded(A, text);
    cr_assert_str_eq(got, expected, "%s:%s, expected%s", text, got, expected);
    arena_free(A);
}

Test(claims_tex_macro, expands_the_authors_commands)
{
    expect_expansion("\\newcommand{\\KL}[2]{D(#1\\Vert #2)}\\KL{P}Q", " D ( P Vert Q )");
    expect_expansion("\\newcommand\\E[2][p]{E_#1#2}\\E x\\E[q]{y}", " E _ p x E _ q y");
    expect_expansion("\\def\\a#1{#1#1}\\a{\\b}\\def\\b{c}\\b", " b b c");
    expect_expansion("\\providecommand\\a{x}\\providecommand\\a{y}\\a\\renewcommand*{\\a}{z}\\a", " x z");
    expect_expansion("\\DeclareMathOperator*{\\Ex}{E}\\Ex", " operatorname * { E }");
    expect_expansion("\\def\\le{x}\\leq\\le", " leq x");
    expect_expansion("\\let\\old\\phi\\let\\phi\\varphi\\let\\varphi\\old\\phi\\varphi", " varphi phi");
    expect_expansion("\\NewDocumentCommand\\a{m m}{#2#1}\\a xy", " y x");
    expect_expansion("\\DeclarePairedDelimiter\\abs{\\lvert}{\\rvert}\\abs*{x}\\abs[\\big]{y}",
                     " left lvert x right rvert left lvert y right rvert");
    expect_expansion("\\DeclarePairedDelimiterX\\D[2]{(}{)}{#1\\delimsize\\|#2}\\D PQ", " left ( P big | Q right )");
    expect_expansion("\\ensuremath{x}\\underset{k}{\\max}\\phantom{y}\\textcolor{red}{z}", " x max _ { k } quad z");
    expect_expansion("\\long\\gdef\\a{x}\\a", " long x");
}

Test(claims_tex_macro, drops_what_is_commented_out)
{
    expect_expansion("a\\iffalse b\\ifx cd\\else e\\fi f\\fi g", " a g");
    expect_expansion("\\iffalse b\\else c\\ifx d\\fi\\fi e", " c ifx d fi e");
    expect_expansion("\\iftrue b\\else c\\fi d", " b d");
    expect_expansion("\\newif\\ifx a\\iff b", " a iff b");
}

/* What is put off to the document's begin comes behind what stands in the preamble. */
Test(claims_tex_macro, at_begin_document)
{
    expect_expansion("\\AtBeginDocument{\\def\\a{y}}\\def\\a{x}\\a\\begin{document}\\a", " x y");
    expect_expansion("\\AtBeginDocument{\\def\\a{y}}\\def\\a{x}\\begin{documents}\\a\\end{documents}", 
                     " begin { d o c u m e n t s } x end { d o c u m e n t s }");
    expect_expansion("\\def\\a{x}\\AtBeginDocument{\\let\\a\\b}\\begin{document}\\a\\end{document}", 
                     " b end { d o c u m e n t }");
}

/* Behind a group what stood before holds again; braces may be an argument's, and a branch is not known to be taken. */
Test(claims_tex_macro, definitions_end_with_their_groups)
{
    expect_expansion("\\def\\a{x}\\begingroup\\def\\a{y}\\a\\endgroup\\a", " begingroup y endgroup x");
    expect_expansion("\\def\\a{x}\\begin{c}\\def\\a{y}\\a\\end{c}\\a", " begin { c } y end { c } x");
    expect_expansion("\\def\\a{x}\\bgroup\\def\\a{y}\\gdef\\a{z}\\egroup\\a", " bgroup egroup z");
    expect_expansion("\\def\\a{x}\\bgroup\\global\\long\\def\\a{z}\\def\\a{y}\\a\\egroup\\a",
                     " bgroup global long y egroup z");
    expect_expansion("\\begingroup\\def\\le{y}\\le\\endgroup\\le", " begingroup y endgroup le");
    expect_expansion("\\def\\a{x}{\\def\\a{y}\\a}\\a", " { y } !");
    expect_expansion("\\def\\a{x}{\\def\\a{x}\\a}\\a", " { x } x");
    expect_expansion("{\\def\\a{x}}\\a", " { } x");
    expect_expansion("\\def\\a{x}\\ifdefined\\b\\def\\a{y}\\fi\\a", " ifdefined b fi !");
    expect_expansion("\\iflong\\def\\a{x}\\else\\def\\a{y}\\fi\\a\\def\\a{z}\\a", " iflong else fi ! z");
    expect_expansion("\\iftrue\\def\\a{x}\\else\\def\\a{y}\\fi\\a", " x");
}

/* A use of what has no end, or of a form that is not read, is said where it stands; the rest is read. */
Test(claims_tex_macro, says_what_cannot_be_expanded)
{
    static const char *const all[] = {
        "\\def\\a{\\a}\\a x", "\\def\\a#1{\\a{#1#1}}\\a{x}x", "\\newcommand{\\a}{#1}\\a x",
            "\\newcommand{\\a}[x]{}\\a x", "\\def\\a#1;{z}\\a x", "\\edef\\a{z}\\a x",
        "\\NewDocumentCommand\\a{m O{}}{z}\\a x"
    };
    arena_t *A = arena_new();
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        const char *s = expanded(A, all[k]), *mark = strchr(s, '!');
        cr_assert(mark && s[strlen(s) - 1] == 'x', "%s:%s", all[k], s);
    }
    arena_free(A);
    expect_expansion("\\def\\a{\\a\\a}\\a", " !");
    expect_expansion("\\def\\a#1{#1}\\a", " !");
    expect_expansion("\\newcommand", "");
    expect_expansion("\\def\\a{", " {");
}
