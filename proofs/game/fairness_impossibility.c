/* SPDX-License-Identifier: MIT
**
** game/fairness-impossibility -- order parity, Pareto optimality and uniqueness do not go together.
**
** States    No mechanism (pools K and M) has for every pair of rewards order parity (the limit is the same whichever agent curates first, each with
**           its own pool), Pareto optimality (no point of the limit's support is dominated) and uniqueness (the limit does not depend
**           on p0). On the way: the supports of the two orders' limits are disjoint; a point outside AO and AP is never Pareto optimal.
** Given     a mechanism and a few profiles (pairs of rewards). Both readings: two stages; the Owner alone, the other order being the Public alone.
** Idea      Ours. Two common favourites keep the ratio that p0 gives them (game/perfect-alignment), so one profile leaves no mechanism uniqueness: where
**           none of the candidate's is shown to fail, it is looked at. Without ties, two opposed points with l < 1 both ways (game/disjoint-alignment)
**           make the start decide; every mechanism has such a pair, since log l_x(y) < f(x) - f(y) for points of different rewards and f(x) = f(y) can
**           be met. Under owner-only two opposed points leave no parity.
** Ours      Under two stages Pareto optimality holds always: the odds of a dominated point against its dominator fall under every law. Both
**           orders have the same l_x(y), so the same traps. Under owner-only the dominated points of AO stay.
** Method    A property counts until a certificate shows that it fails; when none does, the candidate decides nothing. Uniqueness is tried on two laws.
** Uses      game/perfect-alignment, game/disjoint-alignment, game/support-shrinks.
*/
#include "proofs/game/fairness.h"

#include <stdint.h>

static const param_t params[] = {
    PARAM_K, PARAM_M,
    { "e^rO", PARAM_TABLE, "ix", 0, "the Owner's weights, for each profile" },
    { "e^rP", PARAM_TABLE, "ix", 0, "the Public's weights, for each profile" },
    PARAM_START, { "p0'", PARAM_LAW, "x", 0, "another initial law, of full support" }, PARAM_END
};

/*! terms */
enum { ZERO, THREE, LEAST, LEAST_OWNER, LEAST_NO_TIES, LEAST_NO_TIES_OWNER, OVERLAP, OVERLAP_OWNER, OUTSIDE_PARETO, ONE, DOMINATED, DOMINATED_OWNER };

static const term_t terms[] = {
    [ZERO]           = { "0", "0" },
    [THREE]          = { "3", "3" },
    [LEAST]          = { "least number of properties not shown to fail, over the profiles", "\\min_{\\text{profiles}}\\#\\{\\text{properties}\\}" },
    [LEAST_OWNER]    = { "the same, owner-only", "\\min_{\\text{profiles, owner-only}}\\#\\{\\text{properties}\\}" },
    [LEAST_NO_TIES]  = { "the same, over profiles without ties", "\\min_{\\text{no ties}}\\#\\{\\text{properties}\\}" },
    [LEAST_NO_TIES_OWNER] = { "the same, over profiles without ties, owner-only", "\\min_{\\text{no ties, owner-only}}\\#\\{\\text{properties}\\}" },
    [OVERLAP]        = { "mass of the one order's limit on the other's support, disjoint", "p_\\infty^{OP}(\\operatorname{supp}p_\\infty^{PO})" },
    [OVERLAP_OWNER]  = { "mass of the Owner's limit on the Public's support, disjoint, owner-only", "p_\\infty^{O}(\\operatorname{supp}p_\\infty^{P})" },
    [OUTSIDE_PARETO] = { "Pareto optimal points outside AO and AP", "|\\text{Pareto}\\setminus(A_O\\cup A_P)|" },
    [ONE]            = { "1", "1" },
    [DOMINATED]      = { "limsup p_t(x)^(1/t), x dominated", "\\limsup p_t(x)^{1/t}\\big|_{x\\text{ dominated}}" },
    [DOMINATED_OWNER] = { "lim p_t of the dominated points, owner-only", "\\lim p_t(\\text{dominated})_{\\text{owner-only}}" },
    { NULL, NULL }
};

enum { L_THEOREM, L_THEOREM_OWNER, L_DISJOINT, L_DISJOINT_OWNER, L_OUTSIDE, L_NO_TIES, L_NO_TIES_OWNER, L_PARETO, L_PARETO_OWNER };

static const link_t links[] = {
    [L_THEOREM]       = { "not all three for every pair of rewards", LEAST, REL_LT, THREE, STATEMENT },
    [L_THEOREM_OWNER] = { "not all three for every pair of rewards, owner-only", LEAST_OWNER, REL_LT, THREE, STATEMENT },
    [L_DISJOINT]      = { "supports of the two orders are disjoint", OVERLAP, REL_EQ, ZERO, STEP },
    [L_DISJOINT_OWNER] = { "supports of the two orders are disjoint, owner-only", OVERLAP_OWNER, REL_EQ, ZERO, STEP },
    [L_OUTSIDE]       = { "outside AO and AP nothing is Pareto optimal", OUTSIDE_PARETO, REL_EQ, ZERO, STEP },
    [L_NO_TIES]       = { "not all three, without ties", LEAST_NO_TIES, REL_LT, THREE, OURS },
    [L_NO_TIES_OWNER] = { "not all three, without ties, owner-only", LEAST_NO_TIES_OWNER, REL_LT, THREE, OURS },
    [L_PARETO]        = { "the limit is Pareto optimal", DOMINATED, REL_LT, ONE, OURS },
    [L_PARETO_OWNER]  = { "the limit is Pareto optimal, owner-only", DOMINATED_OWNER, REL_EQ, ZERO, OURS },
    { .name = NULL }
};

