/* SPDX-License-Identifier: MIT
**
** Masses under a law and its image as terms: a bracket lies around the exact number, however many bits are asked for,
** and is an exact one where it would not
** be told from what it is compared with.
*/
#include "numerics/pools/bt_image.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 41 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(bt_image, .init = open_arena, .fini = close_arena);

static mpq_srcptr mass_of(const pmf_t *p, const bool *S)
{
    mpq_ptr m = arena_mpq(A, 1);
    pmf_mass(m, p, S);
    return m;
}

/* x, which is no rational by its form, is q to 2^-300. */
static void assert_about(const real_t *x, mpq_srcptr q)
{
    effort_t effort = EFFORT_DEFAULT;
    mpq_ptr e = arena_mpq(A, 2);
    mpq_set_ui(e, 1, 1);
    mpq_div_2exp(e, e, 300);
    mpq_sub(e + 1, q, e);
    cr_assert(!real_is_rat(real_asked(x), NULL), "not a bracket");
    cr_assert_eq(real_cmp(x, real_rat(A, e + 1), &effort), SIGN_POS);
    mpq_add(e + 1, q, e);
    cr_assert_eq(real_cmp(x, real_rat(A, e + 1), &effort), SIGN_NEG);
    cr_assert_eq(real_cmp(x, real_rat(A, q), &effort), SIGN_UNKNOWN);
}

Test(bt_image, brackets_around_exact_masses)
{
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        size_t n = 2 + dice_below(&dice, 2);
        mpz_ptr m = arena_mpz(A, n);
        mpq_ptr w = arena_mpq(A, n);
        for (size_t x = 0; x < n; x++) {
            trouble_bits(m + x, &dice, 1200); /* long ones */
            mpz_add_ui(m + x, m + x, 1);
            mpq_set_ui(w + x, 1 + dice_below(&dice, 20), 1);
        }
        const pmf_t *p = pmf_weights(A, n, m);
        const stage_t stage = { w, 2 + dice_below(&dice, 9) };
        const bool S[3] = { true, dice_one_in(&dice, 2) && n > 2, false };
        const pmf_t *image = bt_round(bt_levels(A, n, w), p, stage.pool);
        mpq_srcptr at = mass_of(p, S), after = mass_of(image, S);
        mpq_ptr half = arena_mpq(A, 1);
        mpq_set_d(half, 1.5);
        if (mpz_sizeinbase(p->den, 2) < 1100) continue;
        assert_about(bt_image_mass(p, NULL, S, 1, (const mpq_srcptr[]){ half }), at);
        assert_about(bt_image_mass(p, &stage, S, 1, (const mpq_srcptr[]){ half }), after);
        mpq_t q;
        mpq_init(q);
        cr_assert(real_is_rat(real_asked(bt_image_mass(p, NULL, S, 2, (const mpq_srcptr[]){ half, at })), q)
            && mpq_equal(q, at), "compared with itself");
        cr_assert(real_is_rat(real_asked(bt_image_mass(p, &stage, S, 2, (const mpq_srcptr[]){ after, half })), q)
            && mpq_equal(q, after), "compared with itself");
        mpq_clear(q);
    }
}

/* Short numbers are exact; what the exact law would not be counted for is not claimed. */
Test(bt_image, short_and_too_long)
{
    mpq_ptr w = arena_mpq(A, 4), q = arena_mpq(A, 1);
    for (unsigned long x = 0; x < 4; x++) mpq_set_ui(w + x, 1 + x * x * x * 1000, 1);
    const bool S[4] = { true };
    cr_assert(real_is_rat(bt_image_mass(pmf_uniform(A, 4), &(stage_t){ w, 3 }, S, 0, NULL), q));
    cr_assert(mpq_equal(q, mass_of(bt_round(bt_levels(A, 4, w), pmf_uniform(A, 4), 3), S)));
    const bt_levels_t *L = bt_levels(A, 4, w);
    for (unsigned long K = 2; K < 400; K += 66) {
        bool fits = bt_round(L, pmf_uniform(A, 4), K);
        cr_assert_eq(bt_round_fits(L, pmf_uniform(A, 4), K), fits, "K = %lu", K);
        cr_assert_eq(bt_image_mass(pmf_uniform(A, 4), &(stage_t){ w, K }, S, 0, NULL) != NULL, fits, "K = %lu", K);
    }
}
