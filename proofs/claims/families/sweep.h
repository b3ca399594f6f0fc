/* SPDX-License-Identifier: MIT
**
** sweep -- the tables of a claim file as the engine's: rows are a range, columns are terms.
*/
#ifndef LEMMATA_CLAIMS_SWEEP_H
#define LEMMATA_CLAIMS_SWEEP_H

#include "proofs/claims/families/family.h"

/* Sets C->lemma.sweeps. */
bool claims_sweeps(arena_t *A, compiled_t *C, claim_fault_t *fault);

#endif
