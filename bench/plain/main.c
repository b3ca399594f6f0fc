/* SPDX-License-Identifier: MIT
**
** plain -- the cost of a check, per link decided, against the same links in plain doubles without a guarantee.
**
**     plain [--turns N] [--disagreements] [PAPER | PAPER/LEMMA ...]
**
** For each lemma the same candidates are given to both sides. Columns, in nanoseconds per link (rows counted):
**     plain      the plain evaluation, candidates already in doubles; capacities by Blahut and Arimoto's iteration
**     quick      the same with capacities by Newton's method
**     make       candidates made by their families and checked
**     chain      the engine's terms
**     decide     its decisions
**     record     the rest of record_check: least slacks, greatest ratios, the ledger; candidates made anew for them
**     check      record_check, the sum of these four as measured at once
** then chain + decide as a multiple of plain and of quick, and check likewise. Turns go round all lemmas, so that each median spans the run.
** Processor time of one thread.
*/
#include "bench/plain/suite.h"
#include "proofs/bottleneck/paper.h"
#include "proofs/game/paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SUITES_MAX = 128, TURNS_DEFAULT = 5 };

static const paper_t *const papers[] = { &bottleneck, &game, NULL };

typedef struct { suite_t *suite[SUITES_MAX]; size_t n; size_t turns; bool disagreements; char **ids; int id_count; } session_t;

/* --- which lemmas -------------------------------------------------------------------------------------------------------- */

static bool wanted(const session_t *r, const paper_t *paper, const lemma_t *L)
{
    if (r->id_count == 0) return true;
    for (int k = 0; k < r->id_count; k++)
        if (strcmp(r->ids[k], paper->name) == 0 || strcmp(r->ids[k], L->id) == 0) return true;
    return false;
}

static void open_suites(session_t *r)
{
    for (size_t p = 0; papers[p]; p++)
        for (size_t k = 0; papers[p]->lemmas[k]; k++) {
            const lemma_t *L = papers[p]->lemmas[k];
            const plain_lemma_t *plain = plain_find(L->id);
            if (plain && wanted(r, papers[p], L)) r->suite[r->n++] = suite_new(papers[p], L, plain);
        }
}

static void print_uncovered(void)
{
    size_t n = 0;
    for (size_t p = 0; papers[p]; p++)
        for (size_t k = 0; papers[p]->lemmas[k]; k++)
            if (!plain_find(papers[p]->lemmas[k]->id)) printf("%s %s\n", n++ ? "            " : "not covered:", papers[p]->lemmas[k]->id);
    if (n == 0) printf("every lemma is covered\n");
}

/* --- tables -------------------------------------------------------------------------------------------------------------- */

static void print_row(const char *name, unsigned long links, const double *seconds)
{
    double per = 1e9 / (double)(links ? links : 1), plain = seconds[TIME_PLAIN], quick = seconds[TIME_QUICK];
    double make = seconds[TIME_MAKE], chain = seconds[TIME_CHAIN], decide = seconds[TIME_DECIDE], check = seconds[TIME_RECORD];
    printf("%-30s %7lu %9.0f %9.0f %9.0f %9.0f %9.0f %9.0f %9.0f %7.1f %7.1f %7.1f %7.1f\n", name, links, plain * per, quick * per, make * per,
           chain * per, decide * per, (check - make - chain - decide) * per, check * per, (chain + decide) / plain, (chain + decide) / quick,
           check / plain, check / quick);
}

static void print_times(const session_t *r)
{
    printf("%-30s %7s %9s %9s %9s %9s %9s %9s %9s %15s %15s\n", "ns per link", "links", "plain", "quick", "make", "chain", "decide", "record",
           "check", "chain + decide", "check");
    printf("%-30s %7s %9s %9s %9s %9s %9s %9s %9s %7s %7s %7s %7s\n", "", "", "", "", "", "", "", "", "", "/plain", "/quick", "/plain", "/quick");
    double all[TIMES] = { 0 };
    unsigned long all_links = 0, shown = 0;
    for (size_t p = 0; papers[p]; p++) {
        double total[TIMES] = { 0 };
        unsigned long links = 0;
        for (size_t k = 0; k < r->n; k++) {
            const suite_t *s = r->suite[k];
            double seconds[TIMES];
            if (s->paper != papers[p]) continue;
            for (size_t i = 0; i < TIMES; i++) total[i] += seconds[i] = suite_median(s, (clock_column_t)i);
            links += s->links;
            print_row(s->lemma->id, s->links, seconds);
        }
        for (size_t i = 0; i < TIMES; i++) all[i] += total[i];
        all_links += links;
        if (links) { print_row(papers[p]->name, links, total); shown++; }
    }
    if (shown > 1) print_row("all", all_links, all);
}

static void print_disagreement(const suite_t *s, place_t at, size_t link, disagreement_t what)
{
    printf("%s: %s, link \"%s\", family %s, candidate %zu\n", disagreement_name(what), s->lemma->id, s->lemma->links[link].name,
           s->lemma->families[at.family]->name, at.index);
}

static void print_verdicts(const session_t *r)
{
    unsigned long total[DISAGREEMENTS] = { 0 };
    printf("\nanswers that differ from the verdicts, by lemma, with the first of each kind:\n");
    for (size_t k = 0; k < r->n; k++) {
        const suite_t *s = r->suite[k];
        for (size_t d = 0; d < DISAGREEMENTS; d++) {
            if (s->tally[d].count == 0) continue;
            total[d] += s->tally[d].count;
            printf("%6lu  ", s->tally[d].count);
            print_disagreement(s, s->tally[d].first, s->tally[d].link, (disagreement_t)d);
        }
        if (s->links != s->plain_links) printf("        %s: %lu comparisons by the engine, %lu plain\n", s->lemma->id, s->links, s->plain_links);
    }
    for (size_t d = 0; d < DISAGREEMENTS; d++) printf("%6lu  %s, in all\n", total[d], disagreement_name((disagreement_t)d));
}

/* --- the run ------------------------------------------------------------------------------------------------------------- */

static bool read_options(session_t *r, int argc, char **argv)
{
    r->turns = TURNS_DEFAULT;
    r->ids = argv + argc;
    for (int k = 1; k < argc; k++) {
        if (strcmp(argv[k], "--turns") == 0 && k + 1 < argc) r->turns = strtoul(argv[++k], NULL, 10);
        else if (strcmp(argv[k], "--disagreements") == 0) r->disagreements = true;
        else if (argv[k][0] == '-') return false;
        else { r->ids = argv + k; r->id_count = argc - k; break; }
    }
    return r->turns <= TURNS_MAX;
}

int main(int argc, char **argv)
{
    static session_t r;
    if (!read_options(&r, argc, argv)) {
        fprintf(stderr, "usage: plain [--turns N, at most %d] [--disagreements] [PAPER | PAPER/LEMMA ...]\n", TURNS_MAX);
        return 2;
    }
    open_suites(&r);
    for (size_t k = 0; k < r.n; k++) suite_compare(r.suite[k], r.disagreements ? print_disagreement : NULL);
    for (size_t turn = 0; turn < r.turns; turn++)
        for (size_t k = 0; k < r.n; k++) suite_turn(r.suite[k]);
    if (r.turns) print_times(&r);
    print_verdicts(&r);
    print_uncovered();
    for (size_t k = 0; k < r.n; k++) suite_free(r.suite[k]);
    return 0;
}
