/* SPDX-License-Identifier: MIT */
#include "proofs/game/profile.h"

#include <stdint.h>

/*! profile */
/* The points to which both agents prefer some other, one of them strictly. */
static const bool *dominated(const game_t *g)
{
    bool *S = ARENA_ARRAY(g->home, bool, g->n);
    for (size_t x = 0; x < g->n; x++) S[x] = game_dominator(g, x) != SIZE_MAX;
    return S;
}

bool ratios_differ(size_t n, const bool *S, const pmf_t *p, const pmf_t *q)
{
    mpz_ptr a = arena_mpz(p->home, 2), b = a + 1;
    for (size_t x = 0; x < n; x++)
        for (size_t y = 0; y < x; y++) {
            mpz_mul(a, p->num + x, q->num + y);
            mpz_mul(b, p->num + y, q->num + x);
            if (S[x] && S[y] && mpz_cmp(a, b) != 0) return true;
        }
    return false;
}

/* Is at least 99/100 of p at x? */
static bool is_near(const pmf_t *p, size_t x)
{
    mpz_ptr a = arena_mpz(p->home, 2), b = a + 1;
    mpz_mul_ui(a, p->num + x, 100);
    mpz_mul_ui(b, p->den, 99);
    return mpz_cmp(a, b) >= 0;
}

bool starts_decide(const game_t *g, const pmf_t *start)
{
    bool traps = g->n == 2 && mpq_cmp_ui(game_invasion(g, 0, 1), 1, 1) < 0 && mpq_cmp_ui(game_invasion(g, 1, 0), 1, 1) < 0;
    return traps && ((is_near(g->p0, 0) && is_near(start, 1)) || (is_near(g->p0, 1) && is_near(start, 0)));
}

bool game_has_ties(const game_t *g)
{
    for (size_t x = 0; x < g->n; x++)
        for (size_t y = 0; y < x; y++)
            if (mpq_equal(g->owner + x, g->owner + y) || mpq_equal(g->public + x, g->public + y)) return true;
    return false;
}

/* The two stages in this order, from `start`. */
static settled_t run(chain_t *t, const char *what, size_t i, const pmf_t *start, stage_t first, stage_t second)
{
    return settle(t, loop_make(arena_printf(t->home, "profile %zu, %s", i, what), start, 2, (const stage_t[]){ first, second }));
}

const bool *settled_support(settled_t s)
{
    bool *S = ARENA_ARRAY(s.D->home, bool, s.D->points);
    for (size_t x = 0; x < s.D->points; x++) S[x] = s.C->kind == CERTIFICATE_UNCHANGED || s.C->kept[x];
    return S;
}

profile_t profile_look(chain_t *t, const game_t *g, size_t i, const pmf_t *start)
{
    stage_t owner = { g->owner, g->K }, public = { g->public, g->M };
    profile_t p = { .first = run(t, "Owner first", i, g->p0, owner, public), .other_order = run(t, "Public first", i, g->p0, public, owner),
                    .other_start = run(t, "Owner first, from p0'", i, start, owner, public) };
    p.fails[0] = limits_differ(p.first, p.other_order); /* parity */
    p.fails[1] = p.first.C && mpq_sgn(settled_mass(p.first, dominated(g))) > 0; /* Pareto */
    p.fails[2] = limits_differ(p.first, p.other_start); /* uniqueness */
    return p;
}

long profile_not_failing(const profile_t *p) { return 3 - p->fails[0] - p->fails[1] - p->fails[2]; }
/*! end */
