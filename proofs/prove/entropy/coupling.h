/* SPDX-License-Identifier: MIT
**
** coupling -- a link about the entropies of two laws on one alphabet, their total variation and the alphabet's size, as
** one about two variables on M letters, of these laws, that differ with the probability TV (docs/certificates.md,
** section 3.2).
*/
#ifndef LEMMATA_COUPLING_H
#define LEMMATA_COUPLING_H

#include "proofs/claims/compile.h"

typedef struct { const char *statement; const compiled_t *variables; } coupling_t;

/* false: outside the class. */
bool coupling_read(coupling_t *of, arena_t *A, const compiled_t *C, size_t link);
const char *coupling_statement(arena_t *A, const compiled_t *C, size_t link);

#endif
