/* SPDX-License-Identifier: MIT
**
** With digits of w bits, c_i = sum_k digit_k(i) 2^(w k), and
**     prod_i a_i^c_i = prod_k (prod_v B_kv^v)^(2^(w k)),    B_kv = prod of the a_i whose k-th digit is v.
** For each k the B_kv are multiplied up (the a_i sorted by digit, several to a word while their product fits), then
**     S_v = B_v B_{v+1} .. B_max,  prod_v B_v^v = prod_v S_v,
** and the k are put together from the top, T := T^(2^w) prod_v S_v. (Pippenger, "On the evaluation of powers and
** monomials", SIAM J. Comput. 9, 1980; Yao; Bernstein, "Pippenger's exponentiation algorithm".)
**
** Numbers are m 2^e, m a fraction of L limbs with its top bit set. A product is cut to L limbs: it is low by a factor
** of at least
** 1 - 2^-(64L-1). All errors have one sign. In units of -log(1 - 2^-(64L-1)) =: unit, each number carries `off`, by how
** many its logarithm is low at most: off(x y) = off(x) + off(y) + 1; words are exact. The count is kept in doubles,
** raised by 2^-20 at the end for their own roundings (fewer than 2^32 additions of non-negative numbers). So
**     log T <= sum_i c_i log a_i <= log T + off unit,    unit < 2^-(64L-1) (1 + 2^-60), 2^-60 of it within those 2^-20.
** How large off gets, a digit at place k weighing 2^(w k): a word's product counts with its digit, all of them sum c_i
** at most; so do the S_v, which change where a bucket is filled; the products of S_v are at most as many as the
** greatest digit, at the top place 2^bits with their weight, below it as much again or less for all places together;
** squarings 2^bits. As 2^bits <= 2 sum c_i, the whole is at most 8 sum c_i.
*/
#include "numerics/logs/fixlog.h"
#include "numerics/logs/limbs.h"
#include "numerics/logs/logprod.h"
#include "numerics/logs/logprod_lanes.h"
#include "numerics/base/alloc.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { DIGIT_MAX = 16, EXPONENT_BITS = 72, LANES_LEAST = 8 /* words of a digit that are worth setting side by side */ };

/* m 2^e, m the fraction of the L limbs at m; none: 1, exactly. */
typedef struct { mp_limb_t *m; long_t e; double off; bool one; } product_t;

/* --- products ---------------------------------------------------------------------------------------------------- */

/* m[0..L) := the top L limbs of t[0..n), n > L, shifted so that the top bit is set: at most one bit, as factors have
** theirs. Returns the shift. */
LIMBS_INLINE mp_limb_t take(mp_limb_t *m, const mp_limb_t *t, int n, int L)
{
    const mp_limb_t *top = t + n - L;
    mp_limb_t shift = ~top[L - 1] >> 63, below = top[-1];
    if (L > LIMBS_SHORT) {
        if (shift) mpn_lshift(m, top, L, 1);
        else memcpy(m, top, (size_t)L * sizeof *m);
        m[0] |= below >> 63 & shift;
        return shift;
    }
#pragma GCC unroll 4
    for (int k = 0; k < L; k++) {
        mp_limb_t limb = top[k];
        m[k] = limb << shift | (below >> 63 & shift);
        below = limb;
    }
    return shift;
}

static void times(product_t *x, const product_t *y, mp_limb_t *room, int L)
{
    if (y->one) return;
    if (x->one) {
        memcpy(x->m, y->m, (size_t)L * sizeof *x->m);
        x->e = y->e;
        x->off = y->off;
        x->one = false;
        return;
    }
    if (L == 2) limbs_times(room, x->m, 2, y->m, 2);
    else mpn_mul_n(room, x->m, y->m, L);
    x->e += y->e - (long_t)take(x->m, room, 2 * L, L);
    x->off += y->off + 1;
}

static void square(product_t *x, mp_limb_t *room, int L)
{
    if (x->one) return;
    mpn_sqr(room, x->m, L);
    x->e = 2 * x->e - (long_t)take(x->m, room, 2 * L, L);
    x->off = 2 * x->off + 1;
}

