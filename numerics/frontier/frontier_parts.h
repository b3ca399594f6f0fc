/* SPDX-License-Identifier: MIT
**
** The law of one prompt as doubles, and the sums over it that the files of frontier share.
**
** With m = max r and a scale 2^k, (m - min r)/2^k in (1/4, 1): level l, from the best down, has x = (m - r)/2^k, y = c
** - x for a double c near the mean of x, gap = (this reward - the next)/2^k, each the exact rational cut to a double:
** to a factor
** 1 - 2^-52 (or, below 2^-1022, to 2^-1074: see SUM_ERROR).
*/
#ifndef LEMMATA_FRONTIER_PARTS_H
#define LEMMATA_FRONTIER_PARTS_H

#include "numerics/frontier/frontier.h"

struct frontier_law {
    size_t n, levels;
    long k;
    double *x, *y, *gap;
    uint32_t *count;
    ball_t mean_x, mean_y, range; /* range: of x */
};

/* --- sums in two stages: each term goes through at most sum_adds additions -------------------------------- */

enum { SUM_BLOCK = 256 };
typedef struct { double total, block; } sum_t;

static inline double sum_adds(size_t terms) { return (double)(SUM_BLOCK + terms / SUM_BLOCK + 2); }
static inline void sum_fold(sum_t *s) { s->total += s->block; s->block = 0; }

/* --- sums over the levels, of weights `count` -------------------------------------------------------------- */

/* With s = theta y: less = sum y (e^s - 1), rest = sum e^s - 1 - s. */
typedef struct { double less, rest; } centred_t;
centred_t frontier_centred(const frontier_law_t *l, const uint32_t *count, double theta);

/* From the best level down, t = theta x, as far as t <= TOP_CUT: weight = sum e^-t, lost = sum 1 - e^-t (1 for each
** beyond the cut), t = sum t e^-t. */
#define TOP_CUT 64.0
typedef struct { double weight, lost, t; } topped_t;
topped_t frontier_topped(const frontier_law_t *l, const uint32_t *count, size_t n, double theta);

/* theta max y at most this: the centred sums. */
#define CENTRED_MAX 32.0

/* The gain of the best of N on one prompt, in units of 2^k; 1 <= N <= n. */
ball_t frontier_law_best(const frontier_law_t *l, unsigned long N);

/* Gain, KL and charge = beta log E e^((r - mean)/beta), in units of 2^k, of `count` samples a level, at the tilt theta,
** jackknifed (frontier_jack.c); 0 of fewer than two samples. */
typedef struct { double charge, gain, kl; } frontier_value_t;
frontier_value_t frontier_jackknifed(const frontier_law_t *l, const uint32_t *count, double theta);

/* The rate at the scale of a law: mantissa 2^(exponent + k), within 2^-400 .. 2^900; which end was cut: -1, 0, 1. */
double frontier_theta(const frontier_law_t *l, frontier_rate_t rate, int *cut);

#endif
