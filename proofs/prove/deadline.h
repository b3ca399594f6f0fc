/* SPDX-License-Identifier: MIT
**
** deadline -- until when a search goes on, in seconds of this thread's own work, so that what else a machine does changes little of what is found.
*/
#ifndef LEMMATA_PROVE_DEADLINE_H
#define LEMMATA_PROVE_DEADLINE_H

#include <stdbool.h>
#include <time.h>

typedef struct { double at; } deadline_t;

static inline double deadline_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline deadline_t deadline_in(double seconds) { return (deadline_t){ deadline_now() + seconds }; }
static inline bool deadline_past(deadline_t d) { return deadline_now() > d.at; }

#endif
