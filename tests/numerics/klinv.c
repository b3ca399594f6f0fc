/* SPDX-License-Identifier: MIT */
#include "numerics/info.h"
#include "numerics/klinv.h"

#include <criterion/criterion.h>

/* kl(p||q) at `prec` bits, from its definition. */
static void kl_encl(encl_ptr r, mpq_srcptr p, mpq_srcptr q)
{
    encl_t t;
    mpq_t a, b;
    mpfi_init2(t, mpfi_get_prec(r));
    mpq_inits(a, b, NULL);
    mpfi_set_ui(r, 0);
    for (int side = 0; side < 2; side++) {
        mpq_set_ui(a, 1, 1);
        mpq_set_ui(b, 1, 1);
        if (side) { mpq_sub(a, a, p); mpq_sub(b, b, q); }
        else { mpq_set(a, p); mpq_set(b, q); }
        if (mpq_sgn(a) == 0) continue;
        mpq_div(b, a, b);
        mpfi_set_q(t, b);
        mpfi_log(t, t);
        mpfi_mul_q(t, t, a);
        mpfi_add(r, r, t);
    }
    mpfi_clear(t);
    mpq_clears(a, b, NULL);
}

/* kl(p||lo) <= c <= kl(p||hi) at four times the precision, and the width. */
static void expect_inverse(arena_t *A, mpq_srcptr p, mpq_srcptr c, long bits)
{
    mpq_ptr lo = arena_mpq(A, 3), hi = lo + 1, width = lo + 2;
    cr_expect(klinv_ends(lo, hi, A, p, real_rat(A, c), bits));
    cr_expect(mpq_cmp(lo, p) >= 0 && mpq_cmp(lo, hi) <= 0 && mpq_cmp_ui(hi, 1, 1) <= 0);
    encl_t x;
    mpfi_init2(x, 4 * bits + 64);
    if (mpq_cmp_ui(lo, 1, 1) < 0) {
        kl_encl(x, p, lo);
        cr_expect(mpfr_cmp_q(&x->left, c) <= 0, "lo is too great");
    }
    if (mpq_cmp_ui(hi, 1, 1) < 0) {
        kl_encl(x, p, hi);
        cr_expect(mpfr_cmp_q(&x->right, c) >= 0, "hi is too small");
    }
    mpfi_clear(x);
    mpq_sub(width, hi, lo);
    mpq_mul_2exp(width, width, (mp_bitcnt_t)bits);
    mpq_add(width, width, lo);
    cr_expect(mpq_cmp_ui(width, 1, 1) <= 0 || mpq_equal(lo, hi), "wider than 2^-%ld (1-lo) at p = %g, c = %g", bits, mpq_get_d(p), mpq_get_d(c));
}

Test(klinv, is_the_inverse)
{
    static const char *const ps[] = { "0", "1/1000000000000000000000000000000", "1/7", "1/2", "9/10", "999999999999999999999999999999/1000000000000000000000000000000" };
    static const char *const cs[] = { "1/1000000000000000000000000000000000000000000000000000000000000", "1/1000", "1/3", "1", "20", "1000" };
    arena_t *A = arena_new();
    for (size_t i = 0; i < 36; i++)
        for (long bits = 10; bits <= 170; bits += 80) {
            arena_reset(A);
            mpq_ptr p = arena_mpq(A, 2), c = p + 1;
            mpq_set_str(p, ps[i / 6], 10);
            mpq_set_str(c, cs[i % 6], 10);
            if (i / 6 == 5 && i % 6 > 0) continue; /* 1 - klinv below e^-10^30: the tail, tested apart */
            expect_inverse(A, p, c, bits);
        }
    arena_free(A);
}

Test(klinv, exact_cases)
{
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, 4), q = p + 1, lo = p + 2, hi = p + 3;
    mpq_set_ui(p, 1, 3);
    cr_expect(klinv_ends(lo, hi, A, p, real_si(A, 0), 60) && mpq_equal(lo, p) && mpq_equal(hi, p), "c = 0");
    cr_expect(klinv_ends(lo, hi, A, p, real_inf(A, 1), 60) && mpq_cmp_ui(lo, 1, 1) == 0, "c infinite");
    mpq_set_ui(q, 5, 7);
    cr_expect(klinv_ends(lo, hi, A, p, info_binary_kl(A, p, q), 60) && mpq_equal(lo, q) && mpq_equal(hi, q), "c = kl(1/3||5/7)");
    mpq_set_ui(p, 1, 1);
    cr_expect(klinv_ends(lo, hi, A, p, real_si(A, 3), 60) && mpq_equal(lo, p), "p = 1");
    mpq_set_ui(p, 0, 1);
    cr_expect(klinv_ends(lo, hi, A, p, real_log_ui(A, 4), 60) && mpq_cmp_ui(lo, 3, 4) == 0 && mpq_equal(lo, hi), "1 - 1/4");
    arena_free(A);
}

/* c = 10^9: 1 - klinv is about e^-(2 10^9); the ends are 1 - 2^-20000 and 1. */
Test(klinv, the_tail)
{
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, 3), lo = p + 1, hi = p + 2;
    mpq_set_ui(p, 1, 2);
    cr_expect(!klinv_ends(lo, hi, A, p, real_si(A, 1000000000), 60));
    cr_expect(mpq_cmp_ui(lo, 1, 1) < 0 && mpq_cmp_ui(hi, 1, 1) == 0 && mpz_sizeinbase(mpq_denref(lo), 2) == KLINV_TAIL_BITS + 1);
    arena_free(A);
}

/* As an expression: the same bracket meets itself, and both inverses mirror each other. */
Test(klinv, as_an_expression)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    mpq_ptr p = arena_mpq(A, 2), q = p + 1;
    mpq_set_ui(p, 1, 5);
    mpq_set_ui(q, 4, 5);
    const real_t *c = real_ratio(A, 1, 9), *x = klinv_real(A, p, c), *y = klinv_real(A, p, c);
    cr_expect(real_sgn(real_sub(x, y), &effort) == SIGN_ZERO);
    cr_expect(real_cmp(real_add(x, klinv_lower_real(A, q, c)), real_si(A, 1), &effort) == SIGN_ZERO);
    cr_expect(real_cmp(x, klinv_real(A, p, real_ratio(A, 1, 8)), &effort) == SIGN_NEG, "it grows with c");
    arena_free(A);
}
