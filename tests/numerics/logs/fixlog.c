/* SPDX-License-Identifier: MIT
**
** |log a - (e log 2 - N)| <= FIXLOG_ERROR 2^-64L, at every length: small integers, near powers of two, near the borders
** of the tables' cells, longer than the limbs, long.
*/
#include "numerics/logs/fixlog.h"
#include "numerics/logs/fixlog_two.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

/* In units of 2^-64L, by MPFR at the precision that a needs and 128 bits more than N's. */
static double off(mpz_srcptr a, long e, const mp_limb_t *N, int L)
{
    mpfr_t whole, log, claimed, part;
    mpfr_init2(whole, (mpfr_prec_t)mpz_sizeinbase(a, 2) + 2);
    mpfr_inits2(64 * L + 128, log, claimed, part, (mpfr_ptr)NULL);
    mpfr_set_z(whole, a, MPFR_RNDN);
    mpfr_log(log, whole, MPFR_RNDN);
    mpfr_const_log2(claimed, MPFR_RNDN);
    mpfr_mul_si(claimed, claimed, e, MPFR_RNDN);
    mpz_t z;
    mpz_init(z);
    mpz_import(z, (size_t)L, -1, sizeof *N, 0, 0, N);
    mpfr_set_z_2exp(part, z, -64 * L, MPFR_RNDN);
    mpfr_sub(claimed, claimed, part, MPFR_RNDN);
    mpfr_sub(claimed, claimed, log, MPFR_RNDN);
    mpfr_mul_2si(claimed, claimed, 64 * L, MPFR_RNDN);
    double d = mpfr_get_d(claimed, MPFR_RNDN);
    mpz_clear(z);
    mpfr_clears(whole, log, claimed, part, (mpfr_ptr)NULL);
    return d < 0 ? -d : d;
}

/* The word in a sum of many, where the others count 0 times; and its weight and place add up. */
static void expect_within_a_sum(mpz_srcptr a)
{
    enum { MANY = 40 };
    uint64_t word[MANY], count[MANY] = { 0 };
    for (size_t i = 0; i < MANY; i++) word[i] = mpz_get_ui(a) ^ i << 7;
    for (int L = 2; L <= 4; L++) {
        mp_limb_t N[FIXLOG_LIMBS_MAX + 2] = { 0 }, three[FIXLOG_LIMBS_MAX + 2] = { 0 }, times[FIXLOG_LIMBS_MAX + 2];
        long_t e = 0, e_three = 5;
        word[7] = mpz_get_ui(a);
        count[7] = 1;
        fixlog_sum(N, &e, count, word, MANY, L);
        double d = off(a, (long)e, N, L);
        assert_that(d <= FIXLOG_ERROR, "%g units at %d limbs for %s in a sum", d, L, mpz_get_str(NULL, 16, a));
        count[7] = (uint64_t)3 << 61;
        fixlog_sum(three, &e_three, count, word, MANY, L);
        times[L] = mpn_mul_1(times, N, L, count[7]);
        times[L + 1] = 0;
        assert_that(mpn_cmp(three, times, L + 2) == 0 && e_three == 5 + (long_t)count[7] * e,
            "a weight is another number: %s", mpz_get_str(NULL, 16, a));
    }
}

static void expect_within(mpz_srcptr a)
{
    if (mpz_size(a) == 1 && mpz_cmp_ui(a, 1) > 0) expect_within_a_sum(a);
    for (int L = 2; L <= FIXLOG_LIMBS_MAX; L++) {
        mp_limb_t N[FIXLOG_LIMBS_MAX], M[FIXLOG_LIMBS_MAX];
        long e = fixlog(N, a, L);
        double d = off(a, e, N, L);
        assert_that(d <= FIXLOG_ERROR, "%g units at %d limbs for %s", d, L, mpz_get_str(NULL, 16, a));
        assert_that(e == (long)mpz_sizeinbase(a, 2), "e = %ld for %s", e, mpz_get_str(NULL, 16, a));
        if (mpz_size(a) > 1) continue;
        assert_that(fixlog_word(M, mpz_get_ui(a), L) == e && mpn_cmp(N, M, L) == 0, "a word is another number: %s",
                    mpz_get_str(NULL, 16, a));
    }
}

Test(fixlog, small_integers)
{
    mpz_t a;
    mpz_init(a);
    for (unsigned long n = 1; n <= 3000; n++) {
        mpz_set_ui(a, n);
        expect_within(a);
    }
    mpz_clear(a);
}

