/* SPDX-License-Identifier: MIT
**
** The reduced form of a channel.
**
** Proportional columns are those with equal primitive vectors (the column over the gcd of its entries), so they meet
** by sorting. Merging y and y' = c y turns the entries w into (1 + c) w: rows that differed still differ, and rows that
** were equal still are; dropping repeated rows makes no new columns proportional. So one pass of each is enough.
**
** Order. A canonical order under permutations of rows and columns together is as hard as graph isomorphism; here is
** colour refinement with individualisation. The colour of a row is a hash of the multiset of pairs (entry, colour of
** its column), that of a column likewise; when no round parts more of them and some rows still share a colour, the
** first row of the least such colour is given a new one. Where rows of one colour are all alike (some permutation
** of the channel takes one to the other), as in symmetric channels, the choice does not matter. Else two permuted
** copies of a channel may get different reduced forms: the comparison loses sharpness, never correctness, and a
** collision of hashes does no more.
*/
#include "numerics/laws/chan.h"

#include <stdint.h>
#include <stdlib.h>

/* A row or a column: `n` integers, and where it came from. */
typedef struct { mpz_srcptr at; size_t n, index; } line_t;

static int vector_cmp(const line_t *l, const line_t *r)
{
    for (size_t i = 0; i < l->n; i++) {
        int order = mpz_cmp(l->at + i, r->at + i);
        if (order) return order;
    }
    return 0;
}

