/* SPDX-License-Identifier: MIT
**
** The figure of `capacity` and `interval`: panels of rows, each a segment, a point, or both, over one scale from 0. It
** is drawn in doubles; the numbers that are certified are those of the report.
*/
#include "cli/cli.h"
#include "proofs/engine/write_tex.h"

#include <string.h>

/* A file's name may hold what this TeX has no letter for. */
static void name(FILE *f, arena_t *A, const char *text)
{
    char *s = arena_printf(A, "%s", text), *to = s;
    for (const char *p = s; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c >= 0x80 && c < 0xc0) continue;
        *to++ = c >= 0x80 ? '?' : c == '"' ? '\'' : *p;
    }
    *to = 0;
    tex_escaped(f, s);
}

static double within(double x, const panel_t *p) { return x < 0 ? 0 : x > p->most ? p->most : x; }

static void panel(FILE *f, arena_t *A, const panel_t *p, size_t number)
{
    enum { ROW_MM = 6, FRAME_MM = 12 };
    fprintf(f,
            "\\begin{axis}[name=panel%zu, %swidth=11cm, height=%zumm, scale only axis=false, clip=false, xmin=0, "
            "xmax=%.8g, ymin=-%zu.6, "
            "ymax=0.6, ytick=\\empty,\n"
            "  axis y line=none, axis x line*=bottom, xmajorgrids, grid style={gray!25}, xlabel={%s}, title "
            "style={font=\\small, align=left}, "
            "title={%s}]\n",
            number,
            number ? arena_printf(A, "at={(panel%zu.south west)}, anchor=north west, yshift=-24mm, ", number - 1) : "",
            ROW_MM * p->n + 2 * FRAME_MM, p->most, p->n - 1, p->label, p->title);
    for (size_t k = 0; k < p->n; k++) {
        const figure_row_t *r = &p->row[k];
        fprintf(f, "\\node[anchor=east, font=\\small] at (axis cs:0,-%zu) {", k);
        name(f, A, r->name);
        fputs("};\n", f);
        if (r->segment)
            fprintf(
                f,
                "\\draw[blue!70!black, line width=2.4pt, opacity=0.75] (axis cs:%.8g,-%zu) -- (axis cs:%.8g,-%zu);\n",
                within(r->lo, p), k, within(r->hi, p), k);
        if (r->point)
            fprintf(f, "\\fill[orange!85!black] (axis cs:%.8g,-%zu) circle [radius=2pt];\n", within(r->at, p), k);
    }
    fputs("\\end{axis}\n", f);
}

void figure_write(FILE *f, const void *what)
{
    const figure_t *g = what;
    fprintf(f, "%s\\begin{document}\n\\begin{tikzpicture}\n", plot_preamble);
    for (size_t k = 0; k < g->n; k++) panel(f, g->A, &g->panel[k], k);
    fputs("\\end{tikzpicture}\n\\end{document}\n", f);
}
