/* SPDX-License-Identifier: MIT
**
** a = f 2^e, F = 2^64 f a word with its top bit set. Two multipliers bring f up to 1 - d, 0 <= d < 2^-20.99, and d is
** exact:
**   first,  i = floor(2^11 f), 1024 <= i < 2048, m = floor(2^27/(i+1)), 2^16 <= m < 2^17: F m < (i+1) 2^53 m <= 2^80,
**           and
**           u = 2^80 - F m > 0, d' = u 2^-80 <= 1 - i m 2^-27 < 1/(i+1) + i 2^-27, convex in i, at most 1/1025 + 2^-17
**           < 2^-9.98;
**   second, j = floor(2^21 d') <= 2062, as 2^21 (1/1025 + 2^-17) < 2062.01; T = floor(2^36 j/(2^21 - j)) < 2^26.1, t =
**   T 2^-36: with
**           1 - d = (1 - d')(1 + t) is d = d' - t + d' t >= 0, as 1 + t <= 1/(1 - j 2^-21), and
**           d < 1 - (1 - (j+1) 2^-21) (1/(1 - j 2^-21) - 2^-36) < 2^-21/(1 - j 2^-21) + 2^-36 < 2^-21 (1 + 2^-9.94).
** So d 2^116 = 2^116 - F m V =: D 2^32 + r, V = 2^36 + T, D < 2^63.002, r < 2^32: modulo 2^116 it is -F m V. Where a <
** 2^32, F is a multiple of
** 2^32, so is d 2^116, r = 0, and modulo 2^64 D = -(F 2^-32) m V.
**     -log f = log(m 2^-16) + log(1 + t) + (d + d^2/2 + d^3/3 + ...) =: N.
**
** Errors, in units of 2^-128. Every cut makes N low:
**   [1] two logarithms from the tables, known to 2^-187 and cut: 1.01 each;
**   [2] d^2/2 = D^2 2^-41 + D r 2^-72 + (< 2^-40), cut twice: 2.01;
**   [3] r left out of d^3/3 + ..: less than r 2^-116 (d^2 + d^3 + ..) < 2^-84 2^-41.99: 4.03;
**   [4] D^2 = 2^64 (H + (< 1)), H D = 2^64 (C + (< 1)), D 2^-64 < 0.501: D^3 = 2^128 (C + (< 1.51)), C < 2^61.01. So
**   d^3 = 16 (C + ..), and
**       d^3 (1/3 + d/4 + ..) is low by 16 1.51 0.3334 < 8.06;
**   [5] 2^65 (1/3 + d/4 + d^2/5) = P + ..: 1/3 cut, 0.67; d/4 = D 2^-21 cut, 1; d^2/5 = H 2^-39/5 from the top of H,
**   2^32/5 cut, and the
**       whole, 1.01: times 16 C 2^-65 < 1.01, 2.71; 4 C P 2^-64 cut, then doubled, 2; d^6/6 + .. < 0.7.
** Together below 21.6: the first table has 11 units more, and N is off by 11 at most. FIXLOG_ERROR is 16.
*/
#include "numerics/logs/fixlog_two.h"
#include "numerics/logs/fixlog.h"

#include <stdatomic.h>
#include <threads.h>

enum {
    FIRST = 1024,
    SECOND = 2063,
    MIDDLE = 11 /* of the errors */,
    MADE = 3 /* limbs that the tables are made with */,
    SHORT = 32
};

#define THIRD 0xaaaaaaaaaaaaaaaaUL /* 2^65/3, cut */
#define FIFTH 0x33333333UL         /* 2^32/5, cut */

static wide_t log_first[FIRST], log_second[SECOND];
static uint32_t first[FIRST], second[SECOND]; /* m; T */

/* --- tables ---------------------------------------------------------------------------------------------------- */

/* log(a 2^-k), 2^k <= a < 2^(k+1), cut to two limbs: (k+1) log 2 - N less k log 2, off by FIXLOG_ERROR + 1 < 2^5 units
** of MADE limbs. */
static wide_t log_over(uint64_t a, int k)
{
    mp_limb_t N[FIXLOG_LIMBS_MAX], V[MADE];
    if (a >> k << k == a) return 0;
    fixlog_word(N, a, MADE);
    mpn_sub_n(V, fixlog_log2(MADE) + 1, N, MADE);
    return (wide_t)V[MADE - 1] << 64 | V[MADE - 2];
}

static void fill(void)
{
    for (uint32_t i = 0; i < FIRST; i++) {
        first[i] = ((uint32_t)1 << 27) / (FIRST + i + 1);
        log_first[i] = log_over(first[i], 16) + MIDDLE;
    }
    for (uint64_t j = 0; j < SECOND; j++) {
        second[j] = (uint32_t)((j << 36) / (((uint64_t)1 << 21) - j));
        log_second[j] = log_over(((uint64_t)1 << 36) + second[j], 36);
    }
}

static void need_tables(void)
{
    static once_flag filled = ONCE_FLAG_INIT;
    static _Atomic bool ready;
    if (atomic_load_explicit(&ready, memory_order_acquire)) return;
    call_once(&filled, fill);
    atomic_store_explicit(&ready, true, memory_order_release);
}

