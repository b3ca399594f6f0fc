/* SPDX-License-Identifier: MIT
**
** flog -- the logarithm of an integer in doubles, with a proven error bound.
*/
#ifndef LEMMATA_FLOG_H
#define LEMMATA_FLOG_H

#include <gmp.h>

/* |flog(a) - log a| <= FLOG_ERROR log a, for a >= 2 of at most 2^40 bits. Portable C, no libm; IEEE doubles rounded
** to nearest. */
#define FLOG_ERROR 0x1p-50
double flog(mpz_srcptr a);

#endif
