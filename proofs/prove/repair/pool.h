/* SPDX-License-Identifier: MIT
**
** repair_pool -- the candidates on which the changes of one link are tried: those of its lemma that are decided, made
** once for all; those that violate the link first, the most violated before the others; and what searches find. A
** change is tried on all of them, and where it supposes more, on some that are drawn to meet it, and on the violating
** ones moved to where it holds.
**
** Doubles order the candidates, and decide nothing. Which one refutes a change first depends on the threads; whether
** one does, and all counts, do not.
*/
#ifndef LEMMATA_PROVE_REPAIR_POOL_H
#define LEMMATA_PROVE_REPAIR_POOL_H

#include "proofs/claims/variants/repairs.h"
#include "proofs/engine/decide.h"
#include "proofs/prove/side_by_side.h"

#include <stdatomic.h>

typedef struct { const candidate_t *c; verdict_t base; double slack; /* relative; about */ size_t place; } pooled_t;

typedef struct {
    const compiled_t *base;     /* the link alone */
    uint64_t seed;
    arena_t *keep[SIDES_MAX];
    size_t n, room, violated, decided;
    bool left, right;           /* is a side other than 0 somewhere? */
    pooled_t *at;
    atomic_size_t last;         /* the one that refuted a change last: tried first */
} pool_t;

/* `known`: candidates besides, of the same declarations. */
void pool_start(pool_t *P, const compiled_t *base, const candidate_t *const *known, size_t knowns, uint64_t seed,
                size_t most, unsigned jobs);
void pool_end(pool_t *P);
/* The same numbers, in another arena. */
candidate_t *candidate_kept(arena_t *A, const candidate_t *c);
/* extreme.c: candidates made from those of the pool. One is taken, c of keep[0] or NULL, where the link is decided on
** it. */
void pool_extremes(pool_t *P);
void pool_take(pool_t *P, const candidate_t *c);
/* One more, that a search has found; not while others try. */
void pool_add(pool_t *P, const candidate_t *c);

typedef struct {
    size_t count[VERDICTS];
    size_t met, of;             /* of so many of the pool, those that were decided */
    bool left, right;           /* is a side other than 0 somewhere? */
    /* is somewhere the less side above 0, or the greater below? Else it says of both no more than their signs */
    bool bites;
    uint64_t slack;             /* the sum of the relative slacks, in millionths: how much it gives away */
} tally_t;

/* Does the candidate violate the only link of T? */
bool pool_violates(const compiled_t *T, const candidate_t *c, arena_t *now);
/* Does T stand on the few most violated and on these? The first of those that violate the link that violates T too;
** P->n: none. Both are functions of T alone. */
bool pool_spares(const pool_t *P, const compiled_t *T, const size_t *also, unsigned n, arena_t *now);
size_t pool_first(const pool_t *P, const compiled_t *T, arena_t *now);
/* How many of those that violate the link differ in the numbers and sizes that a relation is about; of other facts, how
** many there are. */
size_t pool_differ(const pool_t *P, const fact_t *f);
/* Does T stand on some of the pool, the same for each T? On what share of them is T an equation that holds? */
double pool_equal(const pool_t *P, const compiled_t *T, arena_t *now);
bool pool_samples(tally_t *t, const pool_t *P, const compiled_t *T, arena_t *now);
/* Does T, which makes the claim of r, stand on all from `from` on? The arena is reset. */
bool pool_stands(tally_t *t, pool_t *P, const compiled_t *T, const repair_t *r, size_t from, arena_t *now);

#endif
