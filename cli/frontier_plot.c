/* SPDX-License-Identifier: MIT
**
** frontier: the plot, as TeX.
*/
#include "cli/frontier.h"

#include <stdlib.h>

enum { CURVE_POINTS = 100 };

/* --- the TeX file ------------------------------------------------------------------------------------------------- */

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
    fprintf(f,
            "\\begin{axis}[width=13cm, height=8.5cm, xlabel={$\\mathrm{KL}$ (%s)}, ylabel={gain%s}, title={%zu "
            "prompt%s, %zu sample%s},\n"
            "  legend style={at={(0.5,-0.16)}, anchor=north, legend columns=3, draw=none, /tikz/every even "
            "column/.append style={column "
            "sep=8pt}},\n"
            "  legend cell align=left, grid=major, grid style={gray!25}, xmin=0, ymin=0, enlarge x limits={upper, "
            "value=0.06},\n"
            "  ymax=%s, restrict y to domain*=0:%s]\n",
            frontier_unit(r), unit, r->F->prompts, r->F->prompts == 1 ? "" : "s", r->F->samples,
            r->F->samples == 1 ? "" : "s", most > 0 ? frontier_plain(r, 1.3 * most, scale_of(r), 4) : "1",
            most > 0 ? frontier_plain(r, 4 * most, scale_of(r), 4) : "4");
}

static void write_plot(FILE *f, const void *report)
{
    const frontier_report_t *r = report;
    fprintf(f, "%s\\begin{document}\n\\begin{tikzpicture}\n", plot_preamble);
    write_axis(f, r);
    fputs("\\addplot[gray, dashed, thick] coordinates {\n", f);
    curve(f, r, true);
    fputs("\\addlegendentry{root-KL bound}\n\\addplot[blue!70!black, very thick] coordinates {\n", f);
    curve(f, r, false);
    fputs("\\addlegendentry{frontier of the samples}\n\\addplot[only marks, mark=*, mark size=2pt, orange!85!black, "
          "nodes near coords, point "
          "meta=explicit symbolic,\n"
          "  every node near coord/.style={font=\\scriptsize, text=black, anchor=north west, inner sep=1.5pt}] "
          "coordinates {\n",
          f);
    for (size_t k = 0; k < r->bests; k++) {
        coordinate(f, r, r->bound[k].mid, r->best[k].mid);
        fprintf(f, " [%lu]\n", r->N[k]);
    }
    fputs("};\n\\addlegendentry{best of $N$, unbiased, at $\\log "
          "N-(N-1)/N$}\n\\end{axis}\n\\end{tikzpicture}\n\\end{document}\n",
          f);
}

/* A curve of straight pieces wants more points than a table. */
int frontier_plot(const frontier_report_t *of, const char *file)
{
    frontier_report_t curve = *of, *r = &curve;
    if (r->points < CURVE_POINTS) { r->points = CURVE_POINTS; frontier_fill_points(r); }
    return plot_make(r->A, file, write_plot, r);
}
