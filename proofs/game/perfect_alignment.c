/* SPDX-License-Identifier: MIT
**
** game/perfect-alignment -- agents with the same favourites: everything else dies out.
**
** States    With AO = AP = A: p_t(X - A) <= C e^(-c t); ratios on A are preserved (40); p_inf is p0 restricted to A, renormalised.
**           The proof takes rho = (C_O/v) exp(-(DeltaO - 2 delta)), v = p0(A), to be below 1 for every K >= max(2, K0).
** Given     both readings of the loop.
** Idea      Ours, for every K, M >= 2: H(x)/H(a), x off A, a in A, is at most a z < 1 over all laws: the share ratio (w_x/w_a)(w_a + S)/(w_x + S) is
**           greatest where the competitors weigh least. The odds of X - A against A fall by z in the Owner's stage and do not rise in the
**           Public's.
** Method    The limits by certificates over every law; one round exactly, the ratios with each point for itself.
** Uses      game/weight, game/outside-mass.
*/
#include "proofs/game/buffer.h"
#include "proofs/game/families.h"

static const param_t params[] = { PARAM_OWNER, PARAM_PUBLIC, PARAM_START, PARAM_K, PARAM_M, PARAM_HALF_DELTA, PARAM_END };

/*! terms */
enum { ONE, RHO, DECAY_TWO, DECAY_OWNER, RATIO, RATIO_TWO, RATIO_OWNER, CLAIMED, LIMIT_TWO, LIMIT_OWNER, ODDS, ODDS_TWO, ODDS_OWNER };

static const term_t terms[] = {
    [ONE]         = { "1", "1" },
    [RHO]         = { "rho", "\\rho" },
    [DECAY_TWO]   = { "limsup p_t(X-A)^(1/t), two-stage", "\\limsup p_t(X\\setminus A)^{1/t}_{\\text{two-stage}}" },
    [DECAY_OWNER] = { "limsup p_t(X-A)^(1/t), owner-only", "\\limsup p_t(X\\setminus A)^{1/t}_{\\text{owner-only}}" },
    [RATIO]       = { "p0(x)/p0(y), x, y in A", "p_0(x)/p_0(y)" },
    [RATIO_TWO]   = { "p1(x)/p1(y), two-stage", "p_1(x)/p_1(y)_{\\text{two-stage}}" },
    [RATIO_OWNER] = { "p1(x)/p1(y), owner-only", "p_1(x)/p_1(y)_{\\text{owner-only}}" },
    [CLAIMED]     = { "p0(x)/p0(A) on A, 0 off A", "p_0(x)\\mathbf 1_A(x)/p_0(A)" },
    [LIMIT_TWO]   = { "lim p_t(x), two-stage", "\\lim p_t(x)_{\\text{two-stage}}" },
    [LIMIT_OWNER] = { "lim p_t(x), owner-only", "\\lim p_t(x)_{\\text{owner-only}}" },
    [ODDS]        = { "z p0(X-A)/p0(A)", "\\zeta\\,p_0(X\\setminus A)/p_0(A)" },
    [ODDS_TWO]    = { "p1(X-A)/p1(A), two-stage", "p_1(X\\setminus A)/p_1(A)_{\\text{two-stage}}" },
    [ODDS_OWNER]  = { "p1(X-A)/p1(A), owner-only", "p_1(X\\setminus A)/p_1(A)_{\\text{owner-only}}" },
    { NULL, NULL }
};

enum { RHO_K0, RHO_K0_OURS, L_DECAY_TWO, L_DECAY_OWNER, L_RATIO_TWO, L_RATIO_OWNER, L_LIMIT_TWO, L_LIMIT_OWNER, L_ODDS_TWO, L_ODDS_OWNER };

static const link_t links[] = {
    [RHO_K0]        = { "rho < 1, K >= K0", RHO, REL_LT, ONE, STEP },
    [RHO_K0_OURS]   = { "rho < 1, K >= K0'", RHO, REL_LT, ONE, OURS },
    [L_DECAY_TWO]   = { "exponential, two-stage", DECAY_TWO, REL_LT, ONE, STATEMENT },
    [L_DECAY_OWNER] = { "exponential, owner-only", DECAY_OWNER, REL_LT, ONE, STATEMENT },
    [L_RATIO_TWO]   = { "(40), two-stage", RATIO_TWO, REL_EQ, RATIO, STATEMENT },
    [L_RATIO_OWNER] = { "(40), owner-only", RATIO_OWNER, REL_EQ, RATIO, STATEMENT },
    [L_LIMIT_TWO]   = { "limit, two-stage", LIMIT_TWO, REL_EQ, CLAIMED, STATEMENT },
    [L_LIMIT_OWNER] = { "limit, owner-only", LIMIT_OWNER, REL_EQ, CLAIMED, STATEMENT },
    [L_ODDS_TWO]    = { "odds fall by z, two-stage, every K", ODDS_TWO, REL_LE, ODDS, OURS },
    [L_ODDS_OWNER]  = { "odds fall by z, owner-only, every K", ODDS_OWNER, REL_LE, ODDS, OURS },
    { .name = NULL }
};

