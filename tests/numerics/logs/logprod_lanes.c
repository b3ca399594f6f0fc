/* SPDX-License-Identifier: MIT
**
** Eight products side by side against exact ones: never above them, and below by less than is claimed.
*/
#include "numerics/logs/logprod.h"
#include "numerics/logs/logprod_lanes.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <mpfi.h>

enum { WORDS_MOST = 300 };

typedef struct { uint64_t word[LANES_PRODUCTS][WORDS_MOST]; } lanes_t;

/* 0 <= p - m 2^e < k 2^-(64L+31) p: with M the integer of the 64 (L + 1) bits of m, times 2^(64 (L + 1) - e) all
** round. */
static void expect_close(const mp_limb_t *m, int64_t e, const uint64_t *word, size_t words, size_t k, int L)
{
    mpz_t p, M, gap;
    mpz_inits(p, M, gap, NULL);
    mpz_set_ui(p, 1);
    for (size_t i = 0; i < words; i++) mpz_mul_ui(p, p, word[i]);
    mpz_import(M, (size_t)L + 1, -1, sizeof *m, 0, 0, m);
    int64_t up = e - 64 * (L + 1);
    if (up > 0) mpz_mul_2exp(M, M, (mp_bitcnt_t)up);
    else mpz_mul_2exp(p, p, (mp_bitcnt_t)-up);
    mpz_sub(gap, p, M);
    assert_that(m[L] >> 63 == 1, "the top bit is set, %d limbs", L);
    assert_that(mpz_sgn(gap) >= 0, "%zu words, %d limbs: above the product", words, L);
    mpz_mul_2exp(gap, gap, 64 * (mp_bitcnt_t)L + 31);
    mpz_mul_ui(p, p, k);
    assert_that(mpz_cmp(gap, p) < 0, "%zu words, %d limbs: further below than %zu 2^-(64L+31)", words, L, k);
    mpz_clears(p, M, gap, NULL);
}

static void expect_products(const lanes_t *w, const size_t *n, int fit, int L)
{
    mp_limb_t m[LANES_PRODUCTS * (LANES_LIMBS_MAX + 1)];
    int64_t e[LANES_PRODUCTS];
    const uint64_t *a[LANES_PRODUCTS];
    size_t most = 0;
    for (size_t j = 0; j < LANES_PRODUCTS; j++) {
        a[j] = w->word[j];
        most = n[j] > most ? n[j] : most;
    }
    size_t k = lanes_products(m, e, a, n, fit, L);
    assert_that(k == (most + (size_t)fit - 1) / (size_t)fit, "%zu words of %d are %zu", most, fit, k);
    for (size_t j = 0; j < LANES_PRODUCTS; j++) expect_close(m + j * (size_t)(L + 1), e[j], a[j], n[j], k, L);
}

/* Words that carries run through, that leave the fraction small, and that end short products exactly: 2^52 - 1, 2^51
** and 2^51 + 1, 1, powers of two, neighbours of them, drawn ones. */
static uint64_t trouble_of(dice_t *d, int bits, unsigned kind)
{
    uint64_t top = (uint64_t)1 << (bits - 1), all = top | (top - 1);
    switch (kind) {
    case 0: return all;
    case 1: return top;
    case 2: return bits > 1 ? top + 1 : 1;
    case 3: return 1;
    case 4: return (uint64_t)1 << dice_below(d, (uint64_t)bits);
    case 5: return all - dice_below(d, all < 3 ? 1 : 3);
    default: return 1 + dice_below(d, all);
    }
}

