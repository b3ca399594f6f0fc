/* SPDX-License-Identifier: MIT
**
** Expressions: the normal form, infinities, inverses, brackets, and decisions against MPFI at four times the precision.
*/
#include "numerics/expr/real.h"
#include "tests/support/assert.h"
#include "tests/support/known.h"
#include "tests/support/trouble.h"

#include <math.h>

static sign_t cmp_at(const real_t *x, const real_t *y, long prec_max)
{
    effort_t effort = EFFORT_DEFAULT;
    effort.prec_max = prec_max;
    return real_cmp(x, y, &effort);
}

static sign_t cmp(const real_t *x, const real_t *y) { return cmp_at(x, y, 512); }

static const char *real_text(const real_t *x)
{
    encl_t r;
    mpfi_init2(r, 64);
    real_encl(r, x);
    const char *s = encl_text(r);
    mpfi_clear(r);
    return s;
}

#define assert_cmp(x, y, want)                                                                                     \
    do {                                                                                                           \
        const real_t *l_ = (x), *r_ = (y);                                                                         \
        sign_t got_ = cmp(l_, r_), back_ = cmp(r_, l_);                                                            \
        assert_that(got_ == (want) && back_ == sign_neg(want), "sign %d (and %d back), not %d, of %s - %s", got_, back_, \
                    (int)(want), real_text(l_), real_text(r_));                                                    \
    } while (0)

static const real_t *ratio(arena_t *A, long a, long b) { return real_ratio(A, a, b); }
static const real_t *log_of(arena_t *A, unsigned long n) { return real_log_ui(A, n); }

/* c log n, n an integer: 0 when hidden as log(n^2) - 2 log n. */
static const real_t *hidden_zero(arena_t *A, unsigned long n)
{
    mpq_ptr two = arena_mpq(A, 1);
    mpq_set_ui(two, 2, 1);
    return real_sub(log_of(A, n * n), real_scale(log_of(A, n), two));
}

/* sqrt 2 sqrt 3 - sqrt 6 = 0: no log form, and no enclosure can tell. */
static const real_t *unknown_zero(arena_t *A)
{
    const real_t *two = real_sqrt(real_si(A, 2)), *three = real_sqrt(real_si(A, 3));
    return real_sub(real_mul(two, three), real_sqrt(real_si(A, 6)));
}

/* sqrt(log 1/2): undefined, though its form does not say so. */
static const real_t *undefined_root(arena_t *A) { return real_sqrt(real_neg(log_of(A, 2))); }

static const real_t *undefined(arena_t *A) { return real_sub(real_inf(A, 1), real_inf(A, 1)); }

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

/* Products of multiples of logarithms: log(1/2) log(1/9) = 2 log 2 log 3 in either order; and divided by one of them they are a log form. */
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
    assert_that(!real_loglin(real_sub(real_mul(log_of(A, 2), log_of(A, 3)), real_mul(log_of(A, 2), log_of(A, 5)))), "they differ");
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

/* --- infinities and what is undefined --------------------------------------------------------------------- */

Test(real, infinities)
{
    arena_t *A = arena_new();
    const real_t *inf = real_inf(A, 1), *minus = real_inf(A, -1), *zero = real_si(A, 0), *three = real_si(A, 3);
    const real_t *root = real_sqrt(three), *log_half = real_neg(log_of(A, 2));
    const real_t *same[][2] = {
        { real_add(inf, three), inf },        { real_add(root, minus), minus },    { real_sub(three, inf), minus },
        { real_neg(inf), minus },             { real_mul(zero, inf), zero },       { real_mul(minus, zero), zero },
        { real_mul(inf, minus), minus },      { real_mul(minus, minus), inf },     { real_mul(log_half, inf), minus },
        { real_mul(minus, log_half), inf },   { real_mul(inf, hidden_zero(A, 3)), zero },
        { real_div(three, inf), zero },       { real_div(root, minus), zero },     { real_sqrt(inf), inf },
        { real_exp(inf), inf },               { real_exp(minus), zero },           { real_log(inf), inf },
        { real_log(zero), minus },            { real_abs(minus), inf },            { real_min(inf, root), root },
        { real_min(root, minus), minus },     { real_max(root, inf), inf },        { real_max(minus, root), root },
        { real_add(inf, inf), inf },          { real_min(inf, inf), inf },         { real_div(inf, ratio(A, -1, 2)), minus },
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_that(real_is_inf(real_asked(same[i][0])) == real_is_inf(same[i][1]), "row %zu: %s", i, real_text(same[i][0]));
        assert_cmp(same[i][0], same[i][1], SIGN_ZERO);
    }
    assert_cmp(inf, minus, SIGN_POS);
    assert_cmp(root, inf, SIGN_NEG);
    assert_cmp(root, minus, SIGN_POS);
    assert_that(real_is_inf(real_log_rat(A, arena_mpq(A, 1))) == -1, "log 0");
    double lo, hi;
    assert_that(real_approx(minus, true, &lo, &hi) && lo == -INFINITY && hi == -INFINITY, "[%g, %g]", lo, hi);
    assert_that(real_approx(inf, true, &lo, &hi) && lo == INFINITY && hi == INFINITY, "[%g, %g]", lo, hi);
    arena_free(A);
}

