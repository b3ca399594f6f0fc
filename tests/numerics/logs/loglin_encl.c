/* SPDX-License-Identifier: MIT
**
** Enclosures of log forms, and the filter in doubles: both contain the value, and are as narrow as they say.
*/
#include "numerics/logs/loglin.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

/* --- enclosures and the filter ---------------------------------------------------------------------------- */

/* |c0| + sum |c_i| (log of numerator + log of denominator of q_i), from above. */
static void recipe_size(mpfr_ptr size, const recipe_t *R)
{
    encl_t t;
    mpfi_init2(t, mpfr_get_prec(size));
    mpfi_set_q(t, R->c0);
    mpfi_abs(t, t);
    mpfr_set(size, &t->right, MPFR_RNDU);
    for (unsigned i = 0; i < R->n; i++) {
        mpfi_set_z(t, mpq_numref(R->q + i));
        mpfi_mul_z(t, t, mpq_denref(R->q + i));
        mpfi_log(t, t);
        mpfi_mul_q(t, t, R->c + i);
        mpfi_abs(t, t);
        mpfr_add(size, size, &t->right, MPFR_RNDU);
    }
    mpfi_clear(t);
}

/* At precision p the enclosure contains the one of precision 4 p and more, made on its own, and is no wider than
** 2^(6 - p) times the sum of the sizes of its terms. */
Test(loglin, enclosures_at_four_times_the_precision)
{
    arena_t *A = arena_new();
    dice_t d = { 80 };
    static const mpfr_prec_t precs[] = { 2, 10, 24, 53, 64, 128, 333 };
    mpfr_t size, width;
    mpfr_inits2(100, size, width, (mpfr_ptr)NULL);
    for (int i = 0; i < 1200; i++) {
        recipe_t R = trouble_recipe(A, &d, 4);
        const loglin_t *x = recipe_form(A, &R);
        recipe_size(size, &R);
        mpfr_prec_t prec = precs[dice_below(&d, sizeof precs / sizeof *precs)];
        encl_t want, got;
        mpfi_init2(want, 4 * prec + 3000);
        mpfi_init2(got, prec);
        recipe_encl(want, &R);
        loglin_encl(got, x);
        assert_that(x->n == 0 || mpfi_is_inside(want, got), "%s of %s", encl_text(got), loglin_text(x));
        assert_meet(want, got, loglin_text(x));
        mpfi_diam_abs(width, got);
        mpfr_mul_2si(width, width, (long)prec - 6, MPFR_RNDD);
        assert_that(mpfr_lessequal_p(width, size), "%s at %ld bits is wide: %s", encl_text(got), (long)prec,
                    loglin_text(x));
        mpfi_clear(got);
        mpfi_clear(want);
        arena_reset(A);
    }
    mpfr_clears(size, width, (mpfr_ptr)NULL);
    arena_free(A);
}

/* log a of an a that is a little longer than the precision, or as long. */
Test(loglin, enclosures_of_arguments_beyond_the_precision)
{
    arena_t *A = arena_new();
    dice_t d = { 84 };
    encl_t want, got;
    mpfi_init2(want, 400);
    mpfi_init2(got, 53);
    for (int i = 0; i < 8000; i++) {
        mpfr_prec_t prec = 3 + (mpfr_prec_t)dice_below(&d, 40);
        mpq_ptr a = arena_mpq(A, 2), one = a + 1;
        trouble_bits(mpq_numref(a), &d, (size_t)prec + dice_below(&d, (unsigned long)prec));
        mpq_set_ui(one, 1, 1);
        mpfi_set_prec(got, prec);
        loglin_encl(got, loglin_log(A, one, a));
        mpfi_set_z(want, mpq_numref(a));
        mpfi_log(want, want);
        assert_encloses(got, want, mpz_get_str(NULL, 10, mpq_numref(a)));
        arena_reset(A);
    }
    mpfi_clear(got);
    mpfi_clear(want);
    arena_free(A);
}

