/* SPDX-License-Identifier: MIT
**
** Bradley-Terry weights of a box of laws: two more closed sums, sum p H = 1, and the domain.
*/
#include "tests/numerics/pools/bt_laplace.h"

/* Two levels: sum_k C(K-1, k) p^k (1-p)^(K-1-k) K w_x/(w_x + k w_2 + (K-1-k) w_1). */
static void two_levels(mpq_ptr H, const pool_t *P, unsigned long K)
{
    mpq_t prob, s, t;
    mpq_inits(prob, s, t, NULL);
    mpq_set_ui(H, 0, 1);
    mpq_set_ui(H + 1, 0, 1);
    for (unsigned long k = 0; k < K; k++) {
        mpz_bin_uiui(mpq_numref(prob), K - 1, k);
        mpz_mul_ui(mpq_numref(prob), mpq_numref(prob), K);
        mpz_set_ui(mpq_denref(prob), 1);
        for (unsigned long i = 0; i < K - 1; i++) mpq_mul(prob, prob, P->p + (i < k));
        for (size_t x = 0; x < 2; x++) {
            mpq_set(s, P->w + x);
            for (unsigned long i = 0; i < K - 1; i++) mpq_add(s, s, P->w + (i < k));
            mpq_div(t, P->w + x, s);
            mpq_mul(t, t, prob);
            mpq_add(H + x, H + x, t);
        }
    }
    mpq_clears(prob, s, t, NULL);
}

Test(bt_laplace, two_levels_and_300)
{
    arena_t *A = arena_new();
    pool_t P = { .n = 2 };
    double lo[2], hi[2];
    for (unsigned long i = 0; i < 5; i++) {
        P.w = arena_mpq(A, 2);
        P.p = arena_mpq(A, 2);
        mpq_set_ui(P.w, 1, 1);
        mpq_set_ui(P.w + 1, i < 3 ? 2 + i : 1000000007, 1);
        mpq_set_ui(P.p, i == 3 ? 1 : 1 + 41 * i, i == 3 ? 1000 : 256);
        mpq_set_ui(P.p + 1, i == 3 ? 999 : 255 - 41 * i, i == 3 ? 1000 : 256);
        mpq_canonicalize(P.p);
        mpq_canonicalize(P.p + 1);
        box_point(&P);
        const char *text = text_of(A, &P, 300);
        mpq_ptr H = arena_mpq(A, 2);
        two_levels(H, &P, 300);
        cr_assert(bt_laplace(lo, hi, bt_laplace_make(A, 2, P.w, 300), P.lo, P.hi));
        assert_between(lo, hi, H, 2, text);
        assert_narrow(lo, hi, 2, 2e-12, text);
    }
    arena_free(A);
}

/* Many levels, w_l = (5/4)^(l - L/2) cut to 30 bits, p_l in proportion to 1 + l mod 7. */
static void many(arena_t *A, pool_t *P, size_t n, double ratio)
{
    mpq_ptr sum = arena_mpq(A, 1);
    P->n = n;
    P->w = arena_mpq(A, n);
    P->p = arena_mpq(A, n);
    for (size_t l = 0; l < n; l++) {
        mpq_set_d(P->w + l, pow(ratio, (double)l - (double)n / 2));
        mpq_set_ui(P->p + l, 1 + l % 7, 1);
        mpq_add(sum, sum, P->p + l);
    }
    for (size_t l = 0; l < n; l++) mpq_div(P->p + l, P->p + l, sum);
    box_point(P);
}

