/* SPDX-License-Identifier: MIT
**
** Rationals as people write them: what is read, what is refused, and back again.
*/
#include "numerics/base/rat.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

/* Reads from a copy of exactly n bytes, so that a byte read beyond them is caught by the sanitizer. */
static const char *read_exactly(mpq_ptr q, const char *text, size_t n)
{
    char *copy = malloc(n ? n : 1);
    if (!copy) abort();
    memcpy(copy, text, n);
    const char *error = rat_read(q, copy, n);
    free(copy);
    return error;
}

static void expect(const char *text, const char *want)
{
    mpq_t q;
    mpq_init(q);
    const char *error = read_exactly(q, text, strlen(text));
    assert_that(!error, "`%s` was refused: %s", text, error);
    char *got = mpq_get_str(NULL, 10, q);
    assert_that(strcmp(got, want) == 0, "`%s` was read as %s, not %s", text, got, want);
    free(got);
    mpq_clear(q);
}

static void expect_refusal(const char *text, size_t n)
{
    mpq_t q;
    mpq_init(q);
    const char *error = read_exactly(q, text, n);
    assert_that(error && strlen(error) > 8, "`%.60s` (%zu bytes) was not refused in words", text, n);
    assert_that(!rat_read(q, "-6/4", 4) && mpq_cmp_si(q, -3, 2) == 0, "after `%.60s`, -6/4 is misread", text);
    mpq_clear(q);
}

Test(rat, accepted)
{
    static const char *const texts[][2] = {
        { "3/10", "3/10" },   { "-7", "-7" },       { "0.3", "3/10" },     { ".5", "1/2" },      { "2.5e-3", "1/400" },
        { "+7", "7" },        { "0", "0" },         { "-0", "0" },         { "0/5", "0" },       { "-0.0e9", "0" },
        { "6/4", "3/2" },     { "-6/4", "-3/2" },   { "007", "7" },        { "0008/0004", "2" }, { "1e0", "1" },
        { "1E3", "1000" },    { "1e+3", "1000" },   { "1e-3", "1/1000" },  { "-.25", "-1/4" },   { "+.25e1", "5/2" },
        { "1e0000000002", "100" },                  { "0.1000", "1/10" },  { "10/10", "1" },
        { "123456789012345678901234567890/123456789012345678901234567890", "1" },
        { "0.125e2", "25/2" },
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) expect(texts[i][0], texts[i][1]);
}

Test(rat, refused)
{
    static const char *const texts[] = {
        "",
        "1/0",
        "-1/0",
        "0/0",
        "1/00",
        "/",
        "1/",
        "/2",
        "1/-2",
        "1/+2",
        "1/2/3",
        "1/2.0",
        "1.5/2",
        "1/2e3",
        ".",
        "-",
        "+",
        "--1",
        "+-1",
        "-+1",
        " 1",
        "1 ",
        "1 /2",
        "\t1",
        "1\n",
        "1\r",
        "1.2.3",
        "..5",
        "e5",
        ".e5",
        "1e",
        "1e+",
        "1e-",
        "1e5.5",
        "1e1e1",
        "0x10",
        "1_000",
        "1,5",
        "inf",
        "-inf",
        "nan",
        "NaN",
        "1%",
        "1f",
        "1e10001",
        "1e-10001",
        "1e99999999999999999999999999",
        "1e-99999999999999999999999999",
        "\xef\xbb\xbf"
        "1",
        "\xc2\xbd",
        "1/2\xff",
        "abc",
        "1a",
        "1/b",
        "1/2b",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) expect_refusal(texts[i], strlen(texts[i]));
}

Test(rat, bytes_of_zero_are_refused)
{
    static const char texts[][6] = { "1", "\0001", "1\0002", "1/\0002", ".\0005", "1e\0002", "1/2" };
    static const size_t n[] = { 2, 2, 3, 4, 3, 4, 4 };
    for (size_t i = 0; i < sizeof n / sizeof *n; i++) expect_refusal(texts[i], n[i]);
}

Test(rat, no_byte_but_digits_and_signs_is_part_of_a_number)
{
    for (int c = 0; c < 256; c++) {
        char text[3] = { '1', (char)c, '1' };
        if (!strchr("0123456789./eE", c) || c == 0) expect_refusal(text, 3);
        else {
            mpq_t q;
            mpq_init(q);
            assert_that(!read_exactly(q, text, 3), "1%c1 was refused", c);
            mpq_clear(q);
        }
    }
}

