/* SPDX-License-Identifier: MIT
**
** Maurer's sum: its definition against 1 + Q(m), the bracket against both, the bracket at two widths, and sqrt(m) <= xi
** <= 2 sqrt(m).
*/
#include "numerics/info/maurer.h"
#include "tests/support/assert.h"

Test(maurer, small_values)
{
    static const char *const xi[] = { "2", "5/2", "26/9", "103/32" };
    mpq_t x, y;
    mpq_inits(x, y, NULL);
    for (unsigned long m = 1; m <= 4; m++) {
        mpq_set_str(x, xi[m - 1], 10);
        maurer_xi(y, m);
        assert_equal_rats(y, x, "xi");
        maurer_xi_binomial(y, m);
        assert_equal_rats(y, x, "the definition");
    }
    mpq_clears(x, y, NULL);
}

Test(maurer, both_routes_give_one_number)
{
    mpq_t x, y;
    mpq_inits(x, y, NULL);
    for (unsigned long m = 1; m <= 300; m++) {
        maurer_xi(x, m);
        maurer_xi_binomial(y, m);
        assert_that(mpq_equal(x, y), "xi(%lu) two ways", m);
    }
    mpq_clears(x, y, NULL);
}

/* lo <= x <= hi, and hi - lo <= 2^-bits. */
static void assert_ends(unsigned long m, long bits, mpq_srcptr x)
{
    mpq_t lo, hi;
    mpq_inits(lo, hi, NULL);
    maurer_xi_ends(lo, hi, m, bits);
    assert_that(mpq_cmp(lo, x) <= 0 && mpq_cmp(x, hi) <= 0, "xi(%lu) is not between its ends of %ld bits", m, bits);
    mpq_sub(hi, hi, lo);
    mpq_mul_2exp(hi, hi, (mp_bitcnt_t)bits);
    assert_that(mpq_cmp_ui(hi, 1, 1) <= 0, "xi(%lu): wider than 2^-%ld", m, bits);
    mpq_clears(lo, hi, NULL);
}

Test(maurer, ends_enclose_the_exact_value)
{
    mpq_t x;
    mpq_init(x);
    for (unsigned long m = 1; m <= 2000; m += m < 400 ? 1 : 7) {
        maurer_xi(x, m);
        for (long bits = 1; bits <= 500; bits = bits < 32 ? bits + 1 : 4 * bits + 3) assert_ends(m, bits, x);
    }
    mpq_clear(x);
}

/* Past the exact values: ends of more bits lie within those of fewer, but for the width of the former. */
Test(maurer, ends_of_two_widths_meet)
{
    mpq_t lo, hi, low, high;
    mpq_inits(lo, hi, low, high, NULL);
    for (unsigned long m = 2001; m < 30000000; m = 5 * m + 1)
        for (long bits = 2; bits <= 200; bits *= 10) {
            maurer_xi_ends(lo, hi, m, bits);
            maurer_xi_ends(low, high, m, 4 * bits);
            assert_that(mpq_cmp(lo, high) <= 0 && mpq_cmp(low, hi) <= 0, "xi(%lu) at %ld bits", m, bits);
        }
    mpq_clears(lo, hi, low, high, NULL);
}

/* Where the work is cut off the ends are far apart, and hold: sqrt(m) <= xi <= 2 sqrt(m). */
Test(maurer, ends_hold_past_the_limit)
{
    mpq_t lo, hi;
    mpq_inits(lo, hi, NULL);
    unsigned long root = 1000000000; /* m = 10^18 */
    maurer_xi_ends(lo, hi, root * root, 64);
    assert_that(mpq_cmp_ui(lo, 2 * root, 1) <= 0 && mpq_cmp_ui(hi, root, 1) >= 0 && mpq_cmp(lo, hi) <= 0, "xi(10^18)");
    mpq_clears(lo, hi, NULL);
}

/* xi(1) = 2, where the upper bound is attained. */
Test(maurer, between_one_and_two_roots)
{
    arena_t *A = arena_new();
    for (unsigned long m = 1; m <= 1000000000; m = m < 50 ? m + 1 : 3 * m) {
        arena_reset(A);
        effort_t effort = EFFORT_DEFAULT;
        const real_t *xi = maurer_xi_real(A, m), *square = real_mul(xi, xi);
        mpq_ptr q = arena_mpq(A, 1);
        mpq_set_ui(q, m, 1);
        assert_sign(real_cmp(square, real_rat(A, q), &effort), SIGN_POS, arena_printf(A, "xi(%lu)^2 - m", m));
        mpq_set_ui(q, 4 * m, 1);
        sign_t s = real_cmp(square, real_rat(A, q), &effort);
        assert_sign(s, m == 1 ? SIGN_ZERO : SIGN_NEG, arena_printf(A, "xi(%lu)^2 - 4m", m));
    }
    arena_free(A);
}

/* A rational up to MAURER_EXACT_MAX; past it one bracket for each m, which cancels against itself. */
Test(maurer, as_an_expression)
{
    arena_t *A = arena_new();
    effort_t effort = { .filter = true, .prec_max = 256 };
    mpq_ptr x = arena_mpq(A, 2);
    cr_assert(real_is_rat(maurer_xi_real(A, MAURER_EXACT_MAX), x));
    maurer_xi(x + 1, MAURER_EXACT_MAX);
    assert_equal_rats(x, x + 1, "xi(MAURER_EXACT_MAX)");
    const real_t *xi = maurer_xi_real(A, 2001), *again = maurer_xi_real(A, 2001), *next = maurer_xi_real(A, 2002);
    cr_assert(!real_is_rat(xi, x));
    assert_sign(real_cmp(xi, again, &effort), SIGN_ZERO, "xi(2001) - xi(2001)");
    assert_sign(real_cmp(xi, next, &effort), SIGN_NEG, "xi(2001) - xi(2002)");
    encl_t r, s;
    mpfi_init2(r, 300);
    mpfi_init2(s, 2000);
    real_encl(r, xi);
    maurer_xi(x, 2001);
    mpfi_set_q(s, x);
    assert_encloses(r, s, "xi(2001)");
    mpfi_clear(r);
    mpfi_clear(s);
    arena_free(A);
}