Test(real, undefined_by_form)
{
    arena_t *A = arena_new();
    const real_t *inf = real_inf(A, 1), *minus = real_inf(A, -1), *zero = real_si(A, 0), *none = undefined(A);
    mpq_ptr negative = arena_mpq(A, 1);
    mpq_set_si(negative, -1, 2);
    const real_t *all[] = {
        none, real_add(inf, minus), real_sub(minus, minus), real_div(inf, inf), real_div(zero, zero), real_div(inf, zero),
        real_div(real_si(A, 1), zero), real_sqrt(real_si(A, -1)), real_log(real_si(A, -1)), real_sqrt(minus),
        real_log(minus), real_log_rat(A, negative), real_neg(none), real_add(none, inf), real_mul(none, zero),
        real_mul(zero, none), real_div(zero, none), real_div(none, inf), real_min(none, minus), real_min(minus, none),
        real_max(inf, none), real_max(none, none), real_sqrt(none), real_exp(none), real_log(none), real_abs(none),
        real_scale(none, negative), real_scale(none, arena_mpq(A, 1)),
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        effort_t effort = EFFORT_DEFAULT;
        double lo, hi;
        assert_that(real_is_undefined(all[i]) && !real_is_inf(all[i]) && !real_loglin(all[i]), "row %zu", i);
        assert_sign(real_sgn(all[i], &effort), SIGN_UNKNOWN, "what is undefined");
        assert_cmp(all[i], inf, SIGN_UNKNOWN);
        assert_cmp(all[i], all[i], SIGN_UNKNOWN);
        assert_cmp(all[i], zero, SIGN_UNKNOWN);
        assert_that(!real_approx(all[i], true, &lo, &hi), "row %zu has doubles", i);
    }
    arena_free(A);
}

/* A root, logarithm or quotient that does not exist is not compared with anything, wherever it stands. */
static void expect_unknown(const real_t *x, const char *what)
{
    arena_t *A = real_home(x);
    for (long y = -3; y <= 3; y++) {
        sign_t s = cmp(x, real_si(A, y)), t = cmp(real_si(A, y), x);
        assert_that(s == SIGN_UNKNOWN && t == SIGN_UNKNOWN, "%s against %ld: sign %d", what, y, s);
    }
}

Test(real, an_undefined_root)
{
    arena_t *A = arena_new();
    expect_unknown(undefined_root(A), "sqrt(log 1/2)");
    expect_unknown(real_add(undefined_root(A), log_of(A, 7)), "sqrt(log 1/2) + log 7");
    arena_free(A);
}

Test(real, an_undefined_root_in_a_minimum)
{
    arena_t *A = arena_new();
    expect_unknown(real_min(undefined_root(A), real_si(A, 9)), "min(sqrt(log 1/2), 9)");
    expect_unknown(real_max(real_si(A, 9), undefined_root(A)), "max(9, sqrt(log 1/2))");
    arena_free(A);
}

Test(real, an_undefined_root_in_an_exponential)
{
    arena_t *A = arena_new();
    expect_unknown(real_exp(undefined_root(A)), "exp(sqrt(log 1/2))");
    arena_free(A);
}

Test(real, an_undefined_root_times_zero)
{
    arena_t *A = arena_new();
    expect_unknown(real_mul(hidden_zero(A, 2), undefined_root(A)), "(log 4 - 2 log 2) sqrt(log 1/2)");
    arena_free(A);
}

