/* SPDX-License-Identifier: MIT
**
** The integral. 1/s = Int_0^inf e^(-s t) dt, and the competitors are independent, so
**     H_l(p) = K w_l Int_0^inf f_l(t) dt,    f_l(t) = e^(-w_l t) phi(t)^(K-1),    phi(t) = sum_m p_m e^(-w_m t).
** H does not change when all weights are scaled: let K w_L = PACE = 8. f_l is a positive mixture of e^(-s t), s from K
** w_1 to 8.
**
** Two rules. So all derivatives of f alternate: f >= 0, f' <= 0, f'' >= 0, .. For such an f Gauss's rule is a lower
** bound of Int f, Lobatto's an upper one (bt_rules). f decreases: nodes of the lower rule may be rounded up and those
** of the upper rule down, weights down and up, e^(-w t) down and up; nothing else is asked of a rule.
**
** Panels. [0, 1], [1, 2], [2, 4], .., [T/2, T], each node of a panel twice that of the one before, so that its e^(-w t)
** is a square. The gap of Gauss on [a, a+h] is c s^2n h^(2n+1) e^(-s t), s a <= s t <= s (a+h), c = n!^4/((2n+1)
** (2n)!^3), for the part e^(-s t) of f, whose integral is 1/s. Relative to it: in [0, 1] at most c 8^(2n+1), and all
** doubling panels together about c Int u^2n e^-u du/log 2 = c (2n)!/log 2; Lobatto's is (n+1)/n of that. For n = 11: 5
** 10^-14 and 1.3 10^-13.
**
** The tail. f(t) <= f(T) e^(-K w_1 (t-T)) for t >= T, since s >= w_l + (K-1) w_1 >= K w_1. So its integral is between 0
** and f(T)/(K w_1), for all l alike: one more weight of the last node. K w_1 T >= 32: relative e^-32 = 1.3 10^-14.
**
** The box. Lower bounds take the law of the box with the least phi, upper bounds that of the greatest (bt_extreme).
**
** Rounding (u = 2^-53, M = ceil(L/16), n = POINTS, P panels). All is sums of products of non-negative doubles; factors
** (1 + u):
**   [1] nodes, weights, e^(-w t), K w_l: toward the bound, none; the weight 3 v of a node of two panels:  1
**   [2] phi: a product, M - 1 sums in a lane, 4 to join 16 lanes:                                         M + 4
**   [3] phi^(K-1): as many phi with [2] each, and as many products but one:                               (K-1) (M+5) -
**   1
**   [4] its product with the weight; the tail's product and sum:                                          2
**   [5] the sum of n products in a panel, and that of the panels:                                         n + P
**   [6] the product with K w_l:                                                                           1
** Together C = (K-1) (M+5) + n + P + 3 < 2^27. Computed x is within (1 +- u)^C of its exact y, so y >= x (1 - C u) and
** y <= x/(1 - C u) <= x (1 + C u + 2 (C u)^2) <= x (1 + (C+4) u): K w_l is stored with the factor 1 -+ (C+4) u.
** Nothing underflows: e^(-w t) and masses below TINY = 2^-300 become 0 in the lower bound and TINY in the upper, and
** phi^(K-1) below
** 2^-600 likewise. Products then are 0 or at least 2^-910, and K w_l >= 2^-97. That raises phi by 2^-289 at most, the
** integrand by K 2^-289 + 2^-299, its integral to T and the tail by 2^103 times as much: relatively by 2^-162, for H_l
** >= w_l/w_L = K w_l/8.
*/
#include "numerics/pools/bt_laplace.h"

#include "numerics/pools/bt_rules.h"
#include "numerics/base/encl.h"

#include <math.h>

enum {
    LANES = 16,
    PACE  = 8,
    PREC  = 191 /* an error e of e^(-w) becomes 2^103 e of its last square; from 192 on MPFR is slower */
};

#define TINY 0x1p-300

/* --- the tables ------------------------------------------------------------------------------------------ */

/* Of one rule: e[(j n + i) stride + l] bounds e^(-w_l t) at node i of panel j, b[j n + i] is the node's weight, and
** scale[l] is K w_l with the slack of all roundings. Levels beyond the last have e = 0. */
typedef struct { double *e, *b, *scale, at_zero; } table_t;

struct bt_laplace {
    size_t levels, stride, panels;
    unsigned long K;
    double floor; /* 2^(-600/(K-1)): phi below it is 0, or this */
    double tail;  /* 1/(K w_1), rounded up */
    table_t table[2];
};

/* A node's weight: v h for a panel of length h, and at the end of two panels of Lobatto v (h + h'), h' the length of
** the next. */
static void table_weights(table_t *S, const bt_laplace_t *T, side_t side)
{
    const rule_t *r = rule_of(side);
    for (size_t j = 0; j < T->panels; j++)
        for (size_t i = 0; i < POINTS; i++) {
            double v = r->weight[i];
            if (side == UPPER && i == POINTS - 1) v *= j ? 3 : 2;
            S->b[j * POINTS + i] = ldexp(v, j ? (int)j - 1 : 0);
        }
    S->at_zero = side == UPPER ? r->weight[POINTS - 1] : 0;
}

