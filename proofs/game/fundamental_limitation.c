/* SPDX-License-Identifier: MIT
**
** game/fundamental-limitation -- no loop serves both agents, treats them alike and forgets its start.
**
** States    When AO != AP, not all three hold: full coverage (lim p_t(AO - AP) > 0 and lim p_t(AP - AO) > 0), symmetric influence (exchanging the
**           agents leaves the limit as it is), independence of the initial law. On the way: in the partial case the limit depends on p0;
**           in the disjoint case full coverage fails.
** Given     both readings. Exchanging the rewards keeps K with the first stage; exchanging the order carries each agent's pool along.
** Idea      Ours, for two-stage. Some laws near a point of argmax f, f = (1-1/K) rO + (1-1/M) rP, stay there (game/disjoint-alignment (d)). If the limit does
**           not depend on p0, it therefore lives on points that share both rewards, and no such set meets AO - AP and AP - AO both: coverage
**           and independence alone exclude each other. Under owner-only coverage of AP - AO fails always.
** Ours      In the partial case the limit is p0 on AO n AP, under every law: it depends on p0 if and only if AO n AP has two points.
** Method    A property counts until a certificate shows that it fails; when none does, the candidate decides nothing. Two laws of start are compared, p0
**           and p0'.
** Uses      game/perfect-alignment, game/partial-alignment, game/disjoint-alignment.
*/
#include "proofs/game/families.h"

#include <math.h>

static const param_t params[] = {
    PARAM_OWNER, PARAM_PUBLIC, PARAM_START, { "p0'", PARAM_LAW, "x", 0, "another initial law, of full support" }, PARAM_K, PARAM_M, PARAM_END
};

/*! terms */
enum { ZERO, ONE, TWO, THREE, REWARDS_TWO, ORDER_TWO, REWARDS_OWNER, ORDER_OWNER, KEPT, KEPT_OWNER, KEPT_SEVERAL, COVERAGE,
       COVERAGE_OWNER, PAIR };

static const term_t terms[] = {
    [ZERO]          = { "0", "0" },
    [ONE]           = { "1", "1" },
    [TWO]           = { "2", "2" },
    [THREE]         = { "3", "3" },
    [REWARDS_TWO]   = { "properties not shown to fail, rewards exchanged, two-stage", "\\#\\{\\text{properties}\\}_{\\text{two-stage, rewards}}" },
    [ORDER_TWO]     = { "properties not shown to fail, order exchanged, two-stage", "\\#\\{\\text{properties}\\}_{\\text{two-stage, order}}" },
    [REWARDS_OWNER] = { "properties not shown to fail, rewards exchanged, owner-only", "\\#\\{\\text{properties}\\}_{\\text{owner-only, rewards}}" },
    [ORDER_OWNER]   = { "properties not shown to fail, order exchanged, owner-only", "\\#\\{\\text{properties}\\}_{\\text{owner-only, order}}" },
    [KEPT]          = { "points kept under every law, partial", "\\#\\{\\text{kept}\\}_{\\text{two-stage}}" },
    [KEPT_OWNER]    = { "points kept under every law, partial, owner-only", "\\#\\{\\text{kept}\\}_{\\text{owner-only}}" },
    [KEPT_SEVERAL]  = { "points kept under every law, partial, |AO n AP| >= 2", "|A_O\\cap A_P|\\big|_{\\ge2}" },
    [COVERAGE]      = { "min of lim p_t(AO-AP), lim p_t(AP-AO), disjoint", "\\min\\{\\lim p_t(A_O),\\lim p_t(A_P)\\}" },
    [COVERAGE_OWNER] = { "min of lim p_t(AO-AP), lim p_t(AP-AO), disjoint, owner-only", "\\min\\{\\lim p_t(A_O),\\lim p_t(A_P)\\}_{\\text{owner-only}}" },
    [PAIR]          = { "coverage and independence, not shown to fail", "\\#\\{\\text{coverage, independence}\\}" },
    { NULL, NULL }
};

enum { L_REWARDS_TWO, L_ORDER_TWO, L_REWARDS_OWNER, L_ORDER_OWNER, L_DEPENDS, L_DEPENDS_OWNER, L_COVERAGE, L_COVERAGE_OWNER,
       L_DEPENDS_SEVERAL, L_PAIR };

static const link_t links[] = {
    [L_REWARDS_TWO]     = { "not all three, rewards exchanged, two-stage", REWARDS_TWO, REL_LT, THREE, STATEMENT },
    [L_ORDER_TWO]       = { "not all three, order exchanged, two-stage", ORDER_TWO, REL_LT, THREE, STATEMENT },
    [L_REWARDS_OWNER]   = { "not all three, rewards exchanged, owner-only", REWARDS_OWNER, REL_LT, THREE, STATEMENT },
    [L_ORDER_OWNER]     = { "not all three, order exchanged, owner-only", ORDER_OWNER, REL_LT, THREE, STATEMENT },
    [L_DEPENDS]         = { "partial: the limit depends on p0, two-stage", ONE, REL_LT, KEPT, STEP },
    [L_DEPENDS_OWNER]   = { "partial: the limit depends on p0, owner-only", ONE, REL_LT, KEPT_OWNER, STEP },
    [L_COVERAGE]        = { "disjoint: full coverage fails, two-stage", COVERAGE, REL_LE, ZERO, STEP },
    [L_COVERAGE_OWNER]  = { "disjoint: full coverage fails, owner-only", COVERAGE_OWNER, REL_LE, ZERO, STEP },
    [L_DEPENDS_SEVERAL] = { "partial: it depends on p0 when |AO n AP| >= 2", ONE, REL_LT, KEPT_SEVERAL, OURS },
    [L_PAIR]            = { "not both coverage and independence, two-stage", PAIR, REL_LT, TWO, OURS },
    { .name = NULL }
};

