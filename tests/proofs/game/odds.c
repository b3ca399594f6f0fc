/* SPDX-License-Identifier: MIT
**
** The bound on which every certificate rests: under every law with p(X - C) <= e a round multiplies the odds of x against c by at most
** D->odds. Attacked with the exact factors of laws at the corners of the region, with long doubles that climb inside it, and
** held against the values where it is attained.
*/
#include "proofs/game/setting.h"
#include "tests/support/ordered.h"

#include <math.h>

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 17 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(game_odds, .init = open_arena, .fini = close_arena);

enum { POINTS_MAX = 5, WEIGHT_MAX = 12, POOL_LARGE = 30, TOTALS = WEIGHT_MAX * POOL_LARGE };

/* A loop with small integer weights, a kept set C of points alike, the rest V. */
typedef struct {
    size_t n, stages;
    unsigned long w[2][POINTS_MAX], K[2];
    bool C[POINTS_MAX], V[POINTS_MAX];
    const dynamics_t *D;
    mpq_ptr e, z;
} region_t;

static mpq_ptr table(const unsigned long *w, size_t n)
{
    mpq_ptr q = arena_mpq(A, n);
    for (size_t x = 0; x < n; x++) mpq_set_ui(q + x, w[x], 1);
    return q;
}

static bool same_weights(const region_t *r, size_t x, size_t y)
{
    return r->w[0][x] == r->w[0][y] && (r->stages == 1 || r->w[1][x] == r->w[1][y]);
}

/* Near 0, near 1, both ends, and between. */
static void some_mass(mpq_ptr e)
{
    static const char *const masses[] = { "0", "1/1000000000", "1/1000", "1/20", "1/3", "1/2", "9/10", "999/1000", "999999999/1000000000", "1" };
    unsigned long k = dice_below(&dice, 13);
    if (k < 10) mpq_set_str(e, masses[k], 10);
    else mpq_set_ui(e, 1 + dice_below(&dice, 63), 64);
    mpq_canonicalize(e);
}

static void make_loop(region_t *r)
{
    const stage_t stage[2] = { { table(r->w[0], r->n), r->K[0] }, { table(r->w[1], r->n), r->K[1] } };
    r->D = dynamics_of_stages("loop", pmf_uniform(A, r->n), r->stages, stage);
    r->z = arena_mpq(A, 1);
    r->D->odds(r->z, r->D, r->V, r->C, r->e);
}

/* n from 2 points, pools from 2 to `pools`; C a class of alike points or a part of one; false when
** that is all of them. */
static bool some_region(region_t *r, unsigned long pools)
{
    *r = (region_t){ .n = 2 + dice_below(&dice, POINTS_MAX - 1), .stages = 1 + dice_below(&dice, 2), .e = arena_mpq(A, 1) };
    unsigned long spread = dice_one_in(&dice, 3) ? 3 : WEIGHT_MAX;
    size_t c = dice_below(&dice, r->n), rest = 0;
    for (size_t s = 0; s < 2; s++) {
        r->K[s] = dice_one_in(&dice, 4) ? 2 : 2 + dice_below(&dice, pools - 1);
        for (size_t x = 0; x < r->n; x++) r->w[s][x] = 1 + dice_below(&dice, spread);
    }
    for (size_t x = 0; x < r->n; x++) /* a second point with the kept weights, now and then */
        if (dice_one_in(&dice, 6)) for (size_t s = 0; s < 2; s++) r->w[s][x] = r->w[s][c];
    for (size_t x = 0; x < r->n; x++) {
        r->C[x] = x == c || (same_weights(r, x, c) && !dice_one_in(&dice, 4));
        r->V[x] = !r->C[x];
        rest += r->V[x];
    }
    some_mass(r->e);
    if (rest) make_loop(r);
    return rest;
}

