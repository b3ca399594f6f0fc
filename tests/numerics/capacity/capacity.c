/* SPDX-License-Identifier: MIT
**
** Certified capacity. Every answer, whatever the channel, goes through assert_certified, which computes both ends again by
** MPFI from the laws handed out; the numbers themselves are checked against closed forms and against Blahut and
** Arimoto's method.
*/
#include "numerics/capacity/capacity_parts.h"
#include "tests/support/channel.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

/* Rows of small weights; a row without any gets one. */
static const chan_t *of_table(arena_t *A, size_t nx, size_t ny, const unsigned long *table)
{
    mpz_ptr w = arena_mpz(A, nx * ny);
    for (size_t i = 0; i < nx * ny; i++) mpz_set_ui(w + i, table[i]);
    return of_weights(A, nx, ny, w);
}

/* The channel as text. */
static const char *chan_text(const chan_t *W)
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
static void kl_encl(mpfi_ptr r, const chan_t *W, size_t x, const pmf_t *q)
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
static void assert_output(const capacity_t *c, const chan_t *W)
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
static void assert_certified(const capacity_t *c, const chan_t *W, long bits, bool reached)
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

static capacity_t certified(const chan_t *W, long bits)
{
    capacity_t c;
    capacity_certified(&c, W->home, W, bits);
    assert_certified(&c, W, bits, true);
    return c;
}

/* The capacity is recognised as this log form. */
static void assert_capacity_is(const chan_t *W, const loglin_t *form)
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
static const loglin_t *times_log(arena_t *A, long num, unsigned long den, unsigned long n)
{
    mpq_ptr c = arena_mpq(A, 2);
    mpq_set_si(c, num, den);
    mpq_canonicalize(c);
    mpq_set_ui(c + 1, n, 1);
    return loglin_log(A, c, c + 1);
}

/* --- closed forms ------------------------------------------------------------------------------------------ */

/* log n - h(e) - e log(n - 1). */
Test(capacity, symmetric_channels)
{
    arena_t *A = arena_new();
    mpq_ptr e = arena_mpq(A, 3), rest = e + 1, one = e + 2;
    mpq_set_ui(one, 1, 1);
    const char *noise[] = { "1/10", "1/2", "1/3", "3/4", "1/1000000007", "1/1000000000000000000000000000000" };
    for (size_t i = 0; i < sizeof noise / sizeof *noise; i++)
        for (size_t n = 2; n <= 6; n++) {
            mpq_set_str(e, noise[i], 10);
            mpq_sub(rest, one, e);
            const loglin_t *h = loglin_add(loglin_log(A, e, e), loglin_log(A, rest, rest));
            mpq_set_ui(rest, n - 1, 1);
            mpq_div(rest, one, rest);
            const loglin_t *spread = loglin_log(A, e, rest);
            assert_capacity_is(chan_symmetric(A, n, e), loglin_add(times_log(A, 1, 1, n), loglin_add(h, spread)));
        }
    mpq_set_str(e, "1/2", 10); /* a tiny capacity: the binary symmetric channel at 1/2 - 10^-30 */
    mpq_set_str(rest, "1/1000000000000000000000000000000", 10);
    mpq_sub(e, e, rest);
    capacity_t c = certified(chan_symmetric(A, 2, e), 300);
    cr_assert(c.exact && loglin_sgn(c.lo, true, NULL) == 1);
    arena_free(A);
}

Test(capacity, erasure_and_noiseless)
{
    arena_t *A = arena_new();
    mpq_ptr e = arena_mpq(A, 1);
    for (size_t n = 2; n <= 9; n++) {
        mpq_set_ui(e, 3, 11);
        assert_capacity_is(chan_erasing(A, n, e), times_log(A, 8, 11, n));
        assert_capacity_is(chan_noiseless(A, n), times_log(A, 1, 1, n));
    }
    assert_capacity_is(chan_map(A, 5, 4, (size_t[]){ 3, 3, 0, 1, 3 }), times_log(A, 1, 1, 3));
    arena_free(A);
}