Test(fixlog, near_powers_of_two)
{
    mpz_t a;
    mpz_init(a);
    for (unsigned long k = 1; k <= 1100; k += k < 70 ? 1 : 61)
        for (long by = -2; by <= 2; by++) {
            mpz_set_ui(a, 0);
            mpz_setbit(a, k);
            if (by < 0) mpz_sub_ui(a, a, (unsigned long)-by);
            else mpz_add_ui(a, a, (unsigned long)by);
            if (mpz_sgn(a) > 0) expect_within(a);
        }
    mpz_clear(a);
}

/* f = i/256, where one cell gives way to the next, and f = 256/(i+1) (1 - j 2^-s): 1 - d = 1 - j 2^-s after the first
** multiplier; one unit more or less. */
Test(fixlog, near_the_borders_of_the_cells)
{
    mpz_t a;
    mpz_init(a);
    dice_t d = { 61 };
    for (unsigned long i = 128; i < 256; i++)
        for (int by = -1; by <= 1; by++) {
            mpz_set_ui(a, i);
            mpz_mul_2exp(a, a, 600);
            if (by < 0) mpz_sub_ui(a, a, 1);
            if (by > 0) mpz_setbit(a, 0);
            expect_within(a);
            unsigned long s = 15 + 8 * dice_below(&d, 3), j = dice_below(&d, 255);
            mpz_set_ui(a, 0);
            mpz_setbit(a, s);
            mpz_sub_ui(a, a, j);
            mpz_mul_ui(a, a, i + 1);
            mpz_mul_2exp(a, a, 540);
            if (by < 0) mpz_sub_ui(a, a, 1);
            if (by > 0) mpz_setbit(a, 0);
            expect_within(a);
        }
    mpz_clear(a);
}

Test(fixlog, random)
{
    mpz_t a;
    mpz_init(a);
    dice_t d = { 62 };
    for (int i = 0; i < 6000; i++) {
        if (dice_one_in(&d, 4)) trouble_int(a, &d);
        else trouble_bits(a, &d, 1 + dice_below(&d, dice_one_in(&d, 3) ? 900 : 66));
        expect_within(a);
    }
    mpz_clear(a);
}

/* The floor is MPFR's, or it is not told; which is rare. */
Test(fixlog, floors)
{
    mpz_t a, got, want;
    mpz_inits(a, got, want, NULL);
    dice_t d = { 63 };
    unsigned told = 0, turns = 12000;
    for (unsigned i = 0; i < turns; i++) {
        if (dice_one_in(&d, 4)) trouble_int(a, &d);
        else trouble_bits(a, &d, 1 + dice_below(&d, 300));
        long frac = (long)dice_below(&d, FIXLOG_FLOOR_MAX + 2);
        if (!fixlog_floor(got, a, frac)) continue;
        mpfr_t log;
        mpfr_init2(log, frac + (long)mpz_sizeinbase(a, 2) + 64);
        mpfr_set_z(log, a, MPFR_RNDN); /* exact */
        mpfr_log(log, log, MPFR_RNDD);
        mpfr_mul_2si(log, log, frac, MPFR_RNDD);
        mpfr_get_z(want, log, MPFR_RNDD);
        assert_that(mpz_cmp(got, want) == 0, "floor(2^%ld log %s)", frac, mpz_get_str(NULL, 10, a));
        mpfr_clear(log);
        told++;
    }
    assert_that(100 * told > 95 * turns, "told: %u of %u", told, turns);
    mpz_set_ui(a, 1);
    assert_that(!fixlog_floor(got, a, 100), "log 1 = 0 is an integer");
    mpz_clears(a, got, want, NULL);
}

