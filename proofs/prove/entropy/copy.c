/* SPDX-License-Identifier: MIT */
#include "proofs/prove/deadline.h"
#include "proofs/prove/entropy/made.h"

typedef struct {
    bool (*proves)(void *self, arena_t *A, const entropy_claim_t *E);
    void *self;
    deadline_t until;
} search_t;

/* Each variable over each set of others, but all others: that would leave nothing independent of it. */
static bool each_copy(entropy_claim_t *E, arena_t *A, search_t *s, unsigned depth)
{
    enum { OVER_SEARCHED = 3 };
    varset_t all = ((varset_t)1 << E->variables) - 1;
    for (unsigned of = 0; of < E->variables; of++)
        for (varset_t over = 1; over < all; over++) {
            if (over >> of & 1 || (over | (varset_t)1 << of) == all || __builtin_popcount(over) > OVER_SEARCHED)
                continue;
            if (deadline_past(s->until)) return false;
            entropy_claim_t with = *E;
            if (!copy_make(&with, A, (copy_t){ of, over }, made_name(A, E, E->name[of]))) continue;
            if (depth ? !each_copy(&with, A, s, depth - 1) : !s->proves(s->self, A, &with)) continue;
            *E = with;
            return true;
        }
    return false;
}

bool copy_search(entropy_claim_t *E, arena_t *A, deadline_t until,
                 bool (*proves)(void *self, arena_t *A, const entropy_claim_t *E), void *self)
{
    enum { LEAST = 4, ONE_MOST = 5, TWO_MOST = 4 };
    search_t s = { .proves = proves, .self = self, .until = until };
    if (E->variables < LEAST || E->variables > ONE_MOST) return false;
    return each_copy(E, A, &s, 0) || (E->variables <= TWO_MOST && each_copy(E, A, &s, 1));
}
