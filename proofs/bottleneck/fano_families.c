/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/fano_families.h"

const param_t decoder_params[] = {
    { "p(s,j,y)", PARAM_JOINT, "sjy", 0, "the joint law of context, index and label" },
    { "p(jhat|s,y)", PARAM_LAW, "syj", 0, "the decoder: the law of its guess, for each context and label" },
    PARAM_END
};

/* The mean, over (S,J,Y), of 1 - p(jhat = J|S,Y). */
mpq_srcptr decoder_error(const candidate_t *c, const pmf_t *P)
{
    size_t M = P->dim[1], nY = P->dim[2];
    mpq_ptr wrong = arena_mpq(c->home, P->cells + 1), Pe = wrong + P->cells;
    mpq_srcptr decoder = candidate_value(c, "p(jhat|s,y)")->at;
    for (size_t i = 0; i < P->cells; i++) {
        size_t s = i / (M * nY), j = i / nY % M, y = i % nY;
        mpq_set_ui(wrong + i, 1, 1);
        mpq_sub(wrong + i, wrong + i, decoder + (s * nY + y) * M + j);
    }
    pmf_mean(Pe, P, wrong);
    return Pe;
}

/* --- decoders ------------------------------------------------------------------------------------------------ */

enum { MAP, CONSTANT, ADVERSARIAL, RANDOM, DECODERS };

/* The guess with the greatest posterior; with the least for the adversary. Ties go to the first, or now and then are
** split between the first and the last. */
static size_t extreme_index(const pmf_t *P, size_t s, size_t y, bool least, bool last)
{
    size_t M = P->dim[1], nY = P->dim[2], best = 0;
    for (size_t j = 1; j < M; j++) {
        int order = mpz_cmp(P->num + (s * M + j) * nY + y, P->num + (s * M + best) * nY + y);
        if (least) order = -order;
        if (order > 0 || (order == 0 && last)) best = j;
    }
    return best;
}

static void set_decoder(candidate_t *c, draw_t *d, const pmf_t *P, int kind)
{
    size_t nS = P->dim[0], M = P->dim[1], nY = P->dim[2];
    mpq_ptr p = candidate_table(c, "p(jhat|s,y)", 3, (size_t[]){ nS, nY, M });
    const chan_t *random = kind == RANDOM ? stock_channel(c->home, d, nS * nY, M, ANY_STYLE) : NULL;
    bool split = draw_once_in(d, 4);
    for (size_t i = 0; i < nS * nY; i++) {
        for (size_t j = 0; random && j < M; j++) chan_prob(p + i * M + j, random, i, j);
        if (random) continue;
        size_t one = kind == CONSTANT ? M - 1 : extreme_index(P, i / nY, i % nY, kind == ADVERSARIAL, false);
        size_t two = kind == CONSTANT || !split ? one : extreme_index(P, i / nY, i % nY, kind == ADVERSARIAL, true);
        mpq_set_ui(p + i * M + one, 1, one == two ? 1 : 2);
        mpq_set_ui(p + i * M + two, 1, one == two ? 1 : 2);
    }
}

static void set_joint(candidate_t *c, const pmf_t *P) { candidate_set_law(c, "p(s,j,y)", P); }

/* --- families ---------------------------------------------------------------------------------------------- */

/* One context, a uniform index and a corner channel to the label. */
static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t M = 2 + i / CORNERS % 4;
    const chan_t *W = stock_corner(A, i % CORNERS, M, stock_noise(A, i % 11));
    const pmf_t *P = pmf_extend(pmf_reshape(pmf_uniform(A, M), 2, (size_t[]){ 1, M }), MIX_S | MIX_J, W);
    set_joint(c, P);
    set_decoder(c, d, P, (int)(i / 4 % DECODERS));
}

