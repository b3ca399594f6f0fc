/* SPDX-License-Identifier: MIT
**
** box -- laws known to lie between bounds that are doubles.
**
** Invariant: a box holds the law it is about; its ends are 0 or between 2^-300 and 1, so that no product underflows.
** Rounding (u = 2^-53): one operation on positive doubles is right to a factor 1 +- u, a sum of n of them to (1 +-
** u)^(n-1); box_up and box_down carry four u, for one operation and their own product; a sum 2 n u.
*/
#ifndef LEMMATA_BOX_H
#define LEMMATA_BOX_H

#include "numerics/base/span.h"

#include <stdbool.h>
#include <stddef.h>

/* Laws p on n states, lo <= p <= hi. */
typedef struct { size_t n; double *lo, *hi; } box_t;

/* Ends from the result x of one operation. */
double box_up(double x);
double box_down(double x);

/* p(S); NULL: the sum of all ends. */
span_t box_sum(const box_t *m, const bool *S);
/* The box of the levels, of[k] that of state k: sums of its states' ends. */
void box_of_levels(double *lo, double *hi, size_t levels, const box_t *m, const size_t *of);
/* Each mass by the weight of its level, lo <= H <= hi; then what the others leave of 1. NULL: nothing is known of it
** any more. */
void box_times(box_t *m, const size_t *of, const double *lo, const double *hi);

#endif
