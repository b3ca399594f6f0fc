/* SPDX-License-Identifier: MIT
**
** hunt -- counterexamples looked for: a candidate is a point of a box, local searches in doubles lead it towards
** negative slack, it is rounded to rationals with small denominators, and the engine decides. Nothing but that decision
** counts.
**
** The k-th start is a function of the seed, the link and k alone, and so is all that follows from it.
*/
#ifndef LEMMATA_CLAIMS_HUNT_H
#define LEMMATA_CLAIMS_HUNT_H

#include "proofs/claims/families/family.h"
#include "proofs/claims/doubles/plain.h"
#include "proofs/engine/decide.h"

enum { HUNT_COORDINATES_MAX = 400, HUNT_EVALUATIONS = 20000, HUNT_EVALUATIONS_MOST = 100000000 };

typedef struct {
    uint64_t seed;
    unsigned long evaluations;  /* of the slack, at most; about, as the last local search is let end */
    unsigned long cells;        /* of laws that are made for them, at most: what large laws cost; 0: no limit */
    double deadline;            /* seconds of the monotonic clock; 0: none */
} hunt_options_t;

typedef struct {
    arena_t *home;              /* of what was found */
    bool found;
    const candidate_t *candidate;
    decision_t decision;
    bool known;                 /* the slack was a number in doubles, where the hypotheses were met, at least once */
    unsigned long start, evaluations;
} hunt_t;

/* Why the link cannot be hunted; NULL when it can. */
const char *hunt_refused(const compiled_t *C, size_t link);
void hunt_link(hunt_t *h, const compiled_t *C, size_t link, const hunt_options_t *o);
void hunt_clear(hunt_t *h);

/* --- point.c: a candidate as coordinates ---------------------------------------------------------------------- */

/* A run of coordinates: rows of a law or a channel (of the joint law, of its axis given that axis' parents), or
** numbers. */
typedef struct {
    unsigned entry;
    int axis;                /* of the joint law; -1 */
    bool numbers, fixed;     /* fixed: drawn with the start, and kept */
    size_t rows, columns, at;
    mpq_srcptr kept;
} block_t;

enum { BLOCKS_MAX = PARAMS_MAX + PMF_AXES_MAX };

typedef struct {
    arena_t *A;
    const compiled_t *C;
    const net_t *net;
    int claim;               /* whose hypotheses are met too */
    size_t dim[ALPHABETS_MAX];
    unsigned blocks;
    block_t block[BLOCKS_MAX];
    size_t n;                /* coordinates */
    double lo[HUNT_COORDINATES_MAX], hi[HUNT_COORDINATES_MAX];
    plain_t *plain;
} point_t;

/* The shape of a start, and where it begins: x, within the box. NULL where there are too many coordinates. */
point_t *point_start(arena_t *A, const compiled_t *C, int claim, draw_t *d, double *x);
/* Sets the doubles of p->plain. */
void point_plain(point_t *p, const double *x);
/* The candidate nearest to x with denominators at most `most`; NULL where there is none of this shape. */
candidate_t *point_rational(arena_t *A, point_t *p, const double *x, unsigned long most);

#endif
