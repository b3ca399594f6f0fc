/* SPDX-License-Identifier: MIT
**
** stock -- laws and channels to build candidates from: corner cases by number, and random draws that lean toward
** trouble (sparse, nearly deterministic, tied, useless). Denominators stay small, so the log forms stay short.
*/
#ifndef LEMMATA_STOCK_H
#define LEMMATA_STOCK_H

#include "proofs/engine/draw.h"
#include "numerics/laws/chan.h"

typedef enum { DENSE, SPARSE, NEARLY_DETERMINISTIC, ANY_STYLE } style_t;

/* A random law on n letters. */
const pmf_t *stock_law(arena_t *A, draw_t *d, size_t n, style_t style);
/* A random channel; ANY_STYLE draws one style for all rows and, now and then, makes rows equal. */
const chan_t *stock_channel(arena_t *A, draw_t *d, size_t nx, size_t ny, style_t style);
/* A random deterministic channel. */
const chan_t *stock_map(arena_t *A, draw_t *d, size_t nx, size_t ny);

/* The k-th corner channel with nx inputs, k < CORNERS: noiseless, useless, erasing, symmetric, Z and reversed Z (on the
** first two symbols), merging two symbols, one output, splitting a symbol, and the mirrored ones. `noise` is theirs. */
enum { CORNERS = 10 };
const chan_t *stock_corner(arena_t *A, size_t k, size_t nx, mpq_srcptr noise);

/* The noise levels of sweeps: 0, 1/1000, 1/100, 1/20, 1/10, 1/8, 1/4, 1/3, 2/5, 1/2, 3/4, 1. */
enum { NOISES = 12 };
mpq_srcptr stock_noise(arena_t *A, size_t k);

#endif
