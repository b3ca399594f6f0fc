/* SPDX-License-Identifier: MIT */
#include "proofs/game/plane_dynamics.h"

typedef struct { const plane_t *plane; reading_t loop; } self_t;

static const pmf_t *exact_round(const dynamics_t *D, const pmf_t *p)
{
    const self_t *s = D->self;
    const ladder_t *l = s->plane->ladder;
    const dynamics_t *exact =
        dynamics_of_stages(D->name, D->start, s->loop,
                           (const stage_t[]){ { l[OWNER].w, l[OWNER].pool }, { l[PUBLIC].w, l[PUBLIC].pool } });
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

const dynamics_t *plane_dynamics(const char *name, const plane_t *P, reading_t loop)
{
    dynamics_t *D = ARENA_NEW(P->home, dynamics_t);
    self_t *s = ARENA_NEW(P->home, self_t);
    *s = (self_t){ P, loop };
    *D = (dynamics_t){ .name = name,
                       .home = P->home,
                       .points = P->n,
                       .start = P->start,
                       .self = s,
                       .round = exact_round,
                       .enclose = enclose,
                       .alike = alike,
                       .odds = odds };
    return D;
}
