/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_BENCH_LEMMATA_H
#define LEMMATA_BENCH_LEMMATA_H

#include "bench/bench.h"
#include "numerics/laws/chan.h"

#include <stdlib.h>

/* Where a method's own numbers are kept, and what an operation computes; the first member of every state. */
typedef struct { arena_t *keep, *scratch; } rooms_t;
rooms_t rooms_open(void);
/* The `end` of the methods: frees both, and the state. */
void lemmata_end(void *state);

const pmf_t  *law_of(arena_t *A, const problem_t *P);
const chan_t *channel_of(arena_t *A, const problem_t *P);

extern const method_t lemmata_entropy, lemmata_mutual, lemmata_sign, lemmata_klinv, lemmata_capacity, lemmata_maurer;

#endif
