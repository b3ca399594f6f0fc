/* SPDX-License-Identifier: MIT
**
** limits/hacking-objective -- what optimising a proxy costs the regularised objective.
**
** States    With F(pi) = E_pi r - beta KL(pi||pi0) and pihat ~ pi0 exp((r+e)/beta):
**           F(pi_beta) - F(pihat) = beta KL(pihat||pi_beta) <= range(e)^2/(8 beta).
** Idea      limits/gibbs; then pihat is the tilt of pi_beta by e/beta, whose divergence is the integral of s Var_s(e/beta), s from 0 to 1,
**           and a variance is at most a quarter of the squared range.
** Uses      limits/gibbs.
** Source    the paper's section 4.1, Proposition 3.
*/
#include "proofs/limits/setting.h"

static const param_t params[] = { PARAM_BASE, PARAM_REWARD, PARAM_ERROR, PARAM_BETA, PARAM_END };

/*! terms */
enum { LOSS, DIVERGENCE, BOUND };

static const term_t terms[] = {
    [LOSS]       = { "F(pi_beta) - F(pihat_beta)", "F(\\pi_\\beta)-F(\\hat\\pi_\\beta)" },
    [DIVERGENCE] = { "beta KL(pihat_beta||pi_beta)", "\\beta\\,\\mathrm{KL}(\\hat\\pi_\\beta\\Vert\\pi_\\beta)" },
    [BOUND]      = { "range(e)^2/(8 beta)", "\\mathrm{range}(e)^2/(8\\beta)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "identity", LOSS, REL_EQ, DIVERGENCE, STATEMENT },
    { "bound", DIVERGENCE, REL_LE, BOUND, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static const real_t *objective(const base_t *b, const pmf_t *pi) { return real_sub(mean_reward(b, pi), times_beta(b, info_kl(pi, b->pi0))); }

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    if (!b || !all_positive(t, c, "exp(e/beta)")) return;
    mpq_srcptr v = candidate_value(c, "exp(e/beta)")->at;
    const pmf_t *proxy = tilt(b->tilted, v);
    const real_t *range = tilt_range_log(b->home, b->n, v); /* range(e)/beta */
    chain_term(t, LOSS, real_sub(objective(b, b->tilted), objective(b, proxy)));
    chain_term(t, DIVERGENCE, times_beta(b, info_kl(proxy, b->tilted)));
    chain_term(t, BOUND, real_mul(real_mul(range, range), times_beta(b, real_ratio(b->home, 1, 8))));
}
/*! end */

/* --- over beta ----------------------------------------------------------------------------------------------------------- */

static const column_t columns[] = {
    { "1/beta", "$1/\\beta$", COLUMN_EXACT }, { "keeps", "$g$, best kept", COLUMN_UP }, { "changes", "$g$, best changed", COLUMN_UP },
    { "bound keeps", "bound, best kept", COLUMN_UP }, { "bound changes", "bound, best changed", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

/* Rewards 0, 1, 2 times log 2, uniform base law; the error gives the second best half, or twice, what it lacks. */
static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const unsigned long w[3] = { 1, 2, 4 }, v[2][3] = { { 2, 3, 2 }, { 1, 4, 1 } };
    mpq_ptr u = arena_mpq(A, 3), e = arena_mpq(A, 3), beta = arena_mpq(A, 1);
    long k = (long)i + 1;
    cell[0] = real_si(A, k);
    mpq_set_ui(beta, 1, (unsigned long)k);
    for (size_t s = 0; s < 2; s++) {
        for (size_t y = 0; y < 3; y++) { mpq_set_ui(u + y, w[y], 1); mpq_set_ui(e + y, v[s][y], s ? 1 : 2); mpq_canonicalize(e + y); }
        const pmf_t *best = tilt(pmf_uniform(A, 3), tilt_power(A, 3, u, k)), *proxy = tilt(best, tilt_power(A, 3, e, k));
        const real_t *range = tilt_range_log(A, 3, e); /* of the error itself */
        cell[1 + s] = real_scale(info_kl(proxy, best), beta);
        cell[3 + s] = real_mul(real_mul(range, range), real_ratio(A, k, 8));
    }
}

static const sweep_t over_beta = {
    .name = "over-beta", .caption = "The objective gap $g=\\beta\\,\\mathrm{KL}(\\hat\\pi_\\beta\\Vert\\pi_\\beta)$ as the penalty falls: rewards $0,1,2$ times $\\log2$, uniform base law; an error "
    "of $\\log\\frac32$ on the second best, which keeps the best response, and one of $\\log4$, which changes it.", .columns = columns, .rows = 12, .row = row
};

const lemma_t limits_hacking_objective = {
    .id = "limits/hacking-objective",
    .printed = "Proposition 3",
    .title = "What a proxy costs the objective",
    .statement = "Optimising a proxy loses beta times the divergence of the two tilts, at most the squared range of the error over 8 beta.",
    .uses = (const char *const[]){ "limits/gibbs", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &error_corners, &error_randoms, NULL },
    .sweeps = (const sweep_t *const[]){ &over_beta, NULL }, .chain = chain
};
