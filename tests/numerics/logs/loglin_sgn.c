/* SPDX-License-Identifier: MIT
**
** Signs of log forms by every route, against MPFI, exact products and planted zeros.
*/
#include "tests/numerics/logs/loglin_sgn.h"

#include <math.h>

/* sgn sum c_i log(p_i/q_i) = sgn(prod p_i^c_i - prod q_i^c_i), in integers. */
static int sign_by_products(size_t n, const long *c, const unsigned long *p, const unsigned long *q)
{
    mpz_t side[2], power;
    mpz_inits(side[0], side[1], power, NULL);
    mpz_set_ui(side[0], 1);
    mpz_set_ui(side[1], 1);
    for (size_t i = 0; i < n; i++) {
        unsigned long e = (unsigned long)labs(c[i]);
        mpz_ui_pow_ui(power, p[i], e);
        mpz_mul(side[c[i] < 0], side[c[i] < 0], power);
        mpz_ui_pow_ui(power, q[i], e);
        mpz_mul(side[c[i] > 0], side[c[i] > 0], power);
    }
    int s = mpz_cmp(side[0], side[1]);
    mpz_clears(side[0], side[1], power, NULL);
    return (s > 0) - (s < 0);
}

Test(loglin, signs_of_100000_small_forms)
{
    arena_t *A = arena_new();
    dice_t d = { 74 };
    unsigned zeros = 0;
    for (int i = 0; i < 100000; i++) {
        long c[4];
        unsigned long p[4], q[4];
        size_t n = dice_below(&d, 5);
        mpq_ptr w = arena_mpq(A, 2), r = w + 1;
        const loglin_t *x = loglin_si(A, 0);
        for (size_t k = 0; k < n; k++) {
            unsigned long most = i % 3 ? 6 : 60;
            c[k] = dice_within(&d, 4);
            p[k] = 1 + dice_below(&d, most);
            q[k] = 1 + dice_below(&d, most);
            mpq_set_si(w, c[k], 1);
            mpq_set_ui(r, p[k], q[k]), mpq_canonicalize(r);
            x = loglin_add(x, loglin_log(A, w, r));
        }
        int s = sign_by_products(n, c, p, q);
        zeros += s == 0;
        assert_sign(sign_by_all(x), s, loglin_text(x));
        arena_reset(A);
    }
    assert_that(zeros > 5000, "zeros are met: %u", zeros);
    assert_that(met[ROUTE_FORM] && met[ROUTE_FILTER] && met[ROUTE_EXACT], "all routes are met");
    arena_free(A);
}

Test(loglin, signs_of_troublesome_forms)
{
    arena_t *A = arena_new();
    dice_t d = { 75 };
    unsigned told = 0, turns = 10000;
    for (unsigned i = 0; i < turns; i++) {
        recipe_t R = trouble_recipe(A, &d, 5);
        const loglin_t *x = recipe_form(A, &R);
        int s = recipe_sign(&R), t = sign_by_all(x);
        told += s != 0;
        assert_that(s == 0 || s == t, "sign %d, not %d, of %s", t, s, loglin_text(x));
        assert_that(s != 0 || t == 0 || R.n > 1, "%s: told only by us", loglin_text(x));
        arena_reset(A);
    }
    assert_that(told > turns / 2 && told < turns, "both answers are met: %u", told);
    arena_free(A);
}

Test(loglin, planted_zeros)
{
    arena_t *A = arena_new();
    dice_t d = { 76 };
    for (int i = 0; i < 2000; i++) {
        loglin_term_t t[9];
        size_t n = trouble_planted_zero(A, &d, t, 1 + dice_below(&d, dice_one_in(&d, 20) ? 300 : 40));
        const loglin_t *x = form_of(A, n, t, 1 + dice_below(&d, 9));
        mpq_ptr c = arena_mpq(A, 1);
        trouble_rat(c, &d);
        assert_sign(sign_by_all(x), 0, loglin_text(x));
        assert_that(coprime_product_is_one(A, n, t), "the product itself: %s", loglin_text(x));
        assert_sign(sign_by_all(loglin_scale(x, c)), 0, loglin_text(x));
        assert_sign(sign_by_all(loglin_add(x, loglin_rat(A, c))), mpq_sgn(c), loglin_text(x)); /* c0 alone decides */
        arena_reset(A);
    }
    assert_that(met[ROUTE_EXACT] > 500 && met[ROUTE_ENCLOSURE] > 10, "decided by the exact test");
    arena_free(A);
}

