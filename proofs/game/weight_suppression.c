/* SPDX-License-Identifier: MIT
**
** game/weight-suppression -- a large pool suppresses what is off the buffer.
**
** States    For K >= max(2, K0), K0 = ceil(1 + 8/((D - delta) v)), and x off B: (14), (15), (18)-(21) below. N_B is the number of competitors
**           in B, E = {N_B >= (K-1) v/2}, C_O = 4/v + e^(delta/2), and `share` stands for K e^r(x)/(e^r(x) + sum of the competitors').
** Given     the buffer B of game/buffer-mass, 0 < v <= p(B).
** Idea      Chernoff bounds P(not E); on E at least (K-1)v/2 competitors are better than x by e^(D - 3 delta/2).
** Ours      K0' = 1 + ceil(8 (D - delta)/v), with which (15) does follow from (14). The step E[share; not E] <= P(not E)
**           takes a share of K for one of 1: K P(not E) is what holds. And for every K >= 2,
**           H(x) <= (2/v) e^(-(D - 3 delta/2)) + K (1-v)^(K-1):  E[1/N_B; N_B >= 1] <= E[2/(N_B+1)] <= 2/(K v), and P(N_B = 0) = (1-p(B))^(K-1).
**           With K >= K0' that is below (21).
** Uses      game/weight, game/buffer-mass.
*/
#include "proofs/game/buffer.h"
#include "proofs/game/families.h"
#include "numerics/pools/pools.h"

static const param_t params[] = {
    PARAM_OWNER, { "p", PARAM_LAW, "x", 0, "p_t, the law of the competitors" }, PARAM_K, PARAM_HALF_DELTA, PARAM_GAP, PARAM_LEAST_MASS, PARAM_END
};

/*! terms */
enum { P_OFF, CHERNOFF, E_GAP, SHARE, ON_MOST, MEAN_ON, MEAN_OFF, K_P_OFF, OFF_MOST, WEIGHT, C_O_BOUND, OURS_BOUND };

static const term_t terms[] = {
    [P_OFF]      = { "P(N_B < (K-1)v/2)", "P\\bigl(N_B<\\tfrac{(K-1)v}2\\bigr)" },
    [CHERNOFF]   = { "exp(-(K-1)v/8)", "e^{-(K-1)v/8}" },
    [E_GAP]      = { "exp(-(D-delta))", "e^{-(D-\\delta)}" },
    [SHARE]      = { "greatest share of a pool in E", "\\max_E\\tfrac{Ke^{r(x)}}{e^{r(x)}+\\sum}" },
    [ON_MOST]    = { "(4/v) exp(-(D-3delta/2))", "\\tfrac4ve^{-(D-\\frac32\\delta)}" },
    [MEAN_ON]    = { "E[share; E]", "\\mathbb E[\\mathrm{share};E]" },
    [MEAN_OFF]   = { "E[share; not E]", "\\mathbb E[\\mathrm{share};E^c]" },
    [K_P_OFF]    = { "K P(not E)", "K\\,P(E^c)" },
    [OFF_MOST]   = { "exp(delta/2) exp(-(D-3delta/2))", "e^{\\delta/2}e^{-(D-\\frac32\\delta)}" },
    [WEIGHT]     = { "H(x)", "H(x)" },
    [C_O_BOUND]  = { "C_O exp(-(D-3delta/2))", "C_O\\,e^{-(D-\\frac32\\delta)}" },
    [OURS_BOUND] = { "(2/v) exp(-(D-3delta/2)) + K(1-v)^(K-1)", "\\tfrac2ve^{-(D-\\frac32\\delta)}+K(1-v)^{K-1}" },
    { NULL, NULL }
};

enum { PAPERS = 7, OURS_FROM = PAPERS }; /* links 0-6 for K >= K0, links 7-13 the same for K >= K0' */

