/* SPDX-License-Identifier: MIT
**
** Cost as one size grows: terms of an entropy, the alphabet of a channel whose capacity is taken, candidates of a
** check, its jobs, variables of a proof. Data to build/bench/curves.csv, and a figure, log against log, to
** build/bench/curves.svg.
*/
#include "bench/input.h"
#include "bench/rows.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { POINTS_MAX = 12, CURVES = 5, SIDE = 220, EDGE = 46 };

typedef struct { const char *what, *unit; size_t n; double size[POINTS_MAX], time[POINTS_MAX]; } curve_t;

static void point(curve_t *c, double size, double time)
{
    c->size[c->n] = size;
    c->time[c->n++] = time;
    fprintf(stderr, "%-44s %8.0f  %.3g s\n", c->what, size, time);
}

/* Lemmata alone. */
static double time_of(const problem_t *P, const effort_bench_t *how)
{
    measured_t entry[1];
    measure_open(entry, 1, P, 1 << LEMMATA);
    measure(entry, 1, how);
    double time = entry[0].median;
    measure_close(entry, 1, P);
    return time;
}

static void terms(curve_t *c, const effort_bench_t *how, bool quick)
{
    for (size_t n = 10; n <= (quick ? 1000 : 1000000); n *= 10) {
        arena_t *A = arena_new();
        problem_t P = input_entropy(A, n, 128, WEIGHTS_RANDOM, 32);
        point(c, (double)n, time_of(&P, how));
        arena_free(A);
    }
}

static void alphabet(curve_t *c, const effort_bench_t *how, bool quick)
{
    for (size_t n = 2; n <= (quick ? 16 : 256); n *= 2) {
        arena_t *A = arena_new();
        problem_t P = input_capacity_large(A, n, n, 30);
        point(c, (double)n, time_of(&P, how));
        arena_free(A);
    }
}

static void commands(curve_t *c, const char *format, int first, int last, int factor)
{
    char command[256];
    for (int n = first; n <= last; n *= factor) {
        snprintf(command, sizeof command, format, n);
        point(c, n, process_seconds(command, 1));
    }
}

static void variables(curve_t *c, bool quick)
{
    char command[2048];
    for (int n = 2; n <= (quick ? 6 : 12); n += 2) {
        han_command(command, sizeof command, n);
        point(c, n, process_seconds(command, 0));
    }
}

/* --- the figure --------------------------------------------------------------------------------------------- */

typedef struct { double lo, hi; } range_t;

/* In decades (or twos): what holds all values. */
static range_t range_of(const double *x, size_t n, double base)
{
    range_t r = { INFINITY, -INFINITY };
    for (size_t i = 0; i < n; i++) {
        r.lo = fmin(r.lo, floor(log(x[i]) / log(base) + 1e-9));
        r.hi = fmax(r.hi, ceil(log(x[i]) / log(base) - 1e-9));
    }
    if (r.hi <= r.lo) r.hi = r.lo + 1;
    return r;
}

static double across(double x, double base, range_t r)
{
    return EDGE + SIDE * (log(x) / log(base) - r.lo) / (r.hi - r.lo);
}
static double down(double y, range_t r) { return EDGE + SIDE * (1 - (log10(y) - r.lo) / (r.hi - r.lo)); }

static void panel(FILE *f, const curve_t *c, int place)
{
    double base = c->size[c->n - 1] / c->size[0] >= 1000 ? 10 : 2;
    range_t x = range_of(c->size, c->n, base), y = range_of(c->time, c->n, 10);
    fprintf(
        f, "<g transform='translate(%d,%d)'>\n<rect x='%d' y='%d' width='%d' height='%d' fill='none' stroke='#888'/>\n",
        place % 3 * (SIDE + 2 * EDGE), place / 3 * (SIDE + 2 * EDGE), EDGE, EDGE, SIDE, SIDE);
    fprintf(f, "<text x='%d' y='%d'>%s</text>\n", EDGE, EDGE - 8, c->what);
    for (double k = x.lo; k <= x.hi; k++)
        fprintf(f, "<text x='%.1f' y='%d' text-anchor='middle'>%g</text>\n", across(pow(base, k), base, x),
                EDGE + SIDE + 14, pow(base, k));
    fprintf(f, "<text x='%d' y='%d' text-anchor='middle'>%s</text>\n", EDGE + SIDE / 2, EDGE + SIDE + 28, c->unit);
    for (double k = y.lo; k <= y.hi; k++)
        fprintf(f, "<text x='%d' y='%.1f' text-anchor='end'>1e%g s</text><path d='M%d %.1fh%d' stroke='#ddd'/>\n",
                EDGE - 4, down(pow(10, k), y) + 4, k, EDGE, down(pow(10, k), y), SIDE);
    fputs("<polyline fill='none' stroke='#1f5fa8' stroke-width='1.5' points='", f);
    for (size_t i = 0; i < c->n; i++) fprintf(f, "%.1f,%.1f ", across(c->size[i], base, x), down(c->time[i], y));
    fputs("'/>\n", f);
    for (size_t i = 0; i < c->n; i++)
        fprintf(f, "<circle cx='%.1f' cy='%.1f' r='3' fill='#1f5fa8'/>\n", across(c->size[i], base, x),
                down(c->time[i], y));
    fputs("</g>\n", f);
}

static FILE *opened(const char *path)
{
    FILE *f = fopen(path, "w");
    if (!f) { perror(path); exit(1); }
    return f;
}

static void closed(FILE *f, const char *path)
{
    if (ferror(f) || fclose(f) != 0) { perror(path); exit(1); }
}

static void write_curves(const curve_t *c)
{
    static const char csv[] = "build/bench/curves.csv", svg[] = "build/bench/curves.svg";
    int wide = 3 * (SIDE + 2 * EDGE), high = 2 * (SIDE + 2 * EDGE);
    FILE *f = opened(csv);
    fputs("curve,size,seconds\n", f);
    for (int k = 0; k < CURVES; k++)
        for (size_t i = 0; i < c[k].n; i++) fprintf(f, "\"%s\",%g,%.6g\n", c[k].what, c[k].size[i], c[k].time[i]);
    closed(f, csv);
    f = opened(svg);
    fprintf(f,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' "
            "font-family='sans-serif' font-size='10'>\n"
            "<rect width='%d' height='%d' fill='#fff'/>\n",
            wide, high, wide, high, wide, high);
    for (int k = 0; k < CURVES; k++) panel(f, &c[k], k);
    fputs("</svg>\n", f);
    closed(f, svg);
}

void group_curves(const effort_bench_t *how, bool quick)
{
    curve_t c[CURVES] = {
        { "entropy at 128 bits", "terms", 0, { 0 }, { 0 } },
        { "capacity to 30 digits, n by n", "letters", 0, { 0 }, { 0 } },
        { "check bottleneck, whole process", "candidates of each family", 0, { 0 }, { 0 } },
        { "check bottleneck, whole process", "jobs", 0, { 0 }, { 0 } },
        { "Han's inequality proved, whole process", "variables", 0, { 0 }, { 0 } }
    };
    terms(&c[0], how, quick);
    alphabet(&c[1], how, quick);
    commands(&c[2], "build/lemmata check bottleneck -q --candidates %d", 4, quick ? 8 : 256, 4);
    commands(&c[3],
             quick ? "build/lemmata check bottleneck -q --candidates 4 -j %d"
                   : "build/lemmata check bottleneck -q -j %d",
             1, 4, 2);
    variables(&c[4], quick);
    write_curves(c);
}
