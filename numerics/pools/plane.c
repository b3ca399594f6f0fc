/* SPDX-License-Identifier: MIT */
#include "numerics/pools/plane.h"
#include "numerics/base/alloc.h"
#include "numerics/base/encl.h"

#include <stdlib.h>

enum { EXTENT = 5, PREC = 128 };

/* Squared distances are in squares of half steps: those to (c, 0) are (2 i - 3 n scenario)^2 + (2 j)^2, those in the
** circle up to (2 n)^2. */
typedef struct { arena_t *home; long steps, radius2; size_t side; } grid_t;

static long square_at(const grid_t *g, size_t point, long centre)
{
    long i = (long)(point % g->side) - EXTENT * g->steps, j = (long)(point / g->side) - EXTENT * g->steps;
    return (2 * i - centre) * (2 * i - centre) + 4 * j * j;
}

/* Its weight: the inside of the circle is one level. */
static long rung(const grid_t *g, long square) { return square > g->radius2 ? square : g->radius2; }

/* e^(2 - 4 d) to PLANE_BITS bits: d and the exponent, below 50, are known to 2^-120, and so, relatively, is the power
** before it is rounded. */
static void weigh(mpq_ptr w, const grid_t *g, long square)
{
    mpfr_t d, near;
    if (square == g->radius2) { mpq_set_ui(w, 1, 1); return; }
    mpfr_init2(d, PREC);
    mpfr_init2(near, PLANE_BITS);
    mpfr_sqrt_ui(d, (unsigned long)square, MPFR_RNDN);
    mpfr_mul_ui(d, d, 2, MPFR_RNDN);
    mpfr_div_si(d, d, g->steps, MPFR_RNDN); /* 4 d */
    mpfr_ui_sub(d, 2, d, MPFR_RNDN);
    mpfr_exp(d, d, MPFR_RNDN);
    mpfr_set(near, d, MPFR_RNDN);
    mpfr_get_q(w, near);
    mpfr_clears(d, near, (mpfr_ptr)NULL);
}

/* --- levels ------------------------------------------------------------------------------------------------------- */

/* The levels of one agent, from the farthest, of least weight, to the circle. */
typedef struct { size_t levels; size_t *of; mpq_ptr w; } levels_t;

static levels_t levels_make(const grid_t *g, long centre)
{
    long most = 0;
    size_t points = g->side * g->side;
    levels_t L = { .of = ARENA_ARRAY(g->home, size_t, points) };
    for (size_t x = 0; x < points; x++) most = square_at(g, x, centre) > most ? square_at(g, x, centre) : most;
    size_t *place = ARENA_ARRAY(g->home, size_t, (size_t)most + 1); /* of the level, from 1 */
    for (size_t x = 0; x < points; x++) place[rung(g, square_at(g, x, centre))] = 1;
    for (long s = most; s >= g->radius2; s--)
        if (place[s]) place[s] = ++L.levels;
    L.w = arena_mpq(g->home, L.levels);
    for (long s = most; s >= g->radius2; s--)
        if (place[s]) weigh(L.w + place[s] - 1, g, s);
    for (size_t x = 0; x < points; x++) L.of[x] = place[rung(g, square_at(g, x, centre))] - 1;
    return L;
}

/* --- classes ------------------------------------------------------------------------------------------------------ */

static void find_classes(plane_t *P, const grid_t *g, const levels_t *L)
{
    size_t points = g->side * g->side, *place = ARENA_ARRAY(g->home, size_t, L[OWNER].levels * L[PUBLIC].levels);
    size_t *class = ARENA_ARRAY(g->home, size_t, points), *size = ARENA_ARRAY(g->home, size_t, points);
    for (size_t x = 0; x < points; x++) {
        size_t *at = place + L[OWNER].of[x] * L[PUBLIC].levels + L[PUBLIC].of[x];
        if (!*at) *at = ++P->n;
        class[x] = *at - 1;
        size[class[x]]++;
    }
    P->class = class;
    P->size = size;
}

/* Bounds of the mean of sqrt(square)/(2 steps) over the points of each class. */
static void mean_distances(ladder_t *l, const plane_t *P, const grid_t *g, long centre)
{
    mpfi_t d;
    size_t points = g->side * g->side;
    double *near = ARENA_ARRAY(g->home, double, P->n), *far = ARENA_ARRAY(g->home, double, P->n);
    mpfi_t *mean = alloc_bytes(P->n * sizeof *mean);
    mpfi_init2(d, PREC);
    for (size_t k = 0; k < P->n; k++) { mpfi_init2(mean[k], PREC); mpfi_set_ui(mean[k], 0); }
    for (size_t x = 0; x < points; x++) {
        mpfi_set_si(d, square_at(g, x, centre));
        mpfi_sqrt(d, d);
        mpfi_add(mean[P->class[x]], mean[P->class[x]], d);
    }
    for (size_t k = 0; k < P->n; k++) {
        mpfi_div_ui(mean[k], mean[k], 2 * (unsigned long)g->steps * P->size[k]);
        near[k] = mpfr_get_d(&mean[k]->left, MPFR_RNDD);
        far[k] = mpfr_get_d(&mean[k]->right, MPFR_RNDU);
        mpfi_clear(mean[k]);
    }
    mpfi_clear(d);
    alloc_free(mean);
    l->near = near;
    l->far = far;
}

