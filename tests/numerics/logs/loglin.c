/* SPDX-License-Identifier: MIT
**
** Log forms: the normal form, and sums as a ring.
*/
#include "numerics/logs/coprime.h"
#include "numerics/logs/loglin.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

/* --- the normal form -------------------------------------------------------------------------------------- */

Test(loglin, normal_form_and_value)
{
    arena_t *A = arena_new();
    dice_t d = { 71 };
    encl_t want, got;
    mpfi_init2(want, 512);
    mpfi_init2(got, 128);
    for (int i = 0; i < 6000; i++) {
        recipe_t R = trouble_recipe(A, &d, 6);
        const loglin_t *x = recipe_form(A, &R);
        assert_normal(x);
        recipe_encl(want, &R);
        loglin_encl(got, x);
        assert_meet(got, want, loglin_text(x));
        arena_reset(A);
    }
    mpfi_clear(got);
    mpfi_clear(want);
    arena_free(A);
}

Test(loglin, small_cases)
{
    arena_t *A = arena_new();
    mpq_ptr q = arena_mpq(A, 3), c = q + 1, got = q + 2;
    mpq_set_ui(c, 3, 2);
    mpq_set_ui(q, 1, 1);
    assert_equal_forms(loglin_log(A, c, q), loglin_si(A, 0)); /* log 1 */
    mpq_set_ui(c, 0, 1);
    mpq_set_ui(q, 0, 1);
    assert_equal_forms(loglin_log(A, c, q), loglin_si(A, 0)); /* 0 log 0 */
    mpq_set_ui(c, 6, 4), mpq_canonicalize(c);
    mpq_set_ui(q, 5, 7);
    assert_that(!loglin_is_rat(loglin_log(A, c, q), NULL), "3/2 log(5/7) is no rational");
    assert_that(loglin_is_rat(loglin_si(A, -4), got) && mpq_cmp_si(got, -4, 1) == 0, "-4");
    assert_that(loglin_is_rat(loglin_rat(A, q), got) && mpq_equal(got, q), "5/7");
    assert_that(loglin_is_rat(loglin_rat(A, q), NULL), "5/7");
    assert_that(!loglin_same(loglin_si(A, 1), loglin_si(A, 2)), "1 is not 2");
    arena_free(A);
}

/* What the text of c log q + n reads. */
static void expect_text(arena_t *A, const char *c, const char *q, long n, const char *want)
{
    mpq_ptr w = arena_mpq(A, 2), r = w + 1;
    mpq_set_str(w, c, 10);
    mpq_set_str(r, q, 10);
    const char *got = loglin_text(loglin_add(loglin_log(A, w, r), loglin_si(A, n)));
    assert_that(strcmp(got, want) == 0, "%s log(%s) + %ld reads %s, not %s", c, q, n, got, want);
}

Test(loglin, text)
{
    arena_t *A = arena_new();
    expect_text(A, "0", "1", 0, "0");
    expect_text(A, "0", "1", -3, "-3");
    expect_text(A, "1", "2", 0, "log 2");
    expect_text(A, "-1", "2", 1, "-log 2 + 1");
    expect_text(A, "3/2", "5/7", 0, "(3 log 5 - 3 log 7)/2");
    expect_text(A, "-3/2", "5/7", -4, "(-3 log 5 + 3 log 7 - 8)/2");
    arena_free(A);
}

/* log 5 halved does not read as the logarithm of 5/2. */
Test(loglin, text_of_a_part_of_one_logarithm)
{
    arena_t *A = arena_new();
    mpq_ptr half = arena_mpq(A, 2), five = half + 1;
    mpq_set_ui(half, 1, 2);
    mpq_set_ui(five, 5, 1);
    const char *text = loglin_text(loglin_log(A, half, five));
    assert_that(!strstr(text, "log 5/2"), "%s", text);
    arena_free(A);
}

