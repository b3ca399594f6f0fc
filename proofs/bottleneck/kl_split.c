/* SPDX-License-Identifier: MIT
**
** bottleneck/kl-split -- what the posterior spends: information and displacement.
**
** States    E_D KL(Q_D||P) = I(theta;D) + KL(Qbar||P), with Qbar = E_D Q_D.
** Given     a law of D, a posterior kernel, a prior.
** Idea      log(Q_D/P) = log(Q_D/Qbar) + log(Qbar/P), averaged. Both sides are infinite together.
** Source    Cover and Thomas, section 2.5; the compensation identity (Topsoe, 1967).
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = {
    { "p(d)", PARAM_LAW, "d", 0, "the law of the data" },
    { "Q(theta|d)", PARAM_LAW, "dt", 0, "the posterior, for each data set" },
    { "P(theta)", PARAM_LAW, "t", 0, "the prior" },
    PARAM_END
};

/*! terms */
enum { D = 1, THETA = 2 };
enum { SPENT, SPLIT };

static const term_t terms[] = {
    [SPENT] = { "E_D KL(Q_D||P)", "\\mathbb E_D\\mathrm{KL}(Q_D\\Vert P)" },
    [SPLIT] = { "I(theta;D) + KL(Qbar||P)", "I(\\theta;D)+\\mathrm{KL}(\\bar Q\\Vert P)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "split", SPENT, REL_EQ, SPLIT, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const pmf_t *p = candidate_law(c, "p(d)"), *P = candidate_law(c, "P(theta)");
    const chan_t *Q = candidate_channel(c, "Q(theta|d)");
    const pmf_t *joint = pmf_extend(p, D, Q);

    chain_term(t, SPENT, info_mean_kl(p, Q, P));
    chain_term(t, SPLIT, real_add(info_mutual(joint, THETA, D), info_kl(pmf_marginal(joint, THETA), P)));
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

static void set(candidate_t *c, const pmf_t *p, const chan_t *Q, const pmf_t *P)
{
    candidate_set_law(c, "p(d)", p);
    candidate_set_channel(c, "Q(theta|d)", Q);
    candidate_set_law(c, "P(theta)", P);
}

/* Corner channels from data to parameter, against a uniform prior or a random one. */
static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t n = 1 + i / CORNERS % 4;
    const chan_t *Q = stock_corner(A, i % CORNERS, n, stock_noise(A, 2 + i % 9));
    set(c, pmf_uniform(A, n), Q, i / 40 % 2 ? stock_law(A, d, Q->ny, ANY_STYLE) : pmf_uniform(A, Q->ny));
}

/* The kernel equal to the prior, whatever the data. */
static void make_prior(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t n = 1 + i % 5, k = 1 + i / 5 % 4;
    const pmf_t *P = stock_law(A, d, k, ANY_STYLE);
    set(c, stock_law(A, d, n, ANY_STYLE), chan_useless(A, n, P), P);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t n = (size_t)draw_int(d, 1, 8), k = (size_t)draw_int(d, 1, 6);
    const pmf_t *P = i % 3 ? stock_law(A, d, k, DENSE) : stock_law(A, d, k, ANY_STYLE);
    const chan_t *W = stock_channel(A, d, n, k, ANY_STYLE);
    set(c, stock_law(A, d, n, ANY_STYLE), W, P);
}

static const family_t corners = { "corners", "corner kernels against uniform and random priors", 80, make_corner };
static const family_t priors = { "prior", "the kernel equal to the prior", 20, make_prior };
static const family_t drawn = { "random", "random kernels, a part of them not absolutely continuous", 0, make_random };

const lemma_t bottleneck_kl_split = {
    .id = "bottleneck/kl-split",
    .printed = "Lemma 11",
    .title = "Information and displacement",
    .statement = "The mean divergence of the posterior from the prior is the information it takes from the data plus the divergence of "
                 "the mean posterior.",
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &corners, &priors, &drawn, NULL }, .chain = chain
};
