/* SPDX-License-Identifier: MIT
**
** |flog(a) - log a| <= FLOG_ERROR log a: on all small a, near powers of two, near the borders of the table, huge.
*/
#include "numerics/logs/flog.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <string.h>

/* Fails unless flog(a) is within the bound of log a, by MPFR at 160 bits or what a needs. */
static void expect_within(mpz_srcptr a)
{
    size_t bits = mpz_sizeinbase(a, 2);
    mpfr_t whole, log, off;
    mpfr_init2(whole, (mpfr_prec_t)(bits < 64 ? 64 : bits));
    mpfr_inits2(160, log, off, (mpfr_ptr)NULL);
    mpfr_set_z(whole, a, MPFR_RNDN);
    mpfr_log(log, whole, MPFR_RNDN);
    double got = flog(a);
    mpfr_d_sub(off, got, log, MPFR_RNDA);
    mpfr_abs(off, off, MPFR_RNDN);
    mpfr_mul_d(log, log, FLOG_ERROR, MPFR_RNDZ);
    assert_that(mpfr_lessequal_p(off, log), "flog = %a of %s%s (%zu bits) is too far from its logarithm", got,
                bits > 4000 ? "..." : "", bits > 4000 ? "" : mpz_get_str(NULL, 10, a), bits);
    mpfr_clears(whole, log, off, (mpfr_ptr)NULL);
}

/* a - span .. a + span, as far as they are >= 2. */
static void expect_around(mpz_srcptr a, long span)
{
    mpz_t b;
    mpz_init(b);
    for (long k = -span; k <= span; k++) {
        if (k < 0) mpz_sub_ui(b, a, (unsigned long)-k);
        else mpz_add_ui(b, a, (unsigned long)k);
        if (mpz_cmp_ui(b, 2) >= 0) expect_within(b);
    }
    mpz_clear(b);
}

Test(flog, all_small_integers)
{
    mpz_t a;
    mpz_init(a);
    for (unsigned long n = 2; n <= 70000; n++) {
        mpz_set_ui(a, n);
        expect_within(a);
    }
    mpz_clear(a);
}

Test(flog, near_powers_of_two)
{
    mpz_t a;
    mpz_init(a);
    for (unsigned long k = 1; k <= 1100; k += k < 130 ? 1 : 97) {
        mpz_set_ui(a, 0);
        mpz_setbit(a, k);
        expect_around(a, 3);
    }
    mpz_clear(a);
}

/* a = 2^k (1 + i/128), where one interval of the table gives way to the next, and the middles. */
Test(flog, near_the_borders_of_the_table)
{
    mpz_t a;
    mpz_init(a);
    for (unsigned long i = 0; i <= 2 * 128; i++)
        for (unsigned long k = 8; k < 100; k += k == 8 ? 16 : k < 50 ? 7 : 24) {
            mpz_set_ui(a, 2 * 128 + i);
            mpz_mul_2exp(a, a, k - 8);
            expect_around(a, 1);
        }
    mpz_clear(a);
}

Test(flog, random)
{
    mpz_t a;
    mpz_init(a);
    dice_t d = { 31 };
    for (int i = 0; i < 60000; i++) {
        if (dice_one_in(&d, 3)) trouble_int(a, &d);
        else trouble_bits(a, &d, 2 + dice_below(&d, 70));
        if (mpz_cmp_ui(a, 2) >= 0) expect_within(a);
    }
    mpz_clear(a);
}

Test(flog, huge)
{
    mpz_t a;
    mpz_init(a);
    dice_t d = { 32 };
    for (size_t bits = 1000; bits < 400000; bits += bits / 3) {
        trouble_bits(a, &d, bits);
        expect_within(a);
        mpz_set_ui(a, 0);
        mpz_setbit(a, bits);
        expect_around(a, 1);
    }
    mpz_clear(a);
}

/* The operand is left as it was, and the same number gives the same double. */
Test(flog, is_a_function)
{
    mpz_t a, b;
    mpz_inits(a, b, NULL);
    dice_t d = { 33 };
    for (int i = 0; i < 1000; i++) {
        trouble_bits(a, &d, 2 + dice_below(&d, 200));
        mpz_set(b, a);
        double once = flog(a);
        assert_that(once == flog(b) && mpz_cmp(a, b) == 0, "%s", mpz_get_str(NULL, 10, a));
    }
    mpz_clears(a, b, NULL);
}

/* --- sums -------------------------------------------------------------------------------------------------- */

