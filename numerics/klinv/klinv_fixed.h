/* SPDX-License-Identifier: MIT
**
** The root of kl(p||q) = c in fixed point, enclosed; for klinv.c alone.
*/
#ifndef LEMMATA_KLINV_FIXED_H
#define LEMMATA_KLINV_FIXED_H

#include "numerics/base/encl.h"

/* What kl is to come to: a rational, or where that is NULL a number of an enclosure. */
typedef struct { mpq_srcptr rational; encl_srcptr near; } klinv_level_t;

/* lo <= klinv(p,c') <= hi for every c' in c, dyadic, hi - lo <= 2^-bits min(hi, 1-lo) when c is narrow enough; p =
** num/den in lowest terms. False, and nothing claimed, where the case is not of the middling kind this is made for: 0 <
** p < 1 with a denominator of a word, root and its distances from p and 1 above 2^-12, bits at most 400. Scratch is
** taken from A; lo and hi are not p. */
bool klinv_fixed(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, klinv_level_t c, long bits);

#endif
