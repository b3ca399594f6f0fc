/* SPDX-License-Identifier: MIT
**
** Channels: how they are made, and their reduced form. Random channels lean toward trouble; a channel and its disguise
** (rows and columns permuted, outputs split, inputs repeated) must have the same reduced form.
*/
#include "tests/support/channel.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

static dice_t dice = { 1 };

static unsigned long draw(unsigned long n) { return dice_below(&dice, n); }

/* Weights 0 .. most - 1, every row with at least one that is positive. */
static const chan_t *random_chan(arena_t *A, size_t nx, size_t ny, unsigned long most)
{
    mpz_ptr w = arena_mpz(A, nx * ny);
    for (size_t i = 0; i < nx * ny; i++) mpz_set_ui(w + i, draw(most));
    for (size_t x = 0; x < nx; x++) {
        mpz_ptr cell = w + x * ny + draw(ny);
        mpz_add_ui(cell, cell, 1);
    }
    return of_weights(A, nx, ny, w);
}

static void shuffle(size_t *v, size_t n)
{
    for (size_t i = n; i-- > 1;) {
        size_t j = draw(i + 1), t = v[i];
        v[i] = v[j];
        v[j] = t;
    }
}

/* The same channel to every question of information: each output split in two with random shares (one of them
** perhaps 0), `more` inputs repeated, rows and columns shuffled. */
static const chan_t *disguised(arena_t *A, const chan_t *W, size_t more)
{
    size_t nx = W->nx + more, ny = 2 * W->ny;
    size_t *row = ARENA_ARRAY(A, size_t, nx), *column = ARENA_ARRAY(A, size_t, ny);
    unsigned long *share = ARENA_ARRAY(A, unsigned long, W->ny);
    for (size_t x = 0; x < nx; x++) row[x] = x < W->nx ? x : draw(W->nx);
    for (size_t y = 0; y < ny; y++) column[y] = y;
    for (size_t y = 0; y < W->ny; y++) share[y] = draw(8);
    shuffle(row, nx);
    shuffle(column, ny);
    mpz_ptr w = arena_mpz(A, nx * ny);
    for (size_t x = 0; x < nx; x++)
        for (size_t y = 0; y < ny; y++) {
            size_t from = column[y] / 2;
            unsigned long part = column[y] % 2 ? 7 - share[from] : share[from];
            mpz_mul_ui(w + x * ny + y, W->num + row[x] * W->ny + from, part);
        }
    return of_weights(A, nx, ny, w);
}

static const chan_t *permuted(arena_t *A, const chan_t *W)
{
    size_t *row = ARENA_ARRAY(A, size_t, W->nx), *column = ARENA_ARRAY(A, size_t, W->ny);
    for (size_t x = 0; x < W->nx; x++) row[x] = x;
    for (size_t y = 0; y < W->ny; y++) column[y] = y;
    shuffle(row, W->nx);
    shuffle(column, W->ny);
    mpz_ptr w = arena_mpz(A, W->nx * W->ny);
    for (size_t x = 0; x < W->nx; x++)
        for (size_t y = 0; y < W->ny; y++) mpz_set(w + x * W->ny + y, W->num + row[x] * W->ny + column[y]);
    return of_weights(A, W->nx, W->ny, w);
}

/* Every row adds up to den, and nothing can be reduced further: no zero column, no two proportional columns, no two
** equal rows, no common factor. */
static void assert_irreducible(const chan_t *R)
{
    mpz_t a, b, g;
    mpz_inits(a, b, g, NULL);
    mpz_set(g, R->den);
    for (size_t x = 0; x < R->nx; x++) {
        mpz_set_ui(a, 0);
        for (size_t y = 0; y < R->ny; y++) {
            mpz_add(a, a, R->num + x * R->ny + y);
            mpz_gcd(g, g, R->num + x * R->ny + y);
            cr_assert(mpz_sgn(R->num + x * R->ny + y) >= 0);
        }
        cr_assert(mpz_cmp(a, R->den) == 0, "row %zu", x);
    }
    cr_assert(mpz_cmp_ui(g, 1) == 0);
    for (size_t y = 0; y < R->ny; y++)
        for (size_t z = 0; z < y; z++) {
            bool proportional = true;
            for (size_t x = 0; x < R->nx; x++)
                for (size_t v = 0; v < x; v++) {
                    mpz_mul(a, R->num + x * R->ny + y, R->num + v * R->ny + z);
                    mpz_mul(b, R->num + x * R->ny + z, R->num + v * R->ny + y);
                    proportional = proportional && mpz_cmp(a, b) == 0;
                }
            cr_assert(!proportional, "columns %zu and %zu", y, z);
        }
    for (size_t x = 0; x < R->nx; x++)
        for (size_t v = 0; v < x; v++) {
            bool equal = true;
            for (size_t y = 0; y < R->ny; y++)
                equal = equal && mpz_cmp(R->num + x * R->ny + y, R->num + v * R->ny + y) == 0;
            cr_assert(!equal, "rows %zu and %zu", x, v);
        }
    mpz_clears(a, b, g, NULL);
}

