/* SPDX-License-Identifier: MIT
**
** fixlog -- logarithms in fixed point: a table of multipliers, then a short series. For one number, or a sum of few, of
** up to 512 bits.
*/
#ifndef LEMMATA_FIXLOG_H
#define LEMMATA_FIXLOG_H

#include "numerics/logs/limbs.h"

#include <mpfr.h>
#include <stddef.h>

enum {
    FIXLOG_LIMBS_MAX = 8,
    FIXLOG_ERROR = 16 /* in units of 2^-64L */
};

/* a >= 1. Returns e, the length of a in bits, and sets out[0..L), a fraction N of L limbs, the least significant first,
** with
**     |log a - (e log 2 - N)| <= FIXLOG_ERROR 2^-64L,    0 <= N < 1.
** 2 <= L <= FIXLOG_LIMBS_MAX. Method: as in the file. */
long fixlog(mp_limb_t *out, mpz_srcptr a, int L);
/* The same of a single limb a >= 1. */
long fixlog_word(mp_limb_t *out, mp_limb_t a, int L);

/* sum c_i log a_i over n words, those below 2 left out: N, of L + 2 limbs, += sum c_i N_i and *e += sum c_i e_i, off by
** FIXLOG_ERROR 2^-64L sum c_i; returns sum c_i, of the same words. c = a is allowed; n < 2^32, c_i < 2^63. */
wide_t fixlog_sum(mp_limb_t *N, long_t *e, const uint64_t *c, const uint64_t *a, size_t n, int L);

/* log 2 as a fraction of L + 1 limbs, cut. L <= FIXLOG_LIMBS_MAX. */
const mp_limb_t *fixlog_log2(int L);

/* r := floor(2^frac log a), a >= 1; false, and r as it was, when that is not known: frac above FIXLOG_FLOOR_MAX, or
** 2^frac log a too near an integer (as for a = 1). */
enum { FIXLOG_FLOOR_MAX = 64 * FIXLOG_LIMBS_MAX - 32 };
bool fixlog_floor(mpz_ptr r, mpz_srcptr a, long frac);

/* r := log x, rounded to r's precision in this direction: the number that mpfr_log gives. False, and r as it was, where
** that is not known: x is below 1 or not finite, r longer than FIXLOG_ROUND_MAX bits, or log x too near a number where
** rounding turns (as 0 is for x = 1). */
enum { FIXLOG_ROUND_MAX = 64 * (FIXLOG_LIMBS_MAX - 1) };
bool fixlog_round(mpfr_ptr r, mpfr_srcptr x, mpfr_rnd_t rnd);

#endif