static int by_vector(const void *l, const void *r)
{
    const line_t *x = l, *y = r;
    int order = vector_cmp(x, y);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* The primitive vectors of the columns that are not zero, sorted; their number. */
static size_t primitive_columns(line_t *column, const chan_t *W)
{
    size_t n = 0;
    mpz_ptr g = arena_mpz(W->home, 1);
    for (size_t y = 0; y < W->ny; y++) {
        mpz_ptr v = arena_mpz(W->home, W->nx);
        mpz_set_ui(g, 0);
        for (size_t x = 0; x < W->nx && mpz_cmp_ui(g, 1) != 0; x++) mpz_gcd(g, g, W->num + x * W->ny + y);
        if (mpz_sgn(g) == 0) continue;
        for (size_t x = 0; x < W->nx; x++) mpz_divexact(v + x, W->num + x * W->ny + y, g);
        column[n++] = (line_t){ v, W->nx, y };
    }
    qsort(column, n, sizeof *column, by_vector);
    return n;
}

/* W with proportional columns added up: W->nx rows of *ny entries. */
static mpz_ptr merged(size_t *ny, const chan_t *W)
{
    line_t *column = ARENA_ARRAY(W->home, line_t, W->ny);
    size_t n = primitive_columns(column, W), k = 0;
    *ny = 0;
    for (size_t i = 0; i < n; i++) *ny += i == 0 || vector_cmp(&column[i - 1], &column[i]) != 0;
    mpz_ptr V = arena_mpz(W->home, W->nx * *ny);
    for (size_t i = 0; i < n; i++) {
        if (i && vector_cmp(&column[i - 1], &column[i]) != 0) k++;
        for (size_t x = 0; x < W->nx; x++) {
            mpz_ptr cell = V + x * *ny + k;
            mpz_add(cell, cell, W->num + x * W->ny + column[i].index);
        }
    }
    return V;
}

/* The rows of V, sorted, the first of each set of equal ones; their number. */
static size_t distinct_rows(line_t *row, mpz_srcptr V, size_t nx, size_t ny)
{
    size_t n = 0;
    for (size_t x = 0; x < nx; x++) row[x] = (line_t){ V + x * ny, ny, x };
    qsort(row, nx, sizeof *row, by_vector);
    for (size_t x = 0; x < nx; x++)
        if (n == 0 || vector_cmp(&row[n - 1], &row[x]) != 0) row[n++] = row[x];
    return n;
}

/* --- order ------------------------------------------------------------------------------------------- */

typedef struct {
    size_t nx, ny;
    uint64_t *entry, *row, *column, *next; /* hashes of the entries, colours; next: room for nx + ny */
} colours_t;

typedef struct { uint64_t colour; size_t index; } coloured_t;

/* The finaliser of splitmix64, a bijection. */
static uint64_t mixed(uint64_t z)
{
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static int by_colour(const void *l, const void *r)
{
    const coloured_t *x = l, *y = r;
    if (x->colour != y->colour) return x->colour < y->colour ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* Sorts 0 .. n by colour; the number of colours. */
static size_t ranked(coloured_t *rank, const uint64_t *colour, size_t n)
{
    size_t colours = n > 0;
    for (size_t i = 0; i < n; i++) rank[i] = (coloured_t){ colour[i], i };
    qsort(rank, n, sizeof *rank, by_colour);
    for (size_t i = 1; i < n; i++) colours += rank[i].colour != rank[i - 1].colour;
    return colours;
}

/* One round: every colour from the old ones. */
static void recolour(colours_t *c)
{
    uint64_t *row = c->next, *column = c->next + c->nx;
    for (size_t x = 0; x < c->nx; x++) row[x] = c->row[x];
    for (size_t y = 0; y < c->ny; y++) column[y] = c->column[y];
    for (size_t x = 0; x < c->nx; x++)
        for (size_t y = 0; y < c->ny; y++) {
            uint64_t e = c->entry[x * c->ny + y];
            row[x] += mixed(e + c->column[y]);
            column[y] += mixed(e + c->row[x]);
        }
    for (size_t x = 0; x < c->nx; x++) c->row[x] = mixed(row[x]);
    for (size_t y = 0; y < c->ny; y++) c->column[y] = mixed(column[y]);
}

/* Refines until all colours differ. A turn either makes more colours, at most nx + ny times, or is followed by an
** individualisation, which makes more in the next turn: fewer than 2 (nx + ny) + 2 turns, and collisions cannot prolong
** it past the limit. */
static void order_lines(coloured_t *row, coloured_t *column, colours_t *c)
{
    size_t seen = 0, limit = 2 * (c->nx + c->ny) + 2;
    for (size_t turn = 0; turn < limit; turn++) {
        recolour(c);
        size_t rows = ranked(row, c->row, c->nx), colours = rows + ranked(column, c->column, c->ny);
        if (rows == c->nx && colours == c->nx + c->ny) return;
        if (colours > seen) { seen = colours; continue; }
        if (rows == c->nx) return;
        size_t i = 1;
        while (row[i].colour != row[i - 1].colour) i++;
        c->row[row[i - 1].index] = mixed(row[i - 1].colour + 1);
    }
}

static uint64_t *hashes(arena_t *A, const line_t *row, size_t nx, size_t ny, mpz_srcptr g)
{
    const unsigned long prime = 2305843009213693951u; /* 2^61 - 1 */
    uint64_t *entry = ARENA_ARRAY(A, uint64_t, nx * ny);
    mpz_ptr e = arena_mpz(A, 1);
    for (size_t x = 0; x < nx; x++)
        for (size_t y = 0; y < ny; y++) {
            mpz_divexact(e, row[x].at + y, g);
            entry[x * ny + y] = mixed(mixed(mpz_fdiv_ui(e, prime)) + 0x9e3779b97f4a7c15u);
        }
    return entry;
}

const chan_t *chan_reduced(const chan_t *W, size_t *from)
{
    arena_t *A = W->home;
    size_t ny;
    mpz_srcptr V = merged(&ny, W);
    line_t *line = ARENA_ARRAY(A, line_t, W->nx);
    size_t nx = distinct_rows(line, V, W->nx, ny);
    mpz_ptr g = arena_mpz(A, 1);
    mpz_set(g, W->den);
    for (size_t i = 0; i < nx * ny && mpz_cmp_ui(g, 1) != 0; i++) mpz_gcd(g, g, line[i / ny].at + i % ny);

    colours_t c = { .nx = nx, .ny = ny, .entry = hashes(A, line, nx, ny, g), .row = ARENA_ARRAY(A, uint64_t, nx),
                    .column = ARENA_ARRAY(A, uint64_t, ny), .next = ARENA_ARRAY(A, uint64_t, nx + ny) };
    coloured_t *row = ARENA_ARRAY(A, coloured_t, nx), *column = ARENA_ARRAY(A, coloured_t, ny);
    order_lines(row, column, &c);

    chan_t *R = ARENA_NEW(A, chan_t);
    *R = (chan_t){ .home = A, .nx = nx, .ny = ny, .den = arena_mpz(A, 1), .num = arena_mpz(A, nx * ny) };
    mpz_divexact(R->den, W->den, g);
    for (size_t x = 0; x < nx; x++) {
        const line_t *l = &line[row[x].index];
        if (from) from[x] = l->index;
        for (size_t y = 0; y < ny; y++) mpz_divexact(R->num + x * ny + y, l->at + column[y].index, g);
    }
    return R;
}
