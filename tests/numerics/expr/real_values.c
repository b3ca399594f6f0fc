/* SPDX-License-Identifier: MIT
**
** Expressions: enclosures, decimals and decisions against MPFI at four times the precision.
*/
#include "tests/numerics/expr/real.h"

#include <math.h>

enum { OWN = 1200 };

/* Decided signs are those of the value; nothing is decided of what 1200 bits can't tell, but that it is 0. */
Test(real, decisions_on_grown_expressions)
{
    arena_t *A = arena_new();
    dice_t d = { 106 };
    encl_t v;
    mpfi_init2(v, OWN);
    unsigned turns = 3000, decided = 0;
    for (unsigned i = 0; i < turns; i++) {
        const real_t *x = grown(A, &d, 1 + (unsigned)dice_below(&d, 3), v);
        effort_t effort = EFFORT_DEFAULT;
        effort.prec_max = OWN / 4;
        sign_t got = real_sgn(x, &effort), want = encl_sign(v);
        decided += got != SIGN_UNKNOWN;
        assert_that(got == SIGN_UNKNOWN || got == want || (got == SIGN_ZERO && want == SIGN_UNKNOWN),
                    "turn %u: sign %d, not %d, of %s", i, got, want, encl_text(v));
        assert_sign(real_sgn(real_neg(x), &effort), sign_neg(got), encl_text(v));
        arena_reset(A);
    }
    assert_that(decided > turns / 100 * 95 && decided < turns, "decided: %u", decided);
    mpfi_clear(v);
    arena_free(A);
}

Test(real, enclosures_of_grown_expressions)
{
    arena_t *A = arena_new();
    dice_t d = { 107 };
    encl_t v, r;
    mpfi_init2(v, OWN);
    mpfi_init2(r, 53);
    unsigned turns = 3000, narrow = 0;
    for (unsigned i = 0; i < turns; i++) {
        const real_t *x = grown(A, &d, 1 + (unsigned)dice_below(&d, 3), v);
        mpfi_set_prec(r, 10 + (mpfr_prec_t)dice_below(&d, OWN / 4));
        real_encl(r, x);
        assert_meet(r, v, arena_printf(A, "turn %u", i));
        mpfr_t width;
        mpfr_init2(width, 53);
        mpfi_diam(width, r);
        narrow += mpfr_cmp_d(width, 0.01) < 0;
        mpfr_clear(width);
        double lo, hi;
        if (real_approx(x, dice_one_in(&d, 2), &lo, &hi))
            assert_that(mpfr_cmp_d(&v->right, lo) >= 0 && mpfr_cmp_d(&v->left, hi) <= 0, "[%a, %a] and %s", lo, hi,
                        encl_text(v));
        arena_reset(A);
    }
    assert_that(narrow > turns / 2, "narrow: %u", narrow);
    mpfi_clear(r);
    mpfi_clear(v);
    arena_free(A);
}

/* Operands of a logarithm far below the normal numbers: in doubles they have no logarithm, and none is given. */
Test(real, a_logarithm_of_what_is_nearly_lost)
{
    arena_t *A = arena_new();
    for (unsigned long k = 480; k < 560; k++) {
        mpq_ptr q = arena_mpq(A, 2);
        mpq_set_ui(q, 3, 1);
        mpq_set_ui(q + 1, 5, 1);
        mpq_div_2exp(q, q, k);
        mpq_div_2exp(q + 1, q + 1, k);
        const real_t *tiny = real_mul(real_sqrt(real_rat(A, q)), real_sqrt(real_rat(A, q + 1))),
                     *x = real_log(real_mul(tiny, tiny));
        double lo, hi, want = log(15) - 2 * (double)k * log(2);
        if (real_filter(x, &lo, &hi))
            assert_that(lo <= want && want <= hi && hi - lo < 1, "[%a, %a], log(15/4^%lu)", lo, hi, k);
        cr_assert(real_approx(x, true, &lo, &hi));
        assert_that(fabs(lo - want) < 1 && fabs(hi - want) < 1, "[%a, %a], log(15/4^%lu)", lo, hi, k);
    }
    arena_free(A);
}

Test(real, order_of_grown_expressions)
{
    arena_t *A = arena_new();
    dice_t d = { 108 };
    encl_t v, w;
    mpfi_init2(v, OWN);
    mpfi_init2(w, OWN);
    for (unsigned i = 0; i < 1500; i++) {
        const real_t *x = grown(A, &d, (unsigned)dice_below(&d, 3), v),
                     *y = grown(A, &d, (unsigned)dice_below(&d, 3), w);
        sign_t s = cmp_at(x, y, OWN / 4), t = cmp_at(y, x, OWN / 4);
        assert_that(s == sign_neg(t), "turn %u: %d one way, %d the other", i, s, t);
        const real_t *low = real_min(x, y), *high = real_max(x, y);
        if (s == SIGN_NEG)
            assert_that(cmp_at(low, x, OWN) == SIGN_ZERO && cmp_at(high, y, OWN) == SIGN_ZERO, "turn %u", i);
        if (s == SIGN_POS)
            assert_that(cmp_at(low, y, OWN) == SIGN_ZERO && cmp_at(high, x, OWN) == SIGN_ZERO, "turn %u", i);
        mpfi_sub(v, v, w);
        assert_that(s == SIGN_UNKNOWN || s == SIGN_ZERO || s == encl_sign(v), "turn %u: %d of %s", i, s, encl_text(v));
        assert_that(s != SIGN_ZERO || mpfi_has_zero(v), "turn %u: 0 of %s", i, encl_text(v));
        arena_reset(A);
    }
    mpfi_clear(w);
    mpfi_clear(v);
    arena_free(A);
}

