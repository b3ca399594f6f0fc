/* SPDX-License-Identifier: MIT
**
** Enclosures: signs, minima and maxima, and decimals that are really outward.
*/
#include "numerics/base/encl.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <float.h>
#include <math.h>

static void interval(mpfi_ptr x, double lo, double hi)
{
    mpfr_set_d(&x->left, lo, MPFR_RNDD);
    mpfr_set_d(&x->right, hi, MPFR_RNDU);
}

static sign_t sign_of(double lo, double hi)
{
    encl_t x;
    mpfi_init2(x, 53);
    interval(x, lo, hi);
    sign_t s = encl_sign(x);
    mpfi_clear(x);
    return s;
}

Test(encl, sign)
{
    const double inf = INFINITY, tiny = DBL_TRUE_MIN;
    assert_sign(sign_of(tiny, 1), SIGN_POS, "[tiny, 1]");
    assert_sign(sign_of(-1, -tiny), SIGN_NEG, "[-1, -tiny]");
    assert_sign(sign_of(0, 0), SIGN_ZERO, "[0, 0]");
    assert_sign(sign_of(-0.0, 0), SIGN_ZERO, "[-0, 0]");
    assert_sign(sign_of(0, 1), SIGN_UNKNOWN, "[0, 1]");
    assert_sign(sign_of(-1, 0), SIGN_UNKNOWN, "[-1, 0]");
    assert_sign(sign_of(-tiny, tiny), SIGN_UNKNOWN, "[-tiny, tiny]");
    assert_sign(sign_of(-inf, inf), SIGN_UNKNOWN, "the whole line");
    assert_sign(sign_of(inf, inf), SIGN_POS, "infinity");
    assert_sign(sign_of(-inf, -inf), SIGN_NEG, "-infinity");
    assert_sign(sign_of(NAN, 1), SIGN_UNKNOWN, "[NaN, 1]");
    assert_sign(sign_of(1, NAN), SIGN_UNKNOWN, "[1, NaN]");
    assert_sign(sign_of(NAN, -1), SIGN_UNKNOWN, "[NaN, -1]");
}

Test(encl, sign_of_integers_and_opposites)
{
    assert_sign(sign_of_int(-7), SIGN_NEG, "-7");
    assert_sign(sign_of_int(0), SIGN_ZERO, "0");
    assert_sign(sign_of_int(7), SIGN_POS, "7");
    assert_sign(sign_neg(SIGN_NEG), SIGN_POS, "-NEG");
    assert_sign(sign_neg(SIGN_POS), SIGN_NEG, "-POS");
    assert_sign(sign_neg(SIGN_ZERO), SIGN_ZERO, "-ZERO");
    assert_sign(sign_neg(SIGN_UNKNOWN), SIGN_UNKNOWN, "-UNKNOWN");
    assert_that(SIGN_UNKNOWN == 0, "zeroed memory claims nothing");
}

/* An interval with ends among few values, so that ends and points tie often. */
static void random_interval(mpfi_ptr x, dice_t *d)
{
    double a = (double)dice_within(d, 3), b = (double)dice_within(d, 3);
    if (dice_one_in(d, 8)) a = -INFINITY;
    if (dice_one_in(d, 8)) b = INFINITY;
    interval(x, a < b ? a : b, a < b ? b : a);
}

/* min and max of points lie in the min and max of their intervals, whose ends are attained; operands may alias. */
Test(encl, min_and_max)
{
    dice_t d = { 61 };
    encl_t x, y, lo, hi, alias;
    mpfi_ptr all[] = { x, y, lo, hi, alias };
    for (int k = 0; k < 5; k++) mpfi_init2(all[k], 53);
    for (int i = 0; i < 5000; i++) {
        random_interval(x, &d);
        random_interval(y, &d);
        encl_min(lo, x, y);
        encl_max(hi, x, y);
        for (double a = -3; a <= 3; a++)
            for (double b = -3; b <= 3; b++) {
                if (!mpfi_is_inside_d(a, x) || !mpfi_is_inside_d(b, y)) continue;
                assert_that(mpfi_is_inside_d(a < b ? a : b, lo), "min of %s and %s", encl_text(x), encl_text(y));
                assert_that(mpfi_is_inside_d(a < b ? b : a, hi), "max of %s and %s", encl_text(x), encl_text(y));
            }
        assert_that(mpfr_lessequal_p(&lo->right, &x->right) && mpfr_lessequal_p(&lo->right, &y->right),
                    "min of %s and %s is too wide", encl_text(x), encl_text(y));
        assert_that(mpfr_greaterequal_p(&hi->left, &x->left) && mpfr_greaterequal_p(&hi->left, &y->left),
                    "max of %s and %s is too wide", encl_text(x), encl_text(y));
        mpfi_set(alias, x);
        encl_min(alias, alias, y);
        assert_encloses(lo, alias, "an alias");
        mpfi_set(alias, y);
        encl_max(alias, x, alias);
        assert_encloses(hi, alias, "an alias");
    }
    for (int k = 0; k < 5; k++) mpfi_clear(all[k]);
}

