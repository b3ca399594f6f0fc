/* SPDX-License-Identifier: MIT
**
** With p = a/b and q = Q/2^M, Q' = 2^M - Q,
**     f(q) = b (c - kl(p||q)) = b c - a log a - (b-a) log(b-a) + b log b + a log Q + (b-a) log Q' - b M log 2,
** whose logarithms are of integers: in fixed point, e log 2 - N each (fixlog.h), and the e add up exactly. f is concave on (p,1), and
** falls there with the slope
**     -f'(q)/b = g(q) = (q - p)/(q (1-q)).
** Newton's method, q + f(q)/(b g(q)), starts from a root in doubles; at Q of M bits it leaves about twice as many that are right.
**
** What is proved. Let q be the last place, F the fraction bits, f the computed value, |f(q)/b - f| <= E 2^-F for every c' in c, and s the computed
** f/g(q), off by less than one unit. Let D = |s| + E/g + 2, in units of 2^-F, and let every x with |x - q| <= 2 D have |x - q| G <= 2^-20,
** G >= 1/(x-p) + 1/x + 1/(1-x) >= |(log g)'|. Then g(x)/g(q) = 1 + d with |d| <= 2 (2 D) G there, so f changes its sign within 2 D of q
** (its slope is at least g(q) (1 - 2^-18) and |f(q)/b| <= g(q) D), and the root there, the only one right of p, is
**     q + f(q)/(b g(x)) = q + s + z,    |z| <= 1 + E/g + D (4 D G) (1 + 2^-17),  in units of 2^-F, where the second D is 2^-F times as much.
** E, after division by b: each logarithm is off by FIXLOG_ERROR, its coefficients a, b-a, b, a, b-a make 3 b; c is cut (1) and has its
** width; log 2 is kept to 64 bits more, so its product with sum e, below 2^10 b, is off by 1 + 2^-54 b.
*/
#include "numerics/klinv/klinv_fixed.h"
#include "numerics/logs/fixlog.h"
#include "numerics/logs/limbs.h"

#include <math.h>

enum { BITS_MAX = 400, WORD = 62, STEPS_MAX = 6, SPARE_BITS = 3 };

#define NEAR 0x1p-12 /* nothing of interest is nearer */

/* --- the equation --------------------------------------------------------------------------------------------------- */

typedef struct {
    uint64_t a, rest, b;   /* p = a/b, rest = b - a */
    double p, c, error;    /* error: E of above */
    int L;                 /* F = 64 L */
    long_t e;              /* of the terms that do not depend on q */
    mpz_t fixed;           /* their sum without e log 2, in units of 2^-F */
    mpz_t f, u, v;
} equation_t;

/* z += c log x, but for e log 2, which goes to *e; x >= 1 or, of one limb, w. */
static void add_log(mpz_ptr z, long_t *e, uint64_t c, bool negative, mpz_srcptr x, uint64_t w, int L)
{
    mp_limb_t N[FIXLOG_LIMBS_MAX];
    mpz_t view;
    long length = x ? fixlog(N, x, L) : fixlog_word(N, w, L);
    int n = L;
    while (n && N[n - 1] == 0) n--;
    mpz_roinit_n(view, N, n);
    if (negative) mpz_addmul_ui(z, view, c);
    else mpz_submul_ui(z, view, c);
    *e += negative ? -(long_t)c * length : (long_t)c * length;
}

static void open_equation(equation_t *Q, mpq_srcptr p, encl_srcptr c, int L)
{
    Q->L = L;
    Q->e = 0;
    mpz_inits(Q->fixed, Q->f, Q->u, Q->v, NULL);
    mpfr_t width, end;
    mpfr_init2(width, 64);
    mpfr_init2(end, mpfi_get_prec(c) + 1);
    mpfr_sub(width, &c->right, &c->left, MPFR_RNDU);
    mpfr_mul_2si(width, width, 64 * L, MPFR_RNDU);
    Q->error = 3 * FIXLOG_ERROR + 4 + mpfr_get_d(width, MPFR_RNDU);
    mpfr_mul_2si(end, &c->left, 64 * L, MPFR_RNDD);
    mpfr_get_z(Q->fixed, end, MPFR_RNDD);
    mpz_mul_ui(Q->fixed, Q->fixed, Q->b);
    Q->c = mpfr_get_d(&c->left, MPFR_RNDN);
    add_log(Q->fixed, &Q->e, Q->a, true, NULL, Q->a, L);
    add_log(Q->fixed, &Q->e, Q->rest, true, NULL, Q->rest, L);
    add_log(Q->fixed, &Q->e, Q->b, false, NULL, Q->b, L);
    Q->p = mpq_get_d(p);
    mpfr_clear(width);
    mpfr_clear(end);
}

