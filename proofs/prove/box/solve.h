/* SPDX-License-Identifier: MIT
**
** box_solve -- an inequality on a box, solved for a part of a side below an exponential or a root
** (docs/certificates.md, section 4).
*/
#ifndef LEMMATA_BOX_SOLVE_H
#define LEMMATA_BOX_SOLVE_H

#include "proofs/prove/box/claim.h"

enum { SOLVED_MAX = 4 };

typedef struct { const core_t *smaller, *larger; json_t *way; } solved_t;

/* The ways, those that go deepest first; their number. Each `way` is a new reference. */
unsigned box_solved(solved_t *out, arena_t *A, const box_claim_t *E, algebra_t *R, const compiled_t *C, size_t link);

#endif
