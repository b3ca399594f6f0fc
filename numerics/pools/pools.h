/* SPDX-License-Identifier: MIT
**
** Pools counted by how many competitors are marked: probabilities and mean shares on such events, exact where the pools
** are few, otherwise brackets that are refined as decisions need: one walk over the pools refines them all. What is
** counted is kept beside the pools, so they belong to one thread, as their arena does.
*/
#ifndef LEMMATA_POOLS_H
#define LEMMATA_POOLS_H

#include "numerics/expr/real.h"
#include "numerics/laws/pmf.h"

typedef struct pools pools_t;

/* K - 1 competitors drawn from p with these weights, those of S marked (points of one weight are all in S or all off
** it); NULL when there are too many pools. */
const pools_t *pools_make(const pmf_t *p, mpq_srcptr w, const bool *S, unsigned long K);
/* P(least <= N_S <= most); 0 when least > most (most may be -1 as an unsigned: the empty event). */
const real_t *pools_probability(const pools_t *P, unsigned long least, unsigned long most);
/* E[K w(x)/(w(x) + sum); least <= N_S <= most]. */
const real_t *pools_share(const pools_t *P, size_t x, unsigned long least, unsigned long most);

#endif