Test(rat, reads_no_further_than_told)
{
    mpq_t q;
    mpq_init(q);
    static const char text[] = "12345/678e9";
    assert_that(!rat_read(q, text, 3) && mpq_cmp_ui(q, 123, 1) == 0, "the first three characters of 12345");
    assert_that(!rat_read(q, text, 7) && mpq_cmp_ui(q, 12345, 6) == 0, "12345/6, cut from a longer text");
    mpq_clear(q);
}

/* digits characters of '7' with an optional tail, read or refused. */
static bool long_number_is_read(size_t digits, const char *tail)
{
    size_t n = digits + strlen(tail);
    char *text = malloc(n + 1);
    if (!text) abort();
    memset(text, '7', digits);
    strcpy(text + digits, tail);
    mpq_t q;
    mpq_init(q);
    const char *error = read_exactly(q, text, n);
    mpz_t want;
    mpz_init(want);
    mpz_ui_pow_ui(want, 10, digits < RAT_CHARS_MAX ? digits : 0);
    mpz_sub_ui(want, want, 1);
    mpz_divexact_ui(want, want, 9);
    mpz_mul_ui(want, want, 7);
    assert_that(error || *tail || digits >= RAT_CHARS_MAX || mpz_cmp(mpq_numref(q), want) == 0, "%zu sevens", digits);
    mpz_clear(want);
    mpq_clear(q);
    free(text);
    return !error;
}

Test(rat, limits)
{
    assert_that(long_number_is_read(9999, "") && long_number_is_read(RAT_CHARS_MAX, ""), "10000 digits");
    assert_that(long_number_is_read(9996, "e-10") && long_number_is_read(9998, "/3"), "10000 characters");
    assert_that(!long_number_is_read(RAT_CHARS_MAX + 1, ""), "10001 digits are refused");
    assert_that(!long_number_is_read(1000000, "") && !long_number_is_read(1000000, "/7"), "a million are refused");
    mpq_t q, want;
    mpq_inits(q, want, NULL);
    mpz_ui_pow_ui(mpq_numref(want), 10, RAT_EXPONENT_MAX);
    assert_that(!rat_read(q, "1e10000", 7) && mpq_equal(q, want), "1e10000");
    mpq_inv(want, want);
    assert_that(!rat_read(q, "1e-10000", 8) && mpq_equal(q, want), "1e-10000");
    mpq_clears(q, want, NULL);
}

Test(rat, round_trip)
{
    arena_t *A = arena_new();
    dice_t d = { 21 };
    for (int i = 0; i < 20000; i++) {
        mpq_ptr q = arena_mpq(A, 2), back = q + 1;
        trouble_rat(q, &d);
        char *text = rat_print(q);
        const char *error = rat_read(back, text, strlen(text));
        assert_that(!error && mpq_equal(q, back), "%s came back otherwise", text);
        assert_that((strchr(text, '/') == NULL) == (mpz_cmp_ui(mpq_denref(q), 1) == 0), "%s: a/b or a", text);
        free(text);
        arena_reset(A);
    }
    arena_free(A);
}

/* N 10^k for random N and k, as a decimal with the point and the exponent anywhere. */
Test(rat, decimals_are_exact)
{
    dice_t d = { 22 };
    mpq_t q, want;
    mpq_inits(q, want, NULL);
    for (int i = 0; i < 20000; i++) {
        char whole[40] = "", part[40] = "", text[120];
        unsigned nw = (unsigned)dice_below(&d, 25), np = (unsigned)dice_below(&d, 25);
        for (unsigned k = 0; k < nw; k++) whole[k] = (char)('0' + (dice_one_in(&d, 3) ? 0 : dice_below(&d, 10)));
        for (unsigned k = 0; k < np; k++) part[k] = (char)('0' + (dice_one_in(&d, 3) ? 0 : dice_below(&d, 10)));
        long e = dice_within(&d, 60);
        const char *sign = dice_one_in(&d, 2) ? "-" : dice_one_in(&d, 2) ? "+" : "";
        snprintf(text, sizeof text, "%s%s.%se%+ld", sign, whole, part, e);
        const char *error = read_exactly(q, text, strlen(text));
        assert_that(!error == (nw + np > 0), "%s", text);
        if (error) continue;
        snprintf(text, sizeof text, "%s%s", whole, part);
        mpz_set_str(mpq_numref(want), text, 10);
        mpz_set_ui(mpq_denref(want), 1);
        for (long k = e - (long)np; k != 0; k += k < 0 ? 1 : -1)
            mpz_mul_ui(k < 0 ? mpq_denref(want) : mpq_numref(want), k < 0 ? mpq_denref(want) : mpq_numref(want), 10);
        mpq_canonicalize(want);
        if (*sign == '-') mpq_neg(want, want);
        assert_equal_rats(q, want, text);
    }
    mpq_clears(q, want, NULL);
}

