/* SPDX-License-Identifier: MIT
**
** Expressions: the normal form, inverses, roots and quotients that are compared exactly, and what is kept.
*/
#include "tests/numerics/expr/real.h"

/* --- the normal form -------------------------------------------------------------------------------------- */

Test(real, log_forms_and_rationals_stay_what_they_are)
{
    arena_t *A = arena_new();
    dice_t d = { 101 };
    for (int i = 0; i < 2000; i++) {
        recipe_t R = trouble_recipe(A, &d, 4), S = trouble_recipe(A, &d, 4);
        const loglin_t *x = recipe_form(A, &R), *y = recipe_form(A, &S);
        mpq_ptr c = arena_mpq(A, 2), got = c + 1;
        trouble_rat(c, &d);
        assert_equal_forms(real_loglin(real_form(x)), x);
        assert_equal_forms(real_loglin(real_add(real_form(x), real_form(y))), loglin_add(x, y));
        assert_equal_forms(real_loglin(real_sub(real_form(x), real_form(y))), loglin_sub(x, y));
        assert_equal_forms(real_loglin(real_scale(real_form(x), c)), loglin_scale(x, c));
        assert_equal_forms(real_loglin(real_mul(real_form(x), real_rat(A, c))), loglin_scale(x, c));
        assert_equal_forms(real_loglin(real_mul(real_rat(A, c), real_form(x))), loglin_scale(x, c));
        assert_that(real_is_rat(real_rat(A, c), got) && mpq_equal(c, got), "%s", rat_print(c));
        if (mpq_sgn(c) != 0) {
            mpq_inv(got, c);
            assert_equal_forms(real_loglin(real_div(real_form(x), real_rat(A, c))), loglin_scale(x, got));
        }
        assert_that(real_home(real_form(x)) == A, "home");
        arena_reset(A);
    }
    arena_free(A);
}

/* Two makings of one atom, of each kind. */
static const real_t *atom_made(arena_t *A, unsigned kind)
{
    const real_t *x = real_add(log_of(A, 5), ratio(A, 1, 3)), *y = log_of(A, 3), *r = real_sqrt(real_si(A, 7));
    switch (kind) {
    case 0: return real_mul(x, y);
    case 1: return real_div(x, y);
    case 2: return real_sqrt(x);
    case 3: return real_exp(x);
    case 4: return real_log(x);
    case 5: return real_min(x, y);
    case 6: return real_max(r, y);
    case 7: return known_bracket(A, real_loglin(x), NULL);
    default: return real_log(real_add(real_mul(r, x), real_sqrt(real_exp(y))));
    }
}

Test(real, atoms_of_the_same_make_cancel)
{
    arena_t *A = arena_new();
    mpq_ptr c = arena_mpq(A, 2), got = c + 1;
    mpq_set_si(c, 2, 3);
    for (unsigned k = 0; k < 9; k++) {
        const real_t *x = atom_made(A, k), *y = atom_made(A, k), *sum;
        assert_that(x != y && !real_loglin(x), "atom %u is no log form", k);
        assert_that(real_is_rat(real_sub(x, y), got) && mpq_sgn(got) == 0, "atom %u does not cancel", k);
        sum = real_add(real_add(real_scale(x, c), ratio(A, 1, 7)), real_add(y, log_of(A, 2)));
        sum = real_sub(sum, real_div(real_mul(real_si(A, 5), y), real_si(A, 3)));
        assert_equal_forms(real_loglin(sum), loglin_add(real_loglin(log_of(A, 2)), real_loglin(ratio(A, 1, 7))));
        assert_cmp(real_div(x, y), real_si(A, 1), SIGN_ZERO);
        for (unsigned j = 0; j < k; j++)
            assert_that(!real_loglin(real_sub(x, atom_made(A, j))), "atoms %u and %u are not the same", k, j);
    }
    arena_free(A);
}