/* a = e^(m/2^frac) rounded either way to more bits than the limbs have: log a is a multiple of 2^-frac and less than
** the error beside, so the floor is
** not told, or it is the right one. */
Test(fixlog, floors_beside_a_carry)
{
    mpz_t a, got, want;
    mpz_inits(a, got, want, NULL);
    mpfr_t x;
    mpfr_init2(x, 1200);
    dice_t d = { 64 };
    for (int i = 0; i < 2000; i++) {
        long frac = (long)dice_below(&d, FIXLOG_FLOOR_MAX + 1);
        mpz_ui_pow_ui(want, 2, (unsigned long)frac);
        mpz_mul_ui(want, want, 380);
        mpz_add_ui(want, want, dice_roll(&d) >> dice_below(&d, 64));
        mpfr_set_z_2exp(x, want, -frac, MPFR_RNDN); /* exact; 380 or more, so a has 548 bits or more */
        if (mpfr_cmp_ui(x, 700) > 0) continue;
        mpfr_exp(x, x, MPFR_RNDN);
        for (int up = 0; up < 2; up++) {
            mpfr_get_z(a, x, up ? MPFR_RNDU : MPFR_RNDD);
            if (!up) mpz_sub_ui(want, want, 1);
            assert_that(!fixlog_floor(got, a, frac) || mpz_cmp(got, want) == 0, "floor(2^%ld log %s)", frac,
                        mpz_get_str(NULL, 16, a));
            if (!up) mpz_add_ui(want, want, 1);
        }
    }
    mpfr_clear(x);
    mpz_clears(a, got, want, NULL);
}

/* x, its mantissa's last bits and its size drawn to be troublesome. */
static void draw_real(mpfr_ptr x, gmp_randstate_t state, unsigned long k)
{
    mpfr_urandomb(x, state);
    mpfr_add_ui(x, x, 1, MPFR_RNDN);                                                    /* in [1, 2] */
    if (k % 5 == 1) { mpfr_set_ui(x, 1, MPFR_RNDN); mpfr_nextabove(x); }                /* the next after 1 */
    if (k % 5 == 2) { mpfr_set_ui_2exp(x, 1, -(long)(k % 90), MPFR_RNDN); mpfr_add_ui(x, x, 1, MPFR_RNDN); }
    if (k % 5 == 3) mpfr_mul_2ui(x, x, k % 4000, MPFR_RNDN);
    if (k % 5 == 4) { mpfr_set_ui(x, k % 1000 + 1, MPFR_RNDN); mpfr_log(x, x, MPFR_RNDN); mpfr_exp(x, x, MPFR_RNDN); }
}

/* Where it is known, it is the number that mpfr_log gives, in every direction, and that is nearly always. */
Test(fixlog, rounded_as_by_mpfr)
{
    static const mpfr_rnd_t way[] = { MPFR_RNDN, MPFR_RNDD, MPFR_RNDU, MPFR_RNDZ };
    static const mpfr_prec_t bits[] = { 2, 24, 53, 64, 65, 128, 192, 256, 400, FIXLOG_ROUND_MAX };
    unsigned long known = 0, asked = 0;
    gmp_randstate_t state;
    gmp_randinit_default(state);
    for (unsigned long k = 0; k < 4000; k++) {
        mpfr_t x, r, by_mpfr;
        mpfr_init2(x, bits[k / 3 % 10]);
        mpfr_inits2(bits[k % 10], r, by_mpfr, (mpfr_ptr)NULL);
        draw_real(x, state, k);
        mpfr_set_si(r, -7, MPFR_RNDN);
        bool good = fixlog_round(r, x, way[k % 4]);
        if (good) mpfr_log(by_mpfr, x, way[k % 4]);
        else mpfr_set_si(by_mpfr, -7, MPFR_RNDN);
        if (!mpfr_equal_p(r, by_mpfr)) {
            mpfr_printf("log %Ra: %Ra, by MPFR %Ra\n", x, r, by_mpfr);
            cr_assert_fail("a logarithm that is not rounded as MPFR rounds it");
        }
        known += good && mpfr_cmp_d(x, 1.0625) > 0;
        asked += mpfr_cmp_d(x, 1.0625) > 0;
        mpfr_clears(x, r, by_mpfr, (mpfr_ptr)NULL);
    }
    cr_expect(known == asked, "%lu of %lu above 17/16 known", known, asked);
    gmp_randclear(state);
}

/* What is no number above 1, or too long, is left to others. */
Test(fixlog, nothing_rounded_where_nothing_is_known)
{
    mpfr_t x, r, wide;
    mpfr_inits2(128, x, r, (mpfr_ptr)NULL);
    mpfr_init2(wide, FIXLOG_ROUND_MAX + 1);
    for (int k = 0; k < 6; k++) {
        mpfr_set_d(x, (const double[]){ 0, 1, -3, 0.5, INFINITY, NAN }[k], MPFR_RNDN);
        mpfr_set_ui(r, 7, MPFR_RNDN);
        cr_expect(!fixlog_round(r, x, MPFR_RNDD) && mpfr_cmp_ui(r, 7) == 0, "case %d", k);
    }
    mpfr_set_ui(x, 3, MPFR_RNDN);
    cr_expect(!fixlog_round(wide, x, MPFR_RNDD) && fixlog_round(r, x, MPFR_RNDD));
    mpfr_clears(x, r, wide, (mpfr_ptr)NULL);
}

