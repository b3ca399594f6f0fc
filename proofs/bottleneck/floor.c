/* SPDX-License-Identifier: MIT
**
** bottleneck/floor -- the lower bound on the risk that more data does not move.
**
** States    R >= Delta Pe >= Delta (1 - (I(J;Y,S) + log 2)/log M) >= Delta (1 - (Cbar + log 2)/log M).
** Given     A Delta-separable codebook of M >= 2 indices, J uniform and independent of S, losses in [0,1], any rule a(S,Y).
** Idea      Separation turns risk into error; Fano's inequality bounds the error; I(J;Y,S) = I(U;Y|S) <= Cbar. Every term is
**           multiplied by log M to stay exact.
** Ours      The same floor against the Bayes risk, the least R over all rules.
** Uses      bottleneck/loss-index, bottleneck/fano-uniform, bottleneck/index-context, bottleneck/cascade.
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = {
    PARAM_CONTEXTS, PARAM_CODEBOOK, PARAM_JUDGMENT, PARAM_ARTICULATION, PARAM_RULE, PARAM_LOSS, PARAM_DELTA, PARAM_END
};

/*! terms */
enum { S = MIX_S, J = MIX_J, Y = MIX_Y };
enum { RISK, ERROR, INFORMATION_FLOOR, CAPACITY_FLOOR, BAYES };

