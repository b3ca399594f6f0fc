/* SPDX-License-Identifier: MIT
**
** Sets of points, and what the agents of a plane like best.
*/
#ifndef LEMMATA_TESTS_SETS_H
#define LEMMATA_TESTS_SETS_H

#include "numerics/pools/plane.h"
#include "proofs/game/setting.h"

#include <string.h>

static inline bool set_same(size_t n, const bool *a, const bool *b) { return memcmp(a, b, n * sizeof *a) == 0; }

/* p(S). */
static inline mpq_srcptr set_mass(const pmf_t *p, const bool *S)
{
    mpq_ptr m = arena_mpq(p->home, 1);
    pmf_mass(m, p, S);
    return m;
}

/* both: AO and AP. */
typedef struct { const bool *AO, *AP, *AP_O, *AO_P, *both; } favourites_t;

static inline favourites_t plane_favourites(const plane_t *P)
{
    mpq_srcptr owner = P->ladder[OWNER].w, public = P->ladder[PUBLIC].w;
    bool *AO = set_argmax(P->home, P->n, owner, NULL), *AP = set_argmax(P->home, P->n, public, NULL),
         *both = ARENA_ARRAY(P->home, bool, P->n);
    for (size_t k = 0; k < P->n; k++) both[k] = AO[k] && AP[k];
    return (favourites_t){ AO, AP, set_argmax(P->home, P->n, public, AO), set_argmax(P->home, P->n, owner, AP), both };
}

#endif
