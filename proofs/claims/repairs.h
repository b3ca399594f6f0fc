/* SPDX-License-Identifier: MIT
**
** repairs -- the neighbours of a refuted link that ask for less: another relation, one more hypothesis, another exponent, divergences with their
** laws exchanged, means in place of each value, and constants that can be turned until the claim holds. What of them is true is not asked here (proofs/prove/repair.h).
**
** Each list is in a fixed order, the nearest first: it is a function of the tree alone.
*/
#ifndef LEMMATA_CLAIMS_REPAIRS_H
#define LEMMATA_CLAIMS_REPAIRS_H

#include "proofs/claims/mutants.h"
#include "proofs/claims/places.h"

enum { REPAIRS_MAX = 256, DIALS_MAX = 64 };

typedef enum { REPAIR_CONSTANT, REPAIR_EXPONENT, REPAIR_EXCHANGE, REPAIR_AVERAGE, REPAIR_HYPOTHESIS, REPAIR_RELATION, REPAIR_KINDS } repair_kind_t;

typedef struct {
    repair_kind_t kind;
    const char *what;     /* what is changed, in a line */
    mutant_t link;        /* the relation and its sides */
    const fact_t *given;  /* one more hypothesis; NULL */
    bool average;         /* for each letter no more */
} repair_t;

/* A number of the link, or a factor 1 that is not written; turned up or down it asks for less. */
typedef struct {
    spot_in_link_t place;
    bool factor, up;
    mpq_srcptr from;      /* > 0 */
} dial_t;

/* The neighbours of a link, all but those by constants; their number. */
unsigned repairs_of(repair_t *out, arena_t *A, const compiled_t *C, size_t link);
/* The constants of an inequality; their number. */
unsigned dials_of(dial_t *out, arena_t *A, const compiled_t *C, size_t link);
/* The link with the dial at this number, a node without names. */
repair_t dial_set(arena_t *A, const compiled_t *C, size_t link, const dial_t *d, const node_t *at);

/* The link itself, and the claim that a repair makes, as the lemma that states it alone. */
repair_t repair_none(const compiled_t *C, size_t link);
const lemma_tree_t *repair_lemma(arena_t *A, const compiled_t *C, const repair_t *r, const char *name);
const char *repair_kind_name(repair_kind_t k);

#endif
