/* SPDX-License-Identifier: MIT
**
** Trials are made side by side and folded in order.
**
** Invariant: the candidates of all records stand in one row. Workers take them from the front, at most `window` beyond
** the last one folded; a trial waits in its slot of the ring until all before it are folded. Whoever finishes the trial
** that is next folds it, and those after it that are ready; one worker folds at a time, without the lock, and only
** folding touches a record. So every record meets its trials in the order in which one worker alone would bring them.
*/
#include "proofs/engine/record.h"

#include <mpfr.h>
#include <pthread.h>
#include <stdlib.h>

enum { WINDOW = 4096 };

typedef struct slot { struct slot *spare; trial_t trial; size_t record; bool ready, late; } slot_t;

typedef struct {
    record_t *at;
    size_t n;
    const check_options_t *o;
    pthread_mutex_t lock; /* of all that follows, but for a slot between taken and ready, and for the records */
    pthread_cond_t moved; /* something was folded */
    slot_t **ring, *spare; /* what is folded is used again: they are few where none waits long */
    size_t window;
    size_t record;        /* the next to take: its candidate k */
    unsigned long k;
    unsigned long taken, folded;
    bool folding;
    standing_t (*least)[LINKS_MAX]; /* of each record, as of the last fold */
    size_t finished;      /* records that record_finish was or is called on */
} queue_t;

/* A worker: what it keeps at hand, and the least slacks as they stood when it took its candidate. */
typedef struct { queue_t *q; tools_t *tools; standing_t least[LINKS_MAX]; } worker_t;

static making_t making_of(const record_t *r) { return (making_t){ r->lemma, r->seed, r->prec_max, r->filter }; }

/* --- taking ---------------------------------------------------------------------------------------------- */

/* To the next record that has a candidate. */
static void pass_done(queue_t *q)
{
    while (q->record < q->n && q->k >= record_planned(q->at[q->record].lemma, q->o)) { q->record++; q->k = 0; }
}

static slot_t *slot_new(queue_t *q)
{
    slot_t *s = q->spare;
    if (s) { q->spare = s->spare; return s; }
    s = alloc_bytes(sizeof *s); /* of a trial that has few links little is touched */
    s->ready = false;
    trial_init(&s->trial);
    return s;
}

/* The slot of the next candidate, with its place; once the time is up, of each record only the first is tried. Has the
** lock. */
static slot_t *take(worker_t *w, place_t *at)
{
    queue_t *q = w->q;
    slot_t *s = q->ring[q->taken++ % q->window] = slot_new(q);
    s->record = q->record;
    s->late = q->k > 0 && q->o->deadline > 0 && clock_seconds() > q->o->deadline;
    *at = record_place(q->at[q->record].lemma, q->o, q->k);
    for (size_t i = 0; i < LINKS_MAX; i++) w->least[i] = q->least[q->record][i];
    q->k++;
    if (s->late) { q->record++; q->k = 0; }
    pass_done(q);
    return s;
}

/* --- folding --------------------------------------------------------------------------------------------- */

static void call_back(const record_t *r, const trial_t *out, const check_options_t *o)
{
    for (size_t k = 0; k < out->links && o->trace; k++) {
        decision_t d = { .verdict = out->link[k].verdict, .why = out->link[k].why };
        o->trace(o->self, r->lemma, out->at, k, &d);
    }
    if (o->progress) o->progress(o->self, r->lemma, r->candidates, record_planned(r->lemma, o));
}

/* A trial that was compared with a slack that is no longer the least is made anew. */
static void fold(worker_t *w, slot_t *s)
{
    record_t *r = &w->q->at[s->record];
    if (s->late) { r->cut_short = true; return; }
    if (!record_settled(r, &s->trial)) {
        making_t m = making_of(r);
        record_standing(w->least, r);
        trial_make(&s->trial, w->tools, &m, s->trial.at, w->least);
    }
    record_fold(r, &s->trial);
    call_back(r, &s->trial, w->q->o);
}

/* Folds what is ready, unless another worker does. Has the lock, and gives it up while it folds. */
static void fold_ready(worker_t *w)
{
    queue_t *q = w->q;
    if (q->folding) return;
    q->folding = true;
    for (slot_t *s; q->folded < q->taken && (s = q->ring[q->folded % q->window])->ready; q->folded++) {
        pthread_mutex_unlock(&q->lock);
        fold(w, s);
        pthread_mutex_lock(&q->lock);
        s->ready = false;
        s->spare = q->spare;
        q->spare = s;
        record_standing(q->least[s->record], &q->at[s->record]);
        pthread_cond_broadcast(&q->moved);
    }
    q->folding = false;
    pthread_cond_broadcast(&q->moved);
}

/* --- workers --------------------------------------------------------------------------------------------- */

/* Candidates while there are any; has the lock on entry and on return. */
static void make_trials(worker_t *w)
{
    queue_t *q = w->q;
    while (q->record < q->n) {
        if (q->taken - q->folded >= q->window) { pthread_cond_wait(&q->moved, &q->lock); continue; }
        place_t at;
        slot_t *s = take(w, &at);
        pthread_mutex_unlock(&q->lock);
        making_t m = making_of(&q->at[s->record]);
        if (!s->late) trial_make(&s->trial, w->tools, &m, at, w->least);
        pthread_mutex_lock(&q->lock);
        s->ready = true;
        fold_ready(w);
    }
    while (q->folded < q->taken || q->folding) pthread_cond_wait(&q->moved, &q->lock);
}

static void finish_records(queue_t *q)
{
    while (q->finished < q->n) {
        record_t *r = &q->at[q->finished++];
        pthread_mutex_unlock(&q->lock);
        record_finish(r);
        pthread_mutex_lock(&q->lock);
    }
}

static void work(queue_t *q)
{
    worker_t w = { .q = q, .tools = tools_new() };
    pthread_mutex_lock(&q->lock);
    make_trials(&w);
    finish_records(q);
    pthread_mutex_unlock(&q->lock);
    tools_free(w.tools);
}

/* MPFR keeps constants for each thread. */
static void *thread(void *q)
{
    work(q);
    mpfr_free_cache();
    return NULL;
}

/* The calling thread works too; where no more threads are to be had, those there are do the work. */
static void work_side_by_side(queue_t *q, unsigned jobs)
{
    pthread_t id[JOBS_MAX];
    unsigned n = 0;
    while (n + 1 < jobs && pthread_create(&id[n], NULL, thread, q) == 0) n++;
    work(q);
    while (n > 0) pthread_join(id[--n], NULL);
}

void records_check(record_t *at, size_t n, const check_options_t *o)
{
    unsigned jobs = o->jobs > JOBS_MAX ? JOBS_MAX : o->jobs ? o->jobs : 1;
    queue_t q = { .at = at, .n = n, .o = o, .window = jobs > 1 ? WINDOW : 1 };
    q.ring = alloc_array(q.window, sizeof *q.ring);
    q.least = alloc_array(n, sizeof *q.least);
    pthread_mutex_init(&q.lock, NULL);
    pthread_cond_init(&q.moved, NULL);
    pass_done(&q);
    work_side_by_side(&q, jobs);
    pthread_cond_destroy(&q.moved);
    pthread_mutex_destroy(&q.lock);
    for (slot_t *s = q.spare, *next; s; s = next) {
        next = s->spare;
        trial_clear(&s->trial);
        alloc_free(s);
    }
    alloc_free(q.ring);
    alloc_free(q.least);
}
