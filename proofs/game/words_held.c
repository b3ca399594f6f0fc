/* SPDX-License-Identifier: MIT
**
** How many of three properties a loop is not shown to lack: full coverage (lim p_t(AO - AP) > 0 and lim p_t(AP - AO) >
** 0), independence of the initial law, symmetry (exchanging the agents leaves the limit as it is). A property counts
** until certificates show that it fails; when none does, nothing is known.
*/
#include "proofs/game/words_plain.h"

/* --- what certificates show --------------------------------------------------------------------------------------- */

bool looked_differ(word_call_t *call, const looked_t *a, const looked_t *b)
{
    for (size_t x = 0; a->C && b->C && x < a->D->points; x++) {
        bool *point = ARENA_ARRAY(call->A, bool, a->D->points);
        point[x] = true;
        if (!mpq_equal(looked_limit(call, a, point), looked_limit(call, b, point))) return true;
    }
    return false;
}

/* The same; the value then rests on b, too. */
static bool differ(word_call_t *call, const looked_t *a, const looked_t *b)
{
    bool differs = looked_differ(call, a, b);
    if (differs) word_rests_on(call, b->C);
    return differs;
}

/* Does the limit cover both AO - AP and AP - AO? */
static bool covers(word_call_t *call, const looked_t *l, const word_arg_t *wO, const word_arg_t *wP)
{
    size_t n = l->D->points;
    bool *AO = set_argmax(call->A, n, wO->table, NULL), *AP = set_argmax(call->A, n, wP->table, NULL);
    return mpq_sgn(looked_limit(call, l, set_minus(call->A, n, AO, AP))) > 0 &&
           mpq_sgn(looked_limit(call, l, set_minus(call->A, n, AP, AO))) > 0;
}

typedef struct { stage_t stage[2]; const char *said[5]; } exchanged_t;

/* The loop l of the arguments, of two stages, the same from another law, and exchanged. */
static const real_t *not_failing(word_call_t *call, const looked_t *l, const word_arg_t *wO, const word_arg_t *wP,
                                 const word_arg_t *other, const exchanged_t *x)
{
    long count = 3;
    if (!covers(call, l, wO, wP)) return real_si(call->A, 2); /* nothing more is asked */
    const char *said[5];
    for (size_t k = 0; k <= 4; k++) said[k] = k < 4 ? l->said[k] : other->said;
    count -= differ(call, l, game_look(call, 2, l->stage, other->law, said));
    count -= differ(call, l, game_look(call, 2, x->stage, l->start, x->said));
    if (count == 3) call->doubt = "no property is shown to fail from these two starts";
    return count == 3 ? NULL : real_si(call->A, count);
}

/* --- words -------------------------------------------------------------------------------------------------------- */

/* w, K, w', M, p, another law, K', M': exchanged, w' stands first with pools of K' and w second with pools of M'. */
static const real_t *two_held(word_call_t *call, const word_arg_t *a)
{
    exchanged_t x = { .said = { a[2].said, a[6].said, a[0].said, a[7].said, a[4].said } };
    size_t n = a[4].cells;
    if (!call_stage(call, &x.stage[0], &a[2], &a[6], n) || !call_stage(call, &x.stage[1], &a[0], &a[7], n) ||
        !call_full(call, a[5].law))
        return NULL;
    const looked_t *l = call_settled(call, a, 2);
    return l ? not_failing(call, l, &a[0], &a[2], &a[5], &x) : NULL;
}

const word_t word_two_held = {
    "two_held",
    "how many of coverage, independence and symmetry two stages are not shown to lack: two_held(w, K, w', M, "
    "p, p', K', M')",
    8,
    { WORD_TABLE, WORD_INTEGER, WORD_TABLE, WORD_INTEGER, WORD_LAW, WORD_LAW, WORD_INTEGER, WORD_INTEGER },
    .exact = two_held, .plain = plain_two_held
};
