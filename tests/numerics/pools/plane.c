/* SPDX-License-Identifier: MIT
**
** The plane: its sets counted by hand, its weights by the machine's exponential.
*/
#include "tests/support/sets.h"

#include <criterion/criterion.h>
#include <math.h>

enum { HALF = 2, SIDE = 21, POINTS = SIDE * SIDE };

typedef struct { double x, y; } point_t;

static void assert_set(const plane_t *P, const bool *S, size_t n, const point_t *at, const char *what)
{
    size_t points = 0;
    for (size_t k = 0; k < P->n; k++) points += S[k] ? P->size[k] : 0;
    cr_assert(points == n, "%s: %zu points", what, points);
    for (size_t i = 0; i < n; i++) {
        size_t x = (size_t)(2 * (at[i].x + 5)), y = (size_t)(2 * (at[i].y + 5));
        cr_assert(S[P->class[y * SIDE + x]], "%s: (%g, %g)", what, at[i].x, at[i].y);
    }
}

/* Of radius 1 a circle about a grid point holds, at steps of 1/2, 1 + 4 + 4 + 4 points; about (0,0) and (3/2,0) two in
** common. */
Test(plane, sets_by_hand)
{
    static const point_t circle[13] = { { 0, 0 },   { .5, 0 },   { -.5, 0 },  { 0, .5 },    { 0, -.5 },
                                        { .5, .5 }, { .5, -.5 }, { -.5, .5 }, { -.5, -.5 }, { 1, 0 },
                                        { -1, 0 },  { 0, 1 },    { 0, -1 } };
    static const point_t common[2] = { { .5, 0 }, { 1, 0 } }, nearest[1] = { { 1, 0 } }, nearest_back[1] = { { 2, 0 } };
    arena_t *A = arena_new();
    for (int s = PERFECT; s < SCENARIOS; s++) {
        const plane_t *P = plane_make(A, HALF, s, 2, 2, NULL);
        point_t moved[13];
        for (size_t i = 0; i < 13; i++) moved[i] = (point_t){ circle[i].x + 1.5 * s, circle[i].y };
        assert_set(P, plane_favourites(P).AO, 13, circle, "AO");
        assert_set(P, plane_favourites(P).AP, 13, moved, "AP");
        cr_expect(P->side == SIDE && set_same(P->n, plane_favourites(P).AO, plane_favourites(P).AP) == (s == PERFECT));
        cr_expect((set_size(P->n, plane_favourites(P).both) == 0) == (s == DISJOINT));
        if (s == PARTIAL) assert_set(P, plane_favourites(P).both, 2, common, "AO n AP");
        if (s == DISJOINT) assert_set(P, plane_favourites(P).AP_O, 1, nearest, "AP|O");
        if (s == DISJOINT) assert_set(P, plane_favourites(P).AO_P, 1, nearest_back, "AO|P");
    }
    arena_free(A);
}

/* Bits, and nearness to e^(2 - 4 d) by the machine's exponential; a class has one weight for each. */
Test(plane, weights)
{
    arena_t *A = arena_new();
    const plane_t *P = plane_make(A, HALF, DISJOINT, 2, 2, NULL);
    for (size_t x = 0; x < POINTS; x++) {
        long double u = (long double)(x % SIDE) / 2 - 5, v = (long double)(x / SIDE) / 2 - 5;
        long double d[2] = { hypotl(u, v), hypotl(u - 3, v) };
        mpq_srcptr w[2] = { P->ladder[OWNER].w + P->class[x], P->ladder[PUBLIC].w + P->class[x] };
        for (int a = 0; a < 2; a++) {
            long double want = d[a] <= 1 ? 1 : expl(2 - 4 * d[a]), got = (long double)mpq_get_d(w[a]);
            cr_assert(fabsl(got / want - 1) < 1e-15L && mpz_sizeinbase(mpq_numref(w[a]), 2) <= PLANE_BITS);
        }
    }
    arena_free(A);
}

/* --- classes by their place --------------------------------------------------------------------------------------- */

