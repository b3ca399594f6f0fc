/* SPDX-License-Identifier: MIT
**
** bottleneck/interval -- the Alignment Performance Interval on one mixture.
**
** States    Delta (1 - (Cbar + log 2)/log M) <= E_D E_Q R; and E_Q R <= E_Q Rhat + sqrt((B/eta + log(2 sqrt(m)/delta))/(2m)) outside an event of
**           probability at most delta + eta, with B = m Cbar + rho_J + KL(Qbar||P): both ends governed by the same Cbar.
** Given     A Delta-separable codebook, the canonical observable loss as training loss; data from the same mixture, each example with an
**           index of its own, uniform and independent of the test index. theta names a rule a_theta(s,y).
** Idea      The floor holds for the rule of every theta, hence for their mean. The canonical loss has the true risk of every rule, so the
**           ceiling on it is one on R; J^m is the latent, and I(J;S) = 0.
** Uses      bottleneck/floor, bottleneck/data-size, bottleneck/capacity-ceiling, bottleneck/posterior-loss.
*/
#include "proofs/bottleneck/latent.h"

static const param_t params[] = {
    PARAM_CONTEXTS, PARAM_INDEX_LAW, PARAM_CODEBOOK, PARAM_JUDGMENT, PARAM_ARTICULATION, PARAM_LOSS, PARAM_DELTA,
    { "a_theta(s,y)", PARAM_INDEX, "tsy", 'a', "the rule of each parameter: its action in context s on label y" },
    PARAM_PRIOR, PARAM_POSTERIOR, PARAM_M, PARAM_CONFIDENCE, PARAM_ETA, PARAM_END
};

/*! terms */
enum { S = ONE_S, J = ONE_J, Y = ONE_Y };
enum { FLOOR, MEAN_RISK, P_ABOVE, CONFIDENCE };

