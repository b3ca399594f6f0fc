/* SPDX-License-Identifier: MIT
**
** The best of N draws, and the frontier at its divergence. The tilts pi0(y) x^r(y), x = e^(1/b), of whole rewards are
** rational for rational x: x lies between two of them whose divergence was compared exactly. On two responses every law
** of full support is a tilt.
*/
#include "numerics/info/info.h"
#include "numerics/info/tilt.h"
#include "proofs/limits/words.h"

enum { DRAWS_MAX = 4096, RESPONSES_MAX = 64 };

/* --- best of N ---------------------------------------------------------------------------------------------------- */

typedef struct { const pmf_t *pi0, *law; mpq_srcptr r; long N; } best_t;

static const pmf_t *best_of(word_call_t *call, const pmf_t *pi0, mpq_srcptr r, long N)
{
    best_t *b = *call->kept;
    if (b && b->N == N && laws_same(b->pi0, pi0) && entries_same(b->r, r, pi0->cells)) return b->law;
    b = *call->kept = ARENA_NEW(call->A, best_t);
    *b = (best_t){ pi0, tilt_best_of(law_flat(pi0), r, (unsigned long)N), r, N };
    return b->law;
}

static const real_t *best(word_call_t *call, const word_arg_t *a)
{
    size_t n = a[0].law->cells;
    if (a[1].cells != n || a[3].dim[0] != n) {
        call->why = "a reward or a response of other responses than the law's";
        return NULL;
    }
    if (a[2].integer < 1) { call->why = "the best of no draws"; return NULL; }
    if (a[2].integer > DRAWS_MAX) { call->beyond = "more than 4096 draws"; return NULL; }
    mpq_ptr q = arena_mpq(call->A, 1);
    pmf_prob(q, best_of(call, a[0].law, a[1].table, a[2].integer), (size_t)a[3].integer);
    return real_rat(call->A, q);
}

const word_t word_best = {
    "best",
    "the chance that y is the best of N draws from pi0 by the reward r, ties to the later: best(pi0, r, N, y)",
    4,
    { WORD_LAW, WORD_TABLE, WORD_INTEGER, WORD_LETTER },
    .exact = best,
    .reads = READS_BEST
};

/* --- the frontier ------------------------------------------------------------------------------------------------- */

/* The rewards as whole numbers; NULL, and said, when they are none, or too far apart. */
static const long *whole_rewards(word_call_t *call, mpq_srcptr at, size_t n)
{
    long least = 0, most = 0, *r = ARENA_ARRAY(call->A, long, n);
    for (size_t y = 0; y < n; y++) {
        if (mpz_cmp_ui(mpq_denref(at + y), 1) != 0) {
            call->beyond = "a reward that is no whole number: tilts are not enumerated";
            return NULL;
        }
        if (!mpz_fits_sint_p(mpq_numref(at + y))) { call->beyond = "a reward of more than 31 bits"; return NULL; }
        r[y] = mpz_get_si(mpq_numref(at + y));
        if (y == 0 || r[y] < least) least = r[y];
        if (y == 0 || r[y] > most) most = r[y];
    }
    if (most - least > TILT_RANGE_MAX) call->beyond = "rewards that differ by more than 256";
    return call->beyond ? NULL : r;
}

static const real_t *mean(const pmf_t *p, mpq_srcptr r)
{
    mpq_ptr m = arena_mpq(p->home, 1);
    pmf_mean(m, p, r);
    return real_rat(p->home, m);
}

/* pi0 restricted to argmax r; its divergence is log(1/pi0(argmax r)). */
static const pmf_t *on_argmax(const pmf_t *pi0, const long *r)
{
    long most = r[0];
    mpz_ptr z = arena_mpz(pi0->home, pi0->cells);
    for (size_t y = 1; y < pi0->cells; y++)
        if (r[y] > most) most = r[y];
    for (size_t y = 0; y < pi0->cells; y++)
        if (r[y] == most) mpz_set(z + y, pi0->num + y);
    return pmf_weights(pi0->home, pi0->cells, z);
}

static const real_t *frontier_mean(word_call_t *call, const word_arg_t *a)
{
    size_t n = a[0].law->cells;
    if (a[1].cells != n || a[2].law->cells != n) {
        call->why = "a reward or a law of other responses than the base law's";
        return NULL;
    }
    if (n > RESPONSES_MAX) { call->beyond = "more than 64 responses"; return NULL; }
    for (size_t y = 0; y < n; y++)
        if (mpz_sgn(a[0].law->num + y) == 0) { call->why = "a base law that is not of full support"; return NULL; }
    const long *r = whole_rewards(call, a[1].table, n);
    if (!r) return NULL;
    const pmf_t *pi0 = law_flat(a[0].law), *q = law_flat(a[2].law), *top = on_argmax(pi0, r);
    const real_t *divergence = info_kl(q, pi0);
    sign_t reaches_top = real_cmp(divergence, info_kl(top, pi0), call->effort),
           away = real_sgn(divergence, call->effort);
    if (reaches_top == SIGN_UNKNOWN || away == SIGN_UNKNOWN)
        return real_sub(real_inf(call->A, 1), real_inf(call->A, 1));
    if (reaches_top != SIGN_NEG) return mean(top, a[1].table);
    if (away == SIGN_ZERO) return mean(pi0, a[1].table);
    mpq_ptr gain = arena_mpq(call->A, 2);
    pmf_mean(gain, q, a[1].table);
    pmf_mean(gain + 1, pi0, a[1].table);
    bool is_tilt = n == 2 && mpq_cmp(gain, gain + 1) >= 0;
    return is_tilt ? real_rat(call->A, gain) : tilt_mean_at_divergence(pi0, r, divergence);
}

const word_t word_frontier_mean = {
    "frontier_mean",
    "the mean of r under the tilt of pi0 by r that diverges from pi0 as q does, or on argmax r past "
    "it: frontier_mean(pi0, r, q)",
    3,
    { WORD_LAW, WORD_TABLE, WORD_LAW },
    .exact = frontier_mean,
    .reads = READS_FRONTIER
};
