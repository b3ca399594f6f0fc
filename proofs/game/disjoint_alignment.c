/* SPDX-License-Identifier: MIT
**
** game/disjoint-alignment -- favourites that do not meet: does the Owner win?
**
** States    When AO and AP do not meet: (i) p_t(X - AO) <= C e^(-c t); (ii) p_t(AO - AP|O) <= C e^(-c t); (iii) p_inf is p0 restricted to AP|O,
**           renormalised. The proof of (i) takes m_{t+1} <= M rho m_t, m_t = p_t(X - AO), with M rho < 1 for K large enough, here K >= K0.
** Given     both readings of the loop. rho = (C_O/v) exp(-(DeltaO - 2 delta)), v = p0(AO); it does not depend on K.
** Idea      Near the point mass at a point y the mass of x is multiplied by
**               l_x(y) = K w_x/(w_x + (K-1) w_y) * M w'_x/(w'_x + (M-1) w'_y)    (w, w' the weights of the Owner and of the Public)
**           a round: if l_x(y) < 1, laws near y never leave it, whoever likes y.
** Ours      (a) The Owner wins if it does under every law: if the greatest H_O(x) H_P(x)/(H_O(c) H_P(c)), x off AO, c in AP|O, is below 1.
**           (b) With K >= K0' and M rho < 1, (i) holds: the paper's own condition, read as a condition on the gap.
**           (c) Two points, a of the Owner, b of the Public: the odds of b against a are multiplied by at most 1/l_a(b), and by at
**           least l_b(a), under every law. So the Owner wins from every start if l_a(b) >= 1, the Public if l_b(a) >= 1. Since l_a(b) l_b(a) <= 1 the
**           two exclude each other (both are 1 only without gaps); when both are below 1 the start decides.
**           (d) log l_x(y) <= f(x) - f(y), f = (1-1/K) rO + (1-1/M) rP, strictly unless x and y have the same rewards: so laws
**           near argmax f stay there, be it AO or not.
** Method    Limits by certificates; one round exactly.
** Uses      game/weight, game/outside-mass, game/public-refinement.
*/
#include "proofs/game/buffer.h"
#include "proofs/game/families.h"
#include "numerics/pools/bt_image.h"
#include "proofs/game/portrait.h"

#include <math.h>

static const param_t params[] = { PARAM_OWNER, PARAM_PUBLIC, PARAM_START, PARAM_K, PARAM_M, PARAM_HALF_DELTA, PARAM_END };

/*! terms */
enum {
    ONE, OFF_TWO, OFF_OWNER, NEXT, NEXT_OWNER, M_RHO_BEFORE, M_RHO, REST_TWO, REST_OWNER, CLAIMED, LIMIT_TWO, LIMIT_OWNER,
    OFF_EVERY_LAW, OFF_OWN_CONDITION, AO_WINS, AO_LOSES, ZERO, INVASIONS, INVASIONS_BOTH
};

static const term_t terms[] = {
    [ONE]          = { "1", "1" },
    [OFF_TWO]      = { "limsup p_t(X-AO)^(1/t), two-stage", "\\limsup p_t(X\\setminus A_O)^{1/t}_{\\text{two-stage}}" },
    [OFF_OWNER]    = { "limsup p_t(X-AO)^(1/t), owner-only", "\\limsup p_t(X\\setminus A_O)^{1/t}_{\\text{owner-only}}" },
    [NEXT]         = { "m'", "m'" },
    [NEXT_OWNER]   = { "m', owner-only", "m'_{\\text{owner-only}}" },
    [M_RHO_BEFORE] = { "M rho m", "M\\rho\\,m" },
    [M_RHO]        = { "M rho", "M\\rho" },
    [REST_TWO]     = { "limsup p_t(AO - AP|O)^(1/t), two-stage", "\\limsup p_t(A_O\\setminus A_{P|O})^{1/t}_{\\text{two-stage}}" },
    [REST_OWNER]   = { "limsup p_t(AO - AP|O)^(1/t), owner-only", "\\limsup p_t(A_O\\setminus A_{P|O})^{1/t}_{\\text{owner-only}}" },
    [CLAIMED]      = { "p0(x)/p0(AP|O) on AP|O, else 0", "p_0(x)\\mathbf 1_{A_{P|O}}(x)/p_0(A_{P|O})" },
    [LIMIT_TWO]    = { "lim p_t(x), two-stage", "\\lim p_t(x)_{\\text{two-stage}}" },
    [LIMIT_OWNER]  = { "lim p_t(x), owner-only", "\\lim p_t(x)_{\\text{owner-only}}" },
    [OFF_EVERY_LAW] = { "limsup p_t(X-AO)^(1/t), two-stage, odds fall under every law", "\\limsup p_t(X\\setminus A_O)^{1/t}\\big|_{\\text{every law}}" },
    [OFF_OWN_CONDITION] = { "limsup p_t(X-AO)^(1/t), two-stage, K >= K0', M rho < 1", "\\limsup p_t(X\\setminus A_O)^{1/t}\\big|_{M\\rho<1}" },
    [AO_WINS]      = { "lim p_t(a), two points, l_a(b) >= 1", "\\lim p_t(a)\\big|_{\\lambda_a(b)\\ge1}" },
    [AO_LOSES]     = { "lim p_t(a), two points, l_b(a) >= 1", "\\lim p_t(a)\\big|_{\\lambda_b(a)\\ge1}" },
    [ZERO]         = { "0", "0" },
    [INVASIONS]    = { "max l_x(y), y in argmax f, x of other rewards", "\\max_{y\\in\\arg\\max f}\\lambda_x(y)" },
    [INVASIONS_BOTH]       = { "l_a(b) l_b(a)", "\\lambda_a(b)\\lambda_b(a)" },
    { NULL, NULL }
};

