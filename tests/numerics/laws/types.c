/* SPDX-License-Identifier: MIT
**
** Types: their number against binomials, their places against the list, and the channel to the type against its
** definition in rationals.
*/
#include "numerics/laws/types.h"
#include "tests/support/assert.h"
#include "tests/support/law.h"
#include "tests/support/trouble.h"

#include <stdint.h>

Test(types, number)
{
    mpz_t c;
    mpz_init(c);
    for (size_t n = 1; n <= 12; n++)
        for (unsigned long m = 0; m < 1000000000; m = m < 20 ? m + 1 : 7 * m) {
            mpz_bin_uiui(c, m + n - 1, n - 1);
            bool few = mpz_cmp_ui(c, SIZE_MAX - 1) <= 0;
            size_t want = few ? mpz_get_ui(c) : SIZE_MAX;
            assert_that(types_count(n, m, SIZE_MAX - 1) == want, "C(%lu + %zu - 1, %zu - 1)", m, n, n);
            if (few) assert_that(types_count(n, m, want) == want, "%zu allowed", want);
            if (few) assert_that(types_count(n, m, want - 1) == SIZE_MAX, "%zu allowed", want - 1);
        }
    mpz_clear(c);
}

Test(types, places)
{
    for (size_t n = 1; n <= 5; n++)
        for (unsigned long m = 0; m <= 9; m++) {
            size_t types = types_count(n, m, SIZE_MAX - 1);
            unsigned long *t = malloc(types * n * sizeof *t);
            cr_assert(t);
            types_list(t, n, m);
            for (size_t k = 0; k < types; k++)
                assert_that(types_place(t + k * n, n) == k, "type %zu of %lu draws from %zu", k, m, n);
            free(t);
        }
}

/* m! prod_z W(z|x)^t_z / t_z!, entry by entry. */
Test(types, channel)
{
    arena_t *A = arena_new();
    dice_t d = { 17 };
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        size_t nx = 1 + dice_below(&d, 3), ny = 1 + dice_below(&d, 3);
        unsigned long m = dice_below(&d, 8), t[165 * 3];
        mpq_ptr p = arena_mpq(A, nx * ny), want = arena_mpq(A, 3), q = want + 1, got = want + 2;
        for (size_t x = 0; x < nx; x++) {
            const pmf_t *row = trouble_law(A, &d, ny);
            for (size_t z = 0; z < ny; z++) law_cell(p + x * ny + z, row, z);
        }
        const chan_t *T = types_channel(A, chan_make(A, nx, ny, p, NULL), m, 1000);
        cr_assert(T && T->nx == nx && T->ny == types_count(ny, m, 1000));
        types_list(t, ny, m);
        for (size_t i = 0; i < nx * T->ny; i++) {
            mpq_set_ui(want, 1, 1);
            mpz_fac_ui(mpq_numref(want), m);
            for (size_t z = 0; z < ny; z++)
                for (unsigned long k = 1; k <= t[i % T->ny * ny + z]; k++) {
                    mpq_set_ui(q, 1, k);
                    mpq_mul(want, want, q);
                    mpq_mul(want, want, p + i / T->ny * ny + z);
                }
            chan_prob(got, T, i / T->ny, i % T->ny);
            assert_equal_rats(got, want, arena_printf(A, "turn %d, entry %zu", turn, i));
        }
    }
    cr_assert_null(types_channel(A, chan_noiseless(A, 3), 20, 100));
    arena_free(A);
}
