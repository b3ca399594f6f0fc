/* SPDX-License-Identifier: MIT
**
** repair -- for a refuted link the nearest statements that no candidate refutes, and whether one of them is proved.
**
** A proposal claims no more than it says: *proved* has a certificate; else it was tried on so many candidates, and a search of so many evaluations
** found nothing. It is tried on the families of its lemma, and on those that meet its own hypotheses. One that is an equation wherever it was tried, hardly
** tried, or somewhere undecided, is none.
*/
#ifndef LEMMATA_PROVE_REPAIR_H
#define LEMMATA_PROVE_REPAIR_H

#include "proofs/claims/repairs.h"
#include "proofs/prove/certify.h"

enum { REPAIR_EVALUATIONS = 3000, REPAIR_SECONDS = 1, REPAIR_TRIED_LEAST = 100 };

typedef struct {
    uint64_t seed;
    size_t candidates;         /* of each family, at most */
    unsigned long evaluations; /* of the search for a counterexample of each proposal; about */
    double seconds;            /* of each proof */
} repair_options_t;

typedef struct {
    repair_t repair;
    const lemma_tree_t *lemma;   /* that states it alone */
    const compiled_t *compiled;
    size_t tried;                /* candidates that meet its hypotheses: all are decided */
    unsigned long evaluations;   /* of the search; 0: it has no value in doubles */
    json_t *certificate;         /* NULL: not proved */
} proposal_t;

typedef struct {
    bool refuted;                /* the link itself, by some candidate; else nothing is proposed */
    unsigned variants;           /* neighbours and constants that were looked at */
    unsigned n;                  /* one of each kind at most, in their order */
    proposal_t at[REPAIR_KINDS];
} repairs_t;

/* What is proposed lives in A, with the name NAME, mended; the certificates are the caller's. */
void repair_link(repairs_t *R, arena_t *A, const compiled_t *C, size_t link, const repair_options_t *o);
void repairs_clear(repairs_t *R);

#endif
