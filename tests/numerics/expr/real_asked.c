/* SPDX-License-Identifier: MIT
**
** Expressions whose parts are worked out when they are first asked for: making evaluates nothing, and asking gives what
** would have been made of them.
*/
#include "numerics/expr/real.h"
#include "tests/support/assert.h"
#include "tests/support/known.h"

static arena_t *A;
static unsigned worked;

static void open_arena(void) { A = arena_new(); worked = 0; }
static void close_arena(void) { arena_free(A); }
TestSuite(real_asked, .init = open_arena, .fini = close_arena);

static const real_t *later(const real_t *x) { return put_off(x, &worked); }
static const real_t *ratio(long a, long b) { return real_ratio(A, a, b); }

static sign_t cmp(const real_t *x, const real_t *y)
{
    effort_t effort = EFFORT_DEFAULT;
    return real_cmp(x, y, &effort);
}

static void assert_is(const real_t *x, long a, long b, const char *what)
{
    mpq_ptr q = arena_mpq(A, 2);
    mpq_set_si(q + 1, a, (unsigned long)b);
    cr_expect(real_is_rat(real_asked(x), q) && mpq_equal(q, q + 1), "%s", what);
}

Test(real_asked, making_works_nothing_out)
{
    const real_t *x = later(ratio(1, 4)), *y = later(real_log_ui(A, 3)), *inf = real_inf(A, 1);
    const real_t *made[] = { real_add(x, y),   real_sub(x, y),   real_neg(x),
                             real_mul(x, y),   real_div(x, y),   real_div(x, x),
                             real_sqrt(x),     real_exp(y),      real_log(x),
                             real_min(x, y),   real_max(x, y),   real_abs(x),
                             real_mul(inf, y), real_add(inf, x), real_mul(real_log_ui(A, 2), inf) };
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        cr_expect(!real_loglin(made[i]) && !real_is_undefined(made[i]), "row %zu", i);
    cr_assert_eq(worked, 0, "worked out when made");
    assert_is(real_sub(x, x), 0, 1, "x - x");
    cr_assert_eq(worked, 0, "x - x is 0 whatever x is");
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) real_asked(made[i]);
    cr_assert_eq(worked, 2, "once each, not %u times", worked);
}

Test(real_asked, what_would_have_been_made)
{
    const real_t *x = later(ratio(1, 4)), *y = later(real_log_ui(A, 3));
    assert_is(real_sqrt(x), 1, 2, "sqrt(1/4)");
    assert_is(real_exp(y), 3, 1, "exp(log 3)");
    assert_is(real_div(y, y), 1, 1, "log 3/log 3");
    assert_is(real_div(x, x), 1, 1, "x/x");
    assert_is(real_mul(x, x), 1, 16, "x x");
    cr_expect_eq(cmp(real_min(x, ratio(1, 3)), ratio(1, 4)), SIGN_ZERO, "min(x, 1/3)");
    assert_is(real_exp(real_mul(real_div(ratio(1, 2), x), y)), 9, 1, "exp(2 log 3)");
    assert_is(real_add(later(later(x)), x), 1, 2, "put off twice");
    cr_expect_eq(cmp(real_sub(y, real_log_ui(A, 3)), ratio(0, 1)), SIGN_ZERO);
    cr_expect(real_loglin(real_asked(real_sub(real_add(x, y), ratio(1, 4)))) != NULL, "a log form");
}

/* An infinity times x has the sign of x; what is added to one may still be undefined, or be the other. */
Test(real_asked, infinities)
{
    const real_t *inf = real_inf(A, 1), *minus = real_inf(A, -1), *half = later(real_neg(real_log_ui(A, 2))),
                 *none = later(real_sub(inf, inf));
    cr_expect_eq(real_is_inf(real_asked(real_mul(inf, half))), -1);
    cr_expect_eq(real_is_inf(real_asked(real_mul(half, minus))), 1);
    assert_is(real_mul(inf, later(ratio(0, 1))), 0, 1, "infinity times 0");
    cr_expect(real_is_undefined(real_asked(real_sub(real_mul(inf, half), real_mul(inf, half)))), "-inf + inf");
    cr_expect(real_is_undefined(real_asked(real_add(inf, real_mul(inf, half)))), "inf - inf");
    cr_expect(real_is_undefined(real_asked(real_add(minus, real_add(ratio(1, 2), none)))), "-inf + undefined");
    cr_expect(real_is_undefined(real_asked(real_neg(real_add(inf, none)))), "-(inf + undefined)");
    cr_expect(real_is_undefined(real_asked(real_mul(real_add(inf, none), inf))), "(inf + undefined) inf");
    cr_expect(real_is_undefined(real_asked(real_add(real_add(inf, none), real_neg(none)))),
              "inf + undefined - undefined");
    cr_expect_eq(cmp(real_add(inf, none), inf), SIGN_UNKNOWN);
    cr_expect_eq(cmp(real_add(inf, half), inf), SIGN_ZERO);
    cr_expect_eq(real_is_inf(real_asked(real_neg(real_add(inf, half)))), -1);
}

