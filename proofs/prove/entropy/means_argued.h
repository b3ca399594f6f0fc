/* SPDX-License-Identifier: MIT
**
** means_argued -- the certificate of a link whose reason argues about a factorised law (docs/certificates.md, section
** 3.1): by [link]: means { STEP ; .. }.
**
** The author says what has to be thought of: which hypothesis at which outcomes, Fano's inequality for which guess, an
** extreme at which letter, a square. What the law gives (Shannon's inequalities, independences, ranges) and all
** multipliers are found. The checker alone judges.
*/
#ifndef LEMMATA_PROVE_MEANS_ARGUED_H
#define LEMMATA_PROVE_MEANS_ARGUED_H

#include "proofs/claims/compile.h"
#include "proofs/prove/deadline.h"

#include <jansson.h>

/* Does a reason of the link argue so? NULL: none. */
const points_block_t *means_argument(const compiled_t *C, size_t link);
/* The member `proof`, the caller's; NULL, and in *why what is missing. */
json_t *means_argued(const char **statement, const char **why, arena_t *A, const compiled_t *C, size_t link,
                     deadline_t until);
/* Are the names, labels and rules of the reason there? Nothing is searched for; the fault is set where one is not. */
bool means_argument_reads(claim_fault_t *fault, arena_t *A, const compiled_t *C, size_t link);

#endif
