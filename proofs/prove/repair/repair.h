/* SPDX-License-Identifier: MIT
**
** repair -- for a refuted link the nearest statements that no candidate refutes, and whether one of them is proved.
**
** A proposal claims no more than it says: *proved* has a certificate; else it was tried on so many candidates, and a
** search of so many evaluations found nothing. None is proposed that says nothing: one side 0 wherever it was tried,
** though it is not so of the link; an addend that alone would do; hardly tried, or somewhere undecided. What is not
** proved and supposes more is proposed only where chance would hardly have missed all that violates the link.
*/
#ifndef LEMMATA_PROVE_REPAIR_H
#define LEMMATA_PROVE_REPAIR_H

#include "proofs/claims/variants/repairs.h"
#include "proofs/prove/certify.h"

enum { REPAIR_EVALUATIONS = 3000, REPAIR_PROOF_SECONDS = 1, REPAIR_TRIED_LEAST = 100, PROPOSALS_MAX = 16 };

typedef struct {
    uint64_t seed;
    size_t candidates;         /* of each family, at most */
    unsigned long evaluations; /* of the search for a counterexample of each proposal; about */
    /* in all; 0: no limit, and the result is the same for any number of jobs, but for what a prover finds in its
    ** time */
    double seconds;
    unsigned jobs;
} repair_options_t;

typedef struct {
    repair_t repair;
    const lemma_tree_t *lemma;   /* that states it alone */
    const compiled_t *compiled;
    arena_t *home;               /* of both */
    size_t tried;                /* candidates that meet its hypotheses: all are decided */
    unsigned long evaluations;   /* of the search; 0: it has no value in doubles, or it is proved */
    json_t *certificate;         /* NULL: not proved */
} proposal_t;

typedef struct {
    bool refuted;                /* the link itself, by some candidate; else nothing is proposed */
    bool cut_short;              /* the time was over before all was looked at */
    unsigned variants, looked;   /* changes; how many were looked at */
    unsigned n;                  /* the nearest first */
    proposal_t at[PROPOSALS_MAX];
    arena_t *home;
} repairs_t;

/* What is proposed has the link's name, mended. */
void repair_link(repairs_t *R, const compiled_t *C, size_t link, const repair_options_t *o);
void repairs_clear(repairs_t *R);

#endif