/* Z(1/2): log(5/4) at (3/5, 2/5). With a noiseless symbol beside it: log(exp C + 1) = log(9/4), the rational optimum
** 5/9 (3/5, 2/5), 4/9. */
Test(capacity, rational_optimum)
{
    arena_t *A = arena_new();
    mpq_ptr half = arena_mpq(A, 2), one = half + 1;
    mpq_set_ui(half, 1, 2);
    mpq_set_ui(one, 1, 1);
    const loglin_t *z = loglin_sub(times_log(A, 1, 1, 5), times_log(A, 1, 1, 4));
    assert_capacity_is(chan_z(A, half), z);
    capacity_t c = certified(chan_z(A, half), 40);
    pmf_prob(one, c.input, 0);
    cr_assert(mpq_cmp_ui(one, 3, 5) == 0);
    const chan_t *sum = of_table(A, 3, 3, (unsigned long[]){ 1, 0, 0, 1, 1, 0, 0, 0, 1 });
    assert_capacity_is(sum, loglin_sub(times_log(A, 2, 1, 3), times_log(A, 1, 1, 4)));
    /* an input that is never used, of slack > 0 and of slack 0 */
    assert_capacity_is(of_table(A, 3, 2, (unsigned long[]){ 4, 0, 2, 2, 3, 1 }), z);
    assert_capacity_is(of_table(A, 3, 4, (unsigned long[]){ 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0 }), times_log(A, 1, 1, 2));
    arena_free(A);
}

/* The typewriter of an even number of symbols: uniform is optimal, as is every other symbol; the rows of a square
** matrix of this kind depend on each other. */
Test(capacity, optimum_not_unique)
{
    arena_t *A = arena_new();
    for (size_t n = 4; n <= 12; n += 2) {
        mpz_ptr w = arena_mpz(A, n * n);
        for (size_t x = 0; x < n; x++) { mpz_set_ui(w + x * n + x, 1); mpz_set_ui(w + x * n + (x + 1) % n, 1); }
        assert_capacity_is(of_weights(A, n, n, w), loglin_sub(times_log(A, 1, 1, n), times_log(A, 1, 1, 2)));
    }
    /* a mixture of two inputs beside them; all mixtures of corners of a square */
    certified(of_table(A, 3, 3, (unsigned long[]){ 8, 2, 0, 0, 4, 6, 4, 3, 3 }), 100);
    certified(of_table(A, 4, 4, (unsigned long[]){ 5, 1, 1, 1, 1, 5, 1, 1, 1, 1, 1, 5, 3, 3, 0, 2 }), 100);
    const chan_t *corners = of_table(A, 4, 4, (unsigned long[]){ 9, 1, 9, 1, 9, 1, 1, 9, 1, 9, 9, 1, 1, 9, 1, 9 });
    cr_assert(certified(corners, 100).exact);
    arena_free(A);
}

/* Capacity 0: one input, one output, equal rows. */
Test(capacity, useless_channels)
{
    arena_t *A = arena_new();
    dice_t dice = { 5 };
    for (int turn = 0; turn < 30; turn++) {
        const pmf_t *p = trouble_law(A, &dice, 1 + dice_below(&dice, 5));
        assert_capacity_is(chan_useless(A, 1 + dice_below(&dice, 4), p), loglin_si(A, 0));
    }
    assert_capacity_is(chan_noiseless(A, 1), loglin_si(A, 0));
    arena_free(A);
}

