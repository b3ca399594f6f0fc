/* SPDX-License-Identifier: MIT
**
** game/outside-mass -- the mass off the buffer shrinks by the factor rho a round.
**
** States    For K >= max(2, K0): H(x) >= e^(-delta/2) on B (25); Z = sum p H >= e^(-delta/2) v (27); m' <= rho m, m = p(X - B),
**           rho = (C_O/v) exp(-(D - 2 delta)).
** Given     the buffer B of game/buffer-mass, 0 < v <= p(B). The last is checked for p' after the Owner's stage, and after both, with
**           AO = AP, once for B = AO and once for a wider B, and without AO = AP.
** Idea      m' <= (sup of H off B) m/Z, and (21).
** Ours      After the Owner's stage the same for K >= K0'. After both stages M rho m is what holds, since the Public's stage multiplies a mass by at most M;
**           and rho m when the Public likes every point of B at least as much as every point off it. And for every K >= 2 the odds
**           of X - B fall by R, the least ratio H(x)/H(y), x in B, y off B, over all laws: m' <= m/(m + R (1-m)).
** Uses      game/weight-suppression.
*/
#include "proofs/game/buffer.h"
#include "proofs/game/families.h"
#include "numerics/pools/bt_image.h"

#include <math.h>

static const param_t params[] = { PARAM_OWNER, PARAM_PUBLIC, PARAM_START, PARAM_K, PARAM_M, PARAM_HALF_DELTA, PARAM_GAP, PARAM_LEAST_MASS, PARAM_END };

/*! terms */
enum { E_DELTA, H_INF, E_DELTA_V, Z, M_OWNER, M_ALIGNED, M_WIDE, M_TWO, M_FOND, RHO_M, POOL_RHO_M, ODDS_M };

static const term_t terms[] = {
    [E_DELTA]   = { "exp(-delta/2)", "e^{-\\delta/2}" },
    [H_INF]     = { "min H(x), x in B", "\\min_{x\\in B}H(x)" },
    [E_DELTA_V] = { "exp(-delta/2) v", "e^{-\\delta/2}v" },
    [Z]         = { "Z = sum_x p(x) H(x)", "Z" },
    [M_OWNER]   = { "m', owner-only", "m'_{\\text{owner-only}}" },
    [M_ALIGNED] = { "m', two-stage, AO = AP, B = AO", "m'_{\\text{two-stage}}\\big|_{B=A_O=A_P}" },
    [M_WIDE]    = { "m', two-stage, AO = AP, B wider than AO", "m'_{\\text{two-stage}}\\big|_{A_O=A_P\\subset B}" },
    [M_TWO]     = { "m', two-stage", "m'_{\\text{two-stage}}" },
    [M_FOND]    = { "m', two-stage, Public no less fond of B", "m'_{\\text{two-stage}}\\big|_{r_P(B)\\ge r_P(B^c)}" },
    [RHO_M]     = { "rho m", "\\rho\\,m" },
    [POOL_RHO_M] = { "M rho m", "M\\rho\\,m" },
    [ODDS_M]    = { "m/(m + R(1-m))", "\\tfrac m{m+R(1-m)}" },
    { NULL, NULL }
};

enum {
    L_25, L_27, L_OWNER, L_ALIGNED, L_WIDE, L_TWO,                                                      /* K >= K0 */
    L_OWNER_OURS, L_ALIGNED_OURS, L_WIDE_OURS, L_TWO_OURS, L_FOND_OURS, L_POOL_OURS, /* K >= K0' */
    L_ODDS_OWNER, L_ODDS_FOND
};

