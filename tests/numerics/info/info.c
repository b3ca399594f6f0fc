/* SPDX-License-Identifier: MIT
**
** Measures of information against their definitions, summed plainly by MPFI; and the identities of the field as
** proved equalities.
*/
#include "numerics/info/info.h"
#include "tests/support/assert.h"
#include "tests/support/law.h"
#include "tests/support/trouble.h"

enum { X = 1, Y = 2, Z = 4, OWN = 512 };

static sign_t cmp(const real_t *x, const real_t *y)
{
    effort_t effort = EFFORT_DEFAULT;
    return real_cmp(x, y, &effort);
}

#define assert_equal(x, y, P) assert_sign(cmp((x), (y)), SIGN_ZERO, law_text(P))
#define assert_at_most(x, y, P) assert_that(cmp((x), (y)) == SIGN_NEG || cmp((x), (y)) == SIGN_ZERO, "%s", law_text(P))

/* The value of x, at a quarter of the precision, contains what was summed plainly or touches it. */
static void expect_value(const real_t *x, mpfi_srcptr want, const char *input)
{
    encl_t got;
    mpfi_init2(got, OWN / 4);
    real_encl(got, x);
    assert_meet(got, want, input);
    mpfr_t width;
    mpfr_init2(width, 53);
    mpfi_diam_abs(width, got);
    assert_that(mpfr_cmp_d(width, 0x1p-90) < 0, "%s is wide for %s", encl_text(got), input);
    mpfi_diam_abs(width, want);
    assert_that(mpfr_cmp_d(width, 0x1p-90) < 0, "%s is wide for %s", encl_text(want), input);
    mpfr_clear(width);
    mpfi_clear(got);
}

static const pmf_t *random_joint(arena_t *A, dice_t *d)
{
    size_t dim[3] = { 1 + dice_below(d, 3), 1 + dice_below(d, 3), 1 + dice_below(d, 2) };
    return pmf_reshape(trouble_law(A, d, dim[0] * dim[1] * dim[2]), 3, dim);
}

/* sum += sign p log(r), nothing when p = 0. */
static void add_term(mpfi_ptr sum, mpq_srcptr p, mpq_srcptr r, int sign)
{
    if (mpq_sgn(p) == 0) return;
    encl_t t;
    mpfi_init2(t, mpfi_get_prec(sum));
    mpfi_set_q(t, r);
    mpfi_log(t, t);
    mpfi_mul_q(t, t, p);
    if (sign < 0) mpfi_sub(sum, sum, t);
    else mpfi_add(sum, sum, t);
    mpfi_clear(t);
}

/* - sum P log P(a|c), the sum over all cells: the expectation of -log P(a|c). */
static void entropy_given(mpfi_ptr h, const pmf_t *P, axes_t a, axes_t c)
{
    mpq_t p, r, base;
    mpq_inits(p, r, base, NULL);
    mpfi_set_ui(h, 0);
    for (size_t i = 0; i < P->cells; i++) {
        law_cell(p, P, i);
        if (mpq_sgn(p) == 0) continue;
        law_prob_of(r, P, a | c, i);
        law_prob_of(base, P, c, i);
        mpq_div(r, r, base);
        add_term(h, p, r, -1);
    }
    mpq_clears(p, r, base, NULL);
}

/* sum P log P(a,b|c)/(P(a|c) P(b|c)). */
static void mutual_given(mpfi_ptr h, const pmf_t *P, axes_t a, axes_t b, axes_t c)
{
    mpq_t p, r, s;
    mpq_inits(p, r, s, NULL);
    mpfi_set_ui(h, 0);
    for (size_t i = 0; i < P->cells; i++) {
        law_cell(p, P, i);
        if (mpq_sgn(p) == 0) continue;
        law_prob_of(r, P, a | b | c, i);
        law_prob_of(s, P, c, i);
        mpq_mul(r, r, s);
        law_prob_of(s, P, a | c, i);
        mpq_div(r, r, s);
        law_prob_of(s, P, b | c, i);
        mpq_div(r, r, s);
        add_term(h, p, r, 1);
    }
    mpq_clears(p, r, s, NULL);
}

static axes_t some_axes(dice_t *d) { return (axes_t)dice_below(d, 8); }

