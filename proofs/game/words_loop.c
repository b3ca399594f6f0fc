/* SPDX-License-Identifier: MIT
**
** Loops of one stage of curation, and of two: where p_t tends to, how fast sets and dominated points die out. Each
** rests on a certificate.
*/
#include "proofs/game/words_plain.h"

#include <stdint.h>
#include <string.h>

/* --- a loop and its limit ----------------------------------------------------------------------------------------- */

static bool is_loop(const looked_t *l, size_t stages, const stage_t *s, const pmf_t *p)
{
    bool same = l->stages == stages && law_same(l->start, p);
    for (size_t k = 0; same && k < stages; k++) same = stage_same(l->stage[k], s[k], p->cells);
    return same;
}

static const looked_t *named(const looked_t *l, const char *name)
{
    while (l && strcmp(l->D->name, name) != 0) l = l->next;
    return l;
}

/* The first loop of so many stages is called by them; another one by what is said in place of what: "two-stage, wO =
** lO". Names differ. */
static const char *name_of(word_call_t *call, const looked_t *kept, const looked_t *own)
{
    const looked_t *first = NULL;
    const char *name = own->stages == 2 ? "two-stage" : "owner-only";
    for (const looked_t *l = kept; l; l = l->next)
        if (l->stages == own->stages) first = l;
    for (size_t k = 0; first && k <= 2 * own->stages; k++)
        if (strcmp(first->said[k], own->said[k]) != 0)
            name = arena_printf(call->A, "%s, %s = %s", name, first->said[k], own->said[k]);
    const char *plain = name;
    for (unsigned n = 2; named(kept, name); n++) name = arena_printf(call->A, "%s (%u)", plain, n);
    return name;
}

const looked_t *game_look(word_call_t *call, size_t stages, const stage_t *s, const pmf_t *p, const char *const *said)
{
    game_kept_t *kept = game_kept(call);
    for (const looked_t *l = kept->looked; l; l = l->next)
        if (is_loop(l, stages, s, p)) return l;
    looked_t *own = ARENA_NEW(call->A, looked_t);
    *own = (looked_t){ .next = kept->looked, .stages = stages, .stage = { s[0], s[stages - 1] }, .start = p };
    for (size_t k = 0; k <= 2 * stages; k++) own->said[k] = said[k];
    own->D = dynamics_of_stages(name_of(call, kept->looked, own), p, stages, s);
    chain_row(call->proofs, "%s", "");
    own->C = chain_limit(call->proofs, own->D, &own->why);
    kept->looked = own;
    return own;
}

bool call_full(word_call_t *call, const pmf_t *p)
{
    for (size_t x = 0; x < p->cells; x++)
        if (mpz_sgn(p->num + x) == 0) {
            call->why = "a loop from a law without full support";
            return false;
        }
    return true;
}

const looked_t *call_settled(word_call_t *call, const word_arg_t *a, size_t stages)
{
    stage_t s[2];
    const char *said[5];
    const pmf_t *p = a[2 * stages].law;
    for (size_t k = 0; k <= 2 * stages; k++) said[k] = a[k].said;
    for (size_t k = 0; k < stages; k++)
        if (!call_stage(call, &s[k], &a[2 * k], &a[2 * k + 1], p->cells)) return NULL;
    if (!call_full(call, p)) return NULL;
    const looked_t *l = game_look(call, stages, s, p, said);
    if (l->C)
        word_rests_on(call, l->C);
    else
        call->doubt = l->why;
    return l->C ? l : NULL;
}

