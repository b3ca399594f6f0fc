/* SPDX-License-Identifier: MIT
**
** Measures of information in doubles, nats. 0 log 0 = 0; p log (p/0) = +infinity for p > 0.
*/
#ifndef LEMMATA_BENCH_INFO_H
#define LEMMATA_BENCH_INFO_H

#include "bench/plain/plain.h"

static inline double xlogx(double x) { return x > 0 ? x * log(x) : 0; }
static inline double xlogxy(double x, double y) { return x > 0 ? x * log(x / y) : 0; }

/* sum x log x: minus the entropy of a law. */
double sum_xlogx(const double *p, size_t n);
double binary_entropy(double x);
double kl(const double *p, const double *q, size_t n);

/* I(X;Y) of the joint law P, nx by ny, times its total mass: a conditional information is the sum of these over the conditions. */
double mutual(out_t *o, const double *P, size_t nx, size_t ny);

/* V after W. */
void compose(double *WV, const double *W, const double *V, size_t nx, size_t nh, size_t ny);

/* Blahut and Arimoto's iteration from the uniform law to a gap of 1e-12, or CAPACITY_ROUNDS rounds: the last lower bound. */
enum { CAPACITY_ROUNDS = 100000 };
#define CAPACITY_GAP 1e-12
double blahut_arimoto(out_t *o, const double *W, size_t nx, size_t ny);
/* The same number by Newton's method; NaN where it does not get there. */
enum { QUICK_INPUTS = 64 };
double capacity_quick(out_t *o, const double *W, size_t nx, size_t ny);
/* The first, or where o->quick says so the second. */
double capacity(out_t *o, const double *W, size_t nx, size_t ny);


/* --- samples by type: how often each letter occurs among m -------------------------------------------------------- */

enum { TYPE_LETTERS = 64, FACTORIALS = 10240 };

/* log k!, k < FACTORIALS. */
double log_factorial(size_t k);
/* C(m+n-1, n-1), as a double. */
double type_count(size_t n, size_t m);
/* From (m,0,..,0) to (0,..,0,m), the order in which kernels are given; false after the last. */
void type_first(size_t *t, size_t n, size_t m);
bool type_next(size_t *t, size_t n);
/* m!/prod t! prod p^t, from the logarithms of the p. */
double type_probability(const size_t *t, const double *log_p, size_t n, size_t m);

#endif
