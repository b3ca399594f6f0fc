/* SPDX-License-Identifier: MIT
**
** plane -- points of a plane, and two agents each of which likes a circle.
**
** X is the grid of step h = 1/n over [-5, 5]^2, the start uniform. The Owner's circle has its centre at (0, 0), the
** Public's at (c, 0), both the radius 1. The reward is r = 1 in the circle and on it, r = -2 (d - 1) at distance d > 1;
** at temperature 1/2 the weight is e^(2 r). Only ratios of weights matter: in the circle 1, off it e^(2 - 4 d), in
** whose place stands a number of PLANE_BITS bits within 2^-59 of it, relatively; so r is moved by less than 2^-60. The
** weights are these rationals.
**
** In half steps all coordinates are integers, c = 0, 3/2, 3 too, and d > 1 is decided on d^2.
** Points of equal weights for both agents keep their odds: they are one class, and the law is one on the classes.
*/
#ifndef LEMMATA_PLANE_H
#define LEMMATA_PLANE_H

#include "numerics/laws/pmf.h"
#include "numerics/pools/bt_laplace.h"

enum { PLANE_BITS = 60, PLANE_STEPS_MAX = 5, PLANE_POOL_MAX = 300 };

/* c = 0: AO = AP. c = 3/2: AO and AP meet. c = 3: they do not. */
enum { PERFECT, PARTIAL, DISJOINT, SCENARIOS };

typedef enum { OWNER, PUBLIC, AGENTS } agent_t;

typedef struct {
    size_t levels;
    long centre;               /* in half steps */
    unsigned long pool;
    mpq_srcptr w;              /* of each class */
    const bt_laplace_t *table; /* of the levels' weights and the pool */
    const size_t *of;          /* the level of each class */
    const double *near, *far;  /* bounds of the mean distance of a class's points to the agent's centre */
} ladder_t;

typedef struct {
    arena_t *home;
    size_t side, n;      /* points of a row; classes */
    const size_t *class; /* of each point, row by row */
    const size_t *size;  /* of each class, in points */
    ladder_t ladder[AGENTS];
    const pmf_t *start;  /* uniform on the points, a law on the classes */
} plane_t;

/* h = 1/steps; pools of K and of M. 1 <= steps <= PLANE_STEPS_MAX, 2 <= K, M <= PLANE_POOL_MAX. A ladder that `like`, a
** plane of the same step (NULL: none), has already, from one centre and with one pool, keeps its table. */
const plane_t *plane_make(arena_t *A, long steps, int scenario, unsigned long K, unsigned long M, const plane_t *like);
/* Marks the classes at distance at most r of the agent's centre; false where r tells points of one class apart, as it
** may inside the circle. */
bool plane_within(bool *S, const plane_t *P, agent_t a, mpq_srcptr r);
/* The class of the point (x, y); false when the grid has none there. */
bool plane_class(size_t *k, const plane_t *P, mpq_srcptr x, mpq_srcptr y);

#endif
