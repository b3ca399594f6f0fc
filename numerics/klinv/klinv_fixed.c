/* SPDX-License-Identifier: MIT
**
** With p = a/b and q = x/2^B, x' = 2^B - x,
**     f(q) = b (c - kl(p||q)) = b c + a log(b x/a) + (b-a) log(b x'/(b-a)) - b B log 2.
** The logarithms are those of y = 2^F b x/a, cut, in fixed point, e log 2 - N each (fixlog.h), and the e add up
** exactly; y >= 2^F as b x >= a. f is concave on (p,1), and falls there with the slope
**     -f'(q)/b = g(q) = (q - p)/(q (1-q)) = -p/q + (1-p)/(1-q).
** The root r, the only one right of p, is found from a q near it, at first one in doubles, by three terms of the
** inverse series: at q of B bits they leave about 4 B that are right. With s = f(q)/(b g(q)) and d = r - q,
**     s = d + a1 d^2/2 + a2 d^3/3 + ..,   a_k = g^(k)(q)/(k! g(q)),   d = s - (a1/2) s^2 + (a1^2/2 - a2/3) s^3 - ..
** In integers, X = b x - a 2^B:
**     s = f x x'/(X 2^B),   (a1/2) s^2 = s f (a x'^2 + (b-a) x^2)/(2 X^2);
** the third term is small enough for doubles.
**
** What is proved. |a_k| g <= (p/q + (1-p)/(1-q))/min(q,1-q)^k, and the bracket over g is (p+q-2pq)/(q-p) <= 1/(q-p): so
** |a_k| <= M^k with M = 1/((q-p) min(q,1-q)). F is the number of fraction bits, |f(q)/b - f^/b| <= E 2^-F for the
** computed f^ and every c' in c, and s^ = f^/(b g), cut, is off by less than 2 units; all of these in units of 2^-F.
** Let S = |s^| + E/g + 2, and o = M S 2^-F <= 2^-16.
**     For M |t| <= 2^-15, g(q+t)/g(q) = 1 + e, |e| <= 2^-14: so d is a function of s with the slope 1 +- 2^-13, and
**     lies there. The series, cut: by majorants, u + u^2/2 + u^3/3 + .. = -log(1-u) at u = o + o^2/2 + 5 o^3/6 has from
**     o^4 on the coefficients
**         1.71, then at most 0.35 4^n (Cauchy, o = 1/4): below 2 o^4. The root is off by less than 2 o^4/M (1 + 2^-13),
**         S 2 o^3 (..) units.
**     The second term: with s^ in place of one s, (M |s^|/2) 2 < 2^-15; two cuts, 2. The third: q - p is right to 2^-40
**     of it in doubles, the
**         coefficient to 2^-36 M^2, which makes 2^-36 S o^2; cut, 1.
** Together, in units, z = (E/g + 6 + S (2 o^3 + 2^-36 o^2)) (1 + 2^-12).
** E, after division by b: each logarithm is off by FIXLOG_ERROR and by 1 for y, its coefficients a and b-a make b; c is
** cut (1) and has its width; log 2 is kept to 64 bits more, so its product with sum e, below 2^10 b, is off by 1 +
** 2^-54 b.
*/
#include "numerics/klinv/klinv_fixed.h"
#include "numerics/logs/fixlog.h"
#include "numerics/logs/limbs.h"

#include <math.h>

enum { BITS_MAX = 400, WORD = 62, DOUBLE_BITS = 53, STEPS_MAX = 6, SPARE_BITS = 3 };

#define NEAR 0x1p-12 /* nothing of interest is nearer */

/* --- the equation ------------------------------------------------------------------------------------------------- */

typedef struct {
    uint64_t a, rest, b;        /* p = a/b, rest = b - a */
    double p, c, error;         /* error: E of above */
    int L;                      /* F = 64 L */
    mpz_ptr bc;                 /* b c, and f, in units of 2^-F */
    mpz_ptr f, s, x, rest_x, u, v;
} equation_t;

