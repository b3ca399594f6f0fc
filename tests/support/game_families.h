/* SPDX-License-Identifier: MIT
**
** Families of games: e^rO, e^rP, p0, K, M. Corner cases first; small weights, so that counterexamples are short.
*/
#ifndef LEMMATA_TESTS_GAME_FAMILIES_H
#define LEMMATA_TESTS_GAME_FAMILIES_H

#include "proofs/game/setting.h"

extern const family_t games_aligned, games_partial, games_opposed, games_unchanged, games_compromise, games_balanced,
    games_several, games_random;

/* Sets a game from integer weights. */
void game_set(candidate_t *c, size_t n, const long *owner, const long *public, const long *p0, long K, long M);
/* A table of n small integers, a law with small integer weights. */
void game_set_weights(candidate_t *c, const char *name, size_t n, const long *w);
void game_set_law(candidate_t *c, const char *name, size_t n, const long *w);
/* The makers, for lemmas with parameters beyond those of a game. */
void game_make_aligned(candidate_t *c, draw_t *d, size_t i);
void game_make_partial(candidate_t *c, draw_t *d, size_t i);
void game_make_opposed(candidate_t *c, draw_t *d, size_t i);
void game_make_unchanged(candidate_t *c, draw_t *d, size_t i);
void game_make_compromise(candidate_t *c, draw_t *d, size_t i);
void game_make_balanced(candidate_t *c, draw_t *d, size_t i);
void game_make_several(candidate_t *c, draw_t *d, size_t i);
void game_make_random(candidate_t *c, draw_t *d, size_t i);

enum { GAMES_OPPOSED = 384, GAMES_UNCHANGED = 60, GAMES_COMPROMISE = 54, GAMES_BALANCED = 42 };

#endif
