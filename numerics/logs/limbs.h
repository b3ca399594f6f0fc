/* SPDX-License-Identifier: MIT
**
** limbs -- fractions of a few limbs, the least significant first; for fixlog, logprod and logsum alone. The loops
** for at most LIMBS_SHORT limbs are unrolled in place where the length is a constant; for more, GMP's are called.
*/
#ifndef LEMMATA_LIMBS_H
#define LEMMATA_LIMBS_H

#include <gmp.h>
#include <mpfr.h>
#include <stdbool.h>
#include <stdint.h>

_Static_assert(GMP_NUMB_BITS == 64, "limbs of 64 bits");

__extension__ typedef unsigned __int128 wide_t;
__extension__ typedef __int128 long_t;

/* r := e log 2, rounded toward rnd (MPFR_RNDD or MPFR_RNDU) at its constant and at its product. */
void limbs_log2_times(mpfr_ptr r, long_t e, mpfr_rnd_t rnd);

enum { LIMBS_SHORT = 4 };

#define LIMBS_INLINE static inline __attribute__((always_inline))

/* p[0..n] := x[0..n) w. */
LIMBS_INLINE void limbs_times_word(mp_limb_t *p, const mp_limb_t *x, mp_limb_t w, int n)
{
    if (n > LIMBS_SHORT) { p[n] = mpn_mul_1(p, x, n, w); return; }
    mp_limb_t carry = 0;
#pragma GCC unroll 4
    for (int k = 0; k < n; k++) {
        wide_t t = (wide_t)x[k] * w + carry;
        p[k] = (mp_limb_t)t;
        carry = (mp_limb_t)(t >> 64);
    }
    p[n] = carry;
}

/* x := x + y; returns the carry. */
LIMBS_INLINE mp_limb_t limbs_add(mp_limb_t *x, const mp_limb_t *y, int n)
{
    if (n > LIMBS_SHORT) return mpn_add_n(x, x, y, n);
    mp_limb_t carry = 0;
#pragma GCC unroll 4
    for (int k = 0; k < n; k++) {
        wide_t t = (wide_t)x[k] + y[k] + carry;
        x[k] = (mp_limb_t)t;
        carry = (mp_limb_t)(t >> 64);
    }
    return carry;
}

/* p[0..n+m) := x[0..n) y[0..m), n >= m. */
LIMBS_INLINE void limbs_times(mp_limb_t *p, const mp_limb_t *x, int n, const mp_limb_t *y, int m)
{
    if (n > LIMBS_SHORT) { mpn_mul(p, x, n, y, m); return; }
    limbs_times_word(p, x, y[0], n);
#pragma GCC unroll 4
    for (int j = 1; j < m; j++) {
        mp_limb_t carry = 0;
#pragma GCC unroll 4
        for (int k = 0; k < n; k++) {
            wide_t t = (wide_t)x[k] * y[j] + p[j + k] + carry;
            p[j + k] = (mp_limb_t)t;
            carry = (mp_limb_t)(t >> 64);
        }
        p[j + n] = carry;
    }
}

#endif
