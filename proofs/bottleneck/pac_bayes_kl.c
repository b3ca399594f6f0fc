/* SPDX-License-Identifier: MIT
**
** bottleneck/pac-bayes-kl -- the PAC-Bayes bound in its kl form, as a probability over data sets.
**
** States    P(B) <= P(E_P exp(m kl(Rhat||R)) > xi(m)/delta) <= delta for every posterior kernel, where
**           B = {D : m kl(E_Q Rhat||E_Q R) > KL(Q||P) + log(xi(m)/delta)}; the same with 2 sqrt(m) in place of xi(m).
** Given     i.i.d. data, losses in [0,1], a prior fixed before the data, 0 < delta <= 1.
** Idea      kl is convex, so m kl(E_Q Rhat||E_Q R) <= E_Q m kl(Rhat||R) <= KL(Q||P) + log E_P exp(m kl(Rhat||R)) by the change of
**           measure: B is inside the second event. That one is Markov's inequality with Maurer's bound on the moment.
** Source    Seeger (2002); Maurer, "A note on the PAC Bayesian theorem" (2004).
** Method    Every data set is enumerated by type; membership is the sign of a log form, and the probabilities are exact.
** Uses      bottleneck/change-of-measure, bottleneck/maurer-moment, bottleneck/maurer-convex.
*/
#include "numerics/info/maurer.h"
#include "proofs/bottleneck/learning.h"

static const param_t params[] = {
    PARAM_OBSERVATION, PARAM_LOSS_Z, PARAM_PRIOR, PARAM_POSTERIOR, PARAM_M, PARAM_CONFIDENCE, PARAM_END
};

/*! terms */
enum { P_B, P_MOMENT, DELTA, P_B_ROOT, P_MOMENT_ROOT };

