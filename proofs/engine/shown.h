/* SPDX-License-Identifier: MIT
**
** shown -- a witness as it is shown: its exact candidate, the terms of the row that decides as decimals rounded
** outward, the certificates on which that row rests. Text alone: no expression of it lives on, and writers read nothing
** else of a candidate.
*/
#ifndef LEMMATA_SHOWN_H
#define LEMMATA_SHOWN_H

#include "proofs/engine/decide.h"
#include "proofs/engine/trial.h"

/* A witness: the candidate at this place, its chain, and the row that decides the link. */
typedef struct {
    const lemma_t *lemma;
    size_t link;
    uint64_t seed;
    place_t place;
    const candidate_t *candidate;
    decision_t decision;
} witness_t;

/* A number as it is shown: lo <= it <= hi. */
typedef struct { const char *lo, *hi; } ends_t;
typedef struct { size_t term; bool at_most; ends_t ends; } shown_term_t;

typedef struct {
    place_t place;
    const char *label;        /* of the row; "" for none */
    json_t *candidate;
    size_t terms;
    shown_term_t *term;       /* those that the row gives, in the lemma's order */
    unsigned certificates;
    const char **certificate; /* in words */
    json_t *certified;        /* the same as JSON; NULL where there are none */
} shown_t;

enum { DECIMALS_JSON = 20 };

/* It belongs to A, but for its JSON, which shown_clear lets go. */
shown_t *shown_make(arena_t *A, const witness_t *w);
void shown_clear(shown_t *s);
/* The ends of an enclosure. */
ends_t shown_ends(arena_t *A, encl_srcptr x);

#endif
