/* SPDX-License-Identifier: MIT
**
** The Alignment Game: two agents curate a law on a finite set X in turn.
**
** rO, rP are the rewards of the Owner and of the Public, e^rO and e^rP their Bradley-Terry weights, which are what a candidate gives, as exact
** rationals. AO = argmax rO, AP = argmax rP, AP|O = argmax over AO of rP, AO|P = argmax over AP of rO.
** Two readings of the loop are in the paper:
**     two-stage     q = p_t H_O[p_t] with pools of K, then p_{t+1} = q H_P[q] with pools of M   (equations (38)-(39));
**     owner-only    p_{t+1} = p_t H_O[p_t]                                                     (assumption 2 and equation (2)).
*/
#ifndef LEMMATA_GAME_SETTING_H
#define LEMMATA_GAME_SETTING_H

#include "numerics/pools/odds.h"
#include "proofs/engine/lemma.h"

/* Parameters that most lemmas share. */
#define PARAM_OWNER  { "e^rO", PARAM_TABLE, "x", 0, "the weight e^reward of each point for the Owner; only ratios matter" }
#define PARAM_PUBLIC { "e^rP", PARAM_TABLE, "x", 0, "the weight e^reward of each point for the Public" }
#define PARAM_START  { "p0", PARAM_LAW, "x", 0, "the initial law, of full support" }
#define PARAM_K      { "K", PARAM_NUMBER, "", 0, "the pool size of the first stage" }
#define PARAM_M      { "M", PARAM_NUMBER, "", 0, "the pool size of the second stage" }
#define PARAM_END    { NULL, PARAM_NUMBER, NULL, 0, NULL }

/* --- sets --------------------------------------------------------------------------------------------------------- */

/* Marks the points of `in` (NULL: all) of greatest weight. */
bool *set_argmax(arena_t *A, size_t n, mpq_srcptr w, const bool *in);
bool *set_and(arena_t *A, size_t n, const bool *a, const bool *b);
bool *set_minus(arena_t *A, size_t n, const bool *a, const bool *b); /* a NULL: all points */
size_t set_size(size_t n, const bool *a);
bool set_same(size_t n, const bool *a, const bool *b);
bool set_within(size_t n, const bool *a, const bool *b);
/* The first point of S; n when there is none. */
size_t set_first(size_t n, const bool *S);
/* p(S). */
mpq_srcptr set_mass(const pmf_t *p, const bool *S);

/* --- a game ---------------------------------------------------------------------------------------------------------- */

typedef struct {
    arena_t *home;
    size_t n;
    mpq_srcptr owner, public; /* e^rO, e^rP */
    const pmf_t *p0;
    unsigned long K, M;
    const bool *AO, *AP, *AP_O, *AO_P, *both; /* both: AO and AP */
} game_t;

enum { POOL_MAX = 10000 };

/* A pool size: an integer from 2 on, outside otherwise, at most POOL_MAX, beyond otherwise; then 0, and said. */
unsigned long pool_of(chain_t *t, const candidate_t *c, const char *name);
/* Are all these weights positive? Otherwise said. */
bool weights_positive(chain_t *t, const candidate_t *c, const char *name);
/* Has the law of this name full support? Otherwise said. */
bool full_support(chain_t *t, const candidate_t *c, const char *name);
/* The game of a candidate with e^rO, e^rP, p0, K and M; NULL, and said on t, when a hypothesis is not met. */
const game_t *game_of(chain_t *t, const candidate_t *c);
/* The same from its parts. */
const game_t *game_make(arena_t *A, size_t n, mpq_srcptr owner, mpq_srcptr public, const pmf_t *p0, unsigned long K, unsigned long M);

/* aligned: AO = AP; disjoint: they do not meet. */
bool game_aligned(const game_t *g);
bool game_disjoint(const game_t *g);
/* A point that is no less liked than x by both agents and more by one; SIZE_MAX when there is none (x is Pareto optimal). */
size_t game_dominator(const game_t *g, size_t x);

/* --- dynamics ---------------------------------------------------------------------------------------------------------- */

/* The loop of these stages, in this order. */
const dynamics_t *dynamics_of_stages(const char *name, const pmf_t *start, size_t stages, const stage_t *stage);
const dynamics_t *game_two_stage(const game_t *g);
const dynamics_t *game_owner_only(const game_t *g);

/* One round, exactly; NULL when its numbers would be too long. */
const pmf_t *game_owner_stage(const game_t *g, const pmf_t *p);
const pmf_t *game_public_stage(const game_t *g, const pmf_t *q);

/* --- claims about limits --------------------------------------------------------------------------------------------------- */

/* How p_t(S) decays, limsup p_t(S)^(1/t): at most the certified factor where S vanishes, 1 where some of it stays. */
void term_decay(chain_t *t, unsigned term, const dynamics_t *D, const certificate_t *C, const bool *S);

/* A claim that p_t(S) <= C e^(-c t), in the present row, from a certificate that is proposed in this way: `decay` is term_decay, `one` is 1. NULL, and the link
** in doubt, without a certificate. */
typedef struct { unsigned link, decay, one; } decay_claim_t;
const certificate_t *claim_decay_here(chain_t *t, const dynamics_t *D, const bool *S, certificate_t *(*propose)(const dynamics_t *), decay_claim_t claim);

#endif
