/* SPDX-License-Identifier: MIT
**
** coprime -- is a product of powers of integers equal to 1, is it rational?
*/
#ifndef LEMMATA_COPRIME_H
#define LEMMATA_COPRIME_H

#include "numerics/logs/loglin.h"

/* Is prod a_i^c_i = 1? term[i] = (c_i, a_i), a_i >= 1, the c_i of either sign.
** Method: the a_i are refined to a coprime base by gcds alone (Bach, Driscoll, Shallit, "Factor refinement",
** J. Algorithms 15, 1993). Over pairwise coprime b_j >= 2, prod b_j^e_j = 1 if and only if every e_j = 0. */
bool coprime_product_is_one(arena_t *A, size_t n, const loglin_term_t *term);

/* Is prod a_i^(c_i/den) rational, den > 0? Then q is set to it. Over pairwise coprime b_j >= 2, prod b_j^(u_j/v_j) of
** reduced exponents is rational if and only if each b_j is a v_j-th power: no prime is in two of them. POWER_TOO_LONG,
** and nothing is said, where q has more than 2^16 bits. */
typedef enum { POWER_RATIONAL, POWER_IRRATIONAL, POWER_TOO_LONG } power_kind_t;
power_kind_t coprime_product_rational(mpq_ptr q, arena_t *A, size_t n, const loglin_term_t *term, mpz_srcptr den);

#endif
