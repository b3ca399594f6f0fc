/* SPDX-License-Identifier: MIT
**
** The inverse of the binary kl: every answer goes through assert_inverse, which evaluates kl at both ends from its
** definition, by MPFI at four times the precision; exact values, the tail, order and symmetry.
*/
#include "numerics/info/info.h"
#include "numerics/klinv/klinv.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

static void complement(mpq_ptr r, mpq_srcptr p)
{
    mpz_sub(mpq_numref(r), mpq_denref(p), mpq_numref(p));
    mpz_set(mpq_denref(r), mpq_denref(p));
}

static const char *text_of(arena_t *A, mpq_srcptr p, mpfi_srcptr c, long bits)
{
    char *number = rat_print(p), *interval = NULL;
    mpfr_asprintf(&interval, "[%.40RDg, %.40RUg]", &c->left, &c->right);
    const char *text = arena_printf(A, "p = %s, c in %s, %ld bits", number, interval, bits);
    free(number);
    mpfr_free_str(interval);
    return text;
}

/* kl(p||q) from its definition; 0 <= q < 1, q > 0 when p > 0. */
static void kl_encl(encl_ptr r, mpq_srcptr p, mpq_srcptr q)
{
    encl_t t;
    mpq_t a, b;
    mpfi_init2(t, mpfi_get_prec(r));
    mpq_inits(a, b, NULL);
    mpfi_set_ui(r, 0);
    for (int side = 0; side < 2; side++) {
        if (side) { complement(a, p); complement(b, q); }
        else { mpq_set(a, p); mpq_set(b, q); }
        if (mpq_sgn(a) == 0) continue;
        mpq_div(b, a, b);
        mpfi_set_q(t, b);
        mpfi_log(t, t);
        mpfi_mul_q(t, t, a);
        mpfi_add(r, r, t);
    }
    mpfi_clear(t);
    mpq_clears(a, b, NULL);
}

/* p <= lo <= hi <= 1, and no enclosure denies kl(p||lo) <= c <= kl(p||hi). */
static void assert_holds_at(mpq_srcptr p, mpq_srcptr lo, mpq_srcptr hi, mpfi_srcptr c, const char *text)
{
    encl_t x;
    mpfi_init2(x, mpfi_get_prec(c));
    assert_that(mpq_cmp(p, lo) <= 0 && mpq_cmp(lo, hi) <= 0 && mpq_cmp_ui(hi, 1, 1) <= 0, "ends out of order for %s",
                text);
    if (mpq_cmp_ui(lo, 1, 1) < 0) {
        kl_encl(x, p, lo);
        assert_that(mpfr_lessequal_p(&x->left, &c->right), "kl(p||lo) > c for %s", text);
    }
    if (mpq_cmp_ui(hi, 1, 1) < 0) {
        kl_encl(x, p, hi);
        assert_that(mpfr_greaterequal_p(&x->right, &c->left), "kl(p||hi) < c for %s", text);
    }
    mpfi_clear(x);
}

/* hi - lo <= 2^-bits max(min(hi, 1-lo), 2^-KLINV_TAIL_BITS). */
static bool is_narrow(mpq_srcptr lo, mpq_srcptr hi, long bits)
{
    mpq_t width, scale, tail;
    mpq_inits(width, scale, tail, NULL);
    mpq_sub(width, hi, lo);
    mpq_mul_2exp(width, width, (mp_bitcnt_t)bits);
    complement(scale, lo);
    if (mpq_cmp(scale, hi) > 0) mpq_set(scale, hi);
    mpq_set_ui(tail, 1, 1);
    mpq_div_2exp(tail, tail, KLINV_TAIL_BITS);
    bool narrow = mpq_cmp(width, scale) <= 0 || mpq_cmp(width, tail) <= 0;
    mpq_clears(width, scale, tail, NULL);
    return narrow;
}

