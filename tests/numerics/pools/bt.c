/* SPDX-License-Identifier: MIT
**
** Bradley-Terry weights against plain loops over all ordered pools, against sums one competitor at a time, and against
** binomial sums; random weights and laws lean toward trouble.
*/
#include "tests/support/ordered.h"

#include <math.h>

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 7 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(bt, .init = open_arena, .fini = close_arena);

/* --- levels ------------------------------------------------------------------------------------------------------- */

/* w_level(x) : w_level(y) = w_x : w_y. */
static bool in_proportion(const bt_levels_t *L, mpq_srcptr w)
{
    mpq_ptr a = arena_mpq(A, 2);
    for (size_t x = 0; x < L->points; x++) {
        mpq_set_z(a, L->w + L->level[x]);
        mpq_set_z(a + 1, L->w + L->level[0]);
        mpq_mul(a, a, w);
        mpq_mul(a + 1, a + 1, w + x);
        if (!mpq_equal(a, a + 1)) return false;
    }
    return true;
}

Test(bt, levels_are_the_distinct_weights_in_order)
{
    for (int turn = 0; turn < 600; turn++) {
        arena_reset(A);
        size_t n = 1 + dice_below(&dice, 7), distinct = 0;
        mpq_srcptr w = trouble_rewards(A, &dice, n, turn % 2);
        const bt_levels_t *L = bt_levels(A, n, w);
        mpz_ptr g = arena_mpz(A, 1);
        for (size_t x = 0; x < n; x++) {
            bool first = true;
            for (size_t y = 0; y < x; y++) first = first && !mpq_equal(w + x, w + y);
            distinct += first;
        }
        cr_assert(L->points == n && L->levels == distinct, "%zu levels of %s", L->levels, rats_text(A, w, n));
        for (size_t l = 0; l < L->levels; l++) {
            cr_assert(mpz_sgn(L->w + l) > 0 && (l == 0 || mpz_cmp(L->w + l - 1, L->w + l) < 0), "order: %s",
                      rats_text(A, w, n));
            mpz_gcd(g, g, L->w + l);
        }
        cr_assert(mpz_cmp_ui(g, 1) == 0, "common factor: %s", rats_text(A, w, n));
        for (size_t x = 0; x < n; x++) cr_assert_lt(L->level[x], L->levels);
        cr_assert(in_proportion(L, w), "%s", rats_text(A, w, n));
    }
}

Test(bt, levels_apart_are_the_points)
{
    for (int turn = 0; turn < 200; turn++) {
        arena_reset(A);
        size_t n = 1 + dice_below(&dice, 7);
        mpq_srcptr w = trouble_rewards(A, &dice, n, turn % 2);
        const bt_levels_t *L = bt_levels_apart(A, n, w);
        cr_assert(L->points == n && L->levels == n && in_proportion(L, w));
        for (size_t x = 0; x < n; x++) cr_assert_eq(L->level[x], x);
    }
}

Test(bt, masses_of_levels)
{
    for (int turn = 0; turn < 200; turn++) {
        arena_reset(A);
        size_t n = 1 + dice_below(&dice, 6);
        mpq_srcptr w = trouble_rewards(A, &dice, n, turn % 2);
        const pmf_t *p = trouble_law(A, &dice, n);
        const bt_levels_t *L = bt_levels(A, n, w);
        const pmf_t *m = bt_masses(L, p);
        mpq_ptr sum = arena_mpq(A, L->levels), q = law_probs(p), r = law_probs(m);
        for (size_t x = 0; x < n; x++) mpq_add(sum + L->level[x], sum + L->level[x], q + x);
        cr_assert(m->cells == L->levels && law_is_lawful(m));
        for (size_t l = 0; l < L->levels; l++) assert_equal_rats(r + l, sum + l, law_text(p));
    }
}

/* --- weights and rounds ------------------------------------------------------------------------------------------- */

/* A case that the loops can bear: at most so many tuples, fewer when the numbers are wild. */
static drawn_t some_drawn(const pmf_t **law, size_t tuples, bool wild)
{
    size_t n = 1 + dice_below(&dice, 5);
    *law = trouble_law(A, &dice, n);
    return (drawn_t){ .n = n, .p = law_probs(*law), .w = trouble_rewards(A, &dice, n, wild),
        .K = pool_within(&dice, n, wild ? tuples / 20 : tuples) };
}

