/* SPDX-License-Identifier: MIT
**
** game/synthetic -- the paper's first experiment, idealised: circles in the plane.
**
** States    Of figures 1 and 2: in each scenario the law converges exponentially to the claimed set (AO = AP; AO n AP; AP|O); with the same
**           favourites it is fastest; with disjoint ones the Owner's satisfaction stays high.
** Given     X the grid of step h over [-5,5]^2, a uniform start. The Owner's circle is about (0,0), the Public's about (c,0), c = 0 (perfect), 3/2
**           (partial), 3 (disjoint), the radius 1; reward 1 in the circle and on it, -2 (d-1) at distance d > 1. Bradley-Terry weights at temperature
**           1/2, as rationals (numerics/pools/plane.h). The exact update in place of sampling and refitting. The paper gives no pool sizes.
** Ours      What the figures' words are taken to mean. Fastest: the first round after which at most 1/100 of the mass is off the claimed set
**           comes no later than in the other scenario; infinite when none of the 100 rounds is one. High: at least 9/10 in the Owner's circle after 100 rounds.
**           Disjoint: under two-stage one of AP|O, AO|P takes all; which one, the pool sizes and the start decide. Under owner-only the law
**           does not depend on the Public at all: AO takes all in every scenario.
** Method    100 rounds in certified doubles, each over a box of laws (numerics/pools/flow.h). Convergence by certificates, never from the rounds alone.
** Uses      game/perfect-alignment, game/partial-alignment, game/disjoint-alignment.
*/
#include "proofs/game/synthetic.h"

static const param_t params[] = { { "h", PARAM_NUMBER, "", 0, "the step of the grid" }, PARAM_K, PARAM_M, PARAM_END };

/*! terms */
enum {
    ONE, PERFECT_TWO, PARTIAL_TWO, DISJOINT_TWO, PERFECT_OWNER, PARTIAL_OWNER, DISJOINT_OWNER, OFF_AO, OFF_EITHER,
    ROUNDS_PERFECT_TWO, ROUNDS_PARTIAL_TWO, ROUNDS_DISJOINT_TWO, ROUNDS_PERFECT_OWNER, ROUNDS_PARTIAL_OWNER, ROUNDS_DISJOINT_OWNER,
    HIGH, SATISFIED_TWO, SATISFIED_OWNER
};

static const term_t terms[] = {
    [ONE]            = { "1", "1" },
    [PERFECT_TWO]    = { "limsup p_t(X - AO)^(1/t), c=0, two-stage", "\\limsup p_t(X\\setminus A_O)^{1/t}\\big|_{c=0,\\ \\text{two-stage}}" },
    [PARTIAL_TWO]    = { "limsup p_t(X - AO n AP)^(1/t), c=3/2, two-stage", "\\limsup p_t(X\\setminus A_O\\cap A_P)^{1/t}\\big|_{c=3/2,\\ \\text{two-stage}}" },
    [DISJOINT_TWO]   = { "limsup p_t(X - AP|O)^(1/t), c=3, two-stage", "\\limsup p_t(X\\setminus A_{P|O})^{1/t}\\big|_{c=3,\\ \\text{two-stage}}" },
    [PERFECT_OWNER]  = { "limsup p_t(X - AO)^(1/t), c=0, owner-only", "\\limsup p_t(X\\setminus A_O)^{1/t}\\big|_{c=0,\\ \\text{owner-only}}" },
    [PARTIAL_OWNER]  = { "limsup p_t(X - AO n AP)^(1/t), c=3/2, owner-only", "\\limsup p_t(X\\setminus A_O\\cap A_P)^{1/t}\\big|_{c=3/2,\\ \\text{owner-only}}" },
    [DISJOINT_OWNER] = { "limsup p_t(X - AP|O)^(1/t), c=3, owner-only", "\\limsup p_t(X\\setminus A_{P|O})^{1/t}\\big|_{c=3,\\ \\text{owner-only}}" },
    [OFF_AO]         = { "limsup p_t(X - AO)^(1/t), every c, owner-only", "\\limsup p_t(X\\setminus A_O)^{1/t}\\big|_{\\text{owner-only}}" },
    [OFF_EITHER]     = { "limsup p_t(X - W)^(1/t), W the better of AP|O, AO|P, c=3, two-stage", "\\min_{W\\in\\{A_{P|O},A_{O|P}\\}}\\limsup p_t(X\\setminus W)^{1/t}\\big|_{c=3,\\ \\text{two-stage}}" },
    [ROUNDS_PERFECT_TWO]    = { "rounds to 1/100 off AO, c=0, two-stage", "T_{c=0,\\ \\text{two-stage}}" },
    [ROUNDS_PARTIAL_TWO]    = { "rounds to 1/100 off AO n AP, c=3/2, two-stage", "T_{c=3/2,\\ \\text{two-stage}}" },
    [ROUNDS_DISJOINT_TWO]   = { "rounds to 1/100 off AP|O, c=3, two-stage", "T_{c=3,\\ \\text{two-stage}}" },
    [ROUNDS_PERFECT_OWNER]  = { "rounds to 1/100 off AO, c=0, owner-only", "T_{c=0,\\ \\text{owner-only}}" },
    [ROUNDS_PARTIAL_OWNER]  = { "rounds to 1/100 off AO n AP, c=3/2, owner-only", "T_{c=3/2,\\ \\text{owner-only}}" },
    [ROUNDS_DISJOINT_OWNER] = { "rounds to 1/100 off AP|O, c=3, owner-only", "T_{c=3,\\ \\text{owner-only}}" },
    [HIGH]            = { "9/10", "9/10" },
    [SATISFIED_TWO]   = { "p_100(AO), c=3, two-stage", "p_{100}(A_O)\\big|_{c=3,\\ \\text{two-stage}}" },
    [SATISFIED_OWNER] = { "p_100(AO), c=3, owner-only", "p_{100}(A_O)\\big|_{c=3,\\ \\text{owner-only}}" },
    { NULL, NULL }
};

