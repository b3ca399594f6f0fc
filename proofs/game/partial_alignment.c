/* SPDX-License-Identifier: MIT
**
** game/partial-alignment -- favourites that meet without being the same.
**
** States    When AO and AP meet and AO != AP: p_t(X - (AO n AP)) <= C e^(-c t), and p_inf is p0 restricted to AO n AP, renormalised.
** Given     both readings of the loop, every K, M >= 2.
** Idea      A point of AO n AP is never less fit than another, and fitter in one stage than any point off AO n AP.
** Ours      Under owner-only nothing tells the points of AO apart: the limit is p0 restricted to AO, and the claim holds only when AO
**           is a part of AP.
** Uses      game/weight, game/outside-mass.
*/
#include "proofs/game/families.h"

static const param_t params[] = { PARAM_OWNER, PARAM_PUBLIC, PARAM_START, PARAM_K, PARAM_M, PARAM_END };

/*! terms */
enum { ONE, DECAY_TWO, DECAY_OWNER, DECAY_WITHIN, ON_BOTH, LIMIT_TWO, LIMIT_OWNER, ON_AO };

static const term_t terms[] = {
    [ONE]          = { "1", "1" },
    [DECAY_TWO]    = { "limsup p_t(X - AO n AP)^(1/t), two-stage", "\\limsup p_t(X\\setminus A_O\\cap A_P)^{1/t}_{\\text{two-stage}}" },
    [DECAY_OWNER]  = { "limsup p_t(X - AO n AP)^(1/t), owner-only", "\\limsup p_t(X\\setminus A_O\\cap A_P)^{1/t}_{\\text{owner-only}}" },
    [DECAY_WITHIN] = { "the same, AO within AP", "\\limsup p_t(X\\setminus A_O)^{1/t}\\big|_{A_O\\subset A_P}" },
    [ON_BOTH]      = { "p0(x)/p0(AO n AP) on AO n AP, else 0", "p_0(x)\\mathbf 1_{A_O\\cap A_P}(x)/p_0(A_O\\cap A_P)" },
    [LIMIT_TWO]    = { "lim p_t(x), two-stage", "\\lim p_t(x)_{\\text{two-stage}}" },
    [LIMIT_OWNER]  = { "lim p_t(x), owner-only", "\\lim p_t(x)_{\\text{owner-only}}" },
    [ON_AO]        = { "p0(x)/p0(AO) on AO, else 0", "p_0(x)\\mathbf 1_{A_O}(x)/p_0(A_O)" },
    { NULL, NULL }
};

enum { L_DECAY_TWO, L_DECAY_OWNER, L_LIMIT_TWO, L_LIMIT_OWNER, L_OURS_DECAY, L_OURS_LIMIT };

static const link_t links[] = {
    [L_DECAY_TWO]   = { "exponential, two-stage", DECAY_TWO, REL_LT, ONE, STATEMENT },
    [L_DECAY_OWNER] = { "exponential, owner-only", DECAY_OWNER, REL_LT, ONE, STATEMENT },
    [L_LIMIT_TWO]   = { "limit, two-stage", LIMIT_TWO, REL_EQ, ON_BOTH, STATEMENT },
    [L_LIMIT_OWNER] = { "limit, owner-only", LIMIT_OWNER, REL_EQ, ON_BOTH, STATEMENT },
    [L_OURS_DECAY]  = { "exponential, owner-only, AO within AP", DECAY_WITHIN, REL_LT, ONE, OURS },
    [L_OURS_LIMIT]  = { "limit on AO, owner-only", LIMIT_OWNER, REL_EQ, ON_AO, OURS },
    { .name = NULL }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const game_t *g = game_of(t, c);
    if (!g) return;
    if (!game_has_gaps(t, g)) return;
    if (game_disjoint(g)) { chain_outside(t, "AO and AP do not meet"); return; }
    if (game_aligned(g)) { chain_outside(t, "AO = AP"); return; }
    const bool *off = set_minus(g->home, g->n, NULL, g->both);
    const dynamics_t *two = game_two_stage(g), *owner = game_owner_only(g);
    claim_decay(t, two, off, (decay_claim_t){ L_DECAY_TWO, DECAY_TWO, ONE });
    claim_decay(t, owner, off, (decay_claim_t){ L_DECAY_OWNER, DECAY_OWNER, ONE });
    if (set_within(g->n, g->AO, g->AP)) claim_decay(t, owner, off, (decay_claim_t){ L_OURS_DECAY, DECAY_WITHIN, ONE });
    claim_limit(t, two, g->both, (limit_claim_t){ L_LIMIT_TWO, LIMIT_TWO, ON_BOTH });
    claim_limit(t, owner, g->both, (limit_claim_t){ L_LIMIT_OWNER, LIMIT_OWNER, ON_BOTH });
    claim_limit(t, owner, g->AO, (limit_claim_t){ L_OURS_LIMIT, LIMIT_OWNER, ON_AO });
    if (!set_within(g->n, g->AO, g->AP)) chain_aside(t, L_OURS_DECAY, "%s", game_not_within(g));
}
/*! end */

const lemma_t game_partial_alignment = {
    .id = "game/partial-alignment",
    .printed = "Theorem 3",
    .title = "Partial alignment",
    .statement = "When the favourites meet, all but the common ones dies out exponentially, and on them p0 keeps its ratios.",
    .uses = (const char *const[]){ "game/weight", "game/outside-mass", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &games_partial, NULL }, .chain = chain
};