Test(info, entropies_from_their_definition)
{
    arena_t *A = arena_new();
    dice_t d = { 111 };
    encl_t h;
    mpfi_init2(h, OWN);
    for (int i = 0; i < 500; i++) {
        const pmf_t *P = random_joint(A, &d);
        axes_t a = some_axes(&d), c = some_axes(&d);
        const char *input = arena_printf(A, "H(%u|%u) of %s", a, c, law_text(P));
        entropy_given(h, P, a, c);
        expect_value(info_entropy_given(P, a, c), h, input);
        entropy_given(h, P, a, 0);
        expect_value(info_entropy(P, a), h, input);
        arena_reset(A);
    }
    mpfi_clear(h);
    arena_free(A);
}

Test(info, mutual_informations_from_their_definition)
{
    arena_t *A = arena_new();
    dice_t d = { 112 };
    encl_t h;
    mpfi_init2(h, OWN);
    for (int i = 0; i < 500; i++) {
        const pmf_t *P = random_joint(A, &d);
        axes_t a = some_axes(&d), b = some_axes(&d), c = some_axes(&d);
        const char *input = arena_printf(A, "I(%u;%u|%u) of %s", a, b, c, law_text(P));
        mutual_given(h, P, a, b, c);
        expect_value(info_mutual_given(P, a, b, c), h, input);
        mutual_given(h, P, a, b, 0);
        expect_value(info_mutual(P, a, b), h, input);
        arena_reset(A);
    }
    mpfi_clear(h);
    arena_free(A);
}

Test(info, identities_are_proved)
{
    arena_t *A = arena_new();
    dice_t d = { 113 };
    for (int i = 0; i < 500; i++) {
        const pmf_t *P = random_joint(A, &d);
        const real_t *zero = real_si(A, 0), *xyz = info_entropy(P, X | Y | Z);
        const real_t *chain = real_add(real_add(info_entropy(P, X), info_entropy_given(P, Y, X)),
                                       info_entropy_given(P, Z, X | Y));
        assert_equal(xyz, chain, P);
        assert_equal(info_mutual(P, X, Y), info_mutual(P, Y, X), P);
        assert_equal(info_mutual(P, X, Y), real_sub(info_entropy(P, X), info_entropy_given(P, X, Y)), P);
        assert_equal(info_mutual(P, X, Y | Z), real_add(info_mutual(P, X, Z), info_mutual_given(P, X, Y, Z)), P);
        assert_equal(info_mutual(P, X, X), info_entropy(P, X), P);
        assert_equal(info_mutual_given(P, X, Y, Y), zero, P);
        assert_equal(info_entropy_given(P, X, X | Z), zero, P);
        assert_equal(info_entropy(P, 0), zero, P);
        assert_at_most(zero, info_mutual_given(P, X, Y, Z), P);
        assert_at_most(zero, info_entropy_given(P, X, Y | Z), P);
        assert_at_most(info_entropy_given(P, X, Y | Z), info_entropy_given(P, X, Y), P);
        assert_at_most(info_entropy(P, X), real_log_ui(A, P->dim[0]), P);
        bool apart = cmp(info_mutual(P, X, Y), zero) == SIGN_ZERO;
        assert_that(apart == pmf_independent(P, X, Y, 0), "I = 0 if and only if independent: %s", law_text(P));
        arena_reset(A);
    }
    arena_free(A);
}

/* I(a;b|c) = 0 if and only if the counts say so, of any sets, which may meet; chains and functions are planted, of
** short and of long counts. */
Test(info, independence_is_information_zero)
{
    arena_t *A = arena_new();
    dice_t d = { 117 };
    unsigned yes = 0, no = 0;
    for (int i = 0; i < 2000; i++) {
        size_t n = 1 + dice_below(&d, 3), m = 1 + dice_below(&d, 3);
        const pmf_t *P = pmf_extend(trouble_law(A, &d, n), X, trouble_channel(A, &d, n, m));
        size_t map[] = { 0, dice_below(&d, 2), dice_below(&d, 2) };
        bool function = dice_one_in(&d, 2), chain = dice_one_in(&d, 2);
        const chan_t *W = function ? chan_map(A, m, 2, map) : trouble_channel(A, &d, chain ? m : n * m, 2);
        P = pmf_extend(P, function || chain ? Y : X | Y, W);
        for (int k = 0; k < 12; k++) {
            axes_t a = (axes_t)dice_below(&d, 8), b = (axes_t)dice_below(&d, 8), c = (axes_t)dice_below(&d, 8);
            bool want = cmp(info_mutual_given(P, a, b, c), real_si(A, 0)) == SIGN_ZERO;
            yes += want && a && b;
            no += !want;
            assert_that(pmf_independent(P, a, b, c) == want, "axes %u, %u given %u of %s", a, b, c, law_text(P));
        }
        assert_that(!(chain || function) || pmf_independent(P, X, Z, Y), "planted in %s", law_text(P));
        assert_that(!function || pmf_independent(P, Z, X | Z, Y), "a function of Y in %s", law_text(P));
        arena_reset(A);
    }
    assert_that(yes > 1000 && no > 1000, "both answers are met: %u, %u", yes, no);
    arena_free(A);
}