/* H at every level, and the law after a round. */
static void assert_weights(const drawn_t *d, const pmf_t *p, const bt_levels_t *L, mpq_srcptr want)
{
    mpq_ptr H = arena_mpq(A, L->levels), q = arena_mpq(A, 2);
    cr_assert(bt_weights(H, L, p, d->K));
    const pmf_t *next = bt_round(L, p, d->K);
    cr_assert(next && law_is_lawful(next) && next->cells == d->n, "%s", drawn_text(A, d));
    for (size_t x = 0; x < d->n; x++) {
        assert_equal_rats(H + L->level[x], want + x, drawn_text(A, d));
        law_cell(q, next, x);
        mpq_mul(q + 1, d->p + x, want + x);
        assert_equal_rats(q, q + 1, drawn_text(A, d));
    }
}

Test(bt, weights_and_rounds_against_ordered_pools)
{
    unsigned long most = 0;
    for (int turn = 0; turn < 400; turn++) {
        arena_reset(A);
        const pmf_t *p;
        drawn_t d = some_drawn(&p, 4000, turn % 3 == 0);
        mpq_ptr want = arena_mpq(A, d.n);
        for (size_t x = 0; x < d.n; x++) ordered_share(want + x, &d, d.w + x);
        assert_weights(&d, p, bt_levels(A, d.n, d.w), want);
        assert_weights(&d, p, bt_levels_apart(A, d.n, d.w), want);
        if (d.n > 1 && d.K > most) most = d.K;
    }
    cr_assert_geq(most, 7);
}

/* The weight of a target that is no level: any integer. */
Test(bt, a_target_of_another_weight)
{
    for (int turn = 0; turn < 150; turn++) {
        arena_reset(A);
        const pmf_t *p;
        drawn_t d = some_drawn(&p, 1000, turn % 3 == 0);
        const bt_levels_t *L = bt_levels(A, d.n, d.w);
        mpz_ptr v = arena_mpz(A, 1);
        mpq_ptr t = arena_mpq(A, 3), have = t + 1, want = t + 2;
        mpz_set_ui(v, 1 + dice_below(&dice, 40));
        mpq_set_z(t, v); /* in the units of the levels */
        mpq_mul(t, t, d.w);
        mpq_set_z(want, L->w + L->level[0]);
        mpq_div(t, t, want);
        ordered_share(want, &d, t);
        bt_ratio(have, bt_total(L, bt_masses(L, p), d.K - 1, NULL), v, d.K);
        assert_equal_rats(have, want, drawn_text(A, &d));
    }
}

Test(bt, events_against_ordered_pools)
{
    unsigned empty = 0;
    for (int turn = 0; turn < 600; turn++) {
        arena_reset(A);
        const pmf_t *p;
        drawn_t d = some_drawn(&p, 1000, turn % 3 == 0);
        const bt_levels_t *L = bt_levels(A, d.n, d.w);
        bool of_level[8], of_point[8];
        trouble_event(&d, of_level, of_point, L, &dice);
        const bt_total_t *T = bt_total(L, bt_masses(L, p), d.K - 1, &(bt_event_t){ of_level, d.least, d.most });
        mpq_ptr have = arena_mpq(A, 2), want = have + 1;
        cr_assert_not_null(T);
        ordered_share(want, &d, NULL);
        bt_probability(have, T);
        assert_equal_rats(have, want, drawn_text(A, &d));
        empty += mpq_sgn(want) == 0;
        size_t x = dice_below(&dice, d.n);
        ordered_share(want, &d, d.w + x);
        bt_ratio(have, T, L->w + L->level[x], d.K);
        assert_equal_rats(have, want, drawn_text(A, &d));
    }
    cr_assert(empty > 60 && empty < 500, "%u empty events", empty);
}

/* An event without marks is every pool, whatever its bounds. */
Test(bt, no_marks_are_all_pools)
{
    const pmf_t *p = pmf_uniform(A, 3);
    mpq_ptr w = arena_mpq(A, 3), a = arena_mpq(A, 1);
    for (unsigned long x = 0; x < 3; x++) mpq_set_ui(w + x, x + 1, 1);
    const bt_levels_t *L = bt_levels(A, 3, w);
    bt_probability(a, bt_total(L, p, 4, &(bt_event_t){ NULL, 3, 2 }));
    cr_assert(mpq_cmp_ui(a, 1, 1) == 0);
}

/* --- on a lattice ------------------------------------------------------------------------------------------------- */

/* The law of the total of n competitors by adding one after another: integer weights, numerators over den^n, indexed by
** the total. */
static mpz_ptr totals(const unsigned long *w, const pmf_t *p, unsigned long n, size_t cells)
{
    mpz_ptr now = arena_mpz(A, cells);
    mpz_set_ui(now, 1);
    for (unsigned long k = 0; k < n; k++) {
        mpz_ptr next = arena_mpz(A, cells);
        for (size_t s = 0; s < cells; s++)
            for (size_t x = 0; x < p->cells; x++)
                if (s >= w[x]) mpz_addmul(next + s, now + s - w[x], p->num + x);
        now = next;
    }
    return now;
}

