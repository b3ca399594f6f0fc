/* SPDX-License-Identifier: MIT
**
** bottleneck/loss-index -- from the loss to the index.
**
** States    R >= Delta P(Jhat != J), with Jhat(a,s) the first index that minimises l(.,a,s).
** Given     A Delta-separable codebook, 0 < Delta <= 1, losses in [0,1]; J uniform on M >= 2, independent of S; any action.
** Idea      Where Jhat != J the loss of J is at least Delta: otherwise both J and Jhat, whose loss is no greater, would be below Delta.
**           Losses are non-negative elsewhere.
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = {
    PARAM_CONTEXTS,
    { "p(a|j,s)", PARAM_LAW, "sja", 0, "the law of the action, for each context and index: the loop and the rule together" },
    PARAM_LOSS, PARAM_DELTA, PARAM_END
};

/*! terms */
enum { S = MIX_S, J = MIX_J };
enum { RISK, DELTA_ERROR };

static const term_t terms[] = {
    [RISK]        = { "R", "R" },
    [DELTA_ERROR] = { "Delta P(Jhat != J)", "\\Delta\\,P(\\hat J\\neq J)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "separation", DELTA_ERROR, REL_LE, RISK, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    if (!mixture_hypotheses(t, c)) return;
    const pmf_t *P = pmf_extend(mixture_index(c), S | J, candidate_channel(c, "p(a|j,s)"));
    const real_t *error = real_rat(c->home, mixture_error(c, P));

    chain_term(t, RISK, mixture_risk(c, P));
    chain_term(t, DELTA_ERROR, real_scale(error, candidate_number(c, "Delta")));
}
/*! end */

static void complete(candidate_t *c, draw_t *d, size_t nS, size_t M)
{
    candidate_set_law(c, "p(s)", stock_law(c->home, d, nS, ANY_STYLE));
    const chan_t **W = ARENA_ARRAY(c->home, const chan_t *, nS);
    for (size_t s = 0; s < nS; s++) W[s] = stock_channel(c->home, d, M, M, ANY_STYLE);
    candidate_set_channels(c, "p(a|j,s)", nS, W);
}

static void make_zero_one(candidate_t *c, draw_t *d, size_t i)
{
    size_t nS = 1 + i % 3, M = 2 + i % 7;
    complete(c, d, nS, M);
    loss_zero_one(c, nS, M);
}

static void make_graded(candidate_t *c, draw_t *d, size_t i)
{
    size_t nS = 1 + i % 3, M = 2 + i % 6;
    complete(c, d, nS, M);
    loss_graded(c, d, nS, M);
}

static void make_missing(candidate_t *c, draw_t *d, size_t i)
{
    size_t nS = 1 + i % 2, M = 2 + i % 5;
    complete(c, d, nS, M);
    loss_missing(c, d, nS, M);
}

static const family_t zero_one = { "zero-one", "the 0-1 loss: the bound is attained", 60, make_zero_one };
static const family_t graded = { "graded", "graded losses, half of them at exactly Delta off the diagonal", 0, make_graded };
static const family_t missing = {
    "missing", "losses that miss separability by one entry: outside the hypotheses, which the entry is named for", 40, make_missing
};

const lemma_t bottleneck_loss_index = {
    .id = "bottleneck/loss-index",
    .printed = "Lemma 6",
    .title = "Separation turns loss into error",
    .statement = "On a Delta-separable codebook the risk of any rule is at least Delta times the error of the index it suggests.",
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &zero_one, &graded, &missing, NULL }, .chain = chain
};
