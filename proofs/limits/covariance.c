/* SPDX-License-Identifier: MIT
**
** limits/covariance -- gain and divergence from samples of the base law alone.
**
** States    G(pi_beta) = Cov_pi0(r, exp(r/beta)) / E_pi0 exp(r/beta);  KL(pi_beta||pi0) = E_pi_beta[r]/beta - log Z, with
**           E_pi_beta r = E_pi0[r exp(r/beta)]/Z, Z = E_pi0 exp(r/beta).
** Idea      Change of measure.
** Source    the paper's section 3.2.
*/
#include "proofs/limits/setting.h"

static const param_t params[] = { PARAM_BASE, PARAM_REWARD, PARAM_BETA, PARAM_END };

/*! terms */
enum { GAIN, COVARIANCE, DIVERGENCE, SUMS };

static const term_t terms[] = {
    [GAIN]       = { "G(pi_beta)", "G(\\pi_\\beta)" },
    [COVARIANCE] = { "Cov_pi0(r, exp(r/beta))/E_pi0 exp(r/beta)", "\\mathrm{Cov}_{\\pi_0}(r,e^{r/\\beta})/\\mathbb E_{\\pi_0}e^{r/\\beta}" },
    [DIVERGENCE] = { "KL(pi_beta||pi0)", "\\mathrm{KL}(\\pi_\\beta\\Vert\\pi_0)" },
    [SUMS]       = { "E_pi0[r exp(r/beta)]/(beta Z) - log Z", "\\mathbb E_{\\pi_0}[re^{r/\\beta}]/(\\beta Z)-\\log Z" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "gain", GAIN, REL_EQ, COVARIANCE, STATEMENT },
    { "divergence", DIVERGENCE, REL_EQ, SUMS, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* E_pi0[w log w]/Z, sum by sum under pi0. */
static const real_t *weighted_mean_log(const base_t *b, mpq_srcptr Z)
{
    const real_t *sum = real_si(b->home, 0);
    mpq_ptr q = arena_mpq(b->home, 1);
    for (size_t y = 0; y < b->n; y++) {
        pmf_prob(q, b->pi0, y);
        mpq_mul(q, q, b->w + y);
        mpq_div(q, q, Z);
        sum = real_add(sum, real_scale(real_log_rat(b->home, b->w + y), q));
    }
    return sum;
}

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    if (!b) return;
    mpq_ptr Z = arena_mpq(b->home, 1);
    pmf_mean(Z, b->pi0, b->w);
    const real_t *weighted = weighted_mean_log(b, Z);
    chain_term(t, GAIN, gain(b, b->tilted));
    chain_term(t, COVARIANCE, times_beta(b, real_sub(weighted, tilt_mean_log(b->pi0, b->w))));
    chain_term(t, DIVERGENCE, info_kl(b->tilted, b->pi0));
    chain_term(t, SUMS, real_sub(weighted, real_log_rat(b->home, Z)));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static void make_corner(candidate_t *c, draw_t *d, size_t i) { (void)d; base_corner(c, i); }
static void make_random(candidate_t *c, draw_t *d, size_t i) { (void)i; base_random(c, d); }

static const family_t corners = { "corners", "two to four responses: lopsided base laws, tied, constant and far apart rewards", BASES_CORNER, make_corner };
static const family_t randoms = { "random", "one to seven responses", 0, make_random };

const lemma_t limits_covariance = {
    .id = "limits/covariance",
    .printed = "Corollary 1",
    .title = "Gain and divergence under the base law",
    .statement = "Gain and divergence of the tilt are sums under the base law alone.",
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &randoms, NULL }, .chain = chain
};
