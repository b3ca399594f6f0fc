/* SPDX-License-Identifier: MIT
**
** Marginals by elimination against those of the product that is made whole.
*/
#include "numerics/laws/factors.h"
#include "tests/support/assert.h"
#include "tests/support/law.h"
#include "tests/support/trouble.h"

/* n axes, each behind a random set of those before it. */
static const pmf_t *drawn(arena_t *A, dice_t *d, unsigned n, size_t *dim, factor_t *f)
{
    const pmf_t *P = NULL;
    for (unsigned k = 0; k < n; k++) {
        size_t nx = 1;
        dim[k] = 1 + dice_below(d, 3);
        f[k] = (factor_t){ .given = (axes_t)dice_below(d, 1ul << k), .of = k };
        for (unsigned i = 0; i < k; i++)
            if (f[k].given >> i & 1) nx *= dim[i];
        f[k].W = trouble_channel(A, d, nx, dim[k]);
        P = P ? pmf_extend(P, f[k].given, f[k].W) : pmf_reshape(chan_row(f[k].W, 0), 1, dim);
    }
    return P;
}

Test(factors, marginals_are_those_of_the_product)
{
    dice_t d = { 1 };
    for (size_t round = 0; round < 60; round++) {
        arena_t *A = arena_new();
        size_t dim[PMF_AXES_MAX];
        factor_t f[PMF_AXES_MAX];
        unsigned n = 1 + (unsigned)dice_below(&d, 6);
        const pmf_t *P = drawn(A, &d, n, dim, f);
        for (axes_t keep = 1; keep < 1u << n; keep++) {
            const pmf_t *M = pmf_marginal(P, keep), *E = factors_marginal(A, n, dim, f, keep, 1 << 20);
            cr_assert(E && E->axes == M->axes && E->cells == M->cells);
            mpq_ptr a = arena_mpq(A, 2), b = a + 1;
            for (size_t i = 0; i < M->cells; i++) {
                pmf_prob(a, M, i);
                pmf_prob(b, E, i);
                assert_that(mpq_equal(a, b), "round %zu, axes %x, cell %zu", round, keep, i);
            }
        }
        arena_free(A);
    }
}

/* A chain of 11 letters of 32: the product has 2^55 cells, each step 1024; and what is too large is not made. */
Test(factors, chains_and_limits)
{
    arena_t *A = arena_new();
    size_t dim[11];
    factor_t f[11];
    mpq_t e;
    mpq_init(e);
    mpq_set_ui(e, 1, 10);
    for (unsigned k = 0; k < 11; k++) {
        dim[k] = 32;
        f[k] = (factor_t){ .given = k ? 1u << (k - 1) : 0,
                           .of = k,
                           .W = k ? chan_symmetric(A, 32, e) : chan_of_law(pmf_uniform(A, 32)) };
    }
    const pmf_t *M = factors_marginal(A, 11, dim, f, 1u | 1u << 10, 1 << 20),
                *last = factors_marginal(A, 11, dim, f, 1u << 10, 1 << 20);
    cr_assert(M && M->cells == 1024 && last && last->cells == 32);
    for (size_t i = 0; i < 32; i++) cr_expect(mpz_cmp(last->num + i, last->num) == 0, "%zu", i);
    const chan_t *W = f[1].W;
    for (unsigned k = 1; k < 10; k++) W = chan_compose(W, f[1].W);
    mpq_ptr a = arena_mpq(A, 2), b = a + 1;
    pmf_prob(a, M, 33);
    chan_prob(b, W, 1, 1);
    mpz_mul_ui(mpq_denref(b), mpq_denref(b), 32);
    mpq_canonicalize(b);
    cr_assert(mpq_equal(a, b));
    cr_assert(!factors_marginal(A, 11, dim, f, 0x7ff, 1 << 20));
    mpq_clear(e);
    arena_free(A);
}
