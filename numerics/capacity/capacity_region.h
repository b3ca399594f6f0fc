/* SPDX-License-Identifier: MIT
**
** capacity_region -- the capacities of all channels in a region about counts, certified.
**
** Each row of counts is a sample of independent draws from the true row, its length given. With probability at least
** `level` every entry of the true channel lies within its limits of Clopper and Pearson, at an error of (1 - level)/I
** each, half above and half below, I the number of intervals (Bonferroni): nx of two outputs, where the entries of a
** row are one event, else nx ny. So the true capacity lies in
** [lo, hi] with that probability: conservative, by the union and by the limits.
*/
#ifndef LEMMATA_CAPACITY_REGION_H
#define LEMMATA_CAPACITY_REGION_H

#include "numerics/capacity/capacity_rows.h"

/* lo <= W(y|x) <= hi, cell by cell; `near`: the shares. */
typedef struct { const rows_t *near; mpq_ptr lo, hi; size_t intervals; } region_t;

/* total[x]: the counts of row x, at most BINOMIAL_MOST. `error` = 1 - level, in (0,1). R and the region belong to A. */
void region_of_counts(region_t *S, arena_t *A, const rows_t *R, mpz_srcptr total, mpq_srcptr error);

/* Rationals lo <= C(W) <= hi for every channel W in the region: see capacity_region.c. */
void capacity_over_region(mpq_ptr lo, mpq_ptr hi, const region_t *S);

#endif