/* Z(e): log(1 + (1 - e) e^(e/(1 - e))), e no unit of nature but the noise; enclosed at four times the precision. */
Test(capacity, z_channel_closed_form)
{
    arena_t *A = arena_new();
    mpq_ptr e = arena_mpq(A, 3), keep = e + 1, ratio = e + 2;
    const char *noise[] = { "1/10", "1/3", "9/10", "999999/1000000", "1/1000000000000000000000000000000", "2/3" };
    for (size_t i = 0; i < sizeof noise / sizeof *noise; i++)
        for (long bits = 20; bits <= 640; bits *= 2) {
            mpq_set_str(e, noise[i], 10);
            mpq_set_ui(keep, 1, 1);
            mpq_sub(keep, keep, e);
            mpq_div(ratio, e, keep);
            mpfi_t C, lo, hi;
            mpfi_init2(C, 4 * bits + 200); mpfi_init2(lo, 4 * bits + 200); mpfi_init2(hi, 4 * bits + 200);
            mpfi_set_q(C, e);
            mpfi_log(C, C);
            mpfi_mul_q(C, C, ratio);
            mpfi_exp(C, C);
            mpfi_mul_q(C, C, keep);
            mpfi_log1p(C, C);
            capacity_t c = certified(chan_z(A, e), bits);
            loglin_encl(lo, c.lo);
            loglin_encl(hi, c.hi);
            cr_assert(mpfr_cmp(&lo->left, &C->right) <= 0 && mpfr_cmp(&C->left, &hi->right) <= 0, "%s, %ld bits", noise[i], bits);
            mpfi_clear(C); mpfi_clear(lo); mpfi_clear(hi);
        }
    arena_free(A);
}

/* --- an independent method ----------------------------------------------------------------------------------- */

/* Blahut and Arimoto, from the uniform law: at each turn log sum p exp d <= C <= max d, in MPFR at 100 bits (so rounding,
** below 2^-80, is covered by the margin of 2^-60); until the two are within 2^-14 or 3000 turns are over. */
static void blahut_arimoto(double *low, double *high, const chan_t *W)
{
    size_t nx = W->nx, ny = W->ny;
    mpfr_t *v = malloc((nx * ny + 3 * nx + ny + 3) * sizeof *v), *w = v, *p = w + nx * ny, *d = p + nx, *h = d + nx, *q = h + nx;
    for (size_t i = 0; i < nx * ny + 3 * nx + ny + 3; i++) { mpfr_init2(v[i], 100); mpfr_set_zero(v[i], 1); }
    mpfr_ptr sum = q[ny], top = q[ny + 1], t = q[ny + 2];
    for (size_t i = 0; i < nx * ny; i++) {
        mpfr_set_z(w[i], W->num + i, MPFR_RNDN);
        mpfr_div_z(w[i], w[i], W->den, MPFR_RNDN);
        if (mpfr_zero_p(w[i])) continue;
        mpfr_log(t, w[i], MPFR_RNDN);
        mpfr_fma(h[i / ny], w[i], t, h[i / ny], MPFR_RNDN);
    }
    for (size_t x = 0; x < nx; x++) { mpfr_set_ui(p[x], 1, MPFR_RNDN); mpfr_div_ui(p[x], p[x], nx, MPFR_RNDN); }
    for (int turn = 0; turn < 3000; turn++) {
        for (size_t y = 0; y < ny; y++) mpfr_set_zero(q[y], 1);
        for (size_t i = 0; i < nx * ny; i++) mpfr_fma(q[i % ny], w[i], p[i / ny], q[i % ny], MPFR_RNDN);
        for (size_t y = 0; y < ny; y++) if (!mpfr_zero_p(q[y])) mpfr_log(q[y], q[y], MPFR_RNDN);
        mpfr_set_zero(sum, 1);
        mpfr_set_inf(top, -1);
        for (size_t x = 0; x < nx; x++) {
            mpfr_set(d[x], h[x], MPFR_RNDN);
            for (size_t y = 0; y < ny; y++) { mpfr_mul(t, w[x * ny + y], q[y], MPFR_RNDN); mpfr_sub(d[x], d[x], t, MPFR_RNDN); }
            mpfr_max(top, top, d[x], MPFR_RNDN);
            mpfr_exp(t, d[x], MPFR_RNDN);
            mpfr_mul(p[x], p[x], t, MPFR_RNDN);
            mpfr_add(sum, sum, p[x], MPFR_RNDN);
        }
        for (size_t x = 0; x < nx; x++) mpfr_div(p[x], p[x], sum, MPFR_RNDN);
        mpfr_log(t, sum, MPFR_RNDN);
        *low = mpfr_get_d(t, MPFR_RNDD) - 0x1p-60;
        *high = mpfr_get_d(top, MPFR_RNDU) + 0x1p-60;
        if (*high - *low < 0x1p-14) break;
    }
    for (size_t i = 0; i < nx * ny + 3 * nx + ny + 3; i++) mpfr_clear(v[i]);
    free(v);
}