enum {
    L_PERFECT_TWO, L_PARTIAL_TWO, L_DISJOINT_TWO, L_PERFECT_OWNER, L_PARTIAL_OWNER, L_DISJOINT_OWNER, L_AO, L_EITHER,
    L_FAST_PARTIAL_TWO, L_FAST_DISJOINT_TWO, L_FAST_PARTIAL_OWNER, L_FAST_DISJOINT_OWNER, L_SATISFIED_TWO, L_SATISFIED_OWNER
};

static const link_t links[] = {
    [L_PERFECT_TWO]    = { "perfect: exponential, two-stage", PERFECT_TWO, REL_LT, ONE, STATEMENT },
    [L_PARTIAL_TWO]    = { "partial: exponential, two-stage", PARTIAL_TWO, REL_LT, ONE, STATEMENT },
    [L_DISJOINT_TWO]   = { "disjoint: exponential, two-stage", DISJOINT_TWO, REL_LT, ONE, STATEMENT },
    [L_PERFECT_OWNER]  = { "perfect: exponential, owner-only", PERFECT_OWNER, REL_LT, ONE, STATEMENT },
    [L_PARTIAL_OWNER]  = { "partial: exponential, owner-only", PARTIAL_OWNER, REL_LT, ONE, STATEMENT },
    [L_DISJOINT_OWNER] = { "disjoint: exponential, owner-only", DISJOINT_OWNER, REL_LT, ONE, STATEMENT },
    [L_AO]             = { "exponential to AO, owner-only", OFF_AO, REL_LT, ONE, OURS },
    [L_EITHER]         = { "disjoint: exponential to AP|O or to AO|P, two-stage", OFF_EITHER, REL_LT, ONE, OURS },
    [L_FAST_PARTIAL_TWO]    = { "perfect no slower than partial, two-stage", ROUNDS_PERFECT_TWO, REL_LE, ROUNDS_PARTIAL_TWO, STATEMENT },
    [L_FAST_DISJOINT_TWO]   = { "perfect no slower than disjoint, two-stage", ROUNDS_PERFECT_TWO, REL_LE, ROUNDS_DISJOINT_TWO, STATEMENT },
    [L_FAST_PARTIAL_OWNER]  = { "perfect no slower than partial, owner-only", ROUNDS_PERFECT_OWNER, REL_LE, ROUNDS_PARTIAL_OWNER, STATEMENT },
    [L_FAST_DISJOINT_OWNER] = { "perfect no slower than disjoint, owner-only", ROUNDS_PERFECT_OWNER, REL_LE, ROUNDS_DISJOINT_OWNER, STATEMENT },
    [L_SATISFIED_TWO]   = { "disjoint: Owner satisfied, two-stage", HIGH, REL_LE, SATISFIED_TWO, STATEMENT },
    [L_SATISFIED_OWNER] = { "disjoint: Owner satisfied, owner-only", HIGH, REL_LE, SATISFIED_OWNER, STATEMENT },
    { .name = NULL }
};