/* A word: the product of the next of the a_i, at least one: `fit` of them, where so many always fit, or as many as do,
** where fit = 1. */
LIMBS_INLINE uint64_t gathered(const uint64_t **a, const uint64_t *end, int fit)
{
    uint64_t w = *(*a)++;
    if (fit > 1) {
        for (int k = 1; k < fit && *a < end; k++) w *= *(*a)++;
        return w;
    }
    for (; *a < end; ++*a) {
        wide_t p = (wide_t)w * **a;
        if (p >> 64) break;
        w = (uint64_t)p;
    }
    return w;
}

/* Shifts m[0..L] so that the top bit is set; returns by how much. m[L] > 0. */
LIMBS_INLINE int raised(mp_limb_t *m, int L)
{
    int shift = __builtin_clzll(m[L]);
#pragma GCC unroll 5
    for (int k = L; k > 0; k--) m[k] = m[k] << shift | m[k - 1] >> 1 >> (63 - shift);
    m[0] <<= shift;
    return shift;
}

/* x := prod a_i, n >= 1 of them, for few limbs: they stay in registers. m has a limb more than x and is shifted only
** when its top limb comes below 2^32, so a cut costs less than 2^-(64L+31) of it, 2^-32 units, and the last one, to L
** limbs, a unit. Of k words `off` is k - 1: two have L + 1 limbs at most, so that the last cut is the only one, and of
** k > 2 (k - 1) 2^-32 + 1 < k - 1. */
LIMBS_INLINE void product_at(product_t *x, const uint64_t *a, size_t n, int fit, int L)
{
    mp_limb_t m[LIMBS_SHORT + 1] = { 0 };
    const uint64_t *end = a + n;
    uint64_t w = gathered(&a, end, fit);
    int shift = __builtin_clzll(w);
    int64_t e = 64 - shift;
    m[L] = w << shift;
    for (x->off = 0; a < end; x->off += 1) {
        w = gathered(&a, end, fit);
        shift = __builtin_clzll(w);
        e += 64 - shift;
        w <<= shift;
        mp_limb_t carry = 0;
#pragma GCC unroll 5
        for (int k = 0; k <= L; k++) {
            wide_t t = (wide_t)m[k] * w + carry;
            if (k) m[k - 1] = (mp_limb_t)t;
            carry = (mp_limb_t)(t >> 64);
        }
        m[L] = carry;
        if (carry >> 32) continue;
        e -= raised(m, L);
    }
    x->e = e - raised(m, L);
    for (int k = 0; k < L; k++) x->m[k] = m[k + 1];
    x->one = false;
}

/* The same for any number of limbs, times the fraction of the L + 1 limbs in the room and 2^(x->e): from one half of
** the room to the other, so that nothing is copied. */
static void product_on(product_t *x, const uint64_t *a, size_t n, int fit, mp_limb_t *room, int L)
{
    mp_limb_t *half[2] = { room, room + L + 2 }, *m = room;
    int now = 0;
    for (const uint64_t *end = a + n; a < end; x->off += 1) {
        uint64_t w = gathered(&a, end, fit);
        int zeros = __builtin_clzll(w);
        now = !now;
        half[now][L + 1] = mpn_mul_1(half[now], m, L + 1, w << zeros);
        m = half[now] + 1;
        x->e += 64 - zeros;
        if (m[L] >> 32) continue;
        int shift = __builtin_clzll(m[L]);
        mpn_lshift(m, m, L + 1, (unsigned)shift);
        x->e -= shift;
    }
    int shift = __builtin_clzll(m[L]);
    if (shift) mpn_lshift(m, m, L + 1, (unsigned)shift);
    x->e -= shift;
    memcpy(x->m, m + 1, (size_t)L * sizeof *m);
    x->one = false;
}

static void product_long(product_t *x, const uint64_t *a, size_t n, int fit, mp_limb_t *room, int L)
{
    memset(room, 0, (size_t)(L + 1) * sizeof *room);
    room[L] = (mp_limb_t)1 << 63;
    x->e = 1;
    x->off = 0;
    product_on(x, a, n, fit, room, L);
}

static void product_of(product_t *x, const uint64_t *a, size_t n, int fit, mp_limb_t *room, int L)
{
    x->one = n == 0;
    if (n == 0) return;
    switch (L) {
    case 2: product_at(x, a, n, fit, 2); break;
    case 3: product_at(x, a, n, fit, 3); break;
    case 4: product_at(x, a, n, fit, 4); break;
    default: product_long(x, a, n, fit, room, L); break;
    }
}

/* --- digits ------------------------------------------------------------------------------------------------------ */