mpq_srcptr looked_limit(word_call_t *call, const looked_t *l, const bool *S)
{
    mpq_ptr m = arena_mpq(call->A, 1);
    certificate_mass(m, l->D, l->C, S);
    return m;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static const real_t *limit(word_call_t *call, const word_arg_t *a, size_t stages)
{
    const word_arg_t *x = &a[2 * stages + 1];
    size_t n = a[2 * stages].cells;
    const looked_t *l = call_letter(call, x, n) ? call_settled(call, a, stages) : NULL;
    if (!l) return NULL;
    bool *point = ARENA_ARRAY(call->A, bool, n);
    point[x->integer] = true;
    return real_rat(call->A, looked_limit(call, l, point));
}

/* At most the certified factor where S vanishes, 1 where some of it stays. */
static const real_t *decay(word_call_t *call, const word_arg_t *a, size_t stages)
{
    const bool *S = call_set(call, &a[2 * stages + 1], a[2 * stages].cells);
    const looked_t *l = S ? call_settled(call, a, stages) : NULL;
    if (!l) return NULL;
    bool stays = mpq_sgn(looked_limit(call, l, S)) > 0;
    call->at_most = !stays;
    return stays ? real_si(call->A, 1) : real_rat(call->A, l->C->factor);
}

static const real_t *owner_limit(word_call_t *call, const word_arg_t *a) { return limit(call, a, 1); }
static const real_t *two_limit(word_call_t *call, const word_arg_t *a) { return limit(call, a, 2); }
static const real_t *owner_decay(word_call_t *call, const word_arg_t *a) { return decay(call, a, 1); }
static const real_t *two_decay(word_call_t *call, const word_arg_t *a) { return decay(call, a, 2); }

/* By how much the odds of V against C fall, at least, under every law. */
static const real_t *fall(word_call_t *call, const dynamics_t *D, const bool *V, const bool *C)
{
    const char *why;
    chain_row(call->proofs, "%s", "");
    const certificate_t *K = chain_fall(call->proofs, D, V, C, &why);
    if (!K) {
        call->doubt = why;
        return NULL;
    }
    word_rests_on(call, K);
    call->at_most = true;
    return real_rat(call->A, K->factor);
}

/* "two-stage, x=1 against 0", with a number where it is the name of another loop's. */
static const char *fall_name(word_call_t *call, const stage_t *s, const pmf_t *p, size_t x, size_t y)
{
    game_kept_t *kept = game_kept(call);
    const char *plain = arena_printf(call->A, "two-stage, x=%zu against %zu", x, y);
    unsigned of_this_name = 1;
    for (const fallen_t *f = kept->fallen; f; f = f->next) {
        if (strcmp(f->plain, plain) != 0) continue;
        of_this_name++;
        if (f->start->cells == p->cells && stage_same(f->stage[0], s[0], p->cells) &&
            stage_same(f->stage[1], s[1], p->cells) && law_same(f->start, p))
            return f->name;
    }
    fallen_t *own = ARENA_NEW(call->A, fallen_t);
    *own = (fallen_t){ kept->fallen,
                       plain,
                       of_this_name == 1 ? plain : arena_printf(call->A, "%s (%u)", plain, of_this_name),
                       { s[0], s[1] },
                       p };
    kept->fallen = own;
    return own->name;
}

/* The odds of x against a point that is no less liked by both agents and more by one: under every law they fall by this
** factor. */
static const real_t *two_fall(word_call_t *call, const word_arg_t *a)
{
    stage_t s[2];
    const pmf_t *p = a[4].law;
    size_t n = p->cells, x = (size_t)a[5].integer;
    bool good = call_stage(call, &s[0], &a[0], &a[1], n) && call_stage(call, &s[1], &a[2], &a[3], n) &&
                call_letter(call, &a[5], n);
    if (!good || !call_full(call, p)) return NULL;
    size_t y = point_dominator(n, s[0].w, s[1].w, x);
    if (y == SIZE_MAX) {
        call->why = "a point that none dominates";
        return NULL;
    }
    bool *V = ARENA_ARRAY(call->A, bool, n), *C = ARENA_ARRAY(call->A, bool, n);
    V[x] = C[y] = true;
    return fall(call, dynamics_of_stages(fall_name(call, s, p, x, y), p, 2, s), V, C);
}

/* --- odds under every law ----------------------------------------------------------------------------------------- */

/* V and C = a[0], a[1] are sets of the stages' points, neither empty, and the points of C alike in both stages. */
static bool call_odds(word_call_t *call, const stage_t *s, size_t n, const word_arg_t *a, const bool **V,
                      const bool **C)
{
    if (!(*V = call_set(call, &a[0], n)) || !(*C = call_set(call, &a[1], n))) return false;
    size_t c = set_first(n, *C);
    if (c == n || set_size(n, *V) == 0) {
        call->why = "a set of no point";
        return false;
    }
    for (size_t x = c; x < n; x++)
        if ((*C)[x] && !(mpq_equal(s[0].w + x, s[0].w + c) && mpq_equal(s[1].w + x, s[1].w + c))) {
            call->why = "a set whose points are not alike";
            return false;
        }
    return true;
}

/* p_t(V) dies out at least as fast as its odds against C fall, whatever the law. */
static const real_t *two_odds_decay(word_call_t *call, const word_arg_t *a)
{
    stage_t s[2];
    const bool *V, *C;
    const pmf_t *p = a[4].law;
    bool good = call_stage(call, &s[0], &a[0], &a[1], p->cells) && call_stage(call, &s[1], &a[2], &a[3], p->cells) &&
                call_full(call, p);
    if (!good || !call_odds(call, s, p->cells, &a[5], &V, &C)) return NULL;
    return fall(call, dynamics_of_stages("two-stage, odds", p, 2, s), V, C);
}

#define OWNER(last)                                                                                                    \
    4, { WORD_TABLE, WORD_INTEGER, WORD_LAW, last }
#define TWO(last)                                                                                                      \
    6, { WORD_TABLE, WORD_INTEGER, WORD_TABLE, WORD_INTEGER, WORD_LAW, last }

const word_t word_owner_limit = { "owner_limit",
                                  "lim p_t(x) of the loop of one stage from p: owner_limit(w, K, p, x)",
                                  OWNER(WORD_LETTER),
                                  .exact = owner_limit,
                                  .plain = plain_owner_limit,
                                  .reads = READS_LIMIT };
const word_t word_two_limit = { "two_limit",
                                "lim p_t(x) of the loop of two stages from p: two_limit(w, K, w', M, p, x)",
                                TWO(WORD_LETTER),
                                .exact = two_limit,
                                .plain = plain_two_limit,
                                .reads = READS_ROUND_LIMIT };
const word_t word_owner_decay = { "owner_decay",
                                  "limsup p_t(S)^(1/t) of the loop of one stage: owner_decay(w, K, p, S)",
                                  OWNER(WORD_TABLE),
                                  .exact = owner_decay,
                                  .plain = plain_owner_decay,
                                  .reads = READS_DECAY };
const word_t word_two_decay = { "two_decay",
                                "limsup p_t(S)^(1/t) of the loop of two stages: two_decay(w, K, w', M, p, S)",
                                TWO(WORD_TABLE),
                                .exact = two_decay,
                                .plain = plain_two_decay,
                                .reads = READS_ROUND_DECAY };
const word_t word_two_fall = {
    "two_fall",
    "limsup p_t(x)^(1/t) of the loop of two stages, x a dominated point: two_fall(w, K, w', M, p, x)",
    TWO(WORD_LETTER),
    .exact = two_fall,
    .plain = plain_two_fall,
    .reads = READS_ROUND_FALL
};
const word_t word_two_odds_decay = {
    "two_odds_decay",
    "limsup p_t(V)^(1/t) of the loop of two stages where the odds of V against C fall: "
    "two_odds_decay(w, K, w', M, p, V, C)",
    7,
    { WORD_TABLE, WORD_INTEGER, WORD_TABLE, WORD_INTEGER, WORD_LAW, WORD_TABLE, WORD_TABLE },
    .exact = two_odds_decay,
    .plain = plain_two_odds_decay,
    .reads = READS_ROUND_DECAY
};