/* Products of multiples of logarithms: log(1/2) log(1/9) = 2 log 2 log 3 in either order; and divided by one of them
** they are a log form. */
Test(real, products_of_logarithms_cancel)
{
    arena_t *A = arena_new();
    mpq_ptr got = arena_mpq(A, 1);
    const real_t *half = real_neg(log_of(A, 2)), *ninth = real_neg(log_of(A, 9)), *x = real_mul(half, ninth);
    const real_t *y = real_mul(real_scale(log_of(A, 3), real_is_rat(ratio(A, 2, 1), got) ? got : NULL), log_of(A, 2));
    assert_that(real_is_rat(real_sub(x, y), got) && mpq_sgn(got) == 0, "the products do not cancel");
    assert_that(real_loglin(real_div(x, log_of(A, 8))), "log 2 does not cancel");
    assert_cmp(real_div(x, log_of(A, 8)), real_div(log_of(A, 9), real_si(A, 3)), SIGN_ZERO);
    assert_that(!real_loglin(real_div(x, log_of(A, 5))), "log 5 is no factor");
    assert_that(!real_loglin(real_sub(real_mul(log_of(A, 2), log_of(A, 3)), real_mul(log_of(A, 2), log_of(A, 5)))),
                "they differ");
    arena_free(A);
}

/* Sums of several atoms, in any order and association. */
Test(real, sums_of_atoms_are_a_module)
{
    arena_t *A = arena_new();
    dice_t d = { 102 };
    for (int i = 0; i < 500; i++) {
        const real_t *there = real_si(A, 0), *back = real_si(A, 0), *once = back;
        unsigned kind[12];
        mpq_ptr c = arena_mpq(A, 12);
        for (unsigned k = 0; k < 12; k++) {
            kind[k] = (unsigned)dice_below(&d, 9);
            mpq_set_si(c + k, dice_within(&d, 2), 1 + dice_below(&d, 3));
            mpq_canonicalize(c + k);
            there = real_add(there, real_scale(atom_made(A, kind[k]), c + k));
        }
        for (unsigned k = 12; k-- > 0;) back = real_sub(back, real_scale(atom_made(A, kind[k]), c + k));
        once = real_add(there, back);
        assert_that(real_is_rat(once, c) && mpq_sgn(c) == 0, "turn %d", i);
        assert_cmp(there, real_neg(back), SIGN_ZERO);
        arena_reset(A);
    }
    arena_free(A);
}

/* --- inverses --------------------------------------------------------------------------------------------- */

Test(real, exp_and_log)
{
    arena_t *A = arena_new();
    dice_t d = { 103 };
    for (int i = 0; i < 1000; i++) {
        mpq_ptr q = arena_mpq(A, 2), got = q + 1;
        trouble_positive(q, &d);
        assert_that(real_is_rat(real_exp(real_log_rat(A, q)), got) && mpq_equal(q, got), "exp log %s", rat_print(q));
        assert_equal_forms(real_loglin(real_log(real_rat(A, q))), real_loglin(real_log_rat(A, q)));
        recipe_t R = trouble_recipe(A, &d, 3);
        const real_t *x = real_form(recipe_form(A, &R)), *root = real_add(real_sqrt(real_si(A, 2)), x);
        assert_cmp(real_log(real_exp(x)), x, SIGN_ZERO); /* exp(x) may have become a rational */
        assert_cmp(real_log(real_exp(root)), root, SIGN_ZERO);
        arena_reset(A);
    }
    const real_t *root = real_sqrt(real_si(A, 2));
    assert_cmp(real_log(real_mul(real_si(A, 2), real_exp(root))), root, SIGN_POS); /* log(2 e^y) = log 2 + y */
    const real_t *three = real_exp(real_add(real_log_ui(A, 6), real_neg(real_log_ui(A, 2))));
    assert_cmp(three, real_si(A, 3), SIGN_ZERO);
    assert_cmp(real_exp(real_si(A, 0)), real_si(A, 1), SIGN_ZERO);
    arena_free(A);
}

