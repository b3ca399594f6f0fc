/* SPDX-License-Identifier: MIT
**
** table: DIR/ID.tex, -narrow.tex, -chain.tex, -marked.tex, -ledger.tex, -bars.tex, -statement.tex, -proofs.tex,
** DIR/ID-SWEEP.csv and, unless it is data alone, DIR/ID-SWEEP.tex and -caption.tex; DIR/PAPER/summary.tex,
** DIR/PAPER/results.tex, glance.tex: which results stand, DIR/PAPER/captions.tex: the captions as macros,
** DIR/PAPER/sections.tex: all statements.
*/
#include "cli/builtin.h"
#include "cli/cli.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/print/print.h"
#include "proofs/engine/write_tex.h"

#include <ctype.h>
#include <md5.h>
#include <mpfr.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct { records_t R; const record_t *r; const swept_t *swept; } job_t;

static void table(FILE *f, const void *what) { write_tex_table(f, ((const job_t *)what)->r); }
static void narrow(FILE *f, const void *what) { write_tex_narrow(f, ((const job_t *)what)->r); }
static void chain(FILE *f, const void *what) { write_tex_chain(f, ((const job_t *)what)->r->lemma); }
static void statement(FILE *f, const void *what)
{
    const lemma_t *L = ((const job_t *)what)->r->lemma;
    print_statement_tex(f, L->id, compiled_of(L)->core->tree, compiled_of(L)->core->words);
}
static void proofs(FILE *f, const void *what) { write_proofs(f, ((const job_t *)what)->r); }
static void ledger(FILE *f, const void *what) { write_tex_ledger(f, ((const job_t *)what)->r); }
static void summary(FILE *f, const void *what) { write_tex_summary(f, ((const job_t *)what)->R); }
static void results(FILE *f, const void *what) { write_tex_results(f, ((const job_t *)what)->R); }
static void glance(FILE *f, const void *what) { write_tex_glance(f, ((const job_t *)what)->R); }
static void marked(FILE *f, const void *what) { write_tex_marked(f, ((const job_t *)what)->r); }
static void bars(FILE *f, const void *what) { write_tex_bars(f, ((const job_t *)what)->r); }

/* A paper's own TeX is named with its MD5, which TeX can take again: when it differs, the verdicts may be stale. */
static void verdicts(FILE *f, const void *what)
{
    records_t R = ((const job_t *)what)->R;
    const compiled_t *C = compiled_of(R.at[0].lemma);
    const char *file = C->core->file->file;
    size_t n = strlen(file);
    char *text = n > 4 && strcmp(file + n - 4, ".tex") == 0 ? input_read(file, &n) : NULL,
         md5[MD5_DIGEST_STRING_LENGTH] = "";
    if (text) MD5Data((const uint8_t *)text, n, md5);
    for (char *c = md5; *c; c++) *c = (char)toupper((unsigned char)*c);
    write_tex_verdicts(f, R, text ? strrchr(file, '/') ? strrchr(file, '/') + 1 : file : NULL, md5);
    free(text);
}

static void captions(FILE *f, const void *what)
{
    records_t R = ((const job_t *)what)->R;
    fprintf(f, "\\def\\lemmataversion{%s}\\def\\lemmataseed{%llu}%%\n", LEMMATA_VERSION,
            (unsigned long long)R.at->seed);
    write_tex_captions(f, R);
}
static void caption(FILE *f, const void *what) { write_tex_caption(f, ((const job_t *)what)->swept->sweep); }
/* The comment above a lemma in its file, without signs and without the id it may begin with: the idea of its proof, its
** witnesses by hand. */
static char *idea_of(arena_t *A, const lemma_t *L)
{
    const lemma_tree_t *T = compiled_of(L)->core->tree;
    const builtin_t *b = L->origin ? builtin_called(L->origin[1]) : NULL;
    const char *text = b ? (const char *)b->text : "", *line = text, *from = NULL;
    char *idea = arena_printf(A, "%s", "");
    for (unsigned k = 1; k < T->at.line && line; k++, line = strchr(line, '\n'), line += line != NULL)
        from = *line != '#' ? NULL : from ? from : line;
    for (; from && from < line; from = strchr(from, '\n') + 1)
        idea = arena_printf(A, "%s%s%.*s", idea, *idea ? " " : "", (int)strcspn(from + strspn(from, "# "), "\n"),
                            from + strspn(from, "# "));
    size_t own = strlen(L->id);
    return strncmp(idea, L->id, own) == 0 && strchr(".,:", idea[own]) ? idea + own + strspn(idea + own, ".,: ") : idea;
}

