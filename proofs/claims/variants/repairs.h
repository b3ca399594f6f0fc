/* SPDX-License-Identifier: MIT
**
** repairs -- the neighbours of a refuted link that ask for less: constants that can be turned until the claim holds, a
** term added, a factor, another exponent, laws or definitions exchanged, means in place of each value, one more
** hypothesis, another relation. What of them is true is not asked here (proofs/prove/repair/repair.h).
**
** Each list is in a fixed order: it is a function of the tree alone. How far a neighbour is from what was claimed is a
** matter of taste, and orders them; it decides nothing.
*/
#ifndef LEMMATA_CLAIMS_REPAIRS_H
#define LEMMATA_CLAIMS_REPAIRS_H

#include "proofs/claims/variants/mutants.h"
#include "proofs/claims/tree/places.h"

enum { REPAIRS_MAX = 768, DIALS_MAX = 64, REPAIR_SCALES = 1 << 20 };

typedef enum {
    REPAIR_CONSTANT,
    REPAIR_ADDEND,
    REPAIR_FACTOR,
    REPAIR_EXPONENT,
    REPAIR_EXCHANGE,
    REPAIR_AVERAGE,
    REPAIR_HYPOTHESIS,
    REPAIR_RELATION,
    REPAIR_TWO,
    REPAIR_KINDS
} repair_kind_t;

typedef struct {
    repair_kind_t kind;
    const char *what;     /* what is changed, in a line */
    mutant_t link;        /* the relation and its sides */
    bool link_changed;
    unsigned givens;      /* more hypotheses */
    const fact_t *given[2];
    bool average;         /* for each letter no more */
    double away;          /* from what was claimed */
    /* Of one group, from 1 on, a later one asks for less: n >= 2, and then n >= 3. 0: of none. REPAIR_SCALES: a side by
    ** a number; of two that do, one is as good as the other. */
    unsigned group;
    const node_t *added;  /* to the greater side; NULL */
    bool reading;         /* a definition stands in place of another */
} repair_t;

typedef enum { DIAL_WRITTEN, DIAL_FACTOR, DIAL_ADDEND } dial_form_t;

/* A number of the link, a factor 1 that is not written, or a number to be added to a side; turned up or down it asks
** for less. */
typedef struct {
    spot_in_link_t place;
    dial_form_t form;
    bool up;
    mpq_srcptr from;      /* > 0 */
    double most;          /* up to this many times, or down to this part */
    double away;          /* of a change in this place */
} dial_t;

/* The neighbours of a link, all but those by constants; their number. */
unsigned repairs_of(repair_t *out, arena_t *A, const compiled_t *C, size_t link);
/* The constants of an inequality; their number. */
unsigned dials_of(dial_t *out, arena_t *A, const compiled_t *C, size_t link);
/* The link with the dial at this number, a node without names. */
repair_t dial_set(arena_t *A, const compiled_t *C, size_t link, const dial_t *d, const node_t *at);
/* Both at once; one of them at most changes the link. */
repair_t repair_both(arena_t *A, const repair_t *r, const repair_t *s);
/* The claim that the added term alone is the greater side: where it stands, adding it said nothing. */
repair_t repair_added_alone(const repair_t *r);

/* a/b as it is written. */
const node_t *node_fraction(arena_t *A, const node_t *like, long a, unsigned long b);
/* The equation of the sides that r changes, before and after. */
repair_t repair_unchanged(const compiled_t *C, const repair_t *r);
/* The link itself, and the claim that a repair makes, as the lemma that states it alone. */
repair_t repair_none(const compiled_t *C, size_t link);
const lemma_tree_t *repair_lemma(arena_t *A, const compiled_t *C, const repair_t *r, const char *name);
const char *repair_kind_name(repair_kind_t k);

#endif
