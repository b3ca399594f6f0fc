/* SPDX-License-Identifier: MIT
**
** record -- what was found of a lemma: counts, least slack, the smallest violation, the ledger of slacks.
** Writers read records and nothing else; a witness is made anew from its place.
*/
#ifndef LEMMATA_RECORD_H
#define LEMMATA_RECORD_H

#include "proofs/engine/decide.h"

#include <stdint.h>

/* A candidate of a family. */
typedef struct { bool set; size_t family, index; } place_t;

/* An interval of doubles, lo <= hi. */
typedef struct { double lo, hi; } span_t;

typedef struct {
    unsigned long count[VERDICTS];
    place_t tightest;   /* least slack among those that hold strictly; the first of equals */
    span_t slack;       /* its slack */
    bool has_ratio;
    span_t ratio;       /* the greatest lhs/rhs over the candidates that hold, over rows with 0 < lhs < rhs */
    place_t violation;  /* the smallest: fewest cells, then least weight, then first */
    size_t cells;
    mpz_t weight;
    place_t attained;   /* the first that is equal */
    place_t undecided;  /* the first */
    span_t ledger;      /* the sum of its slacks over the candidates that give all links of its run a finite slack >= 0 */
} link_record_t;

typedef struct {
    const paper_t *paper;
    const lemma_t *lemma;
    uint64_t seed;
    long prec_max;
    bool filter;
    bool cut_short;     /* the time was up before all candidates were tried */
    unsigned long candidates;
    unsigned long routes[ROUTES];
    link_record_t link[LINKS_MAX];
} record_t;

typedef enum { FOUND_NOTHING, FOUND_PROVED, FOUND_HOLDS, FOUND_UNDECIDED, FOUND_REFUTED } finding_t;

typedef struct {
    const char *family;   /* only this one; NULL: all */
    size_t candidates;    /* per family, of those it has; 0: all, or CANDIDATES_DEFAULT of one without end */
    uint64_t seed;
    long prec_max;
    bool filter;
    double deadline;      /* seconds of the monotonic clock; 0: none */
    /* Called after each candidate; may be NULL. */
    void (*progress)(void *self, const lemma_t *L, unsigned long done, unsigned long of);
    /* Called for each link decided; may be NULL. */
    void (*trace)(void *self, const lemma_t *L, place_t at, size_t link, const decision_t *d);
    void *self;
} check_options_t;

void record_init(record_t *r, const paper_t *paper, const lemma_t *L, const check_options_t *o);
void record_clear(record_t *r);

/* Tries the candidates and fills the record. */
void record_check(record_t *r, const check_options_t *o);
/* How many candidates that will be. */
unsigned long record_planned(const lemma_t *L, const check_options_t *o);

unsigned long record_tried(const link_record_t *l);
finding_t record_link(const record_t *r, size_t link);
/* The worst of the links; of the paper's own links alone when `paper_only`. */
finding_t record_lemma(const record_t *r, bool paper_only);
const char *finding_name(finding_t f);

/* A witness: the candidate at this place, its chain, and the row that decides the link. */
typedef struct {
    const lemma_t *lemma;
    size_t link;
    uint64_t seed;
    place_t place;
    const candidate_t *candidate;
    decision_t decision;
} witness_t;

witness_t witness_at(arena_t *A, const record_t *r, size_t link, place_t place);
/* The enclosures of slack and of lhs/rhs (NaN when there is none) at the witness. */
void witness_slack(encl_ptr slack, const witness_t *w);
bool witness_ratio(encl_ptr ratio, const witness_t *w);

double clock_seconds(void);

#endif
