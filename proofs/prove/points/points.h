/* SPDX-License-Identifier: MIT
**
** points -- the certificate of a link whose reason argues at letters (docs/certificates.md, section 8): by [link]:
** points { STEP ; .. so SUM }.
**
** The author gives the steps; here they are written out in the notation of certificates. Whether they prove the link
** the checker alone judges.
*/
#ifndef LEMMATA_POINTS_H
#define LEMMATA_POINTS_H

#include "proofs/claims/compile.h"

#include <jansson.h>

/* Does a reason of the link argue at letters? */
const points_block_t *points_of(const compiled_t *C, size_t link);
/* The statement of the link; NULL outside the class. */
const char *points_statement(arena_t *A, const compiled_t *C, size_t link);
/* The member `proof`; NULL, and in *why what is missing: fault, which may be NULL, is set with its place where the text
** of the reason is wrong. */
json_t *points_prove(const char **statement, const char **why, claim_fault_t *fault, arena_t *A, const compiled_t *C,
                     size_t link);

#endif
