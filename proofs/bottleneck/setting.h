/* SPDX-License-Identifier: MIT
**
** The setting of The Alignment Bottleneck.
**
** The loop      p(s) p(u|s) p(h|u,s) p(y|h,s): a context S, a target value U, a bounded judgment H, a label Y.
** Given S = s, U -> H -> Y is a Markov chain.
**     C_cog(s) = max over p(u) of I(U;H)      the cognitive capacity
**     C_art(s) = max over p(h) of I(H;Y)      the articulation capacity
**     C_tot(s) = min{C_cog(s), C_art(s)},     Cbar = sum_s p(s) C_tot(s)
**
** The codebook mixture      J uniform on 1..M, independent of S; U = u_J(S). A rule draws an action from p(a|s,y) and pays
** l(j,a,s) in [0,1]. The codebook is Delta-separable when for every a and s at most one j has l(j,a,s) < Delta.
** Jhat(a,s) is the first index that minimises l(.,a,s). R = E l(J,a,S) is the risk, Pe = P(Jhat != J).
**
** Indices count from 0 here and in the JSON; the paper's count from 1.
*/
#ifndef LEMMATA_BOTTLENECK_SETTING_H
#define LEMMATA_BOTTLENECK_SETTING_H

#include "proofs/bottleneck/paper.h"
#include "proofs/engine/stock.h"
#include "numerics/capacity/capacity.h"
#include "numerics/info/info.h"

/* --- the parameters of a candidate, named as the paper names them ------------------------------------------ */

#define PARAM_CONTEXTS     { "p(s)", PARAM_LAW, "s", 0, "the law of the context" }
#define PARAM_TARGETS      { "p(u|s)", PARAM_LAW, "su", 0, "the law of the target value, for each context" }
#define PARAM_JUDGMENT     { "p(h|u,s)", PARAM_LAW, "suh", 0, "the judgment channel, for each context" }
#define PARAM_ARTICULATION { "p(y|h,s)", PARAM_LAW, "shy", 0, "the articulation channel, for each context" }
#define PARAM_CODEBOOK     { "u_j(s)", PARAM_INDEX, "sj", 'u', "the codebook: the value of index j in context s" }
#define PARAM_RULE         { "p(a|s,y)", PARAM_LAW, "sya", 0, "the decision rule, for each context and label" }
#define PARAM_LOSS         { "l(j,a,s)", PARAM_TABLE, "sja", 0, "the loss, for each context, index and action" }
#define PARAM_DELTA        { "Delta", PARAM_NUMBER, "", 0, "the separation" }
#define PARAM_END          { NULL, PARAM_NUMBER, "", 0, NULL }

/* --- the loop ---------------------------------------------------------------------------------------------- */

/* The variables of the joint law of the loop; a lemma's file shortens them to the paper's letters. */
enum { LOOP_S = 1, LOOP_U = 2, LOOP_H = 4, LOOP_Y = 8 };

const pmf_t *loop_law(const candidate_t *c);
/* The stages of context s: U -> H and H -> Y. */
const chan_t *loop_judgment(const candidate_t *c, size_t s);
const chan_t *loop_articulation(const candidate_t *c, size_t s);
/* p(s), as a number. */
mpq_srcptr loop_weight(const candidate_t *c, size_t s);

const real_t *loop_cog(const candidate_t *c, size_t s);
const real_t *loop_art(const candidate_t *c, size_t s);
/* Cbar, E C_cog(S), E C_art(S). */
const real_t *loop_capacity(const candidate_t *c);
const real_t *loop_mean_cog(const candidate_t *c);
const real_t *loop_mean_art(const candidate_t *c);

/* --- the codebook mixture ------------------------------------------------------------------------------------- */

/* The variables of its laws: (S,J,Y), and (S,J,A) with the action in the place of the label. */
enum { MIX_S = 1, MIX_J = 2, MIX_Y = 4, MIX_A = 4 };