static const char *region_text(const region_t *r, mpq_srcptr p)
{
    const char *s = "C =";
    for (size_t x = 0; x < r->n; x++)
        if (r->C[x]) s = arena_printf(A, "%s %zu", s, x);
    for (size_t k = 0; k < r->stages; k++) s = arena_printf(A, "%s, K = %lu, w = (%s)", s, r->K[k], rats_text(A, table(r->w[k], r->n), r->n));
    return arena_printf(A, "%s, e = %s, z = %.17g%s%s", s, rats_text(A, r->e, 1), mpq_get_d(r->z), p ? ", p = " : "", p ? rats_text(A, p, r->n) : "");
}

/* --- exact factors -------------------------------------------------------------------------------------------------------- */

static bool few_tuples(const region_t *r)
{
    double most = 0;
    for (size_t s = 0; s < r->stages; s++) most = fmax(most, pow((double)r->n, (double)r->K[s] - 1));
    return most <= 300;
}

/* F[p](x) = H_1[p](x) H_2[p H_1](x): by ordered pools where they are few, else by levels. False when the numbers are too long. */
static bool factors(mpq_ptr F, const region_t *r, mpq_srcptr p0)
{
    size_t n = r->n;
    mpq_ptr H = arena_mpq(A, n), p = arena_mpq(A, n);
    for (size_t x = 0; x < n; x++) { mpq_set(p + x, p0 + x); mpq_set_ui(F + x, 1, 1); }
    for (size_t s = 0; s < r->stages; s++) {
        mpq_srcptr w = table(r->w[s], n);
        const bt_levels_t *L = bt_levels(A, n, w);
        const drawn_t d = { .n = n, .p = p, .w = w, .K = r->K[s] };
        bool ordered = few_tuples(r);
        if (!ordered && !bt_weights(H, L, pmf_make(A, n, p), r->K[s])) return false;
        mpq_ptr h = arena_mpq(A, n);
        for (size_t x = 0; x < n; x++) {
            if (ordered) ordered_share(h + x, &d, w + x);
            else mpq_set(h + x, H + L->level[x]);
        }
        for (size_t x = 0; x < n; x++) { mpq_mul(F + x, F + x, h + x); mpq_mul(p + x, p + x, h + x); }
    }
    return true;
}

/* max over V of F(x)/F(c). */
static mpq_ptr worst(const region_t *r, mpq_srcptr p)
{
    mpq_ptr F = arena_mpq(A, r->n), most = arena_mpq(A, 2), ratio = most + 1;
    size_t c = 0;
    if (!factors(F, r, p)) return NULL;
    while (!r->C[c]) c++;
    for (size_t x = 0; x < r->n; x++) {
        if (!r->V[x]) continue;
        mpq_div(ratio, F + x, F + c);
        if (mpq_cmp(ratio, most) > 0) mpq_set(most, ratio);
    }
    return most;
}

static bool assert_below(const region_t *r, mpq_srcptr p)
{
    mpq_srcptr most = worst(r, p);
    if (!most) return false;
    cr_assert(mpq_cmp(most, r->z) <= 0, "the odds rise by %.17g: %s", mpq_get_d(most), region_text(r, p));
    return true;
}

/* Mass m off C in these shares (not all 0), the rest on C in any shares. */
static mpq_ptr law_off(const region_t *r, mpq_srcptr m, const unsigned long *share)
{
    mpq_ptr p = arena_mpq(A, r->n), rest = arena_mpq(A, 1);
    unsigned long on = 0, off = 0, part[POINTS_MAX];
    for (size_t x = 0; x < r->n; x++) {
        part[x] = r->C[x] ? 1 + dice_below(&dice, 3) : share[x];
        *(r->C[x] ? &on : &off) += part[x];
    }
    mpq_set_ui(rest, 1, 1);
    mpq_sub(rest, rest, m);
    for (size_t x = 0; x < r->n; x++) {
        mpq_set_ui(p + x, part[x], r->C[x] ? on : off);
        mpq_canonicalize(p + x);
        mpq_mul(p + x, p + x, r->C[x] ? rest : m);
    }
    return p;
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
        if (some_region(&r, POOL_LARGE)) tried += corners(&r);
        arena_reset(A);
        if (some_region(&r, 5)) tried += corners(&r) + inside(&r);
    }
    cr_assert_geq(tried, 5000, "%u laws", tried);
}

