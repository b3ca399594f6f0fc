/* SPDX-License-Identifier: MIT
**
** x = m 2^e with 0.7071 < m < 1.4143, s = (m - 1)/(m + 1), |s| < 0.1716, and
**     log x = e log 2 + 2 artanh s,    2 artanh s = 2 s (1 + y/3 + y^2/5 + ...),  y = s^2 < 0.02945.
** The errors, line by line (u = 2^-53, e log 2 <= log a + 0.347, and log a >= 0.69 for a >= 2):
**   [1] x: a cut to 53 bits, relative 2 u, only when a > 2^53 and so log a > 36:                        0.06 u log a
**   [2] m - 1 is exact (Sterbenz), m + 1 and the quotient round: s to a factor 1 +- 2.01 u, y to 1 +- 5.1 u
**   [3] the series: cut after y^9, |rest| <= y^10/21/(1 - y) < 2^-55.1 = 0.24 u; its value is 1 + t, 0 <= t < 0.0101,
**   where
**       t is off by 5.1 u + 8 u of itself (y; coefficients, products and sums), and three sums of 1 and more round:
**       3.5 u
**   [4] 2 s p: factors [2], [3] and a product, 6.6 u of at most 0.347:                                  2.3 u
**   [5] e log 2: the constant and the product, 2 u of it:                                               2 u log a + 0.7
**   u
**   [6] the sum rounds:                                                                                 u log a + 0.1 u
** Together at most 3.06 u log a + 3.1 u < 7.6 u log a < 2^-50 log a. For a = 1: e = 0, s = 0, and all is 0. For x = 0
** the bits give m = 1, e = -1023, a finite number.
** Gappa proves lines 2 to 6: flog.g.
**
** Sums. A term is a product: c to 2 u, the logarithm to 8 u, one rounding: 11.1 u of it. Eight running sums of at most
** n/8 + 1 terms each, and seven additions: (n/8 + 8) u (1 + 2^-10) of the sum of absolute values, for n <= 2^40. The
** computed sum of absolute values is itself below the true one by no more than this share, 2^-10 at most. So
**     (11.1 + n/8 + 8) (1 + 2^-9) u < (20 + n/7) u.
*/
#include "numerics/logs/flog.h"

#include <stdbool.h>
#include <string.h>

enum { LANES = 8 };

#define LOG2 0x1.62e42fefa39efp-1
#define ROOT_HALF 0x3fe6a09e00000000 /* the bits of 0.70710659... */
#define EXPONENT (~(int64_t)0xfffffffffffff)

/* 1 + y/3 + y^2/5 + ... + y^9/19; z = y^2, w = y^4. */
#define SERIES(y, z, w) \
    (((1 + y * (1. / 3)) + z * (1. / 5 + y * (1. / 7))) \
     + w * (((1. / 9 + y * (1. / 11)) + z * (1. / 13 + y * (1. / 15))) + w * (1. / 17 + y * (1. / 19))))

double flog_sum_error(size_t n) { return (20 + (double)(n / 7 + 1)) * 0x1p-53; }

/* --- one number ---------------------------------------------------------------------------------------------- */

static inline double log_of(double x, long more)
{
    int64_t b, t, m_bits;
    double m;
    memcpy(&b, &x, sizeof b);
    t = b - ROOT_HALF;
    m_bits = b - (t & EXPONENT);
    memcpy(&m, &m_bits, sizeof m);
    double s = (m - 1) / (m + 1), y = s * s, z = y * y, w = z * z; /* [2] */
    double p = SERIES(y, z, w);                                    /* [3] */
    return (double)((t >> 52) + more) * LOG2 + 2 * (s * p);        /* [4] to [6] */
}

double flog(mpz_srcptr a)
{
    long e;
    double x = mpz_get_d_2exp(&e, a); /* [1] */
    return log_of(x, e);
}

/* --- many, portably ------------------------------------------------------------------------------------------ */

static double fold(const double *s) { return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7])); }

/* Of one term or two the other running sums are 0. */
static double xlogx_few(const uint64_t *a, size_t n)
{
    double t[2] = { 0 };
    for (size_t i = 0; i < n; i++) {
        double x = (double)(int64_t)a[i];
        t[i] += x * log_of(x, 0);
    }
    return t[0] + t[1];
}

static double sum_few(double *size, const double *c, const uint64_t *a, size_t n)
{
    double t[2] = { 0 };
    for (size_t i = 0; i < n; i++) t[i] += c[i] * log_of((double)(int64_t)a[i], 0);
    *size = (t[0] < 0 ? -t[0] : t[0]) + (t[1] < 0 ? -t[1] : t[1]);
    return t[0] + t[1];
}

static double xlogx_portable(const uint64_t *a, size_t n)
{
    if (n <= 2) return xlogx_few(a, n);
    double sum[LANES] = { 0 };
    for (size_t i = 0; i < n; i++) {
        double x = (double)(int64_t)a[i];
        sum[i % LANES] += x * log_of(x, 0);
    }
    return fold(sum);
}

static double sum_portable(double *size, const double *c, const uint64_t *a, size_t n)
{
    if (n <= 2) return sum_few(size, c, a, n);
    double sum[LANES] = { 0 }, all[LANES] = { 0 };
    for (size_t i = 0; i < n; i++) {
        double t = c[i] * log_of((double)(int64_t)a[i], 0);
        sum[i % LANES] += t;
        all[i % LANES] += t < 0 ? -t : t;
    }
    *size = fold(all);
    return fold(sum);
}

const flog_route_t flog_portable = { xlogx_portable, sum_portable };

