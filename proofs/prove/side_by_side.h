/* SPDX-License-Identifier: MIT
**
** side_by_side -- tasks that know nothing of each other, done by several threads. What each leaves is a function of its
** number alone, so that the number of threads changes nothing.
*/
#ifndef LEMMATA_PROVE_SIDE_BY_SIDE_H
#define LEMMATA_PROVE_SIDE_BY_SIDE_H

#include "numerics/base/arena.h"

/* Task i. What it makes for later is in `keep`, of this thread and the caller's; `now` is forgotten when it ends. */
typedef void task_t(void *self, size_t i, arena_t *keep, arena_t *now);

enum { SIDES_MAX = 64 };

/* `keep` has SIDES_MAX arenas, made where they are NULL; the caller frees them. The calling thread works too. */
void side_by_side(unsigned jobs, size_t n, task_t *task, void *self, arena_t **keep);

#endif