Test(capacity, agrees_with_blahut_and_arimoto)
{
    arena_t *A = arena_new();
    dice_t dice = { 11 };
    mpfi_t end;
    mpfi_init2(end, 200);
    for (int turn = 0; turn < 80; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 5), ny = 2 + dice_below(&dice, 5);
        const chan_t *W = trouble_channel(A, &dice, nx, ny);
        double low, high;
        blahut_arimoto(&low, &high, W);
        capacity_t c = certified(W, 100);
        loglin_encl(end, c.lo);
        assert_that(mpfr_cmp_d(&end->left, high) <= 0, "lo beyond %.17g: %s", high, chan_text(W));
        loglin_encl(end, c.hi);
        assert_that(mpfr_cmp_d(&end->right, low) >= 0, "hi below %.17g: %s", low, chan_text(W));
    }
    mpfi_clear(end);
    arena_free(A);
}

/* Two methods, one number: the barrier in MPFR alone reaches what is asked for, on channels that doubles solve. */
Test(capacity, barrier_alone_reaches)
{
    arena_t *A = arena_new();
    dice_t dice = { 31 };
    for (int turn = 0; turn < 100; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 5), ny = 2 + dice_below(&dice, 5);
        unsigned long table[36];
        for (size_t i = 0; i < nx * ny; i++) table[i] = dice_below(&dice, 4);
        for (size_t x = 0; x < nx; x++) table[x * ny + dice_below(&dice, ny)] += 1;
        const chan_t *W = chan_reduced(of_table(A, nx, ny, table), NULL);
        if (W->nx == 1) continue;
        cert_t c;
        cert_open(&c, A, W, 150);
        capacity_barrier(c.weight, W, 110);
        assert_that(cert_eval(&c) && cert_reached(&c, 100), "the barrier fails: %s", chan_text(W));
        capacity_t fast = certified(W, 100);
        assert_that(loglin_sgn(loglin_sub(cert_lo(&c, A), fast.hi), true, NULL) <= 0
                    && loglin_sgn(loglin_sub(fast.lo, cert_kl(&c, A, cert_top(&c))), true, NULL) <= 0, "%s", chan_text(W));
    }
    arena_free(A);
}

/* On channels without trouble the fast way does it alone: doubles, then Newton. */
Test(capacity, doubles_and_newton_suffice)
{
    arena_t *A = arena_new();
    dice_t dice = { 41 };
    for (int turn = 0; turn < 100; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 7), ny = 2 + dice_below(&dice, 7);
        unsigned long table[64];
        for (size_t i = 0; i < nx * ny; i++) table[i] = 1 + dice_below(&dice, 1000);
        const chan_t *W = chan_reduced(of_table(A, nx, ny, table), NULL);
        cert_t c;
        floats_t F;
        cert_open(&c, A, W, 316);
        cr_assert(floats_open(&F, A, W));
        assert_that(floats_barrier(&F) && floats_active(&F) && capacity_newton(&c, &F, 300), "%s", chan_text(W));
        cr_assert(cert_reached(&c, 300));
    }
    arena_free(A);
}

