/* SPDX-License-Identifier: MIT
**
** bottleneck/capacity-ceiling -- the ceiling on the risk that capacity gives.
**
** States    With B = m (Cbar + I(U;S)) + rho + KL(Qbar||P): outside an event of probability at most delta + eta,
**           E_Q R <= E_Q Rhat + sqrt((B/eta + log(2 sqrt(m)/delta))/(2m)). In expectation,
**           E (R - Rhat) <= sqrt(I(theta;D)/(2m)) <= sqrt((Cbar + I(U;S))/2 + rho/(2m)).
** Given     As bottleneck/capacity-kl; a training loss l(theta;s,y) in [0,1]; delta, eta in (0,1].
** Idea      McAllester's root at KL(Q_D||P) <= E KL(Q_D||P)/eta <= B/eta, the first outside an event of probability eta. In
**           expectation, a loss in [0,1] is 1/2-subgaussian (Xu and Raginsky, 2017).
** Uses      bottleneck/mcallester, bottleneck/markov-lift, bottleneck/capacity-kl.
*/
#include "numerics/laws/types.h"
#include "proofs/bottleneck/latent.h"

static const param_t params[] = {
    PARAM_CONTEXTS, PARAM_INDEX_LAW, PARAM_CODEBOOK, PARAM_JUDGMENT, PARAM_ARTICULATION, PARAM_PRIOR, PARAM_POSTERIOR, PARAM_M,
    { "l(theta;s,y)", PARAM_TABLE, "tsy", 0, "the training loss, for each parameter, context and label" },
    PARAM_CONFIDENCE, PARAM_ETA, PARAM_END
};

/*! terms */
enum { P_ABOVE, CONFIDENCE, GAP, BY_INFORMATION, BY_CAPACITY };

