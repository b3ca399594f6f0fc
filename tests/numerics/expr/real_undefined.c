/* SPDX-License-Identifier: MIT
**
** Expressions: infinities, and what is undefined, which has no sign against anything.
*/
#include "tests/numerics/expr/real.h"

#include <math.h>

/* --- infinities and what is undefined --------------------------------------------------------------------- */

Test(real, infinities)
{
    arena_t *A = arena_new();
    const real_t *inf = real_inf(A, 1), *minus = real_inf(A, -1), *zero = real_si(A, 0), *three = real_si(A, 3);
    const real_t *root = real_sqrt(three), *log_half = real_neg(log_of(A, 2));
    const real_t *same[][2] = {
        { real_add(inf, three), inf },
        { real_add(root, minus), minus },
        { real_sub(three, inf), minus },
        { real_neg(inf), minus },
        { real_mul(zero, inf), zero },
        { real_mul(minus, zero), zero },
        { real_mul(inf, minus), minus },
        { real_mul(minus, minus), inf },
        { real_mul(log_half, inf), minus },
        { real_mul(minus, log_half), inf },
        { real_mul(inf, hidden_zero(A, 3)), zero },
        { real_div(three, inf), zero },
        { real_div(root, minus), zero },
        { real_sqrt(inf), inf },
        { real_exp(inf), inf },
        { real_exp(minus), zero },
        { real_log(inf), inf },
        { real_log(zero), minus },
        { real_abs(minus), inf },
        { real_min(inf, root), root },
        { real_min(root, minus), minus },
        { real_max(root, inf), inf },
        { real_max(minus, root), root },
        { real_add(inf, inf), inf },
        { real_min(inf, inf), inf },
        { real_div(inf, ratio(A, -1, 2)), minus },
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_that(real_is_inf(real_asked(same[i][0])) == real_is_inf(same[i][1]), "row %zu: %s", i,
                    real_text(same[i][0]));
        assert_cmp(same[i][0], same[i][1], SIGN_ZERO);
    }
    assert_cmp(inf, minus, SIGN_POS);
    assert_cmp(root, inf, SIGN_NEG);
    assert_cmp(root, minus, SIGN_POS);
    assert_that(real_is_inf(real_log_rat(A, arena_mpq(A, 1))) == -1, "log 0");
    double lo, hi;
    assert_that(real_approx(minus, true, &lo, &hi) && lo == -INFINITY && hi == -INFINITY, "[%g, %g]", lo, hi);
    assert_that(real_approx(inf, true, &lo, &hi) && lo == INFINITY && hi == INFINITY, "[%g, %g]", lo, hi);
    arena_free(A);
}

Test(real, undefined_by_form)
{
    arena_t *A = arena_new();
    const real_t *inf = real_inf(A, 1), *minus = real_inf(A, -1), *zero = real_si(A, 0), *none = undefined(A);
    mpq_ptr negative = arena_mpq(A, 1);
    mpq_set_si(negative, -1, 2);
    const real_t *all[] = {
        none,
        real_add(inf, minus),
        real_sub(minus, minus),
        real_div(inf, inf),
        real_div(zero, zero),
        real_div(inf, zero),
        real_div(real_si(A, 1), zero),
        real_sqrt(real_si(A, -1)),
        real_log(real_si(A, -1)),
        real_sqrt(minus),
        real_log(minus),
        real_log_rat(A, negative),
        real_neg(none),
        real_add(none, inf),
        real_mul(none, zero),
        real_mul(zero, none),
        real_div(zero, none),
        real_div(none, inf),
        real_min(none, minus),
        real_min(minus, none),
        real_max(inf, none),
        real_max(none, none),
        real_sqrt(none),
        real_exp(none),
        real_log(none),
        real_abs(none),
        real_scale(none, negative),
        real_scale(none, arena_mpq(A, 1)),
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        effort_t effort = EFFORT_DEFAULT;
        double lo, hi;
        assert_that(real_is_undefined(all[i]) && !real_is_inf(all[i]) && !real_loglin(all[i]), "row %zu", i);
        assert_sign(real_sgn(all[i], &effort), SIGN_UNKNOWN, "what is undefined");
        assert_cmp(all[i], inf, SIGN_UNKNOWN);
        assert_cmp(all[i], all[i], SIGN_UNKNOWN);
        assert_cmp(all[i], zero, SIGN_UNKNOWN);
        assert_that(!real_approx(all[i], true, &lo, &hi), "row %zu has doubles", i);
    }
    arena_free(A);
}

/* A root, logarithm or quotient that does not exist is not compared with anything, wherever it stands. */
static void expect_unknown(const real_t *x, const char *what)
{
    arena_t *A = real_home(x);
    for (long y = -3; y <= 3; y++) {
        sign_t s = cmp(x, real_si(A, y)), t = cmp(real_si(A, y), x);
        assert_that(s == SIGN_UNKNOWN && t == SIGN_UNKNOWN, "%s against %ld: sign %d", what, y, s);
    }
}

Test(real, an_undefined_root)
{
    arena_t *A = arena_new();
    expect_unknown(undefined_root(A), "sqrt(log 1/2)");
    expect_unknown(real_add(undefined_root(A), log_of(A, 7)), "sqrt(log 1/2) + log 7");
    arena_free(A);
}

