/* SPDX-License-Identifier: MIT
**
** Lemmas of The Alignment Game on one round: game/outside-mass.
*/
#include "bench/plain/game.h"

/* --- game/outside-mass ------------------------------------------------------------------------------------------------------- */

static bool public_no_less_fond(const game_t *g, const bool *B)
{
    for (size_t x = 0; x < g->n; x++)
        for (size_t y = 0; y < g->n; y++)
            if (B[x] && !B[y] && g->public[x] < g->public[y]) return false;
    return true;
}

static void outside_links(out_t *o, const game_t *g, const buffer_t *b, double v)
{
    bool off[POINTS_MAX];
    double q[POINTS_MAX], low = INFINITY;
    plain_set_minus(off, NULL, b->B, g->n);
    for (size_t x = 0; x < g->n; x++) low = fmin(low, g->owner[x]);
    double m = plain_set_mass(g->p0, off, g->n), rho_m = plain_buffer_rho(b, v) * m;
    double odds = m / (m + (1 - m) / plain_ratio_most(b->most, b->least, low, b->top, g->K));
    stage_round(q, &g->of_owner, g->p0);
    double of_owner = plain_set_mass(q, off, g->n);
    stage_round(q, &g->of_public, q);
    double two = plain_set_mass(q, off, g->n);
    bool aligned = plain_game_aligned(g), fond = public_no_less_fond(g, b->B);
    if (reaches_K0(b, v, g->K)) {
        decide_le(o, 2, of_owner, rho_m);
        if (aligned) decide_le(o, 3, two, rho_m);
        decide_le(o, 4, two, rho_m);
    }
    if (reaches_K0_ours(b, v, g->K)) {
        decide_le(o, 5, of_owner, rho_m);
        if (aligned) decide_le(o, 6, two, rho_m);
        decide_le(o, 7, two, rho_m);
        if (fond) decide_le(o, 8, two, rho_m);
        decide_le(o, 9, two, g->M * rho_m);
    }
    decide_le(o, 10, of_owner, odds);
    if (fond) decide_le(o, 11, two, odds);
}

static void outside_mass(out_t *o, const plain_t *c)
{
    game_t g;
    buffer_t b;
    double v = c->value[7].at[0], H[POINTS_MAX], Z = 0, inf = INFINITY;
    if (!game_read(&g, o, c, true) || !buffer_read(&b, g.owner, g.n, c->value[5].at[0], c->value[6].at[0])) return;
    if (v <= 0 || order(v, plain_set_mass(g.p0, b.B, g.n)) == ANSWER_VIOLATED) return;
    stage_weights(H, &g.of_owner, g.p0);
    for (size_t x = 0; x < g.n; x++) {
        Z += g.p0[x] * H[x];
        if (b.B[x]) inf = fmin(inf, H[x]);
    }
    if (reaches_K0(&b, v, g.K)) {
        decide_le(o, 0, 1 / b.s, inf);
        decide_le(o, 1, v / b.s, Z);
    }
    outside_links(o, &g, &b, v);
}

#define GAME_PARAMS "e^rO", "e^rP", "p0", "K", "M"
static const char *const outside_params[] = { GAME_PARAMS, "e^(delta/2)", "e^D", "v", NULL };

const plain_lemma_t plain_rounds[] = {
    { "game/outside-mass", outside_params, outside_mass },
    { NULL, NULL, NULL }
};
