/* SPDX-License-Identifier: MIT
**
** Tilts against their definition in rationals; best of N against all tuples of draws; the mean at a divergence
** against tilts whose x is known, and against
** a bisection in MPFR.
*/
#include "numerics/info/info.h"
#include "numerics/info/tilt.h"
#include "tests/support/assert.h"
#include "tests/support/ordered.h"

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 41 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(tilt, .init = open_arena, .fini = close_arena);

static unsigned long draw(unsigned long n) { return dice_below(&dice, n); }

static mpq_ptr positive_weights(size_t n)
{
    mpq_ptr w = arena_mpq(A, n);
    for (size_t y = 0; y < n; y++) {
        if (y && draw(4) == 0) mpq_set(w + y, w + draw(y));
        else trouble_positive(w + y, &dice);
    }
    return w;
}

/* q(y) Z = p(y) w(y), Z = sum p w; the law is lawful; and w at twice the weights is the same law. */
Test(tilt, definition)
{
    for (int turn = 0; turn < 300; turn++) {
        arena_reset(A);
        size_t n = 1 + draw(6);
        const pmf_t *p = trouble_law(A, &dice, n);
        mpq_srcptr prob = law_probs(p), w = positive_weights(n);
        mpq_ptr Z = arena_mpq(A, 2), part = Z + 1, scaled = arena_mpq(A, n), factor = arena_mpq(A, 1);
        const pmf_t *q = tilt(p, w);
        cr_assert(law_is_lawful(q), "%s", law_text(q));
        for (size_t y = 0; y < n; y++) { mpq_mul(part, prob + y, w + y); mpq_add(Z, Z, part); }
        trouble_positive(factor, &dice);
        for (size_t y = 0; y < n; y++) mpq_mul(scaled + y, w + y, factor);
        mpq_srcptr one = law_probs(q), other = law_probs(tilt(p, scaled));
        for (size_t y = 0; y < n; y++) {
            mpq_mul(part, prob + y, w + y);
            mpq_div(part, part, Z);
            assert_equal_rats(one + y, part, law_text(p));
            assert_equal_rats(other + y, part, law_text(p));
        }
    }
}

/* w^k as a product of |k| factors w or 1/w; and the tilt by w^j of the tilt by w^k is the tilt by w^(j+k). */
Test(tilt, powers)
{
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        size_t n = 1 + draw(4);
        mpq_srcptr w = positive_weights(n);
        long k = dice_within(&dice, 9), j = dice_within(&dice, 9);
        mpq_srcptr v = tilt_power(A, n, w, k);
        mpq_ptr x = arena_mpq(A, 1);
        for (size_t y = 0; y < n; y++) {
            mpq_set_ui(x, 1, 1);
            for (long i = 0; i < labs(k); i++) {
                if (k > 0) mpq_mul(x, x, w + y);
                else mpq_div(x, x, w + y);
            }
            assert_equal_rats(v + y, x, rat_print(w + y));
        }
        const pmf_t *p = trouble_law(A, &dice, n), *twice = tilt(tilt(p, v), tilt_power(A, n, w, j)),
                    *once = tilt(p, tilt_power(A, n, w, j + k));
        mpq_srcptr a = law_probs(twice), b = law_probs(once);
        for (size_t y = 0; y < n; y++) assert_equal_rats(a + y, b + y, law_text(p));
    }
}

/* sum p log w and log Z as forms made here. */
Test(tilt, sums_of_logs)
{
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        size_t n = 1 + draw(5);
        const pmf_t *p = trouble_law(A, &dice, n);
        mpq_srcptr w = positive_weights(n), prob = law_probs(p);
        mpq_ptr one = arena_mpq(A, 3), Z = one + 1, part = one + 2;
        const loglin_t *mean = loglin_si(A, 0);
        mpq_set_ui(one, 1, 1);
        for (size_t y = 0; y < n; y++) {
            mean = loglin_add(mean, loglin_log(A, prob + y, w + y));
            mpq_mul(part, prob + y, w + y);
            mpq_add(Z, Z, part);
        }
        cr_expect(loglin_is_zero(loglin_sub(real_loglin(tilt_mean_log(p, w)), mean)), "turn %d", turn);
        cr_expect(loglin_is_zero(loglin_sub(real_loglin(tilt_log_normaliser(p, w)), loglin_log(A, one, Z))), "turn %d",
                  turn);
    }
}

/* --- best of N ---------------------------------------------------------------------------------------------------- */

