/* SPDX-License-Identifier: MIT
**
** Where labels lower the floor most: an allocation over contexts, with the price that proves it.
**
** In context s, of weight w_s, an item gets n_s labels at c_s each: independent draws of its row of a channel of
** capacity C_s. They tell at most min(n_s C_s, L_s), L_s = log min(M, rows): I(J;Y^n) <= n C_s for a channel without
** memory (Cover and Thomas, section 7.9), and I(J;Y^n) <= H of J, and of the row. (n_s may be an average over items:
** the minimum is concave.) With a budget B an item, the floor (bottleneck/floor, bottleneck/data-size) falls as
**     V = max sum_s w_s min(n_s C_s, L_s)   over n >= 0 with sum_s w_s c_s n_s <= B.
** It is a linear program. THEOREM (weak duality): for every price p >= 0 and every such n,
**     sum_s w_s min(n_s C_s, L_s) <= p B + sum_s w_s (min(n_s C_s, L_s) - p c_s n_s) <= p B + sum_s w_s L_s (1 - p
**     c_s/C_s)_+ =: D(p),
** since min(n C, L) - p c n is concave and piecewise linear in n: its greatest value is at 0 or at the corner n = L/C.
** An n with D(p) as its sum is optimal; it is when (Karush, Kuhn, Tucker)
**     C_s > p c_s  =>  n_s = L_s/C_s;     C_s < p c_s  =>  n_s = 0;     the budget is spent, or p = 0.
** Proposed is: contexts full in the order of C_s/c_s, the one where the budget ends in part, p its C/c. `proved`: each
** of these conditions is decided, and n_s >= 0 for the one in part. Where one is not, D(p) bounds V all the same.
*/
#ifndef LEMMATA_BOTTLENECK_ALLOCATION_H
#define LEMMATA_BOTTLENECK_ALLOCATION_H

#include "numerics/expr/real.h"

typedef enum { ALLOCATED_NONE, ALLOCATED_PART, ALLOCATED_FULL } allocated_t;

/* A context: capacity in nats, weight >= 0, cost > 0; found: what it gets, and L/C (NULL at capacity 0, or 0 not
** excluded). */
typedef struct {
    const real_t *capacity, *most;
    mpq_srcptr weight, cost;
    allocated_t state;
    const real_t *labels, *full;
} allocation_context_t;

/* `price` is p, `information` D(p), `even` the sum for the same number of labels in every context, `one` for a label in
** each, which costs `cost_of_one` an item. Where not proved: `ends`: whether the budget ends in the context of number
** `first`; else the order of C/c in `first` and `second`. */
typedef struct {
    const real_t *price, *information, *even, *one, *spent;
    mpq_ptr cost_of_one;
    bool proved, ends;
    size_t first, second;
} allocation_t;

/* L: log min(M, rows). */
const real_t *allocation_most(arena_t *A, mpq_srcptr M, size_t rows);
/* Fills what is found in at[0..n), n >= 1, weights that sum to more than 0, and *a; budget >= 0. All belong to A. */
void allocation_find(allocation_t *a, arena_t *A, allocation_context_t *at, size_t n, mpq_srcptr budget);

#endif
