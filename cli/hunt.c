/* SPDX-License-Identifier: MIT
**
** hunt: counterexamples looked for by local searches; what is found is decided exactly, and printed as a witness. With
** -o DIR each is written as DIR/SLUG-LINK.json, which replay reads.
**
** Each link is hunted alone, so the jobs change nothing; without --seconds the count of evaluations is the only limit.
*/
#include "cli/cli.h"
#include "proofs/claims/hunt/hunt.h"

#include <mpfr.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct { const lemma_t *L; size_t link; hunt_t hunt; shown_t *shown; bool done; } quarry_t;

typedef struct {
    const options_t *o;
    size_t n, next;
    quarry_t *at;
    pthread_mutex_t lock;
} hunt_job_t;

/* --- hunting ------------------------------------------------------------------------------------------------------ */

static void hunt_one(quarry_t *q, const options_t *o)
{
    hunt_options_t h = { .seed = o->check.seed,
                         .evaluations = o->evaluations,
                         .deadline = o->seconds > 0 ? clock_seconds() + o->seconds : 0 };
    if (!h.evaluations) h.evaluations = o->seconds > 0 ? HUNT_EVALUATIONS_MOST : HUNT_EVALUATIONS;
    hunt_link(&q->hunt, compiled_of(q->L), q->link, &h);
    if (!q->hunt.found) return;
    witness_t w = {
        .lemma = q->L, .link = q->link, .seed = h.seed, .candidate = q->hunt.candidate, .decision = q->hunt.decision
    };
    q->shown = shown_make(q->hunt.home, &w);
}

static void *hunter(void *what)
{
    hunt_job_t *job = what;
    for (;;) {
        pthread_mutex_lock(&job->lock);
        size_t k = job->next++;
        pthread_mutex_unlock(&job->lock);
        if (k >= job->n) break;
        hunt_one(&job->at[k], job->o);
    }
    mpfr_free_cache();
    return NULL;
}

static void hunt_all(hunt_job_t *job)
{
    enum { WORKERS_MAX = 64 };
    pthread_t thread[WORKERS_MAX];
    size_t more = 0;
    while (more + 1 < job->o->check.jobs && more + 1 < job->n && more < WORKERS_MAX &&
           pthread_create(&thread[more], NULL, hunter, job) == 0)
        more++;
    hunter(job);
    while (more > 0) pthread_join(thread[--more], NULL);
}

/* --- what was found ----------------------------------------------------------------------------------------------- */

static json_t *witness(const quarry_t *q, const options_t *o)
{
    json_t *j = json_pack("{s:s,s:s,s:s,s:o,s:I,s:O,s:o}", "id", q->L->id, "link", q->L->links[q->link].name, "family",
                          "hunt", "seed", json_digits(o->check.seed), "index", (json_int_t)q->hunt.start, "candidate",
                          q->shown->candidate, "terms", shown_terms_to_json(q->L, q->shown));
    for (size_t i = 0; q->L->origin && q->L->origin[i]; i += 2)
        json_put(j, q->L->origin[i], json_string(q->L->origin[i + 1]));
    return j;
}

static void write_hunt(FILE *f, const void *what)
{
    const hunt_job_t *job = what;
    for (size_t k = 0; k < job->n; k++) {
        const quarry_t *q = &job->at[k];
        const link_t *l = &q->L->links[q->link];
        if (!q->hunt.found && job->o->loudness == QUIET) continue;
        fprintf(f, "%s, %s%s:  ", q->L->id, l->name, role_mark(l->role));
        if (!q->hunt.found) {
            if (!q->hunt.known) fprintf(f, "not hunted: no number in doubles where the hypotheses are met\n");
            else if (job->o->seconds > 0) fprintf(f, "nothing found\n");
            else fprintf(f, "nothing found in %lu evaluations\n", q->hunt.evaluations);
            continue;
        }
        char *c = json_dumps(q->shown->candidate, JSON_COMPACT);
        fprintf(f, "refuted (start %lu)\n    candidate %s\n", q->hunt.start, c);
        free(c);
        write_shown(f, "    ", q->L, q->link, q->shown);
    }
}

static void write_witness(FILE *f, const void *j)
{
    json_dumpf(j, f, JSON_INDENT(1));
    fputc('\n', f);
}

static bool put_witnesses(const hunt_job_t *job)
{
    outputs_t set = { 0 };
    arena_t *A = arena_new();
    bool good = true;
    for (size_t k = 0; k < job->n && good; k++) {
        if (!job->at[k].hunt.found) continue;
        const char *file = arena_printf(A, "%s/%s", job->o->out, lemma_link_file(A, job->at[k].L, job->at[k].link));
        json_t *j = witness(&job->at[k], job->o);
        good = output_folders(file);
        outputs_add(&set, output_compose(file, write_witness, j));
        json_decref(j);
    }
    arena_free(A);
    return good && outputs_put(&set);
}

static json_t *hunt_to_json(const hunt_job_t *job)
{
    json_t *list = json_array();
    for (size_t k = 0; k < job->n; k++) {
        const quarry_t *q = &job->at[k];
        json_t *w = q->hunt.found ? witness(q, job->o) : json_null();
        json_add(list, json_pack("{s:s,s:s,s:o}", "id", q->L->id, "link", q->L->links[q->link].name, "witness", w));
    }
    return json_pack("{s:s,s:o}", "lemmata", LEMMATA_VERSION, "links", list);
}

/* --- the command -------------------------------------------------------------------------------------------------- */

static void list_links(hunt_job_t *job, const choice_t *choice, size_t n)
{
    job->at = alloc_array(n * LINKS_MAX + 1, sizeof *job->at);
    for (size_t k = 0; k < n; k++) {
        const compiled_t *C = compiled_of(choice[k].lemma);
        for (size_t i = 0; i < C->links; i++)
            if (!hunt_refused(C, i)) job->at[job->n++] = (quarry_t){ .L = choice[k].lemma, .link = i };
    }
}

int command_hunt(const options_t *o)
{
    choice_t choice[CHOICES_MAX];
    size_t n;
    hunt_job_t job = { .o = o, .lock = PTHREAD_MUTEX_INITIALIZER };
    if (o->format == FORMAT_CSV || o->format == FORMAT_TEX) {
        complain("hunt: --format: expected text or json");
        return EXIT_BAD_INPUT;
    }
    if (!papers_choose(choice, &n, o)) return EXIT_BAD_INPUT;
    list_links(&job, choice, n);
    hunt_all(&job);
    bool found = false;
    for (size_t k = 0; k < job.n; k++) found |= job.at[k].hunt.found;
    bool good = !o->out || put_witnesses(&job);
    good = good &&
           (o->format == FORMAT_JSON ? output_json(NULL, hunt_to_json(&job)) : output_write(NULL, write_hunt, &job));
    for (size_t k = 0; k < job.n; k++) { shown_clear(job.at[k].shown); hunt_clear(&job.at[k].hunt); }
    alloc_free(job.at);
    return !good ? EXIT_INTERNAL : found ? EXIT_REFUTED : EXIT_UNDECIDED;
}
