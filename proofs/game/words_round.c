/* SPDX-License-Identifier: MIT
**
** One round of curation: H(x) = E[ K w(x)/(w(x) + w(Y_1) + .. + w(Y_{K-1})) ], Y_j from p; p H; both stages. What a round makes is kept for all points. The words
** that end in _apart count each point for itself, the weights as they stand; the others through the levels of the weight.
*/
#include "proofs/game/words.h"

typedef struct made { const struct made *next; game_call_t of; mpq_srcptr at; /* of each point; NULL past the limits */ } made_t;

typedef enum { WEIGHTS, MASSES } what_t;

static mpq_srcptr weights(arena_t *A, const game_call_t *g, bool apart)
{
    const bt_levels_t *L = apart ? bt_levels_apart(A, g->n, g->stage[0].w) : bt_levels(A, g->n, g->stage[0].w);
    mpq_ptr H = arena_mpq(A, g->n), at = apart ? H : arena_mpq(A, g->n);
    if (!bt_weights(H, L, g->p, g->stage[0].pool)) return NULL;
    for (size_t x = 0; !apart && x < g->n; x++) mpq_set(at + x, H + L->level[x]);
    return at;
}

static mpq_srcptr masses(arena_t *A, const game_call_t *g, bool apart)
{
    const pmf_t *p = g->p;
    for (size_t s = 0; p && s < g->stages; s++)
        p = bt_round(apart ? bt_levels_apart(A, g->n, g->stage[s].w) : bt_levels(A, g->n, g->stage[s].w), p, g->stage[s].pool);
    mpq_ptr at = p ? arena_mpq(A, g->n) : NULL;
    for (size_t x = 0; p && x < g->n; x++) pmf_prob(at + x, p, x);
    return at;
}

static const real_t *at_letter(word_call_t *call, const game_call_t *g, const word_arg_t *x, what_t what, bool apart)
{
    if (!call_letter(call, g, x)) return NULL;
    const made_t *m = *call->kept;
    while (m && !call_same(&m->of, g)) m = m->next;
    if (!m) {
        made_t *own = ARENA_NEW(call->A, made_t);
        *own = (made_t){ *call->kept, *g, what == WEIGHTS ? weights(call->A, g, apart) : masses(call->A, g, apart) };
        m = *call->kept = own;
    }
    if (!m->at) call->beyond = "the pools are too many to be counted exactly";
    return m->at ? real_rat(call->A, m->at + x->integer) : NULL;
}

static const real_t *of_stage(word_call_t *call, const word_arg_t *a, what_t what, bool apart)
{
    game_call_t g = { .n = 0 };
    return call_stage(call, &g, &a[0], &a[2]) && call_law(call, &g, &a[1]) ? at_letter(call, &g, &a[3], what, apart) : NULL;
}

static const real_t *of_round(word_call_t *call, const word_arg_t *a, bool apart)
{
    game_call_t g = { .n = 0 };
    if (!call_stage(call, &g, &a[0], &a[1]) || !call_stage(call, &g, &a[2], &a[3]) || !call_law(call, &g, &a[4])) return NULL;
    return at_letter(call, &g, &a[5], MASSES, apart);
}

static const real_t *weight(word_call_t *call, const word_arg_t *a) { return of_stage(call, a, WEIGHTS, false); }
static const real_t *weight_apart(word_call_t *call, const word_arg_t *a) { return of_stage(call, a, WEIGHTS, true); }
static const real_t *curated(word_call_t *call, const word_arg_t *a) { return of_stage(call, a, MASSES, false); }
static const real_t *curated_apart(word_call_t *call, const word_arg_t *a) { return of_stage(call, a, MASSES, true); }
static const real_t *both(word_call_t *call, const word_arg_t *a) { return of_round(call, a, false); }
static const real_t *both_apart(word_call_t *call, const word_arg_t *a) { return of_round(call, a, true); }

#define OF_STAGE 4, { WORD_TABLE, WORD_LAW, WORD_INTEGER, WORD_LETTER }
#define OF_ROUND 6, { WORD_TABLE, WORD_INTEGER, WORD_TABLE, WORD_INTEGER, WORD_LAW, WORD_LETTER }

const word_t word_weight = { "weight", "the Bradley-Terry weight of x in a pool of K, the others drawn from p: weight(w, p, K, x)", OF_STAGE, weight, NULL };
const word_t word_weight_apart = { "weight_apart", "the same, each point for itself", OF_STAGE, weight_apart, NULL };
const word_t word_curated = { "curated", "the mass of x after a stage of curation: p(x) weight(w, p, K, x)", OF_STAGE, curated, NULL };
const word_t word_curated_apart = { "curated_apart", "the same, each point for itself", OF_STAGE, curated_apart, NULL };
const word_t word_round = { "round", "the mass of x after two stages: of weights w in pools of K, then of w' in pools of M: round(w, K, w', M, p, x)", OF_ROUND, both, NULL };
const word_t word_round_apart = { "round_apart", "the same, each point for itself", OF_ROUND, both_apart, NULL };
