/* SPDX-License-Identifier: MIT
**
** by_hand -- both sides of a link as one writes them in C, in doubles, without any guarantee.
*/
#ifndef LEMMATA_BENCH_BY_HAND_H
#define LEMMATA_BENCH_BY_HAND_H

#include <stddef.h>

typedef struct { double lhs, rhs; } sides_t;

typedef struct {
    const char *lemma;
    unsigned claim;
    /* value[k]: the k-th parameter, row-major; dim: the sizes of the alphabets. */
    sides_t (*sides)(double *const *value, const size_t *dim);
} by_hand_t;

/* Ends with a NULL lemma. */
extern const by_hand_t by_hand[];

#endif
