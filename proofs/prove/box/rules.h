/* SPDX-License-Identifier: MIT
**
** box_rules -- f >= 0 on an open box, contact included: the search for a tree of the rules of docs/certificates.md,
** section 4.
**
** Subdivision alone never ends where f touches 0. Derivatives do: at a contact set v = phi either f_v/(v - phi) >= 0 or
** f_vv >= 0, and after one or two derivatives a logarithm has become a rational function, whose numerator factors.
** Depth (derivatives) and splits grow from a little to a stated limit, within a stated time; a tree found is a
** proposal, recomputed by the checker.
*/
#ifndef LEMMATA_BOX_RULES_H
#define LEMMATA_BOX_RULES_H

#include "proofs/prove/box/term.h"
#include "proofs/prove/deadline.h"

#include <jansson.h>

/* The tree, a new reference; names from `declared` on are new in the certificate. NULL: none found by then. */
json_t *box_search(algebra_t *R, unsigned declared, const form_t *f, const domain_t *B, deadline_t until);

/* f >= 0 for v below w, by the node `below` in a name u that f has not: v = lo + (w - lo) u, 0 < u < 1, or v = w - u, 0
** < u, where v has no lower end (below.c). NULL: the range of v has its ends not around those of w, or none found by
** then. */
json_t *box_below(algebra_t *R, unsigned declared, unsigned u, const form_t *f, unsigned v, unsigned w,
                  const domain_t *B, deadline_t until);

/* A case of absolute values: u = inside[i] is taken for -u where the bit i of minus is set. */
typedef struct { const form_t *const *inside; unsigned absolutes, minus; const domain_t *B; } case_t;
/* f >= 0 where the case's signs are so, by nodes `part`, at most `more` of them (parts.c); NULL: none found by then. */
json_t *box_parts(algebra_t *R, unsigned declared, const case_t *at, const form_t *f, unsigned more, deadline_t until);

/* --- logs.c ------------------------------------------------------------------------------------------------ */

/* The factored arguments, defined on B, in names that are declared alone (name < 0), or with this new one. */
json_t *box_logs(algebra_t *R, unsigned declared, int name, const domain_t *B);
/* One more, a term of the statement by its text: a polynomial that is positive on B is written so that this is seen. */
void box_logs_add_writing(json_t *logs, algebra_t *R, const char *text, const form_t *u, const domain_t *B);
/* Takes the tree over: each inversion, each order of two numbers, has a name of its own. */
json_t *box_names_apart(arena_t *A, json_t *tree);

/* --- sample.c ---------------------------------------------------------------------------------------------- */

/* In doubles, at points that lean towards faces and diagonals: false when f is negative at one beyond what rounding
** explains. */
bool looks_nonnegative(const algebra_t *R, const form_t *f, const domain_t *B, unsigned points);
/* Points of the one name of B where f seems to change its sign, as rationals; their number. */
unsigned sign_changes(mpq_ptr *at, unsigned most, algebra_t *R, const form_t *f, const domain_t *B, unsigned name);

#endif
