/* SPDX-License-Identifier: MIT
**
** Sums of logarithms of neighbours: the series against MPFR's logarithms at a precision that leaves no doubt, and what
** no other way reaches.
*/
#include "numerics/logs/lognear.h"
#include "tests/numerics/logs/loglin_sgn.h"

enum { TERMS = 6 };

/* a_1 < .. near each other, or now and then not; c of both signs, whose sum is 0 in one of three. */
static void draw(loglin_term_t *t, arena_t *A, dice_t *d)
{
    mpz_ptr z = arena_mpz(A, 2 * TERMS), sum = arena_mpz(A, 1);
    unsigned long bits = 40 + (unsigned long)dice_below(d, 900);
    mpz_ui_pow_ui(z, 2, bits);
    for (size_t i = 0; i < TERMS; i++) {
        t[i] = (loglin_term_t){ z + TERMS + i, z + i };
        if (i) mpz_add_ui(t[i].a, t[i - 1].a, 1 + (unsigned long)dice_below(d, 1000));
        if (i && dice_one_in(d, 5)) mpz_mul_ui(t[i].a, t[i].a, 2 + (unsigned long)dice_below(d, 5));
        mpz_set_si(t[i].c, (long)dice_below(d, 20) - 10);
        if (i + 1 < TERMS) mpz_add(sum, sum, t[i].c);
        else if (dice_one_in(d, 3)) mpz_neg(t[i].c, sum);
    }
}

Test(lognear, contains_the_sum_of_logarithms)
{
    arena_t *A = arena_new();
    dice_t d = { 5 };
    size_t helped = 0;
    for (int k = 0; k < 2000; k++) {
        loglin_term_t t[TERMS];
        mpfr_prec_t prec = 64 + (mpfr_prec_t)dice_below(&d, 900);
        draw(t, A, &d);
        helped += lognear_helps(t, TERMS, prec);
        encl_t near, far, x;
        mpfi_init2(near, prec), mpfi_init2(far, 4096), mpfi_init2(x, 4096);
        lognear_encl(near, t, TERMS);
        mpfi_set_ui(far, 0);
        for (size_t i = 0; i < TERMS; i++) {
            mpfi_set_z(x, t[i].a);
            mpfi_log(x, x);
            mpfi_mul_z(x, x, t[i].c);
            mpfi_add(far, far, x);
        }
        cr_assert(mpfi_is_inside(far, near), "draw %d at %ld bits", k, (long)prec);
        mpfi_clear(near), mpfi_clear(far), mpfi_clear(x);
        arena_reset(A);
    }
    cr_assert(helped > 1000, "the series is met: %zu", helped);
    arena_free(A);
}

/* Where all are near and the coefficients sum to 0 nothing cancels: the width is that of the result, however small it
** is. */
Test(lognear, a_small_difference_keeps_its_digits)
{
    arena_t *A = arena_new();
    mpz_ptr z = arena_mpz(A, 4);
    mpz_ui_pow_ui(z, 10, 3000);
    mpz_add_ui(z + 1, z, 1);
    mpz_set_si(z + 2, -1);
    mpz_set_si(z + 3, 1);
    const loglin_term_t t[] = { { z + 2, z }, { z + 3, z + 1 } };
    encl_t r, one;
    mpfi_init2(r, 128), mpfi_init2(one, 128);
    lognear_encl(r, t, 2);
    mpfi_mul_z(r, r, z); /* 10^3000 log(1 + 10^-3000) = 1 - 10^-3000/2 + .. */
    mpfi_set_ui(one, 1);
    mpfi_sub(one, one, r);
    mpfr_t width;
    mpfr_init2(width, 64);
    mpfi_diam_abs(width, r);
    cr_assert(mpfi_has_zero(one) && mpfr_cmp_ui_2exp(width, 1, -115) < 0);
    mpfr_clear(width);
    mpfi_clear(r), mpfi_clear(one);
    arena_free(A);
}

/* x - x^2/2 < log(1 + x) < x - x^2/2 + x^3/3 < x at x = 10^-20000: apart by 10^-60000. */
Test(lognear, a_logarithm_between_its_sums)
{
    arena_t *A = arena_new();
    mpq_ptr q = arena_mpq(A, 6), x = q + 1, sum = q + 2, power = q + 3, third = q + 4;
    mpq_set_ui(x, 1, 1);
    mpz_ui_pow_ui(mpq_denref(x), 10, 20000);
    mpq_set_ui(q, 1, 1);
    mpq_add(q, q, x);
    const loglin_t *log = loglin_log_rat(A, q);
    mpq_mul(power, x, x);
    mpq_div_2exp(sum, power, 1);
    mpq_sub(sum, x, sum);
    cr_expect(loglin_sgn(loglin_sub(log, loglin_rat(A, sum)), true, NULL) == 1 &&
              loglin_sgn(loglin_sub(log, loglin_rat(A, x)), true, NULL) == -1);
    mpq_mul(power, power, x);
    mpq_set_ui(third, 1, 3);
    mpq_mul(power, power, third);
    mpq_add(sum, sum, power);
    cr_expect(loglin_sgn(loglin_sub(log, loglin_rat(A, sum)), true, NULL) == -1);
    arena_free(A);
}
