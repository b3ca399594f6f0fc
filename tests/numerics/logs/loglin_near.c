/* SPDX-License-Identifier: MIT
**
** Signs of log forms near zero that are not zero, and of long ones.
*/
#include "tests/numerics/logs/loglin_sgn.h"

#include <math.h>

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

/* Whether a form may be zero is asked modulo m, the greatest prime below 2^63: with arguments that m divides, and with
** exponents that m - 1 divides. With b of 1000 bits and more, log(m b) - log m - log b = 0, and what has one more in
** the argument, or (m-1)(log(b + 1) - log b), is not far from it. */
Test(loglin, near_zero_modulo_a_prime)
{
    arena_t *A = arena_new();
    dice_t d = { 81 };
    mpz_t m;
    mpz_init(m);
    mpz_setbit(m, 63);
    mpz_sub_ui(m, m, 25);
    assert_that(mpz_probab_prime_p(m, 40), "m is a prime");
    for (unsigned i = 0; i < 60; i++) {
        mpq_ptr q = arena_mpq(A, 6), one = q, c = q + 1, b = q + 2, next = q + 3, p = q + 4, times = q + 5;
        mpq_set_ui(one, 1, 1);
        mpz_setbit(mpq_numref(b), 1000 + dice_below(&d, 200));
        mpz_add_ui(mpq_numref(b), mpq_numref(b), dice_below(&d, 1000));
        mpq_add(next, b, one);
        mpq_set_z(p, m);
        mpq_sub(c, p, one);
        mpq_mul(times, p, b);
        const char *input = arena_printf(A, "case %u", i);
        const loglin_t *parts = loglin_add(loglin_log(A, one, p), loglin_log(A, one, b));
        assert_sign(sign_by_all(loglin_sub(loglin_log(A, one, times), parts)), 0, input);
        mpq_add(times, times, one);
        assert_sign(sign_by_all(loglin_sub(loglin_log(A, one, times), parts)), 1, input);
        assert_sign(sign_by_all(loglin_sub(loglin_log(A, c, next), loglin_log(A, c, b))), 1, input);
        assert_sign(sign_by_all(loglin_sub(loglin_log(A, c, b), loglin_log(A, c, next))), -1, input);
        arena_reset(A);
    }
    assert_that(met[ROUTE_EXACT] > 0 && met[ROUTE_ENCLOSURE] > 0, "both routes are met");
    mpz_clear(m);
    arena_free(A);
}
