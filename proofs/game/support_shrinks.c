/* SPDX-License-Identifier: MIT
**
** game/support-shrinks -- where the limit lives.
**
** States    The support of p_inf is inside AO n AP when that is not empty, inside AP|O when it is.
** Given     both readings of the loop.
** Ours      Owner-only: the support is AO. Two-stage: a point that another one dominates (no reward less, one more) dies out, under every
**           law: the support is inside the Pareto set.
** Uses      game/perfect-alignment, game/partial-alignment, game/disjoint-alignment.
*/
#include "proofs/game/families.h"

#include <stdint.h>

static const param_t params[] = { PARAM_OWNER, PARAM_PUBLIC, PARAM_START, PARAM_K, PARAM_M, PARAM_END };

/*! terms */
enum { ZERO, ONE, OFF_BOTH_TWO, OFF_BOTH_OWNER, OFF_APO_TWO, OFF_APO_OWNER, OFF_AO_OWNER, DOMINATED_TWO };

static const term_t terms[] = {
    [ZERO]           = { "0", "0" },
    [ONE]            = { "1", "1" },
    [OFF_BOTH_TWO]   = { "p_inf(X - AO n AP), two-stage", "p_\\infty(X\\setminus A_O\\cap A_P)_{\\text{two-stage}}" },
    [OFF_BOTH_OWNER] = { "p_inf(X - AO n AP), owner-only", "p_\\infty(X\\setminus A_O\\cap A_P)_{\\text{owner-only}}" },
    [OFF_APO_TWO]    = { "p_inf(X - AP|O), disjoint, two-stage", "p_\\infty(X\\setminus A_{P|O})_{\\text{two-stage}}" },
    [OFF_APO_OWNER]  = { "p_inf(X - AP|O), disjoint, owner-only", "p_\\infty(X\\setminus A_{P|O})_{\\text{owner-only}}" },
    [OFF_AO_OWNER]   = { "p_inf(X - AO), owner-only", "p_\\infty(X\\setminus A_O)_{\\text{owner-only}}" },
    [DOMINATED_TWO]  = { "limsup p_t(x)^(1/t), x dominated, two-stage", "\\limsup p_t(x)^{1/t}\\big|_{x\\text{ dominated}}" },
    { NULL, NULL }
};

enum { L_BOTH_TWO, L_BOTH_OWNER, L_APO_TWO, L_APO_OWNER, L_AO_OWNER, L_DOMINATED };

static const link_t links[] = {
    [L_BOTH_TWO]   = { "inside AO n AP, two-stage", OFF_BOTH_TWO, REL_EQ, ZERO, STATEMENT },
    [L_BOTH_OWNER] = { "inside AO n AP, owner-only", OFF_BOTH_OWNER, REL_EQ, ZERO, STATEMENT },
    [L_APO_TWO]    = { "inside AP|O, two-stage", OFF_APO_TWO, REL_EQ, ZERO, STATEMENT },
    [L_APO_OWNER]  = { "inside AP|O, owner-only", OFF_APO_OWNER, REL_EQ, ZERO, STATEMENT },
    [L_AO_OWNER]   = { "inside AO, owner-only", OFF_AO_OWNER, REL_EQ, ZERO, OURS },
    [L_DOMINATED]  = { "inside the Pareto set, two-stage", DOMINATED_TWO, REL_LT, ONE, OURS },
    { .name = NULL }
};

/* p_inf(S) = 0, in a row of its own. */
static void claim_empty(chain_t *t, const dynamics_t *D, const bool *S, unsigned link, unsigned term)
{
    const char *why;
    chain_row(t, "%s", "");
    const certificate_t *C = chain_limit(t, D, &why);
    if (!C) { chain_doubt(t, link, why); return; }
    chain_term(t, ZERO, real_si(t->home, 0));
    chain_term(t, term, term_limit(D, C, S));
}

/* Of the two cases, the links of the other. */
static void set_aside(chain_t *t, const game_t *g)
{
    for (unsigned k = L_BOTH_TWO; k <= L_BOTH_OWNER; k++)
        if (game_disjoint(g)) chain_aside(t, k, "AO and AP do not meet");
    for (unsigned k = L_APO_TWO; k <= L_APO_OWNER; k++)
        if (!game_disjoint(g)) chain_aside(t, k, "%s", game_not_disjoint(g));
    bool dominated = false;
    for (size_t x = 0; x < g->n; x++) dominated |= game_dominator(g, x) != SIZE_MAX;
    if (!dominated) chain_aside(t, L_DOMINATED, "no point is dominated");
}

static void chain(chain_t *t, const candidate_t *c)
{
    const game_t *g = game_of(t, c);
    if (!g || !game_has_gaps(t, g)) return;
    arena_t *A = g->home;
    const dynamics_t *two = game_two_stage(g), *owner = game_owner_only(g);
    const bool *claimed = set_minus(A, g->n, NULL, game_disjoint(g) ? g->AP_O : g->both);
    claim_empty(t, two, claimed, game_disjoint(g) ? L_APO_TWO : L_BOTH_TWO, game_disjoint(g) ? OFF_APO_TWO : OFF_BOTH_TWO);
    claim_empty(t, owner, claimed, game_disjoint(g) ? L_APO_OWNER : L_BOTH_OWNER, game_disjoint(g) ? OFF_APO_OWNER : OFF_BOTH_OWNER);
    claim_empty(t, owner, set_minus(A, g->n, NULL, g->AO), L_AO_OWNER, OFF_AO_OWNER);
    claim_pareto(t, g, "two-stage", (decay_claim_t){ L_DOMINATED, DOMINATED_TWO, ONE });
    set_aside(t, g);
}
/*! end */

const lemma_t game_support_shrinks = {
    .id = "game/support-shrinks",
    .printed = "Remark 1",
    .title = "The support shrinks",
    .statement = "The limit lives on the common favourites, or, when there are none, on what the Public likes best of the Owner's.",
    .uses = (const char *const[]){ "game/perfect-alignment", "game/partial-alignment", "game/disjoint-alignment", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &games_aligned, &games_partial, &games_opposed, &games_unchanged, &games_compromise,
                                           &games_several, &games_random, NULL },
    .chain = chain
};