/* exp(x) against rationals is decided as x against their logarithms: e rounded to p bits at precision 64. */
Test(real, exponentials_against_their_roundings)
{
    arena_t *A = arena_new();
    mpq_ptr q = arena_mpq(A, 1);
    for (long n = 1; n < 30; n++)
        for (mpfr_prec_t prec = 2; prec < 1500; prec += prec < 60 ? 7 : 160)
            for (int up = 0; up < 2; up++) {
                mpfr_t e;
                mpfr_init2(e, prec);
                mpfr_set_si(e, n, MPFR_RNDN);
                if (mpfr_cmp_si(e, n) != 0) { mpfr_clear(e); continue; }
                mpfr_exp(e, e, up ? MPFR_RNDU : MPFR_RNDD);
                mpfr_get_q(q, e);
                sign_t s = cmp_at(real_exp(real_si(A, n)), real_rat(A, q), 64);
                assert_sign(s, up ? SIGN_NEG : SIGN_POS,
                            arena_printf(A, "exp(%ld) against %ld bits of it", n, (long)prec));
                mpfr_clear(e);
            }
    const real_t *half = real_exp(real_div(log_of(A, 9), real_si(A, 2))); /* exp(log(9)/2) = 3 */
    assert_cmp(half, real_si(A, 3), SIGN_ZERO);
    assert_cmp(real_exp(hidden_zero(A, 5)), real_si(A, 1), SIGN_ZERO);
    assert_cmp(real_log(real_add(real_si(A, 1), hidden_zero(A, 5))), real_si(A, 0), SIGN_ZERO);
    arena_free(A);
}

/* sgn(d sqrt(a) - b) from the squares, all in rationals, with no precision to speak of. */
static sign_t sign_by_squares(mpq_srcptr d, mpq_srcptr a, mpq_srcptr b)
{
    mpq_t l, r;
    mpq_inits(l, r, NULL);
    mpq_mul(l, d, d);
    mpq_mul(l, l, a);
    if (mpq_sgn(d) < 0) mpq_neg(l, l);
    mpq_mul(r, b, b);
    if (mpq_sgn(b) < 0) mpq_neg(r, r);
    int s = mpq_cmp(l, r);
    mpq_clears(l, r, NULL);
    return sign_of_int(s);
}

Test(real, roots_are_compared_exactly)
{
    arena_t *A = arena_new();
    dice_t dice = { 104 };
    for (int i = 0; i < 5000; i++) {
        mpq_ptr a = arena_mpq(A, 3), b = a + 1, d = a + 2;
        trouble_unit(a, &dice);
        trouble_rat(b, &dice);
        trouble_rat(d, &dice);
        if (dice_one_in(&dice, 3) && mpq_sgn(d) != 0) { /* a = (b/d)^2, or very near to it */
            mpq_div(a, b, d);
            mpq_mul(a, a, a);
            mpq_t near;
            mpq_init(near);
            mpq_set_si(near, dice_within(&dice, 1), 1);
            mpq_div_2exp(near, near, 2000);
            mpq_add(a, a, near);
            if (mpq_sgn(a) < 0) mpq_set_ui(a, 2, 1);
            mpq_clear(near);
        }
        const real_t *x = real_scale(real_sqrt(real_rat(A, a)), d);
        sign_t want = sign_by_squares(d, a, b);
        assert_sign(cmp_at(x, real_rat(A, b), 64), want,
                    arena_printf(A, "%s sqrt(%s) - %s", rat_print(d), rat_print(a), rat_print(b)));
        arena_reset(A);
    }
    arena_free(A);
}

/* Under the root a log form that is secretly (p/q)^2, or a little beside it. */
Test(real, roots_of_hidden_squares)
{
    arena_t *A = arena_new();
    for (long p = 0; p < 12; p++)
        for (long nudge = -1; nudge <= 1; nudge++) {
            mpq_ptr e = arena_mpq(A, 1);
            mpq_set_si(e, nudge, 1);
            mpq_div_2exp(e, e, 700);
            if (p == 0 && nudge < 0) continue;
            const real_t *square = real_add(real_add(ratio(A, p * p, 25), hidden_zero(A, 3)), real_rat(A, e));
            assert_cmp(real_sqrt(square), ratio(A, p, 5), sign_of_int((int)nudge));
            if (p) assert_cmp(real_neg(real_sqrt(square)), ratio(A, -p, 5), sign_of_int(-(int)nudge));
            if (p) assert_cmp(real_sqrt(square), ratio(A, -p, 5), SIGN_POS);
        }
    arena_free(A);
}