/* e^(-w t) of one level at t = x in [0, 1], then 1 + x, 2 + 2x, .. */
static void table_level(table_t *S, const bt_laplace_t *T, size_t l, mpq_srcptr w, side_t side)
{
    mpfr_rnd_t toward = side == LOWER ? MPFR_RNDD : MPFR_RNDU, away = side == LOWER ? MPFR_RNDU : MPFR_RNDD;
    mpfr_t a, one, e;
    mpfr_inits2(PREC, a, one, e, (mpfr_ptr)0);
    mpfr_set_q(a, w, away);
    mpfr_neg(a, a, MPFR_RNDN);
    mpfr_exp(one, a, toward);
    for (size_t i = 0; i < POINTS; i++) {
        mpfr_mul_d(e, a, rule_of(side)->node[i], toward);
        mpfr_exp(e, e, toward);
        for (size_t j = 0; j < T->panels; j++) {
            if (j == 1) mpfr_mul(e, e, one, toward);
            if (j > 1) mpfr_sqr(e, e, toward);
            double d = mpfr_get_d(e, toward);
            S->e[(j * POINTS + i) * T->stride + l] = d >= TINY ? d : side == LOWER ? 0 : TINY;
            if (d < TINY) mpfr_set_zero(e, 1); /* as are all its squares */
        }
    }
    mpfr_clears(a, one, e, (mpfr_ptr)0);
}

/* K w_l (1 -+ (C+4) u). */
static void table_scale(table_t *S, const bt_laplace_t *T, size_t l, mpq_srcptr w, side_t side)
{
    unsigned long C = (T->K - 1) * (T->stride / LANES + 5) + POINTS + T->panels + 3;
    mpfr_rnd_t toward = side == LOWER ? MPFR_RNDD : MPFR_RNDU;
    mpfr_t x, slack;
    mpfr_inits2(PREC, x, slack, (mpfr_ptr)0);
    mpfr_set_ui_2exp(slack, C + 4, -53, MPFR_RNDN);
    if (side == LOWER) mpfr_neg(slack, slack, MPFR_RNDN);
    mpfr_add_ui(slack, slack, 1, toward);
    mpfr_set_q(x, w, toward);
    mpfr_mul_ui(x, x, T->K, toward);
    mpfr_mul(x, x, slack, toward);
    S->scale[l] = mpfr_get_d(x, toward);
    mpfr_clears(x, slack, (mpfr_ptr)0);
}

/* The least s with w_L/w_1 < 2^s; -1 outside the domain. */
static long spread(size_t levels, mpq_srcptr w, unsigned long K)
{
    if (levels < 1 || levels > BT_LAPLACE_LEVELS_MAX || K < 2 || K > BT_LAPLACE_POOL_MAX || mpq_sgn(w) <= 0) return -1;
    for (size_t l = 1; l < levels; l++)
        if (mpq_cmp(w + l - 1, w + l) >= 0) return -1;
    mpq_t r;
    mpq_init(r);
    mpq_div(r, w + levels - 1, w);
    /* 2^(s-2) < r < 2^s */
    long s = (long)mpz_sizeinbase(mpq_numref(r), 2) - (long)mpz_sizeinbase(mpq_denref(r), 2) + 1;
    mpq_div_2exp(r, r, (mp_bitcnt_t)s - 1);
    if (mpq_cmp_ui(r, 1, 1) < 0) s--;
    mpq_clear(r);
    return s <= BT_LAPLACE_SPREAD_MAX ? s : -1;
}

/* The floor, and the tail 1/(K w_1), of the scaled weight w_1. */
static void set_limits(bt_laplace_t *T, mpq_srcptr w)
{
    mpfr_t x;
    mpfr_init2(x, PREC);
    mpfr_set_d(x, -600, MPFR_RNDN);
    mpfr_div_ui(x, x, T->K - 1, MPFR_RNDN);
    mpfr_exp2(x, x, MPFR_RNDN);
    T->floor = mpfr_get_d(x, MPFR_RNDN);
    mpfr_set_q(x, w, MPFR_RNDD);
    mpfr_mul_ui(x, x, T->K, MPFR_RNDD);
    mpfr_ui_div(x, 1, x, MPFR_RNDU);
    T->tail = mpfr_get_d(x, MPFR_RNDU);
    mpfr_clear(x);
}

