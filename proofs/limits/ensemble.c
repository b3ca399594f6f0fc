/* SPDX-License-Identifier: MIT
**
** limits/ensemble -- does averaging proxies help?
**
** States    Proxies r + e_1, .., r + e_k, mean error ebar, g the objective gap.  (a) range(ebar) <= mean of range(e_i), so the bound of limits/hacking-objective does
**           not grow;  (b) g(ebar) <= mean of g(e_i);  (c) errors i.i.d. uniform on the given ones: E g(mean of k+1) <= E g(mean of k), k = 1 .. 6;
**           (d) (b) and (c) for the reward gap E_pi_beta r - E_pihat r, signed and in absolute value;  (e) (b) and (c) for KL(pi_beta||pihat).
** Given     e_i = a_i(y) u, a_i whole numbers, e^(u/beta) = z^420, z > 0: means of up to seven errors have rational weights.
** Idea      (a) max is convex, min concave. (e) KL(pi_beta||pihat) = log E exp(e/beta) - E e/beta under pi_beta is convex in e: Jensen, and for (c) the mean of
**           k+1 is the mean of the means that leave one out.
** Ours      g is not convex: it saturates at log(1/pi_beta(argmax e)), so that half of a large error costs nearly as much as the
**           whole. (b), (c) and (d) fail; (e) is the nearest true statement, and with it E g of a mean is at most the mean of the bounds of (a),
**           and what a mean moves the reward by at most range(r) times the mean range over 4 beta. (b) and (c) hold when range(e_i) <= beta for all i: there g is
**           convex, its second derivative along d being E[(1 + f - Ef)(d - Ed)^2] beta, f = e/beta, under the tilt by f.
** Method    Exact enumeration over the types of the drawn errors; each expectation is a bracket, computed as closely as the decision needs.
** Uses      limits/hacking-objective.
*/
#include "numerics/info/ensemble.h"
#include "proofs/limits/setting.h"

#include <stdlib.h>

static const param_t params[] = {
    PARAM_BASE, PARAM_REWARD, PARAM_BETA, { "a", PARAM_TABLE, "iy", 0, "the errors in units of u, whole numbers, a row each" },
    { "z", PARAM_NUMBER, "", 0, "e^(u/beta) = z^420" }, PARAM_END
};

/*! terms */
enum { SQUARE_BAR, SQUARE_MEAN, RANGE_BAR, RANGE_MEAN, GAP_BAR, GAP_MEAN, SIGNED_BAR, SIGNED_MEAN, ABS_BAR, ABS_MEAN, DUAL_BAR, DUAL_MEAN,
       MOVED_MAX, GAP_MORE, GAP_FEWER, SIGNED_MORE, SIGNED_FEWER, ABS_MORE, ABS_FEWER, DUAL_MORE, DUAL_FEWER };

