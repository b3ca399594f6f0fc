/* SPDX-License-Identifier: MIT
**
** The stock of two-stage loops, codebooks, losses and rules from which the families of this paper are made.
*/
#include "proofs/bottleneck/setting.h"

/* --- two stages ---------------------------------------------------------------------------------------------- */

static stages_t one_context(arena_t *A, const chan_t *judgment, const chan_t *articulation)
{
    stages_t g = { 1, pmf_uniform(A, 1), ARENA_ARRAY(A, const chan_t *, 1), ARENA_ARRAY(A, const chan_t *, 1) };
    g.judgment[0] = judgment;
    g.articulation[0] = articulation;
    return g;
}

/* Every pair of corner channels, on 1 to 4 values. */
stages_t stages_corner(arena_t *A, size_t i)
{
    size_t first = i / CORNERS % CORNERS, second = i % CORNERS;
    const chan_t *W = stock_corner(A, first, 1 + (i + first) % 4, stock_noise(A, 2 + i % 8));
    return one_context(A, W, stock_corner(A, second, W->ny, stock_noise(A, 2 + (i + 3) % 8)));
}

/* Two binary symmetric stages; a Z followed by a reversed Z; the other order. The first twelve of each have
** equal noise in both stages. */
stages_t stages_sweep(arena_t *A, size_t i)
{
    size_t pair = i / 3, one = pair % NOISES, two = (one + pair / NOISES) % NOISES;
    mpq_srcptr e = stock_noise(A, one), f = stock_noise(A, two);
    switch (i % 3) {
    case 0: return one_context(A, chan_symmetric(A, 2, e), chan_symmetric(A, 2, f));
    case 1: return one_context(A, chan_z(A, e), stock_corner(A, 5, 2, f));
    default: return one_context(A, stock_corner(A, 5, 2, e), chan_z(A, f));
    }
}

/* h = (u, coin), y = coin: each stage carries log 2, the cascade nothing. */
static stages_t the_coin(arena_t *A)
{
    mpq_ptr p = arena_mpq(A, 8);
    for (size_t u = 0; u < 2; u++)
        for (size_t coin = 0; coin < 2; coin++) mpq_set_ui(p + u * 4 + 2 * u + coin, 1, 2);
    return one_context(A, chan_make(A, 2, 4, p, NULL), chan_map(A, 4, 2, (const size_t[]){ 0, 1, 0, 1 }));
}

/* The judgment reaches only h = 0, 1, which the articulation merges; it tells 2 and 3 apart, which are never reached. */
static stages_t incompatible(arena_t *A)
{
    return one_context(A, chan_map(A, 2, 4, (const size_t[]){ 0, 1 }), chan_map(A, 4, 3, (const size_t[]){ 0, 0, 1, 2 }));
}

/* Contexts in which different stages bind: noisy judgment and clear articulation, and the other way about. */
static stages_t opposed(arena_t *A, size_t i)
{
    static const unsigned long weight[4][3] = { { 1, 1, 0 }, { 3, 7, 2 }, { 1, 0, 1 }, { 98, 1, 1 } };
    size_t n = 2 + i % 3;
    mpq_srcptr e = stock_noise(A, 2 + i % 8), f = stock_noise(A, 2 + (i + 2) % 8);
    mpz_ptr w = arena_mpz(A, 3);
    for (size_t s = 0; s < 3; s++) mpz_set_ui(w + s, weight[i % 4][s]);
    stages_t g = { 3, pmf_weights(A, 3, w), ARENA_ARRAY(A, const chan_t *, 3), ARENA_ARRAY(A, const chan_t *, 3) };
    g.judgment[0] = g.articulation[1] = chan_symmetric(A, n, e);
    g.articulation[0] = g.judgment[1] = chan_noiseless(A, n);
    g.judgment[2] = stock_corner(A, 4, n, e);
    g.articulation[2] = stock_corner(A, 5, n, f);
    return g;
}

stages_t stages_contexts(arena_t *A, size_t i)
{
    return i == 0 ? the_coin(A) : i == 1 ? incompatible(A) : opposed(A, i);
}

stages_t stages_random(arena_t *A, draw_t *d)
{
    size_t n = (size_t)draw_int(d, 1, 3);
    size_t nU = (size_t)draw_int(d, 1, 5), nH = (size_t)draw_int(d, 1, 6), nY = (size_t)draw_int(d, 1, 5);
    stages_t g = { n, stock_law(A, d, n, ANY_STYLE), ARENA_ARRAY(A, const chan_t *, n), ARENA_ARRAY(A, const chan_t *, n) };
    for (size_t s = 0; s < n; s++) {
        g.judgment[s] = draw_once_in(d, 6) ? stock_map(A, d, nU, nH) : stock_channel(A, d, nU, nH, ANY_STYLE);
        g.articulation[s] = draw_once_in(d, 6) ? stock_map(A, d, nH, nY) : stock_channel(A, d, nH, nY, ANY_STYLE);
    }
    return g;
}

