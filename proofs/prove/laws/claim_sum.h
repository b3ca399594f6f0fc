/* SPDX-License-Identifier: MIT
**
** claim_sum -- a link of a claim as a relation between sums over letters: identities, and slacks that are sums of
** divergences.
**
** The class: laws and tables of one letter, and numbers in ranges whose ends are constants; sums over one letter at a
** time, means, entropies, KL and Jeffreys divergences; products, quotients by what is shown not to be 0, whole powers,
** powers and logarithms of what is shown positive, exponentials; definitions are expanded. Hypotheses are that a law or
** a table is positive, and relations of this class. Within it an identity is decided: the sides are one fraction in
** sums of monomials, or differ for some laws and tables unless a further relation holds between logarithms that are no
** atoms here. A slack is tried as c KL(A||B), with one more divergence or hypothesis, A and B from those of the claim,
** the declared laws, and their tilts by its positive tables. Outside it, silence.
*/
#ifndef LEMMATA_CLAIM_SUM_H
#define LEMMATA_CLAIM_SUM_H

#include "proofs/claims/compile.h"
#include "proofs/prove/deadline.h"

#include <jansson.h>

/* The member `proof` of an identity ({}) or of a sum of divergences; NULL: none found. *statement is set where the link
** is of the class; *reason: identity, gibbs. */
json_t *sum_prove(const char **statement, const char **reason, arena_t *A, const compiled_t *C, size_t link,
                  deadline_t until);
/* The statement of the link; NULL outside the class. */
const char *sum_statement(arena_t *A, const compiled_t *C, size_t link);
/* The same of a link whose reason cites: with extremes, total variations, roots and strict relations. */
const char *cite_statement(arena_t *A, const compiled_t *C, size_t link);

#endif
