/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex_macro.h"

#include <criterion/criterion.h>
#include <string.h>

/* The expansion's tokens, a blank before each; the message where it is refused. */
static const char *expanded(arena_t *A, const char *text)
{
    tex_tokens_t in, T;
    claim_fault_t fault = { 0 };
    cr_assert(tex_lex(&in, A, (spot_t){ "t.tex", 1, 1 }, text, strlen(text), &fault));
    if (!tex_expand(&T, A, in, &fault)) return "refused";
    const char *s = "";
    for (size_t k = 0; k + 1 < T.n; k++) s = arena_printf(A, "%s %s", s, T.token[k].text);
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
}

Test(claims_tex_macro, refuses_what_has_no_end)
{
    expect_expansion("\\def\\a{\\a}\\a", "refused");
    expect_expansion("\\def\\a{\\a\\a}\\a", "refused");
    expect_expansion("\\def\\a#1{\\a{#1#1}}\\a{x}", "refused");
    expect_expansion("\\def\\a#1{#1}\\a", "refused");
    expect_expansion("\\newcommand{\\a}{#1}\\a", "refused");
    expect_expansion("\\newcommand{\\a}[x]{}", "refused");
    expect_expansion("\\def\\a#1;{}", "refused");
    expect_expansion("\\newcommand", "refused");
    expect_expansion("\\def\\a{", "refused");
}
