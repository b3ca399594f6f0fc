/* SPDX-License-Identifier: MIT
**
** The words that The Alignment Game adds to the language of claims: w = e^r are the weights of an agent, p a law on the
** same points, K how many a pool has. What they make on a candidate they keep together.
*/
#ifndef LEMMATA_GAME_WORDS_H
#define LEMMATA_GAME_WORDS_H

#include "numerics/pools/pools.h"
#include "proofs/claims/words.h"
#include "proofs/game/setting.h"

/* Ends with NULL. */
extern const word_t *const game_words[];

/* --- words_round.c: one round of curation, exactly --- */
extern const word_t word_weight, word_weight_apart, word_curated, word_curated_apart, word_round, word_round_apart;

/* --- words_image.c: the mass of a set after a round, where exact numbers are long --- */
extern const word_t word_curated_mass, word_round_mass;

/* --- words_pools.c: pools by how many of a set stand in them --- */
extern const word_t word_pool_chance, word_pool_share;

/* --- words_loop.c: where loops tend to --- */
extern const word_t word_owner_limit, word_two_limit, word_owner_decay, word_two_decay, word_two_fall,
    word_two_odds_decay;

/* --- words_region.c: two stages in a region --- */
extern const word_t word_two_off, word_two_outside, word_two_factor;

/* --- words_held.c: which properties a loop is not shown to lack --- */
extern const word_t word_two_held;

/* --- words_plane.c: the experiment in the plane --- */
extern const word_t word_plane_mass, word_plane_off_mass, word_plane_at, word_plane_distance, word_plane_rounds,
    word_plane_limit, word_plane_decay, word_plane_off_decay;

/* --- what words share --- */

/* A stage from a law: H at each level, the law that it makes. */
typedef struct curation {
    const struct curation *next;
    stage_t stage;
    const pmf_t *p, *after;
    bool apart;           /* each point is a level of its own */
    const bt_levels_t *L;
    mpq_srcptr H;         /* NULL, as `after` is, past the limits */
} curation_t;

typedef struct counted {
    const struct counted *next;
    stage_t stage;
    const pmf_t *p;
    const bool *S;
    const pools_t *pools;
} counted_t;

/* A loop of one stage or two, and its certificate. */
typedef struct looked {
    const struct looked *next;
    size_t stages;
    stage_t stage[2];
    const pmf_t *start;
    const char *said[5]; /* weights, pool, .., law, as they are written */
    const dynamics_t *D;
    const certificate_t *C;
    const char *why; /* there is no certificate */
} looked_t;

/* The loop of which the odds of x against a dominator are asked: certificates are told apart by names. */
typedef struct fallen {
    const struct fallen *next;
    const char *plain, *name;
    stage_t stage[2];
    const pmf_t *start;
} fallen_t;

typedef struct {
    const curation_t *curations;
    const counted_t *counted;
    const looked_t *looked;
    const fallen_t *fallen;
    struct scene *scenes;
} game_kept_t;

game_kept_t *game_kept(word_call_t *call);

/* The stage of the weights w in pools of K, on n points; false, and said on the call, when a weight is not positive, a
** pool is of fewer than two or of more than POOL_MAX, or there are other points. */
bool call_stage(word_call_t *call, stage_t *s, const word_arg_t *w, const word_arg_t *K, size_t n);
/* Is x a point of a law on n points? A set of points, 1 or 0 at each, NULL where it is none. Otherwise said. */
bool call_letter(word_call_t *call, const word_arg_t *x, size_t n);
const bool *call_set(word_call_t *call, const word_arg_t *S, size_t n);
/* The stage from p, made or kept; NULL, and said, past the limits. */
const curation_t *call_curation(word_call_t *call, stage_t s, const pmf_t *p, bool apart);
/* Has the law full support? Otherwise said. */
bool call_full(word_call_t *call, const pmf_t *p);
/* The loop of these stages from p, its certificate looked for once; C is NULL when none is found. */
const looked_t *game_look(word_call_t *call, size_t stages, const stage_t *s, const pmf_t *p, const char *const *said);
/* That of the arguments w, K or w, K, w', M, then the law, on which the value then rests; NULL, and said, when they
** make no loop or no certificate is found. */
const looked_t *call_settled(word_call_t *call, const word_arg_t *a, size_t stages);
/* lim p_t(S), of one that has its certificate. */
mpq_srcptr looked_limit(word_call_t *call, const looked_t *l, const bool *S);
/* Are both certified, and is some point's limit another? */
bool looked_differ(word_call_t *call, const looked_t *a, const looked_t *b);
bool stage_same(stage_t a, stage_t b, size_t n);
bool law_same(const pmf_t *a, const pmf_t *b);

#endif