/* All n^N tuples; the greatest reward, of equals the later cell. Ties among the rewards, zeros in the law. */
Test(tilt, best_of_by_tuples)
{
    for (int turn = 0; turn < 150; turn++) {
        arena_reset(A);
        size_t n = 1 + draw(4), tuples = n, y[ORDERED_K_MAX] = { 0 };
        unsigned long N = 1;
        while (N < 6 && (tuples *= n) <= 1100 && draw(4)) N++;
        const pmf_t *p = trouble_law(A, &dice, n);
        mpq_srcptr prob = law_probs(p);
        mpq_ptr r = arena_mpq(A, n), want = arena_mpq(A, n), part = arena_mpq(A, 1);
        for (size_t k = 0; k < n; k++) {
            mpq_set_si(r + k, dice_within(&dice, draw(2) ? 1 : 20), 1 + draw(3));
            mpq_canonicalize(r + k);
        }
        do {
            size_t top = y[0];
            mpq_set_ui(part, 1, 1);
            for (unsigned long i = 0; i < N; i++) {
                int order = mpq_cmp(r + y[i], r + top);
                mpq_mul(part, part, prob + y[i]);
                if (order > 0 || (order == 0 && y[i] > top)) top = y[i];
            }
            mpq_add(want + top, want + top, part);
        } while (tuple_next(y, n, N));
        const pmf_t *best = tilt_best_of(p, r, N);
        mpq_srcptr got = law_probs(best);
        cr_assert(law_is_lawful(best));
        for (size_t k = 0; k < n; k++) assert_equal_rats(got + k, want + k, arena_printf(A, "N = %lu of %s, r = %s",
            N, law_text(p), rats_text(A, r, n)));
    }
}

/* The best of M groups of N is the best of M N: pools of up to 900 draws. */
Test(tilt, best_of_bests)
{
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        size_t n = 2 + draw(5);
        const pmf_t *p = trouble_law(A, &dice, n);
        mpq_ptr r = arena_mpq(A, n);
        for (size_t k = 0; k < n; k++) mpq_set_si(r + k, dice_within(&dice, 2), 1);
        unsigned long N = 1 + draw(30), M = 1 + draw(30);
        mpq_srcptr one = law_probs(tilt_best_of(tilt_best_of(p, r, N), r, M)),
                   other = law_probs(tilt_best_of(p, r, N * M));
        for (size_t k = 0; k < n; k++) assert_equal_rats(one + k, other + k, law_text(p));
    }
}

/* --- the mean at a divergence ------------------------------------------------------------------------------------- */

/* p of full support, rewards that are not constant. */
static const pmf_t *full_law(size_t n, long *r, long spread)
{
    mpz_ptr z = arena_mpz(A, n);
    for (size_t y = 0; y < n; y++) { mpz_set_ui(z + y, 1 + draw(20)); r[y] = dice_within(&dice, spread); }
    r[draw(n)] = spread + 1;
    r[(size_t)(r[0] == spread + 1)] = -(long)draw(3);
    return pmf_weights(A, n, z);
}

/* The tilt of p by x^r, and its mean reward, in rationals. */
static const pmf_t *tilt_by(mpq_ptr mean, const pmf_t *p, const long *r, mpq_srcptr x)
{
    size_t n = p->cells;
    mpq_ptr q = arena_mpq(A, n), Z = arena_mpq(A, 1), part = arena_mpq(A, 1);
    for (size_t y = 0; y < n; y++) {
        law_cell(q + y, p, y);
        for (long i = 0; i < labs(r[y]); i++) {
            if (r[y] > 0) mpq_mul(q + y, q + y, x);
            else mpq_div(q + y, q + y, x);
        }
        mpq_add(Z, Z, q + y);
    }
    mpq_set_ui(mean, 0, 1);
    for (size_t y = 0; y < n; y++) {
        mpq_div(q + y, q + y, Z);
        mpq_set_si(part, r[y], 1);
        mpq_mul(part, part, q + y);
        mpq_add(mean, mean, part);
    }
    return pmf_make(A, n, q);
}

/* 2^-bits around `want`. */
static void assert_within(const real_t *x, mpq_srcptr want, unsigned long bits, const char *input)
{
    effort_t effort = EFFORT_DEFAULT;
    mpq_ptr e = arena_mpq(A, 3);
    mpq_set_ui(e, 1, 1);
    mpq_div_2exp(e, e, bits);
    mpq_sub(e + 1, want, e);
    mpq_add(e + 2, want, e);
    cr_assert(real_cmp(x, real_rat(A, e + 1), &effort) == SIGN_POS, "not above %s - 2^-%lu: %s", rat_print(want), bits,
              input);
    cr_assert(real_cmp(x, real_rat(A, e + 2), &effort) == SIGN_NEG, "not below %s + 2^-%lu: %s", rat_print(want), bits,
              input);
}

