/* SPDX-License-Identifier: MIT
**
** game/mode-collapse -- one common favourite takes everything.
**
** States    With AO = AP = {x*}: p_t -> the point mass at x*, exponentially.
** Given     both readings of the loop, every K, M >= 2.
** Idea      game/perfect-alignment with A = {x*}.
** Uses      game/perfect-alignment.
*/
#include "proofs/game/families.h"

static const param_t params[] = { PARAM_OWNER, PARAM_PUBLIC, PARAM_START, PARAM_K, PARAM_M, PARAM_END };

/*! terms */
enum { ONE, DECAY_TWO, DECAY_OWNER, POINT_MASS, LIMIT_TWO, LIMIT_OWNER };

static const term_t terms[] = {
    [ONE]         = { "1", "1" },
    [DECAY_TWO]   = { "limsup (1-p_t(x*))^(1/t), two-stage", "\\limsup(1-p_t(x^*))^{1/t}_{\\text{two-stage}}" },
    [DECAY_OWNER] = { "limsup (1-p_t(x*))^(1/t), owner-only", "\\limsup(1-p_t(x^*))^{1/t}_{\\text{owner-only}}" },
    [POINT_MASS]  = { "1{x = x*}", "\\mathbf 1\\{x=x^*\\}" },
    [LIMIT_TWO]   = { "lim p_t(x), two-stage", "\\lim p_t(x)_{\\text{two-stage}}" },
    [LIMIT_OWNER] = { "lim p_t(x), owner-only", "\\lim p_t(x)_{\\text{owner-only}}" },
    { NULL, NULL }
};

enum { L_DECAY_TWO, L_DECAY_OWNER, L_LIMIT_TWO, L_LIMIT_OWNER };

static const link_t links[] = {
    [L_DECAY_TWO]   = { "exponential, two-stage", DECAY_TWO, REL_LT, ONE, STATEMENT },
    [L_DECAY_OWNER] = { "exponential, owner-only", DECAY_OWNER, REL_LT, ONE, STATEMENT },
    [L_LIMIT_TWO]   = { "point mass, two-stage", LIMIT_TWO, REL_EQ, POINT_MASS, STATEMENT },
    [L_LIMIT_OWNER] = { "point mass, owner-only", LIMIT_OWNER, REL_EQ, POINT_MASS, STATEMENT },
    { .name = NULL }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const game_t *g = game_of(t, c);
    if (!g) return;
    if (!game_aligned(g)) { chain_outside(t, "%s", game_not_aligned(g)); return; }
    if (set_size(g->n, g->AO) != 1) { chain_outside(t, "A has %zu points", set_size(g->n, g->AO)); return; }
    const bool *off = set_minus(g->home, g->n, NULL, g->AO);
    const dynamics_t *two = game_two_stage(g), *owner = game_owner_only(g);
    claim_decay(t, two, off, (decay_claim_t){ L_DECAY_TWO, DECAY_TWO, ONE });
    claim_decay(t, owner, off, (decay_claim_t){ L_DECAY_OWNER, DECAY_OWNER, ONE });
    claim_limit(t, two, g->AO, (limit_claim_t){ L_LIMIT_TWO, LIMIT_TWO, POINT_MASS });
    claim_limit(t, owner, g->AO, (limit_claim_t){ L_LIMIT_OWNER, LIMIT_OWNER, POINT_MASS });
}
/*! end */

/* One common favourite, a close second for each agent. */
static void make_one(candidate_t *c, draw_t *d, size_t i)
{
    long owner[5], public[5], p0[5];
    size_t n = i < 40 ? 2 + i % 4 : (size_t)draw_int(d, 2, 5);
    for (size_t x = 0; x < n; x++) {
        owner[x] = x ? draw_int(d, 1, 99) : 100;
        public[x] = x ? draw_int(d, 1, 99) : 100;
        p0[x] = x ? draw_int(d, 1, 30) : 1;
    }
    long most = n > 3 ? 5 : 30, M = draw_int(d, 2, most), K = draw_int(d, 2, most);
    game_set(c, n, owner, public, p0, K, M);
}

static const family_t one = { "one", "one common favourite with a small mass", 0, make_one };

const lemma_t game_mode_collapse = {
    .id = "game/mode-collapse",
    .printed = "Corollary 2",
    .title = "Mode collapse",
    .statement = "A single common favourite takes all the mass.",
    .uses = (const char *const[]){ "game/perfect-alignment", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &one, &games_aligned, NULL }, .chain = chain
};
