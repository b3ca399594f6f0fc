/* SPDX-License-Identifier: MIT
**
** The Alignment Game in doubles: pools counted by levels of the weight, rounds iterated.
**
** A claim about lim p_t is judged by watching: rounds until no mass moves by more than ROUND_STILL, at most ROUNDS_MAX. The limit is then taken
** for the last law, to LIMIT_TOLERANCE, and the decay of a set for the ratio of its last two masses.
*/
#ifndef LEMMATA_BENCH_GAME_H
#define LEMMATA_BENCH_GAME_H

#include "bench/plain/info.h"

enum { POINTS_MAX = 16, POOL_MAX = 10000, POOLS_MAX = 20000, ROUNDS_MAX = 2000 };
#define ROUND_STILL 1e-14
#define LIMIT_TOLERANCE 1e-6

/* --- a stage of curation ------------------------------------------------------------------------------------------ */

/* The pools of K-1 competitors by how many there are of each level: the multinomial and its logarithm, counts, and K w/(w + total) for each
** level. */
typedef struct {
    size_t points, levels, pools, of[POINTS_MAX];
    double K, w[POINTS_MAX], *log_count, *multinomial, *count, *share;
} stage_t;

/* With `apart` each point is a level of its own. False when the pools are more than POOLS_MAX. */
bool stage_make(stage_t *s, out_t *o, const double *w, size_t n, double K, bool apart);
/* H at each point, for the law p. */
void stage_weights(double *H, const stage_t *s, const double *p);
/* p H; p and q may be the same. */
void stage_round(double *q, const stage_t *s, const double *p);

/* --- a game ----------------------------------------------------------------------------------------------------------- */

typedef struct {
    size_t n;
    const double *owner, *public, *p0;
    double K, M;
    bool AO[POINTS_MAX], AP[POINTS_MAX], AP_O[POINTS_MAX], both[POINTS_MAX];
    stage_t of_owner, of_public;
} game_t;

/* From e^rO, e^rP, p0, K, M, the first five parameters; `full`: must the law have full support? */
bool game_read(game_t *g, out_t *o, const plain_t *c, bool full);
bool plain_game_aligned(const game_t *g);
bool plain_game_has_gaps(const game_t *g);
/* A point no less liked than x by both agents and more by one; n when there is none. */
size_t plain_dominator(const game_t *g, size_t x);
bool is_pool(double K);

void plain_set_argmax(bool *S, const double *w, const bool *in, size_t n);
void plain_set_minus(bool *S, const bool *a, const bool *b, size_t n); /* a NULL: all points */
size_t plain_set_size(const bool *S, size_t n);
double plain_set_mass(const double *p, const bool *S, size_t n);

/* The last two laws of a loop. */
typedef struct { double last[POINTS_MAX], before[POINTS_MAX]; } settled_t;
/* The loop of these stages; that of both agents, or of the Owner alone. */
void loop_settle(settled_t *s, const double *p0, const stage_t *const *stage, size_t stages);
void game_settle(settled_t *s, const game_t *g, bool two_stage);

/* --- claims ------------------------------------------------------------------------------------------------------------- */

/* x = y, lhs <= rhs, of numbers known to LIMIT_TOLERANCE. */
void limit_eq(out_t *o, unsigned link, double x, double y);
void limit_le(out_t *o, unsigned link, double lhs, double rhs);
/* p_t(S) falls by a factor below 1. */
void plain_claim_decay(out_t *o, unsigned link, const settled_t *s, const bool *S, size_t n);
/* lim p_t is p0 restricted to S: a comparison for each point. */
void plain_claim_limit(out_t *o, unsigned link, const settled_t *s, const game_t *g, const bool *S);

/* Do the last laws differ in some point by more than LIMIT_TOLERANCE? */
bool plain_limits_differ(const settled_t *a, const settled_t *b, size_t n);

/* l_x(y): by how much a round multiplies the mass of x near the point mass at y. */
double plain_invasion(const game_t *g, size_t x, size_t y);
double plain_greatest(const double *w, size_t n);
/* The greatest H(x)/H(y) over all laws with weights from `least` to `most`, for weights a of x and b of y. */
double plain_ratio_most(double a, double b, double least, double most, double K);

/* --- buffers: B and its constants ------------------------------------------------------------------------------------------ */

typedef struct { bool B[POINTS_MAX]; double s, gap, top, least, most; } buffer_t;

/* e^(-D) s^k; C_O; rho; is K at least K0 as printed, or K0'? */
double plain_buffer_decay(const buffer_t *b, int k);
double plain_buffer_constant(const buffer_t *b, double v);
double plain_buffer_rho(const buffer_t *b, double v);
bool reaches_K0(const buffer_t *b, double v, double K);
bool reaches_K0_ours(const buffer_t *b, double v, double K);

#endif
