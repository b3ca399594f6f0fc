/* SPDX-License-Identifier: MIT
**
** bottleneck/markov-slack -- from the mean divergence to a divergence with high probability.
**
** States    P(KL(Q_D||P) > E KL(Q_D||P)/eta) <= eta.
** Given     a law of D, a posterior kernel, a prior; 0 < eta <= 1.
** Idea      Markov's inequality: KL is not negative.
** Ours      The same with >= is asked, and needs 0 < E KL(Q_D||P) < infinity. Where the mean is 0 every divergence is 0 >= 0, and where it is infinite those that
**           are infinite reach it: kernels equal to the prior, and kernels not absolutely continuous on a likely part of the data.
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = {
    { "p(d)", PARAM_LAW, "d", 0, "the law of the data" },
    { "Q(theta|d)", PARAM_LAW, "dt", 0, "the posterior, for each data set" },
    { "P(theta)", PARAM_LAW, "t", 0, "the prior" },
    { "eta", PARAM_NUMBER, "", 0, "the probability allowed" },
    PARAM_END
};

/*! terms */
enum { P_ABOVE, P_REACHED, P_REACHED_FINITE, ETA };

static const term_t terms[] = {
    [P_ABOVE]          = { "P(KL(Q_D||P) > E KL/eta)", "P\\bigl(\\mathrm{KL}(Q_D\\Vert P)>\\tfrac1\\eta\\mathbb E\\,\\mathrm{KL}\\bigr)" },
    [P_REACHED]        = { "P(KL(Q_D||P) >= E KL/eta)", "P\\bigl(\\mathrm{KL}(Q_D\\Vert P)\\ge\\tfrac1\\eta\\mathbb E\\,\\mathrm{KL}\\bigr)" },
    [P_REACHED_FINITE] = { "P(KL(Q_D||P) >= E KL/eta), 0 < E KL < inf",
                           "P\\bigl(\\mathrm{KL}(Q_D\\Vert P)\\ge\\tfrac1\\eta\\mathbb E\\,\\mathrm{KL}\\bigr)\\big|_{0<\\mathbb E\\,\\mathrm{KL}<\\infty}" },
    [ETA]              = { "eta", "\\eta" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "Markov, >", P_ABOVE, REL_LE, ETA, STATEMENT },
    { "Markov, >=", P_REACHED, REL_LE, ETA, OURS },
    { "Markov, >=, positive and finite mean", P_REACHED_FINITE, REL_LE, ETA, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    arena_t *A = c->home;
    mpq_srcptr eta = candidate_number(c, "eta");
    if (!chain_needs_positive_unit(t, c, "eta")) return;
    const pmf_t *p = candidate_law(c, "p(d)"), *P = candidate_law(c, "P(theta)");
    const chan_t *Q = candidate_channel(c, "Q(theta|d)");
    const real_t *mean = info_mean_kl(p, Q, P);
    mpq_ptr weight = arena_mpq(A, 3), above = weight + 1, reached = weight + 2;
    effort_t *effort = chain_effort(t);
    for (size_t d = 0; d < Q->nx; d++) { /* eta KL(Q_d||P) against the mean: log forms or infinite, so always decided */
        sign_t s = real_cmp(real_scale(info_kl(chan_row(Q, d), P), eta), mean, effort);
        if (s == SIGN_UNKNOWN) { chain_doubt_all(t, "whether KL(Q_d||P) reaches the mean over eta is not decided"); return; }
        pmf_prob(weight, p, d);
        if (s == SIGN_POS) mpq_add(above, above, weight);
        if (s == SIGN_POS || s == SIGN_ZERO) mpq_add(reached, reached, weight);
    }

    chain_term(t, P_ABOVE, real_rat(A, above));
    chain_term(t, P_REACHED, real_rat(A, reached));
    chain_term(t, ETA, real_rat(A, eta));
    if (real_is_inf(mean)) chain_outside(t, "the mean divergence is infinite");
    else switch (real_sgn(mean, effort)) { /* of the last link alone: the others have their terms */
    case SIGN_POS: chain_term(t, P_REACHED_FINITE, real_rat(A, reached)); break;
    case SIGN_ZERO: chain_outside(t, "the mean divergence is 0"); break;
    default: chain_doubt_all(t, "whether the mean divergence is 0 is not decided");
    }
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

static void set(candidate_t *c, const pmf_t *p, const chan_t *Q, const pmf_t *P, long a, long b)
{
    candidate_set_law(c, "p(d)", p);
    candidate_set_channel(c, "Q(theta|d)", Q);
    candidate_set_law(c, "P(theta)", P);
    candidate_set_ratio(c, "eta", a, b);
}

/* Two levels: Q_d = P but on a share eta of the data, where it is a point mass; then KL = E KL/eta there. The share a
** little more, and a little less, than eta too. */
static void make_two_levels(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    static const long share[][2] = { { 1, 2 }, { 1, 3 }, { 1, 10 }, { 1, 1000 }, { 2, 3 }, { 1, 1 } };
    const long *eta = share[i % 6];
    long k = (long)(i / 6 % 3) - 1, n = 1000 * eta[1], likely = 1000 * eta[0] + (eta[0] == eta[1] ? 0 : k);
    mpz_ptr w = arena_mpz(A, 2);
    mpz_set_si(w, likely);
    mpz_set_si(w + 1, n - likely);
    size_t thetas = 2 + i / 18 % 3;
    const pmf_t *P = i / 54 % 2 ? stock_law(A, d, thetas, DENSE) : pmf_uniform(A, thetas);
    mpq_ptr Q = arena_mpq(A, 2 * thetas);
    size_t top = 0;
    for (size_t x = 1; x < thetas; x++)
        if (mpz_cmp(P->num + x, P->num + top) > 0) top = x;
    mpq_set_ui(Q + top, 1, 1);
    for (size_t x = 0; x < thetas; x++) pmf_prob(Q + thetas + x, P, x);
    set(c, pmf_weights(A, 2, w), chan_make(A, 2, thetas, Q, NULL), P, eta[0], eta[1]);
}

/* The kernel equal to the prior. */
static void make_prior(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t n = 1 + i % 4, k = 1 + i / 4 % 4;
    const pmf_t *P = i < 16 ? pmf_uniform(A, k) : stock_law(A, d, k, ANY_STYLE);
    set(c, pmf_uniform(A, n), chan_useless(A, n, P), P, 1, 1 + (long)(i % 3));
}

/* A kernel that leaves the support of the prior on some of the data. */
static void make_singular(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t n = 1 + i % 4;
    (void)d;
    size_t *map = ARENA_ARRAY(A, size_t, n);
    map[0] = 1;
    set(c, pmf_uniform(A, n), chan_map(A, n, 2, map), pmf_point(A, 2, 0), 1, 1 + (long)(i / 4 % 6));
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t n = (size_t)draw_int(d, 1, 8), k = (size_t)draw_int(d, 1, 5);
    long b = DRAW_FROM(d, 1, 2, 3, 5, 10, 100);
    (void)i;
    long a = draw_int(d, 1, b);
    const pmf_t *P = stock_law(A, d, k, ANY_STYLE);
    const chan_t *W = stock_channel(A, d, n, k, ANY_STYLE);
    set(c, stock_law(A, d, n, ANY_STYLE), W, P, a, b);
}

static const family_t two_levels = { "two-levels", "the prior but for a share of the data near eta: Markov is tight", 108, make_two_levels };
static const family_t priors = { "prior", "kernels equal to the prior", 32, make_prior };
static const family_t singular = { "singular", "kernels off the support of the prior on part of the data", 24, make_singular };
static const family_t drawn = { "random", "random kernels and eta", 0, make_random };

const lemma_t bottleneck_markov_slack = {
    .id = "bottleneck/markov-slack",
    .printed = "Lemma 13",
    .title = "The price of high probability",
    .statement = "The divergence of the posterior exceeds 1/eta times its mean with probability at most eta.",
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &two_levels, &priors, &singular, &drawn, NULL }, .chain = chain
};
