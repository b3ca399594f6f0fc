/* SPDX-License-Identifier: MIT
**
** Loops and their certificates by the independent route (pools.h).
*/
#ifndef LEMMATA_TESTS_LOOPS_H
#define LEMMATA_TESTS_LOOPS_H

#include "tests/support/games.h"

/* One or two stages, from p. */
typedef struct {
    arena_t *home;
    size_t n, stages;
    mpq_srcptr w[2], p;
    unsigned long pool[2];
} brute_loop_t;

/* The loop that a certificate's name speaks of, from the tables of a candidate with wO, wP, p0, K, M: "owner-only" or
** else both stages; then what stands in
** the place of what, "p0 = p0'", "wO = wP", "K = M", "wO = lO", "wP = lP". */
brute_loop_t brute_loop(const candidate_t *c, const char *name);
/* By how much one round multiplies p(x)/p(y), exactly. */
mpq_ptr brute_odds_factor(const brute_loop_t *l, mpq_srcptr p, size_t x, size_t y);
/* How many pools a stage has, at most. */
double brute_loop_pools(const brute_loop_t *l);
/* The law after so many rounds, in long doubles; at most BRUTE_POINTS_MAX points. */
enum { BRUTE_POINTS_MAX = 8 };
void brute_about(long double *p, const brute_loop_t *l, unsigned long rounds);
/* Is what the certificate says so? `unchanged` by one exact round; `odds` at `laws` laws of its region, most of its
** mass on every point in turn, exactly;
** that the region is entered, by rounds in long doubles. */
void brute_confirm(const brute_loop_t *l, const certificate_t *C, draw_t *d, size_t laws);
/* The same for every certificate of the first `candidates` of each family whose loops have few pools; returns how many
** were confirmed. */
size_t brute_confirm_all(const lemma_t *L, size_t candidates);

/* On the first `candidates` of each family: a term lim p_t(x) in the row x=.., of the loop of this name, against
** p_t(x) in long doubles, for as many rounds
** as the certificate's factor asks for; returns how many were compared. */
size_t brute_limits(const lemma_t *L, size_t candidates, const char *term, const char *loop);

#endif