Test(real, an_undefined_logarithm)
{
    arena_t *A = arena_new();
    expect_unknown(real_log(real_neg(log_of(A, 2))), "log(log 1/2)");
    arena_free(A);
}

Test(real, quotients_by_zero)
{
    arena_t *A = arena_new();
    const real_t *z = hidden_zero(A, 2);
    expect_unknown(real_div(real_si(A, 1), z), "1/(log 4 - 2 log 2)");
    expect_unknown(real_div(real_si(A, 0), z), "0/(log 4 - 2 log 2)");
    expect_unknown(real_div(log_of(A, 3), real_min(z, real_si(A, 1))), "log 3/min(log 4 - 2 log 2, 1)");
    arena_free(A);
}

Test(real, zero_over_itself)
{
    arena_t *A = arena_new();
    expect_unknown(real_div(hidden_zero(A, 2), hidden_zero(A, 2)), "(log 4 - 2 log 2)/(log 4 - 2 log 2)");
    arena_free(A);
}

Test(real, a_quotient_by_what_may_be_zero)
{
    arena_t *A = arena_new();
    const real_t *u = real_max(real_si(A, 0), unknown_zero(A));
    expect_unknown(real_div(real_si(A, 1), u), "1/max(0, sqrt 2 sqrt 3 - sqrt 6)");
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
                assert_sign(s, up ? SIGN_NEG : SIGN_POS, arena_printf(A, "exp(%ld) against %ld bits of it", n, (long)prec));
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

/* --- brackets --------------------------------------------------------------------------------------------- */

Test(real, a_bracket_cancels_against_itself)
{
    arena_t *A = arena_new();
    long asked = 0;
    const loglin_t *log7 = real_loglin(log_of(A, 7));
    const real_t *x = known_bracket(A, log7, &asked), *y = known_bracket(A, log7, &asked);
    const real_t *other = known_bracket(A, real_loglin(log_of(A, 8)), &asked);
    mpq_ptr q = arena_mpq(A, 1);
    assert_that(real_is_rat(real_sub(x, y), q) && mpq_sgn(q) == 0, "x - x");
    assert_cmp(real_add(x, other), real_add(other, y), SIGN_ZERO);
    assert_cmp(real_add(x, real_inf(A, 1)), real_inf(A, 1), SIGN_ZERO);
    assert_that(asked == 0, "cancelled before anything is evaluated");
    assert_cmp(x, other, SIGN_NEG);
    assert_that(asked > 0, "refined");
    static const bracket_kind_t another = { .name = "another", .same = known_same, .ends = known_ends };
    known_t source = { log7, NULL };
    assert_that(!real_loglin(real_sub(x, real_bracket(A, &another, &source))), "another kind is another number");
    arena_free(A);
}

/* A bracket against rationals beside its number, nearer and nearer; at its number it stays unknown. */
Test(real, brackets_are_refined_as_needed)
{
    arena_t *A = arena_new();
    for (unsigned long k = 1; k < 240; k += 13) {
        long asked = 0;
        mpq_ptr e = arena_mpq(A, 1);
        mpq_set_ui(e, 1, 1);
        mpq_div_2exp(e, e, k);
        const real_t *f = log_of(A, 5), *x = known_bracket(A, real_loglin(f), &asked), *beside = real_add(f, real_rat(A, e));
        assert_cmp(x, beside, SIGN_NEG);
        assert_cmp(x, real_sub(f, real_rat(A, e)), SIGN_POS);
        assert_that(asked <= 48 || asked < 4 * (long)k + 8, "2^-%ld asked for to tell 2^-%lu", asked, k);
        assert_cmp(x, f, SIGN_UNKNOWN);
        assert_cmp(real_mul(x, log_of(A, 3)), real_mul(f, log_of(A, 3)), SIGN_UNKNOWN);
        arena_reset(A);
    }
    arena_free(A);
}

Test(real, minima_of_brackets)
{
    arena_t *A = arena_new();
    const loglin_t *f = real_loglin(log_of(A, 5)), *g;
    mpq_ptr e = arena_mpq(A, 1);
    mpq_set_ui(e, 1, 1);
    mpq_div_2exp(e, e, 100);
    g = loglin_add(f, loglin_rat(A, e)); /* g = f + 2^-100 */
    const real_t *x = known_bracket(A, f, NULL), *y = known_bracket(A, g, NULL);
    assert_cmp(real_min(x, y), x, SIGN_ZERO); /* resolved, then cancelled */
    assert_cmp(real_min(y, x), x, SIGN_ZERO);
    assert_cmp(real_max(x, y), y, SIGN_ZERO);
    assert_cmp(real_min(x, real_max(y, real_si(A, 9))), x, SIGN_ZERO);
    assert_cmp(real_add(real_min(x, y), real_max(x, y)), real_add(x, y), SIGN_ZERO);
    assert_cmp(real_abs(real_sub(x, y)), real_sub(y, x), SIGN_ZERO);
    assert_cmp(real_min(x, real_inf(A, 1)), x, SIGN_ZERO);
    for (long prec = 64; prec <= 128; prec *= 2) { /* of brackets whose ends are not known any nearer yet */
        const real_t *u = known_bracket(A, f, NULL), *v = known_bracket(A, g, NULL);
        assert_sign(cmp_at(real_min(u, v), u, prec), SIGN_UNKNOWN, "min(f, f + 2^-100) - f at 64 and 128 bits");
    }
    const real_t *twin = real_add(known_bracket(A, f, NULL), unknown_zero(A));
    assert_cmp(real_min(x, twin), real_si(A, 1), SIGN_POS); /* whichever it is, log 5 > 1 */
    assert_cmp(real_min(x, twin), x, SIGN_UNKNOWN);
    arena_free(A);
}

/* --- precision and effort --------------------------------------------------------------------------------- */

Test(real, the_greatest_precision_is_respected)
{
    arena_t *A = arena_new();
    for (long prec = 8; prec <= 512; prec *= 2) {
        long asked = 0;
        const real_t *f = log_of(A, 5), *x = known_bracket(A, real_loglin(f), &asked);
        assert_sign(cmp_at(x, f, prec), SIGN_UNKNOWN, "a bracket against its number");
        assert_sign(cmp_at(real_exp(x), real_exp(f), prec), SIGN_UNKNOWN, "its exponential");
        assert_that(asked > 0 && asked <= prec, "2^-%ld asked for at %ld bits", asked, prec);
        arena_reset(A);
    }
    arena_free(A);
}

Test(real, the_greatest_precision_is_respected_under_roots)
{
    arena_t *A = arena_new();
    long asked = 0;
    const real_t *f = log_of(A, 5), *x = known_bracket(A, real_loglin(f), &asked);
    assert_sign(cmp_at(real_sqrt(real_sub(x, f)), log_of(A, 2), 64), SIGN_UNKNOWN, "a root of what may be negative");
    assert_that(asked > 0 && asked <= 64, "2^-%ld asked for at 64 bits", asked);
    arena_free(A);
}

/* The enclosure of a root of what may be negative says nothing, and asks for no more than its own precision. */
Test(real, enclosures_of_what_may_be_undefined)
{
    arena_t *A = arena_new();
    long asked = 0;
    const real_t *f = log_of(A, 5), *u = real_sub(known_bracket(A, real_loglin(f), &asked), f);
    const real_t *all[] = { real_sqrt(u), real_log(u), real_sqrt(unknown_zero(A)), undefined_root(A),
                            real_exp(real_sqrt(u)), real_max(real_si(A, 9), real_sqrt(u)) };
    encl_t r;
    mpfi_init2(r, 64);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        real_encl(r, all[i]);
        assert_that(mpfi_nan_p(r), "row %zu: %s", i, encl_text(r));
    }
    assert_that(asked > 0 && asked <= 64, "2^-%ld asked for at 64 bits", asked);
    mpfi_clear(r);
    arena_free(A);
}

