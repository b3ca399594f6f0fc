/* SPDX-License-Identifier: MIT
**
** intervals -- KL of the best of N draws from the law that they are from: at most a term in N. Along the order of the
** rewards the best has the distribution function t^N where the law's is t, so that it is what docs/certificates.md
** calls intervals (section 6.4).
*/
#ifndef LEMMATA_INTERVALS_H
#define LEMMATA_INTERVALS_H

#include "proofs/claims/compile.h"
#include "proofs/prove/deadline.h"

#include <jansson.h>

/* The statement of the link; NULL outside the class. */
const char *intervals_statement(arena_t *A, const compiled_t *C, size_t link);
/* The member `proof`; NULL: none. *statement is set where the link is of the class. */
json_t *intervals_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until);

#endif
