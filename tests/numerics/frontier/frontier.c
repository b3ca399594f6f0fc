/* SPDX-License-Identifier: MIT
**
** The balls of frontier against the definitions in MPFR: sums of exp((r - max)/beta) at a precision that no
** cancellation uses up.
*/
#include "numerics/frontier/frontier.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

enum { PREC = 4000 };

/* --- the definitions -------------------------------------------------------------------------------------------- */

typedef struct { mpfr_t gain, kl, root; } truth_t;

static void truth_init(truth_t *t, mpfr_prec_t prec) { mpfr_inits2(prec, t->gain, t->kl, t->root, (mpfr_ptr)NULL); }
static void truth_clear(truth_t *t) { mpfr_clears(t->gain, t->kl, t->root, (mpfr_ptr)NULL); }

static void extremes(mpq_ptr top, mpq_ptr low, mpq_srcptr r, size_t n)
{
    mpq_set(top, r);
    mpq_set(low, r);
    for (size_t i = 1; i < n; i++) {
        if (mpq_cmp(r + i, top) > 0) mpq_set(top, r + i);
        if (mpq_cmp(r + i, low) < 0) mpq_set(low, r + i);
    }
}

/* e = E_pi x - E_0 x, s = KL, where x = r - top: with z = sum w, e = sum w x, s = sum w log w. */
static void moments(mpfr_ptr e, mpfr_ptr s, mpq_srcptr r, size_t n, mpq_srcptr top, mpq_srcptr beta)
{
    mpfr_t w, z, m, q;
    mpq_t off;
    mpfr_inits2(mpfr_get_prec(e), w, z, m, q, (mpfr_ptr)NULL);
    mpq_init(off);
    mpfr_ptr all[] = { z, e, m, s };
    for (int k = 0; k < 4; k++) mpfr_set_zero(all[k], 1);
    for (size_t i = 0; i < n; i++) {
        mpq_sub(off, r + i, top);
        mpfr_set_q(q, off, MPFR_RNDN);
        mpfr_add(m, m, q, MPFR_RNDN);
        if (mpq_sgn(beta) == 0) { mpfr_add_ui(z, z, mpq_sgn(off) == 0, MPFR_RNDN); continue; }
        mpq_div(off, off, beta);
        mpfr_set_q(w, off, MPFR_RNDN);
        mpfr_exp(w, w, MPFR_RNDN);
        mpfr_add(z, z, w, MPFR_RNDN);
        mpfr_fma(e, w, q, e, MPFR_RNDN);
        mpfr_mul_q(q, w, off, MPFR_RNDN);
        mpfr_add(s, s, q, MPFR_RNDN);
    }
    mpfr_div(e, e, z, MPFR_RNDN);
    mpfr_div_ui(m, m, n, MPFR_RNDN);
    mpfr_sub(e, e, m, MPFR_RNDN);
    mpfr_div(s, s, z, MPFR_RNDN);
    mpfr_ui_div(z, n, z, MPFR_RNDN);
    mpfr_log(z, z, MPFR_RNDN);
    mpfr_add(s, s, z, MPFR_RNDN);
    mpq_clear(off);
    mpfr_clears(w, z, m, q, (mpfr_ptr)NULL);
}

/* Adds one prompt's: gain E_pi r - mean r, KL = E_pi log(n w/sum w), root range sqrt(KL/2). beta 0: conditioned on the
** maximum. */
static void add_prompt(truth_t *t, mpq_srcptr r, size_t n, mpq_srcptr beta)
{
    mpfr_t e, s;
    mpq_t top, low;
    mpfr_inits2(mpfr_get_prec(t->gain), e, s, (mpfr_ptr)NULL);
    mpq_inits(top, low, NULL);
    extremes(top, low, r, n);
    moments(e, s, r, n, top, beta);
    mpfr_add(t->gain, t->gain, e, MPFR_RNDN);
    mpfr_add(t->kl, t->kl, s, MPFR_RNDN);
    mpq_sub(top, top, low);
    mpfr_div_2ui(s, s, 1, MPFR_RNDN);
    if (mpfr_sgn(s) < 0) mpfr_set_zero(s, 1);
    mpfr_sqrt(s, s, MPFR_RNDN);
    mpfr_mul_q(s, s, top, MPFR_RNDN);
    mpfr_add(t->root, t->root, s, MPFR_RNDN);
    mpq_clears(top, low, NULL);
    mpfr_clears(e, s, (mpfr_ptr)NULL);
}

