/* SPDX-License-Identifier: MIT
**
** bottleneck/mcallester -- the bound inverted: from kl to a ceiling, and to McAllester's square root.
**
** States    With c = (KL(Q||P) + log(2 sqrt(m)/delta))/m: outside an event of probability at most delta, R <= klinv(Rhat,c); and always
**           klinv(Rhat,c) <= Rhat + sqrt(c/2). Here R and Rhat are means under Q.
** Given     i.i.d. data, losses in [0,1], a prior fixed before the data, 0 < delta <= 1; klinv(p,c) = sup{q >= p : kl(p||q) <= c}.
** Idea      R > klinv(Rhat,c) says R > Rhat and kl(Rhat||R) > c, which is inside the event of the kl bound; Pinsker's inequality at
**           q = klinv.
** Method    The event's probability is exact, by enumeration; the inverse is bracketed by rationals whose kl is compared with c exactly.
** Uses      bottleneck/pac-bayes-kl, bottleneck/pinsker.
*/
#include "numerics/klinv/klinv.h"
#include "proofs/bottleneck/learning.h"

static const param_t params[] = {
    PARAM_OBSERVATION, PARAM_LOSS_Z, PARAM_PRIOR, PARAM_POSTERIOR, PARAM_M, PARAM_CONFIDENCE, PARAM_END
};

/*! terms */
enum { P_ABOVE, DELTA, CEILING, ROOT };

static const term_t terms[] = {
    [P_ABOVE] = { "P(E_Q R > klinv(E_Q Rhat, c))", "P\\bigl(\\mathbb E_QR>\\mathrm{kl}^{-1}(\\mathbb E_Q\\hat R,c)\\bigr)" },
    [DELTA]   = { "delta", "\\delta" },
    [CEILING] = { "klinv(E_Q Rhat, c)", "\\mathrm{kl}^{-1}(\\mathbb E_Q\\hat R,c)" },
    [ROOT]    = { "E_Q Rhat + sqrt(c/2)", "\\mathbb E_Q\\hat R+\\sqrt{c/2}" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "ceiling", P_ABOVE, REL_LE, DELTA, STATEMENT },
    { "square root", CEILING, REL_LE, ROOT, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* c = (KL(Q_d||P) + log(2 sqrt(m)/delta))/m */
static const real_t *rate(const learning_t *L, size_t d)
{
    arena_t *A = L->c->home;
    const real_t *log_root = real_add(real_log_ui(A, 2), real_mul(real_ratio(A, 1, 2), real_log_ui(A, L->m)));
    const real_t *log_delta = real_log_rat(A, candidate_number(L->c, "delta"));
    return real_div(real_add(learning_kl(L, d), real_sub(log_root, log_delta)), real_si(A, (long)L->m));
}

/* R > Rhat and kl(Rhat||R) > c. */
static sign_t above(const learning_t *L, size_t d, const void *self)
{
    mpq_srcptr risk = learning_risk(L, d), empirical = learning_empirical(L, d);
    (void)self;
    if (mpq_cmp(risk, empirical) <= 0) return SIGN_NEG;
    return real_cmp(info_binary_kl(L->c->home, empirical, risk), rate(L, d), L->effort);
}

static void chain(chain_t *t, const candidate_t *c)
{
    learning_t L;
    mpq_srcptr delta = candidate_number(c, "delta");
    if (!chain_needs_positive_unit(t, c, "delta") || !learning_open(&L, t, c)) return;
    chain_term(t, P_ABOVE, learning_probability(&L, above, NULL));
    chain_term(t, DELTA, real_rat(c->home, delta));
    for (size_t d = 0; d < L.data; d++) {
        mpq_srcptr empirical = learning_empirical(&L, d);
        const real_t *c_d = rate(&L, d), *half = real_mul(real_ratio(c->home, 1, 2), c_d);
        chain_row(t, "d=%zu", d);
        chain_term(t, CEILING, klinv_real(c->home, empirical, c_d));
        chain_term(t, ROOT, real_add(real_rat(c->home, empirical), real_sqrt(half)));
    }
}
/*! end */

/* --- what the inverse gains over the square root --------------------------------------------------------------- */

static const column_t columns[] = {
    { "Rhat", "$\\hat R$", COLUMN_EXACT }, { "c", "$c$", COLUMN_EXACT }, { "klinv", "$\\mathrm{kl}^{-1}(\\hat R,c)$", COLUMN_UP },
    { "root", "$\\hat R+\\sqrt{c/2}$", COLUMN_UP }, { "gain", "gain", COLUMN_DOWN }, { NULL, NULL, COLUMN_EXACT }
};

static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const long level[][2] = { { 0, 1 }, { 1, 100 }, { 1, 10 }, { 1, 4 } }, rates[][2] = { { 1, 1000 }, { 1, 100 }, { 1, 10 } };
    mpq_ptr p = arena_mpq(A, 1);
    mpq_set_si(p, level[i / 3][0], (unsigned long)level[i / 3][1]);
    cell[0] = real_rat(A, p);
    cell[1] = real_ratio(A, rates[i % 3][0], rates[i % 3][1]);
    cell[2] = klinv_real(A, p, cell[1]);
    cell[3] = real_add(cell[0], real_sqrt(real_mul(real_ratio(A, 1, 2), cell[1])));
    cell[4] = real_sub(cell[3], cell[2]);
}

static const sweep_t gain = {
    "gain", "The ceiling by the inverse and by the square root (both rounded up), and the gain of the first (rounded down).", columns, 12, .row = row
};

const lemma_t bottleneck_mcallester = {
    .id = "bottleneck/mcallester",
    .printed = "Theorem 4",
    .title = "The ceiling by inversion, and McAllester's root",
    .statement = "Outside an event of probability at most delta the risk is at most klinv(Rhat,c), which is at most Rhat + sqrt(c/2).",
    .uses = (const char *const[]){ "bottleneck/pac-bayes-kl", "bottleneck/pinsker", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &learning_binary, &learning_letters, &learning_worst, NULL },
    .sweeps = (const sweep_t *const[]){ &gain, NULL }, .chain = chain
};
