/* SPDX-License-Identifier: MIT
**
** Learning with the latent values beside the data: m independent draws (J_i,U_i,S_i,Y_i) of the loop, with J from p(j), independent of
** S, and U = u_J(S); every law of U given S has this form. A posterior kernel Q(theta|d), d running through the sequences
** z_1..z_m of Z = (S,Y), z = s nY + y, the first in front. theta depends on J^m and U^m through D alone.
**
** Data sets are enumerated as sequences, (nS nY)^m of them, beside M^m latent ones: m = 3 with four observations and two indices
** is 512 cells; LATENT_CELLS_MAX bounds them. Where a kernel depends on the type of D alone, d may run through the types (as
** numerics/laws/types.h orders them): then theta depends on U^m through its type too, and (D, U^m) are replaced by their types in
** I(theta;D) and I(theta;D|U^m), not in I(D;U^m). The types of m pairs are enumerated, at most LATENT_TYPES_MAX: for a binary
** label and two latent values m up to 47.
*/
#ifndef LEMMATA_BOTTLENECK_LATENT_H
#define LEMMATA_BOTTLENECK_LATENT_H

#include "proofs/bottleneck/learning.h"

enum { LATENT_CELLS_MAX = 1 << 17, LATENT_TYPES_MAX = 20000 };

#define PARAM_INDEX_LAW { "p(j)", PARAM_LAW, "j", 0, "the law of the index" }

/* The variables of the two joint laws: (U^m, D, theta) and (J^m, D, theta). */
enum { LATENT = 1, DATA = 2, THETA = 4 };

typedef struct {
    const candidate_t *c;
    effort_t *effort;      /* for the events */
    unsigned long m;
    size_t data;           /* the number of data sets: (nS nY)^m, or of types */
    const unsigned long *count; /* by type: count[d * nS nY + z]; by sequence: NULL */
    const pmf_t *one;      /* the law of (S, J, U, Y): one draw */
    const pmf_t *with_U, *with_J;
    const pmf_t *prior;
} latent_t;

/* The variables of `one`. */
enum { ONE_S = 1, ONE_J = 2, ONE_U = 4, ONE_Y = 8 };

/* False, and said on t, when m is no positive integer, the kernel is not about these data sets, or there are too many.
** `types`: are data sets by type good enough for what is asked? */
bool latent_open(latent_t *L, chain_t *t, const candidate_t *c, bool types);

/* I(theta;D); the residual I(theta;D|U^m) for with_U, I(theta;D|J^m) for with_J; E KL(Q_D||P); KL(Qbar||P). */
const real_t *latent_information(const latent_t *L);
const real_t *latent_residual(const pmf_t *with_latent);
const real_t *latent_spent(const latent_t *L);
const real_t *latent_displacement(const latent_t *L);
/* I(U;S), and m x. */
const real_t *latent_context(const latent_t *L);
const real_t *latent_times_m(const latent_t *L, const real_t *x);

/* --- risks and the ceiling ---------------------------------------------------------------------------------- */

/* R(theta) and Rhat_d(theta) of a training loss on (theta, z), and its means under Q_d. */
typedef struct { const latent_t *L; size_t thetas; mpq_ptr risk, empirical; } risks_t;
void risks_fill(risks_t *r, const latent_t *L, mpq_srcptr loss);
/* E_Q R - E_Q Rhat on data set d; E_D of E_Q R, and of that gap. */
mpq_ptr risks_gap_of(const risks_t *r, size_t d);
const real_t *risks_mean(const risks_t *r);
const real_t *risks_gap(const risks_t *r);
/* P(E_Q R > E_Q Rhat + sqrt((B/eta + log(2 sqrt(m)/delta))/(2m))): a gap g > 0 with g^2 above the radicand. */
const real_t *risks_above(const risks_t *r, const real_t *B, mpq_srcptr delta, mpq_srcptr eta);
/* (B/eta + log(2 sqrt(m)/delta))/(2m). */
const real_t *ceiling_radicand(const real_t *B, unsigned long m, mpq_srcptr delta, mpq_srcptr eta);
/* delta and eta in (0,1], or said on t. */
bool ceiling_confidence(chain_t *t, const candidate_t *c);

/* The steps from one learner's true gap to the ceiling (waterfall.c). */
extern const sweep_t bottleneck_waterfall;

/* --- families ---------------------------------------------------------------------------------------------- */

/* p(s), p(j), u_j(s), the stages, P(theta), m and Q(theta|d), of kinds: memory of the data, the prior, Gibbs-like, random. */
enum { LATENT_COPY, LATENT_PRIOR, LATENT_RANDOM, LATENT_MAP, LATENT_KERNELS };
void latent_draw(candidate_t *c, draw_t *d, const stages_t *g, size_t M, bool uniform, unsigned long m, int kernel);
/* A binary label without context, noisy (m up to 40) or erased (m up to 15); two latent values, data sets by type. */
void latent_draw_types(candidate_t *c, draw_t *d, unsigned long m, int kernel, bool erasing);
/* Stages small enough for the enumeration: corner pairs, sweeps, contexts, random; i runs through them. */
stages_t latent_stages(arena_t *A, draw_t *d, size_t i);

#endif
