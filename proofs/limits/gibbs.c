/* SPDX-License-Identifier: MIT
**
** limits/gibbs -- the tilt is the maximiser, and by how much another law misses it.
**
** States    For every pi: beta log Z - (E_pi r - beta KL(pi||pi0)) = beta KL(pi||pi_beta) >= 0.
** Given     pi0 of full support, beta > 0.
** Idea      log pi_beta = log pi0 + r/beta - log Z, averaged under pi.
** Source    Gibbs' variational principle; Donsker and Varadhan.
*/
#include "proofs/limits/setting.h"

static const param_t params[] = { PARAM_BASE, PARAM_REWARD, PARAM_BETA, PARAM_POLICY, PARAM_END };

/*! terms */
enum { ZERO, MISSED, DIVERGENCE };

static const term_t terms[] = {
    [ZERO]       = { "0", "0" },
    [MISSED]     = { "beta log Z - (E_pi r - beta KL(pi||pi0))", "\\beta\\log Z-\\bigl(\\mathbb E_\\pi r-\\beta\\,\\mathrm{KL}(\\pi\\Vert\\pi_0)\\bigr)" },
    [DIVERGENCE] = { "beta KL(pi||pi_beta)", "\\beta\\,\\mathrm{KL}(\\pi\\Vert\\pi_\\beta)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "identity", MISSED, REL_EQ, DIVERGENCE, STATEMENT },
    { "not negative", ZERO, REL_LE, DIVERGENCE, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    const pmf_t *pi = candidate_law(c, "pi");
    if (!b) return;
    const real_t *objective = real_sub(mean_reward(b, pi), times_beta(b, info_kl(pi, b->pi0)));
    chain_term(t, ZERO, real_si(b->home, 0));
    chain_term(t, MISSED, real_sub(times_beta(b, tilt_log_normaliser(b->pi0, b->w)), objective));
    chain_term(t, DIVERGENCE, times_beta(b, info_kl(pi, b->tilted)));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

/* The tilt itself, the base law, point masses, uniform, sparse. */
static void set_policy(candidate_t *c, draw_t *d, size_t i)
{
    const pmf_t *pi0 = candidate_law(c, "pi0");
    const pmf_t *pi = i % 5 == 0 ? tilt(pi0, candidate_value(c, "exp(r/beta)")->at) : i % 5 == 1 ? pi0
                    : i % 5 == 2 ? pmf_point(c->home, pi0->cells, (size_t)draw_int(d, 0, (long)pi0->cells - 1))
                    : stock_law(c->home, d, pi0->cells, i % 5 == 3 ? SPARSE : ANY_STYLE);
    candidate_set_law(c, "pi", pi);
}

static void make_corner(candidate_t *c, draw_t *d, size_t i) { base_corner(c, i / 5 % BASES_CORNER); set_policy(c, d, i); }
static void make_random(candidate_t *c, draw_t *d, size_t i) { base_random(c, d); set_policy(c, d, i); }

static const family_t corners = { "corners", "small base laws; the tilt, the base, point masses, sparse laws", 600, make_corner };
static const family_t randoms = { "random", "up to seven responses", 0, make_random };

const lemma_t limits_gibbs = {
    .id = "limits/gibbs",
    .printed = "Lemma 1",
    .title = "Gibbs' principle",
    .statement = "What a law misses of the regularised optimum is beta times its divergence from the tilt.",
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &randoms, NULL }, .chain = chain
};
