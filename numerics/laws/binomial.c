/* SPDX-License-Identifier: MIT
**
** P(Bin(n,u) <= k) = P(Bin(n,u) = k) S,  S = 1 + r_0 + r_0 r_1 + ..,  r_i = (k-i)(1-u)/((n-k+i+1) u), falling with i;
** for u > k/n below 1.
**
** A limit is proposed by bisection in doubles, then a little more is tried until it is proved: log of the first factor
** by MPFR rounded up, S in doubles. Of S: a term after i steps went through 5i roundings, with i below TERMS_MAX = 2^26
** a factor 2^-24; what is cut off after a term t is at most t r/(1-r); sums of terms > 0. Together within the factor 1
** + 2^-20 that is charged.
*/
#include "numerics/laws/binomial.h"

#include <math.h>
#include <mpfr.h>
#include <stdbool.h>

enum { PREC = 128, TERMS_MAX = 1 << 26 };

/* An upper bound of S; infinite when it is not known. */
static double series(double k, double n, double u)
{
    double sum = 1, term = 1;
    for (long i = 0; i < TERMS_MAX; i++) {
        double r = (k - (double)i) * (1 - u) / ((n - k + (double)i + 1) * u);
        if (r <= 0) return sum * (1 + 0x1p-20);
        term *= r;
        sum += term;
        if (r < 1 - 0x1p-20 && term * r / (1 - r) < sum * 0x1p-60) return (sum + term * r / (1 - r)) * (1 + 0x1p-20);
    }
    return INFINITY;
}

static double log_chance(double k, double n, double u)
{
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(u) + (n - k) * log1p(-u) + log(series(k, n, u));
}

/* r + log Gamma(x), or r - log Gamma(x), rounded up. */
static void add_lngamma(mpfr_ptr r, unsigned long x, bool minus)
{
    mpfr_t g;
    mpfr_init2(g, PREC);
    mpfr_set_ui(g, x, MPFR_RNDN);
    mpfr_lngamma(g, g, minus ? MPFR_RNDD : MPFR_RNDU);
    if (minus) mpfr_sub(r, r, g, MPFR_RNDU);
    else mpfr_add(r, r, g, MPFR_RNDU);
    mpfr_clear(g);
}

static bool proved(unsigned long k, unsigned long n, double u, mpq_srcptr a)
{
    mpfr_t r, t;
    mpfr_inits2(PREC, r, t, (mpfr_ptr)NULL);
    mpfr_set_d(r, series((double)k, (double)n, u), MPFR_RNDU);
    mpfr_log(r, r, MPFR_RNDU);
    add_lngamma(r, n + 1, false);
    add_lngamma(r, k + 1, true);
    add_lngamma(r, n - k + 1, true);
    mpfr_set_d(t, u, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDU);
    mpfr_mul_ui(t, t, k, MPFR_RNDU);
    mpfr_add(r, r, t, MPFR_RNDU);
    mpfr_set_d(t, -u, MPFR_RNDN);
    mpfr_log1p(t, t, MPFR_RNDU);
    mpfr_mul_ui(t, t, n - k, MPFR_RNDU);
    mpfr_add(r, r, t, MPFR_RNDU);
    mpfr_set_q(t, a, MPFR_RNDD);
    mpfr_log(t, t, MPFR_RNDD);
    bool good = mpfr_lessequal_p(r, t);
    mpfr_clears(r, t, (mpfr_ptr)NULL);
    return good;
}

void binomial_upper(mpq_ptr u, unsigned long k, unsigned long n, mpq_srcptr a)
{
    double lo = (double)k / (double)n, hi = 1, target = log(mpq_get_d(a));
    for (int i = 0; i < 200 && k < n && hi - lo > 0x1p-34 * hi; i++) {
        double mid = (lo + hi) / 2;
        if (log_chance((double)k, (double)n, mid) > target) lo = mid;
        else hi = mid;
    }
    for (double more = 0x1p-32; k < n && more < 1; more *= 8) {
        double x = hi + more * hi;
        if (!(x < 1)) break;
        if (!proved(k, n, x, a)) continue;
        mpq_set_d(u, x);
        return;
    }
    mpq_set_ui(u, 1, 1);
}

void binomial_lower(mpq_ptr l, unsigned long k, unsigned long n, mpq_srcptr a)
{
    binomial_upper(l, n - k, n, a);
    mpz_sub(mpq_numref(l), mpq_denref(l), mpq_numref(l));
}
