/* SPDX-License-Identifier: MIT
**
** The mass of a set after a stage, after both: exact where its numbers are short or no bracket tells it from a, else a
** bracket (numerics/pools/bt_image.h).
*/
#include "numerics/pools/bt_image.h"
#include "proofs/game/words_plain.h"

/* Stages from p, the last of which may be left to the bracket. */
static const real_t *mass(word_call_t *call, const pmf_t *p, stage_t first, const stage_t *second, const word_arg_t *S,
                          const word_arg_t *a)
{
    const bool *in = call_set(call, S, p->cells);
    const curation_t *c = in ? call_curation(call, first, p, false) : NULL;
    if (!c) return NULL;
    const real_t *m = bt_image_mass(c->after, second, in, 1, &a->rational);
    if (!m) call->beyond = "the pools are too many to be counted exactly";
    return m;
}

static const real_t *curated_mass(word_call_t *call, const word_arg_t *a)
{
    stage_t first;
    return call_stage(call, &first, &a[0], &a[1], a[2].cells) ? mass(call, a[2].law, first, NULL, &a[3], &a[4]) : NULL;
}

static const real_t *round_mass(word_call_t *call, const word_arg_t *a)
{
    stage_t first, *second = ARENA_NEW(call->A, stage_t);
    bool good =
        call_stage(call, &first, &a[0], &a[1], a[4].cells) && call_stage(call, second, &a[2], &a[3], a[4].cells);
    return good ? mass(call, a[4].law, first, second, &a[5], &a[6]) : NULL;
}

const word_t word_curated_mass = {
    "curated_mass",
    "the mass of the set S after a stage, as exactly as tells it from a: curated_mass(w, K, p, S, a)",
    5,
    { WORD_TABLE, WORD_INTEGER, WORD_LAW, WORD_TABLE, WORD_RATIONAL },
    .exact = curated_mass,
    .plain = plain_curated_mass,
    .reads = READS_CURATED_MASS
};
const word_t word_round_mass = {
    "round_mass",
    "the mass of the set S after two stages, as exactly as tells it from a: round_mass(w, K, w', M, p, S, "
    "a)",
    7,
    { WORD_TABLE, WORD_INTEGER, WORD_TABLE, WORD_INTEGER, WORD_LAW, WORD_TABLE, WORD_RATIONAL },
    .exact = round_mass,
    .plain = plain_round_mass,
    .reads = READS_ROUND_MASS
};
