/* SPDX-License-Identifier: MIT
**
** Balls in doubles: what the operations make of points of their operands, computed by MPFR, lies in the balls of the
** results, from subnormal numbers to the greatest; an overflow proves nothing.
*/
#include "numerics/expr/ball.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <mpfr.h>

enum { PREC = 4400 /* a point of a ball takes up to 2150 bits */ };

static double trouble_double(dice_t *d)
{
    static const int low[] = { -1074, -1024, -5, 960, -1074 }, many[] = { 60, 80, 11, 64, 2098 };
    size_t k = dice_below(d, 5);
    double m = 1 + (double)(dice_roll(d) >> (dice_one_in(d, 3) ? 40 : 12)) * 0x1p-52;
    return (dice_one_in(d, 2) ? -m : m) * ldexp(1, low[k] + (int)dice_below(d, (unsigned long)many[k]));
}

static ball_t trouble_ball(dice_t *d)
{
    double m = trouble_double(d), r = 0;
    switch (dice_below(d, 5)) {
    case 0: break;
    case 1: r = BALL_TINY; break;
    case 2: r = fabs(m) * ldexp(1, -(int)dice_below(d, 60)); break;
    case 3: r = fabs(m) * (1 - ldexp(1, -(int)dice_below(d, 53))); break; /* nearly down to 0 */
    default: r = fabs(trouble_double(d)); break;
    }
    return (ball_t){ m, r };
}

/* An end of the ball, its middle, or something between. */
static void point_of(mpfr_ptr x, ball_t a, dice_t *d)
{
    mpfr_set_d(x, a.rad, MPFR_RNDN);
    mpfr_mul_d(x, x, dice_one_in(d, 4) ? (double)dice_within(d, 1L << 40) * 0x1p-40 : (double)dice_within(d, 1),
               MPFR_RNDN);
    mpfr_add_d(x, x, a.mid, MPFR_RNDN);
}

static void expect_inside(mpfr_ptr z, ball_t r, const char *what, ball_t a, ball_t b)
{
    if (!isfinite(r.mid) || !isfinite(r.rad)) return;
    mpfr_sub_d(z, z, r.mid, MPFR_RNDN);
    mpfr_abs(z, z, MPFR_RNDN);
    assert_that(mpfr_cmp_d(z, r.rad) <= 0, "%s of {%a,%a} and {%a,%a} is not all in {%a,%a}", what, a.mid, a.rad, b.mid,
                b.rad, r.mid, r.rad);
}

static void expect_all(ball_t a, ball_t b, dice_t *d)
{
    mpfr_t x, y, z;
    mpfr_inits2(PREC, x, y, z, (mpfr_ptr)NULL);
    point_of(x, a, d);
    point_of(y, b, d);
    mpfr_add(z, x, y, MPFR_RNDN);
    expect_inside(z, ball_add(a, b), "the sum", a, b);
    mpfr_mul(z, x, y, MPFR_RNDN);
    expect_inside(z, ball_mul(a, b), "the product", a, b);
    if (!mpfr_zero_p(y)) {
        mpfr_div(z, x, y, MPFR_RNDN);
        expect_inside(z, ball_div(a, b), "the quotient", a, b);
    }
    if (mpfr_sgn(x) >= 0) {
        mpfr_sqrt(z, x, MPFR_RNDN);
        expect_inside(z, ball_sqrt(a), "the root", a, a);
    }
    long k = dice_within(d, 1200);
    mpfr_mul_2si(z, x, k, MPFR_RNDN);
    expect_inside(z, ball_scale(a, k), "a multiple", a, a);
    cr_assert(!ball_at_most(a, b) || mpfr_lessequal_p(x, y), "{%a,%a} may be above {%a,%a}", a.mid, a.rad, b.mid,
              b.rad);
    mpfr_clears(x, y, z, (mpfr_ptr)NULL);
}

Test(ball_extremes, operations)
{
    dice_t d = { 61 };
    for (int i = 0; i < 60000; i++) {
        ball_t a = trouble_ball(&d);
        expect_all(a, trouble_ball(&d), &d);
    }
}

/* The numbers are such that products underflow before a division makes them large, and that a radius swallows the least
** one. */
Test(ball_extremes, underflow)
{
    static const ball_t at[][2] = {
        { { -0x0.7bbd429fe9b93p-1022, 0 }, { -0x1.8089825f659dbp-992, 0x0.000006022609p-1022 } },
        { { 0x1.26e2001p-21, 0 }, { -0x1.87c92b1e198cap+1022, 0x1.87c92b1e136d8p+1022 } },
        { { -0x1.035beb0622191p-1010, 0x1.ce57fe0d46f43p-95 }, { 1, 0 } },
    };
    dice_t d = { 62 };
    for (int i = 0; i < 3000; i++) expect_all(at[i % 3][0], at[i % 3][1], &d);
}

Test(ball_extremes, overflow)
{
    ball_t one = ball_exact(1), huge = ball_mul((ball_t){ 1e200, 0 }, (ball_t){ 1e200, 3e200 }),
           far = ball_scale((ball_t){ 1, 0x1p-20 }, 1200);
    cr_assert(!ball_at_most(one, huge) && !ball_at_most(huge, one) && !ball_at_most(ball_neg(huge), one) &&
              !ball_at_most(one, far));
}

Test(ball_extremes, exponential_and_logarithm)
{
    dice_t d = { 63 };
    mpfr_t x, z;
    mpfr_init2(x, PREC);
    mpfr_init2(z, 300);
    for (int i = 0; i < 20000; i++) {
        ball_t a = { (double)dice_within(&d, 1L << 40) * 0x1p-40 * (i % 3 ? 700 : 1),
                     ldexp(0.25, -(int)dice_below(&d, 60)) };
        point_of(x, a, &d);
        mpfr_exp(z, x, MPFR_RNDN);
        expect_inside(z, ball_exp(a), "the exponential", a, a);
        a = trouble_ball(&d);
        point_of(x, a, &d);
        if (mpfr_sgn(x) <= 0) continue;
        mpfr_log(z, x, MPFR_RNDN);
        expect_inside(z, ball_log(a), "the logarithm", a, a);
    }
    mpfr_clears(x, z, (mpfr_ptr)NULL);
}
