/* SPDX-License-Identifier: MIT
**
** The plane's game, and its loop as a dynamics that the engine certifies. Exact rounds are those of the loop on the classes; a box is enclosed by flow_round.
*/
#include "proofs/game/synthetic.h"

typedef struct { const plane_t *plane; reading_t loop; } self_t;

static const pmf_t *exact_round(const dynamics_t *D, const pmf_t *p)
{
    const self_t *s = D->self;
    const game_t *g = plane_game(s->plane);
    const dynamics_t *exact = s->loop == TWO_STAGE ? game_two_stage(g) : game_owner_only(g);
    return exact->round(exact, p);
}

static bool alike(const dynamics_t *D, size_t x, size_t y)
{
    const self_t *s = D->self;
    for (int a = 0; a < (int)s->loop; a++)
        if (s->plane->ladder[a].of[x] != s->plane->ladder[a].of[y]) return false;
    return true;
}

static void enclose(const dynamics_t *D, bt_box_t *b)
{
    const self_t *s = D->self;
    box_t m = bt_box_doubles(b);
    flow_round(&m, s->plane, s->loop);
    bt_box_back(b, m);
}

static void odds(mpq_ptr z, const dynamics_t *D, const bool *V, const bool *C, mpq_srcptr e)
{
    const self_t *s = D->self;
    flow_odds(z, s->plane, s->loop, V, C, e);
}

const game_t *plane_game(const plane_t *P)
{
    const ladder_t *owner = &P->ladder[OWNER], *public = &P->ladder[PUBLIC];
    return game_make(P->home, P->n, owner->w, public->w, P->start, owner->pool, public->pool);
}

const bool *plane_claimed(const game_t *g) { return game_disjoint(g) ? g->AP_O : g->both; }

const dynamics_t *flow_dynamics(const char *name, const plane_t *P, reading_t loop)
{
    dynamics_t *D = ARENA_NEW(P->home, dynamics_t);
    self_t *s = ARENA_NEW(P->home, self_t);
    *s = (self_t){ P, loop };
    *D = (dynamics_t){ .name = name, .home = P->home, .points = P->n, .start = P->start, .self = s, .round = exact_round,
                       .enclose = enclose, .alike = alike, .odds = odds };
    return D;
}