enum { NUMBERS = 7 };

/* Q->bc := b c, c cut to units of 2^-F; its width is 0 of a rational. */
static void set_c(equation_t *Q, const klinv_level_t *c)
{
    double width = 0;
    if (c->rational) {
        mpz_mul_2exp(Q->u, mpq_numref(c->rational), (mp_bitcnt_t)(64 * Q->L));
        mpz_fdiv_q(Q->bc, Q->u, mpq_denref(c->rational));
        Q->c = mpq_get_d(c->rational);
    } else {
        mpfr_t wide, end;
        mpfr_init2(wide, 64);
        mpfr_init2(end, mpfi_get_prec(c->near) + 1);
        mpfr_sub(wide, &c->near->right, &c->near->left, MPFR_RNDU);
        mpfr_mul_2si(wide, wide, 64 * Q->L, MPFR_RNDU);
        width = mpfr_get_d(wide, MPFR_RNDU);
        mpfr_mul_2si(end, &c->near->left, 64 * Q->L, MPFR_RNDD);
        mpfr_get_z(Q->bc, end, MPFR_RNDD);
        Q->c = mpfr_get_d(&c->near->left, MPFR_RNDN);
        mpfr_clear(wide);
        mpfr_clear(end);
    }
    mpz_mul_ui(Q->bc, Q->bc, Q->b);
    Q->error = FIXLOG_ERROR + 5 + width;
}

static void open_equation(equation_t *Q, arena_t *A, mpq_srcptr p, const klinv_level_t *c, int L)
{
    mpz_ptr z = arena_mpz(A, NUMBERS);
    *Q = (equation_t){ .a = mpz_get_ui(mpq_numref(p)), .b = mpz_get_ui(mpq_denref(p)), .L = L,
                       .bc = z, .f = z + 1, .s = z + 2, .x = z + 3, .rest_x = z + 4, .u = z + 5, .v = z + 6 };
    Q->rest = Q->b - Q->a;
    Q->p = (double)Q->a / (double)Q->b;
    set_c(Q, c);
}

/* Q->f += e log 2, the product cut to units of 2^-F. |e| < 2^127. */
static void add_log2(equation_t *Q, long_t e)
{
    wide_t size = e < 0 ? -(wide_t)e : (wide_t)e;
    mp_limb_t limb[2] = { (mp_limb_t)size, (mp_limb_t)(size >> 64) };
    mpz_t x, y;
    mpz_roinit_n(x, limb, limb[1] ? 2 : limb[0] ? 1 : 0);
    mpz_roinit_n(y, fixlog_log2(Q->L), Q->L + 1);
    mpz_mul(Q->u, x, y);
    mpz_tdiv_q_2exp(Q->u, Q->u, 64);
    if (e < 0) mpz_sub(Q->f, Q->f, Q->u);
    else mpz_add(Q->f, Q->f, Q->u);
}

/* Q->f += c log(b x/c), but for e log 2, which goes to *e. */
static void add_log(equation_t *Q, long_t *e, uint64_t c, mpz_srcptr x)
{
    mp_limb_t bx[FIXLOG_LIMBS_MAX + 1], y[2 * FIXLOG_LIMBS_MAX + 1], N[FIXLOG_LIMBS_MAX];
    mp_size_t n = (mp_size_t)mpz_size(x);
    mpz_t view;
    bx[n] = mpn_mul_1(bx, mpz_limbs_read(x), n, Q->b);
    n += bx[n] != 0;
    mpn_divrem_1(y, Q->L, bx, n, c);
    *e += (long_t)c * (fixlog(N, mpz_roinit_n(view, y, n + Q->L), Q->L) - 64 * Q->L);
    mpz_submul_ui(Q->f, mpz_roinit_n(view, N, Q->L), c);
}

