/* SPDX-License-Identifier: MIT
**
** limits/hacking-grows -- does hacking grow with the error and as the penalty falls?
**
** States    For the objective gap g = beta KL(pihat_beta||pi_beta):  (a) g(s e) <= g(t e) for 0 <= s <= t;  (b) g at b2 <= g at b1 for b1 < b2, same r and
**           e;  (c) the same for the bound range(e)^2/(8 beta);  (d) E_pi_beta r - E_pihat r >= 0;  (e) a larger range(e) at the same
**           pi_beta gives a larger g.
** Given     s, t and b_i = beta/k_i by whole numbers, so that all weights are rational; e' is the second error of (e).
** Idea      (a) The divergence of the tilt by t e is the integral of u Var_u(e), u from 0 to t. (c) is plain.
** Ours      (b), (d) and (e) fail: as beta falls both tilts settle on the best response, if the error leaves it the best; an error along the
**           reward raises the reward; an error on a response of little mass does little. What holds: g <= min(range(e), range(e)^2/(8 beta)), which
**           does grow as beta falls; g <= beta log(1/pi_beta(argmax e)); what is lost is g + beta (KL(pi_beta||pi0) - KL(pihat||pi0)), so that reward is lost where
**           the proxy's tilt is no farther from pi0; and E_pihat e - E_pi_beta e = beta J(pihat,pi_beta) >= 0: what surely grows is the
**           error itself.
** Uses      limits/hacking-objective, limits/jeffreys.
*/
#include "proofs/limits/setting.h"

static const param_t params[] = {
    PARAM_BASE, PARAM_REWARD, PARAM_ERROR, { "exp(e'/beta)", PARAM_TABLE, "y", 0, "e to a second error over beta" }, PARAM_BETA,
    { "s", PARAM_NUMBER, "", 0, "scale of the error, a whole number" }, { "t", PARAM_NUMBER, "", 0, "a scale of at least s" },
    { "k1", PARAM_NUMBER, "", 0, "b1 = beta/k1" }, { "k2", PARAM_NUMBER, "", 0, "b2 = beta/k2, k2 < k1" }, PARAM_END
};

/*! terms */
enum { ZERO, GAP_S, GAP_T, GAP_B2, GAP_B1, BOUND_B2, BOUND_B1, REWARD_LOST, GAP, GAP_LARGER, GAP_AS_LARGE, RANGE_B1, ERROR_GAINED, BETA_J, LOST_IN_PARTS, CEILING };

static const term_t terms[] = {
    [ZERO]         = { "0", "0" },
    [GAP_S]        = { "g(s e)", "g(se)" },
    [GAP_T]        = { "g(t e)", "g(te)" },
    [GAP_B2]       = { "g at b2", "g_{b_2}" },
    [GAP_B1]       = { "g at b1 < b2", "g_{b_1}" },
    [BOUND_B2]     = { "range(e)^2/(8 b2)", "\\mathrm{range}(e)^2/(8b_2)" },
    [BOUND_B1]     = { "range(e)^2/(8 b1)", "\\mathrm{range}(e)^2/(8b_1)" },
    [REWARD_LOST]  = { "E_pi_beta r - E_pihat r", "\\mathbb E_{\\pi_\\beta}r-\\mathbb E_{\\hat\\pi_\\beta}r" },
    [GAP]          = { "g(e)", "g(e)" },
    [GAP_LARGER]   = { "g(e'), range(e') > range(e)", "g(e')\\big|_{\\mathrm{range}(e')>\\mathrm{range}(e)}" },
    [GAP_AS_LARGE] = { "g(e'), range(e') = range(e)", "g(e')\\big|_{\\mathrm{range}(e')=\\mathrm{range}(e)}" },
    [RANGE_B1]     = { "min(range(e), range(e)^2/(8 b1))", "\\min\\{\\mathrm{range}(e),\\mathrm{range}(e)^2/(8b_1)\\}" },
    [ERROR_GAINED] = { "E_pihat e - E_pi_beta e", "\\mathbb E_{\\hat\\pi_\\beta}e-\\mathbb E_{\\pi_\\beta}e" },
    [BETA_J]       = { "beta J(pihat, pi_beta)", "\\beta J(\\hat\\pi_\\beta,\\pi_\\beta)" },
    [LOST_IN_PARTS] = { "g(e) + beta (KL(pi_beta||pi0) - KL(pihat||pi0))",
                        "g(e)+\\beta\\bigl(\\mathrm{KL}(\\pi_\\beta\\Vert\\pi_0)-\\mathrm{KL}(\\hat\\pi_\\beta\\Vert\\pi_0)\\bigr)" },
    [CEILING]      = { "beta log(1/pi_beta(argmax e))", "\\beta\\log\\bigl(1/\\pi_\\beta(\\arg\\max e)\\bigr)" },
    { NULL, NULL }
};

