/* SPDX-License-Identifier: MIT
**
** The loop of one or two stages of curation as a dynamics that the engine certifies: exact rounds, boxes, and how the odds of
** two points move under every law of a region.
*/
#include "proofs/game/setting.h"

enum { STAGES_MAX = 2 };

typedef struct {
    size_t stages;
    stage_t stage[STAGES_MAX];
    const bt_levels_t *levels[STAGES_MAX];
} loop_t;

static const pmf_t *exact_round(const dynamics_t *D, const pmf_t *p)
{
    const loop_t *l = D->self;
    for (size_t s = 0; p && s < l->stages; s++) p = bt_round(l->levels[s], p, l->stage[s].pool);
    return p;
}

static void enclose(const dynamics_t *D, bt_box_t *b)
{
    const loop_t *l = D->self;
    for (size_t s = 0; s < l->stages; s++) bt_box_round(b, l->levels[s], l->stage[s].pool);
}

static bool alike(const dynamics_t *D, size_t x, size_t y)
{
    const loop_t *l = D->self;
    for (size_t s = 0; s < l->stages; s++)
        if (!mpq_equal(l->stage[s].w + x, l->stage[s].w + y)) return false;
    return true;
}

/* --- odds ------------------------------------------------------------------------------------------------------------- */

/* The product over the stages of the bounds of H(x)/H(c), the greatest over V; the mass outside C after the first
** stage is bounded through the greatest ratio over all of X - C. */
static void odds(mpq_ptr z, const dynamics_t *D, const bool *V, const bool *C, mpq_srcptr e0)
{
    const loop_t *l = D->self;
    size_t n = D->points, c = 0;
    mpfr_t *F = odds_new(n), *own = odds_new(4);
    mpfr_ptr start = own[0], e = own[1], most = own[2], r = own[3];
    while (!C[c]) c++;
    mpfr_set_q(start, e0, MPFR_RNDU);
    mpfr_set(e, start, MPFR_RNDU);
    for (size_t x = 0; x < n; x++) mpfr_set_ui(F[x], 1, MPFR_RNDU);
    for (size_t s = 0; s < l->stages; s++) {
        mpfr_set_ui(most, 0, MPFR_RNDU);
        for (size_t x = 0; x < n; x++) {
            if (C[x]) continue;
            size_t y = 0;
            while (y < x && (C[y] || !alike(D, x, y))) y++;
            if (y < x) { mpfr_set(F[x], F[y], MPFR_RNDU); continue; } /* alike: done already */
            stage_ratio(r, &l->stage[s], n, C, l->stage[s].w + x, l->stage[s].w + c, e);
            mpfr_mul(F[x], F[x], r, MPFR_RNDU);
            mpfr_max(most, most, F[x], MPFR_RNDU);
        }
        mpfr_set(e, start, MPFR_RNDU);
        stage_widen(e, most);
    }
    mpfr_set_ui(most, 0, MPFR_RNDU);
    for (size_t x = 0; x < n; x++)
        if (V[x]) mpfr_max(most, most, F[x], MPFR_RNDU);
    mpfr_get_q(z, most);
    ends_free(own, 4);
    ends_free(F, n);
}

/* --- making -------------------------------------------------------------------------------------------------------------- */

const dynamics_t *loop_make(const char *name, const pmf_t *start, size_t stages, const stage_t *stage)
{
    arena_t *A = start->home;
    dynamics_t *D = ARENA_NEW(A, dynamics_t);
    loop_t *l = ARENA_NEW(A, loop_t);
    l->stages = stages;
    for (size_t s = 0; s < stages; s++) {
        l->stage[s] = stage[s];
        l->levels[s] = bt_levels(A, start->cells, stage[s].w);
    }
    *D = (dynamics_t){ .name = name, .home = A, .points = start->cells, .start = start, .self = l, .round = exact_round,
                       .enclose = enclose, .alike = alike, .odds = odds };
    return D;
}

const dynamics_t *game_two_stage(const game_t *g)
{
    return loop_make("two-stage", g->p0, 2, (const stage_t[]){ { g->owner, g->K }, { g->public, g->M } });
}

const dynamics_t *game_owner_only(const game_t *g)
{
    return loop_make("owner-only", g->p0, 1, (const stage_t[]){ { g->owner, g->K } });
}
