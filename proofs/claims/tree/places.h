/* SPDX-License-Identifier: MIT
**
** places -- the nodes of a link's two terms, each with the way back to its root, and which way the term moves the
** claim: what changes a claim in one place, to break it or to mend it, walks here.
**
** Places whose change is no change of what is claimed are left out: groups of variables, the exponent of a power, the
** range of a sum, conditions.
*/
#ifndef LEMMATA_CLAIMS_PLACES_H
#define LEMMATA_CLAIMS_PLACES_H

#include "proofs/claims/tree/tree.h"

/* Where a node stands: the way down from the term's root. */
typedef struct way { const struct way *up; const node_t *parent; unsigned k; } way_t;

typedef struct {
    bool left;         /* in the left side */
    const way_t *way;  /* NULL: the side itself */
    const node_t *x;
    /* the inequality asks for more as x grows, where factors and divisors are positive; of an equation it says the side
    ** alone */
    bool asks_more;
} spot_in_link_t;

/* Every place of lhs op rhs, the left side first, a node before its parts. */
void places_of(const node_t *lhs, relop_t op, const node_t *rhs, void (*visit)(void *self, const spot_in_link_t *s),
               void *self);
/* The side in which x stands at s, with y in its place. */
const node_t *place_put(arena_t *A, const spot_in_link_t *s, const node_t *y);
/* The same place, its way kept in A. */
spot_in_link_t place_kept(arena_t *A, const spot_in_link_t *s);

#endif
