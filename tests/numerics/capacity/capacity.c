/* SPDX-License-Identifier: MIT
**
** Certified capacity against closed forms; one number for a channel in any disguise, and a bracket as narrow as is
** asked.
*/
#include "tests/numerics/capacity/capacity.h"

/* --- closed forms ------------------------------------------------------------------------------------------ */

/* log n - h(e) - e log(n - 1). */
Test(capacity, symmetric_channels)
{
    arena_t *A = arena_new();
    mpq_ptr e = arena_mpq(A, 3), rest = e + 1, one = e + 2;
    mpq_set_ui(one, 1, 1);
    const char *noise[] = { "1/10", "1/2", "1/3", "3/4", "1/1000000007", "1/1000000000000000000000000000000" };
    for (size_t i = 0; i < sizeof noise / sizeof *noise; i++)
        for (size_t n = 2; n <= 6; n++) {
            mpq_set_str(e, noise[i], 10);
            mpq_sub(rest, one, e);
            const loglin_t *h = loglin_add(loglin_log(A, e, e), loglin_log(A, rest, rest));
            mpq_set_ui(rest, n - 1, 1);
            mpq_div(rest, one, rest);
            const loglin_t *spread = loglin_log(A, e, rest);
            assert_capacity_is(chan_symmetric(A, n, e), loglin_add(times_log(A, 1, 1, n), loglin_add(h, spread)));
        }
    mpq_set_str(e, "1/2", 10); /* a tiny capacity: the binary symmetric channel at 1/2 - 10^-30 */
    mpq_set_str(rest, "1/1000000000000000000000000000000", 10);
    mpq_sub(e, e, rest);
    capacity_t c = certified(chan_symmetric(A, 2, e), 300);
    cr_assert(c.exact && loglin_sgn(c.lo, true, NULL) == 1);
    arena_free(A);
}

Test(capacity, erasure_and_noiseless)
{
    arena_t *A = arena_new();
    mpq_ptr e = arena_mpq(A, 1);
    for (size_t n = 2; n <= 9; n++) {
        mpq_set_ui(e, 3, 11);
        assert_capacity_is(chan_erasing(A, n, e), times_log(A, 8, 11, n));
        assert_capacity_is(chan_noiseless(A, n), times_log(A, 1, 1, n));
    }
    assert_capacity_is(chan_map(A, 5, 4, (size_t[]){ 3, 3, 0, 1, 3 }), times_log(A, 1, 1, 3));
    arena_free(A);
}

/* Z(1/2): log(5/4) at (3/5, 2/5). With a noiseless symbol beside it: log(exp C + 1) = log(9/4), the rational optimum
** 5/9 (3/5, 2/5), 4/9. */
Test(capacity, rational_optimum)
{
    arena_t *A = arena_new();
    mpq_ptr half = arena_mpq(A, 2), one = half + 1;
    mpq_set_ui(half, 1, 2);
    mpq_set_ui(one, 1, 1);
    const loglin_t *z = loglin_sub(times_log(A, 1, 1, 5), times_log(A, 1, 1, 4));
    assert_capacity_is(chan_z(A, half), z);
    capacity_t c = certified(chan_z(A, half), 40);
    pmf_prob(one, c.input, 0);
    cr_assert(mpq_cmp_ui(one, 3, 5) == 0);
    const chan_t *sum = of_table(A, 3, 3, (unsigned long[]){ 1, 0, 0, 1, 1, 0, 0, 0, 1 });
    assert_capacity_is(sum, loglin_sub(times_log(A, 2, 1, 3), times_log(A, 1, 1, 4)));
    /* an input that is never used, of slack > 0 and of slack 0 */
    assert_capacity_is(of_table(A, 3, 2, (unsigned long[]){ 4, 0, 2, 2, 3, 1 }), z);
    assert_capacity_is(of_table(A, 3, 4, (unsigned long[]){ 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0 }),
                       times_log(A, 1, 1, 2));
    arena_free(A);
}

/* The typewriter of an even number of symbols: uniform is optimal, as is every other symbol; the rows of a square
** matrix of this kind depend on each other. */
Test(capacity, optimum_not_unique)
{
    arena_t *A = arena_new();
    for (size_t n = 4; n <= 12; n += 2) {
        mpz_ptr w = arena_mpz(A, n * n);
        for (size_t x = 0; x < n; x++) { mpz_set_ui(w + x * n + x, 1); mpz_set_ui(w + x * n + (x + 1) % n, 1); }
        assert_capacity_is(of_weights(A, n, n, w), loglin_sub(times_log(A, 1, 1, n), times_log(A, 1, 1, 2)));
    }
    /* a mixture of two inputs beside them; all mixtures of corners of a square */
    certified(of_table(A, 3, 3, (unsigned long[]){ 8, 2, 0, 0, 4, 6, 4, 3, 3 }), 100);
    certified(of_table(A, 4, 4, (unsigned long[]){ 5, 1, 1, 1, 1, 5, 1, 1, 1, 1, 1, 5, 3, 3, 0, 2 }), 100);
    const chan_t *corners = of_table(A, 4, 4, (unsigned long[]){ 9, 1, 9, 1, 9, 1, 1, 9, 1, 9, 9, 1, 1, 9, 1, 9 });
    cr_assert(certified(corners, 100).exact);
    arena_free(A);
}

