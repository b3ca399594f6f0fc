/* SPDX-License-Identifier: MIT
**
** table: DIR/ID.tex, DIR/ID-chain.tex, DIR/ID-ledger.tex, DIR/ID-SWEEP.csv and, unless it is data alone, DIR/ID-SWEEP.tex and -caption.tex;
** and DIR/PAPER/summary.tex.
*/
#include "cli/cli.h"

#include <mpfr.h>
#include <pthread.h>
#include <stdlib.h>

typedef struct { records_t R; const record_t *r; const sweep_t *sweep; } job_t;

static void table(FILE *f, const void *what) { write_tex_table(f, ((const job_t *)what)->r); }
static void chain(FILE *f, const void *what) { write_tex_chain(f, ((const job_t *)what)->r->lemma); }
static void ledger(FILE *f, const void *what) { write_tex_ledger(f, ((const job_t *)what)->r); }
static void summary(FILE *f, const void *what) { write_tex_summary(f, ((const job_t *)what)->R); }
static void caption(FILE *f, const void *what) { write_tex_caption(f, ((const job_t *)what)->sweep); }
static void sweep_tex(FILE *f, const void *what) { write_tex_sweep(f, ((const job_t *)what)->sweep); }
static void sweep_csv(FILE *f, const void *what) { write_csv_sweep(f, ((const job_t *)what)->sweep); }

static bool put(arena_t *A, const options_t *o, const char *name, const char *suffix, void (*write)(FILE *, const void *), const job_t *job)
{
    const char *file = arena_printf(A, "%s/%s%s", o->out, name, suffix);
    return output_folders(file) && output_write(file, write, job);
}

static bool put_lemma(arena_t *A, const options_t *o, const record_t *r)
{
    const char *id = r->lemma->id;
    job_t job = { .r = r };
    bool good = put(A, o, id, ".tex", table, &job) && put(A, o, id, "-chain.tex", chain, &job) && put(A, o, id, "-ledger.tex", ledger, &job);
    for (size_t k = 0; good && r->lemma->sweeps && r->lemma->sweeps[k]; k++) {
        job.sweep = r->lemma->sweeps[k];
        const char *name = arena_printf(A, "%s-%s", id, job.sweep->name);
        good = put(A, o, name, ".csv", sweep_csv, &job);
        if (job.sweep->data) continue;
        good = good && put(A, o, name, ".tex", sweep_tex, &job) && put(A, o, name, "-caption.tex", caption, &job);
    }
    return good;
}

/* The summary of each paper, over its lemmas of this run; they stand together. */
static bool put_summaries(arena_t *A, const options_t *o, records_t R)
{
    for (size_t i = 0, n; i < R.n; i += n) {
        for (n = 1; i + n < R.n && R.at[i + n].paper == R.at[i].paper;) n++;
        job_t job = { .R = { R.at + i, n } };
        if (!put(A, o, arena_printf(A, "%s/summary", R.at[i].paper->name), ".tex", summary, &job)) return false;
    }
    return true;
}

/* The lemmas' files, each lemma by whichever worker is free. */
typedef struct { const options_t *o; records_t R; size_t next; bool good; pthread_mutex_t lock; } tables_t;

static void *put_lemmas(void *what)
{
    tables_t *T = what;
    arena_t *A = arena_new();
    pthread_mutex_lock(&T->lock);
    while (T->good && T->next < T->R.n) {
        const record_t *r = &T->R.at[T->next++];
        pthread_mutex_unlock(&T->lock);
        bool good = put_lemma(A, T->o, r);
        arena_reset(A);
        pthread_mutex_lock(&T->lock);
        T->good = T->good && good;
    }
    pthread_mutex_unlock(&T->lock);
    arena_free(A);
    return NULL;
}

/* A worker's thread frees what MPFR keeps for it. A thread that cannot be started is done without. */
static void *worker(void *what)
{
    put_lemmas(what);
    mpfr_free_cache();
    return NULL;
}

static bool put_all(const options_t *o, records_t R)
{
    enum { WORKERS_MAX = 64 };
    tables_t T = { o, R, 0, true, PTHREAD_MUTEX_INITIALIZER };
    pthread_t thread[WORKERS_MAX];
    size_t more = 0;
    while (more + 1 < o->check.jobs && more + 1 < R.n && more < WORKERS_MAX && pthread_create(&thread[more], NULL, worker, &T) == 0) more++;
    put_lemmas(&T);
    while (more > 0) pthread_join(thread[--more], NULL);
    return T.good;
}

int command_table(const options_t *o)
{
    checked_t run;
    if (!o->out) { complain("table needs -o DIR"); return EXIT_BAD_INPUT; }
    if (!run_records(&run, o)) return EXIT_BAD_INPUT;
    records_t R = run.records;
    arena_t *A = arena_new();
    bool good = put_summaries(A, o, R) && put_all(o, R);
    if (good) write_text(stdout, R, QUIET);
    int status = good ? run_status(&run) : EXIT_BAD_INPUT;
    arena_free(A);
    run_free(&run);
    return status;
}