/* Every M from 2 to 64, the M-ary symmetric channel, decoded by MAP. */
static void make_symmetric(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t M = 2 + i % 63;
    const chan_t *W = chan_symmetric(A, M, stock_noise(A, 3 + i / 63 + i % 5));
    const pmf_t *P = pmf_extend(pmf_reshape(pmf_uniform(A, M), 2, (size_t[]){ 1, M }), MIX_S | MIX_J, W);
    set_joint(c, P);
    set_decoder(c, d, P, MAP);
}

/* Pe of the equality form: 0, 1 - 1/M, 1, (M-1)/(2M-1), 1/M, and some between. */
static void error_level(mpq_ptr e, size_t k, unsigned long M)
{
    const unsigned long level[7][2] = { { 0, 1 }, { M - 1, M }, { 1, 1 }, { M - 1, 2 * M - 1 }, { 1, M }, { 1, 1000000 }, { 3, 7 } };
    mpq_set_ui(e, level[k % 7][0], level[k % 7][1]);
    mpq_canonicalize(e);
}

/* Every posterior is (1 - Pe, Pe/(M-1), ..) up to order, its first letter the guess. Each label y has its own guess y mod M
** and any law; uniform on M labels it makes J uniform too. */
static void make_equality(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t M = 2 + (size_t)draw_int(d, 0, i % 2 ? 3 : 20), nY = i % 2 ? (size_t)draw_int(d, 1, 5) : M;
    mpq_ptr e = arena_mpq(A, 1);
    error_level(e, i / 2, M);
    const pmf_t *p_y = i % 2 ? stock_law(A, d, nY, ANY_STYLE) : pmf_uniform(A, nY);
    mpq_ptr joint = arena_mpq(A, M * nY), guess = candidate_table(c, "p(jhat|s,y)", 3, (size_t[]){ 1, nY, M });
    for (size_t y = 0; y < nY; y++) {
        mpq_set_ui(guess + y * M + y % M, 1, 1);
        const pmf_t *posterior = chan_row(chan_symmetric(A, M, e), y % M);
        for (size_t j = 0; j < M; j++) {
            mpq_ptr q = arena_mpq(A, 1);
            pmf_prob(q, p_y, y);
            pmf_prob(joint + j * nY + y, posterior, j);
            mpq_mul(joint + j * nY + y, joint + j * nY + y, q);
        }
    }
    set_joint(c, pmf_reshape(pmf_make(A, M * nY, joint), 3, (size_t[]){ 1, M, nY }));
}

/* Any law of (S,J), or a uniform J independent of S; any channel to the label. */
static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t nS = (size_t)draw_int(d, 1, 3), M = (size_t)draw_int(d, 2, 7), nY = (size_t)draw_int(d, 1, 6);
    const pmf_t *P = i % 2 ? pmf_reshape(stock_law(A, d, nS * M, ANY_STYLE), 2, (size_t[]){ nS, M })
                           : pmf_extend(stock_law(A, d, nS, ANY_STYLE), 0, chan_of_law(pmf_uniform(A, M)));
    P = pmf_extend(P, MIX_S | MIX_J, stock_channel(A, d, nS * M, nY, ANY_STYLE));
    set_joint(c, P);
    set_decoder(c, d, P, (int)(i / 2 % DECODERS));
}

static const family_t corners = {
    "corners", "a corner channel from a uniform index; MAP, constant, adversarial and random decoders", 4 * CORNERS, make_corner
};
static const family_t symmetric = {
    "symmetric", "the M-ary symmetric channel for every M from 2 to 64, MAP decoded", 126, make_symmetric
};
static const family_t equality = {
    "equality", "posteriors of the equality form (1-Pe, Pe/(M-1), ..), Pe in {0, 1-1/M, 1, (M-1)/(2M-1), ..}", 0, make_equality
};
static const family_t drawn = {
    "random", "any law of (S,J,Y); MAP with ties, constant, adversarial and random decoders", 0, make_random
};

const family_t *const decoder_families[] = { &corners, &symmetric, &equality, &drawn, NULL };
