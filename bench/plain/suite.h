/* SPDX-License-Identifier: MIT
**
** A lemma with all its candidates, exact by their places and in doubles, ready to be timed from both sides.
*/
#ifndef LEMMATA_BENCH_SUITE_H
#define LEMMATA_BENCH_SUITE_H

#include "bench/plain/plain.h"
#include "proofs/engine/record.h"

enum { TURNS_MAX = 101 };
#define SUITE_SEED 1

/* Seconds for all candidates once. */
typedef enum { TIME_PLAIN, TIME_QUICK, TIME_MAKE, TIME_CHAIN, TIME_DECIDE, TIME_RECORD, TIMES } clock_column_t;

/* Where the plain answer is another than the verdict. */
typedef enum { MISSED_VIOLATION, FALSE_VIOLATION, STRICT_AS_EQUAL, EQUAL_AS_STRICT, HYPOTHESIS, NOT_DECIDED, DISAGREEMENTS } disagreement_t;

typedef struct { unsigned long count; place_t first; size_t link; } tally_t;

typedef struct {
    const paper_t *paper;
    const lemma_t *lemma;
    const plain_lemma_t *plain;
    size_t candidates;
    place_t *at;
    plain_t *in_doubles;
    unsigned long links, plain_links; /* comparisons made by either side, rows included */
    tally_t tally[DISAGREEMENTS];
    double seconds[TIMES][TURNS_MAX];
    size_t turns;
} suite_t;

/* The plain lemma of this id; NULL when it is not covered. */
const plain_lemma_t *plain_find(const char *id);

suite_t *suite_new(const paper_t *paper, const lemma_t *L, const plain_lemma_t *plain);
void suite_free(suite_t *s);
/* Answers and verdicts on every candidate, compared; called with each disagreement. */
void suite_compare(suite_t *s, void (*on)(const suite_t *s, place_t at, size_t link, disagreement_t what));
/* One turn of the clock, both sides. */
void suite_turn(suite_t *s);
double suite_median(const suite_t *s, clock_column_t column);
const char *disagreement_name(disagreement_t d);

#endif
