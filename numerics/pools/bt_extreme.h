/* SPDX-License-Identifier: MIT
**
** bt_extreme -- the law of a box whose upper tails are greatest, and the one whose upper tails are least, in doubles.
**
** All Bradley-Terry weights H(q) rise with phi(t) = sum_l q_l e^(-w_l t), t > 0, w_1 < w_2 < ..: H_l = K w_l Int
** e^(-w_l t) phi^(K-1) dt, whatever the total mass. e^(-w t) decreases in w, so by summation by parts what has the
** least masses of {1..k}, for all k at once, has the least phi, at all t at once, and the least weights. So these two
** bound the weights over all laws of the box.
*/
#ifndef LEMMATA_BT_EXTREME_H
#define LEMMATA_BT_EXTREME_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { LOWER, UPPER } side_t;

#define MASS_ERROR 0x1p-80

/* q >= 0: every {1..k} has, of any law p with lo <= p <= hi, at least (LOWER) or at most (UPPER) its mass in q. Fewer
** than 2^12 levels. False when no law lies in the box; a box that is missed by less than MASS_ERROR may pass for one
** that is not. */
bool bt_extreme(double *q, size_t levels, const double *lo, const double *hi, side_t side);

#endif