/* The span in doubles contains the enclosure at 2400 bits, and is not all of the line. */
Test(loglin, filter_contains_the_value)
{
    arena_t *A = arena_new();
    dice_t d = { 81 };
    mpfr_t size;
    mpfr_init2(size, 100);
    encl_t want, span;
    mpfi_init2(span, 53);
    mpfi_init2(want, 2400);
    unsigned in_range = 0;
    for (int i = 0; i < 1600; i++) {
        recipe_t R = trouble_recipe(A, &d, 6);
        const loglin_t *x = recipe_form(A, &R);
        double lo, hi;
        if (!loglin_filter(x, &lo, &hi)) continue;
        in_range++;
        recipe_encl(want, &R);
        recipe_size(size, &R);
        mpfi_interv_d(span, lo, hi);
        assert_that(x->n == 0 || mpfi_is_inside(want, span), "[%a, %a] of %s", lo, hi, loglin_text(x));
        assert_meet(want, span, loglin_text(x));
        assert_that(hi - lo <= 0x1p-45 * mpfr_get_d(size, MPFR_RNDU) + 0x1p-1060, "[%a, %a] is wide: %s", lo, hi,
                    loglin_text(x));
        arena_reset(A);
    }
    assert_that(in_range > 600, "in range: %u", in_range);
    mpfi_clear(want);
    mpfi_clear(span);
    mpfr_clear(size);
    arena_free(A);
}

/* A rational has no logarithms' bounds to hide behind: its cut numerator and denominator and their quotient are all
** that is off. */
Test(loglin, filter_contains_rationals)
{
    arena_t *A = arena_new();
    dice_t d = { 87 };
    for (int i = 0; i < 20000; i++) {
        mpq_ptr q = arena_mpq(A, 2), end = q + 1;
        trouble_bits(mpq_numref(q), &d, 1 + dice_below(&d, i % 2 ? 890 : 70));
        trouble_bits(mpq_denref(q), &d, 1 + dice_below(&d, i % 3 ? 890 : 70));
        mpq_canonicalize(q);
        if (dice_one_in(&d, 2)) mpq_neg(q, q);
        double lo, hi;
        cr_assert(loglin_filter(loglin_rat(A, q), &lo, &hi), "%s", rat_print(q));
        mpq_set_d(end, lo);
        assert_that(mpq_cmp(end, q) <= 0, "%a is above %s", lo, rat_print(q));
        mpq_set_d(end, hi);
        assert_that(mpq_cmp(end, q) >= 0, "%a is below %s", hi, rat_print(q));
        assert_that(hi - lo <= 0x1p-48 * fabs(lo) + 0x1p-1060, "[%a, %a] is wide", lo, hi);
        arena_reset(A);
    }
    arena_free(A);
}

/* (2^k log 3 - 2^j log 2 + 2^i)/2^h out to the range of the filter and past it. */
Test(loglin, filter_at_the_ends_of_its_range)
{
    arena_t *A = arena_new();
    static const unsigned long far[] = { 0, 60, 700, 890, 898, 899, 900, 901, 1000, 1030, 5000 };
    enum { N = sizeof far / sizeof *far };
    encl_t want, span;
    mpfi_init2(want, 6000);
    mpfi_init2(span, 53);
    for (size_t at = 0; at < N * N * N * N; at += 5) {
        mpz_ptr den = arena_mpz(A, 3), two = den + 1, three = den + 2;
        loglin_sum_t sum;
        mpz_setbit(den, far[at % N]);
        mpz_add_ui(den, den, at % 2);
        loglin_sum_start(&sum, A, den, 2);
        mpz_ptr c = arena_mpz(A, 3), c0 = c + 2;
        mpz_set_ui(two, 2), mpz_set_ui(three, 3);
        mpz_setbit(c, far[at / N % N]);
        mpz_setbit(c + 1, far[at / N / N % N]);
        mpz_neg(c + 1, c + 1);
        loglin_sum_push(&sum, c, three);
        loglin_sum_push(&sum, c + 1, two);
        mpz_setbit(c0, far[at / N / N / N]);
        loglin_sum_number(&sum, c0);
        const loglin_t *x = loglin_sum_done(&sum);
        double lo = 1234, hi = 1234;
        if (loglin_filter(x, &lo, &hi)) {
            loglin_encl(want, x);
            mpfi_interv_d(span, lo, hi);
            assert_encloses(span, want, loglin_text(x));
        } else assert_that(lo == 1234 && hi == 1234, "set though out of range: %s", loglin_text(x));
        arena_reset(A);
    }
    mpfi_clear(want);
    mpfi_clear(span);
    arena_free(A);
}
