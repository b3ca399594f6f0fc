/* SPDX-License-Identifier: MIT
**
** By hand: all ordered draws of k errors one by one, and the limit of what they cost.
*/
#include "tests/support/claimed.h"
#include "tests/support/tilts.h"
#include "tests/support/trouble.h"

typedef struct { size_t rows, n; long double unit, beta, tilt[8], e[3][8], mean[8]; } errors_t;

static errors_t errors_of(const candidate_t *c)
{
    long double pi0[8], w[8], a[24], Z = 0;
    errors_t E = { .rows = candidate_dim(c, 'i'), .beta = hand_number(c, "beta") };
    E.n = hand_read(pi0, c, "pi0");
    hand_read(w, c, "w");
    hand_read(a, c, "a");
    for (size_t y = 0; y < E.n; y++) Z += pi0[y] * w[y];
    for (size_t y = 0; y < E.n; y++) {
        E.tilt[y] = pi0[y] * w[y] / Z;
        for (size_t r = 0; r < E.rows; r++) E.e[r][y] = 420 * E.beta * a[r * E.n + y] * logl(hand_number(c, "z"));
        for (size_t r = 0; r < E.rows; r++) E.mean[y] += E.e[r][y] / E.rows;
    }
    return E;
}

/* beta KL(tilt by e||tilt), cell by cell. */
static long double cost(const errors_t *E, const long double *e)
{
    long double Z = 0, kl = 0;
    for (size_t y = 0; y < E->n; y++) Z += E->tilt[y] * expl(e[y] / E->beta);
    for (size_t y = 0; y < E->n; y++) kl += E->tilt[y] * expl(e[y] / E->beta) / Z * (e[y] / E->beta - logl(Z));
    return E->beta * kl;
}

static long double range(const long double *x, size_t n)
{
    long double lo = x[0], hi = x[0];
    for (size_t y = 1; y < n; y++) { lo = fminl(lo, x[y]); hi = fmaxl(hi, x[y]); }
    return hi - lo;
}

/* E g(ebar_k) and E range(ebar_k - m)^2 over rows^k draws. */
static void drawn(long double *gap, long double *square, const errors_t *E, size_t k)
{
    size_t all = 1;
    for (size_t d = 0; d < k; d++) all *= E->rows;
    *gap = *square = 0;
    for (size_t s = 0; s < all; s++) {
        long double e[8] = { 0 }, off[8] = { 0 };
        for (size_t d = 0, left = s; d < k; d++, left /= E->rows)
            for (size_t y = 0; y < E->n; y++) e[y] += E->e[left % E->rows][y] / k;
        for (size_t y = 0; y < E->n; y++) off[y] = e[y] - E->mean[y];
        *gap += cost(E, e) / all;
        *square += powl(range(off, E->n), 2) / all;
    }
}

/* The greatest q (1-q) (rho (1-2q) - 1), or 0: the best of a grid, then of finer ones around it. */
static long double dip(long double rho)
{
    long double lo = 0, hi = 0.5L, best = 0, at = 0;
    for (unsigned pass = 0; pass < 8; pass++) {
        long double step = (hi - lo) / 64;
        for (unsigned i = 0; i <= 64; i++) {
            long double q = lo + i * step, v = q * (1 - q) * (rho * (1 - 2 * q) - 1);
            if (v > best) { best = v; at = q; }
        }
        lo = fmaxl(at - step, 0);
        hi = fminl(at + step, 0.5L);
    }
    return best;
}

/* A side of a link in the first row that has it: each claim has rows of its own. */
static long double first_near(const lemma_t *L, const chain_t *t, const char *link, bool right)
{
    const link_t *l = &L->links[link_called(L, link)];
    for (const chain_row_t *row = t->first; row; row = row->next)
        if (row->term[right ? l->rhs : l->lhs]) return value_of(row->term[right ? l->rhs : l->lhs]);
    cr_assert_fail("no %s", link);
    return 0;
}

