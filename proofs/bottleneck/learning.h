/* SPDX-License-Identifier: MIT
**
** Learning in The Alignment Bottleneck: data D = (Z_1..Z_m), Z = (S,Y), i.i.d.; a finite class of parameters theta, a prior P
** fixed before the data, a posterior kernel Q_D; the training loss l(theta,z) in [0,1].
**     R(theta) = E l(theta,Z),   Rhat_D(theta) = (1/m) sum_i l(theta,Z_i).
**
** Two ways to enumerate D, both exact. By type, where kernel and losses depend on how often each z occurs: there are
** C(m+n-1,n-1) types for n values of z (binary z: m+1; four values: 23426 at m = 50). By sequence, n^m of them, where the
** latent values U^m are wanted beside the data. LEARNING_DATA_MAX bounds both: more are not enumerated, and that is said.
*/
#ifndef LEMMATA_BOTTLENECK_LEARNING_H
#define LEMMATA_BOTTLENECK_LEARNING_H

#include "proofs/bottleneck/setting.h"

enum { LEARNING_DATA_MAX = 4096, SAMPLE_MAX = 1000000 };

#define PARAM_OBSERVATION { "p(z)", PARAM_LAW, "z", 0, "the law of one observation z = (s,y)" }
#define PARAM_LOSS_Z      { "l(theta,z)", PARAM_TABLE, "tz", 0, "the training loss, for each parameter and observation" }
#define PARAM_PRIOR       { "P(theta)", PARAM_LAW, "t", 0, "the prior" }
#define PARAM_POSTERIOR   { "Q(theta|d)", PARAM_LAW, "dt", 0, "the posterior, for each data set" }
#define PARAM_M           { "m", PARAM_NUMBER, "", 0, "the number of observations" }
#define PARAM_CONFIDENCE  { "delta", PARAM_NUMBER, "", 0, "the confidence" }
#define PARAM_ETA         { "eta", PARAM_NUMBER, "", 0, "the share of the probability spent on Markov's inequality" }

/* --- data sets by type ------------------------------------------------------------------------------------ */

typedef struct {
    const candidate_t *c;
    effort_t *effort;              /* for the events */
    size_t thetas, letters, data;  /* of theta, of z, and the number of data sets (types) */
    unsigned long m;
    const unsigned long *count;    /* count[d * letters + z] */
    const pmf_t *law;              /* P(d) */
    const pmf_t *prior;
    mpq_ptr risk;                  /* R(theta) */
    mpq_ptr empirical;             /* Rhat_d(theta): [d * thetas + theta] */
    struct learning_seen *seen;    /* of each data set, what has been asked for */
} learning_t;

/* m as a positive integer; 0 when it is none. */
unsigned long learning_m(const candidate_t *c);
/* The same; 0 is said on t: m is no positive integer, or beyond SAMPLE_MAX. */
unsigned long learning_sample(chain_t *t, const candidate_t *c);
/* Reads p(z), l(theta,z), P(theta), m. False, and said on t, when m is no positive integer, a loss is outside [0,1], or
** there are too many data sets; when the candidate has a kernel, its data sets must be these types. */
bool learning_open(learning_t *L, chain_t *t, const candidate_t *c);
/* The same for a candidate known to be good, whose kernel need not be set yet. */
void learning_fill(learning_t *L, const candidate_t *c);

/* Q_d as a law; E_{Q_d} of a vector over theta. */
const pmf_t *learning_posterior(const learning_t *L, size_t d);
void learning_mean(mpq_ptr mean, const learning_t *L, size_t d, mpq_srcptr f);
/* E_{Q_d} R and E_{Q_d} Rhat_d. */
mpq_srcptr learning_risk(const learning_t *L, size_t d);
mpq_srcptr learning_empirical(const learning_t *L, size_t d);
/* KL(Q_d||P). */
const real_t *learning_kl(const learning_t *L, size_t d);
/* E_P exp(m kl(Rhat_d||R)). */
const real_t *learning_moment(const learning_t *L, size_t d);

/* The probability of an event over data sets: the sum of P(d) over the d with P(d) > 0 where `in` says SIGN_POS. An
** expression that is undefined when `in` leaves some d unknown. */
typedef sign_t event_t(const learning_t *L, size_t d, const void *self);
const real_t *learning_probability(const learning_t *L, event_t *in, const void *self);

/* --- families ---------------------------------------------------------------------------------------------- */

/* p(z), l(theta,z), P(theta), m, Q(theta|d), data sets by type: losses 0 and 1, with more than two letters also between. */
enum { KERNEL_PRIOR, KERNEL_GIBBS, KERNEL_ERM, KERNEL_WORST, KERNEL_RANDOM, KERNELS };
void learning_draw(candidate_t *c, draw_t *d, size_t letters, size_t thetas, unsigned long m, int kernel);
/* Sets Q(theta|d) alone, the rest being set. */
void learning_kernel(candidate_t *c, draw_t *d, int kernel);

/* These five and delta: two observations and m up to 300; more observations; the worst posteriors found. */
extern const family_t learning_binary, learning_letters, learning_worst;

#endif
