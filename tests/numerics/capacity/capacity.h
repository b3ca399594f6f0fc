/* SPDX-License-Identifier: MIT
**
** Certified capacity. Every answer, whatever the channel, goes through assert_certified, which computes both ends again
** by MPFI from the laws handed out.
*/
#ifndef LEMMATA_TESTS_CAPACITY_H
#define LEMMATA_TESTS_CAPACITY_H

#include "numerics/capacity/capacity_parts.h"
#include "tests/support/channel.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

/* Rows of small weights; a row without any gets one. */
static inline const chan_t *of_table(arena_t *A, size_t nx, size_t ny, const unsigned long *table)
{
    mpz_ptr w = arena_mpz(A, nx * ny);
    for (size_t i = 0; i < nx * ny; i++) mpz_set_ui(w + i, table[i]);
    return of_weights(A, nx, ny, w);
}

/* The channel as text. */
static inline const char *chan_text(const chan_t *W)
{
    const char *s = arena_printf(W->home, "%zu x %zu:", W->nx, W->ny);
    mpq_ptr q = arena_mpq(W->home, 1);
    for (size_t i = 0; i < W->nx * W->ny && W->nx * W->ny <= 64; i++) {
        chan_prob(q, W, i / W->ny, i % W->ny);
        s = arena_printf(W->home, "%s%s%s", s, i % W->ny ? " " : "\n", rat_print(q));
    }
    return s;
}

/* KL(W_x||q), entry by entry, at the precision of r. */
static inline void kl_encl(mpfi_ptr r, const chan_t *W, size_t x, const pmf_t *q)
{
    mpfi_t t, l;
    mpq_t a, b;
    mpfi_init2(t, mpfi_get_prec(r));
    mpfi_init2(l, mpfi_get_prec(r));
    mpq_inits(a, b, NULL);
    mpfi_set_ui(r, 0);
    for (size_t y = 0; y < W->ny; y++) {
        chan_prob(a, W, x, y);
        if (mpq_sgn(a) == 0) continue;
        pmf_prob(b, q, y);
        cr_assert(mpq_sgn(b) > 0, "q is 0 at an output that is reached: %s", chan_text(W));
        mpq_div(b, a, b);
        mpfi_set_q(l, b);
        mpfi_log(l, l);
        mpfi_mul_q(t, l, a);
        mpfi_add(r, r, t);
    }
    mpq_clears(a, b, NULL);
    mpfi_clear(t);
    mpfi_clear(l);
}

/* q = pW, exactly. */
static inline void assert_output(const capacity_t *c, const chan_t *W)
{
    mpq_t p, w, q, sum;
    mpq_inits(p, w, q, sum, NULL);
    cr_assert(c->input->cells == W->nx && c->output->cells == W->ny);
    for (size_t y = 0; y < W->ny; y++) {
        mpq_set_ui(sum, 0, 1);
        for (size_t x = 0; x < W->nx; x++) {
            pmf_prob(p, c->input, x);
            chan_prob(w, W, x, y);
            mpq_mul(w, w, p);
            mpq_add(sum, sum, w);
        }
        pmf_prob(q, c->output, y);
        assert_equal_rats(q, sum, chan_text(W));
    }
    mpq_clears(p, w, q, sum, NULL);
}

/* I(p;W) = lo and max_x KL(W_x||q) = hi, by enclosures of four times the bits asked for; lo <= hi; the width. */
static inline void assert_certified(const capacity_t *c, const chan_t *W, long bits, bool reached)
{
    mpfr_prec_t prec = 4 * bits + 256;
    mpfi_t kl, most, mean, t, end;
    mpq_t p;
    mpq_init(p);
    mpfi_init2(kl, prec); mpfi_init2(most, prec); mpfi_init2(mean, prec); mpfi_init2(t, prec); mpfi_init2(end, prec);
    assert_output(c, W);
    mpfi_set_ui(mean, 0);
    for (size_t x = 0; x < W->nx; x++) {
        kl_encl(kl, W, x, c->output);
        if (x) encl_max(most, most, kl);
        else mpfi_set(most, kl);
        pmf_prob(p, c->input, x);
        mpfi_mul_q(t, kl, p);
        mpfi_add(mean, mean, t);
    }
    loglin_encl(end, c->lo);
    assert_meet(end, mean, chan_text(W));
    loglin_encl(end, c->hi);
    assert_meet(end, most, chan_text(W));
    const loglin_t *width = loglin_sub(c->hi, c->lo);
    int sign = loglin_sgn(width, true, NULL);
    assert_that(c->exact ? sign == 0 : sign >= 0, "ends out of order (%d) for %s", sign, chan_text(W));
    mpq_set_ui(p, 1, 1);
    mpq_div_2exp(p, p, (mp_bitcnt_t)bits);
    bool narrow = loglin_sgn(loglin_sub(width, loglin_rat(W->home, p)), true, NULL) <= 0;
    assert_that(!c->reached || narrow, "wider than 2^-%ld for %s", bits, chan_text(W));
    assert_that(c->reached || !reached, "2^-%ld not reached for %s", bits, chan_text(W));
    mpfi_clear(kl); mpfi_clear(most); mpfi_clear(mean); mpfi_clear(t); mpfi_clear(end);
    mpq_clear(p);
}

static inline capacity_t certified(const chan_t *W, long bits)
{
    capacity_t c;
    capacity_certified(&c, W->home, W, bits);
    assert_certified(&c, W, bits, true);
    return c;
}

/* The capacity is recognised as this log form. */
static inline void assert_capacity_is(const chan_t *W, const loglin_t *form)
{
    for (long bits = 1; bits <= 200; bits = 3 * bits + 10) {
        capacity_t c = certified(W, bits);
        assert_that(c.exact, "not recognised as exact: %s", chan_text(W));
        assert_sign(loglin_sgn(loglin_sub(c.lo, form), true, NULL), 0, chan_text(W));
    }
    const real_t *C = real_asked(capacity_real(W->home, W));
    assert_that(real_loglin(C) && loglin_sgn(loglin_sub(real_loglin(C), form), true, NULL) == 0, "%s", chan_text(W));
}

/* c log n */
static inline const loglin_t *times_log(arena_t *A, long num, unsigned long den, unsigned long n)
{
    mpq_ptr c = arena_mpq(A, 2);
    mpq_set_si(c, num, den);
    mpq_canonicalize(c);
    mpq_set_ui(c + 1, n, 1);
    return loglin_log(A, c, c + 1);
}

#endif
