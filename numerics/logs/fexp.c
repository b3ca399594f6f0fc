/* SPDX-License-Identifier: MIT
**
** e^z = 2^e 2^(j/64) e^r, z = (64 e + j) log2/64 + r, |r| <= log2/128 < 2^-7.5. The errors, line by line (u = 2^-53):
**   [1] k L1 is exact: L1 has 37 bits, |k| < 2^16. z - k L1 is exact: k = 0, or |z| > 2^-8 and both are multiples of
**       2^-60, their difference below 2^-7
**   [2] k L2: |k L2| < 2^-29, so its rounding and L2's own cost below 2^-80; the difference rounds by 2^-61:  2^-60.9
**   [3] the series cut after r^6, |rest| <= |r|^7/5040 (1 + ..):                                              2^-64
**   [4] its evaluation, p = r (1 + ..), a factor (1 + 4u) on at most 2^-7.4:                                  2^-58.4
**   [5] 2^(j/64) rounded once, t p rounded (below 2^-7 t), the sum rounded:                                   2.02 u
** Together below 2.1 u < 2^-51 relative; the power of two is exact for |z| <= 700. Gappa proves these lines, what
** follows, and [1] to [4] of fexp_log: fexp.g, fexp_parts.g, fexp_log.g.
**
** For |s| <= 1/2, e^s - 1 - s = s^2 P(s), P = sum s^j/(j+2)! cut after j = 13 (rest below 2^-57 P). Horner with rounded
** coefficients gives P to 2.2 u, the square and the product two more: rest to 5 u < 2^-50. less = s + rest with |rest|
** < 0.28 |less|:
** 5 u * 0.28 + u < 2^-51. exp = 1 + less, |less| < 0.66 exp: 3 u < 2^-51.
** For |s| > 1/2, less = exp - 1 with exp <= 2.55 |less|: 2^-51 * 2.55 + u < 2^-49; rest = less - s with |less| <= 4.4
** rest:
** 2^-49.5 * 4.4 + u < 2^-47 (at s = 1/2 the worst: less 0.6487, rest 0.1487; at s = -1/2 3.7 times 2^-50.2).
*/
#include "numerics/logs/fexp.h"

#include <math.h>
#include <mpfr.h>
#include <stdint.h>
#include <string.h>
#include <threads.h>

enum { STEPS = 64, LOG_STEPS = 128 };

static double power[STEPS];                                 /* 2^(j/64) */
static struct { double r, minus_log; } reciprocal[LOG_STEPS]; /* r = k/512, near 1/m */
static once_flag filled = ONCE_FLAG_INIT;

static void fill(void)
{
    mpfr_t x;
    mpfr_init2(x, 53);
    for (int j = 0; j < STEPS; j++) {
        mpfr_set_d(x, (double)j / STEPS, MPFR_RNDN);
        mpfr_exp2(x, x, MPFR_RNDN);
        power[j] = mpfr_get_d(x, MPFR_RNDN);
    }
    for (int i = 0; i < LOG_STEPS; i++) {
        double r = (double)(long)(512.0 / (1.0 + (i + 0.5) / LOG_STEPS) + 0.5) / 512.0;
        mpfr_set_d(x, r, MPFR_RNDN);
        mpfr_log(x, x, MPFR_RNDN);
        reciprocal[i].r = r;
        reciprocal[i].minus_log = -mpfr_get_d(x, MPFR_RNDN);
    }
    mpfr_clear(x);
}

