/* SPDX-License-Identifier: MIT
**
** The method: with u = 1 - q and v = log u, solve g(v) = p log(p/(1-u)) + (1-p) log((1-p)/u) - c = 0, whose derivative is
** p u/(1-u) - (1-p) < 0 for u < 1-p. Bisection in doubles on v in [-(c + log 2)/(1-p), log(1-p)], which holds the root since
** kl(p||q) >= (1-p) log(1/u) - log 2, or the parabola where c is small; then Newton. In v nothing is lost when q is near 1.
*/
#include "numerics/klinv_root.h"

#include <math.h>

static double g_double(double p, double rest, double c, double v)
{
    double u = exp(v), left = p > 0 ? p * (log(p) - log1p(-u)) : 0;
    return left + rest * (log(rest) - v) - c;
}

/* rest = 1 - p, on its own, so that a p near 1 loses nothing. */
static double start(double p, double rest, double c)
{
    double lo = -(c + 1) / rest, hi = log(rest);
    for (int i = 0; i < 200; i++) {
        double mid = (lo + hi) / 2;
        if (g_double(p, rest, c, mid) > 0) lo = mid;
        else hi = mid;
    }
    return (lo + hi) / 2;
}

/* 1 - p. */
void klinv_complement(mpq_ptr rest, mpq_srcptr p)
{
    mpz_sub(mpq_numref(rest), mpq_denref(p), mpq_numref(p));
    mpz_set(mpq_denref(rest), mpq_denref(p));
}

/* One Newton step at the precision of v: v -= g/g'. */
static void step(mpfr_ptr v, mpq_srcptr p, mpfr_srcptr c)
{
    mpfr_t u, w, g, t, pm, rest;
    mpq_t q;
    mpq_init(q);
    mpfr_prec_t prec = mpfr_get_prec(v);
    mpfr_inits2(prec, u, w, g, t, pm, rest, (mpfr_ptr)0);
    mpfr_set_q(pm, p, MPFR_RNDN);
    klinv_complement(q, p);
    mpfr_set_q(rest, q, MPFR_RNDN);
    mpfr_exp(u, v, MPFR_RNDN);
    mpfr_neg(w, u, MPFR_RNDN);
    mpfr_log1p(w, w, MPFR_RNDN);               /* log(1-u) */
    mpfr_log(g, rest, MPFR_RNDN);
    mpfr_sub(g, g, v, MPFR_RNDN);
    mpfr_mul(g, g, rest, MPFR_RNDN);           /* (1-p)(log(1-p) - v) */
    if (mpfr_sgn(pm) > 0) {
        mpfr_log(t, pm, MPFR_RNDN);
        mpfr_sub(t, t, w, MPFR_RNDN);
        mpfr_fma(g, pm, t, g, MPFR_RNDN);
    }
    mpfr_sub(g, g, c, MPFR_RNDN);
    mpfr_mul(t, pm, u, MPFR_RNDN);
    mpfr_ui_sub(u, 1, u, MPFR_RNDN);
    mpfr_div(t, t, u, MPFR_RNDN);
    mpfr_sub(t, t, rest, MPFR_RNDN);
    if (mpfr_sgn(t) < 0) {
        mpfr_div(g, g, t, MPFR_RNDN);
        mpfr_sub(v, v, g, MPFR_RNDN);
    }
    mpfr_clears(u, w, g, t, pm, rest, (mpfr_ptr)0);
    mpq_clear(q);
}

/* For a small c, kl(p||p+d) = d^2/(2p(1-p)) to first order: v = log(1 - p - sqrt(2 p (1-p) c)). False when that is not
** a start: p = 0, or the root no longer small. */
static bool start_near(mpfr_ptr v, mpq_srcptr p, mpfr_srcptr c)
{
    mpq_t rest;
    mpq_init(rest);
    klinv_complement(rest, p);
    mpfr_set(v, c, MPFR_RNDN);
    mpfr_mul_2ui(v, v, 1, MPFR_RNDN);
    mpfr_mul_q(v, v, p, MPFR_RNDN);
    mpfr_mul_q(v, v, rest, MPFR_RNDN);
    mpfr_sqrt(v, v, MPFR_RNDN);
    bool near = mpq_sgn(p) > 0 && mpfr_get_d(v, MPFR_RNDU) < 1e-3 * fmin(mpq_get_d(p), mpq_get_d(rest));
    mpfr_sub_q(v, v, rest, MPFR_RNDN);
    mpfr_neg(v, v, MPFR_RNDN);
    mpfr_log(v, v, MPFR_RNDN);
    mpq_clear(rest);
    return near;
}

/* Bits that g loses: its terms are of the size of 1 where the root is told by c, and p or 1-p may be small too. */
static long lost_bits(mpq_srcptr p, const real_t *c)
{
    double lo, hi, small = fmin(mpq_get_d(p) > 0 ? mpq_get_d(p) : 1, 1 - mpq_get_d(p) > 0 ? 1 - mpq_get_d(p) : 0x1p-1000);
    if (!real_approx(c, true, &lo, &hi) || lo <= 0) lo = 0x1p-1000;
    return (long)(2 * fmax(0, -log2(lo)) + 2 * fmax(0, -log2(small)));
}

/* u = 1 - klinv to about 2^-bits relative; c as the middle of its enclosure. False when the start is out of the range of doubles. */
bool klinv_root(mpfr_ptr u, mpq_srcptr p, const real_t *c, long bits)
{
    enum { TURNS = 24 };
    long prec = bits + 96 + lost_bits(p, c);
    encl_t rate;
    mpfi_init2(rate, prec);
    real_encl(rate, c);
    mpfr_t mid, v;
    mpfr_inits2(prec, mid, v, (mpfr_ptr)0);
    mpfi_mid(mid, rate);
    bool good = mpfr_number_p(mid);
    if (good && !start_near(v, p, mid)) {
        mpq_t rest;
        mpq_init(rest);
        klinv_complement(rest, p);
        double begin = start(mpq_get_d(p), mpq_get_d(rest), mpfr_get_d(mid, MPFR_RNDN));
        mpq_clear(rest);
        good = isfinite(begin);
        mpfr_set_d(v, good ? begin : 0, MPFR_RNDN);
    }
    for (int i = 0; good && i < TURNS; i++) step(v, p, mid);
    mpfr_exp(u, v, MPFR_RNDN);
    if (mpfr_zero_p(u)) mpfr_set_ui_2exp(u, 1, -KLINV_TAIL_BITS - 2, MPFR_RNDN); /* below every exponent: in the tail */
    if (mpfr_number_p(u) && mpfr_cmp_ui(u, 1) >= 0) { /* the root is 0 to this precision */
        mpfr_set_ui(u, 1, MPFR_RNDN);
        mpfr_nextbelow(u);
    }
    good = good && mpfr_number_p(u) && mpfr_sgn(u) > 0;
    mpfr_clears(mid, v, (mpfr_ptr)0);
    mpfi_clear(rate);
    return good;
}
