/* SPDX-License-Identifier: MIT
**
** Sums of c log a: every way encloses what MPFI finds at four times the precision, and is as narrow as it says.
*/
#include "numerics/logs/logprod.h"
#include "numerics/logs/logsum.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

enum { TERMS = 700 };
typedef struct { size_t n; uint64_t c[TERMS], a[TERMS]; } words_t;

/* One bit or 63, ties, powers of two, ones; c with zeros among them. */
static void draw_words(words_t *w, dice_t *d)
{
    w->n = dice_below(d, dice_one_in(d, 4) ? TERMS : 6);
    unsigned long c_bits = 1 + dice_below(d, 63), a_bits = 1 + dice_below(d, 63);
    for (size_t i = 0; i < w->n; i++) {
        w->c[i] = dice_one_in(d, 9) ? 0 : dice_roll(d) >> (64 - c_bits);
        w->a[i] = dice_one_in(d, 9) ? 1 : (dice_roll(d) >> (64 - a_bits)) | 1;
        if (dice_one_in(d, 9)) w->a[i] = (uint64_t)1 << dice_below(d, 63);
        if (i && dice_one_in(d, 5)) w->a[i] = w->a[i - 1];
    }
}

static void sum_by_mpfi(mpfi_ptr r, const uint64_t *c, const uint64_t *a, size_t n)
{
    mpfi_t t;
    mpfi_init2(t, mpfi_get_prec(r));
    mpfi_set_ui(r, 0);
    for (size_t i = 0; i < n; i++) {
        if (c[i] == 0) continue;
        mpfi_set_ui(t, a[i]);
        mpfi_log(t, t);
        mpfi_mul_ui(t, t, c[i]);
        mpfi_add(r, r, t);
    }
    mpfi_clear(t);
}

/* Width at most 2^(6-p) sum c log2 a, and a unit of each rounded end. */
static void expect_narrow(mpfi_srcptr r, const uint64_t *c, const uint64_t *a, size_t n, const char *way)
{
    mpfr_prec_t p = mpfi_get_prec(r);
    mpfr_t width, most;
    mpfr_inits2(64, width, most, (mpfr_ptr)NULL);
    mpfr_set_zero(most, 1);
    for (size_t i = 0; i < n; i++)
        if (a[i] > 1) mpfr_add_d(most, most, (double)c[i] * log2((double)a[i]), MPFR_RNDU);
    mpfr_mul_2si(most, most, 6 - p, MPFR_RNDU);
    mpfr_abs(width, &r->right, MPFR_RNDU);
    mpfr_mul_2si(width, width, 2 - p, MPFR_RNDU);
    mpfr_add(most, most, width, MPFR_RNDU);
    mpfr_sub(width, &r->right, &r->left, MPFR_RNDU);
    assert_that(mpfr_lessequal_p(width, most), "%s: %zu terms at %ld bits are too wide", way, n, (long)p);
    mpfr_clears(width, most, (mpfr_ptr)NULL);
}

static void expect_all_ways(const uint64_t *c, const uint64_t *a, size_t n, mpfr_prec_t prec)
{
    static const char *const name[] = { "fixed", "product", "mpfr", "chosen" };
    mpfi_t want, got;
    mpfi_init2(want, 4 * prec + 128);
    mpfi_init2(got, prec);
    sum_by_mpfi(want, c, a, n);
    for (int way = 0; way <= LOGSUM_WAYS; way++) {
        if (way == LOGSUM_FIXED && prec > 512) continue;
        if (way == LOGSUM_WAYS) logsum_encl(got, c, a, n);
        else logsum_encl_by(got, c, a, n, (logsum_way_t)way);
        const char *input = name[way];
        if (n && n < 4) {
            char *s = NULL;
            if (asprintf(&s, "%s: %#lx log %#lx ... at %ld bits", name[way], c[0], a[0], (long)prec) > 0) input = s;
        }
        assert_meet(got, want, input);
        assert_that(mpfr_lessequal_p(&got->left, &want->left) && mpfr_lessequal_p(&want->right, &got->right),
                    "%s does not enclose", input);
        expect_narrow(got, c, a, n, input);
    }
    mpfi_clear(want);
    mpfi_clear(got);
}