/* For display: the value within 2^-80 of itself and a plain sign; a zero that is proved is [0, 0]. */
Test(real, sharp_enclosures)
{
    arena_t *A = arena_new();
    dice_t d = { 110 };
    encl_t v, r;
    mpfi_init2(v, 4 * OWN);
    mpfi_init2(r, 53);
    for (unsigned i = 0; i < 600; i++) {
        recipe_t R = trouble_recipe(A, &d, 3);
        const real_t *x = i % 2 ? real_form(recipe_form(A, &R)) : grown(A, &d, 2, v);
        if (i % 2) recipe_encl(v, &R);
        sign_t s = encl_sign(v);
        real_encl_sharp(r, x);
        assert_meet(r, v, arena_printf(A, "turn %u", i));
        if (i % 2) assert_that(encl_sign(r) != SIGN_UNKNOWN, "no plain sign: %s", loglin_text(real_loglin(x)));
        if (s == SIGN_POS || s == SIGN_NEG) {
            mpfr_t width, size;
            mpfr_inits2(53, width, size, (mpfr_ptr)NULL);
            mpfi_diam_abs(width, r);
            mpfi_mag(size, v);
            mpfr_mul_2si(size, size, -79, MPFR_RNDD);
            assert_that(mpfr_lessequal_p(width, size), "%s is wide for %s", encl_text(r), encl_text(v));
            mpfr_clears(width, size, (mpfr_ptr)NULL);
        }
        arena_reset(A);
    }
    real_encl_sharp(r, hidden_zero(A, 6));
    assert_that(mpfr_zero_p(&r->left) && mpfr_zero_p(&r->right), "%s", encl_text(r));
    mpfi_clear(r);
    mpfi_clear(v);
    arena_free(A);
}

/* lo <= x <= hi, read back as exact rationals; one number when x is a short rational, however it is hidden. */
Test(real, decimals)
{
    arena_t *A = arena_new();
    dice_t d = { 120 };
    for (unsigned i = 0; i < 600; i++) {
        recipe_t R = trouble_recipe(A, &d, 3);
        const real_t *x =
            i % 2 ? real_form(recipe_form(A, &R)) : ratio(A, dice_within(&d, 300), 1 << dice_below(&d, 6));
        if (i % 4 == 0) x = real_add(x, hidden_zero(A, 2 + i % 7));
        if (i % 4 == 2) x = real_sub(real_add(x, real_sqrt(real_si(A, 2))), real_sqrt(real_si(A, 2)));
        for (int simplest = 0; simplest < 2; simplest++) {
            char *lo, *hi;
            mpq_ptr l = arena_mpq(A, 2), h = l + 1;
            (simplest ? real_decimals_simplest : real_decimals)(&lo, &hi, x, 12);
            assert_that(!rat_read(l, lo, strlen(lo)) && !rat_read(h, hi, strlen(hi)), "`%s` or `%s` is no number", lo,
                        hi);
            sign_t below = cmp(real_rat(A, l), x), above = cmp(x, real_rat(A, h));
            assert_that((below == SIGN_NEG || below == SIGN_ZERO) && (above == SIGN_NEG || above == SIGN_ZERO),
                        "%s .. %s leaves out %s", lo, hi, real_text(x));
            if (i % 4 == 2 || (i % 2 == 0 && simplest))
                assert_that(strcmp(lo, hi) == 0, "%s .. %s, turn %u", lo, hi, i);
            free(lo);
            free(hi);
        }
        arena_reset(A);
    }
    arena_free(A);
}

Test(real, approximations_of_log_forms)
{
    arena_t *A = arena_new();
    dice_t d = { 109 };
    encl_t v;
    mpfi_init2(v, 1200);
    for (int i = 0; i < 1500; i++) {
        recipe_t R = trouble_recipe(A, &d, 4);
        const real_t *x = real_form(recipe_form(A, &R));
        recipe_encl(v, &R);
        for (int filter = 0; filter < 2; filter++) {
            double lo, hi;
            assert_that(real_approx(x, filter, &lo, &hi), "%s", loglin_text(real_loglin(x)));
            assert_that(mpfr_cmp_d(&v->right, lo) >= 0 && mpfr_cmp_d(&v->left, hi) <= 0, "[%a, %a] of %s", lo, hi,
                        loglin_text(real_loglin(x)));
        }
        arena_reset(A);
    }
    mpfi_clear(v);
    arena_free(A);
}
