/* SPDX-License-Identifier: MIT
**
** ensemble -- what the mean of k errors of a reward does to a tilt in expectation, the errors drawn i.i.d. and
** uniformly from a few: an exact enumeration over types whose summands are enclosed, so that each expectation is a
** bracket.
**
** p is the tilt of a base law by r = beta log w; with the error e added to r it is phat(y) ~ p(y) exp(e(y)/beta).
*/
#ifndef LEMMATA_ENSEMBLE_H
#define LEMMATA_ENSEMBLE_H

#include "numerics/expr/real.h"
#include "numerics/laws/pmf.h"

/* beta KL(phat||p); E_p r - E_phat r; its absolute value; KL(p||phat). */
typedef enum { ENSEMBLE_GAP, ENSEMBLE_LOST, ENSEMBLE_MOVED, ENSEMBLE_DUAL, ENSEMBLE_QUANTITIES } ensemble_quantity_t;

/* The tilt p, its weights w and beta; errors e_i(y)/beta = a_i(y) unit log z, z > 0, a of rows x cells whole
** numbers. */
typedef struct {
    const pmf_t *p;
    mpq_srcptr w, beta, z;
    long unit;
    const long *a;
    size_t rows;
} ensemble_of_t;

typedef struct ensemble ensemble_t;

/* In the arena of p; what it is made of outlives it. */
const ensemble_t *ensemble_make(ensemble_of_t of);
/* The expectation of a quantity for the mean of k >= 1 errors. */
const real_t *ensemble_mean(const ensemble_t *E, ensemble_quantity_t quantity, unsigned long k);

#endif
