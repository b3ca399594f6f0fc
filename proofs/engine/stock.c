/* SPDX-License-Identifier: MIT */
#include "proofs/engine/stock.h"
#include "numerics/base/rat.h"

#include <stdlib.h>

typedef enum { DENSE, SPARSE, NEARLY_DETERMINISTIC } style_t;

static int ascending(const void *l, const void *r)
{
    long a = *(const long *)l, b = *(const long *)r;
    return (a > b) - (a < b);
}

/* w[0..n) >= 0 adding up to N: the gaps between n - 1 sorted cuts of 0 .. N. */
static void compose(mpz_ptr w, draw_t *d, size_t n, long N)
{
    long cut[1024];
    if (n > 1024) n = 1024;
    for (size_t i = 0; i + 1 < n; i++) cut[i] = draw_int(d, 0, N);
    qsort(cut, n - 1, sizeof *cut, ascending);
    cut[n - 1] = N;
    for (size_t i = 0; i < n; i++) mpz_set_si(w + i, cut[i] - (i ? cut[i - 1] : 0));
}

/* At most `most` letters, drawn with repetition, share the weight N. */
static void sprinkle(mpz_ptr w, draw_t *d, size_t n, long N, long most)
{
    long parts = draw_int(d, 1, most);
    for (long k = 0; k < parts; k++) {
        mpz_ptr cell = w + draw_int(d, 0, (long)n - 1);
        mpz_add_ui(cell, cell, (unsigned long)(k + 1 < parts ? N / parts : N - (parts - 1) * (N / parts)));
    }
}

static void weights(mpz_ptr w, draw_t *d, size_t n, style_t style, long N)
{
    if (style == DENSE) compose(w, d, n, N);
    else if (style == SPARSE) sprinkle(w, d, n, N, 3);
    else {
        long little = draw_int(d, 0, 3);
        sprinkle(w, d, n, little, 3);
        mpz_ptr cell = w + draw_int(d, 0, (long)n - 1);
        mpz_add_ui(cell, cell, (unsigned long)(N - little));
    }
}

static long denominator(draw_t *d, style_t style)
{
    return style == NEARLY_DETERMINISTIC ? DRAW_FROM(d, 100, 1000, 1000000, 1000000000)
                                         : DRAW_FROM(d, 2, 3, 4, 6, 8, 10, 12, 24, 60, 100, 840);
}

const chan_t *stock_channel(arena_t *A, draw_t *d, size_t nx, size_t ny)
{
    bool ties = draw_once_in(d, 5);
    style_t style = (style_t)draw_int(d, 0, 2);
    long N = denominator(d, style);
    mpz_ptr w = arena_mpz(A, nx * ny);
    mpq_ptr p = arena_mpq(A, nx * ny);
    for (size_t x = 0; x < nx; x++) {
        size_t same = ties && x ? (size_t)draw_int(d, 0, (long)x) : x;
        if (same == x) weights(w + x * ny, d, ny, style, N);
        else for (size_t y = 0; y < ny; y++) mpz_set(w + x * ny + y, w + same * ny + y);
    }
    for (size_t i = 0; i < nx * ny; i++) {
        mpq_set_z(p + i, w + i);
        mpz_set_si(mpq_denref(p + i), N);
        rat_reduce(p + i);
    }
    return chan_make(A, nx, ny, p, NULL);
}

const chan_t *stock_map(arena_t *A, draw_t *d, size_t nx, size_t ny)
{
    size_t *map = ARENA_ARRAY(A, size_t, nx);
    for (size_t x = 0; x < nx; x++) map[x] = (size_t)draw_int(d, 0, (long)ny - 1);
    return chan_map(A, nx, ny, map);
}
