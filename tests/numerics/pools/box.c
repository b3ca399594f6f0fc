/* SPDX-License-Identifier: MIT
**
** Boxes in doubles: against exact rationals, masses down to 2^-300 and products at the edge of what is kept.
*/
#include "numerics/pools/box.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

enum { N = 5, TURNS = 4000 };

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 131 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(box, .init = open_arena, .fini = close_arena);

static mpq_ptr exactly(double x)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_d(q, x);
    return q;
}

/* 0, or between 2^-300 and 1. */
static double end_of_mass(void)
{
    double x = (1 + (double)(dice_roll(&dice) >> 11) * 0x1p-53) / 2;
    return dice_one_in(&dice, 10) ? 0 : dice_one_in(&dice, 3) ? ldexp(x, -(int)dice_below(&dice, 299)) : x;
}

/* A box around p, the doubles beside each mass: rounded outward, or further. */
static void box_around(box_t *m, const pmf_t *p)
{
    mpq_ptr q = arena_mpq(A, 1);
    for (size_t k = 0; k < p->cells; k++) {
        pmf_prob(q, p, k);
        double x = mpq_get_d(q); /* cut */
        m->lo[k] = x < 0x1p-290 ? 0 : dice_one_in(&dice, 4) ? x * (double)dice_below(&dice, 5) / 4 : x;
        m->hi[k] = fmin(1, fmax(nextafter(x, 2) * (dice_one_in(&dice, 4) ? 1.5 : 1), 0x1p-290));
    }
    m->n = p->cells;
}

static void assert_between(double lo, mpq_srcptr x, double hi, const char *what)
{
    cr_assert(mpq_cmp(exactly(lo), x) <= 0 && mpq_cmp(x, exactly(hi)) <= 0, "%s: %s is not in [%a, %a]", what,
              rat_print(x), lo, hi);
}

/* Of one product the ends are outside, and 0 or no less than 2^-300. */
Test(box, ends_of_a_product)
{
    mpq_ptr q = arena_mpq(A, 1);
    for (int i = 0; i < TURNS; i++) {
        double x = end_of_mass(), y = i % 3 ? end_of_mass() : x > 0 ? fmin(1, 0x1p-299 / x) : 1;
        mpq_mul(q, exactly(x), exactly(y));
        double lo = box_down(x * y), hi = box_up(x * y);
        assert_between(lo, q, hi, "product");
        cr_assert((lo == 0 || lo >= 0x1p-300) && hi >= 0x1p-300 && hi <= 1, "[%a, %a]", lo, hi);
        if (x * y > 0x1p-299) cr_assert(hi - lo <= 0x1p-49 * lo, "[%a, %a] is wide", lo, hi);
    }
    cr_assert(box_up(1) == 1 && box_down(0) == 0 && box_down(0x1p-301) == 0 && box_up(0) >= 0x1p-300);
}

/* Sums of ends that are all there is: 0 1 or 2 states to a level, or all of them. */
Test(box, sums)
{
    double lo[N], hi[N], level_lo[N], level_hi[N];
    for (int i = 0; i < TURNS; i++) {
        box_t m = { 1 + dice_below(&dice, N), lo, hi };
        size_t of[N], levels = 1 + dice_below(&dice, m.n);
        bool S[N];
        mpq_ptr sum = arena_mpq(A, 4 + 2 * N), level = sum + 4;
        for (size_t k = 0; k < m.n; k++) {
            lo[k] = hi[k] = end_of_mass();
            of[k] = dice_below(&dice, levels);
            S[k] = dice_one_in(&dice, 2);
            mpq_add(sum, sum, exactly(lo[k]));
            if (S[k]) mpq_add(sum + 1, sum + 1, exactly(lo[k]));
            mpq_add(level + of[k], level + of[k], exactly(lo[k]));
        }
        span_t all = box_sum(&m, NULL), some = box_sum(&m, S);
        assert_between(all.lo, sum, all.hi, "all");
        assert_between(some.lo, sum + 1, some.hi, "some");
        box_of_levels(level_lo, level_hi, levels, &m, of);
        for (size_t l = 0; l < levels; l++) assert_between(level_lo[l], level + l, level_hi[l], "level");
        arena_reset(A);
    }
}

/* p times weights with sum p w = 1, level by level, stays in the box; what the others leave is taken into account. */
Test(box, times)
{
    double lo[N], hi[N], w_lo[N], w_hi[N];
    for (int i = 0; i < TURNS; i++) {
        size_t n = 1 + dice_below(&dice, N), of[N];
        const pmf_t *p = trouble_law(A, &dice, n), *image = trouble_law(A, &dice, n);
        box_t m = { n, lo, hi };
        mpq_ptr x = arena_mpq(A, 2), y = x + 1;
        box_around(&m, p);
        for (size_t k = 0; k < n; k++) {
            of[k] = k;
            pmf_prob(x, p, k);
            pmf_prob(y, image, k);
            bool known = mpq_sgn(x) > 0;
            if (!known && mpq_sgn(y) > 0) { hi[k] = 1; lo[k] = 0; }
            if (known) mpq_div(y, y, x);
            double by = mpq_get_d(y);
            w_lo[k] = known && by >= 0x1p-290 ? by : 0;
            w_hi[k] = known ? nextafter(by, INFINITY) : INFINITY;
            if (w_hi[k] < 0x1p-290) w_hi[k] = 0x1p-290;
        }
        box_times(&m, of, w_lo, w_hi);
        for (size_t k = 0; k < n; k++) {
            pmf_prob(x, image, k);
            assert_between(lo[k], x, hi[k], "mass");
            cr_assert((lo[k] == 0 || lo[k] >= 0x1p-300) && hi[k] >= 0x1p-300 && hi[k] <= 1);
        }
        arena_reset(A);
    }
}

/* What the others leave of 1, for each state: to the last bits, and outward. */
Test(box, tightened)
{
    double one[1] = { 1 }, lo[N], hi[N];
    for (int i = 0; i < TURNS; i++) {
        size_t n = 2 + dice_below(&dice, N - 1), of[N] = { 0 }, free_one = dice_below(&dice, n);
        const pmf_t *p = trouble_law(A, &dice, n);
        box_t m = { n, lo, hi };
        mpq_ptr x = arena_mpq(A, 1);
        for (size_t k = 0; k < n; k++) {
            pmf_prob(x, p, k);
            double at = mpq_get_d(x);
            lo[k] = k == free_one || at < 0x1p-290 ? 0 : at;
            hi[k] = k == free_one ? 1 : fmin(1, fmax(nextafter(at, 2), 0x1p-290));
        }
        box_times(&m, of, one, one);
        for (size_t k = 0; k < n; k++) {
            pmf_prob(x, p, k);
            assert_between(lo[k], x, hi[k], "mass");
        }
        cr_assert(hi[free_one] - lo[free_one] <= 0x1p-44, "[%a, %a] of %zu states", lo[free_one], hi[free_one], n);
        arena_reset(A);
    }
    box_t m = { 2, lo, hi };
    box_times(&m, (size_t[]){ 0, 0 }, NULL, NULL);
    cr_assert(lo[0] == 0 && lo[1] == 0 && hi[0] == 1 && hi[1] == 1, "nothing is known");
}