Test(real, effort_is_counted)
{
    arena_t *A = arena_new();
    dice_t d = { 105 };
    effort_t with = EFFORT_DEFAULT, without = EFFORT_DEFAULT;
    without.filter = false;
    unsigned long n = 2000, sum_with = 0, sum_without = 0;
    for (unsigned long i = 0; i < n; i++) {
        recipe_t R = trouble_recipe(A, &d, 4);
        const real_t *x = real_form(recipe_form(A, &R));
        assert_sign(real_sgn(x, &with), real_sgn(x, &without), loglin_text(real_loglin(x)));
        arena_reset(A);
    }
    for (int r = 0; r < ROUTES; r++) {
        sum_with += with.routes[r];
        sum_without += without.routes[r];
    }
    assert_that(sum_with == n && sum_without == n, "one route for each sign: %lu, %lu", sum_with, sum_without);
    assert_that(with.routes[ROUTE_FILTER] > 0 && without.routes[ROUTE_FILTER] == 0, "the filter's count");
    assert_sign(real_cmp(real_sqrt(real_si(A, 2)), log_of(A, 4), &without), SIGN_POS, "sqrt 2 - log 4");
    assert_that(without.routes[ROUTE_FILTER] == 0, "the filter was used though off");
    arena_free(A);
}

