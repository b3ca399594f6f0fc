/* SPDX-License-Identifier: MIT
**
** The loop of one or two stages of curation as a dynamics that the engine certifies: exact rounds, boxes, and how the
** odds of two points move under every law of a region.
*/
#include "proofs/game/setting.h"

enum { STAGES_MAX = 2 };

typedef struct {
    size_t stages;
    stage_t stage[STAGES_MAX];
    const bt_levels_t *levels[STAGES_MAX];
} staged_t;

static const pmf_t *exact_round(const dynamics_t *D, const pmf_t *p)
{
    const staged_t *l = D->self;
    for (size_t s = 0; p && s < l->stages; s++) p = bt_round(l->levels[s], p, l->stage[s].pool);
    return p;
}

static void enclose(const dynamics_t *D, bt_box_t *b)
{
    const staged_t *l = D->self;
    for (size_t s = 0; s < l->stages; s++) bt_box_round(b, l->levels[s], l->stage[s].pool);
}

static bool alike(const dynamics_t *D, size_t x, size_t y)
{
    const staged_t *l = D->self;
    for (size_t s = 0; s < l->stages; s++)
        if (!mpq_equal(l->stage[s].w + x, l->stage[s].w + y)) return false;
    return true;
}

static void odds(mpq_ptr z, const dynamics_t *D, const bool *V, const bool *C, mpq_srcptr e)
{
    const staged_t *l = D->self;
    stages_odds(z, l->stages, l->stage, D->points, V, C, e);
}

/* --- making ------------------------------------------------------------------------------------------------------- */

const dynamics_t *dynamics_of_stages(const char *name, const pmf_t *start, size_t stages, const stage_t *stage)
{
    arena_t *A = start->home;
    dynamics_t *D = ARENA_NEW(A, dynamics_t);
    staged_t *l = ARENA_NEW(A, staged_t);
    l->stages = stages;
    for (size_t s = 0; s < stages; s++) {
        l->stage[s] = stage[s];
        l->levels[s] = bt_levels(A, start->cells, stage[s].w);
    }
    *D = (dynamics_t){ .name = name, .home = A, .points = start->cells, .start = start, .self = l, .round = exact_round,
                       .enclose = enclose, .alike = alike, .odds = odds };
    return D;
}
