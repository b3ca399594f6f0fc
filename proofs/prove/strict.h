/* SPDX-License-Identifier: MIT
**
** strict -- a link that is strict, everywhere or `unless FACT`, by a margin m (docs/certificates.md, section 4.4): m >
** 0 where the fact is not so, L + m <= R.
**
** The class: what box, letterwise and binary have, and one equation: of numbers, A = B, or of two laws, P = Q. Margins
** are powers of A - B, times what is positive inside the ranges of numbers, and of TV(P,Q). Outside it, silence.
*/
#ifndef LEMMATA_PROVE_STRICT_H
#define LEMMATA_PROVE_STRICT_H

#include "proofs/claims/compile.h"
#include "proofs/prove/deadline.h"

#include <jansson.h>

/* Does the link say L < R, everywhere or unless something is so? */
bool strict_link(const compiled_t *C, size_t link);
/* Its statement; NULL outside the class. */
const char *strict_statement(arena_t *A, const compiled_t *C, size_t link);
/* The member `proof`; NULL: none found by then. *statement is set where the link is of the class. */
json_t *strict_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until);

#endif
