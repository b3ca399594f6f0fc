/* SPDX-License-Identifier: MIT
**
** deadline -- until when a search goes on, in seconds of this thread's own work, so that what else a machine does
** changes little of what is found.
**
** A search hands parts of its own deadline to the searches within it: a part is a share of the whole, and none outlasts
** the whole.
*/
#ifndef LEMMATA_PROVE_DEADLINE_H
#define LEMMATA_PROVE_DEADLINE_H

#include <stdbool.h>
#include <time.h>

typedef struct { double at, seconds; } deadline_t; /* its end, and from when it was set to its end */

static inline double deadline_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline deadline_t deadline_in(double seconds) { return (deadline_t){ deadline_now() + seconds, seconds }; }

/* From now on for this share of the whole, 0 < share <= 1, or to its end. */
static inline deadline_t deadline_part(deadline_t whole, double share)
{
    deadline_t d = deadline_in(share * whole.seconds);
    if (d.at > whole.at) d.at = whole.at;
    return d;
}

static inline bool deadline_past(deadline_t d) { return deadline_now() > d.at; }

#endif
