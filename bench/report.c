/* SPDX-License-Identifier: MIT */
#include "bench/report.h"

#include "bench/bench.h"

#include <math.h>
#include <string.h>

enum { LINES_MAX = 512 };

static line_t lines[LINES_MAX];
static size_t count;

void report_add(const line_t *line)
{
    if (count < LINES_MAX) lines[count++] = *line;
    else fputs("bench: the table is full\n", stderr);
}

met_t report_within(const line_t *l) { return l->limit == 0 ? MET_NONE : l->time <= l->limit ? MET_YES : MET_NO; }

size_t report_lines(const line_t **out)
{
    *out = lines;
    return count;
}

const char *met_name(met_t met)
{
    static const char *const names[] = { "-", "yes", "no", "wider" };
    return names[met];
}

void time_text(char *out, size_t room, double seconds, bool tex)
{
    static const char *const units[][2] = { { "s", "s" }, { "ms", "ms" }, { "us", "$\\mu$s" }, { "ns", "ns" } };
    size_t u = 0;
    while (u < 3 && seconds < 1) { seconds *= 1000; u++; }
    int places = seconds >= 99.95 ? 0 : seconds >= 9.995 ? 1 : 2;
    snprintf(out, room, "%.*f%s%s", places, seconds, tex ? "\\," : " ", units[u][tex]);
}

/* Of the rows where "the same by another library" may be read in two ways. */
static const char what_runs[] =
    "Sums of w log w, integer weights w: Lemmata one logarithm of the whole product, or of few terms one in fixed "
    "point\n"
    "each; mpmath and MPFI one interval logarithm a term; MPFR two, rounded down and up; Arb arb_log_ui and "
    "arb_addmul_ui a\n"
    "term (\"terms\"), or arb_dot_ui over blocks of 256 (\"blocks\"). Kl inverse: \"Newton\" starts from a root in "
    "doubles, takes\n"
    "one step at middle precision, and certifies by an interval step at the full one; \"plain Newton\" starts from "
    "Pinsker's\n"
    "bound, every step at the full precision; mpmath bisects. Maurer's sum: Lemmata the first terms of Ramanujan's Q, "
    "the\n"
    "rest bounded; Arb e^m m^-m Gamma(m+1, m); \"powers\" and \"logarithms\" add all m + 1 terms.\n";

/* --- text ---------------------------------------------------------------------------------------------- */

static void number(char *out, size_t room, double x)
{
    if (x == 0) snprintf(out, room, "-");
    else snprintf(out, room, "%.*f", x < 0.1 ? 4 : x < 10 ? 2 : x < 100 ? 1 : 0, x);
}

static void aim(char *out, size_t room, const line_t *l, bool tex)
{
    if (l->limit == 0) number(out, room, l->target);
    else time_text(out, room, l->limit, tex);
}

static void width(char *out, size_t room, const line_t *l)
{
    if (!l->has_width) snprintf(out, room, "-");
    else if (isinf(l->width) && l->width < 0) snprintf(out, room, "exact");
    else snprintf(out, room, "%.1f", l->width);
}

static void text_line(FILE *f, const line_t *l, bool first)
{
    char time[24], wide[24], ratio[24], target[24];
    time_text(time, sizeof time, l->time, false);
    width(wide, sizeof wide, l);
    number(ratio, sizeof ratio, l->ratio);
    aim(target, sizeof target, l, false);
    fprintf(f, "%-52s %-26s %10s %10s %8s %7s %5s%s%s%s\n", first ? l->work : "", l->method,
            l->absent ? "absent" : time, wide, ratio, target, met_name(l->met), l->turns && l->turns < 7 ? "  *" : "",
            l->remark[0] ? "  " : "", l->remark);
}

