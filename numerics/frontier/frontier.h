/* SPDX-License-Identifier: MIT
**
** frontier -- what tilting an empirical law of rewards buys, certified.
**
** A prompt has samples of reward r_1 .. r_n, each a response of its own; pi0 is uniform on them, pi_beta ~ exp(r/beta).
** Gain is E_pi r - E_pi0 r, KL is KL(pi||pi0) in nats; of several prompts both are plain means over the prompts, at one
** beta for all. The best of N is of N samples drawn without replacement.
**
** The one law: every ball holds the true value for the samples as they stand. Gains and root bounds are in units of
** 2^unit, KLs in nats. At most FRONTIER_SAMPLES_MAX samples a prompt.
*/
#ifndef LEMMATA_FRONTIER_H
#define LEMMATA_FRONTIER_H

#include "numerics/base/arena.h"
#include "numerics/expr/ball.h"

#include <stdint.h>

enum { FRONTIER_SAMPLES_MAX = 1 << 20 };

typedef struct frontier_law frontier_law_t;

typedef struct {
    size_t prompts, samples, constant; /* prompts whose rewards are all equal */
    size_t least;                      /* the fewest samples of a prompt */
    long unit;
    mpq_ptr range;                     /* the greatest max r - min r of a prompt, exact */
    frontier_law_t *law;
} frontier_t;

/* 1/beta = mantissa 2^exponent, to a factor 1 +- 2^-52 (inexact) or as it stands. */
typedef struct { double mantissa; long exponent; bool inexact; } frontier_rate_t;

/* root: the mean of (max r - min r) sqrt(KL/2), the bound of Pinsker's inequality on the gain. */
typedef struct { ball_t gain, kl, root; } frontier_point_t;

/* Prompt p has the rewards r[first[p]] .. r[first[p+1] - 1], at least one. They are read here and not kept. */
frontier_t *frontier_make(arena_t *A, size_t prompts, const size_t *first, mpq_srcptr r);

/* --- points ---------------------------------------------------------------------------------------------- */

frontier_rate_t frontier_rate(mpq_srcptr beta); /* beta > 0 */
frontier_point_t frontier_tilt(const frontier_t *F, frontier_rate_t rate);
/* pi0 conditioned on the greatest reward: the limit beta -> 0. */
frontier_point_t frontier_most(const frontier_t *F);
/* The gain of the best of N, 1 <= N <= least: over samples, its expectation is that of the base model. */
ball_t frontier_best(const frontier_t *F, unsigned long N);
/* log N - (N-1)/N: the KL of the base model's best of N from the base model is at most this, and equal to it when no
** two responses have equal rewards (Beirami et al., "Theoretical guarantees on the best-of-n alignment policy",
** 2024). */
ball_t frontier_best_bound(unsigned long N);

/* --- what a KL buys ---------------------------------------------------------------------------------------- */

typedef enum { MEETS, BEYOND, NEAR_LIMIT } frontier_meeting_t;

/* The beta whose KL is K lies between 1/more and 1/less: KL at `less` was proved at most K, KL at `more` at least K. */
typedef struct {
    frontier_meeting_t how;
    frontier_rate_t less, more; /* of mantissa 0: no tilt at all; NEAR_LIMIT and BEYOND have no `more` */
    ball_t gain;                /* at K itself; BEYOND: the greatest gain there is */
} frontier_bought_t;

/* BEYOND: K is proved greater than any KL of a tilt. NEAR_LIMIT: `more` was not found. K >= 0. */
frontier_bought_t frontier_buy(const frontier_t *F, ball_t K);

/* beta[0] > beta[1] > ..: decimals of 4 digits (6 for more than 100), from nearly no tilt to nearly the most. */
void frontier_betas(mpq_ptr beta, const frontier_t *F, size_t points);

/* --- the base model's values, estimated: nothing here is certified --------------------------------------------- */

typedef enum { ASK_RATE, ASK_KL, ASK_BEST } frontier_asked_t;
/* An ASK_KL looks for its tilt near `rate`. */
typedef struct { frontier_asked_t what; frontier_rate_t rate; double kl; unsigned long N; } frontier_ask_t;

/* Why an estimate has no interval. */
typedef enum { GIVEN, FEW_PROMPTS, FEW_SAMPLES, TOO_STEEP, TOO_SLIGHT, NO_SPREAD } frontier_whether_t;
typedef struct { double value, low, high; } frontier_range_t;
/* kl: of ASK_RATE. `drift`: what the estimate still moves between half of the samples and all of them, in standard
** errors. */
typedef struct { frontier_whether_t whether; frontier_range_t gain, kl; double drift; } frontier_estimate_t;

enum { FRONTIER_PROMPTS_MIN = 10, FRONTIER_SAMPLES_MIN = 4 };

/* Estimates with nominal 95% intervals, for prompts drawn from a population and samples from the base model: see
** frontier_boot.c. `roll` gives 64 random bits at a time. Gains are in units of 2^unit. */
void frontier_estimate(frontier_estimate_t *e, const frontier_t *F, const frontier_ask_t *ask, size_t asks,
                       size_t replicates, uint64_t (*roll)(void *), void *state);

#endif