/* --- the logarithm ----------------------------------------------------------------------------------------------- */

/* high 2^64 + low. Shifts of two limbs are written out: the instruction for them is slow on many machines. */
LIMBS_INLINE wide_t two(mp_limb_t high, mp_limb_t low) { return (wide_t)high << 64 | low; }

/* d^2/2 + d^3/3 + .., r left out. */
LIMBS_INLINE wide_t series(mp_limb_t D)
{
    wide_t square = (wide_t)D * D;
    mp_limb_t H = (mp_limb_t)(square >> 64), C = (mp_limb_t)((wide_t)H * D >> 64);
    mp_limb_t P = THIRD + (D >> 21) + ((H >> 32) * FIFTH >> 39);
    wide_t rest = (wide_t)(C << 2) * P;
    return two(H >> 41, H << 23) + ((mp_limb_t)square >> 41) + ((mp_limb_t)(rest >> 64) << 1);
}

/* N of F = 2^64 f. */
LIMBS_INLINE wide_t minus_log(mp_limb_t F)
{
    size_t i = (size_t)(F >> 53) - FIRST;
    wide_t v = -((wide_t)F * first[i]); /* 2^80 d' modulo 2^80 */
    size_t j = (size_t)((mp_limb_t)(v >> 64) << 5 & 0x1fffff) + (size_t)((mp_limb_t)v >> 59);
    mp_limb_t V = second[j] + ((mp_limb_t)1 << 36);
    wide_t d = v * V;
    mp_limb_t high = (mp_limb_t)(d >> 64), low = (mp_limb_t)d, D = (high << 32) + (low >> 32), r = low & 0xffffffff;
    return log_first[i] + log_second[j] + two((high << 12) + (low >> 52), low << 12) +
           (mp_limb_t)((wide_t)D * r >> 64 >> 8) + series(D);
}

/* The same where F is a multiple of 2^32. */
LIMBS_INLINE wide_t minus_log_short(mp_limb_t F)
{
    size_t i = (size_t)(F >> 53) - FIRST;
    mp_limb_t v = -((F >> 32) * first[i]);
    size_t j = (size_t)(v >> 27 & 0x1fffff);
    mp_limb_t D = v * (second[j] + ((mp_limb_t)1 << 36));
    return log_first[i] + log_second[j] + two(D >> 20, D << 44) + series(D);
}

/* --- many of them ------------------------------------------------------------------------------------------------- */

/* N[0..3] += x 2^(64 k). */
LIMBS_INLINE void add_at(mp_limb_t *N, wide_t x, int k)
{
    mp_limb_t by[2] = { (mp_limb_t)x, (mp_limb_t)(x >> 64) };
    mpn_add(N + k, N + k, 4 - k, by, 2);
}

/* Limb by limb: sums of n < 2^32 limbs stay below 2^96. */
wide_t fixlog_two_sum_long(mp_limb_t *N, long_t *e, const uint64_t *c, const uint64_t *a, size_t n)
{
    wide_t sum[3] = { 0 }, all = 0;
    long_t places = 0;
    need_tables();
    for (size_t i = 0; i < n; i++) {
        if (a[i] < 2) continue;
        int zeros = __builtin_clzll(a[i]);
        wide_t X = minus_log(a[i] << zeros), low = (wide_t)(mp_limb_t)X * c[i],
               high = (wide_t)(mp_limb_t)(X >> 64) * c[i];
        places += (long_t)c[i] * (64 - zeros);
        all += c[i];
        sum[0] += (mp_limb_t)low;
        sum[1] += (mp_limb_t)(low >> 64);
        sum[1] += (mp_limb_t)high;
        sum[2] += (mp_limb_t)(high >> 64);
    }
    *e += places;
    for (int k = 0; k < 3; k++) add_at(N, sum[k], k);
    return all;
}

/* Of n < 2^32 words below 2^32, c_i < 2^32: the sums of low and of high limbs times c_i stay below 2^128. */
static wide_t sum_short(mp_limb_t *N, long_t *e, const uint64_t *c, const uint64_t *a, size_t n)
{
    wide_t low = 0, high = 0;
    uint64_t all = 0;
    long_t places = 0;
    for (size_t i = 0; i < n; i++) {
        if (a[i] < 2) continue;
        int zeros = __builtin_clzll(a[i]);
        wide_t X = minus_log_short(a[i] << zeros);
        places += (long_t)(c[i] * (uint64_t)(64 - zeros));
        all += c[i];
        low += (wide_t)(mp_limb_t)X * c[i];
        high += (wide_t)(mp_limb_t)(X >> 64) * c[i];
    }
    *e += places;
    add_at(N, low, 0);
    add_at(N, high, 1);
    return all;
}

wide_t fixlog_two_sum(mp_limb_t *N, long_t *e, const uint64_t *c, const uint64_t *a, size_t n)
{
    uint64_t all = 0;
    need_tables();
    for (size_t i = 0; i < n; i++) all |= a[i] | c[i];
    return all >> SHORT ? fixlog_two_sum_long(N, e, c, a, n) : sum_short(N, e, c, a, n);
}
