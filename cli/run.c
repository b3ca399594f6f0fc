/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"
#include "proofs/engine/digest.h"
#include "proofs/engine/shard.h"

#include <stdlib.h>
#include <unistd.h>

/* The progress line, on a terminal only, at most ten times a second. */
typedef struct { bool shown, terminal; double next; loudness_t loudness; } progress_t;

static void show_progress(void *self, const lemma_t *L, unsigned long done, unsigned long of)
{
    progress_t *p = self;
    if (!p->terminal || (done < of && clock_seconds() < p->next)) return;
    p->next = clock_seconds() + 0.1;
    p->shown = true;
    fprintf(stderr, "\r\033[K%s  %lu/%lu", L->id, done, of);
    fflush(stderr);
}

static void clear_progress(progress_t *p)
{
    if (p->shown) fputs("\r\033[K", stderr);
    p->shown = false;
}

/* With -v: every candidate without a verdict, with the reason. */
static void trace(void *self, const lemma_t *L, place_t at, size_t link, const decision_t *d)
{
    clear_progress(self);
    if (verdict_has_reason(d->verdict))
        fprintf(stderr, "%s, %s, %s %zu: %s: %s\n", L->id, L->links[link].name, L->families[at.family]->name, at.index,
                verdict_name(d->verdict), d->why);
}

bool run_records(checked_t *run, const options_t *o)
{
    choice_t choice[CHOICES_MAX];
    size_t n;
    *run = (checked_t){ 0 };
    return papers_choose(choice, &n, o) && certificates_take(choice, n, o) && run_chosen(run, choice, n, o);
}

bool run_chosen(checked_t *run, const choice_t *choice, size_t n, const options_t *o)
{
    *run = (checked_t){ 0 };
    if (o->against && !(run->against = against_read(o->against))) return false;
    progress_t progress = { .terminal = isatty(STDERR_FILENO), .loudness = o->loudness };
    check_options_t check = o->check;
    check.progress = show_progress;
    check.trace = o->loudness == VERBOSE ? trace : NULL;
    check.self = &progress;
    check.deadline = o->timeout > 0 ? clock_seconds() + o->timeout : 0;
    record_t *at = alloc_array(n, sizeof *at);
    for (size_t i = 0; i < n; i++) record_init(&at[i], choice[i].paper, choice[i].lemma, &check);
    records_check(at, n, &check);
    clear_progress(&progress);
    run->records = (records_t){ at, n };
    proofs_hold(run->records);
    if (records_cut_short(run->records))
        complain("the time was up before all candidates were tried: what is written is cut short");
    return true;
}

void run_free(checked_t *run)
{
    record_t *at = (record_t *)run->records.at;
    for (size_t i = 0; i < run->records.n; i++) record_clear(&at[i]);
    free(at);
    json_decref(run->against);
}

/* A link that no candidate touched is open in a run of all candidates; one of a part of them was not asked about it,
** but has to decide something. */
int run_status(const checked_t *run)
{
    bool open = false, decided = false, survives = false;
    if (run->against) return against_status(run->records, run->against);
    for (size_t i = 0; i < run->records.n; i++) survives |= !claims_broken(&run->records.at[i]);
    if (survives) return EXIT_REFUTED;
    for (size_t i = 0; i < run->records.n; i++) {
        const record_t *r = &run->records.at[i];
        bool expected;
        int as = claims_expected(r, &expected);
        if (as == EXIT_REFUTED) return EXIT_REFUTED;
        open |= as == EXIT_UNDECIDED;
        decided |= expected && record_decided(r);
        if (expected) continue;
        finding_t f = record_worst(r);
        if (f == FOUND_REFUTED) return EXIT_REFUTED;
        open |= f == FOUND_UNDECIDED || (f == FOUND_UNTRIED && !r->partial) || r->cut_short;
        decided |= record_decided(r);
    }
    return open || !decided ? EXIT_UNDECIDED : EXIT_HOLDS;
}

/* --- check ------------------------------------------------------------------------------------------------- */

typedef struct { records_t R; const options_t *o; } job_t;

enum { EQUAL_SHOWN = 3 };

