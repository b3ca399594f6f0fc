/* SPDX-License-Identifier: MIT
**
** The error bounds of fexp.h against MPFR at 300 bits: near 0, near the borders of the table, of the series, of the
** range.
*/
#include "numerics/logs/fexp.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <float.h>
#include <math.h>
#include <mpfr.h>

/* |got - x| <= factor |x| + 2^-1000. */
static void expect_near(double got, mpfr_srcptr x, double factor, const char *what, double at)
{
    mpfr_t off, room;
    mpfr_inits2(300, off, room, (mpfr_ptr)NULL);
    mpfr_sub_d(off, x, got, MPFR_RNDA);
    mpfr_abs(off, off, MPFR_RNDN);
    mpfr_abs(room, x, MPFR_RNDN);
    mpfr_mul_d(room, room, factor, MPFR_RNDZ);
    mpfr_add_d(room, room, 0x1p-1000, MPFR_RNDZ);
    assert_that(mpfr_lessequal_p(off, room), "%s at %a: %a is too far off", what, at, got);
    mpfr_clears(off, room, (mpfr_ptr)NULL);
}

static void expect_parts(double s)
{
    mpfr_t x, e;
    mpfr_inits2(3000, x, e, (mpfr_ptr)NULL); /* e^s - 1 - s is near s^2/2, and s may be 2^-1000 */
    mpfr_set_d(x, s, MPFR_RNDN);
    mpfr_exp(e, x, MPFR_RNDN);
    fexp_t f = fexp_parts(s);
    expect_near(f.exp, e, FEXP_ERROR, "exp", s);
    mpfr_sub_ui(e, e, 1, MPFR_RNDN);
    expect_near(f.less, e, FEXP_LESS_ERROR, "less", s);
    mpfr_sub(e, e, x, MPFR_RNDN);
    expect_near(f.rest, e, FEXP_REST_ERROR, "rest", s);
    mpfr_clears(x, e, (mpfr_ptr)NULL);
}

Test(fexp, parts)
{
    dice_t d = { 41 };
    static const double scale[] = { 700, 40, 2, 0.52, 0.51, 1e-3, 1e-9, 1e-30 };
    for (int i = 0; i < 1500; i++)
        for (size_t k = 0; k < sizeof scale / sizeof *scale; k++)
            expect_parts(scale[k] * ((double)dice_within(&d, 1L << 30) / (1L << 30)));
}

/* (2k + 1) log2/128, where one power gives way to the next; the borders of the series and of the range. */
Test(fexp, parts_at_borders)
{
    static const double at[] = { 0, 0.5, -0.5, 700, -700, -701, -745, -1e9, 0x1p-1000, -0x1p-1022, 0x1p-8, -0x1p-8 };
    for (size_t k = 0; k < sizeof at / sizeof *at; k++) {
        expect_parts(at[k]);
        expect_parts(nextafter(at[k], at[k] < 700 ? 1e3 : 0));
        expect_parts(nextafter(at[k], -1e3));
    }
    for (int k = -3000; k < 3000; k += 7) expect_parts((2 * k + 1) * (M_LN2 / 128));
    cr_assert(isnan(fexp_parts(NAN).exp) && isinf(fexp_parts(701).exp));
}

static void expect_log(double x)
{
    mpfr_t l;
    mpfr_init2(l, 300);
    mpfr_set_d(l, x, MPFR_RNDN);
    mpfr_log(l, l, MPFR_RNDN);
    double most = fmax(1, fabs(mpfr_get_d(l, MPFR_RNDN)));
    mpfr_add_d(l, l, 1000 * most, MPFR_RNDN); /* an absolute bound, put as a relative one */
    mpfr_t got;
    mpfr_init2(got, 300);
    mpfr_set_d(got, fexp_log(x), MPFR_RNDN);
    mpfr_add_d(got, got, 1000 * most, MPFR_RNDN);
    mpfr_sub(got, got, l, MPFR_RNDA);
    cr_expect(fabs(mpfr_get_d(got, MPFR_RNDA)) <= FEXP_LOG_ERROR * most, "fexp_log(%a) = %a", x, fexp_log(x));
    mpfr_clears(l, got, (mpfr_ptr)NULL);
}

Test(fexp, log)
{
    dice_t d = { 42 };
    for (int i = 0; i < 20000; i++)
        expect_log(
            ldexp(1 + (double)dice_below(&d, 1ul << 40) / 0x1p40, (int)dice_within(&d, 1000) / (i % 3 ? 500 : 1)));
    for (int i = 0; i <= 256; i++) { expect_log(1 + i / 256.); expect_log(nextafter(1 + i / 256., 0)); }
    expect_log(DBL_MAX);
    expect_log(DBL_MIN);
}

Test(fexp, log1p)
{
    dice_t d = { 43 };
    static const double at[] = { 0, 0.25, -0.25, -0.5, 1e300, 0x1p-1000, -0x1p-1000 };
    for (int i = 0; i < 20000; i++) {
        double a = i < 7 ? at[i]
                         : (i % 2 ? 0.5 : 100) * ((double)dice_within(&d, 1L << 30) / (1L << 30)) * (i % 5 ? 1 : 1e-10);
        if (a < -0.5) a = -a;
        mpfr_t l;
        mpfr_init2(l, 300);
        mpfr_set_d(l, a, MPFR_RNDN);
        mpfr_log1p(l, l, MPFR_RNDN);
        expect_near(fexp_log1p(a), l, FEXP_LOG1P_ERROR, "log1p", a);
        mpfr_clear(l);
    }
}
