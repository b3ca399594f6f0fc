/* SPDX-License-Identifier: MIT
**
** Signs of log forms by every route, against MPFI, exact products and planted zeros.
*/
#include "numerics/logs/coprime.h"
#include "numerics/logs/loglin.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

/* --- signs ------------------------------------------------------------------------------------------------ */

static unsigned long met[ROUTES];

/* The sign by all routes, each asked on its own; fails when two of them differ. */
static int sign_by_all(const loglin_t *x)
{
    route_t fast, slow;
    int s = loglin_sgn(x, true, &fast), t = loglin_sgn(x, false, &slow);
    assert_sign(s, t, loglin_text(x));
    assert_that(slow != ROUTE_FILTER, "the filter was used though off: %s", loglin_text(x));
    assert_that(loglin_is_zero(x) == (s == 0), "is %s zero?", loglin_text(x));
    met[fast]++;
    double lo, hi;
    if (fast != ROUTE_FORM && loglin_filter(x, &lo, &hi))
        assert_that(lo <= hi && (s > 0 ? hi > 0 : s < 0 ? lo < 0 : lo <= 0 && hi >= 0), "[%a, %a] of %s", lo, hi,
                    loglin_text(x));
    return s;
}

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

/* (sum c_i log a_i)/den, as pushed. */
static const loglin_t *form_of(arena_t *A, size_t n, const loglin_term_t *t, unsigned long den)
{
    mpz_ptr D = arena_mpz(A, 1);
    mpz_set_ui(D, den);
    loglin_sum_t sum;
    loglin_sum_start(&sum, A, D, n);
    for (size_t i = 0; i < n; i++) loglin_sum_push(&sum, t[i].c, t[i].a);
    return loglin_sum_done(&sum);
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
        assert_that(loglin_filter(x, &lo, &hi) && mpfr_cmp_d(&two->right, lo) >= 0 && mpfr_cmp_d(&two->left, hi) <= 0, "[%a, %a]", lo, hi);
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

/* A million small forms, zeros planted among them: whether it is zero is known by integers, and so is the sign where it is told below. */
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
        if (i % 4 == 0) { c[2] = -1; c[0] = c[1] = 1; p[2] = p[0] * p[1]; q[2] = q[0] * q[1]; } /* log x + log y = log xy */
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

/* --- near zero, not zero ---------------------------------------------------------------------------------- */

/* With z = 2^-k:  z - z^2/2 < log(1 + z) < z  and  z/(1 + z) < log(1 + z). */
Test(loglin, logarithm_against_its_series)
{
    arena_t *A = arena_new();
    for (unsigned long k = 1; k <= 1000; k += k < 70 ? 1 : 31) {
        mpq_ptr z = arena_mpq(A, 4), one = z + 1, q = z + 2, bound = z + 3;
        mpq_set_ui(one, 1, 1);
        mpq_div_2exp(z, one, k);
        mpq_add(q, one, z);
        const loglin_t *x = loglin_log(A, one, q);
        const char *input = arena_printf(A, "log(1 + 2^-%lu) against its bounds", k);
        assert_sign(sign_by_all(loglin_sub(x, loglin_rat(A, z))), -1, input);
        mpq_div(bound, z, q);
        assert_sign(sign_by_all(loglin_sub(x, loglin_rat(A, bound))), 1, input);
        mpq_mul(bound, z, z);
        mpq_div_2exp(bound, bound, 1);
        mpq_sub(bound, z, bound);
        assert_sign(sign_by_all(loglin_sub(x, loglin_rat(A, bound))), 1, input);
        arena_reset(A);
    }
    arena_free(A);
}

/* log a rounded down to p bits lies below it, rounded up above: MPFR rounds correctly, so the sign is known. */
Test(loglin, logarithm_against_its_roundings)
{
    arena_t *A = arena_new();
    dice_t d = { 78 };
    for (int i = 0; i < 1500; i++) {
        mpfr_t log;
        mpfr_init2(log, 2 + (mpfr_prec_t)dice_below(&d, dice_one_in(&d, 4) ? 1000 : 200));
        mpq_ptr q = arena_mpq(A, 3), one = q + 1, a = q + 2;
        mpq_set_ui(one, 1, 1);
        mpq_set_ui(a, 2 + dice_below(&d, 1000), 1);
        for (int up = 0; up < 2; up++) {
            mpfr_log_ui(log, mpz_get_ui(mpq_numref(a)), up ? MPFR_RNDU : MPFR_RNDD);
            mpfr_get_q(q, log);
            const loglin_t *x = loglin_sub(loglin_log(A, one, a), loglin_rat(A, q));
            assert_sign(sign_by_all(x), up ? -1 : 1, loglin_text(x));
        }
        mpfr_clear(log);
        arena_reset(A);
    }
    assert_that(met[ROUTE_ENCLOSURE] > 500, "enclosures are met");
    arena_free(A);
}

/* c log a against log(a^c +- 1), a^c up to 2^1000: apart by 2^-1000, and by integers alone which is greater. */
Test(loglin, powers_against_their_neighbours)
{
    arena_t *A = arena_new();
    dice_t d = { 79 };
    for (int i = 0; i < 1500; i++) {
        loglin_term_t t[2] = { { arena_mpz(A, 1), arena_mpz(A, 1) }, { arena_mpz(A, 1), arena_mpz(A, 1) } };
        unsigned long c = 1 + dice_below(&d, 250);
        mpz_set_ui(t[0].a, 2 + dice_below(&d, 14));
        mpz_set_ui(t[0].c, c);
        mpz_pow_ui(t[1].a, t[0].a, c);
        mpz_set_si(t[1].c, -1);
        int nudge = (int)dice_within(&d, 1);
        mpz_add_ui(t[1].a, t[1].a, 1);
        mpz_sub_ui(t[1].a, t[1].a, (unsigned long)(1 - nudge));
        const loglin_t *x = form_of(A, 2, t, 1);
        assert_sign(sign_by_all(x), -nudge, loglin_text(x));
        arena_reset(A);
    }
    arena_free(A);
}

/* Convergents u/v of log a / log b have |v log a - u log b| < 1/v, on alternating sides; u and v up to 60 bits
** and further. The sign is MPFR's at four times the precision that they need. */
Test(loglin, convergents)
{
    arena_t *A = arena_new();
    for (unsigned long a = 3; a < 12; a += 2) {
        mpfr_t x, y;
        mpfr_inits2(1600, x, y, (mpfr_ptr)NULL);
        mpfr_log_ui(x, a, MPFR_RNDN);
        mpfr_log_ui(y, 2, MPFR_RNDN);
        mpfr_div(x, x, y, MPFR_RNDN);
        mpz_ptr u = arena_mpz(A, 5), v = u + 1, u0 = u + 2, v0 = u + 3, digit = u + 4;
        mpz_set_ui(u, 1), mpz_set_ui(v0, 1);
        int side = -1; /* the first convergent lies below */
        while (mpz_sizeinbase(v, 2) < 400) {
            mpfr_get_z(digit, x, MPFR_RNDD);
            mpz_addmul(u0, digit, u), mpz_swap(u0, u);
            mpz_addmul(v0, digit, v), mpz_swap(v0, v);
            mpfr_sub_z(x, x, digit, MPFR_RNDN);
            mpfr_ui_div(x, 1, x, MPFR_RNDN);
            loglin_term_t t[2] = { { arena_mpz(A, 1), arena_mpz(A, 1) }, { v, arena_mpz(A, 1) } };
            mpz_neg(t[0].c, u);
            mpz_set_ui(t[0].a, 2);
            mpz_set_ui(t[1].a, a);
            const loglin_t *form = form_of(A, 2, t, 1);
            assert_sign(sign_by_all(form), -side, loglin_text(form));
            side = -side;
        }
        mpfr_clears(x, y, (mpfr_ptr)NULL);
        arena_reset(A);
    }
    assert_that(met[ROUTE_ENCLOSURE] > 100, "enclosures are met");
    arena_free(A);
}

/* --- size ------------------------------------------------------------------------------------------------- */

/* Forms of thousands of terms with weights of 60 bits, as entropies are: log N >= H, told apart near equality. */
Test(loglin, long_forms)
{
    arena_t *A = arena_new();
    dice_t d = { 82 };
    for (unsigned n = 1; n <= 512; n *= 2)
        for (int nudged = 0; nudged < 3; nudged++) {
            mpz_ptr w = arena_mpz(A, n), sum = arena_mpz(A, 3), N = sum + 1, c = sum + 2;
            for (unsigned i = 0; i < n; i++) mpz_set_ui(w + i, 1ul << 59);
            if (nudged == 1) mpz_add_ui(w + dice_below(&d, n), w, 1);
            if (nudged == 2) for (unsigned i = 0; i < n; i++) mpz_add_ui(w + i, w + i, i);
            for (unsigned i = 0; i < n; i++) mpz_add(sum, sum, w + i);
            loglin_sum_t slack; /* log n - H = log n - log sum + (1/sum) sum w log w */
            loglin_sum_start(&slack, A, sum, n);
            for (unsigned i = 0; i < n; i++) loglin_sum_push_xlogx(&slack, w + i, false);
            loglin_sum_push_xlogx(&slack, sum, true);
            mpz_set_ui(N, n);
            mpz_set(c, sum);
            loglin_sum_push(&slack, c, N);
            const loglin_t *x = loglin_sum_done(&slack);
            assert_normal(x);
            assert_sign(sign_by_all(x), nudged && n > 1, loglin_text(x));
            arena_reset(A);
        }
    arena_free(A);
}

/* prod of k primes' random powers against the same multiplied out in halves: exact zeros of many terms. */
Test(loglin, zeros_of_many_terms)
{
    arena_t *A = arena_new();
    dice_t d = { 83 };
    for (unsigned n = 2; n <= 64; n *= 2) {
        loglin_term_t *t = ARENA_ARRAY(A, loglin_term_t, 2 * n);
        for (unsigned i = 0; i < 2 * n; i++) t[i] = (loglin_term_t){ arena_mpz(A, 1), arena_mpz(A, 1) };
        for (unsigned i = 0; i < n; i++) { /* a_i a_(i+1) for a_i^2, around a circle */
            trouble_bits(t[i].a, &d, 60);
            mpz_set_ui(t[i].c, 2);
            mpz_set_si(t[n + i].c, -1);
        }
        for (unsigned i = 0; i < n; i++) mpz_mul(t[n + i].a, t[i].a, t[(i + 1) % n].a);
        const loglin_t *x = form_of(A, 2 * n, t, 1);
        assert_sign(sign_by_all(x), 0, loglin_text(x));
        mpz_sub_ui(t[2 * n - 1].a, t[2 * n - 1].a, 1);
        assert_sign(sign_by_all(form_of(A, 2 * n, t, 1)), 1, loglin_text(x));
        arena_reset(A);
    }
    arena_free(A);
}

/* A zero hidden in a power of 2^12000 is decided, in memory that a chain of gcds may take. */
Test(loglin, a_zero_with_a_long_power)
{
    arena_t *A = arena_new();
    loglin_term_t t[2] = { { arena_mpz(A, 1), arena_mpz(A, 1) }, { arena_mpz(A, 1), arena_mpz(A, 1) } };
    mpz_set_ui(t[0].a, 2);
    mpz_set_ui(t[0].c, 12000);
    mpz_setbit(t[1].a, 12000);
    mpz_set_si(t[1].c, -1);
    assert_sign(sign_by_all(form_of(A, 2, t, 1)), 0, "12000 log 2 - log 2^12000");
    arena_free(A);
}
