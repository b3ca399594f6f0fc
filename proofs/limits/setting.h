/* SPDX-License-Identifier: MIT
**
** Theoretical Limits of Language Model Alignment: rewards, tilts and divergences.
**
** A finite set of responses y, a base law pi0 of full support, a reward r, a penalty beta > 0;
**     pi_beta(y) = pi0(y) exp(r(y)/beta) / Z,   G(pi) = E_pi r - E_pi0 r,   J = KL + KL turned round,   range f = max f - min f.
** A candidate gives beta and the weights w = exp(r/beta) as rationals: then r = beta log w, and every mean, gain and divergence is an exact log
** form. An error e of the reward is given by v = exp(e/beta); the proxy's tilt is pihat_beta ~ pi0 w v.
*/
#ifndef LEMMATA_LIMITS_SETTING_H
#define LEMMATA_LIMITS_SETTING_H

#include "numerics/info/info.h"
#include "numerics/info/tilt.h"
#include "proofs/engine/lemma.h"
#include "proofs/engine/stock.h"

#define PARAM_BASE   { "pi0", PARAM_LAW, "y", 0, "the base law, of full support" }
#define PARAM_REWARD { "exp(r/beta)", PARAM_TABLE, "y", 0, "e to the reward over beta, for each response" }
#define PARAM_ERROR  { "exp(e/beta)", PARAM_TABLE, "y", 0, "e to the reward's error over beta, for each response" }
#define PARAM_BETA   { "beta", PARAM_NUMBER, "", 0, "the penalty" }
#define PARAM_DRAWS  { "N", PARAM_NUMBER, "", 0, "the number of draws" }
#define PARAM_POLICY { "pi", PARAM_LAW, "y", 0, "any law on the responses" }
#define PARAM_END    { NULL, PARAM_NUMBER, NULL, 0, NULL }

typedef struct {
    arena_t *home;
    size_t n;
    const pmf_t *pi0, *tilted; /* pi_beta */
    mpq_srcptr w, beta;
} base_t;

/* The setting of a candidate with pi0, exp(r/beta), beta; NULL, and said on t, when a hypothesis is not met. */
const base_t *base_of(chain_t *t, const candidate_t *c);
/* Are all entries positive? Otherwise said. */
bool all_positive(chain_t *t, const candidate_t *c, const char *name);
/* A whole number from `least` to `most`; -1, and said, when it is none. */
long whole_of(chain_t *t, const candidate_t *c, const char *name, long least, long most);

/* The same of a real number >= `least` that stands in an exponent: one that is not whole is beyond the program. */
long power_of(chain_t *t, const candidate_t *c, const char *name, long least, long most);

/* beta x, for an expression in units of beta. */
const real_t *times_beta(const base_t *b, const real_t *x);
/* E_pi r, and G(pi). */
const real_t *mean_reward(const base_t *b, const pmf_t *pi);
const real_t *gain(const base_t *b, const pmf_t *pi);
/* range(f), f = beta log w. */
const real_t *range_of(const base_t *b, mpq_srcptr w);
/* |x| of a log form, by its exact sign; of another expression as real_abs. */
const real_t *absolute(chain_t *t, const real_t *x);

/* --- families: pi0, exp(r/beta), beta ----------------------------------------------------------------------------------- */

/* Two to four responses: uniform, lopsided and nearly deterministic base laws; weights near 1, ordinary, far apart, tied, constant. */
enum { BASES_CORNER = 120 };
void base_corner(candidate_t *c, size_t i);
/* Up to seven responses. */
void base_random(candidate_t *c, draw_t *d);
/* pi0 from its n whole numerators. */
void base_set(candidate_t *c, size_t n, const long *p);
/* pi0 and a whole reward r on n responses, N draws. */
void draws_set(candidate_t *c, size_t n, const long *p, const long *r, long N);
/* A table of n random positive rationals of a style: near 1, ordinary, far apart. */
void weights_random(candidate_t *c, draw_t *d, const char *name, size_t n);
/* The same from small integers a/b, entry by entry. */
void weights_set(candidate_t *c, const char *name, size_t n, const long *a, long b);

#endif
