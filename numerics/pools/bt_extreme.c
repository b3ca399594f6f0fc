/* SPDX-License-Identifier: MIT */
#include "numerics/pools/bt_extreme.h"

#include <math.h>

/* s + c, a sum of fewer than 2^12 numbers with |s| <= 2 on the way: the error of s is found exactly (Knuth's two-sum;
** Moller 1965), at most 2^-52 each, so |c| <= 2^-40, and its own roundings are at most 2^12 2^-93 = MASS_ERROR/2
** together. */
typedef struct { double s, c; } sum_t;

static void sum_add(sum_t *a, double x)
{
    double s = a->s + x, y = s - a->s;
    a->c += (a->s - (s - y)) + (x - y);
    a->s = s;
}

static double mass_lo(const double *lo, size_t l) { return lo[l] > 0 ? lo[l] : 0; }
static double mass_hi(const double *hi, size_t l) { return hi[l] < 1 ? hi[l] : 1; }

/* Least phi: the box's greatest masses given to the levels from the last down while they last, its least masses to the
** rest. With r of the total 1 left for level k, the first that can't have hi_k, any law of the box has at least 1 -
** sum_{m>j} hi_m in {1..j} for j >= k, and sum_{m<=j} lo_m for j < k: q has no more if q_k <= r. So r is rounded down;
** r >= lo_k whenever the box has a law. Greatest phi: from the first level up, and q_k >= r. Where it is in doubt
** whether r < hi_k, the lower bound stops with q_k <= r, the upper gives hi_k and goes on: each on its own side. r is a
** sum, a difference and a product, (1 +- u)^3, against the factor 1 -+ 4u. False when the least masses exceed 1 for
** sure, or the greatest fall short of it. */
bool bt_extreme(double *q, size_t levels, const double *lo, const double *hi, side_t side)
{
    double e = side == LOWER ? -MASS_ERROR : MASS_ERROR, slack = side == LOWER ? 1 - 0x1p-51 : 1 + 0x1p-51;
    sum_t left = { 1, 0 };
    for (size_t l = 0; l < levels; l++) q[l] = mass_lo(lo, l);
    for (size_t l = 0; l < levels; l++) {
        sum_add(&left, -q[l]);
        if (q[l] > mass_hi(hi, l) || left.s + left.c < -MASS_ERROR) return false;
    }
    for (size_t i = 0; i < levels; i++) {
        size_t l = side == LOWER ? levels - 1 - i : i;
        sum_add(&left, q[l]);
        sum_t after = left;
        sum_add(&after, -mass_hi(hi, l));
        if (after.s + after.c + e < 0) {
            q[l] = fmax(q[l], (left.s + left.c + e) * slack);
            return true;
        }
        q[l] = mass_hi(hi, l);
        left = after;
    }
    return left.s + left.c <= MASS_ERROR;
}
