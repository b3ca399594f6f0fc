/* SPDX-License-Identifier: MIT
**
** Exact sums of doubles, against the same sums of rationals: from the least subnormal to the greatest double, in any
** order.
*/
#include "numerics/base/dsum.h"
#include "tests/support/trouble.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

enum { TERMS = 60, ROUNDS = 300 };

/* A double >= 0 of any size, one in ten of them an end of the range. */
static double any_double(dice_t *d)
{
    static const double end[] = { 0, 0x1p-1074, DBL_MIN, DBL_MAX, 1, 0x1.fffffffffffffp-1023, 0x1p-1022 };
    if (dice_one_in(d, 10)) return end[dice_below(d, sizeof end / sizeof *end)];
    double m = ldexp((double)(dice_roll(d) >> 11), -53);
    return ldexp(m, dice_one_in(d, 2) ? (int)dice_within(d, 40) : (int)dice_below(d, 2100) - 1076); /* below 2^1024 */
}

/* Are the ends the doubles next to q >= 0? */
static void assert_ends(mpz_srcptr sum, mpq_srcptr q)
{
    mpq_t x;
    mpq_init(x);
    double lo = dsum_lo(sum), hi = dsum_hi(sum);
    mpq_set_d(x, lo);
    int below = mpq_cmp(x, q);
    cr_assert(below <= 0 && lo >= 0, "the lower end %a is above the sum", lo);
    if (below < 0) cr_assert(hi == nextafter(lo, INFINITY), "%a and %a are no neighbours", lo, hi);
    else cr_assert(hi == lo, "%a is the sum, and the upper end is %a", lo, hi);
    if (isfinite(hi)) {
        mpq_set_d(x, hi);
        cr_assert(mpq_cmp(x, q) >= 0, "the upper end %a is below the sum", hi);
    }
    mpq_clear(x);
}

Test(numerics_dsum, as_rationals_add_up)
{
    dice_t d = { 1 };
    mpz_t sum, backward;
    mpq_t q, x;
    mpz_inits(sum, backward, NULL);
    mpq_inits(q, x, NULL);
    for (int round = 0; round < ROUNDS; round++) {
        double term[TERMS];
        mpz_set_ui(sum, 0);
        mpz_set_ui(backward, 0);
        mpq_set_ui(q, 0, 1);
        size_t n = dice_below(&d, TERMS);
        for (size_t i = 0; i < n; i++) {
            term[i] = any_double(&d);
            dsum_add(sum, term[i]);
            mpq_set_d(x, term[i]);
            mpq_add(q, q, x);
        }
        for (size_t i = n; i-- > 0;) dsum_add(backward, term[i]);
        cr_assert(mpz_cmp(sum, backward) == 0, "the order matters");
        mpq_set_z(x, sum);
        mpq_div_2exp(x, x, 1074);
        cr_assert(mpq_equal(x, q), "round %d: another sum", round);
        assert_ends(sum, q);
    }
    mpq_clears(q, x, NULL);
    mpz_clears(sum, backward, NULL);
}

/* 10^6 times 0.1: a sum of doubles taken one by one is off by 10^-6, this one is rounded once. */
Test(numerics_dsum, rounded_once)
{
    mpz_t sum;
    mpz_init(sum);
    for (int i = 0; i < 1000000; i++) dsum_add(sum, 0.1);
    mpq_t q, n;
    mpq_inits(q, n, NULL);
    mpq_set_d(q, 0.1);
    mpq_set_ui(n, 1000000, 1);
    mpq_mul(q, q, n);
    assert_ends(sum, q);
    mpq_clears(q, n, NULL);
    mpz_clear(sum);
}

Test(numerics_dsum, past_the_greatest_double)
{
    mpz_t sum;
    mpz_init(sum);
    dsum_add(sum, DBL_MAX);
    cr_assert(dsum_lo(sum) == DBL_MAX && dsum_hi(sum) == DBL_MAX);
    dsum_add(sum, DBL_MAX);
    cr_assert(dsum_lo(sum) == DBL_MAX && isinf(dsum_hi(sum)));
    mpz_clear(sum);
}
