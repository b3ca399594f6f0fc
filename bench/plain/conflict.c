/* SPDX-License-Identifier: MIT
**
** Lemmas of The Alignment Game that compare limits: game/fundamental-limitation, fairness-impossibility.
*/
#include "bench/plain/game.h"

/* --- game/fundamental-limitation ------------------------------------------------------------------------------------------------- */

/* A loop, the same with something exchanged (NULL: not asked), the other start, and the link. */
typedef struct { const stage_t *const *stage, *const *swapped; size_t stages; unsigned link; } three_t;

/* The least of lim p_t(AO - AP), lim p_t(AP - AO). */
static double coverage(const game_t *g, const settled_t *s)
{
    bool a[POINTS_MAX], b[POINTS_MAX];
    plain_set_minus(a, g->AO, g->AP, g->n);
    plain_set_minus(b, g->AP, g->AO, g->n);
    return fmin(plain_set_mass(s->last, a, g->n), plain_set_mass(s->last, b, g->n));
}

/* How many of coverage, independence and symmetry are not seen to fail; where none is, nothing is said. */
static void claim_three(out_t *o, const game_t *g, const double *start, const settled_t *s, three_t claim)
{
    settled_t other;
    int all = claim.swapped ? 3 : 2, count = all;
    if (coverage(g, s) <= LIMIT_TOLERANCE) count--;
    else {
        loop_settle(&other, start, claim.stage, claim.stages);
        count -= plain_limits_differ(s, &other, g->n);
        if (claim.swapped) {
            loop_settle(&other, g->p0, claim.swapped, claim.stages);
            count -= plain_limits_differ(s, &other, g->n);
        }
    }
    if (count < all) decide_lt(o, claim.link, count, all);
}

/* The points that the limit keeps. */
static double kept(const settled_t *s, size_t n)
{
    double k = 0;
    for (size_t x = 0; x < n; x++) k += s->last[x] > LIMIT_TOLERANCE;
    return k;
}

static void proof_links(out_t *o, const game_t *g, const settled_t *two, const settled_t *owner)
{
    if (plain_set_size(g->both, g->n) == 0) {
        limit_le(o, 6, coverage(g, two), 0);
        limit_le(o, 7, coverage(g, owner), 0);
        return;
    }
    decide_lt(o, 4, 1, kept(two, g->n));
    decide_lt(o, 5, 1, kept(owner, g->n));
    if (plain_set_size(g->both, g->n) >= 2) decide_lt(o, 8, 1, kept(two, g->n));
}

static void fundamental_limitation(out_t *o, const plain_t *c)
{
    game_t g;
    stage_t public_K, owner_M;
    settled_t two, owner;
    const double *start = c->value[5].at;
    if (!game_read(&g, o, c, true) || !plain_game_has_gaps(&g) || plain_game_aligned(&g)) return;
    for (size_t x = 0; x < g.n; x++)
        if (start[x] == 0) return;
    if (!stage_make(&public_K, o, g.public, g.n, g.K, false) || !stage_make(&owner_M, o, g.owner, g.n, g.M, false)) return;
    const stage_t *const both[] = { &g.of_owner, &g.of_public }, *const rewards[] = { &public_K, &owner_M };
    const stage_t *const sequence[] = { &g.of_public, &g.of_owner };
    game_settle(&two, &g, true);
    game_settle(&owner, &g, false);
    claim_three(o, &g, start, &two, (three_t){ both, rewards, 2, 0 });
    claim_three(o, &g, start, &two, (three_t){ both, sequence, 2, 1 });
    claim_three(o, &g, start, &owner, (three_t){ both, rewards, 1, 2 });
    claim_three(o, &g, start, &owner, (three_t){ both, sequence, 1, 3 });
    claim_three(o, &g, start, &two, (three_t){ both, NULL, 2, 9 });
    proof_links(o, &g, &two, &owner);
}

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
static const char *const fundamental_params[] = { GAME_PARAMS, "p0'", NULL };
static const char *const fairness_params[] = { "K", "M", "e^rO", "e^rP", "p0", "p0'", NULL };

const plain_lemma_t plain_conflict[] = {
    { "game/fundamental-limitation", fundamental_params, fundamental_limitation },
    { "game/fairness-impossibility", fairness_params, fairness_impossibility },
    { NULL, NULL, NULL }
};
