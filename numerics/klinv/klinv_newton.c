/* SPDX-License-Identifier: MIT
**
** The method: q = p e^t/(1 - p + p e^t), the coin p tilted by t >= 0, that is t = log q/(1-q) - log p/(1-p). Then
** q/p = e^t/D and (1-q)/(1-p) = 1/D with D = 1 - p + p e^t, so
**     kl(p||q) = -p (t - log D) + (1-p) log D = log(1 - p + p e^t) - p t =: G(t).
** So the equation is G(t) = c, with G(0) = 0, G' = q - p > 0 and G'' = q (1-q) > 0: G is convex, and Newton's method
** from the right of the root comes down to it and never past it. In t nothing is lost near 0 or 1: dq = q (1-q) dt, so
** an error e of t is one of at most e min(q, 1-q) in q. Both forms
**     G(t) = log1p(p (e^t - 1)) - p t = log1p((1-p) (e^-t - 1)) + (1-p) t,    G'(t) = p (1-p) (e^t - 1)/(1 + p (e^t -
**     1))
** lose nothing either when the first is used for p <= 1/2 and the second above: rounding at precision P costs at most
** 2^-P O(p t + G) of G, hence, by c = G <= t G', at most 2^-P O(1 + t) of t. Nothing here is part of the proof: the
** certificate is.
*/
#include "numerics/klinv/klinv_newton.h"

#include <math.h>
#include <stddef.h>

enum {
    FIRST     = 96, /* bits of t at the first level */
    STEPS_MAX = 400 /* of Newton at one level: below 60 even from a poor start */
};

void newton_open(newton_t *n, mpq_srcptr p, mpq_srcptr rest, mpfr_srcptr c)
{
    *n = (newton_t){ .p = p, .rest = rest, .c = c, .mirrored = mpq_cmp(p, rest) > 0 };
    mpfr_inits2(64, n->x, n->pm, n->rm, n->e, n->d, n->g, n->slope, (mpfr_ptr)0);
}

void newton_close(newton_t *n) { mpfr_clears(n->x, n->pm, n->rm, n->e, n->d, n->g, n->slope, (mpfr_ptr)0); }

static void newton_prec(newton_t *n, mpfr_ptr t, mpfr_prec_t prec)
{
    mpfr_ptr all[] = { n->x, n->pm, n->rm, n->e, n->d, n->g, n->slope };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) mpfr_set_prec(all[i], prec);
    mpfr_prec_round(t, prec, MPFR_RNDN);
    mpfr_set_q(n->pm, n->p, MPFR_RNDN);
    mpfr_set_q(n->rm, n->rest, MPFR_RNDN);
}

/* With (a, x) = (p, t) or (1-p, -t):  e = e^x - 1, d = a e. */
static void newton_tilt(newton_t *n, mpfr_srcptr t)
{
    mpfr_set(n->x, t, MPFR_RNDN);
    if (n->mirrored) mpfr_neg(n->x, n->x, MPFR_RNDN);
    mpfr_expm1(n->e, n->x, MPFR_RNDN);
    mpfr_mul(n->d, n->mirrored ? n->rm : n->pm, n->e, MPFR_RNDN);
}

/* g = (G(t) - c)/G'(t), the step. */
static void newton_step(newton_t *n, mpfr_srcptr t)
{
    mpfr_srcptr a = n->mirrored ? n->rm : n->pm;
    newton_tilt(n, t);
    mpfr_log1p(n->g, n->d, MPFR_RNDN);
    mpfr_mul(n->slope, a, n->x, MPFR_RNDN);
    mpfr_sub(n->g, n->g, n->slope, MPFR_RNDN);
    mpfr_sub(n->g, n->g, n->c, MPFR_RNDN);
    mpfr_add_ui(n->d, n->d, 1, MPFR_RNDN);
    mpfr_mul(n->slope, n->pm, n->rm, MPFR_RNDN);
    mpfr_mul(n->slope, n->slope, n->e, MPFR_RNDN);
    mpfr_div(n->slope, n->slope, n->d, MPFR_RNDN);
    mpfr_abs(n->slope, n->slope, MPFR_RNDN);
    mpfr_div(n->g, n->g, n->slope, MPFR_RNDN);
}

/* A step s leaves an error of about s^2 G''/(2G') <= s^2 (1 + 1/t)/2: is that below 2^-bits? */
static bool small_enough(mpfr_srcptr step, mpfr_srcptr t, long bits)
{
    if (mpfr_zero_p(step)) return true;
    long inverse = mpfr_get_exp(t) < 1 ? 1 - (long)mpfr_get_exp(t) : 0; /* 1/t <= 2^inverse */
    return 2 * (long)mpfr_get_exp(step) + inverse <= -bits;
}

/* t to 2^-bits; a step that leaves (0, most] is replaced by a bisection. */
static void newton_level(newton_t *n, mpfr_ptr t, mpfr_srcptr most, long bits)
{
    newton_prec(n, t, bits + GUARD);
    for (int i = 0; i < STEPS_MAX; i++) {
        newton_step(n, t);
        mpfr_sub(n->x, t, n->g, MPFR_RNDN);
        bool inside = mpfr_sgn(n->x) > 0 && mpfr_lessequal_p(n->x, most);
        if (inside) mpfr_set(t, n->x, MPFR_RNDN);
        else if (mpfr_sgn(n->x) > 0) { mpfr_add(t, t, most, MPFR_RNDN); mpfr_div_2ui(t, t, 1, MPFR_RNDN); }
        else mpfr_div_2ui(t, t, 1, MPFR_RNDN);
        if (inside && small_enough(n->g, t, bits + MARGIN)) return;
    }
}