enum {
    I_TWO, I_OWNER, FALL, FALL_OWNER, FALL_OURS, FALL_OWNER_OURS, BELOW_ONE, II_TWO, II_OWNER, III_TWO, III_OWNER, OURS_EVERY_LAW, OURS_OWN_CONDITION, OURS_OWNER,
    OURS_PUBLIC, OURS_EXCLUDE, OURS_ARGMAX
};

static const link_t links[] = {
    [I_TWO]              = { "(i), two-stage", OFF_TWO, REL_LT, ONE, STATEMENT },
    [I_OWNER]            = { "(i), owner-only", OFF_OWNER, REL_LT, ONE, STATEMENT },
    [FALL]               = { "m' <= M rho m, K >= K0", NEXT, REL_LE, M_RHO_BEFORE, STEP },
    [FALL_OWNER]         = { "m' <= M rho m, owner-only, K >= K0", NEXT_OWNER, REL_LE, M_RHO_BEFORE, STEP },
    [FALL_OURS]          = { "m' <= M rho m, K >= K0'", NEXT, REL_LE, M_RHO_BEFORE, OURS },
    [FALL_OWNER_OURS]    = { "m' <= M rho m, owner-only, K >= K0'", NEXT_OWNER, REL_LE, M_RHO_BEFORE, OURS },
    [BELOW_ONE]          = { "M rho < 1, K >= K0", M_RHO, REL_LT, ONE, STEP },
    [II_TWO]             = { "(ii), two-stage", REST_TWO, REL_LT, ONE, STATEMENT },
    [II_OWNER]           = { "(ii), owner-only", REST_OWNER, REL_LT, ONE, STATEMENT },
    [III_TWO]            = { "(iii), two-stage", LIMIT_TWO, REL_EQ, CLAIMED, STATEMENT },
    [III_OWNER]          = { "(iii), owner-only", LIMIT_OWNER, REL_EQ, CLAIMED, STATEMENT },
    [OURS_EVERY_LAW]     = { "(i), two-stage, odds fall under every law", OFF_EVERY_LAW, REL_LT, ONE, OURS },
    [OURS_OWN_CONDITION] = { "(i), two-stage, K >= K0' and M rho < 1", OFF_OWN_CONDITION, REL_LT, ONE, OURS },
    [OURS_OWNER]         = { "two points, l_a(b) >= 1: the Owner wins", AO_WINS, REL_EQ, ONE, OURS },
    [OURS_PUBLIC]        = { "two points, l_b(a) >= 1: the Public wins", AO_LOSES, REL_EQ, ZERO, OURS },
    [OURS_EXCLUDE]       = { "two points, not both", INVASIONS_BOTH, REL_LE, ONE, OURS },
    [OURS_ARGMAX]        = { "argmax f is a trap", INVASIONS, REL_LT, ONE, OURS },
    { .name = NULL }
};

/* --- the proof's step ------------------------------------------------------------------------------------------------ */