static void truth_at(truth_t *t, size_t prompts, const size_t *first, mpq_srcptr r, mpq_srcptr beta)
{
    mpfr_ptr all[] = { t->gain, t->kl, t->root };
    for (int k = 0; k < 3; k++) mpfr_set_zero(all[k], 1);
    for (size_t p = 0; p < prompts; p++) add_prompt(t, r + first[p], first[p + 1] - first[p], beta);
    for (int k = 0; k < 3; k++) mpfr_div_ui(all[k], all[k], prompts, MPFR_RNDN);
}

/* x is within the ball 2^unit; and, when asked, the ball is narrow: 10^-9 of it. A thousandth of the radius is left for
** the rounding of x. */
static void expect_holds(ball_t b, long unit, mpfr_srcptr x, bool narrow, const char *what)
{
    mpfr_t off;
    mpfr_init2(off, mpfr_get_prec(x));
    mpfr_div_2si(off, x, unit, MPFR_RNDN);
    double near = mpfr_get_d(off, MPFR_RNDN);
    mpfr_sub_d(off, off, b.mid, MPFR_RNDN);
    mpfr_abs(off, off, MPFR_RNDN);
    assert_that(mpfr_cmp_d(off, b.rad * 1.001 + 0x1p-1000) <= 0, "%s: %a off by %g, more than %g", what, near,
                mpfr_get_d(off, MPFR_RNDN), b.rad);
    assert_that(!narrow || b.rad <= 1e-9 * fabs(b.mid) + 0x1p-900, "%s: %a +- %g is wide", what, b.mid, b.rad);
    mpfr_clear(off);
}

static void expect_point(const frontier_t *F, frontier_point_t p, const truth_t *t, bool narrow, const char *what)
{
    char text[120];
    snprintf(text, sizeof text, "%s, gain", what);
    expect_holds(p.gain, F->unit, t->gain, narrow, text);
    snprintf(text, sizeof text, "%s, KL", what);
    expect_holds(p.kl, 0, t->kl, narrow, text);
    snprintf(text, sizeof text, "%s, root", what);
    expect_holds(p.root, F->unit, t->root, false, text);
}

/* --- samples that lean toward trouble ----------------------------------------------------------------------------- */

typedef struct { size_t prompts, first[9]; mpq_ptr r; arena_t *A; } case_t;

enum { KINDS = 9, EACH = 24 };

static void reward(mpq_ptr r, dice_t *d, int kind, size_t i)
{
    mpq_set_si(r, dice_within(d, 1000), 1000);
    switch (kind) {
    case 0: mpq_set_si(r, (long)dice_below(d, 3), 1); break;                                 /* ties */
    case 1: mpq_set_si(r, dice_one_in(d, 4), 1); break;                                      /* two levels */
    case 2: trouble_rat(r, d); break;                                                        /* all scales */
    case 3: mpq_set_si(r, -1, 1); mpq_div_2exp(r, r, 300 * (i % 5) + 1); break;              /* scales far apart */
    /* near 1 */
    case 4:
        mpq_set_si(r, dice_within(d, 9), 7);
        mpq_div_2exp(r, r, 200);
        mpz_add(mpq_numref(r), mpq_numref(r), mpq_denref(r));
        break;
    case 5: if (i == 0) mpq_set_si(r, dice_one_in(d, 2) ? 1000000 : -1000000, 1); break;     /* an outlier */
    case 6: mpq_set_si(r, 5, 3); break;                                                      /* all equal */
    case 7: mpq_mul_2exp(r, r, 3000); break;                                                 /* huge */
    default: break;
    }
    mpq_canonicalize(r);
}

