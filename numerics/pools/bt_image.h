/* SPDX-License-Identifier: MIT
**
** bt_image -- masses under a law and under its image, as expressions, where exact numbers are long: brackets, as long
** as they tell the mass from what it is compared with.
*/
#ifndef LEMMATA_BT_IMAGE_H
#define LEMMATA_BT_IMAGE_H

#include "numerics/expr/real.h"
#include "numerics/pools/bt.h"
#include "numerics/pools/odds.h"

/* p'(S), p' the law after this stage from p (NULL: p itself): exactly when it is short, or when a bracket would not
** tell it from one of the n numbers `against`; else as a bracket. Which, is found when it is first asked for
** (real_asked); p, S and the numbers outlive it. NULL when the exact law could not be had (bt_round_fits), whichever it
** is. */
const real_t *bt_image_mass(const pmf_t *p, const stage_t *stage, const bool *S, size_t n, const mpq_srcptr *against);

#endif