/* A word costs a product for one or two of each digit's terms, a bucket two long products, each as long as 2.7 + 0.9 L
** words: measured. */
static int cheapest_digit(double *cost, size_t n, int bits, int L, bool wide)
{
    int best = 1;
    double of_two = 2.7 + 0.9 * L;
    *cost = 0;
    for (int w = 1; w <= DIGIT_MAX; w++) {
        int digits = (bits + w - 1) / w;
        double of_word = wide && n >> w >= 2 * LANES_LEAST ? 0.3 : 1;
        double here = digits * (of_word * (double)n + 2.0 * (double)(1 << w) * of_two) + bits * of_two;
        if (w == 1 || here < *cost) { best = w; *cost = here; }
    }
    return best;
}

int logprod_digit(double *cost, size_t n, int bits, int L) { return cheapest_digit(cost, n, bits, L, false); }

/* The a_i in the order of the digit of c_i at `shift`; those of digit v end before start[v + 1]. */
static void sort_by_digit(uint64_t *sorted, uint32_t *start, const uint64_t *c, const uint64_t *a, size_t n, int shift,
                          int w)
{
    size_t buckets = (size_t)1 << w;
    uint64_t mask = buckets - 1;
    memset(start, 0, (buckets + 2) * sizeof *start);
    for (size_t i = 0; i < n; i++) start[(c[i] >> shift & mask) + 2]++;
    for (size_t v = 2; v < buckets + 2; v++) start[v] += start[v - 1];
    for (size_t i = 0; i < n; i++) sorted[start[(c[i] >> shift & mask) + 1]++] = a[i];
}

/* fit: words whose product is one; narrow: below 2^52; 0: not side by side. Of eight products side by side what
** lanes_products gives. */
typedef struct {
    product_t B, S, R;
    mp_limb_t *room, *beside;
    int64_t exponent[LANES_PRODUCTS];
    uint64_t *sorted;
    uint32_t *start;
    int L, w, fit, narrow;
} work_t;

/* The products of the digits v, v - 1, .., v - 7 (of 0 none is needed), side by side, where these are enough and not
** too unequal; returns of how many words each may be. */
static size_t eight(work_t *W, size_t v)
{
    const uint64_t *a[LANES_PRODUCTS];
    size_t n[LANES_PRODUCTS], most = 0, all = 0;
    for (size_t j = 0; j < LANES_PRODUCTS; j++) {
        a[j] = W->sorted + W->start[v - j];
        all += n[j] = v == j ? 0 : W->start[v - j + 1] - W->start[v - j];
        if (n[j] > most) most = n[j];
    }
    bool serves = most >= (size_t)(LANES_LEAST * W->narrow) && all / 3 >= most;
    return serves ? lanes_products(W->beside, W->exponent, a, n, W->narrow, W->L) : 0;
}

/* W->B := B_v, the j-th of eight of `words` words, or alone. Of eight it is low by less than words 2^-32 < 1 units, and
** one for the last cut: by less than the number of its terms, where these are three or more. */
static void bucket(work_t *W, size_t v, size_t j, size_t words)
{
    const uint64_t *a = W->sorted + W->start[v];
    size_t n = W->start[v + 1] - W->start[v], limbs = (size_t)W->L + 1;
    if (!words || n < 3) { product_of(&W->B, a, n, W->fit, W->room, W->L); return; }
    memcpy(W->room, W->beside + j * limbs, limbs * sizeof *W->room);
    W->B.e = W->exponent[j];
    W->B.off = 1 + (double)words * 0x1p-32;
    product_on(&W->B, a, 0, W->fit, W->room, W->L);
}

/* W->R := prod_v B_v^v for the digit at `shift`. */
static void one_digit(work_t *W, const uint64_t *c, const uint64_t *a, size_t n, int shift)
{
    sort_by_digit(W->sorted, W->start, c, a, n, shift, W->w);
    W->S.one = W->R.one = true;
    size_t words = 0;
    for (size_t v = ((size_t)1 << W->w) - 1, j = 0; v > 0; v--, j = (j + 1) % LANES_PRODUCTS) {
        if (j == 0) words = W->narrow && v + 1 >= LANES_PRODUCTS ? eight(W, v) : 0;
        bucket(W, v, j, words);
        times(&W->S, &W->B, W->room, W->L);
        times(&W->R, &W->S, W->room, W->L);
    }
}