/* Under every law (e = 1) V may be a part of the rest. */
Test(game_odds, a_part_of_the_rest_under_every_law)
{
    region_t r;
    for (int turn = 0; turn < 200; turn++) {
        arena_reset(A);
        if (!some_region(&r, turn % 2 ? 5 : 20)) continue;
        size_t keep = dice_below(&dice, r.n);
        for (size_t x = 0; x < r.n && !r.C[keep]; x++) r.V[x] = x == keep || (r.V[x] && dice_one_in(&dice, 3));
        mpq_set_ui(r.e, 1, 1);
        make_loop(&r);
        corners(&r);
        if (turn % 2) inside(&r);
    }
}

/* --- climbing --------------------------------------------------------------------------------------------------------------- */

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
        for (size_t s = 0; s <= (K - 1) * WEIGHT_MAX; s++) H[x] += now[s] * (long double)(K * w[x]) / (long double)(w[x] + s);
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
        if (!some_region(&r, turn % 3 ? 8 : POOL_LARGE)) continue;
        long double z = (long double)mpq_get_d(r.z), best = climbed(&r);
        cr_assert(best <= z * (1 + 1e-12L), "the odds rise by %.17Lg: %s", best, region_text(&r, NULL));
        near += best > 0.999L * z;
    }
    cr_assert(near > 150, "the bound is near on %u regions only", near);
}

/* --- where it is attained ------------------------------------------------------------------------------------------------------ */

/* Equal but for the rounding of the bound. */
static void assert_equals_bound(const region_t *r, mpq_srcptr value, const char *what)
{
    mpq_ptr d = arena_mpq(A, 1);
    mpq_sub(d, r->z, value);
    cr_assert(mpq_sgn(d) >= 0, "%s: the bound is below the value %.17g: %s", what, mpq_get_d(value), region_text(r, NULL));
    mpq_div(d, d, value);
    mpq_mul_2exp(d, d, 100);
    cr_assert(mpq_cmp_ui(d, 1, 1) < 0, "%s: the bound is not %.17g: %s", what, mpq_get_d(value), region_text(r, NULL));
}

/* All of X - C alike: the law with p(X - C) = e attains the bound, through both stages, unless every law is better still. */
Test(game_odds, attained_when_the_rest_has_one_weight)
{
    unsigned regions = 0;
    region_t r;
    for (int turn = 0; turn < 600; turn++) {
        arena_reset(A);
        if (!some_region(&r, POOL_LARGE) || mpq_cmp_ui(r.e, 1, 1) == 0) continue;
        size_t c = 0, y = 0;
        while (!r.C[c]) c++;
        while (r.C[y]) y++;
        for (size_t s = 0; s < 2; s++)
            for (size_t x = y; x < r.n; x++)
                if (!r.C[x]) r.w[s][x] = r.w[s][y];
        if (same_weights(&r, c, y)) continue;
        make_loop(&r);
        unsigned long share[POINTS_MAX] = { 0 };
        share[y] = 1;
        mpq_srcptr value = worst(&r, law_off(&r, r.e, share));
        if (!value) continue;
        assert_equals_bound(&r, value, "one weight");
        regions++;
    }
    cr_assert_geq(regions, 150, "%u regions", regions);
}

/* At the mass 0 a round multiplies as near the point mass at c: K b/(b + (K-1) a), stage by stage. */
Test(game_odds, at_mass_0_the_invasion_of_c)
{
    region_t r;
    for (int turn = 0; turn < 300; turn++) {
        arena_reset(A);
        if (!some_region(&r, POOL_LARGE)) continue;
        size_t c = 0;
        while (!r.C[c]) c++;
        mpq_set_ui(r.e, 0, 1);
        make_loop(&r);
        mpq_ptr most = arena_mpq(A, 3), all = most + 1, part = most + 2;
        for (size_t x = 0; x < r.n; x++) {
            if (r.C[x]) continue;
            mpq_set_ui(all, 1, 1);
            for (size_t s = 0; s < r.stages; s++) {
                mpq_set_ui(part, r.K[s] * r.w[s][x], r.w[s][x] + (r.K[s] - 1) * r.w[s][c]);
                mpq_canonicalize(part);
                mpq_mul(all, all, part);
            }
            if (mpq_cmp(all, most) > 0) mpq_set(most, all);
        }
        assert_equals_bound(&r, most, "mass 0");
    }
}

