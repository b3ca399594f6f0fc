/* SPDX-License-Identifier: MIT
**
** bottleneck/maurer-convex -- Maurer's moment for losses between 0 and 1.
**
** States    E exp(m kl(mean||R)) <= xi(m) for i.i.d. losses in [0,1] of mean R.
** Given     a law of finitely many values in [0,1]; m >= 1.
** Idea      exp(m kl(.||R)) of the mean is convex in each loss, so it grows when a loss is replaced by a coin of the same mean;
**           for coins it is xi(m).
** Source    Maurer (2004), Lemma 3 and Theorem 1.
** Method    The samples are enumerated by type. Where all losses are 0 or 1 every exponential is rational and equality is proved.
** Uses      bottleneck/maurer-moment.
*/
#include "numerics/info/maurer.h"
#include "numerics/laws/types.h"
#include "proofs/bottleneck/learning.h"

static const param_t params[] = {
    { "p(v)", PARAM_LAW, "v", 0, "the law of the loss" },
    { "v", PARAM_TABLE, "v", 0, "its values" },
    PARAM_M, PARAM_END
};

/*! terms */
enum { MOMENT, XI };

static const term_t terms[] = {
    [MOMENT] = { "E exp(m kl(mean||R))", "\\mathbb E\\,e^{m\\,\\mathrm{kl}(\\hat R\\Vert R)}" },
    [XI]     = { "xi(m)", "\\xi(m)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "convexity", MOMENT, REL_LE, XI, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* (1/m) sum_v t_v v */
static void sample_mean(mpq_ptr mean, const unsigned long *count, const value_t *v, unsigned long m)
{
    mpq_t term;
    mpq_init(term);
    mpq_set_ui(mean, 0, 1);
    for (size_t k = 0; k < v->cells; k++) {
        mpq_set_ui(term, count[k], m);
        mpq_canonicalize(term);
        mpq_mul(term, term, v->at + k);
        mpq_add(mean, mean, term);
    }
    mpq_clear(term);
}

/* Of R and of a sample's mean, at most. */
static double mean_bits(mpq_srcptr R, const value_t *v)
{
    double bits = (double)mpz_sizeinbase(mpq_denref(R), 2) + 64;
    for (size_t k = 0; k < v->cells; k++) bits += (double)mpz_sizeinbase(mpq_denref(v->at + k), 2);
    return bits;
}

static void chain(chain_t *t, const candidate_t *c)
{
    arena_t *A = c->home;
    const value_t *v = candidate_value(c, "v");
    unsigned long m = learning_sample(t, c);
    if (!m || !chain_needs_unit(t, c, "v")) return;
    const chan_t *T = types_afforded(t, chan_of_law(candidate_law(c, "p(v)")), m, LEARNING_DATA_MAX);
    if (!T) return;
    unsigned long *count = ARENA_ARRAY(A, unsigned long, T->ny * v->cells);
    types_list(count, v->cells, m);
    mpq_ptr R = arena_mpq(A, 3), mean = R + 1, p = R + 2;
    pmf_mean(R, candidate_law(c, "p(v)"), v->at);
    double types = (double)T->ny, steps = (double)m + 16 * types; /* powers; each summand beside each */
    if (!chain_affords(t, types * steps * mean_bits(R, v), "the sum of the moment")) return;
    const real_t *sum = real_si(A, 0);
    for (size_t d = 0; d < T->ny; d++) {
        chan_prob(p, T, 0, d);
        if (mpq_sgn(p) == 0) continue;
        sample_mean(mean, count + d * v->cells, v, m);
        sum = real_add(sum, real_scale(real_exp(real_mul(real_si(A, (long)m), info_binary_kl(A, mean, R))), p));
    }

    chain_term(t, MOMENT, sum);
    chain_term(t, XI, maurer_xi_real(A, m));
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

static mpq_ptr set(candidate_t *c, size_t n, const pmf_t *p, long m)
{
    candidate_set_law(c, "p(v)", p);
    candidate_set_ratio(c, "m", m, 1);
    return candidate_table(c, "v", 1, &n);
}

/* Losses 0 and 1: equality. */
static void make_coin(candidate_t *c, draw_t *d, size_t i)
{
    mpq_set_ui(set(c, 2, stock_law(c->home, d, 2, DENSE), 1 + (long)(i % 24)) + 1, 1, 1);
}

static void make_three(candidate_t *c, draw_t *d, size_t i)
{
    mpq_ptr v = set(c, 3, stock_law(c->home, d, 3, ANY_STYLE), 1 + (long)(i % 6));
    long n = DRAW_FROM(d, 2, 3, 10);
    mpq_set_ui(v + 1, 1, 1);
    mpq_set_si(v + 2, draw_int(d, 0, n), (unsigned long)n);
    mpq_canonicalize(v + 2);
}

/* Values within 10^-k of each other. */
static void make_near_constant(candidate_t *c, draw_t *d, size_t i)
{
    mpq_ptr v = set(c, 2, stock_law(c->home, d, 2, DENSE), 1 + (long)(i % 5));
    long n = DRAW_FROM(d, 10, 1000, 1000000), k = draw_int(d, 0, n - 1);
    for (long j = 0; j < 2; j++) {
        mpq_set_si(v + j, k + j, (unsigned long)n);
        mpq_canonicalize(v + j);
    }
}

static const family_t coins = { "coins", "losses 0 and 1, m up to 24: the bound is attained", 96, make_coin };
static const family_t three = { "three", "0, 1 and a third value, m up to 6", 120, make_three };
static const family_t near_constant = { "near-constant", "two values as near as a millionth", 60, make_near_constant };

const lemma_t bottleneck_maurer_convex = {
    .id = "bottleneck/maurer-convex",
    .printed = "Lemma 9",
    .title = "Maurer's moment for bounded losses",
    .statement = "Losses between 0 and 1 have no greater moment than coins of the same mean.",
    .uses = (const char *const[]){ "bottleneck/maurer-moment", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &coins, &three, &near_constant, NULL }, .chain = chain
};