/* What nothing is known of does not become a number; mpfr_min and mpfr_max alone would pass over a NaN. */
Test(encl, min_and_max_keep_nan)
{
    encl_t x, y, r;
    mpfi_init2(x, 53);
    mpfi_init2(y, 53);
    mpfi_init2(r, 53);
    interval(x, NAN, NAN);
    interval(y, 3, 3);
    encl_min(r, x, y);
    assert_that(mpfi_nan_p(r), "min(NaN, 3) = %s", encl_text(r));
    encl_max(r, y, x);
    assert_that(mpfi_nan_p(r), "max(3, NaN) = %s", encl_text(r));
    interval(x, NAN, 1);
    encl_min(r, y, x);
    assert_that(mpfi_nan_p(r), "min(3, [NaN, 1]) = %s", encl_text(r));
    mpfi_clear(r);
    mpfi_clear(y);
    mpfi_clear(x);
}

/* The decimal lies on the side of rnd, also where it is too long to be read as a rational. */
static void expect_outward(mpfr_srcptr x, size_t digits, mpfr_rnd_t rnd)
{
    char *s = encl_decimal(x, digits, rnd), *end;
    mpfr_t y;
    mpfr_init2(y, mpfr_get_prec(x));
    mpfr_strtofr(y, s, &end, 10, rnd == MPFR_RNDD ? MPFR_RNDU : MPFR_RNDD); /* inward: still not past x */
    assert_that(*end == 0, "`%s` is no number", s);
    assert_that(rnd == MPFR_RNDD ? mpfr_lessequal_p(y, x) : mpfr_greaterequal_p(y, x), "%s is past its number", s);
    mpfr_clear(y);
    free(s);
}

/* The number of significant digits of a decimal. */
static size_t significant(const char *s)
{
    size_t n = 0, zeros = 0;
    for (s += strspn(s, "-0."); *s && *s != 'e'; s++) {
        if (*s == '0') zeros++;
        else if (*s != '.') { n += zeros + 1; zeros = 0; }
    }
    return n;
}

static void random_float(mpfr_ptr x, dice_t *d, long reach)
{
    mpz_t z;
    mpz_init(z);
    trouble_bits(z, d, 1 + dice_below(d, (unsigned long)mpfr_get_prec(x)));
    mpfr_set_z_2exp(x, z, dice_within(d, reach), MPFR_RNDN);
    if (dice_one_in(d, 2)) mpfr_neg(x, x, MPFR_RNDN);
    mpz_clear(z);
}

/* lo <= x <= hi as exact rationals, with at most the digits asked for, equal or one unit of the last apart. */
static void expect_tight_texts(const char *l, const char *h, mpq_srcptr x, size_t digits)
{
    mpq_t lo, hi, size;
    mpq_inits(lo, hi, size, NULL);
    assert_that(!rat_read(lo, l, strlen(l)) && !rat_read(hi, h, strlen(h)), "`%s` or `%s` is no number", l, h);
    assert_that(mpq_cmp(lo, x) <= 0 && mpq_cmp(x, hi) <= 0, "%s .. %s leaves %s out", l, h, rat_print(x));
    assert_that(significant(l) <= digits && significant(h) <= digits, "%s .. %s: too many digits of %s", l, h,
                rat_print(x));
    assert_that(mpq_equal(lo, hi) == (mpq_equal(lo, x) || mpq_equal(x, hi)), "%s .. %s: one end is %s", l, h,
                rat_print(x));
    mpq_abs(size, x);
    mpq_sub(hi, hi, lo); /* one unit <= 10^(1 - digits) |x| */
    for (size_t k = 1; k < digits; k++) mpz_mul_ui(mpq_numref(hi), mpq_numref(hi), 10);
    mpq_canonicalize(hi);
    assert_that(mpq_cmp(hi, size) <= 0, "%s .. %s is wide for %s", l, h, rat_print(x));
    mpq_clears(lo, hi, size, NULL);
}

static void expect_tight(mpfr_srcptr x, size_t digits)
{
    mpq_t exact;
    mpq_init(exact);
    char *lo = encl_decimal(x, digits, MPFR_RNDD), *hi = encl_decimal(x, digits, MPFR_RNDU);
    mpfr_get_q(exact, x);
    expect_tight_texts(lo, hi, exact, digits < 2 ? 2 : digits);
    free(lo);
    free(hi);
    mpq_clear(exact);
}

static void expect_tight_rat(mpq_srcptr q, size_t digits)
{
    char *lo = encl_decimal_rat(q, digits, MPFR_RNDD), *hi = encl_decimal_rat(q, digits, MPFR_RNDU);
    expect_tight_texts(lo, hi, q, digits);
    free(lo);
    free(hi);
}