Test(logsum, every_way_encloses)
{
    static const mpfr_prec_t precs[] = { 53, 64, 65, 128, 129, 192, 256, 320, 512, 513, 1024 };
    dice_t d = { 41 };
    static words_t w;
    for (int i = 0; i < 700; i++) {
        draw_words(&w, &d);
        mpfr_prec_t prec = precs[dice_below(&d, 11)];
        if (w.n > 50 && prec > 512) w.n = 50;
        expect_all_ways(w.c, w.a, w.n, prec);
        if (i % 3 == 0) expect_all_ways(w.a, w.a, w.n, prec); /* sum a log a */
    }
}

/* Many small counts: taken apart into primes. 0 log 0 = 0. */
Test(logsum, small_counts_are_folded)
{
    static uint64_t a[20000];
    dice_t d = { 42 };
    for (unsigned long top = 1; top < 20000; top += 1 + top) {
        for (size_t i = 0; i < 20000; i++) a[i] = dice_below(&d, top + 1);
        expect_all_ways(a, a, top < 300 ? 2000 : 20000, 128);
    }
}

/* Exponents of one length, the most and the least there can be. */
Test(logsum, extreme_exponents)
{
    uint64_t c[3] = { ((uint64_t)1 << 63) - 1, 1, (uint64_t)1 << 62 }, a[3] = { ((uint64_t)1 << 63) - 1, 2, 3 };
    for (size_t n = 0; n <= 3; n++)
        for (mpfr_prec_t prec = 64; prec <= 1024; prec *= 2) {
            expect_all_ways(c, a, n, prec);
            expect_all_ways(a, c, n, prec);
        }
}

/* The product alone, by every number of limbs that has code of its own, and beyond. */
Test(logsum, products_of_all_lengths)
{
    dice_t d = { 43 };
    static words_t w;
    for (int L = 2; L <= 20; L++)
        for (int i = 0; i < 15; i++) {
            draw_words(&w, &d);
            mpfi_t want, got;
            mpfi_init2(want, 64 * L + 400);
            mpfi_init2(got, 64 * L + 200);
            sum_by_mpfi(want, w.c, w.a, w.n);
            logprod(&got->left, &got->right, w.c, w.a, w.n, L);
            assert_that(mpfr_lessequal_p(&got->left, &want->right) && mpfr_lessequal_p(&want->left, &got->right),
                        "%d limbs, %zu terms", L, w.n);
            mpfr_t width;
            mpfr_init2(width, 64);
            mpfr_sub(width, &got->right, &got->left, MPFR_RNDU);
            mpfr_mul_2si(width, width, 64 * L - 4, MPFR_RNDU);
            for (size_t k = 0; k < w.n; k++) mpfr_sub_ui(width, width, w.c[k], MPFR_RNDU);
            assert_that(mpfr_cmp_d(width, 1e-9) <= 0, "%d limbs, %zu terms: wider than 2^-(64L-4) sum c", L, w.n);
            mpfr_clear(width);
            mpfi_clear(want);
            mpfi_clear(got);
        }
}

/* The product of one word is exact: what is left is the rounding of its logarithm, at either end. */
Test(logsum, products_of_one_word)
{
    mpfi_t got;
    mpfr_t want;
    for (int L = 2; L <= 60; L++) {
        mpfi_init2(got, 64 * L + 200);
        mpfr_init2(want, 64 * L + 400);
        for (uint64_t a = 2; a < 64; a++) {
            const uint64_t c = 1;
            logprod(&got->left, &got->right, &c, &a, 1, L);
            mpfr_log_ui(want, a, MPFR_RNDN);
            assert_that(mpfr_lessequal_p(&got->left, want) && mpfr_lessequal_p(want, &got->right), "log %lu, %d limbs",
                        (unsigned long)a, L);
        }
        mpfi_clear(got);
        mpfr_clear(want);
    }
}

