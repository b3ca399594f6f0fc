/* SPDX-License-Identifier: MIT
**
** draw -- random numbers that are a function of (seed, name, index) alone, so that every candidate can be made
** anew from its place: the stream is splitmix64 (Steele, Lea, Flood, OOPSLA 2014) started at a hash of the three.
*/
#ifndef LEMMATA_DRAW_H
#define LEMMATA_DRAW_H

#include <stddef.h>
#include <stdint.h>

typedef struct { uint64_t state; } draw_t;

/* A bijection of the 64-bit words that looks like none (the finaliser of splitmix64). */
uint64_t draw_mixed(uint64_t z);
draw_t   draw_start(uint64_t seed, const char *name, size_t index);
uint64_t draw_bits(draw_t *d);
/* Uniform on lo .. hi (to within 2^-64 of its size). */
long     draw_int(draw_t *d, long lo, long hi);
/* One of the n longs given. */
#define  DRAW_FROM(d, ...) \
    ((const long[]){ __VA_ARGS__ }[draw_int((d), 0, (long)(sizeof((long[]){ __VA_ARGS__ }) / sizeof(long)) - 1)])
/* True once in n. */
int      draw_once_in(draw_t *d, long n);

#endif
