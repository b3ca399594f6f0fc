/* SPDX-License-Identifier: MIT
**
** limits/hacking-grows -- does hacking grow with the error and as the penalty falls?
**
** States    For the objective gap g = beta KL(pihat_beta||pi_beta):  (a) g(s e) <= g(t e) for 0 <= s <= t;  (b) g at b2 <= g at b1 for b1 < b2, same r and
**           e;  (c) the same for the bound range(e)^2/(8 beta);  (d) E_pi_beta r - E_pihat r >= 0;  (e) a larger range(e) at the same
**           pi_beta gives a larger g.
** Given     s, t and b_i = beta/k_i by whole numbers, so that all weights are rational; e' is the second error of (e).
** Tested    In (e) "larger" is tested as "no smaller": range(e) <= range(e') and g(e) <= g(e'), ties on either side allowed. Of the claim for strictly
**           larger ranges it is a consequence, since range and g are continuous in the error: e' scaled by a little more than 1 has the larger range.
** Idea      (a) The divergence of the tilt by t e is the integral of u Var_u(e), u from 0 to t. (c) is plain.
** Ours      (b), (d) and (e) fail: as beta falls both tilts settle on the best response, if the error leaves it the best; an error along the
**           reward raises the reward; an error on a response of little mass does little. What holds: g <= min(range(e), range(e)^2/(8 beta)), which
**           does grow as beta falls; and E_pihat e - E_pi_beta e = beta J(pihat,pi_beta) >= 0: what surely grows is the
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
enum { ZERO, GAP_S, GAP_T, GAP_B2, GAP_B1, BOUND_B2, BOUND_B1, REWARD_LOST, GAP, GAP_LARGER, RANGE_B1, ERROR_GAINED, BETA_J };

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
    [GAP_LARGER]   = { "g(e'), range(e') >= range(e)", "g(e')\\big|_{\\mathrm{range}(e')\\ge\\mathrm{range}(e)}" },
    [RANGE_B1]     = { "min(range(e), range(e)^2/(8 b1))", "\\min\\{\\mathrm{range}(e),\\mathrm{range}(e)^2/(8b_1)\\}" },
    [ERROR_GAINED] = { "E_pihat e - E_pi_beta e", "\\mathbb E_{\\hat\\pi_\\beta}e-\\mathbb E_{\\pi_\\beta}e" },
    [BETA_J]       = { "beta J(pihat, pi_beta)", "\\beta J(\\hat\\pi_\\beta,\\pi_\\beta)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "(a) scaling the error", GAP_S, REL_LE, GAP_T, STATEMENT },
    { "(b) lowering the penalty", GAP_B2, REL_LE, GAP_B1, STATEMENT },
    { "(c) the bound", BOUND_B2, REL_LE, BOUND_B1, STATEMENT },
    { "(d) reward is lost", ZERO, REL_LE, REWARD_LOST, STATEMENT },
    { "(e) a larger range", GAP, REL_LE, GAP_LARGER, STATEMENT },
    { "g at most range and bound", GAP_B1, REL_LE, RANGE_B1, OURS },
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

static void chain_scaled(chain_t *t, const base_t *b, mpq_srcptr v, const candidate_t *c)
{
    long s = whole_of(t, c, "s", 0, 20), k = s < 0 ? -1 : whole_of(t, c, "t", 0, 20);
    if (k < 0) return;
    if (s > k) { chain_outside(t, "s <= t does not hold"); return; }
    chain_term(t, GAP_S, times_beta(b, divergence(b, v, 1, s)));
    chain_term(t, GAP_T, times_beta(b, divergence(b, v, 1, k)));
}

static void chain_penalties(chain_t *t, const base_t *b, mpq_srcptr v, const candidate_t *c)
{
    long k1 = whole_of(t, c, "k1", 1, 50), k2 = k1 < 0 ? -1 : whole_of(t, c, "k2", 1, 50);
    if (k2 < 0) return;
    if (k1 <= k2) { chain_outside(t, "k1 > k2 does not hold"); return; }
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

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    if (!b || !all_positive(t, c, "exp(e/beta)") || !all_positive(t, c, "exp(e'/beta)")) return;
    mpq_srcptr v = candidate_value(c, "exp(e/beta)")->at, larger = candidate_value(c, "exp(e'/beta)")->at;
    const pmf_t *proxy = tilt(b->tilted, v);
    chain_term(t, ZERO, real_si(b->home, 0));
    chain_scaled(t, b, v, c);
    chain_penalties(t, b, v, c);
    chain_term(t, REWARD_LOST, real_sub(mean_reward(b, b->tilted), mean_reward(b, proxy)));
    chain_term(t, ERROR_GAINED, times_beta(b, real_sub(tilt_mean_log(proxy, v), tilt_mean_log(b->tilted, v))));
    chain_term(t, BETA_J, times_beta(b, info_jeffreys(proxy, b->tilted)));
    sign_t wider = real_cmp(tilt_range_log(b->home, b->n, v), tilt_range_log(b->home, b->n, larger), chain_effort(t));
    if (wider == SIGN_UNKNOWN) { chain_doubt(t, 4, "whether range(e) <= range(e') is not decided"); return; }
    if (wider == SIGN_POS) { chain_aside(t, 4, "range(e') < range(e)"); return; }
    chain_term(t, GAP, times_beta(b, divergence(b, v, 1, 1)));
    chain_term(t, GAP_LARGER, times_beta(b, divergence(b, larger, 1, 1)));
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
static const family_t randoms = { "random", "up to seven responses", 0, make_random };

const lemma_t limits_hacking_grows = {
    .id = "limits/hacking-grows",
    .printed = "Claim 1",
    .title = "Does hacking grow?",
    .statement = "Hacking grows with the error and as the penalty falls.",
    .uses = (const char *const[]){ "limits/hacking-objective", "limits/jeffreys", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &randoms, NULL }, .chain = chain
};
