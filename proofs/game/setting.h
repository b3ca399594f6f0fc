/* SPDX-License-Identifier: MIT
**
** The Alignment Game: two agents curate a law on a finite set X in turn.
**
** rO, rP are the rewards of the Owner and of the Public, wO = e^rO and wP = e^rP their Bradley-Terry weights, which are
** what a candidate gives, as exact rationals. AO = argmax rO, AP = argmax rP, AP|O = argmax over AO of rP, AO|P =
** argmax over AP of rO. Two readings of the loop are in the paper:
**     two-stage     q = p_t H_O[p_t] with pools of K, then p_{t+1} = q H_P[q] with pools of M   (equations (38)-(39));
**     owner-only    p_{t+1} = p_t H_O[p_t]                                                     (assumption 2 and
**                   equation (2)).
*/
#ifndef LEMMATA_GAME_SETTING_H
#define LEMMATA_GAME_SETTING_H

#include "numerics/pools/odds.h"
#include "proofs/engine/lemma.h"

enum { POOL_MAX = 10000 };

/* Marks the points of `in` (NULL: all) of greatest weight. */
bool *set_argmax(arena_t *A, size_t n, mpq_srcptr w, const bool *in);
bool *set_minus(arena_t *A, size_t n, const bool *a, const bool *b); /* a NULL: all points */
size_t set_size(size_t n, const bool *a);
/* The first point of S; n when there is none. */
size_t set_first(size_t n, const bool *S);
/* A point that is no less liked than x by both agents and more by one; SIZE_MAX when there is none (x is Pareto
** optimal). */
size_t point_dominator(size_t n, mpq_srcptr wO, mpq_srcptr wP, size_t x);

/* The loop of these stages, in this order. */
const dynamics_t *dynamics_of_stages(const char *name, const pmf_t *start, size_t stages, const stage_t *stage);

#endif
