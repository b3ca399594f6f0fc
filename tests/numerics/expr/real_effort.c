/* SPDX-License-Identifier: MIT
**
** Expressions: brackets are refined as far as they are asked for, no further than the greatest precision; effort is
** counted.
*/
#include "tests/numerics/expr/real.h"

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
        const real_t *f = log_of(A, 5), *x = known_bracket(A, real_loglin(f), &asked),
                     *beside = real_add(f, real_rat(A, e));
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