/* The greatest weight off A. */
static mpq_srcptr second(const game_t *g)
{
    mpq_srcptr w = NULL;
    for (size_t x = 0; x < g->n; x++)
        if (!g->AO[x] && (!w || mpq_cmp(g->owner + x, w) > 0)) w = g->owner + x;
    return w;
}

/* rho with B = A, D = DeltaO, v = p0(A). */
static void chain_rho(chain_t *t, const game_t *g, mpq_srcptr s)
{
    mpq_srcptr low, top, v = set_mass(g->p0, g->AO);
    mpq_ptr gap = arena_mpq(g->home, 2), power = gap + 1;
    weight_range(&low, &top, g->n, g->owner);
    mpq_div(gap, top, second(g));
    mpq_mul(power, s, s);
    mpq_mul(power, power, power);
    buffer_t b = { .B = g->AO, .s = s, .gap = gap };
    const char *why = mpq_cmp_ui(s, 1, 1) <= 0 ? "delta is not positive" : mpq_cmp(power, gap) >= 0 ? "delta is not below DeltaO/2" : NULL;
    if (why) {
        chain_aside(t, RHO_K0, "%s", why);
        chain_aside(t, RHO_K0_OURS, "%s", why);
        return;
    }
    if (!pool_reaches_K0(&b, v, g->K)) chain_aside(t, RHO_K0, "K is below K0");
    if (!pool_reaches_K0_ours(&b, v, g->K)) chain_aside(t, RHO_K0_OURS, "K is below K0'");
    chain_term(t, RHO, real_rat(g->home, buffer_rho(g->home, &b, v)));
}

/* z = the greatest H(x)/H(a) over all laws in the Owner's stage; it grows with w_x, so x is a second-best point. */
static void chain_odds(chain_t *t, const game_t *g, const pmf_t *q, const pmf_t *p1)
{
    const bool *off = set_minus(g->home, g->n, NULL, g->AO);
    mpq_srcptr low, top;
    mpq_ptr z = arena_mpq(g->home, 1);
    weight_range(&low, &top, g->n, g->owner);
    ratio_most(z, second(g), top, low, top, g->K);
    chain_row(t, "%s", "");
    chain_term(t, ODDS, real_scale(term_odds(g->p0, off, g->AO), z));
    chain_term(t, ODDS_OWNER, term_odds(q, off, g->AO));
    chain_term(t, ODDS_TWO, term_odds(p1, off, g->AO));
}

static void chain_ratios(chain_t *t, const game_t *g)
{
    for (unsigned k = L_RATIO_TWO; k <= L_RATIO_OWNER; k++)
        if (set_size(g->n, g->AO) < 2) chain_aside(t, k, "A is x=%zu alone", set_first(g->n, g->AO));
    const pmf_t *q = game_owner_stage_apart(g, g->p0), *p1 = q ? game_public_stage_apart(g, q) : NULL;
    if (!p1) pools_beyond(t);
    for (size_t x = 0; p1 && x < g->n; x++)
        for (size_t y = 0; y < g->n; y++) {
            if (x == y || !g->AO[x] || !g->AO[y]) continue;
            bool *a = ARENA_ARRAY(g->home, bool, g->n), *b = ARENA_ARRAY(g->home, bool, g->n);
            a[x] = b[y] = true;
            chain_row(t, "x=%zu, y=%zu", x, y);
            chain_term(t, RATIO, term_odds(g->p0, a, b));
            chain_term(t, RATIO_OWNER, term_odds(q, a, b));
            chain_term(t, RATIO_TWO, term_odds(p1, a, b));
        }
}

