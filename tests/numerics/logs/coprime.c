/* SPDX-License-Identifier: MIT
**
** Is prod a_i^c_i = 1? Against prime factorisation, and on products planted to be 1 or just not.
*/
#include "numerics/logs/coprime.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

static const char *product_text(arena_t *A, size_t n, const loglin_term_t *t)
{
    const char *s = "";
    for (size_t i = 0; i < n; i++)
        s = arena_printf(A, "%s (%s)^(%s)", s, mpz_get_str(NULL, 10, t[i].a), mpz_get_str(NULL, 10, t[i].c));
    return s;
}

static void expect(arena_t *A, size_t n, const loglin_term_t *t, bool one)
{
    assert_that(coprime_product_is_one(A, n, t) == one, "%s is%s 1", product_text(A, n, t), one ? "" : " not");
}

static loglin_term_t term_of(arena_t *A, long c, unsigned long a)
{
    loglin_term_t t = { arena_mpz(A, 1), arena_mpz(A, 1) };
    mpz_set_si(t.c, c);
    mpz_set_ui(t.a, a);
    return t;
}

enum { SMALL = 2000 };

/* By trial division: is the exponent of every prime 0? */
static bool is_one_by_primes(size_t n, const loglin_term_t *t)
{
    static long exponent[SMALL + 1];
    memset(exponent, 0, sizeof exponent);
    for (size_t i = 0; i < n; i++) {
        unsigned long a = mpz_get_ui(t[i].a);
        for (unsigned long p = 2; a > 1; p++)
            for (; a % p == 0; a /= p) exponent[p] += mpz_get_si(t[i].c);
    }
    for (size_t p = 2; p <= SMALL; p++)
        if (exponent[p]) return false;
    return true;
}

/* Numbers with primes 2, 3, 5 and 7 alone meet often. */
static unsigned long smooth(dice_t *d)
{
    unsigned long a = 1, b;
    while ((b = a * (const unsigned long[]){ 2, 3, 5, 7, 2, 6, 12 }[dice_below(d, 7)]) <= SMALL && !dice_one_in(d, 5))
        a = b;
    return a;
}

Test(coprime, agrees_with_prime_factorisation)
{
    arena_t *A = arena_new();
    dice_t d = { 41 };
    unsigned ones = 0;
    for (int i = 0; i < 40000; i++) {
        loglin_term_t t[6];
        size_t n = dice_below(&d, 7);
        for (size_t k = 0; k < n; k++) {
            unsigned long a = dice_one_in(&d, 4) ? 1 + dice_below(&d, SMALL) : dice_one_in(&d, 2) ? smooth(&d)
                                                  : 1ul << dice_below(&d, 11);
            t[k] = term_of(A, dice_within(&d, 3), a);
        }
        bool one = is_one_by_primes(n, t);
        ones += one;
        expect(A, n, t, one);
        arena_reset(A);
    }
    assert_that(ones > 2000 && ones < 38000, "both answers are met: %u ones", ones);
    arena_free(A);
}

Test(coprime, planted)
{
    arena_t *A = arena_new();
    dice_t d = { 42 };
    for (int i = 0; i < 3000; i++) {
        loglin_term_t t[9];
        size_t n = trouble_planted_zero(A, &d, t, 1 + dice_below(&d, 200));
        for (size_t k = n; k > 1; k--) { /* in any order */
            size_t j = dice_below(&d, k);
            loglin_term_t swap = t[k - 1];
            t[k - 1] = t[j];
            t[j] = swap;
        }
        expect(A, n, t, true);
        size_t k = dice_below(&d, n);
        mpz_add_ui(t[k].c, t[k].c, 1); /* one power more */
        expect(A, n, t, mpz_cmp_ui(t[k].a, 1) == 0);
        mpz_sub_ui(t[k].c, t[k].c, 1);
        mpz_add_ui(t[k].a, t[k].a, 1); /* one unit more */
        expect(A, n, t, mpz_sgn(t[k].c) == 0);
        arena_reset(A);
    }
    arena_free(A);
}

/* (b^i)^c (b^j)^-e = 1 exactly when i c = j e. */
Test(coprime, perfect_powers)
{
    arena_t *A = arena_new();
    for (unsigned long b = 2; b <= 12; b++)
        for (unsigned long i = 1; i <= 6; i++)
            for (unsigned long j = 1; j <= 6; j++)
                for (long c = -4; c <= 4; c++)
                    for (long e = -4; e <= 4; e++) {
                        loglin_term_t t[2] = { term_of(A, c, 1), term_of(A, -e, 1) };
                        mpz_ui_pow_ui(t[0].a, b, i);
                        mpz_ui_pow_ui(t[1].a, b, j);
                        expect(A, 2, t, (long)i * c == (long)j * e);
                        arena_reset(A);
                    }
    arena_free(A);
}

