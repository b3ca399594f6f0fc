/* SPDX-License-Identifier: MIT
**
** Balls: the value at any points of the operands, their ends above all, lies in the result; operands without radius
** show each rounding, and tiny ones what is lost below the normal numbers.
*/
#include "numerics/expr/ball.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <mpfr.h>

enum { PREC = 2400, TURNS = 6000, POINTS = 4 }; /* sums of doubles are exact */

static mpfr_t at, other, value, off;

static void open_numbers(void) { mpfr_inits2(PREC, at, other, value, off, (mpfr_ptr)NULL); }
static void close_numbers(void) { mpfr_clears(at, other, value, off, (mpfr_ptr)NULL); }
TestSuite(ball, .init = open_numbers, .fini = close_numbers);

static double draw_double(dice_t *d, int range)
{
    return ldexp(1 + (double)(dice_roll(d) >> 11) * 0x1p-53, (int)dice_within(d, range));
}

/* Of either sign; 0 one time in twelve, and one in eight out to the ends of the range. The radius is 0, or from a few
** units to twice the number. */
static ball_t draw_ball(dice_t *d)
{
    ball_t a = { draw_double(d, dice_one_in(d, 8) ? 1000 : 4), 0 };
    if (dice_one_in(d, 2)) a.mid = -a.mid;
    if (dice_one_in(d, 12)) a.mid = 0;
    if (!dice_one_in(d, 3)) a.rad = ldexp(a.mid ? fabs(a.mid) : 1, 1 - (int)dice_below(d, dice_one_in(d, 2) ? 8 : 55))
        * ((double)dice_below(d, 1000) / 1000);
    return a;
}

/* A point of a: its ends, its middle, another. */
static void point(mpfr_ptr x, ball_t a, dice_t *d, int k)
{
    mpfr_set_d(x, k < 2 ? a.rad : k == 2 ? 0 : a.rad * ((double)dice_below(d, 1000) / 1000), MPFR_RNDN);
    if (k == 0) mpfr_neg(x, x, MPFR_RNDN);
    mpfr_add_d(x, x, a.mid, MPFR_RNDN); /* exact */
}

/* `value` to PREC bits is in r. */
static void expect_in(ball_t r, const char *what, ball_t a, ball_t b)
{
    if (!isfinite(r.mid) || !isfinite(r.rad)) return; /* says nothing */
    mpfr_sub_d(off, value, r.mid, MPFR_RNDZ);
    mpfr_abs(off, off, MPFR_RNDZ);
    mpfr_div_d(off, off, 1 + 0x1p-52, MPFR_RNDZ); /* for the rounding of the value itself */
    assert_that(mpfr_cmp_d(off, r.rad) <= 0, "%s of %a +- %a, %a +- %a: %a +- %a", what, a.mid, a.rad, b.mid, b.rad,
                r.mid, r.rad);
}

/* --- two operands ------------------------------------------------------------------------------------------------- */

typedef struct {
    const char *name;
    ball_t (*ball)(ball_t, ball_t);
    int (*exactly)(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);
} binary_t;

Test(ball, sums_products_quotients)
{
    static const binary_t op[] = { { "sum", ball_add, mpfr_add },
                                   { "difference", ball_sub, mpfr_sub },
                                   { "product", ball_mul, mpfr_mul },
                                   { "quotient", ball_div, mpfr_div } };
    dice_t d = { 121 };
    unsigned said = 0;
    for (int i = 0; i < TURNS; i++) {
        ball_t a = draw_ball(&d), b = draw_ball(&d);
        for (size_t k = 0; k < sizeof op / sizeof *op; k++) {
            ball_t r = op[k].ball(a, b);
            said += isfinite(r.rad);
            for (int p = 0; p < POINTS * POINTS; p++) {
                point(at, a, &d, p / POINTS);
                point(other, b, &d, p % POINTS);
                if (op[k].ball == ball_div && mpfr_zero_p(other)) {
                    assert_that(isinf(r.rad) || (a.mid == 0 && a.rad == 0), "a quotient by 0: %a +- %a", b.mid, b.rad);
                    continue;
                }
                op[k].exactly(value, at, other, MPFR_RNDN);
                expect_in(r, op[k].name, a, b);
            }
        }
    }
    assert_that(said > 3 * TURNS, "with a bound: %u of %d", said, 4 * TURNS);
}

/* Products and quotients below the normal numbers, and exact zeros. */
Test(ball, what_is_lost_below_the_normal_numbers)
{
    dice_t d = { 122 };
    for (int i = 0; i < TURNS; i++) {
        ball_t a = ball_exact(draw_double(&d, 30) * 0x1p-530), b = ball_exact(draw_double(&d, 30) * 0x1p-530),
               c = ball_exact(1 / b.mid);
        mpfr_set_d(at, a.mid, MPFR_RNDN);
        mpfr_mul_d(value, at, b.mid, MPFR_RNDN);
        expect_in(ball_mul(a, b), "product", a, b);
        mpfr_div_d(value, at, c.mid, MPFR_RNDN);
        expect_in(ball_div(a, c), "quotient", a, c);
        mpfr_mul_2si(value, at, -530, MPFR_RNDN);
        expect_in(ball_scale(a, -530), "scaled", a, a);
    }
    cr_assert(ball_zero(ball_mul(ball_exact(0), (ball_t){ 3, 1 })) &&
              ball_zero(ball_add(ball_exact(1), ball_exact(-1))));
}

