/* SPDX-License-Identifier: MIT
**
** bt_bound -- Bradley-Terry weights rounded in one direction. They are made of sums, products and quotients of positive
** numbers in which every intermediate result enters increasingly, or as a divisor that is an exact integer. So if every
** operation rounds down, the result is a lower bound; if every one rounds up, an upper bound.
*/
#ifndef LEMMATA_BT_BOUND_H
#define LEMMATA_BT_BOUND_H

#include "numerics/pools/bt.h"
#include "numerics/base/encl.h"

/* n competitors with masses m_l >= 0 (exact, their sum near 1) at weights w_l. */
typedef struct { size_t levels; mpz_srcptr w; mpfr_t *mass; } bt_crowd_t;

/* Bounds in direction rnd (MPFR_RNDD, MPFR_RNDU), at the precision of the results, of E[K v_t/(v_t + total)] in
** ratio[t] for `targets` weights v, and of 1, the probability of all pools, in prob[0] (prob may be NULL). Where levels
** are marked (a competitor's mark is its level's) the pools are told apart by how many of theirs are: ratio[m targets +
** t] and prob[m] are of the pools with m marked, m = 0 .. K-1. */
void bt_bound(mpfr_t *ratio, size_t targets, mpz_srcptr v, mpfr_t *prob, bt_crowd_t crowd, unsigned long K,
              const bool *marked, mpfr_rnd_t rnd);

/* Is that less than some 2^20 products? Walking the pools, or going over their totals where the weights are small whole
** numbers. */
bool bt_bound_affordable(bt_crowd_t crowd, unsigned long K);

#endif