/* The terms and links of one reading, by scenario. */
typedef struct {
    reading_t loop;
    const char *name;
    unsigned decay[SCENARIOS], l_decay[SCENARIOS], rounds[SCENARIOS], l_fast[SCENARIOS], satisfied;
} figures_t;

static const figures_t two_stage = {
    TWO_STAGE, "two-stage", { PERFECT_TWO, PARTIAL_TWO, DISJOINT_TWO }, { L_PERFECT_TWO, L_PARTIAL_TWO, L_DISJOINT_TWO },
    { ROUNDS_PERFECT_TWO, ROUNDS_PARTIAL_TWO, ROUNDS_DISJOINT_TWO }, { 0, L_FAST_PARTIAL_TWO, L_FAST_DISJOINT_TWO }, SATISFIED_TWO
};
static const figures_t owner_only = {
    OWNER_ONLY, "owner-only", { PERFECT_OWNER, PARTIAL_OWNER, DISJOINT_OWNER }, { L_PERFECT_OWNER, L_PARTIAL_OWNER, L_DISJOINT_OWNER },
    { ROUNDS_PERFECT_OWNER, ROUNDS_PARTIAL_OWNER, ROUNDS_DISJOINT_OWNER }, { 0, L_FAST_PARTIAL_OWNER, L_FAST_DISJOINT_OWNER }, SATISFIED_OWNER
};

/* --- convergence ----------------------------------------------------------------------------------------------------------- */

/* A row that claims p_t(S) <= C e^(-c t), by a certificate of the limit that is looked for in a region. NULL without one. */
static const certificate_t *claim(chain_t *t, const dynamics_t *D, const bool *S, decay_claim_t c)
{
    chain_row(t, "%s", D->name);
    return claim_decay_here(t, D, S, certificate_trap, c);
}

static const bool *off(const plane_t *P, const bool *S) { return set_minus(P->home, P->n, NULL, S); }

/* All but the claimed set dies out; all but AO under owner-only; with disjoint circles all but one of AP|O, AO|P under two-stage. */
static void chain_decay(chain_t *t, const plane_t *P, const figures_t *f, int scenario)
{
    static const char *const name[SCENARIOS] = { "perfect", "partial", "disjoint" };
    const game_t *g = plane_game(P);
    const dynamics_t *D = flow_dynamics(arena_printf(t->home, "%s, %s", name[scenario], f->name), P, f->loop);
    const certificate_t *C = claim(t, D, off(P, plane_claimed(g)), (decay_claim_t){ f->l_decay[scenario], f->decay[scenario], ONE });
    if (f->loop == OWNER_ONLY) claim(t, D, off(P, g->AO), (decay_claim_t){ L_AO, OFF_AO, ONE });
    else if (scenario == DISJOINT) {
        bool public_wins = C && set_within(P->n, C->kept, g->AO_P);
        claim(t, D, off(P, public_wins ? g->AO_P : g->AP_O), (decay_claim_t){ L_EITHER, OFF_EITHER, ONE });
    }
}

/* --- rounds ------------------------------------------------------------------------------------------------------------------ */

static bool at_most(double x, unsigned long a, unsigned long b)
{
    mpq_t q;
    mpq_init(q);
    mpq_set_d(q, x);
    bool least = mpq_cmp_ui(q, a, b) <= 0;
    mpq_clear(q);
    return least;
}

/* The first round with p_t(X - S) <= 1/100, infinite when no round is one. NULL, and *why, when the enclosure of p_t does not tell. */
const real_t *flow_rounds(const flow_t *F, const bool *S, const char **why)
{
    arena_t *A = F->plane->home;
    for (size_t i = 0; i <= ROUNDS; i++) {
        span_t m = flow_mass(F, i, off(F->plane, S));
        if (at_most(m.hi, 1, 100)) return real_si(A, (long)i);
        if (!at_most(m.lo, 1, 100)) continue;
        *why = arena_printf(A, "in round %zu it is not known whether the mass off the set is above 1/100", i);
        return NULL;
    }
    return real_inf(A, 1);
}