/* Does row x' of R come from row from[x'] of W? As multisets of entries after W's own merging, by reducing two rows. */
static void assert_from(const chan_t *W, const chan_t *R, const size_t *from)
{
    for (size_t x = 0; x < R->nx; x++) {
        cr_assert_lt(from[x], W->nx);
        for (size_t v = 0; v < x; v++) {
            cr_assert_neq(from[x], from[v]);
            const chan_t *a = chan_compose(chan_map(W->home, 2, W->nx, (size_t[]){ from[x], from[v] }), W);
            const chan_t *b = chan_compose(chan_map(W->home, 2, R->nx, (size_t[]){ x, v }), R);
            cr_assert(chan_equal(chan_reduced(a, NULL), chan_reduced(b, NULL)), "rows %zu and %zu", x, v);
        }
    }
}

Test(chan, reduced_is_irreducible_and_unmasks_disguises)
{
    arena_t *A = arena_new();
    for (int turn = 0; turn < 600; turn++) {
        arena_reset(A);
        size_t nx = 1 + draw(6), ny = 1 + draw(6), from[6];
        unsigned long most[] = { 0, 2, 3, 5, 1000 }, k = draw(5);
        const chan_t *W = k ? random_chan(A, nx, ny, most[k]) : trouble_channel(A, &dice, nx, ny);
        const chan_t *R = chan_reduced(W, from);
        assert_irreducible(R);
        assert_from(W, R, from);
        const chan_t *V = disguised(A, W, draw(4));
        cr_assert(chan_equal(R, chan_reduced(V, NULL)), "turn %d, %zu x %zu", turn, nx, ny);
        cr_assert(chan_equal(R, chan_reduced(R, NULL)));
    }
    arena_free(A);
}

/* The noisy typewriter: symbol x is read as x or x + 1. */
static const chan_t *typewriter(arena_t *A, size_t n)
{
    mpz_ptr w = arena_mpz(A, n * n);
    for (size_t x = 0; x < n; x++) {
        mpz_set_ui(w + x * n + x, 2);
        mpz_set_ui(w + x * n + (x + 1) % n, 1);
    }
    return of_weights(A, n, n, w);
}

Test(chan, reduced_form_of_symmetric_channels)
{
    arena_t *A = arena_new();
    mpq_ptr e = arena_mpq(A, 1);
    mpq_set_ui(e, 1, 7);
    for (size_t n = 2; n <= 16; n += 2)
        for (int turn = 0; turn < 5; turn++) {
            const chan_t *all[] = { chan_symmetric(A, n, e), chan_noiseless(A, n), chan_erasing(A, n, e),
                                    typewriter(A, n) };
            for (size_t i = 0; i < 4; i++) {
                const chan_t *R = chan_reduced(all[i], NULL);
                assert_irreducible(R);
                cr_assert(chan_equal(R, chan_reduced(permuted(A, all[i]), NULL)), "kind %zu, n = %zu", i, n);
            }
        }
    arena_free(A);
}

Test(chan, reduced_form_of_useless_channels_is_one_by_one)
{
    arena_t *A = arena_new();
    mpz_ptr w = arena_mpz(A, 4);
    for (size_t i = 0; i < 4; i++) mpz_set_ui(w + i, i);
    size_t from[3] = { 9, 9, 9 };
    const chan_t *R = chan_reduced(chan_useless(A, 3, pmf_weights(A, 4, w)), from);
    cr_assert(R->nx == 1 && R->ny == 1 && mpz_cmp(R->num, R->den) == 0);
    cr_assert_lt(from[0], 3);
    R = chan_reduced(chan_noiseless(A, 1), NULL);
    cr_assert(R->nx == 1 && R->ny == 1);
    arena_free(A);
}

