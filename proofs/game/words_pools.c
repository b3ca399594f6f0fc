/* SPDX-License-Identifier: MIT
**
** Pools by how many of the K - 1 competitors stand in a set S of points: probabilities, and shares on such events
** (numerics/pools/pools.h).
*/
#include "proofs/game/words_plain.h"

/* Alike at points of one weight? */
static bool of_levels(word_call_t *call, stage_t s, const bool *S, size_t n)
{
    for (size_t x = 0; x < n; x++)
        for (size_t y = 0; y < x; y++)
            if (S[x] != S[y] && mpq_equal(s.w + x, s.w + y)) {
                call->why = "a set that tells points of one weight apart";
                return false;
            }
    return true;
}

static bool same_set(const bool *a, const bool *b, size_t n)
{
    for (size_t x = 0; x < n; x++)
        if (a[x] != b[x]) return false;
    return true;
}

static const pools_t *pools_of(word_call_t *call, const word_arg_t *a)
{
    stage_t s;
    const pmf_t *p = a[1].law;
    const bool *S = call_stage(call, &s, &a[0], &a[3], p->cells) ? call_set(call, &a[2], p->cells) : NULL;
    if (!S || !of_levels(call, s, S, p->cells)) return NULL;
    game_kept_t *kept = game_kept(call);
    const counted_t *c = kept->counted;
    while (c && !(stage_same(c->stage, s, p->cells) && law_same(c->p, p) && same_set(c->S, S, p->cells))) c = c->next;
    if (!c) {
        counted_t *own = ARENA_NEW(call->A, counted_t);
        *own = (counted_t){ kept->counted, s, p, S, pools_make(p, s.w, S, s.pool) };
        kept->counted = c = own;
    }
    if (!c->pools) call->beyond = "the pools are too many to be counted exactly";
    return c->pools;
}

static unsigned long at_least(long n) { return n > 0 ? (unsigned long)n : 0; }

static const real_t *chance(word_call_t *call, const word_arg_t *a)
{
    const pools_t *P = pools_of(call, a);
    long from = a[4].integer, to = a[5].integer;
    if (!P) return NULL;
    return to < 0 || from > to ? real_si(call->A, 0) : pools_probability(P, at_least(from), (unsigned long)to);
}

static const real_t *share(word_call_t *call, const word_arg_t *a)
{
    const pools_t *P = call_letter(call, &a[6], a[1].cells) ? pools_of(call, a) : NULL;
    long from = a[4].integer, to = a[5].integer;
    if (!P) return NULL;
    return to < 0 || from > to ? real_si(call->A, 0)
                               : pools_share(P, (size_t)a[6].integer, at_least(from), (unsigned long)to);
}

const word_t word_pool_chance = {
    "pool_chance",
    "the probability that at least a and at most b of the others in a pool of K stand in S: "
    "pool_chance(w, p, S, K, a, b)",
    6,
    { WORD_TABLE, WORD_LAW, WORD_TABLE, WORD_INTEGER, WORD_INTEGER, WORD_INTEGER },
    .exact = chance,
    .plain = plain_chance,
    .reads = READS_CHANCE
};
const word_t word_pool_share = { "pool_share",
                                 "the mean of K w(x)/(w(x) + the others' weights) on that event: pool_share(w, p, S, "
                                 "K, a, b, x)",
                                 7,
                                 { WORD_TABLE, WORD_LAW, WORD_TABLE, WORD_INTEGER, WORD_INTEGER, WORD_INTEGER,
                                   WORD_LETTER },
                                 .exact = share,
                                 .plain = plain_share,
                                 .reads = READS_SHARE };
