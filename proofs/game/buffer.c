/* SPDX-License-Identifier: MIT */
#include "proofs/game/buffer.h"
#include "proofs/game/families.h"

#include <math.h>

/* --- the set and its constants -------------------------------------------------------------------------------------- */

/* (8): w e^D <= top s^2 for every point off B. */
static bool meets_8(const buffer_t *b, mpq_srcptr w)
{
    mpq_t left, right;
    mpq_inits(left, right, NULL);
    mpq_mul(left, w, b->gap);
    mpq_mul(right, b->top, b->s);
    mpq_mul(right, right, b->s);
    bool meets = mpq_cmp(left, right) <= 0;
    mpq_clears(left, right, NULL);
    return meets;
}

static bool delta_fits(chain_t *t, const buffer_t *b)
{
    mpq_t power;
    mpq_init(power);
    mpq_mul(power, b->s, b->s);
    mpq_mul(power, power, power);
    bool fits = mpq_cmp_ui(b->s, 1, 1) > 0 && mpq_cmp(power, b->gap) < 0;
    mpq_clear(power);
    if (!fits) chain_outside(t, mpq_cmp_ui(b->s, 1, 1) > 0 ? "delta is not below D/2" : "delta is not positive");
    return fits;
}

const buffer_t *buffer_of(chain_t *t, const candidate_t *c, size_t n, mpq_srcptr owner)
{
    buffer_t *b = ARENA_NEW(c->home, buffer_t);
    bool *B = ARENA_ARRAY(c->home, bool, n);
    mpq_srcptr low;
    *b = (buffer_t){ .B = B, .s = candidate_number(c, "e^(delta/2)"), .gap = candidate_number(c, "e^D") };
    if (!delta_fits(t, b)) return NULL;
    weight_range(&low, &b->top, n, owner);
    mpq_t near;
    mpq_init(near);
    mpq_div(near, b->top, b->s);
    for (size_t x = 0; x < n; x++) {
        B[x] = mpq_cmp(owner + x, near) >= 0; /* (7) */
        if (B[x] && (!b->least || mpq_cmp(owner + x, b->least) < 0)) b->least = owner + x;
        if (!B[x] && (!b->most || mpq_cmp(owner + x, b->most) > 0)) b->most = owner + x;
    }
    mpq_clear(near);
    if (!b->most) { chain_outside(t, "B is all of X"); return NULL; }
    for (size_t x = 0; x < n; x++)
        if (!B[x] && !meets_8(b, owner + x)) { chain_outside(t, "x=%zu meets neither (7) nor (8)", x); return NULL; }
    return b;
}

bool buffer_bears(chain_t *t, const buffer_t *b, const pmf_t *p, mpq_srcptr v)
{
    bool positive = mpq_sgn(v) > 0, bears = positive && mpq_cmp(v, set_mass(p, b->B)) <= 0;
    if (!bears) chain_outside(t, positive ? "v is above p(B)" : "v is not positive");
    return bears;
}

const char *public_less_fond(const game_t *g, const bool *B)
{
    for (size_t x = 0; x < g->n; x++)
        for (size_t y = 0; y < g->n; y++)
            if (B[x] && !B[y] && mpq_cmp(g->public + x, g->public + y) < 0)
                return arena_printf(g->home, "the Public likes x=%zu of B less than y=%zu off it", x, y);
    return NULL;
}

const char *buffer_wider(const game_t *g, const bool *B)
{
    for (size_t x = 0; x < g->n; x++)
        if (B[x] && !g->AO[x]) return arena_printf(g->home, "x=%zu is in B, not in AO", x);
    return NULL;
}

mpq_srcptr buffer_decay(arena_t *A, const buffer_t *b, unsigned long k)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_inv(q, b->gap);
    while (k--) mpq_mul(q, q, b->s);
    return q;
}

mpq_srcptr buffer_constant(arena_t *A, const buffer_t *b, mpq_srcptr v)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_ui(q, 4, 1);
    mpq_div(q, q, v);
    mpq_add(q, q, b->s);
    return q;
}

