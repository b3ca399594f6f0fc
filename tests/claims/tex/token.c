/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex/token.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static tex_tokens_t read_tex(arena_t *A, const char *text, size_t n)
{
    tex_tokens_t T;
    claim_fault_t fault = { 0 };
    cr_assert(tex_lex(&T, A, (spot_t){ "paper.tex", 1, 1 }, text, n, &fault));
    return T;
}

/* Each token's kind and text, a bar before each. */
static const char *shown(arena_t *A, tex_tokens_t T)
{
    static const char mark[] = "$\\lo{}D&#^_~P:!";
    const char *s = "";
    for (size_t k = 0; k + 1 < T.n; k++) s = arena_printf(A, "%s|%c%s", s, mark[T.token[k].kind], T.token[k].text);
    return s;
}

static void expect_tokens(const char *text, const char *expected)
{
    arena_t *A = arena_new();
    const char *got = shown(A, read_tex(A, text, strlen(text)));
    cr_assert_str_eq(got, expected, "%s: %s, expected %s", text, got, expected);
    arena_free(A);
}

Test(claims_tex_token, reads_categories)
{
    expect_tokens("P_{e}^2\\le\\log 2", "|lP|__|{{|le|}}|^^|o2|\\le|\\log|o2");
    expect_tokens("\\leqslant x\\,y~z&\\\\", "|\\leqslant|lx|\\,|ly|~~|lz|&&|\\\\");
    expect_tokens("\\newcommand{\\KL}[1]{#1}", "|\\newcommand|{{|\\KL|}}|o[|o1|o]|{{|##|o1|}}");
    expect_tokens("$\\%$", "|D$|\\%|D$");
}

Test(claims_tex_token, reads_comments_and_declarations)
{
    expect_tokens("a% b %: c\n  d", "|la|ld");
    expect_tokens("  %: lemma fano\r\nx %: no declaration\n", "|: lemma fano|lx");
    expect_tokens("a\n\n\nb", "|la|P|lb");
    expect_tokens("a%\n\nb", "|la|P|lb");
}

/* What is no TeX of the paper is no token; an environment lemmata is a declaration. */
Test(claims_tex_token, passes_over_what_is_printed_as_it_stands)
{
    expect_tokens("a\\verb|$%{|b\\verb*+}+c", "|la|lb|lc");
    expect_tokens("\\begin{verbatim}\n%: lemma a\n\\end{verbatim}x", "|lx");
    expect_tokens("\\begin{lstlisting}\\[{\\end{lstlisting}x\\begin{comment}}\n\\end{comment}", "|lx");
    expect_tokens("\\begin{lemmata}\nlemma a\n\\end{lemmata}x", "|:\nlemma a\n|lx");
    expect_tokens("\\a@b\\makeatletter\\a@b\\makeatother\\a@", "|\\a|o@|lb|\\makeatletter|\\a@b|\\makeatother|\\a|o@");
}

Test(claims_tex_token, knows_places)
{
    arena_t *A = arena_new();
    const char *text = "a% c\n  \\le{\n";
    tex_tokens_t T = read_tex(A, text, strlen(text));
    cr_assert_eq(T.n, 4);
    cr_assert_eq(T.token[1].at.line, 2);
    cr_assert_eq(T.token[1].at.column, 3);
    cr_assert_eq(T.token[2].at.column, 6);
    cr_assert_eq(T.token[3].at.line, 3);
    arena_free(A);
}

static void expect_refused(const char *text, size_t n, unsigned line, unsigned column)
{
    arena_t *A = arena_new();
    tex_tokens_t T;
    claim_fault_t fault = { 0 };
    cr_assert(!tex_lex(&T, A, (spot_t){ "paper.tex", 1, 1 }, text, n, &fault));
    cr_assert_eq(fault.at.line, line);
    cr_assert_eq(fault.at.column, column);
    arena_free(A);
}

Test(claims_tex_token, refuses_what_is_not_tex)
{
    expect_refused("a\n \\", 4, 2, 2);
    expect_refused("a\0b", 3, 1, 2);
    expect_refused("\\\0", 2, 1, 2);
    expect_refused("\n\\begin{verbatim} x \\end{comment}", 31, 2, 1);
    size_t n = FILE_BYTES_MAX + 1;
    char *big = malloc(n);
    cr_assert_not_null(big);
    memset(big, '{', n);
    expect_refused(big, n, 1, 1);
    expect_refused(big, TEX_TOKENS_MAX + 1, 1, TEX_TOKENS_MAX + 1);
    free(big);
}

/* Bytes of trouble: read or refused, and every token within its file. */
Test(claims_tex_token, reads_or_refuses_any_bytes)
{
    static const char some[] = "\\%:{}$&#^_~ \n\ra\xc3\xa9" "1\0";
    unsigned long state = 1;
    for (int round = 0; round < 2000; round++) {
        char text[40];
        for (size_t k = 0; k < sizeof text; k++) {
            state = state * 6364136223846793005UL + 1442695040888963407UL;
            text[k] = some[(state >> 33) % (sizeof some - 1 - (size_t)(round % 2))];
        }
        arena_t *A = arena_new();
        tex_tokens_t T;
        claim_fault_t fault = { 0 };
        if (tex_lex(&T, A, (spot_t){ "t", 1, 1 }, text, sizeof text, &fault))
            cr_assert_eq(T.token[T.n - 1].kind, TEX_END);
        else cr_assert_gt(fault.at.line, 0);
        arena_free(A);
    }
}
