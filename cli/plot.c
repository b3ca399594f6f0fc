/* SPDX-License-Identifier: MIT
**
** --plot: a standalone pgfplots file is typeset in a folder of its own; only when that worked are the picture and the
** TeX file put in their place, each beside and renamed.
*/
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TYPESETTING_SECONDS = 60 };

const char plot_preamble[] =
    "\\documentclass[border=4pt]{standalone}\n\\pdfinfoomitdate=1\n\\pdftrailerid{}\n\\pdfsuppressptexinfo=-1\n"
    "\\usepackage{pgfplots}\n\\pgfplotsset{compat=1.16}\n";

/* --- typesetting -------------------------------------------------------------------------------------------------- */

/* In the folder, on no input, heard by nobody, for a time at most. */
static void become(const char *folder, const char *const *argv, const sigset_t *signals)
{
    release_signals(signals);
    int none = open("/dev/null", O_RDWR);
    setrlimit(RLIMIT_CPU, &(struct rlimit){ TYPESETTING_SECONDS, TYPESETTING_SECONDS });
    if (none < 0 || chdir(folder) != 0) _exit(127);
    for (int k = 0; k < 3; k++) dup2(none, k);
    execvp(argv[0], (char *const *)argv);
    _exit(127);
}

static bool run(const char *folder, const char *const *argv, const char *part_of, const sigset_t *signals)
{
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) become(folder, argv, signals);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    if (child < 0) return complain("--plot: no process: %s", strerror(errno));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return complain("--plot: %s is not there (%s)", argv[0], part_of);
    return complain("--plot: %s fails on the plot; --format json has its numbers", argv[0]);
}

/* --- names of plots: the kind is the ending ----------------------------------------------------------------------- */

typedef enum { PDF, PNG, SVG, KINDS } kind_t;
static const char *const ending[] = { ".pdf", ".png", ".svg" };

static kind_t kind_of(const char *file)
{
    size_t n = strlen(file);
    kind_t k = PDF;
    while (k < KINDS && (n < 5 || strcmp(file + n - 4, ending[k]) != 0)) k++;
    return k;
}

static bool typeset(const char *folder, kind_t kind, const sigset_t *signals)
{
    static const char poppler[] = "of the package poppler-utils, which only --plot FILE.png and FILE.svg need";
    static const char *const
        tex[] = { "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "plot.tex", NULL },
        *const png[] = { "pdftoppm", "-png", "-r", "200", "-singlefile", "plot.pdf", "plot", NULL },
        *const svg[] = { "pdftocairo", "-svg", "plot.pdf", "plot.svg", NULL };
    return run(folder, tex, "of the package texlive-latex-base", signals) &&
           (kind == PDF || run(folder, kind == PNG ? png : svg, poppler, signals));
}

typedef struct { const char *text; size_t n; } bytes_t;

static void write_bytes(FILE *f, const void *bytes)
{
    fwrite(((const bytes_t *)bytes)->text, 1, ((const bytes_t *)bytes)->n, f);
}

static const char *tex_of(arena_t *A, const char *file)
{
    return arena_printf(A, "%.*s.tex", (int)strlen(file) - 4, file);
}

typedef struct {
    arena_t *A;
    const char *file, *folder;
    void (*write)(FILE *f, const void *what);
    const void *what;
} plot_t;

/* Both or none. */
static bool place(const plot_t *p)
{
    bytes_t picture;
    char *text = input_read(arena_printf(p->A, "%s/plot%s", p->folder, ending[kind_of(p->file)]), &picture.n);
    if (!text) return false;
    picture.text = text;
    outputs_t set = { 0 };
    outputs_add(&set, output_compose(p->file, write_bytes, &picture));
    outputs_add(&set, output_compose(tex_of(p->A, p->file), p->write, p->what));
    free(text);
    return outputs_put(&set);
}

bool plot_ready(arena_t *A, const char *file)
{
    if (kind_of(file) == KINDS || strlen(file) > 4000)
        return complain("--plot %.300s: expected a name that ends in .pdf, .png or .svg", file);
    return output_ready(file) && output_ready(tex_of(A, file));
}

int plot_make(arena_t *A, const char *file, void (*write)(FILE *f, const void *what), const void *what)
{
    const char *base = getenv("TMPDIR");
    char *folder = arena_printf(A, "%s/lemmata-plot-XXXXXX", base && *base ? base : "/tmp");
    plot_t p = { A, file, folder, write, what };
    sigset_t signals;
    hold_signals(&signals);
    bool made = mkdtemp(folder) || complain("--plot: no temporary folder %.300s: %s", folder, strerror(errno));
    bool set = made && output_write(arena_printf(A, "%s/plot.tex", folder), write, what) &&
               typeset(folder, kind_of(file), &signals);
    bool placed = set && place(&p);
    static const char *const left[] = { "tex", "pdf", "aux", "log", "png", "svg" };
    for (size_t k = 0; k < sizeof left / sizeof *left; k++) unlink(arena_printf(A, "%s/plot.%s", folder, left[k]));
    if (made) rmdir(folder);
    release_signals(&signals);
    return placed ? EXIT_HOLDS : set ? EXIT_INTERNAL : EXIT_BAD_INPUT;
}