static const term_t terms[] = {
    [RISK]              = { "R log M", "R\\log M" },
    [ERROR]             = { "Delta Pe log M", "\\Delta P_e\\log M" },
    [INFORMATION_FLOOR] = { "Delta (log M - I(J;Y,S) - log 2)", "\\Delta\\bigl(\\log M-I(J;Y,S)-\\log 2\\bigr)" },
    [CAPACITY_FLOOR]    = { "Delta (log M - Cbar - log 2)", "\\Delta\\bigl(\\log M-\\bar C-\\log 2\\bigr)" },
    [BAYES]             = { "R_Bayes log M", "R_{\\mathrm{Bayes}}\\log M" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "separation", ERROR, REL_LE, RISK, STATEMENT },
    { "Fano", INFORMATION_FLOOR, REL_LE, ERROR, STATEMENT },
    { "capacity", CAPACITY_FLOOR, REL_LE, INFORMATION_FLOOR, STATEMENT },
    { "floor and Bayes risk", CAPACITY_FLOOR, REL_LE, BAYES, OURS },
    { "Bayes risk and risk", BAYES, REL_LE, RISK, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    if (!mixture_hypotheses(t, c)) return;
    const pmf_t *P = mixture_law(c), *acts = mixture_actions(c);
    const real_t *logM = real_log_ui(c->home, mixture_size(c));
    mpq_srcptr Delta = candidate_number(c, "Delta"), Pe = mixture_error(c, acts);

    chain_term(t, RISK, real_mul(mixture_risk(c, acts), logM));
    chain_term(t, ERROR, real_scale(real_scale(logM, Pe), Delta));
    chain_term(t, INFORMATION_FLOOR, floor_times_log(c, info_mutual(P, J, Y | S)));
    chain_term(t, CAPACITY_FLOOR, floor_times_log(c, loop_capacity(c)));
    chain_term(t, BAYES, real_mul(mixture_bayes_risk(c, P), logM));
}
/*! end */

static const family_t *const families[] = { &mixture_corners, &mixture_symmetric, &mixture_contexts, &mixture_random, NULL };

/* --- the floor against the Bayes risk ------------------------------------------------------------------------- */

/* 1 - (C + log 2)/log M and the Bayes risk of the 0-1 loss, for a label channel W whose inputs the M indices share in turn:
** index j sends j mod (inputs of W). The best guess on label y is right with probability max_x W(y|x)/M. */
static const real_t *floor_left(const chan_t *W, size_t M)
{
    arena_t *Z = W->home;
    return real_sub(real_sub(real_log_ui(Z, M), capacity_real(Z, W)), real_log_ui(Z, 2));
}

static const real_t *floor_of(const chan_t *W, size_t M) { return real_div(floor_left(W, M), real_log_ui(W->home, M)); }

static const real_t *bayes_of(const chan_t *W, size_t M)
{
    arena_t *Z = W->home;
    mpq_ptr right = arena_mpq(Z, 3), best = right + 1, q = right + 2;
    for (size_t y = 0; y < W->ny; y++) {
        mpq_set_ui(best, 0, 1);
        for (size_t x = 0; x < W->nx && x < M; x++) {
            chan_prob(q, W, x, y);
            if (mpq_cmp(q, best) > 0) mpq_set(best, q);
        }
        mpq_add(right, right, best);
    }
    mpq_set_ui(q, M, 1);
    mpq_div(right, right, q);
    mpq_set_ui(q, 1, 1);
    mpq_sub(right, q, right);
    return real_rat(Z, right);
}

/* The label channels of the figure: one bit, noiseless and at the agreement of 73 %; four letters of noise 1/10; sixteen
** letters, noiseless. */
static const chan_t *label(arena_t *Z, size_t k)
{
    mpq_ptr e = arena_mpq(Z, 1);
    mpq_set_ui(e, k == 1 ? 27 : 10, 100);
    mpq_canonicalize(e);
    return k == 0 ? chan_noiseless(Z, 2) : k == 1 ? chan_symmetric(Z, 2, e) : k == 2 ? chan_symmetric(Z, 4, e) : chan_noiseless(Z, 16);
}

static const column_t against_columns[] = {
    { "M", "$M$", COLUMN_EXACT },
    { "floor bit", "floor, 1 bit", COLUMN_DOWN }, { "bayes bit", "Bayes, 1 bit", COLUMN_UP },
    { "floor rater", "floor, 73\\,\\%", COLUMN_DOWN }, { "bayes rater", "Bayes, 73\\,\\%", COLUMN_UP },
    { "floor four", "floor, 4 letters", COLUMN_DOWN }, { "bayes four", "Bayes, 4 letters", COLUMN_UP },
    { "floor sixteen", "floor, 16 letters", COLUMN_DOWN }, { "bayes sixteen", "Bayes, 16 letters", COLUMN_UP },
    { NULL, NULL, COLUMN_EXACT }
};

static void row_against(const real_t **cell, arena_t *Z, size_t i)
{
    size_t M = 2 + i;
    cell[0] = real_si(Z, (long)M);
    for (size_t k = 0; k < 4; k++) {
        cell[1 + 2 * k] = floor_of(label(Z, k), M);
        cell[2 + 2 * k] = bayes_of(label(Z, k), M);
    }
}

static const sweep_t against = {
    "against-m", "Floor (rounded down) and Bayes risk (rounded up) against $M$, 0-1 loss, for four label channels; a floor of 0 or less is vacuous.",
    against_columns, 63, .row = row_against
};

/* --- useful and vacuous: ratio floor / Bayes risk over M, noise and number of contexts ------------------------- */

static const column_t ratio_columns[] = {
    { "M", "$M$", COLUMN_EXACT }, { "noise", "noise", COLUMN_EXACT }, { "contexts", "contexts", COLUMN_EXACT },
    { "floor", "floor", COLUMN_DOWN }, { "Bayes risk", "Bayes risk", COLUMN_UP }, { "floor / Bayes", "floor / Bayes", COLUMN_DOWN },
    { NULL, NULL, COLUMN_EXACT }
};

/* The M-ary symmetric channel of the noise in the first context; in further ones a single bit, j mod 2, at the same noise. */
static void row_ratio(const real_t **cell, arena_t *Z, size_t i)
{
    static const size_t size[] = { 4, 8, 16, 32, 64 };
    static const size_t noise[] = { 0, 4, 6, 9 };
    size_t M = size[i / 12], contexts = 1 + i % 3;
    mpq_srcptr e = stock_noise(Z, noise[i / 3 % 4]);
    const chan_t *full = chan_symmetric(Z, M, e), *bit = chan_symmetric(Z, 2, e);
    mpq_ptr w = arena_mpq(Z, 2), v = w + 1;
    mpq_set_ui(w, 1, contexts);
    mpq_set_ui(v, contexts - 1, contexts);
    mpq_canonicalize(v);
    cell[0] = real_si(Z, (long)M);
    cell[1] = real_rat(Z, e);
    cell[2] = real_si(Z, (long)contexts);
    cell[3] = real_div(real_add(real_scale(floor_left(full, M), w), real_scale(floor_left(bit, M), v)), real_log_ui(Z, M));
    cell[4] = real_add(real_scale(bayes_of(full, M), w), real_scale(bayes_of(bit, M), v));
    mpq_t risk;
    mpq_init(risk);
    if (real_is_rat(cell[4], risk) && mpq_sgn(risk) > 0) cell[5] = real_div(cell[3], cell[4]);
    mpq_clear(risk);
}

static const sweep_t ratio = {
    "ratio", "Where the floor is useful: floor over Bayes risk by $M$, noise and number of contexts (0-1 loss); the first context carries an "
    "$M$-ary symmetric label, each further one a bit. Empty where the Bayes risk is 0.", ratio_columns, 60, .row = row_ratio
};

/* --- published rater agreement -------------------------------------------------------------------------------- */

static const column_t rater_columns[] = {
    { "agreement", "agreement", COLUMN_EXACT }, { "capacity", "capacity", COLUMN_DOWN },
    { "floor at 4", "$M=4$", COLUMN_DOWN }, { "floor at 16", "$M=16$", COLUMN_DOWN },
    { "floor at 64", "$M=64$", COLUMN_DOWN }, { "floor at 1024", "$M=1024$", COLUMN_DOWN }, { NULL, NULL, COLUMN_EXACT }
};

/* 72.6 % (InstructGPT, training labelers), 77.3 % (its held-out labelers), 73 % (researchers, summarisation). */
static void row_rater(const real_t **cell, arena_t *Z, size_t i)
{
    static const unsigned long agreement[] = { 726, 773, 730 }, size[] = { 4, 16, 64, 1024 };
    mpq_ptr p = arena_mpq(Z, 2), e = p + 1;
    mpq_set_ui(p, agreement[i], 1000);
    mpq_set_ui(e, 1000 - agreement[i], 1000);
    mpq_canonicalize(p);
    mpq_canonicalize(e);
    const chan_t *W = chan_symmetric(Z, 2, e);
    cell[0] = real_rat(Z, p);
    cell[1] = capacity_real(Z, W);
    for (size_t k = 0; k < 4; k++) cell[2 + k] = floor_of(W, size[k]);
}

static const sweep_t raters = {
    "raters", "Published rater agreement as a symmetric two-way label channel: its capacity (nats) and the floor of the risk, 0-1 loss, all rounded down.",
    rater_columns, 3, .row = row_rater
};

const lemma_t bottleneck_floor = {
    .id = "bottleneck/floor",
    .printed = "Theorem 1",
    .title = "The floor",
    .statement = "No rule has a risk below Delta (1 - (Cbar + log 2)/log M) on the mixture, however much data it was trained on.",
    .uses = (const char *const[]){ "bottleneck/loss-index", "bottleneck/fano-uniform", "bottleneck/index-context",
                                   "bottleneck/cascade#averaged, joint", NULL },
    .params = params, .terms = terms, .links = links, .families = families,
    .sweeps = (const sweep_t *const[]){ &against, &ratio, &raters, NULL }, .chain = chain
};
