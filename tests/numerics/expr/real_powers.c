/* SPDX-License-Identifier: MIT
**
** Sums of roots and exponentials: what is equal is proved to be so, what is nearly equal is not.
*/
#include "numerics/expr/real.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

static sign_t cmp(const real_t *x, const real_t *y)
{
    effort_t effort = EFFORT_DEFAULT;
    return real_cmp(x, y, &effort);
}

static const real_t *root(arena_t *A, long n) { return real_sqrt(real_si(A, n)); }
static const real_t *times(const real_t *x, long a, long b) { return real_mul(x, real_ratio(real_home(x), a, b)); }
/* n^(a/b) as a claim's power is made: exp((a/b) log n). */
static const real_t *power(arena_t *A, unsigned long n, long a, long b)
{
    return real_exp(times(real_log_ui(A, n), a, b));
}
static const real_t *e_to(arena_t *A, long a, long b) { return real_exp(real_ratio(A, a, b)); }
static const real_t *square(const real_t *x) { return real_mul(x, x); }

/* x = y, and x is on the right side of y moved by 10^-300 y. */
static void expect_equal(const char *what, const real_t *x, const real_t *y)
{
    mpq_ptr near = arena_mpq(real_home(y), 1);
    mpz_ui_pow_ui(mpq_denref(near), 10, 300);
    mpz_add_ui(mpq_numref(near), mpq_denref(near), 1);
    assert_that(cmp(x, y) == SIGN_ZERO, "%s: not equal", what);
    sign_t s = real_sgn(y, &EFFORT_DEFAULT);
    assert_that(cmp(real_scale(y, near), x) == s, "%s: equal, or on the wrong side, when moved by 10^-300", what);
}

Test(real_powers, roots)
{
    arena_t *A = arena_new();
    const real_t *two = root(A, 2), *three = root(A, 3), *one = real_si(A, 1);
    expect_equal("r2 r3 = r6", real_mul(two, three), root(A, 6));
    expect_equal("r2 + r8 = r18", real_add(two, root(A, 8)), root(A, 18));
    expect_equal("1/(r2 + 1) = r2 - 1", real_div(one, real_add(two, one)), real_sub(two, one));
    expect_equal("2^(1/3) 4^(1/3) = 2", real_mul(power(A, 2, 1, 3), power(A, 4, 1, 3)), real_si(A, 2));
    expect_equal("12^(1/6) = 2^(1/3) 3^(1/6)", power(A, 12, 1, 6), real_mul(power(A, 2, 1, 3), power(A, 3, 1, 6)));
    expect_equal("r(r2) = 2^(1/4)", real_sqrt(two), power(A, 2, 1, 4));
    expect_equal("2^(-1/2) = 1/r2", power(A, 2, -1, 2), real_div(one, two));
    const real_t *within = real_add(real_si(A, 5), times(root(A, 6), 2, 1));
    expect_equal("r2 + r3 = r(5 + 2 r6)", real_add(two, three), real_sqrt(within));
    arena_free(A);
}

Test(real_powers, exponentials)
{
    arena_t *A = arena_new();
    const real_t *e = e_to(A, 1, 1), *one = real_si(A, 1);
    expect_equal("e e = e^2", square(e), e_to(A, 2, 1));
    expect_equal("r(e) = e^(1/2)", real_sqrt(e), e_to(A, 1, 2));
    const real_t *up = real_add(e, e_to(A, -1, 1)), *down = real_sub(e, e_to(A, -1, 1));
    expect_equal("cosh^2 - sinh^2 = 1", times(real_sub(square(up), square(down)), 1, 4), one);
    const real_t *tanh = real_div(down, up), *two = e_to(A, 2, 1);
    expect_equal("tanh 1", tanh, real_div(real_sub(two, one), real_add(two, one)));
    expect_equal("exp(1 + log(2)/2) = e r2", real_exp(real_add(one, times(real_log_ui(A, 2), 1, 2))),
                 real_mul(e, root(A, 2)));
    arena_free(A);
}

Test(real_powers, logarithms)
{
    arena_t *A = arena_new();
    const real_t *two = root(A, 2), *one = real_si(A, 1);
    const real_t *above = real_log(real_add(two, one)), *below = real_log(real_sub(two, one));
    expect_equal("log(r2 + 1) = - log(r2 - 1)", above, real_neg(below));
    expect_equal("2 log(r2 + 1) = log(3 + 2 r2)", times(above, 2, 1),
                 real_log(real_add(real_si(A, 3), times(two, 2, 1))));
    expect_equal("log(e r2 + e) = 1 + log(r2 + 1)", real_log(real_add(real_mul(e_to(A, 1, 1), two), e_to(A, 1, 1))),
                 real_add(one, above));
    arena_free(A);
}

/* (sum_i r(a_i))^2 = sum_i a_i + 2 sum_(i<j) r(a_i a_j). */
Test(real_powers, squares_of_sums)
{
    arena_t *A = arena_new();
    dice_t d = { 7 };
    for (int trial = 0; trial < 200; trial++) {
        long a[4], n = 2 + (long)dice_below(&d, 3);
        const real_t *sum = real_si(A, 0), *expanded = sum;
        for (long i = 0; i < n; i++) {
            a[i] = 1 + (long)dice_below(&d, 60);
            sum = real_add(sum, root(A, a[i]));
            expanded = real_add(expanded, real_si(A, a[i]));
            for (long j = 0; j < i; j++) expanded = real_add(expanded, times(root(A, a[i] * a[j]), 2, 1));
        }
        expect_equal("a square of a sum", square(sum), expanded);
        arena_reset(A);
    }
    arena_free(A);
}

/* A sum of logarithms times logarithms is out of reach: it is 0, and that is not known. What is undefined is never
** equal. */
Test(real_powers, silent)
{
    arena_t *A = arena_new();
    const real_t *two = root(A, 2), *one = real_si(A, 1), *log3 = real_log_ui(A, 3);
    const real_t *above = real_log(real_add(two, one)), *below = real_log(real_sub(two, one));
    assert_that(cmp(real_mul(log3, above), real_neg(real_mul(log3, below))) == SIGN_UNKNOWN,
                "a product of logarithms was decided");
    const real_t *nothing = real_sub(real_mul(two, root(A, 3)), root(A, 6));
    assert_that(cmp(real_div(one, nothing), real_div(one, nothing)) == SIGN_UNKNOWN, "1/0 = 1/0");
    assert_that(cmp(real_log(nothing), real_log(nothing)) == SIGN_UNKNOWN, "log 0 = log 0");
    assert_that(cmp(real_div(nothing, nothing), one) == SIGN_UNKNOWN, "0/0 = 1");
    arena_free(A);
}