/* Sums over words in the same form as terms: the same normal form, the same sign by every route, the same number. */
Test(loglin, words_are_terms)
{
    arena_t *A = arena_new();
    dice_t d = { 70 };
    encl_t one, two;
    mpfi_init2(one, 128);
    mpfi_init2(two, 512);
    for (int i = 0; i < 6000; i++) {
        mpz_ptr den = arena_mpz(A, 2), a = den + 1;
        mpz_set_ui(den, 1 + dice_below(&d, 50));
        loglin_sum_t words, terms;
        loglin_sum_start(&words, A, den, 0);
        loglin_sum_start(&terms, A, den, 0);
        for (unsigned long part = dice_below(&d, 5); part-- > 0;) {
            size_t n = dice_below(&d, 12);
            uint64_t *w = ARENA_ARRAY(A, uint64_t, n);
            unsigned long bits = dice_one_in(&d, 3) ? 62 : 3;
            bool negative = dice_one_in(&d, 2);
            for (size_t k = 0; k < n; k++) {
                w[k] = dice_roll(&d) >> (64 - bits);
                mpz_set_ui(a, w[k]);
                loglin_sum_push_xlogx(&terms, a, negative);
            }
            loglin_sum_words(&words, w, n, negative);
        }
        const loglin_t *x = loglin_sum_done(&words), *y = loglin_sum_done(&terms);
        loglin_encl(one, x);
        loglin_encl(two, y);
        assert_meet(one, two, "words against terms");
        double lo, hi;
        assert_that(loglin_filter(x, &lo, &hi) && mpfr_cmp_d(&two->right, lo) >= 0 && mpfr_cmp_d(&two->left, hi) <= 0,
                    "[%a, %a]", lo, hi);
        int s = loglin_sgn(x, true, NULL);
        assert_equal_forms(x, y);
        assert_sign(s, sign_by_all(y), loglin_text(y));
        assert_sign(loglin_sgn(loglin_sub(x, y), true, NULL), 0, loglin_text(y));
        arena_reset(A);
    }
    mpfi_clear(one);
    mpfi_clear(two);
    arena_free(A);
}

/* More parts than a form holds are put in order on the way. */
Test(loglin, many_parts)
{
    arena_t *A = arena_new();
    uint64_t w[3] = { 2, 3, 5 };
    mpz_ptr den = arena_mpz(A, 1);
    mpz_set_ui(den, 1);
    const loglin_t *x = loglin_si(A, 0);
    mpq_ptr c = arena_mpq(A, 1);
    for (long k = 1; k <= 200; k++) {
        loglin_sum_t sum;
        loglin_sum_start(&sum, A, den, 0);
        loglin_sum_words(&sum, w, 3, k % 2);
        mpq_set_si(c, k, 1);
        x = loglin_add(x, loglin_scale(loglin_sum_done(&sum), c));
        assert_that(x->parts <= LOGLIN_PARTS_MAX, "%zu parts", x->parts);
    }
    /* sum_{k<=200} (-1)^k k = 100 */
    assert_that(strcmp(loglin_text(x), "200 log 2 + 300 log 3 + 500 log 5") == 0, "%s", loglin_text(x));
    arena_free(A);
}

/* H(P) less its own rounding to p bits, p up to 1000: not zero, and of the sign that MPFI tells at four times p. */
Test(loglin, entropies_against_their_roundings)
{
    arena_t *A = arena_new();
    dice_t d = { 69 };
    for (int i = 0; i < 300; i++) {
        size_t n = 1 + dice_below(&d, 40);
        mpz_ptr den = arena_mpz(A, 1);
        uint64_t *w = ARENA_ARRAY(A, uint64_t, n);
        for (size_t k = 0; k < n; k++) {
            w[k] = dice_roll(&d) >> (2 + dice_below(&d, 60));
            mpz_add_ui(den, den, w[k]);
        }
        if (mpz_sgn(den) == 0) continue;
        loglin_sum_t sum;
        loglin_sum_start(&sum, A, den, 0);
        loglin_sum_words(&sum, w, n, true);
        loglin_sum_push(&sum, den, den);
        const loglin_t *H = loglin_sum_done(&sum);
        mpfr_prec_t p = 10 + (mpfr_prec_t)dice_below(&d, 990);
        encl_t wide;
        mpfr_t near;
        mpfi_init2(wide, 4 * p + 64);
        mpfr_init2(near, p);
        loglin_encl(wide, loglin_normal(H));
        mpfr_set(near, &wide->left, MPFR_RNDN);
        mpq_ptr q = arena_mpq(A, 1);
        mpfr_get_q(q, near);
        int s = mpfr_cmp(near, &wide->left) < 0 ? 1 : mpfr_cmp(near, &wide->right) > 0 ? -1 : 0;
        if (s) assert_sign(sign_by_all(loglin_sub(H, loglin_rat(A, q))), s, loglin_text(H));
        mpfr_clear(near);
        mpfi_clear(wide);
        arena_reset(A);
    }
    arena_free(A);
}

