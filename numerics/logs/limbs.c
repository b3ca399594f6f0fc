/* SPDX-License-Identifier: MIT */
#include "numerics/logs/limbs.h"

void limbs_log2_times(mpfr_ptr r, long_t e, mpfr_rnd_t rnd)
{
    bool negative = e < 0;
    wide_t size = negative ? -(wide_t)e : (wide_t)e;
    mp_limb_t limb[2] = { (mp_limb_t)size, (mp_limb_t)(size >> 64) };
    mpz_t z;
    mpz_roinit_n(z, limb, limb[1] ? 2 : limb[0] ? 1 : 0);
    mpfr_const_log2(r, negative ? (rnd == MPFR_RNDU ? MPFR_RNDD : MPFR_RNDU) : rnd);
    if (negative) mpfr_neg(r, r, rnd);
    mpfr_mul_z(r, r, z, rnd);
}
