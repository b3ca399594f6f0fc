/* SPDX-License-Identifier: MIT */
#include "bench/plain/suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SCRATCH = 1 << 23 };
/* The plain pass is repeated until it has taken so long: many take microseconds. */
#define PLAIN_SECONDS 0.02

static void *must(void *p)
{
    if (!p) { fprintf(stderr, "plain: out of memory\n"); abort(); }
    return p;
}

const plain_lemma_t *plain_find(const char *id)
{
    static const plain_lemma_t *const lists[] = {
        plain_loop, plain_fano, plain_mixture, plain_samples,
        plain_conflict, plain_disjoint, plain_plane, NULL
    };
    for (size_t k = 0; lists[k]; k++)
        for (const plain_lemma_t *p = lists[k]; p->id; p++)
            if (strcmp(p->id, id) == 0) return p;
    return NULL;
}

/* --- candidates ------------------------------------------------------------------------------------------------------ */

/* To the nearest doubles: mpq_get_d truncates, and all laws would fall short of 1. */
static table_t table_of(const value_t *v)
{
    table_t t = { .cells = v->cells, .at = must(malloc(v->cells * sizeof(double))) };
    mpfr_t x;
    mpfr_init2(x, 53);
    for (unsigned k = 0; k < v->rank; k++) t.dim[k] = v->dim[k];
    for (size_t i = 0; i < v->cells; i++) {
        mpfr_set_q(x, v->at + i, MPFR_RNDN);
        t.at[i] = mpfr_get_d(x, MPFR_RNDN);
    }
    mpfr_clear(x);
    return t;
}

static void convert(plain_t *c, const plain_lemma_t *p, const candidate_t *exact)
{
    for (size_t k = 0; p->params[k]; k++) c->value[k] = table_of(candidate_value(exact, p->params[k]));
}

static size_t family_size(const family_t *f) { return f->size ? f->size : CANDIDATES_DEFAULT; }

suite_t *suite_new(const paper_t *paper, const lemma_t *L, const plain_lemma_t *plain)
{
    suite_t *s = must(calloc(1, sizeof *s));
    *s = (suite_t){ .paper = paper, .lemma = L, .plain = plain };
    for (size_t f = 0; L->families[f]; f++) s->candidates += family_size(L->families[f]);
    s->at = must(calloc(s->candidates, sizeof *s->at));
    s->in_doubles = must(calloc(s->candidates, sizeof *s->in_doubles));
    arena_t *A = arena_new();
    size_t k = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < family_size(L->families[f]); i++, k++) {
            arena_reset(A);
            s->at[k] = (place_t){ true, f, i };
            convert(&s->in_doubles[k], plain, lemma_candidate(A, L, f, SUITE_SEED, i));
        }
    arena_free(A);
    return s;
}

void suite_free(suite_t *s)
{
    for (size_t k = 0; k < s->candidates; k++)
        for (size_t p = 0; p < PLAIN_PARAMS; p++) free(s->in_doubles[k].value[p].at);
    free(s->in_doubles);
    free(s->at);
    free(s);
}

/* --- one candidate, either side --------------------------------------------------------------------------------------- */

static out_t out_new(void) { return (out_t){ .work = must(malloc(SCRATCH * sizeof(double))), .size = SCRATCH }; }

static inline void evaluate(out_t *o, const suite_t *s, size_t k)
{
    o->used = 0;
    memset(o->answer, 0, sizeof o->answer);
    s->plain->eval(o, &s->in_doubles[k]);
}

static unsigned long comparisons(const lemma_t *L, const chain_t *t)
{
    unsigned long n = 0;
    for (size_t k = 0; L->links[k].name; k++)
        for (const chain_row_t *row = t->aside[k] || t->past[k] ? NULL : t->first; row; row = row->next)
            n += row->term[L->links[k].lhs] && row->term[L->links[k].rhs];
    return n;
}

/* --- verdicts ----------------------------------------------------------------------------------------------------------- */

const char *disagreement_name(disagreement_t d)
{
    static const char *const name[] = { "missed violation", "false violation", "strict taken for equal", "equal taken for strict",
                                        "hypothesis misjudged", "undecided by the check" };
    return name[d];
}

