/* SPDX-License-Identifier: MIT
**
** ball -- balls in doubles: the true value is within rad of mid. Each operation on balls gives a ball of the result.
**
** A rounding to nearest costs u |result|, u = 2^-53, and below the normal numbers at most 2^-1074; a radius is itself
** computed in a few roundings, hence the factor 1 + 2^-48 on each. Sums do not underflow, so exact zeros stay exact.
*/
#ifndef LEMMATA_BALL_H
#define LEMMATA_BALL_H

#include "numerics/logs/fexp.h"

#include <math.h>
#include <stdbool.h>

typedef struct { double mid, rad; } ball_t;

#define BALL_U    0x1p-53
#define BALL_TINY 0x1p-1060

static inline double ball_up(double rad) { return rad * (1 + 0x1p-48); }
/* mid, off by at most this factor of itself. */
static inline ball_t ball_rel(double mid, double factor)
{
    return (ball_t){ mid, ball_up(fabs(mid) * factor + BALL_TINY) };
}
static inline ball_t ball_exact(double mid) { return (ball_t){ mid, 0 }; }
static inline bool ball_zero(ball_t a) { return a.mid == 0 && a.rad == 0; }
static inline ball_t ball_neg(ball_t a) { return (ball_t){ -a.mid, a.rad }; }

static inline ball_t ball_add(ball_t a, ball_t b)
{
    double m = a.mid + b.mid;
    return (ball_t){ m, ball_up(a.rad + b.rad + fabs(m) * BALL_U) };
}

static inline ball_t ball_sub(ball_t a, ball_t b) { return ball_add(a, ball_neg(b)); }

static inline ball_t ball_mul(ball_t a, ball_t b)
{
    if (ball_zero(a) || ball_zero(b)) return ball_exact(0);
    double m = a.mid * b.mid;
    return (
        ball_t){ m, ball_up(fabs(a.mid) * b.rad + fabs(b.mid) * a.rad + a.rad * b.rad + fabs(m) * BALL_U + BALL_TINY) };
}

/* |a/b - a'/b'| <= (|a - a'| + |a/b| |b - b'|)/|b'|. Without bound when b may be 0. What underflows in m and in its
** product is made up for before the division, which may enlarge it. */
static inline ball_t ball_div(ball_t a, ball_t b)
{
    if (ball_zero(a)) return a;
    double m = a.mid / b.mid, least = (fabs(b.mid) - b.rad) * (1 - 0x1p-50);
    if (!(least > 0)) return (ball_t){ 0, INFINITY };
    double most = (fabs(m) + BALL_TINY) * (1 + 0x1p-50);
    return (ball_t){ m, ball_up((a.rad + most * b.rad + BALL_TINY) / least + fabs(m) * BALL_U + BALL_TINY) };
}

/* |sqrt x - sqrt x'| <= |x - x'|/sqrt x' and <= sqrt |x - x'|; x >= 0. */
static inline ball_t ball_sqrt(ball_t a)
{
    if (ball_zero(a)) return a;
    double m = a.mid > 0 ? sqrt(a.mid) : 0, off = a.mid > 0 ? fabs(a.rad / m) : INFINITY,
           most = sqrt(a.rad + (a.mid < 0 ? -a.mid : 0));
    return (ball_t){ m, ball_up((off < most ? off : most) * (1 + 0x1p-50) + m * BALL_U + BALL_TINY) };
}

/* e^x: with |x - x'| <= rad <= 1/4 the factor e^(x' - x) is within 2 rad of 1. Without bound past 700. */
static inline ball_t ball_exp(ball_t a)
{
    double m = fexp(a.mid);
    if (!(a.rad <= 0.25 && a.mid <= 700 && a.mid >= -700)) return (ball_t){ 0, INFINITY };
    return (ball_t){ m, ball_up(m * (2 * a.rad + 0x1p-50) + BALL_TINY) };
}

/* log x, x >= 2^-1022; and log(1 + x), x >= -1/2: the slope is at most 1/(least x). */
static inline ball_t ball_log(ball_t a)
{
    double m = fexp_log(a.mid), least = (a.mid - a.rad) * (1 - 0x1p-50);
    if (!(least >= 0x1p-1022)) return (ball_t){ 0, INFINITY };
    return (ball_t){ m, ball_up(FEXP_LOG_ERROR * fmax(1, fabs(m)) * (1 + 0x1p-40) + a.rad / least) };
}

static inline ball_t ball_log1p(ball_t a)
{
    if (ball_zero(a)) return a;
    double m = fexp_log1p(a.mid), least = (1 + a.mid - a.rad) * (1 - 0x1p-50);
    if (!(least > 0)) return (ball_t){ 0, INFINITY };
    return (ball_t){ m, ball_up(fabs(m) * FEXP_LOG1P_ERROR * (1 + 0x1p-40) + a.rad / least + BALL_TINY) };
}

/* a 2^k: exact unless it underflows. */
static inline ball_t ball_scale(ball_t a, long k)
{
    if (ball_zero(a) || k == 0) return a;
    int e = k < -4000 ? -4000 : k > 4000 ? 4000 : (int)k;
    double m = ldexp(a.mid, e), rad = ldexp(a.rad, e);
    return (ball_t){ m, e < 0 ? ball_up(rad + BALL_TINY) : rad };
}

/* What holds both: everything from the least point of a to the greatest of b, where a's value <= x <= b's. */
static inline ball_t ball_between(ball_t a, ball_t b)
{
    double m = 0.5 * a.mid + 0.5 * b.mid;
    return (ball_t){ m, ball_up(fabs(m - a.mid) + a.rad + fabs(b.mid - m) + b.rad + fabs(m) * 0x1p-50 + BALL_TINY) };
}

/* What holds lo .. hi. */
static inline ball_t ball_of_ends(double lo, double hi) { return ball_between(ball_exact(lo), ball_exact(hi)); }
static inline double ball_lo(ball_t a) { double x = a.mid - a.rad; return x - fabs(x) * 0x1p-52 - BALL_TINY; }
static inline double ball_hi(ball_t a) { double x = a.mid + a.rad; return x + fabs(x) * 0x1p-52 + BALL_TINY; }

/* Is a's value certainly at most b's? Not where a number overflowed. */
static inline bool ball_at_most(ball_t a, ball_t b)
{
    double apart = (b.mid - a.mid) * (1 - 0x1p-50);
    return (ball_zero(a) && ball_zero(b)) || (apart >= (a.rad + b.rad) * (1 + 0x1p-50) && apart < INFINITY);
}

#endif