/* x = a/b from 1 to 9: the bracket encloses the mean of that tilt; an x that halving meets gives the mean itself. */
Test(tilt, mean_at_the_divergence_of_a_known_tilt)
{
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        long r[6];
        size_t n = 2 + draw(4);
        const pmf_t *p = full_law(n, r, turn % 3 ? 3 : 9);
        mpq_ptr x = arena_mpq(A, 1), mean = arena_mpq(A, 1);
        unsigned long b = turn % 2 ? 1ul << draw(4) : 3 + 2 * draw(3);
        mpq_set_ui(x, b + 1 + draw(8 * b), b);
        mpq_canonicalize(x);
        bool met = mpz_popcount(mpq_denref(x)) == 1;
        const pmf_t *q = tilt_by(mean, p, r, x);
        const real_t *got = tilt_mean_at_divergence(p, r, info_kl(q, p));
        assert_within(got, mean, 60, law_text(p));
        mpfi_t e;
        mpfi_init2(e, 200);
        real_encl(e, got);
        cr_assert(mpfr_cmp_q(&e->left, mean) <= 0 && mpfr_cmp_q(&e->right, mean) >= 0, "%s is not in %s, x = %s",
            rat_print(mean), encl_text(e), rat_print(x));
        mpfr_sub(&e->right, &e->right, &e->left, MPFR_RNDU);
        cr_assert(mpfr_cmp_ui_2exp(&e->right, 1, met ? -180 : -60) <= 0, "x = %s", rat_print(x));
        mpfi_clear(e);
    }
}

/* KL(p x^r || p) and the mean of r, x = e^s, at the precision of s. */
static void tilted_at(mpfr_ptr kl, mpfr_ptr mean, const pmf_t *p, const long *r, mpfr_srcptr s)
{
    mpfr_t Z, q, part;
    mpfr_inits2(mpfr_get_prec(s), Z, q, part, (mpfr_ptr)0);
    mpfr_set_ui(Z, 0, MPFR_RNDN);
    mpfr_set_ui(mean, 0, MPFR_RNDN);
    for (size_t y = 0; y < p->cells; y++) {
        mpfr_mul_si(q, s, r[y], MPFR_RNDN);
        mpfr_exp(q, q, MPFR_RNDN);
        mpfr_mul_z(q, q, p->num + y, MPFR_RNDN);
        mpfr_div_z(q, q, p->den, MPFR_RNDN);
        mpfr_add(Z, Z, q, MPFR_RNDN);
        mpfr_mul_si(part, q, r[y], MPFR_RNDN);
        mpfr_add(mean, mean, part, MPFR_RNDN);
    }
    mpfr_div(mean, mean, Z, MPFR_RNDN);
    mpfr_log(Z, Z, MPFR_RNDN);
    mpfr_mul(kl, s, mean, MPFR_RNDN);
    mpfr_sub(kl, kl, Z, MPFR_RNDN);
    mpfr_clears(Z, q, part, (mpfr_ptr)0);
}

/* KL(q||p) in MPFR. */
static void divergence_at(mpfr_ptr kl, const pmf_t *q, const pmf_t *p)
{
    mpfr_t part;
    mpq_t a, b;
    mpfr_init2(part, mpfr_get_prec(kl));
    mpq_inits(a, b, NULL);
    mpfr_set_ui(kl, 0, MPFR_RNDN);
    for (size_t y = 0; y < p->cells; y++) {
        law_cell(a, q, y);
        law_cell(b, p, y);
        mpq_div(b, a, b);
        if (mpq_sgn(a) == 0) continue;
        mpfr_set_q(part, b, MPFR_RNDN);
        mpfr_log(part, part, MPFR_RNDN);
        mpfr_mul_q(part, part, a, MPFR_RNDN);
        mpfr_add(kl, kl, part, MPFR_RNDN);
    }
    mpq_clears(a, b, NULL);
    mpfr_clear(part);
}

