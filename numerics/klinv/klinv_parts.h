/* SPDX-License-Identifier: MIT
**
** What klinv.c and klinv_real.c share.
*/
#ifndef LEMMATA_KLINV_PARTS_H
#define LEMMATA_KLINV_PARTS_H

#include "numerics/expr/real.h"

enum { KLINV_BITS_MIN = 64 }; /* the least that is aimed at */

/* 1 - p, lowest terms as p is. */
static inline void klinv_complement(mpq_ptr rest, mpq_srcptr p)
{
    mpz_sub(mpq_numref(rest), mpq_denref(p), mpq_numref(p));
    mpz_set(mpq_denref(rest), mpq_denref(p));
}

/* 0 <= p <= 1 and c >= 0? The sign of c, by the enclosure that will be wanted anyway; that it is not negative is given
** where it cannot be told. */
bool klinv_in_domain(mpq_srcptr p, const real_t *c, sign_t *sign);

#endif
