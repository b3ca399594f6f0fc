/* SPDX-License-Identifier: MIT
**
** LaTeX fragments. They compile with booktabs, amsmath and \mathbb alone; lemmata.sty gives the verdicts their badges
** and turns the number columns into siunitx columns by defining \lemmatacolumn, \lemmataverdict, \lemmataminus and
** \lemmataexp before the fragment does.
*/
#include "proofs/engine/write_tex.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* \begin{tabular} with `text` left columns and then number columns of these formats. */
void tex_begin_tabular(FILE *f, const char *text, size_t numbers, const char *const *format)
{
    fputs("\\providecommand\\lemmatacolumn[1]{r}%\n\\providecommand\\lemmataverdict[1]{#1}%\n"
          "\\providecommand\\lemmataminus{\\ensuremath{-}}%\n\\providecommand\\lemmataexp[1]{\\ensuremath{\\cdot10^{#1}"
          "}}%\n",
          f);
    fprintf(f, "\\begingroup\\edef\\lemmatapreamble{\\endgroup\\noexpand\\begin{tabular}{@{}%s", text);
    for (size_t k = 0; k < numbers; k++) fprintf(f, "\\lemmatacolumn{%s}", format[k]);
    fputs("@{}}}\\lemmatapreamble\n\\toprule\n", f);
}

void tex_end_tabular(FILE *f) { fputs("\\bottomrule\n\\end{tabular}\n", f); }

static void take(int *most, size_t n) { if ((int)n > *most) *most = (int)n; }

void tex_format_take(tex_format_t *t, const char *decimal)
{
    if (!decimal || strpbrk(decimal, "n/")) return;
    const char *digits = decimal + (*decimal == '-'), *point = digits + strcspn(digits, ".e");
    const char *e = point + strcspn(point, "e");
    t->minus |= *decimal == '-';
    take(&t->whole, (size_t)(point - digits));
    if (e > point) take(&t->places, (size_t)(e - point) - 1);
    if (*e) take(&t->exponent, strlen(e + 1 + (e[1] == '-')));
}

const char *tex_format(char text[TEX_FORMAT_MAX], const tex_format_t *t)
{
    int n = snprintf(text, TEX_FORMAT_MAX, "%s%d.%d", t->minus ? "-" : "", t->whole ? t->whole : 1, t->places);
    if (t->exponent && n > 0 && n < TEX_FORMAT_MAX) snprintf(text + n, (size_t)(TEX_FORMAT_MAX - n), "e-%d", t->exponent);
    return text;
}

/* A number cell; "--" where there is none or it is not finite. */
void tex_number_cell(FILE *f, char *decimal)
{
    if (!decimal || strchr(decimal, 'n')) fputs(" & {--}", f);
    else if (strchr(decimal, '/')) fprintf(f, " & {%s}", decimal);
    else {
        bool negative = *decimal == '-';
        const char *digits = decimal + negative;
        int n = (int)strcspn(digits, "e");
        fprintf(f, " & %s%.*s", negative ? "\\lemmataminus " : "", n, digits);
        if (digits[n]) fprintf(f, "\\lemmataexp{%s}", digits + n + 1);
    }
    free(decimal);
}

/* --- a lemma's table, ledger and chain ------------------------------------------------------------------------- */

/* Of the column of ratios: four places, or what the least of them takes. */
static const char *ratio_format(char text[TEX_FORMAT_MAX], const record_t *r)
{
    tex_format_t t = { .whole = 1, .places = 4 };
    for (size_t k = 0; k < lemma_links(r->lemma); k++) {
        char *ratio = r->link[k].has_ratio ? span_hi(r->link[k].ratio, DECIMALS_TABLE) : NULL;
        tex_format_take(&t, ratio);
        free(ratio);
    }
    return tex_format(text, &t);
}

enum { COUNTS_BEYOND = 7, NAME_WIDE = 48 }; /* a longer name goes on in a second line */

/* A table has a column for what is beyond the program's limits only where there is something. */
static bool has_beyond(const record_t *r)
{
    unsigned long n = 0;
    for (size_t k = 0; k < lemma_links(r->lemma); k++) n += r->link[k].count[VERDICT_BEYOND];
    return n > 0;
}

