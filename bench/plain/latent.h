/* SPDX-License-Identifier: MIT
**
** Learning with the latent values beside the data, in doubles.
**
** Data sets are sequences, the first letter in front, or types where the kernel is one on types; the joint law of latent values and data is
** built as such.
*/
#ifndef LEMMATA_BENCH_LATENT_H
#define LEMMATA_BENCH_LATENT_H

#include "bench/plain/loop.h"

/* The parameters that the three lemmas share. */
enum { CONTEXTS, INDEX, CODEBOOK, JUDGMENT, ARTICULATION, PRIOR, POSTERIOR, SIZE_M, SHARED };

typedef struct {
    const plain_t *c;
    loop_t loop;
    size_t m, M, nU, nZ, nT, data;
    bool types;
    const double *prior, *Q;
    double *one;          /* p(s,j,y) */
    double *pU, *pJ;      /* p(u,z), p(j,z) */
    double *p, *mean;     /* p(d), Qbar */
    double *log_Q;        /* log Q(theta|d), 0 where Q is 0 */
} latent_t;

/* The joint law of the latent values and the data. */
typedef struct { size_t latent; double *w; } joint_t; /* w[latent][data] */

/* False when a hypothesis is not met. `types`: are data sets by type good enough for what is asked? */
bool latent_read(latent_t *L, out_t *o, const plain_t *c, bool types);
/* From p(x,z) of one draw, L->pU or L->pJ. */
joint_t joint_of(out_t *o, const latent_t *L, const double *p, size_t nX);
/* p(d), Qbar and log Q, which the information measures below share. */
void marginals(latent_t *L, out_t *o, const joint_t *J);

/* p(x) times p(theta|x): [latent][theta]; from it I(theta;D|X). */
double *of_theta(out_t *o, const latent_t *L, const joint_t *J);
double residual(out_t *o, const latent_t *L, const joint_t *J, const double *r);
/* sum_d p(d) KL(Q_d||against): I(theta;D) against Qbar, E KL(Q_D||P) against P. */
double information_against(const latent_t *L, const double *against);
/* Of one draw: I(U;S), I(U;Y|S), H(Z|U). */
double context(out_t *o, const latent_t *L);
double label_given_context(out_t *o, const latent_t *L);
double label_entropy(const latent_t *L);
bool uniform_index(const latent_t *L);

#endif