void stages_set(candidate_t *c, const stages_t *g)
{
    candidate_set_law(c, "p(s)", g->law);
    candidate_set_channels(c, "p(h|u,s)", g->contexts, g->judgment);
    candidate_set_channels(c, "p(y|h,s)", g->contexts, g->articulation);
}

/* --- codebooks ------------------------------------------------------------------------------------------------ */

void codebook_cyclic(candidate_t *c, size_t contexts, size_t M, size_t values, size_t shift)
{
    mpq_ptr u = candidate_table(c, "u_j(s)", 2, (size_t[]){ contexts, M });
    for (size_t s = 0; s < contexts; s++)
        for (size_t j = 0; j < M; j++) mpq_set_ui(u + s * M + j, (j + s * shift) % values, 1);
}

void codebook_random(candidate_t *c, draw_t *d, size_t contexts, size_t M, size_t values)
{
    mpq_ptr u = candidate_table(c, "u_j(s)", 2, (size_t[]){ contexts, M });
    for (size_t i = 0; i < contexts * M; i++) mpq_set_si(u + i, draw_int(d, 0, (long)values - 1), 1);
}

/* --- losses --------------------------------------------------------------------------------------------------- */

static mpq_ptr loss_table(candidate_t *c, size_t contexts, size_t M)
{
    return candidate_table(c, "l(j,a,s)", 3, (size_t[]){ contexts, M, M });
}

void loss_zero_one(candidate_t *c, size_t contexts, size_t M)
{
    mpq_ptr l = loss_table(c, contexts, M);
    for (size_t i = 0; i < contexts * M * M; i++) mpq_set_ui(l + i, i / M % M != i % M, 1);
    candidate_set_ratio(c, "Delta", 1, 1);
}

/* On the diagonal anything in [0, Delta); off it exactly Delta, or now and then more. */
void loss_graded(candidate_t *c, draw_t *d, size_t contexts, size_t M)
{
    long unit = DRAW_FROM(d, 1, 2, 10, 1000), delta = draw_int(d, 1, unit);
    bool exactly = draw_once_in(d, 2);
    candidate_set_ratio(c, "Delta", delta, unit);
    mpq_ptr l = loss_table(c, contexts, M);
    for (size_t i = 0; i < contexts * M * M; i++) {
        bool diagonal = i / M % M == i % M;
        long n = diagonal ? (exactly ? 0 : draw_int(d, 0, delta - 1)) : exactly ? delta : draw_int(d, delta, unit);
        mpq_set_si(l + i, n, (unsigned long)unit);
        mpq_canonicalize(l + i);
    }
}

/* One entry off the diagonal a millionth below Delta: two indices of its action and context are then below it. */
void loss_missing(candidate_t *c, draw_t *d, size_t contexts, size_t M)
{
    loss_zero_one(c, contexts, M);
    size_t s = (size_t)draw_int(d, 0, (long)contexts - 1), a = (size_t)draw_int(d, 0, (long)M - 1);
    size_t j = (a + (size_t)draw_int(d, 1, (long)M - 1)) % M;
    mpq_ptr l = candidate_value(c, "l(j,a,s)")->at + (s * M + j) * M + a;
    mpq_set_ui(l, 999999, 1000000);
}

/* --- rules ---------------------------------------------------------------------------------------------------- */

/* For each label in context s, the action of least expected loss, the index uniform; of the greatest when `worst`. */
static void extreme_actions(size_t *choice, const candidate_t *c, const chan_t *labels, size_t s, bool worst)
{
    enum { J = 1, Y = 2 };
    arena_t *A = c->home;
    size_t M = mixture_size(c), nA = candidate_dim(c, 'a');
    mpq_ptr risk = arena_mpq(A, 1), loss = arena_mpq(A, M * nA);
    for (size_t i = 0; i < M * nA; i++) {
        mpq_set(loss + i, candidate_value(c, "l(j,a,s)")->at + s * M * nA + i);
        if (worst) mpq_neg(loss + i, loss + i);
    }
    const pmf_t *P = pmf_extend(pmf_uniform(A, M), J, chan_rows(labels, s * M, M));
    info_bayes_risk(risk, P, J, Y, nA, loss, choice);
}

void rule_set(candidate_t *c, draw_t *d, int rule)
{
    size_t nS = candidate_dim(c, 's'), nY = candidate_dim(c, 'y'), nA = candidate_dim(c, 'a');
    const chan_t *labels = mixture_labels(c);
    size_t fixed = (size_t)draw_int(d, 0, (long)nA - 1), *choice = ARENA_ARRAY(c->home, size_t, nY);
    const chan_t *random = rule == RULE_RANDOM ? stock_channel(c->home, d, nS * nY, nA, ANY_STYLE) : NULL;
    mpq_ptr p = candidate_table(c, "p(a|s,y)", 3, (size_t[]){ nS, nY, nA });
    for (size_t i = 0; i < nS * nY; i++) {
        if (i % nY == 0 && (rule == RULE_BAYES || rule == RULE_WORST)) extreme_actions(choice, c, labels, i / nY, rule == RULE_WORST);
        for (size_t a = 0; random && a < nA; a++) chan_prob(p + i * nA + a, random, i, a);
        if (!random) mpq_set_ui(p + i * nA + (rule == RULE_CONSTANT ? fixed : choice[i % nY]), 1, 1);
    }
}

