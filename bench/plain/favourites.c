/* SPDX-License-Identifier: MIT
**
** Lemmas of The Alignment Game on limits, where the loops favour the same points: game/perfect-alignment, mode-collapse, partial-alignment,
** support-shrinks.
*/
#include "bench/plain/game.h"

/* --- game/perfect-alignment --------------------------------------------------------------------------------------------------------------------- */

static void perfect_odds(out_t *o, const game_t *g, const bool *off, double second)
{
    double q[POINTS_MAX], top = 0, low = INFINITY;
    for (size_t x = 0; x < g->n; x++) { top = fmax(top, g->owner[x]); low = fmin(low, g->owner[x]); }
    double z = plain_ratio_most(second, top, low, top, g->K), odds = z * plain_set_mass(g->p0, off, g->n) / plain_set_mass(g->p0, g->AO, g->n);
    stage_round(q, &g->of_owner, g->p0);
    decide_le(o, 9, plain_set_mass(q, off, g->n) / plain_set_mass(q, g->AO, g->n), odds);
    stage_round(q, &g->of_public, q);
    decide_le(o, 8, plain_set_mass(q, off, g->n) / plain_set_mass(q, g->AO, g->n), odds);
}

static void perfect_alignment(out_t *o, const plain_t *c)
{
    game_t g;
    settled_t two, owner;
    bool off[POINTS_MAX];
    double second = 0, top = 0, s = c->value[5].at[0], q[POINTS_MAX], p1[POINTS_MAX];
    if (!game_read(&g, o, c, true) || !plain_game_aligned(&g) || !plain_game_has_gaps(&g)) return;
    plain_set_minus(off, NULL, g.AO, g.n);
    for (size_t x = 0; x < g.n; x++) {
        top = fmax(top, g.owner[x]);
        if (off[x]) second = fmax(second, g.owner[x]);
    }
    buffer_t b = { .s = s, .gap = top / second };
    double v = plain_set_mass(g.p0, g.AO, g.n);
    bool fits = s > 1 && order(s * s * s * s, b.gap) == ANSWER_HOLDS;
    if (fits && reaches_K0(&b, v, g.K)) decide_lt(o, 0, plain_buffer_rho(&b, v), 1);
    if (fits && reaches_K0_ours(&b, v, g.K)) decide_lt(o, 1, plain_buffer_rho(&b, v), 1);
    game_settle(&two, &g, true);
    game_settle(&owner, &g, false);
    plain_claim_decay(o, 2, &two, off, g.n);
    plain_claim_decay(o, 3, &owner, off, g.n);
    plain_claim_limit(o, 6, &two, &g, g.AO);
    plain_claim_limit(o, 7, &owner, &g, g.AO);
    perfect_odds(o, &g, off, second);
    if (!round_apart(q, p1, o, &g)) return;
    for (size_t x = 0; x < g.n; x++)
        for (size_t y = 0; y < g.n; y++) {
            if (x == y || !g.AO[x] || !g.AO[y]) continue;
            decide_eq(o, 4, p1[x] / p1[y], g.p0[x] / g.p0[y]);
            decide_eq(o, 5, q[x] / q[y], g.p0[x] / g.p0[y]);
        }
}

static void mode_collapse(out_t *o, const plain_t *c)
{
    game_t g;
    settled_t two, owner;
    bool off[POINTS_MAX];
    if (!game_read(&g, o, c, true) || !plain_game_aligned(&g) || plain_set_size(g.AO, g.n) != 1) return;
    plain_set_minus(off, NULL, g.AO, g.n);
    game_settle(&two, &g, true);
    game_settle(&owner, &g, false);
    plain_claim_decay(o, 0, &two, off, g.n);
    plain_claim_decay(o, 1, &owner, off, g.n);
    plain_claim_limit(o, 2, &two, &g, g.AO);
    plain_claim_limit(o, 3, &owner, &g, g.AO);
}

static void partial_alignment(out_t *o, const plain_t *c)
{
    game_t g;
    settled_t two, owner;
    bool off[POINTS_MAX];
    if (!game_read(&g, o, c, true) || !plain_game_has_gaps(&g) || plain_game_aligned(&g) || plain_set_size(g.both, g.n) == 0) return;
    plain_set_minus(off, NULL, g.both, g.n);
    game_settle(&two, &g, true);
    game_settle(&owner, &g, false);
    plain_claim_decay(o, 0, &two, off, g.n);
    plain_claim_decay(o, 1, &owner, off, g.n);
    if (plain_set_within(g.AO, g.AP, g.n)) plain_claim_decay(o, 4, &owner, off, g.n);
    plain_claim_limit(o, 2, &two, &g, g.both);
    plain_claim_limit(o, 3, &owner, &g, g.both);
    plain_claim_limit(o, 5, &owner, &g, g.AO);
}

static void support_shrinks(out_t *o, const plain_t *c)
{
    game_t g;
    settled_t two, owner;
    bool claimed[POINTS_MAX], off[POINTS_MAX];
    if (!game_read(&g, o, c, true) || !plain_game_has_gaps(&g)) return;
    bool disjoint = plain_set_size(g.both, g.n) == 0;
    plain_set_minus(claimed, NULL, disjoint ? g.AP_O : g.both, g.n);
    plain_set_minus(off, NULL, g.AO, g.n);
    game_settle(&two, &g, true);
    game_settle(&owner, &g, false);
    claim_empty(o, disjoint ? 2 : 0, &two, claimed, g.n);
    claim_empty(o, disjoint ? 3 : 1, &owner, claimed, g.n);
    claim_empty(o, 4, &owner, off, g.n);
    for (size_t x = 0; x < g.n; x++) {
        size_t y = plain_dominator(&g, x);
        if (y == g.n) continue;
        double last = two.last[x] / two.last[y], before = two.before[x] / two.before[y];
        decide_lt(o, 5, last > 0 ? last / before : 0, 1);
    }
}

#define GAME_PARAMS "e^rO", "e^rP", "p0", "K", "M"
static const char *const game_params[] = { GAME_PARAMS, NULL };
static const char *const perfect_params[] = { GAME_PARAMS, "e^(delta/2)", NULL };

const plain_lemma_t plain_favourites[] = {
    { "game/perfect-alignment", perfect_params, perfect_alignment },
    { "game/mode-collapse", game_params, mode_collapse },
    { "game/partial-alignment", game_params, partial_alignment },
    { "game/support-shrinks", game_params, support_shrinks },
    { NULL, NULL, NULL }
};
