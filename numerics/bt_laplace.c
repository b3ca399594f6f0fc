/* SPDX-License-Identifier: MIT
**
** The integral. 1/s = Int_0^inf e^(-s t) dt, and the competitors are independent, so
**     H_l(p) = K w_l Int_0^inf f_l(t) dt,    f_l(t) = e^(-w_l t) phi(t)^(K-1),    phi(t) = sum_m p_m e^(-w_m t).
** H does not change when all weights are scaled: let K w_L = PACE = 8. f_l is a positive mixture of e^(-s t), s from K w_1 to 8.
**
** Two rules. So all derivatives of f alternate: f >= 0, f' <= 0, f'' >= 0, .. On an interval, with nodes x_i of a rule,
**     Gauss, n nodes:      f - h = f^(2n)(xi)/(2n)! prod (x - x_i)^2 >= 0, h of degree 2n-1 with the values and slopes of f at the x_i;
**     Lobatto, n+1 nodes:  f - h = f^(2n)(xi)/(2n)! (x - a) (x - b) prod' (x - x_i)^2 <= 0, no slopes at the ends a and b;
** and each rule is exact for its h. So Gauss is a lower bound of Int f and Lobatto an upper one. f decreases: nodes of the lower rule
** may be rounded up and those of the upper rule down, weights down and up, e^(-w t) down and up; nothing else is asked of a rule.
**
** Panels. [0, 1], [1, 2], [2, 4], .., [T/2, T], each node of a panel twice that of the one before, so that its e^(-w t) is a square. The
** gap of Gauss on [a, a+h] is c s^2n h^(2n+1) e^(-s t), s a <= s t <= s (a+h), c = n!^4/((2n+1) (2n)!^3), for the part e^(-s t) of f, whose
** integral is 1/s. Relative to it: in [0, 1] at most c 8^(2n+1), and all doubling panels together about c Int u^2n e^-u du/log 2 =
** c (2n)!/log 2; Lobatto's is (n+1)/n of that. For n = 11: 5 10^-14 and 1.3 10^-13.
**
** The tail. f(t) <= f(T) e^(-K w_1 (t-T)) for t >= T, since s >= w_l + (K-1) w_1 >= K w_1. So its integral is between 0 and
** f(T)/(K w_1), for all l alike: one more weight of the last node. K w_1 T >= 32: relative e^-32 = 1.3 10^-14.
**
** The box. H grows with phi, whatever the total mass: lower bounds take the law of the box with the least phi, upper bounds that of the
** greatest. e^(-w t) decreases in w, so by summation by parts the law with the least masses of {1..k}, for all k at once, has the least
** phi, at all t at once; see law_extreme.
**
** Rounding (u = 2^-53, M = ceil(L/16), n = POINTS, P panels). All is sums of products of non-negative doubles; factors (1 + u):
**   [1] nodes, weights, e^(-w t), K w_l: toward the bound, none; the weight 3 v of a node of two panels:  1
**   [2] phi: a product, M - 1 sums in a lane, 4 to join 16 lanes:                                         M + 4
**   [3] phi^(K-1): as many phi with [2] each, and as many products but one:                               (K-1) (M+5) - 1
**   [4] its product with the weight; the tail's product and sum:                                          2
**   [5] the sum of n products in a panel, and that of the panels:                                         n + P
**   [6] the product with K w_l:                                                                           1
** Together C = (K-1) (M+5) + n + P + 3 < 2^27. Computed x is within (1 +- u)^C of its exact y, so y >= x (1 - C u) and
** y <= x/(1 - C u) <= x (1 + C u + 2 (C u)^2) <= x (1 + (C+4) u): K w_l is stored with the factor 1 -+ (C+4) u.
** Nothing underflows: e^(-w t) and masses below TINY = 2^-300 become 0 in the lower bound and TINY in the upper, and phi^(K-1) below
** 2^-600 likewise. Products then are 0 or at least 2^-910, and K w_l >= 2^-97. That raises phi by 2^-289 at most, the integrand by
** K 2^-289 + 2^-299, its integral to T and the tail by 2^103 times as much: relatively by 2^-162, for H_l >= w_l/w_L = K w_l/8.
*/
#include "numerics/bt_laplace.h"

#include "numerics/encl.h"

#include <math.h>
#include <threads.h>

