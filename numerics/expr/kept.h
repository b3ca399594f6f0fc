/* SPDX-License-Identifier: MIT
**
** Numbers that are enclosed on demand, as terms. The ends are kept as they were last asked for: such a term belongs to one thread, as its arena does.
*/
#ifndef LEMMATA_KEPT_H
#define LEMMATA_KEPT_H

#include "numerics/expr/real.h"

typedef struct {
    /* Are these the same number? */
    bool (*same)(const void *what, const void *other);
    /* Sets lo <= number <= hi, hi - lo <= 2^-bits when it can; returns for how many bits they serve. */
    long (*enclose)(mpq_ptr lo, mpq_ptr hi, const void *what, long bits);
} kept_kind_t;

typedef struct { const kept_kind_t *kind; const void *what; long bits; mpq_ptr lo, hi; } kept_t;

kept_t *kept_make(arena_t *A, const kept_kind_t *kind, const void *what);
/* Brings the ends to so many bits. */
void kept_ask(kept_t *k, long bits);
const real_t *real_kept(arena_t *A, kept_t *k);

#endif
