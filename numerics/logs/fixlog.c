/* SPDX-License-Identifier: MIT
**
** a = f 2^e, 1/2 <= f < 1. Four multipliers 1 + t_k, t_k = T_k/2^64, bring f up to y = f (1+t_1) .. (1+t_4) = 1 - d, 0
** <= d < 2^-30, and
**     -log f = sum_k log(1+t_k) + (d + d^2/2 + d^3/3 + ...) =: N.
** The multipliers come from tables, t = 1/x - 1 rounded down, x the upper end of the cell that y lies in:
**     k = 1: cells [i, i+1) 2^-8 of f, 128 <= i < 256, x = (i+1) 2^-8;  after it 0 < 1 - y <= 1/129 + 2^-64;
**     k > 1: cells [j, j+1) 2^-s of d = 1 - y, s = 15, 23, 31, x = 1 - j 2^-s;  after it
**            0 <= 1 - y <= 1 - (1 - (j+1) 2^-s)/(1 - j 2^-s) + 2^-64 = 2^-s/(1 - j 2^-s) + 2^-64 < 2^-s (1 + 2^-6.9),
**            so j <= 2^15/129 = 254, and then j < 256 (1 + 2^-6.9) < 259 both times.
** So d' = d - t + d t >= 0 at each turn: it is (1-d) (x's reciprocal, less 1 + t), at least 2^-(64+s+1) where t was
** rounded, more than the unit that a cut costs; and t is exact only for j = 0, when it is 0.
**
** Errors, in units of 2^-64L:
**   [1] f cut to L limbs: -log f high by less than 2;
**   [2] the product f t cut, 1 - y taken as the complement of y's digits, three products d t cut: less than 1.01 each,
**   5.1;
**   [3] table logarithms, rounded to FIXLOG_LIMBS_MAX + 1 limbs and cut to L: 1.01 each, 4.1;
**   [4] the series as S_k = 1/k + d S_{k+1}, k = K-1, .., 2, from S_K = 1/K, 30 K >= 64 L; the rest d^(K+1) (1 +
**   ..)/(K+1) is below 1.
**       S_k is kept to l_k = ceil((64 L - 30 (k-2))/64) >= 1 limbs; the constant, d and the product are cut: 3 2^-64
**       l_k, weighed with d^k: 3 2^-64L 2^(30 (k-2) - 30 k), nothing to speak of. N takes d and d (d S_2): two products
**       cut, 2.
** Together less than 14.3; FIXLOG_ERROR is 16.
*/
#include "numerics/logs/fixlog.h"
#include "numerics/logs/fixlog_cells.h"
#include "numerics/logs/fixlog_two.h"
#include "numerics/logs/limbs.h"

#include <mpfr.h>
#include <stdatomic.h>
#include <string.h>
#include <threads.h>

enum {
    STEPS = FIXLOG_STEPS,
    WIDE = FIXLOG_WIDE,
    CLOSE = 30,
    TERMS = (64 * FIXLOG_LIMBS_MAX + CLOSE - 1) / CLOSE
};

static fixlog_cell_t table[STEPS][FIXLOG_CELLS];
static mp_limb_t inverse[TERMS + 1][WIDE]; /* 1/k, cut */
static mp_limb_t log2_limbs[WIDE];
static once_flag filled = ONCE_FLAG_INIT;

static void fill(void)
{
    mpfr_t x;
    mpz_t z;
    fixlog_cells(table);
    mpfr_init2(x, 64 * WIDE + 8);
    mpz_init(z);
    mpfr_const_log2(x, MPFR_RNDD);
    mpfr_mul_2ui(x, x, 64 * WIDE, MPFR_RNDD);
    mpfr_get_z(z, x, MPFR_RNDD);
    for (size_t k = 0; k < WIDE; k++) log2_limbs[k] = mpz_getlimbn(z, (mp_size_t)k);
    mpfr_clear(x);
    mpz_clear(z);
    for (mp_limb_t k = 2; k <= TERMS; k++) {
        mp_limb_t one[WIDE + 1] = { 0 }, q[WIDE + 1];
        one[WIDE] = 1;
        mpn_divrem_1(q, 0, one, WIDE + 1, k);
        memcpy(inverse[k], q, sizeof inverse[k]);
    }
}

/* --- the logarithm ----------------------------------------------------------------------------------------------- */

/* x += x t, cut. */
LIMBS_INLINE void add_product(mp_limb_t *x, mp_limb_t T, int L)
{
    mp_limb_t p[FIXLOG_LIMBS_MAX + 1];
    limbs_times_word(p, x, T, L);
    limbs_add(x, p + 1, L);
}

/* N += d + d^2/2 + d^3/3 + ... */
LIMBS_INLINE void add_series(mp_limb_t *N, const mp_limb_t *d, int L)
{
    mp_limb_t S[FIXLOG_LIMBS_MAX] = { 0 }, p[2 * FIXLOG_LIMBS_MAX];
    const int K = (64 * L + CLOSE - 1) / CLOSE;
    int have = 1;
    S[0] = inverse[K][WIDE - 1];
#pragma GCC unroll 18
    for (int k = K - 1; k >= 2; k--) {
        const int need = (64 * L - CLOSE * (k - 2) + 63) / 64; /* l_k >= l_{k+1} */
        limbs_times(p, d + L - need, need, S, have);
#pragma GCC unroll 8
        for (int i = 0; i < need; i++) S[i] = p[have + i];
        limbs_add(S, inverse[k] + WIDE - need, need);
        have = need;
    }
    limbs_add(N, d, L);
    limbs_times(p, d, L, S, L); /* l_2 = L */
#pragma GCC unroll 8
    for (int i = 0; i < L; i++) S[i] = p[L + i];
    limbs_times(p, d, L, S, L);
    limbs_add(N, p + L, L);
}

