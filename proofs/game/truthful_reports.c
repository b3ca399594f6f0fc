/* SPDX-License-Identifier: MIT
**
** game/truthful-reports -- does lying pay?
**
** States    Truthful reports are weakly dominant: U_O(rO, rP') >= U_O(rhatO, rP') and U_P(rO', rP) >= U_P(rO', rhatP), U_i the expected true reward of
**           agent i under the limit of the reported pair.
** Given     both readings. A candidate gives the two rewards and one misreport of each agent; each is judged by its true
**           reward while the other reports the reward that the candidate gives it.
** Idea      Ours. Owner-only: the truth brings the greatest reward there is, and the Public's report changes nothing. Two-stage: so it does for
**           both agents when the reported favourites meet; when they do not, an exaggeration can turn a lost game into a won one.
** Method    Limits by certificates, for the law at hand; utilities are log forms.
** Uses      game/partial-alignment, game/disjoint-alignment.
*/
#include "proofs/game/families.h"

static const param_t params[] = {
    PARAM_OWNER, PARAM_PUBLIC,
    { "e^rhatO", PARAM_TABLE, "x", 0, "the Owner's misreport" },
    { "e^rhatP", PARAM_TABLE, "x", 0, "the Public's misreport" },
    PARAM_START, PARAM_K, PARAM_M, PARAM_END
};

/*! terms */
enum { TRUE_O_TWO, LIE_O_TWO, TRUE_P_TWO, LIE_P_TWO, TRUE_O_OWNER, LIE_O_OWNER, TRUE_P_OWNER, LIE_P_OWNER, MOST_O, MOST_P, TRUE_O_MEET, TRUE_P_MEET };

static const term_t terms[] = {
    [TRUE_O_TWO]   = { "U_O(truth), two-stage", "U_O(r_O,r_P)_{\\text{two-stage}}" },
    [LIE_O_TWO]    = { "U_O(misreport), two-stage", "U_O(\\hat r_O,r_P)_{\\text{two-stage}}" },
    [TRUE_P_TWO]   = { "U_P(truth), two-stage", "U_P(r_O,r_P)_{\\text{two-stage}}" },
    [LIE_P_TWO]    = { "U_P(misreport), two-stage", "U_P(r_O,\\hat r_P)_{\\text{two-stage}}" },
    [TRUE_O_OWNER] = { "U_O(truth), owner-only", "U_O(r_O,r_P)_{\\text{owner-only}}" },
    [LIE_O_OWNER]  = { "U_O(misreport), owner-only", "U_O(\\hat r_O,r_P)_{\\text{owner-only}}" },
    [TRUE_P_OWNER] = { "U_P(truth), owner-only", "U_P(r_O,r_P)_{\\text{owner-only}}" },
    [LIE_P_OWNER]  = { "U_P(misreport), owner-only", "U_P(r_O,\\hat r_P)_{\\text{owner-only}}" },
    [MOST_O]       = { "max rO", "\\max r_O" },
    [MOST_P]       = { "max rP", "\\max r_P" },
    [TRUE_O_MEET]  = { "U_O(truth), two-stage, favourites meet", "U_O(r_O,r_P)\\big|_{A_O\\cap A_P\\ne\\emptyset}" },
    [TRUE_P_MEET]  = { "U_P(truth), two-stage, favourites meet", "U_P(r_O,r_P)\\big|_{A_O\\cap A_P\\ne\\emptyset}" },
    { NULL, NULL }
};

enum { L_O_TWO, L_P_TWO, L_O_OWNER, L_P_OWNER, L_O_MEET, L_P_MEET };

static const link_t links[] = {
    [L_O_TWO]   = { "Owner, two-stage", LIE_O_TWO, REL_LE, TRUE_O_TWO, STATEMENT },
    [L_P_TWO]   = { "Public, two-stage", LIE_P_TWO, REL_LE, TRUE_P_TWO, STATEMENT },
    [L_O_OWNER] = { "Owner, owner-only", LIE_O_OWNER, REL_LE, TRUE_O_OWNER, STATEMENT },
    [L_P_OWNER] = { "Public, owner-only", LIE_P_OWNER, REL_LE, TRUE_P_OWNER, STATEMENT },
    [L_O_MEET]  = { "Owner, two-stage, favourites meet", TRUE_O_MEET, REL_EQ, MOST_O, OURS },
    [L_P_MEET]  = { "Public, two-stage, favourites meet", TRUE_P_MEET, REL_EQ, MOST_P, OURS },
    { .name = NULL }
};

/* sum_x p_inf(x) r(x), r = log w; NULL, and *why, without a certificate. */
static const real_t *utility(chain_t *t, const dynamics_t *D, mpq_srcptr w, const char **why)
{
    const certificate_t *C = chain_limit(t, D, why);
    const real_t *U = real_si(t->home, 0);
    for (size_t x = 0; C && x < D->points; x++) {
        bool *point = ARENA_ARRAY(t->home, bool, D->points);
        mpq_ptr p = arena_mpq(t->home, 1);
        point[x] = true;
        certificate_mass(p, D, C, point);
        U = real_add(U, real_scale(real_log_rat(t->home, w + x), p));
    }
    return C ? U : NULL;
}