static case_t case_of(arena_t *A, dice_t *d, int kind)
{
    case_t c = { .prompts = 1 + (dice_one_in(d, 2) ? dice_below(d, 4) : 0), .A = A };
    for (size_t p = 0; p < c.prompts; p++)
        c.first[p + 1] = c.first[p] + 1 + dice_below(d, dice_one_in(d, 3) ? 3 : EACH);
    c.r = arena_mpq(A, c.first[c.prompts]);
    for (size_t p = 0; p < c.prompts; p++)
        for (size_t i = c.first[p]; i < c.first[p + 1]; i++)
            reward(c.r + i, d, p ? (kind + (int)dice_below(d, 2)) % KINDS : kind, i - c.first[p]);
    return c;
}

/* range 2^k times a small fraction, or 2^k alone. */
static void beta_of(mpq_ptr beta, const frontier_t *F, long k, dice_t *d)
{
    if (mpq_sgn(F->range) > 0) mpq_set(beta, F->range);
    else mpq_set_ui(beta, 1, 1);
    if (k > 0) mpq_mul_2exp(beta, beta, (mp_bitcnt_t)k);
    else mpq_div_2exp(beta, beta, (mp_bitcnt_t)-k);
    mpz_mul_ui(mpq_numref(beta), mpq_numref(beta), 1 + dice_below(d, 20));
    mpz_mul_ui(mpq_denref(beta), mpq_denref(beta), 1 + dice_below(d, 20));
    mpq_canonicalize(beta);
}

Test(frontier, tilts_hold_the_truth)
{
    dice_t d = { 51 };
    arena_t *A = arena_new();
    truth_t t;
    truth_init(&t, PREC);
    static const long at[] = { 0, -1, -3, -5, -8, -12, -40, -300, 2, 10, 40, 300, -600, -900, -1200, -1500, 1500 };
    for (int i = 0; i < 40 * KINDS; i++) {
        case_t c = case_of(A, &d, i % KINDS);
        frontier_t *F = frontier_make(A, c.prompts, c.first, c.r);
        mpq_ptr beta = arena_mpq(A, 1);
        char what[60];
        for (int k = 0; k < 3; k++) {
            long e = i % KINDS == 3 || i % 7 == 0 ? at[dice_below(&d, 17)] : at[dice_below(&d, 8)];
            beta_of(beta, F, e, &d);
            truth_at(&t, c.prompts, c.first, c.r, beta);
            snprintf(what, sizeof what, "case %d, kind %d, beta range 2^%ld", i, i % KINDS, e);
            expect_point(F, frontier_tilt(F, frontier_rate(beta)), &t,
                         i % KINDS != 3 && i % KINDS != 2 && labs(e) < 400, what);
        }
        mpq_set_ui(beta, 0, 1);
        truth_at(&t, c.prompts, c.first, c.r, beta);
        expect_point(F, frontier_most(F), &t, true, what);
        arena_reset(A);
    }
    truth_clear(&t);
    arena_free(A);
}

/* 10^5 samples with ties; both forms of the sums. */
Test(frontier, many_samples)
{
    enum { N = 100000 };
    dice_t d = { 52 };
    arena_t *A = arena_new();
    mpq_ptr r = arena_mpq(A, N + 1), beta = r + N;
    const size_t first[] = { 0, N };
    for (size_t i = 0; i < N; i++)
        mpq_set_si(r + i, dice_within(&d, 300) * dice_within(&d, 300), 1000), mpq_canonicalize(r + i);
    frontier_t *F = frontier_make(A, 1, first, r);
    truth_t t;
    truth_init(&t, 200);
    static const long tenths[] = { 100000000, 300, 20 };
    for (int k = 0; k < 3; k++) {
        mpq_set_si(beta, tenths[k], 10);
        mpq_canonicalize(beta);
        truth_at(&t, 1, first, r, beta);
        expect_point(F, frontier_tilt(F, frontier_rate(beta)), &t, true, "many");
    }
    truth_clear(&t);
    arena_free(A);
}

/* --- by hand ---------------------------------------------------------------------------------------------------- */

