/* SPDX-License-Identifier: MIT
**
** bottleneck/required-capacity -- the capacity that a risk requires.
**
** States    If some rule attains the risk r on the mixture, then Cbar >= (1 - r/Delta) log M - log 2.
** Given     As bottleneck/floor.
** Idea      The floor, solved for Cbar. The strongest form has the Bayes risk for r.
** Uses      bottleneck/floor.
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = {
    PARAM_CONTEXTS, PARAM_CODEBOOK, PARAM_JUDGMENT, PARAM_ARTICULATION, PARAM_RULE, PARAM_LOSS, PARAM_DELTA, PARAM_END
};

/*! terms */
enum { REQUIRED, REQUIRED_BY_BEST, CBAR };

static const term_t terms[] = {
    [REQUIRED]         = { "(1 - r/Delta) log M - log 2", "(1-r/\\Delta)\\log M-\\log 2" },
    [REQUIRED_BY_BEST] = { "(1 - R_Bayes/Delta) log M - log 2", "(1-R_{\\mathrm{Bayes}}/\\Delta)\\log M-\\log 2" },
    [CBAR]             = { "Cbar", "\\bar C" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "required capacity", REQUIRED, REL_LE, CBAR, STATEMENT },
    { "required by the best rule", REQUIRED_BY_BEST, REL_LE, CBAR, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* (1 - r/Delta) log M - log 2 */
static const real_t *required(const real_t *r, const real_t *Delta, size_t M)
{
    arena_t *Z = real_home(r);
    const real_t *share = real_sub(real_si(Z, 1), real_div(r, Delta));
    return real_sub(real_mul(share, real_log_ui(Z, M)), real_log_ui(Z, 2));
}

static void chain(chain_t *t, const candidate_t *c)
{
    if (!mixture_hypotheses(t, c)) return;
    const real_t *Delta = real_rat(c->home, candidate_number(c, "Delta"));
    size_t M = mixture_size(c);

    chain_term(t, REQUIRED, required(mixture_risk(c, mixture_actions(c)), Delta, M));
    chain_term(t, REQUIRED_BY_BEST, required(mixture_bayes_risk(c, mixture_law(c)), Delta, M));
    chain_term(t, CBAR, loop_capacity(c));
}
/*! end */

static const family_t *const families[] = { &mixture_corners, &mixture_symmetric, &mixture_contexts, &mixture_random, NULL };

static const column_t columns[] = {
    { "M", "$M$", COLUMN_EXACT }, { "r = 0", "$r=0$", COLUMN_DOWN }, { "r = 1/20", "$r=1/20$", COLUMN_DOWN },
    { "r = 1/10", "$r=1/10$", COLUMN_DOWN }, { "r = 1/4", "$r=1/4$", COLUMN_DOWN }, { "r = 1/2", "$r=1/2$", COLUMN_DOWN },
    { NULL, NULL, COLUMN_EXACT }
};

static void row(const real_t **cell, arena_t *Z, size_t i)
{
    static const long risk[5][2] = { { 0, 1 }, { 1, 20 }, { 1, 10 }, { 1, 4 }, { 1, 2 } };
    size_t M = (size_t)1 << (i < 6 ? i + 1 : 2 * i - 2);
    cell[0] = real_si(Z, (long)M);
    for (size_t k = 0; k < 5; k++) cell[1 + k] = required(real_ratio(Z, risk[k][0], risk[k][1]), real_si(Z, 1), M);
}

static const sweep_t table = {
    "table", "The capacity (nats, rounded down) that a risk $r$ requires on $M$ indices, $\\Delta=1$; 0 or less requires nothing.",
    columns, 10, .row = row
};

const lemma_t bottleneck_required_capacity = {
    .id = "bottleneck/required-capacity",
    .printed = "Corollary 1",
    .title = "The capacity that a risk requires",
    .statement = "A risk of r on M indices takes an average total capacity of at least (1 - r/Delta) log M - log 2.",
    .uses = (const char *const[]){ "bottleneck/floor", NULL },
    .params = params, .terms = terms, .links = links, .families = families,
    .sweeps = (const sweep_t *const[]){ &table, NULL }, .chain = chain
};
