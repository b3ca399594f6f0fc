/* SPDX-License-Identifier: MIT
**
** dsum -- sums of doubles, exact: an integer in units of 2^-1074, which every finite double is a multiple of. So a sum
** does not depend on the order of its terms, and sums of parts add up to the sum of the whole. It is rounded when it is
** read, once.
*/
#ifndef LEMMATA_DSUM_H
#define LEMMATA_DSUM_H

#include <gmp.h>

/* sum += x, for finite x. The sum is initialised by the caller, to 0 for the empty sum. */
void dsum_add(mpz_ptr sum, double x);
/* The greatest double <= the sum, the least >= the sum; past the greatest finite double an end is that or an infinity,
** outward. */
double dsum_lo(mpz_srcptr sum);
double dsum_hi(mpz_srcptr sum);

#endif
