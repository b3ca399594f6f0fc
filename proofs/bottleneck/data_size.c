/* SPDX-License-Identifier: MIT
**
** bottleneck/data-size -- data about other draws does not move the floor; labels of the same draw do.
**
** States    I(J;Y,S,D) = I(J;Y,S) for training data D independent of (J,S,Y). When the same J generates all m labels,
**           conditionally independent given (J,S^m), contexts i.i.d.: I(J;Y^m|S^m) <= m Cbar, and <= min{m Cbar, log M}; and
**           the floor holds with m Cbar in place of Cbar, the test pair being the m-th. It is checked for the 0-1 loss, Delta = 1, against
**           the least error of guessing J; for a Delta-separable loss bottleneck/loss-index puts Delta in front.
** Given     J uniform on M, independent of S; U = u_J(S); p(h|u,s) p(y|h,s); D drawn from p(d|s,j,y).
** Idea      I(J;Y,S,D) = I(J;Y,S) + I(J;D|Y,S), and the last term vanishes. For m labels,
**           H(Y^m|S^m) <= sum H(Y_i|S_i) and H(Y^m|J,S^m) = sum H(Y_i|J,S_i).
** Ours      Would independence of D and J alone do? And the chain rule above, which holds whatever D is: what must vanish is
**           I(J;D|Y,S).
** Method    J is independent of S^m, so I(J;Y^m|S^m) = I(J;Y^m,S^m), computed from the types of the m pairs (s,y).
** Uses      bottleneck/cascade, bottleneck/fano-uniform, bottleneck/index-context.
*/
#include "numerics/laws/types.h"
#include "proofs/bottleneck/setting.h"

#include <limits.h>

static const param_t params[] = {
    PARAM_CONTEXTS, PARAM_CODEBOOK, PARAM_JUDGMENT, PARAM_ARTICULATION,
    { "p(d|s,j,y)", PARAM_LAW, "sjyd", 0, "the law of the training data, for each context, index and label" },
    { "m", PARAM_NUMBER, "", 0, "the number of labels that the same index generates" },
    PARAM_END
};

/*! terms */
enum { S = MIX_S, J = MIX_J, Y = MIX_Y, D = 8 };
enum { WITH_DATA, WITHOUT, WITHOUT_ALONE, CHAIN_RULE, M_LABELS, M_CBAR, LEAST, BAYES, FLOOR };
enum { L_INDEPENDENT, L_ALONE };