/* --- complete loops --------------------------------------------------------------------------------------------- */

static void complete_loop(candidate_t *c, draw_t *d, stages_t g, size_t i)
{
    arena_t *A = c->home;
    size_t nU = g.judgment[0]->nx;
    stages_set(c, &g);
    candidate_set_channel(c, "p(u|s)", i % 2 ? stock_channel(A, d, g.contexts, nU, ANY_STYLE)
                                             : chan_useless(A, g.contexts, pmf_uniform(A, nU)));
}

static void loop_corner(candidate_t *c, draw_t *d, size_t i) { complete_loop(c, d, stages_corner(c->home, i), i / 2); }
static void loop_swept(candidate_t *c, draw_t *d, size_t i) { complete_loop(c, d, stages_sweep(c->home, i), i / 3); }
static void loop_context(candidate_t *c, draw_t *d, size_t i) { complete_loop(c, d, stages_contexts(c->home, i), i / 2); }
static void loop_drawn(candidate_t *c, draw_t *d, size_t i) { complete_loop(c, d, stages_random(c->home, d), i); }

const family_t loop_corners = {
    "corners", "every pair of corner stages: noiseless, useless, erasing, symmetric, Z, merging, splitting", STAGES_CORNERS, loop_corner
};
const family_t loop_sweep = {
    "sweep", "two binary symmetric stages; a Z and a reversed Z in both orders; every pair of noise levels", STAGES_SWEEPS, loop_swept
};
const family_t loop_contexts = {
    "contexts", "the coin; incompatible stages; three contexts in which different stages bind", STAGES_CONTEXTS, loop_context
};
const family_t loop_random = {
    "random", "one to three contexts, random stages: dense, sparse, nearly deterministic, tied", 0, loop_drawn
};

/* --- complete mixtures ------------------------------------------------------------------------------------------ */

static void complete(candidate_t *c, draw_t *d, const stages_t *g, size_t M, size_t i)
{
    size_t values = g->judgment[0]->nx;
    stages_set(c, g);
    if (i % 3 == 2) codebook_random(c, d, g->contexts, M, values);
    else codebook_cyclic(c, g->contexts, M, values, i % 2);
    if (i % 16 == 13) loss_missing(c, d, g->contexts, M);
    else if (i % 2) loss_graded(c, d, g->contexts, M);
    else loss_zero_one(c, g->contexts, M);
    rule_set(c, d, i % 4 == 3 ? (int)(i / 4 % RULES) : RULE_BAYES);
}

static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    stages_t g = stages_corner(c->home, i);
    complete(c, d, &g, 2 + i % 5, i);
}

/* M = 2 .. 64 twice over: an M-ary symmetric judgment of M values, or one of at most four values that the M indices
** share; articulation noiseless or symmetric. */
static void make_symmetric(candidate_t *c, draw_t *d, size_t i)
{
    size_t M = 2 + i % 63, n = i / 63 % 2 && M > 4 ? 4 : M;
    arena_t *A = c->home;
    const chan_t *W = chan_symmetric(A, n, stock_noise(A, i % 9));
    stages_t g = one_context(A, W, i % 5 ? chan_noiseless(A, n) : chan_symmetric(A, n, stock_noise(A, i / 5 % 9)));
    complete(c, d, &g, M, i % 3 == 2 ? i + 1 : i);
}

static void make_contexts(candidate_t *c, draw_t *d, size_t i)
{
    stages_t g = stages_contexts(c->home, i);
    complete(c, d, &g, 2 + i % 7, 2 * i);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    stages_t g = stages_random(c->home, d);
    complete(c, d, &g, (size_t)draw_int(d, 2, 8), i);
}

const family_t mixture_corners = {
    "corners", "every pair of corner stages: noiseless, useless, erasing, symmetric, Z, merging, splitting", STAGES_CORNERS, make_corner
};
const family_t mixture_symmetric = {
    "symmetric", "M-ary symmetric stages for M = 2 to 64, own value for each index or at most four values shared", 126, make_symmetric
};
const family_t mixture_contexts = {
    "contexts", "the coin; incompatible stages; three contexts in which different stages bind", STAGES_CONTEXTS, make_contexts
};
const family_t mixture_random = {
    "random", "random stages, codebooks, losses and rules: dense, sparse, nearly deterministic", 0, make_random
};
