/* SPDX-License-Identifier: MIT
**
** Bradley-Terry weights of a box of laws: against the exact sum over compositions, written out here; laws inside a box,
** and those at its corners, which attain the ends.
*/
#include "tests/numerics/pools/bt_laplace.h"

enum { SMALL = 4 };

/* --- the exact sum --------------------------------------------------------------------------------------- */

typedef struct { arena_t *A; size_t n; mpq_srcptr w, p; unsigned long K; mpq_ptr H; } count_t;

/* H[x] += prob K w[x]/(w[x] + total) for every way to draw the `rest` last competitors from the levels l.. */
static void count(const count_t *c, size_t l, unsigned long rest, mpq_srcptr prob, mpq_srcptr total)
{
    mpq_t q, s, t;
    mpq_inits(q, s, t, NULL);
    if (rest == 0) {
        for (size_t x = 0; x < c->n; x++) {
            mpq_add(s, c->w + x, total);
            mpq_div(s, c->w + x, s);
            mpq_mul(s, s, prob);
            mpq_set_ui(t, c->K, 1);
            mpq_mul(s, s, t);
            mpq_add(c->H + x, c->H + x, s);
        }
    } else if (l < c->n) {
        mpq_set(q, prob);
        mpq_set(s, total);
        for (unsigned long k = 0; k <= rest; k++) { /* k of the rest are at l: C(rest, k) p^k */
            if (mpq_sgn(q)) count(c, l + 1, rest - k, q, s);
            mpq_set_ui(t, rest - k, k + 1);
            mpq_canonicalize(t);
            mpq_mul(q, q, t);
            mpq_mul(q, q, c->p + l);
            mpq_add(s, s, c->w + l);
        }
    }
    mpq_clears(q, s, t, NULL);
}

static mpq_ptr exact(arena_t *A, size_t n, mpq_srcptr w, mpq_srcptr p, unsigned long K)
{
    mpq_ptr H = arena_mpq(A, n), one = arena_mpq(A, 2);
    mpq_set_ui(one, 1, 1);
    count(&(count_t){ A, n, w, p, K, H }, 0, K - 1, one, one + 1);
    return H;
}

/* --- pools ----------------------------------------------------------------------------------------------- */

static int by_size(const void *x, const void *y) { return mpq_cmp(x, y); }

/* Weights: small ratios, ratios of 1 and a little more, or powers of ten from -12 to 6. */
static mpq_ptr some_weights(arena_t *A, dice_t *d, size_t n)
{
    mpq_ptr w = arena_mpq(A, n), step = arena_mpq(A, 1);
    unsigned long make = dice_below(d, 3);
    for (size_t l = 0; l < n; l++) {
        long e = dice_within(d, 9) - 3;
        mpq_set_ui(w + l, make == 0 ? 0 : 1, 1);
        if (make == 2) mpz_ui_pow_ui(e < 0 ? mpq_denref(w + l) : mpq_numref(w + l), 10, (unsigned long)labs(e));
        mpq_set_ui(step, 1 + dice_below(d, 1000), make == 1 ? 1000000007 : 7);
        mpq_canonicalize(step);
        if (make == 2) mpq_mul(w + l, w + l, step);
        else mpq_add(w + l, w + l, step);
    }
    qsort(w, n, sizeof *w, by_size);
    for (size_t l = 1; l < n; l++)
        if (mpq_cmp(w + l - 1, w + l) >= 0) mpq_add(w + l, w + l - 1, step);
    return w;
}

/* A law of small numbers, with zeros and masses of about 10^-15 and 10^-30. */
static mpq_ptr some_law(arena_t *A, dice_t *d, size_t n)
{
    mpq_ptr p = arena_mpq(A, n), sum = arena_mpq(A, 1);
    for (size_t l = 0; l < n; l++) {
        mpq_set_ui(p + l, dice_one_in(d, 4) ? 0 : 1 + dice_below(d, 20), 1);
        if (dice_one_in(d, 4)) mpq_div_2exp(p + l, p + l, dice_one_in(d, 2) ? 50 : 100);
    }
    mpq_ptr sure = p + dice_below(d, n);
    mpq_set_ui(sure, 1 + dice_below(d, 20), 1);
    for (size_t l = 0; l < n; l++) mpq_add(sum, sum, p + l);
    for (size_t l = 0; l < n; l++) mpq_div(p + l, p + l, sum);
    return p;
}

static double min(double x, double y) { return x < y ? x : y; }
static double max(double x, double y) { return x > y ? x : y; }

/* Around the law, a little or a lot; some levels not at all. */
static void box_around(pool_t *P, dice_t *d)
{
    double width = ldexp(1, -(int)dice_below(d, 30));
    box_point(P);
    for (size_t l = 0; l < P->n; l++) {
        if (dice_one_in(d, 4)) continue;
        P->lo[l] = max(0, P->lo[l] - width * (double)dice_below(d, 8) / 8);
        P->hi[l] = min(1, P->hi[l] + width * (double)dice_below(d, 8) / 8);
    }
}

