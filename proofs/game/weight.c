/* SPDX-License-Identifier: MIT
**
** game/weight -- the Bradley-Terry weight of a point in a pool of K.
**
** States    sum_x p(x) H(x) = 1;  0 < H(x) <= K;  H(x) is a function of r(x) only and strictly increasing in it;  a constant added to r changes
**           nothing.
** Given     H(x) = E[ K e^r(x) / (e^r(x) + e^r(Y_1) + .. + e^r(Y_{K-1})) ], Y_j i.i.d. from p, K >= 2.
** Idea      The K shares of a pool of i.i.d. points sum to 1 and have the same mean. For w > w', w/(w+S) > w'/(w'+S) for every S > 0.
** Method    H is computed through the levels of the reward; for the links about levels and shifts it is computed once more,
**           with each point for itself and the weights as they stand.
*/
#include "proofs/game/families.h"

static const param_t params[] = {
    { "e^r", PARAM_TABLE, "x", 0, "the weight e^reward of each point" },
    { "p", PARAM_LAW, "x", 0, "the law of the competitors" },
    PARAM_K,
    { "e^c", PARAM_NUMBER, "", 0, "e to the constant that is added to the reward" },
    PARAM_END
};

/*! terms */
enum { ZERO, ONE, POOL, TOTAL, WEIGHT, ALIKE, LOWER, HIGHER, SHIFTED };

static const term_t terms[] = {
    [ZERO]    = { "0", "0" },
    [ONE]     = { "1", "1" },
    [POOL]    = { "K", "K" },
    [TOTAL]   = { "sum_x p(x) H(x)", "\\sum_x p(x)H(x)" },
    [WEIGHT]  = { "H(x)", "H(x)" },
    [ALIKE]   = { "H(y), r(y) = r(x)", "H(y)\\big|_{r(y)=r(x)}" },
    [LOWER]   = { "H(y), r(y) < r(x)", "H(y)\\big|_{r(y)<r(x)}" },
    [HIGHER]  = { "H(x), r(x) > r(y)", "H(x)\\big|_{r(x)>r(y)}" },
    [SHIFTED] = { "H(x) for r + c", "H^{(r+c)}(x)" },
    { NULL, NULL }
};

enum { L_TOTAL, L_POSITIVE, L_AT_MOST_K, L_ALIKE, L_INCREASING, L_SHIFT };

static const link_t links[] = {
    [L_TOTAL]      = { "total", TOTAL, REL_EQ, ONE, STATEMENT },
    [L_POSITIVE]   = { "positive", ZERO, REL_LT, WEIGHT, STATEMENT },
    [L_AT_MOST_K]  = { "at most K", WEIGHT, REL_LE, POOL, STATEMENT },
    [L_ALIKE]      = { "of the reward alone", WEIGHT, REL_EQ, ALIKE, STATEMENT },
    [L_INCREASING] = { "increasing", LOWER, REL_LT, HIGHER, STATEMENT },
    [L_SHIFT]      = { "shift", SHIFTED, REL_EQ, WEIGHT, STATEMENT },
    { .name = NULL }
};

static void chain_pairs(chain_t *t, size_t n, mpq_srcptr w, mpq_srcptr H, const size_t *level, mpq_srcptr apart)
{
    for (size_t x = 0; x < n; x++)
        for (size_t y = 0; y < n; y++) {
            if (x == y) continue;
            chain_row(t, "x=%zu, y=%zu", x, y);
            if (mpq_equal(w + x, w + y)) {
                chain_term(t, WEIGHT, real_rat(t->home, H + level[x]));
                chain_term(t, ALIKE, real_rat(t->home, apart + y));
            } else if (mpq_cmp(w + x, w + y) > 0) {
                chain_term(t, HIGHER, real_rat(t->home, H + level[x]));
                chain_term(t, LOWER, real_rat(t->home, H + level[y]));
            }
        }
}

