/* SPDX-License-Identifier: MIT
**
** logprod -- one logarithm for a whole sum: sum_i c_i log a_i = log prod_i a_i^c_i, the product kept to a few limbs.
*/
#ifndef LEMMATA_LOGPROD_H
#define LEMMATA_LOGPROD_H

#include <mpfr.h>
#include <stddef.h>
#include <stdint.h>

/* lo <= sum_i c_i log a_i <= hi over n < 2^32 words c_i >= 0, a_i >= 1, to limbs L >= 2 of product: the two differ by
** less than
** 2^-(64L-4) sum_i c_i and roundings of lo and hi to their precisions. c = a is allowed. Method: Pippenger's, by digits
** of the c_i; see the file. */
void logprod(mpfr_ptr lo, mpfr_ptr hi, const uint64_t *c, const uint64_t *a, size_t n, int L);

/* The width in bits of the digits that logprod takes for n exponents of `bits` bits, and what the whole costs with it,
** counted in products of L limbs by one word. */
int logprod_digit(double *cost, size_t n, int bits, int L);

#endif
