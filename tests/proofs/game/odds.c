/* SPDX-License-Identifier: MIT
**
** The bound on which every certificate rests: under every law with p(X - C) <= e a round multiplies the odds of x
** against c by at most D->odds. Attacked with the exact factors of laws at the corners of the region, and with long
** doubles that climb inside it.
*/
#include "tests/support/regions.h"

#include <math.h>

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 17 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(game_odds, .init = open_arena, .fini = close_arena);

static bool assert_below(const region_t *r, mpq_srcptr p)
{
    mpq_srcptr most = worst(r, p);
    if (!most) return false;
    cr_assert(mpq_cmp(most, r->z) <= 0, "the odds rise by %.17g: %s", mpq_get_d(most), region_text(r, p));
    return true;
}

/* A mass up to e. */
static mpq_srcptr mass_up_to(mpq_srcptr e)
{
    mpq_ptr m = arena_mpq(A, 1);
    mpq_set_ui(m, dice_one_in(&dice, 2) ? 8 : dice_below(&dice, 9), 8);
    mpq_canonicalize(m);
    mpq_mul(m, m, e);
    return m;
}

/* All the mass off C on one point. */
static unsigned corners(const region_t *r)
{
    unsigned tried = 0;
    for (size_t y = 0; y < r->n; y++) {
        unsigned long share[POINTS_MAX] = { 0 };
        if (r->C[y]) continue;
        share[y] = 1;
        tried += assert_below(r, law_off(r, r->e, share));
        tried += assert_below(r, law_off(r, mass_up_to(r->e), share));
    }
    return tried;
}

static unsigned inside(const region_t *r)
{
    unsigned tried = 0;
    for (int k = 0; k < 6; k++) {
        unsigned long share[POINTS_MAX], off = 0;
        for (size_t x = 0; x < r->n; x++) {
            share[x] = dice_one_in(&dice, 3) ? 0 : dice_one_in(&dice, 3) ? 1000 : 1 + dice_below(&dice, 5);
            if (!r->C[x]) off += share[x];
        }
        if (off) tried += assert_below(r, law_off(r, mass_up_to(r->e), share));
    }
    return tried;
}

/* Two stages, one stage, ties with the kept weights, masses near 0 and 1; pools to 30 at the corners, to 7 inside. */
Test(game_odds, no_law_of_the_region_exceeds_the_bound)
{
    unsigned tried = 0;
    region_t r;
    for (int turn = 0; turn < 500; turn++) {
        arena_reset(A);
        if (some_region(&r, A, &dice, POOL_LARGE)) tried += corners(&r);
        arena_reset(A);
        if (some_region(&r, A, &dice, 5)) tried += corners(&r) + inside(&r);
    }
    cr_assert_geq(tried, 5000, "%u laws", tried);
}

/* Under every law (e = 1) V may be a part of the rest. */
Test(game_odds, a_part_of_the_rest_under_every_law)
{
    region_t r;
    for (int turn = 0; turn < 200; turn++) {
        arena_reset(A);
        if (!some_region(&r, A, &dice, turn % 2 ? 5 : 20)) continue;
        size_t keep = dice_below(&dice, r.n);
        for (size_t x = 0; x < r.n && !r.C[keep]; x++) r.V[x] = x == keep || (r.V[x] && dice_one_in(&dice, 3));
        mpq_set_ui(r.e, 1, 1);
        make_loop(&r);
        corners(&r);
        if (turn % 2) inside(&r);
    }
}

/* --- climbing ----------------------------------------------------------------------------------------------------- */

enum { TOTALS = WEIGHT_MAX * POOL_LARGE };

/* E[K w/(w + total)] at each point, the totals one competitor after another. */
static void shares_about(long double *H, const unsigned long *w, const long double *p, size_t n, unsigned long K)
{
    long double now[TOTALS + 1] = { 1 };
    for (unsigned long k = 1; k < K; k++)
        for (size_t s = k * WEIGHT_MAX + 1; s-- > 0;) {
            long double next = 0;
            for (size_t x = 0; x < n; x++)
                if (s >= w[x]) next += p[x] * now[s - w[x]];
            now[s] = next;
        }
    for (size_t x = 0; x < n; x++) {
        H[x] = 0;
        for (size_t s = 0; s <= (K - 1) * WEIGHT_MAX; s++)
            H[x] += now[s] * (long double)(K * w[x]) / (long double)(w[x] + s);
    }
}

/* max over V of F(x)/F(c) at the law with mass m off C in these shares. */
static long double worst_about(const region_t *r, long double m, const long double *share)
{
    long double p[POINTS_MAX], F[POINTS_MAX], H[POINTS_MAX], most = 0, off = 0;
    size_t c = 0;
    while (!r->C[c]) c++;
    for (size_t x = 0; x < r->n; x++) if (!r->C[x]) off += share[x];
    for (size_t x = 0; x < r->n; x++) {
        p[x] = r->C[x] ? (x == c ? 1 - m : 0) : m * share[x] / off;
        F[x] = 1;
    }
    for (size_t s = 0; s < r->stages; s++) {
        shares_about(H, r->w[s], p, r->n, r->K[s]);
        for (size_t x = 0; x < r->n; x++) { F[x] *= H[x]; p[x] *= H[x]; }
    }
    for (size_t x = 0; x < r->n; x++)
        if (r->V[x] && F[x] > most * F[c]) most = F[x] / F[c];
    return most;
}

static long double unit(void) { return (long double)(dice_roll(&dice) >> 11) * 0x1p-53L; }

/* From a random law uphill: each step changes a share or the mass, and stays when the odds rise faster. */
static long double climbed(const region_t *r)
{
    long double e = (long double)mpq_get_d(r->e), m = dice_one_in(&dice, 2) ? e : e * unit(), share[POINTS_MAX], best;
    for (size_t x = 0; x < r->n; x++) share[x] = unit() + 1e-6L;
    best = worst_about(r, m, share);
    for (int k = 0; k < 40; k++) {
        long double mass = m, other[POINTS_MAX], have;
        memcpy(other, share, sizeof other);
        if (dice_one_in(&dice, 3)) mass = e - (e - m) * 1.5L * unit();
        other[dice_below(&dice, r->n)] *= dice_one_in(&dice, 2) ? 8 * unit() : 0.125L;
        if (mass < 0) mass = 0;
        have = worst_about(r, mass, other);
        if (!(have > best)) continue;
        best = have;
        m = mass;
        memcpy(share, other, sizeof other);
    }
    return best;
}

Test(game_odds, climbing_does_not_reach_beyond_the_bound)
{
    unsigned near = 0;
    region_t r;
    for (int turn = 0; turn < 1000; turn++) {
        arena_reset(A);
        if (!some_region(&r, A, &dice, turn % 3 ? 8 : POOL_LARGE)) continue;
        long double z = (long double)mpq_get_d(r.z), best = climbed(&r);
        cr_assert(best <= z * (1 + 1e-12L), "the odds rise by %.17Lg: %s", best, region_text(&r, NULL));
        near += best > 0.999L * z;
    }
    cr_assert(near > 150, "the bound is near on %u regions only", near);
}
