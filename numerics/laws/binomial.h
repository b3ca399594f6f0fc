/* SPDX-License-Identifier: MIT
**
** binomial -- limits of confidence for a probability from k of n, certified.
*/
#ifndef LEMMATA_BINOMIAL_H
#define LEMMATA_BINOMIAL_H

#include <gmp.h>

enum { BINOMIAL_MOST = 1000000000 };

/* u with P(Bin(n,u) <= k) <= a, proved, and hardly greater than the least such: the upper limit of Clopper and Pearson
** ("The use of confidence or fiducial limits illustrated in the case of the binomial", 1934). Whatever the true p, P(p
** > u(k)) <= a. 1 when k = n. k <= n <= BINOMIAL_MOST, n >= 1, 0 < a < 1. */
void binomial_upper(mpq_ptr u, unsigned long k, unsigned long n, mpq_srcptr a);
/* The lower limit 1 - u(n-k): P(p < l(k)) <= a. */
void binomial_lower(mpq_ptr l, unsigned long k, unsigned long n, mpq_srcptr a);

#endif
