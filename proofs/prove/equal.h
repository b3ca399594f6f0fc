/* SPDX-License-Identifier: MIT
**
** equal -- the sides of a link as provers show it: of `equal if FACTS` the equation, with what the facts say put in.
**
** Facts NAME = TERM of declared numbers, and P(x) = TERM of the entries of a law or a table at a letter; P = Q of two
** laws is one. Outside this, silence.
*/
#ifndef LEMMATA_PROVE_EQUAL_H
#define LEMMATA_PROVE_EQUAL_H

#include "proofs/claims/compile.h"

enum { EQUATIONS_MAX = 4 };

typedef struct {
    relop_t op;
    const core_t *told[2], *side[2];              /* as the claim has them; with what is put in */
    unsigned equations;
    const core_fact_t *equation[EQUATIONS_MAX];   /* each term[0] = term[1] */
} sides_t;

/* False: a link that says when it is strict, or facts of another kind. */
bool link_sides(sides_t *s, arena_t *A, const compiled_t *C, size_t link);

#endif
