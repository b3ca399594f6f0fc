/* SPDX-License-Identifier: MIT */
#include "proofs/engine/stock.h"

#include <stdlib.h>

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

static style_t any(draw_t *d, style_t style) { return style == ANY_STYLE ? (style_t)draw_int(d, 0, 2) : style; }

static long denominator(draw_t *d, style_t style)
{
    return style == NEARLY_DETERMINISTIC ? DRAW_FROM(d, 100, 1000, 1000000, 1000000000)
                                         : DRAW_FROM(d, 2, 3, 4, 6, 8, 10, 12, 24, 60, 100, 840);
}

const pmf_t *stock_law(arena_t *A, draw_t *d, size_t n, style_t style)
{
    style = any(d, style);
    mpz_ptr w = arena_mpz(A, n);
    weights(w, d, n, style, denominator(d, style));
    return pmf_weights(A, n, w);
}

const chan_t *stock_channel(arena_t *A, draw_t *d, size_t nx, size_t ny, style_t style)
{
    bool ties = style == ANY_STYLE && draw_once_in(d, 5);
    style = any(d, style);
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
        mpq_canonicalize(p + i);
    }
    return chan_make(A, nx, ny, p, NULL);
}

const chan_t *stock_map(arena_t *A, draw_t *d, size_t nx, size_t ny)
{
    size_t *map = ARENA_ARRAY(A, size_t, nx);
    for (size_t x = 0; x < nx; x++) map[x] = (size_t)draw_int(d, 0, (long)ny - 1);
    return chan_map(A, nx, ny, map);
}

/* --- corner cases ---------------------------------------------------------------------------------------- */

/* Rows x -> unit laws given by the map, then row `row` replaced by (1 - e) on `stay`, e on `go`. */
static const chan_t *bent(arena_t *A, size_t nx, size_t ny, const size_t *map, size_t row, size_t stay, size_t go, mpq_srcptr e)
{
    mpq_ptr p = arena_mpq(A, nx * ny);
    for (size_t x = 0; x < nx; x++) mpq_set_ui(p + x * ny + map[x], 1, 1);
    mpq_set_ui(p + row * ny + map[row], 0, 1);
    mpq_set(p + row * ny + go, e);
    mpq_set_ui(p + row * ny + stay, 1, 1);
    mpq_sub(p + row * ny + stay, p + row * ny + stay, e);
    return chan_make(A, nx, ny, p, NULL);
}

const chan_t *stock_corner(arena_t *A, size_t k, size_t nx, mpq_srcptr e)
{
    size_t *same = ARENA_ARRAY(A, size_t, nx), *back = ARENA_ARRAY(A, size_t, nx);
    for (size_t x = 0; x < nx; x++) { same[x] = x; back[x] = nx - 1 - x; }
    switch (nx == 1 && (k == 3 || k == 4 || k == 5) ? 0 : k) {
    case 0: return chan_noiseless(A, nx);
    case 1: return chan_useless(A, nx, pmf_uniform(A, nx));
    case 2: return chan_erasing(A, nx, e);
    case 3: return chan_symmetric(A, nx, e);
    case 4: return bent(A, nx, nx, same, 1, 1, 0, e);
    case 5: return bent(A, nx, nx, same, 0, 0, 1, e);
    case 6: same[nx - 1] = 0; return chan_map(A, nx, nx > 1 ? nx - 1 : 1, same);
    case 7: return chan_useless(A, nx, pmf_uniform(A, 1));
    case 8: return bent(A, nx, nx + 1, same, 0, 0, nx, e);
    default: return chan_map(A, nx, nx, back);
    }
}

mpq_srcptr stock_noise(arena_t *A, size_t k)
{
    static const unsigned long level[NOISES][2] = { { 0, 1 }, { 1, 1000 }, { 1, 100 }, { 1, 20 }, { 1, 10 }, { 1, 8 },
                                                    { 1, 4 }, { 1, 3 }, { 2, 5 }, { 1, 2 }, { 3, 4 }, { 1, 1 } };
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_ui(q, level[k % NOISES][0], level[k % NOISES][1]);
    return q;
}
