/* SPDX-License-Identifier: MIT
**
** Inputs that are mixtures of others.
**
** Theorem. If W_x = sum_i lambda_i W_i over i != x, lambda_i >= 0, then W without input x has the same capacity.
** Proof. Let r be a law of the input, q = rW. Move r(x) to the inputs i in the shares lambda_i (they sum to 1, as the
** rows do): q is the same, and I(r;W) = sum_x r(x) KL(W_x||q) changes by r(x) (sum_i lambda_i KL(W_i||q) - KL(W_x||q))
** >= 0, KL being convex in its first argument. So for every law there is one that does not use x and tells no less.
**
** The lambda are the certificate: the equality is checked exactly, however they were found. Being found is the first
** phase of the simplex method in rationals, pivots by the least index (Bland, 1977), which ends and misses none. Rows
** that are independent modulo a prime are so over the rationals, and none is a mixture: most channels are spared the
** rest.
**
** The rows left are the corners of the convex hull of all rows: a corner is never taken off, and what is not one is a
** mixture of corners.
*/
#include "numerics/capacity/capacity_parts.h"

#include <stdint.h>

enum { CELLS_MAX = 256 }; /* of a channel whose rows are tried; a larger one is left as it is */

/* --- independence modulo a prime ------------------------------------------------------------------------- */

static const uint64_t PRIME = 4294967291; /* 2^32 - 5: products fit */

static uint64_t times(uint64_t a, uint64_t b) { return a * b % PRIME; }

static uint64_t inverse(uint64_t a) /* a^(PRIME - 2) */
{
    uint64_t r = 1;
    for (uint64_t e = PRIME - 2; e; e >>= 1, a = times(a, a))
        if (e & 1) r = times(r, a);
    return r;
}

/* Eliminates column y from the rows below r, by row r. */
static void eliminate(uint64_t *v, size_t nx, size_t ny, size_t r, size_t y)
{
    uint64_t unit = inverse(v[r * ny + y]);
    for (size_t x = r + 1; x < nx; x++) {
        uint64_t c = times(v[x * ny + y], unit);
        if (c == 0) continue;
        for (size_t k = y; k < ny; k++) v[x * ny + k] = (v[x * ny + k] + PRIME - times(c, v[r * ny + k])) % PRIME;
    }
}

/* Are the rows independent, for certain? */
static bool independent(const chan_t *W)
{
    size_t nx = W->nx, ny = W->ny, rank = 0;
    if (nx > ny) return false;
    uint64_t *v = ARENA_ARRAY(W->home, uint64_t, nx * ny);
    for (size_t i = 0; i < nx * ny; i++) v[i] = mpz_fdiv_ui(W->num + i, PRIME);
    for (size_t y = 0; y < ny && rank < nx; y++) {
        size_t x = rank;
        while (x < nx && v[x * ny + y] == 0) x++;
        if (x == nx) continue;
        for (size_t k = y; k < ny; k++) {
            uint64_t t = v[x * ny + k];
            v[x * ny + k] = v[rank * ny + k];
            v[rank * ny + k] = t;
        }
        eliminate(v, nx, ny, rank++, y);
    }
    return rank == nx;
}

/* --- the first phase of the simplex method ------------------------------------------------------------------ */

/* sum_j a_ij lambda_j + s_i = b_i, lambda, s >= 0, for m outputs i and n rows j: a tableau of m + 1 lines and n + 1
** columns, the last column b, the last line
** the sum of the lines whose slack s_i is still in use: what of b is not made yet. basis[i] is the j solved for in
** line i, n when it is s_i. Each s_i that
** left is forgotten. */
typedef struct { size_t m, n; mpq_ptr at, part; size_t *basis; } tableau_t;

static mpq_ptr cell(const tableau_t *T, size_t i, size_t j) { return T->at + i * (T->n + 1) + j; }

/* The columns are the rows of W that are kept, but for x, whose row is b. */
static void tableau_open(tableau_t *T, arena_t *A, const chan_t *W, const size_t *row, size_t rows, size_t x)
{
    size_t n = 0;
    *T = (tableau_t){ .m = W->ny, .n = rows - 1, .at = arena_mpq(A, (W->ny + 1) * rows), .part = arena_mpq(A, 2),
        .basis = ARENA_ARRAY(A, size_t, W->ny) };
    for (size_t k = 0; k < rows; k++) {
        size_t j = row[k] == x ? T->n : n++;
        for (size_t i = 0; i < T->m; i++) {
            mpq_set_z(cell(T, i, j), W->num + row[k] * W->ny + i);
            mpq_add(cell(T, T->m, j), cell(T, T->m, j), cell(T, i, j));
        }
    }
    for (size_t i = 0; i < T->m; i++) T->basis[i] = T->n;
}

