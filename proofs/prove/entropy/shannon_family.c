/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/shannon_parts.h"
#include "numerics/base/alloc.h"

#include <stdlib.h>

void family_start(family_sets_t *F, unsigned variables)
{
    *F = (family_sets_t){ .variables = variables };
    F->at = alloc_array(SHANNON_FAMILY_MAX + ENTROPY_ATOMS_MAX, sizeof *F->at);
    F->column = alloc_array((size_t)1 << variables, sizeof *F->column);
}

void family_end(family_sets_t *F)
{
    free(F->at);
    free(F->column);
}

unsigned family_column(const family_sets_t *F, varset_t S)
{
    return entropy_is_atom(S) ? F->atom[S & ~ENTROPY_ATOM] : F->column[S];
}

bool family_take(family_sets_t *F, varset_t S)
{
    if (S == 0 || family_column(F, S)) return false;
    if (F->n >= SHANNON_FAMILY_MAX + (entropy_is_atom(S) ? ENTROPY_ATOMS_MAX : 0)) return false;
    F->at[F->n++] = S;
    *(entropy_is_atom(S) ? &F->atom[S & ~ENTROPY_ATOM] : &F->column[S]) = (unsigned)F->n;
    return true;
}

void family_take_form(family_sets_t *F, const entropy_form_t *f)
{
    for (size_t i = 0; i < f->n; i++) family_take(F, f->part[i].set);
}

bool family_grow(family_sets_t *F)
{
    size_t n = F->n;
    bool grew = false;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            varset_t S = F->at[i], T = F->at[j];
            if (entropy_is_atom(S) || entropy_is_atom(T)) continue;
            grew |= family_take(F, S | T);
            grew |= family_take(F, S & T);
        }
    return grew;
}
