/* SPDX-License-Identifier: MIT
**
** new: a folder with a small project: a paper whose displayed equations are claims and which takes in the table of
** their verdicts, and a Makefile that needs the installed program alone.
*/
#include "cli/cli.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { NAME_MOST = 64 };

typedef struct { const char *suffix, *text; } part_t;

/* @ is the name. */
static const part_t parts[] = {
    { "@.tex", "\\documentclass{article}\n"
               "\\usepackage{amsmath,amssymb,booktabs,graphicx}\n"
               "\\usepackage[verdicts=tables/@/verdicts]{lemmata}\n"
               "\\begin{document}\n"
               "\\section*{Pinsker's inequality for two coins}\n"
               "%: lemma pinsker \"Pinsker's inequality for two coins\"\n"
               "%: for p in [0,1] ; q in (0,1)\n"
               "For coins $p$ and $q$, \\lemmataverdict{Pinsker} and \\lemmataverdict{chi-square}:\n"
               "\\begin{align}\n"
               "  2 (p-q)^2 &\\le \\mathrm{kl}(p\\|q) \\label{Pinsker} \\\\\n"
               "            &\\le \\frac{(p-q)^2}{q(1-q)}. \\label{chi-square}\n"
               "\\end{align}\n"
               "%: equality [Pinsker] iff p = q\n"
               "With another constant it is \\lemmataverdict{larger}:\n"
               "% False on purpose, as the line expect says. Make the 3 a 1, drop that line, run make: the badge "
               "changes.\n"
               "%: ours\n"
               "\\begin{equation}\n"
               "  3 (p-q)^2 \\le \\mathrm{kl}(p\\|q). \\label{larger}\n"
               "\\end{equation}\n"
               "%: expect refuted [larger]\n"
               "%: end\n"
               "\n"
               "\\noindent\\resizebox{\\linewidth}{!}{\\input{tables/@/pinsker}}\n"
               "\\end{document}\n" },
    { "Makefile",
      "# make: decide every link, and where there is TeX typeset the paper with a badge for each.\n"
      "LEMMATA ?= lemmata\n"
      "PDFLATEX := $(shell command -v pdflatex)\n"
      "# lemmata.sty as it was installed with the program, or beside where it was built; where TeX finds one by "
      "itself, that one will do.\n"
      "FOUND := $(shell command -v $(LEMMATA))\n"
      "$(if $(FOUND),,$(error no command $(LEMMATA) here: install it, or say where it was built: make "
      "LEMMATA=.../build/lemmata))\n"
      "BIN := $(dir $(FOUND))\n"
      "export TEXINPUTS := .:$(abspath $(BIN)../share/texmf/tex/latex/lemmata):$(abspath $(BIN)../latex):$(TEXINPUTS)\n"
      "\n"
      "all: $(if $(PDFLATEX),pdf,tables)\n"
      "\t$(LEMMATA) check --quiet @.tex || { status=$$?; $(LEMMATA) check @.tex; exit $$status; }\n"
      "\techo '$(if $(PDFLATEX),@.pdf has,without TeX no @.pdf is made that has) a badge on each claim; edit one in "
      "@.tex and run make again. make check says more.'\n"
      "\n"
      "check: proved\n"
      "\t$(LEMMATA) check @.tex\n"
      "\n"
      "# Certificates: a link that one proves is called proved, once lemmata-verify accepts it. Some hold at most "
      "(status 4).\n"
      "proved: @.tex\n"
      "\techo 'proofs:'\n"
      "\t$(LEMMATA) prove @.tex --seconds 2 -o proved; status=$$?; [ $$status -eq 0 ] || [ $$status -eq 4 ]\n"
      "\tmkdir -p proved && touch proved\n"
      "\n"
      "# Refuted, undecided: a badge says so.\n"
      "tables: @.tex proved\n"
      "\t$(LEMMATA) table @.tex -o tables >/dev/null; status=$$?; [ $$status -le 1 ] || [ $$status -eq 4 ]\n"
      "\ttouch tables\n"
      "\n"
      "pdf: @.pdf\n"
      "\n"
      "@.pdf: tables\n"
      "\tfor pass in 1 2; do pdflatex -interaction=nonstopmode -halt-on-error @.tex >/dev/null || { grep -A3 '^!' "
      "@.log; exit 1; }; done\n"
      "\n"
      ".PHONY: all check pdf\n.SILENT:\n" },
    { "README.md", "# @\n\nThe lemmas stand in `@.tex`: its displayed equations, with what the lines `%:` declare. "
                   "`make` looks for a proof of every link of them, whose certificates go to `proved/`, decides it on "
                   "candidates and, where there is TeX, typesets the paper with a badge for each. Of its claims one is false on purpose, "
                   "and a line `%: expect refuted [larger]` says so. It needs the command "
                   "`lemmata` alone; where that is not installed, "
                   "`make LEMMATA=.../build/lemmata`. A link that is found to "
                   "be refuted has it fail, with its badge in place, unless a line `%: expect refuted [its label]` "
                   "says that it is meant to be.\n" },
};

enum { PARTS = sizeof parts / sizeof *parts };

typedef struct { const char *text, *name; } filled_t;

static void write_filled(FILE *f, const void *what)
{
    const filled_t *t = what;
    for (const char *c = t->text; *c; c++)
        if (*c == '@') fputs(t->name, f);
        else fputc(*c, f);
}

/* A name that is an id of a paper, too: letters, digits, - and _, a letter first. */
static bool good_name(const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t n = strlen(name);
    return n && n <= NAME_MOST && strchr(letters, *name) &&
           strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == n;
}

static const char *path_of(arena_t *A, const char *name, const char *suffix)
{
    return *suffix == '@' ? arena_printf(A, "%s/%s%s", name, name, suffix + 1) : arena_printf(A, "%s/%s", name, suffix);
}

int command_new(const options_t *o)
{
    const char *name = o->nargs == 1 ? o->args[0] : "";
    if (o->nargs != 1) { complain("new takes one NAME"); return EXIT_BAD_INPUT; }
    if (!good_name(name)) {
        complain("new %.80s: expected a name of letters, digits, - and _, a letter first, at most %d", name, NAME_MOST);
        return EXIT_BAD_INPUT;
    }
    if (mkdir(name, 0777) != 0) {
        complain(errno == EEXIST ? "%.80s is there already: nothing is written" : "cannot make the folder %.80s: %s",
                 name, strerror(errno));
        return EXIT_BAD_INPUT;
    }
    arena_t *A = arena_new();
    outputs_t set = { 0 };
    for (unsigned k = 0; k < PARTS; k++)
        outputs_add(
            &set, output_compose(path_of(A, name, parts[k].suffix), write_filled, &(filled_t){ parts[k].text, name }));
    bool good = outputs_put(&set);
    arena_free(A);
    if (good)
        printf("%s/%s.tex: a lemma to start from; lemmata check %s/%s.tex, or make in %s\n", name, name, name, name,
               name);
    return good ? EXIT_HOLDS : EXIT_INTERNAL;
}