/* The line that leaves for column j: the least b_i/a_ij over a_ij > 0, of those the one of least basis, an s_i before
** all others. m when none. */
static size_t leaving(const tableau_t *T, size_t j)
{
    mpq_ptr ratio = T->part, least = T->part + 1;
    size_t best = T->m;
    for (size_t i = 0; i < T->m; i++) {
        if (mpq_sgn(cell(T, i, j)) <= 0) continue;
        mpq_div(ratio, cell(T, i, T->n), cell(T, i, j));
        int order = best == T->m ? -1 : mpq_cmp(ratio, least);
        size_t mine = T->basis[i] == T->n ? 0 : T->basis[i] + 1,
               other = best == T->m || T->basis[best] == T->n ? 0 : T->basis[best] + 1;
        if (order < 0 || (order == 0 && mine < other)) { best = i; mpq_set(least, ratio); }
    }
    return best;
}

/* line -= c of line i. */
static void subtract(const tableau_t *T, size_t line, mpq_srcptr c, size_t i)
{
    for (size_t k = 0; k <= T->n; k++) {
        mpq_mul(T->part, c, cell(T, i, k));
        mpq_sub(cell(T, line, k), cell(T, line, k), T->part);
    }
}

static void pivot(tableau_t *T, size_t i, size_t j)
{
    mpq_ptr c = T->part + 1;
    if (T->basis[i] == T->n) { mpq_set_si(c, 1, 1); subtract(T, T->m, c, i); }
    mpq_set(c, cell(T, i, j));
    for (size_t k = 0; k <= T->n; k++) mpq_div(cell(T, i, k), cell(T, i, k), c);
    for (size_t line = 0; line <= T->m; line++) {
        if (line == i) continue;
        mpq_set(c, cell(T, line, j));
        if (mpq_sgn(c)) subtract(T, line, c, i);
    }
    T->basis[i] = j;
}

/* Runs to the end: true when all of b is made. An s_i of value 0 may stay in the basis. */
static bool tableau_solve(tableau_t *T)
{
    while (mpq_sgn(cell(T, T->m, T->n)) > 0) {
        size_t j = 0;
        while (j < T->n && mpq_sgn(cell(T, T->m, j)) <= 0) j++;
        if (j == T->n) return false;
        pivot(T, leaving(T, j), j);
    }
    return true;
}

/* --- rows ------------------------------------------------------------------------------------------------------- */

/* Is row x the sum of the other rows times what the tableau says, all of that >= 0? */
static bool makes(const tableau_t *T, arena_t *A, const chan_t *W, const size_t *row, size_t rows, size_t x)
{
    mpq_ptr sum = arena_mpq(A, W->ny), part = T->part, w = T->part + 1;
    for (size_t i = 0; i < T->m; i++) {
        size_t n = 0, k = 0;
        if (T->basis[i] == T->n) continue;
        if (mpq_sgn(cell(T, i, T->n)) < 0) return false;
        for (; k < rows; k++)
            if (row[k] != x && n++ == T->basis[i]) break;
        for (size_t y = 0; y < W->ny; y++) {
            mpq_set_z(w, W->num + row[k] * W->ny + y);
            mpq_mul(part, cell(T, i, T->n), w);
            mpq_add(sum + y, sum + y, part);
        }
    }
    for (size_t y = 0; y < W->ny; y++)
        if (mpq_cmp_z(sum + y, W->num + x * W->ny + y) != 0) return false;
    return true;
}

static bool is_mixture(const chan_t *W, const size_t *row, size_t rows, size_t x)
{
    arena_t *A = arena_new();
    tableau_t T;
    tableau_open(&T, A, W, row, rows, x);
    bool is = tableau_solve(&T) && makes(&T, A, W, row, rows, x);
    arena_free(A);
    return is;
}

const chan_t *capacity_without_mixtures(const chan_t *R)
{
    if (R->nx * R->ny > CELLS_MAX || independent(R)) return R;
    size_t *row = ARENA_ARRAY(R->home, size_t, R->nx), rows = R->nx;
    for (size_t x = 0; x < R->nx; x++) row[x] = x;
    for (size_t k = 0; k < rows && rows > 2;) {
        if (!is_mixture(R, row, rows, row[k])) { k++; continue; }
        rows--;
        for (size_t i = k; i < rows; i++) row[i] = row[i + 1];
    }
    if (rows == R->nx) return R;
    mpq_ptr p = arena_mpq(R->home, rows * R->ny);
    for (size_t i = 0; i < rows * R->ny; i++) chan_prob(p + i, R, row[i / R->ny], i % R->ny);
    return chan_reduced(chan_make(R->home, rows, R->ny, p, NULL), NULL);
}
