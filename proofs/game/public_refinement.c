/* SPDX-License-Identifier: MIT
**
** game/public-refinement -- within AO the Public suppresses what is not its favourite.
**
** States    For laws with all mass on AO, and for laws with mass 1 - e on it, e small: p'(AO - AP|O) <= z p(AO - AP|O) for some z < 1
**           (two-stage; under owner-only there is no Public stage).
** Given     u = p(AP|O) > 0. Write s = p(AO - AP|O), e = 1 - u - s.
** Idea      Ours. The Owner's stage multiplies all of AO alike. The Public's raises the odds of AP|O against the rest of AO by at least R > 1, the least ratio
**           over all laws. So p'(AO - AP|O) <= s/(s + R u) = z s with z = 1/(1 - e + (R-1) u), and z < 1 exactly when e < (R-1) u.
** Ours      z cannot be chosen before the law: laws nearly all on AO - AP|O fall by a factor as near 1 as one likes.
** Method    One round exactly. On AO, R is taken over the weights of AO alone.
** Uses      game/weight.
*/
#include "proofs/game/families.h"

static const param_t params[] = {
    PARAM_OWNER, PARAM_PUBLIC, { "p", PARAM_LAW, "x", 0, "p_t" }, PARAM_K, PARAM_M,
    { "z", PARAM_NUMBER, "", 0, "a factor below 1 chosen before the law, for the last question" }, PARAM_END
};

/*! terms */
enum { ONE, NEXT, BEFORE, Z_BEFORE, Z, NEXT_NEAR, BEFORE_NEAR, Z_BEFORE_NEAR, Z_NEAR, FIXED };