/* rho with B = AO, D = DeltaO, v = p0(AO); NULL when delta does not fit. */
static mpq_srcptr rho_of(chain_t *t, const game_t *g, const candidate_t *c, bool *reaches, bool *reaches_ours)
{
    mpq_srcptr second = NULL, v = set_mass(g->p0, g->AO), s = candidate_number(c, "e^(delta/2)"), low, top;
    mpq_ptr gap = arena_mpq(g->home, 2), power = gap + 1;
    weight_range(&low, &top, g->n, g->owner);
    for (size_t x = 0; x < g->n; x++)
        if (!g->AO[x] && (!second || mpq_cmp(g->owner + x, second) > 0)) second = g->owner + x;
    mpq_div(gap, top, second);
    mpq_mul(power, s, s);
    mpq_mul(power, power, power);
    buffer_t b = { .B = g->AO, .s = s, .gap = gap };
    const char *why = mpq_cmp_ui(s, 1, 1) <= 0 ? "delta is not positive" : mpq_cmp(power, gap) >= 0 ? "delta is not below DeltaO/2" : NULL;
    *reaches = !why && pool_reaches_K0(&b, v, g->K);
    *reaches_ours = !why && pool_reaches_K0_ours(&b, v, g->K);
    static const unsigned printed[3] = { FALL, FALL_OWNER, BELOW_ONE }, ours[3] = { FALL_OURS, FALL_OWNER_OURS, OURS_OWN_CONDITION };
    for (size_t k = 0; k < 3; k++) {
        if (!*reaches) chain_aside(t, printed[k], "%s", why ? why : "K is below K0");
        if (!*reaches_ours) chain_aside(t, ours[k], "%s", why ? why : "K is below K0'");
    }
    return why ? NULL : buffer_rho(g->home, &b, v);
}

/* m' under both readings, against M rho m. */
static void chain_next(chain_t *t, const game_t *g, const bool *off, mpq_srcptr M_rho)
{
    mpq_ptr before = arena_mpq(g->home, 1);
    mpq_mul(before, M_rho, set_mass(g->p0, off));
    const mpq_srcptr bounds[] = { before };
    const pmf_t *q = game_owner_stage(g, g->p0);
    const real_t *owner = q ? bt_image_mass(q, NULL, off, 1, bounds) : NULL, *two = q ? bt_image_mass(q, &(stage_t){ g->public, g->M }, off, 1, bounds) : NULL;
    if (!owner || !two) pools_beyond(t);
    if (owner) chain_term(t, NEXT_OWNER, owner);
    if (two) chain_term(t, NEXT, two);
    chain_term(t, M_RHO_BEFORE, real_rat(g->home, before));
}

/* Is the paper's own condition met: K >= K0' and M rho < 1? */
static bool chain_step(chain_t *t, const game_t *g, const candidate_t *c)
{
    bool reaches, reaches_ours;
    mpq_srcptr rho = rho_of(t, g, c, &reaches, &reaches_ours);
    const bool *off = set_minus(g->home, g->n, NULL, g->AO);
    if (!rho) return false;
    mpq_ptr M_rho = arena_mpq(g->home, 1);
    mpq_set_ui(M_rho, g->M, 1);
    mpq_mul(M_rho, M_rho, rho);
    chain_term(t, M_RHO, real_rat(g->home, M_rho));
    if (reaches || reaches_ours) chain_next(t, g, off, M_rho);
    bool below = mpq_cmp_ui(M_rho, 1, 1) < 0;
    if (!below) chain_aside(t, OURS_OWN_CONDITION, "M rho is not below 1");
    return reaches_ours && below;
}

/* --- invasions ----------------------------------------------------------------------------------------------------------- */

static const real_t *f_of(const game_t *g, size_t x)
{
    mpq_ptr k = arena_mpq(g->home, 1);
    mpq_set_ui(k, g->K - 1, g->K);
    const real_t *f = real_scale(real_log_rat(g->home, g->owner + x), k);
    mpq_set_ui(k, g->M - 1, g->M);
    return real_add(f, real_scale(real_log_rat(g->home, g->public + x), k));
}

static void chain_argmax(chain_t *t, const game_t *g)
{
    mpq_srcptr worst = NULL;
    for (size_t y = 0; y < g->n; y++) {
        bool best = true;
        for (size_t x = 0; x < g->n && best; x++) {
            sign_t above = real_cmp(f_of(g, x), f_of(g, y), chain_effort(t));
            if (above == SIGN_UNKNOWN) { chain_doubt(t, OURS_ARGMAX, "it is not known where f is greatest"); return; }
            best = above != SIGN_POS;
        }
        for (size_t x = 0; best && x < g->n; x++) {
            if (mpq_equal(g->owner + x, g->owner + y) && mpq_equal(g->public + x, g->public + y)) continue;
            mpq_srcptr l = game_invasion(g, x, y);
            if (!worst || mpq_cmp(l, worst) > 0) worst = l;
        }
    }
    if (worst) chain_term(t, INVASIONS, real_rat(g->home, worst));
}

