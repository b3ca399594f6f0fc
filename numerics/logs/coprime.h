/* SPDX-License-Identifier: MIT
**
** coprime -- is a product of integer powers equal to 1?
*/
#ifndef LEMMATA_COPRIME_H
#define LEMMATA_COPRIME_H

#include "numerics/logs/loglin.h"

/* Is prod a_i^c_i = 1? term[i] = (c_i, a_i), a_i >= 1, the c_i of either sign.
** Method: the a_i are refined to a coprime base by gcds alone (Bach, Driscoll, Shallit, "Factor refinement",
** J. Algorithms 15, 1993). Over pairwise coprime b_j >= 2, prod b_j^e_j = 1 if and only if every e_j = 0. */
bool coprime_product_is_one(arena_t *A, size_t n, const loglin_term_t *term);

#endif