/* All claims: what each says, why, its verdicts, its tables. */
static void sections(FILE *f, const void *what)
{
    records_t R = ((const job_t *)what)->R;
    arena_t *A = arena_new();
    for (size_t i = 0; i < R.n; i++, arena_reset(A)) {
        const lemma_t *L = R.at[i].lemma;
        fprintf(f, "\\input{%s-statement}\n", L->id);
        char *idea = idea_of(A, L);
        if (*idea) { fputs("\\lemmataidea{", f); tex_prose(f, idea); fputs("}\n", f); }
        fprintf(f,
                "\\par\\nobreak\\smallskip\\noindent{\\scriptsize\\lemmatafit{\\input{%s-narrow}}}\\par\n\\input{%s-"
                "proofs}\n",
                L->id, L->id);
        for (size_t k = 0; L->sweeps && L->sweeps[k]; k++)
            if (!L->sweeps[k]->data) fprintf(f, "{\\lemmatause{%s}\\lemmatasweep{%s}{}}\n", L->id, L->sweeps[k]->name);
    }
    arena_free(A);
}
static void sweep_tex(FILE *f, const void *what) { write_tex_sweep(f, ((const job_t *)what)->swept); }
static void sweep_csv(FILE *f, const void *what) { write_csv_sweep(f, ((const job_t *)what)->swept); }

/* The files, all composed before one is written; the lemmas' by whichever worker is free. */
typedef struct { const options_t *o; records_t R; size_t next; outputs_t set; pthread_mutex_t lock; } tables_t;

static void put(arena_t *A, tables_t *T, const char *name, const char *suffix, void (*write)(FILE *, const void *),
                const job_t *job)
{
    composed_t c = output_compose(arena_printf(A, "%s/%s%s", T->o->out, name, suffix), write, job);
    pthread_mutex_lock(&T->lock);
    outputs_add(&T->set, c);
    pthread_mutex_unlock(&T->lock);
}

static void put_lemma(arena_t *A, tables_t *T, const record_t *r)
{
    const char *id = r->lemma->id;
    job_t job = { .r = r };
    put(A, T, id, ".tex", table, &job);
    put(A, T, id, "-narrow.tex", narrow, &job);
    put(A, T, id, "-chain.tex", chain, &job);
    put(A, T, id, "-ledger.tex", ledger, &job);
    put(A, T, id, "-marked.tex", marked, &job);
    put(A, T, id, "-bars.tex", bars, &job);
    put(A, T, id, "-proofs.tex", proofs, &job);
    put(A, T, id, "-statement.tex", statement, &job);
    for (size_t k = 0; r->lemma->sweeps && r->lemma->sweeps[k]; k++) {
        const sweep_t *s = r->lemma->sweeps[k];
        const char *name = arena_printf(A, "%s-%s", id, s->name);
        job.swept = sweep_run(A, s);
        put(A, T, name, ".csv", sweep_csv, &job);
        if (s->data) continue;
        put(A, T, name, ".tex", sweep_tex, &job);
        put(A, T, name, "-caption.tex", caption, &job);
    }
}

/* The summary of each paper, over its lemmas of this run; they stand together. */
static void put_summaries(arena_t *A, tables_t *T)
{
    records_t R = T->R;
    for (size_t i = 0, n; i < R.n; i += n) {
        for (n = 1; i + n < R.n && R.at[i + n].paper == R.at[i].paper;) n++;
        job_t job = { .R = { R.at + i, n } };
        put(A, T, arena_printf(A, "%s/summary", R.at[i].paper->name), ".tex", summary, &job);
        put(A, T, arena_printf(A, "%s/results", R.at[i].paper->name), ".tex", results, &job);
        put(A, T, arena_printf(A, "%s/glance", R.at[i].paper->name), ".tex", glance, &job);
        put(A, T, arena_printf(A, "%s/verdicts", R.at[i].paper->name), ".tex", verdicts, &job);
        put(A, T, arena_printf(A, "%s/sections", R.at[i].paper->name), ".tex", sections, &job);
        put(A, T, arena_printf(A, "%s/captions", R.at[i].paper->name), ".tex", captions, &job);
    }
}

static void *put_lemmas(void *what)
{
    tables_t *T = what;
    arena_t *A = arena_new();
    pthread_mutex_lock(&T->lock);
    while (T->next < T->R.n) {
        const record_t *r = &T->R.at[T->next++];
        pthread_mutex_unlock(&T->lock);
        put_lemma(A, T, r);
        arena_reset(A);
        pthread_mutex_lock(&T->lock);
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
    tables_t T = { .o = o, .R = R, .lock = PTHREAD_MUTEX_INITIALIZER };
    arena_t *A = arena_new();
    put_summaries(A, &T);
    arena_free(A);
    pthread_t thread[WORKERS_MAX];
    size_t more = 0;
    while (more + 1 < o->check.jobs && more + 1 < R.n && more < WORKERS_MAX &&
           pthread_create(&thread[more], NULL, worker, &T) == 0)
        more++;
    put_lemmas(&T);
    while (more > 0) pthread_join(thread[--more], NULL);
    bool good = true;
    for (size_t k = 0; k < T.set.n && good; k++) good = output_folders(T.set.at[k].file);
    return good && outputs_put(&T.set);
}

int command_table(const options_t *o)
{
    checked_t run;
    if (!o->out) { complain("table needs -o DIR"); return EXIT_BAD_INPUT; }
    if (!run_records(&run, o)) return EXIT_BAD_INPUT;
    records_t R = run.records;
    bool good = put_all(o, R);
    if (good) write_text(stdout, R, QUIET);
    int status = good ? run_status(&run) : EXIT_INTERNAL;
    run_free(&run);
    return status;
}
