/* SPDX-License-Identifier: MIT
**
** Expressions as decimals.
*/
#include "numerics/expr/real.h"

#include <math.h>

static void rational_decimals(char **lo, char **hi, mpq_srcptr q, size_t digits)
{
    *lo = encl_decimal_rat(q, digits, MPFR_RNDD);
    *hi = encl_decimal_rat(q, digits, MPFR_RNDU);
}

static void enclosed_decimals(char **lo, char **hi, const real_t *x, size_t digits)
{
    encl_t r;
    mpfi_init2(r, 128);
    real_encl_sharp(r, x);
    *lo = encl_lo(r, digits);
    *hi = encl_hi(r, digits);
    mpfi_clear(r);
}

void real_decimals(char **lo, char **hi, const real_t *x, size_t digits)
{
    mpq_ptr q = arena_mpq(real_home(x), 1);
    x = real_asked(x);
    if (real_is_rat(x, q)) rational_decimals(lo, hi, q, digits);
    else enclosed_decimals(lo, hi, x, digits);
}

/* The first convergent of the double that is within 10^-12 of it, when its denominator is at most a thousand. */
static bool simple_rational(mpq_ptr q, double x)
{
    enum { DENOMINATOR_MAX = 1000 };
    if (!(fabs(x) < 1e6)) return false;
    double rest = x;
    long p0 = 1, q0 = 0, p1 = (long)floor(x), q1 = 1;
    while (fabs((double)p1 / (double)q1 - x) > 1e-12) {
        rest = 1 / (rest - floor(rest));
        if (!(fabs(rest) < 1e6)) return false;
        long a = (long)floor(rest), p2 = a * p1 + p0, q2 = a * q1 + q0;
        if (q2 > DENOMINATOR_MAX) return false;
        p0 = p1, q0 = q1, p1 = p2, q1 = q2;
    }
    mpq_set_si(q, p1, (unsigned long)q1);
    mpq_canonicalize(q);
    return true;
}

void real_decimals_simplest(char **lo, char **hi, const real_t *x, size_t digits)
{
    double low, high;
    mpq_ptr q = arena_mpq(real_home(x), 1);
    effort_t effort = EFFORT_LITTLE;
    x = real_asked(x);
    bool rational = real_is_rat(x, q);
    if (!rational && real_approx(x, true, &low, &high) && simple_rational(q, (low + high) / 2))
        rational = real_cmp(x, real_rat(real_home(x), q), &effort) == SIGN_ZERO;
    if (rational) rational_decimals(lo, hi, q, digits);
    else enclosed_decimals(lo, hi, x, digits);
}