Test(logprod_lanes, products_are_low_by_no_more_than_is_claimed)
{
    dice_t d = { 77 };
    static lanes_t w;
    if (!lanes_serve(5)) return;
    for (int L = 2; L <= 70; L += L < 20 ? 1 : 7)
        for (int turn = 0; turn < 24; turn++) {
            int fit = turn % 3 + 1, bits = LANES_BITS / fit;
            size_t n[LANES_PRODUCTS], most = turn < 6 ? (size_t)turn + 1 : 1 + dice_below(&d, WORDS_MOST);
            for (size_t j = 0; j < LANES_PRODUCTS; j++) {
                n[j] = j == 3 || turn < 3 ? most : dice_below(&d, most + 1);
                for (size_t i = 0; i < n[j]; i++)
                    w.word[j][i] = trouble_of(
                        &d, bits, turn < 12 ? (unsigned)(j + (size_t)turn) % 8 : (unsigned)dice_below(&d, 8));
            }
            expect_products(&w, n, fit, L);
        }
}

/* A fraction that falls as fast as it can: each word takes half of it away, so that it is raised as late as may be. */
Test(logprod_lanes, fractions_as_small_as_they_come)
{
    static lanes_t w;
    if (!lanes_serve(5)) return;
    for (int L = 5; L <= 40; L += 5)
        for (size_t k = 20; k < 100; k++) {
            size_t n[LANES_PRODUCTS];
            for (size_t j = 0; j < LANES_PRODUCTS; j++) {
                n[j] = k;
                for (size_t i = 0; i < k; i++) w.word[j][i] = ((uint64_t)1 << 51) + (i + j < 9 ? i * j + 1 : 1);
            }
            expect_products(&w, n, 1, L);
        }
}

Test(logprod_lanes, no_more_limbs_than_there_is_room_for)
{
    assert_that(!lanes_serve(LANES_LIMBS_MAX), "%d limbs of 64 bits are more than %d of 52", LANES_LIMBS_MAX,
                LANES_LIMBS_MAX);
}

/* log prod a^c by logprod at L limbs, against interval logarithms at more than its precision. */
static void expect_sum(const uint64_t *c, const uint64_t *a, size_t n, int L)
{
    mpfi_t want, t;
    mpfr_t lo, hi, most;
    mpfi_init2(want, 64 * L + 200);
    mpfi_init2(t, 64 * L + 200);
    mpfr_inits2(64 * L + 200, lo, hi, most, (mpfr_ptr)NULL);
    mpfi_set_ui(want, 0);
    mpfr_set_zero(most, 1);
    for (size_t i = 0; i < n; i++) {
        mpfi_set_ui(t, a[i]);
        mpfi_log(t, t);
        mpfi_mul_ui(t, t, c[i]);
        mpfi_add(want, want, t);
        mpfr_add_ui(most, most, c[i], MPFR_RNDD);
    }
    logprod(lo, hi, c, a, n, L);
    assert_that(mpfr_lessequal_p(lo, &want->left) && mpfr_lessequal_p(&want->right, hi),
                "%zu terms, %d limbs: the sum is not enclosed", n, L);
    mpfr_sub(hi, hi, lo, MPFR_RNDU);
    mpfr_mul_2si(most, most, 4 - 64 * L, MPFR_RNDD);
    assert_that(mpfr_lessequal_p(hi, most), "%zu terms, %d limbs: wider than 2^-(64L-4) sum c", n, L);
    mpfi_clear(want);
    mpfi_clear(t);
    mpfr_clears(lo, hi, most, (mpfr_ptr)NULL);
}

/* Digits of many words and of few, of equally many and not, of words two or more of which make one, and 52 bits long;
** one bit more has other code. */
Test(logprod_lanes, sums_of_many_terms)
{
    enum { TERMS = 1200 };
    static const int lengths[] = { 7, 20, 32, 51, 52, 53 };
    static uint64_t c[TERMS], a[TERMS];
    dice_t d = { 78 };
    for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++)
        for (int L = 4; L <= 20; L += 4)
            for (int skewed = 0; skewed < 2; skewed++) {
                for (size_t i = 0; i < TERMS; i++) {
                    a[i] = trouble_of(&d, lengths[k], (unsigned)dice_below(&d, 12));
                    c[i] = skewed ? (uint64_t)1 << dice_below(&d, 40) | dice_below(&d, 3) : dice_roll(&d) >> (64 - 11);
                }
                expect_sum(c, a, TERMS, L);
            }
}
