/* SPDX-License-Identifier: MIT
**
** limits/best-of-n-kl -- how far the best of N is from the base law.
**
** States    KL(pi_N||pi0) <= log N - (N-1)/N.
** Given     pi_N is the law of the best of N i.i.d. draws, ties broken by a fixed order: pi_N(y) = F(y)^N - F(y-)^N.
** Idea      With F uniform the density of the best is N u^(N-1), of entropy (N-1)/N - log N; grouping u into atoms lowers the divergence.
** Source    A. Beirami et al., arXiv:2401.01879.
*/
#include "proofs/limits/setting.h"

static const param_t params[] = {
    PARAM_BASE, { "r", PARAM_TABLE, "y", 0, "the reward; only its order matters" }, PARAM_DRAWS, PARAM_END
};

/*! terms */
enum { DIVERGENCE, BOUND };

static const term_t terms[] = {
    [DIVERGENCE] = { "KL(pi_N||pi0)", "\\mathrm{KL}(\\pi_N\\Vert\\pi_0)" },
    [BOUND]      = { "log N - (N-1)/N", "\\log N-\\tfrac{N-1}N" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "best of N", DIVERGENCE, REL_LE, BOUND, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const pmf_t *pi0 = candidate_law(c, "pi0");
    long N = whole_of(t, c, "N", 1, 4096);
    if (N < 0) return;
    const pmf_t *best = tilt_best_of(pi0, candidate_value(c, "r")->at, (unsigned long)N);
    chain_term(t, DIVERGENCE, info_kl(best, pi0));
    chain_term(t, BOUND, real_sub(real_log_ui(t->home, (unsigned long)N), real_ratio(t->home, N - 1, N)));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

/* Two to four atoms, with and without ties, one heavy atom at the bottom, in the middle or at the top; N from 1 to 1024. */
static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    static const long p[5][4] = { { 1, 1, 1, 1 }, { 97, 1, 1, 1 }, { 1, 97, 1, 1 }, { 1, 1, 1, 97 }, { 1, 2, 3, 4 } };
    static const long r[3][4] = { { 1, 2, 3, 4 }, { 1, 1, 2, 2 }, { 0, 0, 0, 0 } };
    (void)d;
    draws_set(c, 2 + i % 3, p[i / 3 % 5], r[i / 15 % 3], 1L << (i / 45));
}

/* Equal atoms, up to two thousand: the more, the tighter. */
static void make_equal(candidate_t *c, draw_t *d, size_t i)
{
    static const size_t atoms[5] = { 10, 50, 200, 800, 2000 };
    size_t n = atoms[i % 5];
    (void)d;
    mpq_ptr r = candidate_table(c, "r", 1, &n);
    for (size_t y = 0; y < n; y++) mpq_set_ui(r + y, y, 1);
    candidate_set_law(c, "pi0", pmf_uniform(c->home, n));
    candidate_set_ratio(c, "N", 1L << (i / 5 % 6), 1);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = (size_t)draw_int(d, 1, 8);
    long p[8], r[8];
    for (size_t y = 0; y < n; y++) { p[y] = draw_int(d, 1, DRAW_FROM(d, 3, 100)); r[y] = draw_int(d, -3, 3); }
    (void)i;
    draws_set(c, n, p, r, draw_int(d, 1, DRAW_FROM(d, 4, 30, 1024)));
}

static const family_t corners = { "corners", "two to four atoms, ties, a heavy atom; N from 1 to 1024", 495, make_corner };
static const family_t equal = { "equal", "10 to 2000 equal atoms, N from 1 to 32", 30, make_equal };
static const family_t randoms = { "random", "up to eight atoms", 0, make_random };

const lemma_t limits_best_of_n_kl = {
    .id = "limits/best-of-n-kl",
    .printed = "Lemma 2",
    .title = "Divergence of the best of N",
    .statement = "The best of N diverges from the base law by at most log N - (N-1)/N.",
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &equal, &randoms, NULL }, .chain = chain
};