static const link_t links[] = {
    [L_25]           = { "(25)", E_DELTA, REL_LE, H_INF, STEP },
    [L_27]           = { "(27)", E_DELTA_V, REL_LE, Z, STEP },
    [L_OWNER]        = { "m' <= rho m, owner-only", M_OWNER, REL_LE, RHO_M, STATEMENT },
    [L_ALIGNED]      = { "m' <= rho m, two-stage, AO = AP, B = AO", M_ALIGNED, REL_LE, RHO_M, STATEMENT },
    [L_WIDE]         = { "m' <= rho m, two-stage, AO = AP, B wider than AO", M_WIDE, REL_LE, RHO_M, STATEMENT },
    [L_TWO]          = { "m' <= rho m, two-stage", M_TWO, REL_LE, RHO_M, STATEMENT },
    [L_OWNER_OURS]   = { "m' <= rho m, owner-only, K >= K0'", M_OWNER, REL_LE, RHO_M, OURS },
    [L_ALIGNED_OURS] = { "m' <= rho m, two-stage, AO = AP, B = AO, K >= K0'", M_ALIGNED, REL_LE, RHO_M, OURS },
    [L_WIDE_OURS]    = { "m' <= rho m, two-stage, AO = AP, B wider than AO, K >= K0'", M_WIDE, REL_LE, RHO_M, OURS },
    [L_TWO_OURS]     = { "m' <= rho m, two-stage, K >= K0'", M_TWO, REL_LE, RHO_M, OURS },
    [L_FOND_OURS]    = { "m' <= rho m, two-stage, Public no less fond of B, K >= K0'", M_FOND, REL_LE, RHO_M, OURS },
    [L_POOL_OURS]    = { "m' <= M rho m, two-stage, K >= K0'", M_TWO, REL_LE, POOL_RHO_M, OURS },
    [L_ODDS_OWNER]   = { "odds fall by R, owner-only, every K", M_OWNER, REL_LE, ODDS_M, OURS },
    [L_ODDS_FOND]    = { "odds fall by R, two-stage, Public no less fond of B, every K", M_FOND, REL_LE, ODDS_M, OURS },
    { .name = NULL }
};

/* m/(m + R(1-m)); 1/R is the greatest ratio H(y)/H(x) over all laws, between the greatest weight off B and the least on it. */
static mpq_srcptr odds_bound(const game_t *g, const buffer_t *b, mpq_srcptr m)
{
    mpq_srcptr low, top;
    mpq_ptr inverse = arena_mpq(g->home, 1), q = arena_mpq(g->home, 1);
    weight_range(&low, &top, g->n, g->owner);
    ratio_most(inverse, b->most, b->least, low, top, g->K);
    mpz_sub(mpq_numref(q), mpq_denref(m), mpq_numref(m));
    mpz_set(mpq_denref(q), mpq_denref(m));
    mpq_div(q, q, inverse);
    mpq_add(q, q, m);
    mpq_div(q, m, q);
    return q;
}

/* False when the Public's stage cannot be counted. */
static bool chain_rounds(chain_t *t, const game_t *g, const buffer_t *b, mpq_srcptr v, const pmf_t *q)
{
    arena_t *A = g->home;
    const bool *off = set_minus(A, g->n, NULL, b->B);
    mpq_srcptr m = set_mass(g->p0, off);
    mpq_ptr rho_m = arena_mpq(A, 2), pool_rho_m = rho_m + 1;
    mpq_mul(rho_m, buffer_rho(A, b, v), m);
    mpq_set_ui(pool_rho_m, g->M, 1);
    mpq_mul(pool_rho_m, pool_rho_m, rho_m);
    const mpq_srcptr bounds[] = { rho_m, pool_rho_m, odds_bound(g, b, m) };
    const real_t *owner = bt_image_mass(q, NULL, off, 3, bounds), *two = bt_image_mass(q, &(stage_t){ g->public, g->M }, off, 3, bounds);
    if (!two) return false;
    chain_term(t, RHO_M, real_rat(A, rho_m));
    chain_term(t, POOL_RHO_M, real_rat(A, pool_rho_m));
    chain_term(t, ODDS_M, real_rat(A, bounds[2]));
    chain_term(t, M_OWNER, owner);
    chain_term(t, M_TWO, two);
    if (game_aligned(g)) chain_term(t, buffer_wider(g, b->B) ? M_WIDE : M_ALIGNED, two);
    if (!public_less_fond(g, b->B)) chain_term(t, M_FOND, two);
    return true;
}

