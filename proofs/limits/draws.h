/* SPDX-License-Identifier: MIT
**
** What the mean of k errors does in expectation, the errors drawn i.i.d. and uniformly from a few: an exact enumeration over types whose summands are
** enclosed, so that each expectation is a bracket.
*/
#ifndef LEMMATA_LIMITS_DRAWS_H
#define LEMMATA_LIMITS_DRAWS_H

#include "proofs/limits/setting.h"

/* g = beta KL(pihat||pi_beta); E_pi_beta r - E_pihat r; its absolute value; KL(pi_beta||pihat). */
enum { DRAW_GAP, DRAW_LOST, DRAW_MOVED, DRAW_DUAL, DRAW_QUANTITIES };

typedef struct draws draws_t;

/* Errors e_i/beta = a_i(y) unit log z, a of rows x n whole numbers. b, z and a outlive the result. */
const draws_t *draws_make(const base_t *b, mpq_srcptr z, long unit, const long *a, size_t rows);
/* The expectation of a quantity for the mean of k >= 1 errors. */
const real_t *draws_mean(const draws_t *D, unsigned quantity, unsigned long k);

#endif
