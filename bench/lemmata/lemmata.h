/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_BENCH_LEMMATA_H
#define LEMMATA_BENCH_LEMMATA_H

#include "bench/bench.h"
#include "numerics/chan.h"

#include <stdlib.h>

const pmf_t  *law_of(arena_t *A, const problem_t *P);
const chan_t *channel_of(arena_t *A, const problem_t *P);

extern const method_t lemmata_entropy, lemmata_mutual, lemmata_sign, lemmata_klinv, lemmata_capacity, lemmata_maurer;

#endif