static void chain_two_points(chain_t *t, const game_t *g, const dynamics_t *D)
{
    const char *why;
    for (unsigned k = OURS_OWNER; g->n != 2 && k <= OURS_EXCLUDE; k++) chain_aside(t, k, "X has %zu points, not two", g->n);
    if (g->n != 2) return;
    size_t a = g->AO[0] ? 0 : 1, b = 1 - a;
    mpq_srcptr wins = game_invasion(g, a, b), loses = game_invasion(g, b, a);
    mpq_ptr both = arena_mpq(g->home, 1);
    mpq_mul(both, wins, loses);
    chain_row(t, "%s", "");
    chain_term(t, ONE, real_si(g->home, 1));
    chain_term(t, INVASIONS_BOTH, real_rat(g->home, both));
    bool owner = mpq_cmp_ui(wins, 1, 1) >= 0, public = mpq_cmp_ui(loses, 1, 1) >= 0;
    if (!owner) chain_aside(t, OURS_OWNER, "l_a(b) is below 1");
    if (!public) chain_aside(t, OURS_PUBLIC, "l_b(a) is below 1");
    if (!owner && !public) return;
    chain_row(t, "%s", "");
    const certificate_t *C = chain_limit(t, D, &why);
    if (!C) { chain_doubt(t, owner ? OURS_OWNER : OURS_PUBLIC, why); return; }
    chain_term(t, owner ? AO_WINS : AO_LOSES, term_limit(D, C, g->AO));
    chain_term(t, ONE, real_si(g->home, 1));
    chain_term(t, ZERO, real_si(g->home, 0));
}

/* --- limits ------------------------------------------------------------------------------------------------------------------ */

/* (ii) under two-stage: the odds of AO - AP|O against AP|O fall under every law, whoever wins. */
static void chain_rest(chain_t *t, const game_t *g, const bool *rest)
{
    const char *why;
    const dynamics_t *D = dynamics_of_stages("two-stage, within AO", g->p0, 2, (const stage_t[]){ { g->owner, g->K }, { g->public, g->M } });
    chain_row(t, "%s", "");
    const certificate_t *C = chain_fall(t, D, rest, g->AP_O, &why);
    if (!C) { chain_doubt(t, II_TWO, why); return; }
    chain_term_at_most(t, REST_TWO, real_rat(t->home, C->factor));
    chain_term(t, ONE, real_si(t->home, 1));
}

static void chain_limits(chain_t *t, const game_t *g, bool own_condition)
{
    const bool *off = set_minus(g->home, g->n, NULL, g->AO), *rest = set_minus(g->home, g->n, g->AO, g->AP_O);
    const dynamics_t *two = game_two_stage(g), *owner = game_owner_only(g);
    mpq_ptr z = arena_mpq(g->home, 1), one = arena_mpq(g->home, 1);
    mpq_set_ui(one, 1, 1);
    two->odds(z, two, off, g->AP_O, one);
    claim_decay(t, two, off, (decay_claim_t){ I_TWO, OFF_TWO, ONE });
    claim_decay(t, owner, off, (decay_claim_t){ I_OWNER, OFF_OWNER, ONE });
    if (mpq_cmp_ui(z, 1, 1) < 0) claim_decay(t, two, off, (decay_claim_t){ OURS_EVERY_LAW, OFF_EVERY_LAW, ONE });
    else chain_aside(t, OURS_EVERY_LAW, "the bound of the odds of X - AO against AP|O over every law is not below 1");
    if (own_condition) claim_decay(t, two, off, (decay_claim_t){ OURS_OWN_CONDITION, OFF_OWN_CONDITION, ONE });
    if (set_size(g->n, rest)) {
        chain_rest(t, g, rest);
        claim_decay(t, owner, rest, (decay_claim_t){ II_OWNER, REST_OWNER, ONE });
    }
    for (unsigned k = II_TWO; !set_size(g->n, rest) && k <= II_OWNER; k++) chain_aside(t, k, "AO = AP|O: nothing of AO is left");
    claim_limit(t, two, g->AP_O, (limit_claim_t){ III_TWO, LIMIT_TWO, CLAIMED });
    claim_limit(t, owner, g->AP_O, (limit_claim_t){ III_OWNER, LIMIT_OWNER, CLAIMED });
    chain_two_points(t, g, two);
}