Test(logsum, one_logarithm_of_any_length)
{
    dice_t d = { 44 };
    mpz_t a;
    mpz_init(a);
    for (int i = 0; i < 3000; i++) {
        do trouble_int(a, &d);
        while (mpz_cmp_ui(a, 2) < 0);
        mpfr_prec_t prec = 53 + (mpfr_prec_t)dice_below(&d, 700);
        mpfi_t want, got;
        mpfi_init2(want, 4 * prec + 1100);
        mpfi_init2(got, prec);
        mpfi_set_z(want, a);
        mpfi_log(want, want);
        logsum_log(got, a);
        assert_that(mpfr_lessequal_p(&got->left, &want->left) && mpfr_lessequal_p(&want->right, &got->right),
                    "log %s at %ld bits", mpz_get_str(NULL, 16, a), (long)prec);
        mpfi_clear(want);
        mpfi_clear(got);
    }
    mpz_clear(a);
}

/* --- many sums at once ---------------------------------------------------------------------------------------- */

/* want += by log a. */
static void add_log(mpfi_ptr want, mpz_srcptr by, mpz_srcptr a, unsigned long times)
{
    mpfi_t t;
    mpfi_init2(t, mpfi_get_prec(want));
    mpfi_set_z(t, a);
    mpfi_log(t, t);
    mpfi_mul_z(t, t, by);
    mpfi_mul_ui(t, t, times);
    mpfi_add(want, want, t);
    mpfi_clear(t);
}

/* Sums over words, times numbers of either sign, and logarithms of any length: what is taken is enclosed, to a width of
** 2^(7-p) of the sum of all sizes at most; what is not taken changes nothing. */
Test(logsum, many_sums_in_fixed_point)
{
    dice_t d = { 45 };
    mpz_t by, a, size_of;
    mpz_inits(by, a, size_of, NULL);
    size_t taken = 0, passed = 0;
    for (int i = 0; i < 1500; i++) {
        mpfr_prec_t prec = 53 + (mpfr_prec_t)dice_below(&d, 600);
        mpfi_t want, size, got;
        mpfi_init2(want, 4 * prec + 2000);
        mpfi_init2(size, 64);
        mpfi_init2(got, prec);
        mpfi_set_ui(want, 0);
        mpfi_set_ui(size, 0);
        logsum_fixed_t F;
        logsum_fixed_init(&F, prec);
        for (size_t k = 1 + dice_below(&d, 5); k > 0; k--) {
            uint64_t w[8];
            size_t n = dice_one_in(&d, 3) ? 0 : 1 + dice_below(&d, 8);
            for (size_t j = 0; j < n; j++)
                w[j] = dice_one_in(&d, 6) ? dice_below(&d, 3) : dice_roll(&d) >> (1 + dice_below(&d, 62));
            mpz_set_si(by, (long)dice_below(&d, 2000) - 1000);
            if (dice_one_in(&d, 4)) mpz_mul_2exp(by, by, dice_below(&d, 300));
            do trouble_int(a, &d);
            while (mpz_cmp_ui(a, 2) < 0);
            bool is = n ? logsum_fixed_words(&F, by, w, n) : logsum_fixed_log(&F, by, a);
            taken += is;
            passed += !is;
            mpz_abs(size_of, by);
            for (size_t j = 0; is && j < (n ? n : 1); j++) {
                if (n) mpz_set_ui(a, w[j]);
                if (mpz_cmp_ui(a, 2) < 0) continue;
                add_log(want, by, a, n ? w[j] : 1);
                add_log(size, size_of, a, n ? w[j] : 1);
            }
        }
        logsum_fixed_encl(got, &F);
        cr_assert(mpfr_lessequal_p(&got->left, &want->left) && mpfr_lessequal_p(&want->right, &got->right),
                  "case %d at %ld bits", i, (long)prec);
        mpfi_mul_2si(size, size, 7 - prec);
        mpfr_sub(&got->right, &got->right, &got->left, MPFR_RNDU);
        cr_assert(mpfr_lessequal_p(&got->right, &size->right), "case %d at %ld bits: too wide", i, (long)prec);
        logsum_fixed_clear(&F);
        mpfi_clear(want);
        mpfi_clear(size);
        mpfi_clear(got);
    }
    cr_assert(taken > 1000 && passed > 100, "%zu taken, %zu not", taken, passed);
    mpz_clears(by, a, size_of, NULL);
}
