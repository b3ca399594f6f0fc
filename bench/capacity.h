/* SPDX-License-Identifier: MIT
**
** capacity -- what every plain Blahut-Arimoto ends with: the bounds of the input law that it came to.
**
** From a law p the iteration takes q = pW, D_x = KL(W_x||q), and p_x e^D_x, normalised. It stops when
** max_x D_x - sum_x p_x D_x < 2^-stop, for I(p;W) = sum_x p_x D_x <= C <= max_x D_x. The iterates are rounded to
** nearest; the bounds of the last one are taken again with directed rounding, which makes them a theorem.
*/
#ifndef LEMMATA_BENCH_CAPACITY_H
#define LEMMATA_BENCH_CAPACITY_H

#include "bench/bench.h"

/* [I(p;W), max_x KL(W_x||pW)] by MPFI, at twice the precision of r, for p proportional to the positive weights `p`. */
void capacity_bounds(mpfi_ptr r, const problem_t *P, mpfr_t *p);

/* Which method, how many iterations, and whether it was stopped early. */
void plain_remark(char *out, size_t room, const problem_t *P, long iterations);

#endif
