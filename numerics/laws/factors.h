/* SPDX-License-Identifier: MIT
**
** factors -- marginals of a law that is a product of conditional laws, p(x1) p(x2|..) .., without making the product.
*/
#ifndef LEMMATA_FACTORS_H
#define LEMMATA_FACTORS_H

#include "numerics/laws/chan.h"

/* W(axis `of` | the axes `given`): the inputs of W are the cells of those axes in row-major order, ascending. */
typedef struct { axes_t given; unsigned of; const chan_t *W; } factor_t;

/* The law of the axes of `keep`, in their order, under the product of the n factors, one for each of n axes, each
** behind axes that come before its own. Variable elimination: what keep does not descend from is left out (its rows sum
** to 1), then axes are summed out one by one, the one of the smallest table first. NULL when a table would have more
** than `most` cells. Source: Zhang and Poole, "A simple approach to Bayesian network computations" (1994). */
const pmf_t *factors_marginal(arena_t *A, unsigned n, const size_t *dim, const factor_t *f, axes_t keep, size_t most);

#endif
