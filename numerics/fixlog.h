/* SPDX-License-Identifier: MIT
**
** fixlog -- logarithms in fixed point: a table of multipliers, then a short series. For one number, or a sum of few, of up to 512 bits.
*/
#ifndef LEMMATA_FIXLOG_H
#define LEMMATA_FIXLOG_H

#include <gmp.h>

enum {
    FIXLOG_LIMBS_MAX = 8,
    FIXLOG_ERROR = 16 /* in units of 2^-64L */
};

/* a >= 1. Returns e, the length of a in bits, and sets out[0..L), a fraction N of L limbs, the least significant first, with
**     |log a - (e log 2 - N)| <= FIXLOG_ERROR 2^-64L,    0 <= N < 1.
** 2 <= L <= FIXLOG_LIMBS_MAX. Method: as in the file. */
long fixlog(mp_limb_t *out, mpz_srcptr a, int L);
/* The same of a single limb a >= 1. */
long fixlog_word(mp_limb_t *out, mp_limb_t a, int L);

#endif