/* A corner of the box: the levels in this order take all they may. */
static mpq_ptr corner(arena_t *A, const pool_t *P, const size_t *order)
{
    mpq_ptr q = arena_mpq(A, P->n), left = arena_mpq(A, 2), room = left + 1;
    mpq_set_ui(left, 1, 1);
    for (size_t l = 0; l < P->n; l++) { mpq_set_d(q + l, P->lo[l]); mpq_sub(left, left, q + l); }
    for (size_t i = 0; i < P->n; i++) {
        mpq_set_d(room, P->hi[order[i]]);
        mpq_sub(room, room, q + order[i]);
        if (mpq_cmp(room, left) > 0) mpq_set(room, left);
        mpq_add(q + order[i], q + order[i], room);
        mpq_sub(left, left, room);
    }
    return q;
}

/* A mixture of two corners, or one. */
static mpq_ptr law_inside(arena_t *A, const pool_t *P, dice_t *d)
{
    size_t order[SMALL];
    mpq_ptr q[2], share = arena_mpq(A, 2);
    for (int k = 0; k < 2; k++) {
        for (size_t i = 0; i < P->n; i++) order[i] = i;
        for (size_t i = P->n; i-- > 1;) {
            size_t j = dice_below(d, i + 1), was = order[i];
            order[i] = order[j];
            order[j] = was;
        }
        q[k] = corner(A, P, order);
    }
    mpq_set_ui(share, dice_below(d, 5), 4);
    mpq_canonicalize(share);
    for (size_t l = 0; l < P->n; l++) {
        mpq_sub(share + 1, q[1] + l, q[0] + l);
        mpq_mul(share + 1, share + 1, share);
        mpq_add(q[0] + l, q[0] + l, share + 1);
    }
    return q[0];
}

/* --- assertions ------------------------------------------------------------------------------------------ */

/* end[l] is H[l] but for a relative `part`, and 2^-80 of mass: for K <= 6 that is at most K (K-1) 2^-80 < 2^-75. */
static void assert_attained(const double *end, mpq_srcptr H, size_t n, double part, const char *text)
{
    for (size_t l = 0; l < n; l++) {
        double h = mpq_get_d(H + l);
        assert_that(fabs(end[l] - h) <= part * h + 0x1p-75, "%a and H_%zu = %a are apart by %g for %s", end[l], l, h,
                    fabs(end[l] / h - 1), text);
    }
}

/* --- point laws ------------------------------------------------------------------------------------------ */

Test(bt_laplace, against_the_sum_over_compositions)
{
    arena_t *A = arena_new();
    dice_t d = { 7 };
    pool_t P;
    double lo[SMALL], hi[SMALL];
    for (int i = 0; i < 600; i++) {
        arena_reset(A);
        P.n = 1 + dice_below(&d, SMALL);
        P.w = some_weights(A, &d, P.n);
        P.p = some_law(A, &d, P.n);
        unsigned long K = 2 + dice_below(&d, i % 8 ? 5 : 11);
        box_point(&P);
        const char *text = text_of(A, &P, K);
        const bt_laplace_t *T = bt_laplace_make(A, P.n, P.w, K);
        assert_that(T && bt_laplace(lo, hi, T, P.lo, P.hi), "refused: %s", text);
        assert_between(lo, hi, exact(A, P.n, P.w, P.p, K), P.n, text);
        assert_narrow(lo, hi, P.n, 3e-13, text);
    }
    arena_free(A);
}

/* Both ends are on their own side before anything is charged for rounding: one level has H = 1, and the rules' own gap
** stays. */
Test(bt_laplace, one_level)
{
    arena_t *A = arena_new();
    mpq_ptr w = arena_mpq(A, 1);
    for (unsigned long K = 2; K < 3000; K = 3 * K / 2) {
        double lo, hi, one = 1, none = 0, most = 5e-14 + 24 * (double)K * 0x1p-53;
        mpq_set_ui(w, 22, 7);
        const bt_laplace_t *T = bt_laplace_make(A, 1, w, K);
        cr_assert(bt_laplace(&lo, &hi, T, &one, &one) && lo < 1 && 1 < hi && hi - lo < most, "K = %lu: [%a, %a]", K, lo,
                  hi);
        cr_assert(bt_laplace(&lo, &hi, T, &none, &one) && lo < 1 && 1 < hi && hi - lo < most, "K = %lu: [%a, %a]", K,
                  lo, hi);
    }
    arena_free(A);
}

