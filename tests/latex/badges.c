/* SPDX-License-Identifier: MIT
**
** Badges and values by label, in somebody's paper: what was found, what was meant, and whether it may be stale.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(latex_badges, .init = session_open, .fini = session_close, .timeout = 120);

static outcome_t shell(const char *line)
{
    return process_run("", 0, (const char *const[]){ "/bin/sh", "-c", line, NULL });
}

/* Typesets a document with these options and this text, beside the tables of paper.tex; what TeX said. */
static const char *typeset(const char *options, const char *text)
{
    file_put("t.tex", arena_printf(session_arena(), "\\documentclass{article}\n\\usepackage[%s]{lemmata}\n"
        "\\begin{document}\n%s\n\\end{document}\n", options, text));
    outcome_t o = shell(arena_printf(session_arena(),
        "here=$(pwd); cd '%s' && TEXINPUTS=\"$here/latex:\" max_print_line=1000 pdflatex "
        "-interaction=nonstopmode t.tex", path_of(".")));
    return o.out;
}

static bool ready(void)
{
    if (shell("pdflatex --version").status != 0) {
        fputs("latex_badges: skipped: no pdflatex on this machine\n", stderr);
        return false;
    }
    file_put("paper.tex", "%: lemma a\n%: for p in [0,1]\n\\begin{align}\n p^2 &\\le p \\label{eq:square} \\\\\n"
        " &\\le p^3 \\label{eq:cube}\n\\end{align}\n%: end\n");
    outcome_t o = shell(arena_printf(session_arena(),
        "command=$(realpath '%s'); cd '%s' && $command table paper.tex -o tables", lemmata_path(), path_of(".")));
    cr_assert(o.status == 1, "%s", o.err);
    return true;
}

#define HAS(text, what) cr_assert(strstr((text), (what)), "%s in:\n%s", (what), (text))
#define HAS_NOT(text, what) cr_assert(!strstr((text), (what)), "%s in:\n%s", (what), (text))

Test(latex_badges, say_what_was_found)
{
    if (!ready()) return;
    const char *said = typeset(
        "verdicts=tables/paper/verdicts",
        "\\typeout{V=\\csname lemmata@of@square\\endcsname{verdict}, \\csname lemmata@of@cube\\endcsname{verdict}}"
        "\\lemmataverdict{eq:square}\\lemmatavalue{eq:square}{tried}\\[a\\lemmatamark{eq:cube}\\]\\input{tables/paper/"
        "a-marked}\\input{tables/paper/a-bars}");
    HAS(said, "V=holds, refuted");
    HAS_NOT(said, "Package lemmata");
    HAS_NOT(said, "\n!");
}

Test(latex_badges, say_what_was_meant_and_is_not)
{
    if (!ready()) return;
    const char *text = "\\lemmataverdict[holds]{eq:cube}\\lemmataverdict[holds]{eq:square}\\lemmataverdict{eq:none}";
    const char *warned = typeset("verdicts=tables/paper/verdicts", text),
               *strict = typeset("verdicts=tables/paper/verdicts,strict", text);
    HAS(warned, "Warning: `eq:cube' is refuted, not holds");
    HAS(warned, "Warning: No verdict for `eq:none'");
    HAS_NOT(warned, "\n!");
    HAS_NOT(warned, "eq:square");
    HAS(strict, "! Package lemmata Error: `eq:cube' is refuted, not holds");
    HAS(strict, "! Package lemmata Error: No verdict for `eq:none'");
}

/* eq:same and thm:same, of two lemmas, are both called same: neither has the badge of the other. */
Test(latex_badges, none_where_two_links_have_one_name)
{
    if (!ready()) return;
    file_put("paper.tex", "%: lemma a\n%: for p in [0,1]\n\\[ p^2 \\le p \\label{eq:same} \\]\n%: end\n"
                          "%: lemma b\n%: for p in [0,1]\n\\[ p \\le p^2 \\label{thm:same} \\]\n"
                          "\\[ p \\le 1 \\label{own} \\]\n%: end\n");
    shell(arena_printf(session_arena(), "command=$(realpath '%s'); cd '%s' && $command table paper.tex -o tables",
                       lemmata_path(), path_of(".")));
    const char *said = typeset("verdicts=tables/paper/verdicts",
                               "\\lemmataverdict{eq:same}\\lemmataverdict[holds]{own}\\lemmatavalue{own}{tried}"
                               "\\input{tables/paper/verdicts}\\lemmataverdict{own}");
    HAS(said, "Warning: More than one link is called `same'");
    HAS_NOT(said, "`own'");
    HAS_NOT(said, "\n!");
    HAS(typeset("verdicts=tables/paper/verdicts,strict", "\\lemmatavalue{thm:same}{tried}"),
        "! Package lemmata Error: More than one link is called `same'");
}

Test(latex_badges, say_when_they_may_be_stale)
{
    if (!ready()) return;
    shell(arena_printf(session_arena(), "echo '%% changed' >> '%s'", path_of("paper.tex")));
    const char *warned = typeset("verdicts=tables/paper/verdicts", "\\lemmataverdict{eq:cube}");
    HAS(warned, "Warning: `paper.tex' has changed since its verdicts were made");
    HAS(typeset("verdicts=tables/paper/verdicts,stale=error", "x"), "! Package lemmata Error: `paper.tex' has changed");
    HAS_NOT(typeset("verdicts=tables/paper/verdicts,stale=off", "x"), "has changed");
    HAS(typeset("verdicts=tables/none", "x"), "! Package lemmata Error: No file tables/none.tex");
    HAS(typeset("colour", "x"), "! Package lemmata Error: No option colour");
}

/* Frame and all a badge is lower than a line of small print, 9.2pt in IEEEtran: rows of them do not touch. */
Test(latex_badges, do_not_touch_in_rows)
{
    if (shell("pdflatex --version").status != 0) return;
    static const char *const family[] = { "cmss", "phv" };
    for (size_t k = 0; k < 2; k++) {
        const char *text = arena_printf(session_arena(),
                                        "\\renewcommand\\sfdefault{%s}\\def\\raisebox#1[#2][#3]#4{#4}"
                                        "\\setbox0\\hbox{\\footnotesize\\lemmataverdict{proved}}"
                                        "\\typeout{APART=\\ifdim\\dimexpr\\ht0+\\dp0\\relax<9.2pt yes\\else no\\fi}",
                                        family[k]);
        HAS(typeset("", text), "APART=yes");
    }
}
