/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/claim_entropy_parts.h"

#include <stdlib.h>
#include <string.h>

const char *made_name(arena_t *A, const entropy_claim_t *E, const char *stem)
{
    const char *name = stem;
    for (unsigned k = 1;; name = arena_printf(A, "%s%u", stem, k++)) {
        bool taken = strstr(E->statement, name) != NULL;
        for (unsigned i = 0; i < E->variables; i++) taken = taken || strcmp(E->name[i], name) == 0;
        if (!taken) return name;
    }
}

static bool add_variable(entropy_claim_t *E, arena_t *A, const char *name)
{
    unsigned n = E->variables;
    if (n == ENTROPY_VARIABLES_MAX) return false;
    const char **names = ARENA_ARRAY(A, const char *, n + 1);
    memcpy(names, E->name, n * sizeof *names);
    names[n] = name;
    E->name = names;
    E->variables = n + 1;
    return true;
}

/* a - b, each a set or an atom; 0: nothing. */
static entropy_form_t *difference(arena_t *A, varset_t a, varset_t b)
{
    entropy_form_t *f = entropy_form(A);
    mpq_ptr one = arena_mpq(A, 2), minus = one + 1;
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    entropy_add(f, a, one);
    entropy_add(f, b, minus);
    return f;
}

/* --- events ------------------------------------------------------------------------------------------------------- */

/* H(X|Y,E) <= what is left of it. */
static const entropy_form_t *left_to_know(arena_t *A, varset_t left, varset_t X, varset_t Y)
{
    entropy_form_t *f = difference(A, left, X | Y);
    mpq_ptr one = arena_mpq(A, 1);
    mpq_set_si(one, 1, 1);
    entropy_add(f, Y, one);
    return f;
}

/* P log M and P log(M-1), of one alphabet. Of two letters the second is 0. */
static bool add_letters(entropy_claim_t *E, arena_t *A, event_t e, const char *P, const char *M, varset_t own)
{
    varset_t a = (varset_t)1 << e.a, b = (varset_t)1 << e.b, all, left = 0;
    if (!atom_of(&all, E, arena_printf(A, "%s*log(%s)", P, M))) return false;
    if (strcmp(M, "2") != 0 && !atom_of(&left, E, arena_printf(A, "%s*log(%s - 1)", P, M))) return false;
    return add_fact(E, left_to_know(A, left, a, b | own), false) &&
           add_fact(E, left_to_know(A, left, b, a | own), false) && add_fact(E, difference(A, all, left), false);
}

bool event_make(entropy_claim_t *E, arena_t *A, event_t e, const char *letters, const char *name)
{
    varset_t own = (varset_t)1 << E->variables, both = (varset_t)1 << e.a | (varset_t)1 << e.b, h, two, p;
    const char *P = arena_printf(A, "Pr(%s != %s)", E->name[e.a], E->name[e.b]);
    if (E->events == EVENTS_MAX || E->copies || !add_variable(E, A, name)) return false;
    E->event[E->events++] = e;
    if (!atom_of(&h, E, arena_printf(A, "h(%s)", P)) || !atom_of(&two, E, "log(2)") || !atom_of(&p, E, P)) return false;
    entropy_form_t *rest = difference(A, 0, p);
    mpq_set_si(rest->constant, 1, 1);
    return add_fact(E, difference(A, own | both, both), true) && add_fact(E, difference(A, h, own), true) &&
           add_fact(E, difference(A, two, h), false) && add_fact(E, difference(A, p, 0), false) &&
           add_fact(E, rest, false) && (!letters || add_letters(E, A, e, P, letters, own));
}

/* --- copies ------------------------------------------------------------------------------------------------------- */

static const entropy_form_t *information(arena_t *A, varset_t S, varset_t T, varset_t given)
{
    entropy_form_t *f = entropy_form(A);
    mpq_ptr one = arena_mpq(A, 1);
    mpq_set_si(one, 1, 1);
    entropy_add_information(f, (varset_t[]){ S, T }, 2, given, one);
    return f;
}

bool copy_make(entropy_claim_t *E, arena_t *A, copy_t c, const char *name)
{
    varset_t X = (varset_t)1 << c.of, V = (varset_t)1 << E->variables, others = (V - 1) & ~c.over, T = 0;
    if (E->copies == COPIES_MAX || __builtin_popcount(c.over) > COPY_OVER_MAX || !add_variable(E, A, name))
        return false;
    do {
        if (!add_fact(E, difference(A, V | T, X | T), true)) return false;
    } while ((T = (T - c.over) & c.over));
    E->copy[E->copies++] = c;
    return add_fact(E, information(A, V, others, c.over), true);
}
