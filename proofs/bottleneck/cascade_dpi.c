/* SPDX-License-Identifier: MIT
**
** bottleneck/cascade-dpi -- data processing given the context.
**
** States    I(U;Y|S=s) <= I(U;H|S=s) and I(U;Y|S=s) <= I(H;Y|S=s), for every s; and the same averaged over S.
** Given     p(s) p(u|s) p(h|u,s) p(y|h,s): given S = s, U -> H -> Y is a Markov chain.
** Idea      I(U;H,Y|s) expands two ways by the chain rule; I(U;Y|H,s) = 0. The same from the other end.
** Source    Cover and Thomas, Theorem 2.8.1; the paper's cascade proposition.
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = { PARAM_CONTEXTS, PARAM_TARGETS, PARAM_JUDGMENT, PARAM_ARTICULATION, PARAM_END };

/*! terms */
enum { S = LOOP_S, U = LOOP_U, H = LOOP_H, Y = LOOP_Y };
enum { UY_s, UH_s, HY_s, UY, UH, HY };

static const term_t terms[] = {
    [UY_s] = { "I(U;Y|S=s)", "I(U;Y\\mid S{=}s)" },
    [UH_s] = { "I(U;H|S=s)", "I(U;H\\mid S{=}s)" },
    [HY_s] = { "I(H;Y|S=s)", "I(H;Y\\mid S{=}s)" },
    [UY]   = { "I(U;Y|S)", "I(U;Y\\mid S)" },
    [UH]   = { "I(U;H|S)", "I(U;H\\mid S)" },
    [HY]   = { "I(H;Y|S)", "I(H;Y\\mid S)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "judgment", UY_s, REL_LE, UH_s, STATEMENT },
    { "articulation", UY_s, REL_LE, HY_s, STATEMENT },
    { "judgment, averaged", UY, REL_LE, UH, STATEMENT },
    { "articulation, averaged", UY, REL_LE, HY, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const pmf_t *P = loop_law(c);
    for (size_t s = 0; s < candidate_dim(c, 's'); s++) {
        const pmf_t *P_s = pmf_given(P, S, s);
        if (!P_s) continue; /* p(s) = 0: nothing is claimed */
        chain_row(t, "s=%zu", s);
        chain_term(t, UY_s, info_mutual(P_s, U, Y));
        chain_term(t, UH_s, info_mutual(P_s, U, H));
        chain_term(t, HY_s, info_mutual(P_s, H, Y));
    }
    chain_row(t, "%s", "");
    chain_term(t, UY, info_mutual_given(P, U, Y, S));
    chain_term(t, UH, info_mutual_given(P, U, H, S));
    chain_term(t, HY, info_mutual_given(P, H, Y, S));
}
/*! end */

static const family_t *const families[] = { &loop_corners, &loop_sweep, &loop_contexts, &loop_random, NULL };

const lemma_t bottleneck_cascade_dpi = {
    .id = "bottleneck/cascade-dpi",
    .printed = "Lemma 1",
    .title = "Data processing given the context",
    .statement = "In every context, and on average, the label knows no more of the target value than the judgment does, "
                 "and no more of it than of the judgment.",
    .params = params, .terms = terms, .links = links, .families = families, .chain = chain
};