static void close_equation(equation_t *Q) { mpz_clears(Q->fixed, Q->f, Q->u, Q->v, NULL); }

/* |e| log 2, cut to units of 2^-F. |e| < 2^127. */
static void times_log2(mpz_ptr r, mpz_ptr room, long_t e, int L)
{
    wide_t size = e < 0 ? -(wide_t)e : (wide_t)e;
    mp_limb_t limb[2] = { (mp_limb_t)size, (mp_limb_t)(size >> 64) };
    mpz_t x, y;
    mpz_roinit_n(x, limb, limb[1] ? 2 : limb[0] ? 1 : 0);
    mpz_roinit_n(y, fixlog_log2(L), L + 1);
    mpz_mul(room, x, y);
    mpz_tdiv_q_2exp(r, room, 64);
}

/* Q->f := f(x/2^M) in units of 2^-F; x' = 2^M - x is left in Q->u. */
static void evaluate(equation_t *Q, mpz_srcptr x, long M)
{
    long_t e = Q->e - (long_t)Q->b * M;
    mpz_set_ui(Q->u, 0);
    mpz_setbit(Q->u, (mp_bitcnt_t)M);
    mpz_sub(Q->u, Q->u, x);
    mpz_set(Q->f, Q->fixed);
    add_log(Q->f, &e, Q->a, false, x, 0, Q->L);
    add_log(Q->f, &e, Q->rest, false, Q->u, 0, Q->L);
    mpz_t room;
    mpz_init(room);
    times_log2(Q->v, room, e, Q->L);
    if (e < 0) mpz_sub(Q->f, Q->f, Q->v);
    else mpz_add(Q->f, Q->f, Q->v);
    mpz_clear(room);
}

/* --- the root ------------------------------------------------------------------------------------------------------- */

static bool is_middling(double p, double q) { return q > p + NEAR && 1 - q > NEAR && q > NEAR; }

/* In doubles, a proposal: Newton from the right, where f < 0: kl >= 2 (q-p)^2 and kl >= (1-p) log (1-p)/(1-q) + p log p. Below 0 when the root
** is none of ours. */
static double propose(const equation_t *Q)
{
    double p = Q->p, r = 1 - p, q = fmin(p + sqrt(Q->c / 2), 1 - r * exp((p * log(p) - Q->c) / r));
    for (int i = 0; i < 40 && is_middling(p, q); i++) {
        double f = Q->c - p * log(p / q) - r * log(r / (1 - q)), step = f * q * (1 - q) / (q - p);
        q += step;
        if (fabs(step) < 0x1p-46) break;
    }
    return is_middling(p, q) ? q : -1;
}

/* s = f/(b g) = f x x'/(2^M (b x - a 2^M)) in units of 2^-F, left in Q->f. */
static void newton_step(equation_t *Q, mpz_srcptr x, long M)
{
    mpz_mul(Q->f, Q->f, x);
    mpz_mul(Q->f, Q->f, Q->u);
    mpz_mul_ui(Q->v, x, Q->b);
    mpz_set_ui(Q->u, Q->a);
    mpz_mul_2exp(Q->u, Q->u, (mp_bitcnt_t)M);
    mpz_sub(Q->v, Q->v, Q->u);
    mpz_mul_2exp(Q->v, Q->v, (mp_bitcnt_t)M);
    mpz_tdiv_q(Q->f, Q->f, Q->v);
}