enum {
    POINTS = 11, /* n: of Gauss in a panel, and of Lobatto without the left end, which the panel before has */
    LANES  = 16,
    PACE   = 8,
    PREC   = 192, /* an error e of e^(-w) becomes 2^103 e of its last square */
    LOWER  = 0,
    UPPER  = 1
};

#define TINY 0x1p-300
#define MASS_ERROR 0x1p-80

/* --- the rules on [0, 1] --------------------------------------------------------------------------------- */

typedef struct { double node[POINTS], weight[POINTS]; } rule_t;

static rule_t rules[2];   /* LOWER: Gauss; UPPER: Lobatto without its node 0, of the same weight as its node 1 */
static once_flag filled = ONCE_FLAG_INIT;

/* p = P_n(x) and d = n (P_{n-1}(x) - x P_n(x)) = (1 - x^2) P_n'(x): Legendre's, (k+1) P_{k+1} = (2k+1) x P_k - k P_{k-1}. */
static void legendre(encl_ptr p, encl_ptr d, encl_srcptr x)
{
    encl_t t;
    mpfi_init2(t, PREC);
    mpfi_set_ui(d, 1);
    mpfi_set(p, x);
    for (unsigned long k = 1; k <= POINTS; k++) {
        mpfi_mul(t, x, p);
        if (k == POINTS) break;
        mpfi_mul_ui(t, t, 2 * k + 1);
        mpfi_mul_ui(d, d, k);
        mpfi_sub(t, t, d);
        mpfi_div_ui(t, t, k + 1);
        mpfi_swap(d, p);
        mpfi_swap(p, t);
    }
    mpfi_sub(d, d, t);
    mpfi_mul_ui(d, d, POINTS);
    mpfi_clear(t);
}

/* The sign of P_n or of P_n' at x in (-1, 1). */
static sign_t legendre_sign(mpfr_srcptr x, int side)
{
    encl_t at, p, d;
    mpfi_init2(at, PREC); mpfi_init2(p, PREC); mpfi_init2(d, PREC);
    mpfi_set_fr(at, x);
    legendre(p, d, at);
    sign_t s = encl_sign(side == LOWER ? p : d);
    mpfi_clear(at); mpfi_clear(p); mpfi_clear(d);
    return s;
}

/* x, which has a change of sign, to a length of 2^-120 or where the sign is in doubt. */
static void root_bisect(encl_ptr x, int side)
{
    mpfr_t mid;
    mpfr_init2(mid, PREC);
    sign_t left = legendre_sign(&x->left, side);
    for (int i = 0; i < 115; i++) {
        mpfi_mid(mid, x);
        sign_t s = legendre_sign(mid, side);
        if (s == SIGN_UNKNOWN || s == SIGN_ZERO) break;
        mpfr_set(s == left ? &x->left : &x->right, mid, MPFR_RNDN);
    }
    mpfr_clear(mid);
}

/* Node (1+x)/2 and weight: (1-x^2)/d^2 of Gauss, 1/(n (n+1) p^2) of Lobatto, half of those on [-1, 1]. */
static void rule_put(rule_t *r, size_t i, encl_srcptr x, int side)
{
    encl_t p, d, v;
    mpfi_init2(p, PREC); mpfi_init2(d, PREC); mpfi_init2(v, PREC);
    legendre(p, d, x);
    if (side == LOWER) {
        mpfi_sqr(v, x);
        mpfi_ui_sub(v, 1, v);
        mpfi_sqr(d, d);
        mpfi_div(v, v, d);
    } else {
        mpfi_sqr(v, p);
        mpfi_mul_ui(v, v, POINTS * (POINTS + 1));
        mpfi_ui_div(v, 1, v);
    }
    mpfi_add_ui(d, x, 1);
    mpfi_div_2ui(d, d, 1);
    r->node[i] = side == LOWER ? mpfr_get_d(&d->right, MPFR_RNDU) : mpfr_get_d(&d->left, MPFR_RNDD);
    r->weight[i] = side == LOWER ? mpfr_get_d(&v->left, MPFR_RNDD) : mpfr_get_d(&v->right, MPFR_RNDU);
    mpfi_clear(p); mpfi_clear(d); mpfi_clear(v);
}