/* The fixed-point gap against the log forms: P w 2^frac (hi - lo) within 2 P w of it, for weights far from the optimum. */
Test(capacity, certificate_in_fixed_point)
{
    arena_t *A = arena_new();
    dice_t dice = { 37 };
    for (int turn = 0; turn < 200; turn++) {
        arena_reset(A);
        const chan_t *W = chan_reduced(trouble_channel(A, &dice, 2 + dice_below(&dice, 4), 2 + dice_below(&dice, 4)), NULL);
        if (W->nx == 1) continue;
        cert_t c;
        cert_open(&c, A, W, 5 + (long)dice_below(&dice, 200));
        for (size_t x = 0; x < W->nx; x++) trouble_int(c.weight + x, &dice);
        cr_assert(cert_eval(&c));
        const loglin_t *gap = loglin_sub(cert_kl(&c, A, cert_top(&c)), cert_lo(&c, A));
        mpq_ptr low = arena_mpq(A, 2), high = low + 1;
        mpz_mul(mpq_denref(low), c.total, W->den);
        mpz_set(mpq_numref(high), c.gap);
        mpz_set(mpq_denref(high), mpq_denref(low));
        mpz_submul_ui(c.gap, mpq_denref(low), 2);
        mpz_set(mpq_numref(low), c.gap);
        mpz_addmul_ui(mpq_numref(high), mpq_denref(high), 2);
        for (size_t i = 0; i < 2; i++) {
            mpq_canonicalize(low + i);
            mpq_div_2exp(low + i, low + i, (mp_bitcnt_t)c.frac);
        }
        assert_that(loglin_sgn(loglin_sub(gap, loglin_rat(A, low)), true, NULL) > 0, "below: %s", chan_text(W));
        assert_that(loglin_sgn(loglin_sub(gap, loglin_rat(A, high)), true, NULL) < 0, "above: %s", chan_text(W));
    }
    arena_free(A);
}

/* --- channels that lean toward trouble ------------------------------------------------------------------------- */

Test(capacity, troubled_channels)
{
    arena_t *A = arena_new();
    dice_t dice = { 7 };
    for (int turn = 0; turn < 250; turn++) {
        arena_reset(A);
        const chan_t *W = trouble_channel(A, &dice, 1 + dice_below(&dice, 6), 1 + dice_below(&dice, 6));
        certified(W, (long[]){ 1, 24, 40, 100, 200 }[dice_below(&dice, 5)]);
    }
    arena_free(A);
}

/* Rows of small weights, where ties and dependent rows abound. */
Test(capacity, channels_of_small_weights)
{
    arena_t *A = arena_new();
    dice_t dice = { 9 };
    for (int turn = 0; turn < 400; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 6), ny = 2 + dice_below(&dice, 4);
        unsigned long table[64], most = 2 + dice_below(&dice, 4);
        for (size_t i = 0; i < nx * ny; i++) table[i] = dice_below(&dice, most);
        for (size_t x = 0; x < nx; x++) table[x * ny + dice_below(&dice, ny)] += 1;
        certified(of_table(A, nx, ny, table), turn % 2 ? 40 : 110);
    }
    arena_free(A);
}

/* w + move/10^30 in one cell, taken from another: channels within 10^-30 of a small one. */
static const chan_t *nudged(arena_t *A, dice_t *dice, size_t nx, size_t ny, unsigned long most, bool twins)
{
    mpz_ptr w = arena_mpz(A, nx * ny), unit = arena_mpz(A, 1);
    mpz_ui_pow_ui(unit, 10, 30);
    for (size_t x = 0; x < nx; x++) {
        for (size_t y = 0; y < ny; y++) {
            mpz_ptr cell = w + x * ny + y;
            if (twins && x % 2) mpz_set(cell, cell - ny);
            else mpz_mul_ui(cell, unit, dice_below(dice, most));
        }
        mpz_ptr cell = w + x * ny + dice_below(dice, ny);
        mpz_add_ui(cell, cell, 1 + dice_below(dice, 3));
    }
    return of_weights(A, nx, ny, w);
}