/* Terms pushed in any order, in pieces, with ones and zeros between them, make the same form. */
Test(loglin, a_sum_forgets_its_order)
{
    arena_t *A = arena_new();
    dice_t d = { 72 };
    for (int i = 0; i < 3000; i++) {
        size_t n = dice_below(&d, 30);
        mpz_ptr den = arena_mpz(A, 3), one = den + 1, piece = den + 2;
        mpz_set_ui(den, 1 + dice_below(&d, 50));
        mpz_set_ui(one, 1);
        loglin_term_t *t = ARENA_ARRAY(A, loglin_term_t, n);
        loglin_sum_t there, back;
        loglin_sum_start(&there, A, den, 0);
        loglin_sum_start(&back, A, den, n);
        for (size_t k = 0; k < n; k++) {
            t[k] = (loglin_term_t){ arena_mpz(A, 1), arena_mpz(A, 1) };
            mpz_set_si(t[k].c, dice_within(&d, 4));
            mpz_set_ui(t[k].a, 1 + dice_below(&d, 9));
            loglin_sum_push(&there, t[k].c, t[k].a);
        }
        for (size_t k = n; k-- > 0;) {
            mpz_sub_ui(piece, t[k].c, 7);
            loglin_sum_push(&back, piece, t[k].a);
            loglin_sum_push(&back, den, one);
            mpz_set_ui(piece, 7);
            loglin_sum_push(&back, piece, t[k].a);
        }
        const loglin_t *x = loglin_sum_done(&there), *y = loglin_sum_done(&back);
        assert_normal(x);
        assert_equal_forms(x, y);
        for (size_t k = 0; k < n; k++) mpz_set_ui(t[k].a, 1); /* the form holds its own copies */
        assert_equal_forms(x, y);
        arena_reset(A);
    }
    arena_free(A);
}

Test(loglin, xlogx)
{
    arena_t *A = arena_new();
    mpz_ptr a = arena_mpz(A, 2), den = a + 1;
    mpz_set_ui(den, 3);
    for (unsigned long n = 0; n < 50; n++) {
        loglin_sum_t up, down;
        loglin_sum_start(&up, A, den, 1);
        loglin_sum_start(&down, A, den, 1);
        mpz_set_ui(a, n);
        loglin_sum_push_xlogx(&up, a, false);
        loglin_sum_push_xlogx(&down, a, true);
        const loglin_t *x = loglin_sum_done(&up), *y = loglin_sum_done(&down);
        mpq_ptr c = arena_mpq(A, 2), q = c + 1;
        mpq_set_ui(c, n, 3), mpq_canonicalize(c);
        mpq_set_ui(q, n ? n : 1, 1);
        assert_equal_forms(x, loglin_log(A, c, q));
        assert_equal_forms(loglin_add(x, y), loglin_si(A, 0));
        assert_sign(loglin_sgn(x, true, NULL), n > 1, loglin_text(x));
    }
    arena_free(A);
}

/* --- the ring --------------------------------------------------------------------------------------------- */

Test(loglin, ring_identities)
{
    arena_t *A = arena_new();
    dice_t d = { 73 };
    for (int i = 0; i < 4000; i++) {
        recipe_t R = trouble_recipe(A, &d, 4), S = trouble_recipe(A, &d, 4), T = trouble_recipe(A, &d, 4);
        const loglin_t *x = recipe_form(A, &R), *y = recipe_form(A, &S), *z = recipe_form(A, &T);
        const char *before = loglin_text(x);
        mpq_ptr c = arena_mpq(A, 4), e = c + 1, sum = c + 2, two = c + 3;
        trouble_rat(c, &d);
        trouble_rat(e, &d);
        mpq_add(sum, c, e);
        mpq_set_ui(two, 2, 1);
        assert_equal_forms(loglin_add(x, y), loglin_add(y, x));
        assert_equal_forms(loglin_add(loglin_add(x, y), z), loglin_add(x, loglin_add(y, z)));
        assert_equal_forms(loglin_sub(loglin_add(x, y), y), x);
        assert_equal_forms(loglin_add(loglin_sub(x, y), y), x);
        assert_equal_forms(loglin_sub(x, x), loglin_si(A, 0));
        assert_equal_forms(loglin_add(x, x), loglin_scale(x, two));
        assert_equal_forms(loglin_scale(loglin_add(x, y), c), loglin_add(loglin_scale(x, c), loglin_scale(y, c)));
        assert_equal_forms(loglin_scale(x, sum), loglin_add(loglin_scale(x, c), loglin_scale(x, e)));
        mpq_mul(sum, c, e);
        assert_equal_forms(loglin_scale(loglin_scale(x, c), e), loglin_scale(x, sum));
        assert_equal_forms(loglin_add(x, loglin_si(A, 0)), x);
        assert_normal(loglin_sub(x, y));
        assert_normal(loglin_scale(x, c));
        assert_that(strcmp(before, loglin_text(x)) == 0, "an operand was changed: %s", before);
        arena_reset(A);
    }
    arena_free(A);
}

