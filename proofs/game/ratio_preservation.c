/* SPDX-License-Identifier: MIT
**
** game/ratio-preservation -- points that both agents like equally keep their ratios.
**
** States    p_{t+1}(x)/p_{t+1}(y) = p_t(x)/p_t(y) for x, y in AP|O.
** Given     both readings of the loop.
** Idea      Points of AP|O have the same two rewards, and H is a function of the reward.
** Method    One round exactly, with each point for itself.
** Uses      game/weight.
*/
#include "proofs/game/families.h"

static const param_t params[] = { PARAM_OWNER, PARAM_PUBLIC, PARAM_START, PARAM_K, PARAM_M, PARAM_END };

/*! terms */
enum { BEFORE, AFTER_TWO, AFTER_OWNER };

static const term_t terms[] = {
    [BEFORE]      = { "p(x)/p(y), x, y in AP|O", "p(x)/p(y)" },
    [AFTER_TWO]   = { "p'(x)/p'(y), two-stage", "p'(x)/p'(y)_{\\text{two-stage}}" },
    [AFTER_OWNER] = { "p'(x)/p'(y), owner-only", "p'(x)/p'(y)_{\\text{owner-only}}" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "two-stage", AFTER_TWO, REL_EQ, BEFORE, STATEMENT },
    { "owner-only", AFTER_OWNER, REL_EQ, BEFORE, STATEMENT },
    { .name = NULL }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const game_t *g = game_of(t, c);
    if (!g) return;
    if (set_size(g->n, g->AP_O) < 2) { chain_outside(t, "AP|O is x=%zu alone", set_first(g->n, g->AP_O)); return; }
    const pmf_t *q = game_owner_stage_apart(g, g->p0), *p1 = q ? game_public_stage_apart(g, q) : NULL;
    if (!p1) { pools_beyond(t); return; }
    for (size_t x = 0; x < g->n; x++)
        for (size_t y = x + 1; y < g->n; y++) {
            if (!g->AP_O[x] || !g->AP_O[y]) continue;
            bool *a = ARENA_ARRAY(g->home, bool, g->n), *b = ARENA_ARRAY(g->home, bool, g->n);
            a[x] = b[y] = true;
            chain_row(t, "x=%zu, y=%zu", x, y);
            chain_term(t, BEFORE, term_odds(g->p0, a, b));
            chain_term(t, AFTER_TWO, term_odds(p1, a, b));
            chain_term(t, AFTER_OWNER, term_odds(q, a, b));
        }
}
/*! end */

/* The first two or three points are AP|O, among other points of AO and off it. */
static void make_twins(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = (size_t)draw_int(d, 2, 5), twins = (size_t)draw_int(d, 2, n > 3 ? 3 : 2), owners = (size_t)draw_int(d, (long)twins, (long)n);
    long owner[5], public[5], p0[5];
    for (size_t x = 0; x < n; x++) {
        owner[x] = x < owners ? 9 : draw_int(d, 1, 8);
        public[x] = x < twins ? 6 : x < owners ? draw_int(d, 1, 5) : draw_int(d, 1, 30);
        p0[x] = draw_int(d, 1, 12);
    }
    long M = draw_int(d, 2, 5);
    game_set(c, n, owner, public, p0, i % 3 ? draw_int(d, 2, 6) : 2, M);
}

static const family_t twins = { "twins", "two or three points of AP|O, others of AO and off it", 0, make_twins };

const lemma_t game_ratio_preservation = {
    .id = "game/ratio-preservation",
    .printed = "Lemma 5",
    .title = "Ratios are preserved",
    .statement = "A round multiplies all points of AP|O by the same factor.",
    .uses = (const char *const[]){ "game/weight", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &twins, &games_aligned, NULL }, .chain = chain
};
