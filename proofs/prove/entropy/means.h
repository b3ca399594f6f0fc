/* SPDX-License-Identifier: MIT
**
** means -- links of a factorised law: entropies given values, means over letters and outcomes, extremes, the best rule
** (docs/certificates.md, section 3.1). The search goes by the shape of both sides; the checker alone judges what it
** finds.
*/
#ifndef LEMMATA_PROVE_MEANS_H
#define LEMMATA_PROVE_MEANS_H

#include "proofs/claims/compile.h"
#include "proofs/prove/deadline.h"

#include <jansson.h>

const char *means_statement(arena_t *A, const compiled_t *C, size_t link);
/* The member `proof`; NULL: none was found. *statement is set where the link is of the class. */
json_t *means_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until);

#endif
