/* SPDX-License-Identifier: MIT
**
** sweep -- a lemma's table or the data of its figure, worked out: all cells as decimals rounded outward. Text alone: no
** expression of it lives on, and writers read nothing else.
*/
#ifndef LEMMATA_SWEEP_H
#define LEMMATA_SWEEP_H

#include "proofs/engine/shown.h"

/* A cell that the row leaves empty has no text. Of an exact column: the number; of another: its ends for the data, and
** for the table, where there is one. */
typedef struct { const char *exact; ends_t data, table; } swept_cell_t;

typedef struct {
    const sweep_t *sweep;
    size_t columns;
    swept_cell_t *cell; /* row by row */
} swept_t;

/* It belongs to A. */
const swept_t *sweep_run(arena_t *A, const sweep_t *s);

#endif