/* --- properties --------------------------------------------------------------------------------------------------------- */

/* The least of lim p_t(AO - AP), lim p_t(AP - AO). */
static mpq_srcptr coverage(const game_t *g, settled_t s)
{
    mpq_srcptr a = settled_mass(s, set_minus(g->home, g->n, g->AO, g->AP)), b = settled_mass(s, set_minus(g->home, g->n, g->AP, g->AO));
    return mpq_cmp(a, b) < 0 ? a : b;
}

/* How many of coverage, independence and (unless NULL) symmetry are not shown to fail. Without coverage nothing more is asked. */
static long not_failing(chain_t *t, const game_t *g, settled_t s, const char *other, const pmf_t *start, size_t stages, const stage_t *stage,
                        const char *exchanged, const stage_t *swapped)
{
    long all = exchanged ? 3 : 2;
    if (mpq_sgn(coverage(g, s)) == 0) return all - 1;
    long count = all;
    if (limits_differ(s, settle(t, dynamics_of_stages(other, start, stages, stage)))) count--;
    if (!exchanged) return count;
    if (limits_differ(s, settle(t, dynamics_of_stages(exchanged, g->p0, stages, swapped)))) count--;
    return count;
}

typedef struct { unsigned link, term; const char *exchanged; const stage_t *swapped; } claim_t;

static void chain_three(chain_t *t, const game_t *g, const pmf_t *start, const char *name, const char *other, size_t stages, const stage_t *stage, claim_t claim)
{
    chain_row(t, "%s", "");
    settled_t s = settle(t, dynamics_of_stages(name, g->p0, stages, stage));
    if (!s.C) { chain_doubt(t, claim.link, s.why); return; }
    long count = not_failing(t, g, s, other, start, stages, stage, claim.exchanged, claim.swapped);
    if (count == (claim.exchanged ? 3 : 2)) { chain_doubt(t, claim.link, "no property is shown to fail from these two starts"); return; }
    chain_term(t, claim.term, real_si(t->home, count));
    chain_term(t, THREE, real_si(t->home, 3));
    chain_term(t, TWO, real_si(t->home, 2));
}

/* --- the proof's statements --------------------------------------------------------------------------------------------------- */

/* When the certificate holds under every law, the limit is p0 on the kept points, whatever p0: it depends on p0 if and only if they are two or more. Without
** one, every link that asks it is in doubt. */
static void chain_depends(chain_t *t, const game_t *g, const dynamics_t *D, unsigned link, unsigned term)
{
    const char *why;
    bool several = link == L_DEPENDS && set_size(g->n, g->both) >= 2;
    chain_row(t, "%s", "");
    const certificate_t *C = chain_limit(t, D, &why);
    if (C && !(C->kind == CERTIFICATE_ODDS && mpq_cmp_ui(C->outside, 1, 1) == 0)) why = "the certificate does not hold under every law";
    else if (C) why = NULL;
    if (why) {
        chain_doubt(t, link, why);
        if (several) chain_doubt(t, L_DEPENDS_SEVERAL, why);
        return;
    }
    const real_t *kept = real_si(t->home, (long)set_size(g->n, C->kept));
    chain_term(t, ONE, real_si(t->home, 1));
    chain_term(t, term, kept);
    if (several) chain_term(t, KEPT_SEVERAL, kept);
}

static void chain_coverage(chain_t *t, const game_t *g, const dynamics_t *D, unsigned link, unsigned term)
{
    chain_row(t, "%s", "");
    settled_t s = settle(t, D);
    if (!s.C) { chain_doubt(t, link, s.why); return; }
    chain_term(t, term, real_rat(t->home, coverage(g, s)));
    chain_term(t, ZERO, real_si(t->home, 0));
}

/* Of the partial and the disjoint case, the links of the other; and what needs two common favourites. */
static void set_aside(chain_t *t, const game_t *g)
{
    static const unsigned partial[3] = { L_DEPENDS, L_DEPENDS_OWNER, L_DEPENDS_SEVERAL };
    const char *shared = game_not_disjoint(g);
    for (size_t k = 0; !shared && k < 3; k++) chain_aside(t, partial[k], "AO and AP do not meet");
    for (unsigned k = L_COVERAGE; shared && k <= L_COVERAGE_OWNER; k++) chain_aside(t, k, "%s", shared);
    if (shared && set_size(g->n, g->both) == 1) chain_aside(t, L_DEPENDS_SEVERAL, "AO n AP is x=%zu alone", set_first(g->n, g->both));
}