/* The law of (S,J): p(s) 1/M. */
const pmf_t *mixture_index(const candidate_t *c);
/* p(y|j,s): inputs (s,j). The law of (S,J,Y). */
const chan_t *mixture_labels(const candidate_t *c);
const pmf_t *mixture_law(const candidate_t *c);
/* The law of (S,J,A) under the rule: p(a|j,s) = sum_y p(y|j,s) p(a|s,y). */
const pmf_t *mixture_actions(const candidate_t *c);
/* R and Pe for a law of (S,J,A); the least R over all rules for a law of (S,J,Y). */
const real_t *mixture_risk(const candidate_t *c, const pmf_t *P);
mpq_srcptr mixture_error(const candidate_t *c, const pmf_t *P);
const real_t *mixture_bayes_risk(const candidate_t *c, const pmf_t *P);
/* Jhat(a,s). */
size_t mixture_guess(const candidate_t *c, size_t a, size_t s);

/* The hypotheses: M >= 2; 0 < Delta <= 1; losses in [0,1]; Delta-separable. False, and said on t, when one is not met. */
bool mixture_hypotheses(chain_t *t, const candidate_t *c);

/* Delta (log M - I - log 2): the floor times log M, with I in nats. */
const real_t *floor_times_log(const candidate_t *c, const real_t *information);
/* Number of indices, M. */
size_t mixture_size(const candidate_t *c);

/* The channel to the type of m outputs; NULL, and beyond said on t, when there are more than `most` types of them, or their numbers are too long. */
const chan_t *types_afforded(chain_t *t, const chan_t *W, unsigned long m, size_t most);

/* --- families ---------------------------------------------------------------------------------------------- */

/* Two stages for each of nS contexts, given as arrays of nS channels. */
typedef struct { size_t contexts; const pmf_t *law; const chan_t **judgment, **articulation; } stages_t;

stages_t stages_corner(arena_t *A, size_t i);      /* i < STAGES_CORNERS: pairs of corner channels, one context */
stages_t stages_sweep(arena_t *A, size_t i);       /* i < STAGES_SWEEPS: two binary symmetric stages; Z-channels in both orders */
stages_t stages_contexts(arena_t *A, size_t i);    /* i < STAGES_CONTEXTS: contexts in which different stages bind; the coin */
stages_t stages_random(arena_t *A, draw_t *d);
enum { STAGES_CORNERS = CORNERS * CORNERS, STAGES_SWEEPS = 3 * NOISES * NOISES, STAGES_CONTEXTS = 24 };
void stages_set(candidate_t *c, const stages_t *g);

/* A deterministic codebook of M indices over nU values: j -> j mod nU, shifted by the context; random; or constant. */
void codebook_cyclic(candidate_t *c, size_t contexts, size_t M, size_t values, size_t shift);
void codebook_random(candidate_t *c, draw_t *d, size_t contexts, size_t M, size_t values);

/* Separable losses: 0-1; graded at exactly Delta off the diagonal; random above Delta, below it on at most one index;
** and ones that miss separability by a single entry. A = M actions. */
void loss_zero_one(candidate_t *c, size_t contexts, size_t M);
void loss_graded(candidate_t *c, draw_t *d, size_t contexts, size_t M);
void loss_missing(candidate_t *c, draw_t *d, size_t contexts, size_t M);

/* Rules for a candidate whose other parameters are set: the best, a constant action, the worst, random. */
enum { RULE_BAYES, RULE_CONSTANT, RULE_WORST, RULE_RANDOM, RULES };
void rule_set(candidate_t *c, draw_t *d, int rule);

/* Complete loops (the four parameters of the loop), from the stages above, p(u|s) uniform or random. */
extern const family_t loop_corners, loop_sweep, loop_contexts, loop_random;

/* Complete mixtures (all eight parameters above but p(u|s)): corner cases, sweeps over M = 2..64 and noise, random. */
extern const family_t mixture_corners, mixture_symmetric, mixture_contexts, mixture_random;

#endif