static void table_row(FILE *f, const record_t *r, size_t k, bool wide)
{
    const link_record_t *l = &r->link[k];
    const link_t *link = &r->lemma->links[k];
    double share;
    if (wide) fputs("\\raggedright ", f);
    tex_name(f, link->name);
    fprintf(f, "%s & \\lemmataverdict{%s} & %lu & %lu & %lu & %lu & %lu & %lu", role_mark(link->role),
            finding_name(record_link(r, k)), record_tried(l), l->count[VERDICT_HOLDS], l->count[VERDICT_EQUAL],
            l->count[VERDICT_VIOLATED], l->count[VERDICT_UNDECIDED], l->count[VERDICT_OUTSIDE]);
    if (has_beyond(r)) fprintf(f, " & %lu", l->count[VERDICT_BEYOND]);
    tex_number_cell(f, l->tightest.set ? span_lo(l->slack, DECIMALS_TABLE) : NULL);
    tex_number_cell(f, l->has_ratio ? span_hi(l->ratio, DECIMALS_TABLE) : NULL);
    if (ledger_share(&share, r, k)) fprintf(f, " & %.1f", floor(1000 * share) / 10);
    else fputs(" & {--}", f);
    fputs(" \\\\\n", f);
}

void write_tex_table(FILE *f, const record_t *r)
{
    fprintf(f, "%% %s, %s: seed %llu, statements %s. Least slack and share rounded down, greatest ratio up.\n",
            r->lemma->id, r->lemma->printed, (unsigned long long)r->seed, lemma_fidelity(r->paper, r->lemma));
    char ratio[TEX_FORMAT_MAX];
    bool beyond = has_beyond(r), wide = false;
    const char *format[COUNTS_BEYOND + 3];
    size_t counts = beyond ? COUNTS_BEYOND : COUNTS_BEYOND - 1;
    for (size_t k = 0; k < counts; k++) format[k] = "5.0";
    format[counts] = "1.3e-2";
    format[counts + 1] = ratio_format(ratio, r);
    format[counts + 2] = "3.1";
    for (size_t k = 0; k < lemma_links(r->lemma); k++) wide |= strlen(r->lemma->links[k].name) > NAME_WIDE;
    tex_begin_tabular(f, wide ? "p{.3\\linewidth}l" : "ll", counts + 3, format);
    fprintf(f,
            "Link & Verdict & {tried} & {strict} & {equal} & {violated} & {undec.} & {outside} & %s{least slack} & "
            "{ratio} & "
            "{share \\%%} \\\\\n\\midrule\n",
            beyond ? "{beyond} & " : "");
    for (size_t k = 0; k < lemma_links(r->lemma); k++) table_row(f, r, k, wide);
    tex_end_tabular(f);
}

/* --- the same for a column of two-column print: link, verdict, tried, and the two columns that say most ----------- */

typedef enum { NARROW_EQUAL, NARROW_VIOLATED, NARROW_SLACK, NARROW_RATIO, NARROWS } narrow_t;

static const char *const narrow_head[NARROWS] = { "{equal}", "{violated}", "{least slack}", "{ratio}" };
static const char *const narrow_format[NARROWS] = { "5.0", "5.0", "1.3e-2", NULL }; /* NULL: of ratios */

/* Has the cell of this column something to say? */
static bool narrow_says(const link_record_t *l, narrow_t c)
{
    switch (c) {
    case NARROW_EQUAL: return l->count[VERDICT_EQUAL] > 0;
    case NARROW_VIOLATED: return l->count[VERDICT_VIOLATED] > 0;
    case NARROW_SLACK: return l->tightest.set;
    default: return l->has_ratio;
    }
}

/* The two columns that say something in most rows, in their order; where a link is refuted one of them says on how many. */
static void narrow_choose(narrow_t pick[2], const record_t *r)
{
    size_t says[NARROWS] = { 0 };
    for (size_t k = 0; k < lemma_links(r->lemma); k++)
        for (narrow_t c = 0; c < NARROWS; c++) says[c] += narrow_says(&r->link[k], c);
    if (says[NARROW_VIOLATED] > 0) says[NARROW_VIOLATED] = SIZE_MAX;
    pick[0] = pick[1] = NARROWS;
    for (narrow_t c = 0; c < NARROWS; c++) {
        if (pick[0] == NARROWS || says[c] > says[pick[0]]) { pick[1] = pick[0]; pick[0] = c; }
        else if (pick[1] == NARROWS || says[c] > says[pick[1]]) pick[1] = c;
    }
    if (pick[0] > pick[1]) { narrow_t first = pick[1]; pick[1] = pick[0]; pick[0] = first; }
}