/* --- equal forms, and what they share --------------------------------------------------------------------- */

/* The same form in two orders and scales is the same; one more coefficient, denominator or rational makes it another. A
** form that is put into its normal form leaves alone what was made of it before. */
/* A sum is rational by its form where every logarithm cancels, whatever way it was put together, and not where a
** multiple of one is left. */
Test(loglin, rational_by_its_form)
{
    dice_t d = { 78 };
    for (int i = 0; i < 3000; i++) {
        arena_t *A = arena_new();
        recipe_t R = trouble_recipe(A, &d, 6), S = trouble_recipe(A, &d, 6);
        mpq_ptr c = arena_mpq(A, 4), back = c + 1, r = c + 2, got = c + 3;
        mpq_set_si(c, dice_within(&d, 50), 1 + dice_below(&d, 50));
        if (mpq_sgn(c) == 0) mpq_set_si(c, -7, 1);
        mpq_canonicalize(c);
        mpq_inv(back, c);
        mpq_set_si(r, dice_within(&d, 9), 7);
        mpq_canonicalize(r);
        const loglin_t *x = recipe_form(A, &R), *y = recipe_form(A, &S);
        const loglin_t *sum = loglin_add(loglin_scale(x, c), loglin_scale(y, c));
        if (dice_one_in(&d, 3)) loglin_is_rat(sum, NULL); /* asked before, or not */
        if (dice_one_in(&d, 3)) loglin_normal(sum);
        const loglin_t *rest = loglin_add(loglin_sub(loglin_sub(loglin_scale(sum, back), y), x), loglin_rat(A, r));
        assert_that(loglin_is_rat(rest, got) && mpq_equal(got, r), "%s is left", loglin_text(rest));
        mpq_set_ui(r, 2 + dice_below(&d, 90), 1);
        assert_that(!loglin_is_rat(loglin_add(rest, loglin_log(A, c, r)), NULL), "log %s is left", rat_print(r));
        const loglin_t *other = loglin_sub(loglin_scale(sum, back), loglin_sub(x, loglin_sub(loglin_log(A, c, r), y)));
        assert_that(!loglin_is_rat(other, NULL), "and so it is here, of log %s", rat_print(r));
        arena_free(A);
    }
}

Test(loglin, same_and_shared)
{
    arena_t *A = arena_new();
    dice_t d = { 77 };
    mpq_ptr c = arena_mpq(A, 3), back = c + 1, tiny = c + 2;
    for (int i = 0; i < 3000; i++) {
        arena_t *Z = arena_new();
        recipe_t R = trouble_recipe(Z, &d, 6), S = trouble_recipe(Z, &d, 6);
        const loglin_t *x = recipe_form(Z, &R), *y = recipe_form(Z, &S);
        mpq_set_si(c, 1 + (long)dice_below(&d, 50), 1 + dice_below(&d, 50));
        mpq_canonicalize(c);
        mpq_inv(back, c);
        const loglin_t *sum = loglin_add(x, y),
                       *other = loglin_scale(loglin_add(loglin_scale(y, c), loglin_scale(x, c)), back);
        assert_that(loglin_same(sum, other), "a sum in another order, scaled there and back");
        mpq_set_ui(tiny, 1, 1);
        mpq_div_2exp(tiny, tiny, dice_below(&d, 200));
        assert_that(!loglin_same(loglin_add(sum, loglin_rat(Z, tiny)), other), "a rational more");
        mpq_set_ui(c, 2 + dice_below(&d, 90), 1);
        assert_that(!loglin_same(loglin_add(sum, loglin_log(Z, tiny, c)), other), "a logarithm more");
        loglin_gathered(sum);
        const loglin_t *twice = loglin_add(sum, sum);
        loglin_normal(sum);
        assert_that(loglin_same(loglin_sub(twice, sum), other), "the parts that a sum shared have changed");
        arena_free(Z);
    }
    arena_free(A);
}