Test(real, an_undefined_root_in_a_minimum)
{
    arena_t *A = arena_new();
    expect_unknown(real_min(undefined_root(A), real_si(A, 9)), "min(sqrt(log 1/2), 9)");
    expect_unknown(real_max(real_si(A, 9), undefined_root(A)), "max(9, sqrt(log 1/2))");
    arena_free(A);
}

Test(real, an_undefined_root_in_an_exponential)
{
    arena_t *A = arena_new();
    expect_unknown(real_exp(undefined_root(A)), "exp(sqrt(log 1/2))");
    arena_free(A);
}

Test(real, an_undefined_root_times_zero)
{
    arena_t *A = arena_new();
    expect_unknown(real_mul(hidden_zero(A, 2), undefined_root(A)), "(log 4 - 2 log 2) sqrt(log 1/2)");
    arena_free(A);
}

Test(real, an_undefined_logarithm)
{
    arena_t *A = arena_new();
    expect_unknown(real_log(real_neg(log_of(A, 2))), "log(log 1/2)");
    arena_free(A);
}

Test(real, quotients_by_zero)
{
    arena_t *A = arena_new();
    const real_t *z = hidden_zero(A, 2);
    expect_unknown(real_div(real_si(A, 1), z), "1/(log 4 - 2 log 2)");
    expect_unknown(real_div(real_si(A, 0), z), "0/(log 4 - 2 log 2)");
    expect_unknown(real_div(log_of(A, 3), real_min(z, real_si(A, 1))), "log 3/min(log 4 - 2 log 2, 1)");
    arena_free(A);
}

Test(real, zero_over_itself)
{
    arena_t *A = arena_new();
    expect_unknown(real_div(hidden_zero(A, 2), hidden_zero(A, 2)), "(log 4 - 2 log 2)/(log 4 - 2 log 2)");
    arena_free(A);
}

Test(real, a_quotient_by_what_may_be_zero)
{
    arena_t *A = arena_new();
    const real_t *u = real_max(real_si(A, 0), unknown_zero(A));
    expect_unknown(real_div(real_si(A, 1), u), "1/max(0, sqrt 2 sqrt 3 - sqrt 6)");
    arena_free(A);
}

/* What is undefined has no sign against itself, though it cancels from the difference. */
Test(real, an_undefined_term_is_not_equal_to_itself)
{
    arena_t *A = arena_new();
    effort_t effort = { .filter = true, .prec_max = 256 };
    const real_t *x = real_sqrt(real_log(real_ratio(A, 1, 2))), *y = real_log(real_log(real_ratio(A, 1, 2)));
    cr_expect(real_cmp(x, x, &effort) == SIGN_UNKNOWN && real_cmp(y, y, &effort) == SIGN_UNKNOWN);
    cr_expect(real_cmp(real_add(x, real_si(A, 1)), x, &effort) == SIGN_UNKNOWN);
    const real_t *z = real_sqrt(real_log(real_si(A, 2)));
    cr_expect(real_cmp(z, z, &effort) == SIGN_ZERO && real_cmp(real_add(z, real_si(A, 1)), z, &effort) == SIGN_POS);
    arena_free(A);
}

/* Nor has a term in which it cancels: x + 1 - x is 1 where x is defined, and asks no more of x than that. */
Test(real, what_cancels_within_a_term_is_to_be_defined)
{
    arena_t *A = arena_new();
    effort_t effort = { .filter = true, .prec_max = 256 };
    const real_t *one = real_si(A, 1), *two = real_si(A, 2), *over = real_div(one, hidden_zero(A, 3)),
                 *root = real_sqrt(real_log(two));
    const real_t *bad[] = { real_sqrt(real_log(real_ratio(A, 1, 2))),
                            real_log(real_log(real_ratio(A, 1, 2))),
                            over,
                            real_exp(over),
                            real_mul(over, root),
                            real_max(over, root) };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        const real_t *sums[] = { real_minus(real_plus(one, bad[k]), bad[k]), real_plus(real_minus(one, bad[k]), bad[k]),
                                 real_minus(real_plus(real_minus(real_plus(one, bad[k]), bad[k]), bad[k]), bad[k]),
                                 real_plus(real_minus(bad[k], real_minus(bad[k], root)), real_minus(one, root)) };
        for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
            cr_expect(real_cmp(sums[i], one, &effort) == SIGN_UNKNOWN &&
                          real_cmp(sums[i], two, &effort) == SIGN_UNKNOWN,
                      "%zu, %zu", k, i);
            cr_expect(real_sgn(sums[i], &effort) == SIGN_UNKNOWN, "%zu, %zu", k, i);
        }
    }
    const real_t *good[] = { root, real_log(root), real_div(one, root), real_exp(root),
                             real_min(root, real_sqrt(root)) };
    for (size_t k = 0; k < sizeof good / sizeof *good; k++) {
        const real_t *sum = real_minus(real_plus(one, good[k]), good[k]);
        cr_expect(real_cmp(sum, one, &effort) == SIGN_ZERO && real_cmp(sum, two, &effort) == SIGN_NEG && real_sgn(sum,
            &effort) == SIGN_POS, "%zu", k);
    }
    arena_free(A);
}