static void chain_rounds(chain_t *t, const plane_t *const *P, const figures_t *f)
{
    const real_t *rounds[SCENARIOS];
    const char *why[SCENARIOS] = { NULL };
    chain_row(t, "%s", f->name);
    for (int s = 0; s < SCENARIOS; s++) {
        const game_t *g = plane_game(P[s]);
        const flow_t *F = flow_make(P[s], f->loop);
        rounds[s] = flow_rounds(F, plane_claimed(g), &why[s]);
        if (rounds[s]) chain_term(t, f->rounds[s], rounds[s]);
        if (s > 0 && (why[0] || why[s])) chain_doubt(t, f->l_fast[s], why[0] ? why[0] : why[s]);
        if (s == DISJOINT) chain_term(t, f->satisfied, span_real(t->home, flow_mass(F, ROUNDS, g->AO)));
    }
    chain_term(t, HIGH, real_ratio(t->home, 9, 10));
}

/* --- the chain --------------------------------------------------------------------------------------------------------------- */

/* n of h = 1/n; 0, and said, for another step. */
static long steps_of(chain_t *t, const candidate_t *c)
{
    mpq_srcptr h = candidate_number(c, "h");
    if (mpz_cmp_ui(mpq_numref(h), 1) != 0) chain_outside(t, "h is none of 1, 1/2, 1/3, ..");
    else if (mpz_cmp_ui(mpq_denref(h), PLANE_STEPS_MAX) > 0) chain_beyond(t, "h is below 1/%d", PLANE_STEPS_MAX);
    else return mpz_get_si(mpq_denref(h));
    return 0;
}

static void chain(chain_t *t, const candidate_t *c)
{
    const plane_t *P[SCENARIOS];
    unsigned long K = pool_of(t, c, "K"), M = pool_of(t, c, "M");
    long steps = steps_of(t, c);
    if (!K || !M || !steps) return;
    if (K > PLANE_POOL_MAX || M > PLANE_POOL_MAX) { chain_beyond(t, "%s is above %d", K > PLANE_POOL_MAX ? "K" : "M", PLANE_POOL_MAX); return; }
    for (int s = 0; s < SCENARIOS; s++) {
        P[s] = plane_make(t->home, steps, s, K, M, s ? P[0] : NULL);
        chain_decay(t, P[s], &two_stage, s);
        chain_decay(t, P[s], &owner_only, s);
    }
    chain_rounds(t, P, &two_stage);
    chain_rounds(t, P, &owner_only);
}
/*! end */

/* --- families -------------------------------------------------------------------------------------------------------------------- */

static void set(candidate_t *c, long steps, long K, long M)
{
    candidate_set_ratio(c, "h", 1, steps);
    candidate_set_ratio(c, "K", K, 1);
    candidate_set_ratio(c, "M", M, 1);
}

static void make_pools(candidate_t *c, draw_t *d, size_t i)
{
    static const long pool[4][2] = { { 2, 2 }, { 10, 10 }, { 10, 4 }, { 4, 10 } };
    (void)d;
    set(c, i < 4 ? 2 : 4, pool[i % 4][0], pool[i % 4][1]);
}

/* Every pair of four sizes, on the coarse grid. */
static void make_every(candidate_t *c, draw_t *d, size_t i)
{
    static const long pool[4] = { 2, 3, 10, 50 };
    (void)d;
    set(c, 2, pool[i / 4], pool[i % 4]);
}

static const family_t pools = { "pools", "pools of 2 and 2, 10 and 10, 10 and 4, 4 and 10, steps 1/2 and 1/4", 8, make_pools };
static const family_t every_pool = { "every-pool", "pools of 2 to 50, step 1/2", 16, make_every };

const lemma_t game_synthetic = {
    .id = "game/synthetic",
    .printed = "Figures 1 and 2",
    .title = "The experiment in the plane",
    .statement = "With equal, overlapping and disjoint circles the law converges exponentially, fastest when they are equal, and the Owner stays satisfied.",
    .uses = (const char *const[]){ "game/perfect-alignment", "game/partial-alignment", "game/disjoint-alignment", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &pools, &every_pool, NULL },
    .sweeps = synthetic_sweeps, .chain = chain
};