enum { L_SCALED, L_PENALTY, L_BOUND, L_LOST, L_LARGER, L_AS_LARGE, L_BOTH };

static const link_t links[] = {
    [L_SCALED] = { "(a) scaling the error", GAP_S, REL_LE, GAP_T, STATEMENT },
    [L_PENALTY] = { "(b) lowering the penalty", GAP_B2, REL_LE, GAP_B1, STATEMENT },
    [L_BOUND] = { "(c) the bound", BOUND_B2, REL_LE, BOUND_B1, STATEMENT },
    [L_LOST] = { "(d) reward is lost", ZERO, REL_LE, REWARD_LOST, STATEMENT },
    [L_LARGER] = { "(e) a larger range", GAP, REL_LE, GAP_LARGER, STATEMENT },
    [L_AS_LARGE] = { "(e) equal ranges", GAP, REL_LE, GAP_AS_LARGE, OURS },
    [L_BOTH] = { "g at most range and bound", GAP_B1, REL_LE, RANGE_B1, OURS },
    { "g at most its ceiling", GAP, REL_LE, CEILING, OURS },
    { "(d) what is lost", REWARD_LOST, REL_EQ, LOST_IN_PARTS, OURS },
    { "the error's gain", ERROR_GAINED, REL_EQ, BETA_J, OURS },
    { "the error is gained", ZERO, REL_LE, ERROR_GAINED, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* KL(pihat||pi) for pi ~ pi0 w^k, pihat ~ pi v^k. */
static const real_t *divergence(const base_t *b, mpq_srcptr v, long k, long scale)
{
    const pmf_t *pi = tilt(b->pi0, tilt_power(b->home, b->n, b->w, k));
    return info_kl(tilt(pi, tilt_power(b->home, b->n, v, k * scale)), pi);
}

/* What is said of s, t, or of k1, k2, is of this link alone: the others may have their terms, or reasons of their own. */
static void said_of(chain_t *t, unsigned link)
{
    if (t->outside) chain_aside(t, link, "%s", t->outside);
    if (t->beyond) chain_beyond_link(t, link, "%s", t->beyond);
}

static void chain_scaled(chain_t *t, const base_t *b, mpq_srcptr v, const candidate_t *c)
{
    long s = power_of(t, c, "s", 0, 20), k = s < 0 ? -1 : power_of(t, c, "t", 0, 20);
    if (k < 0) return;
    if (s > k) { chain_outside(t, "s > t"); return; }
    chain_term(t, GAP_S, times_beta(b, divergence(b, v, 1, s)));
    chain_term(t, GAP_T, times_beta(b, divergence(b, v, 1, k)));
}

static void chain_penalties(chain_t *t, const base_t *b, mpq_srcptr v, const candidate_t *c)
{
    long k1 = power_of(t, c, "k1", 1, 50), k2 = k1 < 0 ? -1 : power_of(t, c, "k2", 1, 50);
    if (k2 < 0) return;
    if (k1 <= k2) { chain_outside(t, "b1 >= b2"); return; }
    arena_t *A = b->home;
    mpq_ptr part = arena_mpq(A, 2);
    mpq_set_ui(part, 1, (unsigned long)k1);
    mpq_set_ui(part + 1, 1, (unsigned long)k2);
    const real_t *range = times_beta(b, tilt_range_log(A, b->n, v)), *square = real_mul(range, range);
    const real_t *b1 = real_scale(times_beta(b, real_si(A, 8)), part), *b2 = real_scale(times_beta(b, real_si(A, 8)), part + 1);
    const real_t *bound = real_div(square, b1);
    chain_term(t, GAP_B1, real_scale(times_beta(b, divergence(b, v, k1, 1)), part));
    chain_term(t, GAP_B2, real_scale(times_beta(b, divergence(b, v, k2, 1)), part + 1));
    chain_term(t, BOUND_B1, bound);
    chain_term(t, BOUND_B2, real_div(square, b2));
    chain_term(t, RANGE_B1, real_min(range, bound));
}

/* (e), by the ranges. */
static void chain_ranges(chain_t *t, const base_t *b, mpq_srcptr v, mpq_srcptr other)
{
    const real_t *gap = times_beta(b, divergence(b, other, 1, 1));
    chain_term(t, GAP, times_beta(b, divergence(b, v, 1, 1)));
    switch (real_cmp(tilt_range_log(b->home, b->n, other), tilt_range_log(b->home, b->n, v), chain_effort(t))) {
    case SIGN_POS: chain_term(t, GAP_LARGER, gap); chain_aside(t, L_AS_LARGE, "range(e') > range(e)"); break;
    case SIGN_ZERO: chain_term(t, GAP_AS_LARGE, gap); chain_aside(t, L_LARGER, "range(e') = range(e)"); break;
    case SIGN_NEG: chain_aside(t, L_LARGER, "range(e') < range(e)"); chain_aside(t, L_AS_LARGE, "range(e') < range(e)"); break;
    default:
        chain_doubt(t, L_LARGER, "whether range(e') > range(e) is not decided");
        chain_doubt(t, L_AS_LARGE, "whether range(e') = range(e) is not decided");
    }
}

/* beta log(1/pi_beta(argmax e)): what g(t e) tends to as t grows. */
static const real_t *ceiling(const base_t *b, mpq_srcptr v)
{
    mpq_srcptr most = v;
    mpq_ptr mass = arena_mpq(b->home, 2), p = mass + 1;
    for (size_t y = 1; y < b->n; y++)
        if (mpq_cmp(v + y, most) > 0) most = v + y;
    for (size_t y = 0; y < b->n; y++) {
        if (!mpq_equal(v + y, most)) continue;
        pmf_prob(p, b->tilted, y);
        mpq_add(mass, mass, p);
    }
    return times_beta(b, real_neg(real_log_rat(b->home, mass)));
}

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    if (!b || !all_positive(t, c, "exp(e/beta)") || !all_positive(t, c, "exp(e'/beta)")) return;
    mpq_srcptr v = candidate_value(c, "exp(e/beta)")->at, larger = candidate_value(c, "exp(e'/beta)")->at;
    const pmf_t *proxy = tilt(b->tilted, v);
    chain_term(t, ZERO, real_si(b->home, 0));
    chain_scaled(t, b, v, c);
    said_of(t, L_SCALED);
    t->outside = t->beyond = NULL;
    chain_penalties(t, b, v, c);
    said_of(t, L_PENALTY);
    said_of(t, L_BOUND);
    said_of(t, L_BOTH);
    t->outside = t->beyond = NULL;
    chain_term(t, REWARD_LOST, real_sub(mean_reward(b, b->tilted), mean_reward(b, proxy)));
    chain_term(t, ERROR_GAINED, times_beta(b, real_sub(tilt_mean_log(proxy, v), tilt_mean_log(b->tilted, v))));
    chain_term(t, BETA_J, times_beta(b, info_jeffreys(proxy, b->tilted)));
    chain_term(t, LOST_IN_PARTS, real_add(times_beta(b, info_kl(proxy, b->tilted)), times_beta(b, real_sub(info_kl(b->tilted, b->pi0), info_kl(proxy, b->pi0)))));
    chain_term(t, CEILING, ceiling(b, v));
    chain_ranges(t, b, v, larger);
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static void set_scales(candidate_t *c, long s, long t, long k1, long k2)
{
    candidate_set_ratio(c, "s", s, 1);
    candidate_set_ratio(c, "t", t, 1);
    candidate_set_ratio(c, "k1", k1, 1);
    candidate_set_ratio(c, "k2", k2, 1);
}

/* Two and three responses: errors that keep the best one, change it, go along with the reward, concern one response only. */
static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    static const long w[4][3] = { { 4, 1, 1 }, { 2, 1, 1 }, { 8, 2, 1 }, { 3, 2, 1 } }, v[5][3] = { { 1, 2, 1 }, { 2, 1, 1 }, { 1, 9, 1 }, { 1, 1, 3 }, { 4, 2, 1 } };
    static const long p[3][3] = { { 1, 1, 1 }, { 1, 1, 8 }, { 9, 9, 1 } }, k[3][2] = { { 2, 1 }, { 5, 1 }, { 6, 3 } };
    size_t n = 2 + i % 2;
    (void)d;
    base_set(c, n, p[i / 2 % 3]);
    weights_set(c, "exp(r/beta)", n, w[i / 6 % 4], 1);
    weights_set(c, "exp(e/beta)", n, v[i / 24 % 5], 1);
    weights_set(c, "exp(e'/beta)", n, v[(i / 24 + 1 + i / 3) % 5], 1);
    candidate_set_ratio(c, "beta", 1, 1);
    set_scales(c, (long)(i % 3), (long)(i % 3) + 1, k[i / 120][0], k[i / 120][1]);
}

/* Two responses: one error raises the worse response, the other the better one by more; the widths differ little, much, or not. */
static void make_wider(candidate_t *c, draw_t *d, size_t i)
{
    static const long w[3] = { 2, 3, 4 }, e[2] = { 4, 6 }, wider[4] = { 0, 1, 4, 58 };
    (void)d;
    base_set(c, 2, (const long[]){ 1, 1 });
    weights_set(c, "exp(r/beta)", 2, (const long[]){ w[i % 3], 1 }, 1);
    weights_set(c, "exp(e/beta)", 2, (const long[]){ 2, e[i / 3 % 2] }, 2);
    weights_set(c, "exp(e'/beta)", 2, (const long[]){ e[i / 3 % 2] + wider[i / 6 % 4], 2 }, 2);
    candidate_set_ratio(c, "beta", i / 24 ? 2 : 1, i / 24 ? 3 : 1);
    set_scales(c, 1, 1, 2, 1);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    (void)i;
    base_random(c, d);
    size_t n = candidate_dim(c, 'y');
    weights_random(c, d, "exp(e/beta)", n);
    weights_random(c, d, "exp(e'/beta)", n);
    long s = draw_int(d, 0, 4), k2 = draw_int(d, 1, 4);
    long more = draw_int(d, 1, 5);
    set_scales(c, s, s + draw_int(d, 0, 4), k2 + more, k2);
}

static const family_t corners = { "corners", "two and three responses, errors that keep and change the best one", 360, make_corner };
static const family_t wider = { "wider", "an error on the worse response against a wider one on the better", 48, make_wider };
static const family_t randoms = { "random", "up to seven responses", 0, make_random };

const lemma_t limits_hacking_grows = {
    .id = "limits/hacking-grows",
    .printed = "Claim 1",
    .title = "Does hacking grow?",
    .statement = "Hacking grows with the error and as the penalty falls.",
    .uses = (const char *const[]){ "limits/hacking-objective", "limits/jeffreys", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &wider, &randoms, NULL }, .chain = chain
};
