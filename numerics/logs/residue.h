/* SPDX-License-Identifier: MIT
**
** residue -- words modulo the prime 2^61 - 1, where 2^61 is 1: a product is folded, not divided.
*/
#ifndef LEMMATA_RESIDUE_H
#define LEMMATA_RESIDUE_H

#include <gmp.h>
#include <stdint.h>

#define RESIDUE_PRIME 0x1fffffffffffffffu

__extension__ typedef unsigned __int128 residue_twice_t;

/* x < 2^64. */
static inline uint64_t residue_word(uint64_t x)
{
    x = (x & RESIDUE_PRIME) + (x >> 61);
    return x >= RESIDUE_PRIME ? x - RESIDUE_PRIME : x;
}

/* a b, both below 2^62: below 2^124, so both halves of the sum are below 2^63. */
static inline uint64_t residue_times(uint64_t a, uint64_t b)
{
    residue_twice_t x = (residue_twice_t)a * b;
    return residue_word((uint64_t)(x & RESIDUE_PRIME) + (uint64_t)(x >> 61));
}

static inline uint64_t residue_of(mpz_srcptr z)
{
    if (mpz_size(z) > 1) return mpz_fdiv_ui(z, RESIDUE_PRIME);
    uint64_t size = residue_word(mpz_getlimbn(z, 0));
    return mpz_sgn(z) < 0 && size ? RESIDUE_PRIME - size : size;
}

#endif
