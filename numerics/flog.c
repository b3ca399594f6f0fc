/* SPDX-License-Identifier: MIT
**
** log a = e log 2 - log r + log(1 + z), where a = m 2^e, 1 <= m < 2, r is a 9-bit reciprocal of m from a table and
** z = m r - 1, |z| < 1/128. The errors, line by line (u = 2^-53, and log a >= log 2 > 0.69):
**   [1] m: a cut to 53 bits, relative 2^-52, only when a > 2^53 and so log a > 36:    2^-57 log a
**   [2] z: both products exact, one rounding of a sum below 1/128:                    2^-60
**   [3] the series cut after z^7, |rest| <= |z|^8/8/(1 - |z|):                        2^-58
**   [4] its evaluation: z (1 - z/2 + ...), a factor (1 + 6u) on at most 1/127:        2^-57
**   [5] -log r and its rounding, at most 0.7 u:                                       2^-53
**   [6] e log 2: the constant and the product, (1 + u)^2:                             2^-51.9 log a
**   [7] two additions of non-negative totals, (1 + u) each:                           2^-52 log a
** Together at most (2^-57 + 2^-51.9 + 2^-52) log a + 2^-52.8 < 2^-50.1 log a, for 2^-52.8 <= 2^-52.2 log a.
*/
#include "numerics/flog.h"

#include <mpfr.h>
#include <threads.h>

enum { STEPS = 128 };

typedef struct { double r, minus_log_r; } step_t;

static step_t table[STEPS];
static once_flag filled = ONCE_FLAG_INIT;

/* r of m in [1 + i/128, 1 + (i+1)/128): the nearest multiple of 2^-9 to 1/(1 + (i + 1/2)/128).
** |r - 1/mid| <= 2^-10 and |m - mid| <= 2^-8, so |m r - 1| <= 2^-8/mid + m 2^-10 < 2^-8 + 2^-9 < 1/128. */
static void fill(void)
{
    mpfr_t x;
    mpfr_init2(x, 53);
    for (int i = 0; i < STEPS; i++) {
        double r = (double)(long)(512.0 / (1.0 + (i + 0.5) / STEPS) + 0.5) / 512.0;
        mpfr_set_d(x, r, MPFR_RNDN);
        mpfr_log(x, x, MPFR_RNDN);
        table[i] = (step_t){ r, -mpfr_get_d(x, MPFR_RNDN) };
    }
    mpfr_clear(x);
}

double flog(mpz_srcptr a)
{
    call_once(&filled, fill);
    static const double log2 = 0x1.62e42fefa39efp-1;
    long e;
    double m = 2 * mpz_get_d_2exp(&e, a); /* [1] */
    const step_t *s = &table[(int)((m - 1) * STEPS)];
    double high = (double)(float)m, low = m - high;      /* 24 and at most 30 bits, both exact */
    double z = (high * s->r - 1) + low * s->r;           /* [2] */
    double p = 1 + z * (-1. / 2 + z * (1. / 3 + z * (-1. / 4 + z * (1. / 5 + z * (-1. / 6 + z * (1. / 7))))));
    return (double)(e - 1) * log2 + (s->minus_log_r + z * p); /* [3] to [7] */
}