static void narrow_cell(FILE *f, const link_record_t *l, narrow_t c)
{
    if (c == NARROW_EQUAL) fprintf(f, " & %lu", l->count[VERDICT_EQUAL]);
    else if (c == NARROW_VIOLATED) fprintf(f, " & %lu", l->count[VERDICT_VIOLATED]);
    else if (c == NARROW_SLACK) tex_number_cell(f, l->tightest.set ? span_lo(l->slack, DECIMALS_TABLE) : NULL);
    else tex_number_cell(f, l->has_ratio ? span_hi(l->ratio, DECIMALS_TABLE) : NULL);
}

void write_tex_narrow(FILE *f, const record_t *r)
{
    narrow_t pick[2];
    narrow_choose(pick, r);
    char ratio[TEX_FORMAT_MAX];
    const char *format[2];
    for (size_t k = 0; k < 2; k++)
        format[k] = pick[k] == NARROW_RATIO ? ratio_format(ratio, r) : narrow_format[pick[k]];
    fprintf(f, "%% %s, %s, for a column: seed %llu, statements %s.\n", r->lemma->id, r->lemma->printed,
            (unsigned long long)r->seed, lemma_fidelity(r->paper, r->lemma));
    tex_begin_tabular(f, "p{.36\\linewidth}l", 3,
                      (const char *const[]){ "5.0", format[0], format[1] });
    fprintf(f, "Link & Verdict & {tried} & %s & %s \\\\\n\\midrule\n", narrow_head[pick[0]], narrow_head[pick[1]]);
    for (size_t k = 0; k < lemma_links(r->lemma); k++) {
        const link_record_t *l = &r->link[k];
        fputs("\\raggedright ", f);
        tex_name(f, r->lemma->links[k].name);
        fprintf(f, "%s & \\lemmataverdict{%s} & %lu", role_mark(r->lemma->links[k].role),
                finding_name(record_link(r, k)), record_tried(l));
        narrow_cell(f, l, pick[0]);
        narrow_cell(f, l, pick[1]);
        fputs(" \\\\\n", f);
    }
    tex_end_tabular(f);
}

static const char *tex_relation(relation_t rel, bool turned)
{
    return rel == REL_EQ ? "=" : rel == REL_LE ? (turned ? "\\ge" : "\\le") : turned ? ">" : "<";
}

/* One display a run: t0 <= t1 <= ..., or t0 >= t1 >= ... in the order of the terms; steps and links of ours are
** marked. */
static void chain_line(FILE *f, const lemma_t *L, run_t run)
{
    const link_t *l = &L->links[run.first];
    static const char *const mark[ROLES] = { "", " \\quad\\text{(step)}", " \\quad\\text{(ours)}" };
    fprintf(f, "  %s", L->terms[run.descends ? l->rhs : l->lhs].tex);
    for (size_t i = 0; i < run.n; i++)
        fprintf(f, "%s&%s %s%s", i ? "\\\\\n  " : "\n  ", tex_relation(l[i].rel, run.descends),
                L->terms[run.descends ? l[i].lhs : l[i].rhs].tex, mark[l[i].role]);
}

void write_tex_chain(FILE *f, const lemma_t *L)
{
    fprintf(f, "%% The chain of %s, from the terms that are checked.\n\\begin{align*}\n", L->id);
    for (size_t k = 0; k < lemma_links(L);) {
        run_t run = lemma_run(L, k);
        chain_line(f, L, run);
        k += run.n;
        fputs(k < lemma_links(L) ? "\\\\[0.5ex]\n" : "\n", f);
    }
    fputs("\\end{align*}\n", f);
}

static void quoted_link(FILE *f, const record_t *r, size_t k)
{
    fputs("``", f);
    tex_name(f, r->lemma->links[k].name);
    fputs("''", f);
}

/* One sentence a run of two or more links: the shares of its slack, the greatest first. */
static void ledger_sentence(FILE *f, const record_t *r, run_t run)
{
    bool said[LINKS_MAX] = { false };
    for (size_t n = 0; n < run.n; n++) {
        size_t most = SIZE_MAX;
        double share, greatest = -1;
        for (size_t k = run.first; k < run.first + run.n; k++)
            if (!said[k] && ledger_share(&share, r, k) && share > greatest) { greatest = share; most = k; }
        if (most == SIZE_MAX) break;
        said[most] = true;
        if (n == 0) {
            fputs("Of the slack of the chain from ", f);
            quoted_link(f, r, run.first);
            fputs(" to ", f);
            quoted_link(f, r, run.first + run.n - 1);
            fputs(", summed over the candidates, ", f);
        } else fputs(", ", f);
        quoted_link(f, r, most);
        fprintf(f, n ? " at least %.1f\\,\\%%" : " takes at least %.1f\\,\\%%", floor(1000 * greatest) / 10);
    }
    fputs(said[run.first] ? ".\n" : "", f);
}

