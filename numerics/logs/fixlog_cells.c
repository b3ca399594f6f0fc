/* SPDX-License-Identifier: MIT
**
** Fractions of MADE limbs, and what follows in units of 2^-64 MADE.
**
** With x = w 2^-64s, w a word, x < 2^-z, and n z >= 64 MADE,
**     +-log(1 +- x) = x -+ x (x S_2), S_k = 1/k -+ x S_{k+1}, S_{n+1} = 0 in the place of a number below 1:
** the rest is below x^n <= 1. S_k counts x^k times: it is kept to l limbs, 64 l >= 64 MADE - z (k-2), and its two cuts
** come to 2 2^-2z, all of them to less than 119 2^-11; with the last two products, less than 4.
**     log((b+1)/b) = 2 atanh(1/q), q = 2b+1 > 2^8,   atanh(1/q) = (1 + U_1/q^2)/q, U_k = 1/(2k+1) + U_{k+1}/q^2,
** from U_K on, q^2K >= 2^64 MADE: off by less than 3, and a logarithm by less than 6.
** Cells of the first step: x = a/256, (2^64 + T) a = 2^72 - r, 0 <= r < a, so that
**     log(1 + T/2^64) = log(256/a) + log(1 - r/2^72),   log(256/a) = sum over a <= b < 256 of log((b+1)/b),
** off by less than 127 6 + 4 < 2^10; others are log(1 + T/2^64), T/2^64 < 2^-6.98, themselves.
** What is rounded to FIXLOG_WIDE limbs, two limbs less, is then off by less than 1/2 + 2^-117 of their units.
*/
#include "numerics/logs/fixlog_cells.h"

#include <string.h>

enum { MADE = FIXLOG_WIDE + 2, BITS = 64 * MADE, LEAST = 6, PARTS = BITS / LEAST + 2 };

typedef mp_limb_t fraction_t[MADE];

static void over(mp_limb_t *x, mp_limb_t k) { mpn_divrem_1(x, 0, x, MADE, k); }

/* 1/k, k >= 2. */
static void part(mp_limb_t *x, mp_limb_t k)
{
    mp_limb_t one = 1, q[MADE + 1];
    mpn_divrem_1(q, MADE, &one, 1, k);
    memcpy(x, q, sizeof(fraction_t));
}

/* x := x w 2^-64s, s = 1 or 2; x of n limbs. */
static void times(mp_limb_t *x, mp_limb_t w, int s, int n)
{
    mp_limb_t p[MADE + 2];
    p[n] = mpn_mul_1(p, x, n, w);
    p[n + 1] = 0;
    memcpy(x, p + s, (size_t)n * sizeof *x);
}

/* out := log(1 + x) where `plus`, else -log(1 - x); x = w 2^-64s. */
static void series(mp_limb_t *out, fraction_t *parts, mp_limb_t w, int s, bool plus)
{
    memset(out, 0, sizeof(fraction_t));
    if (w == 0) return;
    fraction_t S = { 0 };
    int z = __builtin_clzll(w) + 64 * (s - 1), n = BITS / z + 1;
    for (int k = n; k >= 2; k--) {
        int cut = z * (k - 2) / 64, l = MADE - cut;
        times(S + cut, w, s, l);
        if (plus) mpn_sub_n(S + cut, parts[k] + cut, S + cut, l);
        else mpn_add_n(S + cut, parts[k] + cut, S + cut, l);
    }
    times(S, w, s, MADE);
    times(S, w, s, MADE);
    out[MADE - s] = w;
    if (plus) mpn_sub_n(out, out, S, MADE);
    else mpn_add_n(out, out, S, MADE);
}

/* x += log((b+1)/b), b >= 128. */
static void add_next(mp_limb_t *x, fraction_t *parts, mp_limb_t b)
{
    enum { K = BITS / 16 };
    fraction_t U, first;
    mp_limb_t q = 2 * b + 1;
    memcpy(U, parts[2 * K + 1], sizeof U);
    for (int k = K - 1; k >= 1; k--) {
        over(U, q * q);
        mpn_add_n(U, U, parts[2 * k + 1], MADE);
    }
    over(U, q * q);
    over(U, q);
    part(first, q);
    mpn_add_n(U, U, first, MADE);
    mpn_add_n(x, x, U, MADE);
    mpn_add_n(x, x, U, MADE);
}

static void put(fixlog_cell_t *c, mp_limb_t T, mp_limb_t *x)
{
    mpn_add_1(x + 2, x + 2, FIXLOG_WIDE, x[1] >> 63);
    c->T = T;
    for (int k = 0; k < FIXLOG_WIDE; k++) c->log[k] = x[MADE - 1 - k];
}

/* T of x = a/b: floor(2^64 (b/a - 1)). */
static mp_limb_t multiplier(uint64_t a, uint64_t b) { return (mp_limb_t)(((wide_t)(b - a) << 64) / a); }

void fixlog_cells(fixlog_cell_t table[FIXLOG_STEPS][FIXLOG_CELLS])
{
    fraction_t parts[PARTS], sum = { 0 }, x;
    for (mp_limb_t k = 2; k < PARTS; k++) part(parts[k], k);
    for (uint64_t a = 256; a > 128; a--) {
        if (a < 256) add_next(sum, parts, a);
        mp_limb_t T = multiplier(a, 256), r = (mp_limb_t)(((wide_t)(256 - a) << 64) % a);
        series(x, parts, r << 56, 2, false);
        mpn_sub_n(x, sum, x, MADE);
        put(&table[0][a - 129], T, x);
    }
    for (int k = 1; k < FIXLOG_STEPS; k++) {
        uint64_t one = (uint64_t)1 << (7 + 8 * k);
        for (uint64_t j = 0; j < FIXLOG_CELLS; j++) {
            mp_limb_t T = multiplier(one - j, one);
            series(x, parts, T, 1, true);
            put(&table[k][j], T, x);
        }
    }
}
