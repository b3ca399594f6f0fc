/* SPDX-License-Identifier: MIT
**
** integers -- a link about integers, by induction or at every point (docs/certificates.md, section 4.5).
**
** The class: terms of declared integers as a box has them, with binomial coefficients, sums and products over an index;
** hypotheses, and what `equality` says of one link, are relations of such terms. Relations <= >= = < >.
*/
#ifndef LEMMATA_PROVE_INTEGERS_H
#define LEMMATA_PROVE_INTEGERS_H

#include "proofs/claims/compile.h"
#include "proofs/prove/deadline.h"

#include <jansson.h>

/* The statement of the link; NULL outside the class. */
const char *integers_statement(arena_t *A, const compiled_t *C, size_t link);
/* The member `proof`; NULL: none found by then. *statement is set where the link is of the class. */
json_t *integers_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until);

#endif