enum { TERMS = 700 };

/* c a word of any length, of either sign; a a word, ones and neighbours of 2^53 among them. */
static size_t draw_terms(uint64_t *whole, double *c, uint64_t *a, dice_t *d)
{
    static const uint64_t odd[] = {
        1, 2, 3, ((uint64_t)1 << 53) - 1, ((uint64_t)1 << 53) + 1, ((uint64_t)1 << 63) - 1, (uint64_t)1 << 62
    };
    size_t n = dice_below(d, dice_one_in(d, 5) ? TERMS : 20);
    for (size_t i = 0; i < n; i++) {
        whole[i] = dice_roll(d) >> (1 + dice_below(d, 63));
        c[i] = dice_one_in(d, 2) ? (double)whole[i] : -(double)whole[i];
        a[i] = dice_one_in(d, 4) ? odd[dice_below(d, 7)] : (dice_roll(d) >> (1 + dice_below(d, 62))) | 1;
    }
    return n;
}

/* |got - sum c log a| <= error size, size = sum |c| log a; c = a where it is not given. */
static void expect_sum(double got, const uint64_t *whole, const double *sign, const uint64_t *a, size_t n)
{
    mpfr_t sum, size, t;
    mpfr_inits2(300, sum, size, t, (mpfr_ptr)NULL);
    mpfr_set_zero(sum, 1);
    mpfr_set_zero(size, 1);
    for (size_t i = 0; i < n; i++) {
        if (a[i] == 0) continue;
        mpfr_log_ui(t, a[i], MPFR_RNDN);
        mpfr_mul_ui(t, t, whole[i], MPFR_RNDN);
        mpfr_add(size, size, t, MPFR_RNDN);
        if (sign && sign[i] < 0) mpfr_neg(t, t, MPFR_RNDN);
        mpfr_add(sum, sum, t, MPFR_RNDN);
    }
    mpfr_sub_d(sum, sum, got, MPFR_RNDN);
    mpfr_abs(sum, sum, MPFR_RNDN);
    mpfr_mul_d(size, size, flog_sum_error(n), MPFR_RNDU);
    assert_that(mpfr_lessequal_p(sum, size), "a sum of %zu terms is off by more than its bound", n);
    mpfr_clears(sum, size, t, (mpfr_ptr)NULL);
}

Test(flog, sums)
{
    static uint64_t whole[TERMS], a[TERMS];
    static double c[TERMS];
    dice_t d = { 34 };
    for (int i = 0; i < 600; i++) {
        double size;
        size_t n = draw_terms(whole, c, a, &d);
        expect_sum(flog_sum(&size, c, a, n), whole, c, a, n);
        if (n && dice_one_in(&d, 2)) a[dice_below(&d, n)] = 0; /* 0 log 0 = 0 */
        expect_sum(flog_xlogx(a, n), a, NULL, a, n);
    }
}

/* Wide registers give bit for bit what the portable code gives; every length up to 3 rows of lanes, zeros too, the
** longest words. */
static void expect_the_same(const flog_route_t *w, dice_t d)
{
    static uint64_t whole[TERMS], a[TERMS];
    static double c[TERMS];
    for (int i = 0; i < 3000; i++) {
        double size[2];
        size_t n = draw_terms(whole, c, a, &d);
        if (i < 24) n = (size_t)i;
        if (n && dice_one_in(&d, 8)) a[dice_below(&d, n)] = ((uint64_t)1 << FLOG_WORD_BITS) - 1 - dice_below(&d, 2000);
        double x = flog_portable.sum(&size[0], c, a, n), y = w->sum(&size[1], c, a, n);
        assert_that(memcmp(&x, &y, sizeof x) == 0 && size[0] == size[1], "%zu terms: %a and %a, %a and %a", n, x, y,
                    size[0], size[1]);
        if (n && dice_one_in(&d, 2)) a[dice_below(&d, n)] = 0;
        assert_that(flog_portable.xlogx(a, n) == w->xlogx(a, n), "%zu terms of a log a", n);
    }
}

Test(flog, wide_registers_change_nothing)
{
    for (int registers = 4; registers <= 8; registers += 4) {
        const flog_route_t *w = flog_wide(registers);
        if (w) expect_the_same(w, (dice_t){ 35 });
        else fprintf(stderr, "flog: registers of %d doubles: skipped: not on this machine\n", registers);
    }
    cr_assert_null(flog_wide(2));
}
