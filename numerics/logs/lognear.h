/* SPDX-License-Identifier: MIT
**
** lognear -- enclosures of sum_i c_i log a_i where arguments are near each other: their differences by a series, which
** no cancellation touches.
**
** By parts: with C_i = c_1 + .. + c_i and a_1 < .. < a_n,
**       sum_i c_i log a_i = C_n log a_n - sum_{i<n} C_i (log a_{i+1} - log a_i),
** and where z = (a_{i+1} - a_i)/(a_{i+1} + a_i) is small, log a_{i+1} - log a_i = 2 artanh z is a few multiplications:
** log(1 + 10^-100000) to a million bits takes as many as log(1 + 1/10) to ten.
*/
#ifndef LEMMATA_LOGNEAR_H
#define LEMMATA_LOGNEAR_H

#include "numerics/logs/loglin.h"

/* Are two neighbours so near that the series is short at this precision? The terms are those of a gathered form. */
bool lognear_helps(const loglin_term_t *term, size_t n, mpfr_prec_t prec);
/* Encloses the sum at the precision of r. */
void lognear_encl(encl_ptr r, const loglin_term_t *term, size_t n);

#endif