/* An infinity over x has the sign of x, and is undefined where x is 0, however 0 is written; what stands beside it is
** looked at, too. */
Test(real_asked, infinities_over_a_number)
{
    const real_t *inf = real_inf(A, 1), *minus = real_inf(A, -1), *log2 = real_log_ui(A, 2),
        *half = later(real_neg(log2)), *none = later(real_sub(inf, inf));
    const real_t *zero = real_sub(real_mul(real_sqrt(ratio(2, 1)), real_sqrt(ratio(3, 1))), real_sqrt(ratio(6, 1)));
    cr_expect_eq(real_is_inf(real_asked(real_div(minus, log2))), -1, "-inf/log 2");
    cr_expect_eq(real_is_inf(real_asked(real_div(minus, half))), 1, "-inf/-log 2");
    cr_expect_eq(real_is_inf(real_asked(real_div(real_mul(inf, half), half))), 1, "inf (-log 2)/(-log 2)");
    cr_expect_eq(cmp(real_div(minus, log2), ratio(0, 1)), SIGN_NEG);
    cr_expect(real_is_undefined(real_asked(real_div(inf, later(ratio(0, 1))))), "inf/0");
    cr_expect(real_is_undefined(real_asked(real_div(inf, zero))), "inf/(sqrt 2 sqrt 3 - sqrt 6)");
    cr_expect(real_is_undefined(real_asked(real_div(inf, real_mul(inf, half)))), "inf/-inf");
    cr_expect(real_is_undefined(real_asked(real_sub(real_div(inf, log2), real_div(inf, log2)))), "inf - inf");
    cr_expect(real_is_undefined(real_asked(real_div(real_add(inf, none), log2))), "(inf + undefined)/log 2");
    cr_expect(real_is_undefined(real_asked(real_div(inf, none))), "inf/undefined");
    assert_is(real_div(ratio(1, 1), real_div(inf, log2)), 0, 1, "1/(inf/log 2)");
}

/* By its form alone 1/(sqrt 2 sqrt 3 - sqrt 6) is a number; an infinity beside it is none either. */
Test(real_asked, an_infinity_beside_a_quotient_by_0)
{
    const real_t *zero = real_sub(real_mul(real_sqrt(ratio(2, 1)), real_sqrt(ratio(3, 1))), real_sqrt(ratio(6, 1)));
    const real_t *x = real_add(real_inf(A, 1), real_div(ratio(1, 1), zero));
    cr_expect_eq(cmp(x, ratio(0, 1)), SIGN_UNKNOWN);
    cr_expect_eq(cmp(ratio(0, 1), x), SIGN_UNKNOWN);
    cr_expect_eq(cmp(x, real_inf(A, 1)), SIGN_UNKNOWN);
    cr_expect_eq(cmp(real_neg(x), real_inf(A, -1)), SIGN_UNKNOWN);
    cr_expect_eq(cmp(real_exp(real_neg(x)), ratio(0, 1)), SIGN_UNKNOWN);
    cr_expect_eq(cmp(real_div(ratio(1, 1), x), ratio(0, 1)), SIGN_UNKNOWN);
}

/* e^-inf and 1/inf are 0 where what was added to the infinity is defined, and not the other. */
Test(real_asked, nothing_beside_an_infinity)
{
    const real_t *inf = real_inf(A, 1), *none = later(real_sub(inf, inf)), *half = later(ratio(1, 2)),
                 *log2 = later(real_log_ui(A, 2));
    assert_is(real_div(ratio(1, 1), real_add(inf, half)), 0, 1, "1/(inf + 1/2)");
    assert_is(real_exp(real_sub(half, inf)), 0, 1, "exp(1/2 - inf)");
    cr_expect_eq(cmp(real_exp(real_sub(real_sqrt(log2), inf)), ratio(0, 1)), SIGN_ZERO);
    cr_expect(real_is_undefined(real_asked(real_exp(real_sub(none, inf)))), "exp(undefined - inf)");
    cr_expect(real_is_undefined(real_asked(real_div(half, real_add(inf, none)))), "1/(inf + undefined)");
    cr_expect(real_is_undefined(real_asked(real_exp(real_sub(real_mul(inf, log2), inf)))), "exp(inf - inf)");
    cr_expect(real_is_undefined(real_asked(real_div(half, real_sub(inf, real_mul(inf, log2))))), "1/(inf - inf)");
    assert_is(real_div(half, real_add(inf, real_mul(inf, log2))), 0, 1, "1/(inf + inf)");
}

/* x/x is 1 where x is known not to be 0, and no number where it is. */
Test(real_asked, a_number_over_itself)
{
    const real_t *root = real_sub(real_sqrt(ratio(2, 1)), ratio(1, 1));
    assert_is(real_div(root, root), 1, 1, "x/x");
    const real_t *none = real_sub(real_mul(real_sqrt(ratio(2, 1)), real_sqrt(ratio(3, 1))), real_sqrt(ratio(6, 1)));
    cr_expect_eq(cmp(real_div(none, none), ratio(1, 1)), SIGN_UNKNOWN);
}
