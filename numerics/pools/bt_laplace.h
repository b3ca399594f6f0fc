/* SPDX-License-Identifier: MIT
**
** bt_laplace -- Bradley-Terry weights of the levels of a pool, enclosed in doubles, for every law of a box at once.
**
** Levels of weight 0 < w_1 < .. < w_L (e to the reward), a law p on them, a pool of K >= 2: level l and K-1 competitors
** Y_i drawn from p independently. Its weight is
**     H_l(p) = E[ K w_l/(w_l + w_{Y_1} + .. + w_{Y_{K-1}}) ],
** between 0 and K, and sum_l p_l H_l(p) = 1. Ratios of weights alone matter.
*/
#ifndef LEMMATA_BT_LAPLACE_H
#define LEMMATA_BT_LAPLACE_H

#include "numerics/base/arena.h"

#include <stdbool.h>

enum {
    BT_LAPLACE_LEVELS_MAX = 1024,
    BT_LAPLACE_SPREAD_MAX = 100,    /* w_L/w_1 < 2^100 */
    BT_LAPLACE_POOL_MAX   = 1 << 20
};

typedef struct bt_laplace bt_laplace_t;

/* The tables for these weights and pools of K; some megabytes and milliseconds for hundreds of levels. They are never
** written again, so threads may share them. NULL outside the domain: 1 <= L <= LEVELS_MAX, 2 <= K <= POOL_MAX, weights
** positive and strictly increasing, spread below 2^SPREAD_MAX. */
const bt_laplace_t *bt_laplace_make(arena_t *A, size_t levels, mpq_srcptr w, unsigned long K);

/* lo[l] <= H_l(p) <= hi[l] for every law p with p_lo <= p <= p_hi. The ends are those of H over the box, but for 2^-80
** of mass at one level and for relatively about 10^-13 + 2 K (8 + L/16) 2^-53 together. Outputs may alias inputs. False
** when no law lies in the box: nothing is written then. A box that is missed by less than 2^-80 of mass may pass for
** one that is not, and nothing is claimed of it. */
bool bt_laplace(double *lo, double *hi, const bt_laplace_t *T, const double *p_lo, const double *p_hi);

#endif
