/* SPDX-License-Identifier: MIT
**
** bottleneck/observable-loss -- training on a loss that can be observed.
**
** States    E lobs(Y,a,S) = E l(U,a,S) for every rule, with the canonical observable loss lobs(y,a,s) = E[l(U,a,s) | Y=y, S=s] where
**           p(y,s) > 0. For any other observable loss g: |E g - R| <= E |g - lobs| <= max |g - lobs|.
** Given     p(s) p(u|s) p(h|u,s) p(y|h,s); a rule a(S,Y), randomised or not; losses l(u,a,s) and g(y,a,s).
** Idea      Condition on (Y,S): given them, U and the action are independent. The triangle inequality; a mean is at most a maximum.
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = {
    PARAM_CONTEXTS, PARAM_TARGETS, PARAM_JUDGMENT, PARAM_ARTICULATION, PARAM_RULE,
    { "l(u,a,s)", PARAM_TABLE, "sua", 0, "the loss, for each context, target value and action" },
    { "g(y,a,s)", PARAM_TABLE, "sya", 0, "another observable loss" },
    PARAM_END
};

/*! terms */
enum { S = LOOP_S, U = LOOP_U, Y = LOOP_Y };
enum { CANONICAL, RISK, OFF, MEAN_OFF, MAX_OFF };

