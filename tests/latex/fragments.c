/* SPDX-License-Identifier: MIT
**
** Every generated fragment in other people's documents: their classes, and what they load before and after. Where TeX
** or a class is not installed the test says so and looks at the rest.
*/
#include "tests/support/record.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(latex, .init = session_open, .fini = session_close);

/* `file` must be installed; `first` stands behind \\begin{document}. */
typedef struct { const char *name, *class, *before, *file, *first; } document_t;

#define LEMMATA_STY "\\usepackage{lemmata}"
static const document_t documents[] = {
    { "without the package", "{article}", "\\usepackage{amsmath,amssymb,booktabs}\\newcommand\\lemmatafit[1]{#1}",
      "booktabs.sty", "" },
    { "article", "{article}", LEMMATA_STY "\\usepackage{hyperref}", "hyperref.sty", "" },
    { "cleveref before", "{article}", "\\usepackage{amsmath}\\usepackage{cleveref}" LEMMATA_STY, "cleveref.sty", "" },
    { "colours and siunitx of their own", "{article}",
      "\\usepackage{siunitx}\\sisetup{group-digits=true}" LEMMATA_STY
      "\\usepackage[table,dvipsnames]{xcolor}\\usepackage{hyperref}\\usepackage{cleveref}",
      "cleveref.sty", "" },
    { "fonts with a Bbbk", "{article}", LEMMATA_STY "\\usepackage{newtxmath}", "newtxmath.sty", "" },
    { "IEEEtran", "[conference]{IEEEtran}", LEMMATA_STY, "IEEEtran.cls", "" },
    { "acmart", "[sigconf,nonacm]{acmart}", LEMMATA_STY, "acmart.cls",
      "\\title{A}\\author{B}\\affiliation{\\institution{C}\\country{D}}\\maketitle" },
    { "llncs", "{llncs}", LEMMATA_STY, "llncs.cls", "" },
    { "beamer", "{beamer}", LEMMATA_STY, "beamer.cls", "" }
};

enum { DOCUMENTS = sizeof documents / sizeof *documents };

static bool installed(const char *file)
{
    outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", "kpsewhich", file, NULL });
    return o.status == 0;
}

static bool ends(const char *s, const char *with)
{
    size_t n = strlen(s), k = strlen(with);
    return n >= k && strcmp(s + n - k, with) == 0;
}

/* One fragment: a caption within a float's, a display or a sentence as it is, a table narrowed to the line. */
static void use(FILE *f, const char *paper, const char *name)
{
    if (strcmp(name, "captions") == 0 || strstr(name, "-statement") || strcmp(name, "statements") == 0 || strcmp(name,
        "sections") == 0 || strcmp(name, "verdicts") == 0) return; /* sections are for the write-ups, in their style */
    if (ends(name, "-caption"))
        fprintf(f, "\\begin{table}\\caption{\\lemmatacaptiontext{%s/%.*s}}x\\end{table}\\clearpage\n", paper,
                (int)(strlen(name) - 8), name);
    else if (ends(name, "-chain") || ends(name, "-marked") || ends(name, "-ledger") || ends(name,
        "-proofs")) fprintf(f, "\\input{%s/%s}\n\n", paper, name);
    else fprintf(f, "\\par\\lemmatafit{\\input{%s/%s}}\\par\n", paper, name);
}

static const char *tables = ""; /* their folder */

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void use_share(FILE *f, const char *paper, share_t *share)
{
    char *name[400];
    size_t n = 0;
    DIR *d = opendir(arena_printf(session_arena(), "%s/%s", tables, paper));
    cr_assert(d, "no tables of %s", paper);
    for (struct dirent *e; (e = readdir(d)) && n < 400;)
        if (ends(e->d_name, ".tex"))
            name[n++] = arena_printf(session_arena(), "%.*s", (int)(strlen(e->d_name) - 4), e->d_name);
    closedir(d);
    qsort(name, n, sizeof *name, by_name);
    for (size_t k = 0; k < n; k++)
        if (share_takes(share)) use(f, paper, name[k]);
}

static const char *const papers_here[] = { "bottleneck", "limits", "game" };

