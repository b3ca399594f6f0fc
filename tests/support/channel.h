/* SPDX-License-Identifier: MIT
**
** Channels for tests from integer weights.
*/
#ifndef LEMMATA_TESTS_CHANNEL_H
#define LEMMATA_TESTS_CHANNEL_H

#include "numerics/laws/chan.h"

#include <criterion/criterion.h>

/* Row x is proportional to w[x ny .. x ny + ny), not all 0. */
static inline const chan_t *of_weights(arena_t *A, size_t nx, size_t ny, mpz_srcptr w)
{
    mpq_ptr p = arena_mpq(A, nx * ny);
    mpz_ptr sum = arena_mpz(A, 1);
    for (size_t x = 0; x < nx; x++) {
        mpz_set_ui(sum, 0);
        for (size_t y = 0; y < ny; y++) mpz_add(sum, sum, w + x * ny + y);
        for (size_t y = 0; y < ny; y++) {
            mpq_set_num(p + x * ny + y, w + x * ny + y);
            mpq_set_den(p + x * ny + y, sum);
            mpq_canonicalize(p + x * ny + y);
        }
    }
    const chan_t *W = chan_make(A, nx, ny, p, NULL);
    cr_assert_not_null(W);
    return W;
}

#endif
