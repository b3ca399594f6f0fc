/* SPDX-License-Identifier: MIT
**
** frontier: the plot. A standalone pgfplots file is typeset in a folder of its own; only when that worked are the PDF and the TeX file
** put in their place, each beside and renamed.
*/
#include "cli/frontier.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TYPESETTING_SECONDS = 60, CURVE_POINTS = 100 };

/* --- the TeX file ---------------------------------------------------------------------------------------------------- */

/* pgfplots computes in a range of its own: scales far from 1 are left out of the numbers and named on the axis. */
enum { UNIT_MAX = 60 };

static long scale_of(const frontier_report_t *r) { return labs(r->F->unit) > UNIT_MAX ? 0 : r->F->unit; }

static void coordinate(FILE *f, const frontier_report_t *r, double kl, double y)
{
    fprintf(f, "  (%s,%s)", frontier_plain(r, kl, 0, 8), frontier_plain(r, y, scale_of(r), 8));
}

static void curve(FILE *f, const frontier_report_t *r, bool root)
{
    fputs("  (0,0)\n", f);
    for (size_t j = 0; j < r->points; j++) {
        coordinate(f, r, r->at[j].kl.mid, root ? r->at[j].root.mid : r->at[j].gain.mid);
        fputc('\n', f);
    }
    if (!root) coordinate(f, r, r->most.kl.mid, r->most.gain.mid);
    fputs("};\n", f);
}

static void write_axis(FILE *f, const frontier_report_t *r)
{
    double most = r->most.gain.mid;
    const char *unit = scale_of(r) == r->F->unit ? "" : arena_printf(r->A, ", in units of $2^{%ld}$", r->F->unit);
    fprintf(f, "\\begin{axis}[width=13cm, height=8.5cm, xlabel={$\\mathrm{KL}$ (%s)}, ylabel={gain%s}, title={%zu prompt%s, %zu sample%s},\n"
               "  legend style={at={(0.5,-0.16)}, anchor=north, legend columns=3, draw=none, /tikz/every even column/.append style={column sep=8pt}},\n"
               "  legend cell align=left, grid=major, grid style={gray!25}, xmin=0, ymin=0, enlarge x limits={upper, value=0.06},\n"
               "  ymax=%s, restrict y to domain*=0:%s]\n",
            frontier_unit(r), unit, r->F->prompts, r->F->prompts == 1 ? "" : "s", r->F->samples, r->F->samples == 1 ? "" : "s",
            most > 0 ? frontier_plain(r, 1.3 * most, scale_of(r), 4) : "1", most > 0 ? frontier_plain(r, 4 * most, scale_of(r), 4) : "4");
}

static void write_plot(FILE *f, const void *report)
{
    const frontier_report_t *r = report;
    fputs("\\documentclass[border=4pt]{standalone}\n\\pdfinfoomitdate=1\n\\pdftrailerid{}\n\\pdfsuppressptexinfo=-1\n\\usepackage{pgfplots}\n\\pgfplotsset{compat=1.16}\n"
          "\\begin{document}\n\\begin{tikzpicture}\n", f);
    write_axis(f, r);
    fputs("\\addplot[gray, dashed, thick] coordinates {\n", f);
    curve(f, r, true);
    fputs("\\addlegendentry{root-KL bound}\n\\addplot[blue!70!black, very thick] coordinates {\n", f);
    curve(f, r, false);
    fputs("\\addlegendentry{frontier of the samples}\n\\addplot[only marks, mark=*, mark size=2pt, orange!85!black, nodes near coords, point meta=explicit symbolic,\n"
          "  every node near coord/.style={font=\\scriptsize, text=black, anchor=north west, inner sep=1.5pt}] coordinates {\n", f);
    for (size_t k = 0; k < r->bests; k++) {
        coordinate(f, r, r->bound[k].mid, r->best[k].mid);
        fprintf(f, " [%lu]\n", r->N[k]);
    }
    fputs("};\n\\addlegendentry{best of $N$, unbiased, at $\\log N-(N-1)/N$}\n\\end{axis}\n\\end{tikzpicture}\n\\end{document}\n", f);
}

/* --- typesetting ---------------------------------------------------------------------------------------------------- */

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
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) return complain("--plot: %s is not there (%s)", argv[0], part_of);
    return complain("--plot: %s fails on the plot; --format csv has its numbers", argv[0]);
}

/* --- names of plots: the kind is the ending ------------------------------------------------------------------------ */

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
    static const char *const tex[] = { "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "plot.tex", NULL },
                      *const png[] = { "pdftoppm", "-png", "-r", "200", "-singlefile", "plot.pdf", "plot", NULL }, *const svg[] = { "pdftocairo", "-svg", "plot.pdf", "plot.svg", NULL };
    return run(folder, tex, "of the package texlive-latex-base", signals) && (kind == PDF || run(folder, kind == PNG ? png : svg, poppler, signals));
}

typedef struct { const char *text; size_t n; } bytes_t;

static void write_bytes(FILE *f, const void *bytes) { fwrite(((const bytes_t *)bytes)->text, 1, ((const bytes_t *)bytes)->n, f); }

static const char *tex_of(const frontier_report_t *r, const char *file) { return arena_printf(r->A, "%.*s.tex", (int)strlen(file) - 4, file); }

/* Both or none. */
static bool place(const frontier_report_t *r, const char *folder, const char *file)
{
    bytes_t pdf;
    char *text = input_read(arena_printf(r->A, "%s/plot%s", folder, ending[kind_of(file)]), &pdf.n);
    if (!text) return false;
    pdf.text = text;
    outputs_t set = { 0 };
    outputs_add(&set, output_compose(file, write_bytes, &pdf));
    outputs_add(&set, output_compose(tex_of(r, file), write_plot, r));
    free(text);
    return outputs_put(&set);
}

bool frontier_plot_ready(const frontier_report_t *r, const char *file)
{
    if (kind_of(file) == KINDS || strlen(file) > 4000) return complain("--plot %.300s: expected a name that ends in .pdf, .png or .svg", file);
    return output_ready(file) && output_ready(tex_of(r, file));
}

/* A curve of straight pieces wants more points than a table. */
int frontier_plot(const frontier_report_t *of, const char *file)
{
    frontier_report_t curve = *of, *r = &curve;
    const char *base = getenv("TMPDIR");
    if (r->points < CURVE_POINTS) { r->points = CURVE_POINTS; frontier_fill_points(r); }
    char *folder = arena_printf(r->A, "%s/lemmata-plot-XXXXXX", base && *base ? base : "/tmp");
    sigset_t signals;
    hold_signals(&signals);
    bool made = mkdtemp(folder) || complain("--plot: no temporary folder %.300s: %s", folder, strerror(errno));
    bool set = made && output_write(arena_printf(r->A, "%s/plot.tex", folder), write_plot, r) && typeset(folder, kind_of(file), &signals);
    bool placed = set && place(r, folder, file);
    static const char *const left[] = { "tex", "pdf", "aux", "log", "png", "svg" };
    for (size_t k = 0; k < sizeof left / sizeof *left; k++) unlink(arena_printf(r->A, "%s/plot.%s", folder, left[k]));
    if (made) rmdir(folder);
    release_signals(&signals);
    return placed ? EXIT_HOLDS : set ? EXIT_INTERNAL : EXIT_BAD_INPUT;
}