/* Q->f := f(x/2^B) in units of 2^-F, and x'. */
static void evaluate(equation_t *Q, long B)
{
    long_t e = -(long_t)Q->b * B;
    mpz_set_ui(Q->rest_x, 0);
    mpz_setbit(Q->rest_x, (mp_bitcnt_t)B);
    mpz_sub(Q->rest_x, Q->rest_x, Q->x);
    mpz_set(Q->f, Q->bc);
    add_log(Q, &e, Q->a, Q->x);
    add_log(Q, &e, Q->rest, Q->rest_x);
    add_log2(Q, e);
}

/* --- the root ----------------------------------------------------------------------------------------------------- */

static bool is_middling(double p, double q) { return q > p + NEAR && 1 - q > NEAR && q > NEAR; }

/* In doubles, a proposal: Newton from the right, where f < 0: kl >= 2 (q-p)^2 and kl >= (1-p) log (1-p)/(1-q) + p log
** p. It leaves at most M/2 times the square of a step. Below 0 when the root is none of ours. */
static double propose(const equation_t *Q)
{
    double p = Q->p, r = 1 - p, q = fmin(p + sqrt(Q->c / 2), 1 - r * exp((p * log(p) - Q->c) / r));
    for (int i = 0; i < 40 && is_middling(p, q); i++) {
        double f = Q->c - p * log(p / q) - r * log(r / (1 - q)), step = f * q * (1 - q) / (q - p),
               last = (q - p) * fmin(q, 1 - q);
        q += step;
        if (step * step < 0x1p-52 * last) break;
    }
    return is_middling(p, q) ? q : -1;
}

/* The coefficient of s^3. */
static double third(double p, double q)
{
    double r = 1 - q, g = (q - p) / (q * r), up = p / q, down = (1 - p) / r;
    double a1 = (up / q + down / r) / g, a2 = (down / (r * r) - up / (q * q)) / g;
    return a1 * a1 / 2 - a2 / 3;
}

/* Q->x := the root in units of 2^-F, from Q->f; Q->s is the first term. */
static void improve(equation_t *Q, double q, long B)
{
    long F = 64 * Q->L;
    mpz_mul_ui(Q->u, Q->x, Q->b);
    mpz_set_ui(Q->v, Q->a);
    mpz_mul_2exp(Q->v, Q->v, (mp_bitcnt_t)B);
    mpz_sub(Q->v, Q->u, Q->v);                      /* X */
    mpz_mul(Q->s, Q->x, Q->rest_x);
    mpz_mul(Q->s, Q->s, Q->f);
    mpz_tdiv_q_2exp(Q->s, Q->s, (mp_bitcnt_t)B);
    mpz_tdiv_q(Q->s, Q->s, Q->v);
    mpz_mul(Q->v, Q->v, Q->v);
    mpz_mul(Q->f, Q->f, Q->s);
    mpz_mul(Q->u, Q->x, Q->x);
    mpz_mul_ui(Q->u, Q->u, Q->rest);
    mpz_mul(Q->rest_x, Q->rest_x, Q->rest_x);
    mpz_addmul_ui(Q->u, Q->rest_x, Q->a);           /* a x'^2 + (b-a) x^2 */
    mpz_mul(Q->f, Q->f, Q->u);
    mpz_tdiv_q_2exp(Q->f, Q->f, (mp_bitcnt_t)(F + 1));
    mpz_tdiv_q(Q->f, Q->f, Q->v);
    double s = mpz_get_d(Q->s), share = ldexp(s, (int)-F);
    mpz_set_d(Q->u, third(Q->p, q) * s * (share * share));
    mpz_sub(Q->f, Q->u, Q->f);
    mpz_add(Q->f, Q->f, Q->s);
    mpz_mul_2exp(Q->x, Q->x, (mp_bitcnt_t)(F - B));
    mpz_add(Q->x, Q->x, Q->f);
}