/* Nearly equal rows, entries of 10^-30, and slacks of that size. */
Test(capacity, nearly_equal_rows_and_tiny_entries)
{
    arena_t *A = arena_new();
    dice_t dice = { 13 };
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        const chan_t *W = nudged(A, &dice, 2 + dice_below(&dice, 4), 2 + dice_below(&dice, 4), 3, turn % 2);
        certified(W, (long[]){ 24, 40, 100, 150 }[dice_below(&dice, 4)]);
    }
    arena_free(A);
}

/* The rows (1/2, 1/2, 0, 0) and (0, 0, 1/2, 1/2) make the law (1/4, ..., 1/4) and log 2; (1/2, 0, 1/2, 0) beside them
** is of slack 0 exactly. Moved by 10^-30 to either side it is of no use, or nearly of none. */
Test(capacity, inputs_on_the_boundary_of_use)
{
    arena_t *A = arena_new();
    mpz_ptr w = arena_mpz(A, 12), unit = arena_mpz(A, 1);
    mpz_ui_pow_ui(unit, 10, 30);
    for (int side = -1; side <= 1; side++) {
        unsigned long base[12] = { 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0 };
        for (size_t i = 0; i < 12; i++) mpz_mul_ui(w + i, unit, base[i]);
        if (side < 0) mpz_add_ui(w + 9, w + 9, 1);
        if (side > 0) mpz_add_ui(w + 8, w + 8, 1);
        certified(of_weights(A, 3, 4, w), 40);
        certified(of_weights(A, 3, 4, w), 150);
        if (side > 0) mpz_add_ui(w + 1, w + 1, 1);
        certified(of_weights(A, 3, 4, w), 150);
    }
    /* beside the noiseless bit: a row whose divergence from (1/2, 1/2, 0) is infinite, and which is hardly used */
    for (unsigned long n = 10; n < 100000000; n *= 10)
        certified(of_table(A, 3, 3, (unsigned long[]){ 1, 0, 0, 0, 1, 0, n / 2, n / 2, 1 }), 100);
    arena_free(A);
}

/* Rows of wildly different scale, entries below the range of doubles. */
Test(capacity, wild_scales)
{
    arena_t *A = arena_new();
    dice_t dice = { 17 };
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 4), ny = 2 + dice_below(&dice, 4);
        mpz_ptr w = arena_mpz(A, nx * ny);
        unsigned long range = (unsigned long[]){ 30, 100, 700, 2000 }[dice_below(&dice, 4)];
        for (size_t i = 0; i < nx * ny; i++) mpz_setbit(w + i, dice_below(&dice, range));
        certified(of_weights(A, nx, ny, w), turn % 2 ? 40 : 100);
    }
    arena_free(A);
}

/* --- identity and invariance ------------------------------------------------------------------------------- */

static const chan_t *disguised(arena_t *A, dice_t *dice, const chan_t *W)
{
    size_t nx = W->nx + 1, ny = 2 * W->ny, shift = dice_below(dice, nx), turn = dice_below(dice, ny);
    mpz_ptr w = arena_mpz(A, nx * ny);
    unsigned long share = dice_below(dice, 8);
    for (size_t x = 0; x < nx; x++)
        for (size_t y = 0; y < ny; y++) {
            size_t row = (x + shift) % nx % W->nx, column = (y + turn) % ny;
            mpz_mul_ui(w + x * ny + y, W->num + row * W->ny + column / 2, column % 2 ? 7 - share : share);
        }
    return of_weights(A, nx, ny, w);
}

Test(capacity, disguises_give_the_same_bracket)
{
    arena_t *A = arena_new();
    dice_t dice = { 19 };
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        size_t nx = 2 + dice_below(&dice, 3), ny = 2 + dice_below(&dice, 3);
        const chan_t *W = trouble_channel(A, &dice, nx, ny), *V = disguised(A, &dice, W);
        capacity_t c = certified(W, 60), d = certified(V, 60);
        cr_assert(loglin_same(c.lo, d.lo) && loglin_same(c.hi, d.hi) && c.exact == d.exact);
        effort_t effort = EFFORT_DEFAULT;
        assert_sign(real_cmp(capacity_real(A, W), capacity_real(A, V), &effort), SIGN_ZERO, chan_text(W));
    }
    arena_free(A);
}

