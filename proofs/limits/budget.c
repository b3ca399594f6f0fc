/* SPDX-License-Identifier: MIT
**
** limits/budget -- the frontier: no law gains more within the tilt's budget.
**
** States    KL(pi||pi0) <= KL(pi_beta||pi0) implies G(pi) <= G(pi_beta).
** Idea      limits/gibbs: E_pi r - beta KL(pi||pi0) <= E_pi_beta r - beta KL(pi_beta||pi0).
** Uses      limits/gibbs.
*/
#include "proofs/limits/setting.h"

static const param_t params[] = { PARAM_BASE, PARAM_REWARD, PARAM_BETA, PARAM_POLICY, PARAM_END };

/*! terms */
enum { GAIN, FRONTIER };

static const term_t terms[] = {
    [GAIN]     = { "G(pi), KL(pi||pi0) <= KL(pi_beta||pi0)", "G(\\pi)\\big|_{\\mathrm{KL}(\\pi\\Vert\\pi_0)\\le\\mathrm{KL}(\\pi_\\beta\\Vert\\pi_0)}" },
    [FRONTIER] = { "G(pi_beta)", "G(\\pi_\\beta)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "frontier", GAIN, REL_LE, FRONTIER, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    const pmf_t *pi = candidate_law(c, "pi");
    if (!b) return;
    sign_t over = real_cmp(info_kl(pi, b->pi0), info_kl(b->tilted, b->pi0), chain_effort(t));
    if (over == SIGN_UNKNOWN) { chain_doubt_all(t, "whether KL(pi||pi0) is within the budget is not decided"); return; }
    if (over == SIGN_POS) { chain_outside(t, "KL(pi||pi0) is above KL(pi_beta||pi0)"); return; }
    chain_term(t, GAIN, gain(b, pi));
    chain_term(t, FRONTIER, gain(b, b->tilted));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

/* (1 - a/4) pi0 + (a/4) pi_beta. */
static const pmf_t *mixture(const pmf_t *p, const pmf_t *q, unsigned long a)
{
    mpz_ptr z = arena_mpz(p->home, p->cells), part = arena_mpz(p->home, 1);
    for (size_t y = 0; y < p->cells; y++) {
        mpz_mul(z + y, p->num + y, q->den);
        mpz_mul_ui(z + y, z + y, 4 - a);
        mpz_mul(part, q->num + y, p->den);
        mpz_addmul_ui(z + y, part, a);
    }
    return pmf_weights(p->home, p->cells, z);
}

/* Laws that meet the budget: the tilt, mixtures, best of 2 and 3, point masses, tilts by other rewards, random laws drawn toward pi0. */
static void set_policy(candidate_t *c, draw_t *d, size_t i)
{
    const pmf_t *pi0 = candidate_law(c, "pi0"), *best = tilt(pi0, candidate_value(c, "exp(r/beta)")->at), *pi = best;
    size_t n = pi0->cells;
    mpq_ptr other = arena_mpq(c->home, n);
    for (size_t y = 0; y < n; y++) {
        long below = draw_int(d, 1, 9), above = draw_int(d, 1, 9);
        mpq_set_si(other + y, above, (unsigned long)below);
        mpq_canonicalize(other + y);
    }
    switch (i % 8) {
    case 1: pi = mixture(pi0, best, (unsigned long)(i / 8 % 4)); break;
    case 2: case 3: pi = tilt_best_of(pi0, candidate_value(c, "exp(r/beta)")->at, i % 8); break;
    case 4: pi = pmf_point(c->home, n, (size_t)draw_int(d, 0, (long)n - 1)); break;
    case 5: pi = tilt(pi0, other); break;
    case 6: pi = mixture(pi0, stock_law(c->home, d, n, ANY_STYLE), 1); break;
    case 7: pi = tilt(best, other); break;
    default: break;
    }
    candidate_set_law(c, "pi", pi);
}

static void make_corner(candidate_t *c, draw_t *d, size_t i) { base_corner(c, i / 8 % BASES_CORNER); set_policy(c, d, i); }
static void make_random(candidate_t *c, draw_t *d, size_t i) { base_random(c, d); set_policy(c, d, i); }

/* A uniform base law and a permutation of the tilt: the budget is met exactly. */
static void make_exact(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = 2 + i % 5, turn = 1 + i / 5 % 4;
    candidate_set_law(c, "pi0", pmf_uniform(c->home, n));
    weights_random(c, d, "exp(r/beta)", n);
    long below = draw_int(d, 1, 5), above = draw_int(d, 1, 5);
    candidate_set_ratio(c, "beta", above, below);
    const pmf_t *best = tilt(candidate_law(c, "pi0"), candidate_value(c, "exp(r/beta)")->at);
    mpz_ptr z = arena_mpz(c->home, n);
    for (size_t y = 0; y < n; y++) mpz_set(z + y, best->num + (y + turn) % n);
    candidate_set_law(c, "pi", pmf_weights(c->home, n, z));
}

static const family_t corners = { "corners", "small base laws; mixtures, best of N, point masses, other tilts", 960, make_corner };
static const family_t exact = { "exact", "uniform base laws, permutations of the tilt: the same divergence exactly", 100, make_exact };
static const family_t randoms = { "random", "up to seven responses", 0, make_random };

const lemma_t limits_budget = {
    .id = "limits/budget",
    .printed = "Corollary 2",
    .title = "The frontier",
    .statement = "No law within the tilt's divergence gains more reward than the tilt.",
    .uses = (const char *const[]){ "limits/gibbs", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &exact, &randoms, NULL }, .chain = chain
};