void report_text(FILE *f)
{
    fprintf(f, "%-52s %-26s %10s %10s %8s %7s %5s\n", "work", "method", "time", "width", "ratio", "target", "met?");
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0 || strcmp(lines[i].work, lines[i - 1].work) != 0;
        if (first) fputc('\n', f);
        text_line(f, &lines[i], first);
    }
    fputs(
        "\nTime: median of 7 turns of one operation (* of fewer: what is slow gets 3). Width: log2 of the widest "
        "answer's,\n"
        "\"-\" where the answer is a sign or the method is not rigorous. Ratio: the method's time divided by that of "
        "Lemmata.\n"
        "A target is held against a peer's fastest method; it is met when the ratio reaches it and the enclosure of "
        "Lemmata\n"
        "is as narrow as the peer's (where digits are given: as they ask); \"wider\" when only the ratio does. Every\n"
        "enclosure meets MPFI's at four times the precision. A target with a unit is the most that Lemmata is to "
        "take.\n",
        f);
    fputs(what_runs, f);
}

/* --- CSV ------------------------------------------------------------------------------------------------- */

static void csv_field(FILE *f, const char *s)
{
    fputc('"', f);
    for (; *s; s++) {
        if (*s == '"') fputc('"', f);
        fputc(*s, f);
    }
    fputs("\",", f);
}

static void csv_number(FILE *f, bool there, double x)
{
    if (there) fprintf(f, "%.6g", x);
    fputc(',', f);
}

void report_csv(FILE *f)
{
    fputs("work,method,seconds,width_log2,ratio,target,limit_seconds,met,turns,remark\n", f);
    for (size_t i = 0; i < count; i++) {
        const line_t *l = &lines[i];
        csv_field(f, l->work);
        csv_field(f, l->method);
        csv_number(f, !l->absent, l->time);
        csv_number(f, l->has_width, l->width);
        csv_number(f, l->ratio != 0, l->ratio);
        csv_number(f, l->target != 0, l->target);
        csv_number(f, l->limit != 0, l->limit);
        fprintf(f, "%s,%u,\"%s\"\n", l->absent ? "absent" : met_name(l->met), l->turns, l->remark);
    }
}

/* --- LaTeX ----------------------------------------------------------------------------------------------- */

static void tex_string(FILE *f, const char *s)
{
    for (; *s; s++) {
        if (strchr("_%&#$", *s)) fputc('\\', f);
        if (*s == '^') fputs("\\^{}", f);
        else fputc(*s, f);
    }
}

static void tex_number(FILE *f, const char *s)
{
    fprintf(f, s[0] == '-' && s[1] ? " & $%s$" : s[0] == '-' ? " & --" : " & %s", s);
}

static void tex_line(FILE *f, const line_t *l, bool first)
{
    char time[32], wide[24], ratio[24], target[32];
    time_text(time, sizeof time, l->time, true);
    width(wide, sizeof wide, l);
    number(ratio, sizeof ratio, l->ratio);
    aim(target, sizeof target, l, true);
    tex_string(f, first ? l->work : "");
    fputs(" & ", f);
    tex_string(f, l->method);
    fprintf(f, "%s & %s", l->turns && l->turns < 7 ? "$^*$" : "", l->absent ? "absent" : time);
    tex_number(f, wide);
    tex_number(f, ratio);
    tex_number(f, target);
    tex_number(f, met_name(l->met));
    fputs(" \\\\\n", f);
    if (!l->remark[0]) return;
    fputs(" & \\multicolumn{6}{p{.55\\linewidth}}{\\raggedright ", f);
    tex_string(f, l->remark);
    fputs("} \\\\\n", f);
}

void report_tex(FILE *f)
{
    machine_text(f, "% ");
    fputs("% needs booktabs and longtable; wide: \\scriptsize fits on A4 with margins of 2 cm\n", f);
    fputs("\\begin{longtable}{llrrrrl}\n\\toprule\n"
          "work & method & time & $\\log_2$ width & ratio & target & met "
          "\\\\\n\\midrule\\endhead\n\\bottomrule\\endfoot\n",
          f);
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0 || strcmp(lines[i].work, lines[i - 1].work) != 0;
        if (first && i) fputs("\\addlinespace\n", f);
        tex_line(f, &lines[i], first);
    }
    fputs("\\end{longtable}\n"
          "{\\footnotesize Time: median of 7 turns of one operation ($^*$: of fewer). Width: of the widest answer's "
          "enclosure.\n"
          "Ratio: the method's time divided by that of Lemmata. A target is held against a peer's fastest method, and "
          "met when the\n"
          "ratio reaches it with an enclosure no wider.\\par\n",
          f);
    tex_string(f, what_runs);
    fputs("\\par}\n", f);
}