/* Divergences of best-of-N and of other laws: s by halving at 400 bits. */
Test(tilt, mean_at_a_divergence_by_bisection)
{
    size_t compared = 0;
    for (int turn = 0; turn < 40; turn++) {
        arena_reset(A);
        long r[6];
        size_t n = 2 + draw(4);
        const pmf_t *p = full_law(n, r, turn % 3 ? 2 : 6);
        mpq_ptr reward = arena_mpq(A, n), top = arena_mpq(A, 2), half = top + 1;
        long most = r[0];
        for (size_t y = 0; y < n; y++) { mpq_set_si(reward + y, r[y], 1); most = r[y] > most ? r[y] : most; }
        for (size_t y = 0; y < n; y++)
            if (r[y] == most) { law_cell(half, p, y); mpq_add(top, top, half); }
        const pmf_t *q = turn % 2 ? tilt_best_of(p, reward, 2 + draw(4)) : trouble_law(A, &dice, n);
        mpfr_t kl, mean, s[2], mid, target;
        mpfr_inits2(400, kl, mean, s[0], s[1], mid, target, (mpfr_ptr)0);
        divergence_at(target, q, p);
        mpfr_set_q(kl, top, MPFR_RNDN);
        mpfr_log(kl, kl, MPFR_RNDN);
        mpfr_add(kl, kl, target, MPFR_RNDN);
        if (mpfr_cmp_d(kl, -1e-6) < 0 && mpfr_cmp_d(target, 1e-6) > 0) {
            mpfr_set_ui(s[0], 0, MPFR_RNDN);
            mpfr_set_ui(s[1], 200, MPFR_RNDN);
            for (size_t k = 0; k < 390; k++) {
                mpfr_add(mid, s[0], s[1], MPFR_RNDN);
                mpfr_div_2ui(mid, mid, 1, MPFR_RNDN);
                tilted_at(kl, mean, p, r, mid);
                mpfr_set(s[mpfr_cmp(kl, target) < 0 ? 0 : 1], mid, MPFR_RNDN);
            }
            mpq_ptr want = arena_mpq(A, 1);
            mpfr_get_q(want, mean);
            assert_within(tilt_mean_at_divergence(p, r, info_kl(q, p)), want, 100, law_text(p));
            compared++;
        }
        mpfr_clears(kl, mean, s[0], s[1], mid, target, (mpfr_ptr)0);
    }
    cr_assert(compared > 15, "%zu", compared);
}

/* Two of one divergence are one number, of two divergences two; rewards that are shifted shift the mean. */
Test(tilt, means_at_divergences_differ)
{
    static const long r[3] = { 0, 1, 3 }, shifted[3] = { -5, -4, -2 };
    mpq_ptr reward = arena_mpq(A, 3), five = arena_mpq(A, 1);
    for (size_t y = 0; y < 3; y++) mpq_set_si(reward + y, r[y], 1);
    mpq_set_si(five, 5, 1);
    const pmf_t *p = pmf_uniform(A, 3);
    const real_t *two = info_kl(tilt_best_of(p, reward, 2), p), *three = info_kl(tilt_best_of(p, reward, 3), p);
    effort_t effort = EFFORT_DEFAULT;
    cr_assert(real_cmp(tilt_mean_at_divergence(p, r, two), tilt_mean_at_divergence(p, r, two), &effort) == SIGN_ZERO);
    cr_assert(real_cmp(tilt_mean_at_divergence(p, r, two), tilt_mean_at_divergence(p, r, three), &effort) == SIGN_NEG);
    mpfi_t x, y;
    mpfi_init2(x, 150);
    mpfi_init2(y, 150);
    real_encl(x, tilt_mean_at_divergence(p, r, two));
    real_encl(y, real_add(tilt_mean_at_divergence(p, shifted, two), real_rat(A, five)));
    assert_meet(x, y, "rewards shifted by 5");
    mpfi_clear(x);
    mpfi_clear(y);
}

/* Asked for more and more: each enclosure meets the one before and is as narrow as its precision allows; rewards far
** apart, weights far apart, and a divergence near 0, where x is near 1. */
Test(tilt, mean_at_a_divergence_refined)
{
    for (int turn = 0; turn < 24; turn++) {
        arena_reset(A);
        long r[4];
        size_t n = 2 + draw(3);
        const pmf_t *p = full_law(n, r, turn % 3 == 0 ? 250 : 4);
        mpq_ptr x = arena_mpq(A, 1), mean = arena_mpq(A, 1);
        mpq_set_ui(x, turn % 2 ? 3 : 1000001, turn % 2 ? 2 : 1000000);
        mpq_canonicalize(x);
        const pmf_t *q = tilt_by(mean, p, r, x);
        const real_t *got = tilt_mean_at_divergence(p, r, info_kl(q, p));
        for (mpfr_prec_t prec = 64; prec <= 2048; prec *= 4) {
            mpfi_t e;
            mpfi_init2(e, prec);
            real_encl(e, got);
            cr_assert(mpfr_cmp_q(&e->left, mean) <= 0 && mpfr_cmp_q(&e->right, mean) >= 0, "%s, %ld bits", law_text(p),
                      (long)prec);
            mpfr_sub(&e->right, &e->right, &e->left, MPFR_RNDU);
            cr_assert(mpfr_cmp_ui_2exp(&e->right, 1, 1 - (long)prec / 2) <= 0, "%s, %ld bits", law_text(p), (long)prec);
            mpfi_clear(e);
        }
    }
}
