/* SPDX-License-Identifier: MIT
**
** The plane: its sets counted by hand, its weights by the machine's exponential.
*/
#include "proofs/game/synthetic.h"

#include <criterion/criterion.h>
#include <math.h>

enum { HALF = 2, SIDE = 21, POINTS = SIDE * SIDE };

typedef struct { double x, y; } point_t;

static void assert_set(const plane_t *P, const bool *S, size_t n, const point_t *at, const char *what)
{
    cr_assert(plane_points(P, S) == n, "%s: %zu points", what, plane_points(P, S));
    for (size_t i = 0; i < n; i++) {
        size_t x = (size_t)(2 * (at[i].x + 5)), y = (size_t)(2 * (at[i].y + 5));
        cr_assert(S[P->class[y * SIDE + x]], "%s: (%g, %g)", what, at[i].x, at[i].y);
    }
}

/* Of radius 1 a circle about a grid point holds, at steps of 1/2, 1 + 4 + 4 + 4 points; about (0,0) and (3/2,0) two in common. */
Test(plane, sets_by_hand)
{
    static const point_t circle[13] = { { 0, 0 }, { .5, 0 }, { -.5, 0 }, { 0, .5 }, { 0, -.5 }, { .5, .5 }, { .5, -.5 }, { -.5, .5 }, { -.5, -.5 },
                                          { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
    static const point_t common[2] = { { .5, 0 }, { 1, 0 } }, nearest[1] = { { 1, 0 } }, nearest_back[1] = { { 2, 0 } };
    arena_t *A = arena_new();
    for (int s = PERFECT; s < SCENARIOS; s++) {
        const plane_t *P = plane_make(A, HALF, s, 2, 2, NULL);
        point_t moved[13];
        for (size_t i = 0; i < 13; i++) moved[i] = (point_t){ circle[i].x + 1.5 * s, circle[i].y };
        assert_set(P, plane_game(P)->AO, 13, circle, "AO");
        assert_set(P, plane_game(P)->AP, 13, moved, "AP");
        cr_expect(P->side == SIDE && game_aligned(plane_game(P)) == (s == PERFECT) && game_disjoint(plane_game(P)) == (s == DISJOINT));
        if (s == PARTIAL) assert_set(P, plane_game(P)->both, 2, common, "AO n AP");
        if (s == DISJOINT) assert_set(P, plane_game(P)->AP_O, 1, nearest, "AP|O");
        if (s == DISJOINT) assert_set(P, plane_game(P)->AO_P, 1, nearest_back, "AO|P");
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
        mpq_srcptr w[2] = { plane_game(P)->owner + P->class[x], plane_game(P)->public + P->class[x] };
        for (int a = 0; a < 2; a++) {
            long double want = d[a] <= 1 ? 1 : expl(2 - 4 * d[a]), got = (long double)mpq_get_d(w[a]);
            cr_assert(fabsl(got / want - 1) < 1e-15L && mpz_sizeinbase(mpq_numref(w[a]), 2) <= PLANE_BITS);
        }
    }
    arena_free(A);
}
