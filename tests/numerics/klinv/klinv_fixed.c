/* SPDX-License-Identifier: MIT
**
** The root in fixed point: each end against c by the exact sign of a log form, whatever p, c and bits; and that most
** middling cases are taken.
*/
#include "numerics/info/info.h"
#include "numerics/klinv/klinv_fixed.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

/* The sign of kl(p||q) - c, c rational. */
static int against(arena_t *A, mpq_srcptr p, mpq_srcptr q, mpq_srcptr c)
{
    return loglin_sgn(loglin_sub(real_loglin(info_binary_kl(A, p, q)), loglin_rat(A, c)), true, NULL);
}

/* p and c of the kind that bounds are made of, and stranger ones. */
static void draw(mpq_ptr p, mpq_ptr c, dice_t *d)
{
    unsigned long n = dice_one_in(d, 3) ? (dice_roll(d) >> (2 + dice_below(d, 50))) | 3 : 2 + dice_below(d, 60);
    mpq_set_ui(p, dice_roll(d) % (n + 1), n);
    mpq_canonicalize(p);
    mpq_set_ui(c, 1 + dice_below(d, 400), 1 + dice_below(d, dice_one_in(d, 4) ? 1000000 : 900));
    mpq_canonicalize(c);
}

/* Bits: usual ones, any, and those that leave fewest of the limbs' bits over, so that the error shows most. */
Test(klinv_fixed, ends_are_on_their_sides)
{
    arena_t *A = arena_new();
    dice_t d = { 91 };
    unsigned found = 0, tried = 0;
    for (int i = 0; i < 6000; i++) {
        mpq_ptr p = arena_mpq(A, 6), c = p + 1, lo = p + 2, hi = p + 3, width = p + 4, scale = p + 5;
        long bits = dice_one_in(&d, 3)   ? 64
                    : dice_one_in(&d, 2) ? 49 + 64 * (long)(1 + dice_below(&d, 5))
                                         : 64 + (long)dice_below(&d, 337);
        encl_t near;
        draw(p, c, &d);
        mpfi_init2(near, bits + 64);
        mpfi_set_q(near, c);
        tried++;
        if (klinv_fixed(lo, hi, A, p,
                        dice_one_in(&d, 2) ? (klinv_level_t){ .rational = c } : (klinv_level_t){ .near = near },
                        bits)) {
            const char *input = arena_printf(A, "p = %s, c = %s, %ld bits", rat_print(p), rat_print(c), bits);
            assert_that(mpq_cmp(p, lo) < 0 && mpq_cmp(lo, hi) < 0 && mpq_cmp_ui(hi, 1, 1) < 0, "order: %s", input);
            assert_sign(against(A, p, lo, c), -1, input);
            assert_sign(against(A, p, hi, c), 1, input);
            mpq_sub(width, hi, lo);
            mpq_mul_2exp(width, width, (mp_bitcnt_t)bits);
            mpq_set_ui(scale, 1, 1);
            mpq_sub(scale, scale, lo);
            if (mpq_cmp(hi, scale) < 0) mpq_set(scale, hi);
            assert_that(mpq_cmp(width, scale) <= 0, "too wide: %s", input);
            found++;
        }
        mpfi_clear(near);
        arena_reset(A);
    }
    assert_that(2 * found > tried, "taken: %u of %u", found, tried);
    arena_free(A);
}

/* c known to lie in an interval only: the ends hold for both of its ends. */
Test(klinv_fixed, a_wide_c)
{
    arena_t *A = arena_new();
    dice_t d = { 92 };
    unsigned found = 0;
    for (int i = 0; i < 2000; i++) {
        mpq_ptr p = arena_mpq(A, 5), c = p + 1, more = p + 2, lo = p + 3, hi = p + 4;
        encl_t near;
        draw(p, c, &d);
        mpq_set_ui(more, 1 + dice_below(&d, 1000), 1);
        mpq_div_2exp(more, more, 60 + dice_below(&d, 40));
        mpq_add(more, c, more);
        mpfi_init2(near, 128);
        mpfi_set_q(near, c);
        mpfi_put_q(near, more);
        if (klinv_fixed(lo, hi, A, p, (klinv_level_t){ .near = near }, 64)) {
            assert_sign(against(A, p, lo, c), -1, "lo");
            assert_sign(against(A, p, hi, more), 1, "hi");
            found++;
        }
        mpfi_clear(near);
        arena_reset(A);
    }
    assert_that(found > 300, "taken: %u", found);
    arena_free(A);
}

/* What it is not made for is refused, and nothing is set. */
Test(klinv_fixed, refuses)
{
    static const struct { unsigned long p, n; double c; long bits;
    } no[] = { { 0, 1, 0.1, 64 }, { 1, 1, 0.1, 64 },       { 1, 2, 0, 64 },     { 1, 2, 100, 64 },
               { 1, 2, 30, 64 },  { 1, 100000, 1e-5, 64 }, { 1, 2, 0.1, 1000 }, { 1, 2, 1e-12, 64 } };
    arena_t *A = arena_new();
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        mpq_ptr p = arena_mpq(A, 4), lo = p + 1, hi = p + 2, exact = p + 3;
        encl_t c;
        mpfi_init2(c, 128);
        mpfi_set_d(c, no[i].c);
        mpq_set_ui(p, no[i].p, no[i].n);
        cr_assert(!klinv_fixed(lo, hi, A, p, (klinv_level_t){ .near = c }, no[i].bits), "case %zu", i);
        mpq_set_d(exact, no[i].c);
        cr_assert(!klinv_fixed(lo, hi, A, p, (klinv_level_t){ .rational = exact }, no[i].bits), "case %zu, a rational",
                  i);
        cr_assert(mpq_sgn(lo) == 0 && mpq_sgn(hi) == 0);
        mpfi_clear(c);
    }
    arena_free(A);
}