mpq_srcptr buffer_rho(arena_t *A, const buffer_t *b, mpq_srcptr v)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_div(q, buffer_constant(A, b, v), v);
    mpq_mul(q, q, buffer_decay(A, b, 4));
    return q;
}

/* --- pools ------------------------------------------------------------------------------------------------------------ */

/* The sign of a v log(e^D/s^2) - c. */
static int gap_against(const buffer_t *b, mpq_srcptr a, mpq_srcptr c)
{
    arena_t *A = arena_new();
    mpq_ptr g = arena_mpq(A, 2), minus = g + 1;
    mpq_div(g, b->gap, b->s);
    mpq_div(g, g, b->s);
    mpq_neg(minus, c);
    int sign = loglin_sgn(loglin_add(loglin_log(A, a, g), loglin_rat(A, minus)), true, NULL);
    arena_free(A);
    return sign;
}

bool pool_reaches_K0(const buffer_t *b, mpq_srcptr v, unsigned long K)
{
    mpq_t a, eight;
    mpq_inits(a, eight, NULL);
    mpq_set_ui(a, K - 1, 1);
    mpq_mul(a, a, v);
    mpq_set_ui(eight, 8, 1);
    bool reached = gap_against(b, a, eight) >= 0; /* (K-1) v (D - delta) >= 8 */
    mpq_clears(a, eight, NULL);
    return reached;
}

bool pool_reaches_K0_ours(const buffer_t *b, mpq_srcptr v, unsigned long K)
{
    mpq_t a, eight;
    mpq_inits(a, eight, NULL);
    mpq_set_ui(a, K - 1, 1);
    mpq_mul(a, a, v);
    mpq_set_ui(eight, 8, 1);
    bool reached = gap_against(b, eight, a) <= 0; /* 8 (D - delta) <= (K-1) v */
    mpq_clears(a, eight, NULL);
    return reached;
}

long K0_about(double gap, double delta, double v) { return (long)ceil(1 + 8 / ((gap - delta) * v)); }
long K0_ours_about(double gap, double delta, double v) { return 1 + (long)ceil(8 * (gap - delta) / v); }

/* --- families ------------------------------------------------------------------------------------------------------------ */

/* The pool for the i-th of a round of five: K0, K0', a little above K0', twice K0, two; at most so many (three levels have
** many pools). */
static void set_pool(candidate_t *c, size_t i, double gap, double delta, mpq_srcptr v, long most)
{
    double mass = mpq_get_d(v);
    long K0 = K0_about(gap, delta, mass), ours = K0_ours_about(gap, delta, mass), K = i % 5 == 0 ? K0 : i % 5 == 1 ? ours
            : i % 5 == 2 ? ours + 3 : i % 5 == 3 ? 2 * K0 : 2;
    candidate_set_ratio(c, "K", K < 2 ? 2 : K > most ? most : K, 1);
}

/* p(B), B the first points. */
static mpq_srcptr mass_of_first(candidate_t *c, const char *law, size_t best)
{
    bool *B = ARENA_ARRAY(c->home, bool, candidate_dim(c, 'x'));
    for (size_t x = 0; x < best; x++) B[x] = true;
    return set_mass(candidate_law(c, law), B);
}

/* Gaps from log(101/100) to 30; e^(delta/2) = 1 + a small fraction of what is allowed. */
static const long gaps[12][2] = { { 101, 100 }, { 11, 10 }, { 3, 2 }, { 2, 1 }, { 3, 1 }, { 8, 1 }, { 32, 1 }, { 64, 1 }, { 1000, 1 },
                                  { 100000, 1 }, { 485165195, 1 }, { 10000000000000, 1 } };

