/* SPDX-License-Identifier: MIT
**
** The root of kl(p||1-u) = c, without a certificate; for klinv.c alone.
*/
#ifndef LEMMATA_KLINV_ROOT_H
#define LEMMATA_KLINV_ROOT_H

#include "numerics/klinv.h"

/* u = 1 - klinv(p,c) to about 2^-bits relative; 0 <= p < 1, c > 0 finite. False when no start was found. */
bool klinv_root(mpfr_ptr u, mpq_srcptr p, const real_t *c, long bits);
/* 1 - p. */
void klinv_complement(mpq_ptr rest, mpq_srcptr p);

#endif