static void typeset(const document_t *D, share_t *share)
{
    FILE *f = fopen(path_of("d.tex"), "w");
    size_t before = share->seen;
    fprintf(f, "\\documentclass%s\n%s\n", D->class, D->before);
    for (size_t p = 0; p < 3; p++) fprintf(f, "\\input{%s/captions}\n", papers_here[p]);
    fprintf(f, "\\begin{document}%s\n", D->first ? D->first : "");
    for (size_t p = 0; p < 3; p++) use_share(f, papers_here[p], share);
    fputs("\\end{document}\n", f);
    fclose(f);
    cr_assert(share->seen - before > 150, "%zu fragments", share->seen - before);
    char here[4096];
    cr_assert(getcwd(here, sizeof here));
    const char *from = *tables == '/' ? tables : arena_printf(session_arena(), "%s/%s", here, tables);
    setenv("TEXINPUTS", arena_printf(session_arena(), "%s/latex:%s:", here, from), 1);
    outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", "pdflatex", "-interaction=nonstopmode",
        "-halt-on-error", "-draftmode", "-output-directory",
                                                            path_of(""), path_of("d.tex"), NULL });
    const char *error = strstr(o.out, "\n!");
    cr_assert(o.status == 0, "%s: %.600s", D->name, error ? error : o.out);
}

Test(latex, every_fragment_in_every_class)
{
    if (!installed("article.cls")) cr_skip_test("latex: skipped: no TeX on this machine");
    tables = kept_tables();
    share_t share = { .in = 0 }; /* each fragment in one class at least */
    for (size_t k = 0; k < DOCUMENTS; k++) share.in += installed(documents[k].file);
    for (size_t k = 0, at = 0; k < DOCUMENTS; k++) {
        share.from = share.seen + at;
        if (installed(documents[k].file)) { typeset(&documents[k], &share); at++; }
        else fprintf(stderr, "latex: %s: skipped: no %s on this machine\n", documents[k].name, documents[k].file);
    }
    share_say(&share, "latex: fragments in classes");
}

/* Names of links: what is mathematics in them, and what must not reach TeX as a command. */
Test(latex, no_name_is_a_command)
{
    outcome_t o = LEMMATA("table", "game/outside-mass", "-o", path_of("t"), "--candidates", "1");
    cr_assert(o.status != 2 && o.status != 3);
    cr_assert(file_has(path_of("t/game/outside-mass.tex"), "$m' \\le  \\rho m$"));
    cr_assert(!file_has(path_of("t/game/outside-mass.tex"), "<="));
}

/* \begin{lemmata} .. \end{lemmata} prints nothing, whatever is in it. */
Test(latex, declarations_print_nothing)
{
    static const char *const within[] = { "", "\\begin{lemmata}\n  lemma a \"100% { $ # ^\" # \\undefined } &\n\n"
        "  for p in [0,1] ~\\\n\\end{lemmata}\n" };
    if (!installed("article.cls")) cr_skip_test("latex: skipped: no TeX on this machine");
    char here[4096];
    cr_assert(getcwd(here, sizeof here));
    setenv("TEXINPUTS", arena_printf(session_arena(), "%s/latex:", here), 1);
    const char *width[2];
    for (size_t k = 0; k < 2; k++) {
        const char *d = file_put(
            "d.tex", arena_printf(session_arena(),
                                  "\\documentclass{article}\\usepackage{lemmata}\\newsavebox\\all\\begin{document}\n"
                                  "\\begin{lrbox}{\\all}\nBefore\n"
                                  "%safter. $p \\le "
                                  "1$\\end{lrbox}\\typeout{width=\\the\\wd\\all;}x\\end{document}\n",
                                  within[k]));
        outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", "pdflatex",
            "-interaction=nonstopmode", "-halt-on-error", "-draftmode", "-output-directory", path_of(""), d, NULL });
        cr_assert(o.status == 0 && strstr(o.out, "width="), "%.2000s", o.out);
        width[k] =
            arena_printf(session_arena(), "%.*s", (int)strcspn(strstr(o.out, "width="), ";"), strstr(o.out, "width="));
    }
    cr_assert_str_eq(width[0], width[1]);
}
