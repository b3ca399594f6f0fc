/* SPDX-License-Identifier: MIT
**
** Rows are generated: some are taken, their capacity is found with the law q of its output, and rows with KL(W_x||q)
** above it are added until there are none. First to ROUGH_BITS, the rows compared as balls in doubles; then to the bits
** that are asked, where each row that balls do not settle is compared exactly: with the rows taken (an equal row has
** the same KL), else as log forms. So at the end KL(W_x||q) <= hi is proved for every x.
*/
#include "numerics/capacity/capacity_rows.h"
#include "numerics/capacity/capacity_parts.h"
#include "numerics/expr/ball.h"
#include "numerics/info/info.h"

#include <stdlib.h>
#include <string.h>

enum { ROUGH_BITS = 40, ALL_AT_ONCE = 4 /* times the outputs, and as many rows, are taken at once */ };

typedef struct {
    arena_t *A;
    const rows_t *R;
    ball_t *entropy;      /* sum_y W log W of each row */
    bool *taken;
    size_t *at, n;        /* the rows taken */
    capacity_t C;         /* of them */
    double low, high;     /* of its hi */
} generation_t;

static mpq_srcptr cell(const rows_t *R, size_t x, size_t y) { return R->p + x * R->ny + y; }

static void take(generation_t *g, size_t x)
{
    if (g->taken[x]) return;
    g->taken[x] = true;
    g->at[g->n++] = x;
}

/* A row that is taken is never put back, so this runs at most nx times. */
static void solve(generation_t *g, arena_t *A, long bits)
{
    size_t ny = g->R->ny;
    mpq_ptr p = arena_mpq(A, g->n * ny);
    for (size_t i = 0; i < g->n * ny; i++) mpq_set(p + i, cell(g->R, g->at[i / ny], i % ny));
    capacity_at_once(&g->C, A, chan_make(A, g->n, ny, p, NULL), bits);
    encl_t e;
    mpfi_init2(e, 128);
    loglin_encl(e, g->C.hi);
    g->low = mpfr_get_d(&e->left, MPFR_RNDD);
    g->high = mpfr_get_d(&e->right, MPFR_RNDU);
    mpfi_clear(e);
}

/* --- KL(W_x||q) as a ball --------------------------------------------------------------------------------------- */

static ball_t probability(mpq_srcptr q) { return mpq_sgn(q) == 0 ? ball_exact(0) : ball_rel(mpq_get_d(q), 0x1p-52); }

static void fill_entropies(generation_t *g)
{
    g->entropy = ARENA_ARRAY(g->A, ball_t, g->R->nx);
    for (size_t i = 0; i < g->R->nx * g->R->ny; i++) {
        ball_t w = probability(g->R->p + i), *sum = &g->entropy[i / g->R->ny];
        *sum = ball_add(*sum, ball_mul(w, ball_log(w)));
    }
}

static ball_t divergence(const generation_t *g, size_t x, const ball_t *log_q)
{
    ball_t d = g->entropy[x];
    for (size_t y = 0; y < g->R->ny; y++) d = ball_sub(d, ball_mul(probability(cell(g->R, x, y)), log_q[y]));
    return d;
}

/* log q of an output that is not reached is without bound, as the KL of a row that reaches it: such rows are settled
** exactly. */
static ball_t *logs_of(const generation_t *g, arena_t *A)
{
    ball_t *log_q = ARENA_ARRAY(A, ball_t, g->R->ny);
    mpq_ptr q = arena_mpq(A, 1);
    for (size_t y = 0; y < g->R->ny; y++) {
        pmf_prob(q, g->C.output, y);
        log_q[y] = ball_log(probability(q));
    }
    return log_q;
}

/* --- which rows are above ----------------------------------------------------------------------------------------- */

static bool equals_taken(const generation_t *g, size_t x)
{
    for (size_t k = 0; k < g->n; k++) {
        size_t y = 0;
        while (y < g->R->ny && mpq_equal(cell(g->R, x, y), cell(g->R, g->at[k], y))) y++;
        if (y == g->R->ny) return true;
    }
    return false;
}

