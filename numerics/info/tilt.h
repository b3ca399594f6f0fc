/* SPDX-License-Identifier: MIT
**
** tilt -- exponential tilts and best-of-N laws of a rational law, exactly.
*/
#ifndef LEMMATA_TILT_H
#define LEMMATA_TILT_H

#include "numerics/expr/real.h"
#include "numerics/laws/pmf.h"

/* p(y) w(y) / sum p w, for rational weights w > 0, one for each cell of p. */
const pmf_t *tilt(const pmf_t *p, mpq_srcptr w);
/* w^k, entry by entry, k any integer. */
mpq_ptr tilt_power(arena_t *A, size_t n, mpq_srcptr w, long k);

/* sum_y p(y) log w(y). */
const real_t *tilt_mean_log(const pmf_t *p, mpq_srcptr w);
/* log sum_y p(y) w(y). */
const real_t *tilt_log_normaliser(const pmf_t *p, mpq_srcptr w);

/* The law of the best of N >= 1 draws from p by the reward r, ties to the later cell: F(y)^N - F(y-)^N in that
** order. */
const pmf_t *tilt_best_of(const pmf_t *p, mpq_srcptr r, unsigned long N);

/* For integer rewards r, not constant on the support of p: the mean of r under the tilt p(y) x^r(y), x >= 1, whose
** divergence from p is that of q, as a bracket: x lies between two rationals whose divergence was compared with
** KL(q||p) exactly. Exists when KL(q||p) < log(1/p(argmax r)). The rewards' range is at most TILT_RANGE_MAX. */
enum { TILT_RANGE_MAX = 256 };
const real_t *tilt_mean_at_divergence(const pmf_t *p, const long *r, const real_t *divergence);

#endif