static const term_t terms[] = {
    [CANONICAL] = { "E lobs(Y,a,S)", "\\mathbb E\\,\\ell_{\\mathrm{obs}}(Y,a,S)" },
    [RISK]      = { "E l(U,a,S)", "\\mathbb E\\,\\ell(U,a,S)" },
    [OFF]       = { "|E g - R|", "|\\mathbb E\\,g-R|" },
    [MEAN_OFF]  = { "E |g - lobs|", "\\mathbb E\\,|g-\\ell_{\\mathrm{obs}}|" },
    [MAX_OFF]   = { "max |g - lobs|", "\\max|g-\\ell_{\\mathrm{obs}}|" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "canonical loss", CANONICAL, REL_EQ, RISK, STATEMENT },
    { "mean deviation", OFF, REL_LE, MEAN_OFF, OURS },
    { "greatest deviation", MEAN_OFF, REL_LE, MAX_OFF, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* lobs(y,a,s) = sum_u P(u|y,s) l(u,a,s), in the order s, y, a; 0 where p(y,s) = 0. */
static mpq_ptr canonical(const candidate_t *c, const pmf_t *P_suy)
{
    size_t nS = P_suy->dim[0], nU = P_suy->dim[1], nY = P_suy->dim[2], nA = candidate_dim(c, 'a');
    mpq_srcptr l = candidate_value(c, "l(u,a,s)")->at;
    mpq_ptr lobs = arena_mpq(c->home, nS * nY * nA), mass = arena_mpq(c->home, nS * nY), q = arena_mpq(c->home, 1);
    for (size_t i = 0; i < P_suy->cells; i++) {
        size_t s = i / (nU * nY), u = i / nY % nU, sy = s * nY + i % nY;
        pmf_prob(q, P_suy, i);
        mpq_add(mass + sy, mass + sy, q);
        for (size_t a = 0; a < nA; a++) {
            mpq_t term;
            mpq_init(term);
            mpq_mul(term, q, l + (s * nU + u) * nA + a);
            mpq_add(lobs + sy * nA + a, lobs + sy * nA + a, term);
            mpq_clear(term);
        }
    }
    for (size_t i = 0; i < nS * nY * nA; i++)
        if (mpq_sgn(mass + i / nA) > 0) mpq_div(lobs + i, lobs + i, mass + i / nA);
    return lobs;
}

/* E l(U,a(S,Y),S), summed over u, y and a without the canonical loss. */
static void risk_of(mpq_ptr risk, const candidate_t *c, const pmf_t *P_suy)
{
    enum { FIRST = 1, THIRD = 4, FOURTH = 8 };
    const pmf_t *P = pmf_extend(P_suy, FIRST | THIRD, candidate_channel(c, "p(a|s,y)"));
    pmf_mean(risk, pmf_marginal(P, FIRST | 2 | FOURTH), candidate_value(c, "l(u,a,s)")->at);
}

static void chain(chain_t *t, const candidate_t *c)
{
    arena_t *A = c->home;
    const pmf_t *P_suy = pmf_marginal(loop_law(c), S | U | Y);
    enum { FIRST = 1, SECOND = 2 };
    const pmf_t *P_sya = pmf_extend(pmf_marginal(P_suy, 1 | 4), FIRST | SECOND, candidate_channel(c, "p(a|s,y)"));
    mpq_ptr lobs = canonical(c, P_suy), off = arena_mpq(A, P_sya->cells), value = arena_mpq(A, 5);
    mpq_srcptr g = candidate_value(c, "g(y,a,s)")->at;
    mpq_ptr mean_lobs = value, mean_g = value + 1, mean_off = value + 2, most = value + 3, risk = value + 4;
    const pmf_t *P_sy = pmf_marginal(P_suy, 1 | 4);
    for (size_t i = 0; i < P_sya->cells; i++) {
        mpq_sub(off + i, g + i, lobs + i);
        mpq_abs(off + i, off + i);
        bool seen = mpz_sgn(P_sy->num + i / candidate_dim(c, 'a')) > 0;
        if (seen && mpq_cmp(off + i, most) > 0) mpq_set(most, off + i);
    }
    pmf_mean(mean_lobs, P_sya, lobs);
    pmf_mean(mean_g, P_sya, g);
    pmf_mean(mean_off, P_sya, off);
    risk_of(risk, c, P_suy);
    mpq_sub(mean_g, mean_g, risk);
    mpq_abs(mean_g, mean_g);

    chain_term(t, CANONICAL, real_rat(A, mean_lobs));
    chain_term(t, RISK, real_rat(A, risk));
    chain_term(t, OFF, real_rat(A, mean_g));
    chain_term(t, MEAN_OFF, real_rat(A, mean_off));
    chain_term(t, MAX_OFF, real_rat(A, most));
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

static void table(candidate_t *c, draw_t *d, const char *name, size_t nS, size_t n, size_t nA)
{
    long unit = DRAW_FROM(d, 1, 2, 10, 1000);
    mpq_ptr at = candidate_table(c, name, 3, (size_t[]){ nS, n, nA });
    for (size_t i = 0; i < nS * n * nA; i++) {
        mpq_set_si(at + i, draw_int(d, 0, unit), (unsigned long)unit);
        mpq_canonicalize(at + i);
    }
}

/* g random, constant, or the loss of the label taken at its word. */
static void complete(candidate_t *c, draw_t *d, stages_t g, size_t i)
{
    arena_t *A = c->home;
    size_t nU = g.judgment[0]->nx, nY = g.articulation[0]->ny, nA = (size_t)draw_int(d, 1, 4), nS = g.contexts;
    stages_set(c, &g);
    candidate_set_channel(c, "p(u|s)", stock_channel(A, d, nS, nU, ANY_STYLE));
    table(c, d, "l(u,a,s)", nS, nU, nA);
    table(c, d, "g(y,a,s)", nS, nY, nA);
    const chan_t *rule = i % 2 ? stock_map(A, d, nS * nY, nA) : stock_channel(A, d, nS * nY, nA, ANY_STYLE);
    mpq_ptr p = candidate_table(c, "p(a|s,y)", 3, (size_t[]){ nS, nY, nA });
    for (size_t k = 0; k < nS * nY * nA; k++) chan_prob(p + k, rule, k / nA, k % nA);
    mpq_ptr other = candidate_value(c, "g(y,a,s)")->at;
    mpq_srcptr l = candidate_value(c, "l(u,a,s)")->at;
    for (size_t k = 0; i % 3 == 1 && k < nS * nY * nA; k++)
        mpq_set(other + k, l + (k / (nY * nA) * nU + k / nA % nY % nU) * nA + k % nA);
}

static void make_corner(candidate_t *c, draw_t *d, size_t i) { complete(c, d, stages_corner(c->home, i), i); }
static void make_context(candidate_t *c, draw_t *d, size_t i) { complete(c, d, stages_contexts(c->home, i), i); }
static void make_random(candidate_t *c, draw_t *d, size_t i) { complete(c, d, stages_random(c->home, d), i); }

static const family_t corners = { "corners", "every pair of corner stages", STAGES_CORNERS, make_corner };
static const family_t contexts = { "contexts", "the coin, incompatible stages, opposed contexts", STAGES_CONTEXTS, make_context };
static const family_t drawn = { "random", "random loops, losses and rules; g random or the label taken at its word", 0, make_random };

const lemma_t bottleneck_observable_loss = {
    .id = "bottleneck/observable-loss",
    .printed = "Lemma 14",
    .title = "The canonical observable loss",
    .statement = "The canonical observable loss has the true risk of every rule; any other is off by at most its mean deviation.",
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &corners, &contexts, &drawn, NULL }, .chain = chain
};