static bool is_above(const generation_t *g, size_t x)
{
    if (equals_taken(g, x)) return false;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const pmf_t *q = pmf_view(A, g->C.output);
    const real_t *kl = info_kl(pmf_make(A, g->R->ny, cell(g->R, x, 0)), q);
    bool above = real_is_inf(kl) > 0 || real_cmp(kl, real_form(g->C.hi), &effort) == SIGN_POS;
    arena_free(A);
    return above;
}

/* Takes rows that are above hi: for each output the one that is so by most among those that it tells most of. True when
** there is one. When `strict` none is left unseen; else what is within 2^-ROUGH_BITS 16 may be. */
static bool add_above(generation_t *g, bool strict)
{
    size_t ny = g->R->ny, before = g->n;
    arena_t *A = arena_new();
    ball_t *log_q = logs_of(g, A);
    size_t *best = ARENA_ARRAY(A, size_t, ny);
    double *most = ARENA_ARRAY(A, double, ny);
    for (size_t x = 0; x < g->R->nx; x++) {
        if (g->taken[x]) continue;
        ball_t d = divergence(g, x, log_q);
        bool unsettled = !(ball_hi(d) <= g->low), far = isfinite(d.rad) && d.mid - d.rad > g->high + 0x1p-36;
        if (!unsettled || (!far && !strict && isfinite(d.rad))) continue;
        if (!far && !is_above(g, x)) continue;
        double above = isfinite(d.rad) ? d.mid - g->low : INFINITY, told = -INFINITY;
        size_t of = 0;
        for (size_t y = 0; y < ny; y++) {
            double t = mpq_sgn(cell(g->R, x, y)) ? fexp_log(mpq_get_d(cell(g->R, x, y)) + 0x1p-1000)
                - (isfinite(log_q[y].rad) ? log_q[y].mid : -1e6) : -INFINITY;
            if (t > told) { told = t; of = y; }
        }
        if (above > most[of]) { most[of] = above; best[of] = x; }
    }
    for (size_t y = 0; y < ny; y++)
        if (most[y] > 0) take(g, best[y]);
    arena_free(A);
    return g->n > before;
}

bool capacity_rows_few(size_t nx, size_t ny) { return nx <= ALL_AT_ONCE * (ny + 1); }

/* Few rows: all. Else for each output the row that gives it most and the one that gives it least. */
static void take_first(generation_t *g)
{
    const rows_t *R = g->R;
    if (capacity_rows_few(R->nx, R->ny)) {
        for (size_t x = 0; x < R->nx; x++) take(g, x);
        return;
    }
    for (size_t y = 0; y < R->ny; y++) {
        size_t most = 0, least = 0;
        for (size_t x = 1; x < R->nx; x++) {
            if (mpq_cmp(cell(R, x, y), cell(R, most, y)) > 0) most = x;
            if (mpq_cmp(cell(R, x, y), cell(R, least, y)) < 0) least = x;
        }
        take(g, most);
        take(g, least);
    }
}

void capacity_of_rows(capacity_t *out, arena_t *A, const rows_t *R, long bits)
{
    generation_t g = { .A = arena_new(), .R = R };
    long rough = bits < ROUGH_BITS ? bits : ROUGH_BITS;
    g.taken = ARENA_ARRAY(g.A, bool, R->nx);
    g.at = ARENA_ARRAY(g.A, size_t, R->nx);
    take_first(&g);
    if (g.n < R->nx) fill_entropies(&g);
    for (bool more = g.n < R->nx; more;) {
        arena_t *Z = arena_new();
        solve(&g, Z, rough);
        more = add_above(&g, false);
        arena_free(Z);
    }
    solve(&g, A, bits);
    while (g.n < R->nx && add_above(&g, true)) solve(&g, A, bits);
    *out = g.C;
    mpz_ptr weight = arena_mpz(A, R->nx);
    for (size_t k = 0; k < g.n; k++) mpz_set(weight + g.at[k], g.C.input->num + k);
    out->input = pmf_weights(A, R->nx, weight);
    arena_free(g.A);
}
