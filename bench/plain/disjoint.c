/* SPDX-License-Identifier: MIT
**
** game/disjoint-alignment.
*/
#include "bench/plain/game.h"

/* m' <= M rho m and M rho < 1; is the paper's own condition met, K >= K0' and M rho < 1? */
static bool step_links(out_t *o, const game_t *g, const bool *off, double s)
{
    double top = plain_greatest(g->owner, g->n), second = 0, v = plain_set_mass(g->p0, g->AO, g->n), p1[POINTS_MAX];
    for (size_t x = 0; x < g->n; x++)
        if (off[x]) second = fmax(second, g->owner[x]);
    buffer_t b = { .s = s, .gap = top / second };
    if (s <= 1 || order(s * s * s * s, b.gap) != ANSWER_HOLDS) return false;
    bool reaches = reaches_K0(&b, v, g->K), ours = reaches_K0_ours(&b, v, g->K);
    double M_rho = g->M * plain_buffer_rho(&b, v);
    stage_round(p1, &g->of_owner, g->p0);
    stage_round(p1, &g->of_public, p1);
    double next = plain_set_mass(p1, off, g->n), before = M_rho * plain_set_mass(g->p0, off, g->n);
    if (reaches) { decide_le(o, 2, next, before); decide_lt(o, 4, M_rho, 1); }
    if (ours) decide_le(o, 3, next, before);
    return ours && order(M_rho, 1) == ANSWER_HOLDS;
}

static double f_of(const game_t *g, size_t x) { return (1 - 1 / g->K) * log(g->owner[x]) + (1 - 1 / g->M) * log(g->public[x]); }

static void argmax_link(out_t *o, const game_t *g)
{
    double worst = -1, top = -INFINITY;
    for (size_t x = 0; x < g->n; x++) top = fmax(top, f_of(g, x));
    for (size_t y = 0; y < g->n; y++) {
        if (order(top, f_of(g, y)) == ANSWER_VIOLATED) continue;
        for (size_t x = 0; x < g->n; x++)
            if (g->owner[x] != g->owner[y] || g->public[x] != g->public[y]) worst = fmax(worst, plain_invasion(g, x, y));
    }
    if (worst >= 0) decide_lt(o, 14, worst, 1);
}

static void two_point_links(out_t *o, const game_t *g, const settled_t *two)
{
    if (g->n != 2) return;
    size_t a = g->AO[0] ? 0 : 1, b = 1 - a;
    double wins = plain_invasion(g, a, b), loses = plain_invasion(g, b, a);
    decide_le(o, 13, wins * loses, 1);
    if (order(1, wins) != ANSWER_VIOLATED) limit_eq(o, 11, plain_set_mass(two->last, g->AO, g->n), 1);
    else if (order(1, loses) != ANSWER_VIOLATED) limit_eq(o, 12, plain_set_mass(two->last, g->AO, g->n), 0);
}

/* Do the odds of `off` against AP|O fall under every law? */
static bool odds_fall(const game_t *g, const bool *off)
{
    double low_O = INFINITY, low_P = INFINITY, top_O = plain_greatest(g->owner, g->n), top_P = plain_greatest(g->public, g->n), worst = 0;
    size_t y = 0;
    while (!g->AP_O[y]) y++;
    for (size_t x = 0; x < g->n; x++) { low_O = fmin(low_O, g->owner[x]); low_P = fmin(low_P, g->public[x]); }
    for (size_t x = 0; x < g->n; x++)
        if (off[x])
            worst = fmax(worst, plain_ratio_most(g->owner[x], g->owner[y], low_O, top_O, g->K)
                                    * plain_ratio_most(g->public[x], g->public[y], low_P, top_P, g->M));
    return order(worst, 1) == ANSWER_HOLDS;
}

/* (ii): the odds of AO - AP|O against AP|O fall in the last round. */
static void rest_link(out_t *o, const game_t *g, const settled_t *s, const bool *rest)
{
    double last = plain_set_mass(s->last, rest, g->n) / plain_set_mass(s->last, g->AP_O, g->n);
    double before = plain_set_mass(s->before, rest, g->n) / plain_set_mass(s->before, g->AP_O, g->n);
    decide_lt(o, 5, last > 0 ? last / before : 0, 1);
}

static void disjoint_alignment(out_t *o, const plain_t *c)
{
    game_t g;
    settled_t two, owner;
    bool off[POINTS_MAX], rest[POINTS_MAX];
    if (!game_read(&g, o, c, true) || plain_set_size(g.both, g.n) > 0) return;
    plain_set_minus(off, NULL, g.AO, g.n);
    plain_set_minus(rest, g.AO, g.AP_O, g.n);
    bool own_condition = step_links(o, &g, off, c->value[5].at[0]);
    argmax_link(o, &g);
    game_settle(&two, &g, true);
    game_settle(&owner, &g, false);
    plain_claim_decay(o, 0, &two, off, g.n);
    plain_claim_decay(o, 1, &owner, off, g.n);
    if (odds_fall(&g, off)) plain_claim_decay(o, 9, &two, off, g.n);
    if (own_condition) plain_claim_decay(o, 10, &two, off, g.n);
    if (plain_set_size(rest, g.n) > 0) {
        rest_link(o, &g, &two, rest);
        plain_claim_decay(o, 6, &owner, rest, g.n);
    }
    plain_claim_limit(o, 7, &two, &g, g.AP_O);
    plain_claim_limit(o, 8, &owner, &g, g.AP_O);
    two_point_links(o, &g, &two);
}

static const char *const params[] = { "e^rO", "e^rP", "p0", "K", "M", "e^(delta/2)", NULL };

const plain_lemma_t plain_disjoint[] = {
    { "game/disjoint-alignment", params, disjoint_alignment },
    { NULL, NULL, NULL }
};
