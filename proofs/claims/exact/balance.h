/* SPDX-License-Identifier: MIT
**
** balance -- is an equation so on a candidate, by words alone? Where its sides are sums of logarithms of rationals, each
** times a rational, they are added up in a tally (numerics/logs/tally.h), and no term is made.
*/
#ifndef LEMMATA_CLAIMS_BALANCE_H
#define LEMMATA_CLAIMS_BALANCE_H

#include "numerics/logs/tally.h"
#include "proofs/claims/exact/eval.h"

/* A table: its entries in lowest terms, and over their least common denominator; a closed term's value. */
typedef struct { const int64_t *num, *own, *den; uint64_t e; } row_words_t;
typedef struct { const core_t *x; quota_t value; } closed_t;

enum { BALANCE_CLOSED = 8, BALANCE_VISITS_MAX = 1 << 14 };

typedef struct {
    eval_t *e;
    tally_t tally;
    unsigned visits;               /* of terms, in all of the candidate's equations */
    bool asked[PARAMS_MAX];
    row_words_t row[PARAMS_MAX];   /* all NULL where they are no words */
    unsigned closed;
    closed_t at[BALANCE_CLOSED];
} balance_t;

void balance_start(balance_t *b, eval_t *e);
/* True: both terms are finite log forms on the candidate, the slots being as they are, nothing stands in the way of
** either, and they are equal; *route is how the sign of their difference, the forms being made, would be found. False
** says nothing. What the candidate has in `e` stays, but for what stood in the way. */
bool balance(balance_t *b, const core_t *lhs, const core_t *rhs, route_t *route);

#endif
