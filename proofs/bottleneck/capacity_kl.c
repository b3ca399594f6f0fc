/* SPDX-License-Identifier: MIT
**
** bottleneck/capacity-kl -- capacity bounds what the posterior spends, but for a residual.
**
** States    I(theta;D) = I(theta;U^m) + rho, rho = I(theta;D|U^m);
**           I(theta;U^m) <= I(D;U^m) = m I(U;S,Y) = m (I(U;S) + I(U;Y|S)) <= m (I(U;S) + Cbar);
**           hence E KL(Q_D||P) <= m (Cbar + I(U;S)) + rho + KL(Qbar||P). On the codebook mixture the same with J^m for U^m, where
**           the context term is I(J;S) = 0. And rho <= m H(S,Y|U). The abstract's bare form: E KL(Q_D||P) <= m Cbar.
** Given     (U_i,S_i,Y_i) i.i.d. from the loop; theta depends on U^m through D alone.
** Idea      The chain rule and data processing along U^m -> D -> theta; independence over i; I(U;Y|S) <= Cbar; the split of
**           E KL(Q_D||P). The bare form drops rho, the context and the prior's displacement, none of which need vanish.
** Method    Data sets and latent values are enumerated as sequences.
** Uses      bottleneck/kl-split, bottleneck/cascade-capacity.
*/
#include "proofs/bottleneck/latent.h"

static const param_t params[] = {
    PARAM_CONTEXTS, PARAM_INDEX_LAW, PARAM_CODEBOOK, PARAM_JUDGMENT, PARAM_ARTICULATION, PARAM_PRIOR, PARAM_POSTERIOR, PARAM_M, PARAM_END
};

/*! terms */
enum { S = ONE_S, J = ONE_J, U = ONE_U, Y = ONE_Y };
enum { THETA_D, SPLIT, THETA_U, D_U, SINGLE, CONTEXT_LABEL, CAPACITY, SPENT, SPENT_MAX, BARE, SPENT_MAX_J, RHO, RHO_MAX };

