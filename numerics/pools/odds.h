/* SPDX-License-Identifier: MIT
**
** How the odds of two points move in one stage, under every law of a region.
*/
#ifndef LEMMATA_ODDS_H
#define LEMMATA_ODDS_H

#include <gmp.h>
#include <mpfr.h>
#include <stdbool.h>
#include <stddef.h>

/* A stage of curation: Bradley-Terry weights, and how many candidates a pool has. */
typedef struct { mpq_srcptr w; unsigned long pool; } stage_t;

/* The greatest ratio H(x)/H(y) over all laws whose weights lie between `least` and `most`, weights a of x, b of y, pool
** K: the ratio (a/b)(b + S)/(a + S) at the least total S of the competitors when a < b, at the greatest when a > b. */
void ratio_most(mpq_ptr r, mpq_srcptr a, mpq_srcptr b, mpq_srcptr least, mpq_srcptr most, unsigned long K);
/* The least and the greatest of n weights. */
void weight_range(mpq_srcptr *least, mpq_srcptr *most, size_t n, mpq_srcptr w);

/* A number, and n of them (ends_free), at the precision that these bounds are worked out at. */
void odds_init(mpfr_ptr x);
mpfr_t *odds_new(size_t n);

/* An upper bound of H(x)/H(c) over the laws of full support with p(X - C) <= e, 0 <= e <= 1; `target` is the weight of
** x, `kept` that of the points of C, both for this stage. */
void stage_ratio(mpfr_ptr r, const stage_t *s, size_t n, const bool *C, mpq_srcptr target, mpq_srcptr kept,
                 mpfr_srcptr e);

/* e becomes o/(1+o), o = most e/(1-e): the greatest mass of X - C after a stage that multiplies its odds by at most
** `most`. e = 1 stays. */
void stage_widen(mpfr_ptr e, mpfr_srcptr most);

/* z >= the product over the stages of H(x)/H(c), for every x of V and c of C, which are alike in every stage, under the
** laws of n points, of full support, with p(X - C) <= e. */
void stages_odds(mpq_ptr z, size_t stages, const stage_t *stage, size_t n, const bool *V, const bool *C, mpq_srcptr e);

#endif
