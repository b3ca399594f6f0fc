/* SPDX-License-Identifier: MIT
**
** Pools by how many of the K - 1 competitors stand in a set S of points: probabilities, and shares on such events (numerics/pools/pools.h).
*/
#include "numerics/pools/pools.h"
#include "proofs/game/words.h"

typedef struct counted { const struct counted *next; game_call_t of; const bool *S; const pools_t *pools; } counted_t;

/* S, 1 or 0 at each point, alike at points of one weight; NULL, and said, when it is no such set. */
static const bool *set_of(word_call_t *call, const game_call_t *g, const word_arg_t *S)
{
    bool *in = ARENA_ARRAY(call->A, bool, g->n);
    if (S->cells != g->n) { call->why = "a set of other points than the law's"; return NULL; }
    for (size_t x = 0; x < g->n; x++) {
        in[x] = mpq_sgn(S->table + x) != 0;
        if (in[x] && mpq_cmp_ui(S->table + x, 1, 1) != 0) { call->why = "a set is 1 or 0 at each point"; return NULL; }
        for (size_t y = 0; y < x; y++)
            if (in[x] != in[y] && mpq_equal(g->stage[0].w + x, g->stage[0].w + y)) { call->why = "a set that tells points of one weight apart"; return NULL; }
    }
    return in;
}

static bool same_set(const bool *a, const bool *b, size_t n)
{
    for (size_t x = 0; x < n; x++)
        if (a[x] != b[x]) return false;
    return true;
}

static const pools_t *pools_of(word_call_t *call, game_call_t *g, const word_arg_t *a)
{
    if (!call_stage(call, g, &a[0], &a[3]) || !call_law(call, g, &a[1])) return NULL;
    const bool *S = set_of(call, g, &a[2]);
    const counted_t *c = *call->kept;
    if (!S) return NULL;
    while (c && !(call_same(&c->of, g) && same_set(c->S, S, g->n))) c = c->next;
    if (!c) {
        counted_t *own = ARENA_NEW(call->A, counted_t);
        *own = (counted_t){ *call->kept, *g, S, pools_make(g->p, g->stage[0].w, S, g->stage[0].pool) };
        c = *call->kept = own;
    }
    if (!c->pools) call->beyond = "the pools are too many to be counted exactly";
    return c->pools;
}

static unsigned long at_least(long n) { return n > 0 ? (unsigned long)n : 0; }

static const real_t *chance(word_call_t *call, const word_arg_t *a)
{
    game_call_t g = { .n = 0 };
    const pools_t *P = pools_of(call, &g, a);
    if (!P) return NULL;
    long from = a[4].integer, to = a[5].integer;
    return to < 0 || from > to ? real_si(call->A, 0) : pools_probability(P, at_least(from), (unsigned long)to);
}

static const real_t *share(word_call_t *call, const word_arg_t *a)
{
    game_call_t g = { .n = 0 };
    const pools_t *P = pools_of(call, &g, a);
    if (!P || !call_letter(call, &g, &a[6])) return NULL;
    long from = a[4].integer, to = a[5].integer;
    return to < 0 || from > to ? real_si(call->A, 0) : pools_share(P, (size_t)a[6].integer, at_least(from), (unsigned long)to);
}

const word_t word_pool_chance = { "pool_chance", "the probability that at least a and at most b of the others in a pool of K stand in S: pool_chance(w, p, S, K, a, b)", 6,
                                  { WORD_TABLE, WORD_LAW, WORD_TABLE, WORD_INTEGER, WORD_INTEGER, WORD_INTEGER }, chance, NULL };
const word_t word_pool_share = { "pool_share", "the mean of K w(x)/(w(x) + the others' weights) on that event: pool_share(w, p, S, K, a, b, x)", 7,
                                 { WORD_TABLE, WORD_LAW, WORD_TABLE, WORD_INTEGER, WORD_INTEGER, WORD_INTEGER, WORD_LETTER }, share, NULL };
