/* SPDX-License-Identifier: MIT
**
** game/buffer-mass -- the mass of the Owner's near-best set does not fall.
**
** States    For the buffer B of (7)-(8): rO(x) - rO(y) >= D - 3 delta/2 >= 0 for x in B, y off B (10); the least weight on B is at least the
**           greatest off B, Hinf >= Hsup > 0; with v = p(B), v' = p'(B): v' >= f(v), f(v) = Hinf v/(Hinf v + Hsup (1-v)) (12); f(v) - v is as in (13); v' >= v.
** Given     0 < delta < D/2; p of full support. (12) and v' >= v are checked for p' after the Owner's stage (owner-only), and after both stages
**           (two-stage) with AO = AP, once for B = AO and once for a wider B, and without AO = AP.
** Idea      The odds of B against the rest are multiplied by at least Hinf/Hsup >= 1.
** Ours      After both stages too when the Public likes every point of B at least as much as every point off it: its stage then
**           raises those odds once more. AO = AP alone says that of AO only, not of a wider B.
** Uses      game/weight.
*/
#include "proofs/game/buffer.h"
#include "proofs/game/families.h"

static const param_t params[] = { PARAM_OWNER, PARAM_PUBLIC, PARAM_START, PARAM_K, PARAM_M, PARAM_HALF_DELTA, PARAM_GAP, PARAM_END };

/*! terms */
enum { ZERO, GAP, LEAST_GAP, H_SUP, H_INF, V, F_OF_V, GAIN, GAIN_PRODUCT, V_OWNER, V_ALIGNED, V_WIDE, V_TWO, V_FOND };

static const term_t terms[] = {
    [ZERO]         = { "0", "0" },
    [GAP]          = { "D - 3 delta/2", "D-\\tfrac32\\delta" },
    [LEAST_GAP]    = { "min rO(x) - rO(y), x in B, y off B", "\\min_{x\\in B,\\,y\\notin B}r_O(x)-r_O(y)" },
    [H_SUP]        = { "Hsup", "\\bar H" },
    [H_INF]        = { "Hinf", "\\underline H" },
    [V]            = { "v", "v" },
    [F_OF_V]       = { "f(v) = Hinf v/(Hinf v + Hsup(1-v))", "f(v)" },
    [GAIN]         = { "f(v) - v", "f(v)-v" },
    [GAIN_PRODUCT] = { "(z-1)v(1-v)/(zv + 1-v), z = Hinf/Hsup", "\\tfrac{(\\zeta-1)v(1-v)}{\\zeta v+1-v}" },
    [V_OWNER]      = { "v', owner-only", "v'_{\\text{owner-only}}" },
    [V_ALIGNED]    = { "v', two-stage, AO = AP, B = AO", "v'_{\\text{two-stage}}\\big|_{B=A_O=A_P}" },
    [V_WIDE]       = { "v', two-stage, AO = AP, B wider than AO", "v'_{\\text{two-stage}}\\big|_{A_O=A_P\\subset B}" },
    [V_TWO]        = { "v', two-stage", "v'_{\\text{two-stage}}" },
    [V_FOND]       = { "v', two-stage, Public no less fond of B", "v'_{\\text{two-stage}}\\big|_{r_P(B)\\ge r_P(B^c)}" },
    { NULL, NULL }
};

enum { L_GAP, L_GAP_SIGN, L_SUP, L_INF, L_GAIN_OWNER, L_GAIN, L_OWNER, L_GAIN_ALIGNED, L_ALIGNED, L_GAIN_WIDE, L_WIDE, L_GAIN_TWO, L_TWO, L_GAIN_FOND, L_FOND };

static const link_t links[] = {
    [L_GAP]          = { "(10)", GAP, REL_LE, LEAST_GAP, STEP },
    [L_GAP_SIGN]     = { "(10), not negative", ZERO, REL_LE, GAP, STEP },
    [L_SUP]          = { "Hsup positive", ZERO, REL_LT, H_SUP, STEP },
    [L_INF]          = { "Hsup <= Hinf", H_SUP, REL_LE, H_INF, STEP },
    [L_GAIN_OWNER]   = { "(12), owner-only", F_OF_V, REL_LE, V_OWNER, STEP },
    [L_GAIN]         = { "(13)", GAIN, REL_EQ, GAIN_PRODUCT, STEP },
    [L_OWNER]        = { "monotone, owner-only", V, REL_LE, V_OWNER, STATEMENT },
    [L_GAIN_ALIGNED] = { "(12), two-stage, AO = AP, B = AO", F_OF_V, REL_LE, V_ALIGNED, STEP },
    [L_ALIGNED]      = { "monotone, two-stage, AO = AP, B = AO", V, REL_LE, V_ALIGNED, STATEMENT },
    [L_GAIN_WIDE]    = { "(12), two-stage, AO = AP, B wider than AO", F_OF_V, REL_LE, V_WIDE, STEP },
    [L_WIDE]         = { "monotone, two-stage, AO = AP, B wider than AO", V, REL_LE, V_WIDE, STATEMENT },
    [L_GAIN_TWO]     = { "(12), two-stage", F_OF_V, REL_LE, V_TWO, STEP },
    [L_TWO]          = { "monotone, two-stage", V, REL_LE, V_TWO, STATEMENT },
    [L_GAIN_FOND]    = { "(12), two-stage, Public no less fond of B", F_OF_V, REL_LE, V_FOND, OURS },
    [L_FOND]         = { "monotone, two-stage, Public no less fond of B", V, REL_LE, V_FOND, OURS },
    { .name = NULL }
};