static const term_t terms[] = {
    [SQUARE_BAR]   = { "range(ebar)^2/(8 beta)", "\\mathrm{range}(\\bar e)^2/(8\\beta)" },
    [SQUARE_MEAN]  = { "mean of range(e_i)^2/(8 beta)", "\\overline{\\mathrm{range}(e_i)^2}/(8\\beta)" },
    [RANGE_BAR]    = { "range(ebar)", "\\mathrm{range}(\\bar e)" },
    [RANGE_MEAN]   = { "mean of range(e_i)", "\\overline{\\mathrm{range}(e_i)}" },
    [GAP_BAR]      = { "g(ebar)", "g(\\bar e)" },
    [GAP_MEAN]     = { "mean of g(e_i)", "\\overline{g(e_i)}" },
    [SIGNED_BAR]   = { "reward gap of ebar", "\\Delta(\\bar e)" },
    [SIGNED_MEAN]  = { "mean reward gap of e_i", "\\overline{\\Delta(e_i)}" },
    [ABS_BAR]      = { "|reward gap| of ebar", "|\\Delta(\\bar e)|" },
    [ABS_MEAN]     = { "mean |reward gap| of e_i", "\\overline{|\\Delta(e_i)|}" },
    [DUAL_BAR]     = { "KL(pi_beta||pihat) of ebar", "\\mathrm{KL}(\\pi_\\beta\\Vert\\hat\\pi_{\\bar e})" },
    [DUAL_MEAN]    = { "mean KL(pi_beta||pihat) of e_i", "\\overline{\\mathrm{KL}(\\pi_\\beta\\Vert\\hat\\pi_{e_i})}" },
    [MOVED_MAX]    = { "range(r) mean of range(e_i)/(4 beta)", "\\mathrm{range}(r)\\,\\overline{\\mathrm{range}(e_i)}/(4\\beta)" },
    [GAP_MORE]     = { "E g(mean of k+1)", "\\mathbb E\\,g(\\bar e_{k+1})" },
    [GAP_FEWER]    = { "E g(mean of k)", "\\mathbb E\\,g(\\bar e_k)" },
    [SIGNED_MORE]  = { "E reward gap, mean of k+1", "\\mathbb E\\,\\Delta(\\bar e_{k+1})" },
    [SIGNED_FEWER] = { "E reward gap, mean of k", "\\mathbb E\\,\\Delta(\\bar e_k)" },
    [ABS_MORE]     = { "E |reward gap|, mean of k+1", "\\mathbb E\\,|\\Delta(\\bar e_{k+1})|" },
    [ABS_FEWER]    = { "E |reward gap|, mean of k", "\\mathbb E\\,|\\Delta(\\bar e_k)|" },
    [DUAL_MORE]    = { "E KL(pi_beta||pihat), mean of k+1", "\\mathbb E\\,\\mathrm{KL}(\\pi_\\beta\\Vert\\hat\\pi_{\\bar e_{k+1}})" },
    [DUAL_FEWER]   = { "E KL(pi_beta||pihat), mean of k", "\\mathbb E\\,\\mathrm{KL}(\\pi_\\beta\\Vert\\hat\\pi_{\\bar e_k})" },
    { NULL, NULL }
};

enum { L_NARROW_MEAN = 12, L_NARROW_MORE };