/* --- values ----------------------------------------------------------------------------------------------- */

enum { OWN = 1200 };

/* Decided signs are those of the value; nothing is decided of what 1200 bits can't tell, but that it is 0. */
Test(real, decisions_on_grown_expressions)
{
    arena_t *A = arena_new();
    dice_t d = { 106 };
    encl_t v;
    mpfi_init2(v, OWN);
    unsigned turns = 3000, decided = 0;
    for (unsigned i = 0; i < turns; i++) {
        const real_t *x = grown(A, &d, 1 + (unsigned)dice_below(&d, 3), v);
        effort_t effort = EFFORT_DEFAULT;
        effort.prec_max = OWN / 4;
        sign_t got = real_sgn(x, &effort), want = encl_sign(v);
        decided += got != SIGN_UNKNOWN;
        assert_that(got == SIGN_UNKNOWN || got == want || (got == SIGN_ZERO && want == SIGN_UNKNOWN),
                    "turn %u: sign %d, not %d, of %s", i, got, want, encl_text(v));
        assert_sign(real_sgn(real_neg(x), &effort), sign_neg(got), encl_text(v));
        arena_reset(A);
    }
    assert_that(decided > turns / 100 * 95 && decided < turns, "decided: %u", decided);
    mpfi_clear(v);
    arena_free(A);
}

Test(real, enclosures_of_grown_expressions)
{
    arena_t *A = arena_new();
    dice_t d = { 107 };
    encl_t v, r;
    mpfi_init2(v, OWN);
    mpfi_init2(r, 53);
    unsigned turns = 3000, narrow = 0;
    for (unsigned i = 0; i < turns; i++) {
        const real_t *x = grown(A, &d, 1 + (unsigned)dice_below(&d, 3), v);
        mpfi_set_prec(r, 10 + (mpfr_prec_t)dice_below(&d, OWN / 4));
        real_encl(r, x);
        assert_meet(r, v, arena_printf(A, "turn %u", i));
        mpfr_t width;
        mpfr_init2(width, 53);
        mpfi_diam(width, r);
        narrow += mpfr_cmp_d(width, 0.01) < 0;
        mpfr_clear(width);
        double lo, hi;
        if (real_approx(x, dice_one_in(&d, 2), &lo, &hi))
            assert_that(mpfr_cmp_d(&v->right, lo) >= 0 && mpfr_cmp_d(&v->left, hi) <= 0, "[%a, %a] and %s", lo, hi,
                        encl_text(v));
        arena_reset(A);
    }
    assert_that(narrow > turns / 2, "narrow: %u", narrow);
    mpfi_clear(r);
    mpfi_clear(v);
    arena_free(A);
}

/* Operands of a logarithm far below the normal numbers: in doubles they have no logarithm, and none is given. */
Test(real, a_logarithm_of_what_is_nearly_lost)
{
    arena_t *A = arena_new();
    for (unsigned long k = 480; k < 560; k++) {
        mpq_ptr q = arena_mpq(A, 2);
        mpq_set_ui(q, 3, 1);
        mpq_set_ui(q + 1, 5, 1);
        mpq_div_2exp(q, q, k);
        mpq_div_2exp(q + 1, q + 1, k);
        const real_t *tiny = real_mul(real_sqrt(real_rat(A, q)), real_sqrt(real_rat(A, q + 1))), *x = real_log(real_mul(tiny, tiny));
        double lo, hi, want = log(15) - 2 * (double)k * log(2);
        if (real_filter(x, &lo, &hi)) assert_that(lo <= want && want <= hi && hi - lo < 1, "[%a, %a], log(15/4^%lu)", lo, hi, k);
        cr_assert(real_approx(x, true, &lo, &hi));
        assert_that(fabs(lo - want) < 1 && fabs(hi - want) < 1, "[%a, %a], log(15/4^%lu)", lo, hi, k);
    }
    arena_free(A);
}

