/* SPDX-License-Identifier: MIT */
#include "numerics/pools/bt_bound.h"

#include <math.h>
#include <stdlib.h>

/* --- pool by pool ------------------------------------------------------------------------------------------------- */

/* The pools are the compositions of n: each has the coefficient n! prod_l (m_l^c_l / c_l!). */
typedef struct {
    mpfr_t *ratio, *prob, *power, *coef; /* power: m_l^c/c! at l (n+1) + c */
    mpz_srcptr v;
    mpz_t *sum, w;
    size_t targets;
    bt_crowd_t crowd;
    const bool *marked;
    unsigned long n;
    mpfr_t part;
    mpfr_rnd_t rnd;
} walk_t;

/* A pool with m marked: coef/(v + sum). A quotient by an exact integer, so that the bound keeps its direction. */
static void add_pool(walk_t *W, unsigned long m, mpfr_srcptr coef, mpz_srcptr sum)
{
    mpfr_t *ratio = W->ratio + m * W->targets;
    if (W->prob) mpfr_add(W->prob[m], W->prob[m], coef, W->rnd);
    for (size_t t = 0; t < W->targets; t++) {
        mpz_add(W->w, W->v + t, sum);
        if (mpz_fits_ulong_p(W->w)) mpfr_div_ui(W->part, coef, mpz_get_ui(W->w), W->rnd);
        else mpfr_div_z(W->part, coef, W->w, W->rnd);
        mpfr_add(ratio[t], ratio[t], W->part, W->rnd);
    }
}

static void walk(walk_t *W, size_t l, unsigned long left, unsigned long marks)
{
    bool last = l + 1 == W->crowd.levels;
    mpz_set(W->sum[l + 1], W->sum[l]);
    if (last) mpz_addmul_ui(W->sum[l + 1], W->crowd.w + l, left);
    for (unsigned long c = last ? left : 0; c <= left; c++) {
        unsigned long m = marks + (W->marked && W->marked[l] ? c : 0);
        mpfr_mul(W->coef[l + 1], W->coef[l], W->power[l * (W->n + 1) + c], W->rnd);
        if (!last) walk(W, l + 1, left - c, m);
        else add_pool(W, m, W->coef[l + 1], W->sum[l + 1]);
        mpz_add(W->sum[l + 1], W->sum[l + 1], W->crowd.w + l);
    }
}

static void powers(walk_t *W)
{
    size_t levels = W->crowd.levels;
    mpfr_prec_t prec = mpfr_get_prec(W->part);
    W->power = ends_new(levels * (W->n + 1), prec);
    W->coef = ends_new(levels + 1, prec);
    for (size_t l = 0; l < levels; l++) {
        mpfr_t *p = W->power + l * (W->n + 1);
        mpfr_set_ui(p[0], 1, W->rnd);
        for (unsigned long c = 1; c <= W->n; c++) {
            mpfr_mul(p[c], p[c - 1], W->crowd.mass[l], W->rnd);
            mpfr_div_ui(p[c], p[c], c, W->rnd);
        }
    }
    mpfr_fac_ui(W->coef[0], W->n, W->rnd);
}

static void powers_free(walk_t *W)
{
    ends_free(W->coef, W->crowd.levels + 1);
    ends_free(W->power, W->crowd.levels * (W->n + 1));
}

static void walk_all(walk_t *W)
{
    size_t levels = W->crowd.levels;
    W->sum = alloc_bytes((levels + 1) * sizeof *W->sum);
    for (size_t l = 0; l <= levels; l++) mpz_init(W->sum[l]);
    powers(W);
    walk(W, 0, W->n, 0);
    powers_free(W);
    for (size_t l = 0; l <= levels; l++) mpz_clear(W->sum[l]);
    alloc_free(W->sum);
}

/* --- on a lattice ------------------------------------------------------------------------------------------------- */

/* When the w_l are small integers many pools have one total: totals are n w_0 + g j, and the law of j comes first. */
enum { LATTICE_MAX = 1 << 16 };

typedef struct { mpz_t step; unsigned long e[16]; } lattice_t;

static bool lattice_of(lattice_t *g, bt_crowd_t c)
{
    mpz_t d;
    if (c.levels < 3 || c.levels > sizeof g->e / sizeof *g->e) return false;
    mpz_init(d);
    for (size_t l = 1; l < c.levels; l++) {
        mpz_sub(d, c.w + l, c.w);
        mpz_gcd(g->step, g->step, d);
    }
    bool fits = mpz_sgn(g->step) > 0;
    g->e[0] = 0;
    for (size_t l = 1; l < c.levels && fits; l++) {
        mpz_sub(d, c.w + l, c.w);
        mpz_divexact(d, d, g->step);
        fits = mpz_cmp_ui(d, g->e[l - 1]) > 0 && mpz_cmp_ui(d, LATTICE_MAX) < 0; /* increasing, not far apart */
        g->e[l] = mpz_get_ui(d);
    }
    mpz_clear(d);
    return fits;
}