/* Reached, or in the tail: the ends are max{p, 1 - 2^-KLINV_TAIL_BITS} and 1. */
static bool is_tail(mpq_srcptr p, mpq_srcptr lo, mpq_srcptr hi)
{
    mpq_t r;
    mpq_init(r);
    complement(r, lo);
    mpq_mul_2exp(r, r, KLINV_TAIL_BITS);
    bool tail =
        mpq_cmp_ui(hi, 1, 1) == 0 && (mpq_cmp_ui(r, 1, 1) == 0 || (mpq_equal(lo, p) && mpq_cmp_ui(r, 1, 1) <= 0));
    mpq_clear(r);
    return tail;
}

/* True when reached. The ends are left in lo and hi. */
static bool assert_inverse(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c, long bits)
{
    encl_t value;
    mpfi_init2(value, 4 * bits + 1500);
    real_encl(value, c);
    const char *text = text_of(A, p, value, bits);
    bool reached = klinv_ends(lo, hi, A, p, c, bits);
    assert_holds_at(p, lo, hi, value, text);
    assert_that(reached ? is_narrow(lo, hi, bits) : is_tail(p, lo, hi), "%s: %s",
                reached ? "wider than it says" : "not reached", text);
    mpfi_clear(value);
    return reached;
}

static void read(mpq_ptr q, const char *text)
{
    cr_assert(!rat_read(q, text, strlen(text)), "%s", text);
}

/* --- what is asked for ----------------------------------------------------------------------------------- */

static const char *const ps[] = { "0", "1e-400", "1e-30", "1/7", "1/2", "9/10", "1" };
static const char *const cs[] = { "0", "1e-400", "1e-60", "1e-10", "1/1000", "1/3", "1", "20", "1000", "1e9", "1e400" };

/* p and 1 - p beside every c, at several widths. */
Test(klinv, is_the_inverse)
{
    arena_t *A = arena_new();
    for (size_t i = 0; i < 2 * 7 * 11; i++)
        for (long bits = 1; bits <= 340; bits = 2 * bits + 110) {
            arena_reset(A);
            mpq_ptr p = arena_mpq(A, 4), c = p + 1;
            read(p, ps[i / 2 % 7]);
            read(c, cs[i / 14]);
            if (i % 2) complement(p, p);
            assert_inverse(p + 2, p + 3, A, p, real_rat(A, c), bits);
        }
    arena_free(A);
}

/* 1/2 and 1000: 1 - klinv is about e^-2000, and both ends are below 1. */
Test(klinv, extremely_near_one)
{
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, 3);
    mpq_set_ui(p, 1, 2);
    cr_assert(assert_inverse(p + 1, p + 2, A, p, real_si(A, 1000), 170));
    cr_assert(mpq_cmp(p + 1, p + 2) < 0 && mpq_cmp_ui(p + 2, 1, 1) < 0);
    complement(p + 2, p + 2);
    cr_assert(mpz_sizeinbase(mpq_numref(p + 2), 2) < 180 && mpz_sizeinbase(mpq_denref(p + 2), 2) > 2880,
              "1 - hi is long");
    arena_free(A);
}

Test(klinv, random)
{
    arena_t *A = arena_new();
    dice_t d = { 201 };
    for (int i = 0; i < 2500; i++) {
        arena_reset(A);
        mpq_ptr p = arena_mpq(A, 4), c = p + 1;
        trouble_unit(p, &d);
        if (dice_one_in(&d, 2)) complement(p, p);
        trouble_rat(c, &d);
        mpq_abs(c, c);
        assert_inverse(p + 2, p + 3, A, p, real_rat(A, c), 1 + (long)dice_below(&d, 200));
    }
    arena_free(A);
}

/* Every kind of c: a log form that nearly cancels, a root, an exponential, what the paper has. */
Test(klinv, expressions)
{
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, 4), q = p + 1;
    for (unsigned long k = 0; k < 5; k++) {
        mpq_set_ui(p, k, 7);
        read(q, "1e-60");
        mpq_set_ui(p + 2, 1, 1);
        mpq_add(q, q, p + 2);
        const real_t *c[] = {
            real_log_rat(A, q), real_sqrt(real_ratio(A, 1, 50)), real_exp(real_si(A, -100)), real_log_ui(A, 3),
            real_div(real_add(real_log_ui(A, 3), real_log(real_mul(real_si(A, 40), real_sqrt(real_si(A, 1000))))),
                     real_si(A, 1000))
        };
        for (size_t i = 0; i < sizeof c / sizeof *c; i++) cr_assert(assert_inverse(p + 2, p + 3, A, p, c[i], 170));
    }
    arena_free(A);
}