Test(real, order_of_grown_expressions)
{
    arena_t *A = arena_new();
    dice_t d = { 108 };
    encl_t v, w;
    mpfi_init2(v, OWN);
    mpfi_init2(w, OWN);
    for (unsigned i = 0; i < 1500; i++) {
        const real_t *x = grown(A, &d, (unsigned)dice_below(&d, 3), v), *y = grown(A, &d, (unsigned)dice_below(&d, 3), w);
        sign_t s = cmp_at(x, y, OWN / 4), t = cmp_at(y, x, OWN / 4);
        assert_that(s == sign_neg(t), "turn %u: %d one way, %d the other", i, s, t);
        const real_t *low = real_min(x, y), *high = real_max(x, y);
        if (s == SIGN_NEG) assert_that(cmp_at(low, x, OWN) == SIGN_ZERO && cmp_at(high, y, OWN) == SIGN_ZERO, "turn %u", i);
        if (s == SIGN_POS) assert_that(cmp_at(low, y, OWN) == SIGN_ZERO && cmp_at(high, x, OWN) == SIGN_ZERO, "turn %u", i);
        mpfi_sub(v, v, w);
        assert_that(s == SIGN_UNKNOWN || s == SIGN_ZERO || s == encl_sign(v), "turn %u: %d of %s", i, s, encl_text(v));
        assert_that(s != SIGN_ZERO || mpfi_has_zero(v), "turn %u: 0 of %s", i, encl_text(v));
        arena_reset(A);
    }
    mpfi_clear(w);
    mpfi_clear(v);
    arena_free(A);
}

/* For display: the value within 2^-80 of itself and a plain sign; a zero that is proved is [0, 0]. */
Test(real, sharp_enclosures)
{
    arena_t *A = arena_new();
    dice_t d = { 110 };
    encl_t v, r;
    mpfi_init2(v, 4 * OWN);
    mpfi_init2(r, 53);
    for (unsigned i = 0; i < 600; i++) {
        recipe_t R = trouble_recipe(A, &d, 3);
        const real_t *x = i % 2 ? real_form(recipe_form(A, &R)) : grown(A, &d, 2, v);
        if (i % 2) recipe_encl(v, &R);
        sign_t s = encl_sign(v);
        real_encl_sharp(r, x);
        assert_meet(r, v, arena_printf(A, "turn %u", i));
        if (i % 2) assert_that(encl_sign(r) != SIGN_UNKNOWN, "no plain sign: %s", loglin_text(real_loglin(x)));
        if (s == SIGN_POS || s == SIGN_NEG) {
            mpfr_t width, size;
            mpfr_inits2(53, width, size, (mpfr_ptr)NULL);
            mpfi_diam_abs(width, r);
            mpfi_mag(size, v);
            mpfr_mul_2si(size, size, -79, MPFR_RNDD);
            assert_that(mpfr_lessequal_p(width, size), "%s is wide for %s", encl_text(r), encl_text(v));
            mpfr_clears(width, size, (mpfr_ptr)NULL);
        }
        arena_reset(A);
    }
    real_encl_sharp(r, hidden_zero(A, 6));
    assert_that(mpfr_zero_p(&r->left) && mpfr_zero_p(&r->right), "%s", encl_text(r));
    mpfi_clear(r);
    mpfi_clear(v);
    arena_free(A);
}