/* 2^k and 3^k taken apart by gcds of very unequal numbers; exponents of 200 bits. */
Test(coprime, long_powers_and_exponents)
{
    arena_t *A = arena_new();
    loglin_term_t t[4] = { term_of(A, 1, 0), term_of(A, -1000, 6), term_of(A, 1, 0), term_of(A, 0, 7) };
    mpz_ui_pow_ui(t[0].a, 2, 1000);
    mpz_ui_pow_ui(t[2].a, 3, 1000);
    expect(A, 4, t, true);
    mpz_add_ui(t[2].a, t[2].a, 1);
    expect(A, 4, t, false);
    loglin_term_t u[3] = { term_of(A, 0, 2), term_of(A, 0, 4), term_of(A, 0, 8) };
    mpz_setbit(u[0].c, 200); /* with K = 2^200: 2^(3 K) 4^(3 K/2) 8^(-2 K) = 1 */
    mpz_setbit(u[1].c, 199);
    mpz_setbit(u[2].c, 201);
    mpz_mul_ui(u[0].c, u[0].c, 3);
    mpz_mul_ui(u[1].c, u[1].c, 3);
    mpz_neg(u[2].c, u[2].c);
    expect(A, 3, u, true);
    mpz_sub_ui(u[0].c, u[0].c, 1);
    expect(A, 3, u, false);
    arena_free(A);
}

/* (pq)^1 (qr)^1 (rp)^1 = (pqr)^2, whatever p, q, r; and with one of them nudged. */
Test(coprime, shared_factors)
{
    arena_t *A = arena_new();
    dice_t d = { 43 };
    for (int i = 0; i < 2000; i++) {
        loglin_term_t t[4] = { term_of(A, 1, 1), term_of(A, 1, 1), term_of(A, 1, 1), term_of(A, -2, 1) };
        mpz_ptr p = arena_mpz(A, 3), q = p + 1, r = p + 2;
        for (int k = 0; k < 3; k++) trouble_int(p + k, &d);
        mpz_mul(t[0].a, p, q);
        mpz_mul(t[1].a, q, r);
        mpz_mul(t[2].a, r, p);
        mpz_mul(t[3].a, t[0].a, r);
        expect(A, 4, t, true);
        mpz_mul_ui(t[0].a, t[0].a, 2);
        expect(A, 4, t, false);
        arena_reset(A);
    }
    arena_free(A);
}

Test(coprime, ends_and_aliases)
{
    arena_t *A = arena_new();
    expect(A, 0, NULL, true);
    loglin_term_t t[3] = { term_of(A, 5, 1), term_of(A, 0, 30), term_of(A, 0, 2) };
    expect(A, 3, t, true);
    loglin_term_t one = term_of(A, 1, 2);
    expect(A, 1, &one, false);
    loglin_term_t x = term_of(A, 2, 1001), y = { arena_mpz(A, 1), x.a };
    mpz_set_si(y.c, -1);
    loglin_term_t shared[3] = { x, y, y }; /* one object three times */
    expect(A, 3, shared, true);
    expect(A, 2, shared, false);
    assert_that(mpz_cmp_ui(x.a, 1001) == 0 && mpz_cmp_si(y.c, -1) == 0, "operands are left alone");
    arena_free(A);
}

/* Is prod a_i^(c_i/den) rational, and which? */
static void expect_rational(arena_t *A, size_t n, const loglin_term_t *t, unsigned long den, power_kind_t want, long p,
                            unsigned long q)
{
    mpz_ptr over = arena_mpz(A, 1);
    mpq_ptr got = arena_mpq(A, 1);
    mpz_set_ui(over, den);
    power_kind_t kind = coprime_product_rational(got, A, n, t, over);
    assert_that(kind == want, "the root %lu of %s is of kind %d", den, product_text(A, n, t), (int)kind);
    if (kind == POWER_RATIONAL)
        assert_that(mpq_cmp_si(got, p, q) == 0, "the root %lu of %s is not %ld/%lu", den, product_text(A, n, t), p, q);
}

Test(coprime, rational_roots)
{
    arena_t *A = arena_new();
    loglin_term_t t[] = { term_of(A, 1, 12), term_of(A, -1, 27) }; /* 4/9 */
    expect_rational(A, 2, t, 2, POWER_RATIONAL, 2, 3);
    expect_rational(A, 2, t, 4, POWER_IRRATIONAL, 0, 1);
    loglin_term_t u[] = { term_of(A, 2, 8), term_of(A, 1, 125), term_of(A, -6, 3) }; /* 8^2 125 / 3^6 */
    expect_rational(A, 3, u, 3, POWER_RATIONAL, 20, 9);
    expect_rational(A, 3, u, 2, POWER_IRRATIONAL, 0, 1);
    loglin_term_t v[] = { term_of(A, 1, 2), term_of(A, 1, 8) }; /* 2^4 */
    expect_rational(A, 2, v, 4, POWER_RATIONAL, 2, 1);
    expect_rational(A, 2, v, 8, POWER_IRRATIONAL, 0, 1);
    loglin_term_t w[] = { term_of(A, 1 << 20, 2) };
    expect_rational(A, 1, w, 1, POWER_TOO_LONG, 0, 1);
    expect_rational(A, 0, w, 7, POWER_RATIONAL, 1, 1);
    arena_free(A);
}