/* Terms that forms share, and the numbers 1 and -1 that many have, are added to by none. */
Test(loglin, what_is_shared_stays)
{
    arena_t *A = arena_new();
    static const uint64_t words[] = { 3, 5, 3, 1, 3 };
    const loglin_t *two = loglin_log_ui(A, 2), *other = loglin_sub(loglin_log_ui(A, 3), two),
                   *all = loglin_gathered(loglin_add(loglin_add(two, two), loglin_sub(two, other)));
    assert_that(all->n == 2 && mpz_cmp_ui(all->term[0].c, 4) == 0 && mpz_cmp_si(all->term[1].c, -1) == 0,
                "4 log 2 - log 3");
    assert_that(mpz_cmp_ui(two->part[0].term[0].c, 1) == 0, "log 2 is taken once");
    assert_equal_forms(loglin_sub(loglin_log_ui(A, 7), loglin_log_ui(A, 7)), loglin_si(A, 0));
    loglin_sum_t sum;
    loglin_sum_start(&sum, A, two->den, 0);
    for (int k = 0; k < 9; k++) loglin_sum_words(&sum, words, 5, k % 3 == 0); /* past the few that stand in the sum */
    const loglin_t *x = loglin_gathered(loglin_sum_done(&sum));
    assert_that(x->n == 2 && mpz_cmp_ui(x->term[0].a, 3) == 0 && mpz_cmp_ui(x->term[0].c, 27) == 0, "27 log 3");
    assert_that(mpz_cmp_ui(x->term[1].a, 5) == 0 && mpz_cmp_ui(x->term[1].c, 15) == 0, "15 log 5");
    arena_free(A);
}

/* c/a log 2 + d/b log 2 where products of words are about to be, and are, longer than one. */
Test(loglin, products_on_both_sides_of_a_word)
{
    dice_t d = { 78 };
    for (int i = 0; i < 4000; i++) {
        arena_t *A = arena_new();
        mpq_ptr q = arena_mpq(A, 4), want = q + 2, got = q + 3;
        unsigned bits = 1 + (unsigned)dice_below(&d, 63);
        for (int k = 0; k < 2; k++) {
            uint64_t num = dice_roll(&d) >> (64 - bits), den = dice_roll(&d) >> (dice_one_in(&d, 3) ? 0 : bits - 1);
            mpz_set_ui(mpq_numref(q + k), num);
            mpz_set_ui(mpq_denref(q + k), den | 1);
            if (dice_one_in(&d, 2)) mpq_neg(q + k, q + k);
            mpq_canonicalize(q + k);
        }
        mpq_ptr two = arena_mpq(A, 1);
        mpq_set_ui(two, 2, 1);
        const loglin_t *x = loglin_normal(loglin_sub(loglin_scale(loglin_log(A, q, two), q + 1), loglin_log(A, q + 1, two)));
        mpq_mul(want, q, q + 1);
        mpq_sub(want, want, q + 1);
        if (x->n) { mpq_set_num(got, x->term[0].c); mpq_set_den(got, x->den); mpq_canonicalize(got); }
        assert_that(mpq_equal(got, want), "(%lu/%lu)", mpz_get_ui(mpq_numref(q)), mpz_get_ui(mpq_denref(q)));
        arena_free(A);
    }
}