/* Distinct increasing weights w0 + g e; returns the greatest. */
static unsigned long lattice_weights(unsigned long *w, size_t n)
{
    unsigned long g = 1 + dice_below(&dice, 3), at = 1 + dice_below(&dice, 5);
    for (size_t x = 0; x < n; x++) {
        w[x] = at;
        at += g * (1 + dice_below(&dice, 3));
    }
    return w[n - 1];
}

static const bt_levels_t *levels_of(const unsigned long *w, size_t n)
{
    mpq_ptr q = arena_mpq(A, n);
    for (size_t x = 0; x < n; x++) mpq_set_ui(q + x, w[x], 1);
    return bt_levels(A, n, q);
}

/* Both routes against the sums; which of them was taken shows in the number of terms. */
Test(bt, lattice_and_pools_give_one_law)
{
    unsigned lattices = 0;
    for (int turn = 0; turn < 150; turn++) {
        arena_reset(A);
        unsigned long w[5], K = 4 + dice_below(&dice, 14), top;
        size_t n = 3 + dice_below(&dice, 3);
        top = lattice_weights(w, n);
        const pmf_t *p = trouble_law(A, &dice, n);
        const bt_levels_t *L = levels_of(w, n);
        const bool none[5] = { false };
        const bt_total_t *T = bt_total(L, p, K - 1, NULL), *P = bt_total(L, p, K - 1, &(bt_event_t){ none, 0, 0 });
        mpz_ptr sum = totals(w, p, K - 1, K * top), unit = arena_mpz(A, 1);
        mpq_ptr a = arena_mpq(A, 4), part = a + 3;
        cr_assert(T && P && mpz_cmp(T->den, P->den) == 0);
        lattices += T->n < P->n;
        size_t x = dice_below(&dice, n);
        bt_ratio(a, T, L->w + x, K);
        bt_ratio(a + 1, P, L->w + x, K);
        mpz_pow_ui(unit, p->den, K - 1);
        for (size_t s = 0; s < K * top; s++) {
            mpz_mul_ui(mpq_numref(part), sum + s, K * w[x]);
            mpz_mul_ui(mpq_denref(part), unit, w[x] + s);
            mpq_canonicalize(part);
            mpq_add(a + 2, a + 2, part);
        }
        assert_equal_rats(a, a + 2, law_text(p));
        assert_equal_rats(a + 1, a + 2, law_text(p));
        bt_probability(a, T);
        cr_assert(mpq_cmp_ui(a, 1, 1) == 0);
    }
    cr_assert(lattices > 40, "%u lattices", lattices);
}

/* --- larger ------------------------------------------------------------------------------------------------------- */

/* Two levels: H(x) = sum_j C(K-1,j) m^j (1-m)^(K-1-j) K w/(w + (K-1-j) u + j v). */
Test(bt, two_levels_are_a_binomial_sum)
{
    static const unsigned long weights[4][2] = { { 1, 2 }, { 1, 1000000007 }, { 7, 5 }, { 99, 100 } };
    enum { K = 200 };
    for (size_t k = 0; k < 4; k++) {
        arena_reset(A);
        mpq_ptr w = arena_mpq(A, 2), H = arena_mpq(A, 2), m = arena_mpq(A, 4), sum = m + 1, part = m + 2, share = m + 3;
        mpz_ptr b = arena_mpz(A, 2);
        for (size_t x = 0; x < 2; x++) mpq_set_ui(w + x, weights[k][x], 1);
        mpz_set_ui(b, 3 + dice_below(&dice, 9));
        mpz_set_ui(b + 1, 1 + dice_below(&dice, 9));
        const pmf_t *p = pmf_weights(A, 2, b);
        const bt_levels_t *L = bt_levels(A, 2, w);
        cr_assert(bt_weights(H, L, p, K));
        for (size_t x = 0; x < 2; x++) {
            mpq_set_ui(sum, 0, 1);
            for (unsigned long j = 0; j < K; j++) {
                mpz_bin_uiui(mpq_numref(part), K - 1, j);
                mpz_set_ui(mpq_denref(part), 1);
                for (unsigned long i = 0; i + 1 < K; i++) {
                    law_cell(m, p, i < j);
                    mpq_mul(part, part, m);
                }
                mpq_set_ui(share, K * weights[k][x], weights[k][x] + (K - 1 - j) * weights[k][0] + j * weights[k][1]);
                mpq_canonicalize(share);
                mpq_mul(part, part, share);
                mpq_add(sum, sum, part);
            }
            assert_equal_rats(H + L->level[x], sum, law_text(p));
        }
    }
}