static const link_t links[] = {
    { "(a) range", RANGE_BAR, REL_LE, RANGE_MEAN, STATEMENT },
    { "(a) bound", SQUARE_BAR, REL_LE, SQUARE_MEAN, STATEMENT },
    { "(b) objective", GAP_BAR, REL_LE, GAP_MEAN, STATEMENT },
    { "(c) objective, one more", GAP_MORE, REL_LE, GAP_FEWER, STATEMENT },
    { "(d) reward, signed", SIGNED_BAR, REL_LE, SIGNED_MEAN, STATEMENT },
    { "(d) reward, absolute", ABS_BAR, REL_LE, ABS_MEAN, STATEMENT },
    { "(d) reward, signed, one more", SIGNED_MORE, REL_LE, SIGNED_FEWER, STATEMENT },
    { "(d) reward, absolute, one more", ABS_MORE, REL_LE, ABS_FEWER, STATEMENT },
    { "(e) KL(pi_beta||pihat)", DUAL_BAR, REL_LE, DUAL_MEAN, STATEMENT },
    { "(e) KL(pi_beta||pihat), one more", DUAL_MORE, REL_LE, DUAL_FEWER, STATEMENT },
    { "g of a mean, mean of bounds", GAP_BAR, REL_LE, SQUARE_MEAN, OURS },
    { "moved by a mean, mean of bounds", ABS_BAR, REL_LE, MOVED_MAX, OURS },
    [L_NARROW_MEAN] = { "(b) where range(e_i) <= beta", GAP_BAR, REL_LE, GAP_MEAN, OURS },
    [L_NARROW_MORE] = { "(c) where range(e_i) <= beta", GAP_MORE, REL_LE, GAP_FEWER, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

enum { UNIT = 420, DRAWS_MAX = 7, SIZE_TOP = 100 };

/* What one error of the proxy does. */
typedef struct { const real_t *gap, *lost, *moved, *dual; } effect_t;

/* E_p A times (420/k) log z: the mean of the error over beta under p. */
static const real_t *mean_error(const base_t *b, const pmf_t *p, mpq_srcptr z, const long *A, long k)
{
    mpz_ptr sum = arena_mpz(b->home, 2), part = sum + 1;
    for (size_t y = 0; y < b->n; y++) {
        mpz_mul_si(part, p->num + y, A[y]);
        mpz_add(sum, sum, part);
    }
    mpz_mul_si(sum, sum, UNIT / k);
    mpz_neg(part, sum);
    loglin_sum_t m;
    loglin_sum_start(&m, b->home, p->den, 2);
    loglin_sum_push(&m, sum, mpq_numref(z));
    loglin_sum_push(&m, part, mpq_denref(z));
    return real_form(loglin_sum_done(&m));
}

/* Of the error sum_y (A(y)/k) u. With Z = E_pi_beta exp(e/beta): KL(pihat||pi_beta) = E_pihat e/beta - log Z, KL(pi_beta||pihat) = log Z - E_pi_beta e/beta. */
static effect_t effect(chain_t *t, const base_t *b, mpq_srcptr z, const long *A, long k)
{
    mpq_ptr v = arena_mpq(b->home, b->n);
    for (size_t y = 0; y < b->n; y++) mpq_set(v + y, tilt_power(b->home, 1, z, UNIT / k * A[y]));
    const pmf_t *proxy = tilt(b->tilted, v);
    const real_t *logZ = tilt_log_normaliser(b->tilted, v);
    effect_t e = { .gap = times_beta(b, real_sub(mean_error(b, proxy, z, A, k), logZ)), .dual = real_sub(logZ, mean_error(b, b->tilted, z, A, k)) };
    e.lost = real_sub(mean_reward(b, b->tilted), mean_reward(b, proxy));
    e.moved = absolute(t, e.lost);
    return e;
}

static effect_t nothing(arena_t *A)
{
    const real_t *zero = real_si(A, 0);
    return (effect_t){ zero, zero, zero, zero };
}

static effect_t plus(effect_t x, effect_t y)
{
    return (effect_t){ real_add(x.gap, y.gap), real_add(x.lost, y.lost), real_add(x.moved, y.moved), real_add(x.dual, y.dual) };
}

static effect_t times(effect_t x, mpq_srcptr c)
{
    return (effect_t){ real_scale(x.gap, c), real_scale(x.lost, c), real_scale(x.moved, c), real_scale(x.dual, c) };
}

static const real_t *range(const base_t *b, mpq_srcptr z, const long *A, long k)
{
    long lo = A[0], hi = A[0];
    mpq_ptr c = arena_mpq(b->home, 1);
    for (size_t y = 1; y < b->n; y++) { lo = A[y] < lo ? A[y] : lo; hi = A[y] > hi ? A[y] : hi; }
    mpq_set_si(c, UNIT * (hi - lo), (unsigned long)k);
    mpq_canonicalize(c);
    return times_beta(b, real_scale(real_log_rat(b->home, z), c));
}

static const real_t *squared(const base_t *b, const real_t *x) /* x^2/(8 beta) */
{
    return real_div(real_mul(x, x), times_beta(b, real_si(b->home, 8)));
}

/* The mean of all rows against the rows. */
static void chain_mean(chain_t *t, const base_t *b, mpq_srcptr z, const long *a, size_t rows)
{
    long *sum = ARENA_ARRAY(b->home, long, b->n);
    mpq_ptr part = arena_mpq(b->home, 1);
    mpq_set_ui(part, 1, rows);
    effect_t mean = nothing(b->home);
    const real_t *ranges = real_si(b->home, 0), *squares = real_si(b->home, 0);
    for (size_t r = 0; r < rows; r++) {
        const real_t *width = range(b, z, a + r * b->n, 1);
        mean = plus(mean, effect(t, b, z, a + r * b->n, 1));
        ranges = real_add(ranges, real_scale(width, part));
        squares = real_add(squares, real_scale(squared(b, width), part));
        for (size_t y = 0; y < b->n; y++) sum[y] += a[r * b->n + y];
    }
    mean = times(mean, part);
    effect_t bar = effect(t, b, z, sum, (long)rows);
    const real_t *width = range(b, z, sum, (long)rows);
    chain_row(t, "%s", "");
    chain_term(t, RANGE_BAR, width);
    chain_term(t, RANGE_MEAN, ranges);
    chain_term(t, SQUARE_BAR, squared(b, width));
    chain_term(t, SQUARE_MEAN, squares);
    chain_term(t, MOVED_MAX, real_mul(range_of(b, b->w), real_div(ranges, times_beta(b, real_si(b->home, 4)))));
    chain_term(t, GAP_BAR, bar.gap);
    chain_term(t, GAP_MEAN, mean.gap);
    chain_term(t, SIGNED_BAR, bar.lost);
    chain_term(t, SIGNED_MEAN, mean.lost);
    chain_term(t, ABS_BAR, bar.moved);
    chain_term(t, ABS_MEAN, mean.moved);
    chain_term(t, DUAL_BAR, bar.dual);
    chain_term(t, DUAL_MEAN, mean.dual);
}

/* Do the rows differ by constants only? Then so do all means, and no law changes. */
static bool all_alike(const long *a, size_t rows, size_t n)
{
    for (size_t k = n; k < rows * n; k++)
        if (a[k] - a[k / n * n] != a[k % n] - a[0]) return false;
    return true;
}

/* Is the reward constant? Then nothing moves it. */
static bool is_flat(const base_t *b)
{
    for (size_t y = 1; y < b->n; y++)
        if (!mpq_equal(b->w + y, b->w)) return false;
    return true;
}

/* E of each quantity for the mean of k errors: exact where no draw matters. */
typedef struct { const ensemble_t *E; const effect_t *sure; bool flat; } drawn_t;

static const real_t *drawn_mean(const base_t *b, const drawn_t *d, ensemble_quantity_t q, unsigned long k)
{
    if (d->sure) return q == ENSEMBLE_GAP ? d->sure->gap : q == ENSEMBLE_LOST ? d->sure->lost : q == ENSEMBLE_MOVED ? d->sure->moved : d->sure->dual;
    if (d->flat && (q == ENSEMBLE_LOST || q == ENSEMBLE_MOVED)) return real_si(b->home, 0);
    return ensemble_mean(d->E, q, k);
}

static void chain_draws(chain_t *t, const base_t *b, mpq_srcptr z, const long *a, size_t rows)
{
    static const unsigned fewer[ENSEMBLE_QUANTITIES] = { GAP_FEWER, SIGNED_FEWER, ABS_FEWER, DUAL_FEWER }, more[ENSEMBLE_QUANTITIES] = { GAP_MORE, SIGNED_MORE, ABS_MORE, DUAL_MORE };
    drawn_t d = { .E = ensemble_make((ensemble_of_t){ b->tilted, b->w, b->beta, z, UNIT, a, rows }), .flat = is_flat(b) };
    effect_t sure;
    if (mpq_cmp_ui(z, 1, 1) == 0 || all_alike(a, rows, b->n)) { sure = effect(t, b, z, a, 1); d.sure = &sure; }
    for (unsigned long k = 1; k < DRAWS_MAX; k++) {
        chain_row(t, "k=%lu", k);
        for (ensemble_quantity_t q = 0; q < ENSEMBLE_QUANTITIES; q++) {
            chain_term(t, more[q], drawn_mean(b, &d, q, k + 1));
            chain_term(t, fewer[q], drawn_mean(b, &d, q, k));
        }
    }
}

/* The hypothesis of the two links of ours: range(e_i) <= beta for every i. */
static void need_narrow(chain_t *t, const base_t *b, mpq_srcptr z, const long *a, size_t rows)
{
    const real_t *beta = times_beta(b, real_si(b->home, 1));
    for (size_t i = 0; i < rows; i++) {
        sign_t s = real_cmp(range(b, z, a + i * b->n, 1), beta, chain_effort(t));
        for (unsigned link = L_NARROW_MEAN; link <= L_NARROW_MORE; link++) {
            if (s == SIGN_POS) chain_aside(t, link, "range(e_i) > beta at i=%zu", i);
            if (s == SIGN_UNKNOWN) chain_doubt(t, link, "whether range(e_i) <= beta is not decided");
        }
        if (s == SIGN_POS) return;
    }
}

/* The errors as whole numbers; NULL, and said, when they are beyond the program. */
static long *whole_errors(chain_t *t, const base_t *b, const value_t *v)
{
    long *a = ARENA_ARRAY(b->home, long, v->cells);
    for (size_t k = 0; k < v->cells; k++) {
        if (mpz_cmp_ui(mpq_denref(v->at + k), 1) != 0) { chain_beyond(t, "a at i=%zu, y=%zu is no whole number", k / b->n, k % b->n); return NULL; }
        if (mpz_cmpabs_ui(mpq_numref(v->at + k), SIZE_TOP) > 0) { chain_beyond(t, "a at i=%zu, y=%zu is not within %d", k / b->n, k % b->n, SIZE_TOP); return NULL; }
        a[k] = mpz_get_si(mpq_numref(v->at + k));
    }
    return a;
}

/* The bits of z^(420 a), for the greatest a that a row or the mean has. A sign of a form with coefficients of b bits is a matter of logarithms of b bits
** and more, so their length is bounded, not their number. */
enum { POWER_BITS_MAX = 1 << 16 };

static double power_bits(mpq_srcptr z, const long *a, size_t cells)
{
    long most = 0;
    for (size_t k = 0; k < cells; k++) most = labs(a[k]) > most ? labs(a[k]) : most;
    return UNIT * (double)most * (double)mpz_sizeinbase(mpq_numref(z), 2);
}

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    const value_t *v = candidate_value(c, "a");
    size_t rows = candidate_dim(c, 'i');
    if (!b) return;
    mpq_ptr z = arena_mpq(b->home, 1);
    mpq_set(z, candidate_number(c, "z"));
    if (mpq_sgn(z) <= 0) { chain_outside(t, "z is not positive"); return; }
    if (rows > DRAWS_MAX) { chain_beyond(t, "more than %d errors", DRAWS_MAX); return; }
    long *a = whole_errors(t, b, v);
    if (!a) return;
    if (mpq_cmp_ui(z, 1, 1) < 0) { /* z^a = (1/z)^-a */
        mpq_inv(z, z);
        for (size_t k = 0; k < v->cells; k++) a[k] = -a[k];
    }
    if (power_bits(z, a, v->cells) > POWER_BITS_MAX) { chain_beyond(t, "powers of z of more than %d bits", POWER_BITS_MAX); return; }
    chain_mean(t, b, z, a, rows);
    need_narrow(t, b, z, a, rows);
    if (rows > 3) chain_beyond(t, "more than three errors: draws are not enumerated");
    else chain_draws(t, b, z, a, rows);
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static void set(candidate_t *c, size_t n, size_t rows, const long *p, const long *w, const long *a, long z)
{
    mpz_ptr q = arena_mpz(c->home, n);
    for (size_t y = 0; y < n; y++) mpz_set_si(q + y, p[y]);
    candidate_set_law(c, "pi0", pmf_weights(c->home, n, q));
    weights_set(c, "exp(r/beta)", n, w, 1);
    mpq_ptr t = candidate_table(c, "a", 2, (size_t[]){ rows, n });
    for (size_t k = 0; k < rows * n; k++) mpq_set_si(t + k, a[k], 1);
    candidate_set_ratio(c, "beta", 1, 1);
    candidate_set_ratio(c, "z", z + 1, z);
}

static void set_beta(candidate_t *c, size_t i)
{
    static const long beta[4][2] = { { 1, 1 }, { 1, 3 }, { 7, 2 }, { 1, 100 } };
    candidate_set_ratio(c, "beta", beta[i % 4][0], beta[i % 4][1]);
}

/* Two responses: opposite signs, very different sizes, along the reward, one honest proxy among bad ones; small to large errors. */
static void make_pair(candidate_t *c, draw_t *d, size_t i)
{
    static const long a[6][4] = { { 1, 0, 0, 1 }, { 0, 0, 0, 1 }, { 0, 0, 1, 0 }, { 0, 1, 0, 4 }, { 1, 0, 0, 3 }, { 0, 2, 1, 0 } };
    static const long p[3][2] = { { 1, 1 }, { 9, 1 }, { 1, 9 } }, w[3][2] = { { 2, 1 }, { 1, 1 }, { 9, 1 } }, z[4] = { 1000, 400, 100, 20 };
    (void)d;
    set(c, 2, 2, p[i / 6 % 3], w[i / 18 % 3], a[i % 6], z[i / 54]);
    set_beta(c, i / 6);
}

/* Ranges up to w steps of log z^420, just below beta/w each or just above it: one wide error among narrow ones, opposite ones, steps in between; base laws and
** rewards that put much or little mass where the errors are. */
static void make_narrow(candidate_t *c, draw_t *d, size_t i)
{
    static const long a[6][9] = { { 0, 0, 0, 0, 0, 2 }, { 0, 1, 2, 2, 0, 0 }, { 0, 2, 0, 2, 0, 0 }, { 0, 0, 2, 0, 0, 0, 0, 2, 0 }, { 0, 0, 2, 0, 0, 2, 0, 0, 0 }, { 0, 1, 2, 0, 0, 0 } };
    static const long p[4][3] = { { 1, 1, 1 }, { 90, 9, 1 }, { 1, 9, 90 }, { 50, 1, 50 } }, w[2][3] = { { 1, 1, 1 }, { 9, 3, 1 } };
    size_t rows = i % 6 == 3 || i % 6 == 4 ? 3 : 2;
    (void)d;
    set(c, 3, rows, p[i / 6 % 4], w[i / 24 % 2], a[i % 6], i / 6 % 5 == 4 ? 838 : 840);
    set_beta(c, i);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = (size_t)draw_int(d, 2, 4), rows = i % 4 == 3 ? (size_t)draw_int(d, 4, 7) : (size_t)draw_int(d, 2, 3);
    long p[4], w[4], a[28];
    for (size_t y = 0; y < n; y++) { p[y] = draw_int(d, 1, 20); w[y] = draw_int(d, 1, 9); }
    for (size_t k = 0; k < rows * n; k++) a[k] = draw_once_in(d, 3) ? 0 : draw_int(d, -2, 2);
    set(c, n, rows, p, w, a, DRAW_FROM(d, 1500, 500, 200, 60));
    set_beta(c, (size_t)draw_int(d, 0, 3));
}

/* --- against k ----------------------------------------------------------------------------------------------------------- */

static const column_t columns[] = {
    { "k", "$k$", COLUMN_EXACT }, { "helps", "$\\mathbb Eg$, small errors", COLUMN_UP }, { "hurts", "$\\mathbb Eg$, one large error", COLUMN_UP },
    { "dual helps", "$\\mathbb E\\,\\mathrm{KL}(\\pi_\\beta\\Vert\\hat\\pi)$, small", COLUMN_UP }, { "dual hurts", "the same, large", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

/* Two responses, pi_beta = (9/10, 1/10): errors +-1 on the second, small; or 0 and 4, large. */
static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const long a[2][4] = { { 0, 1, 1, 0 }, { 0, 0, 0, 4 } }, z[2] = { 1000, 200 };
    mpq_ptr w = arena_mpq(A, 8), beta = w + 2;
    mpz_ptr p = arena_mpz(A, 2);
    mpq_set_ui(w, 1, 1);
    mpq_set_ui(w + 1, 1, 1);
    mpq_set_ui(beta, 1, 1);
    mpz_set_ui(p, 9);
    mpz_set_ui(p + 1, 1);
    const pmf_t *tilted = pmf_weights(A, 2, p);
    cell[0] = real_si(A, (long)i + 1);
    for (size_t s = 0; s < 2; s++) {
        mpq_ptr unit = w + 3 + s;
        mpq_set_ui(unit, (unsigned long)z[s] + 1, (unsigned long)z[s]);
        const ensemble_t *E = ensemble_make((ensemble_of_t){ tilted, w, beta, unit, UNIT, a[s], 2 });
        cell[1 + s] = ensemble_mean(E, ENSEMBLE_GAP, i + 1);
        cell[3 + s] = ensemble_mean(E, ENSEMBLE_DUAL, i + 1);
    }
}

static const sweep_t against = {
    .name = "against-k", .caption = "Expected gaps of the mean of $k$ errors, $\\pi_\\beta=(\\frac9{10},\\frac1{10})$. Small: the error is $u$ on either response, $e^{u/\\beta}=(\\frac{1001}{1000})^{420}$. Large: $0$ or $4u$ on the "
    "second, $e^{u/\\beta}=(\\frac{201}{200})^{420}$: the gap $g$ of every ensemble is above that of one proxy, its dual falls.", .columns = columns, .rows = DRAWS_MAX, .row = row
};

static const family_t pairs = { "pairs", "two responses, two errors: opposite, of different size, along the reward, one honest", 216, make_pair };
static const family_t narrow = { "narrow", "three responses, ranges just below beta, some just above", 48, make_narrow };
static const family_t randoms = { "random", "two to four responses, two to seven errors", 0, make_random };

const lemma_t limits_ensemble = {
    .id = "limits/ensemble",
    .printed = "Claim 2",
    .title = "Ensembles",
    .statement = "Averaging proxies does not make hacking worse.",
    .uses = (const char *const[]){ "limits/hacking-objective", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &pairs, &narrow, &randoms, NULL },
    .sweeps = (const sweep_t *const[]){ &against, NULL }, .chain = chain
};
