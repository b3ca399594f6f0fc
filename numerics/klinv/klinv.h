/* SPDX-License-Identifier: MIT
**
** klinv -- the inverse of the binary kl divergence, certified.
**
**     klinv(p,c) = sup{q >= p : kl(p||q) <= c},      klinv_lower(p,c) = inf{q <= p : kl(p||q) <= c} = 1 - klinv(1-p,
**     c).
**
** kl(p||.) is continuous and increasing on [p,1), so a rational lo with p <= lo and kl(p||lo) <= c is a lower end, and
** a rational hi with kl(p||hi) >= c an upper one: both are decided exactly, whatever method proposed them.
*/
#ifndef LEMMATA_KLINV_H
#define LEMMATA_KLINV_H

#include "numerics/expr/real.h"

/* lo <= klinv(p,c) <= hi, in nats; p in [0,1], c >= 0 any expression, infinite too. True when hi - lo <= 2^-bits
** min(hi, 1-lo), or
** 2^-bits 2^-KLINV_TAIL_BITS if that is more: the width is relative near 0 and near 1. The ends are dyadic with
** numerators of about `bits` digits, of lo and hi or of 1 - lo and 1 - hi. lo = hi where the value is found to be
** rational: c = 0 or infinite, p = 1, p = 0 with a rational e^-c, and c = kl(p||q) for a q of small denominator,
** proved. False, and ends that hold all the same, when c is not known so near, and when 1 - klinv < 2^-KLINV_TAIL_BITS:
** then the ends are max{p, 1 - 2^-KLINV_TAIL_BITS} and
** 1. Outside the domain: false, [p,1], and nothing is claimed. lo, hi, p may be the same. Scratch is taken from A. At
** most KLINV_BITS_MAX bits are tried for.
** Method: Newton, in the natural parameter of the tilted coin; see klinv.c. */
enum { KLINV_TAIL_BITS = 20000, KLINV_BITS_MAX = 1 << 14 };
bool klinv_ends(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c, long bits);

/* The same as an expression, worked out when it is first asked for (real_asked): a rational where it is found to be
** one, else a bracket, refined as decisions need it. Equal p and c of the same make give the same number. Undefined
** outside the domain. c belongs to A, or outlives it. */
const real_t *klinv_real(arena_t *A, mpq_srcptr p, const real_t *c);
const real_t *klinv_lower_real(arena_t *A, mpq_srcptr p, const real_t *c);

#endif