/* sum_x p(x) H(x) = 1. */
Test(bt, weights_have_mean_1)
{
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        size_t n = 1 + dice_below(&dice, 5);
        unsigned long K = 2 + dice_below(&dice, n < 4 ? 40 : 10);
        mpq_srcptr w = trouble_rewards(A, &dice, n, turn % 4 == 0 && K < 12);
        const pmf_t *p = trouble_law(A, &dice, n);
        const bt_levels_t *L = turn % 2 ? bt_levels(A, n, w) : bt_levels_apart(A, n, w);
        mpq_ptr H = arena_mpq(A, L->levels), sum = arena_mpq(A, 2), part = sum + 1;
        cr_assert(bt_weights(H, L, p, K));
        for (size_t x = 0; x < n; x++) {
            law_cell(part, p, x);
            mpq_mul(part, part, H + L->level[x]);
            mpq_add(sum, sum, part);
        }
        cr_assert(mpq_cmp_ui(sum, 1, 1) == 0, "%s, w = %s, K = %lu", law_text(p), rats_text(A, w, n), K);
    }
}

/* p_{t+1} in long doubles: weights 1, 2, .., n, one competitor after another. */
static void step_about(long double *p, const unsigned long *w, size_t n, unsigned long K)
{
    enum { CELLS = 1000 };
    long double now[CELLS] = { 1 }, sum = 0;
    for (unsigned long k = 1; k < K; k++)
        for (size_t s = CELLS; s-- > 0;) {
            long double next = 0;
            for (size_t x = 0; x < n; x++)
                if (s >= w[x]) next += p[x] * now[s - w[x]];
            now[s] = next;
        }
    for (size_t x = 0; x < n; x++) {
        long double H = 0;
        for (size_t s = 0; s < CELLS; s++) H += now[s] * (long double)(K * w[x]) / (long double)(w[x] + s);
        p[x] *= H;
    }
    for (size_t x = 0; x < n; x++) sum += p[x];
    cr_assert(fabsl(sum - 1) < 1e-14L);
}

/* One step of both agents, pools of 100, four levels each, exactly. */
Test(bt, two_stages_of_pools_of_100)
{
    static const unsigned long owner[] = { 1, 2, 3, 4 }, public[] = { 4, 2, 1, 3 };
    const pmf_t *q = bt_round(levels_of(owner, 4), pmf_uniform(A, 4), 100);
    cr_assert(q && law_is_lawful(q));
    const pmf_t *p = bt_round(levels_of(public, 4), q, 100);
    cr_assert(p && law_is_lawful(p));
    long double about[4] = { 0.25L, 0.25L, 0.25L, 0.25L };
    step_about(about, owner, 4, 100);
    step_about(about, public, 4, 100);
    for (size_t x = 0; x < 4; x++) {
        mpq_ptr have = arena_mpq(A, 1);
        law_cell(have, p, x);
        cr_assert(fabsl((long double)mpq_get_d(have) - about[x]) < 1e-13L, "%zu: %.18Lg", x, about[x]);
    }
}

/* --- bounds ------------------------------------------------------------------------------------------------------- */

/* Weights without a lattice. */
static const bt_levels_t *scattered(size_t n)
{
    static const unsigned long w[] = { 1, 1000003, 31, 500009, 77777 };
    return levels_of(w, n);
}

Test(bt, past_the_bounds_there_is_nothing)
{
    mpq_ptr H = arena_mpq(A, 3);
    const pmf_t *three = pmf_uniform(A, 3);
    cr_assert_not_null(bt_total(scattered(3), three, 198, NULL), "19900 pools");
    cr_assert_null(bt_total(scattered(3), three, 199, NULL), "20100 pools");
    cr_assert_null(bt_round(scattered(3), three, 200));
    cr_assert(!bt_weights(H, scattered(3), three, 200));
    for (size_t l = 0; l < 3; l++) cr_assert(mpq_sgn(H + l) == 0, "nothing set");
    cr_assert_null(bt_total(scattered(5), pmf_uniform(A, 5), 99999, NULL));
    cr_assert_null(bt_total(scattered(2), pmf_uniform(A, 2), 19999, NULL), "numbers of 2.5 kB, 20000 of them");
    /* Levels without mass are no levels. */
    cr_assert_not_null(bt_total(scattered(5), pmf_point(A, 5, 3), 99999, NULL));
    /* The same number of pools, on a lattice. */
    cr_assert_not_null(bt_total(levels_of((const unsigned long[]){ 1, 2, 3 }, 3), three, 199, NULL));
}
