/* SPDX-License-Identifier: MIT
**
** One round of curation: H(x) = E[ K w(x)/(w(x) + w(Y_1) + .. + w(Y_{K-1})) ], Y_j from p; p H; both stages. The words
** that end in _apart count each point for itself, the weights as they stand; the others through the levels of the
** weight.
*/
#include "proofs/game/words_plain.h"

static const curation_t *stage_of(word_call_t *call, const word_arg_t *w, const word_arg_t *K, const pmf_t *p,
                                  bool apart)
{
    stage_t s;
    return call_stage(call, &s, w, K, p->cells) ? call_curation(call, s, p, apart) : NULL;
}

static const real_t *weight_at(word_call_t *call, const word_arg_t *a, bool apart)
{
    const curation_t *c = call_letter(call, &a[3], a[1].cells) ? stage_of(call, &a[0], &a[2], a[1].law, apart) : NULL;
    return c ? real_rat(call->A, c->H + c->L->level[a[3].integer]) : NULL;
}

static const real_t *mass_at(word_call_t *call, const curation_t *c, const word_arg_t *x)
{
    if (!c) return NULL;
    mpq_ptr q = arena_mpq(call->A, 1);
    pmf_prob(q, c->after, (size_t)x->integer);
    return real_rat(call->A, q);
}

static const real_t *curated_at(word_call_t *call, const word_arg_t *a, bool apart)
{
    return call_letter(call, &a[3], a[1].cells) ? mass_at(call, stage_of(call, &a[0], &a[2], a[1].law, apart), &a[3])
                                                : NULL;
}

static const real_t *round_at(word_call_t *call, const word_arg_t *a, bool apart)
{
    if (!call_letter(call, &a[5], a[4].cells)) return NULL;
    const curation_t *first = stage_of(call, &a[0], &a[1], a[4].law, apart);
    return first ? mass_at(call, stage_of(call, &a[2], &a[3], first->after, apart), &a[5]) : NULL;
}

static const real_t *weight(word_call_t *call, const word_arg_t *a) { return weight_at(call, a, false); }
static const real_t *weight_apart(word_call_t *call, const word_arg_t *a) { return weight_at(call, a, true); }
static const real_t *curated(word_call_t *call, const word_arg_t *a) { return curated_at(call, a, false); }
static const real_t *curated_apart(word_call_t *call, const word_arg_t *a) { return curated_at(call, a, true); }
static const real_t *both(word_call_t *call, const word_arg_t *a) { return round_at(call, a, false); }
static const real_t *both_apart(word_call_t *call, const word_arg_t *a) { return round_at(call, a, true); }

#define OF_STAGE .args = 4, .arg = { WORD_TABLE, WORD_LAW, WORD_INTEGER, WORD_LETTER }
#define OF_ROUND .args = 6, .arg = { WORD_TABLE, WORD_INTEGER, WORD_TABLE, WORD_INTEGER, WORD_LAW, WORD_LETTER }

const word_t word_weight = {
    "weight",
    "the Bradley-Terry weight of x in a pool of K, the others drawn from p: weight(w, p, K, x)",
    OF_STAGE,
    .exact = weight,
    .plain = plain_weight,
    .reads = READS_WEIGHT
};
const word_t word_weight_apart = {
    "weight_apart",       "the same, each point for itself", OF_STAGE, .exact = weight_apart, .plain = plain_weight,
    .reads = READS_WEIGHT
};
const word_t word_curated = { "curated",
                              "the mass of x after a stage of curation: p(x) weight(w, p, K, x)",
                              OF_STAGE,
                              .exact = curated,
                              .plain = plain_curated,
                              .reads = READS_CURATED };
const word_t word_curated_apart = {
    "curated_apart",       "the same, each point for itself", OF_STAGE, .exact = curated_apart, .plain = plain_curated,
    .reads = READS_CURATED
};
const word_t word_round = {
    "round",
    "the mass of x after two stages, of weights w in pools of K, then of w' in pools of M: round(w, K, w', M, p, x)",
    OF_ROUND,
    .exact = both,
    .plain = plain_round,
    .reads = READS_ROUND
};
const word_t word_round_apart = {
    "round_apart",       "the same, each point for itself", OF_ROUND, .exact = both_apart, .plain = plain_round,
    .reads = READS_ROUND
};
