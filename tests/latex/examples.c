/* SPDX-License-Identifier: MIT
**
** The papers of examples/: every claim decided, the paper typeset with a badge on each row, and packed into sources
** that compile without the program.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(latex_examples, .init = session_open, .fini = session_close, .timeout = 180);

static outcome_t shell(const char *line)
{
    return process_run("", 0, (const char *const[]){ "/bin/sh", "-c", line, NULL });
}

static void example(const char *name, const char *class)
{
    if (shell(arena_printf(session_arena(), "pdflatex --version && kpsewhich %s", class)).status != 0) {
        fprintf(stderr, "latex_examples: %s: skipped: no pdflatex, or no %s, on this machine\n", name, class);
        return;
    }
    const char *make = arena_printf(session_arena(),
        "here=$(pwd); command=$(realpath '%s'); cp -r examples/paper.mk examples/%s '%s'/ && cd '%s/%s' && export "
        "TEXINPUTS=\"$here/latex:\" && "
        "MAKEFLAGS= make LEMMATA=$command STYLE=$here/latex/lemmata.sty paper.pdf arxiv && mkdir packed && tar xzf "
            "arxiv.tar.gz -C packed && cd packed && "
        "TEXINPUTS= PATH=/usr/bin:/bin pdflatex -interaction=nonstopmode -halt-on-error paper.tex", lemmata_path(),
            name, path_of("."), path_of("."), name);
    outcome_t o = shell(make);
    cr_assert(o.status == 0, "%s\n%s", o.out, o.err);
    cr_assert(!strstr(o.out, "Package lemmata Warning") && !strstr(o.out, "undefined"), "%s", o.out);
    /* What is meant to stand there is not: the build fails. */
    const char *turn = arena_printf(session_arena(),
        "here=$(pwd); cd '%s/%s' && sed -i 's/lemmatamark\\[proved\\]/lemmatamark[holds]/' paper.tex && export "
        "TEXINPUTS=\"$here/latex:\" && "
        "MAKEFLAGS= make LEMMATA=$(cd $here; realpath '%s') paper.pdf", path_of("."), name, lemmata_path());
    cr_assert(shell(turn).status != 0, "%s: a verdict other than the one that is meant is no error", name);
    /* Without its class it says so, in a line. */
    const char *without = arena_printf(session_arena(),
        "here=$(pwd); cd '%s/%s' && mkdir none && printf '#!/bin/sh\\ncase $1 in *.cls) exit 1; esac\\n' > none/kpsewhich && "
        "chmod +x none/kpsewhich && PATH=$PWD/none:$PATH MAKEFLAGS= make -s LEMMATA=$(cd $here; realpath '%s') "
        "STYLE=$here/latex/lemmata.sty paper.pdf", path_of("."), name, lemmata_path());
    o = shell(without);
    const char *says = arena_printf(session_arena(), "paper.pdf: no %s is here: Debian has it in texlive-", class);
    cr_assert(o.status != 0 && strncmp(o.err, says, strlen(says)) == 0, "%s", o.err);
}

Test(latex_examples, article) { example("article", "article.cls"); }
Test(latex_examples, ieee) { example("ieee", "IEEEtran.cls"); }