static void chain(chain_t *t, const candidate_t *c)
{
    arena_t *A = c->home;
    const pmf_t *p = candidate_law(c, "p");
    size_t n = p->cells;
    mpq_srcptr w = candidate_value(c, "e^r")->at, shift = candidate_number(c, "e^c");
    unsigned long K = pool_of(t, c, "K");
    if (!K || !weights_positive(t, c, "e^r")) return;
    if (mpq_sgn(shift) <= 0) { chain_outside(t, "e^c is not positive"); return; }
    mpq_ptr H = arena_mpq(A, n), apart = arena_mpq(A, n), moved = arena_mpq(A, n), total = arena_mpq(A, 1), part = arena_mpq(A, 1);
    for (size_t x = 0; x < n; x++) mpq_mul(moved + x, w + x, shift);
    const bt_levels_t *L = bt_levels(A, n, w);
    if (!bt_weights(H, L, p, K) || !bt_weights(apart, bt_levels_apart(A, n, moved), p, K)) {
        pools_beyond(t);
        return;
    }
    for (size_t x = 0; x < n; x++) {
        pmf_prob(part, p, x);
        mpq_mul(part, part, H + L->level[x]);
        mpq_add(total, total, part);
    }
    chain_term(t, TOTAL, real_rat(A, total));
    chain_term(t, ONE, real_si(A, 1));
    for (size_t x = 0; x < n; x++) {
        chain_row(t, "x=%zu", x);
        chain_term(t, ZERO, real_si(A, 0));
        chain_term(t, WEIGHT, real_rat(A, H + L->level[x]));
        chain_term(t, POOL, real_si(A, (long)K));
        chain_term(t, SHIFTED, real_rat(A, apart + x));
    }
    if (L->levels == n) chain_aside(t, L_ALIKE, "no two points have one reward");
    if (L->levels == 1) chain_aside(t, L_INCREASING, "all points have one reward");
    if (!bt_weights(apart, bt_levels_apart(A, n, w), p, K)) { pools_beyond(t); return; }
    chain_pairs(t, n, w, H, L->level, apart);
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------------- */

static void set(candidate_t *c, size_t n, const long *w, const long *p, long K, long shift)
{
    game_set_weights(c, "e^r", n, w);
    game_set_law(c, "p", n, p);
    candidate_set_ratio(c, "K", K, 1);
    candidate_set_ratio(c, "e^c", shift, 7);
}

/* One point, two, a tie, points without mass, weights far apart; pools up to 100. */
static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    static const long w[5][3] = { { 1, 1, 1 }, { 2, 1, 1 }, { 1, 1, 3 }, { 1, 1000000, 1 }, { 5, 4, 3 } };
    static const long p[4][3] = { { 1, 1, 1 }, { 1, 0, 0 }, { 0, 1, 1 }, { 1, 1000, 1 } }, pool[] = { 2, 3, 10, 40, 100 };
    (void)d;
    set(c, 1 + i / 4 % 3, w[i / 12 % 5], p[i % 4][0] ? p[i % 4] : (i / 4 % 3 ? p[2] : p[0]), pool[i / 60], 3);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = (size_t)draw_int(d, 2, 5);
    long w[5], p[5], top = DRAW_FROM(d, 3, 12, 1000);
    (void)i;
    for (size_t x = 0; x < n; x++) { w[x] = draw_int(d, 1, top); p[x] = draw_once_in(d, 5) ? 0 : draw_int(d, 1, 20); }
    p[0]++;
    long last = draw_int(d, 1, 20);
    set(c, n, w, p, draw_int(d, 2, n > 3 ? 6 : 16), last);
}

static const family_t corners = { "corners", "one to three points, ties, masses 0, weights far apart, pools up to 100", 300, make_corner };
static const family_t randoms = { "random", "two to five points, some without mass", 0, make_random };

const lemma_t game_weight = {
    .id = "game/weight",
    .printed = "Definition 1",
    .title = "The Bradley-Terry weight",
    .statement = "The weights average to 1, lie between 0 and K, and grow with the reward, on which alone they depend.",
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &randoms, NULL }, .chain = chain
};