/* A c that is known to no more than 2^-20: the ends hold, and it is said that they are wide. */
static bool coarse_same(const void *x, const void *y) { return x == y; }
static long coarse_ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    (void)source; (void)bits;
    mpq_ptr q = arena_mpq(A, 2);
    mpq_set_ui(q, 1, 10);
    mpq_set_ui(q + 1, 1, 1);
    mpq_div_2exp(q + 1, q + 1, 20);
    mpq_add(q + 1, q + 1, q);
    *lo = loglin_rat(A, q);
    *hi = loglin_rat(A, q + 1);
    return BRACKET_SPENT;
}
static const bracket_kind_t coarse = { .name = "coarse", .same = coarse_same, .ends = coarse_ends };

Test(klinv, a_rate_that_is_known_coarsely)
{
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, 4);
    encl_t c;
    mpfi_init2(c, 400);
    const real_t *rate = real_bracket(A, &coarse, &coarse);
    real_encl(c, rate);
    mpq_set_ui(p, 3, 10);
    cr_assert(!klinv_ends(p + 1, p + 2, A, p, rate, 100));
    assert_holds_at(p, p + 1, p + 2, c, "a coarse c");
    cr_assert(klinv_ends(p + 1, p + 2, A, p, rate, 12), "12 bits are within reach");
    assert_holds_at(p, p + 1, p + 2, c, "a coarse c");
    mpfi_clear(c);
    arena_free(A);
}

/* --- exact values ---------------------------------------------------------------------------------------- */

static void assert_exactly(arena_t *A, mpq_srcptr p, const real_t *c, mpq_srcptr q, const char *text)
{
    mpq_ptr ends = arena_mpq(A, 3);
    for (long bits = 1; bits < 200; bits += 60) {
        cr_assert(klinv_ends(ends, ends + 1, A, p, c, bits), "%s", text);
        assert_equal_rats(ends, q, text);
        assert_equal_rats(ends + 1, q, text);
    }
    cr_assert(real_is_rat(real_asked(klinv_real(A, p, c)), ends), "%s", text);
    assert_equal_rats(ends, q, text);
}

Test(klinv, by_form)
{
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, 3), q = p + 1, half = p + 2;
    mpq_set_ui(half, 1, 2);
    for (unsigned long k = 0; k <= 6; k++) {
        mpq_set_ui(p, k, 6);
        mpq_canonicalize(p);
        assert_exactly(A, p, real_si(A, 0), p, "c = 0");
        mpq_set_ui(q, 1, 1);
        assert_exactly(A, p, real_inf(A, 1), q, "c infinite");
    }
    for (long c = 0; c < 4; c++) assert_exactly(A, q, real_si(A, c), q, "p = 1");
    mpq_set_ui(p, 0, 1);
    mpq_set_ui(q, 3, 4);
    assert_exactly(A, p, real_log_ui(A, 4), q, "1 - e^-log 4");
    mpq_set_ui(q, 1, 2);
    assert_exactly(A, p, real_scale(real_log_ui(A, 4), half), q, "1 - e^-(log 4)/2");
    arena_free(A);
}

/* c = kl(p||q) for every small p <= q, and beside it by 10^-40. */
Test(klinv, planted)
{
    arena_t *A = arena_new();
    for (unsigned long a = 0; a <= 12; a++)
        for (unsigned long b = a; b < 12; b++) {
            arena_reset(A);
            mpq_ptr p = arena_mpq(A, 5), q = p + 1, e = p + 2;
            mpq_set_ui(p, a, 13);
            mpq_set_ui(q, b, 12);
            mpq_canonicalize(q);
            if (mpq_cmp(p, q) > 0) continue;
            const real_t *c = info_binary_kl(A, p, q);
            assert_exactly(A, p, c, q, "c = kl(p||q)");
            read(e, "1e-40");
            assert_inverse(p + 3, p + 4, A, p, real_add(c, real_rat(A, e)), 160);
            cr_assert(mpq_cmp(p + 3, q) > 0, "above q by a little");
        }
    arena_free(A);
}

