/* SPDX-License-Identifier: MIT */
#include "numerics/laws/types.h"
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>

Test(data_size, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_data_size, 200);
    assert_holds(&r, 200);
    assert_attained(&r, "independent data");
    assert_attained(&r, "chain rule");
    assert_attained(&r, "m labels");
    record_clear(&r);
}

Test(data_size, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_data_size, broken_data_size); }

/* The counterexample to "D independent of J alone", by counting alone: one context, M = 2, useless fair Y, D = J + Y mod 2.
** D is independent of J, Y tells nothing of J, and (Y,D) tells J for certain. */
Test(data_size, independence_of_j_alone_fails)
{
    record_t r = checked(&bottleneck_data_size, 60);
    size_t k = link_called(&bottleneck_data_size, "D independent of J alone");
    cr_assert(record_link(&r, k) == FOUND_REFUTED);
    arena_t *A = arena_new();
    witness_t w = witness_at(A, &r, k, r.link[k].violation);
    const candidate_t *c = w.candidate;
    cr_assert(candidate_dim(c, 's') == 1 && mixture_size(c) == 2 && candidate_dim(c, 'y') == 2 && candidate_dim(c, 'd') == 2);
    mpq_srcptr d = candidate_value(c, "p(d|s,j,y)")->at;
    unsigned joint[2][2][2]; /* j, y, d: in quarters */
    for (size_t i = 0; i < 8; i++) joint[i / 4][i / 2 % 2][i % 2] = mpq_cmp_ui(d + i, 1, 1) == 0;
    for (size_t j = 0; j < 2; j++)
        for (size_t x = 0; x < 2; x++) {
            cr_expect(joint[j][0][x] + joint[j][1][x] == 1, "P(j,d) = 1/4");
            cr_expect(joint[j][x][0] + joint[j][x][1] == 1, "P(j,y) = 1/4");
            cr_expect(joint[0][j][x] + joint[1][j][x] == 1, "(y,d) leaves one j");
        }
    arena_free(A);
    record_clear(&r);
}

/* I(J;Z^m) and its least error from the sequences themselves, against the types. */
Test(data_size, types_against_sequences)
{
    enum { J = 1, Z = 2 };
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 30; i++) {
        arena_reset(A);
        draw_t d = draw_start(1, "types", i);
        size_t M = (size_t)draw_int(&d, 2, 4), n = (size_t)draw_int(&d, 1, 3);
        unsigned long m = (unsigned long)draw_int(&d, 0, 4);
        const chan_t *W = stock_channel(A, &d, M, n, ANY_STYLE);
        const pmf_t *P = pmf_uniform(A, M);
        for (unsigned long k = 0; k < m; k++) {
            P = pmf_extend(P, J, W);
            P = pmf_reshape(P, 2, (size_t[]){ M, P->cells / M });
        }
        const real_t *sequences = m ? info_mutual(P, J, Z) : real_si(A, 0);
        const real_t *types = info_transmitted(pmf_uniform(A, M), types_channel(A, W, m, 1000));
        cr_expect(real_cmp(sequences, types, &effort) == SIGN_ZERO, "channel %zu, m = %lu", i, m);
    }
    arena_free(A);
}