Test(encl, decimals_of_rationals)
{
    mpq_t q;
    mpq_init(q);
    dice_t d = { 64 };
    for (int i = 0; i < 10000; i++) {
        trouble_rat(q, &d);
        expect_tight_rat(q, 2 + dice_below(&d, dice_one_in(&d, 10) ? 100 : 20));
    }
    mpq_clear(q);
}

/* n/10^k and its neighbours among short fractions, where one digit more or less is a power of ten away. */
Test(encl, decimals_of_short_fractions)
{
    mpq_t q;
    mpq_init(q);
    for (unsigned long n = 8181; n <= 8191; n++) { /* counted as 4 digits, and 8 as 2: 8191/8 > 10^3 */
        mpq_set_ui(q, n, 8);
        mpq_canonicalize(q);
        expect_tight_rat(q, 2);
    }
    for (long n = -1024; n <= 1024; n++)
        for (unsigned long den = 1; den <= 1024; den += den < 12 ? 1 : den == 1000 ? 24 : 76) {
            mpq_set_si(q, n, den);
            mpq_canonicalize(q);
            for (size_t digits = 1; digits <= 5; digits += 2) expect_tight_rat(q, digits);
            expect_tight_rat(q, 2);
        }
    mpq_clear(q);
}

Test(encl, decimals_are_outward_and_tight)
{
    dice_t d = { 62 };
    for (int i = 0; i < 20000; i++) {
        mpfr_t x;
        mpfr_init2(x, 2 + (mpfr_prec_t)dice_below(&d, dice_one_in(&d, 10) ? 1000 : 80));
        random_float(x, &d, dice_one_in(&d, 10) ? 3000 : 90);
        expect_tight(x, dice_below(&d, dice_one_in(&d, 10) ? 200 : 30));
        mpfr_clear(x);
    }
}

/* 10^k and its neighbours, where the layout changes; and integers and negative powers exactly. */
Test(encl, decimals_near_powers_of_ten)
{
    mpfr_t x, y;
    mpfr_init2(x, 200);
    mpfr_init2(y, 200);
    for (long k = -50; k <= 50; k++)
        for (int nudge = -1; nudge <= 1; nudge++)
            for (size_t digits = 1; digits < 50; digits += 6) {
                mpfr_set_si(y, k, MPFR_RNDN);
                mpfr_exp10(x, y, MPFR_RNDN);
                if (nudge < 0) mpfr_nextbelow(x);
                if (nudge > 0) mpfr_nextabove(x);
                expect_tight(x, digits);
                mpfr_neg(x, x, MPFR_RNDN);
                expect_tight(x, digits);
            }
    mpfr_clear(x);
    mpfr_clear(y);
}

Test(encl, decimals_far_away)
{
    dice_t d = { 63 };
    for (int i = 0; i < 400; i++) {
        mpfr_t x;
        mpfr_init2(x, 2 + (mpfr_prec_t)dice_below(&d, 200));
        random_float(x, &d, dice_one_in(&d, 2) ? 1000000 : 1000000000000000);
        for (size_t digits = 1; digits < 30; digits += 9) {
            expect_outward(x, digits, MPFR_RNDD);
            expect_outward(x, digits, MPFR_RNDU);
        }
        mpfr_clear(x);
    }
}

static void expect_ends(double lo, double hi, size_t digits, const char *want_lo, const char *want_hi)
{
    encl_t x;
    mpfi_init2(x, 53);
    interval(x, lo, hi);
    char *l = encl_lo(x, digits), *h = encl_hi(x, digits);
    assert_that(strcmp(l, want_lo) == 0 && strcmp(h, want_hi) == 0, "[%s, %s], not [%s, %s]", l, h, want_lo, want_hi);
    free(l);
    free(h);
    mpfi_clear(x);
}

Test(encl, short_decimals_come_out_as_they_are)
{
    expect_ends(0.5, 0.5, 8, "0.5", "0.5");
    expect_ends(-0.5, 0.25, 8, "-0.5", "0.25");
    expect_ends(0, 0, 8, "0", "0");
    expect_ends(-0.0, 0, 8, "0", "0");
    expect_ends(1, 1000, 8, "1", "1000");
    expect_ends(-120, 1e22, 3, "-120", "10000000000000000000000");
    expect_ends(-INFINITY, INFINITY, 8, "-inf", "inf");
    expect_ends(0x1p-5, 0x1p-4, 8, "0.03125", "0.0625");
    expect_ends(0.999755859375, 0.999755859375, 2, "0.99", "1"); /* a carry through all the digits */
    expect_ends(-0.999755859375, -0.999755859375, 2, "-1", "-0.99");
    expect_ends(99.75, 99.75, 2, "99", "100");
    expect_ends(NAN, NAN, 4, "nan", "nan");
}
