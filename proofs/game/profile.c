/* SPDX-License-Identifier: MIT */
#include "proofs/game/profile.h"

#include <stdint.h>

/*! profile */
const bool *game_dominated(const game_t *g)
{
    bool *S = ARENA_ARRAY(g->home, bool, g->n);
    for (size_t x = 0; x < g->n; x++) S[x] = game_dominator(g, x) != SIZE_MAX;
    return S;
}

/* Is at least 99/100 of p at x? */
static bool is_near(const pmf_t *p, size_t x)
{
    mpz_ptr a = arena_mpz(p->home, 2), b = a + 1;
    mpz_mul_ui(a, p->num + x, 100);
    mpz_mul_ui(b, p->den, 99);
    return mpz_cmp(a, b) >= 0;
}

const char *starts_undecided(const game_t *g, const pmf_t *start)
{
    if (g->n != 2) return arena_printf(g->home, "%zu points, not two", g->n);
    for (size_t x = 0; x < 2; x++)
        if (mpq_cmp_ui(game_invasion(g, 1 - x, x), 1, 1) >= 0) return arena_printf(g->home, "x=%zu is no trap: l_%zu(%zu) >= 1", x, 1 - x, x);
    for (size_t x = 0; x < 2; x++)
        if (!is_near(g->p0, x) && !is_near(start, x)) return arena_printf(g->home, "neither start has 99/100 at x=%zu", x);
    return NULL;
}

const char *game_tie(const game_t *g)
{
    for (size_t x = 0; x < g->n; x++)
        for (size_t y = 0; y < x; y++) {
            bool owner = mpq_equal(g->owner + x, g->owner + y);
            if (owner || mpq_equal(g->public + x, g->public + y)) return arena_printf(g->home, "%s ties x=%zu and x=%zu", owner ? "rO" : "rP", y, x);
        }
    return NULL;
}

const bool *settled_support(settled_t s)
{
    bool *S = ARENA_ARRAY(s.D->home, bool, s.D->points);
    for (size_t x = 0; x < s.D->points; x++) S[x] = s.C->kind == CERTIFICATE_UNCHANGED || s.C->kept[x];
    return S;
}

/* The loop of these stages from `start`, its limit settled. */
static settled_t run(chain_t *t, const char *name, const char *what, const pmf_t *start, size_t stages, stage_t first, stage_t second)
{
    return settle(t, dynamics_of_stages(arena_printf(t->home, "%s, %s", name, what), start, stages, (const stage_t[]){ first, second }));
}

profile_t profile_look(chain_t *t, const game_t *g, mechanism_t reading, const char *name, const pmf_t *start)
{
    static const char *const what[READINGS][3] = { { "Owner first", "Public first", "Owner first, from p0'" }, { "Owner alone", "Public alone", "Owner alone, from p0'" } };
    stage_t owner = { g->owner, g->K }, public = { g->public, g->M };
    size_t stages = reading == READ_TWO ? 2 : 1;
    profile_t p = { .game = g, .first = run(t, name, what[reading][0], g->p0, stages, owner, public),
                    .other_order = run(t, name, what[reading][1], g->p0, stages, public, owner),
                    .other_start = run(t, name, what[reading][2], start, stages, owner, public) };
    p.fails[0] = limits_differ(p.first, p.other_order); /* parity */
    p.fails[1] = p.first.C && mpq_sgn(settled_mass(p.first, game_dominated(g))) > 0; /* Pareto */
    p.fails[2] = limits_differ(p.first, p.other_start); /* uniqueness */
    return p;
}

long profile_not_failing(const profile_t *p) { return 3 - p->fails[0] - p->fails[1] - p->fails[2]; }
/*! end */
