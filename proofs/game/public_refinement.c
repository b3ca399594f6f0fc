/* SPDX-License-Identifier: MIT
**
** game/public-refinement -- within AO the Public suppresses what is not its favourite.
**
** States    For laws with all mass on AO, and for laws with mass 1 - e on it: p'(AO - AP|O) <= z p(AO - AP|O) for some z < 1.
** Given     p of full support on AO; both readings of the loop.
** Readings  z may depend on the law; chosen before the law, it is a link apart. Of e nothing is printed: "near AO" takes every e in (0,1). With a bound of e that
**           is chosen before the law, and with one that may depend on the law, the links are ours.
** Idea      Ours. The Owner's stage multiplies all of AO alike. The Public's raises the odds of AP|O against the rest of AO by at least R > 1, the least ratio
**           over all laws. So with u = p(AP|O), s = p(AO - AP|O), e = 1 - u - s: p'(AO - AP|O) <= s/(s + R u) = z s with z = 1/(1 - e + (R-1) u), and z < 1
**           exactly when e < (R-1) u.
** Ours      Off AO there is mass to gain: when e is not below u, AO - AP|O may grow, and for every bound of e chosen before the law it does
**           under some law. Nor can z be chosen before the law: laws nearly all on AO - AP|O fall by a factor as near 1 as one likes. Under owner-only
**           there is no Public stage: on AO the law stays as it is.
** Method    One round exactly. On AO, R is taken over the weights of AO alone.
** Uses      game/weight.
*/
#include "proofs/game/families.h"

static const param_t params[] = {
    PARAM_OWNER, PARAM_PUBLIC, { "p", PARAM_LAW, "x", 0, "p_t" }, PARAM_K, PARAM_M,
    { "z", PARAM_NUMBER, "", 0, "a factor below 1 chosen before the law" },
    { "e0", PARAM_NUMBER, "", 0, "a bound of e chosen before the law" }, PARAM_END
};

/*! terms */
enum { ONE, NEXT, NEXT_OWNER, BEFORE, Z_BEFORE, Z, NEXT_NEAR, NEXT_NEAR_OWNER, BEFORE_NEAR, Z_BEFORE_NEAR, NEXT_SMALL, NEXT_BOUNDED, FIXED };

static const term_t terms[] = {
    [ONE]           = { "1", "1" },
    [NEXT]          = { "p'(AO - AP|O), p on AO", "p'(A_O\\setminus A_{P|O})" },
    [NEXT_OWNER]    = { "p'(AO - AP|O), p on AO, owner-only", "p'(A_O\\setminus A_{P|O})_{\\text{owner-only}}" },
    [BEFORE]        = { "p(AO - AP|O), p on AO", "p(A_O\\setminus A_{P|O})" },
    [Z_BEFORE]      = { "z p(AO - AP|O), z = 1/(1+(R-1)u)", "\\zeta\\,p(A_O\\setminus A_{P|O})" },
    [Z]             = { "z = 1/(1+(R-1)u)", "\\zeta" },
    [NEXT_NEAR]     = { "p'(AO - AP|O), p(AO) = 1-e", "p'(A_O\\setminus A_{P|O})\\big|_{p(A_O)=1-\\varepsilon}" },
    [NEXT_NEAR_OWNER] = { "p'(AO - AP|O), p(AO) = 1-e, owner-only", "p'(A_O\\setminus A_{P|O})\\big|_{p(A_O)=1-\\varepsilon,\\ \\text{owner-only}}" },
    [BEFORE_NEAR]   = { "p(AO - AP|O), p(AO) = 1-e", "p(A_O\\setminus A_{P|O})\\big|_{p(A_O)=1-\\varepsilon}" },
    [Z_BEFORE_NEAR] = { "z p(AO - AP|O), z = 1/(1-e+(R-1)u)", "\\zeta_\\varepsilon\\,p(A_O\\setminus A_{P|O})" },
    [NEXT_SMALL]    = { "p'(AO - AP|O), e < (R-1) u", "p'(A_O\\setminus A_{P|O})\\big|_{\\varepsilon<(R-1)u}" },
    [NEXT_BOUNDED]  = { "p'(AO - AP|O), e <= e0", "p'(A_O\\setminus A_{P|O})\\big|_{\\varepsilon\\le\\varepsilon_0}" },
    [FIXED]         = { "z p(AO - AP|O), z chosen before p", "\\zeta_0\\,p(A_O\\setminus A_{P|O})" },
    { NULL, NULL }
};