static disagreement_t disagreement(verdict_t v, answer_t a)
{
    if (v == VERDICT_UNDECIDED) return NOT_DECIDED;
    if ((v == VERDICT_OUTSIDE || v == VERDICT_BEYOND) != (a == ANSWER_OUTSIDE)) return HYPOTHESIS;
    if (v == VERDICT_VIOLATED) return a == ANSWER_VIOLATED ? DISAGREEMENTS : MISSED_VIOLATION;
    if (a == ANSWER_VIOLATED) return FALSE_VIOLATION;
    if (v == VERDICT_HOLDS && a == ANSWER_EQUAL) return STRICT_AS_EQUAL;
    return v == VERDICT_EQUAL && a == ANSWER_HOLDS ? EQUAL_AS_STRICT : DISAGREEMENTS;
}

void suite_compare(suite_t *s, void (*on)(const suite_t *s, place_t at, size_t link, disagreement_t what))
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    out_t o = out_new();
    s->links = s->plain_links = 0;
    for (size_t k = 0; k < s->candidates; k++) {
        arena_reset(A);
        evaluate(&o, s, k);
        const candidate_t *c = lemma_candidate(A, s->lemma, s->at[k].family, SUITE_SEED, s->at[k].index);
        const chain_t *t = lemma_chain_with(A, s->lemma, c, &effort);
        s->links += comparisons(s->lemma, t);
        for (size_t i = 0; s->lemma->links[i].name; i++) {
            disagreement_t d = disagreement(decide_link(s->lemma, i, t, &effort).verdict, o.answer[i]);
            if (d == DISAGREEMENTS) continue;
            if (s->tally[d].count++ == 0) { s->tally[d].first = s->at[k]; s->tally[d].link = i; }
            if (on) on(s, s->at[k], i, d);
        }
    }
    s->plain_links = o.decided;
    free(o.work);
    arena_free(A);
}

/* --- the clock ---------------------------------------------------------------------------------------------------------- */

/* The processor's time for this thread: others at work on the machine cost cache, not turns. */
static double seconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* What reading it costs, which is taken off each short interval. */
static double clock_cost(void)
{
    enum { READS = 10000 };
    double start = seconds_now();
    for (int k = 0; k < READS; k++) seconds_now();
    return (seconds_now() - start) / READS;
}

static double time_plain(const suite_t *s, bool quick)
{
    out_t o = out_new();
    o.quick = quick;
    size_t passes = 0;
    for (size_t k = 0; k < s->candidates; k++) evaluate(&o, s, k); /* warms up; touches the scratch */
    double start = seconds_now(), spent;
    do {
        for (size_t k = 0; k < s->candidates; k++) evaluate(&o, s, k);
        passes++;
    } while ((spent = seconds_now() - start) < PLAIN_SECONDS);
    free(o.work);
    return spent / (double)passes;
}

/* The engine's own functions, as record_check calls them. */
static void time_engine(suite_t *s)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    double sum[3] = { 0 }, reading = clock_cost();
    for (size_t k = 0; k < s->candidates; k++) {
        double t0 = seconds_now();
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, s->lemma, s->at[k].family, SUITE_SEED, s->at[k].index);
        double t1 = seconds_now();
        const chain_t *t = lemma_chain_with(A, s->lemma, c, &effort);
        double t2 = seconds_now();
        for (size_t i = 0; s->lemma->links[i].name; i++) decide_link(s->lemma, i, t, &effort);
        sum[0] += t1 - t0 - reading;
        sum[1] += t2 - t1 - reading;
        sum[2] += seconds_now() - t2 - reading;
    }
    for (size_t i = 0; i < 3; i++) s->seconds[TIME_MAKE + i][s->turns] = sum[i];
    arena_free(A);
}

static double time_record(const suite_t *s)
{
    check_options_t options = { .seed = SUITE_SEED, .prec_max = EFFORT_DEFAULT.prec_max, .filter = EFFORT_DEFAULT.filter };
    record_t r;
    record_init(&r, s->paper, s->lemma, &options);
    double start = seconds_now();
    record_check(&r, &options);
    double spent = seconds_now() - start;
    record_clear(&r);
    return spent;
}

void suite_turn(suite_t *s)
{
    s->seconds[TIME_PLAIN][s->turns] = time_plain(s, false);
    s->seconds[TIME_QUICK][s->turns] = time_plain(s, true);
    time_engine(s);
    s->seconds[TIME_RECORD][s->turns] = time_record(s);
    s->turns++;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double suite_median(const suite_t *s, clock_column_t column)
{
    double sorted[TURNS_MAX];
    memcpy(sorted, s->seconds[column], s->turns * sizeof *sorted);
    qsort(sorted, s->turns, sizeof *sorted, ascending);
    return s->turns % 2 ? sorted[s->turns / 2] : (sorted[s->turns / 2 - 1] + sorted[s->turns / 2]) / 2;
}
