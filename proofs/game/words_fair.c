/* SPDX-License-Identifier: MIT
**
** How many of three properties a mechanism is not shown to lack, profile by profile (pairs of rewards): order parity
** (the limit is the same whichever agent curates first, each with its own pool), Pareto optimality (no point of the
** limit's support is dominated), uniqueness (the limit does not depend on the initial law). A property counts until
** certificates show that it fails; where none does on any profile, nothing is known. Under owner-only the other order
** is the Public alone.
*/
#include "proofs/game/words_plain.h"

#include <stdint.h>

/* A mechanism in one reading: pools of K and M, stages, the two laws of start. */
typedef struct {
    size_t stages, points;
    const pmf_t *start, *other;
    const word_arg_t *K, *M;
    const char *said[2];
} mechanism_t;

/* One profile: what its weights are called. */
typedef struct { stage_t owner, public; const char *said[2]; } profile_t;

static const looked_t *look(word_call_t *call, const mechanism_t *m, const profile_t *p, bool owner_first,
                            bool other_start)
{
    const stage_t s[2] = { owner_first ? p->owner : p->public, owner_first ? p->public : p->owner };
    const char *said[5] = { p->said[!owner_first], (owner_first ? m->K : m->M)->said, p->said[owner_first],
                            (owner_first ? m->M : m->K)->said };
    said[2 * m->stages] = m->said[other_start];
    return game_look(call, m->stages, s, other_start ? m->other : m->start, said);
}

/* The points to which both agents prefer some other, one of them strictly. */
static const bool *dominated(word_call_t *call, const mechanism_t *m, const profile_t *p)
{
    bool *S = ARENA_ARRAY(call->A, bool, m->points);
    for (size_t x = 0; x < m->points; x++) S[x] = point_dominator(m->points, p->owner.w, p->public.w, x) != SIZE_MAX;
    return S;
}

/* What is shown of a profile: how many of the three are not shown to fail, and on which certificates it rests. */
typedef struct { long left; unsigned n; const looked_t *rests[3]; } shown_t;

static shown_t shown(word_call_t *call, const mechanism_t *m, const profile_t *p)
{
    const looked_t *first = look(call, m, p, true, false), *order = look(call, m, p, false, false),
                   *start = look(call, m, p, true, true);
    bool parity = looked_differ(call, first, order), unique = looked_differ(call, first, start);
    bool pareto = first->C && mpq_sgn(looked_limit(call, first, dominated(call, m, p))) > 0;
    shown_t s = { 3 - parity - pareto - unique, 0, { NULL } };
    if (s.left < 3) s.rests[s.n++] = first;
    if (parity) s.rests[s.n++] = order;
    if (unique) s.rests[s.n++] = start;
    return s;
}

/* Two common favourites, between which the two starts differ: uniqueness fails. */
static shown_t two_favourites(word_call_t *call, const mechanism_t *m, const profile_t *like)
{
    static const long weight[3] = { 2, 2, 1 }, other[3] = { 2, 1, 1 };
    mpq_ptr w = arena_mpq(call->A, 3);
    mpz_ptr p = arena_mpz(call->A, 3);
    for (size_t x = 0; x < 3; x++) {
        mpq_set_si(w + x, weight[x], 1);
        mpz_set_si(p + x, other[x]);
    }
    mechanism_t own = *m;
    own.points = 3;
    own.start = pmf_uniform(call->A, 3);
    own.other = pmf_weights(call->A, 3, p);
    own.said[0] = "uniform";
    own.said[1] = "(1/2,1/4,1/4)";
    return shown(call, &own,
                 &(const profile_t){ { w, like->owner.pool }, { w, like->public.pool }, { "(2,2,1)", "(2,2,1)" } });
}

/* Row i of the weights w, with pools of K. */
static bool call_row(word_call_t *call, stage_t *s, const word_arg_t *w, size_t i, const word_arg_t *K, size_t n)
{
    word_arg_t row = *w;
    row.table = w->table + i * n;
    row.cells = n;
    return call_stage(call, s, &row, K, n);
}

/* a: w, K, w', M on profiles and points, p, another law. The least over the profiles that count; counts NULL: over
** every pair of rewards, of which two common favourites are one, looked at where no property is shown to fail on the
** profiles. */
static const real_t *least(word_call_t *call, const word_arg_t *a, const bool *counts, size_t stages)
{
    size_t n = a[4].cells, profiles = a[0].rank == 2 ? a[0].dim[0] : 0;
    if (profiles == 0 || a[2].rank != 2 || a[2].dim[0] != profiles || a[0].dim[1] != n || a[2].dim[1] != n ||
        a[5].cells != n) {
        call->why = "weights that are not by profile and point of the law";
        return NULL;
    }
    if (!call_full(call, a[4].law) || !call_full(call, a[5].law)) return NULL;
    mechanism_t m = { stages, n, a[4].law, a[5].law, &a[1], &a[3], { a[4].said, a[5].said } };
    profile_t p = { .said = { NULL } };
    shown_t best = { .left = 3 };
    for (size_t i = 0; i < profiles; i++) {
        if (!call_row(call, &p.owner, &a[0], i, &a[1], n) || !call_row(call, &p.public, &a[2], i, &a[3], n))
            return NULL;
        if (counts && !counts[i]) continue;
        for (size_t k = 0; k < 2; k++) p.said[k] = arena_printf(call->A, "%s at %zu", a[2 * k].said, i);
        shown_t own = shown(call, &m, &p);
        if (own.left < best.left) best = own;
    }
    if (best.left == 3 && !counts) best = two_favourites(call, &m, &p);
    for (unsigned k = 0; k < best.n; k++) word_rests_on(call, best.rests[k]->C);
    if (best.left == 3) call->doubt = "no property is shown to fail from these two starts";
    return best.left == 3 ? NULL : real_si(call->A, best.left);
}

static const real_t *two_fair(word_call_t *call, const word_arg_t *a) { return least(call, a, NULL, 2); }
static const real_t *owner_fair(word_call_t *call, const word_arg_t *a) { return least(call, a, NULL, 1); }

/* Among the profiles of the set a[6]. */
static const real_t *two_fair_among(word_call_t *call, const word_arg_t *a)
{
    const bool *counts = call_set(call, &a[6], a[0].dim[0]);
    return counts ? least(call, a, counts, 2) : NULL;
}

#define MECHANISM WORD_TABLE, WORD_INTEGER, WORD_TABLE, WORD_INTEGER, WORD_LAW, WORD_LAW

const word_t word_two_fair = {
    "two_fair",
    "the least number, over every pair of rewards, of parity, Pareto optimality and uniqueness that two "
    "stages are not shown to lack, seen on those of w, w' by profile and point: "
    "two_fair(w, K, w', M, p, p')",
    6,
    { MECHANISM },
    .exact = two_fair, .plain = plain_two_fair
};
const word_t word_owner_fair = {
    "owner_fair",
    "the same of the Owner alone, the other order being the Public alone: owner_fair(w, K, w', M, p, p')",
    6,
    { MECHANISM },
    .exact = owner_fair, .plain = plain_owner_fair
};
const word_t word_two_fair_among = {
    "two_fair_among",
    "the same as two_fair over the profiles of a set: two_fair_among(w, K, w', M, p, p', S)",
    7,
    { MECHANISM, WORD_TABLE },
    .exact = two_fair_among, .plain = plain_two_fair_among
};
