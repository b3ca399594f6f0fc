/* SPDX-License-Identifier: MIT
**
** limits/root-kl -- the older bound, by Pinsker's inequality.
**
** States    beta J(pi_beta,pi0) <= range(r) sqrt(KL(pi_beta||pi0)/2); for every pi, G(pi) <= range(r) sqrt(KL(pi||pi0)/2).
** Idea      G(pi) <= range(r) TV(pi,pi0), and Pinsker.
** Uses      limits/jeffreys.
*/
#include "proofs/limits/setting.h"

static const param_t params[] = { PARAM_BASE, PARAM_REWARD, PARAM_BETA, PARAM_POLICY, PARAM_END };

/*! terms */
enum { JEFFREYS, ROOT, GAIN, ROOT_PI };

static const term_t terms[] = {
    [JEFFREYS] = { "beta J(pi_beta, pi0)", "\\beta J(\\pi_\\beta,\\pi_0)" },
    [ROOT]     = { "range(r) sqrt(KL(pi_beta||pi0)/2)", "\\mathrm{range}(r)\\sqrt{\\mathrm{KL}(\\pi_\\beta\\Vert\\pi_0)/2}" },
    [GAIN]     = { "G(pi)", "G(\\pi)" },
    [ROOT_PI]  = { "range(r) sqrt(KL(pi||pi0)/2)", "\\mathrm{range}(r)\\sqrt{\\mathrm{KL}(\\pi\\Vert\\pi_0)/2}" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "the tilt", JEFFREYS, REL_LE, ROOT, STATEMENT },
    { "every law", GAIN, REL_LE, ROOT_PI, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    const pmf_t *pi = candidate_law(c, "pi");
    if (!b) return;
    const real_t *range = range_of(b, b->w);
    chain_term(t, JEFFREYS, times_beta(b, info_jeffreys(b->tilted, b->pi0)));
    chain_term(t, ROOT, root_kl(range, b->tilted, b->pi0));
    chain_term(t, GAIN, gain(b, pi));
    chain_term(t, ROOT_PI, root_kl(range, pi, b->pi0));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    base_corner(c, i % BASES_CORNER);
    candidate_set_law(c, "pi", i / BASES_CORNER ? pmf_point(c->home, candidate_dim(c, 'y'), i % 2) : stock_law(c->home, d, candidate_dim(c, 'y'), ANY_STYLE));
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    (void)i;
    base_random(c, d);
    candidate_set_law(c, "pi", stock_law(c->home, d, candidate_dim(c, 'y'), ANY_STYLE));
}

/* Two equal atoms and a small reward: both bounds nearly meet. */
static void make_coin(candidate_t *c, draw_t *d, size_t i)
{
    static const long e[6] = { 1, 2, 5, 20, 50, 90 };
    long a = e[i % 6];
    mpz_ptr z = arena_mpz(c->home, 2);
    (void)d;
    candidate_set_law(c, "pi0", pmf_uniform(c->home, 2));
    weights_set(c, "exp(r/beta)", 2, (const long[]){ 100 + a, 100 - a }, 100);
    candidate_set_ratio(c, "beta", 1 + (long)(i / 6), 1);
    mpz_set_si(z, 100 + a);
    mpz_set_si(z + 1, 100 - a);
    candidate_set_law(c, "pi", pmf_weights(c->home, 2, z));
}

/* --- over beta ----------------------------------------------------------------------------------------------------------- */

static const column_t columns[] = {
    { "1/beta", "$1/\\beta$", COLUMN_EXACT }, { "kl", "$\\mathrm{KL}$", COLUMN_DOWN }, { "gain", "$G(\\pi_\\beta)$", COLUMN_DOWN },
    { "root", "root-KL bound", COLUMN_UP }, { "ratio", "$G$/bound", COLUMN_DOWN }, { NULL, NULL, COLUMN_EXACT }
};

/* Rewards 0, 1, 2, 3 times log 2 on pi0 = (8,4,2,1)/15; 1/beta = 1, 2, ... */
static void row(const real_t **cell, arena_t *A, size_t i)
{
    mpz_ptr z = arena_mpz(A, 4);
    mpq_ptr u = arena_mpq(A, 4), beta = arena_mpq(A, 1);
    for (size_t y = 0; y < 4; y++) { mpz_set_ui(z + y, 8u >> y); mpq_set_ui(u + y, 1u << y, 1); }
    base_t b = { .home = A, .n = 4, .pi0 = pmf_weights(A, 4, z), .w = u, .beta = beta };
    mpq_set_ui(beta, 1, 1);
    b.tilted = tilt(b.pi0, tilt_power(A, 4, u, (long)i + 1));
    const real_t *G = gain(&b, b.tilted), *root = root_kl(range_of(&b, u), b.tilted, b.pi0);
    cell[0] = real_si(A, (long)i + 1);
    cell[1] = info_kl(b.tilted, b.pi0);
    cell[2] = G;
    cell[3] = root;
    cell[4] = real_div(G, root);
}

static const sweep_t over_beta = {
    .name = "over-beta", .caption = "Gain of the tilt against the root-KL bound: rewards $0,1,2,3$ times $\\log2$, $\\pi_0=\\frac1{15}(8,4,2,1)$.", .columns = columns, .rows = 8, .row = row
};

static const family_t corners = { "corners", "small base laws, point masses and others", 2 * BASES_CORNER, make_corner };
static const family_t coins = { "coins", "two equal atoms, rewards from small to large", 18, make_coin };
static const family_t randoms = { "random", "up to seven responses", 0, make_random };

const lemma_t limits_root_kl = {
    .id = "limits/root-kl",
    .printed = "Corollary 3",
    .title = "The root-KL bound",
    .statement = "A law gains at most the reward's range times the root of half its divergence.",
    .uses = (const char *const[]){ "limits/jeffreys", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &coins, &randoms, NULL },
    .sweeps = (const sweep_t *const[]){ &over_beta, NULL }, .chain = chain
};