/* With d != 0 != y:  c + d x/y  against 0, exactly where d x + c y is a log form. */
Test(real, quotients_are_compared_exactly)
{
    arena_t *A = arena_new();
    for (long n = -3; n <= 3; n++)
        for (unsigned long a = 2; a < 9; a++)
            for (int nudge = -1; nudge <= 1; nudge++) {
                mpq_ptr e = arena_mpq(A, 1);
                mpq_set_si(e, nudge, 1);
                mpq_div_2exp(e, e, 900);
                const real_t *y = real_sub(log_of(A, a), real_si(A, 1)), *x = real_mul(ratio(A, n, 5), y);
                x = real_add(real_add(x, hidden_zero(A, a)), real_rat(A, e)); /* x/y = n/5, or 2^-900 beside it */
                sign_t s = nudge ? sign_of_int(a > 2 ? nudge : -nudge) : SIGN_ZERO;
                assert_sign(cmp_at(real_div(x, y), ratio(A, n, 5), 64), s, "x/y at 64 bits");
                assert_sign(cmp_at(ratio(A, n, 5), real_div(x, y), 64), sign_neg(s), "x/y at 64 bits");
                assert_sign(cmp_at(real_neg(real_div(x, y)), ratio(A, -n, 5), 64), sign_neg(s), "-x/y at 64 bits");
            }
    arena_free(A);
}

/* e^a/y + e^b/y = 1 for y = e^a + e^b, and what is beside it; of either sign; of no known sign where y is 0. */
Test(real, quotients_by_one_divisor)
{
    arena_t *A = arena_new();
    const real_t *a = real_exp(ratio(A, 1, 3)), *b = real_exp(ratio(A, -2, 1)), *zero = unknown_zero(A);
    for (int sign = -1; sign <= 1; sign += 2) {
        const real_t *y = sign < 0 ? real_neg(real_add(a, b)) : real_add(a, b),
                     *one = real_add(real_div(a, y), real_div(b, y));
        mpq_ptr e = arena_mpq(A, 1);
        mpq_set_ui(e, 1, 1);
        mpq_div_2exp(e, e, 200);
        assert_cmp(one, real_si(A, sign), SIGN_ZERO);
        assert_cmp(one, real_add(real_si(A, sign), real_rat(A, e)), SIGN_NEG);
        assert_cmp(one, real_sub(real_si(A, sign), real_rat(A, e)), SIGN_POS);
        assert_cmp(real_add(one, real_div(ratio(A, 1, 7), y)), real_add(ratio(A, sign, 1), real_div(ratio(A, 1, 7), y)),
                   SIGN_ZERO);
    }
    assert_cmp(real_sub(real_div(a, zero), real_div(b, zero)), real_div(real_sub(a, b), zero), SIGN_UNKNOWN);
    arena_free(A);
}

/* --- what is kept ------------------------------------------------------------------------------------------- */

static const real_t *made_anew(arena_t *A)
{
    const real_t *root = real_sqrt(log_of(A, 5)), *quotient = real_div(log_of(A, 3), real_exp(log_of(A, 7)));
    return real_add(real_mul(root, real_log(real_add(root, quotient))), real_min(quotient, log_of(A, 2)));
}

/* An expression asked again, at whatever precisions, answers as one that was never asked; and its sign after that is
** the same. */
Test(real, enclosures_that_are_kept)
{
    static const mpfr_prec_t precs[] = { 96, 96, 300, 64, 96, 300, 300, 2000, 96, 64 };
    arena_t *A = arena_new();
    const real_t *x = made_anew(A);
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < sizeof precs / sizeof *precs; i++) {
        encl_t got, want;
        mpfi_init2(got, precs[i]);
        mpfi_init2(want, precs[i]);
        real_encl(got, x);
        real_encl(want, made_anew(A));
        cr_assert(mpfr_equal_p(&got->left, &want->left) && mpfr_equal_p(&got->right, &want->right),
                  "turn %zu, %ld bits", i, (long)precs[i]);
        cr_assert(real_cmp(x, log_of(A, 2), &effort) == real_cmp(made_anew(A), log_of(A, 2), &effort), "turn %zu", i);
        mpfi_clear(got);
        mpfi_clear(want);
    }
    arena_free(A);
}