/* Pairs: H_x = sum_y p_y 2 w_x/(w_x + w_y). */
Test(bt_laplace, pairs_of_many_levels)
{
    arena_t *A = arena_new();
    pool_t P;
    double lo[BT_LAPLACE_LEVELS_MAX], hi[BT_LAPLACE_LEVELS_MAX];
    const size_t sizes[] = { 5, 15, 16, 17, 64, 400, 1000, BT_LAPLACE_LEVELS_MAX };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t n = sizes[i];
        many(A, &P, n, n < 100 ? 1.75 : 1.03);
        cr_assert(bt_laplace(lo, hi, bt_laplace_make(A, n, P.w, 2), P.lo, P.hi));
        mpq_ptr H = arena_mpq(A, 2), t = H + 1;
        for (size_t x = 0; x < n; x += n < 100 ? 1 : 199) {
            mpfr_t sum, s; /* the sum to 200 bits: beside doubles exact */
            mpfr_inits2(200, sum, s, (mpfr_ptr)0);
            mpfr_set_ui(sum, 0, MPFR_RNDN);
            for (size_t y = 0; y < n; y++) {
                mpq_add(t, P.w + x, P.w + y);
                mpq_div(t, P.w + x, t);
                mpq_mul(t, t, P.p + y);
                mpfr_set_q(s, t, MPFR_RNDN);
                mpfr_add(sum, sum, s, MPFR_RNDN);
            }
            mpfr_get_q(H, sum);
            mpq_mul_2exp(H, H, 1);
            mpfr_clears(sum, s, (mpfr_ptr)0);
            assert_between(lo + x, hi + x, H, 1, "many levels");
            assert_narrow(lo + x, hi + x, 1, 1e-13, "many levels");
        }
    }
    arena_free(A);
}

/* sum_l p_l H_l = 1: the sums of p lo and p hi lie on both sides of 1, close to it. */
Test(bt_laplace, weights_average_to_one)
{
    arena_t *A = arena_new();
    pool_t P;
    double lo[BT_LAPLACE_LEVELS_MAX], hi[BT_LAPLACE_LEVELS_MAX];
    const unsigned long Ks[] = { 2, 3, 10, 64, 300, 5000 };
    mpq_ptr below = arena_mpq(A, 4), above = below + 1, t = below + 2, one = below + 3;
    mpq_set_ui(one, 1, 1);
    for (size_t i = 0; i < 24; i++) {
        unsigned long K = Ks[i % 6];
        many(A, &P, i < 12 ? 20 : 400, i % 4 < 2 ? 1.1 : 1.01);
        cr_assert(bt_laplace(lo, hi, bt_laplace_make(A, P.n, P.w, K), P.lo, P.hi));
        mpq_set_ui(below, 0, 1);
        mpq_set_ui(above, 0, 1);
        for (size_t l = 0; l < P.n; l++) {
            mpq_set_d(t, lo[l]);
            mpq_mul(t, t, P.p + l);
            mpq_add(below, below, t);
            mpq_set_d(t, hi[l]);
            mpq_mul(t, t, P.p + l);
            mpq_add(above, above, t);
        }
        cr_assert(mpq_cmp(below, one) < 0 && mpq_cmp(one, above) < 0,
                  "%zu levels, K = %lu: sum p H in [%.17g, %.17g]", P.n, K, mpq_get_d(below), mpq_get_d(above));
        double most = 2e-13 + (double)K * (16 + (double)P.n / 8) * 0x1p-53;
        cr_assert(mpq_get_d(above) - mpq_get_d(below) < most, "%zu levels, K = %lu", P.n, K);
    }
    arena_free(A);
}

/* --- domain ---------------------------------------------------------------------------------------------- */

