/* SPDX-License-Identifier: MIT
**
** logsum -- enclosures of sum_i c_i log a_i over words: which way is the quickest, and that way taken.
**
** The ways, each with its own proof: one logarithm in fixed point a term (fixlog), one logarithm of the whole product
** (logprod), one correctly rounded logarithm a term (MPFR); before them equal a_i may be gathered and taken apart into
** primes. The choice rests on measured costs, all of them in logsum.c; it cannot touch the truth of the result.
*/
#ifndef LEMMATA_LOGSUM_H
#define LEMMATA_LOGSUM_H

#include "numerics/base/encl.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum { LOGSUM_FIXED, LOGSUM_PRODUCT, LOGSUM_MPFR, LOGSUM_WAYS } logsum_way_t;

/* Encloses the sum over n < 2^32 words 0 <= c_i, a_i < 2^63, terms with c_i = 0 left out, a_i >= 1 in the others. c = a
** is allowed and means sum a log a. At precision p = that of r the width is at most 2^(6-p) sum c_i log2 a_i, and two
** roundings. */
void logsum_encl(encl_ptr r, const uint64_t *c, const uint64_t *a, size_t n);
/* The same by one way: FIXED for p <= 512 alone. For tests and measurements. */
void logsum_encl_by(encl_ptr r, const uint64_t *c, const uint64_t *a, size_t n, logsum_way_t way);

/* A sum of many short sums in fixed point, enclosed once: sum c log a = E log 2 - M 2^-64L, off by at most U 2^-64L,
** where E = sum c e, M = sum c N, U = FIXLOG_ERROR sum |c| are exact. For precisions of at most 512 bits. */
typedef struct { int L; bool used; mpz_t E, M, U; } logsum_fixed_t;
void logsum_fixed_init(logsum_fixed_t *F, mpfr_prec_t prec);
void logsum_fixed_clear(logsum_fixed_t *F);
/* Adds by times sum a log a, where one logarithm a term is the quickest way; c log a, a >= 2. False, and nothing is
** added, elsewhere. */
bool logsum_fixed_words(logsum_fixed_t *F, mpz_srcptr by, const uint64_t *a, size_t n);
bool logsum_fixed_log(logsum_fixed_t *F, mpz_srcptr c, mpz_srcptr a);
void logsum_fixed_encl(encl_ptr r, const logsum_fixed_t *F);

/* log a, a >= 2, of any length: width at most 2^(6-p) (1 + log a). */
void logsum_log(encl_ptr r, mpz_srcptr a);

#endif