static const term_t terms[] = {
    [THETA_D]       = { "I(theta;D)", "I(\\theta;D)" },
    [SPLIT]         = { "I(theta;U^m) + rho", "I(\\theta;U^m)+\\rho" },
    [THETA_U]       = { "I(theta;U^m)", "I(\\theta;U^m)" },
    [D_U]           = { "I(D;U^m)", "I(D;U^m)" },
    [SINGLE]        = { "m I(U;S,Y)", "m\\,I(U;S,Y)" },
    [CONTEXT_LABEL] = { "m (I(U;S) + I(U;Y|S))", "m\\bigl(I(U;S)+I(U;Y\\mid S)\\bigr)" },
    [CAPACITY]      = { "m (I(U;S) + Cbar)", "m\\bigl(I(U;S)+\\bar C\\bigr)" },
    [SPENT]         = { "E KL(Q_D||P)", "\\mathbb E\\,\\mathrm{KL}(Q_D\\Vert P)" },
    [SPENT_MAX]     = { "m (Cbar + I(U;S)) + rho + KL(Qbar||P)", "m\\bigl(\\bar C+I(U;S)\\bigr)+\\rho+\\mathrm{KL}(\\bar Q\\Vert P)" },
    [BARE]          = { "m Cbar", "m\\bar C" },
    [SPENT_MAX_J]   = { "m Cbar + rho_J + KL(Qbar||P)", "m\\bar C+\\rho_J+\\mathrm{KL}(\\bar Q\\Vert P)" },
    [RHO]           = { "rho", "\\rho" },
    [RHO_MAX]       = { "m H(S,Y|U)", "m\\,H(S,Y\\mid U)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "residual", THETA_D, REL_EQ, SPLIT, STEP },
    { "data processing", THETA_U, REL_LE, D_U, STEP },
    { "independent draws", D_U, REL_EQ, SINGLE, STEP },
    { "context and label", SINGLE, REL_EQ, CONTEXT_LABEL, STEP },
    { "capacity", CONTEXT_LABEL, REL_LE, CAPACITY, STEP },
    { "mean divergence", SPENT, REL_LE, SPENT_MAX, STATEMENT },
    { "mean divergence, codebook", SPENT, REL_LE, SPENT_MAX_J, OURS },
    { "size of the residual", RHO, REL_LE, RHO_MAX, OURS },
    { "bare form of the abstract", SPENT, REL_LE, BARE, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    latent_t L;
    if (!latent_open(&L, t, c, false)) return;
    const real_t *rho = latent_residual(L.with_U), *mCbar = latent_times_m(&L, loop_capacity(c));
    const real_t *context = latent_context(&L), *theta_U = info_mutual(L.with_U, THETA, LATENT);
    const real_t *m_context = latent_times_m(&L, context), *moved = latent_displacement(&L);

    chain_term(t, THETA_D, latent_information(&L));
    chain_term(t, SPLIT, real_add(theta_U, rho));
    chain_term(t, THETA_U, theta_U);
    chain_term(t, D_U, info_mutual(L.with_U, DATA, LATENT));
    chain_term(t, SINGLE, latent_times_m(&L, info_mutual(L.one, U, S | Y)));
    chain_term(t, CONTEXT_LABEL, latent_times_m(&L, real_add(context, info_mutual_given(L.one, U, Y, S))));
    chain_term(t, CAPACITY, real_add(m_context, mCbar));
    chain_term(t, SPENT, latent_spent(&L));
    chain_term(t, SPENT_MAX, real_add(real_add(mCbar, m_context), real_add(rho, moved)));
    chain_term(t, BARE, mCbar);
    chain_term(t, RHO, rho);
    chain_term(t, RHO_MAX, latent_times_m(&L, info_entropy_given(L.one, S | Y, U)));
    if (!pmf_is_uniform(L.one, J)) { chain_outside(t, "the index J is not uniform: no codebook mixture"); return; }
    chain_term(t, SPENT_MAX_J, real_add(mCbar, real_add(latent_residual(L.with_J), moved)));
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

static void complete(candidate_t *c, draw_t *d, stages_t g, size_t i)
{
    size_t nZ = g.contexts * g.articulation[0]->ny;
    unsigned long m = 1 + i % (nZ <= 2 ? 3 : 2);
    latent_draw(c, d, &g, 2 + i % 2, i % 3 != 2, m, (int)(i / 2 % LATENT_KERNELS));
}

/* The smallest kernel that remembers pure noise: one useless fair label, theta a copy of it; and priors displaced from Qbar. */
static void make_noise(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t n = 2 + i / 4 % 3;
    const chan_t *one = chan_noiseless(A, 1), *fair = chan_useless(A, 1, pmf_uniform(A, n));
    stages_t g = { 1, pmf_uniform(A, 1), &one, &fair };
    latent_draw(c, d, &g, 2, true, 1, i % 2 ? LATENT_PRIOR : LATENT_COPY);
    candidate_set_law(c, "P(theta)", i % 4 < 2 ? pmf_uniform(A, n) : stock_law(A, d, n, DENSE));
    candidate_set_channel(c, "Q(theta|d)", i % 2 ? chan_useless(A, n, pmf_uniform(A, n)) : chan_noiseless(A, n));
}

static void make_stages(candidate_t *c, draw_t *d, size_t i) { complete(c, d, latent_stages(c->home, d, i), i); }

static const family_t noise = { "noise", "a useless label remembered, and displaced priors", 24, make_noise };
static const family_t stages = { "stages", "corner, swept and random loops; kernels that copy, ignore or map the data, or are random", 0, make_stages };

const lemma_t bottleneck_capacity_kl = {
    .id = "bottleneck/capacity-kl",
    .printed = "Lemma 12",
    .title = "Capacity and the divergence of the posterior",
    .statement = "The mean divergence of the posterior is at most m (Cbar + I(U;S)), plus what it keeps of the data beyond the latent values, plus "
                 "the displacement of the prior.",
    .uses = (const char *const[]){ "bottleneck/kl-split", "bottleneck/cascade-capacity", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &noise, &stages, NULL }, .chain = chain
};