/* Every point's distance against radii on levels, between them, far and below 0; within the circle a radius may part a
** class. */
Test(plane, within_by_hand)
{
    static const long radius[][2] = { { 1, 1 }, { 3, 2 }, { 5, 4 }, { 2, 1 }, { 99, 100 }, { 1, 2 }, { 0, 1 },
        { -1, 1 }, { 16, 1 }, { 9, 2 }, { 41, 20 } };
    arena_t *A = arena_new();
    mpq_ptr r = arena_mpq(A, 1);
    unsigned parted = 0;
    for (int s = PERFECT; s < SCENARIOS; s++)
        for (int a = OWNER; a < AGENTS; a++)
            for (size_t i = 0; i < sizeof radius / sizeof *radius; i++) {
                const plane_t *P = plane_make(A, HALF, s, 2, 2, NULL);
                bool *S = ARENA_ARRAY(A, bool, P->n);
                mpq_set_si(r, radius[i][0], (unsigned long)radius[i][1]);
                mpq_canonicalize(r);
                bool good = plane_within(S, P, (agent_t)a, r), agree = true;
                long seen[POINTS] = { 0 }; /* of each class: 1 within, 2 not, 3 some */
                for (size_t x = 0; x < POINTS; x++) {
                    long u = (long)(x % SIDE) - 10 - (a == PUBLIC ? 3 * s : 0), v = (long)(x / SIDE) - 10,
                         p = radius[i][0], q = radius[i][1];
                    seen[P->class[x]] |= p >= 0 && (u * u + v * v) * q * q <= 4 * p * p ? 1 : 2;
                }
                for (size_t k = 0; k < P->n; k++) agree &= seen[k] != 3;
                cr_expect(good == agree, "scenario %d, radius %ld/%ld", s, radius[i][0], radius[i][1]);
                for (size_t k = 0; k < P->n && agree; k++) cr_expect(S[k] == (seen[k] == 1),
                    "scenario %d, class %zu, radius %ld/%ld", s, k, radius[i][0], radius[i][1]);
                parted += !agree;
            }
    cr_expect(parted > 3, "%u", parted);
    arena_free(A);
}

/* What the paper's scenarios are about, by distances: the circle, what both have in common, the points of one that are
** nearest to the other. */
Test(plane, favourites_by_distance)
{
    arena_t *A = arena_new();
    mpq_ptr r = arena_mpq(A, 3), one = r, reach = r + 1, far = r + 2;
    mpq_set_ui(one, 1, 1);
    mpq_set_ui(far, 16, 1);
    for (long steps = 1; steps <= 4; steps++)
        for (int s = PERFECT; s < SCENARIOS; s++) {
            const plane_t *P = plane_make(A, steps, s, 2, 2, NULL);
            const favourites_t F = plane_favourites(P);
            bool *O = ARENA_ARRAY(A, bool, P->n), *U = ARENA_ARRAY(A, bool, P->n), *N = ARENA_ARRAY(A, bool, P->n),
                 *W = ARENA_ARRAY(A, bool, P->n);
            mpq_set_ui(reach, s == DISJOINT ? 2 : 1, 1); /* max(1, c - 1) */
            cr_assert(plane_within(O, P, OWNER, one) && plane_within(U, P, PUBLIC, one) && plane_within(N, P, PUBLIC,
                reach) && plane_within(W, P, OWNER, reach));
            cr_expect(set_same(P->n, O, F.AO) && set_same(P->n, U, F.AP));
            for (size_t k = 0; k < P->n; k++) {
                cr_expect((O[k] && N[k]) == (s == DISJOINT ? F.AP_O[k] : F.both[k]), "step 1/%ld, scenario %d", steps,
                          s);
                cr_expect(s != DISJOINT || (U[k] && W[k]) == F.AO_P[k], "step 1/%ld", steps);
            }
            cr_expect(plane_within(O, P, OWNER, far) && plane_within(U, P, PUBLIC, far) && set_size(P->n, O) == P->n &&
                      set_size(P->n, U) == P->n);
        }
    arena_free(A);
}

Test(plane, points_by_place)
{
    static const char *const off[] = { "1/4", "11/2", "-21/4", "6", "1/3" };
    arena_t *A = arena_new();
    const plane_t *P = plane_make(A, HALF, PARTIAL, 2, 2, NULL);
    mpq_ptr x = arena_mpq(A, 2), y = x + 1;
    size_t k;
    for (size_t i = 0; i < POINTS; i++) {
        mpq_set_si(x, (long)(i % SIDE) - 10, 2);
        mpq_set_si(y, (long)(i / SIDE) - 10, 2);
        mpq_canonicalize(x);
        mpq_canonicalize(y);
        cr_expect(plane_class(&k, P, x, y) && k == P->class[i], "point %zu", i);
    }
    for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
        mpq_set_str(y, off[i], 10);
        cr_expect(!plane_class(&k, P, x, y) && !plane_class(&k, P, y, x), "%s", off[i]);
    }
    arena_free(A);
}