/* One stage, every law: attained by all the mass on one point. */
Test(game_odds, under_every_law_attained_at_a_point)
{
    region_t r;
    for (int turn = 0; turn < 300; turn++) {
        arena_reset(A);
        if (!some_region(&r, POOL_LARGE)) continue;
        r.stages = 1;
        mpq_set_ui(r.e, 1, 1);
        for (size_t x = 0; x < r.n; x++) { /* C anew: the weights of the second stage no longer count */
            size_t c = 0;
            while (!r.C[c]) c++;
            r.C[x] = r.w[0][x] == r.w[0][c];
            r.V[x] = !r.C[x];
        }
        size_t rest = 0;
        for (size_t x = 0; x < r.n; x++) rest += r.V[x];
        if (!rest) continue;
        make_loop(&r);
        mpq_ptr most = arena_mpq(A, 1);
        for (size_t y = 0; y < r.n; y++) {
            mpq_ptr p = arena_mpq(A, r.n);
            mpq_set_ui(p + y, 1, 1);
            mpq_srcptr value = worst(&r, p);
            if (mpq_cmp(value, most) > 0) mpq_set(most, value);
        }
        assert_equals_bound(&r, most, "every law");
    }
}

/* A larger region has no smaller bound. */
Test(game_odds, rises_with_the_region)
{
    region_t r;
    for (int turn = 0; turn < 150; turn++) {
        arena_reset(A);
        if (!some_region(&r, POOL_LARGE)) continue;
        mpq_ptr before = arena_mpq(A, 2), slack = before + 1;
        for (unsigned long k = 0; k <= 8; k++) {
            mpq_set_ui(r.e, k, 8);
            mpq_canonicalize(r.e);
            make_loop(&r);
            mpq_div_2exp(slack, before, 100);
            mpq_sub(before, before, slack);
            cr_assert(mpq_cmp(r.z, before) >= 0, "%s", region_text(&r, NULL));
            mpq_set(before, r.z);
        }
    }
}

/* --- rounds and boxes ------------------------------------------------------------------------------------------------------------ */

Test(game_odds, the_loop_is_one_stage_after_the_other)
{
    region_t r;
    for (int turn = 0; turn < 200; turn++) {
        arena_reset(A);
        if (!some_region(&r, 5) || !few_tuples(&r)) continue;
        const pmf_t *p = trouble_law(A, &dice, r.n);
        mpq_ptr F = arena_mpq(A, r.n), before = law_probs(p);
        bt_box_t b;
        bt_box_init(&b, r.n, 128);
        bt_box_set(&b, p);
        cr_assert(factors(F, &r, before));
        const pmf_t *q = r.D->round(r.D, p);
        r.D->enclose(r.D, &b);
        cr_assert_not_null(q);
        mpq_srcptr after = law_probs(q);
        for (size_t x = 0; x < r.n; x++) {
            mpq_mul(F + x, F + x, before + x);
            assert_equal_rats(F + x, after + x, region_text(&r, before));
            cr_assert(mpfr_cmp_q(&b.p[x]->left, after + x) <= 0 && mpfr_cmp_q(&b.p[x]->right, after + x) >= 0, "%s", region_text(&r, before));
        }
        for (size_t x = 0; x < r.n; x++)
            for (size_t y = 0; y < r.n; y++) cr_assert_eq(r.D->alike(r.D, x, y), same_weights(&r, x, y));
        bt_box_clear(&b);
    }
}
