/* SPDX-License-Identifier: MIT
**
** stock -- channels to build candidates from: random draws that lean toward trouble (sparse, nearly deterministic,
** tied). Denominators stay small, so the log forms stay short.
*/
#ifndef LEMMATA_STOCK_H
#define LEMMATA_STOCK_H

#include "proofs/engine/draw.h"
#include "numerics/laws/chan.h"

/* A random channel, its rows dense, sparse or nearly deterministic, all of one style; now and then some are equal. */
const chan_t *stock_channel(arena_t *A, draw_t *d, size_t nx, size_t ny);
/* A random deterministic channel. */
const chan_t *stock_map(arena_t *A, draw_t *d, size_t nx, size_t ny);

#endif