static const term_t terms[] = {
    [FLOOR]      = { "Delta (log M - Cbar - log 2)", "\\Delta\\bigl(\\log M-\\bar C-\\log 2\\bigr)" },
    [MEAN_RISK]  = { "E_D E_Q R log M", "\\mathbb E_D\\mathbb E_QR\\,\\log M" },
    [P_ABOVE]    = { "P(E_Q R > ceiling)", "P\\bigl(\\mathbb E_QR>\\text{ceiling}\\bigr)" },
    [CONFIDENCE] = { "delta + eta", "\\delta+\\eta" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "floor", FLOOR, REL_LE, MEAN_RISK, STATEMENT },
    { "ceiling", P_ABOVE, REL_LE, CONFIDENCE, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* The canonical training loss of theta on z = (s,y): E[l(J,a_theta(s,y),s) | Y=y, S=s]; 0 where p(y,s) = 0. */
static mpq_srcptr canonical(const candidate_t *c, const pmf_t *one)
{
    const pmf_t *P = pmf_marginal(one, S | J | Y);
    size_t nS = P->dim[0], M = P->dim[1], nY = P->dim[2], thetas = candidate_dim(c, 't'), nA = candidate_dim(c, 'a');
    mpq_srcptr l = candidate_value(c, "l(j,a,s)")->at;
    mpq_ptr loss = arena_mpq(c->home, thetas * nS * nY), q = arena_mpq(c->home, 2), mass = q + 1;
    for (size_t i = 0; i < thetas * nS * nY; i++) {
        size_t s = i / nY % nS, y = i % nY, a = candidate_index(c, "a_theta(s,y)", i);
        mpq_set_ui(mass, 0, 1);
        for (size_t j = 0; j < M; j++) {
            pmf_prob(q, P, (s * M + j) * nY + y);
            mpq_add(mass, mass, q);
            mpq_mul(q, q, l + (s * M + j) * nA + a);
            mpq_add(loss + i, loss + i, q);
        }
        if (mpq_sgn(mass) > 0) mpq_div(loss + i, loss + i, mass);
    }
    return loss;
}

static void chain(chain_t *t, const candidate_t *c)
{
    latent_t L;
    risks_t r;
    arena_t *A = c->home;
    mpq_srcptr delta = candidate_number(c, "delta"), eta = candidate_number(c, "eta");
    if (!mixture_hypotheses(t, c) || !ceiling_confidence(t, c) || !latent_open(&L, t, c, true)) return;
    if (!pmf_is_uniform(L.one, J)) { chain_outside(t, "the index J is not uniform"); return; }
    risks_fill(&r, &L, canonical(c, L.one));
    const real_t *Cbar = loop_capacity(c), *rho_J = latent_residual(L.with_J);
    const real_t *B = real_add(latent_times_m(&L, Cbar), real_add(rho_J, latent_displacement(&L)));
    mpq_ptr sum = arena_mpq(A, 1);
    mpq_add(sum, delta, eta);

    chain_term(t, FLOOR, floor_times_log(c, Cbar));
    chain_term(t, MEAN_RISK, real_mul(risks_mean(&r), real_log_ui(A, mixture_size(c))));
    chain_term(t, P_ABOVE, risks_above(&r, B, delta, eta));
    chain_term(t, CONFIDENCE, real_rat(A, sum));
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

static void complete(candidate_t *c, draw_t *d, stages_t g, size_t M, unsigned long m, size_t i)
{
    size_t nS = g.contexts, nY = g.articulation[0]->ny;
    latent_draw(c, d, &g, M, true, m, (int)(i / 2 % LATENT_KERNELS));
    if (i % 2) loss_graded(c, d, nS, M);
    else loss_zero_one(c, nS, M);
    size_t thetas = candidate_dim(c, 't');
    mpq_ptr a = candidate_table(c, "a_theta(s,y)", 3, (size_t[]){ thetas, nS, nY });
    for (size_t k = 0; k < thetas * nS * nY; k++) mpq_set_si(a + k, draw_int(d, 0, (long)M - 1), 1);
    candidate_set_ratio(c, "delta", 1, DRAW_FROM(d, 1, 2, 20, 1000));
    candidate_set_ratio(c, "eta", 1, DRAW_FROM(d, 1, 2, 10, 1000));
}

static void make_stages(candidate_t *c, draw_t *d, size_t i)
{
    stages_t g = latent_stages(c->home, d, i);
    size_t nZ = g.contexts * g.articulation[0]->ny;
    complete(c, d, g, 2 + i % 4, 1 + i % (nZ <= 2 ? 3 : 2), i);
}

/* Many indices, one label: where the floor is positive. */
static void make_many(candidate_t *c, draw_t *d, size_t i)
{
    complete(c, d, stages_sweep(c->home, i), 5 + i % 28, 1, i);
}

/* Data sets by type. With a noisy label the gap of any rule is at most 1/2 - e, and the root at least sqrt(Cbar/2) >= 1/2 - e by Pinsker:
** the event is empty. With a label that is mostly erased and constant guesses it is not. */
static void make_types(candidate_t *c, draw_t *d, size_t i)
{
    static const unsigned long noisy[] = { 10, 20, 30, 40 }, erased[] = { 8, 10, 12, 15 };
    bool erasing = i % 3 != 2;
    latent_draw_types(c, d, (erasing ? erased : noisy)[i / 3 % 4], (int)(i / 2 % LATENT_KERNELS), erasing);
    loss_zero_one(c, 1, 2);
    size_t nY = erasing ? 3 : 2;
    mpq_ptr a = candidate_table(c, "a_theta(s,y)", 3, (size_t[]){ 2, 1, nY });
    for (size_t y = 0; y < nY; y++) mpq_set_ui(a + nY + y, erasing || y, 1); /* constant guesses; or 0, and the label at its word */
    candidate_set_ratio(c, "delta", 1, DRAW_FROM(d, 1, 2, 20));
    candidate_set_ratio(c, "eta", 1, DRAW_FROM(d, 1, 1, 2, 10));
}

static const family_t types = { "types", "a binary label, mostly erased or noisy, data sets by type, m up to 40", 36, make_types };
static const family_t stages = { "stages", "corner, swept and random loops, M up to 5, m up to 3", 0, make_stages };
static const family_t many = { "many", "binary labels and M from 5 to 32: the floor is positive", 84, make_many };

/* --- the interval as a band ------------------------------------------------------------------------------------ */

static const column_t columns[] = {
    { "M", "$M$", COLUMN_EXACT }, { "noise", "noise", COLUMN_EXACT }, { "m", "$m$", COLUMN_EXACT }, { "eta", "$\\eta$", COLUMN_EXACT },
    { "floor", "floor", COLUMN_DOWN }, { "bayes", "Bayes risk", COLUMN_UP }, { "risk", "learner's $\\mathbb E R$", COLUMN_UP },
    { "ceiling", "ceiling", COLUMN_UP }, { "width", "width", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

/* M indices, each with a symbol of its own through an M-ary symmetric label of the noise; 0-1 loss. The learner chooses between the rule that
** takes the label at its word and the one that takes the next symbol; its canonical losses are e and 1 - e/(M-1) whatever the
** label, so the first is chosen at once, R = Rhat = e, and rho_J = 0; KL(Qbar||P) = log 2. */
static void band(const real_t **cell, arena_t *A, size_t M, mpq_srcptr e, long m, long over_eta)
{
    mpq_ptr q = arena_mpq(A, 2), delta = q, eta = q + 1;
    mpq_set_ui(delta, 1, 20);
    mpq_set_si(eta, 1, (unsigned long)over_eta);
    const real_t *C = capacity_real(A, chan_symmetric(A, M, e)), *logM = real_log_ui(A, M), *log2 = real_log_ui(A, 2);
    const real_t *B = real_add(real_mul(real_si(A, m), C), log2), *risk = real_rat(A, e);
    cell[0] = real_si(A, (long)M);
    cell[1] = risk;
    cell[2] = real_si(A, m);
    cell[3] = real_rat(A, eta);
    cell[4] = real_div(real_sub(real_sub(logM, C), log2), logM);
    cell[5] = risk;
    cell[6] = risk;
    cell[7] = real_add(risk, real_sqrt(ceiling_radicand(B, (unsigned long)m, delta, eta)));
    cell[8] = real_sub(cell[7], cell[4]);
}

static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const size_t size[] = { 2, 4, 16, 64 }, noise[] = { 4, 6, 9 };
    static const long data[] = { 100, 10000 };
    band(cell, A, size[i / 6], stock_noise(A, noise[i / 2 % 3]), data[i % 2], 2);
}

static void row_against_m(const real_t **cell, arena_t *A, size_t i)
{
    static const long data[] = { 1, 3, 10, 30, 100, 300, 1000, 3000, 10000, 100000 };
    band(cell, A, 4, stock_noise(A, 9), data[i], 2);
}

/* The learner that keeps its prior, half each rule: R = Rhat = (e + 1 - e/(M-1))/2, M = 4, e = 1/2, and B = m Cbar. */
static void row_confidence(const real_t **cell, arena_t *A, size_t i)
{
    static const long over_delta[] = { 10, 20, 1000 }, over_eta[] = { 2, 5, 10 };
    mpq_ptr q = arena_mpq(A, 3), delta = q, eta = q + 1, e = q + 2;
    mpq_set_si(delta, 1, (unsigned long)over_delta[i / 6]);
    mpq_set_si(eta, 1, (unsigned long)over_eta[i / 2 % 3]);
    mpq_set_ui(e, 1, 2);
    long m = i % 2 ? 10000 : 100;
    const real_t *C = capacity_real(A, chan_symmetric(A, 4, e)), *logM = real_log_ui(A, 4), *risk = real_ratio(A, 2, 3);
    cell[0] = real_rat(A, delta);
    cell[1] = real_rat(A, eta);
    cell[2] = real_si(A, m);
    cell[3] = real_div(real_sub(real_sub(logM, C), real_log_ui(A, 2)), logM);
    cell[4] = real_rat(A, e);
    cell[5] = risk;
    cell[6] = real_add(risk, real_sqrt(ceiling_radicand(real_mul(real_si(A, m), C), (unsigned long)m, delta, eta)));
    cell[7] = real_sub(cell[6], cell[3]);
}

static const column_t confidence_columns[] = {
    { "delta", "$\\delta$", COLUMN_EXACT }, { "eta", "$\\eta$", COLUMN_EXACT }, { "m", "$m$", COLUMN_EXACT }, { "floor", "floor", COLUMN_DOWN },
    { "bayes", "Bayes risk", COLUMN_UP }, { "risk", "learner's $\\mathbb E R$", COLUMN_UP }, { "ceiling", "ceiling", COLUMN_UP },
    { "width", "width", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

static const sweep_t confidence = {
    "confidence", "The price of confidence: $M=4$, noise $1/2$, 0-1 loss, for a learner that keeps its prior and so does worse than Bayes. Rounding as above.",
    confidence_columns, 18, .row = row_confidence
};
static const sweep_t intervals = {
    "table", "Floor (rounded down), Bayes risk, the learner's exact expected risk and ceiling (rounded up) for $M$-ary symmetric labels, 0-1 loss, "
    "$\\delta=1/20$. A floor of 0 or less and a ceiling of 1 or more are vacuous.", columns, 24, .row = row
};
static const sweep_t against_m = {
    "against-m", "The interval as a band against $m$: $M=4$, noise $1/2$, $\\delta=1/20$, $\\eta=1/2$.", columns, 10, .row = row_against_m
};

const lemma_t bottleneck_interval = {
    .id = "bottleneck/interval",
    .printed = "Theorem 6",
    .title = "The Alignment Performance Interval",
    .statement = "On one mixture the mean risk of any learner is at least the floor, and its risk at most the ceiling outside an event of probability at "
                 "most delta + eta; one capacity governs both.",
    .uses = (const char *const[]){ "bottleneck/floor", "bottleneck/data-size", "bottleneck/capacity-ceiling", "bottleneck/posterior-loss", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &many, &types, &stages, NULL },
    .sweeps = (const sweep_t *const[]){ &intervals, &confidence, &against_m, &bottleneck_waterfall, NULL }, .chain = chain
};
