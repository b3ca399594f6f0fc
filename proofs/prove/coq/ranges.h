/* SPDX-License-Identifier: MIT
**
** coq_ranges -- the statement of a certificate by box: ranges, their ends attained or not, orders; and both sides as
** they are printed.
*/
#ifndef LEMMATA_COQ_RANGES_H
#define LEMMATA_COQ_RANGES_H

#include "proofs/prove/coq/lemma.h"

enum { COQ_RANGES_MAX = 4, COQ_HYPOTHESES_MAX = 16 };

typedef struct {
    unsigned names;
    domain_t B;
    bool attained[COQ_RANGES_MAX][2];
    unsigned hypotheses;
    const char *hypothesis[COQ_HYPOTHESES_MAX];
    int less, more;
    bool at_least, strict, equal;         /* left >= right; <, >; = */
    const coq_term_t *left, *right;
    const coq_term_t *except[2];          /* it is claimed unless these are equal; NULL */
    int put;                              /* a hypothesis NAME = TERM: the name, -1, and the term */
    const coq_term_t *by;
} coq_ranges_t;

/* False: X->why. */
bool coq_statement(coq_ranges_t *S, coq_t *X, const char *text);
const char *coq_number(coq_t *X, mpq_srcptr q);

#endif