enum { L_ON, L_ON_OWNER, L_NEAR, L_NEAR_OWNER, L_ON_Z, L_ON_Z_ONE, L_NEAR_Z, L_NEAR_SMALL, L_NEAR_FIXED, L_ONE_Z };

static const link_t links[] = {
    [L_ON]         = { "on AO", NEXT, REL_LT, BEFORE, STATEMENT },
    [L_ON_OWNER]   = { "on AO, owner-only", NEXT_OWNER, REL_LT, BEFORE, STATEMENT },
    [L_NEAR]       = { "near AO", NEXT_NEAR, REL_LT, BEFORE_NEAR, STATEMENT },
    [L_NEAR_OWNER] = { "near AO, owner-only", NEXT_NEAR_OWNER, REL_LT, BEFORE_NEAR, STATEMENT },
    [L_ON_Z]       = { "on AO, with z", NEXT, REL_LE, Z_BEFORE, OURS },
    [L_ON_Z_ONE]   = { "on AO, z < 1", Z, REL_LT, ONE, OURS },
    [L_NEAR_Z]     = { "near AO, with z", NEXT_NEAR, REL_LE, Z_BEFORE_NEAR, OURS },
    [L_NEAR_SMALL] = { "near AO, e < (R-1) u", NEXT_SMALL, REL_LT, BEFORE_NEAR, OURS },
    [L_NEAR_FIXED] = { "near AO, e <= e0 chosen before the law", NEXT_BOUNDED, REL_LT, BEFORE_NEAR, OURS },
    [L_ONE_Z]      = { "one z for all laws on AO", NEXT, REL_LE, FIXED, OURS },
    { .name = NULL }
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

static bool in_unit(mpq_srcptr q) { return mpq_sgn(q) > 0 && mpq_cmp_ui(q, 1, 1) < 0; }

/* Is there a rest of AO, and has p mass on it and on AP|O? Otherwise said. */
static bool has_support(chain_t *t, const game_t *g, const bool *rest)
{
    if (set_size(g->n, rest) == 0) { chain_outside(t, "AO = AP|O: nothing of AO is left"); return false; }
    bool some = mpq_sgn(set_mass(g->p0, g->AP_O)) > 0;
    if (some && mpq_sgn(set_mass(g->p0, rest)) > 0) return true;
    chain_outside(t, "p(%s) = 0: no full support on AO", some ? "AO - AP|O" : "AP|O");
    return false;
}

/* What is chosen before the law. */
static void chain_chosen(chain_t *t, const candidate_t *c, mpq_srcptr e, mpq_srcptr gain)
{
    mpq_srcptr most = candidate_number(c, "e0");
    if (!in_unit(candidate_number(c, "z"))) chain_aside(t, L_ONE_Z, "z is not in (0,1)");
    if (!in_unit(most)) chain_aside(t, L_NEAR_FIXED, "e0 is not in (0,1)");
    if (mpq_sgn(e) == 0) return;
    if (mpq_cmp(e, most) > 0) chain_aside(t, L_NEAR_FIXED, "e is above e0");
    if (mpq_cmp(e, gain) >= 0) chain_aside(t, L_NEAR_SMALL, "e is not below (R-1) u");
}

static void chain(chain_t *t, const candidate_t *c)
{
    const pmf_t *p = candidate_law(c, "p");
    arena_t *A = c->home;
    unsigned long K = pool_of(t, c, "K"), M = pool_of(t, c, "M");
    if (!K || !M || !weights_positive(t, c, "e^rO") || !weights_positive(t, c, "e^rP")) return;
    const game_t *g = game_make(A, p->cells, candidate_value(c, "e^rO")->at, candidate_value(c, "e^rP")->at, p, K, M);
    const bool *rest = set_minus(A, g->n, g->AO, g->AP_O), *off = set_minus(A, g->n, NULL, g->AO);
    if (!has_support(t, g, rest)) return;
    mpq_srcptr s = set_mass(p, rest), u = set_mass(p, g->AP_O), e = set_mass(p, off);
    const pmf_t *q = game_owner_stage(g, p), *p1 = q ? game_public_stage(g, q) : NULL;
    if (!p1) { pools_beyond(t); return; }
    bool near = mpq_sgn(e) > 0;
    mpq_ptr gain = arena_mpq(A, 1), z = arena_mpq(A, 1);
    mpq_mul(gain, least_gain(g, rest, near ? set_minus(A, g->n, NULL, ARENA_ARRAY(A, bool, g->n)) : g->AO), u);
    mpq_set_ui(z, 1, 1);
    mpq_sub(z, z, e);
    mpq_add(z, z, gain);
    mpq_inv(z, z);
    chain_chosen(t, c, e, gain);
    chain_term(t, ONE, real_si(A, 1));
    const real_t *next = term_mass(p1, rest);
    chain_term(t, near ? NEXT_NEAR : NEXT, next);
    chain_term(t, near ? NEXT_NEAR_OWNER : NEXT_OWNER, term_mass(q, rest));
    chain_term(t, near ? BEFORE_NEAR : BEFORE, real_rat(A, s));
    chain_term(t, near ? Z_BEFORE_NEAR : Z_BEFORE, real_scale(real_rat(A, s), z));
    chain_outside(t, near ? "p(AO) < 1" : "p(AO) = 1");
    if (near) {
        chain_term(t, NEXT_SMALL, next);
        chain_term(t, NEXT_BOUNDED, next);
        return;
    }
    chain_term(t, Z, real_rat(A, z));
    chain_term(t, FIXED, real_scale(real_rat(A, s), candidate_number(c, "z")));
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
    candidate_set_ratio(c, "e0", 1, 10);
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

/* Mass off AO, from half of it to a millionth, and hardly a favourite of the Public: for every bound of e a law under which AO - AP|O grows. */
static void make_near(candidate_t *c, draw_t *d, size_t i)
{
    static const long owner[3] = { 2, 2, 1 }, public[3][3] = { { 2, 1, 1 }, { 3, 1, 1 }, { 2, 1, 3 } };
    static const long p[8][3] = { { 1, 1, 2 }, { 1, 2, 3 }, { 1, 3, 2 }, { 1, 8, 1 }, { 1, 89, 10 }, { 1, 998, 1 }, { 1, 9989, 10 }, { 1, 99999989, 10 } };
    static const long most[8][2] = { { 1, 2 }, { 1, 2 }, { 1, 3 }, { 1, 10 }, { 1, 10 }, { 1, 1000 }, { 1, 1000 }, { 1, 1000000 } };
    static const long pools[3][2] = { { 2, 2 }, { 10, 2 }, { 2, 10 } };
    (void)d;
    set(c, 3, owner, public[i / 8 % 3], p[i % 8], pools[i / 24]);
    candidate_set_ratio(c, "e0", most[i % 8][0], most[i % 8][1]);
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
static const family_t near_AO = { "near", "mass off AO, from half of it to a millionth, hardly a favourite of the Public", 72, make_near };
static const family_t randoms = { "random", "two to five points, most of the mass on AO", 0, make_random };

const lemma_t game_public_refinement = {
    .id = "game/public-refinement",
    .printed = "Lemma 4",
    .title = "The Public refines the Owner's set",
    .statement = "On and near AO the mass of what the Public likes less there falls by a factor below 1.",
    .uses = (const char *const[]){ "game/weight", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &pair, &two, &near_AO, &randoms, NULL }, .chain = chain
};
