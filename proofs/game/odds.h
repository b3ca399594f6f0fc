/* SPDX-License-Identifier: MIT
**
** How the odds of two points move in one stage, under every law of a region.
*/
#ifndef LEMMATA_GAME_ODDS_H
#define LEMMATA_GAME_ODDS_H

#include "proofs/game/setting.h"

enum { ODDS_PREC = 128 };

/* An upper bound of H(x)/H(c) over the laws of full support with p(X - C) <= e, 0 <= e <= 1; `target` is the weight of x, `kept` that of
** the points of C, both for this stage. */
void stage_ratio(mpfr_ptr r, const stage_t *s, size_t n, const bool *C, mpq_srcptr target, mpq_srcptr kept, mpfr_srcptr e);

/* e becomes o/(1+o), o = most e/(1-e): the greatest mass of X - C after a stage that multiplies its odds by at most `most`. e = 1 stays. */
void stage_widen(mpfr_ptr e, mpfr_srcptr most);

#endif
