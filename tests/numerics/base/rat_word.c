/* SPDX-License-Identifier: MIT
**
** Arithmetic of rationals against GMP's, of words and at the ends of their range.
*/
#include "numerics/base/rat.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

/* 0, small, near 2^31, 2^62, 2^63, 2^64 and long ones, of both signs. */
static void hostile(mpz_ptr z, dice_t *d)
{
    static const unsigned bits[] = { 31, 32, 61, 62, 63, 64, 65, 130 };
    mpz_set_ui(z, 0);
    switch (dice_below(d, 6)) {
    case 0: mpz_set_ui(z, dice_below(d, 3)); break;
    case 1:
        mpz_setbit(z, bits[dice_below(d, 8)]);
        if (dice_one_in(d, 2)) mpz_sub_ui(z, z, 1 + dice_below(d, 3));
        else mpz_add_ui(z, z, dice_below(d, 3));
        break;
    case 2: trouble_bits(z, d, 1 + dice_below(d, 70)); break;
    case 3: mpz_ui_pow_ui(z, 2 + dice_below(d, 5), dice_below(d, 28)); break;
    default: mpz_set_ui(z, dice_below(d, 60)); break;
    }
    if (dice_one_in(d, 2)) mpz_neg(z, z);
}

static void fraction(mpq_ptr q, dice_t *d)
{
    hostile(mpq_numref(q), d);
    do hostile(mpq_denref(q), d);
    while (mpz_sgn(mpq_denref(q)) == 0);
}

typedef void operation_t(mpq_ptr, mpq_srcptr, mpq_srcptr);

static void assert_alike(operation_t *ours, operation_t *theirs, mpq_srcptr a, mpq_srcptr b, const char *name)
{
    mpq_t want, got;
    mpq_inits(want, got, NULL);
    theirs(want, a, b);
    ours(got, a, b);
    bool alike = mpz_cmp(mpq_numref(want), mpq_numref(got)) == 0 && mpz_cmp(mpq_denref(want), mpq_denref(got)) == 0;
    assert_that(alike, "%s of %s, %s", name, rat_print(a), rat_print(b));
    mpq_set(got, a);
    ours(got, got, b);
    assert_that(mpq_equal(got, want), "%s into its first operand %s, %s", name, rat_print(a), rat_print(b));
    mpq_set(got, b);
    ours(got, a, got);
    assert_that(mpq_equal(got, want), "%s into its second operand %s, %s", name, rat_print(a), rat_print(b));
    mpq_clears(want, got, NULL);
}

Test(rat, words_against_gmp)
{
    dice_t d = { 871 };
    mpq_t a, b, c;
    mpq_inits(a, b, c, NULL);
    for (int i = 0; i < 100000; i++) {
        fraction(a, &d);
        mpz_set(mpq_numref(c), mpq_numref(a));
        mpz_set(mpq_denref(c), mpq_denref(a));
        rat_reduce(a);
        mpq_canonicalize(c);
        assert_that(mpz_cmp(mpq_numref(a), mpq_numref(c)) == 0 && mpz_cmp(mpq_denref(a), mpq_denref(c)) == 0,
                    "in lowest terms, %s", rat_print(c));
        if (dice_one_in(&d, 4)) mpq_set(b, c);
        else fraction(b, &d);
        mpq_canonicalize(b);
        /* of one denominator, or nearly */
        if (dice_one_in(&d, 4)) mpz_set(mpq_denref(b), mpq_denref(a)), mpq_canonicalize(b);
        assert_alike(rat_add, mpq_add, a, b, "the sum");
        assert_alike(rat_sub, mpq_sub, a, b, "the difference");
        assert_alike(rat_mul, mpq_mul, a, b, "the product");
        if (mpq_sgn(b)) assert_alike(rat_div, mpq_div, a, b, "the quotient");
    }
    mpq_clears(a, b, c, NULL);
}

/* Rows of sum 1, and such that miss it by one part in their denominator. */
Test(rat, sums_to_one)
{
    enum { N = 6 };
    dice_t d = { 872 };
    mpq_t q[N], sum;
    mpq_init(sum);
    for (int i = 0; i < N; i++) mpq_init(q[i]);
    for (int turn = 0; turn < 20000; turn++) {
        size_t n = 1 + dice_below(&d, N);
        mpq_set_ui(sum, 1, 1);
        for (size_t i = 0; i + 1 < n; i++) {
            fraction(q[i], &d);
            mpq_canonicalize(q[i]);
            mpq_sub(sum, sum, q[i]);
        }
        mpq_set(q[n - 1], sum);
        assert_that(rat_sum_is_one(q[0], n), "of %zu entries, the last %s", n, rat_print(sum));
        mpz_add_ui(mpq_numref(q[n - 1]), mpq_numref(q[n - 1]), 1);
        mpq_canonicalize(q[n - 1]);
        assert_that(!rat_sum_is_one(q[0], n), "of %zu entries, the last more than %s", n, rat_print(sum));
    }
    assert_that(!rat_sum_is_one(q[0], 0), "nothing is no 1");
    for (int i = 0; i < N; i++) mpq_clear(q[i]);
    mpq_clear(sum);
}

/* Rows over their least common denominator, against its definition. */
Test(rat, common_denominators)
{
    enum { N = 5 };
    dice_t d = { 873 };
    mpq_t q[N], back;
    mpz_t num[N], den, least;
    mpq_init(back);
    mpz_inits(den, least, NULL);
    for (int i = 0; i < N; i++) { mpq_init(q[i]); mpz_init(num[i]); }
    for (int turn = 0; turn < 20000; turn++) {
        size_t n = dice_below(&d, N + 1);
        mpz_set_ui(least, 1);
        for (size_t i = 0; i < n; i++) {
            fraction(q[i], &d);
            mpq_canonicalize(q[i]);
            mpz_lcm(least, least, mpq_denref(q[i]));
        }
        rat_common(num[0], den, q[0], n);
        assert_that(mpz_cmp(den, least) == 0, "the least of %zu", n);
        for (size_t i = 0; i < n; i++) {
            mpq_set_num(back, num[i]);
            mpq_set_den(back, den);
            mpq_canonicalize(back);
            assert_that(mpq_equal(back, q[i]), "%s over it", rat_print(q[i]));
        }
    }
    for (int i = 0; i < N; i++) { mpq_clear(q[i]); mpz_clear(num[i]); }
    mpz_clears(den, least, NULL);
    mpq_clear(back);
}