static const link_t links[] = {
    { "(14)", P_OFF, REL_LE, CHERNOFF, STEP },
    { "(15)", P_OFF, REL_LE, E_GAP, STEP },
    { "(18)", SHARE, REL_LE, ON_MOST, STEP },
    { "(19)", MEAN_ON, REL_LE, ON_MOST, STEP },
    { "(20), share at most 1", MEAN_OFF, REL_LE, P_OFF, STEP },
    { "(20), by (15)", P_OFF, REL_LE, OFF_MOST, STEP },
    { "(21)", WEIGHT, REL_LE, C_O_BOUND, STATEMENT },
    { "(14), K >= K0'", P_OFF, REL_LE, CHERNOFF, OURS },
    { "(15), K >= K0'", P_OFF, REL_LE, E_GAP, OURS },
    { "(18), K >= K0'", SHARE, REL_LE, ON_MOST, OURS },
    { "(19), K >= K0'", MEAN_ON, REL_LE, ON_MOST, OURS },
    { "(20), share at most 1, K >= K0'", MEAN_OFF, REL_LE, P_OFF, OURS },
    { "(20), by (15), K >= K0'", P_OFF, REL_LE, OFF_MOST, OURS },
    { "(21), K >= K0'", WEIGHT, REL_LE, C_O_BOUND, OURS },
    { "(20), share at most K", MEAN_OFF, REL_LE, K_P_OFF, OURS },
    { "H(x), every K", WEIGHT, REL_LE, OURS_BOUND, OURS },
    { .name = NULL }
};

/* Half of the mean, v (K-1)/2, rounded up: the least N_B of a pool in E. */
static unsigned long least_on_E(mpq_srcptr v, unsigned long K)
{
    mpz_t n, d;
    mpz_init(n);
    mpz_init(d);
    mpz_mul_ui(n, mpq_numref(v), K - 1);
    mpz_mul_2exp(d, mpq_denref(v), 1);
    mpz_cdiv_q(n, n, d);
    unsigned long least = mpz_get_ui(n);
    mpz_clear(n);
    mpz_clear(d);
    return least;
}

/* A pool in E is worst for B with as few competitors of B as E allows, of its least weight, and the others of the least
** weight. */
static const real_t *greatest_share(arena_t *A, const buffer_t *b, mpq_srcptr w, mpq_srcptr low, unsigned long least, unsigned long K)
{
    mpq_ptr sum = arena_mpq(A, 1), part = arena_mpq(A, 1);
    mpq_set_ui(sum, least, 1);
    mpq_mul(sum, sum, b->least);
    mpq_set_ui(part, K - 1 - least, 1);
    mpq_mul(part, part, low);
    mpq_add(sum, sum, part);
    mpq_add(sum, sum, w);
    mpq_set_ui(part, K, 1);
    mpq_mul(part, part, w);
    mpq_div(part, part, sum);
    return real_rat(A, part);
}

/* (2/v) e^(-(D - 3 delta/2)) + K (1-v)^(K-1). */
static const real_t *bound_for_every_K(arena_t *A, const buffer_t *b, mpq_srcptr v, unsigned long K)
{
    mpq_ptr q = arena_mpq(A, 1), miss = arena_mpq(A, 1);
    mpq_set_ui(q, 2, 1);
    mpq_div(q, q, v);
    mpq_mul(q, q, buffer_decay(A, b, 3));
    mpz_sub(mpq_numref(miss), mpq_denref(v), mpq_numref(v));
    mpz_pow_ui(mpq_numref(miss), mpq_numref(miss), K - 1);
    mpz_mul_ui(mpq_numref(miss), mpq_numref(miss), K);
    mpz_pow_ui(mpq_denref(miss), mpq_denref(v), K - 1);
    mpq_canonicalize(miss);
    mpq_add(q, q, miss);
    return real_rat(A, q);
}

static void chain_point(chain_t *t, const buffer_t *b, const pools_t *pools, mpq_srcptr w, mpq_srcptr low, mpq_srcptr v, unsigned long K, size_t x)
{
    arena_t *A = t->home;
    unsigned long least = least_on_E(v, K);
    mpq_ptr four = arena_mpq(A, 1), chernoff = arena_mpq(A, 1), pool = arena_mpq(A, 1), bound = arena_mpq(A, 1);
    mpq_set_ui(four, 4, 1);
    mpq_div(four, four, v);
    mpq_mul(four, four, buffer_decay(A, b, 3));
    mpq_set_si(chernoff, -(long)(K - 1), 8);
    mpq_canonicalize(chernoff);
    mpq_mul(chernoff, chernoff, v);
    mpq_set_ui(pool, K, 1);
    mpq_mul(bound, buffer_constant(A, b, v), buffer_decay(A, b, 3));
    const real_t *p_off = pools_probability(pools, 0, least - 1);
    chain_row(t, "x=%zu", x);
    chain_term(t, P_OFF, p_off);
    chain_term(t, CHERNOFF, real_exp(real_rat(A, chernoff)));
    chain_term(t, E_GAP, real_rat(A, buffer_decay(A, b, 2)));
    chain_term(t, SHARE, greatest_share(A, b, w + x, low, least, K));
    chain_term(t, ON_MOST, real_rat(A, four));
    chain_term(t, MEAN_ON, pools_share(pools, x, least, K - 1));
    chain_term(t, MEAN_OFF, pools_share(pools, x, 0, least - 1));
    chain_term(t, K_P_OFF, real_scale(p_off, pool));
    chain_term(t, OFF_MOST, real_rat(A, buffer_decay(A, b, 4)));
    chain_term(t, WEIGHT, pools_share(pools, x, 0, K - 1));
    chain_term(t, C_O_BOUND, real_rat(A, bound));
    chain_term(t, OURS_BOUND, bound_for_every_K(A, b, v, K));
}

