/* SPDX-License-Identifier: MIT
**
** Lemmas of The Alignment Game that compares limits: game/fairness-impossibility.
*/
#include "bench/plain/game.h"

/* --- game/fairness-impossibility ---------------------------------------------------------------------------------------------------- */

enum { PROFILES_MAX = 32 };

/* The loop of a profile, with the stages exchanged, and from the other start; which of parity, Pareto optimality and uniqueness fail? */
typedef struct { game_t game; settled_t first, other_order, other_start; bool ties; int left; } profile_t;

/* By how much the odds of x against y fall in the last round. */
static double odds_factor(const settled_t *s, size_t x, size_t y)
{
    double last = s->last[x] / s->last[y], before = s->before[x] / s->before[y];
    return last > 0 ? last / before : 0;
}

static bool has_ties(const game_t *g)
{
    for (size_t x = 0; x < g->n; x++)
        for (size_t y = 0; y < x; y++)
            if (g->owner[x] == g->owner[y] || g->public[x] == g->public[y]) return true;
    return false;
}

static bool look(profile_t *p, out_t *o, const plain_t *c, size_t i, const double *start)
{
    const table_t *v = c->value;
    size_t n = v[4].cells;
    const plain_t one = { .value = { { .cells = n, .at = v[2].at + i * n }, { .cells = n, .at = v[3].at + i * n }, v[4], v[0], v[1] } };
    game_t *g = &p->game;
    double lost = 0;
    if (!game_read(g, o, &one, true)) return false;
    const stage_t *const owner_first[] = { &g->of_owner, &g->of_public }, *const public_first[] = { &g->of_public, &g->of_owner };
    loop_settle(&p->first, g->p0, owner_first, 2);
    loop_settle(&p->other_order, g->p0, public_first, 2);
    loop_settle(&p->other_start, start, owner_first, 2);
    for (size_t x = 0; x < n; x++)
        if (plain_dominator(g, x) < n) lost += p->first.last[x];
    p->ties = has_ties(g);
    p->left = 3 - plain_limits_differ(&p->first, &p->other_order, n) - (lost > LIMIT_TOLERANCE) - plain_limits_differ(&p->first, &p->other_start, n);
    return true;
}

static void profile_links(out_t *o, const profile_t *p)
{
    const game_t *g = &p->game;
    double optimal = 0, overlap = 0;
    bool any = false;
    for (size_t x = 0; x < g->n; x++) {
        size_t y = plain_dominator(g, x);
        if (p->other_order.last[x] > LIMIT_TOLERANCE) overlap += p->first.last[x];
        if (y < g->n) decide_lt(o, 4, odds_factor(&p->first, x, y), 1);
        if (g->AO[x] || g->AP[x]) continue;
        any = true;
        optimal += y == g->n;
    }
    if (any) decide_eq(o, 2, optimal, 0);
    if (plain_set_size(g->both, g->n) == 0) limit_eq(o, 1, overlap, 0);
}

/* Do p and q give the points of S other ratios? */
static bool other_ratios(const game_t *g, const double *q)
{
    for (size_t x = 0; x < g->n; x++)
        for (size_t y = 0; y < x; y++)
            if (g->both[x] && g->both[y] && order(g->p0[x] * q[y], g->p0[y] * q[x]) != ANSWER_EQUAL) return true;
    return false;
}

/* Two points, two traps, a start near each? */
static bool starts_decide(const game_t *g, const double *q)
{
    if (g->n != 2 || order(plain_invasion(g, 0, 1), 1) != ANSWER_HOLDS || order(plain_invasion(g, 1, 0), 1) != ANSWER_HOLDS) return false;
    double near = 0.99 - TOLERANCE;
    return (g->p0[0] >= near && q[1] >= near) || (g->p0[1] >= near && q[0] >= near);
}

static void fairness_impossibility(out_t *o, const plain_t *c)
{
    profile_t p;
    size_t profiles = c->value[2].dim[0];
    const double *start = c->value[5].at;
    int least = 3, least_no_ties = 3;
    bool favourites = false, pair = false;
    for (size_t x = 0; x < c->value[5].cells; x++)
        if (start[x] == 0) return;
    for (size_t i = 0; i < profiles; i++) {
        if (!look(&p, o, c, i, start)) return;
        profile_links(o, &p);
        favourites |= other_ratios(&p.game, start);
        pair |= !p.ties && starts_decide(&p.game, start);
        if (p.left < least) least = p.left;
        if (!p.ties && p.left < least_no_ties) least_no_ties = p.left;
    }
    if (favourites && least < 3) decide_lt(o, 0, least, 3);
    if (pair && least_no_ties < 3) decide_lt(o, 3, least_no_ties, 3);
}

#define GAME_PARAMS "e^rO", "e^rP", "p0", "K", "M"
static const char *const fairness_params[] = { "K", "M", "e^rO", "e^rP", "p0", "p0'", NULL };

const plain_lemma_t plain_conflict[] = {
    { "game/fairness-impossibility", fairness_params, fairness_impossibility },
    { NULL, NULL, NULL }
};