/* lo < log m < hi of the fraction m of L limbs, 1/2 <= m < 1. As an integer M of 64L bits log M = 64L log 2 - N, off by
** FIXLOG_ERROR units of a limb more; beyond fixlog's limbs: log m is irrational, or m = 1/2, so between its rounding
** down and the next number. */
static void log_fraction(mpfr_ptr lo, mpfr_ptr hi, const mp_limb_t *m, int L)
{
    mp_limb_t N[FIXLOG_LIMBS_MAX];
    mpz_t M, end;
    mpz_roinit_n(M, m, L);
    if (L >= FIXLOG_LIMBS_MAX) {
        mpfr_set_z_2exp(hi, M, -64 * L, MPFR_RNDN); /* exact */
        mpfr_log(lo, hi, MPFR_RNDD);
        mpfr_set(hi, lo, MPFR_RNDN);
        mpfr_nextabove(hi);
        return;
    }
    fixlog(N, M, L + 1);
    mpz_init(end);
    mpz_import(end, (size_t)L + 1, -1, sizeof *N, 0, 0, N);
    mpz_neg(end, end);
    mpz_sub_ui(end, end, FIXLOG_ERROR);
    mpfr_set_z_2exp(lo, end, -64 * (L + 1), MPFR_RNDD);
    mpz_add_ui(end, end, 2 * FIXLOG_ERROR);
    mpfr_set_z_2exp(hi, end, -64 * (L + 1), MPFR_RNDU);
    mpz_clear(end);
}

/* lo and hi of log T + [0, off unit]. 0 <= e <= 64 sum c_i: with EXPONENT_BITS more than the limbs' own, e log 2 is
** known to 2^-64L sum c_i and better. */
static void logarithm(mpfr_ptr lo, mpfr_ptr hi, const product_t *T, int L)
{
    mpfr_t low, high, end, off;
    mpfr_inits2(64 * L + EXPONENT_BITS + 8, low, high, end, off, (mpfr_ptr)0);
    log_fraction(low, high, T->m, L);
    limbs_log2_times(end, T->e, MPFR_RNDD);
    mpfr_add(lo, end, low, MPFR_RNDD);
    mpfr_set_d(off, T->off * (1 + 0x1p-20), MPFR_RNDU);
    mpfr_mul_2si(off, off, 1 - 64 * L, MPFR_RNDU);
    mpfr_add(high, high, off, MPFR_RNDU);
    limbs_log2_times(end, T->e, MPFR_RNDU);
    mpfr_add(hi, end, high, MPFR_RNDU);
    mpfr_clears(low, high, end, off, (mpfr_ptr)0);
}

void logprod(mpfr_ptr lo, mpfr_ptr hi, const uint64_t *c, const uint64_t *a, size_t n, int L)
{
    uint64_t longest = 0, widest = 1;
    double ignored;
    for (size_t i = 0; i < n; i++) { longest |= c[i]; widest |= a[i]; }
    int bits = longest ? 64 - __builtin_clzll(longest) : 1;
    int width = 64 - __builtin_clzll(widest), narrow = L > LIMBS_SHORT && lanes_serve(L) ? LANES_BITS / width : 0;
    work_t W = { .L = L, .w = cheapest_digit(&ignored, n, bits, L, narrow != 0), .fit = 64 / width, .narrow = narrow };
    size_t limbs = (size_t)L, buckets = (size_t)1 << W.w;
    mp_limb_t *at = alloc_bytes(6 * limbs * sizeof *at + 64);
    product_t T = { .m = at, .one = true };
    W.B.m = at + limbs;
    W.S.m = at + 2 * limbs;
    W.R.m = at + 3 * limbs;
    W.room = at + 4 * limbs;
    W.beside = alloc_bytes(LANES_PRODUCTS * (limbs + 1) * sizeof *W.beside);
    W.sorted = alloc_bytes((n + 1) * sizeof *W.sorted);
    W.start = alloc_bytes((buckets + 2) * sizeof *W.start);
    for (int k = (bits + W.w - 1) / W.w - 1; k >= 0; k--) {
        for (int i = 0; i < W.w; i++) square(&T, W.room, L);
        one_digit(&W, c, a, n, k * W.w);
        times(&T, &W.R, W.room, L);
    }
    if (T.one) { mpfr_set_zero(lo, 1); mpfr_set_zero(hi, 1); }
    else logarithm(lo, hi, &T, L);
    alloc_free(at);
    alloc_free(W.beside);
    alloc_free(W.sorted);
    alloc_free(W.start);
}