/* --- why a link says nothing of a profile ------------------------------------------------------------------------------------- */

/* Of links that some profile may be of the kind for: the reasons of those that are not, the first of which stands when none is. */
typedef struct { bool met; const char *why; } kind_t;

static void kind_take(kind_t *k, chain_t *t, size_t i, const char *why)
{
    if (!why) k->met = true;
    else if (!k->why) k->why = arena_printf(t->home, "profile %zu: %s", i, why);
}

static void kind_say(const kind_t *k, chain_t *t, unsigned link)
{
    if (!k->met) chain_aside(t, link, "%s", k->why);
}

/* --- the steps of the proof ---------------------------------------------------------------------------------------------- */

const game_t *profile_game(chain_t *t, const candidate_t *c, size_t i, unsigned long K, unsigned long M)
{
    value_t owner = value_part(candidate_value(c, "e^rO"), i), public = value_part(candidate_value(c, "e^rP"), i);
    return game_make(t->home, owner.cells, owner.at, public.at, candidate_law(c, "p0"), K, M);
}

/* The two orders' limits, of a profile with disjoint favourites. */
static void chain_orders(chain_t *t, const profile_t *p, unsigned link, unsigned term)
{
    const settled_t *s[2] = { &p->first, &p->other_order };
    for (size_t k = 0; k < 2; k++) {
        if (!s[k]->C) { chain_doubt(t, link, s[k]->why); return; }
        chain_rests_on(t, s[k]->C);
    }
    chain_term(t, term, real_rat(t->home, settled_mass(p->first, settled_support(p->other_order))));
}

static void chain_profile(chain_t *t, const profile_t *two, const profile_t *owner, size_t i)
{
    const game_t *g = two->game;
    const bool *neither = set_minus(t->home, g->n, set_minus(t->home, g->n, NULL, g->AO), g->AP), *dominated = game_dominated(g);
    chain_row(t, "profile %zu", i);
    chain_term(t, ZERO, real_si(t->home, 0));
    if (set_size(g->n, neither)) chain_term(t, OUTSIDE_PARETO, real_si(t->home, (long)set_size(g->n, set_minus(t->home, g->n, neither, dominated))));
    if (game_disjoint(g)) {
        chain_orders(t, two, L_DISJOINT, OVERLAP);
        chain_orders(t, owner, L_DISJOINT_OWNER, OVERLAP_OWNER);
    }
    if (set_size(g->n, dominated)) {
        if (!owner->first.C) { chain_doubt(t, L_PARETO_OWNER, owner->first.why); return; }
        chain_rests_on(t, owner->first.C);
        chain_term(t, DOMINATED_OWNER, real_rat(t->home, settled_mass(owner->first, dominated)));
    }
}

/* --- the theorem ------------------------------------------------------------------------------------------------------------- */

/* Two common favourites, between which the two starts differ. */
static profile_t two_favourites(chain_t *t, unsigned long K, unsigned long M, mechanism_t reading)
{
    static const long weight[3] = { 2, 2, 1 }, one[3] = { 1, 1, 1 }, other[3] = { 2, 1, 1 };
    mpq_ptr w = arena_mpq(t->home, 3);
    mpz_ptr p = arena_mpz(t->home, 6);
    for (size_t x = 0; x < 3; x++) {
        mpq_set_si(w + x, weight[x], 1);
        mpz_set_si(p + x, one[x]);
        mpz_set_si(p + 3 + x, other[x]);
    }
    const game_t *g = game_make(t->home, 3, w, w, pmf_weights(t->home, 3, p), K, M);
    return profile_look(t, g, reading, "two common favourites", pmf_weights(t->home, 3, p + 3));
}

static void rest_on(chain_t *t, const profile_t *p)
{
    if (p->first.C) chain_rests_on(t, p->first.C);
    if (p->fails[0]) chain_rests_on(t, p->other_order.C);
    if (p->fails[2]) chain_rests_on(t, p->other_start.C);
}

/* The profile with the fewest properties left; NULL when none counts. */
static const profile_t *least_of(const profile_t *p, const bool *counts, size_t n)
{
    const profile_t *least = NULL;
    for (size_t i = 0; i < n; i++)
        if (counts[i] && (!least || profile_not_failing(&p[i]) < profile_not_failing(least))) least = &p[i];
    return least;
}

static void chain_least(chain_t *t, const profile_t *least, unsigned link)
{
    if (profile_not_failing(least) == 3) { chain_doubt(t, link, "no property is shown to fail from these two starts"); return; }
    chain_row(t, "%s", "");
    rest_on(t, least);
    chain_term(t, links[link].lhs, real_si(t->home, profile_not_failing(least)));
    chain_term(t, THREE, real_si(t->home, 3));
}