/* X -> Y -> Z: I(X;Z|Y) = 0, I(X;Z) <= I(X;Y); and I(p;W) is that of the joint law. */
Test(info, markov_chains)
{
    arena_t *A = arena_new();
    dice_t d = { 114 };
    for (int i = 0; i < 400; i++) {
        size_t nx = 1 + dice_below(&d, 3), ny = 1 + dice_below(&d, 3);
        const pmf_t *p = trouble_law(A, &d, nx);
        const chan_t *W = trouble_channel(A, &d, nx, ny), *V = trouble_channel(A, &d, ny, 1 + dice_below(&d, 3));
        const pmf_t *P = pmf_extend(pmf_extend(p, X, W), Y, V);
        assert_equal(info_mutual_given(P, X, Z, Y), real_si(A, 0), P);
        assert_at_most(info_mutual(P, X, Z), info_mutual(P, X, Y), P);
        assert_at_most(info_mutual(P, X, Z), info_mutual(P, Y, Z), P);
        assert_equal(info_transmitted(p, W), info_mutual(P, X, Y), P);
        assert_equal(info_transmitted(p, chan_compose(W, V)), info_mutual(P, X, Z), P);
        assert_equal(info_transmitted(p, chan_noiseless(A, nx)), info_entropy(p, X), P);
        arena_reset(A);
    }
    arena_free(A);
}

/* sum p log(p/q); false when it is infinite. */
static bool divergence(mpfi_ptr h, const pmf_t *p, const pmf_t *q)
{
    mpq_t a, b;
    mpq_inits(a, b, NULL);
    bool finite = true;
    for (size_t i = 0; i < p->cells; i++) {
        law_cell(a, p, i);
        law_cell(b, q, i);
        if (mpq_sgn(a) == 0) continue;
        if (mpq_sgn(b) == 0) { finite = false; continue; }
        mpq_div(b, a, b);
        add_term(h, a, b, 1);
    }
    mpq_clears(a, b, NULL);
    return finite;
}

Test(info, divergences_from_their_definition)
{
    arena_t *A = arena_new();
    dice_t d = { 115 };
    unsigned infinite = 0, turns = 1500;
    encl_t h;
    mpfi_init2(h, OWN);
    for (unsigned i = 0; i < turns; i++) {
        size_t n = 1 + dice_below(&d, 5);
        const pmf_t *p = trouble_law(A, &d, n), *q = dice_one_in(&d, 8) ? p : trouble_law(A, &d, n);
        const char *input = arena_printf(A, "KL of %s and %s", law_text(p), law_text(q));
        const real_t *there = info_kl(p, q), *back = info_kl(q, p), *both = real_add(there, back);
        mpfi_set_ui(h, 0);
        bool finite = divergence(h, p, q);
        infinite += !finite;
        assert_that(real_is_inf(there) == !finite, "%s", input);
        if (finite) expect_value(there, h, input);
        finite = divergence(h, q, p) && finite;
        assert_that(real_is_inf(both) == !finite, "%s", input);
        if (finite) expect_value(both, h, input);
        assert_sign(cmp(both, real_add(back, there)), SIGN_ZERO, input);
        bool same = true;
        for (size_t k = 0; k < n; k++) { /* Gibbs: KL >= 0, with equality for p = q alone */
            mpq_ptr a = arena_mpq(A, 2);
            law_cell(a, p, k);
            law_cell(a + 1, q, k);
            same = same && mpq_equal(a, a + 1);
        }
        assert_sign(cmp(there, real_si(A, 0)), same ? SIGN_ZERO : SIGN_POS, input);
        assert_sign(cmp(back, real_si(A, 0)), same ? SIGN_ZERO : SIGN_POS, input);
        arena_reset(A);
    }
    assert_that(infinite > turns / 10 && infinite < turns, "infinite: %u", infinite);
    mpfi_clear(h);
    arena_free(A);
}