Test(bt_laplace, refuses)
{
    arena_t *A = arena_new();
    mpq_ptr w = arena_mpq(A, BT_LAPLACE_LEVELS_MAX + 1);
    for (size_t l = 0; l <= BT_LAPLACE_LEVELS_MAX; l++) mpq_set_ui(w + l, l + 1, 1);
    cr_assert(bt_laplace_make(A, 3, w, 2) && bt_laplace_make(A, 1, w, BT_LAPLACE_POOL_MAX) &&
              bt_laplace_make(A, BT_LAPLACE_LEVELS_MAX, w, 2));
    cr_assert(!bt_laplace_make(A, 0, w, 2) && !bt_laplace_make(A, BT_LAPLACE_LEVELS_MAX + 1, w, 2));
    cr_assert(!bt_laplace_make(A, 3, w, 1) && !bt_laplace_make(A, 3, w, BT_LAPLACE_POOL_MAX + 1ul));
    mpq_mul_2exp(w + 1, w, BT_LAPLACE_SPREAD_MAX);
    cr_assert(!bt_laplace_make(A, 2, w, 2), "w_2/w_1 = 2^100");
    mpq_set_ui(w, 1000001, 1000000);
    cr_assert(bt_laplace_make(A, 2, w, 2) != NULL, "w_2/w_1 a little below 2^100");
    mpq_set(w + 1, w);
    cr_assert(!bt_laplace_make(A, 2, w, 2), "equal weights");
    mpq_set_ui(w, 0, 1);
    cr_assert(!bt_laplace_make(A, 2, w, 2), "a zero");
    arena_free(A);
}

/* Ends outside [0, 1] are 0 and 1. */
Test(bt_laplace, ends_are_masses)
{
    arena_t *A = arena_new();
    mpq_ptr w = arena_mpq(A, 3);
    for (size_t l = 0; l < 3; l++) mpq_set_ui(w + l, 1 + l, 1);
    const bt_laplace_t *T = bt_laplace_make(A, 3, w, 4);
    const double wide_lo[3] = { -.5, .9, -.5 }, wide_hi[3] = { 3, 1.5, INFINITY }, p_lo[3] = { 0, .9, 0 },
                 p_hi[3] = { 1, 1, 1 };
    double a[3], b[3], lo[3], hi[3];
    cr_assert(bt_laplace(a, b, T, wide_lo, wide_hi) && bt_laplace(lo, hi, T, p_lo, p_hi));
    cr_assert(memcmp(a, lo, sizeof a) == 0 && memcmp(b, hi, sizeof b) == 0);
    arena_free(A);
}

Test(bt_laplace, boxes_without_a_law)
{
    arena_t *A = arena_new();
    mpq_ptr w = arena_mpq(A, 2);
    mpq_set_ui(w, 1, 1);
    mpq_set_ui(w + 1, 2, 1);
    const bt_laplace_t *T = bt_laplace_make(A, 2, w, 3);
    static const struct { double lo[2], hi[2]; bool good; } box[] = {
        { { .25, .75 }, { .25, .75 }, true },           { { .25, .75 + 0x1p-53 }, { 1, 1 }, false },
        { { 0, 0 }, { .25, .75 - 0x1p-53 }, false },    { { 0, 0 }, { 1, 1 }, true },
        { { -1, -1 }, { 2, INFINITY }, true },          { { .5, .25 }, { .25, 1 }, false },
        { { 1, 0 }, { 1, 0 }, true },                   { { 0, 0 }, { -.1, 1 }, false },
        { { 1.5, -.5 }, { 1.5, -.5 }, false },          { { .25, .75 - 0x1p-53 }, { .25, .75 }, true },
    };
    for (size_t i = 0; i < sizeof box / sizeof *box; i++) {
        double lo[2] = { 7, 7 }, hi[2] = { 7, 7 };
        cr_assert(bt_laplace(lo, hi, T, box[i].lo, box[i].hi) == box[i].good, "box %zu", i);
        cr_assert(box[i].good ? lo[0] > 0 && lo[0] <= hi[0] && hi[0] < 3 : lo[0] == 7 && hi[1] == 7, "box %zu", i);
    }
    double lo[2], hi[2], p[2] = { .25, .5 }, q[2] = { .5, .75 };
    cr_assert(bt_laplace(lo, hi, T, p, q) && bt_laplace(q, p, T, p, q));
    cr_assert(memcmp(lo, q, sizeof lo) == 0 && memcmp(hi, p, sizeof hi) == 0, "outputs that are inputs");
    arena_free(A);
}
