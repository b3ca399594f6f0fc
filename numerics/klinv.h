/* SPDX-License-Identifier: MIT
**
** klinv -- the inverse of the binary kl divergence, certified.
**
**     klinv(p,c) = sup{q >= p : kl(p||q) <= c},      klinv_lower(p,c) = inf{q <= p : kl(p||q) <= c} = 1 - klinv(1-p, c).
**
** kl(p||.) is continuous and increasing on [p,1), so a rational lo with p <= lo and kl(p||lo) <= c is a lower end, and a rational
** hi with kl(p||hi) >= c an upper one: both are decided exactly, whatever method proposed them.
*/
#ifndef LEMMATA_KLINV_H
#define LEMMATA_KLINV_H

#include "numerics/real.h"

/* lo <= klinv(p,c) <= hi; p in [0,1], c >= 0 any expression, infinite too. hi - lo <= 2^-bits (1 - lo): the width is relative to
** the distance from 1. Below 1 - klinv = 2^-KLINV_TAIL_BITS the ends are 1 - 2^-KLINV_TAIL_BITS and 1. lo = hi where the value is found to be
** rational: c = 0, p = 1, p = 0 with a rational e^-c, and c = kl(p||q) for a q of small denominator. False when the ends
** were not certified that near; they hold all the same. */
enum { KLINV_TAIL_BITS = 20000 };
bool klinv_ends(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c, long bits);

/* The same as an expression: a rational where it is found to be one, else a bracket, refined as decisions need it. Equal p and
** equal c give the same bracket. */
const real_t *klinv_real(arena_t *A, mpq_srcptr p, const real_t *c);
const real_t *klinv_lower_real(arena_t *A, mpq_srcptr p, const real_t *c);

#endif