/* --- one operand -------------------------------------------------------------------------------------------------- */

typedef struct { const char *name; ball_t (*ball)(ball_t); int (*exactly)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
    double least_mid, least, most; } unary_t;

Test(ball, functions)
{
    static const unary_t f[] = { { "root", ball_sqrt, mpfr_sqrt, -INFINITY, 0, INFINITY },
        { "exponential", ball_exp, mpfr_exp, -INFINITY, -1000, 1000 },
                                 { "logarithm", ball_log, mpfr_log, 0x1p-1022, 0, INFINITY },
                                     { "log(1 + x)", ball_log1p, mpfr_log1p, -0.5, -1, INFINITY } };
    dice_t d = { 123 };
    for (size_t k = 0; k < sizeof f / sizeof *f; k++) {
        unsigned said = 0, asked = 0;
        for (int i = 0; i < TURNS / 2; i++) {
            ball_t a = draw_ball(&d), r;
            if (k == 3 && fabs(a.mid) > 0x1p900) continue; /* 1 + x needs bits */
            if (k >= 2 && !dice_one_in(&d, 4)) a.mid = fabs(a.mid);
            if (!(a.mid >= f[k].least_mid)) continue;
            r = f[k].ball(a);
            asked++;
            said += isfinite(r.rad);
            for (int p = 0; p < POINTS && isfinite(r.rad); p++) {
                point(at, a, &d, p);
                if (mpfr_cmp_d(at, f[k].least) < 0 || mpfr_cmp_d(at, f[k].most) > 0 ||
                    (k >= 2 && mpfr_cmp_d(at, f[k].least) == 0))
                    continue;
                mpfr_set_prec(value, k == 3 ? 1200 : 200);
                f[k].exactly(value, at, MPFR_RNDN);
                expect_in(r, f[k].name, a, a);
            }
        }
        mpfr_set_prec(value, PREC);
        assert_that(2 * said > asked, "%s, with a bound: %u of %u", f[k].name, said, asked);
    }
}

/* A number cut to 53 bits is off by 2^-52 of itself. */
Test(ball, numbers_cut)
{
    dice_t d = { 124 };
    mpq_t q;
    mpq_init(q);
    mpfr_set_prec(value, 200);
    for (int i = 0; i < TURNS; i++) {
        trouble_rat(q, &d);
        ball_t r = ball_rel(mpq_get_d(q), 0x1p-52);
        mpfr_set_q(value, q, MPFR_RNDN);
        if (mpfr_zero_p(value) || mpfr_get_exp(value) > -1000) expect_in(r, "a number cut", r, r);
    }
    mpq_clear(q);
}

/* --- between, ends, order ----------------------------------------------------------------------------------------- */

Test(ball, between_two)
{
    dice_t d = { 125 };
    for (int i = 0; i < TURNS; i++) {
        ball_t a = draw_ball(&d), b = draw_ball(&d), r = ball_between(a, b);
        for (int p = 0; p < POINTS; p++) {
            point(value, p % 2 ? a : b, &d, p / 2);
            expect_in(r, "between", a, b);
        }
        double lo = fmin(a.mid, b.mid), hi = fmax(a.mid, b.mid);
        r = ball_of_ends(lo, hi);
        assert_that(ball_lo(r) <= lo && ball_hi(r) >= hi, "the ends %a and %a", lo, hi);
    }
}

/* The ends in doubles are outside, though mid -+ rad rounds. */
Test(ball, ends_in_doubles)
{
    dice_t d = { 126 };
    for (int i = 0; i < TURNS; i++) {
        ball_t a = draw_ball(&d);
        point(value, a, &d, 0);
        assert_that(mpfr_cmp_d(value, ball_lo(a)) >= 0, "lower end of %a +- %a", a.mid, a.rad);
        point(value, a, &d, 1);
        assert_that(mpfr_cmp_d(value, ball_hi(a)) <= 0, "upper end of %a +- %a", a.mid, a.rad);
    }
}

/* What is said to be at most is so at the worst ends; where the balls are well apart, or exact zeros, it is said. */
Test(ball, at_most)
{
    dice_t d = { 127 };
    unsigned said = 0;
    for (int i = 0; i < TURNS; i++) {
        ball_t a = draw_ball(&d), b = draw_ball(&d);
        if (dice_one_in(&d, 3)) b.mid = a.mid + (a.rad + b.rad) * (1 + (double)dice_within(&d, 3) * 0x1p-52);
        if (!isfinite(b.mid) || !ball_at_most(a, b)) continue;
        point(at, a, &d, 1);
        point(other, b, &d, 0);
        assert_that(mpfr_lessequal_p(at, other), "%a +- %a at most %a +- %a", a.mid, a.rad, b.mid, b.rad);
        said++;
    }
    assert_that(said > TURNS / 8, "said: %u", said);
    cr_assert(ball_at_most(ball_exact(0), ball_exact(0)) && ball_at_most((ball_t){ 1, 0.5 }, (ball_t){ 3, 1 })
        && !ball_at_most((ball_t){ 1, 2 }, (ball_t){ 2, 0 }));
}
