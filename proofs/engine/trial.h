/* SPDX-License-Identifier: MIT
**
** trial -- all that a record takes from one candidate, in doubles and counts: no expression of it lives on.
**
** A trial is a function of the lemma, the seed, the precision cap, the filter and the candidate's place, and of where
** the least slack of each link stood when it was made. Trials may be made side by side, each maker with its own tools.
*/
#ifndef LEMMATA_TRIAL_H
#define LEMMATA_TRIAL_H

#include "numerics/base/span.h"
#include "proofs/engine/decide.h"

#include <stdint.h>

/* A candidate of a family. */
typedef struct { bool set; size_t family, index; } place_t;

/* A link's least slack so far, and where. */
typedef struct { place_t at; span_t slack; } standing_t;

/* A slack against the least one so far. */
typedef enum { SLACK_LESS, SLACK_NOT_LESS, SLACK_NEAR /* doubles do not tell them apart */ } nearness_t;
nearness_t slack_nearness(span_t slack, const standing_t *least);

typedef struct {
    verdict_t verdict;
    char *why;          /* of one outside, beyond or undecided, from alloc */
    bool has_slack;     /* of one that holds strictly */
    span_t slack;
    standing_t against; /* where SLACK_NEAR: the least slack that this one was compared with exactly, */
    bool less;          /* and whether it is less */
    bool has_ratio;
    span_t ratio;       /* lhs/rhs, the greatest over its rows with 0 < lhs < rhs, end by end */
    bool in_ledger;     /* all links of its run have a finite slack >= 0 */
    span_t loss;        /* that slack, >= 0 */
} link_trial_t;

typedef struct {
    place_t at;
    size_t links;
    unsigned long routes[ROUTES]; /* of its own signs; comparisons with other candidates do not count */
    uint64_t digest;              /* of the candidate */
    size_t cells;                 /* where a link is violated: what makes it small */
    mpz_t weight;
    link_trial_t link[LINKS_MAX];
} trial_t;

void trial_init(trial_t *o);
void trial_clear(trial_t *o);

/* What is to be made: of which lemma, how. */
typedef struct { const lemma_t *lemma; uint64_t seed; long prec_max; bool filter; } making_t;

/* What one maker keeps at hand; for one thread. */
typedef struct tools tools_t;
tools_t *tools_new(void);
void tools_free(tools_t *T);

/* Decides the candidate at `at` and sets *o, which was initialised; `least` has a standing for each link of the
** lemma. */
void trial_make(trial_t *o, tools_t *T, const making_t *m, place_t at, const standing_t *least);

#endif