/* The least of two bounds of the root, p, c > 0, and a little more. With r = 1-p, from the second form G(t) >= r t +
** log p, so
**     t <= (c - log p)/r;
** and kl(p||p+d) >= d^2/(2 (p+d)) always, >= d^2/(2 p r) for p >= 1/2 (the variances between p and q), so d = q - p is
** at most c + sqrt(c (c + 2p)), or sqrt(2 c p r), and where that is below r, t <= log(1 + d/p) - log(1 - d/r). *depth
** is a bound of
** -log(1-q) at the root. */
void newton_start(mpfr_ptr most, mpfr_ptr depth, const newton_t *n)
{
    mpfr_t p, r, d, u, bound;
    mpfr_inits2(64, p, r, d, u, bound, (mpfr_ptr)0);
    mpfr_set_q(p, n->p, MPFR_RNDN);
    mpfr_set_q(r, n->rest, MPFR_RNDN);
    mpfr_neg(u, r, MPFR_RNDN);
    mpfr_log1p(u, u, MPFR_RNDN);
    if (!n->mirrored) mpfr_log(u, p, MPFR_RNDN);         /* log p */
    mpfr_sub(most, n->c, u, MPFR_RNDU);
    mpfr_div(most, most, r, MPFR_RNDU);
    mpfr_mul_2ui(d, p, 1, MPFR_RNDN);                    /* d */
    if (n->mirrored) mpfr_mul(d, d, r, MPFR_RNDN);
    else mpfr_add(d, d, n->c, MPFR_RNDN);
    mpfr_mul(d, d, n->c, MPFR_RNDN);
    mpfr_sqrt(d, d, MPFR_RNDN);
    if (!n->mirrored) mpfr_add(d, d, n->c, MPFR_RNDN);
    if (mpfr_less_p(d, r)) {
        mpfr_div(bound, d, p, MPFR_RNDU);
        mpfr_log1p(bound, bound, MPFR_RNDU);
        mpfr_div(d, d, r, MPFR_RNDU);
        mpfr_neg(d, d, MPFR_RNDN);
        mpfr_log1p(d, d, MPFR_RNDD);
        mpfr_sub(bound, bound, d, MPFR_RNDU);
        mpfr_min(most, most, bound, MPFR_RNDU);
    }
    mpfr_div_2ui(d, most, 20, MPFR_RNDU);                /* covers the roundings above */
    mpfr_add(most, most, d, MPFR_RNDU);
    mpfr_log(r, r, MPFR_RNDN);                           /* 1-q = r/(1 - p + p e^t) >= r/max(1, p e^t)/2 */
    if (!n->mirrored) mpfr_add(d, most, u, MPFR_RNDU);
    else mpfr_set(d, most, MPFR_RNDU);
    mpfr_sub(depth, d, r, MPFR_RNDU);
    mpfr_clears(p, r, d, u, bound, (mpfr_ptr)0);
}

/* --- an approximation ------------------------------------------------------------------------------------ */

/* Newton's method in doubles, from `most`; NaN, or a poor root, where they do not carry it. */
static double root_in_doubles(const newton_t *n, double most)
{
    double p = mpq_get_d(n->p), r = mpq_get_d(n->rest), c = mpfr_get_d(n->c, MPFR_RNDN), t = most, step = t;
    double a = n->mirrored ? -r : p;
    for (int i = 0; i < STEPS_MAX && fabs(step) > 0x1p-30 * t; i++) {
        double e = expm1(n->mirrored ? -t : t), d = fabs(a) * e;
        step = (log1p(d) - a * t - c) * (1 + d) / (p * r * fabs(e));
        t -= step;
    }
    return t;
}

/* From the t of n->c: levels of precision that double. */
void coin_by_newton(coin_t *at, newton_t *n, mpfr_srcptr most, long bits)
{
    long e = (long)mpfr_get_exp(most), level = e < -FIRST / 2 ? FIRST / 2 - e : FIRST < bits ? FIRST : bits;
    mpfr_t t;
    mpfr_init2(t, 64);
    mpfr_set_d(t, root_in_doubles(n, mpfr_get_d(most, MPFR_RNDN)), MPFR_RNDN);
    if (!(mpfr_number_p(t) && mpfr_sgn(t) > 0 && mpfr_lessequal_p(t, most))) mpfr_set(t, most, MPFR_RNDN);
    for (;; level = 2 * level - 16 < bits ? 2 * level - 16 : bits) {
        newton_level(n, t, most, level);
        if (level >= bits) break;
    }
    newton_tilt(n, t);
    mpfr_add_ui(n->d, n->d, 1, MPFR_RNDN); /* q = p e^t/d, 1-q = (1-p)/d; or p/d, (1-p) e^-t/d */
    if (n->mirrored) mpfr_exp(n->e, n->x, MPFR_RNDN);
    else mpfr_add_ui(n->e, n->e, 1, MPFR_RNDN);
    mpfr_div(n->pm, n->pm, n->d, MPFR_RNDN);
    mpfr_div(n->rm, n->rm, n->d, MPFR_RNDN);
    if (n->mirrored) mpfr_mul(n->rm, n->rm, n->e, MPFR_RNDN);
    else mpfr_mul(n->pm, n->pm, n->e, MPFR_RNDN);
    mpfr_set(at->q, n->pm, MPFR_RNDN);
    mpfr_set(at->rest, n->rm, MPFR_RNDN);
    mpfr_clear(t);
}

void coin_at(coin_t *at, mpq_srcptr q, mpq_srcptr rest)
{
    mpfr_set_q(at->q, q, MPFR_RNDN);
    mpfr_set_q(at->rest, rest, MPFR_RNDN);
}
