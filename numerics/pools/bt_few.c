/* SPDX-License-Identifier: MIT
**
** n = K-1 competitors of masses q_l are counted pool by pool: with c_l of them at level l, total S = sum c_l w_l,
**     H_t(q) = K w_t sum_c n!/(c_1! .. c_L!) q_1^c_1 .. q_L^c_L / (w_t + S),
** at the extreme laws of the box (bt_extreme).
**
** Rounding (u = 2^-53). All is sums, products and quotients of non-negative doubles; factors (1 + d) or their inverses,
** |d| <= u:
**   [1] w_l as a double, cut off:                                                                            3
**   [2] S: a sum for each competitor but those of the last level, there a product and a sum; w_t to it:      n + 3 and
**   [1]
**   [3] the coefficient: a product, a product and a quotient for each competitor; one product at the last:   3 n + 1
**   [4] the quotient by w_t + S, the sums of n + 1 terms in a level:                                         1 + L (n +
**   1)
**   [5] K w_t and the product with it, the slack, and what is lost below 2^-1022:                             4 and [1]
** Together N = (4 + L) n + L + 15 < 2^13. Computed x and exact y: y >= x (1-u)^N >= x (1 - 2 N u) and y <= x/(1-u)^N <=
** x (1 + 2 N u). Nothing overflows: a coefficient is at most (1 + q_1 + .. + q_L)^n < 2^502 when the masses sum to at
** most 1 + 1/(2n). What is lost: at most 2^-1074 in each of fewer than 2^26 operations, multiplied by less than 2^502 K
** later on: below 2^-530. When the masses sum to at least 1 - 1/(2n), the pools' probabilities do to at least 1/2, and
** so H_t >= w_1/(2 w_L) >= 2^-301: that is no more than a factor. When they do not (the sum, as computed, is off by
** 0.4/n), the bounds are those of any law, 0 and K.
*/
#include "numerics/pools/bt_few.h"

#include "numerics/pools/bt_extreme.h"

#include <math.h>

typedef struct {
    size_t levels;
    double q[BT_FEW_LEVELS_MAX], w[BT_FEW_LEVELS_MAX];
    double last[BT_FEW_POOL_MAX]; /* powers of the last level's mass */
} walk_t;

bool bt_few_affordable(const bt_levels_t *L, unsigned long K)
{
    if (L->levels > BT_FEW_LEVELS_MAX || K > BT_FEW_POOL_MAX ||
        mpz_sizeinbase(L->w + L->levels - 1, 2) > BT_FEW_BITS_MAX)
        return false;
    double pools = 1;
    for (size_t l = 1; l < L->levels; l++) pools *= ((double)K - 1 + (double)l) / (double)l;
    return pools <= BT_FEW_POOLS_MAX;
}

/* sum[t] += the sum over the ways to split `left` among levels l, l+1, .. */
static void walk(double *sum, const walk_t *W, size_t l, unsigned long left, double coef, double total)
{
    size_t levels = W->levels;
    if (l + 1 == levels) {
        total += (double)left * W->w[l];
        coef *= W->last[left];
        for (size_t t = 0; t < levels; t++) sum[t] += coef / (W->w[t] + total);
        return;
    }
    double own[BT_FEW_LEVELS_MAX] = { 0 };
    for (unsigned long c = 0; c <= left && coef > 0; c++) {
        walk(own, W, l + 1, left - c, coef, total);
        coef = coef * W->q[l] * (double)(left - c) / (double)(c + 1);
        total += W->w[l];
    }
    for (size_t t = 0; t < levels; t++) sum[t] += own[t];
}

static void bound(double *H, walk_t *W, unsigned long K, side_t side)
{
    unsigned long n = K - 1;
    double sum[BT_FEW_LEVELS_MAX] = { 0 }, mass = 0, room = 0.4 / (double)n;
    double slack = (double)((4 + W->levels) * n + W->levels + 15) * 0x1p-52;
    for (size_t l = 0; l < W->levels; l++) mass += W->q[l];
    bool near = fabs(mass - 1) <= room;
    W->last[0] = 1;
    for (unsigned long c = 1; c <= n; c++) W->last[c] = W->last[c - 1] * W->q[W->levels - 1];
    if (near) walk(sum, W, 0, n, 1, 0);
    for (size_t t = 0; t < W->levels; t++) {
        double most = near ? (double)K * W->w[t] * sum[t] * (1 + slack) : (double)K;
        H[t] = side == UPPER ? fmin(most, (double)K) : near ? (double)K * W->w[t] * sum[t] * (1 - slack) : 0;
    }
}

bool bt_few(double *lo, double *hi, const bt_levels_t *L, unsigned long K, const double *p_lo, const double *p_hi)
{
    walk_t least = { .levels = L->levels }, greatest = { .levels = L->levels };
    if (!bt_extreme(least.q, L->levels, p_lo, p_hi, LOWER) || !bt_extreme(greatest.q, L->levels, p_lo, p_hi, UPPER))
        return false;
    for (size_t l = 0; l < L->levels; l++) least.w[l] = greatest.w[l] = mpz_get_d(L->w + l);
    bound(lo, &least, K, LOWER);
    bound(hi, &greatest, K, UPPER);
    return true;
}
