/* SPDX-License-Identifier: MIT */
#include "numerics/laws/chan.h"
#include "numerics/base/rat.h"

static chan_t *blank(arena_t *A, size_t nx, size_t ny)
{
    chan_t *W = ARENA_NEW(A, chan_t);
    *W = (chan_t){ .home = A, .nx = nx, .ny = ny, .den = arena_mpz(A, 1), .num = arena_mpz(A, nx * ny) };
    return W;
}

/* Frees den and all entries of their common factor. */
static const chan_t *lowest(chan_t *W)
{
    mpz_ptr g = arena_mpz(W->home, 1);
    mpz_set(g, W->den);
    size_t n = W->nx * W->ny;
    for (size_t i = 0; i < n && mpz_cmp_ui(g, 1) != 0; i++) mpz_gcd(g, g, W->num + i);
    if (mpz_cmp_ui(g, 1) == 0) return W;
    mpz_divexact(W->den, W->den, g);
    for (size_t i = 0; i < n; i++) mpz_divexact(W->num + i, W->num + i, g);
    return W;
}

const chan_t *chan_make(arena_t *A, size_t nx, size_t ny, mpq_srcptr p, size_t *bad)
{
    chan_t *W = blank(A, nx, ny);
    mpz_ptr sum = arena_mpz(A, 1);
    rat_common(W->num, W->den, p, nx * ny);
    for (size_t x = 0; x < nx; x++) {
        mpz_set_ui(sum, 0);
        bool good = true;
        for (size_t i = x * ny; i < (x + 1) * ny; i++) {
            mpz_add(sum, sum, W->num + i);
            good = good && mpq_sgn(p + i) >= 0;
        }
        if (good && mpz_cmp(sum, W->den) == 0) continue;
        if (bad) *bad = x;
        return NULL;
    }
    return W;
}

const chan_t *chan_map(arena_t *A, size_t nx, size_t ny, const size_t *map)
{
    chan_t *W = blank(A, nx, ny);
    mpz_set_ui(W->den, 1);
    for (size_t x = 0; x < nx; x++) mpz_set_ui(W->num + x * ny + map[x], 1);
    return W;
}

const chan_t *chan_noiseless(arena_t *A, size_t n)
{
    size_t *map = ARENA_ARRAY(A, size_t, n);
    for (size_t x = 0; x < n; x++) map[x] = x;
    return chan_map(A, n, n, map);
}

const chan_t *chan_useless(arena_t *A, size_t nx, const pmf_t *p)
{
    chan_t *W = blank(A, nx, p->cells);
    mpz_set(W->den, p->den);
    for (size_t i = 0; i < nx * p->cells; i++) mpz_set(W->num + i, p->num + i % p->cells);
    return W;
}

const chan_t *chan_symmetric(arena_t *A, size_t n, mpq_srcptr e)
{
    chan_t *W = blank(A, n, n);
    mpz_ptr keep = arena_mpz(A, 1);
    mpz_sub(keep, mpq_denref(e), mpq_numref(e));
    mpz_mul_ui(keep, keep, n - 1);
    mpz_mul_ui(W->den, mpq_denref(e), n - 1);
    for (size_t x = 0; x < n; x++)
        for (size_t y = 0; y < n; y++) mpz_set(W->num + x * n + y, x == y ? keep : mpq_numref(e));
    return lowest(W);
}

const chan_t *chan_erasing(arena_t *A, size_t n, mpq_srcptr e)
{
    chan_t *W = blank(A, n, n + 1);
    mpz_set(W->den, mpq_denref(e));
    for (size_t x = 0; x < n; x++) {
        mpz_sub(W->num + x * (n + 1) + x, mpq_denref(e), mpq_numref(e));
        mpz_set(W->num + x * (n + 1) + n, mpq_numref(e));
    }
    return W;
}

const chan_t *chan_z(arena_t *A, mpq_srcptr e)
{
    chan_t *W = blank(A, 2, 2);
    mpz_set(W->den, mpq_denref(e));
    mpz_set(W->num, mpq_denref(e));
    mpz_set(W->num + 2, mpq_numref(e));
    mpz_sub(W->num + 3, mpq_denref(e), mpq_numref(e));
    return W;
}

const chan_t *chan_of_law(const pmf_t *p) { return chan_useless(p->home, 1, p); }

const chan_t *chan_compose(const chan_t *W, const chan_t *V)
{
    chan_t *C = blank(W->home, W->nx, V->ny);
    mpz_mul(C->den, W->den, V->den);
    for (size_t x = 0; x < W->nx; x++)
        for (size_t h = 0; h < W->ny; h++)
            row_addmul(C->num + x * V->ny, W->num + x * W->ny + h, V->num + h * V->ny, V->ny);
    return lowest(C);
}

const chan_t *chan_rows(const chan_t *W, size_t first, size_t n)
{
    chan_t *R = blank(W->home, n, W->ny);
    mpz_set(R->den, W->den);
    for (size_t i = 0; i < n * W->ny; i++) mpz_set(R->num + i, W->num + first * W->ny + i);
    return lowest(R);
}

const pmf_t *chan_row(const chan_t *W, size_t x)
{
    return pmf_weights(W->home, W->ny, W->num + x * W->ny);
}

const pmf_t *chan_output(const pmf_t *p, const chan_t *W)
{
    return chan_row(chan_compose(chan_of_law(p), W), 0);
}

void chan_prob(mpq_ptr q, const chan_t *W, size_t x, size_t y)
{
    mpq_set_num(q, W->num + x * W->ny + y);
    mpq_set_den(q, W->den);
    rat_reduce(q);
}

bool chan_equal(const chan_t *W, const chan_t *V)
{
    if (W->nx != V->nx || W->ny != V->ny) return false;
    mpz_ptr a = arena_mpz(W->home, 2), b = a + 1;
    for (size_t i = 0; i < W->nx * W->ny; i++) {
        mpz_mul(a, W->num + i, V->den);
        mpz_mul(b, V->num + i, W->den);
        if (mpz_cmp(a, b) != 0) return false;
    }
    return true;
}
