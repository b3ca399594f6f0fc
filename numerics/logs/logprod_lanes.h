/* SPDX-License-Identifier: MIT
**
** logprod_lanes -- eight products of words side by side, in registers of eight limbs of 52 bits; for logprod alone.
*/
#ifndef LEMMATA_LOGPROD_LANES_H
#define LEMMATA_LOGPROD_LANES_H

#include "numerics/logs/limbs.h"

#include <stddef.h>

enum { LANES_PRODUCTS = 8, LANES_BITS = 52, LANES_LIMBS_MAX = 96 };

/* Has this machine the instructions (AVX-512 IFMA and CD), and are L limbs few enough? */
bool lanes_serve(int L);

/* For each j < 8 the product p_j of the words a[j][0 .. n[j]), all of them >= 1 and any `fit` neighbours' product below
** 2^52, as m_j 2^e_j, m_j the fraction of the L + 1 limbs at m + j (L + 1), its top bit set. m_j 2^e_j <= p_j, and
** below it by less than k 2^-(64L+31) of p_j, where k is the number of words of `fit` each that the most of the n[j]
** fill, which is returned; it must not be 0. Only where lanes_serve(L). */
size_t lanes_products(mp_limb_t *m, int64_t *e, const uint64_t *const *a, const size_t *n, int fit, int L);

#endif
