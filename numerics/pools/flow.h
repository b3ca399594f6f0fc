/* SPDX-License-Identifier: MIT
**
** flow -- many rounds on the plane, enclosed in doubles: the law p_t is known to lie in a box, the box of the next
** round is made from bounds of the weights over all laws in it (bt_laplace), and the masses add up to 1.
*/
#ifndef LEMMATA_FLOW_H
#define LEMMATA_FLOW_H

#include "numerics/expr/real.h"
#include "numerics/pools/box.h"
#include "numerics/pools/plane.h"

/* The two readings of the loop: stages of curation in a round. */
typedef enum { OWNER_ONLY = 1, TWO_STAGE = 2 } reading_t;

enum { ROUNDS = 100 };

/* Rounds are made when they are asked for; a flow belongs to one thread, as its arena does. */
typedef struct { const plane_t *plane; reading_t loop; box_t *at; size_t *last; } flow_t;

/* One round: the box then holds the image of every law that it held. */
void flow_round(box_t *m, const plane_t *P, reading_t loop);
/* Rounds 0 .. ROUNDS from the uniform law; p_t. */
const flow_t *flow_make(const plane_t *P, reading_t loop);
const box_t *flow_at(const flow_t *F, size_t t);
/* p_t(S); the mean distance to an agent's centre. */
span_t flow_mass(const flow_t *F, size_t t, const bool *S);
span_t flow_distance(const flow_t *F, size_t t, agent_t a);

/* The first round with p_t(S) >= 99/100, infinite when none of them is one. NULL, and *why, when the enclosure of p_t
** does not tell. */
const real_t *flow_rounds(const flow_t *F, const bool *S, const char **why);

/* The number as an expression: a bracket that can be brought no nearer. */
const real_t *span_real(arena_t *A, span_t b);

/* z >= the product of the stages' bounds of H(x)/H(c) for every x of V and c of C, under the laws of full support with
** p(X - C) <= e. */
void flow_odds(mpq_ptr z, const plane_t *P, reading_t loop, const bool *V, const bool *C, mpq_srcptr e);

#endif