/* Level 1 has mass 2^-m: H_2 = 2 (2^-m w_2/(w_1 + w_2) + (1 - 2^-m)/2), and so on; w_2/w_1 up to 2^99, past every
** threshold. */
Test(bt_laplace, tiny_masses_and_wide_spreads)
{
    arena_t *A = arena_new();
    pool_t P = { .n = 2 };
    double lo[2], hi[2];
    for (unsigned long far = 1; far < 100; far += 7)
        for (unsigned long m = 0; m < 1100; m = m ? m + m / 3 + 1 : 1) {
            arena_reset(A);
            P.w = arena_mpq(A, 2);
            P.p = arena_mpq(A, 2);
            mpq_set_ui(P.w, 1, 3);
            mpq_mul_2exp(P.w + 1, P.w, far);
            mpq_set_ui(P.p, 1, 1);
            mpq_div_2exp(P.p, P.p, m);
            mpq_set_ui(P.p + 1, 1, 1);
            mpq_sub(P.p + 1, P.p + 1, P.p);
            box_point(&P);
            const char *text = text_of(A, &P, 2);
            const bt_laplace_t *T = bt_laplace_make(A, 2, P.w, 2);
            assert_that(T && bt_laplace(lo, hi, T, P.lo, P.hi), "refused: %s", text);
            assert_between(lo, hi, exact(A, 2, P.w, P.p, 2), 2, text);
            assert_narrow(lo, hi, 2, 1e-13, text);
        }
    arena_free(A);
}

/* Nearly twice the weight and no mass: the last node of the upper rule is at e^-32, and what lies beyond it exceeds all
** roundings. */
Test(bt_laplace, the_tail)
{
    arena_t *A = arena_new();
    pool_t P = { .n = 2, .w = arena_mpq(A, 2), .p = arena_mpq(A, 2) };
    double lo[2], hi[2];
    for (unsigned long k = 0; k < 20; k++) {
        mpq_set_ui(P.w, 1000000, 1);
        mpq_set_ui(P.w + 1, 1999999 - k, 1);
        mpq_set_ui(P.p, 1, 1);
        box_point(&P);
        cr_assert(bt_laplace(lo, hi, bt_laplace_make(A, 2, P.w, 2), P.lo, P.hi));
        assert_between(lo, hi, exact(A, 2, P.w, P.p, 2), 2, text_of(A, &P, 2));
        assert_narrow(lo, hi, 2, 5e-14, text_of(A, &P, 2));
    }
    arena_free(A);
}

/* --- boxes ----------------------------------------------------------------------------------------------- */

static const size_t upward[SMALL] = { 0, 1, 2, 3 };

Test(bt_laplace, boxes)
{
    arena_t *A = arena_new();
    dice_t d = { 8 };
    pool_t P;
    double lo[SMALL], hi[SMALL];
    for (int i = 0; i < 200; i++) {
        arena_reset(A);
        P.n = 2 + dice_below(&d, SMALL - 1);
        P.w = some_weights(A, &d, P.n);
        P.p = some_law(A, &d, P.n);
        unsigned long K = 2 + dice_below(&d, 5);
        box_around(&P, &d);
        const char *text = text_of(A, &P, K);
        assert_that(bt_laplace(lo, hi, bt_laplace_make(A, P.n, P.w, K), P.lo, P.hi), "refused: %s", text);
        for (int k = 0; k < 6; k++) {
            mpq_ptr q = k ? law_inside(A, &P, &d) : P.p;
            assert_between(lo, hi, exact(A, P.n, P.w, q, K), P.n, text);
        }
        size_t downward[SMALL];
        for (size_t l = 0; l < P.n; l++) downward[l] = P.n - 1 - l;
        assert_attained(lo, exact(A, P.n, P.w, corner(A, &P, downward), K), P.n, 3e-13, text);
        assert_attained(hi, exact(A, P.n, P.w, corner(A, &P, upward), K), P.n, 3e-13, text);
    }
    arena_free(A);
}

/* The mass left for the first level is 2^-58, and H_1 is made by it: the sum of masses must be known far below
** 2^-53. */
Test(bt_laplace, what_is_left_is_known_well)
{
    arena_t *A = arena_new();
    pool_t P = { .n = 3, .w = arena_mpq(A, 3) };
    double lo[3], hi[3], rest = 1 - 0x1p-53; /* 1 - 32 2^-58 */
    for (size_t l = 0; l < 3; l++) { mpq_set_ui(P.w + l, 1, 1); mpq_mul_2exp(P.w + l, P.w + l, 40 * l); }
    P.hi[0] = 1;
    P.lo[1] = P.hi[1] = 0x1.fp-54; /* 31 2^-58 */
    P.lo[2] = P.hi[2] = rest;
    P.p = corner(A, &P, upward);
    const char *text = text_of(A, &P, 2);
    cr_assert(bt_laplace(lo, hi, bt_laplace_make(A, 3, P.w, 2), P.lo, P.hi));
    assert_between(lo, hi, exact(A, 3, P.w, P.p, 2), 3, text);
    assert_narrow(lo, hi, 3, 1e-6, text); /* 2^-80 of mass against 2^-58 */
    arena_free(A);
}