/* 2^e, -1022 <= e <= 1023. */
static double two_to(long e)
{
    uint64_t bits = (uint64_t)(1023 + e) << 52;
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static double exp_ready(double z)
{
    static const double per = 0x1.71547652b82fep+6, L1 = 0x1.62e42fefap-7, L2 = 0x1.cf79abc9e3b3ap-46;
    long k = (long)(z * per + (z < 0 ? -0.5 : 0.5)), j = k & (STEPS - 1);
    double r = (z - (double)k * L1) - (double)k * L2; /* [1] [2] */
    double p = r * (1 + r * (1. / 2 + r * (1. / 6 + r * (1. / 24 + r * (1. / 120 + r * (1. / 720)))))); /* [3] [4] */
    double t = power[j];
    return two_to((k - j) / STEPS) * (t + t * p); /* [5] */
}

double fexp(double s)
{
    call_once(&filled, fill);
    return s < -700 ? 0 : s <= 700 ? exp_ready(s) : s * INFINITY;
}

fexp_t fexp_parts(double s)
{
    fexp_t f;
    if (s >= -0.5 && s <= 0.5) {
        double P =
            1. / 2 +
            s * (1. / 6 +
                 s * (1. / 24 +
                      s * (1. / 120 +
                           s * (1. / 720 + s * (1. / 5040 +
                                                s * (1. / 40320 +
                                                     s * (1. / 362880 +
                                                          s * (1. / 3628800 +
                                                               s * (1. / 39916800 +
                                                                    s * (1. / 479001600 +
                                                                         s * (1. / 6227020800 +
                                                                              s * (1. / 87178291200 +
                                                                                   s * (1. / 1307674368000)))))))))))));
        f.rest = s * s * P;
        f.less = s + f.rest;
        f.exp = 1 + f.less;
    } else {
        f.exp = fexp(s);
        f.less = f.exp - 1;
        f.rest = f.less - s;
    }
    return f;
}

/* x = m 2^e, 1 <= m < 2, log x = e log 2 - log r + log(1 + z), z = m r - 1, |z| < 1/128, r from the table:
**   [1] z: both products exact, one rounding of a sum below 1/128                                       2^-60
**   [2] the series cut after z^7 and its evaluation                                                     2^-56.4
**   [3] -log r and its rounding                                                                         2^-53.5
**   [4] e log 2: the constant and the product                                                           2^-52 |e| log 2
**   [5] two additions of numbers of at most |e| log 2 + 0.7                                             2^-52 (|e| log
**   2 + 0.7)
** and |e| log 2 <= |log x| + 0.7 <= 1.7 max(1, |log x|): together below 2^-49.8 max(1, |log x|). */
double fexp_log(double x)
{
    static const double log2 = 0x1.62e42fefa39efp-1;
    call_once(&filled, fill);
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    double e = (double)(int)(bits >> 52) - 1023, m;
    bits = (bits & 0xfffffffffffff) | (uint64_t)1023 << 52;
    memcpy(&m, &bits, sizeof m);
    int i = (int)((m - 1) * LOG_STEPS);
    double r = reciprocal[i].r, high = (double)(float)m, low = m - high;
    double z = (high * r - 1) + low * r; /* [1] */
    double p = 1 + z * (-1. / 2 + z * (1. / 3 + z * (-1. / 4 + z * (1. / 5 + z * (-1. / 6 + z * (1. / 7)))))); /* [2] */
    return e * log2 + (reciprocal[i].minus_log + z * p); /* [3] [4] [5] */
}

/* |a| <= 1/4: log(1 + a) = 2 artanh z, z = a/(2 + a), |z| <= 1/7: z to 2 u, the series in z^2 <= 1/49 cut after z^18
** (2^-60) and evaluated to a factor 1 + u/10, the product, the doubling exact: 5 u. Else 1 + a rounds by u <= 2^-50.8
** |log|, |log| >= 0.223, and fexp_log's
** 2^-49 max(1, |log|) <= 2^-46.8 |log|. */
double fexp_log1p(double a)
{
    if (a < -0.25 || a > 0.25) return fexp_log(1 + a);
    double z = a / (2 + a), y = z * z;
    double p = 1 + y * (1. / 3 + y * (1. / 5 + y * (1. / 7 + y
        * (1. / 9 + y * (1. / 11 + y * (1. / 13 + y * (1. / 15 + y * (1. / 17 + y * (1. / 19)))))))));
    return 2 * (z * p);
}