/* The roots of P_n, or those of P_n' and 1. They lie more than 1/40 apart and inside +-119/120, so each has a cell
** (3k-119 .. 3k-116)/120 of its own, no end of which is a root; n, or n-1, changes of sign are all the roots there are. */
static void rules_fill(void)
{
    encl_t x;
    mpfi_init2(x, PREC);
    for (int side = LOWER; side <= UPPER; side++) {
        size_t found = 0, roots = side == LOWER ? POINTS : POINTS - 1;
        for (long k = 0; k < 79 && found < roots; k++) {
            mpfr_set_si(&x->left, 3 * k - 119, MPFR_RNDN);
            mpfr_div_ui(&x->left, &x->left, 120, MPFR_RNDN);
            mpfr_set_si(&x->right, 3 * k - 116, MPFR_RNDN);
            mpfr_div_ui(&x->right, &x->right, 120, MPFR_RNDN);
            if (legendre_sign(&x->left, side) == legendre_sign(&x->right, side)) continue;
            root_bisect(x, side);
            rule_put(&rules[side], found++, x, side);
        }
    }
    mpfi_set_ui(x, 1);
    rule_put(&rules[UPPER], POINTS - 1, x, UPPER);
    mpfi_clear(x);
}

/* --- the tables ------------------------------------------------------------------------------------------ */

/* Of one rule: e[(j n + i) stride + l] bounds e^(-w_l t) at node i of panel j, b[j n + i] is the node's weight, and scale[l] is K w_l
** with the slack of all roundings. Levels beyond the last have e = 0. */
typedef struct { double *e, *b, *scale, at_zero; } table_t;

struct bt_laplace {
    size_t levels, stride, panels;
    unsigned long K;
    double floor; /* 2^(-600/(K-1)): phi below it is 0, or this */
    double tail;  /* 1/(K w_1), rounded up */
    table_t table[2];
};

/* A node's weight: v h for a panel of length h, and at the end of two panels of Lobatto v (h + h'), h' the length of the next. */
static void table_weights(table_t *S, const bt_laplace_t *T, int side)
{
    const rule_t *r = &rules[side];
    for (size_t j = 0; j < T->panels; j++)
        for (size_t i = 0; i < POINTS; i++) {
            double v = r->weight[i];
            if (side == UPPER && i == POINTS - 1) v *= j ? 3 : 2;
            S->b[j * POINTS + i] = ldexp(v, j ? (int)j - 1 : 0);
        }
    S->at_zero = side == UPPER ? r->weight[POINTS - 1] : 0;
}

/* e^(-w t) of one level at t = x in [0, 1], then 1 + x, 2 + 2x, .. */
static void table_level(table_t *S, const bt_laplace_t *T, size_t l, mpq_srcptr w, int side)
{
    mpfr_rnd_t toward = side == LOWER ? MPFR_RNDD : MPFR_RNDU, away = side == LOWER ? MPFR_RNDU : MPFR_RNDD;
    mpfr_t a, one, e;
    mpfr_inits2(PREC, a, one, e, (mpfr_ptr)0);
    mpfr_set_q(a, w, away);
    mpfr_neg(a, a, MPFR_RNDN);
    mpfr_exp(one, a, toward);
    for (size_t i = 0; i < POINTS; i++) {
        mpfr_mul_d(e, a, rules[side].node[i], toward);
        mpfr_exp(e, e, toward);
        for (size_t j = 0; j < T->panels; j++) {
            if (j == 1) mpfr_mul(e, e, one, toward);
            if (j > 1) mpfr_sqr(e, e, toward);
            double d = mpfr_get_d(e, toward);
            S->e[(j * POINTS + i) * T->stride + l] = d >= TINY ? d : side == LOWER ? 0 : TINY;
        }
    }
    mpfr_clears(a, one, e, (mpfr_ptr)0);
}

