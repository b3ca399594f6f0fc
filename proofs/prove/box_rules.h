/* SPDX-License-Identifier: MIT
**
** box_rules -- f >= 0 on an open box, contact included: the search for a tree of the rules of docs/certificates.md, section 4.
**
** Subdivision alone never ends where f touches 0. Derivatives do: at a contact set v = phi either f_v/(v - phi) >= 0 or f_vv >= 0, and after one or
** two derivatives a logarithm has become a rational function, whose numerator factors. Depth (derivatives) and splits grow from a little to a stated
** limit, within a stated time; a tree found is a proposal, recomputed by the checker.
*/
#ifndef LEMMATA_BOX_RULES_H
#define LEMMATA_BOX_RULES_H

#include "proofs/prove/box_term.h"

#include <jansson.h>

/* The tree, a new reference; NULL: none found in this time. */
json_t *box_search(algebra_t *R, const form_t *f, const domain_t *B, double seconds);

/* --- box_sample.c ---------------------------------------------------------------------------------------------- */

/* In doubles, at points that lean towards faces and diagonals: false when f is negative at one beyond what rounding explains. */
bool looks_nonnegative(const algebra_t *R, const form_t *f, const domain_t *B, unsigned points);
/* Points of the one name of B where f seems to change its sign, as rationals; their number. */
unsigned sign_changes(mpq_ptr *at, unsigned most, algebra_t *R, const form_t *f, const domain_t *B, unsigned name);

#endif