/* The common denominator is one, and the least: no prime divides it and all numerators. */
Test(rat, common_denominator)
{
    arena_t *A = arena_new();
    dice_t d = { 23 };
    for (int i = 0; i < 4000; i++) {
        arena_reset(A);
        size_t n = dice_below(&d, 6);
        mpq_ptr q = arena_mpq(A, n + 1), back = q + n;
        mpz_ptr num = arena_mpz(A, n + 2), den = num + n, common = den + 1;
        for (size_t k = 0; k < n; k++) trouble_rat(q + k, &d);
        rat_common(num, den, q, n);
        mpz_set(common, den);
        for (size_t k = 0; k < n; k++) {
            mpz_set(mpq_numref(back), num + k);
            mpz_set(mpq_denref(back), den);
            mpq_canonicalize(back);
            assert_equal_rats(back, q + k, "over the common denominator");
            mpz_gcd(common, common, num + k);
        }
        assert_that(mpz_sgn(den) > 0 && mpz_cmp_ui(common, 1) == 0, "not the least");
    }
    arena_free(A);
}

/* Every denominator in turn: the first that has a numerator in [lo, hi], and of those the least. */
Test(rat, the_simplest_between)
{
    mpq_t lo, hi, got;
    mpz_t n;
    mpq_inits(lo, hi, got, NULL);
    mpz_init(n);
    dice_t d = { 71 };
    for (int i = 0; i < 3000; i++) {
        mpq_set_ui(lo, dice_below(&d, 40) * dice_below(&d, 60), 1 + dice_below(&d, 60));
        mpq_set_ui(hi, 1 + dice_below(&d, 30), 1 + dice_below(&d, dice_one_in(&d, 2) ? 2000 : 3));
        mpq_canonicalize(lo);
        mpq_canonicalize(hi);
        mpq_add(hi, hi, lo);
        unsigned long den = 0;
        do {
            mpz_mul_ui(n, mpq_numref(lo), ++den);
            mpz_cdiv_q(n, n, mpq_denref(lo));
            mpq_set_z(got, n);
            mpz_set_ui(mpq_denref(got), den);
        } while (mpq_cmp(got, hi) > 0);
        mpq_t want;
        mpq_init(want);
        mpq_set(want, got);
        long bits = (long)mpz_sizeinbase(mpq_denref(want), 2);
        assert_that(rat_simplest(got, lo, hi, bits) && mpq_equal(got, want), "%s, not %s, in [%s, %s]",
            rat_print(got), rat_print(want), rat_print(lo), rat_print(hi));
        assert_that(!rat_simplest(got, lo, hi, bits - 1), "more than %ld bits in [%s, %s]", bits - 1, rat_print(lo),
                    rat_print(hi));
        mpq_clear(want);
    }
    mpq_clears(lo, hi, got, NULL);
    mpz_clear(n);
}

/* Runs of digits that fit a word, and longer ones, on both sides of a point and of a stroke. */
Test(rat, digits_of_any_number)
{
    static const char digits[] = "9876543210987654321098765";
    mpq_t q, r;
    mpz_t ten;
    mpq_inits(q, r, NULL);
    mpz_init(ten);
    for (int a = 1; a < 25; a++)
        for (int b = 1; b < 25; b++) {
            char text[64], all[64];
            int n = snprintf(text, sizeof text, "%.*s.%.*s", a, digits, b, digits);
            snprintf(all, sizeof all, "%.*s%.*s", a, digits, b, digits);
            mpz_ui_pow_ui(ten, 10, (unsigned long)b);
            mpz_set_str(mpq_numref(r), all, 10);
            mpz_set(mpq_denref(r), ten);
            mpq_canonicalize(r);
            cr_assert(!rat_read(q, text, (size_t)n) && mpq_equal(q, r), "%s", text);
            text[a] = '/';
            mpq_set_str(r, text, 10);
            mpq_canonicalize(r);
            cr_assert(!rat_read(q, text, (size_t)n) && mpq_equal(q, r), "%s", text);
        }
    mpq_clears(q, r, NULL);
    mpz_clear(ten);
}
