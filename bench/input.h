/* SPDX-License-Identifier: MIT
**
** input -- the problems, the same in every run: all that is random comes from a fixed seed.
*/
#ifndef LEMMATA_BENCH_INPUT_H
#define LEMMATA_BENCH_INPUT_H

#include "bench/bench.h"

typedef enum {
    WEIGHTS_RANDOM, /* 1 .. 2^size, uniform */
    WEIGHTS_FEW,    /* the same, `size` = 32, but only 64 values */
    WEIGHTS_NEAR    /* 2^31 and up to 255 more: a law near the uniform one */
} weights_t;

typedef enum {
    CHANNEL_RANDOM,  /* rows proportional to random weights */
    CHANNEL_SHARP,   /* the same and more on the diagonal: every input is used */
    /* sharp, but the last input is a mixture that just does not pay: Blahut-Arimoto forgets it slowly */
    CHANNEL_INACTIVE
} channel_kind_t;

problem_t input_entropy(arena_t *A, size_t n, long bits, weights_t kind, unsigned size);
problem_t input_sign(arena_t *A, size_t n, weights_t kind);
problem_t input_mutual(arena_t *A, size_t n, long bits);
problem_t input_klinv(arena_t *A, long digits);
problem_t input_capacity(arena_t *A, size_t n, long digits, channel_kind_t kind);
/* Random rows, nx by ny; plain Blahut-Arimoto is stopped early. */
problem_t input_capacity_large(arena_t *A, size_t nx, size_t ny, long digits);
problem_t input_maurer(arena_t *A, unsigned long m, long digits);

#endif