static void chain(chain_t *t, const candidate_t *c)
{
    const game_t *g = game_of(t, c);
    const pmf_t *other = candidate_law(c, "p0'");
    if (!g) return;
    if (!game_has_gaps(t, g)) return;
    if (game_aligned(g)) { chain_outside(t, "AO = AP"); return; }
    if (!full_support(t, c, "p0'")) return;
    const stage_t owner = { g->owner, g->K }, public = { g->public, g->M }, public_K = { g->public, g->K }, owner_M = { g->owner, g->M };
    const stage_t two[] = { owner, public }, rewards[] = { public_K, owner_M }, order[] = { public, owner };
    const char *here = "two-stage", *there = "two-stage, from p0'", *alone = "owner-only", *alone_there = "owner-only, from p0'";
    chain_three(t, g, other, here, there, 2, two, (claim_t){ L_REWARDS_TWO, REWARDS_TWO, "two-stage, rewards exchanged", rewards });
    chain_three(t, g, other, here, there, 2, two, (claim_t){ L_ORDER_TWO, ORDER_TWO, "two-stage, order exchanged", order });
    chain_three(t, g, other, alone, alone_there, 1, &owner, (claim_t){ L_REWARDS_OWNER, REWARDS_OWNER, "owner-only, rewards exchanged", &public_K });
    chain_three(t, g, other, alone, alone_there, 1, &owner, (claim_t){ L_ORDER_OWNER, ORDER_OWNER, "owner-only, order exchanged", &public });
    chain_three(t, g, other, here, there, 2, two, (claim_t){ L_PAIR, PAIR, NULL, NULL });
    set_aside(t, g);
    if (game_partial(g)) {
        chain_depends(t, g, game_two_stage(g), L_DEPENDS, KEPT);
        chain_depends(t, g, game_owner_only(g), L_DEPENDS_OWNER, KEPT_OWNER);
    } else {
        chain_coverage(t, g, game_two_stage(g), L_COVERAGE, COVERAGE);
        chain_coverage(t, g, game_owner_only(g), L_COVERAGE_OWNER, COVERAGE_OWNER);
    }
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

/* p0' : nearly all mass at one point, where (1-1/K) rO + (1-1/M) rP is greatest to within doubles (whether it is matters to
** no verdict), so that its law may stay there. */
static void near_argmax(candidate_t *c)
{
    size_t n = candidate_dim(c, 'x'), best = 0;
    long p[8];
    double most = 0, K = mpq_get_d(candidate_number(c, "K")), M = mpq_get_d(candidate_number(c, "M"));
    for (size_t x = 0; x < n; x++) {
        double f = (1 - 1 / K) * log(mpq_get_d(candidate_value(c, "e^rO")->at + x)) + (1 - 1 / M) * log(mpq_get_d(candidate_value(c, "e^rP")->at + x));
        if (x == 0 || f > most) { most = f; best = x; }
    }
    for (size_t x = 0; x < n; x++) p[x] = x == best ? 999 : 1;
    game_set_law(c, "p0'", n, p);
}

static void make_unchanged(candidate_t *c, draw_t *d, size_t i) { game_make_unchanged(c, d, i); near_argmax(c); }
static void make_partial(candidate_t *c, draw_t *d, size_t i) { game_make_partial(c, d, i); near_argmax(c); }
static void make_opposed(candidate_t *c, draw_t *d, size_t i) { game_make_opposed(c, d, i); near_argmax(c); }
static void make_compromise(candidate_t *c, draw_t *d, size_t i) { game_make_compromise(c, d, i); near_argmax(c); }
static void make_several(candidate_t *c, draw_t *d, size_t i) { game_make_several(c, d, i); near_argmax(c); }
static void make_random(candidate_t *c, draw_t *d, size_t i) { game_make_random(c, d, i); near_argmax(c); }

static const family_t unchanged = { "unchanged", "laws that one round leaves unchanged: both sets stay covered", GAMES_UNCHANGED, make_unchanged };
static const family_t partial = { "partial", "common favourites and favourites of one agent alone", 0, make_partial };
static const family_t opposed = { "opposed", "two points: every order of gaps and pool sizes", GAMES_OPPOSED, make_opposed };
static const family_t compromise = { "compromise", "three points, one of them liked by both", GAMES_COMPROMISE, make_compromise };
static const family_t several = { "several", "several favourites of the Owner", 0, make_several };
static const family_t randoms = { "random", "two to five points", 0, make_random };

const lemma_t game_fundamental_limitation = {
    .id = "game/fundamental-limitation",
    .printed = "Theorem 5",
    .title = "Fundamental limitation",
    .statement = "No loop with different favourites covers both sets, treats the agents alike and forgets its initial law.",
    .uses = (const char *const[]){ "game/perfect-alignment", "game/partial-alignment", "game/disjoint-alignment", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &unchanged, &partial, &opposed, &compromise, &several, &randoms, NULL }, .chain = chain
};
