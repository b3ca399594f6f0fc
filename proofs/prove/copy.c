/* SPDX-License-Identifier: MIT */
#include "proofs/prove/copy.h"
#include "proofs/prove/deadline.h"

#include <string.h>

static bool add_relation(entropy_claim_t *E, const entropy_form_t *f)
{
    if (E->facts == FACTS_MAX) return false;
    E->fact[E->facts++] = (entropy_fact_t){ f, true };
    return true;
}

/* H(S) - H(T). */
static const entropy_form_t *difference(arena_t *A, varset_t S, varset_t T)
{
    entropy_form_t *f = entropy_form(A);
    mpq_ptr one = arena_mpq(A, 2), minus = one + 1;
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    entropy_add(f, S, one);
    entropy_add(f, T, minus);
    return f;
}

static const entropy_form_t *information(arena_t *A, varset_t S, varset_t T, varset_t given)
{
    entropy_form_t *f = entropy_form(A);
    mpq_ptr one = arena_mpq(A, 1);
    mpq_set_si(one, 1, 1);
    entropy_add_information(f, (varset_t[]){ S, T }, 2, given, one);
    return f;
}

bool copy_make(entropy_claim_t *E, arena_t *A, unsigned of, varset_t over, const char *name)
{
    unsigned n = E->variables;
    if (n == ENTROPY_VARIABLES_MAX || E->copies == COPIES_MAX || __builtin_popcount(over) > COPY_OVER_MAX) return false;
    const char **names = ARENA_ARRAY(A, const char *, n + 1);
    memcpy(names, E->name, n * sizeof *names);
    names[n] = name;
    varset_t X = (varset_t)1 << of, V = (varset_t)1 << n, others = (V - 1) & ~over, T = 0;
    do {
        if (!add_relation(E, difference(A, V | T, X | T))) return false;
    } while ((T = (T - over) & over));
    E->name = names;
    E->variables = n + 1;
    E->copy[E->copies++] = (copy_t){ of, over };
    return add_relation(E, information(A, V, others, over));
}

/* --- the search --------------------------------------------------------------------------------------------------------------- */

typedef struct { bool (*proves)(void *self, arena_t *A, const entropy_claim_t *E); void *self; deadline_t until; bool bounded; } search_t;

static bool is_taken(const entropy_claim_t *E, const char *name)
{
    for (unsigned k = 0; k < E->variables; k++)
        if (strcmp(E->name[k], name) == 0) return true;
    return false;
}

/* C1, C2, .. of a variable C: the first that is no name yet, among the claim's real numbers neither. */
static const char *fresh(arena_t *A, const entropy_claim_t *E, unsigned of)
{
    const char *stem = E->name[of], *name = stem;
    for (unsigned k = 1; is_taken(E, name) || strstr(E->statement, name); k++) name = arena_printf(A, "%s%u", stem, k);
    return name;
}

/* Each variable over each set of others, but all others: that would leave nothing independent of it. */
static bool each_copy(entropy_claim_t *E, arena_t *A, search_t *s, unsigned depth)
{
    enum { OVER_SEARCHED = 3 };
    varset_t all = ((varset_t)1 << E->variables) - 1;
    for (unsigned of = 0; of < E->variables; of++)
        for (varset_t over = 1; over < all; over++) {
            if (over >> of & 1 || (over | (varset_t)1 << of) == all || __builtin_popcount(over) > OVER_SEARCHED) continue;
            if (s->bounded && deadline_past(s->until)) return false;
            entropy_claim_t with = *E;
            if (!copy_make(&with, A, of, over, fresh(A, E, of))) continue;
            if (depth ? !each_copy(&with, A, s, depth - 1) : !s->proves(s->self, A, &with)) continue;
            *E = with;
            return true;
        }
    return false;
}

bool copy_search(entropy_claim_t *E, arena_t *A, double seconds, bool (*proves)(void *self, arena_t *A, const entropy_claim_t *E), void *self)
{
    enum { LEAST = 4, ONE_MOST = 5, TWO_MOST = 4 };
    search_t one = { .proves = proves, .self = self }, two = { .proves = proves, .self = self, .until = deadline_in(seconds), .bounded = true };
    if (E->variables < LEAST || E->variables > ONE_MOST) return false;
    return each_copy(E, A, &one, 0) || (E->variables <= TWO_MOST && each_copy(E, A, &two, 1));
}