static void chain(chain_t *t, const candidate_t *c)
{
    const game_t *g = game_of(t, c);
    if (!g) return;
    if (!game_disjoint(g)) { chain_outside(t, "%s", game_not_disjoint(g)); return; }
    chain_row(t, "%s", "");
    chain_term(t, ONE, real_si(g->home, 1));
    bool own_condition = chain_step(t, g, c);
    chain_argmax(t, g);
    chain_limits(t, g, own_condition);
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static void with_delta(candidate_t *c) { candidate_set_ratio(c, "e^(delta/2)", 41, 40); }

/* Small witnesses: the Public wins whatever K and p0; the start decides; a round leaves the law as it is. */
static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    static const long owner[3][2] = { { 3, 2 }, { 2, 1 }, { 3, 1 } }, public[3][2] = { { 1, 3 }, { 1, 2 }, { 1, 3 } };
    static const long start[3][2] = { { 1, 1 }, { 1, 9 }, { 9, 1 } }, pool[6] = { 2, 3, 10, 50, 100, 300 };
    (void)d;
    game_set(c, 2, owner[i % 3], public[i % 3], start[i / 3 % 3], pool[i / 9 % 6], 2);
    with_delta(c);
}

static void make_opposed(candidate_t *c, draw_t *d, size_t i) { game_make_opposed(c, d, i); with_delta(c); }
static void make_unchanged(candidate_t *c, draw_t *d, size_t i) { game_make_unchanged(c, d, i); with_delta(c); }
static void make_compromise(candidate_t *c, draw_t *d, size_t i) { game_make_compromise(c, d, i); with_delta(c); }
static void make_balanced(candidate_t *c, draw_t *d, size_t i) { game_make_balanced(c, d, i); with_delta(c); }
static void make_several(candidate_t *c, draw_t *d, size_t i) { game_make_several(c, d, i); with_delta(c); }
static void make_random(candidate_t *c, draw_t *d, size_t i) { game_make_random(c, d, i); with_delta(c); }

/* Gaps so wide that M rho < 1, pools at K0' and at K0. */
static void make_wide_gap(candidate_t *c, draw_t *d, size_t i)
{
    static const long gap[5] = { 100, 1000, 10000, 1000000, 100000000 }, of_public[4] = { 2, 10, 1000, 1000000 };
    static const long start[3][2] = { { 1, 1 }, { 9, 1 }, { 1, 3 } };
    size_t j = i / 2; /* one in two at K0 */
    const long *p0 = start[j / 20 % 3];
    double v = (double)p0[0] / (double)(p0[0] + p0[1]);
    double width = log((double)gap[j % 5]), delta = 2 * log(41.0 / 40);
    long K = i % 2 ? K0_about(width, delta, v) : K0_ours_about(width, delta, v);
    (void)d;
    game_set(c, 2, (const long[]){ gap[j % 5], 1 }, (const long[]){ 1, of_public[j / 5 % 4] }, p0, K < 2 ? 2 : K, j / 60 % 2 ? 20 : 2);
    with_delta(c);
}

static const family_t corners = { "corners", "two points, small weights, pools up to 300", 54, make_corner };
static const family_t opposed = { "opposed", "two points: every order of gaps and pool sizes, three starts", GAMES_OPPOSED, make_opposed };
static const family_t unchanged = { "unchanged", "laws that one round leaves unchanged", GAMES_UNCHANGED, make_unchanged };
static const family_t compromise = { "compromise", "three points, one of them liked by both", GAMES_COMPROMISE, make_compromise };
static const family_t balanced = { "balanced", "(1-1/K) rO + (1-1/M) rP equal on all points", GAMES_BALANCED, make_balanced };
static const family_t several = { "several", "several favourites of the Owner", 0, make_several };
static const family_t wide_gap = { "wide-gap", "two points, Owner's gaps so wide that M rho < 1, K at K0' and at K0", 240, make_wide_gap };
static const family_t randoms = { "random", "two to five points", 0, make_random };

const lemma_t game_disjoint_alignment = {
    .id = "game/disjoint-alignment",
    .printed = "Theorem 4",
    .title = "Disjoint favourites",
    .statement = "When the favourites do not meet, the Owner's set takes all, and of it what the Public likes best.",
    .uses = (const char *const[]){ "game/weight", "game/outside-mass", "game/public-refinement", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &corners, &opposed, &unchanged, &compromise, &balanced, &several, &wide_gap, &randoms, NULL },
    .sweeps = (const sweep_t *const[]){ &game_portrait, &game_regimes, NULL }, .chain = chain
};
