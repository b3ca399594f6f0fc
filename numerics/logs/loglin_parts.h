/* SPDX-License-Identifier: MIT
**
** What loglin.c and loglin_normal.c share.
*/
#ifndef LEMMATA_LOGLIN_PARTS_H
#define LEMMATA_LOGLIN_PARTS_H

#include "numerics/logs/loglin.h"

__extension__ typedef unsigned __int128 loglin_twice_t;

/* r := x y; mostly of words whose product is one. */
static inline void loglin_multiply(mpz_ptr r, mpz_srcptr x, mpz_srcptr y)
{
    loglin_twice_t size = (loglin_twice_t)mpz_getlimbn(x, 0) * mpz_getlimbn(y, 0);
    if (mpz_size(x) > 1 || mpz_size(y) > 1 || size >> 64) { mpz_mul(r, x, y); return; }
    bool minus = mpz_sgn(x) != mpz_sgn(y);
    mpz_set_ui(r, (mp_limb_t)size);
    if (minus) mpz_neg(r, r);
}

/* Of the parts, worked out once. */
uint64_t loglin_image(const loglin_t *x);

#endif