/* Hinf, Hsup and what follows from them. */
static void chain_weights(chain_t *t, const game_t *g, const buffer_t *b, mpq_srcptr H, const bt_levels_t *L)
{
    mpq_srcptr inf = NULL, sup = NULL, v = set_mass(g->p0, b->B);
    for (size_t x = 0; x < g->n; x++) {
        mpq_srcptr h = H + L->level[x];
        if (b->B[x] && (!inf || mpq_cmp(h, inf) < 0)) inf = h;
        if (!b->B[x] && (!sup || mpq_cmp(h, sup) > 0)) sup = h;
    }
    mpq_ptr q = arena_mpq(g->home, 5), off = q + 1, f = q + 2, z = q + 3, gain = q + 4;
    mpz_sub(mpq_numref(off), mpq_denref(v), mpq_numref(v));
    mpz_set(mpq_denref(off), mpq_denref(v)); /* 1 - v */
    mpq_mul(q, sup, off);
    mpq_mul(f, inf, v);
    mpq_add(q, q, f);
    mpq_div(f, f, q);
    mpq_div(z, inf, sup);
    mpq_mul(q, z, v);
    mpq_add(q, q, off); /* z v + 1 - v */
    mpz_sub(mpq_numref(gain), mpq_numref(z), mpq_denref(z));
    mpz_set(mpq_denref(gain), mpq_denref(z));
    mpq_mul(gain, gain, v);
    mpq_mul(gain, gain, off);
    mpq_div(gain, gain, q);
    chain_term(t, H_SUP, real_rat(g->home, sup));
    chain_term(t, H_INF, real_rat(g->home, inf));
    chain_term(t, V, real_rat(g->home, v));
    chain_term(t, F_OF_V, real_rat(g->home, f));
    chain_term(t, GAIN, real_sub(real_rat(g->home, f), real_rat(g->home, v)));
    chain_term(t, GAIN_PRODUCT, real_rat(g->home, gain));
}

/* v' after both stages, under each hypothesis on the Public and on B. */
static void chain_two_stages(chain_t *t, const game_t *g, const bool *B, const real_t *v)
{
    const char *aligned = game_not_aligned(g), *wider = buffer_wider(g, B), *fond = public_less_fond(g, B);
    for (unsigned k = L_GAIN_ALIGNED; aligned && k <= L_WIDE; k++) chain_aside(t, k, "%s", aligned);
    for (unsigned k = L_GAIN_ALIGNED; wider && k <= L_ALIGNED; k++) chain_aside(t, k, "%s", wider);
    for (unsigned k = L_GAIN_WIDE; !wider && k <= L_WIDE; k++) chain_aside(t, k, "B = AO");
    for (unsigned k = L_GAIN_FOND; fond && k <= L_FOND; k++) chain_aside(t, k, "%s", fond);
    chain_term(t, V_TWO, v);
    if (!aligned) chain_term(t, wider ? V_WIDE : V_ALIGNED, v);
    if (!fond) chain_term(t, V_FOND, v);
}

