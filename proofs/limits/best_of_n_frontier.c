/* SPDX-License-Identifier: MIT
**
** limits/best-of-n-frontier -- best of N against the frontier.
**
** States    G(pi_N) <= G(pi_b) at the b with KL(pi_b||pi0) = KL(pi_N||pi0).
** Given     integer rewards, so that the tilts pi0(y) x^r(y), x = e^(1/b), are rational for rational x. Such a b exists when N >= 2, r is not constant
**           and KL(pi_N||pi0) < log(1/pi0(argmax r)); otherwise the comparison is with pi0 conditioned on argmax r.
** Method    x lies between two rationals whose divergence was compared with KL(pi_N||pi0) exactly. Two responses: every law of full support is a tilt,
**           so that pi_b = pi_N, and the tilt is the rational one.
** Uses      limits/budget.
*/
#include "proofs/limits/setting.h"

#include <limits.h>

static const param_t params[] = {
    PARAM_BASE, { "r", PARAM_TABLE, "y", 0, "the reward, whole numbers" }, PARAM_DRAWS, PARAM_END
};

/*! terms */
enum { BEST, FRONTIER };

static const term_t terms[] = {
    [BEST]     = { "G(pi_N)", "G(\\pi_N)" },
    [FRONTIER] = { "G(pi_b), KL(pi_b||pi0) = KL(pi_N||pi0)", "G(\\pi_b)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "best of N <= frontier", BEST, REL_LE, FRONTIER, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

enum { SIZE_MAX_HERE = 64 };

/* The rewards as whole numbers; false, and said, when they are none, or too far apart. */
static bool whole_rewards(chain_t *t, const value_t *v, long *r)
{
    long least = 0, most = 0;
    for (size_t y = 0; y < v->cells; y++) {
        if (mpz_cmp_ui(mpq_denref(v->at + y), 1) != 0) { chain_beyond(t, "r at y=%zu is no whole number: tilts are not enumerated", y); return false; }
        if (!mpz_fits_sint_p(mpq_numref(v->at + y))) { chain_beyond(t, "r at y=%zu is not within %d", y, INT_MAX); return false; }
        r[y] = mpz_get_si(mpq_numref(v->at + y));
        if (y == 0 || r[y] < least) least = r[y];
        if (y == 0 || r[y] > most) most = r[y];
    }
    if (most - least > TILT_RANGE_MAX) chain_beyond(t, "the rewards differ by more than %d", TILT_RANGE_MAX);
    return most - least <= TILT_RANGE_MAX;
}

static const real_t *mean(const pmf_t *p, mpq_srcptr r)
{
    mpq_ptr m = arena_mpq(p->home, 1);
    pmf_mean(m, p, r);
    return real_rat(p->home, m);
}

/* pi0 restricted to argmax r; its divergence is log(1/pi0(argmax r)). */
static const pmf_t *on_argmax(const pmf_t *pi0, const long *r)
{
    long most = r[0];
    mpz_ptr z = arena_mpz(pi0->home, pi0->cells);
    for (size_t y = 1; y < pi0->cells; y++)
        if (r[y] > most) most = r[y];
    for (size_t y = 0; y < pi0->cells; y++)
        if (r[y] == most) mpz_set(z + y, pi0->num + y);
    return pmf_weights(pi0->home, pi0->cells, z);
}

/* E r under the law of the frontier that has the divergence of `best`. */
static const real_t *frontier_mean(chain_t *t, const pmf_t *pi0, const pmf_t *best, mpq_srcptr reward, const long *r)
{
    const real_t *divergence = info_kl(best, pi0);
    const pmf_t *top = on_argmax(pi0, r);
    sign_t reaches_top = real_cmp(divergence, info_kl(top, pi0), chain_effort(t)), away = real_sgn(divergence, chain_effort(t));
    if (reaches_top == SIGN_UNKNOWN || away == SIGN_UNKNOWN) return real_sub(real_inf(t->home, 1), real_inf(t->home, 1));
    if (reaches_top != SIGN_NEG) return mean(top, reward);
    if (away == SIGN_ZERO) return mean(pi0, reward);
    if (pi0->cells > 2) return tilt_mean_at_divergence(pi0, r, divergence);
    mpq_ptr ratio = arena_mpq(pi0->home, 2); /* w = pi_N/pi0, a tilt by the reward since r(0) != r(1) */
    for (size_t y = 0; y < 2; y++) {
        mpz_mul(mpq_numref(ratio + y), best->num + y, pi0->den);
        mpz_mul(mpq_denref(ratio + y), best->den, pi0->num + y);
        mpq_canonicalize(ratio + y);
    }
    return mean(tilt(pi0, ratio), reward);
}

static void chain(chain_t *t, const candidate_t *c)
{
    const pmf_t *pi0 = candidate_law(c, "pi0");
    const value_t *reward = candidate_value(c, "r");
    long *r = ARENA_ARRAY(t->home, long, pi0->cells), N = whole_of(t, c, "N", 1, 4096);
    if (N < 0) return;
    for (size_t y = 0; y < pi0->cells; y++)
        if (mpz_sgn(pi0->num + y) == 0) { chain_outside(t, "pi0 at y=%zu is 0: no full support", y); return; }
    if (pi0->cells > SIZE_MAX_HERE) { chain_beyond(t, "more than %d responses", SIZE_MAX_HERE); return; }
    if (!whole_rewards(t, reward, r)) return;
    const pmf_t *best = tilt_best_of(pi0, reward->at, (unsigned long)N);
    chain_term(t, BEST, real_sub(mean(best, reward->at), mean(pi0, reward->at)));
    chain_term(t, FRONTIER, real_sub(frontier_mean(t, pi0, best, reward->at, r), mean(pi0, reward->at)));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

/* Two levels without ties, where best of N is a tilt; ties; constant rewards; a heavy best atom. */
static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    static const long p[5][4] = { { 1, 1, 1, 1 }, { 9, 3, 2, 1 }, { 1, 2, 3, 9 }, { 1, 97, 1, 1 }, { 1, 1, 1, 97 } };
    static const long r[5][4] = { { 0, 1, 2, 3 }, { 0, 0, 1, 1 }, { 1, 1, 1, 1 }, { 0, 1, 10, 11 }, { 0, 10, 11, 12 } }, N[6] = { 1, 2, 3, 4, 16, 64 };
    (void)d;
    draws_set(c, 2 + i % 3, p[i / 3 % 5], r[i / 15 % 5], N[i / 75]);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = (size_t)draw_int(d, 2, 6);
    long p[6], r[6];
    for (size_t y = 0; y < n; y++) { p[y] = draw_int(d, 1, DRAW_FROM(d, 3, 50)); r[y] = draw_int(d, 0, DRAW_FROM(d, 2, 5, 20)); }
    (void)i;
    draws_set(c, n, p, r, draw_int(d, 1, DRAW_FROM(d, 3, 8, 40)));
}

/* --- how near it comes --------------------------------------------------------------------------------------------------- */

static const column_t columns[] = {
    { "N", "$N$", COLUMN_EXACT }, { "uniform kl", "KL", COLUMN_DOWN }, { "uniform", "$G(\\pi_N)/G(\\pi_b)$, even levels", COLUMN_DOWN },
    { "jackpot kl", "KL", COLUMN_DOWN }, { "jackpot", "one rare best", COLUMN_DOWN }, { "clumps kl", "KL", COLUMN_DOWN },
    { "clumps", "two clumps", COLUMN_DOWN }, { NULL, NULL, COLUMN_EXACT }
};

static void ratio(const real_t **cell, arena_t *A, const long *p, const long *levels, size_t n, unsigned long N)
{
    chain_t t = { .home = A };
    mpz_ptr z = arena_mpz(A, n);
    mpq_ptr r = arena_mpq(A, n);
    for (size_t y = 0; y < n; y++) { mpz_set_si(z + y, p[y]); mpq_set_si(r + y, levels[y], 1); }
    const pmf_t *pi0 = pmf_weights(A, n, z), *best = tilt_best_of(pi0, r, N);
    const real_t *base = mean(pi0, r);
    cell[0] = info_kl(best, pi0);
    cell[1] = N == 1 ? NULL : real_div(real_sub(mean(best, r), base), real_sub(frontier_mean(&t, pi0, best, r, levels), base));
}

/* Eight even levels; 0 and 1 with one response of reward 100 in a thousand; ten levels in two clumps. */
static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const long p[3][8] = { { 1, 1, 1, 1, 1, 1, 1, 1 }, { 500, 499, 1 }, { 1, 1, 1, 1, 1, 1, 1, 1 } };
    static const long r[3][8] = { { 0, 1, 2, 3, 4, 5, 6, 7 }, { 0, 1, 100 }, { 0, 1, 2, 3, 60, 61, 62, 63 } };
    static const size_t n[3] = { 8, 3, 8 };
    cell[0] = real_si(A, 1L << i);
    for (size_t k = 0; k < 3; k++) ratio(cell + 1 + 2 * k, A, p[k], r[k], n[k], 1ul << i);
}

static const sweep_t near = {
    .name = "near", .caption = "How much of the frontier's gain best of $N$ reaches at its own divergence: eight even levels $0,\\dots,7$; rewards $0,1,100$ with "
    "$\\pi_0=(\\frac{500}{1000},\\frac{499}{1000},\\frac1{1000})$; levels $0$ to $3$ and $60$ to $63$.", .columns = columns, .rows = 9, .row = row
};

static const family_t corners = { "corners", "two to four responses: two levels, ties, constant rewards, a heavy best; N to 64", 450, make_corner };
static const family_t randoms = { "random", "up to six responses, rewards to 20, N to 40", 0, make_random };

const lemma_t limits_best_of_n_frontier = {
    .id = "limits/best-of-n-frontier",
    .printed = "Corollary 5",
    .title = "Best of N against the frontier",
    .statement = "The best of N gains no more than the tilt of the same divergence.",
    .uses = (const char *const[]){ "limits/budget", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &randoms, NULL },
    .sweeps = (const sweep_t *const[]){ &near, NULL }, .chain = chain
};