/* The reduced form keeps different channels apart. */
Test(chan, reduced_form_tells_channels_apart)
{
    arena_t *A = arena_new();
    mpq_ptr e = arena_mpq(A, 2);
    mpq_set_ui(e, 1, 7);
    mpq_set_str(e + 1, "142857142857142857142857142857/1000000000000000000000000000000", 10);
    mpq_canonicalize(e + 1);
    cr_assert(
        !chan_equal(chan_reduced(chan_symmetric(A, 4, e), NULL), chan_reduced(chan_symmetric(A, 4, e + 1), NULL)));
    cr_assert(!chan_equal(chan_reduced(chan_symmetric(A, 2, e), NULL), chan_reduced(chan_z(A, e), NULL)));
    /* two typewriters of 3 symbols and one of 6 have the same degrees everywhere */
    mpz_ptr w = arena_mpz(A, 36);
    for (size_t x = 0; x < 6; x++) {
        mpz_set_ui(w + 6 * x + x, 2);
        mpz_set_ui(w + 6 * x + (x / 3 * 3 + (x + 1) % 3), 1);
    }
    const chan_t *two = of_weights(A, 6, 6, w);
    cr_assert(!chan_equal(chan_reduced(two, NULL), chan_reduced(typewriter(A, 6), NULL)));
    cr_assert(chan_equal(chan_reduced(two, NULL), chan_reduced(permuted(A, two), NULL)));
    arena_free(A);
}

Test(chan, make_refuses_what_is_no_channel)
{
    arena_t *A = arena_new();
    size_t bad = 9;
    mpq_ptr p = arena_mpq(A, 4);
    for (size_t i = 0; i < 4; i++) mpq_set_ui(p + i, 1, 2);
    cr_assert_not_null(chan_make(A, 2, 2, p, &bad));
    mpq_set_ui(p + 3, 1, 3);
    cr_assert_null(chan_make(A, 2, 2, p, &bad));
    cr_assert_eq(bad, 1);
    mpq_set_si(p, -1, 2);
    mpq_set_ui(p + 1, 3, 2);
    cr_assert_null(chan_make(A, 2, 2, p, &bad));
    cr_assert_eq(bad, 0);
    arena_free(A);
}

/* (W V) U = W (V U), and the output law of p is that of p W. */
Test(chan, compose_is_associative)
{
    arena_t *A = arena_new();
    for (int turn = 0; turn < 100; turn++) {
        arena_reset(A);
        size_t n[4];
        for (int i = 0; i < 4; i++) n[i] = 1 + draw(4);
        const chan_t *W = random_chan(A, n[0], n[1], 5), *V = random_chan(A, n[1], n[2], 5),
                     *U = random_chan(A, n[2], n[3], 5);
        cr_assert(chan_equal(chan_compose(chan_compose(W, V), U), chan_compose(W, chan_compose(V, U))));
        const pmf_t *p = chan_row(random_chan(A, 1, n[0], 9), 0);
        const pmf_t *q = chan_output(p, W), *r = pmf_marginal(pmf_extend(p, 1, W), 2);
        for (size_t y = 0; y < n[1]; y++) {
            mpq_ptr a = arena_mpq(A, 2);
            pmf_prob(a, q, y);
            pmf_prob(a + 1, r, y);
            cr_assert(mpq_equal(a, a + 1));
        }
    }
    arena_free(A);
}

/* Shapes up to 256 x 256, within the time of a test. */
Test(chan, reduced_form_of_large_channels)
{
    arena_t *A = arena_new();
    const chan_t *W = chan_noiseless(A, 256), *R = chan_reduced(W, NULL);
    cr_assert(R->nx == 256 && R->ny == 256);
    cr_assert(chan_equal(R, chan_reduced(permuted(A, W), NULL)));
    W = random_chan(A, 120, 100, 50);
    cr_assert(chan_equal(chan_reduced(W, NULL), chan_reduced(disguised(A, W, 20), NULL)));
    arena_free(A);
}
