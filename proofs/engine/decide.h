/* SPDX-License-Identifier: MIT
**
** decide -- the verdict on one link of one candidate.
**
** A verdict is a theorem about the instance it names: it comes from real_cmp alone, which answers exactly or by
** enclosures that exclude the other answer. Zeroed memory claims nothing: VERDICT_NONE.
*/
#ifndef LEMMATA_DECIDE_H
#define LEMMATA_DECIDE_H

#include "proofs/engine/lemma.h"

typedef enum {
    VERDICT_NONE,      /* not tried */
    VERDICT_OUTSIDE,   /* a hypothesis is not met */
    VERDICT_BEYOND,    /* past a stated limit of the program: not tried */
    VERDICT_HOLDS,     /* strictly */
    VERDICT_EQUAL,     /* proved equal */
    VERDICT_VIOLATED,
    VERDICT_UNDECIDED,
    VERDICTS
} verdict_t;

typedef struct {
    verdict_t verdict;
    /* the setting that decided: the first violating or undecided one, else that of least slack */
    const chain_row_t *row;
    /* rhs - lhs there; NULL when outside or beyond, for equal infinities, and where only a bound of a term is known */
    const real_t *slack;
    const char *why;        /* outside: the hypothesis; beyond: the limit; undecided: what stood in the way */
} decision_t;

/* Decides link k of the chain in every row that gives its terms. */
decision_t decide_link(const lemma_t *L, size_t k, const chain_t *t, effort_t *effort);

const char *verdict_name(verdict_t v);
/* Does it come with a reason: outside, beyond, undecided? */
bool verdict_has_reason(verdict_t v);

/* Which of two slacks is less? -1, 0, 1: exactly for log forms, others by enclosures of at most ORDER_PREC_MAX bits; 0
** when they cannot be told apart. Which candidate is named as the tightest may rest on it; no verdict does. */
enum { ORDER_PREC_MAX = 512 };
int slack_order(const real_t *x, const real_t *y, effort_t *effort);

#endif
