/* SPDX-License-Identifier: MIT
**
** The cells of a law in turn, beside their places in a marginal; for pmf.c and pmf_words.c alone.
*/
#ifndef LEMMATA_PMF_WALK_H
#define LEMMATA_PMF_WALK_H

#include "numerics/laws/pmf.h"

/* The cells of P in turn, and at = pmf_index(P, keep, cell): an odometer, its digits those of the cell. */
typedef struct { size_t at, digit[PMF_AXES_MAX], step[PMF_AXES_MAX]; } walk_t;

static inline walk_t walk_start(const pmf_t *P, axes_t keep)
{
    walk_t w = { 0 };
    size_t stride = 1;
    for (unsigned k = P->axes; k-- > 0;)
        if (keep >> k & 1) { w.step[k] = stride; stride *= P->dim[k]; }
    return w;
}

static inline void walk_on(walk_t *w, const pmf_t *P)
{
    for (unsigned k = P->axes; k-- > 0;) {
        w->at += w->step[k];
        if (++w->digit[k] < P->dim[k]) return;
        w->at -= w->step[k] * P->dim[k];
        w->digit[k] = 0;
    }
}

#endif
