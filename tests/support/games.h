/* SPDX-License-Identifier: MIT
**
** Games, sets and claims by the independent route (pools.h).
*/
#ifndef LEMMATA_TESTS_GAMES_H
#define LEMMATA_TESTS_GAMES_H

#include "tests/support/candidate.h"
#include "tests/support/pools.h"

/* A game read from a candidate's tables; `law` names p. */
typedef struct {
    arena_t *home;
    size_t n;
    mpq_srcptr owner, public, p;
    unsigned long K, M;
} brute_game_t;

/* A lemma of the paper as the program has it. */
const lemma_t *game_lemma(const char *slug);

brute_game_t brute_game(const candidate_t *c, const char *law);
/* The same from small integers. */
brute_game_t brute_game_of(arena_t *A, size_t n, const long *owner, const long *public, const long *p, unsigned long K,
                           unsigned long M);

/* A candidate with these wO, wP, p0, K, M; other parameters are the caller's to set. */
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

/* Is the term this rational, or (a bracket) within 2^-300 of it? */
bool brute_is(const real_t *term, mpq_srcptr want);
/* The Owner's buffer: its points weigh at least top/s, s = e^(delta/2) and g = e^D of the candidate; asserts 0 <
** delta < D/2, (8), and that something is off B. */
bool *brute_buffer(const candidate_t *c);

#endif
