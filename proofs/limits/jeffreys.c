/* SPDX-License-Identifier: MIT
**
** limits/jeffreys -- the gain of the tilt is beta times its Jeffreys divergence from the base law.
**
** States    G(pi_beta) = beta J(pi_beta, pi0).
** Idea      log(pi_beta/pi0) = r/beta - log Z, and J = sum (pi_beta - pi0) log(pi_beta/pi0).
** Source    the paper's Theorem 1, section 3.1.
*/
#include "proofs/limits/setting.h"

static const param_t params[] = { PARAM_BASE, PARAM_REWARD, PARAM_BETA, PARAM_END };

/*! terms */
enum { GAIN, JEFFREYS };

static const term_t terms[] = {
    [GAIN]     = { "G(pi_beta)", "G(\\pi_\\beta)" },
    [JEFFREYS] = { "beta J(pi_beta, pi0)", "\\beta J(\\pi_\\beta,\\pi_0)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "closed form", GAIN, REL_EQ, JEFFREYS, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    if (!b) return;
    chain_term(t, GAIN, gain(b, b->tilted));
    chain_term(t, JEFFREYS, times_beta(b, info_jeffreys(b->tilted, b->pi0)));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static void make_corner(candidate_t *c, draw_t *d, size_t i) { (void)d; base_corner(c, i); }
static void make_random(candidate_t *c, draw_t *d, size_t i) { (void)i; base_random(c, d); }

static const family_t corners = { "corners", "two to four responses: lopsided base laws, tied, constant and far apart rewards", BASES_CORNER, make_corner };
static const family_t randoms = { "random", "one to seven responses", 0, make_random };

const lemma_t limits_jeffreys = {
    .id = "limits/jeffreys",
    .printed = "Theorem 1",
    .title = "The gain in closed form",
    .statement = "The reward that the tilt gains is beta times the Jeffreys divergence from the base law.",
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &randoms, NULL }, .chain = chain
};