/* The products that either way takes, roughly: pool by pool, or one competitor after another. */
static double walk_cost(size_t levels, unsigned long n)
{
    double pools = 1;
    for (size_t l = 1; l < levels; l++) pools *= ((double)n + (double)l) / (double)l;
    return 2 * pools;
}

static double lattice_cost(const lattice_t *g, size_t levels, unsigned long n)
{
    double top = (double)g->e[levels - 1];
    return top * (double)n < LATTICE_MAX ? 0.5 * (double)n * (double)n * top * (double)levels : INFINITY;
}

bool bt_bound_affordable(bt_crowd_t crowd, unsigned long K)
{
    enum { PRODUCTS_MAX = 1 << 20 };
    lattice_t g;
    mpz_init(g.step);
    bool fits = lattice_of(&g, crowd) && lattice_cost(&g, crowd.levels, K - 1) <= PRODUCTS_MAX;
    mpz_clear(g.step);
    return fits || walk_cost(crowd.levels, K - 1) <= PRODUCTS_MAX;
}

/* now[j]: the law of j, from none. */
static void one_by_one(mpfr_t *now, walk_t *W, const lattice_t *g)
{
    bt_crowd_t c = W->crowd;
    size_t top = g->e[c.levels - 1];
    mpfr_set_ui(now[0], 1, W->rnd);
    for (unsigned long k = 1; k <= W->n; k++) /* from above, so that now[j - e] is still that of k - 1 competitors */
        for (size_t j = k * top + 1; j-- > 0;) {
            mpfr_mul(now[j], now[j], c.mass[0], W->rnd);
            for (size_t l = 1; l < c.levels && g->e[l] <= j; l++) {
                if (mpfr_zero_p(now[j - g->e[l]])) continue;
                mpfr_mul(W->part, now[j - g->e[l]], c.mass[l], W->rnd);
                mpfr_add(now[j], now[j], W->part, W->rnd);
            }
        }
}

static void pool_by_pool(mpfr_t *now, walk_t *W, const lattice_t *g, size_t l, unsigned long left, size_t j)
{
    bool last = l + 1 == W->crowd.levels;
    for (unsigned long c = last ? left : 0; c <= left; c++) {
        size_t to = j + c * g->e[l];
        mpfr_mul(W->coef[l + 1], W->coef[l], W->power[l * (W->n + 1) + c], W->rnd);
        if (last) mpfr_add(now[to], now[to], W->coef[l + 1], W->rnd);
        else pool_by_pool(now, W, g, l + 1, left - c, to);
    }
}

static void lattice_all(walk_t *W, const lattice_t *g)
{
    bt_crowd_t c = W->crowd;
    size_t cells = W->n * g->e[c.levels - 1] + 1;
    mpfr_t *now = ends_new(cells, mpfr_get_prec(W->part));
    mpz_t sum;
    for (size_t j = 0; j < cells; j++) mpfr_set_zero(now[j], 1);
    if (lattice_cost(g, c.levels, W->n) < walk_cost(c.levels, W->n)) one_by_one(now, W, g);
    else {
        powers(W);
        pool_by_pool(now, W, g, 0, W->n, 0);
        powers_free(W);
    }
    mpz_init(sum);
    mpz_mul_ui(sum, c.w, W->n);
    for (size_t j = 0; j < cells; j++) {
        if (!mpfr_zero_p(now[j])) add_pool(W, 0, now[j], sum);
        mpz_add(sum, sum, g->step);
    }
    mpz_clear(sum);
    ends_free(now, cells);
}

/* Are there fewer totals than pools, and no great many? */
static bool totals_are_few(const lattice_t *g, size_t levels, unsigned long n)
{
    double totals = (double)g->e[levels - 1] * (double)n;
    return totals < LATTICE_MAX && 2 * totals < walk_cost(levels, n);
}

void bt_bound(mpfr_t *ratio, size_t targets, mpz_srcptr v, mpfr_t *prob, bt_crowd_t crowd, unsigned long K,
              const bool *marked, mpfr_rnd_t rnd)
{
    walk_t W = { .ratio = ratio,
                 .prob = prob,
                 .v = v,
                 .targets = targets,
                 .crowd = crowd,
                 .marked = marked,
                 .n = K - 1,
                 .rnd = rnd };
    size_t cells = marked ? K : 1;
    lattice_t g;
    mpfr_init2(W.part, mpfr_get_prec(targets ? ratio[0] : prob[0]));
    mpz_init(W.w);
    mpz_init(g.step);
    for (size_t t = 0; t < cells * targets; t++) mpfr_set_zero(ratio[t], 1);
    for (size_t m = 0; prob && m < cells; m++) mpfr_set_zero(prob[m], 1);
    if (!marked && lattice_of(&g, crowd) && totals_are_few(&g, crowd.levels, W.n)) lattice_all(&W, &g);
    else walk_all(&W);
    for (size_t t = 0; t < cells * targets; t++) {
        mpfr_mul_z(ratio[t], ratio[t], v + t % targets, rnd);
        mpfr_mul_ui(ratio[t], ratio[t], K, rnd);
    }
    mpz_clear(g.step);
    mpz_clear(W.w);
    mpfr_clear(W.part);
}