static void chain(chain_t *t, const candidate_t *c)
{
    const pmf_t *p = candidate_law(c, "p");
    mpq_srcptr w = candidate_value(c, "e^rO")->at, v = candidate_number(c, "v"), low = NULL;
    unsigned long K = pool_of(t, c, "K");
    const buffer_t *b = K && weights_positive(t, c, "e^rO") ? buffer_of(t, c, p->cells, w) : NULL;
    if (!b) return;
    if (!buffer_bears(t, b, p, v) || !full_support(t, c, "p")) return;
    bool reaches = pool_reaches_K0(b, v, K), reaches_ours = pool_reaches_K0_ours(b, v, K);
    for (unsigned k = 0; k < PAPERS; k++) {
        if (!reaches) chain_aside(t, k, "K is below K0");
        if (!reaches_ours) chain_aside(t, OURS_FROM + k, "K is below K0'");
    }
    if (!chain_affords(t, 16 * (double)K * (double)mpz_sizeinbase(mpq_denref(v), 2), "what is made of v^(K-1)")) return;
    for (size_t x = 0; x < p->cells; x++)
        if (!low || mpq_cmp(w + x, low) < 0) low = w + x;
    const pools_t *pools = pools_make(p, w, b->B, K);
    if (!pools) { pools_beyond(t); return; }
    for (size_t x = 0; x < p->cells; x++)
        if (!b->B[x]) chain_point(t, b, pools, w, low, v, K, x);
}
/*! end */

/* Small ones: a third level below the second; a wide gap with a small pool. */
static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    static const long w[4][3] = { { 200, 2, 1 }, { 1000, 10, 1 }, { 4, 2, 1 }, { 400, 200, 1 } }, gap[4] = { 100, 100, 2, 2 };
    static const long p[3][3] = { { 18, 1, 1 }, { 90, 1, 9 }, { 9, 1, 0 } }, pool[6] = { 2, 3, 4, 6, 8, 12 };
    size_t n = i % 3 == 2 ? 2 : 3;
    (void)d;
    game_set_weights(c, "e^rO", n, w[i / 3 % 4]);
    game_set_law(c, "p", n, p[i % 3]);
    candidate_set_ratio(c, "e^D", gap[i / 3 % 4], 1);
    candidate_set_ratio(c, "e^(delta/2)", 41, 40);
    candidate_set_ratio(c, "v", 9, 10);
    candidate_set_ratio(c, "K", pool[i / 12], 1);
}

static void make_true_gap(candidate_t *c, draw_t *d, size_t i) { candidate_set_number(c, "v", buffer_make_true_gap(c, d, i, "p")); }
static void make_continuous(candidate_t *c, draw_t *d, size_t i) { candidate_set_number(c, "v", buffer_make_continuous(c, d, i, "p")); }

static void make_near_half(candidate_t *c, draw_t *d, size_t i)
{
    mpq_srcptr v;
    (void)d;
    buffer_make_near_half(c, i, "p", &v);
    candidate_set_number(c, "v", v);
}

static const family_t corners = { "corners", "two and three levels, small numbers, small pools", 72, make_corner };
static const family_t near_half = { "near-half", "delta nearly D/2, B = AO and wider, v down to a tenth of p(B)", BUFFERS_NEAR_HALF, make_near_half };
static const family_t true_gap = { "true-gap", "two and three levels, gaps from 1/100 to 30, pools at K0, K0' and above", 1440, make_true_gap };
static const family_t continuous = { "continuous", "a buffer wider than AO, D as (8) allows", 0, make_continuous };

const lemma_t game_weight_suppression = {
    .id = "game/weight-suppression",
    .printed = "Lemma 2",
    .title = "Large pools suppress what is off the buffer",
    .statement = "For pools of at least K0 the weight of a point off the buffer is at most C_O exp(-(D - 3 delta/2)).",
    .uses = (const char *const[]){ "game/weight", "game/buffer-mass", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &corners, &near_half, &true_gap, &continuous, NULL }, .chain = chain
};
