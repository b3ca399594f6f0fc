/* SPDX-License-Identifier: MIT
**
** Lemmas of The Alignment Game on one round: game/weight-suppression, outside-mass.
*/
#include "bench/plain/game.h"

/* --- game/weight-suppression ------------------------------------------------------------------------------------------------ */

enum { COUNTED_MAX = 100000, OURS_FROM = 7 };

/* P(N_B < least), and by point the mean share on either side. */
typedef struct { double p_off, on[POINTS_MAX], off[POINTS_MAX]; } pools_t;

static bool count_pools(pools_t *x, const double *p, const double *w, const bool *B, size_t n, double K, double least)
{
    size_t t[POINTS_MAX], levels = 0, of[POINTS_MAX];
    double level[POINTS_MAX], log_mass[POINTS_MAX] = { 0 };
    bool marked[POINTS_MAX];
    *x = (pools_t){ 0 };
    for (size_t i = 0; i < n; i++) {
        size_t l = 0;
        while (l < levels && level[l] != w[i]) l++;
        if (l == levels) level[levels++] = w[i];
        of[i] = l;
        marked[l] = B[i];
        log_mass[l] += p[i];
    }
    if (type_count(levels, (size_t)K - 1) > COUNTED_MAX) return false;
    for (size_t l = 0; l < levels; l++) log_mass[l] = log(log_mass[l]);
    type_first(t, levels, (size_t)K - 1);
    do {
        double q = type_probability(t, log_mass, levels, (size_t)K - 1), total = 0, in_B = 0;
        for (size_t l = 0; l < levels; l++) {
            total += (double)t[l] * level[l];
            if (marked[l]) in_B += (double)t[l];
        }
        double *side = in_B < least ? x->off : x->on;
        if (in_B < least) x->p_off += q;
        for (size_t l = 0; l < levels; l++)
            if (!marked[l]) side[l] += q * K * level[l] / (level[l] + total);
    } while (type_next(t, levels));
    for (size_t i = n; i-- > 0;) { /* the level of a point is no later than the point */
        x->on[i] = x->on[of[i]];
        x->off[i] = x->off[of[i]];
    }
    return true;
}

/* The seven links of the paper, from this place on. */
typedef struct { double p_off, chernoff, share, four, on, off, weight, bound; } suppressed_t;

static void seven(out_t *o, unsigned from, const suppressed_t *s, const buffer_t *b)
{
    decide_le(o, from, s->p_off, s->chernoff);
    decide_le(o, from + 1, s->p_off, plain_buffer_decay(b, 2));
    decide_le(o, from + 2, s->share, s->four);
    decide_le(o, from + 3, s->on, s->four);
    decide_le(o, from + 4, s->off, s->p_off);
    decide_le(o, from + 5, s->p_off, plain_buffer_decay(b, 4));
    decide_le(o, from + 6, s->weight, s->bound);
}

static void weight_suppression(out_t *o, const plain_t *c)
{
    size_t n = c->value[0].cells;
    const double *w = c->value[0].at, *p = c->value[1].at;
    double K = c->value[2].at[0], v = c->value[5].at[0], low = INFINITY;
    buffer_t b;
    pools_t pools;
    if (!is_pool(K) || n > POINTS_MAX) return;
    for (size_t x = 0; x < n; x++) {
        if (w[x] <= 0 || p[x] == 0) return;
        low = fmin(low, w[x]);
    }
    if (!buffer_read(&b, w, n, c->value[3].at[0], c->value[4].at[0]) || v <= 0 || order(v, plain_set_mass(p, b.B, n)) == ANSWER_VIOLATED) return;
    bool reaches = reaches_K0(&b, v, K), ours = reaches_K0_ours(&b, v, K);
    double least = ceil(v * (K - 1) / 2 - 1e-9);
    if (!count_pools(&pools, p, w, b.B, n, K, least)) return;
    for (size_t x = 0; x < n; x++) {
        if (b.B[x]) continue;
        suppressed_t s = { .p_off = pools.p_off, .chernoff = exp(-(K - 1) * v / 8), .four = 4 / v * plain_buffer_decay(&b, 3), .on = pools.on[x],
                           .off = pools.off[x], .weight = pools.on[x] + pools.off[x] };
        s.bound = plain_buffer_constant(&b, v) * plain_buffer_decay(&b, 3);
        s.share = K * w[x] / (w[x] + least * b.least + (K - 1 - least) * low);
        if (reaches) seven(o, 0, &s, &b);
        if (ours) seven(o, OURS_FROM, &s, &b);
        decide_le(o, 14, s.off, K * s.p_off);
        decide_le(o, 15, s.weight, 2 / v * plain_buffer_decay(&b, 3) + K * pow(1 - v, K - 1));
    }
}

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
static const char *const suppression_params[] = { "e^rO", "p", "K", "e^(delta/2)", "e^D", "v", NULL };

const plain_lemma_t plain_rounds[] = {
    { "game/weight-suppression", suppression_params, weight_suppression },
    { "game/outside-mass", outside_params, outside_mass },
    { NULL, NULL, NULL }
};
