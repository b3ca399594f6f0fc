/* SPDX-License-Identifier: MIT
**
** limits/hacking-reward -- what optimising a proxy costs in reward.
**
** States    |E_pi_beta r - E_pihat r| <= range(r) TV(pi_beta,pihat) <= range(r) sqrt(KL(pihat||pi_beta)/2) <= range(r) range(e)/(4 beta).
** Idea      A mean moves at most by range times total variation; Pinsker; limits/hacking-objective.
** Ours      TV(pi_beta,pihat) <= tanh(range(e)/(4 beta)): the likelihood ratio of the two stays within a factor e^(range(e)/beta).
** Uses      limits/hacking-objective.
*/
#include "proofs/limits/setting.h"

static const param_t params[] = { PARAM_BASE, PARAM_REWARD, PARAM_ERROR, PARAM_BETA, PARAM_END };

/*! terms */
enum { MOVED, VARIATION, ROOT, RANGES, TV, TANH };

static const term_t terms[] = {
    [MOVED]     = { "|E_pi_beta r - E_pihat r|", "\\bigl|\\mathbb E_{\\pi_\\beta}r-\\mathbb E_{\\hat\\pi_\\beta}r\\bigr|" },
    [VARIATION] = { "range(r) TV(pi_beta,pihat)", "\\mathrm{range}(r)\\,\\mathrm{TV}(\\pi_\\beta,\\hat\\pi_\\beta)" },
    [ROOT]      = { "range(r) sqrt(KL(pihat||pi_beta)/2)", "\\mathrm{range}(r)\\sqrt{\\mathrm{KL}(\\hat\\pi_\\beta\\Vert\\pi_\\beta)/2}" },
    [RANGES]    = { "range(r) range(e)/(4 beta)", "\\mathrm{range}(r)\\,\\mathrm{range}(e)/(4\\beta)" },
    [TV]        = { "TV(pi_beta,pihat)", "\\mathrm{TV}(\\pi_\\beta,\\hat\\pi_\\beta)" },
    [TANH]      = { "tanh(range(e)/(4 beta))", "\\tanh\\bigl(\\mathrm{range}(e)/(4\\beta)\\bigr)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "reward moved", MOVED, REL_LE, RANGES, STATEMENT },
    { "range and total variation", MOVED, REL_LE, VARIATION, STEP },
    { "Pinsker", VARIATION, REL_LE, ROOT, STEP },
    { "ranges", ROOT, REL_LE, RANGES, STEP },
    { "tanh", TV, REL_LE, TANH, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* (s-1)/(s+1), s = e^(range(e)/(2 beta)) the root of the greatest ratio of two v. */
static const real_t *tanh_quarter(arena_t *A, size_t n, mpq_srcptr v)
{
    mpq_srcptr lo = v, hi = v;
    for (size_t y = 1; y < n; y++) {
        if (mpq_cmp(v + y, lo) < 0) lo = v + y;
        if (mpq_cmp(v + y, hi) > 0) hi = v + y;
    }
    mpq_ptr q = arena_mpq(A, 1);
    mpq_div(q, hi, lo);
    const real_t *s = real_sqrt(real_rat(A, q)), *one = real_si(A, 1);
    return real_div(real_sub(s, one), real_add(s, one));
}

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    if (!b || !all_positive(t, c, "exp(e/beta)")) return;
    mpq_srcptr v = candidate_value(c, "exp(e/beta)")->at;
    const pmf_t *proxy = tilt(b->tilted, v);
    const real_t *range = range_of(b, b->w), *tv = total_variation(b->tilted, proxy);
    chain_term(t, MOVED, absolute(t, real_sub(mean_reward(b, b->tilted), mean_reward(b, proxy))));
    chain_term(t, VARIATION, real_mul(range, tv));
    chain_term(t, ROOT, root_kl(range, proxy, b->tilted));
    chain_term(t, RANGES, real_mul(range, real_mul(tilt_range_log(b->home, b->n, v), real_ratio(b->home, 1, 4))));
    chain_term(t, TV, tv);
    chain_term(t, TANH, tanh_quarter(b->home, b->n, v));
}
/*! end */

const lemma_t limits_hacking_reward = {
    .id = "limits/hacking-reward",
    .printed = "Corollary 6",
    .title = "What a proxy costs in reward",
    .statement = "Optimising a proxy moves the mean reward by at most the product of the two ranges over 4 beta.",
    .uses = (const char *const[]){ "limits/hacking-objective", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &error_corners, &error_randoms, NULL }, .chain = chain
};