/* A bound of z, in units of 2^-F; infinite where the conditions are not met. Each quantity in doubles is raised by more
** than its roundings: q is known to 2^-52, what it is divided by is above 2^-12. */
static double error_of(const equation_t *Q, double q)
{
    double up = 1 + 0x1p-30, over_g = q * (1 - q) / (q - Q->p) * up, M = up / ((q - Q->p) * fmin(q, 1 - q));
    double S = (fabs(mpz_get_d(Q->s)) + Q->error * over_g + 2) * up, o = M * ldexp(S, -64 * Q->L) * up;
    if (!(o <= 0x1p-16)) return INFINITY;
    return (Q->error * over_g + 6 + S * (2 * o * o * o + 0x1p-36 * o * o)) * (1 + 0x1p-11);
}

/* The ends (root -+ z) 2^-F, outward to `digits` binary places. */
static void put_ends(mpq_ptr lo, mpq_ptr hi, equation_t *Q, double z, long digits)
{
    mpq_ptr end[2] = { lo, hi };
    mpz_set_d(Q->u, ceil(z));
    for (int up = 0; up < 2; up++) {
        mpz_ptr n = mpq_numref(end[up]), d = mpq_denref(end[up]);
        if (up) { mpz_add(Q->v, Q->x, Q->u); mpz_cdiv_q_2exp(Q->v, Q->v, (mp_bitcnt_t)(64 * Q->L - digits)); }
        else { mpz_sub(Q->v, Q->x, Q->u); mpz_fdiv_q_2exp(Q->v, Q->v, (mp_bitcnt_t)(64 * Q->L - digits)); }
        mp_bitcnt_t even = mpz_scan1(Q->v, 0);
        mpz_tdiv_q_2exp(n, Q->v, even); /* in lowest terms */
        mpz_set_ui(d, 0);
        mpz_setbit(d, (mp_bitcnt_t)digits - even);
    }
}

static bool solve(mpq_ptr lo, mpq_ptr hi, equation_t *Q, long bits)
{
    double q = propose(Q);
    if (q < 0) return false;
    long F = 64 * Q->L, B = DOUBLE_BITS, digits = bits + SPARE_BITS - (long)ilogb(fmin(q, 1 - q));
    if (F < digits + 1) return false;
    double wanted = ldexp(1, (int)(F - digits));
    mpz_set_d(Q->x, ldexp(q, (int)B));
    for (int i = 0; i < STEPS_MAX; i++) {
        q = ldexp(mpz_get_d(Q->x), (int)-B); /* cut: q 2^-52 too small at most */
        if (!is_middling(Q->p, q)) break;
        evaluate(Q, B);
        improve(Q, q, B);
        double z = error_of(Q, q);
        if (z <= wanted) { put_ends(lo, hi, Q, z, digits); return true; }
        long known = isfinite(z) ? F - ilogb(z) : 2 * B, next = known < B + 1 ? B + 1 : known > F ? F : known;
        mpz_tdiv_q_2exp(Q->x, Q->x, (mp_bitcnt_t)(F - next));
        B = next;
    }
    return false;
}

static bool is_of_size(const klinv_level_t *c)
{
    if (c->rational) return mpq_cmp_ui(c->rational, 64, 1) <= 0 && mpq_get_d(c->rational) > 0x1p-30;
    return mpfi_bounded_p(c->near) && mpfr_cmp_d(&c->near->left, 0x1p-30) >= 0 && mpfr_cmp_ui(&c->near->right, 64) <= 0;
}

bool klinv_fixed(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, klinv_level_t c, long bits)
{
    mpz_srcptr a = mpq_numref(p), b = mpq_denref(p);
    int L = (int)((bits + 14) / 64 + 1);
    if (L < 2) L = 2;
    if (bits > BITS_MAX || mpz_sgn(a) <= 0 || mpz_cmp(a, b) >= 0 || mpz_sizeinbase(b, 2) > WORD || !is_of_size(&c))
        return false;
    for (int more = 0; more < 2; more++) {
        equation_t Q;
        open_equation(&Q, A, p, &c, L + more);
        if (solve(lo, hi, &Q, bits)) return true;
    }
    return false;
}