/* K w_l (1 -+ (C+4) u). */
static void table_scale(table_t *S, const bt_laplace_t *T, size_t l, mpq_srcptr w, int side)
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
    long s = (long)mpz_sizeinbase(mpq_numref(r), 2) - (long)mpz_sizeinbase(mpq_denref(r), 2) + 1; /* 2^(s-2) < r < 2^s */
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
    call_once(&filled, rules_fill);
    bt_laplace_t *T = ARENA_NEW(A, bt_laplace_t);
    *T = (bt_laplace_t){ .levels = levels, .stride = (levels + LANES - 1) / LANES * LANES, .panels = (size_t)s + 3, .K = K };
    mpq_ptr scaled = arena_mpq(A, levels), unit = arena_mpq(A, 1);
    mpq_set_ui(unit, PACE, K);
    mpq_canonicalize(unit);
    mpq_div(unit, unit, w + levels - 1);
    for (size_t l = 0; l < levels; l++) mpq_mul(scaled + l, w + l, unit);
    set_limits(T, scaled);
    for (int side = LOWER; side <= UPPER; side++) {
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

/* --- the extreme laws ------------------------------------------------------------------------------------ */

/* s + c, a sum of fewer than 2^12 numbers with |s| <= 2 on the way: the error of s is found exactly (Knuth's two-sum; Moller 1965),
** at most 2^-52 each, so |c| <= 2^-40, and its own roundings are at most 2^12 2^-93 = MASS_ERROR/2 together. */
typedef struct { double s, c; } sum_t;

static void sum_add(sum_t *a, double x)
{
    double s = a->s + x, y = s - a->s;
    a->c += (a->s - (s - y)) + (x - y);
    a->s = s;
}

static double mass_lo(const double *lo, size_t l) { return lo[l] > 0 ? lo[l] : 0; }
static double mass_hi(const double *hi, size_t l) { return hi[l] < 1 ? hi[l] : 1; }

/* Least phi: the box's greatest masses given to the levels from the last down while they last, its least masses to the rest. With r of
** the total 1 left for level k, the first that can't have hi_k, any law of the box has at least 1 - sum_{m>j} hi_m in {1..j} for
** j >= k, and sum_{m<=j} lo_m for j < k: q has no more if q_k <= r. So r is rounded down; r >= lo_k whenever the box has a law.
** Greatest phi: from the first level up, and q_k >= r. Where it is in doubt whether r < hi_k, the lower bound stops with q_k <= r, the
** upper gives hi_k and goes on: each on its own side. r is a sum, a difference and a product, (1 +- u)^3, against the factor 1 -+ 4u.
** False when the least masses exceed 1 for sure, or the greatest fall short of it. */
static bool law_extreme(double *q, const bt_laplace_t *T, const double *lo, const double *hi, int side)
{
    double e = side == LOWER ? -MASS_ERROR : MASS_ERROR, slack = side == LOWER ? 1 - 0x1p-51 : 1 + 0x1p-51;
    sum_t left = { 1, 0 };
    for (size_t l = 0; l < T->stride; l++) q[l] = l < T->levels ? mass_lo(lo, l) : 0;
    for (size_t l = 0; l < T->levels; l++) {
        sum_add(&left, -q[l]);
        if (q[l] > mass_hi(hi, l) || left.s + left.c < -MASS_ERROR) return false;
    }
    for (size_t i = 0; i < T->levels; i++) {
        size_t l = side == LOWER ? T->levels - 1 - i : i;
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

/* Masses below TINY: 0, or TINY. */
static bool law_make(double *q, const bt_laplace_t *T, const double *lo, const double *hi, int side)
{
    if (!law_extreme(q, T, lo, hi, side)) return false;
    for (size_t l = 0; l < T->levels; l++)
        if (q[l] < TINY && q[l] > 0) q[l] = side == LOWER ? 0 : TINY;
    return true;
}

/* --- the sums -------------------------------------------------------------------------------------------- */

/* [2] */
static double dot(const double *q, const double *e, size_t stride)
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

/* g = b phi^(K-1) at the nodes of panel j. False when it is the last, or phi has come down to its floor: then the tail begins here. */
static bool panel_weigh(double g[POINTS], const bt_laplace_t *T, int side, size_t j, const double *q)
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
static void panel_add(double *sum, const double g[POINTS], const double *e, size_t stride)
{
    for (size_t l = 0; l < stride; l += LANES) {
        double s[LANES] = { 0 };
        for (size_t i = 0; i < POINTS; i++)
            for (size_t k = 0; k < LANES; k++) s[k] += g[i] * e[i * stride + l + k];
        for (size_t k = 0; k < LANES; k++) sum[l + k] += s[k];
    }
}

static void integrate(double *H, const bt_laplace_t *T, int side, const double *q)
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