static void chain(chain_t *t, const candidate_t *c)
{
    const game_t *g = game_of(t, c);
    const buffer_t *b = g ? buffer_of(t, c, g->n, g->owner) : NULL;
    if (!b) return;
    arena_t *A = g->home;
    const bt_levels_t *L = bt_levels(A, g->n, g->owner);
    mpq_ptr H = arena_mpq(A, L->levels), least = arena_mpq(A, 1);
    chain_term(t, ZERO, real_si(A, 0));
    chain_term(t, GAP, real_neg(real_log_rat(A, buffer_decay(A, b, 3))));
    mpq_div(least, b->least, b->most);
    chain_term(t, LEAST_GAP, real_log_rat(A, least));
    const pmf_t *q = game_owner_stage(g, g->p0), *p1 = q ? game_public_stage(g, q) : NULL;
    if (!p1 || !bt_weights(H, L, g->p0, g->K)) { pools_beyond(t); return; }
    chain_weights(t, g, b, H, L);
    chain_term(t, V_OWNER, term_mass(q, b->B));
    chain_two_stages(t, g, b->B, term_mass(p1, b->B));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static const long pools[5] = { 2, 3, 5, 10, 30 };

static void set_public(candidate_t *c, draw_t *d, size_t n, bool aligned)
{
    long w[4];
    for (size_t x = 0; x < n; x++) w[x] = draw_int(d, 1, 9);
    if (aligned) w[0] = 10;
    game_set_weights(c, "e^rP", n, w);
    candidate_set_ratio(c, "M", pools[draw_int(d, 0, 3)], 1);
}

static void make_true_gap(candidate_t *c, draw_t *d, size_t i)
{
    buffer_make_true_gap(c, d, i, "p0");
    set_public(c, d, candidate_dim(c, 'x'), draw_once_in(d, 2));
    candidate_set_ratio(c, "K", pools[i % 5], 1);
}

/* Two points, the same favourite or opposed ones, small pools. */
static void make_pair(candidate_t *c, draw_t *d, size_t i)
{
    static const long owner[3][2] = { { 2, 1 }, { 3, 1 }, { 3, 2 } }, public[4][2] = { { 1, 2 }, { 1, 4 }, { 1, 3 }, { 2, 1 } };
    static const long p[2][2] = { { 1, 1 }, { 1, 3 } };
    (void)d;
    game_set(c, 2, owner[i % 3], public[i / 3 % 4], p[i / 12 % 2], pools[i / 24 % 3], pools[i / 72]);
    candidate_set_ratio(c, "e^(delta/2)", 41, 40);
    candidate_set_ratio(c, "e^D", owner[i % 3][0], owner[i % 3][1]);
}

/* Three points: AO = AP = {0}; point 1 is in B, and the Public cares little for it. */
static void make_wide(candidate_t *c, draw_t *d, size_t i)
{
    static const long w[3][3] = { { 3, 2, 1 }, { 9, 8, 1 }, { 20, 19, 1 } }, w2[3][3] = { { 5, 1, 4 }, { 3, 1, 2 }, { 9, 1, 8 } };
    static const long start[4][3] = { { 1, 3, 4 }, { 1, 1, 1 }, { 1, 8, 8 }, { 1, 1, 8 } };
    const long *a = w[i % 3];
    (void)d;
    game_set(c, 3, a, w2[i / 3 % 3], start[i / 9 % 4], pools[i / 36 % 2], pools[i / 72 % 2]);
    candidate_set_ratio(c, "e^(delta/2)", a[0], a[1]);
    candidate_set_ratio(c, "e^D", a[0] * a[0] * a[0], a[1] * a[1] * a[2]); /* (8) with equality: e^D = (top/off) s^2 */
}

static void make_continuous(candidate_t *c, draw_t *d, size_t i)
{
    buffer_make_continuous(c, d, i, "p0");
    set_public(c, d, candidate_dim(c, 'x'), draw_once_in(d, 2));
    candidate_set_ratio(c, "K", pools[i % 3], 1);
}

static void make_near_half(candidate_t *c, draw_t *d, size_t i)
{
    mpq_srcptr v;
    buffer_make_near_half(c, i, "p0", &v);
    set_public(c, d, candidate_dim(c, 'x'), i / 12 % 2);
    if (mpq_cmp_ui(candidate_number(c, "K"), 30, 1) > 0) candidate_set_ratio(c, "K", 30, 1);
}

static const family_t pair = { "pair", "two points, the same favourite or opposed ones", 216, make_pair };
static const family_t wide = { "wide", "three points: the Public cares little for a point of B", 144, make_wide };
static const family_t near_half = { "near-half", "delta nearly D/2, B = AO and wider", BUFFERS_NEAR_HALF, make_near_half };
static const family_t true_gap = { "true-gap", "two and three levels, D the gap, so B = AO", 720, make_true_gap };
static const family_t continuous = { "continuous", "a buffer wider than AO, D as (8) allows", 0, make_continuous };

const lemma_t game_buffer_mass = {
    .id = "game/buffer-mass",
    .printed = "Lemma 1",
    .title = "The mass of the buffer does not fall",
    .statement = "Curation multiplies the odds of the Owner's near-best set by at least Hinf/Hsup >= 1.",
    .uses = (const char *const[]){ "game/weight", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &pair, &wide, &near_half, &true_gap, &continuous, NULL }, .chain = chain
};