mpq_srcptr buffer_make_true_gap(candidate_t *c, draw_t *d, size_t i, const char *law)
{
    static const long start[6][3] = { { 1, 1, 1 }, { 9, 1, 1 }, { 1, 9, 1 }, { 1, 1, 9 }, { 1, 4, 15 }, { 99, 1, 1 } };
    const long *g = gaps[i / 5 % 12];
    size_t n = 2 + i / 60 % 2;
    (void)d;
    long far = i / 120 % 2 ? 1 : 1000; /* the third level is far below the second, or equal to it */
    long w[3] = { g[0] * far, g[1] * far, 1 * (far == 1 ? g[1] : 1) };
    game_set_weights(c, "e^rO", n, w);
    game_set_law(c, law, n, start[i / 240 % 6]);
    candidate_set_ratio(c, "e^D", g[0], g[1]);
    double gap = log((double)g[0] / (double)g[1]);
    long m = gap < 0.2 ? 1000 : 40; /* delta = 2 log(1 + 1/m) < gap/2 */
    candidate_set_ratio(c, "e^(delta/2)", m + 1, m);
    mpq_srcptr v = mass_of_first(c, law, 1);
    set_pool(c, i, gap, 2 * log1p(1 / (double)m), v, n == 2 ? 4000 : 60);
    return v;
}

/* Owner's weights 100, 97 on B and lower off it; e^(delta/2) = 100/97; (8) is met with e^D = (100/w) s^2. */
mpq_srcptr buffer_make_continuous(candidate_t *c, draw_t *d, size_t i, const char *law)
{
    long off = DRAW_FROM(d, 80, 60, 40, 10, 1), third = i % 2 ? 1 : off;
    long w[4] = { 100, 97, off, third }, p[4];
    for (size_t x = 0; x < 4; x++) p[x] = draw_int(d, 1, 9);
    size_t n = 3 + i % 2;
    game_set_weights(c, "e^rO", n, w);
    game_set_law(c, law, n, p);
    candidate_set_ratio(c, "e^(delta/2)", 100, 97);
    candidate_set_ratio(c, "e^D", 100 * 10000, off * 9409);
    mpq_srcptr v = mass_of_first(c, law, 2);
    set_pool(c, i, log(100.0 * 10000 / (double)(off * 9409)), 2 * log(100.0 / 97), v, 40);
    return v;
}

/* e^D = (a/b)^4 and e^(delta/2) a little below a/b. Weights a^4 and b^4; with a third one that is the least above a^4 e^(-delta/2), in B though not in AO. */
mpq_srcptr buffer_make_near_half(candidate_t *c, size_t i, const char *law, mpq_srcptr *v)
{
    static const long root[4][3] = { { 2, 1, 9 }, { 3, 1, 28 }, { 3, 2, 55 }, { 5, 1, 126 } }, part[3] = { 1, 2, 10 };
    static const long start[2][3][3] = { { { 1, 1, 0 }, { 1, 1, 1 }, { 1, 1, 1 } }, { { 9, 1, 0 }, { 8, 1, 1 }, { 1, 8, 1 } } };
    const long *r = root[i % 4], top = r[0] * r[0] * r[0] * r[0], low = r[1] * r[1] * r[1] * r[1];
    size_t shape = i / 4 % 3, n = shape ? 3 : 2; /* two levels, three, and a wide B */
    game_set_weights(c, "e^rO", n, (const long[]){ top, shape == 2 ? r[2] : low, shape == 2 ? low : 1 });
    game_set_law(c, law, n, start[i / 72][shape]);
    candidate_set_ratio(c, "e^D", top, low);
    candidate_set_ratio(c, "e^(delta/2)", 100 * r[0] - r[1], 100 * r[1]);
    mpq_srcptr mass = mass_of_first(c, law, shape == 2 ? 2 : 1);
    mpq_ptr q = arena_mpq(c->home, 1);
    mpq_set_ui(q, 1, (unsigned long)part[i / 12 % 3]);
    mpq_mul(q, q, mass);
    *v = q;
    set_pool(c, i / 36 % 2, log((double)top / (double)low), 2 * log((double)r[0] / (double)r[1] - 0.01), q, n == 2 ? 400 : 60);
    return mass;
}
