/* SPDX-License-Identifier: MIT
**
** A lane holds X = sum_j x_j 2^(52 j), j < K, the fraction m = X 2^-52K of a product m 2^e. Of a limb the last 52 bits
** count; the machine's products take no others of a factor, so that what is above them, the carry that has been passed
** on, is left standing. Times a word w, 2^51 <= w < 2^52, with low and high halves of 52 bits of the products x_j w,
** and t_(-1) = 0:
**     t_j = low_j + high_(j-1) + floor(t_(j-1) 2^-52) < 2^53 + 2,    Y = sum_(j>=1) (t_j mod 2^52) 2^(52 (j-1)) =
**     floor(X w 2^-52),
** whose top limb is high_(K-1) + floor(t_(K-1) 2^-52) < 2^52 as X w < 2^(52 (K+1)). So a product is cut once, downward,
** by less than 2^-52K. Before a pair of products m >= 2^-27 (or the first word, m >= 1/2), after the first m > 2^-28 -
** 2^-52K, after the second m > 2^-29 - 2^-51K > 2^-30:
** a cut is less than 2^(30-52K) of what is left, and so is the one of all to L + 1 limbs, at 2^-(64L+64) of a fraction
** >= 1/2. As 52K >= 64L + 64, k - 1 products and it are low by less than (k - 1) 2^-(64L+34) (1 + 2^-30) + 2^-(64L+63)
** < k 2^-(64L+31).
*/
#include "numerics/logs/logprod_lanes.h"

#include <string.h>

#if defined __x86_64__ && defined __GNUC__
#include <immintrin.h>

#define IFMA __attribute__((target("avx512f,avx512dq,avx512cd,avx512ifma")))
#define INLINED static inline __attribute__((always_inline))

enum { AT_ONCE = 64 };

static int lane_limbs(int L) { return (64 * L + 64 + LANES_BITS - 1) / LANES_BITS; }

bool lanes_serve(int L)
{
    return lane_limbs(L) <= LANES_LIMBS_MAX && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512ifma");
}

/* *t := low half of x w + *h; *h := high half + the carry of *t. */
INLINED IFMA void limb(__m512i *t, __m512i *h, __m512i x, __m512i w)
{
    const __m512i none = _mm512_setzero_si512();
    *t = _mm512_add_epi64(_mm512_madd52lo_epu64(none, x, w), *h);
    *h = _mm512_add_epi64(_mm512_madd52hi_epu64(none, x, w), _mm512_srli_epi64(*t, LANES_BITS));
}

static IFMA void times_one(__m512i *m, __m512i w, int K)
{
    __m512i t, h = _mm512_setzero_si512();
    limb(&t, &h, m[0], w);
    for (int j = 1; j < K; j++) {
        limb(&t, &h, m[j], w);
        m[j - 1] = t;
    }
    m[K - 1] = h;
}

/* Times v, then times w, two limbs behind. */
static IFMA void times_two(__m512i *m, __m512i v, __m512i w, int K)
{
    __m512i s, t, g = _mm512_setzero_si512(), h = g;
    limb(&s, &g, m[0], v);
    limb(&s, &g, m[1], v);
    limb(&t, &h, s, w);
    for (int j = 2; j < K; j++) {
        limb(&s, &g, m[j], v);
        limb(&t, &h, s, w);
        m[j - 2] = t;
    }
    limb(&t, &h, g, w);
    m[K - 2] = t;
    m[K - 1] = h;
}

/* Shifts each lane so that the top bit of its 52 K is set; *e is less by as much. Not 0. */
static IFMA void raise(__m512i *m, __m512i *e, int K)
{
    const __m512i mask = _mm512_set1_epi64(((int64_t)1 << LANES_BITS) - 1), bits = _mm512_set1_epi64(LANES_BITS);
    __m512i by = _mm512_sub_epi64(_mm512_lzcnt_epi64(m[K - 1]), _mm512_set1_epi64(64 - LANES_BITS)),
            down = _mm512_sub_epi64(bits, by);
    for (int j = K - 1; j >= 0; j--) {
        __m512i below = j ? _mm512_srlv_epi64(_mm512_and_si512(m[j - 1], mask), down) : _mm512_setzero_si512();
        m[j] = _mm512_and_si512(_mm512_or_si512(_mm512_sllv_epi64(m[j], by), below), mask);
    }
    *e = _mm512_sub_epi64(*e, by);
}