/* The first candidates on which link k is equal, no two alike: decided once more, each. */
static void write_equal(FILE *f, const record_t *r, size_t k, const check_options_t *o)
{
    uint64_t seen[EQUAL_SHOWN];
    unsigned long left = r->link[k].count[VERDICT_EQUAL];
    arena_t *A = arena_new();
    size_t n = 0;
    for (unsigned long i = 0; i < r->candidates && left && n < EQUAL_SHOWN; i++) {
        arena_reset(A);
        witness_t w = witness_at(A, r, k, record_place(r->lemma, o, i));
        if (w.decision.verdict != VERDICT_EQUAL) continue;
        uint64_t own = digest_candidate(w.candidate);
        bool known = false;
        for (size_t j = 0; j < n; j++) known |= seen[j] == own;
        left--;
        if (known) continue;
        json_t *j = candidate_to_json(w.candidate);
        char *text = json_dumps(j, 0);
        if (n) fprintf(f, ", %s", text);
        else fprintf(f, "    %s: equal at %s", r->lemma->links[k].name, text);
        seen[n++] = own;
        free(text);
        json_decref(j);
    }
    if (n) fputc('\n', f);
    arena_free(A);
}

/* Of one line on the spot, where it is equal, too. */
static void write_run(FILE *f, const job_t *job)
{
    write_text(f, job->R, job->o->loudness);
    for (size_t i = 0; i < job->R.n; i++) claims_foreseen(f, &job->R.at[i]);
    for (size_t i = 0; job->o->claim && job->o->loudness != QUIET && i < job->R.n; i++)
        for (size_t k = 0; k < lemma_links(job->R.at[i].lemma); k++)
            write_equal(f, &job->R.at[i], k, &job->o->check);
}

static void write_readable(FILE *f, const job_t *job)
{
    if (job->o->out || !isatty(STDOUT_FILENO)) { write_run(f, job); return; }
    char *text = NULL;
    size_t n = 0;
    FILE *whole = open_memstream(&text, &n);
    if (!whole) alloc_exhausted();
    write_run(whole, job);
    if (fclose(whole) != 0) alloc_exhausted();
    paint(f, text);
    free(text);
}

static void write_records(FILE *f, const void *what)
{
    const job_t *job = what;
    switch (job->o->format) {
    case FORMAT_CSV: write_csv(f, job->R); break;
    case FORMAT_TEX: write_tex_summary(f, job->R); break;
    default: write_readable(f, job); break;
    }
}

int run_write(const checked_t *run, const options_t *o)
{
    job_t job = { run->records, o };
    if (o->format != FORMAT_JSON) return output_write(o->out, write_records, &job) ? run_status(run) : EXIT_INTERNAL;
    json_t *j = records_to_json(run->records, LEMMATA_VERSION, o->check.seed, o->check.prec_max);
    if (o->check.shard.of) {
        json_t *shard = shard_to_json(run->records, &o->check);
        json_put(shard, "program", json_string(program_sum()));
        json_put(j, "shard", shard);
        shard_seal(j);
    }
    return output_json(o->out, j) ? run_status(run) : EXIT_INTERNAL;
}

bool run_shows(const options_t *o)
{
    return o->format == FORMAT_JSON || (o->format == FORMAT_TEXT && o->loudness != QUIET);
}

/* --print. */
static int print(const options_t *o)
{
    bool given = o->claim;
    for (size_t k = 0; k < o->nargs; k++) {
        given = true;
        if (claims_is_file(o->args[k])) continue;
        complain("check --print %.80s: expected a file or -e CLAIM (lemmata show ID shows a built-in claim)",
                 o->args[k]);
        return EXIT_BAD_INPUT;
    }
    if (!given) complain("check --print: expected a file or -e CLAIM");
    if (!given || !claims_load(o)) return EXIT_BAD_INPUT;
    return output_write(o->out, claims_print, NULL) ? EXIT_HOLDS : EXIT_INTERNAL;
}

int command_check(const options_t *o)
{
    if (o->print) return print(o);
    checked_t run;
    options_t shown = *o;
    shown.check.show = run_shows(o);
    if (o->check.shard.of && (o->format != FORMAT_JSON || o->against)) {
        complain(o->against ? "--shard with --against: compare when the shards are merged"
                            : "--shard needs --format json: a shard is for lemmata merge");
        return EXIT_BAD_INPUT;
    }
    if (o->resume && (!o->check.shard.of || !o->out)) {
        complain("--resume is of a shard that is written to a file: --shard I/N -o FILE");
        return EXIT_BAD_INPUT;
    }
    choice_t choice[CHOICES_MAX];
    size_t n;
    if (!papers_choose(choice, &n, &shown) || !certificates_take(choice, n, o)) return EXIT_BAD_INPUT;
    int status;
    if (o->resume && shard_stands(&status, choice, n, o)) return status;
    if (!run_chosen(&run, choice, n, &shown)) return EXIT_BAD_INPUT;
    status = run_write(&run, o);
    run_free(&run);
    return status;
}
