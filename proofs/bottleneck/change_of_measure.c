/* SPDX-License-Identifier: MIT
**
** bottleneck/change-of-measure -- the change of measure (Donsker and Varadhan).
**
** States    E_Q f <= KL(Q||P) + log E_P e^f.
** Given     laws P, Q on one finite class; f = log w, w > 0 rational.
** Idea      The difference is KL(Q||G) with the Gibbs law G ~ P e^f: it is >= 0, and 0 exactly at Q = G.
** Source    Donsker and Varadhan (1975); Csiszar (1975).
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = {
    { "P(theta)", PARAM_LAW, "t", 0, "the prior" },
    { "Q(theta)", PARAM_LAW, "t", 0, "the posterior" },
    { "e^f(theta)", PARAM_TABLE, "t", 0, "e^f, positive" },
    PARAM_END
};

/*! terms */
enum { MEAN, BOUND };

static const term_t terms[] = {
    [MEAN]  = { "E_Q f", "\\mathbb E_Qf" },
    [BOUND] = { "KL(Q||P) + log E_P e^f", "\\mathrm{KL}(Q\\Vert P)+\\log\\mathbb E_P\\,e^f" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "change of measure", MEAN, REL_LE, BOUND, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    arena_t *A = c->home;
    const pmf_t *P = candidate_law(c, "P(theta)"), *Q = candidate_law(c, "Q(theta)");
    const value_t *w = candidate_value(c, "e^f(theta)");
    const real_t *mean = real_si(A, 0);
    mpq_ptr q = arena_mpq(A, 1);
    for (size_t k = 0; k < w->cells; k++) {
        if (mpq_sgn(w->at + k) <= 0) { chain_outside(t, "e^f(theta) at theta=%zu is not positive", k); return; }
        pmf_prob(q, Q, k);
        mean = real_add(mean, real_scale(real_log_rat(A, w->at + k), q));
    }
    pmf_mean(q, P, w->at);

    chain_term(t, MEAN, mean);
    chain_term(t, BOUND, real_add(info_kl(Q, P), real_log_rat(A, q)));
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

static void weights(candidate_t *c, draw_t *d, size_t n)
{
    mpq_ptr w = candidate_table(c, "e^f(theta)", 1, &n);
    long most = DRAW_FROM(d, 1, 2, 10, 1000000);
    for (size_t k = 0; k < n; k++) {
        long below = draw_int(d, 1, most), above = draw_int(d, 1, most);
        mpq_set_si(w + k, above, (unsigned long)below);
        mpq_canonicalize(w + k);
    }
}

static const pmf_t *prior(candidate_t *c, draw_t *d, size_t n)
{
    const pmf_t *P = draw_once_in(d, 3) ? pmf_uniform(c->home, n) : stock_law(c->home, d, n, ANY_STYLE);
    candidate_set_law(c, "P(theta)", P);
    return P;
}

/* Q ~ P e^f: equality. */
static void make_gibbs(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = 1 + i % 12;
    const pmf_t *P = prior(c, d, n);
    weights(c, d, n);
    mpq_ptr q = candidate_table(c, "Q(theta)", 1, &n), sum = arena_mpq(c->home, 1);
    for (size_t k = 0; k < n; k++) {
        pmf_prob(q + k, P, k);
        mpq_mul(q + k, q + k, candidate_value(c, "e^f(theta)")->at + k);
        mpq_add(sum, sum, q + k);
    }
    for (size_t k = 0; k < n; k++) mpq_div(q + k, q + k, sum);
}

/* Point masses, on the support of P and off it. */
static void make_point(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = 1 + i % 6;
    prior(c, d, n);
    weights(c, d, n);
    candidate_set_law(c, "Q(theta)", pmf_point(c->home, n, i / 6 % n));
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = (size_t)draw_int(d, 1, 12);
    (void)i;
    prior(c, d, n);
    weights(c, d, n);
    candidate_set_law(c, "Q(theta)", stock_law(c->home, d, n, ANY_STYLE));
}

static const family_t gibbs = { "gibbs", "the Gibbs law Q ~ P e^f: the bound is attained", 120, make_gibbs };
static const family_t points = { "points", "point masses, on the support of the prior and off it", 120, make_point };
static const family_t random_laws = { "random", "random laws, often not absolutely continuous", 0, make_random };

const lemma_t bottleneck_change_of_measure = {
    .id = "bottleneck/change-of-measure",
    .printed = "Lemma 7",
    .title = "Change of measure",
    .statement = "A mean under the posterior is at most the divergence from the prior plus the log-moment under the prior.",
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &gibbs, &points, &random_laws, NULL }, .chain = chain
};
