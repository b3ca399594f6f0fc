/* SPDX-License-Identifier: MIT
**
** chan -- rational channels on finite alphabets: p(y|x), a law of the output for each input.
** The type stands beside pmf_t in numerics/laws/pmf.h; every row sums to exactly 1, checked when made.
*/
#ifndef LEMMATA_CHAN_H
#define LEMMATA_CHAN_H

#include "numerics/laws/pmf.h"

/* The channel with rows p[x * ny .. x * ny + ny); NULL, and the first bad row in *bad (may be NULL), when an
** entry is negative or a row does not sum to exactly 1. nx, ny >= 1. */
const chan_t *chan_make(arena_t *A, size_t nx, size_t ny, mpq_srcptr p, size_t *bad);

const chan_t *chan_noiseless(arena_t *A, size_t n);
/* Every input gives the law p (one axis). */
const chan_t *chan_useless(arena_t *A, size_t nx, const pmf_t *p);
/* n symbols; each survives with probability 1 - e and becomes one of the n - 1 others with e/(n - 1) each.
** n >= 2, 0 <= e <= 1. chan_symmetric(A, 2, e) is the binary symmetric channel. */
const chan_t *chan_symmetric(arena_t *A, size_t n, mpq_srcptr e);
/* n inputs, n + 1 outputs; the last one says that the symbol was erased, with probability e. */
const chan_t *chan_erasing(arena_t *A, size_t n, mpq_srcptr e);
/* The Z-channel: 0 is always kept, 1 becomes 0 with probability e. */
const chan_t *chan_z(arena_t *A, mpq_srcptr e);
/* The deterministic channel x -> map[x] < ny. */
const chan_t *chan_map(arena_t *A, size_t nx, size_t ny, const size_t *map);

/* The law p of x as a channel with one input. */
const chan_t *chan_of_law(const pmf_t *p);
/* V after W: sum_h W(h|x) V(y|h). W->ny = V->nx. */
const chan_t *chan_compose(const chan_t *W, const chan_t *V);
/* Row x as a law; rows first .. first + n as a channel. */
const pmf_t  *chan_row(const chan_t *W, size_t x);
const chan_t *chan_rows(const chan_t *W, size_t first, size_t n);
/* The law of the output when the input has the law p. */
const pmf_t  *chan_output(const pmf_t *p, const chan_t *W);

/* The entry p(y|x). */
void chan_prob(mpq_ptr q, const chan_t *W, size_t x, size_t y);
bool chan_equal(const chan_t *W, const chan_t *V);

/* The same channel for every question of information: unreachable outputs dropped, outputs whose columns
** are proportional merged, equal rows kept once, rows and columns sorted. Two channels that differ only by
** names, splitting of outputs and repetition of inputs have equal reduced forms; a channel of capacity 0 has a
** 1 by 1 one. (Merging proportional columns keeps I(p;W) for every p: the output becomes a sufficient
** statistic of itself.) from[x'] (W->nx entries, may be NULL) is an input of W that row x' came from. */
const chan_t *chan_reduced(const chan_t *W, size_t *from);

#endif
