/* SPDX-License-Identifier: MIT
**
** Base laws, rewards and tilts of Theoretical Limits of Language Model Alignment in doubles. Weights stay logarithms, so that no power
** overflows.
*/
#ifndef LEMMATA_BENCH_TILT_H
#define LEMMATA_BENCH_TILT_H

#include "bench/plain/info.h"

/* pi0, log w = r/beta, pi_beta, log Z, beta. */
typedef struct { size_t n; const double *pi0; double *log_w, *tilted, log_Z, beta; } base_t;

/* From pi0, exp(r/beta), beta, the first three parameters; false when a hypothesis is not met. */
bool base_read(base_t *b, out_t *o, const plain_t *c);
/* The logarithms of a table of positive weights; NULL when one is not positive. */
double *logs_of(out_t *o, const table_t *w);
/* q(y) = p(y) exp(k f(y))/Z; returns log Z. */
double tilt_law(double *q, const double *p, const double *f, double k, size_t n);
double mean(const double *p, const double *f, size_t n);
double range(const double *f, size_t n);
/* Is it whole, from least to most? */
bool whole(double x, double least, double most);

#endif
