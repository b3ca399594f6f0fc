/* SPDX-License-Identifier: MIT */
#include "proofs/prove/side_by_side.h"

#include <glpk.h>
#include <mpfr.h>
#include <pthread.h>
#include <stdatomic.h>

typedef struct { atomic_size_t next; size_t n; task_t *task; void *self; } row_t;
typedef struct { row_t *row; arena_t *keep; } side_t;

static void work(const side_t *s)
{
    arena_t *now = arena_new();
    for (size_t i; (i = atomic_fetch_add(&s->row->next, 1)) < s->row->n;) {
        s->row->task(s->row->self, i, s->keep, now);
        arena_reset(now);
    }
    arena_free(now);
}

/* MPFR and GLPK keep something for each thread. */
static void *thread(void *side)
{
    work(side);
    mpfr_free_cache();
    glp_free_env();
    return NULL;
}

void side_by_side(unsigned jobs, size_t n, task_t *task, void *self, arena_t **keep)
{
    pthread_t id[SIDES_MAX];
    side_t side[SIDES_MAX];
    row_t row = { .n = n, .task = task, .self = self };
    unsigned more = 0;
    for (unsigned k = 0; k < SIDES_MAX && (k == 0 || (k < jobs && k < n)); k++) {
        if (!keep[k]) keep[k] = arena_new();
        side[k] = (side_t){ &row, keep[k] };
    }
    while (more + 1 < jobs && more + 1 < n && more + 1 < SIDES_MAX &&
           pthread_create(&id[more], NULL, thread, &side[more + 1]) == 0)
        more++;
    work(&side[0]);
    while (more > 0) pthread_join(id[--more], NULL);
}
