/* SPDX-License-Identifier: MIT
**
** The independent route of the game: every ordered pool for itself, in rationals, from the candidate's tables alone. It shares nothing with
** the module but the numbers of a candidate. Laws are n rationals that sum to 1; weights are n rationals.
*/
#ifndef LEMMATA_TESTS_POOLS_H
#define LEMMATA_TESTS_POOLS_H

#include "proofs/engine/lemma.h"

/* K - 1 competitors from p with these weights; pools of which `least` to `most` are marked count (no marks: all). */
typedef struct {
    size_t n;
    mpq_srcptr w, p;
    unsigned long K;
    const bool *marked;
    unsigned long least, most;
} brute_pools_t;

/* sum over the pools that count of their probability, and of probability times K w(x)/(w(x) + sum). By all n^(K-1) ordered tuples; and, for
** larger K, by a recursion over how often each point occurs. */
void brute_ordered(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x);
void brute_counted(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x);

/* H(x), by tuples where they are few, else counted. */
void brute_weight(mpq_ptr H, size_t n, mpq_srcptr w, mpq_srcptr p, unsigned long K, size_t x);

/* A game read from a candidate's tables; `law` names p. */
typedef struct {
    arena_t *home;
    size_t n;
    mpq_srcptr owner, public, p;
    unsigned long K, M;
} brute_game_t;

brute_game_t brute_game(const candidate_t *c, const char *law);
/* The same from small integers. */
brute_game_t brute_game_of(arena_t *A, size_t n, const long *owner, const long *public, const long *p, unsigned long K, unsigned long M);

/* A candidate with these e^rO, e^rP, p0, K, M; other parameters are the caller's to set. */
candidate_t *brute_candidate(arena_t *A, const param_t *params, const brute_game_t *g);
void brute_set_weights(candidate_t *c, const char *name, size_t n, const long *w);
void brute_set_law(candidate_t *c, const char *name, size_t n, const long *w);

/* p H / sum p H. */
mpq_ptr brute_stage(arena_t *A, size_t n, mpq_srcptr w, mpq_srcptr p, unsigned long K);
/* The Owner's stage, then the Public's, from p. */
mpq_ptr brute_round(const brute_game_t *g, mpq_srcptr p);

/* Marks the points of `in` (NULL: all) of greatest weight. */
bool *brute_best(arena_t *A, size_t n, mpq_srcptr w, const bool *in);
bool *brute_rest(arena_t *A, size_t n, const bool *S);
mpq_ptr brute_mass(arena_t *A, size_t n, mpq_srcptr p, const bool *S);

/* Is the term this rational? */
bool brute_is(const real_t *term, mpq_srcptr want);
/* The Owner's buffer: its points weigh at least top/s, s = e^(delta/2) of the candidate; asserts 0 < delta < D/2, (8), and that something is off B. */
bool *brute_buffer(const candidate_t *c);

/* --- loops and their certificates ------------------------------------------------------------------------------------ */

/* One or two stages, from p. */
typedef struct {
    arena_t *home;
    size_t n, stages;
    mpq_srcptr w[2], p;
    unsigned long pool[2];
} brute_loop_t;

/* The loop that a certificate's name speaks of, from the tables of a candidate with e^rO, e^rP, p0, K, M: "owner-only" or else both stages; "from p0'";
** "rewards exchanged", "order exchanged"; an "Owner's misreport", a "Public's misreport". */
brute_loop_t brute_loop(const candidate_t *c, const char *name);
/* By how much one round multiplies p(x)/p(y), exactly. */
mpq_ptr brute_odds_factor(const brute_loop_t *l, mpq_srcptr p, size_t x, size_t y);
/* How many pools a stage has, at most. */
double brute_loop_pools(const brute_loop_t *l);
/* Is what the certificate says so? `unchanged` by one exact round; `odds` at `laws` laws of its region, most of its mass on every point in turn, exactly;
** that the region is entered, by rounds in long doubles. */
void brute_confirm(const brute_loop_t *l, const certificate_t *C, draw_t *d, size_t laws);
/* The same for every certificate of the first `candidates` of each family whose loops have few pools; returns how many were confirmed. */
size_t brute_confirm_all(const lemma_t *L, size_t candidates);

/* On the first `candidates` of each family: a term lim p_t(x) in the row x=.., of the loop of this name, against p_t(x) in long doubles, for as many rounds
** as the certificate's factor asks for; returns how many were compared. */
size_t brute_limits(const lemma_t *L, size_t candidates, const char *term, const char *loop);

/* --- arithmetic -------------------------------------------------------------------------------------------------------- */

/* a/b of two integers; a b, a + b, a - b, a/b of two rationals; in the arena. */
mpq_ptr brute_ratio(arena_t *A, long a, long b);
mpq_ptr brute_times(arena_t *A, mpq_srcptr a, mpq_srcptr b);
mpq_ptr brute_plus(arena_t *A, mpq_srcptr a, mpq_srcptr b);
mpq_ptr brute_less(arena_t *A, mpq_srcptr a, mpq_srcptr b);
mpq_ptr brute_over(arena_t *A, mpq_srcptr a, mpq_srcptr b);

#endif