/* N of f[0..L), the top bit set; f is used up. The four logarithms are below 1 together with the rest: they are added
** limb by limb, carries last. */
LIMBS_INLINE void minus_log_at(mp_limb_t *N, mp_limb_t *f, int L)
{
    const fixlog_cell_t *c[STEPS];
    c[0] = &table[0][(f[L - 1] >> 56) - 128];
    add_product(f, c[0]->T, L);
#pragma GCC unroll 4
    for (int k = 0; k < L; k++) f[k] = ~f[k];
#pragma GCC unroll 3
    for (int k = 1; k < STEPS; k++) {
        c[k] = &table[k][f[L - 1] >> (57 - 8 * k)];
        add_product(f, c[k]->T, L);
        f[L - 1] -= c[k]->T;
    }
    wide_t carry = 0;
#pragma GCC unroll 4
    for (int k = L - 1; k >= 0; k--) {
        wide_t sum = carry + c[0]->log[k];
        sum += c[1]->log[k];
        sum += c[2]->log[k];
        sum += c[3]->log[k];
        N[L - 1 - k] = (mp_limb_t)sum;
        carry = sum >> 64;
    }
    add_series(N, f, L);
}

/* --- any number of them ------------------------------------------------------------------------------------------- */

static void minus_log(mp_limb_t *N, mp_limb_t *f, int L)
{
    switch (L) {
    case 2: minus_log_at(N, f, 2); break;
    case 3: minus_log_at(N, f, 3); break;
    case 4: minus_log_at(N, f, 4); break;
    default: minus_log_at(N, f, L); break;
    }
}

static _Atomic bool ready;

static inline void need_tables(void)
{
    if (atomic_load_explicit(&ready, memory_order_acquire)) return;
    call_once(&filled, fill);
    atomic_store_explicit(&ready, true, memory_order_release);
}

long fixlog_word(mp_limb_t *out, mp_limb_t a, int L)
{
    need_tables();
    int zeros = __builtin_clzll(a);
    mp_limb_t f[FIXLOG_LIMBS_MAX] = { 0 };
    f[L - 1] = a << zeros;
    minus_log(out, f, L);
    return 64 - zeros;
}

wide_t fixlog_sum(mp_limb_t *N, long_t *e, const uint64_t *c, const uint64_t *a, size_t n, int L)
{
    enum { MANY = 16 }; /* few are not worth tables of their own */
    if (L == 2 && n >= MANY) return fixlog_two_sum(N, e, c, a, n);
    wide_t all = 0;
    need_tables();
    for (size_t i = 0; i < n; i++) {
        if (a[i] < 2) continue;
        mp_limb_t one[FIXLOG_LIMBS_MAX];
        *e += (long_t)c[i] * fixlog_word(one, a[i], L);
        mp_limb_t carry = mpn_addmul_1(N, one, L, c[i]);
        N[L] += carry;
        N[L + 1] += N[L] < carry;
        all += c[i];
    }
    return all;
}

long fixlog(mp_limb_t *out, mpz_srcptr a, int L)
{
    need_tables();
    size_t n = mpz_size(a), length = mpz_sizeinbase(a, 2);
    const mp_limb_t *limb = mpz_limbs_read(a);
    unsigned shift = (unsigned)(64 * n - length);
    mp_limb_t f[FIXLOG_LIMBS_MAX] = { 0 };
    for (size_t k = 0; k < (size_t)L && k < n; k++) {
        mp_limb_t low = k + 1 < n ? limb[n - 2 - k] : 0;
        f[(size_t)L - 1 - k] = shift ? limb[n - 1 - k] << shift | low >> (64 - shift) : limb[n - 1 - k];
    }
    minus_log(out, f, L);
    return (long)length;
}

const mp_limb_t *fixlog_log2(int L)
{
    need_tables();
    return log2_limbs + FIXLOG_LIMBS_MAX - L;
}

/* With 24 bits or more to spare, V = floor(e log 2) - N is off by FIXLOG_ERROR + 1 units and e 2^-64 < 1. */
bool fixlog_floor(mpz_ptr r, mpz_srcptr a, long frac)
{
    enum { OFF = FIXLOG_ERROR + 2, SPARE = 24 };
    if (frac > FIXLOG_FLOOR_MAX) return false;
    int L = (int)((frac + SPARE + 63) / 64 < 2 ? 2 : (frac + SPARE + 63) / 64);
    mp_limb_t V[FIXLOG_LIMBS_MAX + 2], N[FIXLOG_LIMBS_MAX];
    long e = fixlog(N, a, L);
    V[L + 1] = mpn_mul_1(V, fixlog_log2(L), L + 1, (mp_limb_t)e);
    mpn_sub(V + 1, V + 1, L + 1, N, L); /* V[0] is of no account */
    if (V[L + 1] >> 63) return false;   /* below 0: a = 1 */
    mp_bitcnt_t drop = (mp_bitcnt_t)(64 * L - frac);
    mp_limb_t low = drop < 64 ? V[1] & (((mp_limb_t)1 << drop) - 1) : V[1],
              top = drop < 64 ? ((mp_limb_t)1 << drop) - 1 : ~(mp_limb_t)0;
    if (low < OFF || top - low < OFF) return false; /* a carry into, or a borrow from, what is kept is not excluded */
    mpz_t view;
    mpz_tdiv_q_2exp(r, mpz_roinit_n(view, V + 1, L + 1), drop);
    return true;
}