static const term_t terms[] = {
    [P_ABOVE]        = { "P(E_Q R > E_Q Rhat + sqrt((B/eta + log(2 sqrt(m)/delta))/(2m)))",
                         "P\\Bigl(\\mathbb E_QR>\\mathbb E_Q\\hat R+\\sqrt{\\tfrac{B/\\eta+\\log(2\\sqrt m/\\delta)}{2m}}\\Bigr)" },
    [CONFIDENCE]     = { "delta + eta", "\\delta+\\eta" },
    [GAP]            = { "E (R - Rhat)", "\\mathbb E(R-\\hat R)" },
    [BY_INFORMATION] = { "sqrt(I(theta;D)/(2m))", "\\sqrt{I(\\theta;D)/(2m)}" },
    [BY_CAPACITY]    = { "sqrt((Cbar + I(U;S))/2 + rho/(2m))", "\\sqrt{(\\bar C+I(U;S))/2+\\rho/(2m)}" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "ceiling", P_ABOVE, REL_LE, CONFIDENCE, STATEMENT },
    { "information", GAP, REL_LE, BY_INFORMATION, OURS },
    { "capacity", BY_INFORMATION, REL_LE, BY_CAPACITY, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    latent_t L;
    risks_t r;
    arena_t *A = c->home;
    mpq_srcptr delta = candidate_number(c, "delta"), eta = candidate_number(c, "eta");
    if (!ceiling_confidence(t, c) || !chain_needs_unit(t, c, "l(theta;s,y)") || !latent_open(&L, t, c, true)) return;
    risks_fill(&r, &L, candidate_value(c, "l(theta;s,y)")->at);
    const real_t *rho = latent_residual(L.with_U), *per_draw = real_add(loop_capacity(c), latent_context(&L));
    const real_t *B = real_add(latent_times_m(&L, per_draw), real_add(rho, latent_displacement(&L)));
    const real_t *two_m = real_si(A, 2 * (long)L.m);
    mpq_ptr sum = arena_mpq(A, 1);
    mpq_add(sum, delta, eta);

    chain_term(t, P_ABOVE, risks_above(&r, B, delta, eta));
    chain_term(t, CONFIDENCE, real_rat(A, sum));
    chain_term(t, GAP, risks_gap(&r));
    chain_term(t, BY_INFORMATION, real_sqrt(real_div(latent_information(&L), two_m)));
    chain_term(t, BY_CAPACITY, real_sqrt(real_add(real_mul(real_ratio(A, 1, 2), per_draw), real_div(rho, two_m))));
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

static void complete(candidate_t *c, draw_t *d, stages_t g, size_t i)
{
    size_t nZ = g.contexts * g.articulation[0]->ny;
    latent_draw(c, d, &g, 2 + i % 2, i % 3 != 2, 1 + i % (nZ <= 2 ? 4 : 2), (int)(i / 2 % LATENT_KERNELS));
    size_t thetas = candidate_dim(c, 't');
    mpq_ptr l = candidate_table(c, "l(theta;s,y)", 3, (size_t[]){ thetas, g.contexts, nZ / g.contexts });
    long unit = i % 3 ? 1 : 10;
    for (size_t k = 0; k < thetas * nZ; k++) {
        mpq_set_si(l + k, draw_int(d, 0, unit), (unsigned long)unit);
        mpq_canonicalize(l + k);
    }
    candidate_set_ratio(c, "delta", 1, DRAW_FROM(d, 1, 2, 20, 1000));
    candidate_set_ratio(c, "eta", 1, DRAW_FROM(d, 1, 2, 10, 1000));
}

static void make_stages(candidate_t *c, draw_t *d, size_t i) { complete(c, d, latent_stages(c->home, d, i), i); }

/* Useless labels and a kernel that copies them: the gap is all noise. */
static void make_noise(candidate_t *c, draw_t *d, size_t i)
{
    arena_t *A = c->home;
    const chan_t *one = chan_noiseless(A, 1), *fair = chan_useless(A, 1, pmf_uniform(A, 2));
    complete(c, d, (stages_t){ 1, pmf_uniform(A, 1), &one, &fair }, 4 * i);
}

/* Data sets by type, m up to 40: large enough for the event to have a positive probability now and then. */
static void make_types(candidate_t *c, draw_t *d, size_t i)
{
    static const unsigned long size[] = { 10, 20, 30, 40 };
    latent_draw_types(c, d, size[i % 4], (int)(i / 4 % LATENT_KERNELS), false);
    mpq_ptr l = candidate_table(c, "l(theta;s,y)", 3, (size_t[]){ 2, 1, 2 });
    mpq_set_ui(l + 1, 1, 1);
    mpq_set_ui(l + 2, 1, 1); /* theta guesses the label */
    candidate_set_ratio(c, "delta", 1, DRAW_FROM(d, 1, 2, 20));
    candidate_set_ratio(c, "eta", 1, DRAW_FROM(d, 1, 2, 10));
}

static const family_t types = { "types", "a binary label, data sets by type, m up to 40: for some the event has a positive probability", 24, make_types };
static const family_t noise = { "noise", "useless labels, kernels that copy them", 40, make_noise };
static const family_t stages = { "stages", "corner, swept and random loops; every kind of kernel", 0, make_stages };

/* --- the plateau: the bound's, not the learner's ------------------------------------------------------------------ */

static const column_t columns[] = {
    { "m", "$m$", COLUMN_EXACT }, { "ceiling", "ceiling", COLUMN_UP }, { "ceiling memory", "ceiling, memorising", COLUMN_UP },
    { "plateau", "plateau", COLUMN_DOWN }, { "in expectation", "in expectation", COLUMN_UP },
    { "risk", "learner's $\\mathbb E R$", COLUMN_UP }, { "gap", "learner's gap", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

/* E over m fair-minded draws of a label that is 1 with probability p, of R and of R - Rhat for the majority guess (ties to 0). */
static void majority(mpq_ptr risk, mpq_ptr gap, arena_t *A, mpq_srcptr p, unsigned long m)
{
    mpz_ptr w = arena_mpz(A, 2);
    mpz_sub(w, mpq_denref(p), mpq_numref(p));
    mpz_set(w + 1, mpq_numref(p));
    const chan_t *T = types_channel(A, chan_of_law(pmf_weights(A, 2, w)), m, SIZE_MAX - 1);
    mpq_ptr q = arena_mpq(A, 3), r = q + 1, hat = q + 2;
    for (unsigned long k = 0; k <= m; k++) { /* k ones among m */
        bool one = 2 * k > m;
        chan_prob(q, T, 0, k);
        mpq_set_ui(r, 1, 1);
        if (one) mpq_sub(r, r, p);
        else mpq_set(r, p);
        mpq_set_ui(hat, one ? m - k : k, m);
        mpq_canonicalize(hat);
        mpq_sub(hat, r, hat);
        mpq_mul(r, r, q);
        mpq_mul(hat, hat, q);
        mpq_add(risk, risk, r);
        mpq_add(gap, gap, hat);
    }
}

/* One label of a target that is 1 with probability 1/4, at the agreement of 73 %, delta = 1/20, eta = 1/5. The learner guesses the
** majority, one of two parameters with a uniform prior, so rho + KL(Qbar||P) <= E KL(Q_D||P) = log 2; a memorising class has
** rho <= m H(Y|U) and is charged that. */
static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const unsigned long size[] = { 1, 10, 30, 100, 300, 1000, 3000, 10000, 100000, 1000000 };
    unsigned long m = size[i];
    mpq_ptr q = arena_mpq(A, 6), e = q, p = q + 1, delta = q + 2, eta = q + 3, risk = q + 4, gap = q + 5;
    mpq_set_ui(e, 27, 100);
    mpq_set_ui(p, 27 * 3 + 73, 400);
    mpq_canonicalize(p);
    mpq_set_ui(delta, 1, 20);
    mpq_set_ui(eta, 1, 5);
    const real_t *C = capacity_real(A, chan_symmetric(A, 2, e)), *M = real_si(A, (long)m), *log2 = real_log_ui(A, 2);
    const real_t *small = real_add(real_mul(M, C), log2), *noise = real_mul(M, info_binary_entropy(A, e));
    const real_t *half = real_ratio(A, 1, 2);
    cell[0] = M;
    cell[1] = real_sqrt(ceiling_radicand(small, m, delta, eta));
    cell[2] = real_sqrt(ceiling_radicand(real_add(real_mul(M, C), noise), m, delta, eta));
    cell[3] = real_sqrt(real_div(C, real_mul(real_si(A, 2), real_rat(A, eta))));
    cell[4] = real_sqrt(real_add(real_mul(half, C), real_div(log2, real_si(A, 2 * (long)m))));
    if (m > 1000) return;
    majority(risk, gap, A, p, m);
    cell[5] = real_rat(A, risk);
    cell[6] = real_rat(A, gap);
}

static const sweep_t plateau = {
    "plateau", "The ceiling minus $\\hat R$ against $m$ (labels of 73\\,\\% agreement, $\\delta=1/20$, $\\eta=1/5$): with a fixed class it falls to "
    "$\\sqrt{(\\bar C+I(U;S))/(2\\eta)}$ and not to zero; a class that memorises is charged $m\\,H(S,Y\\mid U)$ more. The learner's own gap, exact to "
    "$m=1000$, goes to zero: the plateau is the bound's.", columns, 10, .row = row
};

static const column_t vacuous_columns[] = {
    { "eta", "$\\eta$", COLUMN_EXACT }, { "vacuous from", "vacuous from $\\bar C+I(U;S)\\ge$", COLUMN_EXACT }, { NULL, NULL, COLUMN_EXACT }
};

/* sqrt(x/(2 eta)) >= 1 from x = 2 eta on. */
static void row_vacuous(const real_t **cell, arena_t *A, size_t i)
{
    static const long n[] = { 100, 50, 20, 10, 5, 2, 1 };
    cell[0] = real_ratio(A, 1, n[i]);
    cell[1] = real_ratio(A, 2, n[i]);
}

static const sweep_t vacuous = { "vacuous", "From which capacity on the plateau alone is 1 or more.", vacuous_columns, 7, .row = row_vacuous };

static const column_t rater_columns[] = {
    { "agreement", "agreement", COLUMN_EXACT }, { "capacity", "$C$", COLUMN_UP },
    { "eta = 1/10", "$\\eta=1/10$", COLUMN_UP }, { "eta = 1/5", "$\\eta=1/5$", COLUMN_UP }, { "eta = 1/2", "$\\eta=1/2$", COLUMN_UP },
    { "vacuous up to", "vacuous up to $\\eta=$", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

/* 72.6 % (InstructGPT, training labelers), 77.3 % (its held-out labelers), 73 % (researchers, summarisation). */
static void row_rater(const real_t **cell, arena_t *A, size_t i)
{
    static const long agreement[] = { 726, 773, 730 }, over_eta[] = { 10, 5, 2 };
    mpq_ptr e = arena_mpq(A, 1);
    mpq_set_si(e, 1000 - agreement[i], 1000);
    mpq_canonicalize(e);
    const real_t *half = real_ratio(A, 1, 2), *C = capacity_real(A, chan_symmetric(A, 2, e));
    cell[0] = real_ratio(A, agreement[i], 1000);
    cell[1] = C;
    for (size_t k = 0; k < 3; k++) cell[2 + k] = real_sqrt(real_mul(real_ratio(A, over_eta[k], 2), C));
    cell[5] = real_mul(half, C);
}

static const sweep_t raters = {
    "raters", "What each published agreement lets the ceiling reach: the plateau $\\sqrt{C/(2\\eta)}$ above $\\hat R$ (rounded up), and the greatest $\\eta$ for which it "
    "is still 1 or more, $C/2$.", rater_columns, 3, .row = row_rater
};

const lemma_t bottleneck_capacity_ceiling = {
    .id = "bottleneck/capacity-ceiling",
    .printed = "Theorem 5",
    .title = "The ceiling",
    .statement = "Outside an event of probability at most delta + eta the risk exceeds the empirical one by at most "
                 "sqrt((B/eta + log(2 sqrt(m)/delta))/(2m)), with B the capacity's bound on the posterior's divergence.",
    .uses = (const char *const[]){ "bottleneck/mcallester", "bottleneck/markov-lift#Markov", "bottleneck/capacity-kl#(20)", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &noise, &types, &stages, NULL },
    .sweeps = (const sweep_t *const[]){ &plateau, &vacuous, &raters, NULL }, .chain = chain
};