/* Over every pair of rewards: the candidate's, and two common favourites where none of these is shown to fail. */
static void chain_theorem(chain_t *t, const profile_t *p, const bool *all, size_t n, mechanism_t reading)
{
    const profile_t *least = least_of(p, all, n);
    profile_t other;
    if (profile_not_failing(least) == 3) {
        chain_row(t, "%s", "looking at two common favourites");
        other = two_favourites(t, least->game->K, least->game->M, reading);
        least = &other;
    }
    chain_least(t, least, reading == READ_TWO ? L_THEOREM : L_THEOREM_OWNER);
}

/* The kinds of profile i, and the profiles that count. */
enum { KIND_DISJOINT, KIND_OUTSIDE, KIND_DOMINATED, KIND_TRAPS, KIND_OPPOSED, KINDS };

static void take_kinds(kind_t *kinds, chain_t *t, const game_t *g, size_t i, const pmf_t *start)
{
    const char *shared = game_not_disjoint(g), *tie = game_tie(g), *undecided = starts_undecided(g, start);
    bool *either = ARENA_ARRAY(t->home, bool, g->n);
    for (size_t x = 0; x < g->n; x++) either[x] = g->AO[x] || g->AP[x];
    kind_take(&kinds[KIND_DISJOINT], t, i, shared);
    kind_take(&kinds[KIND_OUTSIDE], t, i, set_size(g->n, either) == g->n ? "every point is in AO or AP" : NULL);
    kind_take(&kinds[KIND_DOMINATED], t, i, set_size(g->n, game_dominated(g)) ? NULL : "no point is dominated");
    kind_take(&kinds[KIND_TRAPS], t, i, tie ? tie : undecided);
    kind_take(&kinds[KIND_OPPOSED], t, i, tie ? tie : shared);
}

static void chain(chain_t *t, const candidate_t *c)
{
    size_t n = candidate_dim(c, 'i');
    const pmf_t *start = candidate_law(c, "p0'");
    unsigned long K = pool_of(t, c, "K"), M = pool_of(t, c, "M");
    if (!K || !M || !weights_positive(t, c, "e^rO") || !weights_positive(t, c, "e^rP") || !full_support(t, c, "p0") || !full_support(t, c, "p0'")) return;
    profile_t *two = ARENA_ARRAY(t->home, profile_t, n), *owner = ARENA_ARRAY(t->home, profile_t, n);
    bool *all = ARENA_ARRAY(t->home, bool, n), *no_ties = ARENA_ARRAY(t->home, bool, n), *opposed = ARENA_ARRAY(t->home, bool, n);
    kind_t kinds[KINDS] = { { false, NULL } };
    for (size_t i = 0; i < n; i++) {
        const game_t *g = profile_game(t, c, i, K, M);
        const char *name = arena_printf(t->home, "profile %zu", i);
        chain_row(t, "looking at profile %zu", i);
        two[i] = profile_look(t, g, READ_TWO, name, start);
        owner[i] = profile_look(t, g, READ_OWNER, name, start);
        all[i] = true;
        no_ties[i] = !game_tie(g);
        opposed[i] = no_ties[i] && game_disjoint(g);
        take_kinds(kinds, t, g, i, start);
        chain_profile(t, &two[i], &owner[i], i);
        claim_pareto(t, g, name, (decay_claim_t){ L_PARETO, DOMINATED, ONE });
    }
    static const unsigned kind_of[LINKS_MAX] = { [L_DISJOINT] = KIND_DISJOINT, [L_DISJOINT_OWNER] = KIND_DISJOINT, [L_OUTSIDE] = KIND_OUTSIDE, [L_NO_TIES] = KIND_TRAPS,
                                                 [L_NO_TIES_OWNER] = KIND_OPPOSED, [L_PARETO] = KIND_DOMINATED, [L_PARETO_OWNER] = KIND_DOMINATED };
    for (unsigned link = L_DISJOINT; link <= L_PARETO_OWNER; link++) kind_say(&kinds[kind_of[link]], t, link);
    chain_theorem(t, two, all, n, READ_TWO);
    chain_theorem(t, owner, all, n, READ_OWNER);
    if (kinds[KIND_TRAPS].met) chain_least(t, least_of(two, no_ties, n), L_NO_TIES);
    if (kinds[KIND_OPPOSED].met) chain_least(t, least_of(owner, opposed, n), L_NO_TIES_OWNER);
}
/*! end */

const lemma_t game_fairness_impossibility = {
    .id = "game/fairness-impossibility",
    .printed = "Theorem 7",
    .title = "Impossibility of fairness",
    .statement = "No mechanism has order parity, Pareto optimality and uniqueness for every pair of rewards.",
    .uses = (const char *const[]){ "game/perfect-alignment", "game/disjoint-alignment", "game/support-shrinks", NULL },
    .params = params, .terms = terms, .links = links, .families = fairness_families, .sweeps = fairness_sweeps, .chain = chain
};