/* The words from `from` on, of each lane, at most AT_ONCE: products of `fit` neighbours; a lane that has no more gets
** 1. */
static size_t gathered(uint64_t (*w)[LANES_PRODUCTS], const uint64_t *const *a, const size_t *n, size_t from, size_t k,
                       int fit)
{
    size_t words = k - from < AT_ONCE ? k - from : AT_ONCE, first = from * (size_t)fit;
    for (size_t j = 0; j < LANES_PRODUCTS; j++) {
        size_t left = n[j] > first ? n[j] - first : 0, i = 0;
        const uint64_t *p = a[j] + first;
        for (; i < words && left >= (size_t)fit; i++, left -= (size_t)fit) {
            uint64_t one = *p++;
            for (int f = 1; f < fit; f++) one *= *p++;
            w[i][j] = one;
        }
        for (; i < words; i++) for (w[i][j] = 1; left; left--) w[i][j] *= *p++;
    }
    return words;
}

/* A word shifted so that its top bit of 52 is set; its length is added to *e. */
INLINED IFMA __m512i taken(const uint64_t *w, __m512i *e)
{
    __m512i x = _mm512_loadu_si512(w),
            zeros = _mm512_sub_epi64(_mm512_lzcnt_epi64(x), _mm512_set1_epi64(64 - LANES_BITS));
    *e = _mm512_add_epi64(*e, _mm512_sub_epi64(_mm512_set1_epi64(LANES_BITS), zeros));
    return _mm512_sllv_epi64(x, zeros);
}

/* The top 64 (L + 1) of the 52 K bits of lane j. */
static void as_limbs(mp_limb_t *m, uint64_t (*x)[LANES_PRODUCTS], size_t j, int K, int L)
{
    int cut = LANES_BITS * K - 64 * (L + 1);
    memset(m, 0, (size_t)(L + 1) * sizeof *m);
    for (int i = 0; i < K; i++) {
        uint64_t limb = x[i][j] & (((uint64_t)1 << LANES_BITS) - 1);
        int at = LANES_BITS * i - cut;
        if (at < 0) {
            if (at > -LANES_BITS) m[0] |= limb >> -at;
            continue;
        }
        m[at / 64] |= limb << at % 64;
        if (at % 64 > 64 - LANES_BITS && at / 64 < L) m[at / 64 + 1] |= limb >> (64 - at % 64);
    }
}

IFMA size_t lanes_products(mp_limb_t *m, int64_t *e, const uint64_t *const *a, const size_t *n, int fit, int L)
{
    /* a top limb of this and more: m >= 2^-27 */
    const __m512i low = _mm512_set1_epi64((int64_t)1 << (LANES_BITS - 27));
    int K = lane_limbs(L);
    size_t most = 0;
    for (size_t j = 0; j < LANES_PRODUCTS; j++) most = n[j] > most ? n[j] : most;
    size_t k = (most + (size_t)fit - 1) / (size_t)fit;
    __m512i x[LANES_LIMBS_MAX], exponent = _mm512_setzero_si512();
    uint64_t w[AT_ONCE][LANES_PRODUCTS], limbs[LANES_LIMBS_MAX][LANES_PRODUCTS];
    memset(x, 0, sizeof *x * (size_t)K);
    for (size_t from = 0, words; from < k; from += words) {
        words = gathered(w, a, n, from, k, fit);
        size_t i = 0;
        if (from == 0) x[K - 1] = taken(w[i++], &exponent);
        for (; i + 1 < words; i += 2) {
            __m512i u = taken(w[i], &exponent), v = taken(w[i + 1], &exponent);
            times_two(x, u, v, K);
            if (_mm512_cmplt_epu64_mask(x[K - 1], low)) raise(x, &exponent, K);
        }
        if (i == words) continue;
        times_one(x, taken(w[i], &exponent), K);
        if (_mm512_cmplt_epu64_mask(x[K - 1], low)) raise(x, &exponent, K);
    }
    raise(x, &exponent, K);
    memcpy(limbs, x, sizeof *x * (size_t)K);
    _mm512_storeu_si512(e, exponent);
    for (size_t j = 0; j < LANES_PRODUCTS; j++) as_limbs(m + j * (size_t)(L + 1), limbs, j, K, L);
    return k;
}
#else
bool lanes_serve(int L) { (void)L; return false; }

size_t lanes_products(mp_limb_t *m, int64_t *e, const uint64_t *const *a, const size_t *n, int fit, int L)
{
    (void)m, (void)e, (void)a, (void)n, (void)fit, (void)L;
    return 0;
}
#endif