Test(limits_ensemble_limit, draw_by_draw)
{
    const lemma_t *L = claimed("limits/ensemble-limit");
    effort_t effort = EFFORT_DEFAULT;
    arena_t *A = arena_new();
    size_t seen = 0;
    for (size_t i = 0; i < 30; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 2, i);
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        errors_t E = errors_of(c);
        mpq_srcptr n = candidate_value(c, "n")->at;
        size_t k = mpz_get_ui(mpq_numref(n));
        if (t->outside || k > 4) continue;
        long double gap, square, limit = cost(&E, E.mean), R = 0;
        drawn(&gap, &square, &E, k);
        for (size_t r = 0; r < E.rows; r++) R = fmaxl(R, range(E.e[r], E.n));
        cr_expect(fabsl(first_near(L, t, "the limit, from above", false) - (gap - limit)) < 1e-10L * (1 + gap),
                  "candidate %zu: E g - g(m)", i);
        cr_expect(fabsl(first_near(L, t, "not negative", true) - limit) < 1e-10L * (1 + limit), "candidate %zu: g(m)",
                  i);
        long double bound = (1 + R / E.beta) * square / (8 * E.beta);
        cr_expect(fabsl(first_near(L, t, "by the range", true) - bound) < 1e-9L * (1 + bound), "candidate %zu: %Lg", i,
                  bound);
        bound = dip(R / E.beta) * square / (2 * E.beta);
        cr_expect(fabsl(first_near(L, t, "the limit, from below", true) - bound) < 1e-9L * (1 + bound),
            "candidate %zu: from below, %.12Lg, not %.12Lg", i, first_near(L, t, "the limit, from below", true), bound);
        seen++;
    }
    cr_expect(seen > 10, "%zu", seen);
    arena_free(A);
}

/* Fair responses, no error or log 64 on the second: 11/3 log 2 - 2 log 3 against half of 449/65 log 2 - log 65. */
Test(limits_ensemble_limit, diluted_by_hand)
{
    errors_t E = {
        .rows = 2, .n = 2, .beta = 1, .tilt = { 0.5L, 0.5L }, .e = { { 0, 0 }, { 0, logl(64) } }, .mean = { 0, logl(8) }
    };
    long double limit = 11 / 3.0L * logl(2) - 2 * logl(3), one = (449 / 65.0L * logl(2) - logl(65)) / 2;
    cr_expect(fabsl(cost(&E, E.mean) - limit) < 1e-15L && fabsl(cost(&E, E.e[1]) / 2 - one) < 1e-15L &&
              limit > one + 0.03L);
}

/* E[(1 + f - Ef)(d - Ed)^2] of f in [0,rho] and d in [0,1], whatever the law: never below -c(rho), and there for two
** letters. */
static long double second(size_t n, const long double *p, const long double *f, const long double *d)
{
    long double Ef = 0, Ed = 0, sum = 0;
    for (size_t y = 0; y < n; y++) { Ef += p[y] * f[y]; Ed += p[y] * d[y]; }
    for (size_t y = 0; y < n; y++) sum += p[y] * (1 + f[y] - Ef) * (d[y] - Ed) * (d[y] - Ed);
    return sum;
}

static long double chance(dice_t *dice) { return (long double)dice_below(dice, 1001) / 1000; }

Test(limits_ensemble_limit, the_dip_is_the_least)
{
    dice_t dice = { 5 };
    for (int i = 0; i < 20000; i++) {
        size_t n = 2 + dice_below(&dice, 5);
        long double p[6], f[6], d[6], sum = 0, rho = 12 * chance(&dice);
        for (size_t y = 0; y < n; y++) sum += p[y] = powl(chance(&dice), 4) + 1e-3L;
        for (size_t y = 0; y < n; y++) {
            p[y] /= sum;
            f[y] = rho * (dice_one_in(&dice, 2) ? (long double)dice_below(&dice, 2) : chance(&dice));
            d[y] = dice_one_in(&dice, 2) ? (long double)dice_below(&dice, 2) : chance(&dice);
        }
        cr_assert(second(n, p, f, d) >= -dip(rho) - 1e-12L, "turn %d: %Lg, rho = %Lg", i, second(n, p, f, d), rho);
    }
    for (long double rho = 1.5L; rho < 40; rho *= 2) {
        long double q = (1 - (1 + sqrtl(1 + 3 * rho * rho)) / (3 * rho)) / 2, p[2] = { q, 1 - q }, f[2] = { 0, rho },
                    d[2] = { 0, 1 };
        cr_expect(fabsl(second(2, p, f, d) + dip(rho)) < 1e-12L * (1 + rho), "rho = %Lg", rho);
    }
}