/* The truth against a misreport: two loops, one true reward. */
static void compare(chain_t *t, unsigned link, const dynamics_t *truth, const dynamics_t *lie, mpq_srcptr w)
{
    const char *why;
    chain_row(t, "%s", "");
    const real_t *U = utility(t, truth, w, &why), *V = U ? utility(t, lie, w, &why) : NULL;
    if (!V) { chain_doubt(t, link, why); return; }
    chain_term(t, links[link].lhs, V);
    chain_term(t, links[link].rhs, U);
}

/* Favourites that meet give both agents their greatest reward. */
static void chain_meet(chain_t *t, const game_t *g, const dynamics_t *two)
{
    const char *why;
    mpq_srcptr low, top_O, top_P;
    weight_range(&low, &top_O, g->n, g->owner);
    weight_range(&low, &top_P, g->n, g->public);
    chain_row(t, "%s", "");
    const real_t *U_O = utility(t, two, g->owner, &why), *U_P = utility(t, two, g->public, &why);
    if (!U_O || !U_P) { chain_doubt(t, L_O_MEET, why); chain_doubt(t, L_P_MEET, why); return; }
    chain_term(t, TRUE_O_MEET, U_O);
    chain_term(t, TRUE_P_MEET, U_P);
    chain_term(t, MOST_O, real_log_rat(t->home, top_O));
    chain_term(t, MOST_P, real_log_rat(t->home, top_P));
}

static void chain(chain_t *t, const candidate_t *c)
{
    const game_t *g = game_of(t, c);
    if (!g || !weights_positive(t, c, "e^rhatO") || !weights_positive(t, c, "e^rhatP")) return;
    stage_t owner = { g->owner, g->K }, public = { g->public, g->M };
    stage_t lie_O = { candidate_value(c, "e^rhatO")->at, g->K }, lie_P = { candidate_value(c, "e^rhatP")->at, g->M };
    const dynamics_t *two = game_two_stage(g), *alone = game_owner_only(g);
    const dynamics_t *two_O = dynamics_of_stages("two-stage, Owner's misreport", g->p0, 2, (const stage_t[]){ lie_O, public });
    const dynamics_t *two_P = dynamics_of_stages("two-stage, Public's misreport", g->p0, 2, (const stage_t[]){ owner, lie_P });
    const dynamics_t *alone_O = dynamics_of_stages("owner-only, Owner's misreport", g->p0, 1, &lie_O);
    compare(t, L_O_TWO, two, two_O, g->owner);
    compare(t, L_P_TWO, two, two_P, g->public);
    compare(t, L_O_OWNER, alone, alone_O, g->owner);
    compare(t, L_P_OWNER, alone, alone, g->public); /* the Public's report does not enter the loop */
    if (!game_disjoint(g)) chain_meet(t, g, two);
    else chain_outside(t, "AO and AP do not meet");
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

/* The k-th misreport of w: exaggerated (squared, cubed), levelled (towards 1), reversed, flattened, shifted, the other
** agent's, random. */
enum { LIES = 8 };

static void misreport(candidate_t *c, const char *name, const char *of, const char *other, size_t k, draw_t *d)
{
    const value_t *w = candidate_value(c, of);
    size_t n = w->cells;
    mpq_ptr lie = candidate_table(c, name, 1, &n), four = arena_mpq(c->home, 1);
    mpq_set_ui(four, 4, 1);
    for (size_t x = 0; x < n; x++) {
        mpq_set(lie + x, w->at + x);
        if (k == 0 || k == 1) mpq_mul(lie + x, lie + x, w->at + x);
        if (k == 1) mpq_mul(lie + x, lie + x, w->at + x);
        if (k == 2) mpq_add(lie + x, lie + x, four);
        if (k == 3) mpq_inv(lie + x, lie + x);
        if (k == 4) mpq_set_ui(lie + x, 1, 1);
        if (k == 5) mpq_mul(lie + x, lie + x, four);
        if (k == 6) mpq_set(lie + x, candidate_value(c, other)->at + x);
        if (k == 7) mpq_set_si(lie + x, draw_int(d, 1, 30), 1);
    }
}

static void misreports(candidate_t *c, draw_t *d, size_t k)
{
    misreport(c, "e^rhatO", "e^rO", "e^rP", k % LIES, d);
    misreport(c, "e^rhatP", "e^rP", "e^rO", k % LIES, d);
}

/* Two points; the Public wins the true game from every start, the Owner the exaggerated one. And the mirror image. */
static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    static const long fair[] = { 1, 1 }, pool[3][2] = { { 3, 2 }, { 5, 2 }, { 2, 2 } };
    static const long owner[3][2] = { { 3, 2 }, { 3, 1 }, { 2, 1 } }, public[3][2] = { { 1, 3 }, { 2, 3 }, { 1, 2 } };
    const long *k = pool[i / 3 % 3];
    (void)d;
    game_set(c, 2, owner[i % 3], public[i % 3], fair, k[0], k[1]);
    game_set_weights(c, "e^rhatO", 2, (const long[]){ i / 9 % 2 ? 8 : 5, 1 });
    game_set_weights(c, "e^rhatP", 2, (const long[]){ 1, i / 9 % 2 ? 8 : 5 });
}

