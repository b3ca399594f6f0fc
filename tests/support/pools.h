/* SPDX-License-Identifier: MIT
**
** The independent route of the game: every ordered pool for itself, in rationals, from the candidate's tables alone. It
** shares nothing with the module but the numbers of a candidate. Laws are n rationals that sum to 1; weights are n
** rationals.
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

/* sum over the pools that count of their probability, and of probability times K w(x)/(w(x) + sum). By all n^(K-1)
** ordered tuples; and, for larger K, by a recursion over how often each point occurs. */
void brute_ordered(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x);
void brute_counted(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x);

/* H(x), by tuples where they are few, else counted. */
void brute_weight(mpq_ptr H, size_t n, mpq_srcptr w, mpq_srcptr p, unsigned long K, size_t x);

/* --- arithmetic --------------------------------------------------------------------------------------------------- */

/* a/b of two integers; a b, a + b, a - b, a/b of two rationals; in the arena. */
mpq_ptr brute_ratio(arena_t *A, long a, long b);
mpq_ptr brute_times(arena_t *A, mpq_srcptr a, mpq_srcptr b);
mpq_ptr brute_plus(arena_t *A, mpq_srcptr a, mpq_srcptr b);
mpq_ptr brute_over(arena_t *A, mpq_srcptr a, mpq_srcptr b);

#endif