/* --- laws ------------------------------------------------------------------------------------------------ */

Test(klinv, monotone)
{
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, 6), c = p + 1, before = p + 4, after = p + 5;
    mpq_set_ui(p, 2, 9);
    for (unsigned long k = 1; k < 200; k++) {
        mpq_set_ui(c, k, 61);
        mpq_canonicalize(c);
        assert_inverse(p + 2, after, A, p, real_rat(A, c), 60);
        if (k > 1) cr_assert(mpq_cmp(before, p + 2) < 0, "klinv(2/9, %lu/61)", k);
        mpq_set(before, after);
    }
    arena_free(A);
}

/* The same bracket meets itself, both inverses mirror each other, and c is reached: kl(p||lo) and kl(p||hi) around
** it. */
Test(klinv, as_an_expression)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    mpq_ptr p = arena_mpq(A, 2), q = p + 1;
    mpq_set_ui(p, 1, 5);
    mpq_set_ui(q, 4, 5);
    const real_t *c = real_ratio(A, 1, 9), *x = klinv_real(A, p, c), *one = real_si(A, 1);
    assert_sign(real_cmp(x, klinv_real(A, p, real_ratio(A, 2, 18)), &effort), SIGN_ZERO, "x - x");
    assert_sign(real_cmp(real_add(x, klinv_lower_real(A, q, c)), one, &effort), SIGN_ZERO,
                "klinv(p) + klinv_lower(1-p) - 1");
    assert_sign(real_cmp(x, klinv_real(A, p, real_ratio(A, 1, 8)), &effort), SIGN_NEG, "at 1/9 and 1/8");
    assert_sign(real_cmp(klinv_lower_real(A, p, c), real_rat(A, p), &effort), SIGN_NEG, "the lower inverse and p");
    assert_sign(real_cmp(real_sub(x, real_rat(A, p)), real_sqrt(real_ratio(A, 1, 18)), &effort), SIGN_NEG, "Pinsker");
    encl_t wide, fine;
    mpfi_init2(wide, 60);
    mpfi_init2(fine, 800);
    real_encl(fine, x);
    real_encl(wide, x);
    assert_meet(wide, fine, "two precisions");
    mpfi_clear(wide);
    mpfi_clear(fine);
    arena_free(A);
}

/* Outside the domain nothing is claimed; lo and hi may be p. */
Test(klinv, domain_and_aliasing)
{
    arena_t *A = arena_new();
    mpq_ptr p = arena_mpq(A, 4), lo = p + 2, hi = p + 3;
    const real_t *inf = real_inf(A, 1), *tenth = real_ratio(A, 1, 10);
    mpq_set_ui(p, 1, 3);
    cr_assert(!klinv_ends(lo, hi, A, p, real_si(A, -1), 60) && !klinv_ends(lo, hi, A, p, real_sub(inf, inf), 60));
    cr_assert(real_is_undefined(real_asked(klinv_real(A, p, real_si(A, -1)))) &&
              real_is_undefined(real_asked(klinv_real(A, p, real_sub(inf, inf)))));
    const real_t *root = real_sqrt(real_sub(real_log_ui(A, 2), real_si(A, 1))); /* of a negative number */
    cr_assert(!klinv_ends(lo, hi, A, p, root, 60) && real_is_undefined(real_asked(klinv_real(A, p, root))));
    cr_assert(real_is_undefined(real_asked(klinv_real(A, p, real_exp(root)))));
    mpq_set_si(p + 1, -1, 3);
    cr_assert(!klinv_ends(lo, hi, A, p + 1, tenth, 60));
    klinv_ends(lo, hi, A, p, tenth, 60);
    mpq_set(p + 1, p);
    cr_assert(klinv_ends(p, p + 1, A, p, tenth, 60) && mpq_equal(p, lo) && mpq_equal(p + 1, hi), "lo is p");
    mpq_set_ui(p, 1, 3);
    cr_assert(klinv_ends(p + 1, p, A, p, tenth, 60) && mpq_equal(p + 1, lo) && mpq_equal(p, hi), "hi is p");
    arena_free(A);
}