/* lo <= x <= hi, read back as exact rationals; one number when x is a short rational, however it is hidden. */
Test(real, decimals)
{
    arena_t *A = arena_new();
    dice_t d = { 120 };
    for (unsigned i = 0; i < 600; i++) {
        recipe_t R = trouble_recipe(A, &d, 3);
        const real_t *x = i % 2 ? real_form(recipe_form(A, &R)) : ratio(A, dice_within(&d, 300), 1 << dice_below(&d, 6));
        if (i % 4 == 0) x = real_add(x, hidden_zero(A, 2 + i % 7));
        if (i % 4 == 2) x = real_sub(real_add(x, real_sqrt(real_si(A, 2))), real_sqrt(real_si(A, 2)));
        for (int simplest = 0; simplest < 2; simplest++) {
            char *lo, *hi;
            mpq_ptr l = arena_mpq(A, 2), h = l + 1;
            (simplest ? real_decimals_simplest : real_decimals)(&lo, &hi, x, 12);
            assert_that(!rat_read(l, lo, strlen(lo)) && !rat_read(h, hi, strlen(hi)), "`%s` or `%s` is no number", lo, hi);
            sign_t below = cmp(real_rat(A, l), x), above = cmp(x, real_rat(A, h));
            assert_that((below == SIGN_NEG || below == SIGN_ZERO) && (above == SIGN_NEG || above == SIGN_ZERO),
                        "%s .. %s leaves out %s", lo, hi, real_text(x));
            if (i % 4 == 2 || (i % 2 == 0 && simplest)) assert_that(strcmp(lo, hi) == 0, "%s .. %s, turn %u", lo, hi, i);
            free(lo);
            free(hi);
        }
        arena_reset(A);
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
        const real_t *y = sign < 0 ? real_neg(real_add(a, b)) : real_add(a, b), *one = real_add(real_div(a, y), real_div(b, y));
        mpq_ptr e = arena_mpq(A, 1);
        mpq_set_ui(e, 1, 1);
        mpq_div_2exp(e, e, 200);
        assert_cmp(one, real_si(A, sign), SIGN_ZERO);
        assert_cmp(one, real_add(real_si(A, sign), real_rat(A, e)), SIGN_NEG);
        assert_cmp(one, real_sub(real_si(A, sign), real_rat(A, e)), SIGN_POS);
        assert_cmp(real_add(one, real_div(ratio(A, 1, 7), y)), real_add(ratio(A, sign, 1), real_div(ratio(A, 1, 7), y)), SIGN_ZERO);
    }
    assert_cmp(real_sub(real_div(a, zero), real_div(b, zero)), real_div(real_sub(a, b), zero), SIGN_UNKNOWN);
    arena_free(A);
}

Test(real, approximations_of_log_forms)
{
    arena_t *A = arena_new();
    dice_t d = { 109 };
    encl_t v;
    mpfi_init2(v, 1200);
    for (int i = 0; i < 1500; i++) {
        recipe_t R = trouble_recipe(A, &d, 4);
        const real_t *x = real_form(recipe_form(A, &R));
        recipe_encl(v, &R);
        for (int filter = 0; filter < 2; filter++) {
            double lo, hi;
            assert_that(real_approx(x, filter, &lo, &hi), "%s", loglin_text(real_loglin(x)));
            assert_that(mpfr_cmp_d(&v->right, lo) >= 0 && mpfr_cmp_d(&v->left, hi) <= 0, "[%a, %a] of %s", lo, hi,
                        loglin_text(real_loglin(x)));
        }
        arena_reset(A);
    }
    mpfi_clear(v);
    arena_free(A);
}

/* What is undefined has no sign against itself, though it cancels from the difference. */
Test(real, an_undefined_term_is_not_equal_to_itself)
{
    arena_t *A = arena_new();
    effort_t effort = { .filter = true, .prec_max = 256 };
    const real_t *x = real_sqrt(real_log(real_ratio(A, 1, 2))), *y = real_log(real_log(real_ratio(A, 1, 2)));
    cr_expect(real_cmp(x, x, &effort) == SIGN_UNKNOWN && real_cmp(y, y, &effort) == SIGN_UNKNOWN);
    cr_expect(real_cmp(real_add(x, real_si(A, 1)), x, &effort) == SIGN_UNKNOWN);
    const real_t *z = real_sqrt(real_log(real_si(A, 2)));
    cr_expect(real_cmp(z, z, &effort) == SIGN_ZERO && real_cmp(real_add(z, real_si(A, 1)), z, &effort) == SIGN_POS);
    arena_free(A);
}

/* --- what is kept ------------------------------------------------------------------------------------------- */

static const real_t *made_anew(arena_t *A)
{
    const real_t *root = real_sqrt(log_of(A, 5)), *quotient = real_div(log_of(A, 3), real_exp(log_of(A, 7)));
    return real_add(real_mul(root, real_log(real_add(root, quotient))), real_min(quotient, log_of(A, 2)));
}

/* An expression asked again, at whatever precisions, answers as one that was never asked; and its sign after that is the same. */
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
        cr_assert(mpfr_equal_p(&got->left, &want->left) && mpfr_equal_p(&got->right, &want->right), "turn %zu, %ld bits", i, (long)precs[i]);
        cr_assert(real_cmp(x, log_of(A, 2), &effort) == real_cmp(made_anew(A), log_of(A, 2), &effort), "turn %zu", i);
        mpfi_clear(got);
        mpfi_clear(want);
    }
    arena_free(A);
}