/* I(X;Y) = KL(P_XY || P_X P_Y) and log n - H(p) = KL(p || uniform). */
Test(info, divergences_and_the_rest)
{
    arena_t *A = arena_new();
    dice_t d = { 116 };
    for (int i = 0; i < 500; i++) {
        size_t dim[2] = { 1 + dice_below(&d, 3), 1 + dice_below(&d, 3) }, n = dim[0] * dim[1];
        const pmf_t *flat = trouble_law(A, &d, n), *P = pmf_reshape(flat, 2, dim);
        const pmf_t *product = pmf_extend(pmf_marginal(P, X), 0, chan_of_law(pmf_marginal(P, Y)));
        assert_equal(info_mutual(P, X, Y), info_kl(P, product), P);
        assert_equal(real_sub(real_log_ui(A, n), info_entropy(flat, X)), info_kl(flat, pmf_uniform(A, n)), P);
        arena_reset(A);
    }
    arena_free(A);
}

static const pmf_t *coin(arena_t *A, mpq_srcptr x)
{
    mpq_ptr p = arena_mpq(A, 2);
    mpq_set(p, x);
    mpq_set_ui(p + 1, 1, 1);
    mpq_sub(p + 1, p + 1, x);
    return pmf_make(A, 2, p);
}

Test(info, coins)
{
    arena_t *A = arena_new();
    dice_t d = { 117 };
    for (int i = 0; i < 1500; i++) {
        mpq_ptr x = arena_mpq(A, 3), y = x + 1, flip = x + 2;
        trouble_unit(x, &d);
        trouble_unit(y, &d);
        if (dice_one_in(&d, 6)) mpq_set(y, x);
        mpq_set_ui(flip, 1, 1);
        mpq_sub(flip, flip, x);
        const pmf_t *p = coin(A, x), *q = coin(A, y);
        assert_equal(info_binary_entropy(A, x), info_entropy(p, X), p);
        assert_equal(info_binary_entropy(A, x), info_binary_entropy(A, flip), p);
        assert_equal(info_binary_kl(A, x, y), info_kl(p, q), p);
        assert_at_most(info_binary_entropy(A, x), real_log_ui(A, 2), p);
        arena_reset(A);
    }
    arena_free(A);
}

Test(info, coins_at_zero_and_one)
{
    arena_t *A = arena_new();
    mpq_ptr zero = arena_mpq(A, 3), one = zero + 1, x = zero + 2;
    const real_t *nought = real_si(A, 0), *inf = real_inf(A, 1);
    mpq_set_ui(one, 1, 1);
    mpq_set_ui(x, 3, 7);
    const real_t *log_4_7, *log_3_7 = real_log_rat(A, x);
    mpq_set_ui(x, 4, 7);
    log_4_7 = real_log_rat(A, x);
    mpq_set_ui(x, 3, 7);
    const pmf_t *P = coin(A, x);
    assert_equal(info_binary_entropy(A, zero), nought, P);
    assert_equal(info_binary_entropy(A, one), nought, P);
    assert_equal(info_binary_kl(A, zero, zero), nought, P);
    assert_equal(info_binary_kl(A, one, one), nought, P);
    assert_equal(info_binary_kl(A, zero, one), inf, P);
    assert_equal(info_binary_kl(A, one, zero), inf, P);
    assert_equal(info_binary_kl(A, x, zero), inf, P);
    assert_equal(info_binary_kl(A, x, one), inf, P);
    assert_equal(info_binary_kl(A, zero, x), real_neg(log_4_7), P);
    assert_equal(info_binary_kl(A, one, x), real_neg(log_3_7), P);
    assert_equal(real_add(info_kl(coin(A, zero), P), info_kl(P, coin(A, zero))), inf, P);
    arena_free(A);
}