/* Rewards scaled by a/b: the true weights are the b-th powers of small integers, the misreports their a-th. Two points or three, opposed or with a
** compromise; muted by every factor of thirds and halves, and exaggerated. */
static void make_scaled(candidate_t *c, draw_t *d, size_t i)
{
    static const unsigned long power[8][2] = { { 1, 2 }, { 1, 3 }, { 2, 3 }, { 1, 4 }, { 3, 4 }, { 3, 2 }, { 4, 3 }, { 5, 2 } };
    static const long root[6][2][3] = { { { 2, 1, 0 }, { 1, 2, 0 } }, { { 3, 2, 0 }, { 1, 2, 0 } }, { { 2, 1, 0 }, { 2, 3, 0 } },
                                        { { 3, 2, 1 }, { 1, 2, 3 } }, { { 2, 2, 1 }, { 3, 2, 1 } }, { { 3, 1, 1 }, { 1, 1, 2 } } };
    static const long fair[3] = { 1, 1, 1 }, pool[4][2] = { { 2, 2 }, { 3, 2 }, { 2, 3 }, { 10, 4 } };
    static const char *const names[2][2] = { { "e^rO", "e^rhatO" }, { "e^rP", "e^rhatP" } };
    const unsigned long *k = power[i % 8];
    size_t which = i / 8 % 6, n = which < 3 ? 2 : 3;
    (void)d;
    game_set_law(c, "p0", n, fair);
    candidate_set_ratio(c, "K", pool[i / 48][0], 1);
    candidate_set_ratio(c, "M", pool[i / 48][1], 1);
    for (size_t agent = 0; agent < 2; agent++) {
        mpq_ptr truth = candidate_table(c, names[agent][0], 1, &n), lie = candidate_table(c, names[agent][1], 1, &n);
        for (size_t x = 0; x < n; x++) {
            mpz_ui_pow_ui(mpq_numref(truth + x), (unsigned long)root[which][agent][x], k[1]);
            mpz_ui_pow_ui(mpq_numref(lie + x), (unsigned long)root[which][agent][x], k[0]);
        }
    }
}

static void make_opposed(candidate_t *c, draw_t *d, size_t i) { game_make_opposed(c, d, i / 2 * 3 % GAMES_OPPOSED); misreports(c, d, i); }
static void make_partial(candidate_t *c, draw_t *d, size_t i) { game_make_partial(c, d, i); misreports(c, d, i / 2); }
static void make_aligned(candidate_t *c, draw_t *d, size_t i) { game_make_aligned(c, d, i); misreports(c, d, i / 2); }
static void make_unchanged(candidate_t *c, draw_t *d, size_t i) { game_make_unchanged(c, d, i); misreports(c, d, i); }
static void make_compromise(candidate_t *c, draw_t *d, size_t i) { game_make_compromise(c, d, i); misreports(c, d, i); }
static void make_random(candidate_t *c, draw_t *d, size_t i) { game_make_random(c, d, i); misreports(c, d, i); }

static const family_t corners = { "corners", "two points, opposed: exaggerations that win a lost game", 18, make_corner };
static const family_t opposed = { "opposed", "two points, opposed, every misreport", 256, make_opposed };
static const family_t scaled = { "scaled", "rewards scaled by factors from 1/4 to 5/2", 192, make_scaled };
static const family_t partial = { "partial", "favourites that meet", 0, make_partial };
static const family_t aligned = { "aligned", "the same favourites", 0, make_aligned };
static const family_t unchanged = { "unchanged", "true games that a round leaves unchanged", GAMES_UNCHANGED, make_unchanged };
static const family_t compromise = { "compromise", "three points, one of them liked by both", GAMES_COMPROMISE, make_compromise };
static const family_t randoms = { "random", "two to five points", 0, make_random };

const lemma_t game_truthful_reports = {
    .id = "game/truthful-reports",
    .printed = "Theorem 6",
    .title = "Truthful reports",
    .statement = "No agent gains by reporting another reward than its own.",
    .uses = (const char *const[]){ "game/partial-alignment", "game/disjoint-alignment", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &corners, &opposed, &scaled, &partial, &aligned, &unchanged, &compromise, &randoms, NULL }, .chain = chain
};
