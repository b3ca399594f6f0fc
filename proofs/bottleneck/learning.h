/* SPDX-License-Identifier: MIT
**
** Learning in The Alignment Bottleneck: data D = (Z_1..Z_m), Z = (S,Y), i.i.d.; a finite class of parameters theta, a prior P
** fixed before the data, a posterior kernel Q_D; the training loss l(theta,z) in [0,1].
**     R(theta) = E l(theta,Z),   Rhat_D(theta) = (1/m) sum_i l(theta,Z_i).
*/
#ifndef LEMMATA_BOTTLENECK_LEARNING_H
#define LEMMATA_BOTTLENECK_LEARNING_H

#include "proofs/bottleneck/setting.h"

enum { SAMPLE_MAX = 1000000 };

#define PARAM_PRIOR       { "P(theta)", PARAM_LAW, "t", 0, "the prior" }
#define PARAM_POSTERIOR   { "Q(theta|d)", PARAM_LAW, "dt", 0, "the posterior, for each data set" }
#define PARAM_M           { "m", PARAM_NUMBER, "", 0, "the number of observations" }
#define PARAM_CONFIDENCE  { "delta", PARAM_NUMBER, "", 0, "the confidence" }
#define PARAM_ETA         { "eta", PARAM_NUMBER, "", 0, "the share of the probability spent on Markov's inequality" }

/* m as a positive integer; 0 when it is none. */
unsigned long learning_m(const candidate_t *c);
/* The same; 0 is said on t: m is no positive integer, or beyond SAMPLE_MAX. */
unsigned long learning_sample(chain_t *t, const candidate_t *c);

#endif