/* A bracket is refined until it is told apart: C(Z(1/3)) lies between two neighbours of 200 bits. */
Test(capacity, bracket_is_refined)
{
    arena_t *A = arena_new();
    mpq_ptr e = arena_mpq(A, 2), near = e + 1;
    mpq_set_ui(e, 1, 3);
    const chan_t *W = chan_z(A, e);
    capacity_t c = certified(W, 230);
    mpfi_t end;
    mpfi_init2(end, 400);
    loglin_encl(end, c.lo);
    mpfr_t cut;
    mpfr_init2(cut, 200);
    mpfr_set(cut, &end->left, MPFR_RNDD);
    mpfr_get_q(near, cut);
    effort_t effort = EFFORT_DEFAULT;
    const real_t *C = real_asked(capacity_real(A, W));
    cr_assert(real_loglin(C) == NULL);
    assert_sign(real_cmp(C, real_rat(A, near), &effort), SIGN_POS, "C(Z(1/3)) against its rounding downward");
    mpfr_nextabove(cut);
    mpfr_get_q(near, cut);
    assert_sign(real_cmp(C, real_rat(A, near), &effort), SIGN_NEG, "C(Z(1/3)) against its rounding upward");
    mpfr_clear(cut);
    mpfi_clear(end);
    arena_free(A);
}

/* --- size -------------------------------------------------------------------------------------------------- */

static const chan_t *random_chan(arena_t *A, dice_t *dice, size_t nx, size_t ny)
{
    mpz_ptr w = arena_mpz(A, nx * ny), sum = arena_mpz(A, 1);
    mpq_ptr p = arena_mpq(A, nx * ny);
    for (size_t x = 0; x < nx; x++) {
        mpz_set_ui(sum, 0);
        for (size_t y = 0; y < ny; y++) {
            mpz_set_ui(w + x * ny + y, dice_below(dice, 1000000 / ny));
            mpz_add(sum, sum, w + x * ny + y);
        }
        mpz_ui_sub(sum, 1000000, sum);
        mpz_add(w + x * ny + x % ny, w + x * ny + x % ny, sum);
        for (size_t y = 0; y < ny; y++) {
            mpq_set_num(p + x * ny + y, w + x * ny + y);
            mpz_set_ui(mpq_denref(p + x * ny + y), 1000000);
            mpq_canonicalize(p + x * ny + y);
        }
    }
    const chan_t *W = chan_make(A, nx, ny, p, NULL);
    cr_assert_not_null(W);
    return W;
}

Test(capacity, larger_channels)
{
    arena_t *A = arena_new();
    dice_t dice = { 23 };
    size_t shape[][2] = { { 16, 16 }, { 3, 40 }, { 40, 3 }, { 64, 64 }, { 20, 10 }, { 300, 2 } };
    for (size_t i = 0; i < sizeof shape / sizeof *shape; i++) {
        arena_reset(A);
        certified(random_chan(A, &dice, shape[i][0], shape[i][1]), 100);
    }
    capacity_t c;
    capacity_certified(&c, A, chan_noiseless(A, 256), 100);
    cr_assert(c.exact && loglin_same(c.lo, times_log(A, 1, 1, 256)));
    arena_free(A);
}

/* Many bits: the ends nest, whatever the order in which they are asked for. */
Test(capacity, many_bits)
{
    arena_t *A = arena_new();
    dice_t dice = { 29 };
    const chan_t *W = random_chan(A, &dice, 5, 6);
    capacity_t coarse = certified(W, 30), fine = certified(W, 2000);
    cr_assert(loglin_sgn(loglin_sub(fine.hi, coarse.lo), true, NULL) >= 0);
    cr_assert(loglin_sgn(loglin_sub(coarse.hi, fine.lo), true, NULL) >= 0);
    arena_free(A);
}
