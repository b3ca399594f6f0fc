/* SPDX-License-Identifier: MIT
**
** flog -- logarithms of integers in doubles, one or a sum of many, with proven error bounds. Portable C, no libm; IEEE
** doubles rounded to nearest, no contraction (ieee.h).
*/
#ifndef LEMMATA_FLOG_H
#define LEMMATA_FLOG_H

#include "numerics/base/ieee.h"

#include <gmp.h>
#include <stdint.h>

/* |flog(a) - log a| <= FLOG_ERROR log a, for a >= 2 of at most 2^40 bits; flog(1) = 0. */
#define FLOG_ERROR 0x1p-50
double flog(mpz_srcptr a);

/* Words are integers 0 <= a < 2^FLOG_WORD_BITS. */
enum { FLOG_WORD_BITS = 63 };

/* sum_i a_i log a_i over n words, 0 log 0 = 0: to a factor 1 +- flog_sum_error(n). n <= 2^40. */
double flog_xlogx(const uint64_t *a, size_t n);
/* sum_i c_i log a_i over n words a_i >= 1; *size is sum_i |c_i| log a_i, and the error at most flog_sum_error(n) *size.
** The c_i are doubles, 0 or at least 2^-1000 in size, finite and such that no sum overflows; what they stand for may be
** off by a factor 1 +- 2^-52. */
double flog_sum(double *size, const double *c, const uint64_t *a, size_t n);
double flog_sum_error(size_t n);

/* The same two, portably; and in registers of 8 or of 4 doubles where the machine has them, else NULL: bit for bit the
** same results. The functions above take the widest. For tests. */
typedef struct {
    double (*xlogx)(const uint64_t *a, size_t n);
    double (*sum)(double *size, const double *c, const uint64_t *a, size_t n);
} flog_route_t;
extern const flog_route_t flog_portable;
const flog_route_t *flog_wide(int registers);

#endif