/* T = 2^(panels-1) = 4 2^s > 4 w_L/w_1 = 32/(K w_1). */
const bt_laplace_t *bt_laplace_make(arena_t *A, size_t levels, mpq_srcptr w, unsigned long K)
{
    long s = spread(levels, w, K);
    if (s < 0) return NULL;
    bt_laplace_t *T = ARENA_NEW(A, bt_laplace_t);
    *T = (bt_laplace_t){
        .levels = levels, .stride = (levels + LANES - 1) / LANES * LANES, .panels = (size_t)s + 3, .K = K
    };
    mpq_ptr scaled = arena_mpq(A, levels), unit = arena_mpq(A, 1);
    mpq_set_ui(unit, PACE, K);
    mpq_canonicalize(unit);
    mpq_div(unit, unit, w + levels - 1);
    for (size_t l = 0; l < levels; l++) mpq_mul(scaled + l, w + l, unit);
    set_limits(T, scaled);
    for (side_t side = LOWER; side <= UPPER; side++) {
        table_t *S = &T->table[side];
        S->e = ARENA_ARRAY(A, double, T->panels * POINTS * T->stride);
        S->b = ARENA_ARRAY(A, double, T->panels * POINTS);
        S->scale = ARENA_ARRAY(A, double, levels);
        table_weights(S, T, side);
        for (size_t l = 0; l < levels; l++) {
            table_level(S, T, l, scaled + l, side);
            table_scale(S, T, l, scaled + l, side);
        }
    }
    return T;
}

/* --- the sums -------------------------------------------------------------------------------------------- */

/* Masses below TINY: 0, or TINY. */
static bool law_make(double *q, const bt_laplace_t *T, const double *lo, const double *hi, side_t side)
{
    if (!bt_extreme(q, T->levels, lo, hi, side)) return false;
    for (size_t l = T->levels; l < T->stride; l++) q[l] = 0;
    for (size_t l = 0; l < T->levels; l++)
        if (q[l] < TINY && q[l] > 0) q[l] = side == LOWER ? 0 : TINY;
    return true;
}

/* The same operations in the same order, on wider registers where the machine has them: no product is contracted with a
** sum (ISO C), so the bits are the same. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define WIDE
#endif

/* [2] */
static inline double dot(const double *q, const double *e, size_t stride)
{
    double s[LANES] = { 0 };
    for (size_t l = 0; l < stride; l += LANES)
        for (size_t k = 0; k < LANES; k++) s[k] += q[l + k] * e[l + k];
    for (size_t half = LANES / 2; half; half /= 2)
        for (size_t k = 0; k < half; k++) s[k] += s[k + half];
    return s[0];
}

/* [3] r = x^m: every factor of a power that is formed is one of r, so none is below r. */
static void powers(double r[POINTS], double x[POINTS], unsigned long m)
{
    for (size_t i = 0; i < POINTS; i++) r[i] = 1;
    for (; m; m /= 2) {
        if (m % 2) for (size_t i = 0; i < POINTS; i++) r[i] *= x[i];
        if (m > 1) for (size_t i = 0; i < POINTS; i++) x[i] *= x[i];
    }
}

/* g = b phi^(K-1) at the nodes of panel j. False when it is the last, or phi has come down to its floor: then the tail
** begins here. */
WIDE static bool panel_weigh(double g[POINTS], const bt_laplace_t *T, side_t side, size_t j, const double *q)
{
    const table_t *S = &T->table[side];
    double phi[POINTS];
    bool faded = false;
    for (size_t i = 0; i < POINTS; i++) {
        phi[i] = dot(q, S->e + (j * POINTS + i) * T->stride, T->stride);
        faded = phi[i] <= T->floor;
        if (faded) phi[i] = side == LOWER ? 0 : T->floor;
    }
    powers(g, phi, T->K - 1);
    double end = g[POINTS - 1];
    for (size_t i = 0; i < POINTS; i++) g[i] *= S->b[j * POINTS + i]; /* [4] */
    if (!faded && j + 1 < T->panels) return true;
    if (side == UPPER) g[POINTS - 1] += end * T->tail;
    return false;
}

/* [5] sum[l] += sum_i g_i e^(-w_l t_i) */
WIDE static void panel_add(double *sum, const double g[POINTS], const double *e, size_t stride)
{
    for (size_t l = 0; l < stride; l += LANES) {
        double s[LANES] = { 0 };
        for (size_t i = 0; i < POINTS; i++)
            for (size_t k = 0; k < LANES; k++) s[k] += g[i] * e[i * stride + l + k];
        for (size_t k = 0; k < LANES; k++) sum[l + k] += s[k];
    }
}

static void integrate(double *H, const bt_laplace_t *T, side_t side, const double *q)
{
    const table_t *S = &T->table[side];
    double sum[BT_LAPLACE_LEVELS_MAX], g[POINTS];
    for (size_t l = 0; l < T->stride; l++) sum[l] = S->at_zero; /* f(0) = 1 */
    for (size_t j = 0; j < T->panels; j++) {
        bool more = panel_weigh(g, T, side, j, q);
        panel_add(sum, g, S->e + j * POINTS * T->stride, T->stride);
        if (!more) break;
    }
    for (size_t l = 0; l < T->levels; l++) H[l] = S->scale[l] * sum[l]; /* [6] */
}

bool bt_laplace(double *lo, double *hi, const bt_laplace_t *T, const double *p_lo, const double *p_hi)
{
    double least[BT_LAPLACE_LEVELS_MAX], greatest[BT_LAPLACE_LEVELS_MAX];
    if (!law_make(least, T, p_lo, p_hi, LOWER) || !law_make(greatest, T, p_lo, p_hi, UPPER)) return false;
    integrate(lo, T, LOWER, least);
    integrate(hi, T, UPPER, greatest);
    return true;
}
