/* SPDX-License-Identifier: MIT
**
** What words do without GMP.
*/
#ifndef LEMMATA_WORD_H
#define LEMMATA_WORD_H

#include <stdint.h>

/* The greatest common divisor of u, v > 0. Stein's: the factor 2 apart, differences of odd numbers halved. */
static inline uint64_t word_gcd(uint64_t u, uint64_t v)
{
    int shift = __builtin_ctzll(u | v);
    u >>= __builtin_ctzll(u);
    v >>= __builtin_ctzll(v);
    while (u != v) {
        uint64_t d = u > v ? u - v : v - u;
        v = u > v ? v : u;
        u = d >> __builtin_ctzll(d);
    }
    return u << shift;
}

#endif