/* A bound of |z| of above, in units of 2^-F, s the step; infinite where the conditions are not met. Each quantity in doubles is raised by
** more than its roundings: q is known to 2^-52, what it is divided by is above 2^-12. */
static double error_of(const equation_t *Q, double q, double s)
{
    double unit = ldexp(1, -64 * Q->L), up = 1 + 0x1p-30;
    double over_g = q * (1 - q) / (q - Q->p) * up, G = (1 / (q - Q->p) + 1 / q + 1 / (1 - q)) * (1 + 0x1p-6);
    double D = (fabs(s) + Q->error * over_g + 2) * up;
    if (!(2 * D * unit * G < 0x1p-21 && 2 * D * unit < 0x1p-20)) return INFINITY;
    return (1 + Q->error * over_g + D * (4 * D * unit * G)) * (1 + 0x1p-16);
}

/* The ends (root -+ z) 2^-F, outward to `digits` binary places. */
static void put_ends(mpq_ptr lo, mpq_ptr hi, mpz_srcptr root, double z, long F, long digits)
{
    mpq_ptr end[2] = { lo, hi };
    mpz_t by;
    mpz_init(by);
    mpz_set_d(by, ceil(z));
    for (int up = 0; up < 2; up++) {
        mpz_ptr n = mpq_numref(end[up]);
        if (up) { mpz_add(n, root, by); mpz_cdiv_q_2exp(n, n, (mp_bitcnt_t)(F - digits)); }
        else { mpz_sub(n, root, by); mpz_fdiv_q_2exp(n, n, (mp_bitcnt_t)(F - digits)); }
        mpz_set_ui(mpq_denref(end[up]), 1);
        mpq_div_2exp(end[up], end[up], (mp_bitcnt_t)digits);
    }
    mpz_clear(by);
}

static bool solve(mpq_ptr lo, mpq_ptr hi, equation_t *Q, long bits)
{
    double q = propose(Q);
    if (q < 0) return false;
    long F = 64 * Q->L, M = 53, digits = bits + SPARE_BITS - (long)floor(log2(fmin(q, 1 - q)));
    double wanted = ldexp(1, (int)(F - digits));
    if (F < digits + 1) return false;
    mpz_t x;
    mpz_init(x);
    mpz_set_d(x, ldexp(q, (int)M));
    bool found = false;
    for (int i = 0; i < STEPS_MAX && !found; i++) {
        q = ldexp(mpz_get_d(x), (int)-M); /* cut: q 2^-52 too small at most */
        if (!is_middling(Q->p, q)) break;
        evaluate(Q, x, M);
        newton_step(Q, x, M);
        double z = error_of(Q, q, mpz_get_d(Q->f));
        mpz_mul_2exp(x, x, (mp_bitcnt_t)(F - M)); /* q + s in units of 2^-F */
        mpz_add(x, x, Q->f);
        found = z <= wanted;
        if (found) { put_ends(lo, hi, x, z, F, digits); break; }
        long next = 2 * M - 2 < F ? 2 * M - 2 : F;
        mpz_tdiv_q_2exp(x, x, (mp_bitcnt_t)(F - next));
        M = next;
    }
    mpz_clear(x);
    return found;
}

static bool solve_at(mpq_ptr lo, mpq_ptr hi, mpq_srcptr p, encl_srcptr c, long bits, int L)
{
    equation_t Q = { .a = mpz_get_ui(mpq_numref(p)), .b = mpz_get_ui(mpq_denref(p)) };
    Q.rest = Q.b - Q.a;
    open_equation(&Q, p, c, L);
    bool found = solve(lo, hi, &Q, bits);
    close_equation(&Q);
    return found;
}

bool klinv_fixed(mpq_ptr lo, mpq_ptr hi, mpq_srcptr p, encl_srcptr c, long bits)
{
    mpz_srcptr a = mpq_numref(p), b = mpq_denref(p);
    int L = (int)((bits + 14) / 64 + 1);
    if (L < 2) L = 2;
    if (bits > BITS_MAX || mpz_sgn(a) <= 0 || mpz_cmp(a, b) >= 0 || mpz_sizeinbase(b, 2) > WORD) return false;
    if (!mpfi_bounded_p(c) || mpfr_cmp_d(&c->left, 0x1p-30) < 0 || mpfr_cmp_ui(&c->right, 64) > 0) return false;
    return solve_at(lo, hi, p, c, bits, L) || solve_at(lo, hi, p, c, bits, L + 1);
}