/* A million small forms, zeros planted among them: whether it is zero is known by integers, and so is the sign where it
** is told below. */
Test(loglin, a_million_forms)
{
    arena_t *A = arena_new();
    dice_t d = { 68 };
    unsigned zeros = 0;
    for (int i = 0; i < 1000000; i++) {
        long c[3];
        unsigned long p[3], q[3];
        mpz_ptr den = arena_mpz(A, 2), a = den + 1;
        mpz_ptr coef = arena_mpz(A, 1);
        mpz_set_ui(den, 1);
        loglin_sum_t sum;
        loglin_sum_start(&sum, A, den, 6);
        for (size_t k = 0; k < 3; k++) {
            c[k] = dice_within(&d, 3);
            p[k] = 1 + dice_below(&d, 8);
            q[k] = 1 + dice_below(&d, 8);
        }
        /* log x + log y = log xy */
        if (i % 4 == 0) { c[2] = -1; c[0] = c[1] = 1; p[2] = p[0] * p[1]; q[2] = q[0] * q[1]; }
        for (size_t k = 0; k < 3; k++) {
            mpz_set_si(coef, c[k]);
            mpz_set_ui(a, p[k]);
            loglin_sum_push(&sum, coef, a);
            mpz_neg(coef, coef);
            mpz_set_ui(a, q[k]);
            loglin_sum_push(&sum, coef, a);
        }
        double known[2] = { 1, 1 }; /* products of at most nine factors of at most 64: exact */
        for (size_t k = 0; k < 3; k++)
            for (long e = labs(c[k]); e > 0; e--) {
                known[c[k] < 0] *= (double)p[k];
                known[c[k] > 0] *= (double)q[k];
            }
        int want = (known[0] > known[1]) - (known[0] < known[1]);
        const loglin_t *x = loglin_sum_done(&sum);
        assert_sign(loglin_sgn(x, i % 2, NULL), want, loglin_text(x));
        zeros += want == 0;
        arena_reset(A);
    }
    assert_that(zeros > 250000, "zeros are met: %u", zeros);
    arena_free(A);
}

/* log(pq) = log p + log q and log(p^k) = k log p, whether or not the forms are the same. */
Test(loglin, logarithm_of_products_and_powers)
{
    arena_t *A = arena_new();
    dice_t d = { 77 };
    for (int i = 0; i < 500; i++) {
        mpq_ptr p = arena_mpq(A, 6), q = p + 1, pq = p + 2, power = p + 3, one = p + 4, k = p + 5;
        trouble_positive(p, &d);
        trouble_positive(q, &d);
        mpq_mul(pq, p, q);
        unsigned long e = dice_below(&d, 9);
        mpz_pow_ui(mpq_numref(power), mpq_numref(p), e);
        mpz_pow_ui(mpq_denref(power), mpq_denref(p), e);
        mpq_set_ui(one, 1, 1);
        mpq_set_ui(k, e, 1);
        const loglin_t *u = loglin_log(A, one, p), *v = loglin_log(A, one, q), *uv = loglin_log(A, one, pq);
        assert_sign(sign_by_all(loglin_sub(uv, loglin_add(u, v))), 0, loglin_text(uv));
        assert_sign(sign_by_all(loglin_sub(loglin_log(A, one, power), loglin_log(A, k, p))), 0, loglin_text(u));
        assert_sign(sign_by_all(loglin_sub(u, v)), (mpq_cmp(p, q) > 0) - (mpq_cmp(p, q) < 0), loglin_text(u));
        arena_reset(A);
    }
    arena_free(A);
}
