/* SPDX-License-Identifier: MIT
**
** points_loops -- limits, decays and falls of loops: as they are declared, and the rules that show them.
*/
#ifndef LEMMATA_COQ_POINTS_LOOPS_H
#define LEMMATA_COQ_POINTS_LOOPS_H

#include "proofs/prove/coq/points_statement.h"

/* The declaration, or the step, if it is of a loop. */
bool at_loop_declaration(at_proof_t *P, at_theorem_t *T, const char *text);
bool at_loop_step(at_proof_t *P, const json_t *step);

#endif