/* The hypotheses on K, on the Public and on B, link by link. */
static void set_aside(chain_t *t, const game_t *g, const buffer_t *b, mpq_srcptr v)
{
    const char *aligned = game_not_aligned(g), *wider = buffer_wider(g, b->B), *fond = public_less_fond(g, b->B);
    for (unsigned k = 0; !pool_reaches_K0(b, v, g->K) && k < L_OWNER_OURS; k++) chain_aside(t, k, "K is below K0");
    for (unsigned k = L_OWNER_OURS; !pool_reaches_K0_ours(b, v, g->K) && k < L_ODDS_OWNER; k++) chain_aside(t, k, "K is below K0'");
    for (unsigned k = 0; k < 2; k++) {
        unsigned same = k ? L_ALIGNED_OURS : L_ALIGNED, wide = k ? L_WIDE_OURS : L_WIDE;
        if (aligned) { chain_aside(t, same, "%s", aligned); chain_aside(t, wide, "%s", aligned); }
        if (wider) chain_aside(t, same, "%s", wider);
        else chain_aside(t, wide, "B = AO");
        if (fond) chain_aside(t, k ? L_FOND_OURS : L_ODDS_FOND, "%s", fond);
    }
}

static void chain(chain_t *t, const candidate_t *c)
{
    const game_t *g = game_of(t, c);
    const buffer_t *b = g ? buffer_of(t, c, g->n, g->owner) : NULL;
    mpq_srcptr v = candidate_number(c, "v");
    if (!b) return;
    if (!buffer_bears(t, b, g->p0, v)) return;
    set_aside(t, g, b, v);
    arena_t *A = g->home;
    const bt_levels_t *L = bt_levels(A, g->n, g->owner);
    mpq_ptr H = arena_mpq(A, L->levels), total = arena_mpq(A, 3), part = total + 1, low = total + 2;
    if (!bt_weights(H, L, g->p0, g->K) || !chain_rounds(t, g, b, v, bt_times(L, g->p0, H))) {
        pools_beyond(t);
        return;
    }
    mpq_srcptr least = NULL;
    for (size_t x = 0; x < g->n; x++)
        if (b->B[x] && (!least || mpq_cmp(H + L->level[x], least) < 0)) least = H + L->level[x];
    bt_mean(total, L, g->p0, H);
    mpq_inv(low, b->s);
    mpq_mul(part, low, v);
    chain_term(t, E_DELTA, real_rat(A, low));
    chain_term(t, H_INF, real_rat(A, least));
    chain_term(t, E_DELTA_V, real_rat(A, part));
    chain_term(t, Z, real_rat(A, total));
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

/* Exact rounds of two levels take pools of a few hundred, of three a few dozen; the Public's are small. */
static void complete(candidate_t *c, draw_t *d)
{
    size_t n = candidate_dim(c, 'x');
    long w[4], most = n == 2 ? 200 : 40;
    bool aligned = draw_once_in(d, 2);
    for (size_t x = 0; x < n; x++) w[x] = draw_int(d, 1, 9);
    if (aligned) w[0] = 10;
    game_set_weights(c, "e^rP", n, w);
    candidate_set_ratio(c, "M", DRAW_FROM(d, 2, 2, 3, 5), 1);
    if (mpq_cmp_si(candidate_number(c, "K"), most, 1) > 0) candidate_set_ratio(c, "K", most, 1);
}

static void make_true_gap(candidate_t *c, draw_t *d, size_t i)
{
    candidate_set_number(c, "v", buffer_make_true_gap(c, d, i, "p0"));
    complete(c, d);
}

static void make_continuous(candidate_t *c, draw_t *d, size_t i)
{
    candidate_set_number(c, "v", buffer_make_continuous(c, d, i, "p0"));
    complete(c, d);
}

/* Two points, opposed, the Public's gap and pool as large as can be; then three points with AO = AP = {0} and most of the mass on a point of B for
** which the Public cares little. */
static void make_adverse(candidate_t *c, draw_t *d, size_t i)
{
    static const long gap[3] = { 100, 1000, 100000 }, of_public[2] = { 10, 1000 }, start[2][2] = { { 1, 1 }, { 9, 1 } }, M[4] = { 2, 10, 30, 60 };
    (void)d;
    bool wide = i >= 48;
    if (wide) game_set(c, 3, (const long[]){ 1000, 999, 1 }, (const long[]){ 101, 1, 100 }, (const long[]){ 1, 98, 1 }, 2, M[i % 3]);
    else game_set(c, 2, (const long[]){ gap[i % 3], 1 }, (const long[]){ 1, of_public[i / 3 % 2] }, start[i / 6 % 2], 2, M[i / 12]);
    candidate_set_ratio(c, "e^(delta/2)", wide ? 1000 : 41, wide ? 999 : 40);
    candidate_set_ratio(c, "e^D", wide ? 1000000000 : gap[i % 3], wide ? 998001 : 1);
    mpq_srcptr v = set_mass(candidate_law(c, "p0"), wide ? (const bool[]){ true, true, false } : (const bool[]){ true, false });
    candidate_set_number(c, "v", v);
    double width = log(mpq_get_d(candidate_number(c, "e^D"))) - 2 * log(mpq_get_d(candidate_number(c, "e^(delta/2)")));
    candidate_set_ratio(c, "K", K0_ours_about(width, 0, mpq_get_d(v)), 1);
}

static void make_near_half(candidate_t *c, draw_t *d, size_t i)
{
    mpq_srcptr v;
    buffer_make_near_half(c, i, "p0", &v);
    candidate_set_number(c, "v", v);
    complete(c, d);
}

/* Small ones, K = K0': the Public undoes a small gap of the Owner's; AO = AP = {0}, most of the mass on a point of B for which the Public cares little. */
static void make_small(candidate_t *c, draw_t *d, size_t i)
{
    static const long M[6] = { 2, 3, 4, 6, 8, 10 };
    bool wide = i >= 6;
    (void)d;
    if (wide) game_set(c, 3, (const long[]){ 100, 99, 1 }, (const long[]){ 101, 1, 100 }, (const long[]){ 1, 98, 1 }, 39, M[i % 6]);
    else game_set(c, 2, (const long[]){ 3, 1 }, (const long[]){ 1, 1000 }, (const long[]){ 19, 1 }, 10, M[i % 6]);
    candidate_set_ratio(c, "e^(delta/2)", wide ? 100 : 41, wide ? 99 : 40);
    candidate_set_ratio(c, "e^D", wide ? 1000000 : 3, wide ? 9801 : 1);
    candidate_set_ratio(c, "v", wide ? 99 : 19, wide ? 100 : 20);
}

static const family_t small = { "small", "the same in small numbers", 12, make_small };
static const family_t near_half = { "near-half", "delta nearly D/2, B = AO and wider, v down to a tenth of p(B)", BUFFERS_NEAR_HALF, make_near_half };
static const family_t adverse = { "adverse", "K at K0', and a Public that undoes as much as it can", 51, make_adverse };
static const family_t true_gap = { "true-gap", "two and three levels, gaps from 1/100 to 30, pools at K0, K0' and above", 1440, make_true_gap };
static const family_t continuous = { "continuous", "a buffer wider than AO, D as (8) allows", 0, make_continuous };

const lemma_t game_outside_mass = {
    .id = "game/outside-mass",
    .printed = "Proposition 3",
    .title = "The mass off the buffer shrinks",
    .statement = "For pools of at least K0 the mass off the buffer is multiplied by at most rho a round.",
    .uses = (const char *const[]){ "game/weight-suppression", NULL },
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &adverse, &small, &near_half, &true_gap, &continuous, NULL }, .chain = chain
};
