/* SPDX-License-Identifier: MIT */
#include "numerics/base/encl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

sign_t encl_sign(encl_srcptr x)
{
    if (mpfi_nan_p(x)) return SIGN_UNKNOWN;
    if (mpfr_sgn(&x->left) > 0) return SIGN_POS;
    if (mpfr_sgn(&x->right) < 0) return SIGN_NEG;
    return mpfr_zero_p(&x->left) && mpfr_zero_p(&x->right) ? SIGN_ZERO : SIGN_UNKNOWN;
}

sign_t sign_of_int(int sgn) { return sgn < 0 ? SIGN_NEG : sgn > 0 ? SIGN_POS : SIGN_ZERO; }

sign_t sign_neg(sign_t s) { return s == SIGN_NEG ? SIGN_POS : s == SIGN_POS ? SIGN_NEG : s; }

void encl_set_nan(encl_ptr r)
{
    mpfr_set_nan(&r->left);
    mpfr_set_nan(&r->right);
}

void encl_min(encl_ptr r, encl_srcptr x, encl_srcptr y)
{
    if (mpfi_nan_p(x) || mpfi_nan_p(y)) { encl_set_nan(r); return; }
    mpfr_min(&r->left, &x->left, &y->left, MPFR_RNDD);
    mpfr_min(&r->right, &x->right, &y->right, MPFR_RNDU);
}

void encl_max(encl_ptr r, encl_srcptr x, encl_srcptr y)
{
    if (mpfi_nan_p(x) || mpfi_nan_p(y)) { encl_set_nan(r); return; }
    mpfr_max(&r->left, &x->left, &y->left, MPFR_RNDD);
    mpfr_max(&r->right, &x->right, &y->right, MPFR_RNDU);
}

/* Digits d1 d2 .. dn and the exponent e of 0.d1d2..dn x 10^e, as a plain decimal where that is short. */
static char *laid_out(const char *d, long e, bool minus)
{
    size_t n = strlen(d);
    while (n > 1 && d[n - 1] == '0') n--;
    size_t room = n + 64 + (e > 0 && e <= 40 ? (size_t)e : 0);
    char *s = alloc_bytes(room);
    const char *sign = minus ? "-" : "";
    if (e > 0 && e <= 40) {
        size_t whole = (size_t)e;
        if (n <= whole) snprintf(s, room, "%s%.*s%.*s", sign, (int)n, d, (int)(whole - n),
                                 "0000000000000000000000000000000000000000");
        else snprintf(s, room, "%s%.*s.%.*s", sign, (int)whole, d, (int)(n - whole), d + whole);
    } else if (e <= 0 && e > -6) {
        snprintf(s, room, "%s0.%.*s%.*s", sign, (int)-e, "000000", (int)n, d);
    } else {
        snprintf(s, room, n > 1 ? "%s%c.%.*se%ld" : "%s%c%.*se%ld", sign, d[0], (int)(n - 1), d + 1, e - 1);
    }
    return s;
}

char *encl_decimal(mpfr_srcptr x, size_t digits, mpfr_rnd_t rnd)
{
    if (mpfr_nan_p(x)) return alloc_text("nan");
    if (mpfr_inf_p(x)) return alloc_text(mpfr_sgn(x) > 0 ? "inf" : "-inf");
    if (mpfr_zero_p(x)) return alloc_text("0");
    mpfr_exp_t e;
    char *d = mpfr_get_str(NULL, &e, 10, digits < 2 ? 2 : digits, x, rnd);
    bool minus = d[0] == '-';
    char *s = laid_out(d + minus, (long)e, minus);
    mpfr_free_str(d);
    return s;
}

/* |q| = 0.d1d2.. x 10^e with d1 > 0: the digits are the floor of |q| 10^(digits-e), or one more. */
char *encl_decimal_rat(mpq_srcptr q, size_t digits, mpfr_rnd_t rnd)
{
    if (mpq_sgn(q) == 0) return alloc_text("0");
    bool minus = mpq_sgn(q) < 0, up = minus ? rnd == MPFR_RNDD : rnd == MPFR_RNDU;
    /* sizeinbase is at most one too great for each: e starts at most 2 above and never below what is wanted */
    long e = (long)mpz_sizeinbase(mpq_numref(q), 10) - (long)mpz_sizeinbase(mpq_denref(q), 10) + 2;
    mpz_t n, den, rest, least;
    mpz_inits(n, den, rest, least, NULL);
    mpz_ui_pow_ui(least, 10, digits - 1);
    for (;; e--) {
        long shift = (long)digits - e;
        mpz_abs(n, mpq_numref(q));
        mpz_ui_pow_ui(den, 10, (unsigned long)labs(shift));
        if (shift >= 0) mpz_mul(n, n, den);
        if (shift >= 0) mpz_set(den, mpq_denref(q));
        else mpz_mul(den, den, mpq_denref(q));
        mpz_fdiv_qr(n, rest, n, den);
        if (mpz_cmp(n, least) >= 0) break;
    }
    if (up && mpz_sgn(rest) != 0) mpz_add_ui(n, n, 1);
    char *d = mpz_get_str(NULL, 10, n);
    if (strlen(d) > digits) e++; /* 9.99 rounded up to 10.0 */
    char *s = laid_out(d, e, minus);
    alloc_free(d);
    mpz_clears(n, den, rest, least, NULL);
    return s;
}

char *encl_lo(encl_srcptr x, size_t digits) { return encl_decimal(&x->left, digits, MPFR_RNDD); }
char *encl_hi(encl_srcptr x, size_t digits) { return encl_decimal(&x->right, digits, MPFR_RNDU); }

mpfi_ptr encl_array(arena_t *A, size_t n, mpfr_prec_t prec)
{
    size_t size = mpfr_custom_get_size(prec);
    mpfi_ptr x = arena_array(A, n, sizeof *x);
    unsigned char *limbs = arena_array(A, 2 * n, size);
    for (size_t i = 0; i < 2 * n; i++)
        mpfr_custom_init_set(i % 2 ? &x[i / 2].right : &x[i / 2].left, MPFR_ZERO_KIND, 0, prec, limbs + i * size);
    return x;
}

mpfr_t *ends_new(size_t n, mpfr_prec_t prec)
{
    mpfr_t *a = alloc_bytes(n * sizeof *a);
    for (size_t i = 0; i < n; i++) mpfr_init2(a[i], prec);
    return a;
}

void ends_free(mpfr_t *a, size_t n)
{
    for (size_t i = 0; i < n; i++) mpfr_clear(a[i]);
    alloc_free(a);
}

mpfr_t *ends_kept(arena_t *A, size_t n, mpfr_prec_t prec)
{
    mpfr_t *a = ARENA_ARRAY(A, mpfr_t, n);
    size_t size = mpfr_custom_get_size(prec);
    char *digits = arena_array(A, n, size);
    for (size_t i = 0; i < n; i++) {
        mpfr_custom_init(digits + i * size, prec);
        mpfr_custom_init_set(a[i], MPFR_ZERO_KIND, 0, prec, digits + i * size);
    }
    return a;
}
