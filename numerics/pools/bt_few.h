/* SPDX-License-Identifier: MIT
**
** bt_few -- Bradley-Terry weights of a few levels, enclosed in doubles, pool by pool, for every law of a box at once.
*/
#ifndef LEMMATA_BT_FEW_H
#define LEMMATA_BT_FEW_H

#include "numerics/pools/bt.h"

enum { BT_FEW_LEVELS_MAX = 8, BT_FEW_POOL_MAX = 500, BT_FEW_POOLS_MAX = 1 << 14, BT_FEW_BITS_MAX = 300 };

/* Few enough levels, competitors, pools, and bits of a weight? */
bool bt_few_affordable(const bt_levels_t *L, unsigned long K);

/* lo[l] <= H_l(p) <= hi[l] for every law p on the levels with p_lo <= p <= p_hi: the ends of H over the box but for
** relatively about ((4 + L) K + L + 14) 2^-51. Outputs may alias inputs. False, and nothing written, when no law lies
** in the box (bt_extreme). Affordable ones only. */
bool bt_few(double *lo, double *hi, const bt_levels_t *L, unsigned long K, const double *p_lo, const double *p_hi);

#endif