static void chain(chain_t *t, const candidate_t *c)
{
    const game_t *g = game_of(t, c);
    if (!g) return;
    if (!game_aligned(g)) { chain_outside(t, "%s", game_not_aligned(g)); return; }
    if (!game_has_gaps(t, g)) return;
    const bool *off = set_minus(g->home, g->n, NULL, g->AO);
    const dynamics_t *two = game_two_stage(g), *owner = game_owner_only(g);
    chain_term(t, ONE, real_si(g->home, 1));
    chain_rho(t, g, candidate_number(c, "e^(delta/2)"));
    claim_decay(t, two, off, (decay_claim_t){ L_DECAY_TWO, DECAY_TWO, ONE });
    claim_decay(t, owner, off, (decay_claim_t){ L_DECAY_OWNER, DECAY_OWNER, ONE });
    claim_limit(t, two, g->AO, (limit_claim_t){ L_LIMIT_TWO, LIMIT_TWO, CLAIMED });
    claim_limit(t, owner, g->AO, (limit_claim_t){ L_LIMIT_OWNER, LIMIT_OWNER, CLAIMED });
    const pmf_t *q = game_owner_stage(g, g->p0), *p1 = q ? game_public_stage(g, q) : NULL;
    if (p1) chain_odds(t, g, q, p1);
    else pools_beyond(t);
    chain_ratios(t, g);
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static void make_aligned(candidate_t *c, draw_t *d, size_t i)
{
    game_make_aligned(c, d, i);
    candidate_set_ratio(c, "e^(delta/2)", 21, 20);
}

/* Two points, gaps of every size, pools at K0 and beyond. */
static void make_gaps(candidate_t *c, draw_t *d, size_t i)
{
    static const long gap[8][2] = { { 2, 1 }, { 3, 2 }, { 8, 1 }, { 100, 1 }, { 1000, 1 }, { 100000, 1 }, { 1000000000, 1 }, { 5, 4 } };
    static const long start[3][2] = { { 1, 1 }, { 9, 1 }, { 1, 9 } }, pool[6] = { 2, 20, 60, 150, 200, 300 };
    const long *w = gap[i % 8];
    (void)d;
    game_set(c, 2, w, w, start[i / 8 % 3], pool[i / 24 % 6], 2);
    candidate_set_ratio(c, "e^(delta/2)", 41, 40);
}

/* --- C and c ---------------------------------------------------------------------------------------------------------- */

static const column_t columns[] = {
    { "rounds", "$T$", COLUMN_EXACT }, { "outside", "$\\varepsilon$", COLUMN_EXACT }, { "factor", "certified factor $\\zeta$", COLUMN_UP },
    { "rate", "$c=-\\log\\zeta$", COLUMN_DOWN }, { "constant", "$C$", COLUMN_UP }, { "limit", "$H_O(x)H_P(x)$ at $p_\\infty$", COLUMN_DOWN },
    { NULL, NULL, COLUMN_EXACT }
};

/* w = (2,1) for both, p0 = (1/10, 9/10), K = M = 10: a trap entered at round T, p_t(X-A) <= C e^(-c t) for t >= T with
** C = (e/(1-e)) z^-T. Row 0: every law. */
static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const long T[] = { 0, 2, 3, 4, 5, 6, 8, 10 };
    mpq_ptr w = arena_mpq(A, 2), q = arena_mpq(A, 4), e = q, z = q + 1, lambda = q + 2;
    mpz_ptr p = arena_mpz(A, 2);
    mpq_set_ui(w, 2, 1);
    mpq_set_ui(w + 1, 1, 1);
    mpz_set_ui(p, 1);
    mpz_set_ui(p + 1, 9);
    const game_t *g = game_make(A, 2, w, w, pmf_weights(A, 2, p), 10, 10);
    const dynamics_t *D = game_two_stage(g);
    dynamics_outside(e, D, (unsigned long)T[i], (const bool[]){ true, false });
    mpz_fdiv_q(mpq_denref(e), mpq_denref(e), mpq_numref(e)); /* 1/n, at least the mass */
    mpz_set_ui(mpq_numref(e), 1);
    D->odds(z, D, (const bool[]){ false, true }, (const bool[]){ true, false }, e);
    mpq_set_ui(lambda, 10, 19); /* K w_x/(w_x + (K-1) w_a) */
    mpq_mul(lambda, lambda, lambda);
    cell[0] = real_si(A, T[i]);
    cell[1] = real_rat(A, e);
    cell[2] = real_rat(A, z);
    cell[3] = real_neg(real_log_rat(A, z));
    mpq_ptr odds = q + 3;
    mpz_set_ui(mpq_numref(odds), 1);
    mpz_sub_ui(mpq_denref(odds), mpq_denref(e), 1);
    if (i == 0) mpq_set_ui(odds, 9, 1);
    else mpq_canonicalize(odds);
    mpq_ptr rounds = arena_mpq(A, 1);
    mpq_set_si(rounds, -T[i], 1);
    cell[4] = real_mul(real_rat(A, odds), real_exp(real_scale(real_log_rat(A, z), rounds)));
    cell[5] = real_rat(A, lambda);
}

static const sweep_t certified = {
    "certified", "Certified pairs $(C,c)$ with $p_t(X\\setminus A)\\le Ce^{-ct}$ for $t\\ge T$: weights $(2,1)$ for both agents, $p_0=(\\frac1{10},\\frac9{10})$, $K=M=10$. In the "
    "first row the region is every law; then it is entered after $T$ rounds. No $c$ beyond $-\\log(H_OH_P)$ at the limit is to be had.",
    columns, 8, .row = row
};

static const family_t aligned = { "aligned", "both agents have the same favourites", 0, make_aligned };
static const family_t gaps = { "gaps", "two points, gaps from 1/4 to 20, pools up to 300", 144, make_gaps };

const lemma_t game_perfect_alignment = {
    .id = "game/perfect-alignment",
    .printed = "Theorem 1",
    .title = "Perfect alignment",
    .statement = "When both agents have the same favourites, all else dies out exponentially, and on them p0 keeps its ratios.",
    .uses = (const char *const[]){ "game/weight", "game/outside-mass", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &gaps, &aligned, NULL }, .sweeps = (const sweep_t *const[]){ &certified, NULL }, .chain = chain
};
