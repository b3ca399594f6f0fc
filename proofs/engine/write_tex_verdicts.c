/* SPDX-License-Identifier: MIT
**
** Verdicts by label, for badges and values in the text of somebody's paper; the displayed chain with a badge on each
** row; the ledger as bars.
*/
#include "proofs/engine/write_tex.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* May the name stand in \csname? */
static bool is_label(const char *name) { return *name && !strpbrk(name, "\\{}%#~"); }

static void verdict(FILE *f, const record_t *r, size_t k)
{
    const link_record_t *l = &r->link[k];
    const char *hash = lemma_origin(r->lemma, "hash");
    if (!is_label(r->lemma->links[k].name)) return;
    char *slack = l->tightest.set ? span_lo(l->slack, DECIMALS_TABLE) : NULL,
         *ratio = l->has_ratio ? span_hi(l->ratio, DECIMALS_TABLE) : NULL;
    fprintf(f, "\\lemmatarecord{%s}{%s}{%s}{%lu}{%lu}{%lu}{%lu}{%lu}{%s}{%s}{%s}%%\n", r->lemma->links[k].name,
            r->lemma->id, finding_name(record_link(r, k)), record_tried(l), l->count[VERDICT_EQUAL],
            l->count[VERDICT_VIOLATED], l->count[VERDICT_UNDECIDED], l->count[VERDICT_OUTSIDE], slack ? slack : "",
            ratio ? ratio : "", hash ? hash : "");
    free(slack);
    free(ratio);
}

void write_tex_verdicts(FILE *f, records_t R, const char *file, const char *md5)
{
    fputs("% label, lemma, verdict, tried, equal, violated, undecided, outside, least slack (rounded down), greatest "
          "ratio (up), hash of the claim\n"
          "\\providecommand\\lemmatarecord[1]{\\lemmataskip}"
          "\\providecommand\\lemmataskip[9]{\\lemmataskiptwo}\\providecommand\\lemmataskiptwo[1]{}%\n"
          "\\providecommand\\lemmatasource[2]{}%\n",
          f);
    if (file) fprintf(f, "\\lemmatasource{%s}{%s}%%\n", file, md5);
    for (size_t i = 0; i < R.n; i++)
        for (size_t k = 0; k < lemma_links(R.at[i].lemma); k++) verdict(f, &R.at[i], k);
}

static const char *relation(relation_t rel, bool turned)
{
    return rel == REL_EQ ? "=" : rel == REL_LE ? (turned ? "\\ge" : "\\le") : turned ? ">" : "<";
}

void write_tex_marked(FILE *f, const record_t *r)
{
    const lemma_t *L = r->lemma;
    fprintf(
        f,
        "%% The chain of %s, each row with its verdict.\n\\providecommand\\lemmataverdict[1]{#1}%%\n\\begin{align*}\n",
        L->id);
    for (size_t k = 0; k < lemma_links(L);) {
        run_t run = lemma_run(L, k);
        const link_t *l = &L->links[run.first];
        fprintf(f, "  %s", L->terms[run.descends ? l->rhs : l->lhs].tex);
        for (size_t i = 0; i < run.n; i++)
            fprintf(f, "%s&%s %s&&\\text{\\lemmataverdict{%s}%s}", i ? "\\\\\n  " : "\n  ",
                    relation(l[i].rel, run.descends), L->terms[run.descends ? l[i].lhs : l[i].rhs].tex,
                    finding_name(record_link(r, run.first + i)), role_mark(l[i].role));
        k += run.n;
        fputs(k < lemma_links(L) ? "\\\\[0.5ex]\n" : "\n", f);
    }
    fputs("\\end{align*}\n", f);
}

/* A bar a link, as long as its share of the summed slack of its run: which step loses how much. */
void write_tex_bars(FILE *f, const record_t *r)
{
    fprintf(f, "%% %s: shares of the slack of each chain, summed over the candidates, rounded down.\n", r->lemma->id);
    fputs(
        "\\providecommand\\lemmatabar[1]{\\rule{#1\\linewidth}{1.1ex}}%\n\\begin{tabular}{@{}p{.38\\linewidth}l@{}}\n",
        f);
    for (size_t k = 0; k < lemma_links(r->lemma); k++) {
        double share;
        if (!ledger_share(&share, r, k)) continue;
        fputs("\\raggedright ", f);
        tex_name(f, r->lemma->links[k].name);
        fprintf(f, " & \\lemmatabar{%.3f}\\enspace %.1f\\,\\%% \\\\\n", floor(400 * share) / 1000,
                floor(1000 * share) / 10);
    }
    fputs("\\end{tabular}\n", f);
}