static const term_t terms[] = {
    [WITH_DATA]     = { "I(J;Y,S,D)", "I(J;Y,S,D)" },
    [WITHOUT]       = { "I(J;Y,S), D independent of (J,S,Y)", "I(J;Y,S)\\big|_{D\\perp(J,S,Y)}" },
    [WITHOUT_ALONE] = { "I(J;Y,S), D independent of J", "I(J;Y,S)\\big|_{D\\perp J}" },
    [CHAIN_RULE]    = { "I(J;Y,S) + I(J;D|Y,S)", "I(J;Y,S)+I(J;D\\mid Y,S)" },
    [M_LABELS]      = { "I(J;Y^m|S^m)", "I(J;Y^m\\mid S^m)" },
    [M_CBAR]        = { "m Cbar", "m\\bar C" },
    [LEAST]         = { "min{m Cbar, log M}", "\\min\\{m\\bar C,\\log M\\}" },
    [BAYES]         = { "R_m log M", "R_m\\log M" },
    [FLOOR]         = { "log M - m Cbar - log 2", "\\log M-m\\bar C-\\log 2" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "independent data", WITH_DATA, REL_EQ, WITHOUT, STATEMENT },
    { "D independent of J alone", WITH_DATA, REL_EQ, WITHOUT_ALONE, OURS },
    { "chain rule", WITH_DATA, REL_EQ, CHAIN_RULE, OURS },
    { "m labels", M_LABELS, REL_LE, M_CBAR, OURS },
    { "m labels, at most log M", M_LABELS, REL_LE, LEAST, OURS },
    { "floor for m labels", FLOOR, REL_LE, BAYES, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain_data(chain_t *t, const candidate_t *c)
{
    const pmf_t *P = pmf_extend(mixture_law(c), S | J | Y, candidate_channel(c, "p(d|s,j,y)"));
    const real_t *with_data = info_mutual(P, J, Y | S | D), *without = info_mutual(P, J, Y | S);
    chain_row(t, "%s", "");
    chain_term(t, WITH_DATA, with_data);
    chain_term(t, CHAIN_RULE, real_add(without, info_mutual_given(P, J, D, Y | S)));
    if (pmf_independent(P, D, J)) chain_term(t, WITHOUT_ALONE, without);
    else chain_aside(t, L_ALONE, "the data D depend on J");
    if (pmf_independent(P, D, J | S | Y)) chain_term(t, WITHOUT, without);
    else chain_aside(t, L_INDEPENDENT, "the data D depend on (J,S,Y)");
}

/* J -> (s_1,y_1); of m such pairs no more than TYPES_MAX types are enumerated. */
enum { TYPES_MAX = 20000 };

static const chan_t *one_label(const candidate_t *c)
{
    size_t M = mixture_size(c);
    const pmf_t *P = pmf_marginal(mixture_law(c), S | J | Y);
    mpq_ptr p = arena_mpq(c->home, P->cells), uniform = arena_mpq(c->home, 1);
    size_t nY = P->dim[2], nZ = P->dim[0] * nY;
    mpq_set_ui(uniform, M, 1);
    for (size_t i = 0; i < P->cells; i++) {
        mpq_ptr q = p + i / nY % M * nZ + i / (M * nY) * nY + i % nY;
        pmf_prob(q, P, i);
        mpq_mul(q, q, uniform); /* p(s,y|j) = M p(s,j,y) */
    }
    return chan_make(c->home, M, nZ, p, NULL);
}

/* 1 - (1/M) sum_t max_j T(t|j): the least error of guessing J from the type. */
static const real_t *least_error(const chan_t *T)
{
    mpz_ptr right = arena_mpz(T->home, 1);
    for (size_t t = 0; t < T->ny; t++) {
        size_t best = 0;
        for (size_t j = 1; j < T->nx; j++)
            if (mpz_cmp(T->num + j * T->ny + t, T->num + best * T->ny + t) > 0) best = j;
        mpz_add(right, right, T->num + best * T->ny + t);
    }
    mpq_ptr error = arena_mpq(T->home, 1);
    mpz_mul_ui(mpq_denref(error), T->den, T->nx);
    mpz_sub(mpq_numref(error), mpq_denref(error), right);
    mpq_canonicalize(error);
    return real_rat(T->home, error);
}

static void chain_labels(chain_t *t, const candidate_t *c, mpq_srcptr m)
{
    const chan_t *T = types_afforded(t, one_label(c), mpz_get_ui(mpq_numref(m)), TYPES_MAX);
    if (!T) return;
    const real_t *logM = real_log_ui(c->home, mixture_size(c)), *mCbar = real_scale(loop_capacity(c), m);
    chain_row(t, "%s", "");
    chain_term(t, M_LABELS, info_transmitted(pmf_uniform(c->home, T->nx), T));
    chain_term(t, M_CBAR, mCbar);
    chain_term(t, LEAST, real_min(mCbar, logM));
    chain_term(t, BAYES, real_mul(least_error(T), logM));
    chain_term(t, FLOOR, real_sub(real_sub(logM, mCbar), real_log_ui(c->home, 2)));
}

static void chain(chain_t *t, const candidate_t *c)
{
    mpq_srcptr m = candidate_number(c, "m");
    if (mixture_size(c) < 2) { chain_outside(t, "M is %zu, expected M >= 2", mixture_size(c)); return; }
    chain_data(t, c);
    if (mpz_cmp_ui(mpq_denref(m), 1) != 0 || mpz_cmp_ui(mpq_numref(m), 1) < 0) chain_outside(t, "m is not a positive integer");
    else if (!mpz_fits_uint_p(mpq_numref(m))) chain_beyond(t, "m is above %u", UINT_MAX);
    else chain_labels(t, c, m);
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

enum { DATA_INDEPENDENT, DATA_DEPENDENT };

static void complete(candidate_t *c, draw_t *d, const stages_t *g, size_t M, int data, long m)
{
    arena_t *A = c->home;
    stages_set(c, g);
    codebook_random(c, d, g->contexts, M, g->judgment[0]->nx);
    size_t nY = g->articulation[0]->ny, nD = (size_t)draw_int(d, 1, 4), inputs = g->contexts * M * nY;
    const chan_t *W = data == DATA_INDEPENDENT ? chan_useless(A, inputs, stock_law(A, d, nD, ANY_STYLE))
                                               : stock_channel(A, d, inputs, nD, ANY_STYLE);
    mpq_ptr p = candidate_table(c, "p(d|s,j,y)", 4, (size_t[]){ g->contexts, M, nY, nD });
    for (size_t i = 0; i < inputs * nD; i++) chan_prob(p + i, W, i / nD, i % nD);
    candidate_set_ratio(c, "m", m, 1);
}

/* D = J + Y + K mod M with a fair Y that is useless for J: D is independent of J and of Y, and the two tell J when the noise
** K is 0. */
static void make_sum(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    size_t M = 2 + i / NOISES % 4;
    (void)d;
    candidate_set_law(c, "p(s)", pmf_uniform(A, 1));
    candidate_set_channels(c, "p(h|u,s)", 1, (const chan_t *[]){ chan_noiseless(A, 1) });
    candidate_set_channels(c, "p(y|h,s)", 1, (const chan_t *[]){ chan_useless(A, 1, pmf_uniform(A, M)) });
    codebook_cyclic(c, 1, M, 1, 0);
    const chan_t *K = chan_symmetric(A, M, stock_noise(A, i % NOISES));
    mpq_ptr p = candidate_table(c, "p(d|s,j,y)", 4, (size_t[]){ 1, M, M, M });
    for (size_t k = 0; k < M * M * M; k++) chan_prob(p + k, K, (k / (M * M) + k / M) % M, k % M);
    candidate_set_ratio(c, "m", 1 + (long)(i % 3), 1);
}

static void make_independent(candidate_t *c, draw_t *d, size_t i)
{
    stages_t g = i < STAGES_CONTEXTS ? stages_contexts(c->home, i) : stages_random(c->home, d);
    complete(c, d, &g, (size_t)draw_int(d, 2, 6), DATA_INDEPENDENT, 1 + (long)(i % 3));
}

static void make_dependent(candidate_t *c, draw_t *d, size_t i)
{
    stages_t g = stages_random(c->home, d);
    complete(c, d, &g, (size_t)draw_int(d, 2, 4), DATA_DEPENDENT, 1 + (long)(i % 2));
}

/* Binary stages of every noise, up to twelve labels. */
static void make_repeated(candidate_t *c, draw_t *d, size_t i)
{
    stages_t g = i % 4 ? stages_sweep(c->home, i) : stages_corner(c->home, i / 4);
    long most = g.articulation[0]->ny <= 2 ? 12 : 4;
    complete(c, d, &g, (size_t)draw_int(d, 2, 8), DATA_INDEPENDENT, 1 + (long)i % most);
}

static const family_t sums = { "sums", "D = J + Y + noise mod M with Y useless: D independent of J alone", 4 * NOISES, make_sum };
static const family_t independent = {
    "independent", "the coin, incompatible stages, opposed contexts, then random loops; independent data", 0, make_independent
};
static const family_t dependent = { "dependent", "random loops, data that depend on index, context and label", 0, make_dependent };
static const family_t repeated = { "repeated", "binary and corner stages, up to twelve labels of one index", 0, make_repeated };

/* --- against m ------------------------------------------------------------------------------------------------- */

static const column_t columns[] = {
    { "m", "$m$", COLUMN_EXACT }, { "information", "$I(J;Y^m\\mid S^m)$", COLUMN_DOWN },
    { "least", "$\\min\\{m\\bar C,\\log M\\}$", COLUMN_UP },
    { "floor of m labels", "floor, $m\\bar C$", COLUMN_DOWN }, { "bayes of m labels", "Bayes, $m$ labels", COLUMN_UP },
    { "floor", "floor, $\\bar C$", COLUMN_DOWN }, { "bayes", "Bayes, other draws", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

/* M = 8 indices of three bits; context s asks for bit s, through a binary symmetric label of noise 1/10. */
static candidate_t *three_bits(arena_t *A, long m)
{
    enum { BITS = 3, SIZE = 1 << BITS };
    candidate_t *c = candidate_new(A, params);
    mpq_ptr e = arena_mpq(A, 1);
    mpq_set_ui(e, 1, 10);
    const chan_t *bsc = chan_symmetric(A, 2, e), *clear = chan_noiseless(A, 2);
    candidate_set_law(c, "p(s)", pmf_uniform(A, BITS));
    candidate_set_channels(c, "p(h|u,s)", BITS, (const chan_t *[]){ bsc, bsc, bsc });
    candidate_set_channels(c, "p(y|h,s)", BITS, (const chan_t *[]){ clear, clear, clear });
    mpq_ptr u = candidate_table(c, "u_j(s)", 2, (size_t[]){ BITS, SIZE });
    for (size_t i = 0; i < BITS * SIZE; i++) mpq_set_ui(u + i, i % SIZE >> i / SIZE & 1, 1);
    candidate_set_ratio(c, "m", m, 1);
    return c;
}

static void row(const real_t **cell, arena_t *A, size_t i)
{
    long m = (long)i + 1;
    candidate_t *c = three_bits(A, m);
    const real_t *logM = real_log_ui(A, 8), *log2 = real_log_ui(A, 2), *Cbar = loop_capacity(c);
    const real_t *mCbar = real_scale(Cbar, candidate_number(c, "m"));
    const chan_t *T = types_channel(A, one_label(c), (unsigned long)m, TYPES_MAX);
    cell[0] = real_si(A, m);
    cell[1] = info_transmitted(pmf_uniform(A, 8), T);
    cell[2] = real_min(mCbar, logM);
    cell[3] = real_div(real_sub(real_sub(logM, mCbar), log2), logM);
    cell[4] = least_error(T);
    cell[5] = real_div(real_sub(real_sub(logM, Cbar), log2), logM);
    cell[6] = least_error(types_channel(A, one_label(c), 1, TYPES_MAX));
}

static const sweep_t against = {
    "against-m", "Labels of the same draw against data of other draws: eight indices of three bits, each context asks for one bit at noise $1/10$. "
    "With $m$ labels of the same index the Bayes risk falls; with data of other draws neither it nor the floor moves.",
    columns, 12, .row = row
};

const lemma_t bottleneck_data_size = {
    .id = "bottleneck/data-size",
    .printed = "Theorem 2",
    .title = "The floor does not move with data",
    .statement = "Independent training data tell nothing more of the index; m labels of the same index tell at most m times the capacity.",
    .uses = (const char *const[]){ "bottleneck/cascade#averaged, joint", "bottleneck/fano-uniform", "bottleneck/index-context", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &sums, &independent, &dependent, &repeated, NULL },
    .sweeps = (const sweep_t *const[]){ &against, NULL }, .chain = chain
};
