/* SPDX-License-Identifier: MIT
**
** Regions of laws, p(X - C) <= e, of random loops of small integer weights, and by how much a round multiplies odds
** there, exactly.
*/
#ifndef LEMMATA_TESTS_REGIONS_H
#define LEMMATA_TESTS_REGIONS_H

#include "proofs/game/setting.h"
#include "tests/support/ordered.h"

enum { POINTS_MAX = 5, WEIGHT_MAX = 12, POOL_LARGE = 30 };

/* A loop with small integer weights, a kept set C of points alike, the rest V. */
typedef struct {
    arena_t *home;
    dice_t *dice;
    size_t n, stages;
    unsigned long w[2][POINTS_MAX], K[2];
    bool C[POINTS_MAX], V[POINTS_MAX];
    const dynamics_t *D;
    mpq_ptr e, z;
} region_t;

/* n from 2 points, pools from 2 to `pools`; C a class of alike points or a part of one; false when that is all of
** them. */
bool some_region(region_t *r, arena_t *A, dice_t *dice, unsigned long pools);
/* The loop of the region's weights and pools, its bound of the odds; anew where these or e are changed. */
void make_loop(region_t *r);
bool same_weights(const region_t *r, size_t x, size_t y);
/* The region in words, with a law of it; NULL: without. */
const char *region_text(const region_t *r, mpq_srcptr p);

/* Are there so few pools that they can be taken one by one? */
bool few_tuples(const region_t *r);
/* F[p](x) = H_1[p](x) H_2[p H_1](x): by ordered pools where they are few, else by levels. False when the numbers are
** too long. */
bool factors(mpq_ptr F, const region_t *r, mpq_srcptr p);
/* max over V of F(x)/F(c); NULL when the numbers are too long. */
mpq_ptr worst(const region_t *r, mpq_srcptr p);
/* Mass m off C in these shares (not all 0), the rest on C in any shares. */
mpq_ptr law_off(const region_t *r, mpq_srcptr m, const unsigned long *share);

#endif