static frontier_t *two_levels(arena_t *A, size_t n, size_t top, long gap)
{
    mpq_ptr r = arena_mpq(A, n);
    for (size_t i = 0; i < top; i++) mpq_set_si(r + i, gap, 1);
    return frontier_make(A, 1, (const size_t[]){ 0, n }, r);
}

static bool near(ball_t b, long unit, double x)
{
    return fabs(ldexp(b.mid, (int)unit) - x) <= ldexp(b.rad, (int)unit) + 1e-15 * fabs(x);
}

/* One in four passes, gap 8. The tilt to q = 1/2 has KL log 2 - log(3)/2 and gain 8 (1/2 - 1/4), at beta = 8/log 3. */
Test(frontier, two_levels_by_hand)
{
    arena_t *A = arena_new();
    frontier_t *F = two_levels(A, 12, 3, 8);
    frontier_bought_t b = frontier_buy(F, ball_rel(log(2) - log(3) / 2, 0x1p-50));
    cr_assert(b.how == MEETS);
    cr_expect(near(b.gain, F->unit, 2) && ldexp(b.gain.rad, (int)F->unit) < 1e-10, "gain %a",
              ldexp(b.gain.mid, (int)F->unit));
    cr_expect(fabs(ldexp(b.less.mantissa, (int)b.less.exponent) - log(3) / 8) < 1e-10);
    frontier_point_t most = frontier_most(F);
    cr_expect(near(most.gain, F->unit, 6) && near(most.kl, 0, log(4)) &&
              near(most.root, F->unit, 8 * sqrt(log(4) / 2)));
    cr_expect(near(frontier_best(F, 2), F->unit, 8 * (1 - 36. / 66 - 1. / 4)));
    b = frontier_buy(F, ball_rel(1.5, 0x1p-50));
    cr_expect(b.how == BEYOND && near(b.gain, F->unit, 6));
    b = frontier_buy(F, ball_exact(0));
    cr_expect(b.how == MEETS && ball_zero(b.gain) && b.less.mantissa == 0);
    arena_free(A);
}

Test(frontier, nothing_to_gain)
{
    arena_t *A = arena_new();
    for (size_t n = 1; n < 5; n += 3) {
        frontier_t *F = two_levels(A, n, n, 3);
        frontier_point_t p = frontier_tilt(F, (frontier_rate_t){ 0.5, 1, false });
        cr_expect(ball_zero(p.gain) && ball_zero(p.kl) && ball_zero(p.root) && ball_zero(frontier_best(F, n)) &&
                  F->constant == 1);
        cr_expect(frontier_buy(F, ball_exact(1)).how == BEYOND);
    }
    arena_free(A);
}

/* --- shape -------------------------------------------------------------------------------------------------------- */

/* Gain and KL grow as beta falls, strictly where doubles can tell; the slope d gain/d KL lies between the betas. */
Test(frontier, grows_with_slope_beta)
{
    enum { P = 40 };
    dice_t d = { 53 };
    arena_t *A = arena_new();
    for (int i = 0; i < 60; i++) {
        case_t c = case_of(A, &d, i % 2 ? 8 : 1);
        frontier_t *F = frontier_make(A, c.prompts, c.first, c.r);
        if (F->constant == F->prompts) continue;
        mpq_ptr beta = arena_mpq(A, P);
        frontier_betas(beta, F, P);
        frontier_point_t was = { 0 };
        for (int j = 0; j < P; j++) {
            frontier_point_t p = frontier_tilt(F, frontier_rate(beta + j));
            cr_assert(ball_at_most(was.gain, p.gain) && ball_at_most(was.kl, p.kl) && ball_at_most(p.gain, p.root),
                      "case %d, point %d", i, j);
            double slope = ldexp(p.gain.mid - was.gain.mid, (int)F->unit) / (p.kl.mid - was.kl.mid);
            if (j) cr_assert(mpq_get_d(beta + j) * 0.9999999 <= slope && slope <= mpq_get_d(beta + j - 1) * 1.0000001,
                "case %d, point %d: slope %g", i, j, slope);
            if (j) cr_assert(mpq_cmp(beta + j, beta + j - 1) < 0);
            was = p;
        }
        arena_reset(A);
    }
    arena_free(A);
}
