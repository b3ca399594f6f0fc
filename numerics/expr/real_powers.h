/* SPDX-License-Identifier: MIT
**
** real_powers -- is a sum of powers zero? For the file of signs alone.
*/
#ifndef LEMMATA_REAL_POWERS_H
#define LEMMATA_REAL_POWERS_H

#include "numerics/expr/real_node.h"

/* Is x, which is defined, proved to be 0? x is taken for a quotient of sums
**     sum_i c_i exp(L_i),   c_i rational, L_i log forms with rational constants:
** roots of rationals, exponentials of log forms, and what sums, products, quotients and the roots of single such terms
** make of them; or for a sum of rational multiples of logarithms of those. False: nothing is said.
** Numbers prod p^a of rational exponents a, no two with a rational quotient, are linearly independent over the
** rationals (Besicovitch, J. London Math. Soc. 15, 1940; Mordell, Pacific J. Math. 3, 1953), and exp(c) of distinct
** rational c over the algebraic numbers (Lindemann, Weierstrass). So the terms are gathered that have rational
** quotients, and the sum is 0 if and only if all of them cancel. */
bool real_powers_cancel(const real_t *x);

#endif
