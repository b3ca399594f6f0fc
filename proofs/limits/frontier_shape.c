/* SPDX-License-Identifier: MIT
**
** limits/frontier-shape -- the frontier is concave, with slope beta.
**
** States    For b1 < b2 and K_i = KL(pi_bi||pi0): K2 <= K1, and b1 (K1 - K2) <= G(pi_b1) - G(pi_b2) <= b2 (K1 - K2).
** Given     b_i = beta/k_i, k1 > k2 >= 1 whole numbers, so that exp(r/b_i) = w^k_i is rational.
** Idea      limits/gibbs at b1 for the law pi_b2, and at b2 for pi_b1.
** Uses      limits/gibbs.
*/
#include "proofs/limits/setting.h"

static const param_t params[] = {
    PARAM_BASE, PARAM_REWARD, PARAM_BETA, { "k1", PARAM_NUMBER, "", 0, "b1 = beta/k1" }, { "k2", PARAM_NUMBER, "", 0, "b2 = beta/k2, k2 < k1" }, PARAM_END
};

/*! terms */
enum { K_TWO, K_ONE, BELOW, DIFFERENCE, ABOVE };

static const term_t terms[] = {
    [K_TWO]      = { "KL(pi_b2||pi0)", "\\mathrm{KL}(\\pi_{b_2}\\Vert\\pi_0)" },
    [K_ONE]      = { "KL(pi_b1||pi0)", "\\mathrm{KL}(\\pi_{b_1}\\Vert\\pi_0)" },
    [BELOW]      = { "b1 (K1 - K2)", "b_1(K_1-K_2)" },
    [DIFFERENCE] = { "G(pi_b1) - G(pi_b2)", "G(\\pi_{b_1})-G(\\pi_{b_2})" },
    [ABOVE]      = { "b2 (K1 - K2)", "b_2(K_1-K_2)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "divergence", K_TWO, REL_LE, K_ONE, STATEMENT },
    { "slope at least b1", BELOW, REL_LE, DIFFERENCE, STATEMENT },
    { "slope at most b2", DIFFERENCE, REL_LE, ABOVE, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    if (!b) return;
    long k1 = power_of(t, c, "k1", 1, 50), k2 = k1 < 0 ? -1 : power_of(t, c, "k2", 1, 50);
    if (k2 < 0) return;
    if (k1 <= k2) { chain_outside(t, "b1 >= b2"); return; }
    arena_t *A = b->home;
    const pmf_t *one = tilt(b->pi0, tilt_power(A, b->n, b->w, k1)), *two = tilt(b->pi0, tilt_power(A, b->n, b->w, k2));
    const real_t *K1 = info_kl(one, b->pi0), *K2 = info_kl(two, b->pi0), *step = times_beta(b, real_sub(K1, K2));
    mpq_ptr part = arena_mpq(A, 2);
    mpq_set_ui(part, 1, (unsigned long)k1);
    mpq_set_ui(part + 1, 1, (unsigned long)k2);
    chain_term(t, K_TWO, K2);
    chain_term(t, K_ONE, K1);
    chain_term(t, BELOW, real_scale(step, part));
    chain_term(t, DIFFERENCE, real_sub(gain(b, one), gain(b, two)));
    chain_term(t, ABOVE, real_scale(step, part + 1));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static void set_exponents(candidate_t *c, long k1, long k2)
{
    candidate_set_ratio(c, "k1", k1, 1);
    candidate_set_ratio(c, "k2", k2, 1);
}

static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    static const long k[4][2] = { { 2, 1 }, { 3, 2 }, { 10, 9 }, { 12, 1 } };
    (void)d;
    base_corner(c, i % BASES_CORNER);
    set_exponents(c, k[i / BASES_CORNER][0], k[i / BASES_CORNER][1]);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    (void)i;
    base_random(c, d);
    long k2 = draw_int(d, 1, 6);
    set_exponents(c, k2 + draw_int(d, 1, 6), k2);
}

static const family_t corners = { "corners", "small base laws, near and far penalties", 4 * BASES_CORNER, make_corner };
static const family_t randoms = { "random", "up to seven responses", 0, make_random };

const lemma_t limits_frontier_shape = {
    .id = "limits/frontier-shape",
    .printed = "Corollary 4",
    .title = "The frontier is concave with slope beta",
    .statement = "A lower penalty diverges more, and gains between b1 and b2 times as much more.",
    .uses = (const char *const[]){ "limits/gibbs", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &randoms, NULL }, .chain = chain
};
