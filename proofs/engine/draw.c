/* SPDX-License-Identifier: MIT */
#include "proofs/engine/draw.h"

uint64_t draw_mixed(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* FNV-1a of the name, then the three mixed in turn. */
draw_t draw_start(uint64_t seed, const char *name, size_t index)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (; *name; name++) h = (h ^ (unsigned char)*name) * 0x100000001b3u;
    return (draw_t){ draw_mixed(draw_mixed(draw_mixed(seed) ^ h) ^ (uint64_t)index) };
}

uint64_t draw_bits(draw_t *d) { return draw_mixed(d->state += 0x9e3779b97f4a7c15u); }

long draw_int(draw_t *d, long lo, long hi)
{
    uint64_t n = (uint64_t)hi - (uint64_t)lo + 1;
    return (long)((uint64_t)lo + (n ? draw_bits(d) % n : draw_bits(d)));
}

int draw_once_in(draw_t *d, long n) { return draw_int(d, 1, n) == 1; }