static const term_t terms[] = {
    [P_B]      = { "P(m kl(E_Q Rhat||E_Q R) > KL(Q||P) + log(xi/delta))",
                   "P\\bigl(m\\,\\mathrm{kl}(\\mathbb E_Q\\hat R\\Vert\\mathbb E_QR)>\\mathrm{KL}(Q\\Vert P)+\\log(\\xi/\\delta)\\bigr)" },
    [P_MOMENT] = { "P(E_P exp(m kl(Rhat||R)) > xi/delta)",
                   "P\\bigl(\\mathbb E_P\\,e^{m\\,\\mathrm{kl}(\\hat R\\Vert R)}>\\xi/\\delta\\bigr)" },
    [DELTA]    = { "delta", "\\delta" },
    [P_B_ROOT] = { "P(m kl(E_Q Rhat||E_Q R) > KL(Q||P) + log(2 sqrt(m)/delta))",
                   "P\\bigl(m\\,\\mathrm{kl}(\\mathbb E_Q\\hat R\\Vert\\mathbb E_QR)>\\mathrm{KL}(Q\\Vert P)+\\log(2\\sqrt m/\\delta)\\bigr)" },
    [P_MOMENT_ROOT] = { "P(E_P exp(m kl(Rhat||R)) > 2 sqrt(m)/delta)",
                   "P\\bigl(\\mathbb E_P\\,e^{m\\,\\mathrm{kl}(\\hat R\\Vert R)}>2\\sqrt m/\\delta\\bigr)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "change of measure", P_B, REL_LE, P_MOMENT, STATEMENT },
    { "Markov and Maurer", P_MOMENT, REL_LE, DELTA, STATEMENT },
    { "change of measure, 2 sqrt(m)", P_B_ROOT, REL_LE, P_MOMENT_ROOT, STATEMENT },
    { "Markov and Maurer, 2 sqrt(m)", P_MOMENT_ROOT, REL_LE, DELTA, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* m kl(E_Q Rhat||E_Q R) - KL(Q||P) > log(xi/delta), the right side in *self. */
static sign_t in_B(const learning_t *L, size_t d, const void *self)
{
    const real_t *threshold = self, *m = real_si(L->c->home, (long)L->m);
    const real_t *kl = info_binary_kl(L->c->home, learning_empirical(L, d), learning_risk(L, d));
    return real_cmp(real_mul(m, kl), real_add(learning_kl(L, d), threshold), L->effort);
}

/* E_P exp(m kl(Rhat||R)) > xi/delta, the right side in *self. */
static sign_t in_moment(const learning_t *L, size_t d, const void *self)
{
    return real_cmp(learning_moment(L, d), self, L->effort);
}

static void chain(chain_t *t, const candidate_t *c)
{
    learning_t L;
    arena_t *A = c->home;
    mpq_srcptr delta = candidate_number(c, "delta");
    if (!chain_needs_positive_unit(t, c, "delta") || !learning_open(&L, t, c)) return;
    const real_t *over_delta = real_div(maurer_xi_real(A, L.m), real_rat(A, delta));
    const real_t *half_log_m = real_mul(real_ratio(A, 1, 2), real_log_ui(A, L.m));
    const real_t *log_root = real_sub(real_add(real_log_ui(A, 2), half_log_m), real_log_rat(A, delta));

    chain_term(t, P_B, learning_probability(&L, in_B, real_log(over_delta)));
    chain_term(t, P_MOMENT, learning_probability(&L, in_moment, over_delta));
    chain_term(t, DELTA, real_rat(A, delta));
    const real_t *root_over_delta = real_div(real_mul(real_si(A, 2), real_sqrt(real_si(A, (long)L.m))), real_rat(A, delta));
    chain_term(t, P_B_ROOT, learning_probability(&L, in_B, log_root));
    chain_term(t, P_MOMENT_ROOT, learning_probability(&L, in_moment, root_over_delta));
}
/*! end */

/* --- how conservative ---------------------------------------------------------------------------------------- */

static const column_t columns[] = {
    { "m", "$m$", COLUMN_EXACT }, { "data sets", "data sets", COLUMN_EXACT }, { "P(B)", "$P(B)$", COLUMN_UP },
    { "P(moment)", "$P(\\text{moment})$", COLUMN_UP }, { "P(B) root", "$P(B)$, $2\\sqrt m$", COLUMN_UP },
    { "delta / P(B)", "$\\delta/P(B)$", COLUMN_DOWN }, { NULL, NULL, COLUMN_EXACT }
};

/* Fair binary observations, theta guesses either value, uniform prior, delta = 1/20, the worst posterior found. */
static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const long size[] = { 1, 2, 5, 10, 20, 50, 100, 200, 300 };
    candidate_t *c = candidate_new(A, params);
    draw_t d = draw_start(1, "conservative", 0);
    candidate_set_law(c, "p(z)", pmf_uniform(A, 2));
    mpq_ptr l = candidate_table(c, "l(theta,z)", 2, (size_t[]){ 2, 2 });
    mpq_set_ui(l + 1, 1, 1);
    mpq_set_ui(l + 2, 1, 1);
    candidate_set_law(c, "P(theta)", pmf_uniform(A, 2));
    candidate_set_ratio(c, "m", size[i], 1);
    candidate_set_ratio(c, "delta", 1, 20);
    learning_kernel(c, &d, KERNEL_WORST);
    chain_t t = { .home = A };
    chain(&t, c);
    cell[0] = real_si(A, size[i]);
    cell[1] = real_si(A, size[i] + 1);
    cell[2] = t.first->term[P_B];
    cell[3] = t.first->term[P_MOMENT];
    cell[4] = t.first->term[P_B_ROOT];
    mpq_ptr p = arena_mpq(A, 1);
    if (real_is_rat(cell[2], p) && mpq_sgn(p) > 0) cell[5] = real_div(t.first->term[DELTA], cell[2]);
}

static const sweep_t conservative = {
    "conservative", "How conservative the bound is: fair binary observations, two parameters, uniform prior, $\\delta=1/20$, the worst posterior "
    "found on each data set. Every data set is enumerated; empty where $B$ is impossible.", columns, 9, .row = row
};

const lemma_t bottleneck_pac_bayes_kl = {
    .id = "bottleneck/pac-bayes-kl",
    .printed = "Theorem 3",
    .title = "PAC-Bayes in its kl form",
    .statement = "Outside an event of probability at most delta, m kl(E_Q Rhat||E_Q R) is at most KL(Q||P) + log(xi(m)/delta).",
    .uses = (const char *const[]){ "bottleneck/change-of-measure", "bottleneck/maurer-moment", "bottleneck/maurer-convex", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &learning_binary, &learning_letters, &learning_worst, NULL },
    .sweeps = (const sweep_t *const[]){ &conservative, NULL }, .chain = chain
};
