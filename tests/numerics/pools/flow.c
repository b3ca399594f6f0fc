/* SPDX-License-Identifier: MIT
**
** Rounds on the plane by another way: the paper's rewards, point by point, in long doubles; in rationals; in intervals
** of 192 bits.
*/
#include "proofs/game/plane_dynamics.h"
#include "tests/support/sets.h"

#include <criterion/criterion.h>
#include <math.h>

enum { HALF = 2, SIDE = 21, POINTS = SIDE * SIDE };

/* --- in long doubles ---------------------------------------------------------------------------------------------- */

/* Point by point in long doubles, rewards as the paper states them. */
typedef struct { long double p[POINTS], w[AGENTS][POINTS], d[AGENTS][POINTS]; } experiment_t;

static void start(experiment_t *e, int scenario)
{
    for (size_t x = 0; x < POINTS; x++) {
        long double u = (long double)(x % SIDE) / 2 - 5, v = (long double)(x / SIDE) / 2 - 5;
        e->p[x] = 1 / (long double)POINTS;
        for (int a = 0; a < AGENTS; a++) {
            long double c = a == PUBLIC ? 1.5L * scenario : 0;
            e->d[a][x] = sqrtl((u - c) * (u - c) + v * v);
            long double reward = e->d[a][x] <= 1 ? 1 : -2 * (e->d[a][x] - 1);
            e->w[a][x] = expl(reward / 0.5L);
        }
    }
}

/* Pairs: H(x) = sum_y p(y) 2 w_x/(w_x + w_y). */
static long double pairs(const experiment_t *e, int a, size_t x)
{
    long double sum = 0;
    for (size_t y = 0; y < POINTS; y++) sum += e->p[y] * 2 * e->w[a][x] / (e->w[a][x] + e->w[a][y]);
    return sum;
}

/* Pools of K: 1/s = Int e^(u - s e^u) du over all u, by the trapezoidal rule, whose error is below e^(-90) for a step
** of 1/10. */
static void pools(long double *H, const experiment_t *e, int a, unsigned K)
{
    for (size_t x = 0; x < POINTS; x++) H[x] = 0;
    for (int i = -550; i <= 450; i++) {
        long double t = expl(i / 10.0L), phi = 0, power = 1;
        for (size_t y = 0; y < POINTS; y++) phi += e->p[y] * expl(-e->w[a][y] * t);
        for (unsigned k = 1; k < K; k++) power *= phi;
        for (size_t x = 0; x < POINTS; x++) H[x] += K * e->w[a][x] * t * expl(-e->w[a][x] * t) * power / 10;
    }
}

static void curate(experiment_t *e, int a, unsigned K)
{
    long double H[POINTS], Z = 0;
    if (K == 2)
        for (size_t x = 0; x < POINTS; x++) H[x] = pairs(e, a, x);
    else pools(H, e, a, K);
    for (size_t x = 0; x < POINTS; x++) Z += e->p[x] * H[x];
    cr_assert(fabsl(Z - 1) < 1e-13L, "K = %u: %Lg", K, Z - 1);
    for (size_t x = 0; x < POINTS; x++) e->p[x] *= H[x] / Z;
}

/* Is x in b, but for what long doubles lose? And b is narrow. */
static void assert_in(span_t b, long double x, const char *what, size_t t)
{
    cr_assert((long double)b.lo <= x + 1e-13L && x - 1e-13L <= (long double)b.hi,
        "%s, round %zu: %.20Lg not in [%.17g, %.17g]", what, t, x, b.lo, b.hi);
    cr_assert(b.hi - b.lo < 1e-10, "%s, round %zu: width %g", what, t, b.hi - b.lo);
}

static void assert_round(const experiment_t *e, const flow_t *F, size_t t)
{
    const plane_t *P = F->plane;
    long double in[AGENTS] = { 0 }, mean[AGENTS] = { 0 }, class[POINTS] = { 0 };
    for (size_t x = 0; x < POINTS; x++) {
        class[P->class[x]] += e->p[x];
        for (int a = 0; a < AGENTS; a++) {
            in[a] += e->d[a][x] <= 1 ? e->p[x] : 0;
            mean[a] += e->p[x] * e->d[a][x];
        }
    }
    assert_in(flow_mass(F, t, plane_favourites(P).AO), in[OWNER], "AO", t);
    assert_in(flow_mass(F, t, plane_favourites(P).AP), in[PUBLIC], "AP", t);
    assert_in(flow_distance(F, t, OWNER), mean[OWNER], "distance to the Owner's centre", t);
    assert_in(flow_distance(F, t, PUBLIC), mean[PUBLIC], "distance to the Public's centre", t);
    for (size_t k = 0; k < P->n; k++)
        assert_in((span_t){ flow_at(F, t)->lo[k], flow_at(F, t)->hi[k] }, class[k], "class", t);
}

static void assert_rounds(arena_t *A, int scenario, unsigned K, unsigned M, reading_t loop, size_t rounds)
{
    experiment_t e;
    const flow_t *F = flow_make(plane_make(A, HALF, scenario, K, M, NULL), loop);
    start(&e, scenario);
    for (size_t t = 0; t <= rounds; t++) {
        assert_round(&e, F, t);
        curate(&e, OWNER, K);
        if (loop == TWO_STAGE) curate(&e, PUBLIC, M);
    }
}

