/* SPDX-License-Identifier: MIT
**
** maurer -- Maurer's sum xi(m) = sum_k C(m,k) (k/m)^k (1-k/m)^(m-k), 0^0 = 1, for m >= 1.
**
** It is the mean of exp(m kl(Rhat||R)) over m Bernoulli losses, whatever R in (0,1) (Maurer, "A note on the
** PAC-Bayesian theorem", 2004). With Ramanujan's Q(m) = sum_{j>=1} prod_{0<i<j} (1 - i/m), a sum of m terms,
**     xi(m) = 1 + Q(m).
** Proof. Let T(z) = z e^T(z), the tree function. Lagrange's inversion in the form [z^n] H(T) = [t^n] H(t) (1-t) e^(nt)
** gives with H = 1/(1-t): [z^n] 1/(1-T) = [t^n] e^(nt) = n^n/n!. So (0^0 = 1)
**     m^m xi(m) = sum_k C(m,k) k^k (m-k)^(m-k) = m! sum_k k^k/k! (m-k)^(m-k)/(m-k)! = m! [z^m] 1/(1-T)^2,
** and with H = 1/(1-t)^2 that is m! [t^m] e^(mt)/(1-t) = sum_{k<=m} m! m^k/k!. Divided by m^m, the summand of k = m - j
** is m (m-1) ... (m-j+1)/m^j = prod_{0<=i<j} (1 - i/m): 1 for j = 0, and for j >= 1 the terms of Q(m).
** (Flajolet, Grabner, Kirschenhofer, Prodinger, "On Ramanujan's Q-function", J. Comput. Appl. Math. 58, 1995.)
*/
#ifndef LEMMATA_MAURER_H
#define LEMMATA_MAURER_H

#include "numerics/expr/real.h"

/* xi(m), exactly, by its definition. m >= 1; m powers of up to m log m bits, so meant for m up to a few thousand. */
void maurer_xi_binomial(mpq_ptr xi, unsigned long m);
/* xi(m), exactly, as 1 + Q(m). m >= 1. The numbers have m log m bits: 0.3 ms at m = 1000, seconds at 10^5. */
void maurer_xi(mpq_ptr xi, unsigned long m);

/* lo <= xi(m) <= hi, m >= 1, dyadic; hi - lo <= 2^-bits where 2^bits <= 128 m^2, which costs next to nothing, or where
** that costs no more than 2^27 steps of a limb (about a second); else fewer bits are computed. Methods: Ramanujan's
** theta; the first terms of Q in fixed point, the rest bounded. */
void maurer_xi_ends(mpq_ptr lo, mpq_ptr hi, unsigned long m, long bits);

/* xi(m) as an expression, m >= 1: a rational up to m = MAURER_EXACT_MAX, else a bracket with the ends above, refined as
** decisions need it and kept; brackets of one m are one number. */
enum { MAURER_EXACT_MAX = 300 };
const real_t *maurer_xi_real(arena_t *A, unsigned long m);

#endif
