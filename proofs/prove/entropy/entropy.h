/* SPDX-License-Identifier: MIT
**
** entropy -- linear forms over the joint entropies of a few random variables.
**
** A form is `sum c_S H(S) + c`, S over sets of variables, all coefficients rational. Conditional entropies and
** informations of any number of groups are such forms by inclusion and exclusion. A set may also stand for an atom: a
** real number that is no entropy (log M, a parameter), of which nothing is known but what a hypothesis says.
*/
#ifndef LEMMATA_ENTROPY_H
#define LEMMATA_ENTROPY_H

#include "numerics/base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { ENTROPY_VARIABLES_MAX = 20, ENTROPY_ATOMS_MAX = 64, ENTROPY_GROUPS_MAX = 8 };

/* A set of variables, a bit each; or one atom. The empty set has no entropy and stands in no form. */
typedef uint32_t varset_t;
#define ENTROPY_ATOM ((varset_t)1 << 31)
static inline varset_t entropy_atom(unsigned k) { return ENTROPY_ATOM | k; }
static inline bool entropy_is_atom(varset_t s) { return s >> 31; }

typedef struct { varset_t set; mpq_ptr c; } entropy_part_t; /* c may be 0 */

typedef struct {
    arena_t *home;
    size_t n, room;
    entropy_part_t *part; /* each set once */
    mpq_ptr constant;
} entropy_form_t;

/* 0. */
entropy_form_t *entropy_form(arena_t *A);
/* f += c H(S); of the empty set nothing. */
void entropy_add(entropy_form_t *f, varset_t S, mpq_srcptr c);
/* f += c H(S|T). */
void entropy_add_given(entropy_form_t *f, varset_t S, varset_t T, mpq_srcptr c);
/* f += c I(G_1;..;G_k|T), 2 <= k <= ENTROPY_GROUPS_MAX: the interaction information, -sum over U of (-1)^|U| H(union of
** U|T). */
void entropy_add_information(entropy_form_t *f, const varset_t *group, unsigned k, varset_t T, mpq_srcptr c);
/* f += c g. */
void entropy_add_form(entropy_form_t *f, const entropy_form_t *g, mpq_srcptr c);
/* The coefficient of H(S); NULL when S is not in f. */
mpq_srcptr entropy_coefficient(const entropy_form_t *f, varset_t S);

#endif