Test(flow, pairs_by_another_way)
{
    arena_t *A = arena_new();
    for (int s = PERFECT; s < SCENARIOS; s++) {
        assert_rounds(A, s, 2, 2, TWO_STAGE, 14);
        assert_rounds(A, s, 2, 2, OWNER_ONLY, 5);
    }
    arena_free(A);
}

Test(flow, pools_by_another_way)
{
    arena_t *A = arena_new();
    assert_rounds(A, DISJOINT, 10, 4, TWO_STAGE, 3);
    assert_rounds(A, DISJOINT, 4, 10, TWO_STAGE, 3);
    assert_rounds(A, PARTIAL, 10, 10, OWNER_ONLY, 2);
    arena_free(A);
}

/* --- the dynamics ------------------------------------------------------------------------------------------------- */

/* The loop on the classes, which knows nothing of levels. */
static const dynamics_t *two_stages(const plane_t *P)
{
    const ladder_t *l = P->ladder;
    return dynamics_of_stages("two-stage", P->start, 2,
                              (const stage_t[]){ { l[OWNER].w, l[OWNER].pool }, { l[PUBLIC].w, l[PUBLIC].pool } });
}

/* A round in rationals lies in the box. */
Test(flow, exact_rounds_are_enclosed)
{
    arena_t *A = arena_new();
    for (int s = PERFECT; s < SCENARIOS; s++) {
        const plane_t *P = plane_make(A, HALF, s, 2, 2, NULL);
        const dynamics_t *D = plane_dynamics("owner-only", P, OWNER_ONLY);
        const flow_t *F = flow_make(P, OWNER_ONLY);
        const pmf_t *p = D->round(D, D->start);
        mpq_ptr q = arena_mpq(A, 3);
        bt_box_t b;
        bt_box_init(&b, P->n, 192);
        bt_box_set(&b, D->start);
        D->enclose(D, &b);
        cr_assert(p);
        for (size_t k = 0; k < P->n; k++) {
            pmf_prob(q, p, k);
            mpq_set_d(q + 1, flow_at(F, 1)->lo[k]);
            mpq_set_d(q + 2, flow_at(F, 1)->hi[k]);
            cr_expect(mpq_cmp(q + 1, q) < 0 && mpq_cmp(q, q + 2) < 0, "class %zu", k);
            cr_expect(mpfr_cmp_q(&b.p[k]->left, q) < 0 && mpfr_cmp_q(&b.p[k]->right, q) > 0, "class %zu", k);
        }
        bt_box_clear(&b);
    }
    arena_free(A);
}

/* Twelve rounds in intervals of 192 bits, by sums over pairs, lie in the boxes of doubles. */
Test(flow, sharper_rounds_are_enclosed)
{
    arena_t *A = arena_new();
    for (int s = PERFECT; s < SCENARIOS; s++) {
        const plane_t *P = plane_make(A, HALF, s, 2, 2, NULL);
        const dynamics_t *D = two_stages(P);
        const flow_t *F = flow_make(P, TWO_STAGE);
        bt_box_t b;
        bt_box_init(&b, P->n, 192);
        bt_box_set(&b, D->start);
        for (size_t t = 0; t <= 12; t++) {
            for (size_t k = 0; k < P->n; k++)
                cr_expect(mpfr_cmp_d(&b.p[k]->left, flow_at(F, t)->lo[k]) > 0 && mpfr_cmp_d(&b.p[k]->right,
                    flow_at(F, t)->hi[k]) < 0, "round %zu, class %zu", t, k);
            D->enclose(D, &b);
        }
        bt_box_clear(&b);
    }
    arena_free(A);
}

/* The bound of the odds is that of the loop on the classes, which looks at every point. */
Test(flow, odds_two_ways)
{
    static const unsigned long e[5][2] = { { 1, 1 }, { 1, 2 }, { 1, 10 }, { 1, 1000 }, { 0, 1 } };
    arena_t *A = arena_new();
    for (int s = PERFECT; s < SCENARIOS; s++)
        for (size_t i = 0; i < 5; i++) {
            const plane_t *P = plane_make(A, HALF, s, 5, 3, NULL);
            const bool *C =
                s == DISJOINT ? i % 2 ? plane_favourites(P).AO_P : plane_favourites(P).AP_O : plane_favourites(P).both;
            const bool *V = i == 3 ? set_minus(A, P->n, plane_favourites(P).AO, C) : set_minus(A, P->n, NULL, C);
            mpq_ptr z = arena_mpq(A, 3);
            mpq_set_ui(z + 2, e[i][0], e[i][1]);
            const dynamics_t *D = plane_dynamics("two-stage", P, TWO_STAGE), *loop = two_stages(P);
            D->odds(z, D, V, C, z + 2);
            loop->odds(z + 1, loop, V, C, z + 2);
            cr_expect(mpq_equal(z, z + 1), "scenario %d, e = %lu/%lu: %.17g, %.17g", s, e[i][0], e[i][1], mpq_get_d(z),
                      mpq_get_d(z + 1));
        }
    arena_free(A);
}