static const term_t terms[] = {
    [ONE]           = { "1", "1" },
    [NEXT]          = { "p'(AO - AP|O), p on AO", "p'(A_O\\setminus A_{P|O})" },
    [BEFORE]        = { "p(AO - AP|O), p on AO", "p(A_O\\setminus A_{P|O})" },
    [Z_BEFORE]      = { "z p(AO - AP|O), z = 1/(1+(R-1)u)", "\\zeta\\,p(A_O\\setminus A_{P|O})" },
    [Z]             = { "z = 1/(1+(R-1)u)", "\\zeta" },
    [NEXT_NEAR]     = { "p'(AO - AP|O), p(AO) = 1-e", "p'(A_O\\setminus A_{P|O})\\big|_{p(A_O)=1-\\varepsilon}" },
    [BEFORE_NEAR]   = { "p(AO - AP|O), p(AO) = 1-e", "p(A_O\\setminus A_{P|O})\\big|_{p(A_O)=1-\\varepsilon}" },
    [Z_BEFORE_NEAR] = { "z p(AO - AP|O), z = 1/(1-e+(R-1)u)", "\\zeta_\\varepsilon\\,p(A_O\\setminus A_{P|O})" },
    [Z_NEAR]        = { "z = 1/(1-e+(R-1)u)", "\\zeta_\\varepsilon" },
    [FIXED]         = { "z p(AO - AP|O), z chosen before p", "\\zeta_0\\,p(A_O\\setminus A_{P|O})" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "on AO", NEXT, REL_LT, BEFORE, STATEMENT },
    { "near AO", NEXT_NEAR, REL_LT, BEFORE_NEAR, STATEMENT },
    { "on AO, with z", NEXT, REL_LE, Z_BEFORE, OURS },
    { "on AO, z < 1", Z, REL_LT, ONE, OURS },
    { "near AO, with z", NEXT_NEAR, REL_LE, Z_BEFORE_NEAR, OURS },
    { "near AO, z < 1", Z_NEAR, REL_LT, ONE, OURS },
    { "one z for all laws on AO", NEXT, REL_LE, FIXED, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* R - 1: the least ratio H_P(x)/H_P(y), x in AP|O, y in the rest of AO, over laws with weights among those of `of`, less 1. */
static mpq_srcptr least_gain(const game_t *g, const bool *rest, const bool *of)
{
    mpq_ptr r = arena_mpq(g->home, 1);
    mpq_srcptr low = NULL, high = NULL, best = NULL, second = NULL;
    for (size_t x = 0; x < g->n; x++) {
        mpq_srcptr w = g->public + x;
        if (of[x] && (!low || mpq_cmp(w, low) < 0)) low = w;
        if (of[x] && (!high || mpq_cmp(w, high) > 0)) high = w;
        if (g->AP_O[x]) best = w;
        if (rest[x] && (!second || mpq_cmp(w, second) > 0)) second = w;
    }
    ratio_most(r, second, best, low, high, g->M);
    mpq_inv(r, r);
    mpz_sub(mpq_numref(r), mpq_numref(r), mpq_denref(r));
    return r;
}

static void chain(chain_t *t, const candidate_t *c)
{
    const pmf_t *p = candidate_law(c, "p");
    arena_t *A = c->home;
    unsigned long K = pool_of(t, c, "K"), M = pool_of(t, c, "M");
    if (!K || !M || !weights_positive(t, c, "e^rO") || !weights_positive(t, c, "e^rP")) return;
    const game_t *g = game_make(A, p->cells, candidate_value(c, "e^rO")->at, candidate_value(c, "e^rP")->at, p, K, M);
    const bool *rest = set_minus(A, g->n, g->AO, g->AP_O), *off = set_minus(A, g->n, NULL, g->AO);
    mpq_srcptr s = set_mass(p, rest), u = set_mass(p, g->AP_O), e = set_mass(p, off), fixed = candidate_number(c, "z");
    if (mpq_sgn(s) == 0 || mpq_sgn(u) == 0) { chain_outside(t, "AP|O or the rest of AO has no mass"); return; }
    if (mpq_cmp_ui(fixed, 1, 1) >= 0 || mpq_sgn(fixed) <= 0) { chain_outside(t, "0 < z < 1 does not hold"); return; }
    const pmf_t *q = game_owner_stage(g, p), *p1 = q ? game_public_stage(g, q) : NULL;
    if (!p1) { chain_beyond(t, "the pools are too many to be counted exactly"); return; }
    bool near = mpq_sgn(e) > 0;
    mpq_ptr gain = arena_mpq(A, 1), z = arena_mpq(A, 1);
    mpq_mul(gain, least_gain(g, rest, near ? set_minus(A, g->n, NULL, ARENA_ARRAY(A, bool, g->n)) : g->AO), u);
    mpq_set_ui(z, 1, 1);
    mpq_sub(z, z, e);
    mpq_add(z, z, gain);
    mpq_inv(z, z);
    chain_term(t, ONE, real_si(A, 1));
    chain_term(t, near ? Z_BEFORE_NEAR : Z_BEFORE, real_scale(real_rat(A, s), z));
    chain_term(t, near ? NEXT_NEAR : NEXT, term_mass(p1, rest));
    if (!near) chain_term(t, FIXED, real_scale(real_rat(A, s), fixed));
    chain_outside(t, near ? "mass off AO" : "no mass off AO");
    if (near && mpq_cmp(e, gain) >= 0) { chain_aside(t, 1, "e is not below (R-1) u"); return; }
    chain_term(t, near ? Z_NEAR : Z, real_rat(A, z));
    chain_term(t, near ? BEFORE_NEAR : BEFORE, real_rat(A, s));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static void set(candidate_t *c, size_t n, const long *owner, const long *public, const long *p, const long *pools)
{
    game_set_weights(c, "e^rO", n, owner);
    game_set_weights(c, "e^rP", n, public);
    game_set_law(c, "p", n, p);
    candidate_set_ratio(c, "K", pools[0], 1);
    candidate_set_ratio(c, "M", pools[1], 1);
    candidate_set_ratio(c, "z", 9, 10);
}

/* AO is all of X, two points: the better z is, the fewer favourites of the Public are needed to break it. */
static void make_pair(candidate_t *c, draw_t *d, size_t i)
{
    static const long owner[2] = { 1, 1 }, public[3][2] = { { 2, 1 }, { 3, 1 }, { 9, 1 } }, p[4][2] = { { 1, 1 }, { 1, 3 }, { 1, 9 }, { 1, 99 } };
    static const long pools[3][2] = { { 2, 2 }, { 2, 3 }, { 2, 20 } };
    (void)d;
    set(c, 2, owner, public[i % 3], p[i / 3 % 4], pools[i / 12]);
}

/* AO of two points, all or nearly all mass on it, from mostly favourites of the Public to hardly any. */
static void make_two(candidate_t *c, draw_t *d, size_t i)
{
    static const long owner[3] = { 2, 2, 1 }, public[4][3] = { { 2, 1, 1 }, { 2, 1, 3 }, { 8, 1, 100 }, { 101, 100, 1 } };
    static const long p[6][3] = { { 1, 1, 0 }, { 1, 9, 0 }, { 1, 999, 0 }, { 100, 100, 1 }, { 9, 90, 1 }, { 1000, 1000, 1 } };
    static const long pools[4][2] = { { 2, 2 }, { 2, 10 }, { 10, 2 }, { 50, 50 } };
    (void)d;
    set(c, 3, owner, public[i % 4], p[i / 4 % 6], pools[i / 24 % 4]);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = (size_t)draw_int(d, 2, 5), in = (size_t)draw_int(d, 2, (long)n);
    long owner[5], public[5], p[5], pools[2];
    for (size_t k = 0; k < 2; k++) pools[k] = draw_int(d, 2, 6);
    for (size_t x = 0; x < n; x++) {
        owner[x] = x < in ? 10 : draw_int(d, 1, 9);
        public[x] = draw_int(d, 1, 9);
        p[x] = x < in ? draw_int(d, 100, 2000) : (i % 2 ? draw_int(d, 0, 20) : 0);
    }
    set(c, n, owner, public, p, pools);
    candidate_set_ratio(c, "z", draw_int(d, 1, 99), 100);
}

static const family_t pair = { "pair", "two points, both the Owner's favourites", 36, make_pair };
static const family_t two = { "two", "AO of two points: all or nearly all mass on it", 96, make_two };
static const family_t randoms = { "random", "two to five points, most of the mass on AO", 0, make_random };

const lemma_t game_public_refinement = {
    .id = "game/public-refinement",
    .printed = "Lemma 4",
    .title = "The Public refines the Owner's set",
    .statement = "On and near AO the mass of what the Public likes less there falls by a factor below 1.",
    .uses = (const char *const[]){ "game/weight", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &pair, &two, &randoms, NULL }, .chain = chain
};