/* Capacity 0: one input, one output, equal rows. */
Test(capacity, useless_channels)
{
    arena_t *A = arena_new();
    dice_t dice = { 5 };
    for (int turn = 0; turn < 30; turn++) {
        const pmf_t *p = trouble_law(A, &dice, 1 + dice_below(&dice, 5));
        assert_capacity_is(chan_useless(A, 1 + dice_below(&dice, 4), p), loglin_si(A, 0));
    }
    assert_capacity_is(chan_noiseless(A, 1), loglin_si(A, 0));
    arena_free(A);
}

/* Z(e): log(1 + (1 - e) e^(e/(1 - e))), e no unit of nature but the noise; enclosed at four times the precision. */
Test(capacity, z_channel_closed_form)
{
    arena_t *A = arena_new();
    mpq_ptr e = arena_mpq(A, 3), keep = e + 1, ratio = e + 2;
    const char *noise[] = { "1/10", "1/3", "9/10", "999999/1000000", "1/1000000000000000000000000000000", "2/3" };
    for (size_t i = 0; i < sizeof noise / sizeof *noise; i++)
        for (long bits = 20; bits <= 640; bits *= 2) {
            mpq_set_str(e, noise[i], 10);
            mpq_set_ui(keep, 1, 1);
            mpq_sub(keep, keep, e);
            mpq_div(ratio, e, keep);
            mpfi_t C, lo, hi;
            mpfi_init2(C, 4 * bits + 200); mpfi_init2(lo, 4 * bits + 200); mpfi_init2(hi, 4 * bits + 200);
            mpfi_set_q(C, e);
            mpfi_log(C, C);
            mpfi_mul_q(C, C, ratio);
            mpfi_exp(C, C);
            mpfi_mul_q(C, C, keep);
            mpfi_log1p(C, C);
            capacity_t c = certified(chan_z(A, e), bits);
            loglin_encl(lo, c.lo);
            loglin_encl(hi, c.hi);
            cr_assert(mpfr_cmp(&lo->left, &C->right) <= 0 && mpfr_cmp(&C->left, &hi->right) <= 0, "%s, %ld bits",
                      noise[i], bits);
            mpfi_clear(C); mpfi_clear(lo); mpfi_clear(hi);
        }
    arena_free(A);
}

/* --- identity and invariance ------------------------------------------------------------------------------- */

static const chan_t *disguised(arena_t *A, dice_t *dice, const chan_t *W)
{
    size_t nx = W->nx + 1, ny = 2 * W->ny, shift = dice_below(dice, nx), turn = dice_below(dice, ny);
    mpz_ptr w = arena_mpz(A, nx * ny);
    unsigned long share = dice_below(dice, 8);
    for (size_t x = 0; x < nx; x++)
        for (size_t y = 0; y < ny; y++) {
            size_t row = (x + shift) % nx % W->nx, column = (y + turn) % ny;
            mpz_mul_ui(w + x * ny + y, W->num + row * W->ny + column / 2, column % 2 ? 7 - share : share);
        }
    return of_weights(A, nx, ny, w);
}

Test(capacity, disguises_give_the_same_bracket)
{
    arena_t *A = arena_new();
    dice_t dice = { 19 };
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 3), ny = 2 + dice_below(&dice, 3);
        const chan_t *W = trouble_channel(A, &dice, nx, ny), *V = disguised(A, &dice, W);
        capacity_t c = certified(W, 60), d = certified(V, 60);
        cr_assert(loglin_same(c.lo, d.lo) && loglin_same(c.hi, d.hi) && c.exact == d.exact);
        effort_t effort = EFFORT_DEFAULT;
        assert_sign(real_cmp(capacity_real(A, W), capacity_real(A, V), &effort), SIGN_ZERO, chan_text(W));
    }
    arena_free(A);
}

/* A bracket is refined until it is told apart: C(Z(1/3)) lies between two neighbours of 200 bits. */
Test(capacity, bracket_is_refined)
{
    arena_t *A = arena_new();
    mpq_ptr e = arena_mpq(A, 2), near = e + 1;
    mpq_set_ui(e, 1, 3);
    const chan_t *W = chan_z(A, e);
    capacity_t c = certified(W, 230);
    mpfi_t end;
    mpfi_init2(end, 400);
    loglin_encl(end, c.lo);
    mpfr_t cut;
    mpfr_init2(cut, 200);
    mpfr_set(cut, &end->left, MPFR_RNDD);
    mpfr_get_q(near, cut);
    effort_t effort = EFFORT_DEFAULT;
    const real_t *C = real_asked(capacity_real(A, W));
    cr_assert(real_loglin(C) == NULL);
    assert_sign(real_cmp(C, real_rat(A, near), &effort), SIGN_POS, "C(Z(1/3)) against its rounding downward");
    mpfr_nextabove(cut);
    mpfr_get_q(near, cut);
    assert_sign(real_cmp(C, real_rat(A, near), &effort), SIGN_NEG, "C(Z(1/3)) against its rounding upward");
    mpfr_clear(cut);
    mpfi_clear(end);
    arena_free(A);
}