/* --- many, eight doubles at a time: the same operations on the same lanes ----------------------------------------- */

#if defined __x86_64__ && defined __GNUC__
/* Compiled twice, for registers of eight and for pairs of registers of four: inlined into functions that name their
** machine. */
#define INLINED static inline __attribute__((always_inline))

typedef double lanes_t __attribute__((vector_size(8 * LANES)));
typedef int64_t places_t __attribute__((vector_size(8 * LANES)));
typedef uint64_t words_t __attribute__((vector_size(8 * LANES)));

/* The integers k, 0 <= k < 2^52, as doubles, less `off`: 2^52 + k is a double whose last bits are k, and 2^52 + off is
** taken from it exactly. */
INLINED void small_integers(lanes_t *x, const words_t *k, double off)
{
    *x = (lanes_t)(*k | 0x4330000000000000) - (0x1p52 + off);
}

/* The words rounded to doubles. Where the machine does not convert: a = high 2^32 + low, both and the product exact,
** and the sum rounds a. */
INLINED void doubles(lanes_t *x, const words_t *a, bool converts)
{
    lanes_t high, low;
    words_t upper = *a >> 32, lower = *a & 0xffffffff;
    small_integers(&high, &upper, 0);
    small_integers(&low, &lower, 0);
    if (converts) *x = __builtin_convertvector((places_t)*a, lanes_t);
    else *x = high * 0x1p32 + low;
}

/* floor(t 2^-52), which is above -1024 and below 64. */
INLINED void exponents(lanes_t *e, const places_t *t, bool converts)
{
    words_t above = ((words_t)*t + ((uint64_t)1024 << 52)) >> 52;
    if (converts) *e = __builtin_convertvector(*t >> 52, lanes_t);
    else small_integers(e, &above, 1024);
}

INLINED void log_lanes(lanes_t *log, lanes_t *x, const uint64_t *a, bool converts)
{
    words_t words;
    lanes_t e;
    memcpy(&words, a, sizeof words);
    doubles(x, &words, converts);
    places_t b = (places_t)*x, t = b - ROOT_HALF;
    exponents(&e, &t, converts);
    lanes_t m = (lanes_t)(b - (t & EXPONENT));
    lanes_t s = (m - 1) / (m + 1), y = s * s, z = y * y, w = z * z;
    lanes_t p = SERIES(y, z, w);
    *log = e * LOG2 + 2 * (s * p);
}

/* The last few words, filled up with ones. */
static const uint64_t *filled_up(uint64_t *last, const uint64_t *a, size_t n)
{
    for (size_t k = 0; k < LANES; k++) last[k] = k < n ? a[k] : 1;
    return last;
}

INLINED double xlogx_lanes(const uint64_t *a, size_t n, bool converts)
{
    uint64_t last[LANES];
    lanes_t sum = { 0 }, x, log;
    for (size_t i = 0; i < n; i += LANES) {
        log_lanes(&log, &x, n - i < LANES ? filled_up(last, a + i, n - i) : a + i, converts);
        sum += x * log;
    }
    double out[LANES];
    memcpy(out, &sum, sizeof out);
    return fold(out);
}

INLINED double sum_lanes(double *size, const double *c, const uint64_t *a, size_t n, bool converts)
{
    uint64_t last[LANES];
    lanes_t sum = { 0 }, all = { 0 }, x, log, coef;
    for (size_t i = 0; i < n; i += LANES) {
        size_t rest = n - i < LANES ? n - i : LANES;
        log_lanes(&log, &x, rest < LANES ? filled_up(last, a + i, rest) : a + i, converts);
        memset(&coef, 0, sizeof coef);
        memcpy(&coef, c + i, rest * sizeof *c);
        lanes_t t = coef * log;
        sum += t;
        all += (lanes_t)((places_t)t & INT64_MAX);
    }
    double out[LANES], out_all[LANES];
    memcpy(out, &sum, sizeof out);
    memcpy(out_all, &all, sizeof out_all);
    *size = fold(out_all);
    return fold(out);
}

#define EIGHT __attribute__((target("avx512f,avx512dq")))
#define FOUR  __attribute__((target("avx2")))

static EIGHT double xlogx_eight(const uint64_t *a, size_t n) { return xlogx_lanes(a, n, true); }
static EIGHT double sum_eight(double *size, const double *c, const uint64_t *a, size_t n)
{
    return sum_lanes(size, c, a, n, true);
}
static FOUR double xlogx_four(const uint64_t *a, size_t n) { return xlogx_lanes(a, n, false); }
static FOUR double sum_four(double *size, const double *c, const uint64_t *a, size_t n)
{
    return sum_lanes(size, c, a, n, false);
}

static const flog_route_t eight = { xlogx_eight, sum_eight }, four = { xlogx_four, sum_four };

const flog_route_t *flog_wide(int registers)
{
    if (registers == 8) return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") ? &eight : NULL;
    return registers == 4 && __builtin_cpu_supports("avx2") ? &four : NULL;
}
#else
const flog_route_t *flog_wide(int registers) { (void)registers; return NULL; }
#endif

static const flog_route_t *route(void)
{
    const flog_route_t *w = flog_wide(8);
    if (!w) w = flog_wide(4);
    return w ? w : &flog_portable;
}

/* One or two are not worth wide registers. */
static const flog_route_t *route_for(size_t n) { return n <= 2 ? &flog_portable : route(); }

double flog_xlogx(const uint64_t *a, size_t n) { return route_for(n)->xlogx(a, n); }
double flog_sum(double *size, const double *c, const uint64_t *a, size_t n) { return route_for(n)->sum(size, c, a, n); }