/* The table of another ladder with the same centre and pool, so the same levels. */
static const bt_laplace_t *table_like(const ladder_t *l, const ladder_t *other)
{
    for (int a = OWNER; other && a < AGENTS; a++)
        if (other[a].table && other[a].centre == l->centre && other[a].pool == l->pool) return other[a].table;
    return NULL;
}

/* The weights of the classes for one agent, and the rest of its ladder. */
static void climb(ladder_t *l, const plane_t *P, const levels_t *L, const plane_t *like)
{
    mpq_ptr w = arena_mpq(P->home, P->n);
    size_t *of = ARENA_ARRAY(P->home, size_t, P->n);
    for (size_t x = 0; x < P->side * P->side; x++) of[P->class[x]] = L->of[x];
    for (size_t k = 0; k < P->n; k++) mpq_set(w + k, L->w + of[k]);
    l->levels = L->levels;
    l->of = of;
    l->w = w;
    l->table = table_like(l, P->ladder);
    if (!l->table) l->table = table_like(l, like ? like->ladder : NULL);
    if (!l->table) l->table = bt_laplace_make(P->home, L->levels, L->w, l->pool);
    if (!l->table) abort(); /* weights increase, between e^-45 and 1 */
}

static const pmf_t *uniform(const plane_t *P)
{
    mpz_ptr count = arena_mpz(P->home, P->n);
    for (size_t k = 0; k < P->n; k++) mpz_set_ui(count + k, P->size[k]);
    return pmf_weights(P->home, P->n, count);
}

const plane_t *plane_make(arena_t *A, long steps, int scenario, unsigned long K, unsigned long M, const plane_t *like)
{
    grid_t g = { A, steps, 4 * steps * steps, (size_t)(2 * EXTENT * steps + 1) };
    long centre[AGENTS] = { 0, 3 * steps * scenario };
    levels_t L[AGENTS] = { levels_make(&g, centre[OWNER]), levels_make(&g, centre[PUBLIC]) };
    plane_t *P = ARENA_NEW(A, plane_t);
    *P = (plane_t){ .home = A,
                    .side = g.side,
                    .ladder = { { .centre = centre[OWNER], .pool = K }, { .centre = centre[PUBLIC], .pool = M } } };
    find_classes(P, &g, L);
    for (int a = OWNER; a < AGENTS; a++) climb(&P->ladder[a], P, &L[a], like);
    for (int a = OWNER; a < AGENTS; a++) mean_distances(&P->ladder[a], P, &g, centre[a]);
    P->start = uniform(P);
    return P;
}

/* --- classes by their place --------------------------------------------------------------------------------------- */

static grid_t grid_of(const plane_t *P)
{
    return (grid_t){ .home = P->home, .steps = (long)(P->side - 1) / (2 * EXTENT), .side = P->side };
}

/* d <= r if and only if the square is at most (2 n r)^2. */
bool plane_within(bool *S, const plane_t *P, agent_t a, mpq_srcptr r)
{
    grid_t g = grid_of(P);
    bool good = true, *seen = ARENA_ARRAY(P->home, bool, P->n);
    mpq_t most;
    mpq_init(most);
    mpq_mul(most, r, r);
    mpz_mul_si(mpq_numref(most), mpq_numref(most), 4 * g.steps * g.steps);
    mpz_fdiv_q(mpq_numref(most), mpq_numref(most), mpq_denref(most));
    for (size_t x = 0; x < P->side * P->side; x++) {
        bool in = mpq_sgn(r) >= 0 && mpz_cmp_si(mpq_numref(most), square_at(&g, x, P->ladder[a].centre)) >= 0;
        size_t k = P->class[x];
        good &= !seen[k] || S[k] == in;
        S[k] = in;
        seen[k] = true;
    }
    mpq_clear(most);
    return good;
}

/* Its number of steps from the left, from below; -1 when it stands on none. */
static long step_of(const grid_t *g, mpq_srcptr x)
{
    mpq_t n;
    long step = -1;
    mpq_init(n);
    mpq_set_si(n, g->steps, 1);
    mpq_mul(n, n, x);
    bool on =
        mpz_cmp_ui(mpq_denref(n), 1) == 0 && mpz_cmpabs_ui(mpq_numref(n), (unsigned long)(EXTENT * g->steps)) <= 0;
    if (on) step = mpz_get_si(mpq_numref(n)) + EXTENT * g->steps;
    mpq_clear(n);
    return step;
}

bool plane_class(size_t *k, const plane_t *P, mpq_srcptr x, mpq_srcptr y)
{
    grid_t g = grid_of(P);
    long i = step_of(&g, x), j = step_of(&g, y);
    if (i < 0 || j < 0) return false;
    *k = P->class[(size_t)j * P->side + (size_t)i];
    return true;
}
