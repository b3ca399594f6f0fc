/* SPDX-License-Identifier: MIT
**
** bottleneck/index-context -- from the index to the target value.
**
** States    I(J;Y,S) = I(J;Y|S) when J is independent of S. Then I(J;Y|S) = I(U;Y|S) for a codebook U = u_J(S), injective or
**           not, and I(J;Y|S) <= I(U;Y|S) for a stochastic encoder p(u|j,s). Without independence, the identity
**           I(J;Y,S) = I(J;S) + I(J;Y|S).
** Given     p(s,j) p(u|j,s) p(h|u,s) p(y|h,s).
** Idea      The chain rule, with I(J;S) = 0 under independence. Given S, J -> U -> Y is a Markov chain; for a codebook U is a
**           function of (J,S), so U -> J -> Y is one too.
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = {
    { "p(s,j)", PARAM_JOINT, "sj", 0, "the joint law of context and index" },
    { "p(u|j,s)", PARAM_LAW, "sju", 0, "the encoder, for each context and index" },
    PARAM_JUDGMENT, PARAM_ARTICULATION, PARAM_END
};

/*! terms */
enum { S = 1, J = 2, U = 4, H = 8, Y = 16 };
enum { J_YS, J_Y_GIVEN_S, U_Y_CODEBOOK, U_Y_ENCODER, CHAIN_RULE };

static const term_t terms[] = {
    [J_YS]         = { "I(J;Y,S)", "I(J;Y,S)" },
    [J_Y_GIVEN_S]  = { "I(J;Y|S)", "I(J;Y\\mid S)" },
    [U_Y_CODEBOOK] = { "I(U;Y|S), U = u_J(S)", "I(U;Y\\mid S)\\big|_{U=u_J(S)}" },
    [U_Y_ENCODER]  = { "I(U;Y|S)", "I(U;Y\\mid S)" },
    [CHAIN_RULE]   = { "I(J;S) + I(J;Y|S)", "I(J;S)+I(J;Y\\mid S)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "independent index", J_YS, REL_EQ, J_Y_GIVEN_S, STATEMENT },
    { "codebook", J_Y_GIVEN_S, REL_EQ, U_Y_CODEBOOK, STATEMENT },
    { "encoder", J_Y_GIVEN_S, REL_LE, U_Y_ENCODER, STATEMENT },
    { "chain rule", J_YS, REL_EQ, CHAIN_RULE, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* U is a function of (J,S). */
static bool is_codebook(const candidate_t *c)
{
    const value_t *v = candidate_value(c, "p(u|j,s)");
    for (size_t i = 0; i < v->cells; i++)
        if (mpq_sgn(v->at + i) != 0 && mpq_cmp_ui(v->at + i, 1, 1) != 0) return false;
    return true;
}

static void chain(chain_t *t, const candidate_t *c)
{
    const pmf_t *P = candidate_law(c, "p(s,j)");
    P = pmf_extend(P, S | J, candidate_channel(c, "p(u|j,s)"));
    P = pmf_extend(P, S | U, candidate_channel(c, "p(h|u,s)"));
    P = pmf_extend(P, S | H, candidate_channel(c, "p(y|h,s)"));
    const real_t *J_YS_ = info_mutual(P, J, Y | S), *given_S = info_mutual_given(P, J, Y, S);

    chain_row(t, "%s", "");
    chain_term(t, J_YS, J_YS_);
    chain_term(t, CHAIN_RULE, real_add(info_mutual(P, J, S), given_S));

    if (!pmf_independent(P, J, S)) { chain_outside(t, "the index J depends on the context S"); return; }
    chain_row(t, "%s", "");
    chain_term(t, J_YS, J_YS_);
    chain_term(t, J_Y_GIVEN_S, given_S);
    chain_term(t, U_Y_ENCODER, info_mutual_given(P, U, Y, S));
    if (is_codebook(c)) chain_term(t, U_Y_CODEBOOK, info_mutual_given(P, U, Y, S));
    else chain_outside(t, "the encoder is stochastic: no codebook U = u_J(S)");
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

/* p(s) 1/M, p(s) p(j), or any law of (s,j). */
static void set_index(candidate_t *c, draw_t *d, const pmf_t *p_s, size_t M, size_t kind)
{
    arena_t *A = c->home;
    const chan_t *p_j = chan_of_law(kind == 1 ? stock_law(A, d, M, ANY_STYLE) : pmf_uniform(A, M));
    if (kind < 2) candidate_set_law(c, "p(s,j)", pmf_extend(p_s, 0, p_j));
    else candidate_set_law(c, "p(s,j)", pmf_extend(p_s, 1, stock_channel(A, d, p_s->cells, M, ANY_STYLE)));
}

static void complete(candidate_t *c, draw_t *d, stages_t g, size_t M, size_t kind, bool stochastic)
{
    arena_t *A = c->home;
    size_t nU = g.judgment[0]->nx;
    candidate_set_channels(c, "p(h|u,s)", g.contexts, g.judgment);
    candidate_set_channels(c, "p(y|h,s)", g.contexts, g.articulation);
    set_index(c, d, g.law, M, kind);
    const chan_t **encoder = ARENA_ARRAY(A, const chan_t *, g.contexts);
    for (size_t s = 0; s < g.contexts; s++)
        encoder[s] = stochastic ? stock_channel(A, d, M, nU, ANY_STYLE) : stock_map(A, d, M, nU);
    candidate_set_channels(c, "p(u|j,s)", g.contexts, encoder);
}

static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    complete(c, d, stages_corner(c->home, i), 2 + i % 4, 0, i % 5 == 4);
}

static void make_codebook(candidate_t *c, draw_t *d, size_t i)
{
    size_t M = (size_t)draw_int(d, 2, 6);
    complete(c, d, stages_random(c->home, d), M, i % 2, false);
}

static void make_encoder(candidate_t *c, draw_t *d, size_t i)
{
    size_t M = (size_t)draw_int(d, 2, 5);
    complete(c, d, stages_random(c->home, d), M, i % 2, true);
}

static void make_dependent(candidate_t *c, draw_t *d, size_t i)
{
    size_t M = (size_t)draw_int(d, 2, 5);
    complete(c, d, stages_random(c->home, d), M, 2, i % 2);
}

static const family_t corners = { "corners", "uniform index, every pair of corner stages", STAGES_CORNERS, make_corner };
static const family_t codebooks = { "codebooks", "independent index, random codebooks, mostly not injective", 0, make_codebook };
static const family_t encoders = { "encoders", "independent index, random stochastic encoders", 0, make_encoder };
static const family_t dependent = { "dependent", "an index that depends on the context", 0, make_dependent };

const lemma_t bottleneck_index_context = {
    .id = "bottleneck/index-context",
    .printed = "Lemma 5",
    .title = "Index, context and target value",
    .statement = "For an index independent of the context, what label and context tell of it is what the label tells of the target "
                 "value given the context.",
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &corners, &codebooks, &encoders, &dependent, NULL }, .chain = chain
};
