/* SPDX-License-Identifier: MIT
**
** capacity_rows -- certified capacity of a channel given row by row, of many inputs.
**
** Each row keeps its own denominators: a common one of thousands of rows may be longer than all of them together. At
** most as many inputs as outputs are wanted by some optimal law, so the capacity is found on few rows, and the
** certificate
**     C <= max_x KL(W_x || q)
** is checked on all of them.
*/
#ifndef LEMMATA_CAPACITY_ROWS_H
#define LEMMATA_CAPACITY_ROWS_H

#include "numerics/capacity/capacity.h"

/* p[x ny .. x ny + ny): the law of the output for input x, sum exactly 1. nx, ny >= 1. */
typedef struct { size_t nx, ny; mpq_srcptr p; } rows_t;

/* As capacity_certified, for these rows; everything belongs to A. Time and memory are linear in nx, but for the few
** rows. */
void capacity_of_rows(capacity_t *out, arena_t *A, const rows_t *R, long bits);

/* Are so few rows taken all at once? */
bool capacity_rows_few(size_t nx, size_t ny);

#endif
