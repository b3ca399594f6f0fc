/* SPDX-License-Identifier: MIT
**
** The ends of the Alignment Performance Interval as expressions in a capacity, for the command; the lemmas state them in floor.c,
** capacity_ceiling.c and interval.c.
*/
#ifndef LEMMATA_BOTTLENECK_ENDPOINTS_H
#define LEMMATA_BOTTLENECK_ENDPOINTS_H

#include "numerics/expr/real.h"

/* Delta (1 - (Cbar + log 2)/log M): bottleneck/floor. */
const real_t *endpoint_floor(const real_t *Cbar, mpq_srcptr M, mpq_srcptr Delta);
/* (1 - R/Delta) log M - log 2: the capacity from which on the floor does not exclude the risk R. */
const real_t *endpoint_required(arena_t *A, mpq_srcptr M, mpq_srcptr Delta, mpq_srcptr R);

/* (m Cbar + residual)/eta: at most this is KL(Q||P), outside an event of probability eta (bottleneck/capacity-kl, Markov's inequality). */
const real_t *endpoint_divergence(const real_t *Cbar, mpq_srcptr m, mpq_srcptr residual, mpq_srcptr eta);
/* c = (K + log(2 sqrt(m)/delta))/m: kl(Rhat||R) <= c outside an event of probability delta (bottleneck/pac-bayes-kl). */
const real_t *endpoint_rate(const real_t *K, mpq_srcptr m, mpq_srcptr delta);
/* sqrt(c/2): by Pinsker's inequality R - Rhat is at most this (bottleneck/mcallester). */
const real_t *endpoint_root(const real_t *c);
/* sup{R : kl(Rhat||R) <= c}. */
const real_t *endpoint_inverse(mpq_srcptr Rhat, const real_t *c);
/* sqrt(Cbar/(2 eta)): the root's limit as m grows. */
const real_t *endpoint_plateau(const real_t *Cbar, mpq_srcptr eta);

#endif