static void equality_sentence(FILE *f, const record_t *r)
{
    size_t links = lemma_links(r->lemma), n = 0;
    for (size_t k = 0; k < links; k++) n += r->link[k].count[VERDICT_EQUAL] > 0;
    if (n == 0) { fputs("No link is attained on any candidate.\n", f); return; }
    fputs("Attained with proved equality: ", f);
    for (size_t k = 0, said = 0; k < links; k++) {
        if (!r->link[k].count[VERDICT_EQUAL]) continue;
        fprintf(f, "%s``", said++ ? ", " : "");
        tex_name(f, r->lemma->links[k].name);
        fprintf(f, "'' (%lu of %lu)", r->link[k].count[VERDICT_EQUAL], record_tried(&r->link[k]));
    }
    fputs(".\n", f);
}

void write_tex_ledger(FILE *f, const record_t *r)
{
    for (size_t k = 0; k < lemma_links(r->lemma);) {
        run_t run = lemma_run(r->lemma, k);
        if (run.n > 1) ledger_sentence(f, r, run);
        k += run.n;
    }
    equality_sentence(f, r);
}

/* --- the summary of a paper ------------------------------------------------------------------------------------ */

/* The number in print, and whether the statement is a textbook's. */
static void in_print_cell(FILE *f, const record_t *r)
{
    bool none = strcmp(r->lemma->printed, "-") == 0, textbook = lemma_is_textbook(r->paper, r->lemma);
    fprintf(f, "%s%s & ", none && textbook ? "" : r->lemma->printed,
            !textbook ? "" : none ? "textbook" : " (textbook)");
}

void write_tex_summary(FILE *f, records_t R)
{
    static const char *const formats[] = { "2.0", "5.0", "5.0", "4.0" };
    bool numbered = !R.n;
    for (size_t i = 0; i < R.n; i++) numbered |= strcmp(R.at[i].lemma->printed, "-") != 0;
    tex_begin_tabular(f, numbered ? "lll" : "ll", 4, formats);
    /* of reconstructed statements the numbers may be anyone's */
    bool in_print = !R.n || strcmp(R.at[0].paper->fidelity, "paper") == 0;
    fprintf(f, "Lemma & %s%sVerdict & ", !numbered ? "" : in_print ? "In print" : "Number", numbered ? " & " : "");
    fputs("{links} & {tried} & {equal} & {violated} \\\\\n\\midrule\n", f);
    for (size_t i = 0; i < R.n; i++) {
        const record_t *r = &R.at[i];
        unsigned long tried = 0, equal = 0, violated = 0;
        for (size_t k = 0; k < lemma_links(r->lemma); k++) {
            tried += record_tried(&r->link[k]);
            equal += r->link[k].count[VERDICT_EQUAL];
            violated += r->link[k].count[VERDICT_VIOLATED];
        }
        finding_t lemma = record_lemma(r), steps = record_role(r, STEP), ours = record_role(r, OURS);
        fprintf(f, "\\texttt{%s} & ", lemma_slug(r->lemma));
        if (numbered) in_print_cell(f, r);
        fprintf(f, "\\lemmataverdict{%s}", finding_name(lemma));
        if (steps == FOUND_REFUTED) fputs(" (a step of the printed proof fails)", f);
        else if (steps > lemma) fprintf(f, " (steps: %s)", finding_name(steps));
        if (ours > lemma || ours == FOUND_REFUTED) fprintf(f, " (ours: %s)", finding_name(ours));
        fprintf(f, "%s & %zu & %lu & %lu & %lu \\\\\n", leans_on_refuted(R, r) ? "$^\\ast$" : "", lemma_links(r->lemma),
                tried, equal, violated);
    }
    tex_end_tabular(f);
    for (size_t i = 0; i < R.n; i++)
        if (leans_on_refuted(R, &R.at[i])) {
            fputs("\n$^\\ast$ The proof leans on a refuted link.\n", f);
            return;
        }
}
