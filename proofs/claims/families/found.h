/* SPDX-License-Identifier: MIT
**
** found -- witnesses that were kept: tried ever after, as the last family of their lemma.
*/
#ifndef LEMMATA_CLAIMS_FOUND_H
#define LEMMATA_CLAIMS_FOUND_H

#include "proofs/claims/compile.h"

#include <jansson.h>

enum { FOUND_MAX = 64 };

/* Adds the candidate of a witness of C's lemma to its family `found`. False, and the fault, when it is no candidate of
** it, or one too many. */
bool claims_found(arena_t *A, compiled_t *C, json_t *witness, fault_t *fault);

#endif
