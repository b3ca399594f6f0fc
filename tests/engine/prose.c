/* SPDX-License-Identifier: MIT
**
** Names and sentences in TeX: what is mathematics is set as such, and nothing of a text escapes.
*/
#include "proofs/engine/write_tex.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

typedef struct { const char *text, *tex; } pair_t;

static void assert_written(void (*write)(FILE *, const char *), pair_t p)
{
    char *out = NULL;
    size_t n;
    FILE *f = open_memstream(&out, &n);
    write(f, p.text);
    fclose(f);
    cr_expect(strcmp(out, p.tex) == 0, "%s\n  is written %s\n  not        %s", p.text, out, p.tex);
    free(out);
}

Test(engine_prose, names)
{
    static const pair_t cases[] = {
        { "r at most 2 tau", "$r$ at most $2 \\tau$" },
        { "S independent of (J,A)", "$S$ independent of $(J,A)$" },
        { "each (U_1,S')", "each $(U_{1},S')$" },
        { "(e) KL(p||q)", "(e) $\\mathrm{KL}(p\\Vert q)$" },
        { "equal if p = 1/2", "equal if $p = 1/2$" },
        { "1/2 of a law", "1/2 of a law" },
        { "action a = s", "action $a = s$" },
        { "loses [a != s]", "loses $[a \\ne  s]$" },
        { "1 - log 2/log 4", "$1 - \\log  2/\\log  4$" },
        { "theta~ of E[p(h|u)|s]", "$\\tilde{\\theta}$ of $E[p(h|u)|s]$" },
        { "100% of {x}", "100\\% of \\{x\\}" },
    };
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) assert_written(tex_name, cases[k]);
}

/* A capital in front of what is a word; quotes that open and close. */
Test(engine_prose, sentences)
{
    static const pair_t cases[] = {
        { "the \"worst\" of all.", "The ``worst'' of all." },
        { "eps = 0. then (\"x\").", "$\\epsilon = 0$. then (``x'')." },
        { "a law", "A law" },
        { "", "" },
    };
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) assert_written(tex_prose, cases[k]);
}