/* Of two limbs in sums: f = i/2^11, and 1 - d' = 1 - j 2^-21 after the first multiplier, where one cell gives way to
** the next; words of 32 bits and of 63. */
Test(fixlog, near_the_borders_of_two_tables)
{
    mpz_t a, m;
    mpz_inits(a, m, NULL);
    dice_t d = { 65 };
    for (unsigned long i = 1024; i < 2048; i++)
        for (int by = -1; by <= 1; by++)
            for (unsigned long bits = 63 - 31 * dice_below(&d, 2), last = 0; last < 2; last++) {
                mpz_set_ui(a, last ? ((unsigned long)1 << 21) - dice_below(&d, 2063) : i);
                mpz_set_ui(m, last ? ((unsigned long)1 << 27) / (i + 1) : 1);
                mpz_mul_2exp(a, a, 100);
                mpz_fdiv_q(a, a, m);
                mpz_fdiv_q_2exp(a, a, mpz_sizeinbase(a, 2) - bits);
                if (by < 0) mpz_sub_ui(a, a, 1);
                if (by > 0) mpz_add_ui(a, a, 1);
                if (mpz_sizeinbase(a, 2) < 64) expect_within_a_sum(a);
            }
    mpz_clears(a, m, NULL);
}

/* Words and weights with zeros, ones, ties and the longest there are. */
static void draw_terms(uint64_t *c, uint64_t *a, size_t n, dice_t *d)
{
    unsigned long a_bits = 1 + dice_below(d, 63), c_bits = 1 + dice_below(d, 63);
    for (size_t i = 0; i < n; i++) {
        a[i] = dice_one_in(d, 9) ? 1 + dice_below(d, 3) : (dice_roll(d) >> (64 - a_bits)) | 1;
        c[i] = dice_one_in(d, 9) ? 0 : dice_one_in(d, 9) ? ((uint64_t)1 << c_bits) - 1 : dice_roll(d) >> (64 - c_bits);
        if (i && dice_one_in(d, 5)) a[i] = a[i - 1];
        if (c[i] == 0 && dice_one_in(d, 2)) a[i] = 0;
    }
}

/* Sums by two tables, their code for short words against that for long ones, bit for bit; and against the logarithms
** one by one, both being off by FIXLOG_ERROR for each unit of weight at most. */
Test(fixlog, sums_by_two_tables)
{
    enum { N = 200 };
    dice_t d = { 66 };
    uint64_t c[N], a[N];
    for (int turn = 0; turn < 3000; turn++) {
        size_t n = dice_below(&d, N);
        draw_terms(c, a, n, &d);
        mp_limb_t sum[4] = { 0 }, other[4] = { 0 }, one[4] = { 0 }, X[FIXLOG_LIMBS_MAX], most[4] = { 0 };
        long_t e = 0, e_other = 0, e_one = 0;
        wide_t all = fixlog_two_sum(sum, &e, c, a, n), all_other = fixlog_two_sum_long(other, &e_other, c, a, n),
               all_one = 0;
        for (size_t i = 0; i < n; i++) {
            if (a[i] < 2) continue;
            e_one += (long_t)c[i] * fixlog_word(X, a[i], 2);
            X[2] = mpn_mul_1(X, X, 2, c[i]);
            mpn_add(one, one, 4, X, 3);
            all_one += c[i];
        }
        assert_that(mpn_cmp(sum, other, 4) == 0 && e == e_other && all == all_other, "%zu terms: short and long differ",
                    n);
        assert_that(e == e_one && all == all_one, "%zu terms: places or weights", n);
        all *= 2 * FIXLOG_ERROR;
        most[0] = (mp_limb_t)all;
        most[1] = (mp_limb_t)(all >> 64);
        if (mpn_cmp(sum, one, 4) < 0) mpn_sub_n(other, one, sum, 4);
        else mpn_sub_n(other, sum, one, 4);
        assert_that(mpn_cmp(other, most, 4) <= 0, "%zu terms: too far from one by one", n);
    }
}
